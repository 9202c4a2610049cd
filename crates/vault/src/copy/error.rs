//! Why a copy was not opened, told by what the patient can do about it.

use std::fmt;

/// What is wrong with a copy. Holds nothing that the patient wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// It is some other file.
    NotACopy,
    /// A newer version of the app made it: update.
    Newer,
    /// Its numbers for Argon2id are out of bounds, so nothing was computed with them: damaged,
    /// or made to do harm.
    Refused,
    /// The passphrase or the recovery code is not the one it was made with.
    Wrong,
    /// Its bytes are not what was written, or not all of them are there.
    Damaged,
    /// These parts were not given.
    MissingParts(Vec<u16>),
    /// The parts belong to different copies, or one was given twice.
    MixedParts,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Error::NotACopy => "this is not a copy",
            Error::Newer => "the copy was made by a newer version",
            Error::Refused => "the copy asks for too much or too little work",
            Error::Wrong => "the passphrase or code is another",
            Error::Damaged => "the copy is damaged",
            Error::MissingParts(_) => "parts of the copy are missing",
            Error::MixedParts => "the parts do not belong together",
        })
    }
}

impl std::error::Error for Error {}
