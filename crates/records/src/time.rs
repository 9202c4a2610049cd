//! How moments and local times lie on disk.

use crate::Unreadable;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

/// A moment, from milliseconds since 1970.
pub(crate) fn instant(milliseconds: i64) -> Result<DateTime<Utc>, Unreadable> {
    DateTime::from_timestamp_millis(milliseconds).ok_or(Unreadable::Broken)
}

/// A local time without a zone, as `2026-03-15T10:00:00`.
pub(crate) fn write_local(local: NaiveDateTime) -> String {
    // Debug is chrono's ISO 8601 form; the one with a space is Display's.
    format!("{local:?}")
}

/// Reads what [`write_local`] wrote.
pub(crate) fn local(written: &str) -> Result<NaiveDateTime, Unreadable> {
    let (day, clock) = written.split_once('T').ok_or(Unreadable::Broken)?;
    Ok(date(day)?.and_time(time_of_day(clock)?))
}

/// A date, from `2026-03-15`.
pub(crate) fn date(written: &str) -> Result<NaiveDate, Unreadable> {
    let [year, month, day] = numbers(written, '-')?;
    i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or(Unreadable::Broken)
}

/// A time of day, from `13:00:00`.
pub(crate) fn time_of_day(written: &str) -> Result<NaiveTime, Unreadable> {
    let [hour, minute, second] = numbers(written, ':')?;
    NaiveTime::from_hms_opt(hour, minute, second).ok_or(Unreadable::Broken)
}

/// Exactly three numbers between separators. Chrono's own parser reads these too; it is left out
/// because it is ten times the code.
fn numbers(written: &str, between: char) -> Result<[u32; 3], Unreadable> {
    let mut parts = written
        .split(between)
        .map(|part| part.parse::<u32>().map_err(|_| Unreadable::Broken));
    let mut next = || parts.next().unwrap_or(Err(Unreadable::Broken));
    let three = [next()?, next()?, next()?];
    if parts.next().is_some() {
        Err(Unreadable::Broken)
    } else {
        Ok(three)
    }
}
