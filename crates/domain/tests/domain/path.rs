//! The path and its light, from records and the present moment.

use domain::path::{Around, Current, Light, Place, current, light};
use domain::session::{Session, Standing};
use domain::time::{resolve, shifted};
use proptest::prelude::*;

use crate::world::*;

fn planned(starts: &[&str]) -> Vec<(usize, Session)> {
    starts
        .iter()
        .map(|start| session(start, NEW_YORK))
        .enumerate()
        .collect()
}

fn at(sessions: &[(usize, Session)], now: &str) -> Current<usize> {
    current(
        sessions,
        &Around::default(),
        resolve(local(now), &NEW_YORK).first(),
        |_| NEW_YORK,
    )
}

#[track_caller]
fn check(starts: &[&str], now: &str, place: Place, upcoming: Option<usize>, last: Option<usize>) {
    let found = at(&planned(starts), now);
    assert_eq!(
        (found.place, found.upcoming, found.last),
        (place, upcoming, last),
        "{now}"
    );
}

#[test]
fn one_session_from_far_ahead_to_long_past() {
    let one = &["2026-05-10 10:00"];
    let ahead = |days_until| Place::Planning { days_until };
    let after = |day| Place::DaysAfter { day };
    check(&[], "2026-05-10 10:00", Place::NoSession, None, None);
    check(one, "1996-05-10 10:00", ahead(10957), Some(0), None);
    check(one, "2026-05-03 10:00", ahead(7), Some(0), None);
    check(one, "2026-05-08 00:00", ahead(2), Some(0), None);
    check(one, "2026-05-08 23:59", ahead(2), Some(0), None);
    check(one, "2026-05-09 00:00", Place::Eve, Some(0), None);
    check(one, "2026-05-09 23:59", Place::Eve, Some(0), None);
    check(one, "2026-05-10 00:00", Place::Morning, Some(0), None);
    check(one, "2026-05-10 00:02", Place::Morning, Some(0), None);
    check(one, "2026-05-10 03:59", Place::Morning, Some(0), None);
    check(one, "2026-05-10 09:59", Place::Morning, Some(0), None);
    check(one, "2026-05-10 10:00", Place::InSession, Some(0), None);
    check(one, "2026-05-10 12:59", Place::InSession, Some(0), None);
    check(one, "2026-05-10 13:00", Place::ComingBack, None, Some(0));
    check(one, "2026-05-10 21:59", Place::ComingBack, None, Some(0));
    check(one, "2026-05-10 22:00", Place::AfterCare, None, Some(0));
    check(one, "2026-05-11 03:59", Place::AfterCare, None, Some(0));
    check(one, "2026-05-11 04:00", after(1), None, Some(0));
    check(one, "2026-05-11 09:00", after(1), None, Some(0));
    check(one, "2026-05-12 03:59", after(1), None, Some(0));
    check(one, "2026-05-12 04:00", after(2), None, Some(0));
    check(one, "2026-05-31 12:00", after(21), None, Some(0));
    check(one, "2026-06-01 04:00", Place::Between, None, Some(0));
    check(one, "2056-06-01 04:00", Place::Between, None, Some(0));
}

#[track_caller]
fn check_around(starts: &[&str], around: &Around, now: &str, place: Place) {
    let now_at = resolve(local(now), &NEW_YORK).first();
    let sessions = planned(starts);
    let found = current(&sessions, around, now_at, |_| NEW_YORK);
    assert_eq!(found.place, place, "{now}");
}

