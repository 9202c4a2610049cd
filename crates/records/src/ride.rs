//! The ride home of a session, and what was said about it.

use crate::body::{Kept, Reader, Unreadable, Writer, name_of, named};
use crate::time;
use domain::ride::{self, Answer, Gate, Person};

const ANSWERS: [(Answer, &str); 4] = [
    (Answer::NotAsked, "not-asked"),
    (Answer::Asked, "asked"),
    (Answer::Yes, "yes"),
    (Answer::No, "no"),
];

/// The ride home of one session. Id: derived from [`Ride::name`].
#[derive(Clone, Debug, PartialEq)]
pub struct Ride {
    /// The session's id, as hex.
    pub session: String,
    /// The plan.
    pub plan: ride::Plan,
}

impl Ride {
    /// The natural name of a session's ride.
    pub fn name(session: &str) -> String {
        format!("ride/{session}")
    }
}

impl Kept for Ride {
    const KIND: &'static str = "ride";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("session", &self.session)
            .maybe_object("person", Some(write_person(&self.plan.person)))
            .maybe_object("backup", self.plan.backup.as_ref().map(write_person))
            .maybe_text(
                "pickup",
                self.plan.pickup.map(|time| time.to_string()).as_deref(),
            )
            .text("pickup_place", &self.plan.pickup_place)
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        let pickup = body.maybe_text("pickup")?;
        Ok(Self {
            session: body.text("session")?,
            plan: ride::Plan {
                person: read_person(body.maybe_object("person")?.ok_or(Unreadable::Broken)?)?,
                backup: body.maybe_object("backup")?.map(read_person).transpose()?,
                pickup: pickup.as_deref().map(time::time_of_day).transpose()?,
                pickup_place: body.text("pickup_place")?,
            },
        })
    }
}

fn write_person(person: &Person) -> Writer {
    Writer::new()
        .text("name", &person.name)
        .text("phone", &person.phone)
}

fn read_person(person: Reader) -> Result<Person, Unreadable> {
    Ok(Person {
        name: person.text("name")?,
        phone: person.text("phone")?,
    })
}

/// One thing said about the ride. Id: random; what was said stays, so that a later *no* can undo it.
#[derive(Clone, Debug, PartialEq)]
pub struct GateAnswer {
    /// The session's id, as hex.
    pub session: String,
    /// What was said, about which gate and when.
    pub answer: ride::GateAnswer,
}

impl Kept for GateAnswer {
    const KIND: &'static str = "ride-answer";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("session", &self.session)
            .text("gate", self.answer.gate.slug())
            .text("answer", name_of(self.answer.answer, &ANSWERS))
            .number("at", self.answer.at.timestamp_millis())
            .text(
                "session_local",
                &time::write_local(self.answer.session_local),
            )
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            session: body.text("session")?,
            answer: ride::GateAnswer {
                gate: Gate::from_slug(&body.text("gate")?).ok_or(Unreadable::Broken)?,
                answer: named(&body.text("answer")?, &ANSWERS)?,
                at: time::instant(body.number("at")?)?,
                session_local: time::local(&body.text("session_local")?)?,
            },
        })
    }
}
