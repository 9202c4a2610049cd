//! Records: the live writes of one thing, and how two histories of it become one.

use crate::{RecordId, Vector, WriteId};
use std::cmp::Reverse;
use std::fmt;

/// One live write of a record, opened.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Head {
    /// When it was written by the writer's clock, in milliseconds since 1970.
    pub written_at: i64,
    /// The write's own id.
    pub write: WriteId,
    /// What the writer had seen, this write included.
    pub vector: Vector,
    /// Which kind of record it is, in the words of the layer above.
    pub kind: String,
    /// Which schema of that kind the body follows.
    pub schema: u32,
    /// True when this write erased the record; the body is then empty.
    pub erased: bool,
    /// The body as JSON text, exactly as it was put.
    pub body: String,
}

impl Head {
    /// Says the same as another, whoever wrote it and when.
    pub fn says_the_same(&self, other: &Head) -> bool {
        (self.erased, &self.kind, self.schema, &self.body)
            == (other.erased, &other.kind, other.schema, &other.body)
    }
}

/// Shows neither kind nor body: those are the patient's.
impl fmt::Debug for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Head")
            .field("write", &self.write)
            .field("written_at", &self.written_at)
            .field("vector", &self.vector)
            .field("erased", &self.erased)
            .finish_non_exhaustive()
    }
}

/// One record: its live writes, at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The record's id.
    pub id: RecordId,
    shown: Head,
    others: Vec<Head>,
}

impl Record {
    /// A record of these heads, after leaving out those that another has seen; `None` if there
    /// are no heads.
    pub fn from_heads(id: RecordId, heads: Vec<Head>) -> Option<Record> {
        let rank = |head: &Head| Reverse((!head.erased, head.written_at, head.write));
        let mut others: Vec<Head> = Vec::new();
        for head in merge_heads(&heads, &[]) {
            let place = others.partition_point(|other| rank(other) <= rank(&head));
            others.insert(place, head);
        }
        if others.is_empty() {
            return None;
        }
        let shown = others.remove(0);
        Some(Record { id, shown, others })
    }

    /// The head to show where only one can be: the later by (written at, write id), and one that
    /// holds something before one that erased.
    pub fn shown(&self) -> &Head {
        &self.shown
    }

    /// The heads beside the shown one, in the order in which they would be shown.
    pub fn others(&self) -> &[Head] {
        &self.others
    }

    /// All heads, the shown one first.
    pub fn heads(&self) -> impl Iterator<Item = &Head> {
        std::iter::once(&self.shown).chain(&self.others)
    }

    /// What somebody has seen who has seen all of this record: the `base` of the next put.
    pub fn vector(&self) -> Vector {
        self.heads()
            .fold(Vector::new(), |seen, head| seen.join(&head.vector))
    }

    /// True when two heads were written without knowledge of one another and differ in what
    /// they say.
    pub fn is_conflict(&self) -> bool {
        self.others
            .iter()
            .any(|head| !head.says_the_same(&self.shown))
    }

    /// True when every head erased the record.
    pub fn is_erased(&self) -> bool {
        self.shown.erased
    }
}

/// Makes one history of two: all heads of both, save those that another of them has seen.
///
/// Commutative, associative and idempotent; sorted as [`Head`]s are. Looks only at ids and
/// vectors, so kinds and schemas that this version does not know merge too. Equal vectors do
/// not cover one another here: of two writes that claim the same place both stay.
pub fn merge_heads(mine: &[Head], theirs: &[Head]) -> Vec<Head> {
    // Heads are few: insertion is quick, and far less code than a tree or a sort.
    let mut all: Vec<&Head> = Vec::new();
    for head in mine.iter().chain(theirs) {
        if let Err(place) = all.binary_search(&head) {
            all.insert(place, head);
        }
    }
    all.iter()
        .filter(|head| !all.iter().any(|by| by.vector.dominates(&head.vector)))
        .map(|head| (*head).clone())
        .collect()
}

#[cfg(test)]
mod tests;
