//! Hours as they are read at one moment: what holds now, what is to come, what is over; and which of
//! them need a weekday.

use super::{Hour, HourKind, Moment, OVERRUN_HOURS};
use crate::order::in_order;
use crate::session::Session;
use crate::time::{self, Instant, Zone};

/// How far an hour is. In the order in which they are shown: what holds comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// It holds, or it is happening.
    Now,
    /// Not yet.
    ToCome,
    /// No longer. Never a permission.
    Over,
}

/// An hour as it is read at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The hour.
    pub hour: Hour,
    /// How far it is.
    pub state: State,
    /// Whether it needs no weekday; see [`time::reads_as_today`].
    pub is_today: bool,
}

impl HourKind {
    /// Whether it forbids something, as long as it holds.
    #[must_use]
    pub fn is_limit(self) -> bool {
        !matches!(
            self,
            Self::LeaveHome | Self::Arrive | Self::Session | Self::PickUp
        )
    }

    /// Whether it begins before the session and ends with its start.
    #[must_use]
    pub fn is_before(self) -> bool {
        match self {
            Self::NoAlcohol(_) | Self::NoFood | Self::NoDrink | Self::LeaveHome | Self::Arrive => {
                true
            }
            Self::Session
            | Self::PickUp
            | Self::NoAlcoholAfter(_)
            | Self::NoDriving
            | Self::NoDecisions => false,
        }
    }
}

/// The hours of a session as they are read at `now` by somebody whose own clocks are those of `here`:
/// what holds first, then what is to come, then what is over. What was still to be asked before the
/// session is left out once it has begun. `left` is when the clinic was left, or the session cancelled.
#[must_use]
pub fn read(
    hours: Vec<Hour>,
    session: &Session,
    left: Option<Instant>,
    now: Instant,
    zone: &dyn Zone,
    here: &dyn Zone,
) -> Vec<Reading> {
    let start = session.start(zone);
    let ends = left.unwrap_or_else(|| session.end(zone));
    let readings = hours.into_iter().map(|hour| Reading {
        hour,
        state: state(&hour, start, ends, left, now),
        is_today: hour
            .instant()
            .is_some_and(|at| time::reads_as_today(at, zone, now, here)),
    });
    let is_question = |hour: &Hour| matches!(hour.moment, Moment::Ask { .. });
    let readings = readings.filter(|reading| {
        reading.state != State::Over
            || !(reading.hour.kind.is_before() && is_question(&reading.hour))
    });
    in_order(readings, |reading| reading.state)
}

/// From when until when it holds, and what that makes of it now.
fn state(hour: &Hour, start: Instant, ends: Instant, left: Option<Instant>, now: Instant) -> State {
    let at = hour.instant();
    let (from, until) = match hour.kind {
        // A question without an hour is to come until it is too late to ask.
        kind if kind.is_before() => (at.unwrap_or(start), start),
        HourKind::Session => (start, ends),
        HourKind::PickUp => {
            let at = at.unwrap_or(ends);
            let waits = time::shifted(at.max(ends), OVERRUN_HOURS * time::HOUR);
            (at, left.unwrap_or(waits))
        }
        // Whoever was given something before a session was cancelled is bound from then on.
        _ => (
            left.map_or(start, |left| left.min(start)),
            at.unwrap_or(start),
        ),
    };
    if until <= now {
        State::Over
    } else if from <= now {
        State::Now
    } else {
        State::ToCome
    }
}
