//! Local times without a zone, as `2026-03-15T10:00:00`.

use crate::Unreadable;
use chrono::NaiveDateTime;

pub(crate) fn write(local: NaiveDateTime) -> String {
    // Debug is chrono's ISO 8601 form; the one with a space is Display's.
    format!("{local:?}")
}

pub(crate) fn read(written: &str) -> Result<NaiveDateTime, Unreadable> {
    written.parse().map_err(|_| Unreadable::Broken)
}
