//! What a look at all records brings: those that opened, and those that did not.

use crate::{Key, Record};

/// Everything that a [`Vault::load`](crate::Vault::load) found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The records that opened, sorted by id; erased ones too.
    pub records: Vec<Record>,
    /// Rows that did not open, and stay where they are.
    pub damaged: Vec<Damaged>,
}

/// A row that did not open. It is never changed or deleted by a write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// Its key in `records`.
    pub key: Key,
    /// Why it did not open.
    pub reason: Reason,
}

/// Why a row did not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Its bytes are not what was written.
    Damaged,
    /// A newer version of the app wrote it.
    NewerFormat,
}
