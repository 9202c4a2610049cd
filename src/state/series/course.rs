//! Many sessions at once: added, taken away again, and moved together.

use super::Series;
use crate::state::store::Step;
use crate::state::{Session, Trouble, zone_of};
use domain::course;
use domain::session::{self, Problem};
use leptos::prelude::*;
use records::OPEN_DAY;
use vault::RecordId;

/// Sessions with their ids, as they are or were.
pub type Many = Vec<(RecordId, session::Session)>;

impl Series {
    /// Adds sessions, all of them or none.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn add_all(self, sessions: Vec<session::Session>) -> Result<Vec<RecordId>, Trouble> {
        let sessions = sessions.into_iter();
        let many: Many = sessions
            .map(|session| (self.store.make_id(), session))
            .collect();
        self.change_all(&many).await?;
        Ok(many.into_iter().map(|(id, _)| id).collect())
    }

    /// Takes sessions away that were just added, all of them or none.
    ///
    /// # Errors
    /// When nothing was erased.
    pub async fn erase_all(self, added: &[RecordId]) -> Result<(), Trouble> {
        self.store.erase_all(self.sessions, added).await
    }

    /// Keeps sessions as they are given, all of them or none.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn change_all(self, sessions: &Many) -> Result<(), Trouble> {
        let steps = sessions.iter();
        let steps = steps.map(|(id, session)| Step::new(self.sessions, *id, session));
        self.store.take_closing(steps.collect(), &[OPEN_DAY]).await
    }

    /// The planned sessions after this one, in the order of time, tracked.
    pub fn those_after(self, id: RecordId) -> Vec<(RecordId, Session)> {
        self.ordered.with(|all| {
            let after = all.iter().skip_while(|(of, ..)| *of != id).skip(1);
            let planned = after.filter(|(_, session, _)| session.is_planned());
            planned
                .map(|(of, session, _)| (*of, session.clone()))
                .collect()
        })
    }
}

/// Sessions moved by the same number of days; and those whose hour does not exist on their new day,
/// or comes twice: they stay, and are told of.
pub fn moved_all(sessions: &[(RecordId, Session)], days: i64) -> (Many, Vec<(Session, Problem)>) {
    let (mut moved, mut stay) = (Vec::new(), Vec::new());
    for (id, session) in sessions {
        match course::moved(session, days, &zone_of(session)) {
            Ok(session) => moved.push((*id, session)),
            Err(problem) => stay.push((session.clone(), problem)),
        }
    }
    (moved, stay)
}
