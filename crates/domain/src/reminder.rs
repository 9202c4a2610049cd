//! What the patient is reminded of before a session, and when it rings: never at night, and never
//! while somebody is with their team.
//!
//! Only what begins is marked. The end of a limit never is: no ringing may be taken for "you can
//! drive now".

mod outside;

use std::cmp::Reverse;
use std::ops::Range;

use chrono::Timelike;

use crate::clinic::Rules;
use crate::clock::{self, HourKind, Moment, Substance};
use crate::order::in_order;
use crate::ride::{self, Gate, GateState};
use crate::session::Session;
use crate::time::{self, Instant, Zone};

pub use outside::{Wake, badge, wakes};

/// From this hour on a 24-hour clock nothing rings, on the session's clock.
pub const NIGHT_BEGINS_HOUR: u32 = 22;

/// From this hour on it may ring again.
pub const NIGHT_ENDS_HOUR: u32 = 7;

/// The hour, the evening before, at which that rings which would fall into the quiet.
pub const EVENING_HOUR: u32 = 19;

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
    /// The ride is to be asked about.
    Ride(Gate),
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
    /// ride: nobody was asked yet.
    pub asks: bool,
    /// When the session or visit begins. From then on the reminder no longer matters.
    pub start: Instant,
}

/// A session with what its reminders hang on.
#[derive(Debug, Clone)]
pub struct Planned<Id> {
    /// Its id.
    pub id: Id,
    /// The session; one that is cancelled, or not at a clinic, has no reminders.
    pub session: Session,
    /// Its ride, if one is planned.
    pub ride: Option<ride::Plan>,
    /// What was said about the ride.
    pub answers: Vec<ride::GateAnswer>,
}

/// A visit that takes place.
#[derive(Debug, Clone)]
pub struct Visit<Id> {
    /// Its id.
    pub id: Id,
    /// When it begins.
    pub at: Instant,
    /// IANA name of the zone on whose clock the evening before is 7 pm.
    pub zone: String,
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
            Self::Ride(Gate::Asked) => 8,
            Self::Ride(Gate::ThreeDays) => 9,
            Self::Ride(Gate::OneDay) => 10,
            Self::Ride(Gate::ThreeHours) => 11,
            Self::Visit => 12,
            Self::VisitSoon => 13,
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
/// Nothing rings from 10 pm to 7 am on the clock of its session unless `at_night`, and never between
/// arrival (without one, the start) and pick-up (without one, the planned end) of any planned
/// session. What would, rings at 7 pm the evening before, or the last such evening that is not quiet.
/// `now` decides only what still lies ahead.
#[must_use]
pub fn reminders<Id: Clone, Z: Zone>(
    series: &[Planned<Id>],
    visits: &[Visit<Id>],
    rules: &Rules,
    at_night: bool,
    now: Instant,
    zone_of: impl Fn(&str) -> Z,
) -> Vec<Reminder<Id>> {
    let zones: Vec<_> = series
        .iter()
        .map(|planned| zone_of(&planned.session.zone))
        .collect();
    let spans: Vec<_> = series
        .iter()
        .zip(&zones)
        .filter(|(planned, _)| planned.session.is_planned())
        .map(|(planned, zone)| Span::new(planned, rules, zone))
        .collect();
    let quiet = Quiet {
        with_team: spans.iter().map(|span| span.with_team.clone()).collect(),
        at_night,
    };
    let mut all = Vec::new();
    for (planned, zone) in series.iter().zip(&zones) {
        let start = planned.session.start(zone);
        let matters = planned.session.is_planned() && planned.session.is_supported();
        if !matters || start <= now {
            continue;
        }
        let previous_end = spans
            .iter()
            .filter(|span| span.start < start)
            .map(|span| span.end)
            .max();
        all.extend(of_session(planned, rules, previous_end, now, &quiet, zone));
    }
    for visit in visits.iter().filter(|visit| now < visit.at) {
        all.extend(of_visit(visit, &quiet, &zone_of(&visit.zone)));
    }
    once(in_order(all, |reminder| (reminder.rings, reminder.due)))
}

/// The one thing to catch up with after the app was last open at `since`: of what rang meanwhile and
/// still matters, the most pressing. Never a pile: the rest goes without a word.
#[must_use]
pub fn missed<Id>(
    reminders: &[Reminder<Id>],
    since: Instant,
    now: Instant,
) -> Option<&Reminder<Id>> {
    reminders
        .iter()
        .filter(|reminder| since < reminder.rings && reminder.rings <= now && now < reminder.start)
        .min_by_key(|reminder| {
            let Reminder {
                thing, start, due, ..
            } = reminder;
            (thing.pressing(), *start, Reverse(*due))
        })
}

fn of_session<Id: Clone>(
    planned: &Planned<Id>,
    rules: &Rules,
    previous_end: Option<Instant>,
    now: Instant,
    quiet: &Quiet,
    zone: &dyn Zone,
) -> Vec<Reminder<Id>> {
    let Planned {
        id,
        session,
        ride,
        answers,
    } = planned;
    let start = session.start(zone);
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
        Some(reminder(thing, due, quiet.rings(due, zone)?, asks))
    });
    let gates = ride::gates(session, answers, previous_end, now, zone);
    let is_asked = gates
        .iter()
        .any(|(gate, state)| *gate == Gate::Asked && matches!(state, GateState::Done(_)));
    let asks = ride.is_none() || !is_asked;
    let gates = gates.iter().filter_map(|(gate, state)| {
        let stands = matches!(state, GateState::Ahead | GateState::Due);
        let due = gate.falls_due(start).filter(|_| stands)?;
        Some(reminder(
            Thing::Ride(*gate),
            due,
            quiet.rings(due, zone)?,
            asks,
        ))
    });
    let evening = quiet.evening_before_day(start, zone);
    let session = evening.map(|rings| reminder(Thing::Session, start, rings, false));
    hours.chain(gates).chain(session).collect()
}

