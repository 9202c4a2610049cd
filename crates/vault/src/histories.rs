//! Made-up histories of two phones, held against what each writer had really seen.
//!
//! A history is a list of bytes, two for each thing that happens: what, and to whom. So any bytes are a
//! history, a shorter list is a shorter one, and one that fails can be told and run again.

mod disks;
mod rough;
mod world;

use std::fmt;

/// What a history did not keep to.
#[derive(Debug, PartialEq, Eq)]
pub struct Broken {
    /// How many things had happened.
    pub after: usize,
    /// What was found, and what is true.
    pub why: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "after {} acts: {}", self.after, self.why)
    }
}

/// The most that can happen in a history.
pub const MOST: usize = 60;

/// Lives through a history, of [`MOST`] things at the very most, and looks after each of them whether on
/// each disk lies what has to lie there: every write that nobody wrote over who had seen it, and no
/// other.
///
/// Two phones, two tabs on each, three writers in each tab, two records. A writer looks at all versions
/// or at one of them, writes or erases from what they have seen however old that is, gets no answer,
/// and tries again; backends do an update twice, with others writing in between; copies are taken and
/// restored in any order; rows are damaged and mended; keys are changed and rows sealed anew; tabs are
/// closed and opened.
pub async fn live(bytes: &[u8]) -> Result<(), Broken> {
    let mut world = world::World::begin().await;
    for (number, act) in bytes.chunks_exact(2).take(MOST).enumerate() {
        let broken = |why| Broken {
            after: number + 1,
            why,
        };
        world.act(act[0], act[1]).await.map_err(broken)?;
        world.check().await.map_err(broken)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_executor::block_on;
    use proptest::collection::vec;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn on_the_disk_lies_what_nobody_saw_and_replaced(bytes in vec(any::<u8>(), 0..2 * MOST)) {
            if let Err(broken) = block_on(live(&bytes)) {
                prop_assert!(false, "{} of {:?}", broken, bytes);
            }
        }
    }
}
