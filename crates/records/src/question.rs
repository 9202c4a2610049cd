//! Questions for my team. Id: random, or derived from [`question_name`] for what is asked once.

use crate::body::{Kept, Reader, Unreadable, Writer};
use crate::time;
use domain::question::{Origin, Question};

/// The natural name of a question that exists once; `None` of the patient's own and of those a page
/// gave rise to.
pub fn question_name(origin: &Origin) -> Option<String> {
    match origin {
        Origin::Own | Origin::Learn(_) => None,
        Origin::Clinic(slug) => Some(format!("question/clinic/{slug}")),
        Origin::Rule(topic) => Some(format!("question/rule/{topic}")),
    }
}

impl Kept for Question {
    const KIND: &'static str = "team-question";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        let (origin, of) = match &self.origin {
            Origin::Own => ("own", None),
            Origin::Learn(slug) => ("learn", Some(slug)),
            Origin::Clinic(slug) => ("clinic", Some(slug)),
            Origin::Rule(topic) => ("rule", Some(topic)),
        };
        Writer::new()
            .text("text", &self.text)
            .text("origin", origin)
            .maybe_text("of", of.map(String::as_str))
            .number("asked_at", self.asked_at.timestamp_millis())
            .text("answer", &self.answer)
            .maybe_number(
                "answered_at",
                self.answered_at.map(|at| at.timestamp_millis()),
            )
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        let origin = match body.text("origin")?.as_str() {
            "own" => Origin::Own,
            "learn" => Origin::Learn(body.text("of")?),
            "clinic" => Origin::Clinic(body.text("of")?),
            "rule" => Origin::Rule(body.text("of")?),
            _ => return Err(Unreadable::Broken),
        };
        Ok(Self {
            text: body.text("text")?,
            origin,
            asked_at: time::instant(body.number("asked_at")?)?,
            answer: body.text("answer")?,
            answered_at: body
                .maybe_number("answered_at")?
                .map(time::instant)
                .transpose()?,
        })
    }
}
