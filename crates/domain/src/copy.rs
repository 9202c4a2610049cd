//! When a copy was made last, what is known of it, and when to speak of the next.

use crate::path::Place;
use crate::time::{self, Instant};

/// A copy is spoken of once this many entries were written without one.
pub const FIRST_AFTER_ENTRIES: usize = 3;

/// A copy older than this is spoken of, if something was written since, in days.
pub const OLD_AFTER_DAYS: i64 = 14;

/// How long a copy that was only handed over keeps the reminder quiet, in hours: until the next day,
/// when a file has long arrived where it went and can be opened.
pub const QUIET_AFTER_HANDING_OVER: i64 = 24;

/// A copy that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// When.
    pub at: Instant,
    /// How many records it holds.
    pub writes: u32,
}

/// How a copy is known to be where it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It was opened again, to its end.
    Opened,
    /// The patient said that they have it.
    Said,
}

/// What is known of the copies so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastCopy {
    /// The last one that the phone took.
    pub made: Made,
    /// When the phone took it.
    pub handed_over: Instant,
    /// The newest one that is known to be there, by when it was made.
    pub known: Option<(Instant, Known)>,
}

impl LastCopy {
    /// The phone took a copy. What is known of those before stays known.
    #[must_use]
    pub fn handed_over(last: Option<Self>, made: Made, now: Instant) -> Self {
        Self {
            made,
            handed_over: now,
            known: last.and_then(|last| last.known),
        }
    }

    /// A copy that was made at this moment is known to be there; `None` where that is nothing new.
    #[must_use]
    pub fn known(self, made_at: Instant, how: Known) -> Option<Self> {
        let is_news = match self.known {
            Some((at, known)) if at == made_at => how == Known::Opened && known == Known::Said,
            // By a clock that was set back the last one seems older.
            Some((at, _)) => made_at > at || made_at == self.made.at,
            None => true,
        };
        is_news.then_some(Self {
            known: Some((made_at, how)),
            ..self
        })
    }

    /// How the last one is known to be there; `None` while it was only handed over.
    #[must_use]
    pub fn how_known(self) -> Option<Known> {
        let (at, how) = self.known?;
        (at == self.made.at).then_some(how)
    }

    /// The last copy that can be relied on was made then.
    #[must_use]
    pub fn relied_on(self) -> Option<Instant> {
        self.known.map(|(at, _)| at)
    }
}

/// What there would be to lose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The present moment.
    pub now: Instant,
    /// Where the patient is on the path.
    pub place: Place,
    /// The last copy.
    pub last: Option<LastCopy>,
    /// How many entries there are.
    pub entries: usize,
    /// When the newest entry was written.
    pub written: Option<Instant>,
    /// Whether a session lies behind.
    pub had_session: bool,
}

/// Whether Today may speak of a copy, gently: after the third entry or the first session, or when
/// words were added to an old one; never on the day of a session, and not for a day after one was
/// handed over. Only a copy that is known to be there counts for longer.
#[must_use]
pub fn is_due(facts: &Facts) -> bool {
    let is_session_day = matches!(
        facts.place,
        Place::Morning | Place::InSession | Place::ComingBack | Place::AfterCare
    );
    let since = |at: Instant, span: i64| facts.now >= time::shifted(at, span);
    let is_quiet = facts
        .last
        .is_some_and(|last| !since(last.handed_over, QUIET_AFTER_HANDING_OVER * time::HOUR));
    let is_wanted = match facts.last.and_then(LastCopy::relied_on) {
        None => facts.entries >= FIRST_AFTER_ENTRIES || facts.had_session,
        Some(at) => {
            let is_old = since(at, OLD_AFTER_DAYS * time::DAY);
            is_old && facts.written.is_some_and(|written| written > at)
        }
    };
    is_wanted && !is_quiet && !is_session_day
}
