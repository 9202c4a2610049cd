//! Chance, and what it does to bytes.

use std::cell::Cell;
use vault::Entropy;

/// A whole frame with its length.
const FRAME: usize = 65_556;

/// Chance that can be had again (xorshift).
pub struct Dice(Cell<u64>);

impl Entropy for Dice {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.iter_mut().for_each(|byte| *byte = self.next() as u8);
    }
}

impl Dice {
    /// Begins somewhere.
    pub fn from(seed: u64) -> Dice {
        Dice(Cell::new(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1))
    }

    /// Sixty-four bits at random, save some at the top.
    pub fn next(&self) -> u64 {
        let mut state = self.0.get();
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        self.0.set(state);
        state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    /// A number below an end.
    pub fn below(&self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// A number that is likely to be an edge of something.
    fn edge(&self) -> u64 {
        let edges = [
            0, 1, 2, 15, 16, 255, 65_535, 65_536, 65_552, 65_553, 19_455, 1_048_577,
        ];
        match self.below(3) {
            0 => self.next(),
            1 => edges[self.below(edges.len())],
            _ => u64::MAX >> self.below(40),
        }
    }

    /// Changes some bytes once; `other` is where foreign ones come from.
    pub fn change(&self, bytes: &mut Vec<u8>, other: &[u8]) {
        // Often at the front: headers and lengths.
        let end = match self.below(3) {
            0 => bytes.len().min(223),
            _ => bytes.len(),
        };
        let at = self.below(end);
        let to = (at + self.below(300)).min(bytes.len());
        let from = self.below(other.len());
        let piece = &other[from..(from + self.below(300)).min(other.len())];
        match self.below(9) {
            0 => drop(bytes.get_mut(at).map(|byte| *byte ^= 1 << self.below(8))),
            1 => bytes.truncate(at),
            2 => drop(bytes.splice(at..to, piece.iter().copied())),
            3 => drop(bytes.splice(at..at, bytes[at..to].to_vec())),
            4 => drop(bytes.drain(at..to)),
            5 => bytes.extend_from_slice(piece),
            6 => {
                let width = 1 << self.below(4);
                let number = self.edge().to_be_bytes();
                let places = bytes.iter_mut().skip(at);
                places
                    .zip(&number[8 - width..])
                    .for_each(|(to, from)| *to = *from);
            }
            7 if bytes.len() > 217 => {
                let length = (self.edge() as u32).to_be_bytes();
                let frame = self.below((bytes.len() - 213).div_ceil(FRAME));
                let places = bytes.iter_mut().skip(213 + frame * FRAME);
                places.zip(length).for_each(|(to, from)| *to = from);
            }
            _ => {
                // Whole frames change places.
                let frame = |at: usize| 213 + at * FRAME..213 + (at + 1) * FRAME;
                let count = bytes.len().saturating_sub(213) / FRAME;
                let (one, two) = (self.below(count), self.below(count));
                if let Some(moved) = bytes.get(frame(one)).map(<[u8]>::to_vec)
                    && count > 0
                {
                    bytes.splice(frame(two), moved);
                }
            }
        }
    }
}
