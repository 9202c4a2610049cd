//! The ride: asked about as long as it is open, also when nobody was asked at all.

use domain::reminder::{badge, rung};

use super::*;

fn answer(gate: Gate, answer: Answer, at: &str) -> GateAnswer {
    GateAnswer {
        gate,
        answer,
        at: utc(at),
        session_local: local("2026-05-10 10:00"),
    }
}

/// What is told of rides, as told by `now`.
fn rides(series: &Series, rules: &Rules, now: &str) -> Vec<String> {
    let found = all(series, rules, now);
    let rides = found
        .iter()
        .filter(|reminder| matches!(reminder.thing, Thing::Ride(_)));
    rides.map(|reminder| written(reminder, NEW_YORK)).collect()
}

/// The clinic's late-cancel limit, in hours.
fn late_cancel(hours: u32) -> Rules {
    Rules {
        late_cancel: said(hours * 60),
        ..Rules::default()
    }
}

#[test]
fn the_ride_is_asked_about_as_long_as_it_is_open() {
    let mut series = sunday();
    series[0].ride = Some(ride("13:00"));
    let rides = |series: &Series, now: &str| rides(series, &rules(), now);
    assert_eq!(
        rides(&series, LONG_BEFORE),
        [
            "a ride-3d? 07 10:00",
            "a ride-1d? 09 10:00",
            "a ride-3h? 10 07:00"
        ]
    );
    series[0].answers = vec![answer(Gate::Asked, Answer::Yes, "2026-05-01 12:00")];
    assert_eq!(
        rides(&series, "2026-05-01 13:00"),
        [
            "a ride-3d 07 10:00",
            "a ride-1d 09 10:00",
            "a ride-3h 10 07:00"
        ]
    );
    // What is due now is there too: it may have been missed.
    assert_eq!(
        rides(&series, "2026-05-07 15:00"),
        [
            "a ride-3d 07 10:00",
            "a ride-1d 09 10:00",
            "a ride-3h 10 07:00"
        ]
    );
    series[0]
        .answers
        .push(answer(Gate::ThreeDays, Answer::Yes, "2026-05-07 15:00"));
    assert_eq!(
        rides(&series, "2026-05-07 16:00"),
        ["a ride-1d 09 10:00", "a ride-3h 10 07:00"]
    );
    assert_eq!(rides(&series, "2026-05-10 12:00"), ["a ride-3h 10 07:00"]);
    // A gate longer than the gap between sessions has fallen away.
    series.push(planned("b", session("2026-05-11 10:00", NEW_YORK)));
    assert_eq!(
        rides(&series, "2026-05-10 12:00"),
        ["a ride-3h 10 07:00", "b ride-3h? 11 07:00"]
    );
}

/// With no ride, and with one that nobody was asked for. From the last day on it is time to call.
#[test]
fn while_nobody_was_asked_the_last_gate_that_passed_is_told_until_the_start() {
    for ride in [None, Some(Plan::default())] {
        let mut series = sunday();
        series[0].ride = ride;
        for (now, expected) in [
            (
                "07 13:59",
                &[
                    "a ride-3d? 07 10:00",
                    "a ride-1d? 09 10:00",
                    "a ride-3h? 10 07:00",
                ][..],
            ),
            (
                "07 14:00",
                &[
                    "a ride-3d? 07 10:00",
                    "a ride-1d? 09 10:00",
                    "a ride-3h? 10 07:00",
                ],
            ),
            (
                "09 13:59",
                &[
                    "a ride-3d? 07 10:00",
                    "a ride-1d? 09 10:00",
                    "a ride-3h? 10 07:00",
                ],
            ),
            ("09 14:00", &["a ride-1d? 09 10:00", "a ride-3h? 10 07:00"]),
            (
                "10 11:00",
                &["a ride-call? 09 10:00", "a ride-3h? 10 07:00"],
            ),
            (
                "10 13:59",
                &["a ride-call? 09 10:00", "a ride-3h? 10 07:00"],
            ),
            ("10 14:00", &[]),
        ] {
            let now = format!("2026-05-{now}");
            assert_eq!(rides(&series, &Rules::default(), &now), expected, "{now}");
        }
        // Asked since: the gate has fallen away.
        series[0].ride = Some(Plan::default());
        series[0].answers = vec![answer(Gate::Asked, Answer::Asked, "2026-05-07 15:00")];
        assert_eq!(
            rides(&series, &Rules::default(), "2026-05-07 16:00").len(),
            2
        );
    }
}

