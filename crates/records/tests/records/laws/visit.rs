//! Visits, and the lines that are kept about them.

use super::*;
use domain::visit::{Kind, Line, Visit, Way};
use records::VisitNote;

proptest! {
    #[test]
    fn visits(
        (kind, way, standing) in (
            select(Kind::ALL.to_vec()),
            select(vec![Way::InPerson, Way::Video]),
            select(vec![Standing::Planned, Standing::Cancelled]),
        ),
        (local, zone, offset_seconds) in (local(), text(), option::of(any::<i32>())),
        (length_minutes, place) in (any::<u16>(), text()),
        (visit, line, text) in (text(), select(Line::ALL.to_vec()), text()),
    ) {
        kept(&Visit { kind, way, local, zone, offset_seconds, length_minutes, place, standing })?;
        kept(&VisitNote { visit, line, text })?;
    }
}
