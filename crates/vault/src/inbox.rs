//! The inbox: notes written while the vault is locked, until whoever unlocks it decides.

use crate::backend::{Backend, BackendError, Change, Item, Key, Range, Store};
use crate::locked::Locked;
use crate::vault::{UNDECIDED, Write};
use crate::{Error, Record, Vault, Vector, key, meta, padding, row, sealed_box};
use std::fmt;
use zeroize::Zeroizing;

/// Magic ‖ format.
const MARK: &[u8; 8] = b"HMWDBOX\x01";
const LAST: u64 = (1 << 53) - 1;

/// All notes, and how many boxes did not open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inbox {
    /// The notes, by their numbers.
    pub notes: Vec<Note>,
    /// How many boxes are damaged, or of a newer version. They stay where they are.
    pub damaged: usize,
}

/// A note that was written while locked.
#[derive(Clone, PartialEq, Eq)]
pub struct Note {
    /// Its number; notes were written in the order of their numbers.
    pub number: u64,
    /// Which kind of record it is to become.
    pub kind: String,
    /// Which schema of that kind the body follows.
    pub schema: u32,
    /// When it was written, in milliseconds since 1970.
    pub written_at: i64,
    /// The body as JSON text.
    pub body: String,
    /// The first bytes of its box, by which it is known: a number may be given again.
    ephemeral: [u8; 32],
}

/// Shows neither kind nor body: those are the patient's.
impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Note")
            .field("number", &self.number)
            .field("written_at", &self.written_at)
            .finish_non_exhaustive()
    }
}

/// A note, sealed: to be added to the inbox, and known there by its bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(Vec<u8>);

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}

impl<B: Backend> Locked<B> {
    /// Adds a note, sealed for whoever unlocks the vault, and answers with its number.
    ///
    /// `NotJson` of a body that is none, `DamagedKeys` when the public key is damaged.
    pub async fn add_to_inbox(
        &self,
        kind: &str,
        schema: u32,
        body: &str,
        written_at: i64,
    ) -> Result<u64, Error> {
        let sealed = self.seal_note(kind, schema, body, written_at).await?;
        self.add_sealed(&sealed, &[]).await
    }

    /// Seals a note for whoever unlocks the vault; nothing is added yet.
    pub async fn seal_note(
        &self,
        kind: &str,
        schema: u32,
        body: &str,
        written_at: i64,
    ) -> Result<Sealed, Error> {
        let plain = row::write_note(kind, schema, body, written_at).ok_or(Error::NotJson)?;
        let mut plain = Zeroizing::new(plain.into_bytes());
        padding::pad(&mut plain);
        let entries = self.disk.find(meta::all()).await?;
        let sealed = meta::public(&entries)
            .and_then(|public| sealed_box::seal(&public, &plain, &*self.entropy))
            .ok_or(Error::DamagedKeys)?;
        Ok(Sealed([MARK, sealed.as_slice()].concat()))
    }

    /// Adds a note that is still being written in the place of what was sent of it before, whether or not
    /// that was answered; answers with its number. What is gone, since somebody unlocked and decided, is
    /// added anew.
    pub async fn add_sealed(&self, note: &Sealed, before: &[Sealed]) -> Result<u64, Error> {
        let mut answer = Err(UNDECIDED);
        let mut decide = |found: &[Vec<Item>]| {
            let boxes = found.first().map(Vec::as_slice).unwrap_or_default();
            let is_of = |item: &Item, notes: &[Sealed]| notes.iter().any(|of| of.0 == item.value);
            let mut next = 0;
            let mut old = Vec::new();
            for (number, item) in numbered(boxes) {
                if item.value == note.0 {
                    answer = Ok(number); // a backend that lost the answer does the update again
                    return Ok(Vec::new());
                }
                if is_of(item, before) {
                    old.push(number);
                }
                next = number.saturating_add(1).max(next);
            }
            let number = old.first().copied().unwrap_or(next);
            if number > LAST {
                return Err(BackendError::Refused("the inbox has no number left").into());
            }
            answer = Ok(number);
            let delete = |number: u64| Change::Delete(Store::Inbox, Key::Number(number));
            let mut changes: Vec<_> = old.into_iter().map(delete).collect();
            let put = Change::Put(Store::Inbox, Key::Number(number), note.0.clone());
            changes.push(put);
            Ok(changes)
        };
        let boxes = [Range::All(Store::Inbox)];
        self.disk.update(&boxes, &mut decide).await?;
        answer
    }

    /// Deletes all that was sent of a note that is not to be one after all, where it is still there.
    pub async fn take_back(&self, notes: &[Sealed]) -> Result<(), Error> {
        let mut decide = |found: &[Vec<Item>]| {
            let boxes = found.first().map(Vec::as_slice).unwrap_or_default();
            let sent =
                numbered(boxes).filter(|(_, item)| notes.iter().any(|of| of.0 == item.value));
            let delete = |(number, _)| Change::Delete(Store::Inbox, Key::Number(number));
            Ok(sent.map(delete).collect())
        };
        let boxes = [Range::All(Store::Inbox)];
        self.disk.update(&boxes, &mut decide).await
    }

    /// How many boxes are there.
    pub async fn count_inbox(&self) -> Result<usize, Error> {
        Ok(self.disk.find(Range::All(Store::Inbox)).await?.len())
    }
}

