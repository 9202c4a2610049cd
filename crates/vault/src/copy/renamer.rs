//! Other names for what exists once, in a copy that another Homeward made.

use super::Ids;
use crate::RecordId;

/// Tells which id here belongs to an id in the copy, as far as its natural name is known.
#[derive(Clone, Debug)]
pub struct Renamer {
    /// From there to here, sorted.
    names: Vec<(RecordId, RecordId)>,
}

impl Renamer {
    /// For these natural names, from the copy's ids to the vault's.
    pub fn new<'a>(copy: &Ids, vault: &Ids, names: impl IntoIterator<Item = &'a str>) -> Renamer {
        let mut known: Vec<(RecordId, RecordId)> = Vec::new();
        for name in names {
            let there = copy.derive(name);
            if let Err(place) = known.binary_search_by_key(&there, |(there, _)| *there) {
                known.insert(place, (there, vault.derive(name)));
            }
        }
        Renamer { names: known }
    }

    /// The record's id here. One with a random id, or of an unknown name, keeps its id.
    pub fn rename(&self, record: RecordId) -> RecordId {
        let found = self
            .names
            .binary_search_by_key(&record, |(there, _)| *there);
        found.map_or(record, |place| self.names[place].1)
    }
}
