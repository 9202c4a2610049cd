//! Journal entries.

use super::{Day, Speech, Store, Table, Trouble, speech};
use content::{JournalPrompt, Phase};
use domain::journal::{Entry, Prompt};
use domain::path::Place;
use domain::time::Instant;
use leptos::prelude::*;
use vault::RecordId;

/// All entries.
#[derive(Clone, Copy)]
pub struct Journal {
    store: Store,
    speech: Speech,
    entries: Table<Entry>,
    order: Memo<Vec<(RecordId, Instant)>>,
    wrote: Memo<Option<Instant>>,
    day: Day,
}

impl Journal {
    /// An empty table, to be filled from the disk.
    pub fn new(store: Store, speech: Speech, day: Day) -> Self {
        let entries = Table::new();
        store.serve(entries);
        let order =
            Memo::new(move |_| newest_first(entries.pick(|_, entry: &Entry| Some(entry.written))));
        let wrote = Memo::new(move |_| order.with(|order| order.first().map(|(_, at)| *at)));
        Self {
            store,
            speech,
            entries,
            order,
            wrote,
            day,
        }
    }

    /// The entries' ids, newest first, tracked.
    pub fn newest_first(self) -> Vec<RecordId> {
        self.order
            .with(|order| order.iter().map(|(id, _)| *id).collect())
    }

    /// One entry, tracked.
    pub fn entry(self, id: RecordId) -> Option<Entry> {
        self.entries.get(id)
    }

    /// When the newest entry was written, tracked.
    pub fn last_written(self) -> Option<Instant> {
        self.wrote.get()
    }

    /// The table of entries, for the writer of one.
    pub fn entries(self) -> Table<Entry> {
        self.entries
    }

    /// The id of an entry to be.
    pub fn make_id(self) -> RecordId {
        self.store.make_id()
    }

    /// An empty entry of this moment, answering a question or none.
    pub fn begin(self, question: Option<&JournalPrompt>, session: Option<RecordId>) -> Entry {
        let w = self.speech.words();
        let written = self.day.right_now();
        Entry {
            text: String::new(),
            written,
            offset_seconds: speech::phone_offset(written),
            edited: None,
            prompt: question.map(|question| Prompt {
                slug: question.slug.to_owned(),
                text: question.text.to_owned(),
                language: w.language().code().to_owned(),
                version: question.version,
            }),
            session: session.map(|id| id.to_string()),
        }
    }

    /// Keeps an entry as it is, over all that was seen of it.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn keep(self, id: RecordId, entry: &Entry) -> Result<(), Trouble> {
        self.store.keep(self.entries, id, entry).await
    }

    /// Erases an entry, and gives it back for an undo.
    ///
    /// # Errors
    /// When nothing was erased.
    pub async fn erase(self, id: RecordId) -> Result<Option<Entry>, Trouble> {
        let entry = untrack(|| self.entries.get(id));
        self.store.erase(self.entries, id).await?;
        Ok(entry)
    }

    /// The questions that fit where the patient is.
    pub fn questions(self, place: Place) -> Vec<&'static JournalPrompt> {
        let phase = match place {
            Place::NoSession | Place::Deciding | Place::BeingChecked => Phase::Before,
            Place::Planning { .. } | Place::Eve | Place::Morning => Phase::Before,
            Place::InSession | Place::ComingBack | Place::AfterCare => Phase::SameDay,
            Place::DaysAfter { day } => Phase::of_day(day),
            Place::Between | Place::AfterSeries | Place::Paused => Phase::BeforeNext,
        };
        let all = self.speech.words().journal_prompts();
        all.iter()
            .filter(|question| question.phase == phase)
            .collect()
    }
}

fn newest_first(mut written: Vec<(RecordId, Instant)>) -> Vec<(RecordId, Instant)> {
    written.sort_unstable_by_key(|(id, at)| (std::cmp::Reverse(*at), *id));
    written
}
