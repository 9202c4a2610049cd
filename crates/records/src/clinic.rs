//! The clinic's telephone numbers. There is one such record; its natural name is [`NUMBERS`].

use crate::body::{Kept, Reader, Unreadable, Writer};
use domain::clinic::Numbers;

/// The natural name of the one record of numbers.
pub const NUMBERS: &str = "clinic/numbers";

impl Kept for Numbers {
    const KIND: &'static str = "clinic-numbers";
    const SCHEMA: u32 = 2;

    fn encode(&self) -> String {
        Writer::new()
            .text("day", &self.day)
            .text("after_hours", &self.after_hours)
            .number("open", self.is_open.into())
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            day: body.text("day")?,
            after_hours: body.text("after_hours")?,
            // Schema 1 knew of no lock: nothing was to be read without it.
            is_open: schema > 1 && body.number("open")? != 0,
        })
    }
}
