//! A time before the session as a clinic tells it: so many hours before, or by the clock. It is kept
//! as the time before, so that it moves with the session.

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::draft::minutes;
use super::{Minutes, Problem};
use crate::session;
use crate::time::{self, Instant, Resolved, Zone};

/// What a bare number means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ToldBy {
    /// So many hours before.
    #[default]
    Hours,
    /// A time of day.
    Clock,
}

/// The session that a clock time is told for.
#[derive(Clone, Copy)]
pub struct Before<'a> {
    /// When it begins.
    pub start: Instant,
    /// By whose clocks.
    pub zone: &'a dyn Zone,
}

impl Before<'_> {
    /// How long before the start the clocks last show `time`: more than nothing, at most about a day.
    /// Where they show it twice it is the first, and where they skip it the moment before.
    #[must_use]
    pub fn minutes(self, time: NaiveTime) -> Minutes {
        let date = time::date_of(self.start, self.zone);
        let on = |date: NaiveDate| match time::resolve(date.and_time(time), self.zone) {
            Resolved::Skipped { before, .. } => before,
            resolved => resolved.first(),
        };
        let same_day = on(date);
        let at = if same_day < self.start {
            same_day
        } else {
            on(time::day_shifted(date, -1))
        };
        Minutes::try_from((self.start - at).num_minutes()).unwrap_or(0)
    }

    /// What the clocks show this long before, `HH:MM`; `None` where a clock time would not say which
    /// day: a day before and more, and at the start itself.
    #[must_use]
    pub fn clock(self, minutes: Minutes) -> Option<String> {
        let at = time::shifted(self.start, -i64::from(minutes));
        let time = time::local_at(at, self.zone).time();
        (self.minutes(time) == minutes).then(|| session::written(time))
    }
}

/// What was typed: a length, or a time of day.
enum Told {
    Length(Minutes),
    At(NaiveTime),
}

/// Reads `6`, `6 h`, `1:30`, `4 am`, `04:00`; a bare number as `by` says.
///
/// # Errors
/// `NoSession` where a time of day was typed and there is no session to count it from.
pub(super) fn read(
    typed: &str,
    by: ToldBy,
    before: Option<Before<'_>>,
) -> Result<Minutes, Problem> {
    match told(typed, by)? {
        Told::Length(minutes) => Ok(minutes),
        Told::At(time) => before
            .map(|before| before.minutes(time))
            .ok_or(Problem::NoSession),
    }
}

fn told(typed: &str, by: ToldBy) -> Result<Told, Problem> {
    let (number, unit) = parts(typed);
    let at = |time: Option<NaiveTime>| time.map(Told::At).ok_or(Problem::Unreadable);
    match (unit.as_str(), by) {
        ("am", _) => at(of_twelve(number, 0)),
        ("pm", _) => at(of_twelve(number, 12)),
        // Nobody writes a length with a nought before it.
        ("", _) if is_clock(number) => at(session::time_of_day(number)),
        ("", ToldBy::Clock) if !number.is_empty() => at(of_day(number)),
        _ => length(typed).map(Told::Length),
    }
}

/// Reads `6`, `1.5`, `1:30`, `6 h`, `6 horas`.
pub(super) fn length(typed: &str) -> Result<Minutes, Problem> {
    let (number, unit) = parts(typed);
    let is_hours = matches!(
        unit.as_str(),
        "h" | "hr" | "hrs" | "hs" | "hour" | "hours" | "hora" | "horas"
    );
    let is_length = is_hours && !number.is_empty();
    minutes(if is_length { number } else { typed }, 60)
}

/// A number, and the letters behind it without spaces and full stops.
fn parts(typed: &str) -> (&str, String) {
    let typed = typed.trim();
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ',');
    let end = typed.find(|c: char| !is_number(c)).unwrap_or(typed.len());
    let (number, unit) = typed.split_at(end);
    let letters = unit
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '.')
        .map(|c| c.to_ascii_lowercase());
    (number, letters.collect())
}

/// `04:00` to `09:59`.
fn is_clock(number: &str) -> bool {
    number.len() == 5
        && number.starts_with('0')
        && !number.starts_with("00")
        && number.get(2..3) == Some(":")
}

fn of_twelve(number: &str, more: u32) -> Option<NaiveTime> {
    let (hour, minute) = split(number)?;
    let is_one = (1..=12).contains(&hour);
    is_one
        .then(|| NaiveTime::from_hms_opt(hour % 12 + more, minute, 0))
        .flatten()
}

fn of_day(number: &str) -> Option<NaiveTime> {
    let (hour, minute) = split(number)?;
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// `4`, `4:30`, `4.30`, and `04:30:00` as time inputs may write it.
fn split(number: &str) -> Option<(u32, u32)> {
    if number.matches(':').count() == 2 {
        return session::time_of_day(number).map(|time| (time.hour(), time.minute()));
    }
    let (hour, minute) = number.split_once([':', '.']).unwrap_or((number, "00"));
    let digits = |text: &str, at_least: usize| {
        let fits =
            (at_least..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| text.parse().ok()).flatten()
    };
    Some((digits(hour, 1)?, digits(minute, 2)?))
}
