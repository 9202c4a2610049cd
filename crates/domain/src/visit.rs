//! A visit: a talk between sessions, and what is to be said and was agreed there.

mod draft;

use std::borrow::Borrow;

use chrono::NaiveDateTime;

use crate::session::{Session, Standing};
use crate::text;
use crate::time::{self, Instant, Zone};

pub use draft::{Draft, Notice, Problem, Span, meets};

/// What a visit is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The clinic finds out whether treatment fits.
    HealthCheck,
    /// A talk before sessions.
    Preparation,
    /// Therapy after sessions.
    Integration,
    /// The clinic asks how it went.
    FollowUp,
    /// With others.
    Group,
}

impl Kind {
    /// All kinds, in the order of the form.
    pub const ALL: [Self; 5] = [
        Self::HealthCheck,
        Self::Preparation,
        Self::Integration,
        Self::FollowUp,
        Self::Group,
    ];

    /// The permanent name used in records.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::HealthCheck => "health-check",
            Self::Preparation => "preparation",
            Self::Integration => "integration",
            Self::FollowUp => "follow-up",
            Self::Group => "group",
        }
    }

    /// The kind with this permanent name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

/// How one gets there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Way {
    /// By going there.
    #[default]
    InPerson,
    /// On a screen.
    Video,
}

/// One visit. The moment is derived from local time and zone, as that of a session is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// What it is for.
    pub kind: Kind,
    /// In person or by video.
    pub way: Way,
    /// Date and time on the clocks of `zone`.
    pub local: NaiveDateTime,
    /// IANA name of the zone, such as `America/New_York`.
    pub zone: String,
    /// Seconds east of UTC, kept only when the hour comes twice and the patient chose which.
    pub offset_seconds: Option<i32>,
    /// Planned length in minutes.
    pub length_minutes: u16,
    /// The place or the link, as typed; may be empty.
    pub place: String,
    /// Planned or cancelled.
    pub standing: Standing,
}

impl Visit {
    /// The moment it begins; see [`time::moment`].
    #[must_use]
    pub fn start(&self, zone: &dyn Zone) -> Instant {
        time::moment(self.local, self.offset_seconds, zone)
    }

    /// The moment it is planned to end: the start plus the length, as elapsed time.
    #[must_use]
    pub fn end(&self, zone: &dyn Zone) -> Instant {
        time::shifted(self.start(zone), self.length_minutes.into())
    }

    /// Whether it still counts: not cancelled.
    #[must_use]
    pub fn is_planned(&self) -> bool {
        self.standing == Standing::Planned
    }

    /// The place where it is an address that a browser opens, and nothing else.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        let place = self.place.trim();
        let is_link = place
            .strip_prefix("https://")
            .is_some_and(|host| host.starts_with(|first: char| first.is_ascii_alphanumeric()));
        (is_link && !place.contains(char::is_whitespace)).then_some(place)
    }
}

/// One line that is kept about a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Line {
    /// The first thing to say.
    First,
    /// The second.
    Second,
    /// The third.
    Third,
    /// What was agreed.
    Agreed,
    /// One line of that, which may become a small step.
    Step,
}

impl Line {
    /// All lines, in their order.
    pub const ALL: [Self; 5] = [
        Self::First,
        Self::Second,
        Self::Third,
        Self::Agreed,
        Self::Step,
    ];

    /// The permanent name used in records.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::First => "say-1",
            Self::Second => "say-2",
            Self::Third => "say-3",
            Self::Agreed => "agreed",
            Self::Step => "step",
        }
    }

    /// The line with this permanent name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|line| line.slug() == slug)
    }
}

/// How much is written about a visit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Noted {
    /// How many things there are to say.
    pub to_say: usize,
    /// Something was agreed.
    pub has_agreed: bool,
}

impl Noted {
    /// Counts what has something to see in it.
    #[must_use]
    pub fn of<'a>(lines: impl IntoIterator<Item = (Line, &'a str)>) -> Self {
        let mut noted = Self::default();
        for (line, written) in lines {
            match line {
                _ if text::is_blank(written) => {}
                Line::First | Line::Second | Line::Third => noted.to_say += 1,
                Line::Agreed | Line::Step => noted.has_agreed = true,
            }
        }
        noted
    }
}

/// When a visit is spoken of on Today. In the order in which one goes before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// On its day, until it begins.
    Today,
    /// From its planned end until the end of the next day, as long as nothing agreed is written.
    After,
    /// The day before, as long as nothing to say is written.
    Tomorrow,
}

/// What Today says of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ask {
    /// What the visit is for.
    pub kind: Kind,
    /// Before or after.
    pub stage: Stage,
    /// How many things there are to say.
    pub to_say: usize,
}

/// How many days after a session its talk is to be at the latest.
const TALK_DAYS: i64 = 3;

/// The talk about a session: the first planned [`Kind::Integration`] that begins after its planned end,
/// and no later than on the third day after; a day begins at 4 am in the session's zone.
#[must_use]
pub fn talk_after<'a, Id>(
    visits: impl IntoIterator<Item = (Id, &'a Visit, Instant)>,
    session: &Session,
    zone: &dyn Zone,
) -> Option<Id> {
    let (day, end) = (time::day_of(session.start(zone), zone), session.end(zone));
    visits
        .into_iter()
        .filter(|(_, visit, _)| visit.is_planned() && visit.kind == Kind::Integration)
        .filter(|(.., start)| end <= *start)
        .filter(|(.., start)| (time::day_of(*start, zone) - day).num_days() <= TALK_DAYS)
        .min_by_key(|(.., start)| *start)
        .map(|(id, ..)| id)
}

/// The visit to speak of on Today, if there is one: of several the most pressing [`Stage`], then the
/// nearest. *Today* and *tomorrow* are dates of `here`, the patient's own zone, or of the visit's where
/// that is not known; it is asked about afterwards until 4 am of the second day after.
#[must_use]
pub fn due<'a, Id: Copy, V: Borrow<Visit> + 'a, Z: Zone>(
    visits: impl IntoIterator<Item = (Id, &'a V, Noted)>,
    now: Instant,
    here: Option<&dyn Zone>,
    zone_of: impl Fn(&'a V) -> Z,
) -> Option<(Id, Ask)> {
    visits
        .into_iter()
        .filter_map(|(id, placed, noted)| {
            let (visit, zone) = (placed.borrow(), zone_of(placed));
            let stage = stage(visit, noted, now, &zone, here.unwrap_or(&zone))?;
            let ask = Ask {
                kind: visit.kind,
                stage,
                to_say: noted.to_say,
            };
            let away = (visit.start(&zone) - now).abs();
            Some(((stage, away), (id, ask)))
        })
        .min_by_key(|(place, _)| *place)
        .map(|(_, found)| found)
}

fn stage(
    visit: &Visit,
    noted: Noted,
    now: Instant,
    zone: &dyn Zone,
    here: &dyn Zone,
) -> Option<Stage> {
    if !visit.is_planned() {
        return None;
    }
    let (start, end) = (visit.start(zone), visit.end(zone));
    if now < start {
        match time::dates_between(now, start, here) {
            0 => Some(Stage::Today),
            1 if noted.to_say == 0 => Some(Stage::Tomorrow),
            _ => None,
        }
    } else {
        let days_since = (time::day_of(now, here) - time::day_of(end, here)).num_days();
        let is_asked = end <= now && days_since <= 1 && !noted.has_agreed;
        is_asked.then_some(Stage::After)
    }
}
