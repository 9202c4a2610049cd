//! The bag: our things, what the clinic wants brought, and the patient's own.

use std::collections::BTreeMap;

use super::Mark;
use crate::text;

/// A thing the patient added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnThing {
    /// Its id; never equal to a slug.
    pub id: String,
    /// As typed.
    pub text: String,
}

/// What is in the bag, or waits to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BagView {
    /// Its rows: ours, the clinic's, the patient's own; hidden ones are not among them.
    pub rows: Vec<BagRow>,
    /// The hidden ones, in the same order, so that they can be brought back.
    pub hidden: Vec<BagRow>,
    /// How many rows are not ticked.
    pub left: usize,
}

/// One row of the bag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BagRow {
    /// What its mark is kept under; begins with `bag-`.
    pub key: String,
    /// What it is.
    pub thing: Thing,
    /// Packed.
    pub ticked: bool,
}

/// Something to bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    /// One of ours, by its slug; content has its words.
    Ours(String),
    /// A line of the clinic's list, as they wrote it.
    Clinic(String),
    /// The patient's own, as typed.
    Own(String),
}

impl BagView {
    /// Whether nothing is left and something was packed. An empty bag is not a packed one.
    #[must_use]
    pub fn is_packed(&self) -> bool {
        self.left == 0 && !self.rows.is_empty()
    }
}

/// The bag. `ours` are slugs from content; `bring` is the clinic's list, one thing to a line, empty
/// when they gave none; `marks` are those of the session, whatever else is among them.
///
/// A line of the clinic keeps its tick as long as its words stay the same, wherever it stands.
#[must_use]
pub fn pack(
    ours: &[&str],
    bring: &str,
    own: &[OwnThing],
    marks: &BTreeMap<String, Mark>,
) -> BagView {
    let ours = ours
        .iter()
        .map(|slug| (format!("bag-{slug}"), Thing::Ours((*slug).to_owned())));
    let own = own
        .iter()
        .map(|thing| (format!("bag-{}", thing.id), Thing::Own(thing.text.clone())));
    let mut view = BagView::default();
    for (key, thing) in ours.chain(lines(bring)).chain(own) {
        let mark = marks.get(&key);
        let ticked = mark == Some(&Mark::Ticked);
        let rows = match mark {
            Some(Mark::Hidden) => &mut view.hidden,
            _ => &mut view.rows,
        };
        rows.push(BagRow { key, thing, ticked });
    }
    view.left = view.rows.iter().filter(|row| !row.ticked).count();
    view
}

/// The clinic's lines, each once, without the dashes and dots of a list.
fn lines(bring: &str) -> Vec<(String, Thing)> {
    let mut lines: Vec<(String, Thing)> = Vec::new();
    for line in bring.lines() {
        let line = line
            .trim()
            .trim_start_matches(['-', '*', '•', '·'])
            .trim_start();
        let key = line_key(line);
        let is_new = lines.iter().all(|(other, _)| *other != key);
        if is_new && !text::is_blank(line) {
            lines.push((key, Thing::Clinic(line.to_owned())));
        }
    }
    lines
}

/// Stands for a line's words (FNV-1a, 64 bits), so that a tick holds no copy of them.
fn line_key(line: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for word in line.split_whitespace() {
        for byte in word.bytes().chain([b' ']) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    format!("bag-line-{hash:016x}")
}
