//! Streaming into an attachment, and closing one that a kill has left open.

use super::{Attachment, Chunk};
use crate::backend::{Backend, Key, Range};
use crate::{Error, Vault};
use std::fmt;
use zeroize::Zeroizing;

/// An attachment that is being written, from pieces of any size.
///
/// A picture: [`Intake::push`] until there is no more, [`Intake::finish`], then its manifest with
/// [`Vault::put_both`]. A recording: first its open manifest; then [`Intake::push`] and
/// [`Intake::flush`] for each slice, so that a kill costs no more than the last; at the end
/// [`Intake::finish_joined`], and its manifest with what that answers.
pub struct Intake {
    attachment: Attachment,
    /// The number of the chunk that is to be written next.
    number: u32,
    /// What has come and is not written: a full chunk waits here until it is known whether it is
    /// the last.
    held: Zeroizing<Vec<u8>>,
    bytes: u64,
}

/// How much of an attachment there is, for its manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Taken {
    /// Its chunks.
    pub chunks: u32,
    /// Its bytes, not sealed.
    pub bytes: u64,
}

impl Taken {
    /// Whether it lies in more chunks than it needs.
    pub fn is_sliced(self) -> bool {
        self.chunks != self.joined().chunks
    }

    /// The same in full chunks.
    pub fn joined(self) -> Taken {
        let chunks = self.bytes.div_ceil(Attachment::MOST as u64).max(1);
        let chunks = u32::try_from(chunks).unwrap_or(u32::MAX);
        Taken { chunks, ..self }
    }
}

/// Shows no content.
impl fmt::Debug for Intake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Intake")
            .field("attachment", &self.attachment)
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

impl Intake {
    /// Nothing yet.
    pub fn new(attachment: Attachment) -> Intake {
        Intake {
            attachment,
            number: 0,
            held: Zeroizing::new(Vec::with_capacity(Attachment::MOST)),
            bytes: 0,
        }
    }

    /// Takes more bytes, and writes the chunks that they fill. After an error nothing may be
    /// pushed but what is left, from [`Intake::bytes`] on.
    pub async fn push<B: Backend>(
        &mut self,
        vault: &Vault<B>,
        mut bytes: &[u8],
    ) -> Result<(), Error> {
        while !bytes.is_empty() {
            if self.held.len() == Attachment::MOST {
                self.flush(vault).await?;
            }
            let room = (Attachment::MOST - self.held.len()).min(bytes.len());
            let (now, later) = bytes.split_at(room);
            self.held.extend_from_slice(now);
            self.bytes += now.len() as u64;
            bytes = later;
        }
        Ok(())
    }

    /// How many bytes were taken.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Writes what has come as a chunk of its own, if anything has.
    pub async fn flush<B: Backend>(&mut self, vault: &Vault<B>) -> Result<(), Error> {
        match self.held.is_empty() {
            true => Ok(()),
            false => self.write(vault, false).await,
        }
    }

    /// Writes the last chunk, which may be empty. May be done again after an error.
    pub async fn finish<B: Backend>(&mut self, vault: &Vault<B>) -> Result<Taken, Error> {
        self.write(vault, true).await?;
        Ok(Taken {
            bytes: self.bytes,
            chunks: self.number,
        })
    }

    /// As [`Intake::finish`], with all slices joined into full chunks: answers with the attachment
    /// that the manifest is to name from now on.
    pub async fn finish_joined<B: Backend>(
        &mut self,
        vault: &Vault<B>,
    ) -> Result<(Attachment, Taken), Error> {
        let taken = self.finish(vault).await?;
        let joined = match taken.is_sliced() {
            true => vault.join_chunks(&self.attachment, taken).await?,
            false => None,
        };
        Ok(match joined {
            Some(joined) => (joined, taken.joined()),
            None => (self.attachment.clone(), taken),
        })
    }

    async fn write<B: Backend>(&mut self, vault: &Vault<B>, is_last: bool) -> Result<(), Error> {
        let next = self.number.checked_add(1).ok_or(Error::OutOfBounds)?;
        vault
            .put_chunk(&self.attachment, self.number, &self.held, is_last)
            .await?;
        self.number = next;
        self.held.clear();
        Ok(())
    }
}

impl<B: Backend> Vault<B> {
    /// Ends an attachment that was left open after its last whole chunk, which is put again as
    /// the last; answers how much there is of it. `None` where no chunk opens: it stays open.
    ///
    /// May be done again. No other window may be writing it.
    pub async fn end_chunks(&self, attachment: &Attachment) -> Result<Option<Taken>, Error> {
        let range = Range::ChunkKeys(Some(attachment.id));
        let keys = self.disk.find(range).await?;
        let numbers = keys.iter().filter_map(|item| match item.key {
            Key::Chunk(_, number) => Some(number),
            _ => None,
        });
        let mut bytes = 0;
        let mut last = None;
        for number in numbers {
            if let Chunk::Whole { plain, is_last } = self.read_chunk(attachment, number).await? {
                bytes += plain.len() as u64;
                last = Some((number, Zeroizing::new(plain), is_last));
            }
        }
        let Some((number, plain, is_last)) = last else {
            return Ok(None);
        };
        if !is_last {
            self.put_chunk(attachment, number, &plain, true).await?;
        }
        let chunks = number.checked_add(1).ok_or(Error::OutOfBounds)?;
        Ok(Some(Taken { bytes, chunks }))
    }
}
