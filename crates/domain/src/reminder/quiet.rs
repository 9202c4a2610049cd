//! When nothing rings, and nothing that rang is told: at night, and with the team.

use std::ops::Range;

use chrono::Timelike;

use super::Planned;
use crate::clinic::Rules;
use crate::clock;
use crate::time::{self, Instant, Zone};

/// From this hour on a 24-hour clock nothing rings, where the patient is.
pub const NIGHT_BEGINS_HOUR: u32 = 22;

/// From this hour on it may ring again.
pub const NIGHT_ENDS_HOUR: u32 = 7;

/// The hour, the evening before, at which that rings which would fall into the quiet.
pub const EVENING_HOUR: u32 = 19;

/// When nothing rings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quiet {
    /// From arrival (without one, the start) to pick-up (without one, the planned end).
    with_team: Vec<Range<Instant>>,
    at_night: bool,
}

impl Quiet {
    /// The quiet of a series: around each planned session, and at night unless `at_night`.
    #[must_use]
    pub fn new<Id, Z: Zone>(series: &[Planned<Id, Z>], rules: &Rules, at_night: bool) -> Self {
        let planned = series
            .iter()
            .filter(|planned| planned.session.is_planned())
            .map(|planned| with_team(planned, rules));
        Self {
            with_team: planned.collect(),
            at_night,
        }
    }

    /// Whether it is quiet at a moment, by the clock of `zone`. What rang before and was not told yet
    /// waits until it is not.
    #[must_use]
    pub fn is_quiet(&self, at: Instant, zone: &dyn Zone) -> bool {
        self.since(at, zone).is_some()
    }

    /// The quiet from one moment to another, each stretch as far as it lies between them; they may
    /// lie over each other, in no telling order.
    #[must_use]
    pub fn stretches(&self, within: &Range<Instant>, zone: &dyn Zone) -> Vec<Range<Instant>> {
        let first = time::day_shifted(time::local_at(within.start, zone).date(), -1);
        let last = time::local_at(within.end, zone).date();
        let nights = first.iter_days().take_while(|day| *day <= last);
        let nights = nights.filter(|_| !self.at_night).map(|day| {
            time::at_hour(day, NIGHT_BEGINS_HOUR, zone)
                ..time::at_hour(time::day_shifted(day, 1), NIGHT_ENDS_HOUR, zone)
        });
        nights
            .chain(self.with_team.iter().cloned())
            .map(|quiet| quiet.start.max(within.start)..quiet.end.min(within.end))
            .filter(|quiet| quiet.start < quiet.end)
            .collect()
    }

    /// When that rings which is due at a moment; `None` where the calendar has no evening before it.
    pub(super) fn rings(&self, due: Instant, zone: &dyn Zone) -> Option<Instant> {
        let mut rings = due;
        // Each round leaves the night, or for good a session or several.
        for _ in 0..self.with_team.len() + 3 {
            match self.since(rings, zone) {
                Some(since) => rings = evening_before(since, zone)?,
                None => return Some(rings),
            }
        }
        None
    }

    /// The evening before the day of a moment; an earlier one where that is quiet.
    pub(super) fn evening_before_day(&self, at: Instant, zone: &dyn Zone) -> Option<Instant> {
        let day = time::local_at(at, zone).date();
        let evening = evening_before(time::at_hour(day, 0, zone).min(at), zone)?;
        self.rings(evening, zone)
    }

    /// Since when at the latest it is quiet at a moment, if it is.
    fn since(&self, at: Instant, zone: &dyn Zone) -> Option<Instant> {
        let with_team = self.with_team.iter().filter(|span| span.contains(&at));
        let since = with_team.map(|span| span.start).min();
        since.or_else(|| (!self.at_night && is_night(at, zone)).then_some(at))
    }
}

fn with_team<Id, Z: Zone>(planned: &Planned<Id, Z>, rules: &Rules) -> Range<Instant> {
    let Planned {
        session,
        ride,
        zone,
        ..
    } = planned;
    let early = rules
        .arrive_early
        .said()
        .filter(|_| session.is_supported())
        .unwrap_or(0);
    time::shifted(session.start(zone), -i64::from(early))
        ..clock::anchor(session, ride.as_ref(), None, zone)
}

fn is_night(at: Instant, zone: &dyn Zone) -> bool {
    let hour = time::local_at(at, zone).hour();
    !(NIGHT_ENDS_HOUR..NIGHT_BEGINS_HOUR).contains(&hour)
}

/// The last time before `at` at which the clocks show 7 pm.
fn evening_before(at: Instant, zone: &dyn Zone) -> Option<Instant> {
    let day = time::local_at(at, zone).date();
    // Where a whole day was skipped, its evening is the one after.
    (0..4)
        .map(|back| time::at_hour(time::day_shifted(day, -back), EVENING_HOUR, zone))
        .find(|evening| *evening < at)
}
