//! The present: a signal that moves once a minute and when the page comes back.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use platform::{clock, page_life};

/// The present time and the phone's zone.
#[derive(Clone, Copy)]
pub struct Day {
    now: RwSignal<DateTime<Utc>>,
    zone: RwSignal<String>,
    _keep: StoredValue<(clock::Minutes, platform::Listener), LocalStorage>,
}

impl Day {
    /// Starts to follow the clock.
    pub fn follow() -> Self {
        let now = RwSignal::new(clock::now());
        let zone = RwSignal::new(clock::zone_name());
        let look = move || {
            now.set(clock::now());
            let here = clock::zone_name();
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

    /// The phone's IANA zone, tracked.
    pub fn zone(self) -> String {
        self.zone.get()
    }
}
