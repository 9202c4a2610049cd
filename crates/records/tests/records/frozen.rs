//! Bodies of every schema as they lie on phones: today's code reads them, and writes the same bytes.
//!
//! A file in `vectors/` is never edited. A new schema gets files of its own, and these keep reading.

mod calendar;
mod care;
mod form;
mod intention;
mod path;
mod ride;
mod team;
mod visit;

use crate::kinds::{self, ALL};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use domain::checklist::{self, Group};
use domain::clinic::{Numbers, Topic};
use domain::copy::{Known, LastCopy, Made};
use domain::journal::{Entry, Prompt};
use domain::lock::Habits;
use domain::session::{Medicine, Session, Setting, Standing};
use domain::today::Card;
use records::{
    Cancelling, ClinicRule, Extent, FormDraft, Intention, IntentionDraft, Kept, Left, Manifest,
    Mark, Order, OwnItem, Ride,
};
use std::fmt::Debug;

const SESSION: &str = "0123456789abcdef0123456789abcdef";

/// Quotes, line breaks, markup, an emoji of several parts, right to left, accents, a control.
const ODD: &str = "\"Sí\"\n\t<script>alert(1)</script> 👩‍👧 مرحبا e\u{301} \\ \u{1}";

#[track_caller]
fn check<T: Kept + Debug>(frozen: &str, values: &[T]) {
    check_schema(1, frozen, values);
}

#[track_caller]
fn check_schema<T: Kept + Debug>(schema: u32, frozen: &str, values: &[T]) {
    assert_eq!(frozen.lines().count(), values.len(), "as many as frozen");
    for (body, value) in frozen.lines().zip(values) {
        assert_eq!(T::decode(schema, body).as_ref(), Ok(value), "{body}");
        if T::SCHEMA == schema {
            assert_eq!(value.encode(), body);
        }
    }
}

fn at(milliseconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(milliseconds).expect("a moment")
}

fn local(written: &str) -> NaiveDateTime {
    written.parse().expect("a local time")
}

fn time(written: &str) -> NaiveTime {
    written.parse().expect("a time of day")
}

fn id() -> String {
    SESSION.to_owned()
}

#[test]
fn sessions() {
    let plain = Session {
        setting: Setting::Home,
        medicine: Medicine::NotSure,
        local: local("2027-12-31T00:00:00"),
        zone: "Europe/Madrid".into(),
        offset_seconds: None,
        length_minutes: 5,
        place: String::new(),
        travel_minutes: None,
        standing: Standing::Cancelled,
    };
    check(
        kinds::SESSION,
        &[
            Session {
                setting: Setting::Clinic,
                medicine: Medicine::Ketamine,
                local: local("2026-11-01T01:30:00"),
                zone: "America/New_York".into(),
                offset_seconds: Some(-18_000),
                length_minutes: 120,
                place: ODD.into(),
                travel_minutes: Some(25),
                standing: Standing::Planned,
            },
            plain.clone(),
            Session {
                setting: Setting::Unlicensed,
                medicine: Medicine::Spravato,
                length_minutes: 1440,
                travel_minutes: Some(0),
                ..plain
            },
        ],
    );
}

#[test]
fn marks() {
    let mark = |item: &str, mark| Mark {
        session: id(),
        item: item.into(),
        mark,
    };
    check(
        kinds::MARK,
        &[
            mark("pack-socks", Some(checklist::Mark::Ticked)),
            mark("pack-socks", Some(checklist::Mark::Hidden)),
            mark("fedcba9876543210fedcba9876543210", None),
        ],
    );
}

#[test]
fn own_items() {
    let item = |group, text: &str| OwnItem {
        session: id(),
        group,
        text: text.into(),
    };
    check(
        kinds::OWN_ITEM,
        &[
            item(Group::WeekBefore, ODD),
            item(Group::ThreeDaysBefore, "Feed the cat"),
            item(Group::NightBefore, "Feed the cat"),
            item(Group::Morning, "Feed the cat"),
            item(Group::Arrival, "Feed the cat"),
            item(Group::After, "Feed the cat"),
        ],
    );
}