impl<B: Backend> Vault<B> {
    /// What waits beside the records: how many boxes are there, whether or not they open, and
    /// whether a start has to [tend](Vault::tend) to attachments.
    pub async fn glance(&self) -> Result<(usize, bool), Error> {
        let notes = self.disk.find(Range::All(Store::Inbox)).await?.len();
        Ok((notes, self.untidy().await?.is_some()))
    }

    /// Opens every note.
    pub async fn inbox(&self) -> Result<Inbox, Error> {
        let mut inbox = Inbox::default();
        for item in self.disk.find(Range::All(Store::Inbox)).await? {
            match self.open_note(&item) {
                Some(note) => inbox.notes.push(note),
                None => inbox.damaged += 1,
            }
        }
        Ok(inbox)
    }

    /// The raw bytes of every box that does not open, by its number.
    pub async fn damaged_notes(&self) -> Result<Vec<(u64, Vec<u8>)>, Error> {
        let boxes = self.disk.find(Range::All(Store::Inbox)).await?;
        let damaged = boxes
            .into_iter()
            .filter(|item| self.open_note(item).is_none());
        let numbered = damaged.filter_map(|item| match item.key {
            Key::Number(number) => Some((number, item.value)),
            _ => None,
        });
        Ok(numbered.collect())
    }

    /// Makes a note a new record and deletes its box, in one transaction; `None` when the box is
    /// no longer there.
    pub async fn keep_note(&self, note: &Note) -> Result<Option<Record>, Error> {
        let base = Vector::new();
        let write = Write {
            id: self.make_id(),
            base: &base,
            sent: &[],
            kind: &note.kind,
            schema: note.schema,
            body: &note.body,
        };
        let draft = self.draft(write, note.written_at)?;
        let mut answer = Err(UNDECIDED);
        let mut decide = |found: &[Vec<Item>]| {
            let [boxes, rows] = found else {
                return Err(UNDECIDED);
            };
            if !note.is_in(boxes) && rows.is_empty() {
                answer = Ok(None);
                return Ok(Vec::new());
            }
            let (saved, mut changes) = self.decide(&draft, rows)?;
            if !changes.is_empty() {
                changes.push(note.delete());
            }
            answer = Ok(Some(saved.record));
            Ok(changes)
        };
        let ranges = [note.range(), Range::OfRecord(draft.id)];
        self.disk.update(&ranges, &mut decide).await?;
        answer
    }

    /// Deletes a note's box, if it is still there.
    pub async fn remove_note(&self, note: &Note) -> Result<(), Error> {
        let mut decide = |found: &[Vec<Item>]| {
            let is_there = found.first().is_some_and(|boxes| note.is_in(boxes));
            Ok(is_there.then(|| note.delete()).into_iter().collect())
        };
        self.disk.update(&[note.range()], &mut decide).await
    }

    /// The changes that seal the boxes anew for another inbox; those that do not open stay.
    pub(crate) fn rebox(&self, boxes: &[Item], public: &[u8; 32]) -> Vec<Change> {
        let rebox = |item: &Item| {
            let plain = self.open_box(item)?;
            let sealed = sealed_box::seal(public, &plain, &*self.entropy)?;
            let sealed = [MARK, sealed.as_slice()].concat();
            Some(Change::Put(Store::Inbox, item.key.clone(), sealed))
        };
        boxes.iter().filter_map(rebox).collect()
    }

    fn open_box(&self, item: &Item) -> Option<Zeroizing<Vec<u8>>> {
        let (public, private) = (self.keys.inbox.as_ref()?, self.keys.inbox_private.as_ref()?);
        open_box(item, public, private)
    }

    pub(crate) fn open_note(&self, item: &Item) -> Option<Note> {
        let (public, private) = (self.keys.inbox.as_ref()?, self.keys.inbox_private.as_ref()?);
        open_note(item, public, private)
    }
}

fn open_box(item: &Item, public: &[u8; 32], private: &key::Key) -> Option<Zeroizing<Vec<u8>>> {
    sealed_box::open(public, private, item.value.strip_prefix(MARK)?)
}

/// Opens a box by the inbox's pair.
pub(crate) fn open_note(item: &Item, public: &[u8; 32], private: &key::Key) -> Option<Note> {
    let Key::Number(number) = item.key else {
        return None;
    };
    let plain = open_box(item, public, private)?;
    let said = row::read_note(std::str::from_utf8(&plain).ok()?).ok()?;
    Some(Note {
        number,
        kind: said.kind,
        schema: said.schema,
        written_at: said.written_at,
        body: said.body?,
        ephemeral: *item.value.get(MARK.len()..)?.first_chunk()?,
    })
}

impl Note {
    /// Two names for what it becomes, the same whenever its box is opened.
    pub(crate) fn names(&self) -> [[u8; 16]; 2] {
        let name = |label| key::derive_name(&self.ephemeral, label, &[]);
        ["homeward note record", "homeward note write"].map(name)
    }

    fn range(&self) -> Range {
        Range::One(Store::Inbox, Key::Number(self.number))
    }

    fn delete(&self) -> Change {
        Change::Delete(Store::Inbox, Key::Number(self.number))
    }

    fn is_in(&self, boxes: &[Item]) -> bool {
        let ephemeral = |item: &Item| item.value.get(MARK.len()..40) == Some(&self.ephemeral);
        boxes.iter().any(ephemeral)
    }
}

fn numbered(boxes: &[Item]) -> impl Iterator<Item = (u64, &Item)> {
    boxes.iter().filter_map(|item| match item.key {
        Key::Number(number) => Some((number, item)),
        _ => None,
    })
}
