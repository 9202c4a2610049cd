//! What is not read, and says why; and what is read although something is odd about it.

use crate::kinds::{ALL, Kind};
use records::Manifest;
use records::Unreadable::{self, Broken, Newer};
use serde_json::{Map, Value, json};

#[track_caller]
fn check(kind: &Kind, schema: u32, body: &str, expected: Result<&str, Unreadable>) {
    let expected = expected.map(str::to_owned);
    assert_eq!(
        (kind.again)(schema, body),
        expected,
        "{}: {body}",
        kind.name
    );
}

fn fields(kind: &Kind) -> Map<String, Value> {
    serde_json::from_str(kind.full()).expect("an object")
}

fn kind(name: &str) -> &'static Kind {
    const KINDS: &[Kind] = &ALL;
    KINDS.iter().find(|kind| kind.name == name).expect("a kind")
}

/// The full body of a kind, with one field put to something else.
#[track_caller]
fn with(name: &str, field: &str, value: Value, expected: Result<(), Unreadable>) {
    let kind = kind(name);
    let mut body = fields(kind);
    *body.get_mut(field).expect("a field") = value;
    let body = Value::from(body).to_string();
    assert_eq!(
        (kind.again)(kind.schema, &body).map(drop),
        expected,
        "{name}: {body}"
    );
}

#[test]
fn a_body_of_any_kind_is_read_or_says_why_not() {
    let read = |kind: &str, schema, body: &str| records::read_any(kind, schema, body);
    for kind in &ALL {
        let name = kind.name;
        assert_eq!(read(name, kind.schema, kind.full()), Ok(()), "{name}");
        assert_eq!(read(name, kind.schema, "[]"), Err(Broken), "{name}");
        assert_eq!(read(name, kind.schema + 1, "{}"), Err(Newer), "{name}");
    }
    assert_eq!(read("of-the-future", 1, "{}"), Err(Newer));
}

#[test]
fn a_newer_schema_is_left_alone_whatever_it_holds() {
    for kind in &ALL {
        for body in [kind.full(), "{}", "[]", "no JSON", ""] {
            check(kind, kind.schema + 1, body, Err(Newer));
            check(kind, u32::MAX, body, Err(Newer));
        }
    }
}

#[test]
fn what_is_no_object_is_broken() {
    for kind in &ALL {
        for body in [
            "", "null", "true", "1", "\"text\"", "[]", "{}", "{", "no JSON",
        ] {
            check(kind, kind.schema, body, Err(Broken));
        }
    }
}

#[test]
fn a_body_that_was_cut_is_broken() {
    for kind in &ALL {
        let body = kind.full();
        let cuts = body.char_indices().map(|(at, _)| at);
        for at in cuts {
            check(kind, kind.schema, &body[..at], Err(Broken));
        }
    }
}

#[test]
fn only_what_may_be_absent_may() {
    for kind in &ALL {
        for (name, _) in fields(kind) {
            let may = kind.optional.contains(&name.as_str());
            let mut body = fields(kind);
            body.remove(&name);
            let absent = (kind.again)(kind.schema, &Value::from(body.clone()).to_string());
            assert_eq!(absent.is_ok(), may, "{} without {name}", kind.name);
            body.insert(name.clone(), Value::Null);
            let null = (kind.again)(kind.schema, &Value::from(body).to_string());
            assert_eq!(null, absent, "{} with {name} null", kind.name);
        }
    }
}

#[test]
fn a_field_of_another_type_is_broken() {
    let others = [
        json!(true),
        json!(1.5),
        json!("x"),
        json!(["x"]),
        json!({"x": 1}),
    ];
    for kind in &ALL {
        for (name, value) in fields(kind) {
            let wrong = others
                .iter()
                .filter(|other| std::mem::discriminant(*other) != std::mem::discriminant(&value));
            for wrong in wrong {
                let mut body = fields(kind);
                body.insert(name.clone(), wrong.clone());
                check(
                    kind,
                    kind.schema,
                    &Value::from(body).to_string(),
                    Err(Broken),
                );
            }
        }
    }
}

/// A later build may add a field without a new schema, as long as this one may pass over it.
#[test]
fn fields_that_nobody_knows_are_passed_over() {
    for kind in &ALL {
        let mut body = fields(kind);
        for value in body.values_mut() {
            if let Value::Object(inner) = value {
                inner.insert("added_later".into(), json!(1));
            }
        }
        body.insert("added_later".into(), json!({"any": ["thing", null]}));
        check(
            kind,
            kind.schema,
            &Value::from(body).to_string(),
            Ok(kind.full()),
        );
    }
}

#[test]
fn fields_may_stand_in_any_order_with_any_space() {
    for kind in &ALL {
        let body: Vec<_> = fields(kind)
            .into_iter()
            .rev()
            .map(|(name, value)| format!("\n  {} : {value}", Value::from(name)))
            .collect();
        check(
            kind,
            kind.schema,
            &format!("{{{}\n}} ", body.join(" ,")),
            Ok(kind.full()),
        );
    }
}