#[test]
fn orders() {
    let order = |group, keys: &[&str]| Order {
        session: id(),
        group,
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
    };
    check(
        kinds::ORDER,
        &[
            order(Group::Morning, &["eat-light", SESSION, "pack-socks"]),
            order(Group::After, &[]),
        ],
    );
}

#[test]
fn entries() {
    check(
        kinds::ENTRY,
        &[
            Entry {
                text: ODD.into(),
                written: at(1_773_568_800_123),
                offset_seconds: -14_400,
                edited: Some(at(1_773_572_400_000)),
                prompt: Some(Prompt {
                    slug: "one-image".into(),
                    text: "What one image stays with you?".into(),
                    language: "en".into(),
                    version: 1,
                }),
                session: Some(id()),
            },
            Entry {
                text: String::new(),
                written: at(-1),
                offset_seconds: 20_700,
                edited: None,
                prompt: None,
                session: None,
            },
        ],
    );
}

#[test]
fn clinic_numbers() {
    check(
        kinds::CLINIC_NUMBERS,
        &[
            Numbers {
                day: "+1 555 010 0100".into(),
                after_hours: ODD.into(),
                ..Numbers::default()
            },
            Numbers::default(),
        ],
    );
}

#[test]
fn clinic_numbers_of_schema_2() {
    check_schema(
        2,
        kinds::CLINIC_NUMBERS_2,
        &[
            Numbers {
                day: "+1 555 010 0100".into(),
                after_hours: ODD.into(),
                is_open: true,
                ..Numbers::default()
            },
            Numbers::default(),
        ],
    );
}

#[test]
fn clinic_numbers_of_schema_3() {
    check_schema(
        3,
        kinds::CLINIC_NUMBERS_3,
        &[
            Numbers {
                day: "+1 555 010 0100".into(),
                after_hours: ODD.into(),
                has_no_after_hours: true,
                by: ODD.into(),
                on: NaiveDate::from_ymd_opt(2026, 3, 12),
                is_open: true,
            },
            Numbers::default(),
        ],
    );
}

/// What lies readable without unlocking names nobody, and is read by every app since schema 2.
#[test]
fn open_numbers_name_nobody() {
    let mut numbers = Numbers {
        day: "+1 555 010 0100".into(),
        after_hours: ODD.into(),
        is_open: true,
        ..Numbers::default()
    };
    let nameless = numbers.clone();
    numbers.by = "Ana".into();
    numbers.on = NaiveDate::from_ymd_opt(2026, 3, 12);
    let body = records::open_numbers(&numbers);
    assert_eq!(Some(body.as_str()), kinds::CLINIC_NUMBERS_2.lines().next());
    assert_eq!(records::read_open_numbers(&body), Ok(nameless));
}

/// Under these names records lie on phones; none may ever change.
#[test]
fn names_of_kinds() {
    let names = ALL.map(|kind| (kind.name, kind.schema));
    assert_eq!(
        names,
        [
            ("session", 1),
            ("checklist-mark", 1),
            ("checklist-item", 1),
            ("checklist-order", 1),
            ("intention", 2),
            ("intention-draft", 2),
            ("ride", 3),
            ("ride-answer", 2),
            ("entry", 1),
            ("clinic-numbers", 3),
            ("lock-habits", 2),
            ("copy-made", 2),
            ("form-draft", 1),
            ("attachment", 1),
            ("clinic-rule", 1),
            ("session-cancelled", 1),
            ("pause", 1),
            ("series-end", 1),
            ("put-off", 1),
            ("clinic-candidate", 1),
            ("candidate-answer", 1),
            ("about-me", 1),
            ("team-question", 1),
            ("ready-answer", 1),
            ("bag-thing", 1),
            ("intention-version", 1),
            ("left-clinic", 1),
            ("wait", 1),
            ("calendar-given", 1),
            ("reminder-wishes", 1),
            ("visit", 1),
            ("visit-note", 1),
        ]
    );
    for (name, schema) in names {
        assert!(records::is_known(name, 0) && records::is_known(name, schema));
        assert!(!records::is_known(name, schema + 1), "{name}");
    }
    assert!(!records::is_known("of-the-future", 1));
}

