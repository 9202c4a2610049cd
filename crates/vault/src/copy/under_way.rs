//! A copy whose first parts are whole, and that somebody goes on with later.

use super::header::HEADER;
use super::reader::Tally;
use super::{By, Closed, Error, Header, Plan, Reader, Writer};
use crate::recovery::Code;
use crate::{Entropy, Stretch, Stretched};
use std::fmt;

const FORMAT: u8 = 1;

/// What it takes to go on with a copy, beside its whole parts and what opens it. It holds no key.
#[derive(Clone, PartialEq, Eq)]
pub struct UnderWay {
    /// Of part 1.
    pub(super) header: Header,
    pub(super) plan: Plan,
    /// When it was begun, in milliseconds since 1970.
    pub made_at: i64,
    /// How many rows were read for it.
    pub rows: u64,
    /// How many of them did not open.
    pub left_out: u64,
    /// The chunks of the plan, in their order: attachment and number.
    pub chunks: Vec<([u8; 16], u32)>,
}

impl fmt::Debug for UnderWay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnderWay")
            .field("parts", &self.header.parts)
            .field("chunks", &self.chunks.len())
            .finish_non_exhaustive()
    }
}

impl UnderWay {
    /// Of a copy that is being written.
    pub(crate) fn new(
        writer: &Writer,
        made_at: i64,
        (rows, left_out): (u64, u64),
        chunks: Vec<([u8; 16], u32)>,
    ) -> UnderWay {
        let (header, plan) = writer.plan();
        UnderWay {
            header,
            plan,
            made_at,
            rows,
            left_out,
            chunks,
        }
    }

    /// How the passphrase is stretched.
    pub fn stretch(&self) -> Stretch {
        self.header.stretch
    }

    /// How many parts there will be.
    pub fn parts(&self) -> u16 {
        self.header.parts
    }

    /// Whether the copy opens with this passphrase and with this code, so that it is the very one
    /// that would be begun with them.
    pub fn is_by(&self, stretched: &Stretched, code: &Code) -> bool {
        let by_code = self.header.open_by_recovery(code);
        let key = self.header.open_by_passphrase(stretched);
        key.zip(by_code)
            .is_some_and(|(one, other)| one.expose() == other.expose())
    }

    /// Begins to read the parts that are whole, from the first on; given the beginning of each,
    /// [`Header::LENGTH`] bytes or more.
    pub fn resume(&self, stretched: &Stretched, whole: &[&[u8]]) -> Result<Resuming, Error> {
        let mut headers = Vec::new();
        for (part, beginning) in (1..=self.header.parts).zip(whole) {
            let header = Header::read(beginning)?;
            if header.part != part || !header.is_beside(&self.header) {
                return Err(Error::MixedParts);
            }
            headers.push(header);
        }
        if headers.is_empty() {
            return Err(Error::Damaged);
        }
        let closed = Closed::of(headers);
        Ok(Resuming {
            reader: closed.unlock(By::Passphrase(stretched))?,
            whole: 0,
        })
    }

    /// How many chunks of the plan lie in this many parts.
    pub fn chunks_in(&self, parts: u16) -> usize {
        let chunks = (1..=parts).map(|part| self.plan.chunks_in(part) as usize);
        chunks.fold(0, usize::saturating_add)
    }

    pub(crate) fn write(&self) -> Vec<u8> {
        let mut bytes = vec![FORMAT];
        bytes.extend_from_slice(&self.header.bytes());
        for number in [self.made_at.cast_unsigned(), self.rows, self.left_out] {
            bytes.extend(number.to_be_bytes());
        }
        let plan = (1..=self.header.parts).map(|part| self.plan.chunks_in(part));
        plan.for_each(|count| bytes.extend(count.to_be_bytes()));
        // Chunks of one attachment that follow one another are told together.
        let follows = |a: &([u8; 16], u32), b: &([u8; 16], u32)| {
            (a.0, a.1.checked_add(1)) == (b.0, Some(b.1))
        };
        for run in self.chunks.chunk_by(follows) {
            if let [(id, first), ..] = run {
                bytes.extend_from_slice(id);
                bytes.extend(first.to_be_bytes());
                bytes.extend(u32::try_from(run.len()).unwrap_or(u32::MAX).to_be_bytes());
            }
        }
        bytes
    }

    pub(crate) fn read(bytes: &[u8]) -> Option<UnderWay> {
        let mut rest = bytes.strip_prefix(&[FORMAT])?;
        let header = Header::read(&take::<HEADER>(&mut rest)?).ok()?;
        let mut number = || Some(u64::from_be_bytes(take(&mut rest)?));
        let (made_at, rows, left_out) = (number()?, number()?, number()?);
        let mut plan = Vec::new();
        for _ in 0..header.parts {
            plan.push(u32::from_be_bytes(take(&mut rest)?));
        }
        let mut chunks = Vec::new();
        while !rest.is_empty() {
            let id = take(&mut rest)?;
            let first = u32::from_be_bytes(take(&mut rest)?);
            let count = u32::from_be_bytes(take(&mut rest)?);
            let end = first.checked_add(count)?;
            chunks.extend((first..end).map(|number| (id, number)));
        }
        Some(UnderWay {
            header,
            plan: Plan::of(plan),
            made_at: made_at.cast_signed(),
            rows,
            left_out,
            chunks,
        })
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (now, later) = rest.split_first_chunk()?;
    *rest = later;
    Some(*now)
}

/// Reads the whole parts of a copy that is under way; nothing of them is taken on trust.
#[derive(Debug)]
pub struct Resuming {
    reader: Reader,
    whole: u16,
}

impl Resuming {
    /// The next bytes of the next part.
    pub fn check(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.reader.check(bytes)
    }

    /// The part has no more bytes.
    pub fn check_end(&mut self) -> Result<(), Error> {
        self.reader.check_end()?;
        self.whole += 1;
        Ok(())
    }

    /// How many parts were read.
    pub fn whole(&self) -> u16 {
        self.whole
    }

    /// A writer that goes on with the part behind those that were read; `None` where they are all.
    pub(crate) fn writer(
        self,
        under_way: &UnderWay,
        entropy: &dyn Entropy,
    ) -> Result<Option<Writer>, Error> {
        let (key, tally) = self.reader.into_parts();
        match self.whole {
            0 => Err(Error::Damaged),
            whole if whole >= under_way.parts() => tally.finish().map(|_| None),
            whole => {
                let header = under_way.header.of_another(whole, entropy);
                let Tally {
                    digest,
                    writes,
                    chunks,
                    ..
                } = tally;
                let so_far = (digest, writes, chunks);
                Ok(Some(Writer::after(
                    key,
                    under_way.plan.clone(),
                    header,
                    so_far,
                )))
            }
        }
    }
}
