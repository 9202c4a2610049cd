//! All records of one kind, as signals: what is shown of each, and what else was written beside it.
//!
//! One table without a type serves every kind, and a typed handle stands in front of it: maps and
//! signals are then compiled once and not ten times, which is felt on a phone.

use leptos::prelude::*;
use records::{Kept, Unreadable};
use std::any::Any;
use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::sync::Arc;
use vault::{Head, Record, RecordId, Vector};

/// A record's value, whatever its kind.
type Value = Arc<dyn Any + Send + Sync>;

#[derive(Clone)]
struct AnyRow {
    value: Option<Value>,
    others: Vec<Value>,
    /// Before which of the others `value` stands where all of them are shown.
    place: usize,
    erased_elsewhere: bool,
    /// What the writer of `value` had seen.
    shown: Vector,
    /// What somebody has seen who has seen all of it.
    seen: Vector,
}

/// The records of one kind, its type forgotten.
#[derive(Clone, Copy)]
pub struct AnyTable {
    rows: RwSignal<BTreeMap<RecordId, AnyRow>>,
    kind: &'static str,
    decode: fn(u32, &str) -> Result<Value, Unreadable>,
    is_same: fn(&Value, &Value) -> bool,
}

impl AnyTable {
    /// The permanent name of its kind.
    pub fn kind(self) -> &'static str {
        self.kind
    }

    /// Takes over what the disk now holds of one record.
    ///
    /// # Errors
    /// When the shown head is of a schema this build cannot read; the row is then left as it was.
    pub fn apply(self, record: &Record) -> Result<(), Unreadable> {
        let row = self.read_row(record)?;
        self.rows.update(|rows| {
            rows.insert(record.id, row);
        });
        Ok(())
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

    /// The base of a verb that changes what is shown: all that was seen; but only what is shown, as
    /// long as something else stands beside it for the patient to choose from.
    pub fn base(self, id: RecordId) -> Vector {
        self.rows.with_untracked(|rows| {
            rows.get(&id)
                .map(|row| match row.others.is_empty() {
                    true => row.seen.clone(),
                    false => row.shown.clone(),
                })
                .unwrap_or_default()
        })
    }

    fn row(self, id: RecordId) -> Option<AnyRow> {
        self.rows.with(|rows| rows.get(&id).cloned())
    }

    fn each(self, visit: &mut dyn FnMut(RecordId, &Value)) {
        self.rows.with(|rows| {
            for (id, row) in rows {
                if let Some(value) = &row.value {
                    visit(*id, value);
                }
            }
        });
    }

    fn read_row(self, record: &Record) -> Result<AnyRow, Unreadable> {
        let value = self.read_head(record.shown())?;
        let shown = record.shown().vector.clone();
        let mut seen = shown.clone();
        let mut others = Vec::new();
        let mut erased_elsewhere = false;
        let mut heads: Vec<_> = record.others().iter().collect();
        heads.sort_by(|one, other| one.vector.cmp(&other.vector));
        let mut place = 0;
        for head in heads {
            match (self.read_head(head), &value) {
                // What this build cannot read it has not seen: no write of its own replaces it.
                (Err(_), _) => continue,
                (Ok(None), _) => erased_elsewhere |= value.is_some(),
                (Ok(Some(other)), Some(value)) if !(self.is_same)(value, &other) => {
                    place += usize::from(head.vector < shown);
                    others.push(other);
                }
                _ => {}
            }
            seen = seen.join(&head.vector);
        }
        Ok(AnyRow {
            value,
            others,
            place,
            erased_elsewhere,
            shown,
            seen,
        })
    }

    fn read_head(self, head: &Head) -> Result<Option<Value>, Unreadable> {
        if head.erased {
            return Ok(None);
        }
        (self.decode)(head.schema, &head.body).map(Some)
    }
}

/// One record as the screens see it.
#[derive(Clone, PartialEq)]
pub struct Row<T> {
    /// What it says; `None` once erased.
    pub value: Option<T>,
    /// What was written elsewhere at the same time and says something else.
    pub others: Vec<T>,
    place: usize,
    /// Erased elsewhere while it was written here.
    pub erased_elsewhere: bool,
}

impl<T> Row<T> {
    /// All that was written at the same time, in an order that stays as it is while one of them is
    /// written on: what is to be chosen must not move under the finger.
    pub fn versions(self) -> impl Iterator<Item = T> {
        let mut all = self.others;
        let place = self.place.min(all.len());
        all.splice(place..place, self.value);
        all.into_iter()
    }
}

/// The records of kind `T`.
pub struct Table<T> {
    any: AnyTable,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for Table<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Table<T> {}

impl<T: Kept + Send + Sync> Table<T> {
    /// An empty table.
    pub fn new() -> Self {
        let any = AnyTable {
            rows: RwSignal::new(BTreeMap::new()),
            kind: T::KIND,
            decode: |schema, body| T::decode(schema, body).map(|value| Arc::new(value) as Value),
            is_same: |one, other| one.downcast_ref::<T>() == other.downcast_ref::<T>(),
        };
        Self {
            any,
            kind: PhantomData,
        }
    }

    /// The same table, its type forgotten.
    pub fn any(self) -> AnyTable {
        self.any
    }

    /// What a record says, tracked; `None` where it is unknown or erased.
    pub fn get(self, id: RecordId) -> Option<T> {
        self.any
            .row(id)
            .and_then(|row| row.value)
            .and_then(|value| value.downcast_ref().cloned())
    }

    /// The whole row, tracked.
    pub fn row(self, id: RecordId) -> Option<Row<T>> {
        let row = self.any.row(id)?;
        Some(Row {
            value: row.value.and_then(|value| value.downcast_ref().cloned()),
            others: row
                .others
                .iter()
                .filter_map(|other| other.downcast_ref().cloned())
                .collect(),
            place: row.place,
            erased_elsewhere: row.erased_elsewhere,
        })
    }

    /// All that is not erased, tracked, in no telling order.
    pub fn all(self) -> Vec<(RecordId, T)> {
        self.pick(|_, value| Some(value.clone()))
    }

    /// What `wanted` makes of each record that is not erased, tracked, in no telling order.
    pub fn pick<U>(self, wanted: impl Fn(RecordId, &T) -> Option<U>) -> Vec<(RecordId, U)> {
        let mut picked = Vec::new();
        self.any.each(&mut |id, value| {
            let value = value
                .downcast_ref::<T>()
                .and_then(|value| wanted(id, value));
            picked.extend(value.map(|value| (id, value)));
        });
        picked
    }
}
