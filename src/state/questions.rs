//! Questions for my team: what was taken up to ask.

use super::{Day, Store, Table, Trouble};
use domain::question::{Origin, Question};
use leptos::prelude::*;
use records::question_name;
use vault::RecordId;

/// All questions.
#[derive(Clone, Copy)]
pub struct Questions {
    store: Store,
    day: Day,
    kept: Table<Question>,
}

impl Questions {
    /// An empty table, to be filled from the disk.
    pub fn new(store: Store, day: Day) -> Self {
        let kept = Table::new();
        store.serve(kept);
        Self { store, day, kept }
    }

    /// Whether a question that exists once was taken up, tracked; never of the patient's own.
    pub fn has_asked(self, origin: &Origin) -> bool {
        let id = question_name(origin).map(|name| self.store.derive_id(&name));
        id.is_some_and(|id| self.kept.get(id).is_some())
    }

    /// Takes a question up. One that exists once and was taken up before stays as it is, with its
    /// answer.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn ask(self, origin: Origin, text: String) -> Result<RecordId, Trouble> {
        let id = match question_name(&origin) {
            Some(name) => self.store.derive_id(&name),
            None => self.store.make_id(),
        };
        if untrack(|| self.kept.get(id)).is_none() {
            let question = Question {
                text,
                origin,
                asked_at: self.day.right_now(),
                answer: String::new(),
                answered_at: None,
            };
            self.store.keep(self.kept, id, &question).await?;
        }
        Ok(id)
    }

    /// Erases a question, and gives it back for an undo.
    ///
    /// # Errors
    /// When nothing was erased.
    pub async fn erase(self, id: RecordId) -> Result<Option<Question>, Trouble> {
        let question = untrack(|| self.kept.get(id));
        self.store.erase(self.kept, id).await?;
        Ok(question)
    }
}
