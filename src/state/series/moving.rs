//! Moving a session, alone or with those after it, in one step that can be taken back.

use super::{Many, Series};
use crate::state::store::Step;
use crate::state::{Session, Trouble, zone_of};
use domain::ride::{self, Answer, Gate};
use domain::session::{self, Standing};
use leptos::prelude::*;
use records::{GateAnswer, Left, OPEN_DAY};
use vault::RecordId;

/// What a move changed.
#[derive(Clone)]
pub struct Moved {
    /// The sessions as they were.
    were: Many,
    /// What stays behind of one that was moved on its day.
    behind: Option<RecordId>,
    /// That rides have to be asked anew.
    notes: Vec<RecordId>,
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
                notes: Vec::new(),
            });
        };
        let after = session::Session {
            standing: before.standing,
            ..after
        };
        let mut were = self.as_they_are(&others);
        were.push((id, before.clone()));
        let mut all = others;
        let mut left_behind = Vec::new();
        let behind = self.stays_behind(&before, &after);
        if let Some(behind) = behind {
            left_behind.push(self.cancelling_step(behind, self.day.catch_up(), None));
            if let Some(at) = untrack(|| self.left(id)) {
                let session = behind.to_string();
                let place = self.store.derive_id(&Left::name(&session));
                left_behind.push(Step::new(self.left, place, &Left { session, at }));
            }
            let standing = Standing::Cancelled;
            all.push((behind, session::Session { standing, ..before }));
        }
        all.push((id, after));
        let (mut steps, notes) = self.changes(&all);
        steps.extend(left_behind);
        self.store.take_closing(steps, &[OPEN_DAY]).await?;
        Ok(Moved {
            were,
            behind,
            notes,
        })
    }

    /// What keeps sessions as they will be. Where a ride has to be asked anew, that is kept with them:
    /// the ids of these notes come second.
    pub(super) fn changes(self, sessions: &Many) -> (Vec<Step>, Vec<RecordId>) {
        let (mut steps, mut notes) = (Vec::new(), Vec::new());
        for (id, after) in sessions {
            steps.push(Step::new(self.sessions, *id, after));
            let Some(before) = untrack(|| self.said(*id)) else {
                continue;
            };
            let (plan, told) = untrack(|| (self.ride(*id), self.answers(*id)));
            if ride::is_asked_anew(&before, after, plan.as_ref(), &told) {
                let answer = ride::GateAnswer {
                    gate: Gate::Asked,
                    answer: Answer::NotAsked,
                    at: ride::said_at(&told, self.day.right_now()),
                    session_local: after.local,
                };
                let (session, note) = (id.to_string(), self.store.make_id());
                steps.push(Step::new(
                    self.answers,
                    note,
                    &GateAnswer { session, answer },
                ));
                notes.push(note);
            }
        }
        (steps, notes)
    }

    /// Takes a move back.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn take_back(self, moved: &Moved) -> Result<(), Trouble> {
        self.change_all(&moved.were).await?;
        if !moved.notes.is_empty() {
            self.store.erase_all(self.answers, &moved.notes).await?;
        }
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
