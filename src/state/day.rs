//! The present: a signal that moves once a minute and when the page comes back.

use super::speech::zone;
use chrono::{DateTime, NaiveDate, Utc};
use domain::time::{self, Fixed, Zone};
use leptos::prelude::*;
use platform::clock::BrowserZone;
use platform::{clock, page_life, preferences};

/// The present time and the phone's zone.
#[derive(Clone, Copy)]
pub struct Day {
    now: RwSignal<DateTime<Utc>>,
    zone: RwSignal<Option<String>>,
    _keep: StoredValue<(clock::Minutes, platform::Listener), LocalStorage>,
}

impl Day {
    /// Starts to follow the clock.
    pub fn follow() -> Self {
        let now = RwSignal::new(clock::now());
        let zone = RwSignal::new(clock::here());
        let look = move || {
            now.set(clock::now());
            let here = clock::here();
            if zone.with_untracked(|zone| *zone != here) {
                zone.set(here);
            }
        };
        let keep = (clock::each_minute(look), page_life::on_resume(look));
        Self {
            now,
            zone,
            _keep: StoredValue::new_local(keep),
        }
    }

    /// The present, tracked.
    pub fn now(self) -> DateTime<Utc> {
        self.now.get()
    }

    /// The present, not tracked, read from the clock at once.
    pub fn right_now(self) -> DateTime<Utc> {
        clock::now()
    }

    /// The present, read from the clock at once. All that follows it sees it too, so that what is kept
    /// with this moment is not still to come for up to a minute. Not for where it is followed itself.
    pub fn catch_up(self) -> DateTime<Utc> {
        let now = clock::now();
        self.now.set(now);
        now
    }

    /// IANA name of the zone the patient is in, tracked; `None` while the browser hides it and nobody was
    /// asked.
    pub fn zone(self) -> Option<String> {
        self.zone.get()
    }

    /// The same zone with its clock, tracked.
    pub fn here(self) -> Option<BrowserZone> {
        zone(&self.zone.get()?)
    }

    /// The name of that zone where its clock shows another time at a moment than a session's or visit's,
    /// tracked.
    pub fn elsewhere(self, at: DateTime<Utc>, zone: BrowserZone) -> Option<String> {
        let differs = self.here()?.offset_at(at) != zone.offset_at(at);
        self.zone().filter(|_| differs)
    }

    /// Whether the browser hides where that is, so that it was or is to be asked.
    pub fn hides_zone(self) -> bool {
        clock::hides_zone()
    }

    /// Keeps where the patient is, where the browser does not tell.
    pub fn answer_zone(self, name: &str) {
        preferences::set(preferences::ZONE, name);
        self.zone.set(clock::here());
    }

    /// IANA name of the zone by whose clock it is shown when something was written, tracked.
    pub fn zone_shown(self) -> String {
        self.zone.track();
        clock::zone_shown()
    }

    /// Which day a moment belongs to by that clock, tracked; a day begins at 4 am.
    pub fn day_of(self, at: DateTime<Utc>) -> NaiveDate {
        self.zone.track();
        time::day_of(at, &Fixed(clock::offset_here(at)))
    }
}
