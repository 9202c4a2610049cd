//! What the patient said about the path itself: a pause, *not today*, the end of the series.

use crate::body::{Kept, Reader, Unreadable, Writer};
use crate::time;
use chrono::{DateTime, Utc};
use domain::today::{Card, PutOff};

/// The natural name of the one record of a pause.
pub const PAUSE: &str = "path/pause";
/// The natural name of the one record of the end.
pub const SERIES_END: &str = "path/series-end";

/// Whether everything is paused. There is one such record; its natural name is [`PAUSE`].
#[derive(Clone, Debug, PartialEq)]
pub struct Pause {
    /// Whether it is.
    pub holds: bool,
    /// When the patient said so.
    pub at: DateTime<Utc>,
}

impl Kept for Pause {
    const KIND: &'static str = "pause";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        write(self.holds, self.at)
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let (holds, at) = read(schema, Self::SCHEMA, body)?;
        Ok(Self { holds, at })
    }
}

/// Whether the last session was the last of all. There is one such record; its natural name is
/// [`SERIES_END`].
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesEnd {
    /// Whether it was.
    pub holds: bool,
    /// When the patient said so.
    pub at: DateTime<Utc>,
}

impl Kept for SeriesEnd {
    const KIND: &'static str = "series-end";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        write(self.holds, self.at)
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let (holds, at) = read(schema, Self::SCHEMA, body)?;
        Ok(Self { holds, at })
    }
}

/// *Not today*, said of a card: the last time counts. Id: derived from [`put_off_name`].
impl Kept for PutOff {
    const KIND: &'static str = "put-off";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("card", self.card.slug())
            .text("on", &self.on.to_string())
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            card: Card::from_slug(&body.text("card")?).ok_or(Unreadable::Broken)?,
            on: time::date(&body.text("on")?)?,
        })
    }
}

/// The natural name of *not today* for one card.
pub fn put_off_name(card: Card) -> String {
    format!("put-off/{}", card.slug())
}

fn write(holds: bool, at: DateTime<Utc>) -> String {
    Writer::new()
        .number("holds", holds.into())
        .number("at", at.timestamp_millis())
        .finish()
}

fn read(schema: u32, newest: u32, body: &str) -> Result<(bool, DateTime<Utc>), Unreadable> {
    let body = Reader::open(schema, newest, body)?;
    Ok((
        body.number("holds")? != 0,
        time::instant(body.number("at")?)?,
    ))
}
