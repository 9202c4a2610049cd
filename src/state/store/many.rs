//! Several records in one step: all of them are saved or erased, or none is.

use super::{AnyTable, Outcome, Store};
use crate::state::{Table, Trouble};
use leptos::prelude::*;
use platform::clock;
use records::Kept;
use vault::{RecordId, Write};

impl Store {
    /// Saves several records as [`Store::keep`] does, in one step: all of them or none.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn keep_all<T: Kept + Send + Sync>(
        self,
        table: Table<T>,
        values: &[(RecordId, T)],
    ) -> Result<(), Trouble> {
        let bodies: Vec<_> = values.iter().map(|(_, value)| value.encode()).collect();
        let ids: Vec<_> = values.iter().map(|(id, _)| *id).collect();
        self.write_all(table.any(), T::SCHEMA, ids, bodies).await
    }

    fn write_all(
        self,
        table: AnyTable,
        schema: u32,
        ids: Vec<RecordId>,
        bodies: Vec<String>,
    ) -> Outcome<()> {
        Box::pin(async move {
            if let Some(why) = ids.iter().find_map(|id| self.closed(*id)) {
                return Err(why);
            }
            let (vault, at) = (self.vault.get_value(), clock::now().timestamp_millis());
            let bases: Vec<_> = ids.iter().map(|id| table.seen(*id)).collect();
            let writes = ids.iter().zip(&bases).zip(&bodies);
            let writes: Vec<_> = writes
                .map(|((id, base), body)| Write {
                    id: *id,
                    base,
                    kind: table.kind(),
                    schema,
                    body,
                })
                .collect();
            let records = vault.put_all(&writes, at).await?;
            self.show_all(table, &records);
            Ok(())
        })
    }

    /// Erases several records as [`Store::erase`] does, in one step: all of them or none.
    ///
    /// # Errors
    /// When nothing was erased.
    pub fn erase_all<T: Kept + Send + Sync>(
        self,
        table: Table<T>,
        ids: &[RecordId],
    ) -> Outcome<()> {
        let table = table.any();
        let seen: Vec<_> = ids.iter().map(|id| (*id, table.seen(*id))).collect();
        Box::pin(async move {
            let (vault, at) = (self.vault.get_value(), clock::now().timestamp_millis());
            let records = vault.erase_all(&seen, table.kind(), at).await?;
            self.show_all(table, &records);
            Ok(())
        })
    }
}
