//! What the tests share: chance that is none, and a way to wait.

use crate::Entropy;
use std::cell::Cell;

/// Bytes that never repeat within a test, and are the same in every run (xorshift).
pub struct Counting(Cell<u64>);

impl Counting {
    /// Starts from a seed, which must not be 0.
    pub fn from(seed: u64) -> Self {
        Counting(Cell::new(seed))
    }
}

impl Entropy for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            let mut state = self.0.get();
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            self.0.set(state);
            *byte = state.to_be_bytes()[0];
        }
    }
}
