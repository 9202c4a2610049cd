//! How far what is being typed is kept.

use super::Trouble;

/// Whether the words on screen are on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was typed yet.
    Untouched,
    /// On the disk.
    Saved,
    /// On the way there.
    Pending,
    /// Not on the disk, and why.
    Failed(Trouble),
}

impl Saving {
    /// How several texts are kept together: as the one that is kept least.
    pub fn least(states: impl IntoIterator<Item = Self>) -> Self {
        let rank = |saving: &Self| match saving {
            Self::Untouched => 0,
            Self::Saved => 1,
            Self::Pending => 2,
            Self::Failed(_) => 3,
        };
        let states = states.into_iter();
        states.fold(Self::Untouched, |least, saving| {
            if rank(&saving) > rank(&least) {
                saving
            } else {
                least
            }
        })
    }
}
