//! The one next thing, and at most three more lines: what Today shows below the horizon.

mod rest;

use chrono::NaiveDate;

use crate::checklist::Group;
use crate::clinic::Topic;
use crate::clock::Hour;
use crate::path::Place;
use crate::ride::Gate;
use crate::time::{self, Instant};
use crate::visit;
use rest::{has_after, has_waits, is_left_alone, is_near, rests};

/// The one thing to do next, in the order in which one wins over another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// An emergency or worry answer is still open.
    OpenAnswer,
    /// The session has begun, and nobody who said yes takes the patient home.
    RideMissing,
    /// It was cancelled on its day, and nobody knows yet whether any medicine was given.
    Cancelled,
    /// Nobody takes the patient home yet.
    NoRide {
        /// It is time to call the clinic; see [`crate::ride::escalates`].
        call_clinic: bool,
    },
    /// One of my hours comes within the next 12 hours.
    HourSoon(Hour),
    /// A check after the session is due.
    CareCheck,
    /// The ride is to be asked about.
    RideGate(Gate),
    /// Nobody has said what the clinic wants, and it falls due within three days.
    Rule(Topic),
    /// A visit tomorrow or today, or one that is just over.
    Visit(visit::Ask),
    /// A check-in.
    CheckIn,
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
    /// What was put down until today; see [`crate::wait`].
    Waits {
        /// How many things.
        count: usize,
    },
    /// The day has come: *Ready to go?*
    Ready,
    /// Nothing is arranged yet, and last time it was: *Same as last time?*
    Again,
    /// As the one next thing, where another went before it.
    As(Next),
    /// No intention yet, and the session is at most three days away. It may stay so.
    Intention,
    /// What helps after the session that is just over. Nothing of it has to be done.
    After,
    /// It is time for a copy; see [`crate::copy::is_due`].
    Copy,
}

/// A card that can wait until tomorrow: all but what is about safety.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Card {
    /// Asking about the ride, as long as there are more than two days.
    Ride,
    /// A clinic rule that nobody has answered.
    Rule,
    /// A visit.
    Visit,
    /// A check-in.
    CheckIn,
    /// The checklist.
    Checklist,
    /// A question to write about.
    Write,
}

impl Card {
    /// All cards that can wait.
    pub const ALL: [Self; 6] = [
        Self::Ride,
        Self::Rule,
        Self::Visit,
        Self::CheckIn,
        Self::Checklist,
        Self::Write,
    ];

    /// The permanent name used in records.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Ride => "ride",
            Self::Rule => "rule",
            Self::Visit => "visit",
            Self::CheckIn => "check-in",
            Self::Checklist => "checklist",
            Self::Write => "write",
        }
    }

    /// The card with this permanent name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|card| card.slug() == slug)
    }
}

/// *Not today*, said of a card on a day; a day begins at 4 am.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PutOff {
    /// Of which card.
    pub card: Card,
    /// On which day.
    pub on: NaiveDate,
}

impl Next {
    /// Whether its card, answered on this screen, stays before the one that comes `next`. Where that
    /// is about the ride too, or about a ride that is missing, it goes; and so it does once they have
    /// left the clinic since.
    #[must_use]
    pub fn stays_before(self, next: Self, has_left_since: bool) -> bool {
        let is_ride = |next| {
            matches!(
                next,
                Self::RideMissing | Self::NoRide { .. } | Self::RideGate(_)
            )
        };
        !has_left_since
            && self != next
            && next != Self::RideMissing
            && !(is_ride(self) && is_ride(next))
    }

    /// Whether it may be put off until tomorrow, and as which card.
    #[must_use]
    pub fn card(self) -> Option<Card> {
        match self {
            Self::RideGate(Gate::Asked | Gate::ThreeDays) => Some(Card::Ride),
            Self::Rule(_) => Some(Card::Rule),
            Self::Visit(_) => Some(Card::Visit),
            Self::CheckIn => Some(Card::CheckIn),
            Self::Checklist { .. } => Some(Card::Checklist),
            Self::Write => Some(Card::Write),
            Self::OpenAnswer
            | Self::RideMissing
            | Self::Cancelled
            | Self::NoRide { .. }
            | Self::HourSoon(_)
            | Self::CareCheck
            | Self::RideGate(_)
            | Self::Nothing => None,
        }
    }
}

