//! A copy (backup): one file or several parts, sealed by a key of its own.
//!
//! The bytes are told in `docs/copy-format.md`. Nothing here waits for anything: whoever reads
//! and writes files hands over slices of any size, so a copy of hundreds of megabytes never lies
//! in memory, and the screen is free between two slices.
//!
//! - Writing: [`Vault::begin_copy`](crate::Vault::begin_copy), or a [`Writer`] by itself.
//! - Reading: [`Closed::read`] the headers of all parts, [`Closed::unlock`], then
//!   [`Reader::push`] each part in turn. Nothing may be merged before one pass went through to
//!   [`Reader::finish`]; [`Reader::check`] makes that pass and keeps nothing.

mod closed;
mod error;
mod frame;
mod header;
mod ids;
mod line;
mod plan;
mod reader;
mod renamer;
#[cfg(test)]
pub(crate) mod testing;
mod under_way;
mod writer;

pub use closed::{By, Closed};
pub use error::Error;
pub use header::{Header, Seals};
pub use ids::Ids;
pub(crate) use line::SEALING;
pub use line::{Chunk, Item};
pub use plan::Plan;
pub use reader::{Reader, Summary, verify};
pub use renamer::Renamer;
pub use under_way::{Resuming, UnderWay};
pub use writer::Writer;

#[cfg(test)]
mod tests;
