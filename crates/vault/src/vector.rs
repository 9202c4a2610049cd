//! Version vectors: which writes of each replica a write had seen.

use crate::ReplicaId;

/// For each replica, the number of its latest write that is covered.
///
/// Counters start at 1; a replica that is not named counts as 0. Inside, replicas stand once
/// each, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Vector(Vec<(ReplicaId, u64)>);

impl Vector {
    /// The greatest counter: what JSON readers everywhere hold exactly.
    pub const MAX_COUNTER: u64 = (1 << 53) - 1;

    /// The vector of somebody who has seen nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// The latest write of `replica` that is covered, 0 for none.
    pub fn get(&self, replica: ReplicaId) -> u64 {
        self.place(replica).map_or(0, |place| self.0[place].1)
    }

    /// This vector, with `replica` at `counter`.
    #[must_use]
    pub fn with(mut self, replica: ReplicaId, counter: u64) -> Self {
        match self.place(replica) {
            Ok(place) if counter == 0 => {
                self.0.remove(place);
            }
            Ok(place) => self.0[place].1 = counter,
            Err(_) if counter == 0 => {}
            Err(place) => self.0.insert(place, (replica, counter)),
        }
        self
    }

    /// What either has seen.
    #[must_use]
    pub fn join(mut self, other: &Vector) -> Self {
        for (replica, counter) in other.iter() {
            if counter > self.get(replica) {
                self = self.with(replica, counter);
            }
        }
        self
    }

    /// Has seen everything that `other` has; equal vectors cover one another.
    pub fn covers(&self, other: &Vector) -> bool {
        other
            .iter()
            .all(|(replica, counter)| self.get(replica) >= counter)
    }

    /// Has seen everything that `other` has, and more.
    pub fn dominates(&self, other: &Vector) -> bool {
        self != other && self.covers(other)
    }

    /// Each replica with its counter, in the order of the replicas.
    pub fn iter(&self) -> impl Iterator<Item = (ReplicaId, u64)> + '_ {
        self.0.iter().copied()
    }

    /// True of somebody who has seen nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn place(&self, replica: ReplicaId) -> Result<usize, usize> {
        self.0.binary_search_by_key(&replica, |(of, _)| *of)
    }
}

impl FromIterator<(ReplicaId, u64)> for Vector {
    fn from_iter<I: IntoIterator<Item = (ReplicaId, u64)>>(pairs: I) -> Self {
        pairs
            .into_iter()
            .fold(Vector::new(), |vector, (replica, counter)| {
                vector.join(&Vector::new().with(replica, counter))
            })
    }
}

#[cfg(test)]
mod tests;
