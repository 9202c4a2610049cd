//! *Same as last time?*: the ride of the session before, carried to this one.

use super::Series;
use crate::state::{Session, Trouble};
use domain::again;
use domain::ride::{Answer, Gate, Plan};
use leptos::prelude::*;
use records::Ride;
use vault::RecordId;

impl Series {
    /// The last session before this one whose ride may have come, with that ride, tracked: who could not
    /// come is not offered again.
    pub fn last_with_ride(self, id: RecordId) -> Option<(Session, Plan)> {
        self.ordered.with(|all| {
            let place = all.iter().position(|(of, ..)| *of == id)?;
            let before = all.get(..place)?.iter().rev();
            let mut planned = before.filter(|(_, session, _)| session.is_planned());
            planned.find_map(|(of, session, _)| {
                let may_come = self.ride_standing(*of, session).is_planned();
                let plan = self.ride(*of).filter(|_| may_come)?;
                Some((session.clone(), plan))
            })
        })
    }

    /// Carries the ride of the last session to this one, where nobody has been asked yet.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn carry_ride(self, id: RecordId) -> Result<(), Trouble> {
        let found = untrack(|| self.session(id).zip(self.last_with_ride(id)));
        let Some((this, (last, plan))) = found else {
            return Ok(());
        };
        if !untrack(|| self.answers(id)).is_empty() {
            // Of a ride that was planned before and taken away.
            self.say(id, Gate::Asked, Answer::NotAsked).await?;
        }
        self.keep_ride(id, &again::ride(&last, &plan, &this)).await
    }

    /// Takes away the ride of a session.
    ///
    /// # Errors
    /// When nothing was erased.
    pub async fn drop_ride(self, id: RecordId) -> Result<(), Trouble> {
        let place = self.store.derive_id(&Ride::name(&id.to_string()));
        self.store.erase(self.rides, place).await
    }
}
