//! A text that is kept by itself while it is typed, and settled where two windows wrote it.

use super::table::Row;
use super::{Autosave, Saving, Store, Table};
use leptos::prelude::*;
use records::Kept;
use vault::RecordId;

/// A text while it is edited: one record of its own.
#[derive(Clone, Copy)]
pub struct Line {
    value: RwSignal<String>,
    writer: Autosave,
    /// What is kept now, and all that was written at the same time, where it is more than that.
    kept: Signal<(String, Vec<String>)>,
}

impl Line {
    /// Filled in with what is kept. `text` reads a record, `make` makes one of what is typed.
    pub fn new<T: Kept + Send + Sync>(
        table: Table<T>,
        place: RecordId,
        text: fn(T) -> String,
        make: impl Fn(String) -> T + 'static,
    ) -> Self {
        let kept = Signal::derive(move || {
            let row = table.row(place);
            let shown = row.as_ref().and_then(|row| row.value.clone());
            let row = row.filter(|row| !row.others.is_empty()).into_iter();
            let versions = row.flat_map(Row::versions).map(text);
            (shown.map(text).unwrap_or_default(), versions.collect())
        });
        let value = RwSignal::new(untrack(|| kept.get()).0);
        let store = expect_context::<Store>();
        let make = move || Some(make(value.get_untracked()));
        let writer = Autosave::new(store, table, place, make);
        let line = Self {
            value,
            writer,
            kept,
        };
        line.follow_other_windows();
        line
    }

    /// What stands in it.
    pub fn value(self) -> RwSignal<String> {
        self.value
    }

    /// Whether it is on the disk, tracked.
    pub fn state(self) -> Saving {
        self.writer.state().get()
    }

    /// What stands in it now, not tracked.
    pub fn typed(self) -> String {
        self.value.get_untracked()
    }

    /// Says that something was typed.
    pub fn touch(self) {
        self.writer.touch();
    }

    /// Saves it, if it is not yet saved.
    pub fn save(self) {
        self.writer.save();
    }

    /// All that was written at the same time, tracked; nothing where it was written once.
    pub fn versions(self) -> Vec<String> {
        self.kept.get().1
    }

    /// Takes one of several texts, and says that all of them were seen.
    pub fn settle(self, text: String) {
        self.value.set(text);
        self.writer.rebase();
        self.writer.touch();
    }

    /// Takes over what another window saved on top of this, unless something was typed here since.
    fn follow_other_windows(self) {
        Effect::new(move |_| {
            let (text, versions) = self.kept.get();
            if !versions.is_empty() || self.writer.is_dirty() {
                return;
            }
            if self.value.with_untracked(|typed| *typed != text) {
                self.value.set(text);
                self.writer.rebase();
            }
        });
    }
}

/// Has a writer take over what another window saved on top of what it had seen, unless something was
/// typed here since.
pub fn follow<T: Kept + Send + Sync>(
    table: Table<T>,
    place: RecordId,
    writer: Autosave,
    take: impl Fn(T) + 'static,
) {
    Effect::new(move |_| {
        let Some(row) = table.row(place) else {
            return;
        };
        let is_settled = row.others.is_empty() && !row.erased_elsewhere && !writer.is_dirty();
        if let Some(value) = row.value.filter(|_| is_settled) {
            take(value);
            writer.rebase();
        }
    });
}
