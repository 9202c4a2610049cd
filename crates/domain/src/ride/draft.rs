//! The form behind *My ride home*: anything goes until `finish`.

use chrono::NaiveTime;

use super::{Home, Night, Person, Plan, There, Way, after_start, pickup_after};
use crate::session::{self, Fold, Session};
use crate::text;
use crate::time::{self, Resolved, Zone};

/// The form as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Somebody they know, or a service.
    pub way: Way,
    /// Who takes the patient home.
    pub person: Person,
    /// Who does if they cannot; the name may be empty.
    pub backup: Person,
    /// `HH:MM` on the clinic's clock, or empty.
    pub pickup_time: String,
    /// Which of two, asked only when that hour comes twice after the start.
    pub pickup_fold: Option<Fold>,
    /// Where, as typed.
    pub pickup_place: String,
    /// How the patient gets there.
    pub there: Option<There>,
    /// What the one who comes along should know.
    pub home: Home,
    /// Whether the patient is alone in the night after.
    pub is_alone: Option<bool>,
    /// Who calls in the evening; the name may be empty.
    pub caller: Person,
}

/// What keeps a form from being a plan. Telephone numbers are never a problem: they are kept in
/// any form, and may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Nobody is named.
    NameMissing,
    /// The back-up has a number and no name.
    BackupNameMissing,
    /// The pick-up time is not a time of day.
    PickupUnreadable,
    /// The pick-up lies before the start, and the next day it would be over 12 hours after the
    /// planned end.
    PickupBeforeStart,
    /// The pick-up lies after the start, and over 12 hours after the planned end.
    PickupTooLate,
    /// The clocks go forward past the pick-up time; ask which was meant.
    PickupSkipped {
        /// As much before the gap as was typed into it, where that is not before the start.
        before: Option<NaiveTime>,
        /// After the gap, as calendars would read it.
        after: NaiveTime,
    },
    /// The clocks go back and show the pick-up time twice; ask for a [`Fold`].
    PickupTwice,
    /// Who calls in the evening has a number and no name.
    CallerNameMissing,
}

impl Draft {
    /// The form filled in from a session's plan, to change it. Where no place was said, the session's is
    /// suggested.
    #[must_use]
    pub fn from_plan(plan: &Plan, session: &Session, zone: &dyn Zone) -> Self {
        let local = plan.pickup_local(session);
        Self {
            way: plan.way,
            person: plan.person.clone(),
            backup: plan.backup.clone().unwrap_or_default(),
            pickup_time: plan.pickup.map(session::written).unwrap_or_default(),
            pickup_fold: local
                .and_then(|local| session::fold_of(local, plan.pickup_offset_seconds, zone)),
            pickup_place: match text::is_blank(&plan.pickup_place) {
                true => session.place.clone(),
                false => plan.pickup_place.clone(),
            },
            there: plan.there,
            home: plan.home.clone(),
            is_alone: plan.night.is_alone,
            caller: plan.night.caller.clone().unwrap_or_default(),
        }
    }

    /// The plan, or everything that is wrong, in the order of the form. A pick-up earlier in the
    /// day than the start means after midnight, if that is within 12 hours of the planned end.
    ///
    /// # Errors
    /// Every [`Problem`] at once, never none.
    pub fn finish(&self, session: &Session, zone: &dyn Zone) -> Result<Plan, Vec<Problem>> {
        let mut problems = Vec::new();
        if is_nobody(&self.person) {
            problems.push(Problem::NameMissing);
        }
        if lacks_name(&self.backup) {
            problems.push(Problem::BackupNameMissing);
        }
        let pickup = self.pickup(session, zone);
        problems.extend(pickup.err());
        if lacks_name(&self.caller) {
            problems.push(Problem::CallerNameMissing);
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let (pickup, pickup_offset_seconds) = pickup.ok().flatten().unzip();
        Ok(Plan {
            person: self.person.clone(),
            backup: named(&self.backup),
            pickup,
            pickup_offset_seconds: pickup_offset_seconds.flatten(),
            pickup_place: self.own_place(session),
            way: self.way,
            there: self.there,
            home: self.home.clone(),
            night: Night {
                is_alone: self.is_alone,
                caller: named(&self.caller),
            },
        })
    }

    /// The place as typed; none where it is the session's: that one may still change.
    fn own_place(&self, session: &Session) -> String {
        match self.pickup_place.trim() == session.place.trim() {
            true => String::new(),
            false => self.pickup_place.clone(),
        }
    }

    /// What is to be asked about the pick-up because the clocks change in its night, answered or not.
    #[must_use]
    pub fn asks(&self, session: &Session, zone: &dyn Zone) -> Option<Problem> {
        let unanswered = Self {
            pickup_time: self.pickup_time.clone(),
            ..Self::default()
        };
        let problem = unanswered.pickup(session, zone).err()?;
        let is_question = matches!(
            problem,
            Problem::PickupSkipped { .. } | Problem::PickupTwice
        );
        is_question.then_some(problem)
    }

    /// The time of the pick-up, with the offset that was chosen where it comes twice.
    fn pickup(
        &self,
        session: &Session,
        zone: &dyn Zone,
    ) -> Result<Option<(NaiveTime, Option<i32>)>, Problem> {
        if self.pickup_time.trim().is_empty() {
            return Ok(None);
        }
        let time = session::time_of_day(&self.pickup_time).ok_or(Problem::PickupUnreadable)?;
        let Some(local) = pickup_after(session, time) else {
            return Err(match time < session.local.time() {
                true => Problem::PickupBeforeStart,
                false => Problem::PickupTooLate,
            });
        };
        let offset = match (after_start(local, session, zone), self.pickup_fold) {
            (Resolved::Once(_), _) => None,
            (Resolved::Twice { .. }, None) => return Err(Problem::PickupTwice),
            (Resolved::Twice { earlier, .. }, Some(Fold::Earlier)) => Some(zone.offset_at(earlier)),
            (Resolved::Twice { later, .. }, Some(Fold::Later)) => Some(zone.offset_at(later)),
            (Resolved::Skipped { before, after }, _) => {
                let is_after_start = session.start(zone) <= before;
                return Err(Problem::PickupSkipped {
                    before: is_after_start.then(|| time::local_at(before, zone).time()),
                    after: time::local_at(after, zone).time(),
                });
            }
        };
        Ok(Some((time, offset)))
    }
}

/// Nothing to see in the name.
fn is_nobody(person: &Person) -> bool {
    text::is_blank(&person.name)
}

/// A number, and nobody it belongs to.
fn lacks_name(person: &Person) -> bool {
    is_nobody(person) && !text::is_blank(&person.phone)
}

fn named(person: &Person) -> Option<Person> {
    (!is_nobody(person)).then(|| person.clone())
}
