//! Rules known and not known, floors, and what comes after.

use super::*;

#[test]
fn what_is_not_known_is_a_question_in_its_place() {
    let session = session("2026-05-10 10:00", NEW_YORK);
    check_all(
        &hours(&session, &Rules::default(), None, None, &NEW_YORK),
        NEW_YORK,
        &[
            "dry ?09 10:00",
            "food ?",
            "drink ?",
            "leave ?10 09:30",
            "session 10 10:00",
            "driving ?11 13:00",
            "dry-until ?11 13:00",
            "decisions ?11 13:00",
        ],
    );
}

/// The kinds before the session, in order.
#[track_caller]
fn check_order(rules: Rules, travel: Option<u16>, expected: &str) {
    let session = Session {
        travel_minutes: travel,
        ..session("2026-05-10 10:00", NEW_YORK)
    };
    let found: Vec<_> = hours(&session, &rules, None, None, &NEW_YORK)
        .iter()
        .map(|hour| name(hour.kind))
        .take_while(|name| *name != "session")
        .collect();
    assert_eq!(found.join(" "), expected);
}

#[test]
fn questions_stand_where_their_hour_belongs() {
    let rules = |food, drink| Rules {
        food,
        drink,
        ..Rules::default()
    };
    let long_before = || said(20 * HOUR);
    check_order(
        rules(Rule::Ask, said(2 * HOUR)),
        Some(30),
        "dry food drink leave",
    );
    check_order(
        rules(said(6 * HOUR), Rule::Ask),
        Some(30),
        "dry food drink leave",
    );
    check_order(
        rules(said(2 * HOUR), Rule::Ask),
        Some(180),
        "dry leave food drink",
    );
    check_order(
        rules(Rule::Ask, said(2 * HOUR)),
        Some(180),
        "dry food leave drink",
    );
    check_order(
        rules(Rule::Ask, Rule::Ask),
        Some(1440),
        "dry food drink leave",
    );
    check_order(rules(Rule::Ask, Rule::Ask), None, "dry food drink");
    check_order(rules(Rule::NotForMe, Rule::NotForMe), Some(30), "dry leave");
    check_order(
        rules(long_before(), long_before()),
        Some(30),
        "dry food drink leave",
    );
    check_order(
        rules(said(48 * HOUR), Rule::NotForMe),
        Some(30),
        "food dry leave",
    );
    check_order(rules(said(0), said(0)), Some(0), "dry food drink leave");
}

#[track_caller]
fn check_floor(rules: Rules, expected: &str) {
    let session = session("2026-05-10 10:00", NEW_YORK);
    let found = hours(&session, &rules, None, None, &NEW_YORK);
    let found: Vec<_> = found.iter().map(|hour| written(hour, NEW_YORK)).collect();
    for row in expected.split(", ") {
        assert!(
            found.iter().any(|found| found == row),
            "{row} not in {found:?}"
        );
    }
}

#[test]
fn floors_are_only_lengthened() {
    let driving = |driving| Rules {
        driving,
        ..Rules::default()
    };
    check_floor(driving(said(6 * HOUR)), "driving 11 13:00");
    check_floor(driving(said(0)), "driving 11 13:00");
    check_floor(driving(said(24 * HOUR)), "driving 11 13:00");
    check_floor(driving(said(36 * HOUR)), "driving 12 01:00");
    check_floor(driving(Rule::NotForMe), "driving 11 13:00");
    check_floor(driving(Rule::Ask), "driving ?11 13:00");
    let decisions = |decisions| Rules {
        decisions,
        ..Rules::default()
    };
    check_floor(decisions(said(HOUR)), "decisions 11 13:00");
    check_floor(decisions(said(72 * HOUR)), "decisions 13 13:00");
    check_floor(decisions(Rule::NotForMe), "decisions 11 13:00");
    let dry = |alcohol, cannabis| Rules {
        alcohol,
        cannabis,
        ..Rules::default()
    };
    check_floor(
        dry(said(HOUR), said(HOUR)),
        "dry 09 10:00, dry-until 11 13:00",
    );
    check_floor(
        dry(said(HOUR), Rule::NotForMe),
        "dry 09 10:00, dry-until 11 13:00",
    );
    check_floor(
        dry(said(72 * HOUR), said(24 * HOUR)),
        "alcohol 07 10:00, cannabis 09 10:00, alcohol-until 13 13:00, cannabis-until 11 13:00",
    );
    check_floor(
        dry(said(24 * HOUR), Rule::Ask),
        "alcohol 09 10:00, cannabis ?09 10:00, alcohol-until 11 13:00, cannabis-until ?11 13:00",
    );
    check_floor(
        dry(Rule::NotForMe, Rule::NotForMe),
        "dry 09 10:00, dry-until 11 13:00",
    );
}

#[test]
fn every_hour_says_where_it_comes_from() {
    let session = session("2026-05-10 10:00", NEW_YORK);
    let rules = Rules {
        decisions: Rule::Ask,
        drink: Rule::Ask,
        driving: said(HOUR),
        ..rules()
    };
    let found = hours(&session, &rules, Some(&ride("13:00")), None, &NEW_YORK);
    let source = |wanted: &str| {
        found
            .iter()
            .find(|hour| name(hour.kind) == wanted)
            .map(|hour| hour.source)
    };
    assert_eq!(source("food"), Some(Source::ClinicSaid { minutes: 360 }));
    assert_eq!(source("dry"), Some(Source::ClinicSaid { minutes: 2880 }));
    assert_eq!(source("drink"), Some(Source::Unknown));
    assert_eq!(source("leave"), Some(Source::Computed));
    assert_eq!(source("session"), Some(Source::Plan));
    assert_eq!(source("pickup"), Some(Source::Plan));
    assert_eq!(source("driving"), Some(Source::Floor));
    assert_eq!(source("decisions"), Some(Source::Floor));
}

