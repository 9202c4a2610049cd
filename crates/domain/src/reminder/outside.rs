//! What of the reminders shows outside the app: the number on its icon, and when to wake up.

use std::ops::Range;

use super::{Quiet, Reminder, Thing};
use crate::time::{Instant, Zone};

/// How many wake-ups are handed out at most: they lie in the clear.
pub const WAKES: usize = 24;

/// A moment at which the browser may show a note, without saying what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wake {
    /// When it rings.
    pub rings: Instant,
    /// From then on it no longer matters.
    pub until: Instant,
    /// When, between the two, nothing is told.
    pub quiet: Vec<Range<Instant>>,
}

/// The number on the app's icon: what has rung and still lies ahead, of the hours and the ride. The
/// ride counts once, however often it was to be asked about.
#[must_use]
pub fn badge<Id>(reminders: &[Reminder<Id>], now: Instant) -> usize {
    let rung = || reminders.iter().filter(|reminder| reminder.has_rung(now));
    let hours = rung().filter(|reminder| {
        let is_hour = !matches!(
            reminder.thing,
            Thing::Ride(_) | Thing::Session | Thing::Visit | Thing::VisitSoon
        );
        is_hour && now < reminder.due
    });
    let has_ride = rung().any(|reminder| matches!(reminder.thing, Thing::Ride(_)));
    hours.count() + usize::from(has_ride)
}

/// When to wake up for what rings after `since`, the soonest first, at most [`WAKES`] of them.
/// `clock_of` is the clock by which it is night for a session or visit; without one it cannot be told
/// when that is, and nothing wakes.
#[must_use]
pub fn wakes<Id: Clone, Z: Zone>(
    reminders: &[Reminder<Id>],
    since: Instant,
    quiet: &Quiet,
    clock_of: impl Fn(&Id) -> Option<Z>,
) -> Vec<Wake> {
    let ahead = reminders.iter().filter(|reminder| since < reminder.rings);
    let ahead = ahead.filter_map(|reminder| Some((reminder, clock_of(&reminder.of)?)));
    let wakes = ahead.take(WAKES).map(|(reminder, clock)| Wake {
        rings: reminder.rings,
        until: reminder.start,
        quiet: quiet.stretches(&(reminder.rings..reminder.start), &clock),
    });
    wakes.collect()
}
