//! The ride home of a session, and what was said about it.

use crate::body::{Kept, Unreadable, name_of, named, read, write};
use crate::local;
use chrono::{DateTime, NaiveTime};
use domain::ride::{self, Answer, Gate, Person};
use serde::{Deserialize, Serialize};

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

#[derive(Serialize, Deserialize)]
struct PersonV1 {
    name: String,
    phone: String,
}

impl PersonV1 {
    fn of(person: &Person) -> Self {
        Self {
            name: person.name.clone(),
            phone: person.phone.clone(),
        }
    }

    fn person(self) -> Person {
        Person {
            name: self.name,
            phone: self.phone,
        }
    }
}

#[derive(Serialize, Deserialize)]
struct RideV1 {
    session: String,
    person: PersonV1,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    backup: Option<PersonV1>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pickup: Option<String>,
    pickup_place: String,
}

impl Kept for Ride {
    const KIND: &'static str = "ride";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        write(&RideV1 {
            session: self.session.clone(),
            person: PersonV1::of(&self.plan.person),
            backup: self.plan.backup.as_ref().map(PersonV1::of),
            pickup: self.plan.pickup.map(|time| time.to_string()),
            pickup_place: self.plan.pickup_place.clone(),
        })
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        if schema > Self::SCHEMA {
            return Err(Unreadable::Newer);
        }
        let v1: RideV1 = read(body)?;
        let time = |written: String| written.parse::<NaiveTime>().map_err(|_| Unreadable::Broken);
        Ok(Self {
            session: v1.session,
            plan: ride::Plan {
                person: v1.person.person(),
                backup: v1.backup.map(PersonV1::person),
                pickup: v1.pickup.map(time).transpose()?,
                pickup_place: v1.pickup_place,
            },
        })
    }
}

/// One thing said about the ride. Id: random; what was said stays, so that a later *no* can undo it.
#[derive(Clone, Debug, PartialEq)]
pub struct GateAnswer {
    /// The session's id, as hex.
    pub session: String,
    /// What was said, about which gate and when.
    pub answer: ride::GateAnswer,
}

#[derive(Serialize, Deserialize)]
struct GateAnswerV1 {
    session: String,
    gate: String,
    answer: String,
    at: i64,
    session_local: String,
}

impl Kept for GateAnswer {
    const KIND: &'static str = "ride-answer";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        write(&GateAnswerV1 {
            session: self.session.clone(),
            gate: self.answer.gate.slug().to_owned(),
            answer: name_of(self.answer.answer, &ANSWERS),
            at: self.answer.at.timestamp_millis(),
            session_local: local::write(self.answer.session_local),
        })
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        if schema > Self::SCHEMA {
            return Err(Unreadable::Newer);
        }
        let v1: GateAnswerV1 = read(body)?;
        Ok(Self {
            session: v1.session,
            answer: ride::GateAnswer {
                gate: Gate::from_slug(&v1.gate).ok_or(Unreadable::Broken)?,
                answer: named(&v1.answer, &ANSWERS)?,
                at: DateTime::from_timestamp_millis(v1.at).ok_or(Unreadable::Broken)?,
                session_local: local::read(&v1.session_local)?,
            },
        })
    }
}
