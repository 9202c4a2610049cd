//! The ride home: who, when, where, and whether they have said yes.

mod draft;
mod gate;
pub mod phone;

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use crate::session::Session;
use crate::time::{self, Instant, Resolved, Zone};

pub use draft::{Draft, Problem};
pub use gate::{Gate, GateAnswer, GateState, due_gate, escalates, gates, has_said_yes};

/// Somebody who can take the patient home.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// As typed.
    pub name: String,
    /// As typed, and always shown so; [`phone::dial`] says what goes behind a link. May be empty.
    pub phone: String,
}

/// How far asking has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Not asked, or asking starts again (another person, another day).
    NotAsked,
    /// Asked, no answer yet.
    Asked,
    /// They said yes.
    Yes,
    /// They cannot.
    No,
}

/// A planned ride home. It hangs on its session: only the time of day is kept, so that moving the
/// session moves the pick-up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Who takes the patient home.
    pub person: Person,
    /// Who does if they cannot.
    pub backup: Option<Person>,
    /// Time of day on the clinic's clock, when known; the first such time after the start.
    pub pickup: Option<NaiveTime>,
    /// Where, as typed; may be empty.
    pub pickup_place: String,
}

impl Plan {
    /// Date and time of the pick-up on the clinic's clock. `None` when no time was given, or when
    /// the session has moved so that the time no longer fits (it lies more than 12 hours after the
    /// planned end).
    #[must_use]
    pub fn pickup_local(&self, session: &Session) -> Option<NaiveDateTime> {
        pickup_after(session, self.pickup?)
    }

    /// The moment of the pick-up; see [`Plan::pickup_local`]. In an hour that comes twice it is
    /// the first that is not before the start.
    #[must_use]
    pub fn pickup_at(&self, session: &Session, zone: &dyn Zone) -> Option<Instant> {
        let start = session.start(zone);
        Some(match time::resolve(self.pickup_local(session)?, zone) {
            Resolved::Twice { earlier, later } if earlier < start => later,
            resolved => resolved.first().max(start),
        })
    }

    /// Whether a pick-up time was given that no longer fits the session, and must be asked again.
    #[must_use]
    pub fn has_stale_pickup(&self, session: &Session) -> bool {
        self.pickup.is_some() && self.pickup_local(session).is_none()
    }
}

/// The first time the clock shows `pickup` at or after the start, if that is no later than 12
/// hours after the planned end.
fn pickup_after(session: &Session, pickup: NaiveTime) -> Option<NaiveDateTime> {
    let same_day = session.local.date().and_time(pickup);
    let first = if same_day < session.local {
        same_day.checked_add_signed(TimeDelta::days(1))?
    } else {
        same_day
    };
    let latest = session
        .local_end()
        .checked_add_signed(TimeDelta::hours(12))?;
    (first <= latest).then_some(first)
}
