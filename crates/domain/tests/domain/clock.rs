//! My hours: a table over zones and seasons, the floors, the questions, and the laws.

use domain::clinic::{Minutes, Rule, Rules};
use domain::clock::{FLOOR_MINUTES, Hour, HourKind, Moment, Source, Substance, anchor, hours};
use domain::ride::Plan;
use domain::session::{Session, Setting, Standing};
use domain::time::{Instant, day_of, local_at, shifted};
use proptest::prelude::*;

use crate::world::*;

const HOUR: Minutes = 60;

fn said(value: Minutes) -> Rule<Minutes> {
    Rule::Said {
        value,
        by: "Nurse".into(),
        on: local("2026-01-05 12:00").date(),
    }
}

/// Food 6 h, drinks 2 h, alcohol and cannabis 48 h, 10 minutes early; the floors afterwards.
fn rules() -> Rules {
    Rules {
        food: said(6 * HOUR),
        drink: said(2 * HOUR),
        alcohol: said(48 * HOUR),
        cannabis: said(48 * HOUR),
        arrive_early: said(10),
        driving: said(24 * HOUR),
        decisions: said(24 * HOUR),
        late_cancel: Rule::Ask,
    }
}

fn ride(pickup: &str) -> Plan {
    let pickup = local(&format!("2026-01-01 {pickup}")).time();
    Plan {
        pickup: Some(pickup),
        ..Plan::default()
    }
}

fn name(kind: HourKind) -> &'static str {
    use Substance::{Alcohol, Both, Cannabis};
    match kind {
        HourKind::NoAlcohol(Both) => "dry",
        HourKind::NoAlcohol(Alcohol) => "alcohol",
        HourKind::NoAlcohol(Cannabis) => "cannabis",
        HourKind::NoFood => "food",
        HourKind::NoDrink => "drink",
        HourKind::LeaveHome => "leave",
        HourKind::Session => "session",
        HourKind::PickUp => "pickup",
        HourKind::NoAlcoholAfter(Both) => "dry-until",
        HourKind::NoAlcoholAfter(Alcohol) => "alcohol-until",
        HourKind::NoAlcoholAfter(Cannabis) => "cannabis-until",
        HourKind::NoDriving => "driving",
        HourKind::NoDecisions => "decisions",
    }
}

/// `food 10 04:00`, or `food ?`, or `driving ?11 13:00` for a question with a floor.
fn written(hour: &Hour, zone: Tz) -> String {
    let shown = |instant: Instant| local_at(instant, &zone).format("%d %H:%M").to_string();
    let moment = match hour.moment {
        Moment::At(instant) => shown(instant),
        Moment::Ask {
            floor: Some(instant),
        } => format!("?{}", shown(instant)),
        Moment::Ask { floor: None } => "?".to_owned(),
    };
    format!("{} {moment}", name(hour.kind))
}

#[track_caller]
fn check_all(found: &[Hour], zone: Tz, expected: &[&str]) {
    let found: Vec<_> = found.iter().map(|hour| written(hour, zone)).collect();
    assert_eq!(found, expected);
}

/// The rows named in `expected`, for the rules above and a pick-up at the planned end.
#[track_caller]
fn check(start: &str, zone: Tz, expected: &str) {
    let session = session(start, zone);
    let pickup = Plan {
        pickup: Some(session.local_end().time()),
        ..Plan::default()
    };
    let found = hours(&session, &rules(), Some(&pickup), None, &zone);
    let found: Vec<_> = found.iter().map(|hour| written(hour, zone)).collect();
    for row in expected.split(", ") {
        assert!(
            found.iter().any(|found| found == row),
            "{start}: {row} not in {found:?}"
        );
    }
}

#[test]
fn the_whole_of_an_ordinary_day() {
    let session = session("2026-05-10 10:00", NEW_YORK);
    check_all(
        &hours(&session, &rules(), Some(&ride("13:00")), None, &NEW_YORK),
        NEW_YORK,
        &[
            "dry 08 10:00",
            "food 10 04:00",
            "drink 10 08:00",
            "leave 10 09:20",
            "session 10 10:00",
            "pickup 10 13:00",
            "driving 11 13:00",
            "decisions 11 13:00",
            "dry-until 12 13:00",
        ],
    );
}

