//! A session, as the clinic said it, with a random id; and how it was cancelled.

use crate::body::{Kept, Reader, Unreadable, Writer, name_of, named};
use crate::time;
use domain::session::{Cancelled, Given, Medicine, Session, Setting, Standing};

const SETTINGS: [(Setting, &str); 3] = [
    (Setting::Clinic, "clinic"),
    (Setting::Home, "home"),
    (Setting::Unlicensed, "unlicensed"),
];
const MEDICINES: [(Medicine, &str); 3] = [
    (Medicine::Ketamine, "ketamine"),
    (Medicine::Spravato, "spravato"),
    (Medicine::NotSure, "not-sure"),
];
pub(crate) const STANDINGS: [(Standing, &str); 2] = [
    (Standing::Planned, "planned"),
    (Standing::Cancelled, "cancelled"),
];

impl Kept for Session {
    const KIND: &'static str = "session";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("setting", name_of(self.setting, &SETTINGS))
            .text("medicine", name_of(self.medicine, &MEDICINES))
            .text("local", &time::write_local(self.local))
            .text("zone", &self.zone)
            .maybe_number("offset_seconds", self.offset_seconds.map(i64::from))
            .number("length_minutes", self.length_minutes.into())
            .text("place", &self.place)
            .maybe_number("travel_minutes", self.travel_minutes.map(i64::from))
            .text("standing", name_of(self.standing, &STANDINGS))
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            setting: named(&body.text("setting")?, &SETTINGS)?,
            medicine: named(&body.text("medicine")?, &MEDICINES)?,
            local: time::local(&body.text("local")?)?,
            zone: body.text("zone")?,
            offset_seconds: body.maybe_narrow("offset_seconds")?,
            length_minutes: body.narrow("length_minutes")?,
            place: body.text("place")?,
            travel_minutes: body.maybe_narrow("travel_minutes")?,
            standing: named(&body.text("standing")?, &STANDINGS)?,
        })
    }
}

const GIVEN: [(Option<Given>, &str); 4] = [
    (None, "not-answered"),
    (Some(Given::No), "no"),
    (Some(Given::Yes), "yes"),
    (Some(Given::NotSure), "not-sure"),
];

/// How a session was cancelled. Id: derived from [`Cancelling::name`]. It counts only while the
/// session itself says that it is cancelled.
#[derive(Clone, Debug, PartialEq)]
pub struct Cancelling {
    /// The session's id, as hex.
    pub session: String,
    /// When, and whether any medicine was given.
    pub cancelled: Cancelled,
}

impl Cancelling {
    /// The natural name of how a session was cancelled.
    pub fn name(session: &str) -> String {
        format!("cancelled/{session}")
    }
}

impl Kept for Cancelling {
    const KIND: &'static str = "session-cancelled";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("session", &self.session)
            .number("at", self.cancelled.at.timestamp_millis())
            .text("given", name_of(self.cancelled.given, &GIVEN))
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            session: body.text("session")?,
            cancelled: Cancelled {
                at: time::instant(body.number("at")?)?,
                given: named(&body.text("given")?, &GIVEN)?,
            },
        })
    }
}
