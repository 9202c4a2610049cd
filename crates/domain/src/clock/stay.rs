//! Being at the clinic: from when until when, as far as anybody has said.

use crate::clinic::{Minutes, Rule, Rules};
use crate::ride;
use crate::session::Session;
use crate::time::{self, Instant, Zone};

/// How long a session may run over, in hours, before somebody who has not said that they left counts
/// as gone. Longer than staff keep anybody who is slow to come round: a line too many at home does
/// no harm, and beside staff it must not be missing.
pub const OVERRUN_HOURS: i64 = 4;

/// How early people are there, where the clinic has not said.
const EARLY_MINUTES: Minutes = 60;

/// What decides whether the patient is at the clinic.
#[derive(Debug, Clone, Copy)]
pub struct Stay<'a> {
    /// The session they are there for.
    pub session: &'a Session,
    /// What the clinic said, on arriving early too.
    pub rules: &'a Rules,
    /// The ride home.
    pub ride: Option<&'a ride::Plan>,
    /// *I've left the clinic.*
    pub left: Option<Instant>,
}

/// From when until when *I've left the clinic* can be said: from the start until 24 hours after the
/// planned end.
#[must_use]
pub fn can_leave(session: &Session, now: Instant, zone: &dyn Zone) -> bool {
    let (start, end) = (session.start(zone), session.end(zone));
    session.is_supported()
        && session.is_planned()
        && start <= now
        && now < time::shifted(end, time::DAY)
}

/// Whether the patient is beside somebody who looks after them: from arriving until they say that they
/// left, or, where that is not said, until [`OVERRUN_HOURS`] after the pick-up or the planned end,
/// whichever is later. Where it does not happen at a clinic there is no arriving.
#[must_use]
pub fn is_at_clinic(stay: &Stay<'_>, now: Instant, zone: &dyn Zone) -> bool {
    let session = stay.session;
    // Whatever the clock shows: the one that is read here may lag behind the one of that moment.
    if !session.is_planned() || stay.left.is_some() {
        return false;
    }
    let early = match stay.rules.arrive_early {
        _ if !session.is_supported() => 0,
        Rule::Said { value, .. } => value,
        Rule::NotForMe => 0,
        Rule::Ask => EARLY_MINUTES,
    };
    let arrives = time::shifted(session.start(zone), -i64::from(early));
    let anchor = super::anchor(session, stay.ride, None, zone);
    let gone = time::shifted(anchor.max(session.end(zone)), OVERRUN_HOURS * time::HOUR);
    arrives <= now && now < gone
}