#[test]
fn arriving_early_counts_from_home_or_from_the_door() {
    let early = |arrive_early| Rules {
        arrive_early,
        ..rules()
    };
    check_order(early(said(15)), Some(30), "dry food drink leave");
    check_order(early(said(15)), None, "dry food drink arrive");
    check_order(early(said(0)), None, "dry food drink");
    check_order(early(Rule::Ask), None, "dry food drink");
    // A way of 20 hours begins on the day before.
    check_order(early(said(15)), Some(1200), "dry leave food drink");
}

#[track_caller]
fn check_anchor(pickup: Option<&str>, left: Option<&str>, expected: &str) {
    let session = session("2026-05-10 10:00", NEW_YORK);
    let plan = pickup.map(ride);
    let found = anchor(&session, plan.as_ref(), left.map(utc), &NEW_YORK);
    assert_eq!(shown(found, &NEW_YORK), expected);
}

#[test]
fn what_comes_after_counts_from_leaving() {
    check_anchor(None, None, "2026-05-10 13:00");
    check_anchor(Some("14:30"), None, "2026-05-10 14:30");
    check_anchor(Some("12:00"), None, "2026-05-10 12:00");
    check_anchor(Some("00:30"), None, "2026-05-11 00:30");
    check_anchor(Some("09:00"), None, "2026-05-10 13:00");
    check_anchor(None, Some("2026-05-10 18:10"), "2026-05-10 14:10");
    check_anchor(None, Some("2026-05-10 15:00"), "2026-05-10 13:00");
    check_anchor(Some("14:30"), Some("2026-05-10 18:10"), "2026-05-10 14:30");
    check_anchor(Some("14:30"), Some("2026-05-10 19:10"), "2026-05-10 15:10");
}

#[test]
fn never_on_the_day_of_the_session() {
    // The day of 1 November has 25 hours: 24 of them end before it does.
    let session = Session {
        length_minutes: 10,
        ..session("2026-10-31 04:00", NEW_YORK)
    };
    let rules = rules();
    let found = hours(&session, &rules, None, None, &NEW_YORK);
    let found: Vec<_> = found.iter().map(|hour| written(hour, NEW_YORK)).collect();
    assert!(found.contains(&"driving 01 04:00".to_owned()), "{found:?}");
    assert!(
        found.contains(&"decisions 01 03:10".to_owned()),
        "{found:?}"
    );
}

#[test]
fn without_staff_there_are_only_the_fixed_limits() {
    for setting in [Setting::Home, Setting::Unlicensed] {
        let session = Session {
            setting,
            ..session("2026-05-10 10:00", NEW_YORK)
        };
        for rules in [
            Rules::default(),
            Rules {
                food: said(360),
                ..Rules::default()
            },
        ] {
            check_all(
                &hours(&session, &rules, Some(&ride("20:00")), None, &NEW_YORK),
                NEW_YORK,
                &[
                    "driving 11 13:00",
                    "dry-until 11 13:00",
                    "decisions 11 13:00",
                ],
            );
        }
    }
}

#[test]
fn a_cancelled_session_has_hours_only_for_somebody_who_was_there() {
    let session = Session {
        standing: Standing::Cancelled,
        ..session("2026-05-10 10:00", NEW_YORK)
    };
    check_all(
        &hours(&session, &rules(), None, None, &NEW_YORK),
        NEW_YORK,
        &[],
    );
    let left = Some(utc("2026-05-10 15:00"));
    check_all(
        &hours(&session, &rules(), None, left, &NEW_YORK),
        NEW_YORK,
        &[
            "driving 11 13:00",
            "decisions 11 13:00",
            "dry-until 12 13:00",
        ],
    );
}

/// Rules are spans, not hours: moving a session over a change of the clocks moves what hangs on it
/// by as much as the session moves, no more.
#[test]
fn moving_a_session_over_a_change_keeps_every_span() {
    for (from, to) in [
        ("2026-03-06 10:00", "2026-03-08 10:00"),
        ("2026-03-08 10:00", "2026-03-09 10:00"),
        ("2026-10-31 10:00", "2026-11-01 10:00"),
        ("2026-11-01 00:30", "2026-11-02 00:30"),
    ] {
        let spans = |start: &str| {
            let session = session(start, NEW_YORK);
            let begins = session.start(&NEW_YORK);
            hours(&session, &rules(), None, None, &NEW_YORK)
                .iter()
                .filter_map(|hour| Some((hour.kind, hour.instant()? - begins)))
                .collect::<Vec<_>>()
        };
        assert_eq!(spans(from), spans(to), "{from} to {to}");
    }
}

#[test]
fn absurd_rules_are_no_fault() {
    let session = Session {
        travel_minutes: Some(u16::MAX),
        ..session("2026-05-10 10:00", NEW_YORK)
    };
    let most = || said(Minutes::MAX);
    let rules = Rules {
        food: most(),
        drink: most(),
        alcohol: most(),
        cannabis: most(),
        arrive_early: most(),
        driving: most(),
        decisions: most(),
        late_cancel: most(),
        ride_share: None,
    };
    let left = Some(Instant::MAX_UTC);
    let found = hours(&session, &rules, Some(&ride("13:00")), left, &NEW_YORK);
    assert!(found.is_sorted_by_key(Hour::instant));
}
