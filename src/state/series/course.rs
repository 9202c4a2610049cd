//! Many sessions at once: added, taken away again, and moved together.

use super::{Series, zone_of};
use crate::state::Trouble;
use domain::course;
use domain::session::{Problem, Session};
use leptos::prelude::*;
use vault::RecordId;

/// Sessions with their ids, as they are or were.
pub type Many = Vec<(RecordId, Session)>;

impl Series {
    /// Adds sessions, all of them or none.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn add_all(self, sessions: &[Session]) -> Result<Vec<RecordId>, Trouble> {
        let mut added = Vec::new();
        for session in sessions {
            match self.add(session).await {
                Ok(id) => added.push(id),
                Err(why) => {
                    // What cannot be taken back is there to be seen, and cancelled by hand.
                    let _ = self.erase_all(&added).await;
                    return Err(why);
                }
            }
        }
        Ok(added)
    }

    /// Takes sessions away that were just added.
    ///
    /// # Errors
    /// When some of them are still there.
    pub async fn erase_all(self, added: &[RecordId]) -> Result<(), Trouble> {
        for id in added {
            self.store.erase(self.sessions, *id).await?;
        }
        Ok(())
    }

    /// Keeps sessions as they are given, the first one first.
    ///
    /// # Errors
    /// When some of them were not saved.
    pub async fn change_all(self, sessions: &Many) -> Result<(), Trouble> {
        for (id, session) in sessions {
            self.change(*id, session).await?;
        }
        Ok(())
    }

    /// The planned sessions after this one, in the order of time, tracked.
    pub fn those_after(self, id: RecordId) -> Many {
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
pub fn moved_all(sessions: &Many, days: i64) -> (Many, Vec<(Session, Problem)>) {
    let (mut moved, mut stay) = (Vec::new(), Vec::new());
    for (id, session) in sessions {
        match course::moved(session, days, &zone_of(session)) {
            Ok(session) => moved.push((*id, session)),
            Err(problem) => stay.push((session.clone(), problem)),
        }
    }
    (moved, stay)
}
