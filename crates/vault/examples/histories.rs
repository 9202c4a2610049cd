//! Lives through so many made-up histories, and says which of them broke.
//!
//! ```text
//! histories COUNT [SEED]
//! ```
#![allow(clippy::unwrap_used)]

use futures_executor::block_on;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use vault::Entropy;
use vault::histories::{MOST, live};
use vault::testing::Counting;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let count: u64 = arguments.next().unwrap().parse().unwrap();
    let seed: u64 = arguments.next().map_or(1, |seed| seed.parse().unwrap());
    let (next, broken, acts) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return;
            }
            let bytes = history(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (number + 1));
            acts.fetch_add(bytes.len() as u64 / 2, Ordering::Relaxed);
            if let Err(why) = block_on(live(&bytes)) {
                broken.fetch_add(1, Ordering::Relaxed);
                println!("history {number}, {why}: {bytes:?}");
            }
        }
    };
    let threads = thread::available_parallelism().unwrap().get();
    thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
    let (broken, acts) = (broken.into_inner(), acts.into_inner());
    println!("{count} histories of {acts} acts, seed {seed}: {broken} broken");
    if broken > 0 {
        std::process::exit(1);
    }
}

/// Between four and sixty acts.
fn history(seed: u64) -> Vec<u8> {
    let chance = Counting::from(seed.max(1));
    let mut length = [0; 9];
    chance.fill(&mut length);
    let mut bytes = vec![0; 2 * (4 + usize::from(length[8]) % (MOST - 3))];
    chance.fill(&mut bytes);
    bytes
}
