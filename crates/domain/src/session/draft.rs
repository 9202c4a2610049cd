//! The form behind *Add a session* and *Move session*: anything goes until `finish`.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

use super::{Medicine, Session, Setting, Standing};
use crate::time::{self, Instant, Resolved, Zone};

/// Lengths a session can have, in minutes.
pub const LENGTH_MINUTES: RangeInclusive<u16> = 5..=1440;
/// Travel times a session can have, in minutes.
pub const TRAVEL_MINUTES: RangeInclusive<u16> = 0..=1440;
/// Years a date can lie in; anything else is a slip of the finger.
pub const YEARS: RangeInclusive<i32> = 1900..=2200;

/// Which of the two is meant when the clocks go back and show an hour twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fold {
    /// The first time, before the clocks go back.
    Earlier,
    /// The second time, after they went back.
    Later,
}

/// The form as typed. Nothing is trimmed or judged before [`Draft::finish`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Where it happens, once chosen.
    pub setting: Option<Setting>,
    /// What is given; nothing chosen means not sure.
    pub medicine: Option<Medicine>,
    /// `yyyy-mm-dd`, as a date input gives it.
    pub date: String,
    /// `HH:MM`, as a time input gives it.
    pub start: String,
    /// Whole minutes.
    pub length_minutes: String,
    /// Where to go, as typed.
    pub place: String,
    /// Whole minutes, or empty.
    pub travel_minutes: String,
    /// IANA name of the clinic's zone; empty where it is still to be asked.
    pub zone: String,
    /// Which of two, asked only when the hour comes twice.
    pub fold: Option<Fold>,
}

/// What keeps a form from being a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Nobody said where it happens.
    SettingMissing,
    /// No date.
    DateMissing,
    /// Not a date of the calendar, or outside [`YEARS`].
    DateUnreadable,
    /// No start time.
    StartMissing,
    /// Not a time of day.
    StartUnreadable,
    /// No length.
    LengthMissing,
    /// Not a whole number of minutes within [`LENGTH_MINUTES`].
    LengthOutOfRange,
    /// Not a whole number of minutes within [`TRAVEL_MINUTES`].
    TravelOutOfRange,
    /// The clocks go forward past this time; ask which was meant.
    HourSkipped {
        /// Local time as much before the gap as was typed into it.
        before: NaiveDateTime,
        /// Local time after the gap, as calendars would read it.
        after: NaiveDateTime,
    },
    /// The clocks go back and show this time twice; ask for a [`Fold`].
    HourTwice,
    /// Nobody said in which zone, or the browser does not know it; ask for one near.
    ZoneUnknown,
}

/// What is allowed, and asked about once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// It began before now.
    InThePast,
    /// It begins more than a year (366 days) from now.
    FarAhead,
    /// There is another session on that day.
    SameDay,
}

impl Draft {
    /// The form filled in from a session, to change it. `zone` is the session's, where it is known.
    #[must_use]
    pub fn from_session(session: &Session, zone: Option<&dyn Zone>) -> Self {
        Self {
            setting: Some(session.setting),
            medicine: Some(session.medicine),
            date: session.local.date().to_string(),
            start: written(session.local.time()),
            length_minutes: session.length_minutes.to_string(),
            place: session.place.clone(),
            travel_minutes: session
                .travel_minutes
                .map(|minutes| minutes.to_string())
                .unwrap_or_default(),
            zone: session.zone.clone(),
            fold: zone.and_then(|zone| fold_of(session.local, session.offset_seconds, zone)),
        }
    }

    /// The planned session, or everything that is wrong, in the order of the form. `zone` is the
    /// zone named in the form, where it is known.
    ///
    /// # Errors
    /// Every [`Problem`] at once, never none.
    pub fn finish(&self, zone: Option<&dyn Zone>) -> Result<Session, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut keep = |problem| problems.push(problem);
        let setting = self.setting.ok_or(Problem::SettingMissing);
        let when = when(&self.date, &self.start, self.fold, zone);
        let length = length(&self.length_minutes);
        let travel =
            minutes(&self.travel_minutes, &TRAVEL_MINUTES).ok_or(Problem::TravelOutOfRange);

        setting.err().into_iter().for_each(&mut keep);
        let of_when = when.as_ref().err().into_iter().flatten();
        of_when.copied().for_each(&mut keep);
        length.err().into_iter().for_each(&mut keep);
        travel.err().into_iter().for_each(&mut keep);

        match (setting, when, length, travel) {
            (Ok(setting), Ok((local, offset_seconds)), Ok(length_minutes), Ok(travel)) => {
                Ok(Session {
                    setting,
                    medicine: self.medicine.unwrap_or(Medicine::NotSure),
                    local,
                    zone: self.zone.clone(),
                    offset_seconds,
                    length_minutes,
                    place: self.place.clone(),
                    travel_minutes: travel,
                    standing: Standing::Planned,
                })
            }
            _ => Err(problems),
        }
    }

    /// What to ask about before saving, as far as date and time can be read. `others` are the dates
    /// of the other sessions that are planned.
    #[must_use]
    pub fn notices(&self, others: &[NaiveDate], now: Instant, zone: &dyn Zone) -> Vec<Notice> {
        let (Ok(date), Ok(start)) = (date(&self.date), start(&self.start)) else {
            return Vec::new();
        };
        let start = match (time::resolve(date.and_time(start), zone), self.fold) {
            (resolved @ Resolved::Twice { .. }, Some(Fold::Later)) => resolved.last(),
            (resolved, _) => resolved.first(),
        };
        let same_day = others.contains(&date).then_some(Notice::SameDay);
        remark(start, now).into_iter().chain(same_day).collect()
    }
}

