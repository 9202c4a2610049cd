//! Re-sealing: rows under a former key are written anew under the vault's own.

use crate::backend::{Backend, Change, Item, Key, Range, Store};
use crate::row::{self, Header};
use crate::{Error, Vault, meta};

/// How far re-sealing has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Resealing {
    /// How many rows were looked at in this step.
    pub looked_at: usize,
    /// How many of them were written anew.
    pub resealed: usize,
    /// True once nothing is left to do until the vault is opened again.
    pub is_complete: bool,
}

/// One walk through all rows, as far as an open vault has come with it.
#[derive(Default)]
pub(crate) struct Pass {
    /// The last row that was looked at.
    after: Option<Key>,
    /// A row was met that may need a former key for ever.
    keeps_former: bool,
    is_complete: bool,
}

impl<B: Backend> Vault<B> {
    /// Looks at so many rows more (one at least) in one transaction, and seals those that lie
    /// under a former key anew: same record, same write, same words. Call it again until it
    /// [is complete](Resealing::is_complete); it may end anywhere, and begins anew when the vault
    /// is opened again.
    ///
    /// What does not open stays as it is, and keeps its key.
    pub async fn reseal_some(&self, at_most: u32) -> Result<Resealing, Error> {
        let (after, kept_former) = {
            let pass = self.pass.borrow();
            if pass.is_complete || self.keys.former.is_empty() {
                return Ok(Resealing {
                    is_complete: true,
                    ..Resealing::default()
                });
            }
            (pass.after.clone(), pass.keeps_former)
        };
        let rows = Range::After(Store::Records, after.clone(), at_most.max(1));
        let mut step = Resealing::default();
        let mut next = Pass::default();
        let mut decide = |found: &[Vec<Item>]| {
            let rows = found.first().map(Vec::as_slice).unwrap_or_default();
            let mut changes = Vec::new();
            let mut keeps_former = kept_former;
            for row in rows {
                if row::is_newer(&row.value) {
                    keeps_former = true;
                } else if self.keys.is_former(row::key_of(&row.value)) {
                    match self.reseal(row) {
                        Some(change) => changes.push(change),
                        None => keeps_former = true,
                    }
                }
            }
            step = Resealing {
                looked_at: rows.len(),
                resealed: changes.len(),
                is_complete: rows.is_empty(),
            };
            next = Pass {
                after: rows.last().map(|row| row.key.clone()),
                keeps_former,
                is_complete: rows.is_empty(),
            };
            if step.is_complete && !keeps_former {
                changes.extend(meta::delete_twins("former"));
            }
            Ok(changes)
        };
        self.disk.update(&[rows], &mut decide).await?;
        self.pass.replace(next);
        Ok(step)
    }

    fn reseal(&self, item: &Item) -> Option<Change> {
        let Key::Record(record, write) = item.key else {
            return None;
        };
        let (id, from) = self.keys.find(row::key_of(&item.value));
        let header = Header {
            key: id,
            record,
            write,
        };
        let own = (self.keys.data_id, &self.keys.data);
        let row = row::reseal(from, &header, &item.value, own, &*self.entropy)?;
        Some(Change::Put(Store::Records, item.key.clone(), row))
    }
}
