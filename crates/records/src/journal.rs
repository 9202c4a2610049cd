//! Journal entries. Id: random.

use crate::body::{Kept, Reader, Unreadable, Writer};
use crate::time;
use domain::journal::{Entry, Prompt};

impl Kept for Entry {
    const KIND: &'static str = "entry";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("text", &self.text)
            .number("written", self.written.timestamp_millis())
            .number("offset_seconds", self.offset_seconds.into())
            .maybe_number("edited", self.edited.map(|at| at.timestamp_millis()))
            .maybe_object("prompt", self.prompt.as_ref().map(write_prompt))
            .maybe_text("session", self.session.as_deref())
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            text: body.text("text")?,
            written: time::instant(body.number("written")?)?,
            offset_seconds: body.narrow("offset_seconds")?,
            edited: body
                .maybe_number("edited")?
                .map(time::instant)
                .transpose()?,
            prompt: body.maybe_object("prompt")?.map(read_prompt).transpose()?,
            session: body.maybe_text("session")?,
        })
    }
}

fn write_prompt(prompt: &Prompt) -> Writer {
    Writer::new()
        .text("slug", &prompt.slug)
        .text("text", &prompt.text)
        .text("language", &prompt.language)
        .number("version", prompt.version.into())
}

fn read_prompt(prompt: Reader) -> Result<Prompt, Unreadable> {
    Ok(Prompt {
        slug: prompt.text("slug")?,
        text: prompt.text("text")?,
        language: prompt.text("language")?,
        version: prompt.narrow("version")?,
    })
}
