//! What was given to calendars, and how the patient wants to be reminded.

use crate::body::{Kept, Reader, Unreadable, Writer, name_of, named};
use crate::time;
use domain::calendar::{Event, Given};
use domain::reminder::Wishes;

/// Whose calendar it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The patient's own.
    Mine,
    /// That of the one who drives.
    Driver,
}

const WHOSE: [(Whose, &str); 2] = [(Whose::Mine, "mine"), (Whose::Driver, "driver")];

/// What of one session or visit was given to a calendar last. Id: derived from [`CalendarGiven::name`].
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarGiven {
    /// The session's id, as hex.
    pub session: String,
    /// To whose calendar.
    pub whose: Whose,
    /// What.
    pub given: Given,
}

impl CalendarGiven {
    /// The natural name of what was given to a calendar.
    pub fn name(session: &str, whose: Whose) -> String {
        format!("calendar/{session}/{}", name_of(whose, &WHOSE))
    }
}

impl Kept for CalendarGiven {
    const KIND: &'static str = "calendar-given";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        let Given {
            to,
            sequence,
            at,
            events,
            old,
        } = &self.given;
        Writer::new()
            .text("session", &self.session)
            .text("whose", name_of(self.whose, &WHOSE))
            .text("to", to)
            .number("sequence", (*sequence).into())
            .number("at", at.timestamp_millis())
            .objects("events", events.iter().map(write_event))
            .objects("old", old.iter().map(write_event))
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        let events = |name| {
            let events = body.objects(name)?;
            events.iter().map(read_event).collect::<Result<_, _>>()
        };
        Ok(Self {
            session: body.text("session")?,
            whose: named(&body.text("whose")?, &WHOSE)?,
            given: Given {
                to: body.text("to")?,
                sequence: body.narrow("sequence")?,
                at: time::instant(body.number("at")?)?,
                events: events("events")?,
                old: events("old")?,
            },
        })
    }
}

fn write_event(event: &Event) -> Writer {
    Writer::new()
        .text("uid", &event.uid)
        .number("starts", event.starts.timestamp_millis())
        .text("title", &event.title)
}

fn read_event(event: &Reader) -> Result<Event, Unreadable> {
    Ok(Event {
        uid: event.text("uid")?,
        starts: time::instant(event.number("starts")?)?,
        title: event.text("title")?,
    })
}

/// The natural name of the one record of how to remind.
pub const WISHES: &str = "reminders/wishes";

/// How to remind. There is one such record; its natural name is [`WISHES`].
impl Kept for Wishes {
    const KIND: &'static str = "reminder-wishes";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .number("at_night", self.at_night.into())
            .number("is_discreet", self.is_discreet.into())
            .number("notifies", self.notifies.into())
            .number("when_closed", self.when_closed.into())
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            at_night: body.number("at_night")? != 0,
            is_discreet: body.number("is_discreet")? != 0,
            notifies: body.number("notifies")? != 0,
            when_closed: body.number("when_closed")? != 0,
        })
    }
}
