//! What can wait until tomorrow.

use super::{Autosave, Day, Path, Series, Store, Table, Trouble};
use domain::wait::{self, Wait};
use leptos::prelude::*;
use vault::RecordId;

/// All that was put down.
#[derive(Clone, Copy)]
pub struct Waits {
    store: Store,
    day: Day,
    path: Path,
    series: Series,
    kept: Table<Wait>,
}

impl Waits {
    /// An empty table, to be filled from the disk.
    pub fn new(store: Store, day: Day, path: Path, series: Series) -> Self {
        let kept = Table::new();
        store.serve(kept);
        Self {
            store,
            day,
            path,
            series,
            kept,
        }
    }

    /// What is still there, the oldest first, and whether it has waited long enough; tracked.
    pub fn open(self) -> Vec<(RecordId, Wait, bool)> {
        let today = self.path.today();
        let decisions_wait = self.series.decisions_wait();
        let open = wait::open(&self.kept.all()).into_iter();
        open.map(|(id, wait)| {
            let is_back = wait.is_back(today, decisions_wait);
            (id, wait, is_back)
        })
        .collect()
    }

    /// How many have waited long enough, tracked.
    pub fn count_back(self) -> usize {
        self.open().iter().filter(|(.., is_back)| *is_back).count()
    }

    /// A place for something new.
    pub fn make_id(self) -> RecordId {
        self.store.make_id()
    }

    /// A writer of what is typed into `text`; nothing typed is nothing kept.
    pub fn writer(self, id: RecordId, text: RwSignal<String>) -> Autosave {
        Autosave::new(self.store, self.kept, id, move || {
            let typed = text.get_untracked();
            let kept = untrack(|| self.kept.get(id));
            let is_something = kept.is_some() || !domain::text::is_blank(&typed);
            is_something.then(|| match kept {
                Some(kept) => Wait {
                    text: typed,
                    ..kept
                },
                None => Wait {
                    text: typed,
                    put_at: self.day.right_now(),
                    put_on: untrack(|| self.path.today()),
                    settled_at: None,
                },
            })
        })
    }

    /// Keeps that the patient is done with it, or not after all.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn settle(self, id: RecordId, is_settled: bool) -> Result<(), Trouble> {
        let Some(mut wait) = untrack(|| self.kept.get(id)) else {
            return Ok(());
        };
        wait.settled_at = is_settled.then(|| self.day.right_now());
        self.store.keep(self.kept, id, &wait).await
    }
}
