//! The last copy, as the keeper keeps what is known of it.

use super::{Store, Table};
use content::Words;
use domain::copy::LastCopy;
use domain::time::Instant;
use records::LAST_COPY;

/// Copies.
#[derive(Clone, Copy)]
pub struct Copies {
    store: Store,
    made: Table<LastCopy>,
}

impl Copies {
    /// An empty table, to be filled from the disk.
    pub fn new(store: Store) -> Self {
        let copies = Self {
            store,
            made: Table::new(),
        };
        store.serve(copies.made);
        copies
    }

    /// The last copy, tracked.
    pub fn last(self) -> Option<LastCopy> {
        self.made.get(self.store.derive_id(LAST_COPY))
    }

    /// How old the last copy is, or that nobody knows whether it arrived, tracked; `None` where there
    /// is none.
    pub fn words(self, w: Words, now: Instant) -> Option<String> {
        let last = self.last()?;
        Some(match last.how_known() {
            Some(_) => w.today_copy_age((now - last.made.at).num_days()),
            None => w.today_copy_check().to_owned(),
        })
    }
}