#[test]
fn before_the_first_session_and_after_the_last() {
    let one = &["2026-05-10 10:00"];
    let compares = Around {
        compares: true,
        ..Around::default()
    };
    let chosen = Around {
        has_chosen: true,
        ..compares
    };
    check_around(&[], &compares, "2026-05-01 10:00", Place::Deciding);
    check_around(&[], &chosen, "2026-05-01 10:00", Place::BeingChecked);
    // A date ends both, and its end does not bring them back.
    let ahead = Place::Planning { days_until: 9 };
    check_around(one, &chosen, "2026-05-01 10:00", ahead);
    check_around(one, &compares, "2026-07-01 10:00", Place::Between);

    let ended = |at: &str| Around {
        ended_at: Some(utc(at)),
        ..Around::default()
    };
    let (said, july) = (ended("2026-05-12 10:00"), "2026-07-01 10:00");
    check_around(one, &said, july, Place::AfterSeries);
    check_around(one, &said, "2026-05-13 10:00", Place::DaysAfter { day: 3 });
    let two = &["2026-05-10 10:00", "2026-06-01 10:00"];
    // Another session after all.
    check_around(
        two,
        &said,
        "2026-05-30 10:00",
        Place::Planning { days_until: 2 },
    );
    check_around(two, &said, july, Place::Between);
    check_around(two, &ended("2026-06-02 10:00"), july, Place::AfterSeries);
}

#[test]
fn a_pause_holds_but_not_over_a_session() {
    let one = &["2026-05-10 10:00"];
    let paused = Around {
        is_paused: true,
        compares: true,
        has_chosen: true,
        ended_at: Some(utc("2026-05-12 10:00")),
    };
    for now in [
        "2026-05-01 10:00",
        "2026-05-09 12:00",
        "2026-05-10 09:59",
        "2026-05-12 12:00",
        "2026-07-01 10:00",
    ] {
        check_around(one, &paused, now, Place::Paused);
    }
    check_around(&[], &paused, "2026-05-01 10:00", Place::Paused);
    check_around(one, &paused, "2026-05-10 10:00", Place::InSession);
    check_around(one, &paused, "2026-05-10 13:00", Place::ComingBack);
    check_around(one, &paused, "2026-05-11 03:59", Place::AfterCare);
    check_around(one, &paused, "2026-05-11 04:00", Place::Paused);
    let sessions = planned(one);
    let now = utc("2026-05-08 14:00");
    let found = current(&sessions, &paused, now, |_| NEW_YORK);
    assert!(matches!(light(&found, now), Light::Day { sun } if (0.2..0.4).contains(&sun)));
}

#[test]
fn ten_sessions_in_a_week_and_two_on_a_day() {
    let many: Vec<_> = (0..10)
        .map(|n| {
            format!(
                "2026-05-{:02} {:02}:00",
                4 + n / 2,
                if n % 2 == 0 { 9 } else { 15 }
            )
        })
        .collect();
    let many: Vec<_> = many.iter().map(String::as_str).collect();
    check(&many, "2026-05-04 08:00", Place::Morning, Some(0), None);
    check(&many, "2026-05-04 09:30", Place::InSession, Some(0), None);
    check(
        &many,
        "2026-05-04 13:00",
        Place::ComingBack,
        Some(1),
        Some(0),
    );
    check(
        &many,
        "2026-05-04 15:00",
        Place::InSession,
        Some(1),
        Some(0),
    );
    check(
        &many,
        "2026-05-05 03:00",
        Place::AfterCare,
        Some(2),
        Some(1),
    );
    check(&many, "2026-05-05 07:00", Place::Morning, Some(2), Some(1));
    check(
        &many,
        "2026-05-08 16:00",
        Place::InSession,
        Some(9),
        Some(8),
    );
    check(&many, "2026-05-08 18:00", Place::ComingBack, None, Some(9));
}

