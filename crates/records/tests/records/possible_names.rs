//! What an erased record may have been called: the name that a body of its kind has is among them.

use crate::kinds::{ALL, Kind};
use records::{NameParts, natural_name};

/// The sessions, visits and clinics of the frozen bodies.
const ID: &str = "0123456789abcdef0123456789abcdef";

const OTHER: &str = "fedcba9876543210fedcba9876543210";

/// As in the frozen bodies; content has more.
fn parts() -> NameParts {
    let mut parts = NameParts::new(["pack-socks"], ["layers"], ["night", "watching"]);
    let known = [
        ("session", ID),
        ("visit", ID),
        ("clinic-candidate", OTHER),
        ("checklist-item", OTHER),
        ("bag-thing", OTHER),
    ];
    for (kind, id) in [known, known].concat() {
        parts.take(kind, id);
    }
    parts
}

/// The names of all frozen bodies of a kind.
fn frozen(kind: &Kind) -> Vec<String> {
    let bodies = kind.frozen.lines();
    bodies
        .filter_map(|body| natural_name(kind.name, kind.schema, body))
        .collect()
}

#[test]
fn the_name_of_each_frozen_body_is_among_them() {
    let mut missing = Vec::new();
    for kind in &ALL {
        let possible = parts().names(kind.name);
        let names = frozen(kind).into_iter();
        missing.extend(names.filter(|name| !possible.contains(name)));
    }
    // The names of screens' forms, and slugs that this build does not know.
    let impossible = [
        &format!("form-draft/ride/{ID}"),
        "form-draft/clinic/numbers",
        &format!("candidate/{OTHER}/of-the-future"),
        "about/of-the-future",
    ];
    assert_eq!(missing, impossible);
}

#[test]
fn every_kind_with_a_natural_name_has_some_but_forms() {
    for kind in &ALL {
        let has_name = !frozen(kind).is_empty();
        let has_some = !parts().names(kind.name).is_empty();
        assert_eq!(
            has_some,
            has_name && kind.name != "form-draft",
            "{}",
            kind.name
        );
    }
}

#[test]
fn they_are_built_from_what_is_known_and_nothing_twice() {
    let none = NameParts::default();
    assert_eq!(none.names("ride"), Vec::<String>::new());
    assert_eq!(none.names("pause"), ["path/pause"]);
    assert_eq!(parts().names("ride"), [format!("ride/{ID}")]);
    assert_eq!(
        parts().names("calendar-given"),
        [
            format!("calendar/{ID}/mine"),
            format!("calendar/{ID}/driver")
        ]
        .into_iter()
        .chain([
            format!("calendar/{ID}/mine"),
            format!("calendar/{ID}/driver")
        ])
        .collect::<Vec<_>>(),
        "of a session and of a visit"
    );
    assert_eq!(
        parts().names("checklist-mark"),
        ["pack-socks", "bag-layers", OTHER, &format!("bag-{OTHER}")]
            .map(|item| format!("mark/{ID}/{item}"))
    );
    assert_eq!(parts().names("entry"), Vec::<String>::new());
}