/// A ride that is open counts on the icon, and is worth a note.
#[test]
fn a_ride_that_nobody_was_asked_for_is_counted_and_noted() {
    let series = sunday();
    for (since, now, counted, noted) in [
        ("07 13:00", "07 13:59", 0, None),
        ("07 13:59", "07 14:00", 1, Some("a ride-3d? 07 10:00")),
        ("07 14:00", "07 14:01", 1, None),
        ("09 13:59", "09 14:00", 1, Some("a ride-1d? 09 10:00")),
        ("10 10:59", "10 11:00", 1, Some("a ride-3h? 10 07:00")),
    ] {
        let (since, now) = (utc(&format!("2026-05-{since}")), format!("2026-05-{now}"));
        let two_days = Rules {
            alcohol: said(48 * 60),
            cannabis: said(48 * 60),
            ..Rules::default()
        };
        let found = all(&series, &two_days, &now);
        assert_eq!(badge(&found, utc(&now)), counted, "{now}");
        let told = rung(&found, since, utc(&now));
        assert_eq!(
            told.map(|reminder| written(reminder, NEW_YORK)).as_deref(),
            noted,
            "{now}"
        );
    }
}

#[test]
fn it_is_told_when_it_is_time_to_call_the_clinic() {
    let mut series = sunday();
    let all_day = "2026-05-01 00:00";
    let gates = [
        "a ride-3d? 07 10:00",
        "a ride-1d? 09 10:00",
        "a ride-3h? 10 07:00",
    ];
    // A day before is a gate already, and so is a limit of sixty hours.
    assert_eq!(rides(&series, &late_cancel(12), all_day), gates);
    assert_eq!(rides(&series, &late_cancel(60), all_day), gates);
    let call = "a ride-call? 07 22:00";
    assert_eq!(
        rides(&series, &late_cancel(48), all_day),
        [
            gates[0],
            "a ride-call? 07 19:00 for 07 22:00",
            gates[1],
            gates[2]
        ],
        "{call}"
    );
    assert_eq!(
        rides(&series, &late_cancel(36), all_day),
        [gates[0], "a ride-call? 08 10:00", gates[1], gates[2]]
    );
    assert_eq!(
        rides(&series, &late_cancel(84), all_day),
        ["a ride-call? 06 10:00", gates[0], gates[1], gates[2]]
    );
    // Whoever was asked has not said yes; once they have, nobody has to call.
    series[0].ride = Some(ride("13:00"));
    series[0].answers = vec![answer(Gate::Asked, Answer::Asked, "2026-05-01 12:00")];
    let now = "2026-05-08 15:00";
    assert_eq!(
        rides(&series, &late_cancel(36), now),
        [
            "a ride-3d 07 10:00",
            "a ride-call 08 10:00",
            "a ride-1d 09 10:00",
            "a ride-3h 10 07:00"
        ]
    );
    series[0]
        .answers
        .push(answer(Gate::ThreeDays, Answer::Yes, "2026-05-08 15:00"));
    assert_eq!(
        rides(&series, &late_cancel(36), "2026-05-08 16:00"),
        ["a ride-1d 09 10:00", "a ride-3h 10 07:00"]
    );
    // Asked within the last day: no gate stands, and it is time to call.
    series[0].answers = vec![answer(Gate::Asked, Answer::Asked, "2026-05-09 18:00")];
    assert_eq!(
        rides(&series, &Rules::default(), "2026-05-09 19:00"),
        ["a ride-call 09 10:00", "a ride-3h 10 07:00"]
    );
}

/// What was said about a taxi says nothing once the clinic refuses it: it is as if nobody was asked.
#[test]
fn a_ride_that_the_clinic_rules_out_is_told_as_none() {
    let mut series = sunday();
    series[0].ride = Some(Plan {
        way: Way::Car,
        ..ride("13:00")
    });
    series[0].answers = vec![answer(Gate::Asked, Answer::Yes, "2026-05-01 12:00")];
    let told = |ride_share| {
        let rules = Rules {
            ride_share,
            ..late_cancel(36)
        };
        rides(&series, &rules, "2026-05-08 15:00")
    };
    for may in [None, Some(true)] {
        assert_eq!(
            told(may),
            [
                "a ride-3d 07 10:00",
                "a ride-1d 09 10:00",
                "a ride-3h 10 07:00"
            ],
            "{may:?}"
        );
    }
    assert_eq!(
        told(Some(false)),
        [
            "a ride-3d? 07 10:00",
            "a ride-call? 08 10:00",
            "a ride-1d? 09 10:00",
            "a ride-3h? 10 07:00"
        ]
    );
}

/// Before the end of the session before nobody is asked about the next one.
#[test]
fn nothing_is_told_of_a_ride_before_the_session_before_is_over() {
    let mut series = sunday();
    series.push(planned("b", session("2026-05-11 12:00", NEW_YORK)));
    let of_b = |now: &str| -> Vec<_> {
        let mut found = rides(&series, &late_cancel(36), now);
        found.retain(|told| told.starts_with('b'));
        found
    };
    assert_eq!(of_b("2026-05-01 00:00"), ["b ride-3h? 11 09:00"]);
    assert_eq!(of_b("2026-05-10 18:00"), ["b ride-3h? 11 09:00"]);
}
