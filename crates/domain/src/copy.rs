//! When a copy was made last, and when to speak of the next.

use crate::path::Place;
use crate::time::{self, Instant};

/// A copy is spoken of once this many entries were written without one.
pub const FIRST_AFTER_ENTRIES: usize = 3;

/// A copy older than this is spoken of, if something was written since, in days.
pub const OLD_AFTER_DAYS: i64 = 14;

/// The last copy that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// When.
    pub at: Instant,
    /// How many records it holds.
    pub writes: u32,
}

/// What there would be to lose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The present moment.
    pub now: Instant,
    /// Where the patient is on the path.
    pub place: Place,
    /// The last copy.
    pub last: Option<Made>,
    /// How many entries there are.
    pub entries: usize,
    /// When the newest entry was written.
    pub written: Option<Instant>,
    /// Whether a session lies behind.
    pub had_session: bool,
}

/// Whether Today may speak of a copy, gently: after the third entry or the first session, or when
/// words were added to an old one; never on the day of a session.
#[must_use]
pub fn is_due(facts: &Facts) -> bool {
    let is_session_day = matches!(
        facts.place,
        Place::Morning | Place::InSession | Place::ComingBack | Place::AfterCare
    );
    let is_wanted = match facts.last {
        None => facts.entries >= FIRST_AFTER_ENTRIES || facts.had_session,
        Some(made) => {
            let is_old = facts.now >= time::shifted(made.at, OLD_AFTER_DAYS * time::DAY);
            is_old && facts.written.is_some_and(|written| written > made.at)
        }
    };
    is_wanted && !is_session_day
}
