//! A visit on Today, and a session that is like the last.

use domain::today::{Card, PutOff};

use super::*;

fn with(stage: Stage) -> (Facts<'static>, Next) {
    let ask = Ask { stage, ..ASK };
    let facts = Facts {
        visit: Some(ask),
        ..done()
    };
    (facts, Next::Visit(ask))
}

#[test]
fn before_and_after_have_the_same_rank() {
    for stage in [Stage::Today, Stage::After, Stage::Tomorrow] {
        let (facts, visit) = with(stage);
        check(&facts, visit, &[]);
        check(
            &Facts {
                open_rule: Some(Topic::Food),
                check_in_is_due: true,
                ..facts
            },
            RULE,
            &[Due::As(visit), Due::As(Next::CheckIn)],
        );
    }
}

#[test]
fn a_visit_can_wait_and_is_silent_in_a_pause() {
    for stage in [Stage::Today, Stage::After, Stage::Tomorrow] {
        let (facts, visit) = with(stage);
        let put_off = [PutOff {
            card: Card::Visit,
            on: facts.today,
        }];
        let waits = Facts {
            put_off: &put_off,
            ..facts
        };
        check(&waits, Next::Nothing, &[]);
        let today = facts.today.succ_opt().expect("a day");
        check(&Facts { today, ..waits }, visit, &[]);
        let place = Place::Paused;
        check(&Facts { place, ..facts }, Next::Nothing, &[]);
    }
}

#[test]
fn no_visit_is_spoken_of_in_a_session_or_while_they_rest_from_it() {
    let (facts, visit) = with(Stage::Tomorrow);
    for (place, expected) in [
        (Place::InSession, Next::Nothing),
        (Place::ComingBack, Next::Nothing),
        (Place::AfterCare, Next::Nothing),
        (Place::DaysAfter { day: 1 }, visit),
        (Place::Between, visit),
        (Place::AfterSeries, visit),
    ] {
        let facts = Facts {
            place,
            upcoming: None,
            ..facts
        };
        check(&facts, expected, &[]);
    }
}

#[test]
fn same_as_last_time_is_offered_while_there_is_no_ride() {
    let again = |has_ride, can_be_same| Facts {
        upcoming: Some(Upcoming {
            has_ride,
            can_be_same,
            ..upcoming()
        }),
        ..done()
    };
    let no_ride = Next::NoRide { call_clinic: false };
    check(&again(false, true), no_ride, &[Due::Again]);
    check(&again(false, false), no_ride, &[]);
    check(&again(true, true), Next::Nothing, &[]);
    let begun = Facts {
        now: upcoming().start,
        ..again(false, true)
    };
    check(&begun, Next::Nothing, &[]);
    let paused = Facts {
        place: Place::Paused,
        ..again(false, true)
    };
    check(&paused, Next::Nothing, &[]);
}
