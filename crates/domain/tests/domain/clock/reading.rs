//! Hours × the reader's now × the day of the session × zones: what holds, what is to come, what is over,
//! and which times need their weekday.

use domain::clock::{State, read};

use proptest::prelude::*;

use super::*;

const TOKYO: Tz = Tz(chrono_tz::Asia::Tokyo);

/// `now food Sun 04:00`: the state, the hour, and its time with the weekday where it needs one.
fn told(reading: &domain::clock::Reading, zone: Tz) -> String {
    let state = match reading.state {
        State::Now => "now",
        State::ToCome => "later",
        State::Over => "over",
    };
    let form = if reading.is_today {
        "%H:%M"
    } else {
        "%a %H:%M"
    };
    let at = reading.hour.instant();
    let at = at.map_or("?".to_owned(), |at| {
        local_at(at, &zone).format(form).to_string()
    });
    format!("{state} {} {at}", name(reading.hour.kind))
}

/// A session on Sunday 10 May 2026 at ten, with a pick-up at half past one, read at `now` on the clocks
/// of `here`.
#[track_caller]
fn check_in(rules: &Rules, left: Option<&str>, now: &str, here: Tz, expected: &[&str]) {
    let zone = NEW_YORK;
    let at = |text: &str, zone: Tz| domain::time::resolve(local(text), &zone).first();
    let session = session("2026-05-10 10:00", zone);
    let left = left.map(|left| at(left, zone));
    let all = hours(&session, rules, Some(&ride("13:30")), left, &zone);
    let found = read(all, &session, left, at(now, here), &zone, &here);
    let found: Vec<_> = found.iter().map(|reading| told(reading, zone)).collect();
    assert_eq!(found, expected, "{now}");
}

#[track_caller]
fn check(left: Option<&str>, now: &str, expected: &[&str]) {
    check_in(&rules(), left, now, NEW_YORK, expected);
}