#[test]
fn hours_are_elapsed_time_in_every_zone_and_season() {
    // Nothing changes.
    check(
        "2026-01-15 10:00",
        NEW_YORK,
        "dry 13 10:00, food 15 04:00, drink 15 08:00, leave 15 09:20",
    );
    check(
        "2026-07-15 10:00",
        MADRID,
        "dry 13 10:00, food 15 04:00, driving 16 13:00",
    );
    check(
        "2026-01-15 08:30",
        SANTIAGO,
        "food 15 02:30, drink 15 06:30, leave 15 07:50",
    );
    check(
        "2026-07-15 14:00",
        SYDNEY,
        "food 15 08:00, driving 16 17:00",
    );
    check(
        "2026-07-15 14:00",
        LORD_HOWE,
        "food 15 08:00, driving 16 17:00",
    );
    // Forward: an hour is missing, so limits begin an hour earlier by the clock, end an hour later.
    check(
        "2026-03-08 10:00",
        NEW_YORK,
        "dry 06 09:00, food 08 04:00, drink 08 08:00, leave 08 09:20",
    );
    check(
        "2026-03-08 08:00",
        NEW_YORK,
        "food 08 01:00, drink 08 06:00, driving 09 11:00",
    );
    check(
        "2026-03-08 04:00",
        NEW_YORK,
        "food 07 21:00, drink 08 01:00, leave 08 03:20, pickup 08 07:00",
    );
    check(
        "2026-03-07 10:00",
        NEW_YORK,
        "pickup 07 13:00, driving 08 14:00, decisions 08 14:00, dry-until 09 14:00",
    );
    check("2026-03-09 10:00", NEW_YORK, "dry 07 09:00, food 09 04:00");
    check(
        "2026-03-29 08:00",
        MADRID,
        "food 29 01:00, drink 29 06:00, dry 27 07:00",
    );
    check(
        "2026-03-28 12:00",
        MADRID,
        "driving 29 16:00, dry-until 30 16:00",
    );
    check(
        "2026-09-06 06:00",
        SANTIAGO,
        "food 05 23:00, drink 06 04:00, dry 04 05:00",
    );
    check(
        "2026-09-05 20:00",
        SANTIAGO,
        "session 05 20:00, pickup 05 23:00, driving 07 00:00",
    );
    check(
        "2026-10-04 08:00",
        SYDNEY,
        "food 04 01:00, drink 04 06:00, dry 02 07:00",
    );
    check(
        "2026-10-03 10:00",
        SYDNEY,
        "driving 04 14:00, dry-until 05 14:00",
    );
    check(
        "2026-10-04 08:00",
        LORD_HOWE,
        "food 04 01:30, drink 04 06:00, dry 02 07:30",
    );
    check(
        "2026-10-03 10:00",
        LORD_HOWE,
        "driving 04 13:30, dry-until 05 13:30",
    );
    // Back: an hour comes twice.
    check(
        "2026-11-01 08:00",
        NEW_YORK,
        "food 01 02:00, drink 01 06:00, dry 30 09:00",
    );
    check(
        "2026-11-01 06:30",
        NEW_YORK,
        "food 01 01:30, drink 01 04:30, leave 01 05:50",
    );
    check(
        "2026-10-31 10:00",
        NEW_YORK,
        "driving 01 12:00, decisions 01 12:00, dry-until 02 12:00",
    );
    check(
        "2026-10-25 08:00",
        MADRID,
        "food 25 02:00, drink 25 06:00, dry 23 09:00",
    );
    check("2026-10-24 10:00", MADRID, "driving 25 12:00");
    check("2026-04-05 08:00", SANTIAGO, "food 05 02:00, dry 03 09:00");
    check(
        "2026-04-05 04:00",
        SANTIAGO,
        "food 04 23:00, drink 05 02:00",
    );
    check("2026-04-04 10:00", SANTIAGO, "driving 05 12:00");
    check("2026-04-05 08:00", SYDNEY, "food 05 02:00, dry 03 09:00");
    check("2026-04-04 10:00", SYDNEY, "driving 05 12:00");
    check("2026-04-05 08:00", LORD_HOWE, "food 05 02:00, dry 03 08:30");
    check("2026-04-04 10:00", LORD_HOWE, "driving 05 12:30");
}

