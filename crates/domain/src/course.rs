//! A course: the dates of many sessions from the first one, and moving those that come after one.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Weekday};

use crate::session::{self, Problem as DateProblem, Session};
use crate::time::{self, Zone};

/// How many sessions a course has at most, its first among them.
pub const MOST: usize = 60;
/// How many sessions can be asked for.
pub const TIMES: RangeInclusive<usize> = 2..=MOST;
/// How many weeks of one or two sessions can be asked for.
pub const WEEKS: RangeInclusive<usize> = 0..=52;
/// How many days can lie between two sessions.
pub const DAYS: RangeInclusive<usize> = 1..=365;

/// The days of a week, in the order of [`Draft::weekdays`].
pub const WEEKDAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// How often sessions come, as it is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rhythm {
    /// Every two weeks.
    EveryTwoWeeks,
    /// Twice a week for some weeks, then once a week.
    TwiceThenWeekly,
    /// Six sessions in three weeks.
    SixInThreeWeeks,
    /// Every so many days.
    EveryDays,
    /// On chosen days of the week.
    OnWeekdays,
}

impl Rhythm {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 5] = [
        Self::EveryTwoWeeks,
        Self::TwiceThenWeekly,
        Self::SixInThreeWeeks,
        Self::EveryDays,
        Self::OnWeekdays,
    ];
}

/// The same with its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pattern {
    /// So many days apart.
    EveryDays {
        /// From one session to the next, at least 1.
        days: usize,
        /// How many sessions.
        times: usize,
    },
    /// Twice a week, then once a week.
    TwiceThenWeekly {
        /// Weeks with two sessions.
        twice: usize,
        /// Weeks with one session, after those.
        weekly: usize,
    },
    /// The first day, and from then on these days of the week.
    OnWeekdays {
        /// At least one.
        days: Vec<Weekday>,
        /// How many sessions.
        times: usize,
    },
}

impl Pattern {
    /// The starts of all sessions on the clinic's clock, the first one first: its time of day on
    /// every date, whatever summer time does. At most [`MOST`]. Whether the clocks show each of them
    /// once is for [`session::Draft::finish`] to say.
    #[must_use]
    pub fn starts(&self, first: NaiveDateTime) -> Vec<NaiveDateTime> {
        let dates = self.dates(first.date()).into_iter();
        dates.map(|date| date.and_time(first.time())).collect()
    }

    fn dates(&self, first: NaiveDate) -> Vec<NaiveDate> {
        let on = |days: usize| time::day_shifted(first, i64::try_from(days).unwrap_or(i64::MAX));
        match self {
            Self::EveryDays { days, times } => {
                let times = 0..(*times).min(MOST);
                times.map(|time| on(time * days)).collect()
            }
            Self::TwiceThenWeekly { twice, weekly } => {
                let second = second_of_a_week(first.weekday());
                let of_week = |week: usize| {
                    let second = (week < *twice).then_some(7 * week + second);
                    [Some(7 * week), second].into_iter().flatten()
                };
                let weeks = 0..twice.saturating_add(*weekly).min(MOST);
                weeks.flat_map(of_week).map(on).take(MOST).collect()
            }
            Self::OnWeekdays { days, times } => {
                let is_on = |date: &NaiveDate| *date == first || days.contains(&date.weekday());
                let within = (0..7 * MOST).map(on);
                within.filter(is_on).take((*times).min(MOST)).collect()
            }
        }
    }
}

/// How many days after the first the second session of a week comes: three, or else what is nearest
/// to that, so that clinics that are closed at weekends are not asked for one.
fn second_of_a_week(first: Weekday) -> usize {
    let is_weekend = |day: u32| day % 7 >= 5;
    let first = first.num_days_from_monday();
    let days = [3, 4, 2];
    let found = days
        .into_iter()
        .find(|days| is_weekend(first) || !is_weekend(first + days));
    found.map_or(3, |days| days as usize)
}

/// What is typed and chosen. Nothing is judged before [`Draft::finish`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// How often, once chosen.
    pub rhythm: Option<Rhythm>,
    /// How many sessions in all, where that is asked.
    pub times: String,
    /// Weeks with two sessions.
    pub twice: String,
    /// Weeks with one session, after those.
    pub weekly: String,
    /// Days from one session to the next.
    pub days: String,
    /// The days of the week, as in [`WEEKDAYS`].
    pub weekdays: [bool; 7],
}

