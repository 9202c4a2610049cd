//! Several records in one step: all of them are saved or erased, or none is.

use super::{AnyTable, Outcome, Store};
use crate::state::{Table, Trouble};
use leptos::prelude::*;
use platform::clock;
use records::Kept;
use vault::{RecordId, Write};

/// One record to be saved together with others.
pub(in crate::state) struct Step {
    table: AnyTable,
    id: RecordId,
    schema: u32,
    body: String,
}

impl Step {
    /// A record of a table.
    pub fn new<T: Kept + Send + Sync>(table: Table<T>, id: RecordId, value: &T) -> Self {
        Self {
            table: table.any(),
            id,
            schema: T::SCHEMA,
            body: value.encode(),
        }
    }
}

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
        let all = values
            .iter()
            .map(|(id, value)| Step::new(table, *id, value));
        self.take(all.collect()).await
    }

    /// Saves records of whatever kinds in one step: all of them or none.
    pub(in crate::state) fn take(self, steps: Vec<Step>) -> Outcome<()> {
        self.take_closing(steps, &[])
    }

    /// The same, and in that step removes what lies in the clear under these names: it came of what is
    /// changed, and is written anew by whoever follows it.
    pub(in crate::state) fn take_closing(
        self,
        steps: Vec<Step>,
        names: &'static [&'static str],
    ) -> Outcome<()> {
        Box::pin(async move {
            if let Some(why) = steps.iter().find_map(|step| self.closed(step.id)) {
                return Err(why);
            }
            let (vault, at) = (self.vault.get_value(), clock::now().timestamp_millis());
            let tries = self.tries();
            let seen: Vec<_> = steps
                .iter()
                .map(|step| {
                    (
                        step.table.seen(step.id),
                        tries.begin(step.id, vault.make_write()),
                    )
                })
                .collect();
            let writes: Vec<_> = steps
                .iter()
                .zip(&seen)
                .map(|(step, (base, sent))| Write {
                    id: step.id,
                    base,
                    sent,
                    kind: step.table.kind(),
                    schema: step.schema,
                    body: &step.body,
                })
                .collect();
            let records = vault.put_all_closing(&writes, names, at).await;
            for (step, (_, sent)) in steps.iter().zip(&seen) {
                tries.end(step.id, sent, &records);
            }
            let records = records?;
            for record in &records {
                let of = steps.iter().find(|step| step.id == record.id);
                if let Some(step) = of {
                    self.show(step.table, record);
                }
            }
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
        let ids = ids.to_vec();
        Box::pin(async move {
            let (vault, at) = (self.vault.get_value(), clock::now().timestamp_millis());
            let tries = self.tries();
            let begin = |id: &RecordId| {
                let sent = tries.begin(*id, vault.make_write());
                (*id, table.seen(*id), sent)
            };
            let seen: Vec<_> = ids.iter().map(begin).collect();
            let records = vault.erase_all(&seen, table.kind(), at).await;
            for (id, _, sent) in &seen {
                tries.end(*id, sent, &records);
            }
            self.show_all(table, &records?);
            Ok(())
        })
    }
}
