//! Why something could not be saved or opened, told by what the reader can do about it.

use content::Words;
use vault::{BackendError, Error};

/// A failure with words in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No room: free some, then try again.
    Full,
    /// The browser lets nothing be kept.
    Blocked,
    /// The connection broke: try again.
    Lost,
    /// Another window renewed the app or erased everything: reload this one.
    MovedOn,
    /// Written by a newer app: update.
    Newer,
    /// What was kept cannot be read: a copy may bring it back.
    Damaged,
    /// The key is damaged.
    Keys,
}

impl Trouble {
    /// The sentence for the reader.
    pub fn words(self, w: Words) -> &'static str {
        match self {
            Self::Full => w.fault_full(),
            Self::Blocked => w.fault_blocked(),
            Self::Lost => w.fault_lost(),
            Self::MovedOn => w.fault_moved_on(),
            Self::Newer => w.fault_newer(),
            Self::Damaged => w.fault_damaged(),
            Self::Keys => w.fault_keys(),
        }
    }

    /// Whether the keeper has ways on where the app cannot be opened for this.
    pub fn has_rescue(self) -> bool {
        !matches!(self, Self::Full | Self::Blocked | Self::MovedOn)
    }

    /// Whether trying the same again may help without the reader doing anything in this window.
    pub fn may_pass(self) -> bool {
        matches!(self, Self::Full | Self::Lost)
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        match error {
            Error::Storage(BackendError::Full) => Self::Full,
            Error::Storage(BackendError::Blocked) => Self::Blocked,
            Error::Storage(BackendError::VersionChange) | Error::Changed | Error::Locked => {
                Self::MovedOn
            }
            Error::Storage(BackendError::Lost | BackendError::Refused(_)) | Error::NotJson => {
                Self::Lost
            }
            Error::NewerVault | Error::Storage(BackendError::Newer) => Self::Newer,
            Error::DamagedKeys | Error::Wrong | Error::OutOfBounds => Self::Keys,
        }
    }
}
