//! The vault behind the screens: saves, erases, and hears what other windows saved.

use super::table::AnyTable;
use super::{Table, Trouble};
use leptos::prelude::*;
use platform::indexed_db::IndexedDb;
use platform::{clock, page_life, tabs};
use records::{Kept, Unreadable};
use std::pin::Pin;
use std::rc::Rc;
use vault::{Key, Reason, Record, RecordId, Vault, Vector};

/// What the other windows hear in place of an id when everything was erased.
const ERASED: &str = "erased";

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
    /// Records that this build cannot read, and so must not write over.
    unreadable: StoredValue<Vec<RecordId>>,
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
            unreadable: StoredValue::new(Vec::new()),
            ear: StoredValue::new_local(None),
        };
        store
            .ear
            .set_value(Some(tabs::listen(move |ids| store.hear(ids))));
        store
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

    /// Reads everything from the disk into the tables that [`Store::serve`] named.
    ///
    /// # Errors
    /// When the storage does not answer; damage to single records is never an error.
    pub async fn load(self) -> Result<(), Trouble> {
        let loaded = self.vault.get_value().load().await?;
        let mut health = Health::default();
        for row in &loaded.damaged {
            match row.reason {
                Reason::Damaged => health.damaged.push(row.key.clone()),
                Reason::NewerFormat => health.newer += 1,
            }
        }
        let tables = self.tables.get_value();
        let mut unreadable = Vec::new();
        for table in &tables {
            let mine: Vec<_> = loaded
                .records
                .iter()
                .filter(|record| record.shown().kind == table.kind())
                .collect();
            for (id, why) in table.fill(&mine) {
                let head = mine
                    .iter()
                    .find(|record| record.id == id)
                    .map(|record| record.shown().write);
                unreadable.push(id);
                match (why, head) {
                    (Unreadable::Broken, Some(write)) => {
                        health.damaged.push(Key::Record(id, write))
                    }
                    _ => health.newer += 1,
                }
            }
        }
        // A kind this build has never heard of: a newer app wrote it.
        let is_known = |record: &&Record| {
            tables
                .iter()
                .any(|table| table.kind() == record.shown().kind)
        };
        health.newer += loaded
            .records
            .iter()
            .filter(|record| !is_known(record))
            .count();
        health.is_empty = loaded.records.is_empty() && loaded.damaged.is_empty();
        self.unreadable.set_value(unreadable);
        self.health.set(health);
        Ok(())
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
        let write = self.write(table, id, T::SCHEMA, value.encode(), table.seen(id));
        write.await.map(drop)
    }

    /// Saves a body by a writer who has seen only `base`, and answers what the writer has seen now:
    /// what was written elsewhere meanwhile stays beside it.
    pub(super) fn write(
        self,
        table: AnyTable,
        id: RecordId,
        schema: u32,
        body: String,
        base: Vector,
    ) -> Outcome<Vector> {
        Box::pin(async move {
            if self.unreadable.with_value(|ids| ids.contains(&id)) {
                return Err(Trouble::Newer);
            }
            let (vault, at) = (self.vault.get_value(), clock::now().timestamp_millis());
            let record = vault
                .put(id, &base, table.kind(), schema, &body, at)
                .await?;
            let mine = record
                .heads()
                .find(|head| head.written_at == at && head.body == body);
            let seen = mine
                .map(|head| head.vector.clone())
                .unwrap_or_else(|| record.vector());
            self.show(table, &record);
            Ok(seen)
        })
    }

    /// Erases a record, then shows that it is gone.
    ///
    /// # Errors
    /// When nothing was erased.
    pub fn erase<T: Kept + Send + Sync>(self, table: Table<T>, id: RecordId) -> Outcome<()> {
        let table = table.any();
        Box::pin(async move {
            let (vault, at) = (self.vault.get_value(), clock::now().timestamp_millis());
            let record = vault.erase(id, &table.seen(id), table.kind(), at).await?;
            self.show(table, &record);
            Ok(())
        })
    }

    /// Empties the whole vault, in this and every other window.
    ///
    /// # Errors
    /// When nothing was erased.
    pub async fn erase_everything(self) -> Result<(), Trouble> {
        self.vault.get_value().erase_everything().await?;
        tabs::announce(&[ERASED.to_owned()]);
        Ok(())
    }

    /// The raw bytes of every damaged row, as lines of hex with their keys, to hand to someone who
    /// may be able to read them.
    ///
    /// # Errors
    /// When the storage does not answer.
    pub async fn export_damaged(self) -> Result<String, Trouble> {
        let vault = self.vault.get_value();
        let mut lines = String::new();
        for key in self.health.get_untracked().damaged {
            if let (Key::Record(id, write), Some(bytes)) = (&key, vault.raw(&key).await?) {
                let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
                lines.push_str(&format!("{id} {write} {hex}\n"));
            }
        }
        Ok(lines)
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
        let _ = table.apply(record);
        tabs::announce(&[record.id.to_string()]);
    }

    fn hear(self, ids: Vec<String>) {
        if ids.iter().any(|id| id == ERASED) {
            // Nothing of what is on screen exists any more.
            return page_life::reload_at("/");
        }
        let vault = self.vault.get_value();
        platform::timer::spawn(async move {
            for id in ids.iter().filter_map(|id| id.parse::<RecordId>().ok()) {
                if let Ok(Some(record)) = vault.read(id).await {
                    let tables = self.tables.get_value();
                    let table = tables
                        .iter()
                        .find(|table| table.kind() == record.shown().kind);
                    if let Some(table) = table {
                        let _ = table.apply(&record);
                    }
                }
            }
        });
    }
}
