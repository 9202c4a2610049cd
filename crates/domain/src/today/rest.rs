//! Resting after a session: nothing is asked until the night after it is over.

use super::{Facts, Upcoming};
use crate::checklist::Group;
use crate::path::Place;
use crate::time;

/// From the end of a session until the night after it is over nothing is asked.
pub(super) fn rests(facts: &Facts<'_>) -> bool {
    matches!(facts.place, Place::ComingBack | Place::AfterCare)
}

/// In a session, and as long as somebody rests from it.
pub(super) fn is_left_alone(facts: &Facts<'_>) -> bool {
    facts.place == Place::InSession || rests(facts)
}

pub(super) fn is_near(facts: &Facts<'_>, upcoming: &Upcoming) -> bool {
    upcoming.start <= time::shifted(facts.now, time::DAY)
}

/// What helps after a session is there to be read until the night after it is over.
pub(super) fn has_after(facts: &Facts<'_>) -> bool {
    let is_open = facts
        .checklist
        .is_some_and(|(group, _)| group == Group::After);
    is_open && rests(facts)
}

pub(super) fn has_waits(facts: &Facts<'_>) -> bool {
    facts.waits > 0 && !is_left_alone(facts)
}
