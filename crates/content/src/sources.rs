//! What texts lean on.

use crate::reader::Reader;

/// What a text leans on: the slug of a [`crate::Source`], and the date of the last comparison with it.
pub type Proof = (&'static str, &'static str);

/// What texts of the interface lean on.
#[derive(Debug, Clone, PartialEq)]
pub struct ClinicalLines {
    /// Permanent name, known to the screens that show them.
    pub slug: &'static str,
    /// Date of the last comparison with the sources.
    pub checked: &'static str,
    /// Slugs of their [`crate::Source`]s.
    pub sources: Vec<&'static str>,
}

impl ClinicalLines {
    pub(crate) fn read(rows: &mut Reader) -> Self {
        ClinicalLines {
            slug: rows.text(),
            checked: rows.text(),
            sources: rows.list(Reader::text),
        }
    }
}