/// Everything the one next thing is chosen from.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The present moment.
    pub now: Instant,
    /// The day it is; see [`time::day_of`].
    pub today: NaiveDate,
    /// Where the patient is on the path.
    pub place: Place,
    /// An emergency or worry answer is still open.
    pub has_open_answer: bool,
    /// Nobody takes the patient home who sits at the clinic; see
    /// [`crate::ride::Standing::is_missing`].
    pub ride_is_missing: bool,
    /// A session was cancelled on its day, and whether any medicine was given is not answered.
    pub was_cancelled: bool,
    /// The session to get ready for, if there is one that has not begun or not ended.
    pub upcoming: Option<Upcoming>,
    /// The hours of the coming session, and the pick-up of the last while nobody has left yet, in any
    /// order.
    pub hours: &'a [Hour],
    /// A check after the session is due.
    pub care_check_is_due: bool,
    /// The most pressing clinic rule that nobody has answered; see [`crate::clinic::urgent`].
    pub open_rule: Option<Topic>,
    /// The visit to speak of; see [`visit::due`].
    pub visit: Option<visit::Ask>,
    /// A check-in is due.
    pub check_in_is_due: bool,
    /// The open group of the checklist that counts now, and how many items it has left.
    pub checklist: Option<(Group, usize)>,
    /// Whether something was written in the journal today.
    pub wrote_today: bool,
    /// How many notes were written without unlocking.
    pub notes: usize,
    /// How many things that were to wait have waited long enough.
    pub waits: usize,
    /// Whether it is time for a copy.
    pub copy_is_due: bool,
    /// What was put off; on another day it no longer counts.
    pub put_off: &'a [PutOff],
}

/// What Today needs to know about the coming session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Upcoming {
    /// At a clinic, with staff: only then are there a ride, hours and a checklist.
    pub is_supported: bool,
    /// When it starts.
    pub start: Instant,
    /// Whether that is on this day; see [`crate::session::Session::is_today`].
    pub is_today: bool,
    /// Whether somebody may take the patient home; see [`crate::ride::Standing::is_planned`].
    pub has_ride: bool,
    /// Whether it is time to call the clinic about the ride; see [`crate::ride::escalates`].
    pub ride_escalates: bool,
    /// The gate to ask about now; see [`crate::ride::due_gate`].
    pub due_gate: Option<Gate>,
    /// Whether an intention is kept.
    pub has_intention: bool,
    /// Whether a session before it had a ride; see [`crate::again`].
    pub can_be_same: bool,
}

/// How far ahead an hour is worth a card, in hours.
pub const HOUR_SOON_HOURS: i64 = 12;

/// How long a card stays where it is after it was answered, in minutes, unless Today is left.
pub const HELD_MINUTES: i64 = 5;

/// How many lines stand below the one next thing at most.
pub const DUE_LINES: usize = 3;

/// The one thing to do next.
#[must_use]
pub fn next(facts: &Facts<'_>) -> Next {
    ranks(facts)
        .into_iter()
        .flatten()
        .next()
        .unwrap_or(Next::Nothing)
}

/// What else is due, most pressing first, without the one next thing and without the hours, which
/// have a place of their own. At most [`DUE_LINES`].
#[must_use]
pub fn due(facts: &Facts<'_>) -> Vec<Due> {
    if facts.place == Place::Paused {
        return Vec::new();
    }
    let next = next(facts);
    let others = ranks(facts)
        .into_iter()
        .flatten()
        .filter(|other| *other != next && !matches!(other, Next::HourSoon(_)));
    // Whether to bring something is asked before what can be packed.
    let (first, later): (Vec<_>, Vec<_>) = others
        .map(Due::As)
        .partition(|due| !matches!(due, Due::As(Next::Checklist { .. } | Next::Write)));
    (facts.notes > 0)
        .then_some(Due::Notes { count: facts.notes })
        .into_iter()
        .chain(is_morning(facts).then_some(Due::Ready))
        .chain(can_be_same(facts).then_some(Due::Again))
        .chain(first)
        .chain(lacks_intention(facts).then_some(Due::Intention))
        .chain(has_waits(facts).then_some(Due::Waits { count: facts.waits }))
        .chain(later)
        .chain(has_after(facts).then_some(Due::After))
        .chain(facts.copy_is_due.then_some(Due::Copy))
        .take(DUE_LINES)
        .collect()
}

