//! What can wait until tomorrow. Id: random.

use crate::body::{Kept, Reader, Unreadable, Writer};
use crate::time;
use domain::wait::Wait;

impl Kept for Wait {
    const KIND: &'static str = "wait";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("text", &self.text)
            .number("put_at", self.put_at.timestamp_millis())
            .text("put_on", &self.put_on.to_string())
            .maybe_number(
                "settled_at",
                self.settled_at.map(|at| at.timestamp_millis()),
            )
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            text: body.text("text")?,
            put_at: time::instant(body.number("put_at")?)?,
            put_on: time::date(&body.text("put_on")?)?,
            settled_at: body
                .maybe_number("settled_at")?
                .map(time::instant)
                .transpose()?,
        })
    }
}
