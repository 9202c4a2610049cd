//! The keeper: unlocking, the lock, copies and storage, in a wasm of its own.

fn main() {
    homeward::start_keeper();
}
