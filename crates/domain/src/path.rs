//! Where the patient is on the path, and in what light: computed from sessions and the present.

use std::borrow::Borrow;

use crate::session::Session;
use crate::time::{self, Instant, Zone};

/// A place on the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Nothing yet: no session that counts, no clinic compared.
    NoSession,
    /// Clinics are being compared, and there is no session.
    Deciding,
    /// A clinic is chosen, and there is no session yet.
    BeingChecked,
    /// A session is ahead, two days or more.
    Planning {
        /// Midnights until the date of the session.
        days_until: u32,
    },
    /// The date before that of a session.
    Eve,
    /// The date of a session, before its start: from midnight on.
    Morning,
    /// From the start to the planned end.
    InSession,
    /// From the planned end until bedtime: 10 pm, or 4 am when it ends after that.
    ComingBack,
    /// From bedtime until 4 am. From then on it is the day after; limits hold on by their hours.
    AfterCare,
    /// Days 1 to 21 after.
    DaysAfter {
        /// 1 on the day after the day of the session; a day begins at 4 am.
        day: u32,
    },
    /// Later than that, and nothing planned.
    Between,
    /// As between, and the patient has said that it was the last session.
    AfterSeries,
    /// The patient wants to be asked nothing for now.
    Paused,
}

/// What the place depends on beside sessions and the present.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Around {
    /// A clinic is among those compared.
    pub compares: bool,
    /// One of them is chosen.
    pub has_chosen: bool,
    /// When the patient said that the last session was the last of all.
    pub ended_at: Option<Instant>,
    /// Everything is paused.
    pub is_paused: bool,
}

/// How many days *days after* lasts.
pub const DAYS_AFTER: u32 = 21;

/// The light the app stands in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Light {
    /// While preparing.
    Day {
        /// Height of the sun, from 1 (a week or more ahead, or nothing planned) sinking to 0 (the
        /// start of the session).
        sun: f32,
    },
    /// From the start of the session through the night after it, until 4 am.
    Dusk,
    /// In the days after.
    Dawn {
        /// Height of the sun, from 0 (the planned end) rising to 1 (a week after).
        sun: f32,
    },
}

/// Where the patient is, and which sessions that is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Current<Id> {
    /// The first session that has not ended: its hours and its ride are the ones to show.
    pub upcoming: Option<Id>,
    /// The session that ended last.
    pub last: Option<Id>,
    /// Where that is on the path.
    pub place: Place,
    /// When `upcoming` starts.
    pub starts: Option<Instant>,
    /// When `last` was planned to end.
    pub ended: Option<Instant>,
}

impl<Id: Clone> Current<Id> {
    /// The session whose checklist is open: after a session its own, as long as it is looked back on
    /// by the hour, whatever is planned behind it; else the coming one.
    #[must_use]
    pub fn listed(&self) -> Option<Id> {
        match self.place {
            Place::ComingBack | Place::AfterCare => self.last.clone(),
            _ => self.upcoming.clone(),
        }
    }

    /// The session to show first: the coming one, else the last one until the night after it is over.
    /// From then on it is past.
    #[must_use]
    pub fn at_hand(&self) -> Option<Id> {
        self.upcoming.clone().or_else(|| self.listed())
    }

    /// The session that began last: the one in progress, else the one that ended last.
    #[must_use]
    pub fn begun(&self) -> Option<Id> {
        match self.place {
            Place::InSession => self.upcoming.clone(),
            _ => self.last.clone(),
        }
    }
}

/// Where the patient is. Cancelled sessions do not count. Where two sessions overlap, the one in
/// progress goes first, then coming back and after-care of the last, then eve and morning of the
/// next, then whichever of the two is fewer days away (the last, when equal). A pause holds at any
/// time but from the start of a session until the night after it is over.
#[must_use]
pub fn current<'a, Id: Clone, S: Borrow<Session>, Z: Zone>(
    sessions: &'a [(Id, S)],
    around: &Around,
    now: Instant,
    zone_of: impl Fn(&'a S) -> Z,
) -> Current<Id> {
    let spans: Vec<_> = sessions
        .iter()
        .filter(|(_, session)| session.borrow().is_planned())
        .map(|(id, session)| Span::new(id, session.borrow(), &zone_of(session), now))
        .collect();
    let next = spans
        .iter()
        .filter(|span| now < span.end)
        .min_by_key(|span| (span.start, span.end));
    let last = spans
        .iter()
        .filter(|span| span.end <= now)
        .max_by_key(|span| (span.end, span.start));
    Current {
        upcoming: next.map(|span| span.id.clone()),
        last: last.map(|span| span.id.clone()),
        place: placed(place(next, last, now), around, last.map(|span| span.end)),
        starts: next.map(|span| span.start),
        ended: last.map(|span| span.end),
    }
}

