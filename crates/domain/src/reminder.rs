//! What the patient is reminded of before a session, and when it rings: never at night, and never
//! while somebody is with their team.
//!
//! Only what begins is marked. The end of a limit never is: no ringing may be taken for "you can
//! drive now".

mod outside;
mod quiet;

use std::cmp::Reverse;

use crate::clinic::Rules;
use crate::clock::{self, HourKind, Moment, Substance};
use crate::order::in_order;
use crate::ride::{self, Gate, GateState, Reminds};
use crate::session::Session;
use crate::time::{self, Instant, Zone};

pub use outside::{Wake, badge, wakes};
pub use quiet::{EVENING_HOUR, NIGHT_BEGINS_HOUR, NIGHT_ENDS_HOUR, Quiet};

/// How long before a visit it is told once more, in minutes.
pub const VISIT_AHEAD_MINUTES: i64 = 60;

/// What a reminder is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Thing {
    /// None of this from here on.
    NoAlcohol(Substance),
    /// No food after.
    NoFood,
    /// No drinks after.
    NoDrink,
    /// Leave home.
    LeaveHome,
    /// Be there.
    Arrive,
    /// The session, told the evening before.
    Session,
    /// The ride is to be asked about: at a gate, or without one when it is time to call the clinic.
    Ride(Option<Gate>),
    /// A visit, told the evening before.
    Visit,
    /// A visit, told [`VISIT_AHEAD_MINUTES`] before.
    VisitSoon,
}

/// How the patient wants to be reminded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Also from 10 pm to 7 am.
    pub at_night: bool,
    /// In a calendar every title is the same word.
    pub is_discreet: bool,
    /// The phone shows a note while the app is alive.
    pub notifies: bool,
    /// The times lie readable without unlocking, for the browser to wake up by.
    pub when_closed: bool,
}

/// One reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminder<Id> {
    /// The session or visit it belongs to.
    pub of: Id,
    /// What it is about.
    pub thing: Thing,
    /// The moment of the thing itself.
    pub due: Instant,
    /// When it rings: at `due`, or an evening before.
    pub rings: Instant,
    /// It asks rather than tells. The clinic has not said, and `due` is the mildest it can be; of a
    /// ride: nobody was asked yet, or the clinic rules it out.
    pub asks: bool,
    /// When the session or visit begins. From then on the reminder no longer matters.
    pub start: Instant,
}

/// A session with what its reminders hang on. One whose zone is not known has no moments, and none.
#[derive(Debug, Clone)]
pub struct Planned<Id, Z> {
    /// Its id.
    pub id: Id,
    /// The session; one that is cancelled, or not at a clinic, has no reminders.
    pub session: Session,
    /// The zone it is in.
    pub zone: Z,
    /// Its ride, if one is planned.
    pub ride: Option<ride::Plan>,
    /// What was said about the ride.
    pub answers: Vec<ride::GateAnswer>,
}

/// A visit that takes place.
#[derive(Debug, Clone)]
pub struct Visit<Id, Z> {
    /// Its id.
    pub id: Id,
    /// When it begins.
    pub at: Instant,
    /// The zone it is in.
    pub zone: Z,
}

impl<Id, Z: Zone> Planned<Id, Z> {
    fn start(&self) -> Instant {
        self.session.start(&self.zone)
    }
}

impl<Id> Reminder<Id> {
    /// Whether it has rung, and still matters.
    #[must_use]
    pub fn has_rung(&self, now: Instant) -> bool {
        self.rings <= now && now < self.start
    }
}

impl Thing {
    /// The permanent number, by which calendars know it again. A limit on both alcohol and cannabis
    /// has that of the one on alcohol: where the clinic tells them apart later, that one only moves.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::NoAlcohol(Substance::Both | Substance::Alcohol) => 1,
            Self::NoAlcohol(Substance::Cannabis) => 2,
            Self::NoFood => 3,
            Self::NoDrink => 4,
            Self::LeaveHome => 5,
            Self::Arrive => 6,
            Self::Session => 7,
            Self::Ride(Some(Gate::Asked)) => 8,
            Self::Ride(Some(Gate::ThreeDays)) => 9,
            Self::Ride(Some(Gate::OneDay)) => 10,
            Self::Ride(Some(Gate::ThreeHours)) => 11,
            Self::Visit => 12,
            Self::VisitSoon => 13,
            Self::Ride(None) => 14,
        }
    }

    /// What an hour reminds of; `None` for the session itself, which has an evening of its own, for
    /// the pick-up, which rings for the person who comes, and for the end of a limit.
    fn of_hour(kind: HourKind) -> Option<Self> {
        match kind {
            HourKind::NoAlcohol(substance) => Some(Self::NoAlcohol(substance)),
            HourKind::NoFood => Some(Self::NoFood),
            HourKind::NoDrink => Some(Self::NoDrink),
            HourKind::LeaveHome => Some(Self::LeaveHome),
            HourKind::Arrive => Some(Self::Arrive),
            HourKind::Session
            | HourKind::PickUp
            | HourKind::NoAlcoholAfter(_)
            | HourKind::NoDriving
            | HourKind::NoDecisions => None,
        }
    }

    /// Which of several missed things comes first: the way there, what is on the plate, the ride.
    fn pressing(self) -> u8 {
        match self {
            Self::LeaveHome => 0,
            Self::Arrive => 1,
            Self::NoFood => 2,
            Self::NoDrink => 3,
            Self::NoAlcohol(_) => 4,
            Self::Ride(_) => 5,
            Self::Session => 6,
            Self::Visit | Self::VisitSoon => 7,
        }
    }
}

