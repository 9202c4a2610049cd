//! Moments, local times and days: the only place that knows about zones and summer time.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

/// A moment, the same everywhere on earth.
pub type Instant = DateTime<Utc>;

/// How a place keeps its clocks. The browser answers for it in the app, chrono-tz in the tests.
pub trait Zone {
    /// Seconds east of UTC that the clocks of this zone show at `instant`.
    fn offset_at(&self, instant: Instant) -> i32;
}

impl<Z: Zone + ?Sized> Zone for &Z {
    fn offset_at(&self, instant: Instant) -> i32 {
        (**self).offset_at(instant)
    }
}

impl<Z: Zone + ?Sized> Zone for Box<Z> {
    fn offset_at(&self, instant: Instant) -> i32 {
        (**self).offset_at(instant)
    }
}

/// A zone that never changes its clocks: this many seconds east of UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fixed(pub i32);

impl Zone for Fixed {
    fn offset_at(&self, _: Instant) -> i32 {
        self.0
    }
}

/// Which moment a local time means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolved {
    /// The clocks show this local time once.
    Once(Instant),
    /// The clocks go back, and show this local time twice.
    Twice {
        /// The first time, before the clocks went back.
        earlier: Instant,
        /// The second time.
        later: Instant,
    },
    /// The clocks go forward past this local time and never show it. With a gap of one hour,
    /// 2:30 lies between `before`, when the clocks show 1:30, and `after`, when they show 3:30.
    Skipped {
        /// The local time read with the offset that holds *after* the gap: a moment before the
        /// clocks change, at which they show the local time less the gap.
        before: Instant,
        /// The local time read with the offset that held *before* the gap: a moment after the
        /// clocks changed, at which they show the local time plus the gap. Calendars choose this
        /// one (RFC 5545, 3.3.5).
        after: Instant,
    },
}

impl Resolved {
    /// The moment to go on when nobody can be asked: the first of two; after the gap when skipped.
    #[must_use]
    pub fn first(self) -> Instant {
        match self {
            Self::Once(instant) => instant,
            Self::Twice { earlier, .. } => earlier,
            Self::Skipped { after, .. } => after,
        }
    }

    /// The last moment it can mean: what a limit is counted from where nobody said which.
    #[must_use]
    pub fn last(self) -> Instant {
        match self {
            Self::Once(instant) => instant,
            Self::Twice { later, .. } => later,
            Self::Skipped { after, .. } => after,
        }
    }

    /// The moment that is meant: the only one, or of two the one with the offset that was chosen.
    /// `None` where that is to be asked.
    #[must_use]
    pub fn chosen(self, offset_seconds: Option<i32>, zone: &dyn Zone) -> Option<Instant> {
        let has = |at: &Instant| Some(zone.offset_at(*at)) == offset_seconds;
        match self {
            Self::Once(instant) => Some(instant),
            Self::Twice { earlier, later } => [earlier, later].into_iter().find(has),
            Self::Skipped { .. } => None,
        }
    }
}

/// The moment or moments at which the clocks of `zone` show `local`.
#[must_use]
pub fn resolve(local: NaiveDateTime, zone: &dyn Zone) -> Resolved {
    // No offset exceeds a day, so the true moment lies between these two.
    let before = zone.offset_at(shifted(local.and_utc(), -DAY));
    let after = zone.offset_at(shifted(local.and_utc(), DAY));
    let (early, late) = (read(local, before), read(local, after));
    if before == after && zone.offset_at(early) == before {
        return Resolved::Once(early);
    }
    // Two changes within two days are rare, but then a third offset may be the true one.
    let offsets = [before, after, zone.offset_at(early), zone.offset_at(late)];
    let mut found = offsets
        .into_iter()
        .map(|offset| (offset, read(local, offset)))
        .filter(|(offset, instant)| zone.offset_at(*instant) == *offset)
        .map(|(_, instant)| instant);
    match (found.next(), found.next(), found.next(), found.next()) {
        (Some(first), b, c, d) => {
            let others = [b, c, d].into_iter().flatten();
            let earlier = others.clone().fold(first, Instant::min);
            let later = others.fold(first, Instant::max);
            if earlier == later {
                Resolved::Once(earlier)
            } else {
                Resolved::Twice { earlier, later }
            }
        }
        (None, ..) => Resolved::Skipped {
            before: early.min(late),
            after: early.max(late),
        },
    }
}

/// The moment an appointment begins that was given as `local` on the clocks of `zone`. When the hour
/// comes twice, the one with the offset that was chosen, else the first; when it is skipped (zone
/// rules changed after saving), the moment after the gap.
#[must_use]
pub fn moment(local: NaiveDateTime, offset_seconds: Option<i32>, zone: &dyn Zone) -> Instant {
    let resolved = resolve(local, zone);
    let chosen = resolved.chosen(offset_seconds, zone);
    chosen.unwrap_or_else(|| resolved.first())
}

/// What the clocks of `zone` show at `instant`.
#[must_use]
pub fn local_at(instant: Instant, zone: &dyn Zone) -> NaiveDateTime {
    let utc = instant.naive_utc();
    utc.checked_add_signed(TimeDelta::seconds(zone.offset_at(instant).into()))
        .unwrap_or(utc)
}

