//! The number on the icon, and the wake-ups.

use domain::clock::Substance;
use domain::reminder::{Quiet, Reminder, Thing, Wake, badge, rung_at};
use domain::ride::Gate;
use domain::time::shifted;

use crate::world::*;

/// Of a session at 14:00 UTC on May 10th.
fn reminder(thing: Thing, rings: &str, due: &str) -> Reminder<u8> {
    Reminder {
        of: 7,
        thing,
        due: utc(&format!("2026-05-{due}")),
        rings: utc(&format!("2026-05-{rings}")),
        asks: false,
        start: utc("2026-05-10 14:00"),
    }
}

fn all() -> Vec<Reminder<u8>> {
    vec![
        reminder(Thing::Ride(Some(Gate::ThreeDays)), "07 14:00", "07 14:00"),
        reminder(Thing::Ride(Some(Gate::OneDay)), "09 14:00", "09 14:00"),
        reminder(Thing::NoAlcohol(Substance::Both), "09 14:00", "09 14:00"),
        reminder(Thing::NoFood, "09 23:00", "10 08:00"),
        reminder(Thing::Session, "09 23:00", "10 14:00"),
        reminder(Thing::LeaveHome, "10 13:20", "10 13:20"),
    ]
}

fn wakes(reminders: &[Reminder<u8>], since: &str) -> Vec<Wake> {
    domain::reminder::wakes(reminders, utc(since), &Quiet::default(), |_| Some(NEW_YORK))
}

#[test]
fn the_badge_counts_the_ride_once_and_hours_that_lie_ahead() {
    for (now, expected) in [
        ("2026-05-07 13:59", 0),
        ("2026-05-07 14:00", 1),
        // The limit on alcohol is reached, and no longer ahead.
        ("2026-05-09 14:00", 1),
        // Food was told the evening before.
        ("2026-05-09 23:00", 2),
        ("2026-05-10 08:00", 1),
        ("2026-05-10 13:59", 1),
        ("2026-05-10 14:00", 0),
    ] {
        assert_eq!(badge(&all(), utc(now)), expected, "{now}");
    }
}

#[test]
fn wakes_lie_ahead_and_say_nothing_but_when() {
    let found = wakes(&all(), "2026-05-09 14:00");
    let found: Vec<_> = found
        .iter()
        .map(|wake| shown(wake.rings, &NEW_YORK))
        .collect();
    assert_eq!(
        found,
        [
            "2026-05-09 19:00".to_owned(),
            "2026-05-09 19:00".to_owned(),
            "2026-05-10 09:20".to_owned(),
        ]
    );
    // The app finds by the moment alone what it is about, as long as that matters.
    let first = wakes(&all(), "2026-05-01 00:00")[0].rings;
    let about = rung_at(&all(), first, first).map(|rung| (rung.of, rung.thing));
    assert!(matches!(about, Some((7, Thing::Ride(_)))), "{about:?}");
    assert!(rung_at(&all(), first, utc("2026-06-01 00:00")).is_none());
    assert!(rung_at(&all(), shifted(first, -1), first).is_none());
    let many: Vec<_> = (0..100).flat_map(|_| all()).collect();
    assert_eq!(wakes(&many, "2026-05-01 00:00").len(), 24);
}

/// The nights between the ring and the start, on the clock of the session.
#[test]
fn a_wake_knows_when_nothing_is_told() {
    let told = |wake: &Wake| -> Vec<_> {
        let at = |instant| shown(instant, &NEW_YORK)[8..].to_owned();
        let quiet = wake.quiet.iter();
        quiet
            .map(|quiet| (at(quiet.start), at(quiet.end)))
            .collect()
    };
    let found = wakes(&all(), "2026-05-09 14:00");
    let night = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(told(&found[0]), [night("09 22:00", "10 07:00")]);
    assert_eq!(told(&found[2]), []);
    let found = wakes(&all(), "2026-05-01 00:00");
    assert_eq!(
        told(&found[0]),
        [
            night("07 22:00", "08 07:00"),
            night("08 22:00", "09 07:00"),
            night("09 22:00", "10 07:00"),
        ]
    );
}
