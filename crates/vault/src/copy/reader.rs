//! Reading a copy, in slices of any size.

use super::frame::{self, LENGTH, Place, SEALED};
use super::header::HEADER;
use super::line::{self, Line};
use super::{By, Chunk, Closed, Error, Ids, Item};
use crate::key::{Key, TAG};
use sha2::{Digest, Sha256};
use std::fmt;
use zeroize::Zeroizing;

/// No line is longer, in bytes; what is in a vault is far shorter.
const LONGEST: usize = 64 << 20;

/// Goes through the parts of an unlocked copy, in their order.
///
/// After an error it answers [`Error::Damaged`] to everything. What came out before the end was
/// reached is genuine but may be incomplete: merge nothing before one whole pass.
pub struct Reader {
    key: Key,
    headers: Vec<[u8; HEADER]>,
    /// Which of them is being read, from 0.
    part: usize,
    /// How many bytes of its header have come.
    begun: usize,
    /// The frame that is coming in, with its length before it.
    frame: Vec<u8>,
    /// Its number.
    number: u64,
    /// The line that has begun.
    line: Zeroizing<Vec<u8>>,
    /// The chunk whose bytes are coming in.
    chunk: Option<Coming>,
    tally: Tally,
    has_failed: bool,
}

/// What a whole copy said of itself.
#[derive(Clone, Debug)]
pub struct Summary {
    /// When it was made, in milliseconds since 1970.
    pub made_at: i64,
    /// The id key of the vault that it was made of.
    pub ids: Ids,
    /// How many live writes there are.
    pub writes: u64,
    /// How many chunks.
    pub chunks: u64,
    /// How many lines this version of the app does not know.
    pub newer: u64,
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("part", &self.part)
            .field("frame", &self.number)
            .finish_non_exhaustive()
    }
}

impl Reader {
    pub(super) fn new(key: Key, headers: Vec<[u8; HEADER]>) -> Reader {
        Reader {
            key,
            headers,
            part: 0,
            begun: 0,
            frame: Vec::new(),
            number: 0,
            line: Zeroizing::default(),
            chunk: None,
            tally: Tally::default(),
            has_failed: false,
        }
    }

    /// Takes the next bytes of the current part, header included, and gives what they complete.
    /// A frame is looked at once it is known whether the part ends with it.
    pub fn push(&mut self, bytes: &[u8]) -> Result<Vec<Item>, Error> {
        let mut items = Vec::new();
        self.guard(|reader| reader.take(bytes, &mut |item| items.push(item)))?;
        Ok(items)
    }

    /// Says that the current part has no more bytes, and gives what was still waiting for that.
    pub fn end_part(&mut self) -> Result<Vec<Item>, Error> {
        let mut items = Vec::new();
        self.guard(|reader| reader.end(&mut |item| items.push(item)))?;
        Ok(items)
    }

    /// As [`Reader::push`], but keeps nothing.
    pub fn check(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.guard(|reader| reader.take(bytes, &mut drop))
    }

    /// As [`Reader::end_part`], but keeps nothing.
    pub fn check_end(&mut self) -> Result<(), Error> {
        self.guard(|reader| reader.end(&mut drop))
    }

    /// After all parts: whether everything was there.
    pub fn finish(self) -> Result<Summary, Error> {
        match self.has_failed || self.part != self.headers.len() {
            true => Err(Error::Damaged),
            false => self.tally.finish(),
        }
    }

    /// Its key, and what it has counted.
    pub(super) fn into_parts(self) -> (Key, Tally) {
        (self.key, self.tally)
    }

    fn guard(&mut self, go: impl FnOnce(&mut Self) -> Result<(), Error>) -> Result<(), Error> {
        if self.has_failed {
            return Err(Error::Damaged);
        }
        let answer = go(self);
        self.has_failed = answer.is_err();
        answer
    }

