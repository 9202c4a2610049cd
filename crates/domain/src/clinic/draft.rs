//! The form behind *My clinic said*: anything goes until `finish`.

use chrono::NaiveDate;

use super::told::{self, Before, ToldBy};
use super::{Minutes, Rule, Shape, Topic, Value};
use crate::{session, text};

/// The longest time a clinic can ask for, in minutes: 14 days. Anything longer is a slip of the
/// finger.
pub const MOST_MINUTES: Minutes = 14 * 24 * 60;

/// The form as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Hours or minutes, a time of day, or words.
    pub value: String,
    /// What a bare number means, where the rule can be told by the clock.
    pub told_by: ToldBy,
    /// For what is answered by yes or no.
    pub yes: Option<bool>,
    /// Who said it.
    pub by: String,
    /// The day they said it, `yyyy-mm-dd`; empty for today.
    pub on: String,
}

/// What keeps a form from being a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was typed or chosen.
    Missing,
    /// Not a number.
    Unreadable,
    /// Less than nothing.
    Negative,
    /// More than [`MOST_MINUTES`].
    TooLong,
    /// A time of day, and no session to count it from.
    NoSession,
    /// The day is no date of the calendar.
    DateUnreadable,
}

/// What is allowed, and said beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The clinic said less than the floor. The floor holds.
    BelowFloor {
        /// The floor, in minutes.
        floor: Minutes,
    },
}

impl Draft {
    /// The form filled in from a rule, to change it.
    #[must_use]
    pub fn from_rule(topic: Topic, rule: &Rule<Value>) -> Self {
        let Rule::Said { value, by, on } = rule else {
            return Self::default();
        };
        let (value, yes) = match value {
            Value::Minutes(minutes) if topic.shape() == Shape::Minutes => {
                (minutes.to_string(), None)
            }
            Value::Minutes(minutes) => (hours_typed(*minutes), None),
            Value::YesNo(yes) => (String::new(), Some(*yes)),
            Value::Words(words) => (words.clone(), None),
        };
        Self {
            value,
            told_by: ToldBy::Hours,
            yes,
            by: by.clone(),
            on: on.to_string(),
        }
    }

    /// What the clinic said, or everything that is wrong. `today` is the day where none was typed;
    /// a time of day is counted from the start of the session that it was told for.
    ///
    /// # Errors
    /// Every [`Problem`] at once, never none; who said it may stay empty.
    pub fn finish(
        &self,
        topic: Topic,
        today: NaiveDate,
        before: Option<Before<'_>>,
    ) -> Result<Rule<Value>, Vec<Problem>> {
        let on = if self.on.trim().is_empty() {
            Ok(today)
        } else {
            session::date(&self.on).map_err(|_| Problem::DateUnreadable)
        };
        match (self.value(topic, before), on) {
            (Ok(value), Ok(on)) => Ok(Rule::Said {
                value,
                by: self.by.clone(),
                on,
            }),
            (value, on) => Err(value.err().into_iter().chain(on.err()).collect()),
        }
    }

    fn value(&self, topic: Topic, before: Option<Before<'_>>) -> Result<Value, Problem> {
        Ok(match topic.shape() {
            Shape::Hours if topic.has_clock_time() => {
                Value::Minutes(told::read(&self.value, self.told_by, before)?)
            }
            Shape::Hours => Value::Minutes(told::length(&self.value)?),
            Shape::Minutes => Value::Minutes(minutes(&self.value, 1)?),
            Shape::YesNo => Value::YesNo(self.yes.ok_or(Problem::Missing)?),
            Shape::Words if text::is_blank(&self.value) => return Err(Problem::Missing),
            Shape::Words => Value::Words(self.value.clone()),
        })
    }

    /// What to say beside the form, as far as the value can be read.
    #[must_use]
    pub fn notice(&self, topic: Topic) -> Option<Notice> {
        let said = told::length(&self.value).ok()?;
        let floor = topic.floor_over(said)?;
        Some(Notice::BelowFloor { floor })
    }
}

/// A time in hours, as it is typed: `6`, `0.5`, `1.33`.
#[must_use]
pub fn hours_typed(minutes: Minutes) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    // In hundredths of an hour, so that half an hour is 0.5 and 20 minutes 0.33.
    let hundredths = format!("{:02}", (rest * 100 + 30) / 60);
    let hundredths = hundredths.trim_end_matches('0');
    if hundredths.is_empty() {
        hours.to_string()
    } else {
        format!("{hours}.{hundredths}")
    }
}

/// Reads `6`, `1.5`, `1,5` or `1:30` in units of `unit` minutes, to the nearest minute.
pub(super) fn minutes(typed: &str, unit: Minutes) -> Result<Minutes, Problem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Problem::Missing);
    }
    if let Some(positive) = typed.strip_prefix(['-', '\u{2212}']) {
        return Err(match minutes(positive, unit) {
            Ok(_) | Err(Problem::TooLong) => Problem::Negative,
            Err(_) => Problem::Unreadable,
        });
    }
    let (whole, part) = match typed.split_once([':', '.', ',']) {
        None => (number(typed)?, 0),
        Some((whole, rest)) if typed.contains(':') => {
            let rest = number(rest).ok().filter(|rest| *rest < 60 && unit == 60);
            (number(whole)?, rest.ok_or(Problem::Unreadable)?)
        }
        Some((whole, rest)) => {
            let digits: String = rest.chars().take(4).collect();
            let scale = 10_u64.pow(u32::try_from(digits.len()).unwrap_or(0));
            if rest.is_empty() || !rest.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(Problem::Unreadable);
            }
            let part = number(&digits)? * u64::from(unit);
            (number(whole)?, (part + scale / 2) / scale)
        }
    };
    let all = whole.saturating_mul(u64::from(unit)).saturating_add(part);
    Minutes::try_from(all)
        .ok()
        .filter(|minutes| *minutes <= MOST_MINUTES)
        .ok_or(Problem::TooLong)
}

/// Digits alone; a number too large to hold is as large as can be.
fn number(digits: &str) -> Result<u64, Problem> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problem::Unreadable);
    }
    Ok(digits.parse().unwrap_or(u64::MAX))
}
