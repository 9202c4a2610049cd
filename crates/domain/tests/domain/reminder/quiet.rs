//! When nothing rings: at night, and with the team.

use super::*;

#[test]
fn at_night_only_where_it_was_picked() {
    let early = vec![planned("a", session("2026-05-10 08:00", NEW_YORK))];
    check(
        &early,
        &rules(),
        &[
            "a ride-3d? 07 08:00",
            "a dry 08 08:00",
            "a ride-1d? 09 08:00",
            "a food 09 19:00 for 10 02:00",
            "a ride-3h? 09 19:00 for 10 05:00",
            "a drink 09 19:00 for 10 06:00",
            "a session 09 19:00 for 10 08:00",
            "a leave 10 07:20",
        ],
    );
    check_at(
        LONG_BEFORE,
        &early,
        &rules(),
        true,
        &[
            "a ride-3d? 07 08:00",
            "a dry 08 08:00",
            "a ride-1d? 09 08:00",
            "a session 09 19:00 for 10 08:00",
            "a food 10 02:00",
            "a ride-3h? 10 05:00",
            "a drink 10 06:00",
            "a leave 10 07:20",
        ],
    );
}

/// The evening of a limit at 11 pm is the same day's.
#[test]
fn the_night_has_edges() {
    let at = |hours: u32, minutes: u32| {
        let rules = Rules {
            food: said(hours * 60 + minutes),
            ..Rules::default()
        };
        let found = all(&sunday(), &rules, LONG_BEFORE);
        let food = found
            .iter()
            .find(|reminder| reminder.thing == Thing::NoFood)
            .expect("food");
        written(food, NEW_YORK)
    };
    assert_eq!(at(3, 0), "a food 10 07:00");
    assert_eq!(at(3, 1), "a food 09 19:00 for 10 06:59");
    assert_eq!(at(11, 0), "a food 09 19:00 for 09 23:00");
    assert_eq!(at(12, 0), "a food 09 19:00 for 09 22:00");
    assert_eq!(at(12, 1), "a food 09 21:59");
    assert_eq!(at(15, 0), "a food 09 19:00");
}

#[test]
fn nothing_rings_while_somebody_is_with_their_team() {
    let dry = |reminder: &&Reminder<&str>| {
        reminder.of == "b" && matches!(reminder.thing, Thing::NoAlcohol(_))
    };
    let told = |before: Told, start: &str| {
        let series = vec![before, planned("b", session(start, NEW_YORK))];
        let found = all(
            &series,
            &Rules {
                arrive_early: said(30),
                ..Rules::default()
            },
            LONG_BEFORE,
        );
        written(found.iter().find(dry).expect("dry"), NEW_YORK)
    };
    let saturday = |start: &str| planned("a", session(&format!("2026-05-09 {start}"), NEW_YORK));
    let next = "2026-05-10 10:00";
    // From arrival, half an hour early, to the planned end.
    assert_eq!(told(saturday("10:31"), next), "b dry? 09 10:00");
    assert_eq!(
        told(saturday("10:30"), next),
        "b dry? 08 19:00 for 09 10:00"
    );
    assert_eq!(
        told(saturday("07:01"), next),
        "b dry? 08 19:00 for 09 10:00"
    );
    assert_eq!(told(saturday("07:00"), next), "b dry? 09 10:00");
    // To the pick-up, where one is planned.
    let picked_up = Planned {
        ride: Some(ride("10:30")),
        ..saturday("07:00")
    };
    assert_eq!(told(picked_up, next), "b dry? 08 19:00 for 09 10:00");
    // Wherever it happens.
    let mut at_home = saturday("10:00");
    at_home.session.setting = Setting::Home;
    assert_eq!(told(at_home, next), "b dry? 08 19:00 for 09 10:00");
    let mut cancelled = saturday("10:00");
    cancelled.session.standing = Standing::Cancelled;
    assert_eq!(told(cancelled, next), "b dry? 09 10:00");
    // An evening that is quiet itself is passed over.
    assert_eq!(
        told(saturday("18:00"), "2026-05-11 05:00"),
        "b dry? 08 19:00 for 10 05:00"
    );
    // Not even at night is a session disturbed.
    let series = vec![
        saturday("23:00"),
        planned("b", session("2026-05-11 01:00", NEW_YORK)),
    ];
    let found = reminders(
        &series,
        &[],
        &Rules::default(),
        true,
        utc(LONG_BEFORE),
        None,
    );
    let found = found.iter().find(dry).expect("dry");
    assert_eq!(written(found, NEW_YORK), "b dry? 09 19:00 for 10 01:00");
}
