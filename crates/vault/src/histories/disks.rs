//! What happens to the disks of the two phones beside what is written: copies, damage, other keys.

use super::world::{TABS, Tab, Verdict, World, told};
use crate::backend::{Backend, Change, Item, Key, Range, Store};
use crate::recovery::Code;
use crate::{Stretch, Stretched, Vault};
use std::rc::Rc;

impl World {
    pub(super) async fn copy(&mut self, phone: usize) -> Verdict {
        let loaded = self.phones[phone].tabs[0]
            .vault
            .load()
            .await
            .map_err(told)?;
        let heads = loaded.records.iter().flat_map(|record| {
            let heads = record.heads();
            heads.map(|head| (record.id, head.clone()))
        });
        self.copies.push(heads.collect());
        Ok(())
    }

    pub(super) async fn restore(&mut self, phone: usize, which: usize) -> Verdict {
        let Some(copy) = self.copies.iter().rev().cycle().nth(which) else {
            return Ok(());
        };
        let copy = copy.clone();
        let vault = self.phones[phone].tabs[0].vault.clone();
        vault.merge(&copy).await.map_err(told)?;
        for (record, id) in self.ids.into_iter().enumerate() {
            let of = copy.iter().filter(|(of, _)| *of == id);
            let theirs = self.set(of.map(|(_, head)| &head.write));
            let mine = self.readable(phone, record);
            let here = self.phones[phone].rows[record];
            let latest = self.latest(mine | (theirs & !here));
            if latest & !here != 0 {
                self.phones[phone].rows[record] = (here & !mine) | latest;
            }
        }
        Ok(())
    }

    pub(super) async fn rows(&self, phone: usize) -> Result<Vec<Item>, String> {
        let disk = &self.phones[phone].disk.memory;
        let found = disk.read(&[Range::All(Store::Records)]).await;
        Ok(found.map_err(|error| error.to_string())?.concat())
    }

    async fn put_row(&self, phone: usize, key: Key, bytes: Vec<u8>) -> Verdict {
        let change = Change::Put(Store::Records, key, bytes);
        let disk = &self.phones[phone].disk.memory;
        let put = disk.update(&[], &mut |_| vec![change.clone()]).await;
        put.map_err(|error| error.to_string())
    }

    pub(super) async fn damage(&mut self, phone: usize, which: usize) -> Verdict {
        let rows = self.rows(phone).await?;
        let Some(Item { key, value }) = rows.iter().cycle().nth(which).cloned() else {
            return Ok(());
        };
        let Key::Record(record, write) = key else {
            return Err("a key that is no row's".into());
        };
        let mut bytes = value.clone();
        if let Some(last) = bytes.last_mut() {
            *last ^= 1;
        }
        let damaged = &mut self.phones[phone].damaged;
        if damaged.contains_key(&write) {
            return Ok(());
        }
        damaged.insert(write, (record, value));
        self.put_row(phone, key, bytes).await
    }

    pub(super) async fn mend(&mut self, phone: usize) -> Verdict {
        for (write, (record, bytes)) in std::mem::take(&mut self.phones[phone].damaged) {
            self.put_row(phone, Key::Record(record, write), bytes)
                .await?;
        }
        Ok(())
    }

    /// A tab is closed, and opened again by somebody who has looked at nothing yet.
    pub(super) async fn reopen(&mut self, phone: usize, tab: usize) -> Verdict {
        let (chance, disk) = (self.chance(), self.phones[phone].disk.clone());
        let old = self.phones[phone].tabs[tab].vault.clone();
        let key = old.lend_key().to_vec();
        let vault = Vault::open_lent(disk, chance, tab as u32, key).await;
        self.phones[phone].tabs[tab] = Tab {
            vault: Rc::new(vault.map_err(told)?),
            writers: Default::default(),
        };
        Ok(())
    }

    /// The vault has a new key, and every tab opens it again; who sits there goes on.
    pub(super) async fn change_key(&mut self, phone: usize) -> Verdict {
        let vault = self.phones[phone].tabs[0].vault.clone();
        let stretch = Stretch {
            salt: [9; 16],
            memory_kib: 19_456,
            passes: 2,
            lanes: 1,
        };
        let code = Code::from_bytes(&[8; 16]).ok_or("no code")?;
        let stretched = Stretched::new([7; 32]);
        let new = vault.rekey(&stretch, &stretched, &code).await;
        let key = new.map_err(told)?.lend_key().to_vec();
        for tab in 0..TABS {
            let (chance, disk) = (self.chance(), self.phones[phone].disk.clone());
            let vault = Vault::open_lent(disk, chance, tab as u32, key.clone()).await;
            self.phones[phone].tabs[tab].vault = Rc::new(vault.map_err(told)?);
        }
        Ok(())
    }

    pub(super) async fn seal_anew(&mut self, phone: usize) -> Verdict {
        let vault = self.phones[phone].tabs[0].vault.clone();
        vault.reseal_some(2).await.map(drop).map_err(told)
    }
}
