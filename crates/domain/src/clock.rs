//! My hours: every limit and moment that hangs on a session, worked out backwards and forwards.

mod reading;
mod stay;
mod waiting;

use crate::clinic::{Minutes, Rule, Rules, Topic};
use crate::order::in_order;
use crate::ride;
use crate::session::Session;
use crate::time::{self, Instant, Zone};

pub use reading::{Reading, State, read};
pub use stay::{OVERRUN_HOURS, Stay, can_leave, is_at_clinic};
pub use waiting::{REACH_MINUTES, WaitOver, driving_wait_over, holds};

/// The shortest time without alcohol, cannabis, driving or big decisions: 24 hours. A clinic may
/// only lengthen it.
pub const FLOOR_MINUTES: Minutes = 24 * 60;

/// What an hour is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HourKind {
    /// None of this from this time.
    NoAlcohol(Substance),
    /// No food from this time.
    NoFood,
    /// No drinks from this time.
    NoDrink,
    /// Leave home.
    LeaveHome,
    /// Be there, where that is before the start and nobody knows when to leave home.
    Arrive,
    /// The session begins.
    Session,
    /// The ride is there.
    PickUp,
    /// None of this before this time.
    NoAlcoholAfter(Substance),
    /// No driving before this time, and only after a full night's sleep. Never a permission.
    NoDriving,
    /// No big decisions before this time.
    NoDecisions,
}

/// What a limit on alcohol and cannabis covers: one row when both are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Substance {
    /// Alcohol and cannabis.
    Both,
    /// Alcohol alone.
    Alcohol,
    /// Cannabis alone.
    Cannabis,
}

/// When an hour is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// At this moment.
    At(Instant),
    /// The clinic has not said: the row shows the question to ask.
    Ask {
        /// The mildest it can be, where there is one: a limit begins, or home is left, no later
        /// than this before the session; a limit ends no earlier than this after it.
        floor: Option<Instant>,
    },
}

/// Where an hour comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// The clinic said this many minutes.
    ClinicSaid {
        /// Minutes before the start, or after leaving.
        minutes: Minutes,
    },
    /// Our own lower limit of 24 hours; the clinic said less, nothing, or does not matter.
    Floor,
    /// The session or ride as planned.
    Plan,
    /// Worked out from several of these.
    Computed,
    /// Nobody has said.
    Unknown,
}

/// One of my hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hour {
    /// What it is about.
    pub kind: HourKind,
    /// When it is, or what to ask.
    pub moment: Moment,
    /// Where it comes from.
    pub source: Source,
}

impl HourKind {
    /// What to ask the clinic where the hour is not known: the rule it comes from.
    #[must_use]
    pub fn topic(self) -> Option<Topic> {
        match self {
            Self::NoAlcohol(Substance::Cannabis) | Self::NoAlcoholAfter(Substance::Cannabis) => {
                Some(Topic::Cannabis)
            }
            Self::NoAlcohol(_) | Self::NoAlcoholAfter(_) => Some(Topic::Alcohol),
            Self::NoFood => Some(Topic::Food),
            Self::NoDrink => Some(Topic::Drink),
            Self::LeaveHome | Self::Arrive => Some(Topic::ArriveEarly),
            Self::NoDriving => Some(Topic::Driving),
            Self::NoDecisions => Some(Topic::Decisions),
            Self::Session | Self::PickUp => None,
        }
    }
}

impl Hour {
    /// The moment to show and to count by: the hour itself, or its floor.
    #[must_use]
    pub fn instant(&self) -> Option<Instant> {
        match self.moment {
            Moment::At(instant) => Some(instant),
            Moment::Ask { floor } => floor,
        }
    }
}

/// The moment everything after a session is counted from: the planned pick-up (without one, the
/// planned end), or *I've left the clinic*, whichever is later. Of two hours that a plan can mean in a
/// night in which the clocks change, the later one.
#[must_use]
pub fn anchor(
    session: &Session,
    ride: Option<&ride::Plan>,
    left_clinic: Option<Instant>,
    zone: &dyn Zone,
) -> Instant {
    let planned = ride
        .filter(|_| session.is_supported())
        .and_then(|plan| plan.latest_pickup(session, zone))
        .unwrap_or_else(|| session.latest_end(zone));
    left_clinic.map_or(planned, |left| left.max(planned))
}

