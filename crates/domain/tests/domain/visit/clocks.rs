//! On whose clock a visit is today or tomorrow.

use domain::visit::{Ask, Kind, Noted, Stage, due};

use super::{NOTHING, visit};
use crate::world::*;

/// Four in the afternoon in Madrid, while the phone may be anywhere.
#[test]
fn days_are_those_of_the_zone_of_the_visit() {
    let there = visit("2026-05-12 16:00", MADRID);
    let stage = |now| {
        let found = due([((), &there, NOTHING)], utc(now), None, |_| MADRID);
        found.map(|(_, ask)| ask)
    };
    let ask = |stage| {
        Some(Ask {
            kind: Kind::Integration,
            stage,
            to_say: 0,
        })
    };
    assert_eq!(stage("2026-05-10 21:59"), None);
    assert_eq!(stage("2026-05-10 22:00"), ask(Stage::Tomorrow));
    assert_eq!(stage("2026-05-11 22:00"), ask(Stage::Today));
    assert_eq!(stage("2026-05-12 14:50"), ask(Stage::After));
}

/// A visit at 10 am in Denver on May 12 is at 1 am on May 13 in Tokyo.
#[test]
fn its_day_is_the_one_of_the_patient() {
    const DENVER: Tz = Tz(chrono_tz::America::Denver);
    const TOKYO: Tz = Tz(chrono_tz::Asia::Tokyo);
    let morning = visit("2026-05-12 10:00", DENVER);
    let stage = |now: &str, here: Option<&dyn domain::time::Zone>| {
        let now = utc(now);
        let found = due([(0, &morning, Noted::default())], now, here, |_| DENVER);
        found.map(|(_, ask)| ask.stage)
    };
    // One at night in Denver is four in the afternoon of the same date in Tokyo.
    assert_eq!(stage("2026-05-11 07:00", None), Some(Stage::Tomorrow));
    assert_eq!(stage("2026-05-11 07:00", Some(&TOKYO)), None);
    assert_eq!(stage("2026-05-12 07:00", None), Some(Stage::Today));
    assert_eq!(
        stage("2026-05-12 07:00", Some(&TOKYO)),
        Some(Stage::Tomorrow)
    );
    assert_eq!(stage("2026-05-12 15:30", Some(&TOKYO)), Some(Stage::Today));
}
