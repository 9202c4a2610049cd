//! What this patient's clinic said, and what nobody knows yet.

mod draft;
mod told;
mod topic;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::text;

pub use draft::{Draft, MOST_MINUTES, Notice, Problem, hours_typed};
pub use told::{Before, ToldBy};
pub use topic::{Shape, Topic, needs_after_hours, still_to_ask, urgent};

/// Whole minutes of elapsed time.
pub type Minutes = u32;

/// A rule in one of its three states. A rule that is not known is never guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Rule<T> {
    /// *My clinic said.*
    Said {
        /// What they said.
        value: T,
        /// Who said it, as typed.
        by: String,
        /// The day they said it.
        on: NaiveDate,
    },
    /// *Clinics differ, ask yours.*
    #[default]
    Ask,
    /// *Not for me.* It can hide a row of its own, never a floor.
    NotForMe,
}

impl<T: Clone> Rule<T> {
    /// What the clinic said, if it did.
    #[must_use]
    pub fn said(&self) -> Option<T> {
        match self {
            Self::Said { value, .. } => Some(value.clone()),
            Self::Ask | Self::NotForMe => None,
        }
    }
}

/// What a clinic can say about a [`Topic`]; each topic has one [`Shape`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A time.
    Minutes(Minutes),
    /// Whether it is so.
    YesNo(bool),
    /// Their words, as typed.
    Words(String),
}

/// Every rule of the clinic. What nobody has said is [`Rule::Ask`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Book(BTreeMap<Topic, Rule<Value>>);

impl Book {
    /// The rule on a topic.
    #[must_use]
    pub fn rule(&self, topic: Topic) -> Rule<Value> {
        self.0.get(&topic).cloned().unwrap_or_default()
    }

    /// Whether nobody needs to ask any more.
    #[must_use]
    pub fn is_settled(&self, topic: Topic) -> bool {
        self.0.get(&topic).is_some_and(|rule| *rule != Rule::Ask)
    }

    /// Whether a rule asks nothing of the patient: it is not for them, or the clinic said no.
    #[must_use]
    pub fn is_void(&self, topic: Topic) -> bool {
        self.rule(topic) == Rule::NotForMe || self.yes(topic) == Some(false)
    }

    /// The clinic's own words on a topic, if it gave any.
    #[must_use]
    pub fn words(&self, topic: Topic) -> Option<String> {
        match self.rule(topic).said()? {
            Value::Words(words) => Some(words),
            Value::Minutes(_) | Value::YesNo(_) => None,
        }
    }

    /// Whether the clinic said yes to a topic that is answered so; `None` where it has not spoken.
    #[must_use]
    pub fn yes(&self, topic: Topic) -> Option<bool> {
        match self.rule(topic).said()? {
            Value::YesNo(yes) => Some(yes),
            Value::Minutes(_) | Value::Words(_) => None,
        }
    }

    /// The rules that move an hour, or decide about the ride.
    #[must_use]
    pub fn rules(&self) -> Rules {
        let of = |topic| match self.rule(topic) {
            Rule::Said {
                value: Value::Minutes(value),
                by,
                on,
            } => Rule::Said { value, by, on },
            Rule::NotForMe => Rule::NotForMe,
            // A value of another shape says nothing about time.
            Rule::Said { .. } | Rule::Ask => Rule::Ask,
        };
        Rules {
            food: of(Topic::Food),
            drink: of(Topic::Drink),
            alcohol: of(Topic::Alcohol),
            cannabis: of(Topic::Cannabis),
            arrive_early: of(Topic::ArriveEarly),
            driving: of(Topic::Driving),
            decisions: of(Topic::Decisions),
            late_cancel: of(Topic::LateCancel),
            ride_share: self.yes(Topic::RideShare),
        }
    }
}

impl FromIterator<(Topic, Rule<Value>)> for Book {
    fn from_iter<I: IntoIterator<Item = (Topic, Rule<Value>)>>(rules: I) -> Self {
        Self(rules.into_iter().collect())
    }
}

/// The clinic's rules that move an hour, or decide about the ride. Until the clinic has spoken all of
/// them are [`Rule::Ask`], or `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// No food this long before the start.
    pub food: Rule<Minutes>,
    /// No drinks, not even clear ones, this long before the start.
    pub drink: Rule<Minutes>,
    /// No alcohol this long before the start, and after leaving. Floor 24 h.
    pub alcohol: Rule<Minutes>,
    /// No cannabis this long before the start, and after leaving. Floor 24 h.
    pub cannabis: Rule<Minutes>,
    /// Be there this long before the start.
    pub arrive_early: Rule<Minutes>,
    /// No driving this long after leaving. Floor 24 h, and never on the day of the session.
    pub driving: Rule<Minutes>,
    /// No big decisions this long after leaving. Floor 24 h.
    pub decisions: Rule<Minutes>,
    /// Cancelling costs, or is refused, later than this long before the start.
    pub late_cancel: Rule<Minutes>,
    /// Whether a taxi or ride-share may take the patient home; `None` where it has not said so.
    pub ride_share: Option<bool>,
}

/// The clinic's telephone numbers, as typed; empty when not known. Told and dated like a rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers {
    /// During opening hours.
    pub day: String,
    /// At night and at weekends.
    pub after_hours: String,
    /// The clinic has none at night and at weekends: there is nothing to ask for.
    pub has_no_after_hours: bool,
    /// Who told them, as typed.
    pub by: String,
    /// The day they were told.
    pub on: Option<NaiveDate>,
    /// The patient ticked that they may be read without unlocking.
    pub is_open: bool,
}

impl Numbers {
    /// Whether anything about them was told.
    #[must_use]
    pub fn is_any(&self) -> bool {
        self.knows_after_hours() || !text::is_blank(&self.day)
    }

    /// Whether it is known who answers at night, or that nobody does.
    #[must_use]
    pub fn knows_after_hours(&self) -> bool {
        self.has_no_after_hours || !text::is_blank(&self.after_hours)
    }
}
