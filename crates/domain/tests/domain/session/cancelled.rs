//! A second session on a day, and one that was cancelled on its day: which limits hold all the same.

use domain::session::{Cancelled, Given};
use domain::time::resolve;

use super::*;

#[track_caller]
fn check_cancelled(start: &str, at: &str, given: Option<Given>, holds: bool) {
    let session = session(start, NEW_YORK);
    let at = resolve(local(at), &NEW_YORK).first();
    let limits = session.limits_after_cancelling(&Cancelled { at, given }, &NEW_YORK);
    assert_eq!(limits, holds.then_some(at), "{start} {at}");
}

#[test]
fn only_a_no_lifts_the_limits_of_a_session_cancelled_on_its_day() {
    let morning = "2026-05-10 10:00";
    for (given, holds) in [
        (None, true),
        (Some(Given::Yes), true),
        (Some(Given::NotSure), true),
        (Some(Given::No), false),
    ] {
        check_cancelled(morning, "2026-05-10 09:00", given, holds);
        check_cancelled(morning, "2026-05-10 15:00", given, holds);
    }
    check_cancelled(morning, "2026-05-09 21:59", None, false);
    // 12 hours before, and from 4 am of the day.
    check_cancelled(morning, "2026-05-09 22:00", None, true);
    check_cancelled("2026-05-10 18:00", "2026-05-10 04:00", None, true);
    check_cancelled("2026-05-10 18:00", "2026-05-10 03:59", None, false);
    // Until a day after its end; whoever tidies up later is asked nothing.
    check_cancelled(morning, "2026-05-11 13:00", None, true);
    check_cancelled(morning, "2026-05-11 13:01", None, false);
    let home = Session {
        setting: Setting::Home,
        ..session(morning, NEW_YORK)
    };
    let cancelled = Cancelled {
        at: utc("2026-05-10 14:00"),
        given: None,
    };
    assert_eq!(home.limits_after_cancelling(&cancelled, &NEW_YORK), None);
}

#[test]
fn a_second_session_on_a_day_is_asked_about_and_allowed() {
    let others = [local("2026-05-10 09:00").date()];
    let now = utc("2026-05-01 12:00");
    let notices = |date| at(date, "10:00").notices(&others, now, &NEW_YORK);
    assert_eq!(notices("2026-05-10"), [Notice::SameDay]);
    assert_eq!(notices("2026-05-11"), []);
    let late = at("2026-05-10", "10:00").notices(&others, utc("2026-06-01 12:00"), &NEW_YORK);
    assert_eq!(late, [Notice::InThePast, Notice::SameDay]);
}
