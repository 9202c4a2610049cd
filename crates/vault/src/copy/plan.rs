//! Which chunks go into which part, decided before the first is written: every header says how
//! many parts there are.

use super::frame::{LENGTH, PLAIN, SEALED};
use super::header::HEADER;
use super::line::LONGEST_CHUNK;

/// How many chunks each part holds. Part 1 holds all records, however many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    chunks: Vec<u32>,
}

impl Plan {
    /// The usual size of a part, in bytes: at most 256,000,000, less a chunk. Manifests tell how
    /// much there is of an attachment; that it lies in full chunks is how it is written, and where
    /// it does not, what is behind the border of a part is less than a chunk more than planned.
    pub const PART: u64 = 256_000_000 - LONGEST_CHUNK as u64;

    /// Everything in one part.
    pub fn one() -> Plan {
        let chunks = vec![u32::MAX];
        Plan { chunks }
    }

    /// Parts of at most `part` bytes, for records that take `records` bytes at most as lines, and
    /// chunks of these sizes as they lie in the vault, in the order in which they will come.
    /// `None` beyond 65,535 parts.
    ///
    /// A part is larger only if the records alone are, or a chunk.
    pub fn new(part: u64, records: u64, chunks: impl IntoIterator<Item = usize>) -> Option<Plan> {
        let room = room(part);
        let mut parts = vec![0u32];
        let mut taken = records.saturating_add(FIRST_AND_LAST);
        for bytes in chunks {
            let line = line(bytes as u64);
            let last = parts.last_mut()?;
            // Part 1 may hold records only; any other holds a chunk at least.
            let is_free = *last == 0 && parts.len() > 1;
            taken = taken.saturating_add(line);
            if taken <= room || is_free {
                let last = parts.last_mut()?;
                *last = last.checked_add(1)?;
            } else {
                parts.push(1);
                taken = FIRST_AND_LAST.saturating_add(line);
            }
        }
        let _: u16 = parts.len().try_into().ok()?;
        Some(Plan { chunks: parts })
    }

    /// So many chunks in each part.
    pub(super) fn of(chunks: Vec<u32>) -> Plan {
        Plan { chunks }
    }

    /// How many parts there are.
    pub fn parts(&self) -> u16 {
        u16::try_from(self.chunks.len()).unwrap_or(u16::MAX)
    }

    /// How many chunks belong into this part, from 1.
    pub(super) fn chunks_in(&self, part: u16) -> u32 {
        let at = usize::from(part).checked_sub(1);
        let chunks = at.and_then(|at| self.chunks.get(at));
        chunks.copied().unwrap_or_default()
    }
}

/// More than the first line and the last take together.
const FIRST_AND_LAST: u64 = 512;

/// More than the line of a chunk and its bytes take.
fn line(bytes: u64) -> u64 {
    bytes.saturating_add(128)
}

/// How many bytes of lines there are in the whole frames of a part of this size.
fn room(part: u64) -> u64 {
    part.saturating_sub(HEADER as u64) / (LENGTH + SEALED) as u64 * PLAIN as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(part: u64, records: u64, chunks: &[usize], expected: &[u32]) {
        let plan = Plan::new(part, records, chunks.iter().copied()).unwrap();
        assert_eq!(plan.chunks, expected);
    }

    /// The size of a part with so many frames.
    const fn frames(count: u64) -> u64 {
        213 + count * 65_556
    }

    #[test]
    fn a_part_ends_at_a_chunks_border() {
        check(frames(4), 0, &[], &[0]);
        check(frames(4), 1 << 40, &[], &[0]);
        check(frames(4), 1000, &[128_000], &[1]);
        check(frames(4), 1000, &[128_000, 128_000], &[2]);
        check(frames(4), 9000, &[128_000, 128_000], &[1, 1]);
        check(frames(4), 1 << 40, &[1, 1], &[0, 2]);
        // What fits nowhere has a part of its own.
        check(frames(1), 0, &[1, 128_000, 1, 1], &[1, 1, 2]);
        check(0, 0, &[1, 1], &[0, 1, 1]);
    }

    #[test]
    fn counts_parts_in_two_bytes() {
        assert_eq!(Plan::one().parts(), 1);
        let parts = |chunks: usize| Plan::new(0, 0, vec![1; chunks]);
        assert_eq!(parts(65_534).map(|plan| plan.parts()), Some(65_535));
        assert_eq!(parts(65_535), None);
    }
}
