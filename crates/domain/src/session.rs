//! A session as the clinic said it, and the form that gathers it.

mod draft;

use chrono::{NaiveDateTime, TimeDelta};

use crate::time::{self, Instant, Zone};

pub use draft::{
    Draft, Fold, LENGTH_MINUTES, Notice, Problem, TRAVEL_MINUTES, YEARS, date, written,
};
pub(crate) use draft::{fold_of, length, placed, remark, time_of_day, when};

/// Where it happens. Decides what the app gives and what it holds back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Setting {
    /// At a clinic, with staff beside the patient.
    Clinic,
    /// At home.
    Home,
    /// Not with a licensed clinic.
    Unlicensed,
}

/// What is given. Decides which texts are shown as mine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Medicine {
    /// Ketamine, by any route.
    Ketamine,
    /// Spravato (esketamine nasal spray).
    Spravato,
    /// The patient is not sure, or has not said.
    NotSure,
}

/// Whether it is still to happen as far as the patient has said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// It is planned, or it happened as planned.
    Planned,
    /// It was cancelled. It counts for nothing on the path.
    Cancelled,
}

/// What the patient answered to: did you get any medicine, also for calm or nausea?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Given {
    /// None.
    No,
    /// Some.
    Yes,
    /// Not sure.
    NotSure,
}

/// How a session was cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cancelled {
    /// When the patient said so.
    pub at: Instant,
    /// Whether any medicine was given; `None` until answered.
    pub given: Option<Given>,
}

/// One session. The moment is derived from local time and zone, so that a change of zone rules
/// keeps the appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Where it happens.
    pub setting: Setting,
    /// What is given.
    pub medicine: Medicine,
    /// Date and time on the clinic's clock.
    pub local: NaiveDateTime,
    /// IANA name of the clinic's zone, such as `America/New_York`.
    pub zone: String,
    /// Seconds east of UTC, kept only when the hour comes twice and the patient chose which.
    pub offset_seconds: Option<i32>,
    /// Planned length in minutes.
    pub length_minutes: u16,
    /// Where to go, as typed; may be empty.
    pub place: String,
    /// Minutes from home to the clinic, when known.
    pub travel_minutes: Option<u16>,
    /// Planned or cancelled.
    pub standing: Standing,
}

impl Session {
    /// The moment it begins; see [`time::moment`].
    #[must_use]
    pub fn start(&self, zone: &dyn Zone) -> Instant {
        time::moment(self.local, self.offset_seconds, zone)
    }

    /// The moment it is planned to end: the start plus the length, as elapsed time.
    #[must_use]
    pub fn end(&self, zone: &dyn Zone) -> Instant {
        time::shifted(self.start(zone), self.length_minutes.into())
    }

    /// The last moment at which it can be planned to end: of two hours of which none was chosen the
    /// later one counts.
    #[must_use]
    pub fn latest_end(&self, zone: &dyn Zone) -> Instant {
        let resolved = time::resolve(self.local, zone);
        let start = resolved.chosen(self.offset_seconds, zone);
        let start = start.unwrap_or_else(|| resolved.last());
        time::shifted(start, self.length_minutes.into())
    }

    /// What the clinic's clock is planned to show at the end, whatever summer time does.
    #[must_use]
    pub fn local_end(&self) -> NaiveDateTime {
        self.local
            .checked_add_signed(TimeDelta::minutes(self.length_minutes.into()))
            .unwrap_or(self.local)
    }

    /// Whether the app gives hours, a session screen and the rest: only with staff beside the
    /// patient.
    #[must_use]
    pub fn is_supported(&self) -> bool {
        self.setting == Setting::Clinic
    }

    /// Whether somebody who cancels it at this moment does so on its day: then the clinic may
    /// already have given something. Its day begins at 4 am, or 12 hours before the start if that
    /// is earlier, and lasts until 24 hours after the planned end.
    #[must_use]
    pub fn is_on_its_day(&self, at: Instant, zone: &dyn Zone) -> bool {
        let start = self.start(zone);
        let begins = time::day_begins(time::day_of(start, zone), zone);
        begins.min(time::shifted(start, -12 * time::HOUR)) <= at
            && at <= time::shifted(self.end(zone), time::DAY)
    }

    /// Whether it starts on the date it is at this moment in its zone: from midnight on.
    #[must_use]
    pub fn is_today(&self, now: Instant, zone: &dyn Zone) -> bool {
        time::dates_between(now, self.start(zone), zone) == 0
    }

    /// From when the limits afterwards are counted although it was cancelled: from when it was, if
    /// that was on its day, unless no medicine was given at all. `None` where there are none.
    #[must_use]
    pub fn limits_after_cancelling(
        &self,
        cancelled: &Cancelled,
        zone: &dyn Zone,
    ) -> Option<Instant> {
        let holds = self.is_supported()
            && cancelled.given != Some(Given::No)
            && self.is_on_its_day(cancelled.at, zone);
        holds.then_some(cancelled.at)
    }

    /// Whether it still counts: not cancelled.
    #[must_use]
    pub fn is_planned(&self) -> bool {
        self.standing == Standing::Planned
    }
}
