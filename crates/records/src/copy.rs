//! The last copy that was made. There is one such record; its natural name is [`LAST_COPY`].

use crate::body::{Kept, Reader, Unreadable, Writer};
use crate::time;
use domain::copy::Made;

/// The natural name of the one record of the last copy.
pub const LAST_COPY: &str = "copy/last";

impl Kept for Made {
    const KIND: &'static str = "copy-made";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .number("at", self.at.timestamp_millis())
            .number("writes", self.writes.into())
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            at: time::instant(body.number("at")?)?,
            writes: body.narrow("writes")?,
        })
    }
}
