//! The vault behind the screens: saves, erases, and hears what other windows saved.

mod many;
mod reading;
mod tries;

pub(in crate::state) use many::Step;
pub use tries::Tries;

use super::lock::{LOCK, settle_covered};
use super::settings::note_kept;
use super::table::AnyTable;
use super::{Table, Trouble};
use domain::journal::Entry;
use domain::session::Session;
use leptos::prelude::*;
use platform::indexed_db::IndexedDb;
use platform::{clock, page_life, storage_state, tabs};
use records::Kept;
use std::pin::Pin;
use std::rc::Rc;
use vault::{Key, Record, RecordId, Vault, Vector, Write};

/// What the other windows hear in place of an id when everything was erased.
pub const ERASED: &str = "erased";

/// What the windows hear in place of an id when a copy brought its names along: the vault is to be
/// opened anew, save in a window that is busy, which says so once more when it is not.
pub const RENAMED: &str = "renamed";

/// What comes of a write. Boxed, so that the steps of a write are compiled once and not into every
/// verb that saves.
pub(super) type Outcome<T> = Pin<Box<dyn Future<Output = Result<T, Trouble>>>>;

/// How the kept records are.
#[derive(Clone, Default, PartialEq)]
pub struct Health {
    /// Nothing was kept here yet.
    pub is_empty: bool,
    /// Rows that do not open; they stay where they are.
    pub damaged: Vec<Key>,
    /// Rows and records of a newer app; they stay as they are.
    pub newer: usize,
}

/// A handle on the open vault.
#[derive(Clone, Copy)]
pub struct Store {
    vault: StoredValue<Rc<Vault<IndexedDb>>, LocalStorage>,
    tables: StoredValue<Vec<AnyTable>>,
    health: RwSignal<Health>,
    trouble: RwSignal<Option<Trouble>>,
    /// Why words whose screen has gone are still not on the disk.
    left_behind: RwSignal<Option<Trouble>>,
    /// How many notes were written without unlocking.
    notes: RwSignal<usize>,
    /// Records that this build cannot read, and so must not write over, with the reason.
    unreadable: StoredValue<Vec<(RecordId, Trouble)>>,
    /// Of all that is saved here at once, and not while it is typed.
    tries: StoredValue<Rc<Tries>, LocalStorage>,
    ear: StoredValue<Option<platform::Listener>, LocalStorage>,
}

impl Store {
    /// Takes an open vault.
    pub fn new(vault: Vault<IndexedDb>) -> Self {
        let store = Self {
            vault: StoredValue::new_local(Rc::new(vault)),
            tables: StoredValue::new(Vec::new()),
            health: RwSignal::new(Health::default()),
            trouble: RwSignal::new(None),
            left_behind: RwSignal::new(None),
            notes: RwSignal::new(0),
            unreadable: StoredValue::new(Vec::new()),
            tries: StoredValue::new_local(Rc::default()),
            ear: StoredValue::new_local(None),
        };
        store
            .ear
            .set_value(Some(tabs::listen(move |ids| store.hear(ids))));
        store
    }

    /// Whether a lock was set when the vault was opened.
    pub fn is_locked_at_rest(self) -> bool {
        self.vault.with_value(|vault| vault.is_locked_at_rest())
    }

    /// Holds the key out to the keeper, if a lock is set; without one it finds the key itself.
    pub fn lend_key(self) {
        self.vault.with_value(|vault| {
            if vault.is_locked_at_rest() {
                platform::parts::lend_key(&*vault.lend_key());
            }
        });
    }

    /// How the kept records are, tracked.
    pub fn health(self) -> Health {
        self.health.get()
    }

    /// How the kept records are, not tracked.
    pub fn health_now(self) -> Health {
        self.health.get_untracked()
    }

    /// The last thing that made the whole vault unusable in this window, tracked.
    pub fn trouble(self) -> Option<Trouble> {
        self.trouble.get()
    }

    /// Says that this window can save no more.
    pub fn stop(self, trouble: Trouble) {
        self.trouble.set(Some(trouble));
    }

    /// How many notes were written without unlocking and wait for a decision, tracked.
    pub fn notes(self) -> usize {
        self.notes.get()
    }