/// What keeps it from being a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Nobody said how often.
    RhythmMissing,
    /// Not a whole number within [`TIMES`].
    TimesOutOfRange,
    /// Not a whole number within [`WEEKS`].
    TwiceOutOfRange,
    /// Not a whole number within [`WEEKS`].
    WeeklyOutOfRange,
    /// Not a whole number within [`DAYS`].
    DaysOutOfRange,
    /// No day of the week is chosen.
    WeekdaysMissing,
    /// Fewer than two sessions, or more than [`MOST`].
    CountOutOfRange,
}

impl Draft {
    /// The pattern, or everything that is wrong, in the order of the form.
    ///
    /// # Errors
    /// Every [`Problem`] at once, never none.
    pub fn finish(&self) -> Result<Pattern, Vec<Problem>> {
        let times = number(&self.times, &TIMES).ok_or(Problem::TimesOutOfRange);
        let alone = |problem| vec![problem];
        match self.rhythm.ok_or(vec![Problem::RhythmMissing])? {
            Rhythm::EveryTwoWeeks => {
                let times = times.map_err(alone)?;
                Ok(Pattern::EveryDays { days: 14, times })
            }
            Rhythm::SixInThreeWeeks => Ok(Pattern::TwiceThenWeekly {
                twice: 3,
                weekly: 0,
            }),
            Rhythm::TwiceThenWeekly => {
                let twice = number(&self.twice, &WEEKS).ok_or(Problem::TwiceOutOfRange);
                let weekly = number(&self.weekly, &WEEKS).ok_or(Problem::WeeklyOutOfRange);
                let (twice, weekly) = both(twice, weekly)?;
                if !TIMES.contains(&(2 * twice + weekly)) {
                    return Err(vec![Problem::CountOutOfRange]);
                }
                Ok(Pattern::TwiceThenWeekly { twice, weekly })
            }
            Rhythm::EveryDays => {
                let days = number(&self.days, &DAYS).ok_or(Problem::DaysOutOfRange);
                let (days, times) = both(days, times)?;
                Ok(Pattern::EveryDays { days, times })
            }
            Rhythm::OnWeekdays => {
                let chosen = WEEKDAYS.into_iter().zip(self.weekdays);
                let days: Vec<_> = chosen
                    .filter_map(|(day, is_on)| is_on.then_some(day))
                    .collect();
                let is_any = !days.is_empty();
                let days = is_any.then_some(days).ok_or(Problem::WeekdaysMissing);
                let (days, times) = both(days, times)?;
                Ok(Pattern::OnWeekdays { days, times })
            }
        }
    }
}

fn both<A, B>(a: Result<A, Problem>, b: Result<B, Problem>) -> Result<(A, B), Vec<Problem>> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (a, b) => Err(a.err().into_iter().chain(b.err()).collect()),
    }
}

fn number(typed: &str, range: &RangeInclusive<usize>) -> Option<usize> {
    let typed = typed.trim();
    // `parse` alone would let a leading plus through.
    let is_number = typed.bytes().all(|byte| byte.is_ascii_digit());
    is_number
        .then(|| typed.parse().ok())
        .flatten()
        .filter(|number| range.contains(number))
}

/// The form of one more session like this one, on another date at the same time of day.
#[must_use]
pub fn like(session: &Session, start: NaiveDateTime, zone: &dyn Zone) -> session::Draft {
    session::Draft {
        date: start.date().to_string(),
        start: session::written(start.time()),
        fold: None,
        ..session::Draft::from_session(session, Some(zone))
    }
}

/// A session moved by whole days, with its time of day and all else as it was.
///
/// # Errors
/// When the clocks never show its time on that day, or twice: nothing is moved silently.
pub fn moved(session: &Session, days: i64, zone: &dyn Zone) -> Result<Session, DateProblem> {
    let date = time::day_shifted(session.local.date(), days);
    let fold = session::fold_of(session.local, session.offset_seconds, zone);
    let (local, offset_seconds) = session::placed(date.and_time(session.local.time()), fold, zone)?;
    Ok(Session {
        local,
        offset_seconds,
        ..session.clone()
    })
}