/// The hour, on a 24-hour clock, at which a day begins.
pub const DAY_BEGINS_HOUR: u32 = 4;

/// The day that `instant` belongs to for someone living in `zone`. A day begins at 4 am.
#[must_use]
pub fn day_of(instant: Instant, zone: &dyn Zone) -> NaiveDate {
    let local = local_at(instant, zone);
    local
        .checked_sub_signed(TimeDelta::hours(DAY_BEGINS_HOUR.into()))
        .unwrap_or(local)
        .date()
}

/// The moment `day` begins in `zone`: 4 am.
#[must_use]
pub fn day_begins(day: NaiveDate, zone: &dyn Zone) -> Instant {
    at_hour(day, DAY_BEGINS_HOUR, zone)
}

/// The moment the clocks of `zone` show a full hour (0 to 23) on the calendar date `date`.
#[must_use]
pub fn at_hour(date: NaiveDate, hour: u32, zone: &dyn Zone) -> Instant {
    hour_on(date, hour, zone).first()
}

/// The same; of two the later one.
#[must_use]
pub(crate) fn at_hour_last(date: NaiveDate, hour: u32, zone: &dyn Zone) -> Instant {
    hour_on(date, hour, zone).last()
}

fn hour_on(date: NaiveDate, hour: u32, zone: &dyn Zone) -> Resolved {
    let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN);
    resolve(date.and_time(time), zone)
}

/// The calendar date that the clocks of `zone` show at `instant`. It changes at midnight: this is what
/// *today* and *tomorrow* mean, where [`day_of`] counts days from and to a session.
#[must_use]
pub fn date_of(instant: Instant, zone: &dyn Zone) -> NaiveDate {
    local_at(instant, zone).date()
}

/// How many midnights of `zone` lie between two moments: 0 on the same date, 1 for tomorrow.
#[must_use]
pub fn dates_between(from: Instant, to: Instant, zone: &dyn Zone) -> i64 {
    (date_of(to, zone) - date_of(from, zone)).num_days()
}

/// Whether `at`, told by the clocks of `zone`, needs no weekday for somebody whose own clocks are
/// those of `here`: it is on their date now, by both clocks.
#[must_use]
pub fn reads_as_today(at: Instant, zone: &dyn Zone, now: Instant, here: &dyn Zone) -> bool {
    let today = date_of(now, here);
    date_of(at, zone) == today && date_of(at, here) == today
}

/// `day` moved by whole days, stopping at the end of the calendar instead of failing.
#[must_use]
pub fn day_shifted(day: NaiveDate, days: i64) -> NaiveDate {
    let count = Days::new(days.unsigned_abs());
    if days < 0 {
        day.checked_sub_days(count).unwrap_or(NaiveDate::MIN)
    } else {
        day.checked_add_days(count).unwrap_or(NaiveDate::MAX)
    }
}

/// `instant` moved by elapsed minutes, stopping at the end of time instead of failing.
#[must_use]
pub fn shifted(instant: Instant, minutes: i64) -> Instant {
    TimeDelta::try_minutes(minutes)
        .and_then(|by| instant.checked_add_signed(by))
        .unwrap_or(if minutes < 0 {
            Instant::MIN_UTC
        } else {
            Instant::MAX_UTC
        })
}

/// Whether the phone's clock must be wrong, now or earlier: it shows a time before the app was
/// built, or something was written more than a day after now. `built` and `written` are the date of
/// the build and the latest moment any record was written.
#[must_use]
pub fn is_clock_wrong(now: Instant, built: Instant, written: Option<Instant>) -> bool {
    let tomorrow = shifted(now, DAY);
    tomorrow < built || written.is_some_and(|written| tomorrow < written)
}

/// Whether a browser that gives this as the phone's zone says where the phone is. Against
/// fingerprinting some give UTC, a zone of the sea, or Iceland; whoever is there is asked once.
#[must_use]
pub fn is_told(zone: &str) -> bool {
    zone.contains('/') && !zone.starts_with("Etc/") && zone != "Atlantic/Reykjavik"
}

/// The zones of the United States that most people live in.
const AMERICAN: [&str; 7] = [
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
];

/// The IANA zones to offer first: the phone's where it is told, those in use, and the American ones;
/// each once.
#[must_use]
pub fn zones_at_hand(
    here: Option<&str>,
    used: &[String],
    is_known: impl Fn(&str) -> bool,
) -> Vec<String> {
    let used = used.iter().map(String::as_str);
    let all = here.into_iter().chain(used).chain(AMERICAN);
    let mut zones: Vec<String> = Vec::new();
    for zone in all.filter(|zone| is_known(zone)) {
        if !zones.iter().any(|known| known == zone) {
            zones.push(zone.to_owned());
        }
    }
    zones
}

/// Minutes in an hour.
pub(crate) const HOUR: i64 = 60;
/// Minutes in 24 hours.
pub(crate) const DAY: i64 = 24 * HOUR;

fn read(local: NaiveDateTime, offset: i32) -> Instant {
    local
        .checked_sub_signed(TimeDelta::seconds(offset.into()))
        .unwrap_or(local)
        .and_utc()
}
