#![doc = include_str!("../README.md")]

pub mod backend;
mod entropy;
mod error;
mod id;
pub mod memory;
mod record;
mod vault;
mod vector;

pub use backend::{Backend, BackendError, Change, Decide, Item, Key, Range, Store};
pub use entropy::Entropy;
pub use error::Error;
pub use id::{NotAnId, RecordId, ReplicaId, WriteId};
pub use memory::Memory;
pub use record::{Head, Record, merge_heads};
pub use vault::{Damaged, Loaded, Reason, Vault};
pub use vector::Vector;
