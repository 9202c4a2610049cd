#![doc = include_str!("../README.md")]

mod attachment;
pub mod backend;
#[cfg(any(test, feature = "conformance"))]
pub mod conformance;
pub mod copy;
mod disk;
mod entropy;
mod error;
#[cfg(any(test, feature = "conformance"))]
pub mod faulty;
#[cfg(any(test, feature = "conformance"))]
pub mod histories;
mod id;
mod inbox;
mod key;
mod keyring;
mod loaded;
mod lock;
mod locked;
pub mod memory;
mod meta;
mod open;
mod padding;
mod record;
pub mod recovery;
mod report;
pub mod rescue;
mod resealing;
mod row;
mod sealed_box;
mod slot;
#[cfg(any(test, feature = "conformance"))]
pub mod testing;
mod vault;
mod vector;

pub use attachment::{
    Attachment, Chunk, Holdings, Intake, Manifests, Named, Naming, Taken, Untidy,
};
pub use backend::{Backend, BackendError, Change, Decide, Item, Key, Range, Store};
pub use entropy::Entropy;
pub use error::Error;
pub use id::{NotAnId, RecordId, ReplicaId, WriteId};
pub use inbox::{Inbox, Note, Sealed};
pub use loaded::{Damaged, Loaded, Reason};
pub use locked::Locked;
pub use memory::Memory;
pub use record::{Head, Record, merge_heads};
pub use report::Report;
pub use resealing::Resealing;
pub use slot::{Passkey, Prf, Stretch, Stretched, Unlock};
pub use vault::{Copying, Merged, Preview, Saved, Vault, Walk, Write};
pub use vector::Vector;
