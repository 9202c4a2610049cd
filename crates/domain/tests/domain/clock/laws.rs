//! What holds for any session and any rules.

use proptest::prelude::*;

use super::*;

fn any_rule() -> impl Strategy<Value = Rule<Minutes>> {
    prop_oneof![
        Just(Rule::Ask),
        Just(Rule::NotForMe),
        (0..6_000_u32).prop_map(said),
        any::<u32>().prop_map(said),
    ]
}

pub fn any_rules() -> impl Strategy<Value = Rules> {
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
            ride_share: None,
        }
    })
}

pub fn any_session() -> impl Strategy<Value = (Session, Tz)> {
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
                HourKind::NoFood | HourKind::NoDrink | HourKind::LeaveHome | HourKind::Arrive => {
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
