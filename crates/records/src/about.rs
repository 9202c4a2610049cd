//! About me, one record for each field. Id: derived from [`AboutField::name`].

use crate::body::{Kept, Reader, Unreadable, Writer};

/// One field of the sheet about me.
#[derive(Clone, Debug, PartialEq)]
pub struct AboutField {
    /// The field's slug; one that this build does not know is kept as it is.
    pub field: String,
    /// As typed; of a tick, [`domain::about::TICKED`] or nothing.
    pub text: String,
}

impl AboutField {
    /// The natural name of a field.
    pub fn name(field: &str) -> String {
        format!("about/{field}")
    }
}

impl Kept for AboutField {
    const KIND: &'static str = "about-me";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("field", &self.field)
            .text("text", &self.text)
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            field: body.text("field")?,
            text: body.text("text")?,
        })
    }
}
