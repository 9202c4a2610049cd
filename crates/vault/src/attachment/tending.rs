//! What a start puts in order: chunks that nobody names, and recordings that nobody has closed.

use super::{Attachment, Chunk, Intake, Named, Naming, Taken};
use crate::backend::Backend;
use crate::{Error, Head, RecordId, Vault, Write};
use zeroize::Zeroizing;

/// Each pass is over after what it found; what is closed in one is seen to be in order in the next.
const PASSES: usize = 3;

/// The manifests, in the words of the layer above.
pub trait Manifests {
    /// What a live write says of attachments.
    fn naming(&self, record: RecordId, head: &Head) -> Naming;

    /// The body of this manifest, saying that this is its attachment, and so much of it; `None` of
    /// one that cannot be read.
    fn with(&self, head: &Head, attachment: &Attachment, taken: Taken) -> Option<String>;
}

impl<B: Backend> Vault<B> {
    /// Removes chunks that nobody names, closes recordings that a kill has left open, and joins
    /// their slices. Answers with the records that were written.
    ///
    /// Does nothing where everything was in order at another start. No other window may be writing
    /// chunks whose manifest is still to come. May end anywhere, and be done again.
    pub async fn tend(
        &self,
        manifests: &impl Manifests,
        written_at: i64,
    ) -> Result<Vec<RecordId>, Error> {
        let mut written = Vec::new();
        for _ in 0..PASSES {
            let Some(untidy) = self.untidy().await? else {
                break;
            };
            // First what is there, then who names it: what is begun meanwhile is not taken for
            // nobody's.
            let listed = self.list_attachments().await?;
            if listed.is_empty() {
                self.tidied(&untidy).await?;
                break;
            }
            let mut loose = Vec::new();
            let naming = |record, head: &Head| {
                let naming = manifests.naming(record, head);
                if matches!(naming, Naming::One(_, taken) if taken.is_none_or(Taken::is_sliced)) {
                    loose.push(record);
                }
                naming
            };
            let named = self.find_named(naming).await?;
            self.sweep(&listed, &named).await?;
            let before = written.len();
            for record in loose {
                if self.close(record, manifests, &named, written_at).await? {
                    written.push(record);
                }
            }
            if written.len() == before {
                if named.is_certain {
                    self.tidied(&untidy).await?;
                }
                break;
            }
        }
        Ok(written)
    }

    /// Says in a manifest where its recording ends, and joins its slices; answers whether anything
    /// was written. One that two windows see differently stays as it is.
    async fn close(
        &self,
        id: RecordId,
        manifests: &impl Manifests,
        named: &Named,
        written_at: i64,
    ) -> Result<bool, Error> {
        let Some(record) = self.read(id).await?.filter(|record| !record.is_conflict()) else {
            return Ok(false);
        };
        let head = record.shown();
        let Naming::One(old, said) = manifests.naming(id, head) else {
            return Ok(false);
        };
        let ended = match said {
            Some(taken) => Some(taken),
            None => self.end_chunks(&old).await?,
        };
        let Some(ended) = ended else {
            return Ok(false);
        };
        // While something cannot be read nothing is removed: the slices would stay beside.
        let joined = match named.is_certain && ended.is_sliced() {
            true => self.join_chunks(&old, ended).await?,
            false => None,
        };
        let is_joined = joined.is_some();
        if said.is_some() && !is_joined {
            return Ok(false);
        }
        let one = joined.unwrap_or(old);
        let taken = match is_joined {
            true => ended.joined(),
            false => ended,
        };
        let Some(body) = manifests.with(head, &one, taken) else {
            return Ok(false);
        };
        let write = Write {
            id,
            base: &record.vector(),
            sent: &[],
            kind: &head.kind,
            schema: head.schema,
            body: &body,
        };
        self.put_one(write, written_at).await?;
        Ok(true)
    }

    /// Writes the slices of a recording anew as full chunks, under an id and a key of their own, and
    /// answers with those: for its manifest, which is to say [`Taken::joined`]. The slices stay, and
    /// go at a start, once no manifest names them. `None` where one of them does not open, or there
    /// is another number of bytes.
    pub async fn join_chunks(
        &self,
        old: &Attachment,
        taken: Taken,
    ) -> Result<Option<Attachment>, Error> {
        let new = Attachment::make(&*self.entropy);
        let mut intake = Intake::new(new.clone());
        for number in 0..taken.chunks {
            let Chunk::Whole { plain, .. } = self.read_chunk(old, number).await? else {
                self.erase_chunks(new.id).await?;
                return Ok(None);
            };
            intake.push(self, &Zeroizing::new(plain)).await?;
        }
        match intake.finish(self).await? == taken.joined() {
            true => Ok(Some(new)),
            false => {
                self.erase_chunks(new.id).await?;
                Ok(None)
            }
        }
    }
}
