//! The day of one session as it lies readable without unlocking.

use crate::body::{Reader, Unreadable, Writer};
use crate::time;
use domain::ride::{OpenDay, OpenMessage};

/// The name under which it lies in the clear.
pub const OPEN_DAY: &str = "day";

/// The only shape it has had.
const SCHEMA: u32 = 1;

/// Writes it.
#[must_use]
pub fn write_open_day(day: &OpenDay) -> String {
    let message = day.message.as_ref().map(|message| {
        Writer::new()
            .text("name", &message.name)
            .text("phone", &message.phone)
            .number("calls", message.only_calls.into())
            .text("words", &message.words)
    });
    Writer::new()
        .number("schema", SCHEMA.into())
        .number("from", day.from.timestamp_millis())
        .number("dusk", day.dusk.timestamp_millis())
        .number("until", day.until.timestamp_millis())
        .maybe_object("message", message)
        .finish()
}

/// Reads what [`write_open_day`] wrote.
///
/// # Errors
/// When it is not such a body, or that of a newer app.
pub fn read_open_day(body: &str) -> Result<OpenDay, Unreadable> {
    let schema = Reader::open(SCHEMA, SCHEMA, body)?.narrow("schema")?;
    let body = Reader::open(schema, SCHEMA, body)?;
    let at = |name| time::instant(body.number(name)?);
    let message = body.maybe_object("message")?;
    let message = message.map(|message| {
        Ok(OpenMessage {
            name: message.text("name")?,
            phone: message.text("phone")?,
            only_calls: message.number("calls")? != 0,
            words: message.text("words")?,
        })
    });
    Ok(OpenDay {
        from: at("from")?,
        dusk: at("dusk")?,
        until: at("until")?,
        message: message.transpose()?,
    })
}
