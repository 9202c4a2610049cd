//! The places of the path, and what Today may ask there: after a session nothing, until 4 am.

use super::*;

/// Everything that can be asked is due at once. The next session begins `hours` from now and has a
/// ride; the open group of the list is `group`.
fn all_due(place: Place, hours: i64, group: Group) -> Facts<'static> {
    let now = done().now;
    Facts {
        place,
        upcoming: Some(Upcoming {
            start: shifted(now, hours * 60),
            due_gate: Some(Gate::ThreeDays),
            has_intention: false,
            ..upcoming()
        }),
        open_rule: Some(Topic::Food),
        visit: Some(ASK),
        check_in_is_due: true,
        checklist: Some((group, 7)),
        wrote_today: false,
        waits: 2,
        ..done()
    }
}

/// Everything Today asks, as each is answered in turn.
fn asked(mut facts: Facts<'_>) -> Vec<Next> {
    let mut asked = Vec::new();
    loop {
        let found = next(&facts);
        match found {
            Next::RideGate(_) => {
                facts.upcoming = facts.upcoming.map(|coming| Upcoming {
                    due_gate: None,
                    ..coming
                });
            }
            Next::Rule(_) => facts.open_rule = None,
            Next::Visit(_) => facts.visit = None,
            Next::CheckIn => facts.check_in_is_due = false,
            Next::Checklist { .. } => facts.checklist = None,
            Next::Write => facts.wrote_today = true,
            _ => return asked,
        }
        asked.push(found);
    }
}

const RIDE: Next = Next::RideGate(Gate::ThreeDays);

const AFTER: Next = Next::Checklist {
    left: 7,
    group: Group::After,
};

#[track_caller]
fn check_asks(place: Place, hours: i64, group: Group, expected: &[Next]) {
    assert_eq!(asked(all_due(place, hours, group)), expected, "{place:?}");
}

#[test]
fn places_of_the_path_and_what_is_asked_there() {
    let list = Next::Checklist {
        left: 7,
        group: Group::WeekBefore,
    };
    let everything = [RIDE, RULE, VISIT, Next::CheckIn, list, Next::Write];
    for place in [
        Place::Planning { days_until: 3 },
        Place::Eve,
        Place::Morning,
        Place::DaysAfter { day: 1 },
        Place::DaysAfter { day: 9 },
    ] {
        check_asks(place, 72, Group::WeekBefore, &everything);
    }
    // From the end of a session until 4 am: nothing, whatever is due.
    for place in [Place::ComingBack, Place::AfterCare] {
        check_asks(place, 72, Group::After, &[]);
        check_asks(place, 25, Group::After, &[]);
        // Another one within a day cannot wait.
        check_asks(place, 24, Group::After, &[RIDE, RULE]);
    }
    // In the session itself.
    check_asks(Place::InSession, -1, Group::After, &[]);
    check_asks(Place::Paused, 72, Group::WeekBefore, &[]);
}

#[test]
fn what_comes_after_a_session_is_never_the_next_thing() {
    for place in [
        Place::InSession,
        Place::ComingBack,
        Place::AfterCare,
        Place::DaysAfter { day: 1 },
        Place::Between,
    ] {
        let found = asked(all_due(place, 200, Group::After));
        assert!(!found.contains(&AFTER), "{place:?}");
    }
}

#[test]
fn lines_while_they_rest() {
    for place in [Place::ComingBack, Place::AfterCare] {
        let facts = all_due(place, 72, Group::After);
        check(&facts, Next::Nothing, &[Due::After]);
        // What they wrote meanwhile is not lost.
        let notes = Facts { notes: 2, ..facts };
        check(
            &notes,
            Next::Nothing,
            &[Due::Notes { count: 2 }, Due::After],
        );
    }
    let next_day = all_due(Place::DaysAfter { day: 1 }, 72, Group::WeekBefore);
    let first = [Due::As(RULE), Due::As(VISIT), Due::As(Next::CheckIn)];
    check(&next_day, RIDE, &first);
}

#[test]
fn a_ride_that_the_clinic_has_to_hear_of_cannot_wait_for_the_night() {
    let of = |has_ride, ride_escalates| {
        let facts = all_due(Place::ComingBack, 60, Group::After);
        Facts {
            upcoming: facts.upcoming.map(|coming| Upcoming {
                has_ride,
                ride_escalates,
                ..coming
            }),
            ..facts
        }
    };
    assert_eq!(next(&of(false, false)), Next::Nothing);
    let call = Next::NoRide { call_clinic: true };
    assert_eq!(next(&of(false, true)), call);
    assert_eq!(next(&of(true, true)), call);
}
