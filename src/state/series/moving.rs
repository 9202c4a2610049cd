//! Moving a session, alone or with those after it, in one step that can be taken back.

use super::{Many, Series};
use crate::state::{Session, Trouble, zone_of};
use domain::session::{self, Standing};
use leptos::prelude::*;
use records::Left;
use vault::RecordId;

/// What a move changed.
#[derive(Clone)]
pub struct Moved {
    /// The sessions as they were.
    were: Many,
    /// What stays behind of one that was moved on its day.
    behind: Option<RecordId>,
}

impl Moved {
    /// How many sessions were moved.
    pub fn count(&self) -> i64 {
        i64::try_from(self.were.len()).unwrap_or(i64::MAX)
    }
}

impl Series {
    /// Moves a session, and `others` as they will be, all of them or none. What hangs on it moves
    /// with it. On its day it may have begun: then it also stays behind as one that was cancelled,
    /// with the limits afterwards and the question whether any medicine was given.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn move_all(
        self,
        id: RecordId,
        after: session::Session,
        others: Many,
    ) -> Result<Moved, Trouble> {
        let Some(before) = untrack(|| self.said(id)) else {
            self.change(id, &after).await?;
            return Ok(Moved {
                were: Vec::new(),
                behind: None,
            });
        };
        let after = session::Session {
            standing: before.standing,
            ..after
        };
        let mut were = self.as_they_are(&others);
        were.push((id, before.clone()));
        let mut all = others;
        let behind = self.stays_behind(&before, &after);
        if let Some(behind) = behind {
            // First: it counts only once the session says so too.
            self.keep_cancelled(behind, self.day.catch_up(), None)
                .await?;
            if let Some(at) = untrack(|| self.left(id)) {
                let session = behind.to_string();
                let place = self.store.derive_id(&Left::name(&session));
                let left = Left { session, at };
                self.store.keep(self.left, place, &left).await?;
            }
            let standing = Standing::Cancelled;
            all.push((behind, session::Session { standing, ..before }));
        }
        all.push((id, after));
        self.change_all(&all).await?;
        Ok(Moved { were, behind })
    }

    /// Takes a move back.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn take_back(self, moved: &Moved) -> Result<(), Trouble> {
        self.change_all(&moved.were).await?;
        match moved.behind {
            Some(behind) => self.erase_all(&[behind]).await,
            None => Ok(()),
        }
    }

    fn as_they_are(self, sessions: &Many) -> Many {
        let now = sessions
            .iter()
            .filter_map(|(id, _)| Some((*id, untrack(|| self.said(*id))?)));
        now.collect()
    }

    /// An id for what stays behind of a session: one that is moved on its day to another day.
    fn stays_behind(self, before: &session::Session, after: &session::Session) -> Option<RecordId> {
        let before = Session::of(before.clone())?;
        let is_on_its_day = before.is_on_its_day(self.day.right_now(), &zone_of(&before));
        let is_other_day = before.local.date() != after.local.date();
        let stays = before.is_planned() && before.is_supported() && is_on_its_day && is_other_day;
        stays.then(|| self.store.make_id())
    }
}