/// My hours, in the order of time; a question to ask stands where its hour belongs.
///
/// All are elapsed time, right over every change of summer time. Where it does not happen at a
/// clinic there are only the fixed limits afterwards. A cancelled session has none, unless the
/// patient was there (`left_clinic`): then the limits afterwards hold.
#[must_use]
pub fn hours(
    session: &Session,
    rules: &Rules,
    ride: Option<&ride::Plan>,
    left_clinic: Option<Instant>,
    zone: &dyn Zone,
) -> Vec<Hour> {
    if !session.is_planned() && left_clinic.is_none() {
        return Vec::new();
    }
    let mut hours = Vec::new();
    if session.is_supported() && session.is_planned() {
        hours.extend(before(session, rules, zone));
        let start = session.start(zone);
        hours.push((start, at(HourKind::Session, start, Source::Plan)));
        let pickup = ride.and_then(|plan| plan.pickup_at(session, zone));
        hours.extend(pickup.map(|pickup| (pickup, at(HourKind::PickUp, pickup, Source::Plan))));
    }
    let anchor = anchor(session, ride, left_clinic, zone);
    hours.extend(after(session, rules, anchor, zone));
    let hours = in_order(hours, |(place, hour)| (*place, rank(hour.kind)));
    hours.into_iter().map(|(_, hour)| hour).collect()
}

/// An hour and the moment by which it is placed among the others.
type Placed = (Instant, Hour);

fn before(session: &Session, rules: &Rules, zone: &dyn Zone) -> Vec<Placed> {
    let start = session.start(zone);
    let back = |minutes: Minutes| time::shifted(start, -i64::from(minutes));

    let mut hours = both(
        limit(&rules.alcohol, true, back),
        limit(&rules.cannabis, true, back),
        HourKind::NoAlcohol,
    );
    let leave = leave_home(session, rules, start);
    let go = leave.map_or(start, |(place, _)| place.min(start));
    hours.extend(leave.or_else(|| arrive(rules, back)));

    // A question without an hour stands before the next thing that has one.
    let drink_said = rules.drink.said().map(back);
    let food = rules.food.said().map(back);
    let food_place = food.unwrap_or_else(|| drink_said.map_or(go, |drink| drink.min(go)));
    let drink_place = drink_said.unwrap_or_else(|| food.map_or(go, |food| food.max(go)));
    hours.extend(asked(HourKind::NoFood, &rules.food, food, food_place));
    hours.extend(asked(
        HourKind::NoDrink,
        &rules.drink,
        drink_said,
        drink_place,
    ));
    hours
}

fn after(session: &Session, rules: &Rules, anchor: Instant, zone: &dyn Zone) -> Vec<Placed> {
    // At home, or with nobody licensed, there is no clinic to ask.
    let askable = session.is_supported();
    let on = |minutes: Minutes| time::shifted(anchor, minutes.into());
    // "Not on the day of the session": a day of 25 hours can outlast the 24.
    let next_day = time::day_begins(time::day_shifted(time::day_of(anchor, zone), 1), zone);
    let on_another_day = |minutes: Minutes| on(minutes).max(next_day);

    let mut hours = both(
        limit(&rules.alcohol, askable, on),
        limit(&rules.cannabis, askable, on),
        HourKind::NoAlcoholAfter,
    );
    for (kind, (moment, source)) in [
        (
            HourKind::NoDriving,
            limit(&rules.driving, askable, on_another_day),
        ),
        (HourKind::NoDecisions, limit(&rules.decisions, askable, on)),
    ] {
        hours.push(placed(kind, moment, source));
    }
    hours
}

