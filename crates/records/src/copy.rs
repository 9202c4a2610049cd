//! The last copy, and what is known of it. There is one such record; its natural name is
//! [`LAST_COPY`].

use crate::body::{Kept, Reader, Unreadable, Writer, name_of, named};
use crate::time;
use domain::copy::{Known, LastCopy, Made};

/// The natural name of the one record of the last copy.
pub const LAST_COPY: &str = "copy/last";

const KNOWN: [(Known, &str); 2] = [(Known::Opened, "opened"), (Known::Said, "said")];

impl Kept for LastCopy {
    const KIND: &'static str = "copy-made";
    const SCHEMA: u32 = 2;

    fn encode(&self) -> String {
        let known = self.known.map(|(at, how)| {
            Writer::new()
                .number("at", at.timestamp_millis())
                .text("how", name_of(how, &KNOWN))
        });
        Writer::new()
            .number("at", self.made.at.timestamp_millis())
            .number("writes", self.made.writes.into())
            .number("handed_over", self.handed_over.timestamp_millis())
            .maybe_object("known", known)
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        let at = time::instant(body.number("at")?)?;
        let made = Made {
            at,
            writes: body.narrow("writes")?,
        };
        // Schema 1 knew only that the phone took it.
        if schema == 1 {
            return Ok(LastCopy::handed_over(None, made, at));
        }
        let known = body.maybe_object("known")?.map(|known| {
            let at = time::instant(known.number("at")?)?;
            Ok((at, named(&known.text("how")?, &KNOWN)?))
        });
        Ok(Self {
            made,
            handed_over: time::instant(body.number("handed_over")?)?,
            known: known.transpose()?,
        })
    }
}
