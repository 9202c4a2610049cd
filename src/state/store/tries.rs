//! The writes of an author whose answers have not come: they may be on the disk or not.

use std::cell::RefCell;
use vault::{BackendError, Error, RecordId, WriteId};

/// An author's writes that are under way, and those whose answers were lost. The author has seen them,
/// so the next write covers them, where they are on the disk.
#[derive(Default)]
pub struct Tries(RefCell<Vec<(RecordId, WriteId)>>);

impl Tries {
    /// One more of a record: its id, behind those of before.
    pub fn begin(&self, id: RecordId, write: WriteId) -> Vec<WriteId> {
        self.0.borrow_mut().push((id, write));
        let tries = self.0.borrow();
        let of = tries.iter().filter(|(of, _)| *of == id);
        of.map(|(_, write)| *write).collect()
    }

    /// What came of the last of these.
    pub fn end<T>(&self, id: RecordId, sent: &[WriteId], outcome: &Result<T, Error>) {
        let settled = match outcome {
            Ok(_) => sent,
            Err(Error::Storage(BackendError::Lost)) => &[],
            // Surely not on the disk.
            Err(_) => &sent[sent.len().saturating_sub(1)..],
        };
        let is_settled = |(of, write): &(RecordId, WriteId)| *of == id && settled.contains(write);
        self.0.borrow_mut().retain(|one| !is_settled(one));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_on_the_disk_is_sent_along() {
        let id = |byte: u8| -> RecordId { format!("{byte:032x}").parse().expect("an id") };
        let write = |byte: u8| -> WriteId { format!("{byte:032x}").parse().expect("an id") };
        let tries = Tries::default();
        let lost: Result<(), _> = Err(Error::Storage(BackendError::Lost));
        let full = Err(Error::Storage(BackendError::Full));
        let cases = [
            (write(1), &lost, vec![write(1)]),
            (write(2), &full, vec![write(1), write(2)]),
            (write(3), &lost, vec![write(1), write(3)]),
            (write(4), &Ok(()), vec![write(1), write(3), write(4)]),
            (write(5), &full, vec![write(5)]),
        ];
        assert_eq!(tries.begin(id(2), write(9)), [write(9)], "another record");
        for (write, outcome, expected) in cases {
            let sent = tries.begin(id(1), write);
            assert_eq!(sent, expected);
            tries.end(id(1), &sent, outcome);
        }
        assert_eq!(tries.begin(id(2), write(8)), [write(9), write(8)]);
    }
}
