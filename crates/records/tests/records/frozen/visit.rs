//! Visits, and the lines that are kept about them.

use super::*;
use domain::visit::{Kind, Line, Visit, Way};
use records::VisitNote;

#[test]
fn visits() {
    let plain = Visit {
        kind: Kind::HealthCheck,
        way: Way::InPerson,
        local: local("2027-12-31T00:00:00"),
        zone: "Europe/Madrid".into(),
        offset_seconds: None,
        length_minutes: 5,
        place: String::new(),
        standing: Standing::Cancelled,
    };
    let of = |kind| Visit {
        kind,
        ..plain.clone()
    };
    check(
        kinds::VISIT,
        &[
            Visit {
                kind: Kind::Integration,
                way: Way::Video,
                local: local("2026-11-01T01:30:00"),
                zone: "America/New_York".into(),
                offset_seconds: Some(-18_000),
                length_minutes: 50,
                place: ODD.into(),
                standing: Standing::Planned,
            },
            plain.clone(),
            of(Kind::Preparation),
            of(Kind::FollowUp),
            Visit {
                length_minutes: 1440,
                ..of(Kind::Group)
            },
        ],
    );
}

#[test]
fn notes() {
    let note = |line, text: &str| VisitNote {
        visit: id(),
        line,
        text: text.into(),
    };
    check(
        kinds::VISIT_NOTE,
        &[
            note(Line::First, ODD),
            note(Line::Second, ""),
            note(Line::Third, "The dream"),
            note(Line::Agreed, "To walk on Tuesdays"),
            note(Line::Step, "Walk"),
        ],
    );
}

#[test]
fn natural_names() {
    assert_eq!(
        VisitNote::name("ab12", Line::Agreed),
        "visit-note/ab12/agreed"
    );
    check_name("visit", kinds::VISIT, None);
    let first = format!("visit-note/{SESSION}/say-1");
    check_name("visit-note", kinds::VISIT_NOTE, Some(&first));
}
