//! Which attachments the live writes name, and whether that is known for sure.

use super::{Attachment, Chunk, Taken};
use crate::backend::Backend;
use crate::vault::record_of;
use crate::{Error, Head, RecordId, Vault, Walk, copy};

/// What a live write says of attachments, in the words of the layer above.
#[derive(Clone, Debug)]
pub enum Naming {
    /// It names none.
    Nothing,
    /// It is the manifest of one, of which there is so much; `None` while that one is open.
    One(Attachment, Option<Taken>),
    /// This version cannot tell.
    Unknown,
}

/// The attachments that live writes name.
#[derive(Clone, Debug)]
pub struct Named {
    /// Sorted by id; each once, with the most that a write says.
    list: Vec<(Attachment, Option<Taken>)>,
    /// Every row opened, and the layer above understood each.
    pub is_certain: bool,
}

impl Named {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.list.len()
    }

    /// Whether the attachment with this id is one of them.
    pub fn has(&self, id: &[u8; 16]) -> bool {
        self.place(id).is_ok()
    }

    /// Each, with how much there is of it; `None` of one that is open.
    pub fn iter(&self) -> impl Iterator<Item = &(Attachment, Option<Taken>)> {
        self.list.iter()
    }

    /// Whether a chunk of a copy opens, and what lies in its place does not.
    pub(crate) fn mends(&self, chunk: &copy::Chunk, here: &[u8]) -> bool {
        if here == chunk.sealed {
            return false; // as it mostly is, and nothing has to be opened to know
        }
        let place = self.place(&chunk.attachment).ok();
        place.and_then(|at| self.at(at)).is_some_and(|(one, _)| {
            let is_damaged = |sealed| one.open(chunk.number, sealed) == Chunk::Damaged;
            is_damaged(here) && !is_damaged(&chunk.sealed)
        })
    }

    /// The one at this place.
    pub(super) fn at(&self, place: usize) -> Option<&(Attachment, Option<Taken>)> {
        self.list.get(place)
    }

    fn new() -> Named {
        Named {
            list: Vec::new(),
            is_certain: true,
        }
    }

    fn take(&mut self, naming: Naming) {
        match naming {
            Naming::Nothing => {}
            Naming::Unknown => self.is_certain = false,
            Naming::One(one, taken) => match self.place(&one.id) {
                Ok(place) => self.list[place].1 = self.list[place].1.max(taken),
                Err(place) => self.list.insert(place, (one, taken)),
            },
        }
    }

    /// Where the one with this id stands.
    pub(super) fn place(&self, id: &[u8; 16]) -> Result<usize, usize> {
        self.list.binary_search_by_key(id, |(one, _)| one.id)
    }
}

impl<B: Backend> Vault<B> {
    /// Goes over all live writes, with the screen free in between, and asks of each what it names.
    pub async fn find_named(
        &self,
        mut naming: impl FnMut(RecordId, &Head) -> Naming,
    ) -> Result<Named, Error> {
        let mut named = Named::new();
        let mut walk = Walk::default();
        while let Some(rows) = self.next_rows(&mut walk).await? {
            for row in &rows {
                named.take(match (self.open_row(row), record_of(&row.key)) {
                    (Ok(head), _) if head.erased => Naming::Nothing,
                    (Ok(head), Some(record)) => naming(record, &head),
                    _ => Naming::Unknown,
                });
            }
        }
        Ok(named)
    }
}
