//! Keeps what is being typed: at most a second after the last key, when the page is hidden, and
//! again and again while saving fails. The text never leaves the screen.

use super::{Store, Table, Trouble};
use leptos::prelude::*;
use platform::{page_life, timer};
use records::Kept;
use std::cell::Cell;
use vault::{RecordId, Vector};

/// Whether the words on screen are on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was typed yet.
    Untouched,
    /// On the disk.
    Saved,
    /// On the way there.
    Pending,
    /// Not on the disk, and why.
    Failed(Trouble),
}

/// Quiet time before a save, and the longest time between two, in milliseconds.
const PAUSE_MS: u32 = 350;
const AT_MOST_MS: u32 = 800;
/// How long to wait before a save that failed is tried again, in milliseconds.
const AGAIN_MS: u32 = 4_000;

thread_local! {
    /// How many writers in this window hold words that are not on the disk.
    static UNSAVED: Cell<u32> = const { Cell::new(0) };
}

/// The writer of one record while it is being edited.
pub struct Autosave<T: Kept + Send + Sync> {
    store: Store,
    table: Table<T>,
    id: RecordId,
    /// Makes the record from what is on screen; `None` when there is nothing to keep.
    make: Callback<(), Option<T>>,
    state: RwSignal<Saving>,
    base: StoredValue<Vector>,
    dirty: StoredValue<bool>,
    busy: StoredValue<bool>,
    debounce: StoredValue<Option<timer::Debounce>, LocalStorage>,
    again: StoredValue<Option<timer::Timer>, LocalStorage>,
}

impl<T: Kept + Send + Sync> Clone for Autosave<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: Kept + Send + Sync> Copy for Autosave<T> {}

impl<T: Kept + Send + Sync> Autosave<T> {
    /// Starts to watch over one record; stops, after a last save, when the screen goes.
    pub fn new(store: Store, table: Table<T>, id: RecordId, make: Callback<(), Option<T>>) -> Self {
        let writer = Self {
            store,
            table,
            id,
            make,
            state: RwSignal::new(Saving::Untouched),
            base: StoredValue::new(table.any().shown(id)),
            dirty: StoredValue::new(false),
            busy: StoredValue::new(false),
            debounce: StoredValue::new_local(None),
            again: StoredValue::new_local(None),
        };
        writer.debounce.set_value(Some(timer::Debounce::new(
            PAUSE_MS,
            AT_MOST_MS,
            move || writer.save(),
        )));
        let hidden = StoredValue::new_local(Some(page_life::on_hide(move || writer.save())));
        on_cleanup(move || {
            hidden.dispose();
            writer.save_last();
        });
        writer
    }

    /// Whether the words are on the disk, tracked.
    pub fn state(self) -> Signal<Saving> {
        self.state.into()
    }

    /// True while words on screen are not on the disk.
    pub fn is_dirty(self) -> bool {
        self.dirty.try_get_value().unwrap_or(false)
    }

    /// Says that the writer has now seen all that the table holds, so that the next save settles a
    /// conflict.
    pub fn rebase(self) {
        self.base.set_value(self.table.any().seen(self.id));
    }

    /// Says that something was typed.
    pub fn touch(self) {
        if !self.dirty.get_value() {
            self.dirty.set_value(true);
            count_unsaved(1);
        }
        if !matches!(self.state.get_untracked(), Saving::Failed(_)) {
            self.state.set(Saving::Pending);
        }
        self.debounce.with_value(|debounce| {
            if let Some(debounce) = debounce {
                debounce.touch();
            }
        });
    }

    /// Saves now what is on screen, if it is not yet saved.
    pub fn save(self) {
        leptos::task::spawn_local(async move {
            let _ = self.settle().await;
        });
    }

    /// Saves now, and answers once the words are on the disk.
    ///
    /// # Errors
    /// When they are not.
    pub async fn settle(self) -> Result<(), Trouble> {
        while self.dirty.try_get_value().unwrap_or(false) {
            if self.busy.get_value() {
                timer::yield_now().await;
                continue;
            }
            self.busy.set_value(true);
            let outcome = self.write().await;
            if self.busy.try_set_value(false).is_some() {
                // The screen went while this was being saved.
                return outcome;
            }
            if let Err(trouble) = outcome {
                self.state.set(Saving::Failed(trouble));
                if trouble.may_pass() {
                    self.again
                        .set_value(Some(timer::after(AGAIN_MS, move || self.save())));
                }
                return Err(trouble);
            }
        }
        Ok(())
    }

    async fn write(self) -> Result<(), Trouble> {
        self.dirty.set_value(false);
        count_unsaved(-1);
        let Some(value) = self.make.run(()) else {
            self.state.set(Saving::Untouched);
            return Ok(());
        };
        match self
            .store
            .keep_from(self.table, self.id, &value, &self.base.get_value())
            .await
        {
            Ok(seen) => {
                let _ = self.base.try_set_value(seen);
                if !self.dirty.try_get_value().unwrap_or(true) {
                    self.state.set(Saving::Saved);
                }
                Ok(())
            }
            Err(trouble) => {
                if self.dirty.try_get_value() == Some(false) {
                    self.dirty.set_value(true);
                    count_unsaved(1);
                }
                Err(trouble)
            }
        }
    }

    /// The last save, when the screen goes: takes what it needs with it, since the signals go too,
    /// and keeps trying for as long as trying can help.
    fn save_last(self) {
        if !self.dirty.get_value() {
            return;
        }
        let Some(value) = self.make.run(()) else {
            count_unsaved(-1);
            return;
        };
        let (store, table, id, base) = (self.store, self.table, self.id, self.base.get_value());
        leptos::task::spawn_local(async move {
            while let Err(trouble) = store.keep_from(table, id, &value, &base).await {
                if !trouble.may_pass() {
                    break;
                }
                timer::pause(AGAIN_MS).await;
            }
            count_unsaved(-1);
        });
    }
}

fn count_unsaved(by: i32) {
    UNSAVED.with(|unsaved| {
        unsaved.set(unsaved.get().saturating_add_signed(by));
        page_life::set_unsaved(unsaved.get() > 0);
    });
}
