//! When the app locks by itself, and when it asks whether the passphrase is still known.

use crate::time::{self, Instant};

/// How long without a touch before the app locks, where that is wanted, in minutes.
pub const IDLE_MINUTES: i64 = 10;

/// How long after the passphrase was last typed it is asked whether it is still known, in days.
pub const STILL_KNOWN_DAYS: i64 = 30;

/// When to lock. It always locks when the app starts anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Habits {
    /// This long after the app went out of sight, in minutes; `None` for never.
    pub hidden_minutes: Option<u32>,
    /// Also after [`IDLE_MINUTES`] without a touch.
    pub when_idle: bool,
    /// When the passphrase was last typed and was right.
    pub known: Option<Instant>,
    /// Whether the day of a session may be read without unlocking; see [`crate::ride::OpenDay`].
    pub opens_day: bool,
}

impl Default for Habits {
    fn default() -> Self {
        Self {
            hidden_minutes: Some(1),
            when_idle: true,
            known: None,
            opens_day: false,
        }
    }
}

/// A moment by two clocks: that of the calendar, which anyone can set, and one that only runs on and may
/// stand still while the phone sleeps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment {
    /// By the calendar.
    pub at: Instant,
    /// By the clock that only runs on, in milliseconds.
    pub ticks: f64,
}

impl Moment {
    /// Whether so many minutes have passed until `now`, by either clock. One that was set back cannot
    /// tell: then they have.
    fn is_past(&self, now: Moment, minutes: i64) -> bool {
        let ticks = (now.ticks - self.ticks) / 60_000.0;
        now.at < self.at || now.at >= time::shifted(self.at, minutes) || ticks >= minutes as f64
    }
}

impl Habits {
    /// Whether to lock, having been out of sight since `hidden` and untouched since `touched`.
    #[must_use]
    pub fn locks(&self, now: Moment, hidden: Option<Moment>, touched: Moment) -> bool {
        let away = hidden
            .zip(self.hidden_minutes)
            .is_some_and(|(since, minutes)| since.is_past(now, minutes.into()));
        away || self.when_idle && touched.is_past(now, IDLE_MINUTES)
    }

    /// Whether it is time to ask, gently, whether the passphrase is still known.
    #[must_use]
    pub fn asks_if_known(&self, now: Instant) -> bool {
        self.known
            .is_some_and(|known| now >= time::shifted(known, STILL_KNOWN_DAYS * time::DAY))
    }
}
