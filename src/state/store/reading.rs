//! What is on the disk, taken into the tables at the start; and what of it cannot be read here.

use super::{Health, Store};
use crate::state::Trouble;
use leptos::prelude::*;
use records::{Kept, Manifest, Unreadable};
use vault::{Key, Loaded, Reason, Record, RecordId, Walk};

impl Store {
    /// Reads everything from the disk into the tables that [`Store::serve`] named, in slices that
    /// leave the page free. Draw nothing before it is done: what is not read yet would be missing.
    ///
    /// # Errors
    /// When the storage does not answer; damage to single records is never an error.
    pub async fn load(self) -> Result<(), Trouble> {
        let vault = self.vault.get_value();
        let mut walk = Walk::default();
        let mut health = Health {
            is_empty: true,
            damaged: Vec::new(),
            newer: 0,
        };
        while let Some(slice) = vault.load_some(&mut walk).await? {
            // At once: what another window says meanwhile is read later, and is no older.
            self.take_in(slice, &mut health);
        }
        self.health.set(health);
        Ok(())
    }

    fn take_in(self, slice: Loaded, health: &mut Health) {
        health.is_empty = false;
        for row in slice.damaged {
            match row.reason {
                Reason::Damaged => health.damaged.push(row.key),
                Reason::NewerFormat => health.newer += 1,
            }
        }
        for record in slice.records {
            let shown = record.shown();
            let Some(table) = self.table_of(&shown.kind) else {
                // Manifests are the keeper's. A kind this build has never heard of: a newer app
                // wrote it.
                let is_manifest = shown.kind == Manifest::KIND && shown.schema <= Manifest::SCHEMA;
                health.newer += usize::from(!is_manifest);
                continue;
            };
            if let Err(why) = table.apply(&record) {
                let trouble = match why {
                    Unreadable::Broken => {
                        health.damaged.push(Key::Record(record.id, shown.write));
                        Trouble::Damaged
                    }
                    _ => {
                        health.newer += 1;
                        Trouble::Newer
                    }
                };
                self.unreadable
                    .update_value(|all| all.push((record.id, trouble)));
            }
        }
    }

    /// Why a record must not be written over, if it must not.
    pub(super) fn closed(self, id: RecordId) -> Option<Trouble> {
        self.unreadable.with_value(|all| {
            let found = all.iter().find(|(closed, _)| *closed == id);
            found.map(|(_, why)| *why)
        })
    }

    /// Another window may have mended what did not open here.
    pub(super) fn take_off_damage(self, record: &Record) {
        self.unreadable
            .update_value(|all| all.retain(|(closed, _)| *closed != record.id));
        let is_whole = |key: &Key| match key {
            Key::Record(id, write) => {
                *id == record.id && record.heads().any(|head| head.write == *write)
            }
            _ => false,
        };
        if self
            .health
            .with_untracked(|health| health.damaged.iter().any(is_whole))
        {
            self.health
                .update(|health| health.damaged.retain(|key| !is_whole(key)));
        }
    }
}
