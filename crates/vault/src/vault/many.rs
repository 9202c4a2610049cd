//! Several records in one step: all of them are written, or none is.

use super::{Saved, Vault, Write};
use crate::backend::Backend;
use crate::{Error, Record, RecordId, Vector, WriteId};
use std::collections::BTreeSet;

impl<B: Backend> Vault<B> {
    /// Saves a write of each of several records in **one** transaction, as [`Vault::put`] does: all
    /// of them or none. `OutOfBounds` when two are of one record.
    pub async fn put_all(
        &self,
        writes: &[Write<'_>],
        written_at: i64,
    ) -> Result<Vec<Record>, Error> {
        self.put_all_closing(writes, &[], written_at).await
    }

    /// As [`Vault::put_all`], and in the same transaction removes what lies in the clear under these
    /// names: it came of what the writes change.
    pub async fn put_all_closing(
        &self,
        writes: &[Write<'_>],
        names: &[&str],
        written_at: i64,
    ) -> Result<Vec<Record>, Error> {
        let ids: BTreeSet<_> = writes.iter().map(|write| write.id).collect();
        if ids.len() < writes.len() {
            return Err(Error::OutOfBounds);
        }
        let drafts = writes.iter().map(|write| self.draft(*write, written_at));
        let drafts: Vec<_> = drafts.collect::<Result<_, _>>()?;
        Ok(records(self.write(&drafts, names).await?))
    }

    /// Erases what the writer had seen of each of several records of one kind in **one**
    /// transaction: of all of them or of none. No record twice. With each what the writer had seen,
    /// and has sent ([`Write::sent`]).
    pub async fn erase_all(
        &self,
        seen: &[(RecordId, Vector, Vec<WriteId>)],
        kind: &str,
        written_at: i64,
    ) -> Result<Vec<Record>, Error> {
        let drafts: Vec<_> = seen
            .iter()
            .map(|(id, base, sent)| self.draft_erasure((*id, base), sent, kind, written_at))
            .collect();
        Ok(records(self.write(&drafts, &[]).await?))
    }
}

fn records(saved: Vec<Saved>) -> Vec<Record> {
    saved.into_iter().map(|saved| saved.record).collect()
}