    /// Counts them anew, and where something was begun since recordings and pictures were last in
    /// order has the keeper put them so. Where that fails they wait a little longer.
    pub async fn count_notes(self) {
        if let Ok((count, is_untidy)) = self.vault.get_value().glance().await {
            let _ = self.notes.try_set(count);
            if is_untidy {
                platform::parts::begin_tending();
            }
        }
    }

    /// What lies in the clear under this name.
    ///
    /// # Errors
    /// When the storage does not answer.
    pub async fn read_open(self, name: &str) -> Result<Option<String>, Trouble> {
        let found = self.vault.get_value().read_open(name).await?;
        Ok(found.and_then(|body| String::from_utf8(body).ok()))
    }

    /// The names of all that lies in the clear.
    ///
    /// # Errors
    /// When the storage does not answer.
    pub async fn list_open(self) -> Result<Vec<String>, Trouble> {
        Ok(self.vault.get_value().list_open().await?)
    }

    /// Removes everything that lies in the clear.
    ///
    /// # Errors
    /// When nothing was removed.
    pub async fn erase_all_open(self) -> Result<(), Trouble> {
        Ok(self.vault.get_value().erase_all_open().await?)
    }

    /// Keeps something **in the clear**, to be read without unlocking; `None` takes it away. What lies
    /// there already is not written again.
    ///
    /// # Errors
    /// When nothing was changed.
    pub async fn keep_open(self, name: &str, body: Option<&str>) -> Result<(), Trouble> {
        let vault = self.vault.get_value();
        if vault.read_open(name).await?.as_deref() == body.map(str::as_bytes) {
            return Ok(());
        }
        match body {
            Some(body) => vault.put_open(name, body.as_bytes()).await?,
            None => vault.erase_open(name).await?,
        }
        Ok(())
    }

    /// Why words whose screen has gone are not on the disk, tracked; `None` while all are.
    pub fn left_behind(self) -> Option<Trouble> {
        self.left_behind.get()
    }

    /// Says whether there are such words, and what the last try came to.
    pub(super) fn say_left_behind(self, is_any: bool, trouble: Option<Trouble>) {
        let now = self.left_behind.get_untracked();
        let next = if is_any { trouble.or(now) } else { None };
        if next != now {
            self.left_behind.set(next);
        }
    }

    fn table_of(self, kind: &str) -> Option<AnyTable> {
        self.tables
            .with_value(|tables| tables.iter().copied().find(|table| table.kind() == kind))
    }

    /// Names a table that holds the records of its kind, and takes over what other windows save.
    pub fn serve<T: Kept + Send + Sync>(self, table: Table<T>) {
        self.tables.update_value(|tables| tables.push(table.any()));
    }

    /// A new random id.
    pub fn make_id(self) -> RecordId {
        self.vault.with_value(|vault| vault.make_id())
    }

    /// The id of what exists once.
    pub fn derive_id(self, natural_name: &str) -> RecordId {
        self.vault.with_value(|vault| vault.derive_id(natural_name))
    }

    /// Saves a record over all that this window has seen of it, then shows it.
    ///
    /// # Errors
    /// When nothing was saved; what was shown before is still shown.
    pub async fn keep<T: Kept + Send + Sync>(
        self,
        table: Table<T>,
        id: RecordId,
        value: &T,
    ) -> Result<(), Trouble> {
        let table = table.any();
        let write = self.write(
            table,
            id,
            (T::SCHEMA, value.encode()),
            table.seen(id),
            self.tries(),
        );
        write.await.map(drop)
    }

    /// Saves a record over what is shown of it, then shows it. What else was written of it stays for
    /// the patient to choose from.
    ///
    /// # Errors
    /// When nothing was saved; what was shown before is still shown.
    pub async fn amend<T: Kept + Send + Sync>(
        self,
        table: Table<T>,
        id: RecordId,
        value: &T,
    ) -> Result<(), Trouble> {
        let table = table.any();
        let write = self.write(
            table,
            id,
            (T::SCHEMA, value.encode()),
            table.base(id),
            self.tries(),
        );
        write.await.map(drop)
    }

    fn tries(self) -> Rc<Tries> {
        self.tries.get_value()
    }

