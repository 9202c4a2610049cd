//! The form where nobody knows the zone.

use domain::session::{Draft, Problem, Session};

use super::draft;
use crate::world::*;

/// Where nobody knows the zone there is no moment, and it is asked; the rest of the form is judged.
#[test]
fn a_zone_that_is_not_known_is_asked() {
    assert_eq!(draft().finish(None), Err(vec![Problem::ZoneUnknown]));
    let empty = Draft::default().finish(None).err().unwrap_or_default();
    assert!(empty.contains(&Problem::DateMissing) && empty.contains(&Problem::ZoneUnknown));
    // What was typed stands in the form as it was.
    let kept = draft().finish(Some(&NEW_YORK)).unwrap();
    let strange = Session {
        zone: "America/Somewhere".into(),
        ..kept
    };
    let again = Draft::from_session(&strange, None);
    assert_eq!((again.date, again.start), (draft().date, draft().start));
    assert_eq!(again.zone, "America/Somewhere");
}
