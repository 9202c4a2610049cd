//! Visits: the form, when Today speaks of one, and what counts as written.

use domain::session::{Fold, Problem as Of, Standing};
use domain::visit::{
    Draft, Kind, Line, Noted, Notice, Problem, Stage, Visit, Way, due, talk_after,
};
use proptest::prelude::*;

use crate::world::*;

mod clocks;

/// Therapy on a screen, 50 minutes.
#[track_caller]
fn visit(start: &str, zone: Tz) -> Visit {
    Visit {
        kind: Kind::Integration,
        way: Way::Video,
        local: local(start),
        zone: zone.0.name().to_owned(),
        offset_seconds: None,
        length_minutes: 50,
        place: String::new(),
        standing: Standing::Planned,
    }
}

fn draft(date: &str, start: &str) -> Draft {
    Draft {
        kind: Some(Kind::Integration),
        way: Way::Video,
        date: date.into(),
        start: start.into(),
        length_minutes: "50".into(),
        place: String::new(),
        zone: "America/New_York".into(),
        fold: None,
    }
}

#[test]
fn a_full_form_is_a_visit_as_typed() {
    let typed = Draft {
        place: " https://example.org/a ".into(),
        ..draft("2026-05-12", "16:00")
    };
    let made = Visit {
        place: " https://example.org/a ".into(),
        ..visit("2026-05-12 16:00", NEW_YORK)
    };
    assert_eq!(typed.finish(Some(&NEW_YORK)), Ok(made.clone()));
    assert_eq!(Draft::from_visit(&made, Some(&NEW_YORK)), typed);
}

#[track_caller]
fn check(typed: &Draft, expected: &[Problem]) {
    assert_eq!(
        typed.finish(Some(&NEW_YORK)).err().unwrap_or_default(),
        expected
    );
}

#[test]
fn all_problems_come_at_once_in_the_order_of_the_form() {
    check(
        &Draft::default(),
        &[
            Problem::KindMissing,
            Problem::Of(Of::DateMissing),
            Problem::Of(Of::StartMissing),
            Problem::Of(Of::LengthMissing),
        ],
    );
    check(
        &Draft {
            length_minutes: "4".into(),
            ..draft("2026-02-30", "25:00")
        },
        &[
            Problem::Of(Of::DateUnreadable),
            Problem::Of(Of::StartUnreadable),
            Problem::Of(Of::LengthOutOfRange),
        ],
    );
}

#[test]
fn hours_that_are_skipped_or_come_twice_are_asked_about() {
    let skipped = Of::HourSkipped {
        before: local("2026-03-08 01:30"),
        after: local("2026-03-08 03:30"),
    };
    check(&draft("2026-03-08", "02:30"), &[Problem::Of(skipped)]);
    let twice = draft("2026-11-01", "01:30");
    check(&twice, &[Problem::Of(Of::HourTwice)]);
    for (fold, start) in [
        (Fold::Earlier, "2026-11-01 05:30"),
        (Fold::Later, "2026-11-01 06:30"),
    ] {
        let chosen = Draft {
            fold: Some(fold),
            ..twice.clone()
        };
        let visit = chosen.finish(Some(&NEW_YORK)).expect("a visit");
        assert_eq!(visit.start(&NEW_YORK), utc(start));
        assert_eq!(Draft::from_visit(&visit, Some(&NEW_YORK)).fold, Some(fold));
    }
}

/// A form at four in the afternoon, New York, which is 20:00 to 20:50 UTC.
#[track_caller]
fn check_notices(
    sessions: &[(&str, &str)],
    visits: &[(&str, &str)],
    now: &str,
    expected: &[Notice],
) {
    let spans = |spans: &[(&str, &str)]| {
        let spans = spans.iter().map(|(from, to)| (utc(from), utc(to)));
        spans.collect::<Vec<_>>()
    };
    let found =
        draft("2026-05-12", "16:00").notices(&spans(sessions), &spans(visits), utc(now), &NEW_YORK);
    assert_eq!(found, expected);
}

