//! The limits of all sessions together, and being at the clinic.

use super::{Series, zone_of};
use domain::clock::{self, Hour, HourKind, Stay, WaitOver};
use domain::time;
use vault::RecordId;

impl Series {
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
