//! All records of one kind, as signals: what is shown of each, and what else was written beside it.

use leptos::prelude::*;
use records::{Kept, Unreadable};
use std::collections::BTreeMap;
use vault::{Head, Record, RecordId, Vector};

/// One record as the screens see it.
#[derive(Clone, PartialEq)]
pub struct Row<T> {
    /// What it says; `None` once erased.
    pub value: Option<T>,
    /// What was written elsewhere at the same time and says something else.
    pub others: Vec<T>,
    /// Erased elsewhere while it was written here.
    pub erased_elsewhere: bool,
    /// What the writer of `value` had seen.
    shown: Vector,
    /// What somebody has seen who has seen all of it.
    seen: Vector,
}

/// The records of kind `T`.
pub struct Table<T: Kept + Send + Sync> {
    rows: RwSignal<BTreeMap<RecordId, Row<T>>>,
}

impl<T: Kept + Send + Sync> Clone for Table<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: Kept + Send + Sync> Copy for Table<T> {}

impl<T: Kept + Send + Sync> Table<T> {
    /// An empty table.
    pub fn new() -> Self {
        Self {
            rows: RwSignal::new(BTreeMap::new()),
        }
    }

    /// What a record says, tracked; `None` where it is unknown or erased.
    pub fn get(self, id: RecordId) -> Option<T> {
        self.rows
            .with(|rows| rows.get(&id).and_then(|row| row.value.clone()))
    }

    /// The whole row, tracked.
    pub fn row(self, id: RecordId) -> Option<Row<T>> {
        self.rows.with(|rows| rows.get(&id).cloned())
    }

    /// All that is not erased, tracked, in no telling order.
    pub fn all(self) -> Vec<(RecordId, T)> {
        self.rows.with(|rows| {
            rows.iter()
                .filter_map(|(id, row)| Some((*id, row.value.clone()?)))
                .collect()
        })
    }

    /// What somebody has seen who has seen all of a record: the base of a write that replaces it.
    pub fn seen(self, id: RecordId) -> Vector {
        self.rows.with_untracked(|rows| {
            rows.get(&id)
                .map(|row| row.seen.clone())
                .unwrap_or_default()
        })
    }

    /// What somebody has seen who has seen only the shown value: the base of a writer who goes on
    /// from there and leaves what else was written for the patient to decide on.
    pub fn shown(self, id: RecordId) -> Vector {
        self.rows.with_untracked(|rows| {
            rows.get(&id)
                .map(|row| row.shown.clone())
                .unwrap_or_default()
        })
    }

    /// Takes over what the disk now holds of a record.
    ///
    /// # Errors
    /// When the shown head is of a schema this build cannot read; the row is then left out.
    pub fn apply(self, record: &Record) -> Result<(), Unreadable> {
        let row = read_row::<T>(record)?;
        self.rows.update(|rows| {
            rows.insert(record.id, row);
        });
        Ok(())
    }

    /// Takes over many records in one step.
    pub fn fill(self, records: &[&Record]) -> Vec<(RecordId, Unreadable)> {
        let mut unreadable = Vec::new();
        self.rows.update(|rows| {
            for record in records {
                match read_row::<T>(record) {
                    Ok(row) => {
                        rows.insert(record.id, row);
                    }
                    Err(why) => unreadable.push((record.id, why)),
                }
            }
        });
        unreadable
    }
}

fn read_row<T: Kept>(record: &Record) -> Result<Row<T>, Unreadable> {
    let value = read_head::<T>(record.shown())?;
    let mut others = Vec::new();
    let mut erased_elsewhere = false;
    for head in record.others() {
        match read_head::<T>(head) {
            Ok(None) => erased_elsewhere |= value.is_some(),
            Ok(Some(other)) if value.as_ref() != Some(&other) => others.push(other),
            _ => {}
        }
    }
    let (shown, seen) = (record.shown().vector.clone(), record.vector());
    Ok(Row {
        value,
        others,
        erased_elsewhere,
        shown,
        seen,
    })
}

fn read_head<T: Kept>(head: &Head) -> Result<Option<T>, Unreadable> {
    if head.erased {
        return Ok(None);
    }
    T::decode(head.schema, &head.body).map(Some)
}
