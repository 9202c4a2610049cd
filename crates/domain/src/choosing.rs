//! Comparing a few clinics while still deciding, in the patient's own words and with no rating.

use chrono::NaiveDate;

use crate::clinic::{Book, Rule, Topic, Value};
use crate::text;
use crate::time::Instant;

/// How many clinics can be compared at once.
pub const MOST: usize = 3;

/// The clinic's rules that a free answer can say: those that are told in words. What is told in
/// hours, or by yes or no, is asked for by itself.
pub const SPOKEN_RULES: [&str; 5] = ["medicines", "observation", "touch", "bring", "ride-adult"];

/// A clinic that is thought about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// As typed.
    pub name: String,
    /// When it was added.
    pub made_at: Instant,
    /// When it was chosen, if it was.
    pub chosen_at: Option<Instant>,
}

impl Candidate {
    /// A clinic to think about; `None` when there is nothing to see in its name.
    #[must_use]
    pub fn named(name: String, now: Instant) -> Option<Self> {
        (!text::is_blank(&name)).then_some(Self {
            name,
            made_at: now,
            chosen_at: None,
        })
    }
}

/// Whether another clinic can be added. Two phones brought together may hold more; none is hidden.
#[must_use]
pub fn has_room<I>(candidates: &[(I, Candidate)]) -> bool {
    candidates.len() < MOST
}

/// The clinic that was chosen last: choosing another takes the choice from the one before. Of two
/// chosen at the same moment it is the one added later.
#[must_use]
pub fn chosen<I: Clone>(candidates: &[(I, Candidate)]) -> Option<I> {
    candidates
        .iter()
        .filter_map(|(id, of)| Some(((of.chosen_at?, of.made_at), id)))
        .max_by_key(|(when, _)| *when)
        .map(|(_, id)| id.clone())
}

/// A question to ask a clinic, from content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'a> {
    /// Permanent name.
    pub slug: &'a str,
    /// The permanent name of the clinic's rule that an answer says, if it says one.
    pub topic: Option<&'a str>,
}

/// What goes along when a clinic is chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CarriedOver {
    /// Rules to set as said, with what was answered, each once.
    pub rules: Vec<SaidRule>,
    /// Slugs of the questions that are still to be asked: no answer, or a rule that words cannot say.
    pub open: Vec<String>,
    /// Slugs of all the others, with what was answered, as typed.
    pub answered: Vec<(String, String)>,
}

/// A rule in the words of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidRule {
    /// The rule's permanent name; one of [`SPOKEN_RULES`].
    pub topic: String,
    /// As typed. Where several questions lead to one rule, their answers, one below the other.
    pub text: String,
}

/// What goes along when a clinic is chosen, in the order of `questions`. `answers` are its slugs
/// and texts; an answer with nothing to see in it is none. Answers that say no rule stay where they
/// are.
#[must_use]
pub fn carry_over(questions: &[Asked<'_>], answers: &[(String, String)]) -> CarriedOver {
    let mut carried = CarriedOver::default();
    for question in questions {
        let answer = answers
            .iter()
            .find(|(slug, text)| slug == question.slug && !text::is_blank(text));
        let said = answer.filter(|_| {
            let mut topic = question.topic.iter();
            topic.all(|topic| SPOKEN_RULES.contains(topic))
        });
        let Some((slug, text)) = said else {
            carried.open.push(question.slug.to_owned());
            continue;
        };
        carried.answered.push((slug.clone(), text.clone()));
        if let Some(topic) = question.topic {
            say(&mut carried.rules, topic, text);
        }
    }
    carried
}

/// What one of the compared clinics said, by the name it goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told<'a> {
    /// As typed.
    pub name: &'a str,
    /// See [`CarriedOver::rules`].
    pub rules: &'a [SaidRule],
}

/// The rules to write when a clinic is chosen on a day: what it said, wherever nobody has spoken.
/// What went along from the clinic chosen `before`, and was not touched since, is no word of this
/// one: it gives way, if need be to a question.
#[must_use]
pub fn rules_to_keep(
    book: &Book,
    chosen: Told<'_>,
    before: Option<Told<'_>>,
    on: NaiveDate,
) -> Vec<(Topic, Rule<Value>)> {
    let of = |told: Told<'_>, topic: Topic| {
        let rule = told.rules.iter().find(|rule| rule.topic == topic.slug())?;
        Some((rule.text.clone(), told.name.to_owned()))
    };
    let spoken = SPOKEN_RULES.into_iter().filter_map(Topic::from_slug);
    let rules = spoken.filter_map(|topic| {
        let now = book.rule(topic);
        let went_along = before.and_then(|told| of(told, topic));
        let is_of_before = match &now {
            Rule::Said {
                value: Value::Words(words),
                by,
                ..
            } => went_along.is_some_and(|(text, name)| *words == text && *by == name),
            _ => false,
        };
        if now != Rule::Ask && !is_of_before {
            return None;
        }
        let next = of(chosen, topic).map_or(Rule::Ask, |(text, by)| Rule::Said {
            value: Value::Words(text),
            by,
            on,
        });
        (next != now).then_some((topic, next))
    });
    rules.collect()
}

/// What stands as told when a clinic is chosen, and is no word of it as far as anybody can know: the
/// rules that were told before, by whomever, save those that the choice writes anew and those that
/// came from this clinic.
#[must_use]
pub fn told_before(
    book: &Book,
    name: &str,
    written: &[(Topic, Rule<Value>)],
) -> Vec<(Topic, Rule<Value>)> {
    let is_written = |topic: Topic| written.iter().any(|(of, _)| *of == topic);
    let all = Topic::ALL.into_iter().filter(|topic| !is_written(*topic));
    all.map(|topic| (topic, book.rule(topic)))
        .filter(|(_, rule)| matches!(rule, Rule::Said { by, .. } if by != name))
        .collect()
}

fn say(rules: &mut Vec<SaidRule>, topic: &str, text: &str) {
    if let Some(rule) = rules.iter_mut().find(|rule| rule.topic == topic) {
        rule.text.push('\n');
        rule.text.push_str(text);
    } else {
        rules.push(SaidRule {
            topic: topic.to_owned(),
            text: text.to_owned(),
        });
    }
}