/// The light to stand in: a function of the path and the moment, never stored.
#[must_use]
pub fn light<Id>(current: &Current<Id>, now: Instant) -> Light {
    match current.place {
        Place::NoSession | Place::Deciding | Place::BeingChecked => Light::Day { sun: 1.0 },
        Place::Between | Place::AfterSeries => Light::Day { sun: 1.0 },
        Place::Planning { .. } | Place::Eve | Place::Morning | Place::Paused => Light::Day {
            sun: current.starts.map_or(1.0, |start| of_a_week(start - now)),
        },
        Place::InSession | Place::ComingBack | Place::AfterCare => Light::Dusk,
        Place::DaysAfter { .. } => Light::Dawn {
            sun: current.ended.map_or(1.0, |end| of_a_week(now - end)),
        },
    }
}

struct Span<'a, Id> {
    id: &'a Id,
    start: Instant,
    end: Instant,
    /// When coming back turns into after-care.
    bedtime: Instant,
    night_ends: Instant,
    /// Days from the day of the session to today; a day begins at 4 am.
    days_since: i64,
    /// Midnights from now to the date of the session.
    days_until: i64,
}

impl<'a, Id> Span<'a, Id> {
    fn new(id: &'a Id, session: &Session, zone: &dyn Zone, now: Instant) -> Self {
        let (start, end) = (session.start(zone), session.end(zone));
        let night_ends = time::day_begins(time::day_shifted(time::day_of(end, zone), 1), zone);
        let bedtime = time::at_hour(time::day_of(end, zone), BEDTIME_HOUR, zone);
        Self {
            id,
            start,
            end,
            bedtime: if end < bedtime { bedtime } else { night_ends },
            night_ends,
            days_since: (time::day_of(now, zone) - time::day_of(start, zone)).num_days(),
            days_until: time::dates_between(now, start, zone),
        }
    }
}

const BEDTIME_HOUR: u32 = 22;

fn place<Id>(next: Option<&Span<'_, Id>>, last: Option<&Span<'_, Id>>, now: Instant) -> Place {
    let day = last
        .and_then(|span| u32::try_from(span.days_since).ok())
        .filter(|day| *day <= DAYS_AFTER);
    let until = next.map(|span| u32::try_from(span.days_until).unwrap_or(0));
    match (next, last) {
        (None, None) => Place::NoSession,
        (Some(next), _) if next.start <= now => Place::InSession,
        (_, Some(last)) if now < last.bedtime => Place::ComingBack,
        (_, Some(last)) if now < last.night_ends => Place::AfterCare,
        _ => match (until, day) {
            (Some(0), _) => Place::Morning,
            (Some(1), _) => Place::Eve,
            (Some(until), Some(day)) if day <= until => Place::DaysAfter { day },
            (Some(days_until), _) => Place::Planning { days_until },
            (None, Some(day)) => Place::DaysAfter { day },
            (None, None) => Place::Between,
        },
    }
}

/// The place that sessions and the present give, seen with what is around them.
fn placed(place: Place, around: &Around, last_end: Option<Instant>) -> Place {
    match place {
        // Somebody is on the way home or being looked after: a pause can wait.
        Place::InSession | Place::ComingBack | Place::AfterCare => place,
        _ if around.is_paused => Place::Paused,
        Place::NoSession if around.has_chosen => Place::BeingChecked,
        Place::NoSession if around.compares => Place::Deciding,
        // A session after that day takes the word back.
        Place::Between
            if around
                .ended_at
                .zip(last_end)
                .is_some_and(|(said, end)| end <= said) =>
        {
            Place::AfterSeries
        }
        _ => place,
    }
}

/// How much of a week this is, from 0 to 1.
fn of_a_week(span: chrono::TimeDelta) -> f32 {
    let week = chrono::TimeDelta::days(7).num_seconds() as f32;
    (span.num_seconds() as f32 / week).clamp(0.0, 1.0)
}
