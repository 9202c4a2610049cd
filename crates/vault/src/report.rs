//! A look at all records and notes: how many are there, and how many are whole.

use crate::backend::{Backend, Item, Range, Store};
use crate::vault::record_of;
use crate::{Error, Reason, Vault, Walk, row};

/// What [`Vault::check_all`] counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Records with a write that opens.
    pub records: usize,
    /// Writes that open.
    pub writes: usize,
    /// Rows that do not.
    pub damaged: usize,
    /// Rows of a newer version.
    pub newer: usize,
    /// Rows, of all these, that name a former key.
    pub former: usize,
    /// Notes in the inbox that open.
    pub notes: usize,
    /// Boxes that do not.
    pub damaged_notes: usize,
}

impl<B: Backend> Vault<B> {
    /// Looks at everything but attachments, and changes nothing; for those see
    /// [`Vault::check_attachments`].
    pub async fn check_all(&self) -> Result<Report, Error> {
        let mut report = Report::default();
        let mut walk = Walk::default();
        while let Some(rows) = self.next_rows(&mut walk).await? {
            self.count_rows(&rows, &mut report);
        }
        for item in self.disk.find(Range::All(Store::Inbox)).await? {
            match self.open_note(&item) {
                Some(_) => report.notes += 1,
                None => report.damaged_notes += 1,
            }
        }
        Ok(report)
    }

    fn count_rows(&self, rows: &[Item], report: &mut Report) {
        let mut last = None;
        for item in rows {
            match self.open_row(item) {
                Ok(_) => {
                    let record = record_of(&item.key);
                    report.records += usize::from(last != record);
                    report.writes += 1;
                    last = record;
                }
                Err(Reason::Damaged) => report.damaged += 1,
                Err(Reason::NewerFormat) => report.newer += 1,
            }
            let is_former = self.keys.is_former(row::key_of(&item.value));
            report.former += usize::from(is_former);
        }
    }
}