/// What to ask about a start that lies behind, or very far ahead.
pub(crate) fn remark(start: Instant, now: Instant) -> Option<Notice> {
    if start < now {
        Some(Notice::InThePast)
    } else if start > time::shifted(now, 366 * time::DAY) {
        Some(Notice::FarAhead)
    } else {
        None
    }
}

/// A local date and time, with the offset that was chosen where the hour comes twice.
pub(crate) type Placed = (NaiveDateTime, Option<i32>);

/// Reads date and time as typed in a zone.
///
/// # Errors
/// Every [`Problem`] with them at once, never none.
pub(crate) fn when(
    typed_date: &str,
    typed_start: &str,
    fold: Option<Fold>,
    zone: Option<&dyn Zone>,
) -> Result<Placed, Vec<Problem>> {
    let zone = zone.ok_or(Problem::ZoneUnknown);
    match (date(typed_date), start(typed_start), zone) {
        (Ok(date), Ok(start), Ok(zone)) => {
            placed(date.and_time(start), fold, zone).map_err(|problem| vec![problem])
        }
        (date, start, zone) => {
            let of_time = date.err().into_iter().chain(start.err());
            Err(of_time.chain(zone.err()).collect())
        }
    }
}

/// Which of the two hours was chosen, where the hour comes twice and one was.
pub(crate) fn fold_of(
    local: NaiveDateTime,
    offset_seconds: Option<i32>,
    zone: &dyn Zone,
) -> Option<Fold> {
    match (time::resolve(local, zone), offset_seconds) {
        (Resolved::Twice { later, .. }, Some(offset)) if zone.offset_at(later) == offset => {
            Some(Fold::Later)
        }
        (Resolved::Twice { .. }, Some(_)) => Some(Fold::Earlier),
        _ => None,
    }
}

/// A local time as it is kept.
///
/// # Errors
/// When the clocks of the zone never show it, or twice and nobody chose.
pub(crate) fn placed(
    local: NaiveDateTime,
    fold: Option<Fold>,
    zone: &dyn Zone,
) -> Result<Placed, Problem> {
    match (time::resolve(local, zone), fold) {
        (Resolved::Once(_), _) => Ok((local, None)),
        (Resolved::Twice { earlier, .. }, Some(Fold::Earlier)) => {
            Ok((local, Some(zone.offset_at(earlier))))
        }
        (Resolved::Twice { later, .. }, Some(Fold::Later)) => {
            Ok((local, Some(zone.offset_at(later))))
        }
        (Resolved::Twice { .. }, None) => Err(Problem::HourTwice),
        (Resolved::Skipped { before, after }, _) => Err(Problem::HourSkipped {
            before: time::local_at(before, zone),
            after: time::local_at(after, zone),
        }),
    }
}

/// Reads `yyyy-mm-dd`, in [`YEARS`].
///
/// # Errors
/// `DateMissing` or `DateUnreadable`.
pub fn date(typed: &str) -> Result<NaiveDate, Problem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Problem::DateMissing);
    }
    let mut parts = typed.splitn(3, '-').map(number);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(Some(year)), Some(Some(month)), Some(Some(day))) => i32::try_from(year)
            .ok()
            .and_then(|year| NaiveDate::from_ymd_opt(year, month, day)),
        _ => None,
    }
    .filter(|date| YEARS.contains(&date.year()))
    .ok_or(Problem::DateUnreadable)
}

fn start(typed: &str) -> Result<NaiveTime, Problem> {
    if typed.trim().is_empty() {
        return Err(Problem::StartMissing);
    }
    time_of_day(typed).ok_or(Problem::StartUnreadable)
}

/// Reads `HH:MM`, with or without seconds, which are dropped.
pub(crate) fn time_of_day(typed: &str) -> Option<NaiveTime> {
    let mut parts = typed.trim().splitn(3, ':');
    let (hour, minute) = (number(parts.next()?)?, number(parts.next()?)?);
    if let Some(seconds) = parts.next() {
        let whole = seconds.split_once('.').map_or(seconds, |(whole, _)| whole);
        number(whole).filter(|seconds| *seconds < 60)?;
    }
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Writes `HH:MM`, as a time input wants it.
#[must_use]
pub fn written(time: NaiveTime) -> String {
    time.to_string().chars().take(5).collect()
}

/// Reads a length.
///
/// # Errors
/// `LengthMissing` or `LengthOutOfRange`.
pub(crate) fn length(typed: &str) -> Result<u16, Problem> {
    minutes(typed, &LENGTH_MINUTES)
        .ok_or(Problem::LengthOutOfRange)?
        .ok_or(Problem::LengthMissing)
}

/// `Some(None)` when nothing was typed, `None` when it is not a number in `range`.
fn minutes(typed: &str, range: &RangeInclusive<u16>) -> Option<Option<u16>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Some(None);
    }
    number(typed)
        .and_then(|minutes| u16::try_from(minutes).ok())
        .filter(|minutes| range.contains(minutes))
        .map(Some)
}

fn number(digits: &str) -> Option<u32> {
    // `parse` alone would let a leading plus through.
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| digits.parse().ok())
        .flatten()
}
