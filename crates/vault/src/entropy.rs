//! Chance, which is always an argument.

pub use seal::Entropy;
pub(crate) use seal::draw;