/// Everything that is true now, in the order in which one wins over another.
fn ranks(facts: &Facts<'_>) -> [Option<Next>; 12] {
    let all = [
        facts.has_open_answer.then_some(Next::OpenAnswer),
        facts.ride_is_missing.then_some(Next::RideMissing),
        facts.was_cancelled.then_some(Next::Cancelled),
        no_ride(facts).map(|call_clinic| Next::NoRide { call_clinic }),
        hour_soon(facts).map(Next::HourSoon),
        facts.care_check_is_due.then_some(Next::CareCheck),
        ride_gate(facts).map(Next::RideGate),
        ahead(facts).and(facts.open_rule).map(Next::Rule),
        visit(facts).map(Next::Visit),
        (facts.check_in_is_due && !is_left_alone(facts)).then_some(Next::CheckIn),
        checklist(facts).map(|(group, left)| Next::Checklist { left, group }),
        is_time_to_write(facts).then_some(Next::Write),
    ];
    all.map(|next| next.filter(|next| is_shown(facts, *next)))
}

/// A pause silences everything; *Not today* silences one card.
fn is_shown(facts: &Facts<'_>, next: Next) -> bool {
    facts.place != Place::Paused && !next.card().is_some_and(|card| is_put_off(facts, card))
}

fn is_put_off(facts: &Facts<'_>, card: Card) -> bool {
    let put_off = PutOff {
        card,
        on: facts.today,
    };
    facts.put_off.contains(&put_off)
}

/// The coming session, as long as the app helps to get ready for it. Who rests after a session is
/// asked about the next one only where it begins within 24 hours.
fn ahead(facts: &Facts<'_>) -> Option<Upcoming> {
    supported(facts).filter(|upcoming| !rests(facts) || is_near(facts, upcoming))
}

/// The same, also for what cannot wait until the morning.
fn supported(facts: &Facts<'_>) -> Option<Upcoming> {
    facts
        .upcoming
        .filter(|upcoming| upcoming.is_supported && facts.now < upcoming.start)
}

fn no_ride(facts: &Facts<'_>) -> Option<bool> {
    let lacks = ahead(facts).is_some_and(|upcoming| !upcoming.has_ride);
    supported(facts)
        .filter(|upcoming| lacks || upcoming.ride_escalates)
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

/// Nobody is asked about a talk in the session, or while they rest from it.
fn visit(facts: &Facts<'_>) -> Option<visit::Ask> {
    facts.visit.filter(|_| !is_left_alone(facts))
}

/// Getting ready is not asked of anybody during a session, and nothing of what comes after it is.
fn checklist(facts: &Facts<'_>) -> Option<(Group, usize)> {
    facts
        .checklist
        .filter(|(group, left)| *left > 0 && *group != Group::After && !is_left_alone(facts))
}

/// The look before leaving home, also while the last session is looked back on by the hour.
fn is_morning(facts: &Facts<'_>) -> bool {
    ahead(facts).is_some_and(|upcoming| upcoming.is_today)
}

fn can_be_same(facts: &Facts<'_>) -> bool {
    ahead(facts).is_some_and(|upcoming| upcoming.can_be_same && !upcoming.has_ride)
}

fn lacks_intention(facts: &Facts<'_>) -> bool {
    ahead(facts).is_some_and(|upcoming| {
        !upcoming.has_intention && upcoming.start <= time::shifted(facts.now, 3 * time::DAY)
    })
}

/// Nobody is asked to write in the session or while they rest from it, nor before there is a session.
fn is_time_to_write(facts: &Facts<'_>) -> bool {
    !facts.wrote_today
        && !is_left_alone(facts)
        && !matches!(
            facts.place,
            Place::NoSession | Place::Deciding | Place::BeingChecked
        )
}
