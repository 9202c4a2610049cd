//! The ride home: who, when, where, and whether they have said yes.

mod draft;
mod gate;
mod message;
mod open;
pub mod phone;
mod standing;

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use crate::clinic::Rules;
use crate::session::Session;
use crate::time::{self, Instant, Resolved, Zone};

pub use draft::{Draft, Problem};
pub use gate::{
    Gate, GateAnswer, GateState, due_gate, escalates, escalates_from, gates, has_said_yes,
    is_asked_anew, last_said, said_at,
};
pub use message::{Evening, Message, evening, messages, plain};
pub use open::{OpenDay, OpenMessage, comes};
pub use standing::{PickUp, Promise, Receiver, Reminds, Standing, standing};

/// Somebody who can take the patient home, or a service that does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// As typed.
    pub name: String,
    /// As typed, and always shown so; [`phone::dial`] says what goes behind a link. May be empty.
    pub phone: String,
    /// What they are to the patient, as typed; may be empty.
    pub relation: String,
    /// Whether they are grown up, as far as the patient has said.
    pub is_adult: Option<bool>,
    /// What they read; `None` for the patient's own language.
    pub reads: Option<Reads>,
    /// They have no phone that takes text messages.
    pub only_calls: bool,
}

/// A language that messages can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reads {
    /// English.
    English,
    /// Spanish.
    Spanish,
}

/// Who or what takes the patient home.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Way {
    /// Somebody they know.
    #[default]
    Person,
    /// A taxi or ride-share, where the clinic allows that.
    Car,
    /// Medical transport, or a service that sends somebody along.
    Escort,
}

impl Way {
    /// Whether the clinic refuses it: it said no to taxis and ride-share. Somebody who calls in the
    /// evening changes nothing about that.
    #[must_use]
    pub fn is_ruled_out(self, rules: &Rules) -> bool {
        self == Self::Car && rules.ride_share == Some(false)
    }
}

/// How the patient gets to the clinic. Not at the wheel: the car would stay there, or tempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum There {
    /// Somebody drives them.
    Driven,
    /// A taxi or ride-share.
    Car,
    /// Bus or train.
    Transit,
    /// On foot.
    Walk,
}

/// What the one who comes along should know. All as typed, all may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Home {
    /// How long they stay.
    pub stays: String,
    /// A key or gate code.
    pub key: String,
    /// Who has the children, the pets.
    pub others: String,
    /// What helps.
    pub helps: String,
    /// What does not.
    pub helps_not: String,
}

/// The evening and night after.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Night {
    /// Whether the patient is alone then, as far as they have said.
    pub is_alone: Option<bool>,
    /// Who calls at seven and at ten.
    pub caller: Option<Person>,
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
    /// They had said yes, and called it off.
    CalledOff,
}

impl Answer {
    /// Whether nothing that was said before it counts any more.
    #[must_use]
    pub fn undoes(self) -> bool {
        matches!(self, Self::No | Self::NotAsked | Self::CalledOff)
    }
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
    /// Seconds east of UTC, kept only when that hour comes twice and the patient chose which.
    pub pickup_offset_seconds: Option<i32>,
    /// Where, as typed; empty where that is the session's place, which may change. See
    /// [`Plan::place`].
    pub pickup_place: String,
    /// Whether `person` is somebody they know, or a service.
    pub way: Way,
    /// How the patient gets there, as far as they have said.
    pub there: Option<There>,
    /// What the one who comes along should know.
    pub home: Home,
    /// The evening and night after.
    pub night: Night,
}

impl Plan {
    /// Date and time of the pick-up on the clinic's clock. `None` when no time was given, or when
    /// the session has moved so that the time no longer fits (it lies more than 12 hours after the
    /// planned end).
    #[must_use]
    pub fn pickup_local(&self, session: &Session) -> Option<NaiveDateTime> {
        pickup_after(session, self.pickup?)
    }

    /// The moment of the pick-up; see [`Plan::pickup_local`]. `None` too where the clocks skip that
    /// time, or show it twice after the start and nobody chose: then it must be asked again.
    #[must_use]
    pub fn pickup_at(&self, session: &Session, zone: &dyn Zone) -> Option<Instant> {
        let resolved = after_start(self.pickup_local(session)?, session, zone);
        resolved.chosen(self.pickup_offset_seconds, zone)
    }

    /// The last moment that the pick-up can mean: what the limits afterwards are counted from,
    /// whichever of two hours was chosen. A night in which the clocks change is easily misread.
    #[must_use]
    pub fn latest_pickup(&self, session: &Session, zone: &dyn Zone) -> Option<Instant> {
        let resolved = after_start(self.pickup_local(session)?, session, zone);
        Some(resolved.last())
    }

    /// Where the pick-up is: as typed, else where the session is; empty where neither is known.
    #[must_use]
    pub fn place<'a>(&'a self, session: &'a Session) -> &'a str {
        match self.pickup_place.trim() {
            "" => session.place.trim(),
            place => place,
        }
    }

    /// The plan with the backup in the place of whoever cannot come; `None` without a backup.
    #[must_use]
    pub fn promoted(&self) -> Option<Self> {
        let backup = self.backup.clone()?;
        Some(Self {
            person: backup,
            backup: None,
            // A backup is somebody they know.
            way: Way::Person,
            ..self.clone()
        })
    }

    /// Whether a pick-up time was given that no longer fits the session or its night, and must be
    /// asked again.
    #[must_use]
    pub fn has_stale_pickup(&self, session: &Session, zone: &dyn Zone) -> bool {
        self.pickup.is_some() && self.pickup_at(session, zone).is_none()
    }
}

/// The moments that a pick-up can mean: none of them lies before the start.
fn after_start(pickup: NaiveDateTime, session: &Session, zone: &dyn Zone) -> Resolved {
    let start = session.start(zone);
    match time::resolve(pickup, zone) {
        Resolved::Twice { earlier, later } if earlier < start => Resolved::Once(later.max(start)),
        Resolved::Once(at) => Resolved::Once(at.max(start)),
        asked => asked,
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
