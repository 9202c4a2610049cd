//! The number on the icon, and the wake-ups.

use domain::clock::Substance;
use domain::reminder::{Reminder, Thing, badge, wakes};
use domain::ride::Gate;

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
        reminder(Thing::Ride(Gate::ThreeDays), "07 14:00", "07 14:00"),
        reminder(Thing::Ride(Gate::OneDay), "09 14:00", "09 14:00"),
        reminder(Thing::NoAlcohol(Substance::Both), "09 14:00", "09 14:00"),
        reminder(Thing::NoFood, "09 23:00", "10 08:00"),
        reminder(Thing::Session, "09 23:00", "10 14:00"),
        reminder(Thing::LeaveHome, "10 13:20", "10 13:20"),
    ]
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
fn wakes_lie_ahead_and_say_nothing_but_where_to() {
    let found = wakes(&all(), utc("2026-05-09 14:00"));
    let found: Vec<_> = found
        .iter()
        .map(|wake| (shown(wake.rings, &NEW_YORK), wake.ride_of))
        .collect();
    assert_eq!(
        found,
        [
            ("2026-05-09 19:00".to_owned(), None),
            ("2026-05-09 19:00".to_owned(), None),
            ("2026-05-10 09:20".to_owned(), None),
        ]
    );
    let first = &wakes(&all(), utc("2026-05-01 00:00"))[0];
    assert_eq!(first.ride_of, Some(7));
    let many: Vec<_> = (0..100).flat_map(|_| all()).collect();
    assert_eq!(wakes(&many, utc("2026-05-01 00:00")).len(), 24);
}