/// From these names ids are derived: another name would be another record.
#[test]
fn natural_names() {
    assert_eq!(Mark::name("ab12", "pack-socks"), "mark/ab12/pack-socks");
    assert_eq!(Order::name("ab12", Group::Morning), "order/ab12/morning");
    assert_eq!(Intention::name("ab12"), "intention/ab12");
    assert_eq!(IntentionDraft::name("ab12"), "draft/intention/ab12");
    assert_eq!(FormDraft::name("ride/ab12"), "form-draft/ride/ab12");
    assert_eq!(Ride::name("ab12"), "ride/ab12");
    assert_eq!(Left::name("ab12"), "left/ab12");
    assert_eq!(records::NUMBERS, "clinic/numbers");
    assert_eq!(records::HABITS, "lock/habits");
    assert_eq!(records::LAST_COPY, "copy/last");
    assert_eq!(ClinicRule::name(Topic::RideShare), "rule/ride-share");
    assert_eq!(Cancelling::name("ab12"), "cancelled/ab12");
    assert_eq!(records::put_off_name(Card::CheckIn), "put-off/check-in");
    assert_eq!(records::PAUSE, "path/pause");
    assert_eq!(records::SERIES_END, "path/series-end");
}

/// The natural name that is read out of the first frozen body of a kind.
#[track_caller]
fn check_name(kind: &str, frozen: &str, expected: Option<&str>) {
    let body = frozen.lines().next().expect("a body");
    let schema = ALL
        .iter()
        .find(|one| one.name == kind)
        .map_or(1, |one| one.schema);
    let name = records::natural_name(kind, schema, body);
    assert_eq!(name.as_deref(), expected, "{kind}");
}

/// What exists once is known by its natural name, whatever id it had on another phone.
#[test]
fn natural_names_are_read_out_of_records() {
    let check = check_name;
    let of = |start: &str| format!("{start}/{SESSION}");
    check("ride", kinds::RIDE_3, Some(&of("ride")));
    check("left-clinic", kinds::LEFT, Some(&of("left")));
    check("wait", kinds::WAIT, None);
    check("intention", kinds::INTENTION_2, Some(&of("intention")));
    check(
        "intention-draft",
        kinds::INTENTION_DRAFT_2,
        Some(&of("draft/intention")),
    );
    check(
        "form-draft",
        kinds::FORM_DRAFT,
        Some(&of("form-draft/ride")),
    );
    check(
        "checklist-mark",
        kinds::MARK,
        Some(&format!("{}/pack-socks", of("mark"))),
    );
    check(
        "clinic-numbers",
        kinds::CLINIC_NUMBERS_3,
        Some("clinic/numbers"),
    );
    check("lock-habits", kinds::LOCK_HABITS, Some("lock/habits"));
    check("copy-made", kinds::COPY_MADE_2, Some("copy/last"));
    check("attachment", kinds::ATTACHMENT, None);
    check("clinic-rule", kinds::CLINIC_RULE, Some("rule/touch"));
    check(
        "session-cancelled",
        kinds::SESSION_CANCELLED,
        Some(&of("cancelled")),
    );
    check("pause", kinds::PAUSE, Some("path/pause"));
    check("series-end", kinds::SERIES_END, Some("path/series-end"));
    check("put-off", kinds::PUT_OFF, Some("put-off/ride"));
    check("entry", kinds::ENTRY, None);
    check("session", kinds::SESSION, None);
    check("of-the-future", "{}", None);
    assert_eq!(records::natural_name("ride", 9, "{}"), None);
}
