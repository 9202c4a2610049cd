#![doc = include_str!("../README.md")]

pub mod backend;
#[cfg(any(test, feature = "conformance"))]
pub mod conformance;
pub mod copy;
mod entropy;
mod error;
#[cfg(any(test, feature = "conformance"))]
pub mod faulty;
mod id;
mod key;
mod keyring;
mod loaded;
pub mod memory;
mod padding;
mod record;
mod row;
#[cfg(any(test, feature = "conformance"))]
pub mod testing;
mod vault;
mod vector;

pub use backend::{Backend, BackendError, Change, Decide, Item, Key, Range, Store};
pub use entropy::Entropy;
pub use error::Error;
pub use id::{NotAnId, RecordId, ReplicaId, WriteId};
pub use loaded::{Damaged, Loaded, Reason};
pub use memory::Memory;
pub use record::{Head, Record, merge_heads};
pub use vault::{Copying, Merged, Preview, Vault};
pub use vector::Vector;
