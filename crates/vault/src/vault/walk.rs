//! Going through everything in slices, so that the screen is free in between.

use super::{Vault, record_of};
use crate::backend::{Backend, Item, Key, Range, Store};
use crate::{Error, Loaded, Record, RecordId, WriteId};

/// How many rows one slice goes over: a few milliseconds' work, most of it the backend's.
const SLICE: u32 = 64;

/// How far somebody has come who goes through all rows.
///
/// In the order of the ids, which is none that means anything: when something was written lies
/// inside the seal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walk {
    after: Option<Key>,
}

impl<B: Backend> Vault<B> {
    /// Reads and opens every record.
    pub async fn load(&self) -> Result<Loaded, Error> {
        let mut walk = Walk::default();
        let mut loaded = Loaded::default();
        while let Some(slice) = self.load_some(&mut walk).await? {
            loaded.records.extend(slice.records);
            loaded.damaged.extend(slice.damaged);
        }
        Ok(loaded)
    }

    /// Reads and opens the next records, each whole as it was at one moment; `None` once there are
    /// no more. The backend gives others their turn at each reading.
    ///
    /// Every record that was there at the beginning comes once, however much is written meanwhile.
    /// What is written behind the walk is not seen by it: listen for that before it begins, and
    /// [read](Vault::read) it. What of both comes later is never the older: keep that.
    pub async fn load_some(&self, walk: &mut Walk) -> Result<Option<Loaded>, Error> {
        let rows = self.next_rows(walk).await?;
        Ok(rows.map(|rows| self.open_rows(&rows)))
    }

    /// The next rows, all of one record's together; `None` once there are no more.
    pub(crate) async fn next_rows(&self, walk: &mut Walk) -> Result<Option<Vec<Item>>, Error> {
        next_rows(async |range| self.disk.find(range).await, walk).await
    }

    fn open_rows(&self, rows: &[Item]) -> Loaded {
        let mut loaded = Loaded::default();
        // Rows are sorted by key: those of one record lie together.
        for rows in rows.chunk_by(|a, b| record_of(&a.key) == record_of(&b.key)) {
            let (heads, damaged) = self.sort_out(rows);
            loaded.damaged.extend(damaged);
            let record = rows.first().and_then(|row| record_of(&row.key));
            let record = record.and_then(|id| Record::from_heads(id, heads));
            loaded.records.extend(record);
        }
        loaded
    }
}

/// The next rows that a reader finds, all of one record's together; `None` once there are no more.
pub(crate) async fn next_rows(
    read: impl AsyncFn(Range) -> Result<Vec<Item>, Error>,
    walk: &mut Walk,
) -> Result<Option<Vec<Item>>, Error> {
    let mut at_most = SLICE;
    let rows = loop {
        let range = Range::After(Store::Records, walk.after.clone(), at_most);
        let mut rows = read(range).await?;
        let last = rows.last().and_then(|row| record_of(&row.key));
        if last.is_none() || rows.len() < at_most as usize {
            break rows;
        }
        // There may be more of the last.
        let is_other = |row: &Item| record_of(&row.key) != last;
        if let Some(other) = rows.iter().rposition(is_other) {
            rows.truncate(other + 1);
            break rows;
        }
        at_most *= 2;
    };
    walk.after = match rows.last().map(|row| &row.key) {
        // Past every write of it, also those to come: alone they would not be the record.
        Some(Key::Record(record, _)) => Some(end_of(*record)),
        Some(key) => Some(key.clone()),
        None => return Ok(None),
    };
    Ok(Some(rows))
}

/// Where a record's rows end.
fn end_of(record: RecordId) -> Key {
    Key::Record(record, WriteId([u8::MAX; 16]))
}
