//! The last copy that was made, by the keeper.

use super::{Store, Table};
use domain::copy::Made;
use records::LAST_COPY;

/// Copies.
#[derive(Clone, Copy)]
pub struct Copies {
    store: Store,
    made: Table<Made>,
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
    pub fn last(self) -> Option<Made> {
        self.made.get(self.store.derive_id(LAST_COPY))
    }
}
