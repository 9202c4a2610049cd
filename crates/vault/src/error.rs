//! What can go wrong, told by what the caller can do about it.

use crate::BackendError;
use std::fmt;

/// Why the vault could not do what was asked. Holds nothing that the patient wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The storage below failed: see [`BackendError`]. After `Full`, `Blocked` and `Refused`
    /// nothing was written; after `Lost` saving the same again is right and harmless.
    Storage(BackendError),
    /// The vault was written by a newer version of the app. Nothing was touched: update.
    NewerVault,
    /// The keys in `meta` are incomplete or damaged. Nothing was touched.
    DamagedKeys,
    /// The vault was erased, given new keys, or its lock set or taken away, by somebody else since
    /// it was opened: open it again.
    Changed,
    /// A lock is set: open a [`Locked`](crate::Locked) and unlock it. Nothing was touched.
    Locked,
    /// The slot does not open with what was offered. Nothing was touched.
    Wrong,
    /// The body is not JSON: a mistake of the caller's.
    NotJson,
    /// Something is larger, smaller or weaker than the format allows: a mistake of the caller's.
    OutOfBounds,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Storage(error) => error.fmt(f),
            Error::NewerVault => f.write_str("the vault was written by a newer version"),
            Error::DamagedKeys => f.write_str("the keys of the vault are damaged"),
            Error::Changed => f.write_str("the vault was erased or re-keyed elsewhere"),
            Error::Locked => f.write_str("the vault is locked"),
            Error::Wrong => f.write_str("the lock does not open with this"),
            Error::NotJson => f.write_str("the body is not JSON"),
            Error::OutOfBounds => f.write_str("out of the format's bounds"),
        }
    }
}

impl std::error::Error for Error {}

impl From<BackendError> for Error {
    fn from(error: BackendError) -> Self {
        Error::Storage(error)
    }
}
