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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pause {
    /// Since when; `None` once it is over.
    pub since: Option<DateTime<Utc>>,
}

impl Kept for Pause {
    const KIND: &'static str = "pause";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        moment("since", self.since)
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let since = read_moment(schema, Self::SCHEMA, body, "since")?;
        Ok(Self { since })
    }
}

/// Whether the last session was the last of all. There is one such record; its natural name is
/// [`SERIES_END`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeriesEnd {
    /// When the patient said so; `None` once taken back.
    pub said_at: Option<DateTime<Utc>>,
}

impl Kept for SeriesEnd {
    const KIND: &'static str = "series-end";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        moment("said_at", self.said_at)
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let said_at = read_moment(schema, Self::SCHEMA, body, "said_at")?;
        Ok(Self { said_at })
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

fn moment(name: &str, at: Option<DateTime<Utc>>) -> String {
    let at = at.map(|at| at.timestamp_millis());
    Writer::new().maybe_number(name, at).finish()
}

fn read_moment(
    schema: u32,
    newest: u32,
    body: &str,
    name: &str,
) -> Result<Option<DateTime<Utc>>, Unreadable> {
    let body = Reader::open(schema, newest, body)?;
    body.maybe_number(name)?.map(time::instant).transpose()
}
