//! What the app knows while it is open: one Copy handle per noun, with private signals and verbs.
//!
//! A verb saves first and shows second, and answers with a `Result`: no effect writes to the disk, save
//! those that keep what lies in the clear beside the records it comes from.

mod about;
mod autosave;
mod calendar;
mod checklist;
mod choosing;
mod clinic;
mod copies;
mod day;
mod deed;
mod form;
mod intentions;
mod journal;
mod line;
mod lock;
mod open;
mod path;
mod placed;
mod questions;
mod ready;
mod reminders;
mod saving;
mod series;
mod settings;
mod speech;
mod store;
mod table;
mod trouble;
mod visits;
mod waits;

pub use about::About;
pub use autosave::{Autosave, hold_unsaved, save_left_behind, settle_everything};
pub use calendar::Calendar;
pub use checklist::Checklists;
pub use choosing::Choosing;
pub use clinic::Clinic;
pub use copies::Copies;
pub use day::Day;
pub use deed::Deed;
pub use form::{Form, Forms, Part};
pub use intentions::Intentions;
pub use journal::Journal;
pub use line::{Line, follow};
pub use lock::Lock;
pub use open::{Listed, Open};
pub use path::Path;
pub use placed::{Session, Visit, as_clock, zone_of, zone_of_visit};
pub use questions::Questions;
pub use ready::Ready;
pub use reminders::Reminders;
pub use saving::Saving;
pub use series::{HoursOf, Many, Moved, Series, moved_all};
pub use settings::Settings;
pub use speech::{Speech, Tongue, phone_offset, zone, zones_to_offer};
pub use store::{ERASED, RENAMED, Store, Tries};
pub use table::Table;
pub use trouble::Trouble;
pub use visits::Visits;
pub use waits::Waits;

pub use records::Whose;

use content::{Language, Words};
use platform::indexed_db::IndexedDb;
use vault::Vault;

/// Every handle, made once and handed to the screens as contexts.
#[derive(Clone, Copy)]
pub struct State {
    pub store: Store,
    pub speech: Speech,
    pub settings: Settings,
    pub day: Day,
    pub path: Path,
    pub ready: Ready,
    pub questions: Questions,
    pub choosing: Choosing,
    pub series: Series,
    pub visits: Visits,
    pub intentions: Intentions,
    pub checklists: Checklists,
    pub calendar: Calendar,
    pub reminders: Reminders,
    pub journal: Journal,
    pub clinic: Clinic,
    pub forms: Forms,
    pub about: About,
    pub lock: Lock,
    pub open: Open,
    pub copies: Copies,
    pub waits: Waits,
}

impl State {
    /// Handles on an open vault, with nothing read from it yet.
    pub fn new(language: Language, words: Words, vault: Vault<IndexedDb>) -> Self {
        let store = Store::new(vault);
        let speech = Speech::new(language, words);
        let day = Day::follow();
        let (path, clinic) = (Path::new(store, day), Clinic::new(store));
        let questions = Questions::new(store, speech, day, clinic);
        let choosing = Choosing::new(store, speech, day, path, clinic, questions);
        let series = Series::new(store, day, clinic, path, choosing);
        let intentions = Intentions::new(store, day);
        let visits = Visits::new(store, day);
        let calendar = Calendar::new(store, day, clinic, series, visits);
        let reminders = Reminders::new(store, speech, day, path, calendar);
        let lock = Lock::new(store);
        Self {
            store,
            speech,
            settings: Settings::read(),
            day,
            path,
            ready: Ready::new(store, day, clinic),
            questions,
            choosing,
            series,
            visits,
            intentions,
            checklists: Checklists::new(store, speech, clinic, series, intentions, visits),
            calendar,
            reminders,
            journal: Journal::new(store, speech, day),
            forms: Forms::new(store),
            clinic,
            about: About::new(store),
            lock,
            open: Open::new(store, clinic, lock, reminders),
            copies: Copies::new(store),
            waits: Waits::new(store, day, path, series),
        }
    }

    /// Reads everything from the disk.
    ///
    /// # Errors
    /// When the storage does not answer.
    pub async fn load(self) -> Result<(), Trouble> {
        self.store.load().await?;
        self.store.count_notes().await;
        self.settings.compare(self.store.health_now().is_empty);
        Ok(())
    }

    /// Gives every handle to the screens below.
    pub fn provide(self) {
        use leptos::prelude::provide_context;
        provide_context(self.store);
        provide_context(self.speech);
        provide_context(self.settings);
        provide_context(self.day);
        provide_context(self.path);
        provide_context(self.ready);
        provide_context(self.questions);
        provide_context(self.choosing);
        provide_context(self.series);
        provide_context(self.visits);
        provide_context(self.intentions);
        provide_context(self.checklists);
        provide_context(self.calendar);
        provide_context(self.reminders);
        provide_context(self.journal);
        provide_context(self.clinic);
        provide_context(self.forms);
        provide_context(self.about);
        provide_context(self.lock);
        provide_context(self.open);
        provide_context(self.copies);
        provide_context(self.waits);
    }
}
