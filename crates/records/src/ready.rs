//! What was said on the morning, one record for each topic. Id: derived from [`ReadyAnswer::name`].

use crate::body::{Kept, Reader, Unreadable, Writer, name_of, named};
use crate::time;
use domain::ready::{Answer, Topic, Word};

const WORDS: [(Word, &str); 2] = [(Word::Fine, "fine"), (Word::Hmm, "hmm")];

/// What was said about one topic on the morning of one session.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadyAnswer {
    /// The session's id, as hex.
    pub session: String,
    /// About what.
    pub topic: Topic,
    /// What was said, and when.
    pub answer: Answer,
}

impl ReadyAnswer {
    /// The natural name of what was said about a topic.
    pub fn name(session: &str, topic: Topic) -> String {
        format!("ready/{session}/{}", topic.slug())
    }
}

impl Kept for ReadyAnswer {
    const KIND: &'static str = "ready-answer";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("session", &self.session)
            .text("topic", self.topic.slug())
            .text("word", name_of(self.answer.word, &WORDS))
            .text("text", &self.answer.text)
            .number("at", self.answer.at.timestamp_millis())
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            session: body.text("session")?,
            topic: Topic::from_slug(&body.text("topic")?).ok_or(Unreadable::Broken)?,
            answer: Answer {
                word: named(&body.text("word")?, &WORDS)?,
                text: body.text("text")?,
                at: time::instant(body.number("at")?)?,
            },
        })
    }
}