#[test]
fn what_is_odd_is_asked_about_and_allowed() {
    let now = "2026-05-10 12:00";
    check_notices(&[], &[], now, &[]);
    check_notices(&[], &[], "2026-05-12 20:00", &[]);
    check_notices(&[], &[], "2026-05-12 20:01", &[Notice::InThePast]);
    check_notices(&[], &[], "2025-05-10 12:00", &[Notice::FarAhead]);
    // What only touches does not meet, whichever zone it was said in.
    let before = ("2026-05-12 18:00", "2026-05-12 20:00");
    let after = ("2026-05-12 20:50", "2026-05-12 21:40");
    check_notices(&[before], &[after], now, &[]);
    let over = ("2026-05-12 18:00", "2026-05-12 20:01");
    let within = ("2026-05-12 20:10", "2026-05-12 20:20");
    check_notices(&[over], &[], now, &[Notice::WithSession]);
    check_notices(&[], &[within], now, &[Notice::WithVisit]);
    check_notices(
        &[over],
        &[before, within],
        "2026-05-13 00:00",
        &[Notice::InThePast, Notice::WithSession, Notice::WithVisit],
    );
    // Nothing is said of what cannot be read.
    assert_eq!(
        draft("soon", "16:00").notices(&[(utc(now), utc(now))], &[], utc(now), &NEW_YORK),
        []
    );
}

#[test]
fn only_an_address_is_a_link() {
    let link = |place: &str| {
        let visit = Visit {
            place: place.into(),
            ..visit("2026-05-12 16:00", NEW_YORK)
        };
        visit.link().map(str::to_owned)
    };
    for good in ["https://example.org/j/123?pwd=a", " https://example.org "] {
        assert_eq!(link(good).as_deref(), Some(good.trim()));
    }
    for bad in [
        "",
        "12 Elm Street",
        "https://",
        "https:// example.org",
        "https://example.org and the code is 12",
        "http://example.org",
        "javascript:alert(1)",
        "HTTPS://example.org",
        "see https://example.org",
        "https://\u{202e}gro.elpmaxe",
    ] {
        assert_eq!(link(bad), None, "{bad}");
    }
}

#[test]
fn blanks_are_not_written() {
    let noted = Noted::of([
        (Line::First, "The dream"),
        (Line::Second, " \n"),
        (Line::Third, "Sleep"),
        (Line::Agreed, ""),
        (Line::Step, "\u{200b}"),
    ]);
    assert_eq!((noted.to_say, noted.has_agreed), (2, false));
    assert!(Noted::of([(Line::Agreed, "To walk")]).has_agreed);
    assert!(Noted::of([(Line::Step, "Walk")]).has_agreed);
    assert_eq!(Noted::of([]), Noted::default());
}

const NOTHING: Noted = Noted {
    to_say: 0,
    has_agreed: false,
};

/// What Today says of visits, given as start and what is noted, at a moment in New York's May 2026.
#[track_caller]
fn check_due(visits: &[(&str, Noted)], now: &str, expected: Option<(usize, Stage)>) {
    let visits: Vec<_> = visits
        .iter()
        .map(|(start, noted)| (visit(&format!("2026-05-{start}"), NEW_YORK), *noted))
        .collect();
    let each = visits.iter().enumerate();
    let now = domain::time::resolve(local(&format!("2026-05-{now}")), &NEW_YORK).first();
    let found = due(
        each.map(|(place, (visit, noted))| (place, visit, *noted)),
        now,
        None,
        |_| NEW_YORK,
    );
    assert_eq!(found.map(|(place, ask)| (place, ask.stage)), expected);
}

#[test]
fn before_a_visit_until_it_begins_and_after_it_until_the_next_day_ends() {
    let check = |now, expected: Option<Stage>| {
        check_due(
            &[("12 16:00", NOTHING)],
            now,
            expected.map(|stage| (0, stage)),
        );
    };
    check("10 23:59", None);
    check("11 00:00", Some(Stage::Tomorrow));
    check("11 23:59", Some(Stage::Tomorrow));
    check("12 00:00", Some(Stage::Today));
    check("12 03:59", Some(Stage::Today));
    check("12 15:59", Some(Stage::Today));
    check("12 16:00", None);
    check("12 16:49", None);
    check("12 16:50", Some(Stage::After));
    check("14 03:59", Some(Stage::After));
    check("14 04:00", None);
    // One at night is tomorrow until midnight.
    let night = &[("13 02:00", NOTHING)];
    check_due(night, "12 23:59", Some((0, Stage::Tomorrow)));
    check_due(night, "13 00:00", Some((0, Stage::Today)));
}

#[test]
fn what_is_written_is_not_asked_for_again() {
    let said = Noted {
        to_say: 1,
        has_agreed: false,
    };
    let agreed = Noted {
        to_say: 0,
        has_agreed: true,
    };
    check_due(&[("12 16:00", said)], "11 12:00", None);
    check_due(&[("12 16:00", said)], "12 12:00", Some((0, Stage::Today)));
    check_due(&[("12 16:00", said)], "12 18:00", Some((0, Stage::After)));
    check_due(
        &[("12 16:00", agreed)],
        "11 12:00",
        Some((0, Stage::Tomorrow)),
    );
    check_due(&[("12 16:00", agreed)], "12 18:00", None);
}