    fn take(&mut self, bytes: &[u8], keep: &mut dyn FnMut(Item)) -> Result<(), Error> {
        let mut rest = self.begin(bytes)?;
        while !rest.is_empty() {
            if self.is_whole()? {
                self.open(false, keep)?;
            }
            let wanted = match self.length()? {
                None => LENGTH,
                Some(length) => LENGTH + length,
            };
            let (now, later) = rest.split_at(rest.len().min(wanted - self.frame.len()));
            self.frame.extend_from_slice(now);
            rest = later;
            self.length()?;
        }
        Ok(())
    }

    fn end(&mut self, keep: &mut dyn FnMut(Item)) -> Result<(), Error> {
        if !self.is_whole()? {
            return Err(Error::Damaged);
        }
        self.open(true, keep)?;
        if !self.line.is_empty() || self.chunk.is_some() {
            return Err(Error::Damaged);
        }
        self.part += 1;
        self.begun = 0;
        self.number = 0;
        Ok(())
    }

    /// Goes over what belongs to the header, which must be the one that was unlocked.
    fn begin<'a>(&mut self, bytes: &'a [u8]) -> Result<&'a [u8], Error> {
        let header = self.headers.get(self.part).ok_or(Error::Damaged)?;
        let expected = &header[self.begun..];
        let (now, rest) = bytes.split_at(bytes.len().min(expected.len()));
        if !expected.starts_with(now) {
            return Err(Error::Damaged);
        }
        self.begun += now.len();
        Ok(rest)
    }

    /// The length of the frame that is coming in, once it is known; never too great.
    fn length(&self) -> Result<Option<usize>, Error> {
        let Some(length) = self.frame.first_chunk() else {
            return Ok(None);
        };
        match u32::from_be_bytes(*length) as usize {
            length @ TAG..=SEALED => Ok(Some(length)),
            _ => Err(Error::Damaged),
        }
    }

    fn is_whole(&self) -> Result<bool, Error> {
        let length = self.length()?;
        Ok(length.is_some_and(|length| self.frame.len() == LENGTH + length))
    }

    fn open(&mut self, is_last: bool, keep: &mut dyn FnMut(Item)) -> Result<(), Error> {
        let place = Place {
            header: self.headers.get(self.part).ok_or(Error::Damaged)?,
            part: u16::try_from(self.part + 1).map_err(|_| Error::Damaged)?,
            number: self.number,
            is_last,
        };
        let sealed = self.frame.get(LENGTH..).unwrap_or_default();
        let plain = frame::open(&self.key, &place, sealed).ok_or(Error::Damaged)?;
        self.frame.clear();
        self.number += 1;
        self.split(&plain, keep)
    }

    /// Cuts plaintext into lines and the bytes of chunks; the last may go on in the next frame.
    fn split(&mut self, plain: &[u8], keep: &mut dyn FnMut(Item)) -> Result<(), Error> {
        let mut rest = plain;
        loop {
            if let Some(chunk) = self.chunk.take() {
                rest = self.fill(chunk, rest, keep)?;
                if self.chunk.is_some() {
                    return Ok(());
                }
            }
            let Some(end) = rest.iter().position(|byte| *byte == b'\n') else {
                return self.grow(rest);
            };
            let (piece, behind) = rest.split_at(end);
            rest = behind.get(1..).unwrap_or_default();
            self.chunk = match self.line.is_empty() {
                true => self.tally.count(piece, keep)?,
                false => {
                    self.grow(piece)?;
                    let line = std::mem::take(&mut self.line);
                    self.tally.count(&line, keep)?
                }
            };
        }
    }

    /// Puts bytes into the chunk that is coming in, and gives what is behind it; the chunk waits on
    /// if that is not its end.
    fn fill<'a>(
        &mut self,
        mut chunk: Coming,
        bytes: &'a [u8],
        keep: &mut dyn FnMut(Item),
    ) -> Result<&'a [u8], Error> {
        let missing = chunk.length - chunk.chunk.sealed.len();
        let (now, later) = bytes.split_at(bytes.len().min(missing));
        chunk.chunk.sealed.extend_from_slice(now);
        match later.split_first() {
            Some((b'\n', behind)) => {
                self.tally.end_chunk(&chunk.chunk);
                keep(Item::Chunk(chunk.chunk));
                Ok(behind)
            }
            Some(_) => Err(Error::Damaged),
            None => {
                self.chunk = Some(chunk);
                Ok(later)
            }
        }
    }

    fn grow(&mut self, piece: &[u8]) -> Result<(), Error> {
        if self.line.len() + piece.len() > LONGEST {
            return Err(Error::Damaged);
        }
        self.line.extend_from_slice(piece);
        Ok(())
    }
}

