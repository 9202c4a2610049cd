//! What of the reminders shows outside the app: the number on its icon, and when to wake up.

use super::{Reminder, Thing};
use crate::time::Instant;

/// How many wake-ups are handed out at most: they lie in the clear.
pub const WAKES: usize = 24;

/// A moment at which the browser may show a note, without saying what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wake<Id> {
    /// When it rings.
    pub rings: Instant,
    /// From then on it no longer matters.
    pub until: Instant,
    /// Where it leads: the session whose ride it is about, or Today.
    pub ride_of: Option<Id>,
}

/// The number on the app's icon: what has rung and still lies ahead, of the hours and the ride. The
/// ride counts once, however often it was to be asked about.
#[must_use]
pub fn badge<Id>(reminders: &[Reminder<Id>], now: Instant) -> usize {
    let rung = || {
        reminders
            .iter()
            .filter(move |reminder| reminder.rings <= now && now < reminder.start)
    };
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

/// When to wake up from now on, the soonest first, at most [`WAKES`] of them.
#[must_use]
pub fn wakes<Id: Clone>(reminders: &[Reminder<Id>], now: Instant) -> Vec<Wake<Id>> {
    let ahead = reminders.iter().filter(|reminder| now < reminder.rings);
    let wakes = ahead.map(|reminder| Wake {
        rings: reminder.rings,
        until: reminder.start,
        ride_of: matches!(reminder.thing, Thing::Ride(_)).then(|| reminder.of.clone()),
    });
    wakes.take(WAKES).collect()
}