#[test]
fn of_several_visits_the_most_pressing_is_spoken_of() {
    let [a, b] = [("12 10:00", NOTHING), ("12 16:00", NOTHING)];
    let tomorrow = ("13 09:00", NOTHING);
    check_due(&[b, a], "12 08:00", Some((1, Stage::Today)));
    check_due(&[a, b], "12 12:00", Some((1, Stage::Today)));
    check_due(&[a, b], "12 18:00", Some((1, Stage::After)));
    check_due(&[a, tomorrow], "12 18:00", Some((0, Stage::After)));
    check_due(&[tomorrow], "12 18:00", Some((0, Stage::Tomorrow)));
    // At the same time, the first of the list.
    check_due(&[a, a], "12 08:00", Some((0, Stage::Today)));
    check_due(&[], "12 08:00", None);
}

#[test]
fn a_cancelled_visit_is_not_spoken_of() {
    let cancelled = Visit {
        standing: Standing::Cancelled,
        ..visit("2026-05-12 16:00", NEW_YORK)
    };
    for now in ["2026-05-11 15:00", "2026-05-12 15:00", "2026-05-12 23:00"] {
        let found = due([(0, &cancelled, NOTHING)], utc(now), None, |_| NEW_YORK);
        assert_eq!(found, None);
    }
}

#[test]
fn slugs_lead_back() {
    for kind in Kind::ALL {
        assert_eq!(Kind::from_slug(kind.slug()), Some(kind));
    }
    for line in Line::ALL {
        assert_eq!(Line::from_slug(line.slug()), Some(line));
    }
    assert_eq!(Kind::from_slug("Group"), None);
    assert_eq!(Line::from_slug("say-4"), None);
}

proptest! {
    #[test]
    fn a_visit_goes_through_its_form_unchanged(
        days in 0..40_000_i64, minute in 0..1440_i64, length in 5..=1440_u16, later: bool,
        (kind, which) in (0..5_usize, 0..ZONES.len()),
    ) {
        let zone = ZONES[which];
        let start = local("1960-01-01 00:00") + chrono::TimeDelta::minutes(days * 1440 + minute);
        let typed = Draft {
            kind: Some(Kind::ALL[kind]),
            length_minutes: length.to_string(),
            fold: Some(if later { Fold::Later } else { Fold::Earlier }),
            ..draft(&start.date().to_string(), &start.format("%H:%M").to_string())
        };
        if let Ok(visit) = typed.finish(Some(&zone)) {
            prop_assert_eq!(visit.local, start);
            prop_assert_eq!(Draft::from_visit(&visit, Some(&zone)).finish(Some(&zone)), Ok(visit));
        }
    }

    #[test]
    fn nothing_typed_is_a_fault(date: String, start: String, length: String, place: String) {
        let typed = Draft { date, start, length_minutes: length, place, ..Draft::default() };
        prop_assert!(typed.finish(Some(&MADRID)).is_err());
        let _ = typed.notices(&[], &[], utc("2026-05-10 12:00"), &MADRID);
    }
}

/// A session from ten to one; the talks about it by their number.
#[track_caller]
fn check_talk(visits: &[Visit], expected: Option<usize>) {
    let session = session("2026-05-10 10:00", NEW_YORK);
    let all = visits.iter().enumerate();
    let all = all.map(|(id, visit)| (id, visit, visit.start(&NEW_YORK)));
    assert_eq!(talk_after(all, &session, &NEW_YORK), expected);
}

#[test]
fn a_talk_about_a_session_is_soon_after_it() {
    let talk = |start: &str| Visit {
        kind: Kind::Integration,
        ..visit(start, NEW_YORK)
    };
    check_talk(&[], None);
    for (start, expected) in [
        ("2026-05-09 16:00", None),
        ("2026-05-10 12:59", None),
        ("2026-05-10 13:00", Some(0)),
        ("2026-05-11 16:00", Some(0)),
        // The third day ends at four in the morning.
        ("2026-05-14 03:59", Some(0)),
        ("2026-05-14 04:00", None),
    ] {
        check_talk(&[talk(start)], expected);
    }
    check_talk(
        &[talk("2026-05-13 09:00"), talk("2026-05-11 09:00")],
        Some(1),
    );
    for kind in Kind::ALL {
        let of_kind = Visit {
            kind,
            ..talk("2026-05-11 09:00")
        };
        check_talk(&[of_kind], (kind == Kind::Integration).then_some(0));
    }
    let cancelled = Visit {
        standing: Standing::Cancelled,
        ..talk("2026-05-11 09:00")
    };
    check_talk(&[cancelled, talk("2026-05-12 09:00")], Some(1));
}