/// On Thursday, on Saturday, and on Sunday before ten.
#[test]
fn before_the_session() {
    let after = [
        "later driving Mon 13:30",
        "later decisions Mon 13:30",
        "later dry-until Tue 13:30",
    ];
    let with_after = |rows: &[&'static str]| [rows, &after].concat();
    let rows = [
        "later dry Fri 10:00",
        "later food Sun 04:00",
        "later drink Sun 08:00",
        "later leave Sun 09:20",
        "later session Sun 10:00",
        "later pickup Sun 13:30",
    ];
    check(None, "2026-05-07 12:00", &with_after(&rows));
    let rows = [
        "now dry Fri 10:00",
        "later food Sun 04:00",
        "later drink Sun 08:00",
        "later leave Sun 09:20",
        "later session Sun 10:00",
        "later pickup Sun 13:30",
    ];
    check(None, "2026-05-09 00:00", &with_after(&rows));
    check(None, "2026-05-09 23:59", &with_after(&rows));
    let rows = [
        "now dry Fri 10:00",
        "later food 04:00",
        "later drink 08:00",
        "later leave 09:20",
        "later session 10:00",
        "later pickup 13:30",
    ];
    check(None, "2026-05-10 00:00", &with_after(&rows));
    check(None, "2026-05-10 03:59", &with_after(&rows));
    let rows = [
        "now dry Fri 10:00",
        "now food 04:00",
        "later drink 08:00",
        "later leave 09:20",
        "later session 10:00",
        "later pickup 13:30",
    ];
    check(None, "2026-05-10 04:00", &with_after(&rows));
    let rows = [
        "now dry Fri 10:00",
        "now food 04:00",
        "now drink 08:00",
        "now leave 09:20",
        "later session 10:00",
        "later pickup 13:30",
    ];
    check(None, "2026-05-10 09:59", &with_after(&rows));
}

const BEFORE_IS_OVER: [&str; 4] = [
    "over dry Fri 10:00",
    "over food 04:00",
    "over drink 08:00",
    "over leave 09:20",
];

/// What holds comes first; what ended with the start stands last.
#[test]
fn in_the_session_and_on_the_way_back() {
    let limits = [
        "now driving Mon 13:30",
        "now decisions Mon 13:30",
        "now dry-until Tue 13:30",
    ];
    let in_session = [
        &["now session 10:00"][..],
        &limits,
        &["later pickup 13:30"],
        &BEFORE_IS_OVER,
    ];
    check(None, "2026-05-10 10:00", &in_session.concat());
    check(None, "2026-05-10 12:59", &in_session.concat());
    // The end has come, and nobody has left yet.
    let end = [
        &limits[..],
        &["later pickup 13:30"],
        &BEFORE_IS_OVER,
        &["over session 10:00"],
    ];
    check(None, "2026-05-10 13:00", &end.concat());
    let waiting = [
        &["now pickup 13:30"][..],
        &limits,
        &BEFORE_IS_OVER,
        &["over session 10:00"],
    ];
    check(None, "2026-05-10 13:30", &waiting.concat());
    let gone = [
        &limits[..],
        &BEFORE_IS_OVER,
        &["over session 10:00", "over pickup 13:30"],
    ];
    check(None, "2026-05-10 17:30", &gone.concat());
    check(Some("2026-05-10 13:20"), "2026-05-10 13:20", &gone.concat());
    check(Some("2026-05-10 12:00"), "2026-05-10 12:30", &gone.concat());
}

/// Left half an hour late: the limits hold on by as much, and on Monday 10:00 was yesterday.
#[test]
fn the_days_after() {
    let left = Some("2026-05-10 14:00");
    let over = [
        "over dry Fri 10:00",
        "over food Sun 04:00",
        "over drink Sun 08:00",
        "over leave Sun 09:20",
        "over session Sun 10:00",
        "over pickup Sun 13:30",
    ];
    let monday = [
        &[
            "now driving 14:00",
            "now decisions 14:00",
            "now dry-until Tue 14:00",
        ],
        &over[..],
    ];
    check(left, "2026-05-11 00:02", &monday.concat());
    check(left, "2026-05-11 09:00", &monday.concat());
    check(left, "2026-05-11 13:59", &monday.concat());
    let afternoon = [
        &["now dry-until Tue 14:00"],
        &over[..],
        &["over driving 14:00", "over decisions 14:00"],
    ];
    check(left, "2026-05-11 14:00", &afternoon.concat());
}

/// A question that comes too late is not asked; the floors of what is not known stay.
#[test]
fn questions_of_a_session_that_has_begun() {
    let ask = Rules::default();
    let here = NEW_YORK;
    check_in(
        &ask,
        None,
        "2026-05-10 09:00",
        here,
        &[
            "now dry Sat 10:00",
            "later food ?",
            "later drink ?",
            "later leave 09:30",
            "later session 10:00",
            "later pickup 13:30",
            "later driving Mon 13:30",
            "later dry-until Mon 13:30",
            "later decisions Mon 13:30",
        ],
    );
    check_in(
        &ask,
        None,
        "2026-05-10 10:00",
        here,
        &[
            "now session 10:00",
            "now driving Mon 13:30",
            "now dry-until Mon 13:30",
            "now decisions Mon 13:30",
            "later pickup 13:30",
        ],
    );
}

/// New York's ten o'clock is eleven at night in Tokyo, and seven in the morning in Los Angeles.
#[test]
fn read_where_the_clocks_are_others() {
    let angeles = Tz(chrono_tz::America::Los_Angeles);
    check_in(
        &rules(),
        None,
        "2026-05-10 06:00",
        angeles,
        &[
            "now dry Fri 10:00",
            "now food 04:00",
            "now drink 08:00",
            "later leave 09:20",
            "later session 10:00",
            "later pickup 13:30",
            "later driving Mon 13:30",
            "later decisions Mon 13:30",
            "later dry-until Tue 13:30",
        ],
    );
    // It is Sunday in both places, but half past one in New York is Monday in Tokyo.
    check_in(
        &rules(),
        None,
        "2026-05-10 21:10",
        TOKYO,
        &[
            "now dry Fri 10:00",
            "now food 04:00",
            "now drink 08:00",
            "later leave 09:20",
            "later session 10:00",
            "later pickup Sun 13:30",
            "later driving Mon 13:30",
            "later decisions Mon 13:30",
            "later dry-until Tue 13:30",
        ],
    );
}

/// Given something at nine, then sent home: what comes after holds from nine, before ten too.
#[test]
fn a_session_cancelled_before_it_began() {
    let session = Session {
        standing: Standing::Cancelled,
        ..session("2026-05-10 10:00", NEW_YORK)
    };
    let cancelled = domain::time::resolve(local("2026-05-10 09:00"), &NEW_YORK).first();
    let zone = &NEW_YORK;
    let all = hours(&session, &rules(), None, Some(cancelled), zone);
    let now = shifted(cancelled, 5);
    let found = read(all, &session, Some(cancelled), now, zone, zone);
    let found: Vec<_> = found
        .iter()
        .map(|reading| told(reading, NEW_YORK))
        .collect();
    assert_eq!(
        found,
        [
            "now driving Mon 13:00",
            "now decisions Mon 13:00",
            "now dry-until Tue 13:00"
        ]
    );
}

proptest! {
    /// At every moment every limit is in one state, and states only go forward.
    #[test]
    fn nothing_that_is_over_holds_again(
        from in -10_000..10_000_i64, by in 0..10_000_i64, which in 0..ZONES.len(), left in prop::option::of(0..2000_i64),
    ) {
        let zone = ZONES[which];
        let session = session("2026-05-10 10:00", zone);
        let start = session.start(&zone);
        let left = left.map(|minutes| shifted(start, minutes));
        let step = |state| match state {
            State::ToCome => 0,
            State::Now => 1,
            State::Over => 2,
        };
        let at = |minutes| {
            let all = hours(&session, &rules(), Some(&ride("13:30")), left, &zone);
            let now = shifted(start, minutes);
            read(all, &session, left, now, &zone, &zone)
        };
        let (early, late) = (at(from), at(from + by));
        for reading in &early {
            let same = late.iter().find(|other| other.hour == reading.hour);
            let same = same.expect("the same hours");
            prop_assert!(step(reading.state) <= step(same.state));
        }
        let states: Vec<_> = late.iter().map(|reading| reading.state).collect();
        prop_assert!(states.is_sorted());
    }
}
