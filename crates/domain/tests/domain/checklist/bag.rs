//! The bag: whose things stand in it, what is left, and when it is packed.

use std::collections::BTreeMap;

use domain::checklist::{BagRow, BagView, Mark, OwnThing, Thing, pack};
use proptest::prelude::*;

const OURS: [&str; 2] = ["id", "water"];

/// `[x] ours:id, [ ] clinic:Socks | left 1`, hidden ones behind a minus.
fn written(view: &BagView) -> String {
    let row = |sign: char, row: &BagRow| {
        let thing = match &row.thing {
            Thing::Ours(slug) => format!("ours:{slug}"),
            Thing::Clinic(line) => format!("clinic:{line}"),
            Thing::Own(text) => format!("own:{text}"),
        };
        format!("[{sign}] {thing}")
    };
    let shown = view.rows.iter();
    let shown = shown.map(|of| row(if of.ticked { 'x' } else { ' ' }, of));
    let rows: Vec<_> = shown
        .chain(view.hidden.iter().map(|of| row('-', of)))
        .collect();
    format!("{} | left {}", rows.join(", "), view.left)
}

fn own(things: &[(&str, &str)]) -> Vec<OwnThing> {
    let thing = |(id, text): &(&str, &str)| OwnThing {
        id: (*id).to_owned(),
        text: (*text).to_owned(),
    };
    things.iter().map(thing).collect()
}

/// Marks by what the rows of a bag are called in `written`.
fn marks(view: &BagView, named: &[(&str, Mark)]) -> BTreeMap<String, Mark> {
    let key = |name: &str| {
        let row = view.rows.iter().find(|row| match &row.thing {
            Thing::Ours(text) | Thing::Clinic(text) | Thing::Own(text) => text == name,
        });
        row.expect("a row").key.clone()
    };
    named
        .iter()
        .map(|(name, mark)| (key(name), *mark))
        .collect()
}

#[track_caller]
fn check(bring: &str, things: &[(&str, &str)], marked: &[(&str, Mark)], expected: &str) {
    let own = own(things);
    let marks = marks(&pack(&OURS, bring, &own, &BTreeMap::new()), marked);
    assert_eq!(written(&pack(&OURS, bring, &own, &marks)), expected);
}

#[test]
fn ours_then_the_clinics_then_the_patients_own() {
    check("", &[], &[], "[ ] ours:id, [ ] ours:water | left 2");
    check(
        "Warm socks\n\n  - Your inhaler \r\n• Warm socks\n \u{200b}\n",
        &[("a1", "A stone")],
        &[],
        "[ ] ours:id, [ ] ours:water, [ ] clinic:Warm socks, [ ] clinic:Your inhaler, \
         [ ] own:A stone | left 5",
    );
    check(
        "Warm socks",
        &[("a1", "A stone")],
        &[
            ("id", Mark::Ticked),
            ("water", Mark::Hidden),
            ("Warm socks", Mark::Ticked),
        ],
        "[x] ours:id, [x] clinic:Warm socks, [ ] own:A stone, [-] ours:water | left 1",
    );
}

#[track_caller]
fn check_packed(ours: &[&str], marked: &[(&str, Mark)], expected: bool) {
    let marks = marks(&pack(ours, "", &[], &BTreeMap::new()), marked);
    assert_eq!(pack(ours, "", &[], &marks).is_packed(), expected);
}

#[test]
fn packed_is_when_nothing_is_left_and_something_is_in_it() {
    check_packed(&[], &[], false);
    check_packed(&OURS, &[("id", Mark::Ticked)], false);
    check_packed(
        &OURS,
        &[("id", Mark::Ticked), ("water", Mark::Ticked)],
        true,
    );
    check_packed(
        &OURS,
        &[("id", Mark::Ticked), ("water", Mark::Hidden)],
        true,
    );
    check_packed(
        &OURS,
        &[("id", Mark::Hidden), ("water", Mark::Hidden)],
        false,
    );
}

fn keys(bring: &str) -> Vec<String> {
    let view = pack(&[], bring, &[], &BTreeMap::new());
    view.rows.into_iter().map(|row| row.key).collect()
}

/// Ticks lie on phones under these keys.
#[test]
fn keys_stay() {
    let view = pack(
        &["id"],
        "Warm socks",
        &own(&[("a1", "Hat")]),
        &BTreeMap::new(),
    );
    let keys_of: Vec<_> = view.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(keys_of, ["bag-id", "bag-line-5e4b879f7f6f5deb", "bag-a1"]);
    assert_eq!(keys("- Warm  socks"), keys("Hat\nWarm socks")[1..]);
    assert_ne!(keys("Warm socks"), keys("Warmsocks"));
    assert_ne!(keys("Warm socks"), keys("warm socks, two pairs"));
}

proptest! {
    #[test]
    fn every_row_has_its_own_key(bring in "[a-c \n•-]{0,24}", ids in prop::collection::btree_set("[0-9a-f]{32}", 0..4)) {
        let own: Vec<_> = ids.into_iter().map(|id| OwnThing { id, text: "x".to_owned() }).collect();
        let view = pack(&OURS, &bring, &own, &BTreeMap::new());
        let mut keys: Vec<_> = view.rows.iter().map(|row| &row.key).collect();
        prop_assert!(keys.iter().all(|key| key.starts_with("bag-")));
        keys.sort();
        keys.dedup();
        prop_assert_eq!(keys.len(), view.rows.len());
        prop_assert_eq!(view.left, view.rows.len());
    }
}
