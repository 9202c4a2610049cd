//! The form behind *My ride home*: anything goes until `finish`.

use super::{Person, Plan, pickup_after};
use crate::session::{self, Session};
use crate::text;

/// The form as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Who takes the patient home.
    pub name: String,
    /// Their number, in any form.
    pub phone: String,
    /// Who does if they cannot; may be empty.
    pub backup_name: String,
    /// Their number, in any form.
    pub backup_phone: String,
    /// `HH:MM` on the clinic's clock, or empty.
    pub pickup_time: String,
    /// Where, as typed.
    pub pickup_place: String,
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
}

impl Draft {
    /// The form filled in from a plan, to change it.
    #[must_use]
    pub fn from_plan(plan: &Plan) -> Self {
        let backup = plan.backup.clone().unwrap_or_default();
        Self {
            name: plan.person.name.clone(),
            phone: plan.person.phone.clone(),
            backup_name: backup.name,
            backup_phone: backup.phone,
            pickup_time: plan.pickup.map(session::written).unwrap_or_default(),
            pickup_place: plan.pickup_place.clone(),
        }
    }

    /// The plan, or everything that is wrong, in the order of the form. A pick-up earlier in the
    /// day than the start means after midnight, if that is within 12 hours of the planned end.
    ///
    /// # Errors
    /// Every [`Problem`] at once, never none.
    pub fn finish(&self, session: &Session) -> Result<Plan, Vec<Problem>> {
        let mut problems = Vec::new();
        if text::is_blank(&self.name) {
            problems.push(Problem::NameMissing);
        }
        let has_backup = !text::is_blank(&self.backup_name);
        if !has_backup && !text::is_blank(&self.backup_phone) {
            problems.push(Problem::BackupNameMissing);
        }
        let pickup = if self.pickup_time.trim().is_empty() {
            None
        } else {
            let time = session::time_of_day(&self.pickup_time);
            match time {
                None => problems.push(Problem::PickupUnreadable),
                Some(time) if pickup_after(session, time).is_some() => {}
                Some(time) if time < session.local.time() => {
                    problems.push(Problem::PickupBeforeStart);
                }
                Some(_) => problems.push(Problem::PickupTooLate),
            }
            time
        };
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Plan {
            person: Person {
                name: self.name.clone(),
                phone: self.phone.clone(),
            },
            backup: has_backup.then(|| Person {
                name: self.backup_name.clone(),
                phone: self.backup_phone.clone(),
            }),
            pickup,
            pickup_place: self.pickup_place.clone(),
        })
    }
}