/// Everything the patient is reminded of, earliest ring first; what has rung already is among it as
/// long as its session or visit has not begun. Where two sessions say the same at the same moment,
/// the first of them says it.
///
/// Nothing rings from 10 pm to 7 am unless `at_night`, and never between arrival (without one, the
/// start) and pick-up (without one, the planned end) of any planned session. What would, rings at 7 pm
/// the evening before, or the last such evening that is not quiet. Night and evening are those of
/// `here`, where the patient is; where that is not known, those of the session or visit. `now` decides
/// only what still lies ahead.
#[must_use]
pub fn reminders<Id: Clone, Z: Zone>(
    series: &[Planned<Id, Z>],
    visits: &[Visit<Id, Z>],
    rules: &Rules,
    at_night: bool,
    now: Instant,
    here: Option<&dyn Zone>,
) -> Vec<Reminder<Id>> {
    let spans: Vec<_> = series
        .iter()
        .filter(|planned| planned.session.is_planned())
        .map(|planned| (planned.start(), planned.session.end(&planned.zone)))
        .collect();
    let quiet = Quiet::new(series, rules, at_night);
    let mut all = Vec::new();
    for planned in series {
        let start = planned.start();
        let matters = planned.session.is_planned() && planned.session.is_supported();
        if !matters || start <= now {
            continue;
        }
        let previous_end = spans
            .iter()
            .filter(|(other, _)| *other < start)
            .map(|(_, end)| *end)
            .max();
        let clock = here.unwrap_or(&planned.zone);
        all.extend(of_session(planned, rules, previous_end, now, &quiet, clock));
    }
    for visit in visits.iter().filter(|visit| now < visit.at) {
        all.extend(of_visit(visit, &quiet, here.unwrap_or(&visit.zone)));
    }
    once(in_order(all, |reminder| (reminder.rings, reminder.due)))
}

/// The most pressing thing that rang after `since` and still matters.
#[must_use]
pub fn rung<Id>(reminders: &[Reminder<Id>], since: Instant, now: Instant) -> Option<&Reminder<Id>> {
    let rung = reminders.iter().filter(|reminder| since < reminder.rings);
    most_pressing(rung, now)
}

/// What a note is about that was shown for what rang at `at`: the most pressing of it that still matters.
#[must_use]
pub fn rung_at<Id>(reminders: &[Reminder<Id>], at: Instant, now: Instant) -> Option<&Reminder<Id>> {
    let rung = reminders.iter().filter(|reminder| reminder.rings == at);
    most_pressing(rung, now)
}

/// The one thing to catch up with after the app was last open at `since`: of what rang meanwhile and
/// still matters, the most pressing. Never a pile: the rest goes without a word. A ride that nobody
/// was asked for is not among it: that is what Today says first as long as it is so.
#[must_use]
pub fn missed<Id>(
    reminders: &[Reminder<Id>],
    since: Instant,
    now: Instant,
) -> Option<&Reminder<Id>> {
    let rung = reminders.iter().filter(|reminder| since < reminder.rings);
    most_pressing(
        rung.filter(|reminder| !(reminder.asks && matches!(reminder.thing, Thing::Ride(_)))),
        now,
    )
}

fn most_pressing<'a, Id>(
    rung: impl Iterator<Item = &'a Reminder<Id>>,
    now: Instant,
) -> Option<&'a Reminder<Id>> {
    rung.filter(|reminder| reminder.has_rung(now))
        .min_by_key(|reminder| {
            let Reminder {
                thing, start, due, ..
            } = reminder;
            (thing.pressing(), *start, Reverse(*due))
        })
}

