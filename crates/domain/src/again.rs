//! *Same as last time?*: what goes along from one session to the next, and what is different.

use chrono::NaiveTime;

use crate::clock::{Hour, HourKind, Moment};
use crate::ride;
use crate::session::Session;

/// What is different from last time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The time of day at which it begins.
    Start,
    /// Where to go.
    Place,
    /// How long it is.
    Length,
    /// What is given.
    Medicine,
}

/// One of the few lines that are left to read before a session that is like the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The ride home, and whether it said yes.
    Ride,
    /// Something is different.
    Changed(Change),
    /// A limit, or when to leave.
    Hour(Hour),
    /// The bag.
    Bag,
}

/// How many lines there are at most.
pub const LINES: usize = 5;

/// The ride of the last session, for this one: the same people and place, and the pick-up as long
/// after the start as it was then, on the clinic's clock. What was said about it is not carried: the
/// person has yet to be asked.
#[must_use]
pub fn ride(last: &Session, plan: &ride::Plan, this: &Session) -> ride::Plan {
    let pickup = plan
        .pickup_local(last)
        .and_then(|pickup| this.local.checked_add_signed(pickup - last.local))
        .map(|pickup| pickup.time());
    ride::Plan {
        pickup: pickup.filter(|pickup| fits(*pickup, plan, this)),
        // Chosen for another night.
        pickup_offset_seconds: None,
        ..plan.clone()
    }
}

/// Whether a pick-up at that time can be of this session.
fn fits(pickup: NaiveTime, plan: &ride::Plan, this: &Session) -> bool {
    let plan = ride::Plan {
        pickup: Some(pickup),
        ..plan.clone()
    };
    plan.pickup_local(this).is_some()
}

/// What is different from last time, in the order in which it matters.
#[must_use]
pub fn changes(last: &Session, this: &Session) -> Vec<Change> {
    let differ = |text: &str, other: &str| text.trim() != other.trim();
    [
        (last.local.time() != this.local.time()).then_some(Change::Start),
        differ(&last.place, &this.place).then_some(Change::Place),
        (last.length_minutes != this.length_minutes).then_some(Change::Length),
        (last.medicine != this.medicine).then_some(Change::Medicine),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The lines to read: the ride, what is different, then the hours before the session that are known,
/// and the bag, as far as there is room for them.
#[must_use]
pub fn lines(changes: &[Change], hours: &[Hour]) -> Vec<Line> {
    let is_before = |hour: &&Hour| {
        let is_known = matches!(hour.moment, Moment::At(_));
        is_known
            && matches!(
                hour.kind,
                HourKind::NoFood | HourKind::NoDrink | HourKind::LeaveHome
            )
    };
    let changed = changes.iter().copied().map(Line::Changed);
    let room = (LINES - 2).saturating_sub(changes.len());
    let hours = hours.iter().filter(is_before).take(room);
    [Line::Ride]
        .into_iter()
        .chain(changed)
        .chain(hours.copied().map(Line::Hour))
        .chain([Line::Bag])
        .take(LINES)
        .collect()
}
