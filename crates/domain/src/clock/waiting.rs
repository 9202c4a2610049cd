//! Limits that hold, and how the time without driving ends.

use super::{Hour, HourKind, Moment};
use crate::clinic::MOST_MINUTES;
use crate::path::Place;
use crate::time::{self, Instant};

/// For how long after a session's start, in minutes, its limits can be of account: a session of a
/// day, left a day later, the longest wait a clinic can ask for, and the day after that; and one for
/// the changes of the clocks.
pub const REACH_MINUTES: i64 = MOST_MINUTES as i64 + 4 * time::DAY;

/// How the time without driving has ended. Neither is a permission: the words say what else it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WaitOver {
    /// As long as it was to last.
    All,
    /// The clinic has not said how long; only the floor has passed.
    AtLeast,
}

/// Whether one of the limits afterwards holds at this moment.
#[must_use]
pub fn holds(hours: &[Hour], kind: HourKind, now: Instant) -> bool {
    let mut limits = hours.iter().filter(|hour| hour.kind == kind);
    limits.any(|hour| hour.instant().is_some_and(|until| now < until))
}

/// How the time without driving has ended, if the last of it did within 24 hours. `begun` are the
/// hours of every session that has begun, and of those cancelled: as long as one of them still
/// forbids driving, and in a session and on the way back, there is nothing to say.
#[must_use]
pub fn driving_wait_over(begun: &[Hour], place: Place, now: Instant) -> Option<WaitOver> {
    if matches!(place, Place::InSession | Place::ComingBack)
        || holds(begun, HourKind::NoDriving, now)
    {
        return None;
    }
    let since = time::shifted(now, -time::DAY);
    let limits = begun.iter().filter(|hour| hour.kind == HourKind::NoDriving);
    let over: Vec<_> = limits
        .filter(|hour| hour.instant().is_some_and(|over| since < over))
        .collect();
    let is_asked = |hour: &&Hour| matches!(hour.moment, Moment::Ask { .. });
    match over.as_slice() {
        [] => None,
        over if over.iter().any(is_asked) => Some(WaitOver::AtLeast),
        _ => Some(WaitOver::All),
    }
}
