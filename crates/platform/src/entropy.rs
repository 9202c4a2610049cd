//! Randomness from the browser, for the vault.

/// `crypto.getRandomValues`, by way of getrandom.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserEntropy;

impl vault::Entropy for BrowserEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        // Predictable keys would be worse than a stopped app, and every browser that runs wasm
        // has this call.
        if getrandom::fill(bytes).is_err() {
            panic!("the browser gave no randomness");
        }
    }
}
