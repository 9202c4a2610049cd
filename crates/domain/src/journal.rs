//! Journal entries: the patient's own words, and where they stand in time.

use std::borrow::Borrow;

use chrono::NaiveDateTime;

use crate::session::Session;
use crate::text;
use crate::time::{self, Fixed, Instant, Zone};

/// One entry. The text is exactly what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The words, as typed.
    pub text: String,
    /// When it was first written.
    pub written: Instant,
    /// What the phone's clock showed then: seconds east of UTC.
    pub offset_seconds: i32,
    /// When it was last changed, if it was.
    pub edited: Option<Instant>,
    /// The question it answers, if any, as it was shown.
    pub prompt: Option<Prompt>,
    /// Id of the session it belongs to, if any.
    pub session: Option<String>,
}

/// A question as shown at the time, so that an answer keeps its question when the wording changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// Permanent name of the question.
    pub slug: String,
    /// Its words, in the language shown.
    pub text: String,
    /// Language tag, such as `en` or `es`.
    pub language: String,
    /// Version of the content it came from.
    pub version: u32,
}

impl Entry {
    /// The beginning of the entry for a list: see [`text::first_line`].
    #[must_use]
    pub fn first_line(&self, max_chars: usize) -> String {
        text::first_line(&self.text, max_chars)
    }

    /// Whether there is nothing to see in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        text::is_blank(&self.text)
    }

    /// What the phone's clock showed when it was written, wherever the phone is now.
    #[must_use]
    pub fn written_local(&self) -> NaiveDateTime {
        time::local_at(self.written, &Fixed(self.offset_seconds))
    }
}

/// Whether an entry was written on the day of a session, before or after it. The day is the
/// session's own, in its zone; cancelled sessions do not count.
#[must_use]
pub fn written_on_session_day<'a, S: Borrow<Session> + 'a, Z: Zone>(
    entry: &Entry,
    sessions: impl IntoIterator<Item = &'a S>,
    zone_of: impl Fn(&S) -> Z,
) -> bool {
    // No clock is days ahead of another. A zone is slow to ask, and there are years of sessions.
    let is_near = |session: &Session| {
        let apart = session.local.and_utc() - entry.written;
        apart.num_days().abs() < 4
    };
    sessions.into_iter().any(|placed| {
        let session = placed.borrow();
        session.is_planned() && is_near(session) && {
            let zone = zone_of(placed);
            time::day_of(session.start(&zone), &zone) == time::day_of(entry.written, &zone)
        }
    })
}