/// A chunk, and how many bytes it will have.
struct Coming {
    chunk: Chunk,
    length: usize,
}

/// What has been read, to be held against the last line.
#[derive(Default)]
pub(super) struct Tally {
    first: Option<(i64, Ids)>,
    pub(super) writes: u64,
    pub(super) chunks: u64,
    newer: u64,
    pub(super) digest: Sha256,
    is_complete: bool,
}

impl Tally {
    /// Counts a line, and gives the chunk that it begins.
    fn count(&mut self, line: &[u8], keep: &mut dyn FnMut(Item)) -> Result<Option<Coming>, Error> {
        if line.is_empty() {
            return Ok(None);
        }
        let mut begun = None;
        let read = line::read(line)?;
        if self.is_complete || self.first.is_none() != matches!(read, Line::First { .. }) {
            return Err(Error::Damaged);
        }
        match read {
            Line::First { made_at, ids } => self.first = Some((made_at, ids)),
            Line::Newer => self.newer += 1,
            Line::Head(record, head) => {
                self.writes += 1;
                keep(Item::Head { record, head });
            }
            Line::Chunk {
                attachment,
                number,
                bytes,
            } => {
                let chunk = Chunk {
                    attachment,
                    number,
                    sealed: Vec::with_capacity(bytes),
                };
                let length = bytes;
                begun = Some(Coming { chunk, length });
            }
            Line::Last {
                writes,
                chunks,
                digest,
            } => {
                let found: [u8; 32] = self.digest.clone().finalize().into();
                self.is_complete = (writes, chunks, digest) == (self.writes, self.chunks, found);
                return self.is_complete.then_some(None).ok_or(Error::Damaged);
            }
        }
        self.digest.update(line);
        self.digest.update(b"\n");
        Ok(begun)
    }

    fn end_chunk(&mut self, chunk: &Chunk) {
        self.chunks += 1;
        self.digest.update(&chunk.sealed);
        self.digest.update(b"\n");
    }

    pub(super) fn finish(self) -> Result<Summary, Error> {
        match self.first {
            Some((made_at, ids)) if self.is_complete => Ok(Summary {
                made_at,
                ids,
                writes: self.writes,
                chunks: self.chunks,
                newer: self.newer,
            }),
            _ => Err(Error::Damaged),
        }
    }
}

/// Goes through all parts of a copy that lies in memory, in any order, and keeps nothing.
pub fn verify(files: &[&[u8]], by: By) -> Result<Summary, Error> {
    let closed = Closed::read(files)?;
    let mut reader = closed.unlock(by)?;
    for at in closed.order() {
        reader.check(files[*at])?;
        reader.check_end()?;
    }
    reader.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_without_end_is_refused() {
        let key = Key::from_bytes(&[1; 32]).unwrap();
        let mut reader = Reader::new(key, Vec::new());
        reader.line = Zeroizing::new(vec![b' '; LONGEST - 1]);
        assert_eq!(reader.split(b"1", &mut drop), Ok(()));
        assert_eq!(reader.split(b"2", &mut drop), Err(Error::Damaged));
        assert_eq!(reader.split(b"3\n", &mut drop), Err(Error::Damaged));
    }
}
