//! What the app knows while it is open: one Copy handle per noun, with private signals and verbs.
//!
//! A verb saves first and shows second, and answers with a `Result`: no effect writes to the disk.

mod autosave;
mod checklist;
mod clinic;
mod day;
mod journal;
mod series;
mod settings;
mod speech;
mod store;
mod table;
mod trouble;

pub use autosave::{Autosave, Saving};
pub use checklist::Checklists;
pub use clinic::Clinic;
pub use day::Day;
pub use journal::Journal;
pub use series::{Intentions, Series, offset_of, zone_of};
pub use settings::Settings;
pub use speech::{Speech, zone};
pub use store::Store;
pub use table::Table;
pub use trouble::Trouble;

use content::{Language, Words};
use platform::indexed_db::IndexedDb;
use records::{Kept, Unreadable};
use vault::{Record, RecordId, Vault};

/// Every handle, made once and handed to the screens as contexts.
#[derive(Clone, Copy)]
pub struct State {
    pub store: Store,
    pub speech: Speech,
    pub settings: Settings,
    pub day: Day,
    pub series: Series,
    pub intentions: Intentions,
    pub checklists: Checklists,
    pub journal: Journal,
    pub clinic: Clinic,
}

impl State {
    /// Handles on an open vault, with nothing read from it yet.
    pub fn new(language: Language, words: Words, vault: Vault<IndexedDb>) -> Self {
        let store = Store::new(vault);
        let speech = Speech::new(language, words);
        let day = Day::follow();
        let series = Series::new(store, day);
        let intentions = Intentions::new(store, day);
        Self {
            store,
            speech,
            settings: Settings::read(),
            day,
            series,
            intentions,
            checklists: Checklists::new(store, speech, series, intentions),
            journal: Journal::new(store, speech, day),
            clinic: Clinic::new(store),
        }
    }

    /// Reads everything from the disk.
    ///
    /// # Errors
    /// When the storage does not answer.
    pub async fn load(self) -> Result<(), Trouble> {
        self.store.load(|records| self.fill(records)).await?;
        if self.store.health_now().opened > 0 && !self.settings.is_welcomed_now() {
            // The preference was lost, the words were not.
            self.settings.welcome();
        }
        Ok(())
    }

    fn fill(self, records: &[Record]) -> Vec<(RecordId, Unreadable)> {
        let mut unreadable = Vec::new();
        unreadable.extend(fill(self.series.sessions, records));
        unreadable.extend(fill(self.series.rides, records));
        unreadable.extend(fill(self.series.answers, records));
        unreadable.extend(fill(self.intentions.kept, records));
        unreadable.extend(fill(self.intentions.drafts, records));
        unreadable.extend(fill(self.checklists.marks, records));
        unreadable.extend(fill(self.checklists.own, records));
        unreadable.extend(fill(self.checklists.orders, records));
        unreadable.extend(fill(self.journal.entries, records));
        unreadable.extend(fill(self.clinic.numbers, records));
        unreadable.extend(unknown(records));
        unreadable
    }

    /// Gives every handle to the screens below.
    pub fn provide(self) {
        use leptos::prelude::provide_context;
        provide_context(self.store);
        provide_context(self.speech);
        provide_context(self.settings);
        provide_context(self.day);
        provide_context(self.series);
        provide_context(self.intentions);
        provide_context(self.checklists);
        provide_context(self.journal);
        provide_context(self.clinic);
    }
}

fn fill<T: Kept + Send + Sync>(table: Table<T>, records: &[Record]) -> Vec<(RecordId, Unreadable)> {
    let mine: Vec<_> = records
        .iter()
        .filter(|record| record.shown().kind == T::KIND)
        .collect();
    table.fill(&mine)
}

/// Records of kinds this build has never heard of: a newer app wrote them.
fn unknown(records: &[Record]) -> impl Iterator<Item = (RecordId, Unreadable)> {
    const KNOWN: [&str; 10] = [
        <domain::session::Session as Kept>::KIND,
        records::Ride::KIND,
        records::GateAnswer::KIND,
        records::Intention::KIND,
        records::IntentionDraft::KIND,
        records::Mark::KIND,
        records::OwnItem::KIND,
        records::Order::KIND,
        <domain::journal::Entry as Kept>::KIND,
        <domain::clinic::Numbers as Kept>::KIND,
    ];
    let unknown = records
        .iter()
        .filter(|record| !KNOWN.contains(&record.shown().kind.as_str()));
    unknown.map(|record| (record.id, Unreadable::Newer))
}
