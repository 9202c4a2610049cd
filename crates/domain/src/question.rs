//! Questions for my team: what is still to be asked, and what they answered.

use std::cmp::Reverse;

use crate::order::in_order;
use crate::text;
use crate::time::Instant;

/// One question that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// As typed, or as it was shown when it was taken up.
    pub text: String,
    /// Where it comes from.
    pub origin: Origin,
    /// When it was written down.
    pub asked_at: Instant,
    /// What they said, as typed; may be empty.
    pub answer: String,
    /// When it was answered, if it was.
    pub answered_at: Option<Instant>,
}

impl Question {
    /// Whether both have the same words: the question and what they said.
    #[must_use]
    pub fn says_as(&self, other: &Self) -> bool {
        (&self.text, &self.answer) == (&other.text, &other.answer)
    }
}

/// Where a question comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The patient's own.
    Own,
    /// A page to learn from, by its permanent name.
    Learn(String),
    /// A question to ask a clinic, by its permanent name.
    Clinic(String),
    /// A rule that the clinic has not told, by its permanent name.
    Rule(String),
}

/// The question for clinics that asks who answers at night, by its permanent name.
pub const NIGHT: &str = "night";

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listed<I> {
    /// A rule to ask about that was not written down; content has its words.
    Rule(String),
    /// Who answers at night, which was not written down; content has its words, see [`NIGHT`].
    AfterHours,
    /// A question that is kept.
    Kept(I, Question),
}

impl<I> Listed<I> {
    /// Whether it is still to be asked.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self {
            Self::Rule(_) | Self::AfterHours => true,
            Self::Kept(_, question) => question.answered_at.is_none(),
        }
    }
}

/// The list: open ones first, then those that were answered, the newest answer first. Of the open
/// ones come first the rules of `ask_rows`, then the rest, the oldest first.
///
/// `ask_rows` are the rules that the clinic has not told yet, the most pressing first. A question
/// about any other rule is gone, since the rule itself now says the answer. `asks_after_hours` says
/// that the number for the night is unknown; as long as its question was taken up and is open, it is
/// not asked for twice. A question with nothing to see in it is never listed.
#[must_use]
pub fn list<I: Clone>(
    stored: &[(I, Question)],
    ask_rows: &[&str],
    asks_after_hours: bool,
) -> Vec<Listed<I>> {
    let shown: Vec<_> = stored
        .iter()
        .filter(|(_, question)| !text::is_blank(&question.text))
        .filter(|(_, question)| match &question.origin {
            Origin::Rule(topic) => ask_rows.contains(&topic.as_str()),
            _ => true,
        })
        .collect();
    let mut rows = Vec::new();
    for topic in ask_rows {
        let about: Vec<_> = shown
            .iter()
            .filter(|(_, question)| is_about(question, topic))
            .collect();
        if about.is_empty() {
            rows.push(Listed::Rule((*topic).to_owned()));
        }
        let open = about.iter().filter(|(_, of)| of.answered_at.is_none());
        rows.extend(open.map(|(id, question)| Listed::Kept(id.clone(), question.clone())));
    }
    let is_asked = shown
        .iter()
        .any(|(_, of)| of.answered_at.is_none() && is_about_night(of));
    if asks_after_hours && !is_asked {
        rows.push(Listed::AfterHours);
    }
    let rest = shown
        .iter()
        .filter(|(_, of)| of.answered_at.is_none() && !matches!(of.origin, Origin::Rule(_)));
    let rest = in_order(rest, |(_, of)| of.asked_at);
    let answered = shown.iter().filter(|(_, of)| of.answered_at.is_some());
    let answered = in_order(answered, |(_, of)| Reverse(of.answered_at));
    let kept = rest.into_iter().chain(answered);
    rows.extend(kept.map(|(id, question)| Listed::Kept(id.clone(), question.clone())));
    rows
}

/// The questions as numbered lines, to share or print. Line breaks inside a question are kept, and
/// stand below its first line; what has nothing to see in it is left out.
#[must_use]
pub fn numbered(titles: &[&str]) -> String {
    let seen = titles.iter().filter(|title| !text::is_blank(title));
    let lines: Vec<_> = seen
        .enumerate()
        .map(|(place, title)| format!("{}. {}", place + 1, title.trim().replace('\n', "\n   ")))
        .collect();
    lines.join("\n")
}

/// Whether a question asks who answers at night.
#[must_use]
pub fn is_about_night(question: &Question) -> bool {
    matches!(&question.origin, Origin::Clinic(of) if of == NIGHT)
}

fn is_about(question: &Question, topic: &str) -> bool {
    matches!(&question.origin, Origin::Rule(of) if of == topic)
}
