//! Zones, moments and sessions for the tables.

use chrono::{NaiveDateTime, Offset, TimeZone};
use domain::session::{Medicine, Session, Setting, Standing};
use domain::time::{Instant, Zone};

/// A zone of the tz database.
#[derive(Debug, Clone, Copy)]
pub struct Tz(pub chrono_tz::Tz);

impl Zone for Tz {
    fn offset_at(&self, instant: Instant) -> i32 {
        self.0
            .offset_from_utc_datetime(&instant.naive_utc())
            .fix()
            .local_minus_utc()
    }
}

pub const NEW_YORK: Tz = Tz(chrono_tz::America::New_York);
pub const MADRID: Tz = Tz(chrono_tz::Europe::Madrid);
pub const SANTIAGO: Tz = Tz(chrono_tz::America::Santiago);
pub const SYDNEY: Tz = Tz(chrono_tz::Australia::Sydney);
pub const LORD_HOWE: Tz = Tz(chrono_tz::Australia::Lord_Howe);
pub const APIA: Tz = Tz(chrono_tz::Pacific::Apia);

/// Zones with every kind of change: an hour, half an hour, a whole day, at midnight, none.
pub const ZONES: [Tz; 12] = [
    NEW_YORK,
    MADRID,
    SANTIAGO,
    SYDNEY,
    LORD_HOWE,
    APIA,
    Tz(chrono_tz::America::Los_Angeles),
    Tz(chrono_tz::America::Phoenix),
    Tz(chrono_tz::America::St_Johns),
    Tz(chrono_tz::Asia::Kathmandu),
    Tz(chrono_tz::Africa::Casablanca),
    Tz(chrono_tz::Pacific::Chatham),
];

/// `2026-03-08 02:30`
#[track_caller]
pub fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect(text)
}

/// The same in UTC.
#[track_caller]
pub fn utc(text: &str) -> Instant {
    local(text).and_utc()
}

/// What the clocks show at that moment, as `2026-03-08 02:30`.
pub fn shown(instant: Instant, zone: &dyn Zone) -> String {
    domain::time::local_at(instant, zone)
        .format("%Y-%m-%d %H:%M")
        .to_string()
}

/// Three hours at a clinic, half an hour from home.
#[track_caller]
pub fn session(start: &str, zone: Tz) -> Session {
    Session {
        setting: Setting::Clinic,
        medicine: Medicine::Ketamine,
        local: local(start),
        zone: zone.0.name().to_owned(),
        offset_seconds: None,
        length_minutes: 180,
        place: "12 Elm Street".to_owned(),
        travel_minutes: Some(30),
        standing: Standing::Planned,
    }
}
