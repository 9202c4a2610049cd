//! The one next thing, and at most three more lines: what Today shows below the horizon.

use crate::checklist::Group;
use crate::clock::Hour;
use crate::path::Place;
use crate::ride::Gate;
use crate::time::{self, Instant};

/// The one thing to do next, in the order in which one wins over another.
///
/// Not built yet, with the place each will take: an emergency or worry answer still open (first),
/// an after-care check (before the ride gate), a clinic rule nobody has answered that falls due
/// within 3 days, a visit tomorrow and a check-in (these three before the checklist).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Nobody takes the patient home yet.
    NoRide {
        /// It is time to call the clinic; see [`crate::ride::escalates`].
        call_clinic: bool,
    },
    /// One of my hours comes within the next 12 hours.
    HourSoon(Hour),
    /// The ride is to be asked about.
    RideGate(Gate),
    /// The open group of the checklist has items left.
    Checklist {
        /// How many.
        left: usize,
        /// Which group.
        group: Group,
    },
    /// A question to write about.
    Write,
    /// Nothing. That is fine too.
    Nothing,
}

/// One of the lines below the one next thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Notes were written without unlocking, and wait for a decision.
    Notes {
        /// How many.
        count: usize,
    },
    /// As [`Next::NoRide`].
    NoRide {
        /// It is time to call the clinic.
        call_clinic: bool,
    },
    /// As [`Next::RideGate`].
    RideGate(Gate),
    /// As [`Next::Checklist`].
    Checklist {
        /// How many are left.
        left: usize,
        /// Which group.
        group: Group,
    },
    /// No intention yet, and the session is at most three days away. It may stay so.
    Intention,
    /// As [`Next::Write`].
    Write,
    /// It is time for a copy; see [`crate::copy::is_due`].
    Copy,
}

/// Everything the one next thing is chosen from.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The present moment.
    pub now: Instant,
    /// Where the patient is on the path.
    pub place: Place,
    /// The session to get ready for, if there is one that has not begun or not ended.
    pub upcoming: Option<Upcoming>,
    /// The hours of the last and of the coming session, in any order.
    pub hours: &'a [Hour],
    /// The open group of the checklist that counts now, and how many items it has left.
    pub checklist: Option<(Group, usize)>,
    /// Whether something was written in the journal today.
    pub wrote_today: bool,
    /// How many notes were written without unlocking.
    pub notes: usize,
    /// Whether it is time for a copy.
    pub copy_is_due: bool,
}

/// What Today needs to know about the coming session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Upcoming {
    /// At a clinic, with staff: only then are there a ride, hours and a checklist.
    pub is_supported: bool,
    /// When it starts.
    pub start: Instant,
    /// Whether a ride home is planned.
    pub has_ride: bool,
    /// Whether it is time to call the clinic about the ride; see [`crate::ride::escalates`].
    pub ride_escalates: bool,
    /// The gate to ask about now; see [`crate::ride::due_gate`].
    pub due_gate: Option<Gate>,
    /// Whether an intention is kept.
    pub has_intention: bool,
}

/// How far ahead an hour is worth a card, in hours.
pub const HOUR_SOON_HOURS: i64 = 12;

/// How many lines stand below the one next thing at most.
pub const DUE_LINES: usize = 3;

/// The one thing to do next.
#[must_use]
pub fn next(facts: &Facts<'_>) -> Next {
    no_ride(facts)
        .map(|call_clinic| Next::NoRide { call_clinic })
        .or_else(|| hour_soon(facts).map(Next::HourSoon))
        .or_else(|| ride_gate(facts).map(Next::RideGate))
        .or_else(|| checklist(facts).map(|(group, left)| Next::Checklist { left, group }))
        .or_else(|| is_time_to_write(facts).then_some(Next::Write))
        .unwrap_or(Next::Nothing)
}

/// What else is due, most pressing first, without the one next thing and without the hours, which
/// have a place of their own. At most [`DUE_LINES`].
#[must_use]
pub fn due(facts: &Facts<'_>) -> Vec<Due> {
    let next = next(facts);
    [
        (facts.notes > 0).then_some(Due::Notes { count: facts.notes }),
        no_ride(facts)
            .filter(|_| !matches!(next, Next::NoRide { .. }))
            .map(|call_clinic| Due::NoRide { call_clinic }),
        ride_gate(facts)
            .filter(|gate| next != Next::RideGate(*gate))
            .map(Due::RideGate),
        lacks_intention(facts).then_some(Due::Intention),
        checklist(facts)
            .filter(|_| !matches!(next, Next::Checklist { .. }))
            .map(|(group, left)| Due::Checklist { left, group }),
        (is_time_to_write(facts) && next != Next::Write).then_some(Due::Write),
        facts.copy_is_due.then_some(Due::Copy),
    ]
    .into_iter()
    .flatten()
    .take(DUE_LINES)
    .collect()
}

/// The coming session, as long as the app helps to get ready for it.
fn ahead(facts: &Facts<'_>) -> Option<Upcoming> {
    facts
        .upcoming
        .filter(|upcoming| upcoming.is_supported && facts.now < upcoming.start)
}

fn no_ride(facts: &Facts<'_>) -> Option<bool> {
    ahead(facts)
        .filter(|upcoming| !upcoming.has_ride || upcoming.ride_escalates)
        .map(|upcoming| upcoming.ride_escalates)
}

fn hour_soon(facts: &Facts<'_>) -> Option<Hour> {
    let until = time::shifted(facts.now, HOUR_SOON_HOURS * time::HOUR);
    facts
        .hours
        .iter()
        .filter_map(|hour| hour.instant().map(|instant| (instant, hour)))
        .filter(|(instant, _)| facts.now < *instant && *instant <= until)
        .min_by_key(|(instant, _)| *instant)
        .map(|(_, hour)| *hour)
}

fn ride_gate(facts: &Facts<'_>) -> Option<Gate> {
    ahead(facts)
        .filter(|upcoming| upcoming.has_ride)
        .and_then(|upcoming| upcoming.due_gate)
}

fn checklist(facts: &Facts<'_>) -> Option<(Group, usize)> {
    facts
        .checklist
        .filter(|(_, left)| *left > 0 && facts.place != Place::InSession)
}

fn lacks_intention(facts: &Facts<'_>) -> bool {
    ahead(facts).is_some_and(|upcoming| {
        !upcoming.has_intention && upcoming.start <= time::shifted(facts.now, 3 * time::DAY)
    })
}

/// Nobody is asked to write in the session or on the way back, nor before there is a session.
fn is_time_to_write(facts: &Facts<'_>) -> bool {
    !facts.wrote_today
        && !matches!(
            facts.place,
            Place::NoSession | Place::InSession | Place::ComingBack
        )
}