/// Mondays and Thursdays from ten to one.
#[test]
fn the_list_and_the_words_of_a_session_stay_with_it() {
    let course = &["2026-05-11 10:00", "2026-05-14 10:00"];
    for (now, listed, begun, at_hand) in [
        ("2026-05-11 09:59", Some(0), None, Some(0)),
        ("2026-05-11 10:00", Some(0), Some(0), Some(0)),
        ("2026-05-11 13:00", Some(0), Some(0), Some(1)),
        ("2026-05-12 03:59", Some(0), Some(0), Some(1)),
        ("2026-05-12 04:00", Some(1), Some(0), Some(1)),
        ("2026-05-14 10:00", Some(1), Some(1), Some(1)),
        ("2026-05-14 13:00", Some(1), Some(1), Some(1)),
        ("2026-05-15 03:59", Some(1), Some(1), Some(1)),
        // From the next morning on it is past.
        ("2026-05-15 04:00", None, Some(1), None),
        ("2026-05-23 09:00", None, Some(1), None),
        ("2026-06-08 09:00", None, Some(1), None),
    ] {
        let found = at(&planned(course), now);
        let all = (found.listed(), found.begun(), found.at_hand());
        assert_eq!(all, (listed, begun, at_hand), "{now}");
    }
}

#[test]
fn late_sessions_and_nights() {
    let late = &["2026-05-10 21:00"];
    check(late, "2026-05-11 00:30", Place::ComingBack, None, Some(0));
    let first = Place::DaysAfter { day: 1 };
    check(late, "2026-05-11 03:59", Place::ComingBack, None, Some(0));
    check(late, "2026-05-11 04:00", first, None, Some(0));
    check(late, "2026-05-12 00:00", first, None, Some(0));
    // It is today from midnight of its date, an hour before it begins.
    let night = &["2026-05-10 01:00"];
    check(night, "2026-05-09 05:00", Place::Eve, Some(0), None);
    check(night, "2026-05-10 00:00", Place::Morning, Some(0), None);
    let early = &["2026-05-10 05:00"];
    check(early, "2026-05-10 03:50", Place::Morning, Some(0), None);
    check(night, "2026-05-10 04:30", Place::ComingBack, None, Some(0));
}

#[test]
fn overlaps() {
    // Twice a week: whichever is nearer, the last one when equal; the eve always.
    let twice = &["2026-05-04 10:00", "2026-05-08 10:00"];
    check(
        twice,
        "2026-05-05 14:00",
        Place::DaysAfter { day: 1 },
        Some(1),
        Some(0),
    );
    check(
        twice,
        "2026-05-06 10:00",
        Place::DaysAfter { day: 2 },
        Some(1),
        Some(0),
    );
    check(twice, "2026-05-07 10:00", Place::Eve, Some(1), Some(0));
    let fortnight = &["2026-05-04 10:00", "2026-05-18 10:00"];
    check(
        fortnight,
        "2026-05-11 10:00",
        Place::DaysAfter { day: 7 },
        Some(1),
        Some(0),
    );
    check(
        fortnight,
        "2026-05-12 10:00",
        Place::Planning { days_until: 6 },
        Some(1),
        Some(0),
    );
    // Day after day: the night after the last goes before eve and morning of the next.
    let daily = &["2026-05-04 10:00", "2026-05-05 15:00"];
    check(
        daily,
        "2026-05-04 14:00",
        Place::ComingBack,
        Some(1),
        Some(0),
    );
    check(
        daily,
        "2026-05-05 03:00",
        Place::AfterCare,
        Some(1),
        Some(0),
    );
    check(daily, "2026-05-05 09:00", Place::Morning, Some(1), Some(0));
    check(daily, "2026-05-05 14:00", Place::Morning, Some(1), Some(0));
    check(
        daily,
        "2026-05-05 15:00",
        Place::InSession,
        Some(1),
        Some(0),
    );
    // Two on one day, and two at once.
    let same = &["2026-05-04 16:00", "2026-05-04 09:00"];
    check(same, "2026-05-04 08:00", Place::Morning, Some(1), None);
    check(
        same,
        "2026-05-04 13:00",
        Place::ComingBack,
        Some(0),
        Some(1),
    );
    check(same, "2026-05-04 16:30", Place::InSession, Some(0), Some(1));
    let at_once = &["2026-05-04 10:00", "2026-05-04 10:00"];
    check(at_once, "2026-05-04 11:00", Place::InSession, Some(0), None);
    // Long ago and far ahead.
    let far = &["2026-01-04 10:00", "2026-05-18 10:00"];
    check(
        far,
        "2026-03-04 10:00",
        Place::Planning { days_until: 75 },
        Some(1),
        Some(0),
    );
}

