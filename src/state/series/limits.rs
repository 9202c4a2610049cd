//! The limits of all sessions together, and being at the clinic.

use super::{Series, Session, zone_of};
use domain::clock::{self, Hour, HourKind, Reading, State, Stay, WaitOver};
use domain::time;
use vault::RecordId;

/// A session with its hours, as they are read now.
#[derive(Clone, PartialEq)]
pub struct HoursOf {
    /// Which session.
    pub id: RecordId,
    /// As it is planned.
    pub session: Session,
    /// What holds first, then what is to come, then what is over.
    pub hours: Vec<Reading>,
}

impl Series {
    /// A session's hours as they are read now, where the phone is; tracked.
    pub fn hours_of(self, id: RecordId, session: Session) -> HoursOf {
        // Where nobody knows where the patient is, as the clinic reads them.
        let here = self.day.here().unwrap_or_else(|| zone_of(&session));
        let hours = clock::read(
            self.hours(id, &session),
            &session,
            self.counted_from(id, &session),
            self.now(),
            &zone_of(&session),
            &here,
        );
        HoursOf { id, session, hours }
    }

    /// The sessions of which a limit holds now or is to come: first one that was cancelled today, then
    /// the last one, then the coming one; tracked. Of those that have another behind them there is
    /// only what is not over.
    pub fn with_hours(self) -> Vec<HoursOf> {
        let current = self.current();
        let cancelled = self.cancelled_on_its_day().map(|(id, ..)| id);
        let ids = [cancelled, current.last, current.upcoming];
        let mut all: Vec<_> = ids
            .into_iter()
            .flatten()
            .filter_map(|id| Some(self.hours_of(id, self.session(id)?)))
            .filter(|of| {
                of.hours
                    .first()
                    .is_some_and(|first| first.state != State::Over)
            })
            .collect();
        if let Some((_, before)) = all.split_last_mut() {
            for of in before {
                of.hours.retain(|reading| reading.state != State::Over);
            }
        }
        all
    }

    /// Whether big decisions are to wait now, after any session; tracked.
    pub fn decisions_wait(self) -> bool {
        clock::holds(&self.hours_begun(), HourKind::NoDecisions, self.now())
    }

    /// How the time without driving has ended, if it did today or yesterday and no session holds it
    /// on; tracked.
    pub fn driving_wait_over(self) -> Option<WaitOver> {
        clock::driving_wait_over(&self.hours_begun(), self.current().place, self.now())
    }

    /// Whether the patient is at the clinic now, for the coming or the last session; tracked.
    pub fn is_at_clinic(self) -> bool {
        let (current, now) = (self.current(), self.now());
        let mut both = [current.upcoming, current.last].into_iter().flatten();
        both.any(|id: RecordId| {
            self.session(id).is_some_and(|session| {
                let ride = self.ride(id);
                let stay = Stay {
                    session: &session,
                    rules: &self.clinic.book().rules(),
                    ride: ride.as_ref(),
                    left: self.left(id),
                };
                clock::is_at_clinic(&stay, now, &zone_of(&session))
            })
        })
    }

    /// The hours of every session that has begun, and of those that were cancelled: their limits may
    /// hold before they were to begin.
    fn hours_begun(self) -> Vec<Hour> {
        let now = self.now();
        let since = time::shifted(now, -clock::REACH_MINUTES);
        let all = self.all().into_iter();
        all.filter(|(.., start)| since < *start)
            .filter(|(_, session, start)| *start <= now || !session.is_planned())
            .flat_map(|(id, session, _)| self.hours(id, &session))
            .collect()
    }
}