#[test]
fn hours_over_midnight_leap_days_and_long_spans() {
    check(
        "2026-05-10 00:00",
        NEW_YORK,
        "dry 08 00:00, food 09 18:00, leave 09 23:20, pickup 10 03:00",
    );
    check(
        "2026-05-10 01:00",
        NEW_YORK,
        "food 09 19:00, drink 09 23:00, driving 11 04:00",
    );
    check(
        "2026-05-10 23:30",
        NEW_YORK,
        "pickup 11 02:30, driving 12 02:30, decisions 12 02:30",
    );
    check(
        "2027-01-01 00:30",
        MADRID,
        "dry 30 00:30, food 31 18:30, leave 31 23:50",
    );
    check(
        "2028-02-29 10:00",
        NEW_YORK,
        "dry 27 10:00, driving 01 13:00",
    );
    check("2028-03-01 10:00", NEW_YORK, "dry 28 10:00, food 01 04:00");
    check(
        "2028-02-28 10:00",
        SYDNEY,
        "driving 29 13:00, dry-until 01 13:00",
    );
    check("2027-03-01 10:00", NEW_YORK, "dry 27 10:00");
    check(
        "1996-02-29 10:00",
        MADRID,
        "dry 27 10:00, food 29 04:00, driving 01 13:00",
    );
    check("2056-03-12 08:00", NEW_YORK, "food 12 01:00, dry 10 07:00");
    check(
        "2056-07-01 10:00",
        MADRID,
        "food 01 04:00, driving 02 13:00",
    );
}

#[test]
fn an_hour_that_comes_twice_counts_from_the_one_chosen() {
    for (offset, food, end) in [
        (-4, "food 31 19:30", "04:30"),
        (-5, "food 31 20:30", "05:30"),
    ] {
        let session = Session {
            offset_seconds: Some(offset * 3600),
            length_minutes: 240,
            ..session("2026-11-01 01:30", NEW_YORK)
        };
        let found = hours(&session, &rules(), None, None, &NEW_YORK);
        assert!(
            found.iter().any(|hour| written(hour, NEW_YORK) == food),
            "{found:?}"
        );
        assert_eq!(
            shown(session.end(&NEW_YORK), &NEW_YORK),
            format!("2026-11-01 {end}")
        );
    }
}

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
    };
    let left = Some(Instant::MAX_UTC);
    let found = hours(&session, &rules, Some(&ride("13:00")), left, &NEW_YORK);
    assert!(found.is_sorted_by_key(Hour::instant));
}

fn any_rule() -> impl Strategy<Value = Rule<Minutes>> {
    prop_oneof![
        Just(Rule::Ask),
        Just(Rule::NotForMe),
        (0..6_000_u32).prop_map(said),
        any::<u32>().prop_map(said),
    ]
}

fn any_rules() -> impl Strategy<Value = Rules> {
    prop::collection::vec(any_rule(), 8).prop_map(|mut rules| {
        let mut next = || rules.pop().unwrap_or_default();
        Rules {
            food: next(),
            drink: next(),
            alcohol: next(),
            cannabis: next(),
            arrive_early: next(),
            driving: next(),
            decisions: next(),
            late_cancel: next(),
        }
    })
}

