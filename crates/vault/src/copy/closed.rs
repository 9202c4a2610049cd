//! The parts of a copy before it is unlocked.

use super::{Error, Header, Reader};
use crate::recovery::Code;
use crate::{Stretch, Stretched};
use std::fmt;

/// What a copy is unlocked with.
#[derive(Clone, Copy)]
pub enum By<'a> {
    /// The passphrase, stretched as [`Closed::stretch`] says.
    Passphrase(&'a Stretched),
    /// The recovery code.
    Recovery(&'a Code),
}

impl fmt::Debug for By<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            By::Passphrase(_) => "Passphrase(redacted)",
            By::Recovery(_) => "Recovery(redacted)",
        })
    }
}

/// All parts of one copy, of which only the headers were read.
#[derive(Clone, Debug)]
pub struct Closed {
    headers: Vec<Header>,
    order: Vec<usize>,
}

impl Closed {
    /// Looks at the beginnings of some files, [`Header::LENGTH`] bytes of each or more, in any
    /// order: are they all the parts of one copy?
    pub fn read(files: &[&[u8]]) -> Result<Closed, Error> {
        let mut headers: Vec<Header> = Vec::new();
        let mut order = Vec::new();
        for (at, file) in files.iter().enumerate() {
            let header = Header::read(file)?;
            if headers
                .first()
                .is_some_and(|first| !header.is_beside(first))
            {
                return Err(Error::MixedParts);
            }
            match headers.binary_search_by_key(&header.part, |known| known.part) {
                Ok(_) => return Err(Error::MixedParts),
                Err(place) => {
                    headers.insert(place, header);
                    order.insert(place, at);
                }
            }
        }
        let parts = headers.first().ok_or(Error::NotACopy)?.parts;
        let is_given = |part: &u16| headers.iter().any(|header| header.part == *part);
        match headers.len() == usize::from(parts) {
            true => Ok(Closed { headers, order }),
            false => Err(Error::MissingParts(
                (1..=parts).filter(|part| !is_given(part)).collect(),
            )),
        }
    }

    /// All parts of a copy, by their headers in order.
    pub(super) fn of(headers: Vec<Header>) -> Closed {
        let order = (0..headers.len()).collect();
        Closed { headers, order }
    }

    /// In which order the files that were given are to be pushed: part 1 is the file at the first
    /// of these places, and so on.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// How to stretch the passphrase; within the bounds of the format.
    pub fn stretch(&self) -> Stretch {
        self.headers[0].stretch
    }

    /// The headers, by part.
    pub fn headers(&self) -> &[Header] {
        &self.headers
    }

    /// A reader that begins at part 1. May be asked again for another pass.
    pub fn unlock(&self, by: By) -> Result<Reader, Error> {
        let header = &self.headers[0];
        let key = match by {
            By::Passphrase(stretched) => header.open_by_passphrase(stretched),
            By::Recovery(code) => header.open_by_recovery(code),
        };
        let headers = self.headers.iter().map(Header::bytes).collect();
        Ok(Reader::new(key.ok_or(Error::Wrong)?, headers))
    }
}