    /// Saves a body of this schema by a writer who has seen only `base` and what they tried before, and
    /// answers what the writer has seen now: what was written elsewhere meanwhile stays beside it.
    pub(super) fn write(
        self,
        table: AnyTable,
        id: RecordId,
        (schema, body): (u32, String),
        base: Vector,
        tries: Rc<Tries>,
    ) -> Outcome<Vector> {
        Box::pin(async move {
            if let Some(why) = self.closed(id) {
                return Err(why);
            }
            let (vault, at) = (self.vault.get_value(), clock::now().timestamp_millis());
            let sent = tries.begin(id, vault.make_write());
            let write = Write {
                id,
                base: &base,
                sent: &sent,
                kind: table.kind(),
                schema,
                body: &body,
            };
            let saved = vault.put_one(write, at).await;
            tries.end(id, &sent, &saved);
            let saved = saved?;
            self.show(table, &saved.record);
            Ok(saved.seen)
        })
    }

    /// Erases a record, then shows that it is gone.
    ///
    /// # Errors
    /// When nothing was erased.
    pub fn erase<T: Kept + Send + Sync>(self, table: Table<T>, id: RecordId) -> Outcome<()> {
        self.erase_any(table.any(), id)
    }

    fn erase_any(self, table: AnyTable, id: RecordId) -> Outcome<()> {
        let erased = self.erase_from(table, id, table.seen(id), self.tries());
        Box::pin(async move { erased.await.map(drop) })
    }

    /// Erases what a writer who has seen only `base` and what they tried before has seen, and answers
    /// what the writer has seen now: what was written elsewhere stays.
    pub(super) fn erase_from(
        self,
        table: AnyTable,
        id: RecordId,
        base: Vector,
        tries: Rc<Tries>,
    ) -> Outcome<Vector> {
        Box::pin(async move {
            let (vault, at) = (self.vault.get_value(), clock::now().timestamp_millis());
            let sent = tries.begin(id, vault.make_write());
            let saved = vault.erase_one(id, &base, &sent, table.kind(), at).await;
            tries.end(id, &sent, &saved);
            let saved = saved?;
            self.show(table, &saved.record);
            Ok(saved.seen)
        })
    }

    /// Asks whether the storage still answers, after the page was away.
    pub fn probe(self) {
        let vault = self.vault.get_value();
        platform::timer::spawn(async move {
            if let Err(error) = vault.probe().await {
                let trouble = Trouble::from(error);
                if !trouble.may_pass() {
                    self.stop(trouble);
                }
            }
        });
    }

    fn show(self, table: AnyTable, record: &Record) {
        self.show_all(table, std::slice::from_ref(record));
    }

    fn show_all(self, table: AnyTable, records: &[Record]) {
        for record in records {
            let _ = table.apply(record);
        }
        let ids: Vec<_> = records.iter().map(|record| record.id.to_string()).collect();
        tabs::announce(&ids);
        if self.health_now().is_empty {
            note_kept();
            self.health.update(|health| health.is_empty = false);
        }
        if [Entry::KIND, Session::KIND].contains(&table.kind()) {
            storage_state::ask_to_stay();
        }
    }

    fn hear(self, ids: Vec<String>) {
        if ids.iter().any(|id| id == ERASED) {
            // Nothing of what is on screen exists any more. Where it is erased from here, the keeper
            // has more to forget first.
            if !platform::parts::is_erasing() {
                page_life::reload_at("/");
            }
            return;
        }
        let is_renamed = |id: &String| id == RENAMED && !platform::parts::is_busy();
        if ids.iter().any(|id| id == LOCK || is_renamed(id)) {
            platform::timer::spawn(async {
                // Words that cannot be saved stay on the screen, as where the lock was pressed.
                if settle_covered().await.is_ok() {
                    page_life::reload();
                }
            });
            return;
        }
        let vault = self.vault.get_value();
        platform::timer::spawn(async move {
            for id in ids.iter().filter_map(|id| id.parse::<RecordId>().ok()) {
                if let Ok(Some(record)) = vault.read(id).await
                    && let Some(table) = self.table_of(&record.shown().kind)
                    && table.apply(&record).is_ok()
                {
                    self.take_off_damage(&record);
                }
            }
        });
    }
}
