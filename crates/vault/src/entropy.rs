//! Chance, which is always an argument.

/// A source of unpredictable bytes, good enough for keys.
pub trait Entropy {
    /// Fills all of `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// Draws `N` bytes.
pub(crate) fn draw<const N: usize>(entropy: &dyn Entropy) -> [u8; N] {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes);
    bytes
}
