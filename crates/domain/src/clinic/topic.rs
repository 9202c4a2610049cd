//! What a clinic can have a rule about, and by when a patient needs to know it.

use std::cmp::Reverse;

use super::{Book, Minutes, Numbers};
use crate::clock::FLOOR_MINUTES;
use crate::order::in_order;
use crate::time::{self, Instant};

/// What a clinic can have a rule about. In the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// How long before the start there is no food any more.
    Food,
    /// How long before the start there are no drinks any more, clear ones neither.
    Drink,
    /// How long before and after there is no alcohol.
    Alcohol,
    /// How long before and after there is no cannabis.
    Cannabis,
    /// Which medicines to ask about, and what they said.
    Medicines,
    /// Whether to measure the blood pressure at home.
    BloodPressure,
    /// How long before the start to be there.
    ArriveEarly,
    /// How long they watch, and who does.
    Observation,
    /// Who may take the patient home.
    RideAdult,
    /// Whether a ride-share, a taxi or transport may.
    RideShare,
    /// How long somebody has to stay.
    RideStay,
    /// How long after there is no driving.
    Driving,
    /// How long after there are no big decisions.
    Decisions,
    /// Touch: whether, how, and how to say no.
    Touch,
    /// What to bring.
    Bring,
    /// How long before the start a session can be cancelled.
    LateCancel,
    /// Which check-ins they ask for.
    Measures,
}

/// What shape an answer has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A time, told in hours.
    Hours,
    /// A time, told in minutes.
    Minutes,
    /// Yes or no.
    YesNo,
    /// Words.
    Words,
}

impl Topic {
    /// All topics, in the order in which they are shown.
    pub const ALL: [Self; 17] = [
        Self::Food,
        Self::Drink,
        Self::Alcohol,
        Self::Cannabis,
        Self::Medicines,
        Self::BloodPressure,
        Self::ArriveEarly,
        Self::Observation,
        Self::RideAdult,
        Self::RideShare,
        Self::RideStay,
        Self::Driving,
        Self::Decisions,
        Self::Touch,
        Self::Bring,
        Self::LateCancel,
        Self::Measures,
    ];

    /// The permanent name used in records, content and addresses.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Food => "food",
            Self::Drink => "drink",
            Self::Alcohol => "alcohol",
            Self::Cannabis => "cannabis",
            Self::Medicines => "medicines",
            Self::BloodPressure => "blood-pressure",
            Self::ArriveEarly => "arrive-early",
            Self::Observation => "observation",
            Self::RideAdult => "ride-adult",
            Self::RideShare => "ride-share",
            Self::RideStay => "ride-stay",
            Self::Driving => "driving",
            Self::Decisions => "decisions",
            Self::Touch => "touch",
            Self::Bring => "bring",
            Self::LateCancel => "late-cancel",
            Self::Measures => "measures",
        }
    }

    /// The topic with this permanent name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.slug() == slug)
    }

    /// What shape an answer has.
    #[must_use]
    pub fn shape(self) -> Shape {
        match self {
            Self::Food
            | Self::Drink
            | Self::Alcohol
            | Self::Cannabis
            | Self::RideStay
            | Self::Driving
            | Self::Decisions
            | Self::LateCancel => Shape::Hours,
            Self::ArriveEarly => Shape::Minutes,
            Self::BloodPressure | Self::RideShare => Shape::YesNo,
            Self::Medicines
            | Self::Observation
            | Self::RideAdult
            | Self::Touch
            | Self::Bring
            | Self::Measures => Shape::Words,
        }
    }

    /// The shortest time that holds whatever a clinic says; it may only lengthen it.
    #[must_use]
    pub fn floor(self) -> Option<Minutes> {
        match self {
            Self::Alcohol | Self::Cannabis | Self::Driving | Self::Decisions => Some(FLOOR_MINUTES),
            _ => None,
        }
    }

    /// The floor, where it is longer than what the clinic said: then it stands beside their word.
    #[must_use]
    pub fn floor_over(self, said: Minutes) -> Option<Minutes> {
        self.floor().filter(|floor| said < *floor)
    }

    /// Whether it is counted back from the start alone, so that a clinic may tell it by the clock:
    /// *nothing after 4 am*.
    #[must_use]
    pub fn has_clock_time(self) -> bool {
        matches!(self, Self::Food | Self::Drink)
    }

    /// How long before the start the answer is needed at the latest, in hours: as long as the
    /// longest rule that clinics publish, or early enough to act on it. `None` for what can wait
    /// until somebody asks.
    fn needed_hours_before(self) -> Option<i64> {
        match self {
            Self::Alcohol | Self::Cannabis | Self::Medicines => Some(72),
            Self::LateCancel | Self::RideAdult => Some(48),
            Self::Food | Self::Drink | Self::ArriveEarly => Some(24),
            _ => None,
        }
    }

    /// When the answer is needed at the latest, for a session beginning at `start`.
    #[must_use]
    pub fn falls_due(self, start: Instant) -> Option<Instant> {
        let hours = self.needed_hours_before()?;
        Some(time::shifted(start, -hours * time::HOUR))
    }
}

/// Who answers at night is needed before the first night, and early enough to ask in opening hours.
const AFTER_HOURS_NEEDED: i64 = 24;

/// How many days before it falls due an unanswered rule is worth a card.
const ASK_DAYS: i64 = 3;

/// The rules nobody has answered that fall due within three days, or have fallen due, for a session
/// beginning at `start`: the most pressing first. None once it has begun.
#[must_use]
pub fn urgent(book: &Book, start: Instant, now: Instant) -> Vec<Topic> {
    if start <= now {
        return Vec::new();
    }
    let open = Topic::ALL
        .into_iter()
        .filter(|topic| !book.is_settled(*topic))
        .filter_map(|topic| Some((topic, topic.falls_due(start)?)))
        .filter(|(_, due)| is_near(*due, now));
    let open = in_order(open, |(topic, due)| (*due, *topic));
    open.into_iter().map(|(topic, _)| topic).collect()
}

/// Whether the number for the night is unknown and falls due as the rules do that are [`urgent`].
#[must_use]
pub fn needs_after_hours(numbers: &Numbers, start: Instant, now: Instant) -> bool {
    let due = time::shifted(start, -AFTER_HOURS_NEEDED * time::HOUR);
    now < start && !numbers.knows_after_hours() && is_near(due, now)
}

fn is_near(due: Instant, now: Instant) -> bool {
    due <= time::shifted(now, ASK_DAYS * time::DAY)
}

/// The rules nobody has answered, the most pressing first: those that are needed longest before a
/// session, then those that can wait until somebody asks. What is [`urgent`] stands at its head.
#[must_use]
pub fn still_to_ask(book: &Book) -> Vec<Topic> {
    let open = Topic::ALL
        .into_iter()
        .filter(|topic| !book.is_settled(*topic));
    in_order(open, |topic| Reverse(topic.needed_hours_before()))
}