#[test]
fn cancelled_sessions_do_not_count() {
    let mut sessions = planned(&["2026-05-04 10:00", "2026-05-08 10:00"]);
    sessions[1].1.standing = Standing::Cancelled;
    assert_eq!(
        at(&sessions, "2026-05-07 10:00").place,
        Place::DaysAfter { day: 3 }
    );
    sessions[0].1.standing = Standing::Cancelled;
    let found = at(&sessions, "2026-05-07 10:00");
    assert_eq!(
        (found.place, found.upcoming, found.last),
        (Place::NoSession, None, None)
    );
}

#[track_caller]
fn check_light(now: &str, expected: Light) {
    let sessions = planned(&["2026-05-10 10:00"]);
    let now_at = resolve(local(now), &NEW_YORK).first();
    assert_eq!(light(&at(&sessions, now), now_at), expected, "{now}");
}

#[test]
fn the_light_follows_the_path() {
    check_light("2026-01-01 10:00", Light::Day { sun: 1.0 });
    check_light("2026-05-03 10:00", Light::Day { sun: 1.0 });
    check_light("2026-05-06 22:00", Light::Day { sun: 0.5 });
    check_light("2026-05-10 10:00", Light::Dusk);
    check_light("2026-05-10 15:00", Light::Dusk);
    check_light("2026-05-11 03:59", Light::Dusk);
    check_light("2026-05-14 01:00", Light::Dawn { sun: 0.5 });
    check_light("2026-05-20 10:00", Light::Dawn { sun: 1.0 });
    check_light("2026-07-01 10:00", Light::Day { sun: 1.0 });
    let none = at(&[], "2026-05-03 10:00");
    assert_eq!(
        light(&none, utc("2026-05-03 10:00")),
        Light::Day { sun: 1.0 }
    );
}

/// How far along the path a place is, for one session.
fn step(place: Place) -> i64 {
    match place {
        Place::NoSession | Place::Deciding | Place::BeingChecked => i64::MIN,
        Place::Planning { days_until } => -i64::from(days_until),
        Place::Eve => -1,
        Place::Morning => 0,
        Place::InSession => 1,
        Place::ComingBack => 2,
        Place::AfterCare => 3,
        Place::DaysAfter { day } => 3 + i64::from(day),
        Place::Between | Place::AfterSeries | Place::Paused => 100,
    }
}

proptest! {
    #[test]
    fn nobody_walks_the_path_backwards(
        minute in 0..1440_i64, day in 0..730_i64, from in -50_000..50_000_i64, by in 0..10_000_i64,
        which in 0..ZONES.len(), length in 5..1440_u16,
    ) {
        let zone = ZONES[which];
        let start = local("2026-01-01 00:00") + chrono::TimeDelta::minutes(day * 1440 + minute);
        let session = Session { local: start, length_minutes: length, ..session("2026-01-01 00:00", zone) };
        let sessions = [((), session)];
        let begins = sessions[0].1.start(&zone);
        let at = |minutes| current(&sessions, &Around::default(), shifted(begins, minutes), |_| zone);
        prop_assert!(step(at(from).place) <= step(at(from + by).place));
        for (minutes, now) in [(from, at(from)), (from + by, at(from + by))] {
            match light(&now, shifted(begins, minutes)) {
                Light::Day { sun } | Light::Dawn { sun } => prop_assert!((0.0..=1.0).contains(&sun)),
                Light::Dusk => prop_assert!(minutes >= 0),
            }
        }
    }
}