/// A visit is told the evening before, and once more shortly before where that is not quiet.
fn of_visit<Id: Clone>(visit: &Visit<Id>, quiet: &Quiet, zone: &dyn Zone) -> Vec<Reminder<Id>> {
    let reminder = |thing, rings| Reminder {
        of: visit.id.clone(),
        thing,
        due: visit.at,
        rings,
        asks: false,
        start: visit.at,
    };
    let evening = quiet.evening_before_day(visit.at, zone);
    let soon = time::shifted(visit.at, -VISIT_AHEAD_MINUTES);
    let soon = quiet.quiet_since(soon, zone).is_none().then_some(soon);
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

/// A planned session as a stretch of time.
struct Span {
    start: Instant,
    end: Instant,
    /// From arrival to pick-up.
    with_team: Range<Instant>,
}

impl Span {
    fn new<Id>(planned: &Planned<Id>, rules: &Rules, zone: &dyn Zone) -> Self {
        let Planned { session, ride, .. } = planned;
        let start = session.start(zone);
        let early = rules
            .arrive_early
            .said()
            .filter(|_| session.is_supported())
            .unwrap_or(0);
        Self {
            start,
            end: session.end(zone),
            with_team: time::shifted(start, -i64::from(early))
                ..clock::anchor(session, ride.as_ref(), None, zone),
        }
    }
}

/// When nothing rings.
struct Quiet {
    with_team: Vec<Range<Instant>>,
    at_night: bool,
}

impl Quiet {
    /// When that rings which is due at a moment; `None` where the calendar has no evening before it.
    fn rings(&self, due: Instant, zone: &dyn Zone) -> Option<Instant> {
        let mut rings = due;
        // Each round leaves the night, or for good a session or several.
        for _ in 0..self.with_team.len() + 3 {
            match self.quiet_since(rings, zone) {
                Some(since) => rings = evening_before(since, zone)?,
                None => return Some(rings),
            }
        }
        None
    }

    /// The evening before the day of a moment; an earlier one where that is quiet.
    fn evening_before_day(&self, at: Instant, zone: &dyn Zone) -> Option<Instant> {
        let day = time::local_at(at, zone).date();
        let evening = evening_before(time::at_hour(day, 0, zone).min(at), zone)?;
        self.rings(evening, zone)
    }

    /// Whether nothing rings at a moment, and since when at the latest.
    fn quiet_since(&self, at: Instant, zone: &dyn Zone) -> Option<Instant> {
        let with_team = self.with_team.iter().filter(|span| span.contains(&at));
        let since = with_team.map(|span| span.start).min();
        since.or_else(|| (!self.at_night && is_night(at, zone)).then_some(at))
    }
}

fn is_night(at: Instant, zone: &dyn Zone) -> bool {
    let hour = time::local_at(at, zone).hour();
    !(NIGHT_ENDS_HOUR..NIGHT_BEGINS_HOUR).contains(&hour)
}

/// The last time before `at` at which the clocks show 7 pm.
fn evening_before(at: Instant, zone: &dyn Zone) -> Option<Instant> {
    let day = time::local_at(at, zone).date();
    // Where a whole day was skipped, its evening is the one after.
    (0..4)
        .map(|back| time::at_hour(time::day_shifted(day, -back), EVENING_HOUR, zone))
        .find(|evening| *evening < at)
}