#[test]
fn a_name_that_nobody_knows_is_broken() {
    for (kind, field) in [
        ("session", "setting"),
        ("session", "medicine"),
        ("session", "standing"),
        ("checklist-mark", "mark"),
        ("checklist-item", "group"),
        ("checklist-order", "group"),
        ("ride-answer", "gate"),
        ("ride-answer", "answer"),
        ("clinic-rule", "topic"),
        ("clinic-rule", "state"),
        ("session-cancelled", "given"),
        ("put-off", "card"),
        ("intention", "shape"),
        ("intention-draft", "shape"),
        ("intention-version", "shape"),
        ("team-question", "origin"),
        ("ready-answer", "topic"),
        ("ready-answer", "word"),
        ("calendar-given", "whose"),
        ("visit", "kind"),
        ("visit", "way"),
        ("visit", "standing"),
        ("visit-note", "line"),
    ] {
        for name in ["", "Clinic", "TICKED", " yes", "morning "] {
            with(kind, field, json!(name), Err(Broken));
        }
    }
}

#[test]
fn a_number_out_of_range_is_broken() {
    for (kind, field) in [
        ("entry", "written"),
        ("entry", "edited"),
        ("intention", "kept_at"),
        ("ride-answer", "at"),
        ("attachment", "made_at"),
        ("session-cancelled", "at"),
        ("pause", "at"),
        ("intention-version", "kept_at"),
        ("clinic-candidate", "made_at"),
        ("clinic-candidate", "chosen_at"),
        ("team-question", "asked_at"),
        ("team-question", "answered_at"),
        ("ready-answer", "at"),
        ("calendar-given", "at"),
        ("calendar-given", "sequence"),
    ] {
        with(kind, field, json!(i64::MAX), Err(Broken));
        with(kind, field, json!(u64::MAX), Err(Broken));
        with(kind, field, json!(0), Ok(()));
    }
    with("session", "length_minutes", json!(-1), Err(Broken));
    with("session", "length_minutes", json!(65_536), Err(Broken));
    with("session", "travel_minutes", json!(65_535), Ok(()));
    with("visit", "length_minutes", json!(65_536), Err(Broken));
    with(
        "session",
        "offset_seconds",
        json!(i64::from(i32::MAX) + 1),
        Err(Broken),
    );
    with(
        "entry",
        "offset_seconds",
        json!(i64::from(i32::MIN) - 1),
        Err(Broken),
    );
    for step in [-1, 0, 5, 257] {
        with("intention-draft", "step", json!(step), Err(Broken));
    }
    let prompt = json!({"slug": "a", "text": "b", "language": "en", "version": -1});
    with("entry", "prompt", prompt, Err(Broken));
}

#[test]
fn a_time_that_no_clock_shows_is_broken() {
    for written in [
        "",
        "2026-03-15",
        "10:00:00",
        "2026-02-30T10:00:00",
        "2026-13-01T10:00:00",
        "2026-03-15T24:00:00",
        "2026-03-15T10:60:00",
        "2026-03-15 10:00:00",
        "2026-03-15T10:00:00Z",
        "tomorrow",
    ] {
        with("session", "local", json!(written), Err(Broken));
        with("ride-answer", "session_local", json!(written), Err(Broken));
    }
    for written in ["", "2026-05", "2026-02-30", "May 1", "2026-05-01T10:00:00"] {
        with("clinic-rule", "on", json!(written), Err(Broken));
        with("put-off", "on", json!(written), Err(Broken));
    }
    for written in ["", "25:00:00", "13:61:00", "1 pm", "13"] {
        with("ride", "pickup", json!(written), Err(Broken));
    }
    with("ride", "person", json!({"name": "Sam"}), Err(Broken));
    with("ride", "person", json!({"phone": ""}), Err(Broken));
    with("checklist-order", "keys", json!(["a", 1]), Err(Broken));
}

#[test]
fn an_attachment_that_could_not_be_told_from_another_is_broken() {
    let (id, key) = ("0a".repeat(16), "0b".repeat(32));
    for wrong in ["", &id[1..], &format!("{id}0"), &id.to_uppercase(), &key] {
        with("attachment", "attachment", json!(wrong), Err(Broken));
    }
    for wrong in ["", &key[1..], &key.to_uppercase(), &id] {
        with("attachment", "key", json!(wrong), Err(Broken));
    }
    for extent in [
        json!({}),
        json!({"bytes": 1}),
        json!({"chunks": 1}),
        json!({"bytes": -1, "chunks": 1}),
        json!({"bytes": 1, "chunks": -1}),
        json!({"bytes": 1, "chunks": 4_294_967_296_u64}),
    ] {
        with("attachment", "extent", extent, Err(Broken));
    }
}

/// What a build cannot read may name attachments, and they must not be taken for nobody's.
#[test]
fn what_names_no_attachment_is_known_for_sure() {
    #[track_caller]
    fn check(kind: &str, schema: u32, body: &str, expected: Result<bool, Unreadable>) {
        let found = Manifest::of_any(kind, schema, body);
        assert_eq!(found.map(|one| one.is_some()), expected, "{kind} {schema}");
    }
    for kind in ALL.iter().filter(|kind| kind.name != "attachment") {
        check(kind.name, kind.schema, kind.full(), Ok(false));
        check(kind.name, kind.schema, "no JSON", Ok(false));
        check(kind.name, kind.schema + 1, kind.full(), Err(Newer));
    }
    let body = kind("attachment").full();
    check("attachment", 1, body, Ok(true));
    check("attachment", 1, "{}", Err(Broken));
    check("attachment", 2, body, Err(Newer));
    check("of-the-future", 1, body, Err(Newer));
}
