//! When to lock. There is one such record; its natural name is [`HABITS`].

use crate::body::{Kept, Reader, Unreadable, Writer};
use crate::time;
use domain::lock::Habits;

/// The natural name of the one record of habits.
pub const HABITS: &str = "lock/habits";

impl Kept for Habits {
    const KIND: &'static str = "lock-habits";
    const SCHEMA: u32 = 2;

    fn encode(&self) -> String {
        Writer::new()
            .maybe_number("hidden_minutes", self.hidden_minutes.map(i64::from))
            .number("when_idle", self.when_idle.into())
            .maybe_number("known", self.known.map(|at| at.timestamp_millis()))
            .number("opens_day", self.opens_day.into())
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            hidden_minutes: body.maybe_narrow("hidden_minutes")?,
            when_idle: body.number("when_idle")? != 0,
            known: body.maybe_number("known")?.map(time::instant).transpose()?,
            // Schema 1 knew of no such message.
            opens_day: schema > 1 && body.number("opens_day")? != 0,
        })
    }
}
