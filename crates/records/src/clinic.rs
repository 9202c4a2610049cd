//! What the clinic said, one record for each rule, and its telephone numbers, one record for both;
//! its natural name is [`NUMBERS`].

use crate::body::{Kept, Reader, Unreadable, Writer};
use crate::time;
use domain::clinic::{Numbers, Rule, Shape, Topic, Value};

/// The natural name of the one record of numbers.
pub const NUMBERS: &str = "clinic/numbers";

impl Kept for Numbers {
    const KIND: &'static str = "clinic-numbers";
    const SCHEMA: u32 = 3;

    fn encode(&self) -> String {
        let on = self.on.map(|on| on.to_string());
        Writer::new()
            .text("day", &self.day)
            .text("after_hours", &self.after_hours)
            .number("none", self.has_no_after_hours.into())
            .text("by", &self.by)
            .maybe_text("on", on.as_deref())
            .number("open", self.is_open.into())
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        // Before schema 3 nobody had told when, and by whom.
        let is_told = schema > 2;
        let on = body.maybe_text("on")?.filter(|_| is_told);
        Ok(Self {
            day: body.text("day")?,
            after_hours: body.text("after_hours")?,
            has_no_after_hours: is_told && body.number("none")? != 0,
            by: if is_told {
                body.text("by")?
            } else {
                String::new()
            },
            on: on.as_deref().map(time::date).transpose()?,
            // Schema 1 knew of no lock: nothing was to be read without it.
            is_open: schema > 1 && body.number("open")? != 0,
        })
    }
}

/// The numbers as they lie readable without unlocking: a body of schema 2, which names nobody.
#[must_use]
pub fn open_numbers(numbers: &Numbers) -> String {
    Writer::new()
        .text("day", &numbers.day)
        .text("after_hours", &numbers.after_hours)
        .number("open", numbers.is_open.into())
        .finish()
}

/// Reads what [`open_numbers`] wrote.
///
/// # Errors
/// When it is not such a body.
pub fn read_open_numbers(body: &str) -> Result<Numbers, Unreadable> {
    Numbers::decode(2, body)
}

/// One rule of the clinic. Id: derived from [`ClinicRule::name`].
#[derive(Clone, Debug, PartialEq)]
pub struct ClinicRule {
    /// What it is about.
    pub topic: Topic,
    /// What the clinic said, or that nobody needs to ask, or that it is to be asked again.
    pub rule: Rule<Value>,
}

impl ClinicRule {
    /// The natural name of the rule on a topic.
    pub fn name(topic: Topic) -> String {
        format!("rule/{}", topic.slug())
    }
}

impl Kept for ClinicRule {
    const KIND: &'static str = "clinic-rule";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        let body = Writer::new().text("topic", self.topic.slug());
        match &self.rule {
            Rule::Ask => body.text("state", "ask"),
            Rule::NotForMe => body.text("state", "not-for-me"),
            Rule::Said { value, by, on } => {
                let body = body
                    .text("state", "said")
                    .text("by", by)
                    .text("on", &on.to_string());
                match value {
                    Value::Minutes(minutes) => body.number("minutes", (*minutes).into()),
                    Value::YesNo(yes) => body.number("yes", (*yes).into()),
                    Value::Words(words) => body.text("words", words),
                }
            }
        }
        .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        let topic = Topic::from_slug(&body.text("topic")?).ok_or(Unreadable::Broken)?;
        let rule = match body.text("state")?.as_str() {
            "ask" => Rule::Ask,
            "not-for-me" => Rule::NotForMe,
            "said" => Rule::Said {
                value: match topic.shape() {
                    Shape::Hours | Shape::Minutes => Value::Minutes(body.narrow("minutes")?),
                    Shape::YesNo => Value::YesNo(body.number("yes")? != 0),
                    Shape::Words => Value::Words(body.text("words")?),
                },
                by: body.text("by")?,
                on: time::date(&body.text("on")?)?,
            },
            _ => return Err(Unreadable::Broken),
        };
        Ok(Self { topic, rule })
    }
}
