//! The ride home of a session, and what was said about it.

use crate::body::{Kept, Reader, Unreadable, Writer, name_of, named};
use crate::time;
use chrono::{DateTime, Utc};
use domain::ride::{self, Answer, Gate, Home, Night, Person, Reads, There, Way};

const ANSWERS: [(Answer, &str); 5] = [
    (Answer::NotAsked, "not-asked"),
    (Answer::Asked, "asked"),
    (Answer::Yes, "yes"),
    (Answer::No, "no"),
    (Answer::CalledOff, "called-off"),
];

const WAYS: [(Way, &str); 3] = [
    (Way::Person, "person"),
    (Way::Car, "car"),
    (Way::Escort, "escort"),
];

const THERE: [(There, &str); 4] = [
    (There::Driven, "driven"),
    (There::Car, "car"),
    (There::Transit, "transit"),
    (There::Walk, "walk"),
];

const READS: [(Reads, &str); 2] = [(Reads::English, "en"), (Reads::Spanish, "es")];

const YES_NO: [(bool, &str); 2] = [(true, "yes"), (false, "no")];

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
    /// The third has which of two hours the pick-up is in.
    const SCHEMA: u32 = 3;

    fn encode(&self) -> String {
        let plan = &self.plan;
        let alone = plan.night.is_alone.map(|alone| name_of(alone, &YES_NO));
        Writer::new()
            .text("session", &self.session)
            .maybe_object("person", Some(write_person(&plan.person)))
            .maybe_object("backup", plan.backup.as_ref().map(write_person))
            .maybe_text(
                "pickup",
                plan.pickup.map(|time| time.to_string()).as_deref(),
            )
            .maybe_number(
                "pickup_offset_seconds",
                plan.pickup_offset_seconds.map(i64::from),
            )
            .text("pickup_place", &plan.pickup_place)
            .text("way", name_of(plan.way, &WAYS))
            .maybe_text("there", plan.there.map(|there| name_of(there, &THERE)))
            .text("stays", &plan.home.stays)
            .text("key", &plan.home.key)
            .text("others", &plan.home.others)
            .text("helps", &plan.home.helps)
            .text("helps_not", &plan.home.helps_not)
            .maybe_text("alone", alone)
            .maybe_object("caller", plan.night.caller.as_ref().map(write_person))
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        let pickup = body.maybe_text("pickup")?;
        let person = |name| -> Result<Option<Person>, Unreadable> {
            let person = body.maybe_object(name)?;
            person
                .map(|person| read_person(schema, &person))
                .transpose()
        };
        let plan = ride::Plan {
            person: person("person")?.ok_or(Unreadable::Broken)?,
            backup: person("backup")?,
            pickup: pickup.as_deref().map(time::time_of_day).transpose()?,
            // The first two never have it.
            pickup_offset_seconds: body.maybe_narrow("pickup_offset_seconds")?,
            pickup_place: body.text("pickup_place")?,
            ..ride::Plan::default()
        };
        let session = body.text("session")?;
        if schema == 1 {
            return Ok(Self { session, plan });
        }
        let plan = ride::Plan {
            way: named(&body.text("way")?, &WAYS)?,
            there: maybe_named(&body, "there", &THERE)?,
            home: Home {
                stays: body.text("stays")?,
                key: body.text("key")?,
                others: body.text("others")?,
                helps: body.text("helps")?,
                helps_not: body.text("helps_not")?,
            },
            night: Night {
                is_alone: maybe_named(&body, "alone", &YES_NO)?,
                caller: person("caller")?,
            },
            ..plan
        };
        Ok(Self { session, plan })
    }
}

fn write_person(person: &Person) -> Writer {
    let adult = person.is_adult.map(|adult| name_of(adult, &YES_NO));
    Writer::new()
        .text("name", &person.name)
        .text("phone", &person.phone)
        .text("relation", &person.relation)
        .maybe_text("adult", adult)
        .maybe_text("reads", person.reads.map(|reads| name_of(reads, &READS)))
        .text("only_calls", name_of(person.only_calls, &YES_NO))
}

fn read_person(schema: u32, person: &Reader) -> Result<Person, Unreadable> {
    let known = Person {
        name: person.text("name")?,
        phone: person.text("phone")?,
        ..Person::default()
    };
    if schema == 1 {
        return Ok(known);
    }
    Ok(Person {
        relation: person.text("relation")?,
        is_adult: maybe_named(person, "adult", &YES_NO)?,
        reads: maybe_named(person, "reads", &READS)?,
        only_calls: named(&person.text("only_calls")?, &YES_NO)?,
        ..known
    })
}

fn maybe_named<T: Copy>(
    body: &Reader,
    name: &str,
    names: &[(T, &'static str)],
) -> Result<Option<T>, Unreadable> {
    let written = body.maybe_text(name)?;
    written.map(|written| named(&written, names)).transpose()
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
    /// The second has one answer more.
    const SCHEMA: u32 = 2;

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

/// That the patient has left the clinic. Id: derived from [`Left::name`]; taken back it is erased.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// The session's id, as hex.
    pub session: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl Left {
    /// The natural name of having left after a session.
    pub fn name(session: &str) -> String {
        format!("left/{session}")
    }
}

impl Kept for Left {
    const KIND: &'static str = "left-clinic";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("session", &self.session)
            .number("at", self.at.timestamp_millis())
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            session: body.text("session")?,
            at: time::instant(body.number("at")?)?,
        })
    }
}