/// `clock` is the one by which it is night, or evening.
fn of_session<Id: Clone, Z: Zone>(
    planned: &Planned<Id, Z>,
    rules: &Rules,
    previous_end: Option<Instant>,
    now: Instant,
    quiet: &Quiet,
    clock: &dyn Zone,
) -> Vec<Reminder<Id>> {
    let Planned {
        id, session, ride, ..
    } = planned;
    let (start, zone) = (planned.start(), &planned.zone);
    let reminder = |thing, due, rings, asks| Reminder {
        of: id.clone(),
        thing,
        due,
        rings,
        asks,
        start,
    };
    let hours = clock::hours(session, rules, ride.as_ref(), None, zone);
    let hours = hours.iter().filter_map(|hour| {
        // What nobody has said has no moment, and is not guessed.
        let (thing, due) = (Thing::of_hour(hour.kind)?, hour.instant()?);
        let asks = matches!(hour.moment, Moment::Ask { .. });
        Some(reminder(thing, due, quiet.rings(due, clock)?, asks))
    });
    let (asks, rides) = of_ride(planned, rules, previous_end, now, zone);
    let rides = rides.into_iter().filter_map(|(gate, due)| {
        let rings = quiet.rings(due, clock)?;
        Some(reminder(Thing::Ride(gate), due, rings, asks))
    });
    let evening = quiet.evening_before_day(start, clock);
    let session = evening.map(|rings| reminder(Thing::Session, start, rings, false));
    hours.chain(rides).chain(session).collect()
}

/// Whether nobody was asked for a ride that can take place, and when it is to be asked about: at the
/// gates that stand; while nobody was asked, at the last gate that passed too; and, until a ride is
/// confirmed, when it is time to call the clinic.
fn of_ride<Id, Z: Zone>(
    planned: &Planned<Id, Z>,
    rules: &Rules,
    previous_end: Option<Instant>,
    now: Instant,
    zone: &dyn Zone,
) -> (bool, Vec<(Option<Gate>, Instant)>) {
    let Planned {
        session,
        ride,
        answers,
        ..
    } = planned;
    let ride = ride.as_ref();
    let standing = ride::standing(session, ride, answers, rules);
    // What was said about a ride that cannot take place says nothing.
    let answers: &[_] = match standing.is_planned() {
        true => answers,
        false => &[],
    };
    let start = session.start(zone);
    let is_after_previous = |due: Instant| previous_end.is_none_or(|end| end <= due);
    let gates = ride::gates(session, answers, previous_end, now, zone);
    let is_asked = standing.reminds() == Reminds::IsSet;
    let passed = Gate::ALL
        .into_iter()
        .filter(|gate| gate.falls_due(start).is_some_and(is_after_previous))
        .rfind(|gate| gate.falls_due(start).is_some_and(|due| due <= now))
        .filter(|_| !is_asked);
    let mut rides: Vec<_> = gates
        .iter()
        .filter(|(gate, state)| {
            matches!(state, GateState::Ahead | GateState::Due) || passed == Some(*gate)
        })
        .filter_map(|(gate, _)| Some((Some(*gate), gate.falls_due(start)?)))
        .collect();
    let call = ride::escalates_from(session, rules, zone);
    let is_open = is_after_previous(call) && !standing.is_agreed();
    if is_open && !rides.iter().any(|(_, due)| *due == call) {
        rides.push((None, call));
    }
    (!is_asked, rides)
}

/// A visit is told the evening before, and once more shortly before where that is not quiet.
fn of_visit<Id: Clone, Z>(
    visit: &Visit<Id, Z>,
    quiet: &Quiet,
    clock: &dyn Zone,
) -> Vec<Reminder<Id>> {
    let reminder = |thing, rings| Reminder {
        of: visit.id.clone(),
        thing,
        due: visit.at,
        rings,
        asks: false,
        start: visit.at,
    };
    let evening = quiet.evening_before_day(visit.at, clock);
    let soon = time::shifted(visit.at, -VISIT_AHEAD_MINUTES);
    let soon = (!quiet.is_quiet(soon, clock)).then_some(soon);
    let evening = evening.map(|rings| reminder(Thing::Visit, rings));
    let soon = soon.map(|rings| reminder(Thing::VisitSoon, rings));
    evening.into_iter().chain(soon).collect()
}

/// The reminders without those that say what another says at the same moment.
fn once<Id>(reminders: Vec<Reminder<Id>>) -> Vec<Reminder<Id>> {
    let mut kept: Vec<Reminder<Id>> = Vec::new();
    for reminder in reminders {
        let is_said = kept
            .iter()
            .rev()
            .take_while(|other| other.rings == reminder.rings)
            .any(|other| (other.thing, other.due) == (reminder.thing, reminder.due));
        if !is_said {
            kept.push(reminder);
        }
    }
    kept
}
