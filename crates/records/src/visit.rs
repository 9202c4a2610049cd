//! A visit, with a random id; and each line that is kept about it. Id of a line: derived from
//! [`VisitNote::name`].

use crate::body::{Kept, Reader, Unreadable, Writer, name_of, named};
use crate::session::STANDINGS;
use crate::time;
use domain::visit::{Kind, Line, Visit, Way};

const WAYS: [(Way, &str); 2] = [(Way::InPerson, "in-person"), (Way::Video, "video")];

impl Kept for Visit {
    const KIND: &'static str = "visit";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("kind", self.kind.slug())
            .text("way", name_of(self.way, &WAYS))
            .text("local", &time::write_local(self.local))
            .text("zone", &self.zone)
            .maybe_number("offset_seconds", self.offset_seconds.map(i64::from))
            .number("length_minutes", self.length_minutes.into())
            .text("place", &self.place)
            .text("standing", name_of(self.standing, &STANDINGS))
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            kind: Kind::from_slug(&body.text("kind")?).ok_or(Unreadable::Broken)?,
            way: named(&body.text("way")?, &WAYS)?,
            local: time::local(&body.text("local")?)?,
            zone: body.text("zone")?,
            offset_seconds: body.maybe_narrow("offset_seconds")?,
            length_minutes: body.narrow("length_minutes")?,
            place: body.text("place")?,
            standing: named(&body.text("standing")?, &STANDINGS)?,
        })
    }
}

/// One line about one visit.
#[derive(Clone, Debug, PartialEq)]
pub struct VisitNote {
    /// The visit's id, as hex.
    pub visit: String,
    /// Which line.
    pub line: Line,
    /// As typed; may be empty.
    pub text: String,
}

impl VisitNote {
    /// The natural name of a line.
    pub fn name(visit: &str, line: Line) -> String {
        format!("visit-note/{visit}/{}", line.slug())
    }
}

impl Kept for VisitNote {
    const KIND: &'static str = "visit-note";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("visit", &self.visit)
            .text("line", self.line.slug())
            .text("text", &self.text)
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            visit: body.text("visit")?,
            line: Line::from_slug(&body.text("line")?).ok_or(Unreadable::Broken)?,
            text: body.text("text")?,
        })
    }
}
