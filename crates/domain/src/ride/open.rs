//! The day of one session as it lies in the clear, where the patient agreed to that: *I'm ready to be
//! picked up* is then at hand without unlocking. Nothing in it says what the appointment is for.

use super::{Message, Person, Receiver, Standing};
use crate::session::Session;
use crate::text;
use crate::time::{self, Instant, Zone};

/// The day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenDay {
    /// From midnight of the session's date.
    pub from: Instant,
    /// From its start on, in dusk.
    pub dusk: Instant,
    /// Until the night after is over: 4 am.
    pub until: Instant,
    /// What there is to say to who comes; none while nobody has said yes.
    pub message: Option<OpenMessage>,
}

/// The message to who comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenMessage {
    /// Who it is, as typed.
    pub name: String,
    /// Their number, as typed; [`super::phone::dial`] says what goes behind a link. May be empty.
    pub phone: String,
    /// They have no phone that takes text messages.
    pub only_calls: bool,
    /// What there is to say.
    pub words: String,
}

impl OpenDay {
    /// The day of a session, with nobody in it yet.
    #[must_use]
    pub fn of(session: &Session, zone: &dyn Zone) -> Self {
        let last = time::day_of(session.end(zone), zone);
        Self {
            from: time::at_hour(session.local.date(), 0, zone),
            dusk: session.start(zone),
            until: time::day_begins(time::day_shifted(last, 1), zone),
            message: None,
        }
    }

    /// Whether it is now.
    #[must_use]
    pub fn is_now(&self, now: Instant) -> bool {
        self.from <= now && !self.is_over(now)
    }

    /// Whether it is now, and dusk.
    #[must_use]
    pub fn is_dusk(&self, now: Instant) -> bool {
        self.dusk <= now && !self.is_over(now)
    }

    /// Whether it is past, and to be removed.
    #[must_use]
    pub fn is_over(&self, now: Instant) -> bool {
        self.until <= now
    }
}

/// Whose name may lie in the clear: the person whom *I'm ready* goes to. Nobody who has not said yes,
/// or does not come any more.
#[must_use]
pub fn comes(person: &Person, standing: Standing) -> Option<&Person> {
    let is_ride = standing.receiver(Message::Ready) == Some(Receiver::Ride);
    (is_ride && !text::is_blank(&person.name)).then_some(person)
}
