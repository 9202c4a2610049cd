//! Writing a copy, a line at a time.

use super::frame::{self, PLAIN, Place};
use super::header::{HEADER, Header};
use super::line::{self, LONGEST_CHUNK};
use super::{Ids, Plan, Seals};
use crate::key::Key;
use crate::{BackendError, Entropy, Error, Head, RecordId};
use sha2::{Digest, Sha256};
use std::fmt;
use zeroize::Zeroizing;

/// Makes the bytes of a copy, as slices to be taken away while it goes on.
///
/// First all records, then the chunks in the order of the plan, then [`Writer::finish`].
pub struct Writer {
    key: Key,
    plan: Plan,
    header: Header,
    header_bytes: [u8; HEADER],
    /// The number of the next frame of this part.
    frame: u64,
    /// How many chunks of this part have come.
    placed: u32,
    /// Plaintext for the next frame. A full one waits here until it is known whether more comes.
    plain: Zeroizing<Vec<u8>>,
    /// What is written and not yet taken, by part.
    file: Vec<(u16, Vec<u8>)>,
    digest: Sha256,
    writes: u64,
    chunks: u64,
    is_finished: bool,
}

impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer")
            .field("part", &self.header.part)
            .field("writes", &self.writes)
            .field("chunks", &self.chunks)
            .finish_non_exhaustive()
    }
}

impl Writer {
    /// Begins a copy. `made_at` is in milliseconds since 1970. Refuses a stretch that no reader
    /// would accept.
    pub fn new(
        entropy: &dyn Entropy,
        seals: &Seals,
        ids: &Ids,
        made_at: i64,
        plan: Plan,
    ) -> Result<Writer, Error> {
        let (header, key) = Header::make(entropy, seals, plan.parts()).ok_or(Error::OutOfBounds)?;
        let header_bytes = header.bytes();
        let mut writer = Writer {
            key,
            plan,
            file: vec![(header.part, header_bytes.to_vec())],
            header,
            header_bytes,
            frame: 0,
            placed: 0,
            plain: Zeroizing::new(Vec::with_capacity(PLAIN)),
            digest: Sha256::new(),
            writes: 0,
            chunks: 0,
            is_finished: false,
        };
        writer.push(&line::first(made_at, ids))?;
        Ok(writer)
    }

    /// Goes on behind a part that is whole, with this header, and with the digest and the numbers of
    /// writes and chunks of all parts so far.
    pub(super) fn after(
        key: Key,
        plan: Plan,
        header: Header,
        (digest, writes, chunks): (Sha256, u64, u64),
    ) -> Writer {
        let mut writer = Writer {
            key,
            plan,
            header_bytes: header.bytes(),
            header,
            frame: 0,
            placed: 0,
            plain: Zeroizing::new(Vec::with_capacity(PLAIN)),
            file: Vec::new(),
            digest,
            writes,
            chunks,
            is_finished: false,
        };
        writer.begin_part();
        writer
    }

    /// Its header, as that of part 1, and its plan.
    pub(super) fn plan(&self) -> (Header, Plan) {
        (self.header.of_part(1), self.plan.clone())
    }

    /// Adds one live write. Its body must be JSON.
    pub fn push_record(&mut self, record: RecordId, head: &Head) -> Result<(), Error> {
        self.push(&line::record(record, head).ok_or(Error::NotJson)?)?;
        self.writes += 1;
        Ok(())
    }

    /// Adds the next chunk, as it lies in the vault. `OutOfBounds` of one that is longer than any
    /// vault seals.
    pub fn push_chunk(
        &mut self,
        attachment: &[u8; 16],
        number: u32,
        sealed: &[u8],
    ) -> Result<(), Error> {
        if sealed.len() > LONGEST_CHUNK {
            return Err(Error::OutOfBounds);
        }
        self.skip_chunk()?;
        self.push(line::chunk(attachment, number, sealed.len()).as_bytes())?;
        self.push(sealed)?;
        self.chunks += 1;
        Ok(())
    }

    /// Leaves a place of the plan free: the chunk is gone by now.
    pub fn skip_chunk(&mut self) -> Result<(), Error> {
        while self.placed >= self.plan.chunks_in(self.header.part) {
            if self.header.part >= self.header.parts {
                return Err(BackendError::Refused("more chunks than were planned").into());
            }
            self.next_part()?;
        }
        self.placed += 1;
        Ok(())
    }

    /// Ends the copy; what is left to [take](Writer::take) is all there is.
    pub fn finish(&mut self) -> Result<(), Error> {
        while self.header.part < self.header.parts {
            self.next_part()?;
        }
        let digest = self.digest.clone().finalize().into();
        let last = line::last(self.writes, self.chunks, &digest).ok_or(TOO_LARGE)?;
        self.push(&last)?;
        self.end_part()?;
        self.is_finished = true;
        Ok(())
    }

    /// How many parts there will be.
    pub fn parts(&self) -> u16 {
        self.header.parts
    }

    /// The next finished bytes, with the number of the part that they belong to; `None` until
    /// there are more. One after another they are the files.
    pub fn take(&mut self) -> Option<(u16, Vec<u8>)> {
        match self.file.is_empty() {
            true => None,
            false => Some(self.file.remove(0)),
        }
    }

    /// Adds a line, or the bytes of a chunk, and a line feed.
    fn push(&mut self, line: &[u8]) -> Result<(), Error> {
        if self.is_finished {
            return Err(BackendError::Refused("the copy is finished").into());
        }
        for bytes in [line, b"\n"] {
            self.digest.update(bytes);
            self.fill(bytes)?;
        }
        Ok(())
    }

    fn fill(&mut self, mut bytes: &[u8]) -> Result<(), Error> {
        while !bytes.is_empty() {
            if self.plain.len() == PLAIN {
                self.seal(false)?;
            }
            let room = (PLAIN - self.plain.len()).min(bytes.len());
            let (now, later) = bytes.split_at(room);
            self.plain.extend_from_slice(now);
            bytes = later;
        }
        Ok(())
    }

    /// Fills the last frame with empty lines: a copy's size tells little.
    fn end_part(&mut self) -> Result<(), Error> {
        self.plain.resize(PLAIN, b'\n');
        self.seal(true)
    }

    fn next_part(&mut self) -> Result<(), Error> {
        self.end_part()?;
        self.begin_part();
        Ok(())
    }

    fn begin_part(&mut self) {
        self.header.part += 1;
        self.header_bytes = self.header.bytes();
        self.frame = 0;
        self.placed = 0;
        self.file
            .push((self.header.part, self.header_bytes.to_vec()));
    }

    fn seal(&mut self, is_last: bool) -> Result<(), Error> {
        let part = self.header.part;
        let place = Place {
            header: &self.header_bytes,
            part,
            number: self.frame,
            is_last,
        };
        if self.file.last().is_none_or(|(of, _)| *of != part) {
            self.file.push((part, Vec::new()));
        }
        let (_, file) = self.file.last_mut().ok_or(TOO_LARGE)?;
        frame::seal(&self.key, &place, &mut self.plain, file).ok_or(TOO_LARGE)?;
        self.frame += 1;
        Ok(())
    }
}

/// Nobody has that much.
const TOO_LARGE: BackendError = BackendError::Refused("a copy is too large to seal");
