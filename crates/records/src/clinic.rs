//! The clinic's telephone numbers. There is one such record; its natural name is [`NUMBERS`].

use crate::body::{Kept, Unreadable, read, write};
use domain::clinic::Numbers;
use serde::{Deserialize, Serialize};

/// The natural name of the one record of numbers.
pub const NUMBERS: &str = "clinic/numbers";

#[derive(Serialize, Deserialize)]
struct NumbersV1 {
    day: String,
    after_hours: String,
}

impl Kept for Numbers {
    const KIND: &'static str = "clinic-numbers";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        write(&NumbersV1 {
            day: self.day.clone(),
            after_hours: self.after_hours.clone(),
        })
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        if schema > Self::SCHEMA {
            return Err(Unreadable::Newer);
        }
        let v1: NumbersV1 = read(body)?;
        Ok(Self {
            day: v1.day,
            after_hours: v1.after_hours,
        })
    }
}