fn any_session() -> impl Strategy<Value = (Session, Tz)> {
    let travel = prop::option::of(0..1440_u16);
    // Half of them within a day of a change somewhere.
    let changes = prop::sample::select(vec![
        "2026-03-08 02:00",
        "2026-11-01 02:00",
        "2026-03-29 02:00",
        "2026-10-25 03:00",
        "2026-09-06 00:00",
        "2026-04-05 00:00",
        "2026-10-04 02:00",
        "2026-04-05 03:00",
    ]);
    let start = prop_oneof![
        (0..30_000_000_i64)
            .prop_map(|minutes| local("2000-01-01 00:00") + chrono::TimeDelta::minutes(minutes)),
        (changes, -1500..1500_i64).prop_map(|(at, by)| local(at) + chrono::TimeDelta::minutes(by)),
    ];
    (start, 5..1440_u16, travel, 0..ZONES.len()).prop_map(
        |(local, length_minutes, travel_minutes, which)| {
            let session = Session {
                local,
                length_minutes,
                travel_minutes,
                ..session("2026-05-10 10:00", ZONES[which])
            };
            (session, ZONES[which])
        },
    )
}

proptest! {
    #[test]
    fn the_clock_never_goes_backwards((session, zone) in any_session(), rules in any_rules(), pickup in 0..1440_u32) {
        let plan = Plan {
            pickup: chrono::NaiveTime::from_hms_opt(pickup / 60, pickup % 60, 0),
            ..Plan::default()
        };
        let found = hours(&session, &rules, Some(&plan), None, &zone);
        let times: Vec<_> = found.iter().filter_map(Hour::instant).collect();
        prop_assert!(times.is_sorted(), "{:?}", found);
        let start = session.start(&zone);
        for hour in &found {
            let instant = hour.instant();
            match hour.kind {
                HourKind::NoAlcohol(_) => {
                    prop_assert!(instant.is_some_and(|at| at <= shifted(start, -i64::from(FLOOR_MINUTES))));
                }
                HourKind::NoFood | HourKind::NoDrink | HourKind::LeaveHome => {
                    prop_assert!(instant.is_none_or(|at| at <= start));
                }
                HourKind::Session => prop_assert_eq!(instant, Some(start)),
                HourKind::PickUp => prop_assert!(instant.is_some_and(|at| at >= start)),
                HourKind::NoAlcoholAfter(_) | HourKind::NoDriving | HourKind::NoDecisions => {
                    prop_assert!(instant.is_some_and(|at| at >= shifted(start, i64::from(FLOOR_MINUTES))));
                }
            }
            if hour.kind == HourKind::NoDriving {
                prop_assert!(instant.is_some_and(|at| day_of(at, &zone) > day_of(start, &zone)));
            }
        }
    }

    #[test]
    fn leaving_later_never_ends_a_limit_sooner(
        (session, zone) in any_session(), rules in any_rules(), left in -3_000..3_000_i64, by in 0..3_000_i64,
    ) {
        let ends = |left: Option<Instant>| {
            hours(&session, &rules, None, left, &zone)
                .into_iter()
                .filter(|hour| matches!(
                    hour.kind,
                    HourKind::NoAlcoholAfter(_) | HourKind::NoDriving | HourKind::NoDecisions
                ))
                .map(|hour| (name(hour.kind), hour.instant()))
                .collect::<std::collections::BTreeMap<_, _>>()
        };
        let left = shifted(session.end(&zone), left);
        let (never, sooner, later) = (ends(None), ends(Some(left)), ends(Some(shifted(left, by))));
        for (kind, at) in &sooner {
            prop_assert!(never[kind] <= *at);
            prop_assert!(*at <= later[kind]);
        }
    }

    #[test]
    fn the_same_minutes_are_the_same_everywhere((session, zone) in any_session(), food in 0..6_000_u32) {
        let rules = Rules { food: said(food), ..Rules::default() };
        let found = hours(&session, &rules, None, None, &zone);
        let at = found.iter().find(|hour| hour.kind == HourKind::NoFood).and_then(Hour::instant);
        prop_assert_eq!(at, Some(shifted(session.start(&zone), -i64::from(food))));
    }
}