/// A limit with a floor of 24 hours: at what the clinic said if that is longer, else at the floor,
/// as a question when the clinic has not spoken.
fn limit(
    rule: &Rule<Minutes>,
    askable: bool,
    count: impl Fn(Minutes) -> Instant,
) -> (Moment, Source) {
    let floor = count(FLOOR_MINUTES);
    match rule {
        Rule::Said { value, .. } if *value >= FLOOR_MINUTES => (
            Moment::At(count(*value)),
            Source::ClinicSaid { minutes: *value },
        ),
        Rule::Ask if askable => (Moment::Ask { floor: Some(floor) }, Source::Floor),
        Rule::Said { .. } | Rule::Ask | Rule::NotForMe => (Moment::At(floor), Source::Floor),
    }
}

fn both(
    alcohol: (Moment, Source),
    cannabis: (Moment, Source),
    kind: fn(Substance) -> HourKind,
) -> Vec<Placed> {
    let rows = if alcohol == cannabis {
        vec![(Substance::Both, alcohol)]
    } else {
        vec![
            (Substance::Alcohol, alcohol),
            (Substance::Cannabis, cannabis),
        ]
    };
    rows.into_iter()
        .map(|(substance, (moment, source))| placed(kind(substance), moment, source))
        .collect()
}

/// When to leave home, as far as the travel time is known. Without a word from the clinic on
/// arriving early it is a question, with the latest moment that gets there on time.
fn leave_home(session: &Session, rules: &Rules, start: Instant) -> Option<Placed> {
    let travel = i64::from(session.travel_minutes?);
    let back = |early: Minutes| time::shifted(start, -(travel + i64::from(early)));
    let (moment, source) = match rules.arrive_early {
        Rule::Said { value, .. } => (Moment::At(back(value)), Source::Computed),
        Rule::NotForMe => (Moment::At(back(0)), Source::Plan),
        Rule::Ask => (
            Moment::Ask {
                floor: Some(back(0)),
            },
            Source::Plan,
        ),
    };
    Some(placed(HourKind::LeaveHome, moment, source))
}

/// When to be there, where the clinic wants that before the start.
fn arrive(rules: &Rules, back: impl Fn(Minutes) -> Instant) -> Option<Placed> {
    let minutes = rules.arrive_early.said().filter(|early| *early > 0)?;
    let source = Source::ClinicSaid { minutes };
    Some(placed(HourKind::Arrive, Moment::At(back(minutes)), source))
}

/// A limit without a floor: what the clinic said, a question at `place`, or no row.
fn asked(
    kind: HourKind,
    rule: &Rule<Minutes>,
    said: Option<Instant>,
    place: Instant,
) -> Option<Placed> {
    match rule {
        Rule::Said { value, .. } => {
            let source = Source::ClinicSaid { minutes: *value };
            said.map(|instant| (place, at(kind, instant, source)))
        }
        Rule::Ask => {
            let moment = Moment::Ask { floor: None };
            let source = Source::Unknown;
            Some((
                place,
                Hour {
                    kind,
                    moment,
                    source,
                },
            ))
        }
        Rule::NotForMe => None,
    }
}

fn placed(kind: HourKind, moment: Moment, source: Source) -> Placed {
    let place = match moment {
        Moment::At(instant)
        | Moment::Ask {
            floor: Some(instant),
        } => instant,
        Moment::Ask { floor: None } => Instant::MIN_UTC,
    };
    (
        place,
        Hour {
            kind,
            moment,
            source,
        },
    )
}

fn at(kind: HourKind, instant: Instant, source: Source) -> Hour {
    let moment = Moment::At(instant);
    Hour {
        kind,
        moment,
        source,
    }
}

/// The order of hours at the same moment.
fn rank(kind: HourKind) -> u8 {
    match kind {
        HourKind::NoAlcohol(_) => 0,
        HourKind::NoFood => 1,
        HourKind::NoDrink => 2,
        HourKind::LeaveHome => 3,
        HourKind::Arrive => 4,
        HourKind::Session => 5,
        HourKind::PickUp => 6,
        HourKind::NoDriving => 7,
        HourKind::NoAlcoholAfter(_) => 8,
        HourKind::NoDecisions => 9,
    }
}
