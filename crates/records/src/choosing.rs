//! Clinics that are compared while deciding, and what each of them answered.

use crate::body::{Kept, Reader, Unreadable, Writer};
use crate::time;
use domain::choosing::Candidate;

/// Id: random, and the candidate's own id.
impl Kept for Candidate {
    const KIND: &'static str = "clinic-candidate";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("name", &self.name)
            .number("made_at", self.made_at.timestamp_millis())
            .maybe_number("chosen_at", self.chosen_at.map(|at| at.timestamp_millis()))
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            name: body.text("name")?,
            made_at: time::instant(body.number("made_at")?)?,
            chosen_at: body
                .maybe_number("chosen_at")?
                .map(time::instant)
                .transpose()?,
        })
    }
}

/// What one clinic answered to one question. Id: derived from [`CandidateAnswer::name`].
#[derive(Clone, Debug, PartialEq)]
pub struct CandidateAnswer {
    /// The candidate's id, as hex.
    pub candidate: String,
    /// The question's slug.
    pub question: String,
    /// As typed.
    pub text: String,
}

impl CandidateAnswer {
    /// The natural name of one answer.
    pub fn name(candidate: &str, question: &str) -> String {
        format!("candidate/{candidate}/{question}")
    }
}

impl Kept for CandidateAnswer {
    const KIND: &'static str = "candidate-answer";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("candidate", &self.candidate)
            .text("question", &self.question)
            .text("text", &self.text)
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            candidate: body.text("candidate")?,
            question: body.text("question")?,
            text: body.text("text")?,
        })
    }
}
