//! Calendars: what a file holds, what a second one changes, and what may be left over.

use domain::calendar::{Event, Given, file, mine, pick_up};
use domain::clinic::Rules;
use domain::reminder::{Planned, Reminder, Thing, reminders};
use domain::ride::Plan;
use domain::session::{Setting, Standing};
use domain::time::Instant;

use crate::clock::{ride, rules};
use crate::world::*;

mod conformance;
mod year;

/// Before everything.
const NOW: &str = "2026-05-01 12:00";

/// `1 10 19:00 No food`: number, moment in May 2026 UTC, title.
fn event(written: &str) -> Event {
    let (number, rest) = written.split_once(' ').expect(written);
    let (starts, title) = rest.split_at(8);
    Event {
        uid: format!("ab12-{number:0>2}"),
        starts: utc(&format!("2026-05-{starts}")),
        title: title.trim_start().to_owned(),
    }
}

fn events(written: &[&str]) -> Vec<Event> {
    written.iter().map(|written| event(written)).collect()
}

fn given(sequence: u32, live: &[&str], old: &[&str]) -> Given {
    Given {
        to: String::new(),
        sequence,
        at: utc(NOW),
        events: events(live),
        old: events(old),
    }
}

#[track_caller]
fn check(last: Option<&Given>, now: &str, live: &[&str], sequence: u32, old: &[&str]) -> Given {
    let now = utc(&format!("2026-05-{now}"));
    let next = Given::next(last, "", events(live), now);
    assert_eq!((next.sequence, &next.old), (sequence, &events(old)));
    assert_eq!((next.at, &next.events), (now, &events(live)));
    next
}

#[test]
fn what_changed_has_a_higher_sequence_and_leaves_something_over() {
    let (food, home) = ("3 09 23:00 No food", "5 10 13:20 Leave home");
    let first = check(None, "01 12:00", &[food, home], 0, &[]);
    assert!(first.is_news(None));
    // The same again is the same.
    let same = check(Some(&first), "02 12:00", &[food, home], 0, &[]);
    assert!(!same.is_news(Some(&first)));
    // What has rung is neither changed nor left over.
    let later = check(Some(&first), "10 00:00", &[home], 0, &[]);
    assert!(!later.is_news(Some(&first)));
    // Moved: the same id, another time.
    let moved = "5 12 13:20 Leave home";
    let second = check(Some(&first), "02 12:00", &[food, moved], 1, &[home]);
    assert!(second.is_news(Some(&first)));
    assert_eq!(second.events[1].uid, first.events[1].uid);
    assert_eq!(second.cancelled().count(), 0);
    // It stays left over until the patient has seen to it, or its time has passed.
    check(Some(&second), "03 12:00", &[food, moved], 1, &[home]);
    check(Some(&second), "10 14:00", &[moved], 1, &[]);
    let cleared = second.clone().cleared(&second);
    check(Some(&cleared), "03 12:00", &[food, moved], 1, &[]);
    // Seen to before the new file was taken: that is still to come.
    let cleared = first.clone().cleared(&second);
    let next = check(Some(&cleared), "02 12:00", &[food, moved], 1, &[]);
    assert!(next.is_news(Some(&cleared)));
    // What comes back as it was is right again; what stood there meanwhile is not.
    check(Some(&second), "03 12:00", &[food, home], 2, &[moved]);
    // Another title is a change too: the old one may stand in the calendar.
    let discreet = ["3 09 23:00 Reminder", "5 10 13:20 Reminder"];
    check(Some(&first), "02 12:00", &discreet, 1, &[food, home]);
    // So is a new thing.
    let drink = "4 10 12:00 No drinks";
    check(Some(&first), "02 12:00", &[food, home, drink], 1, &[]);
}

#[test]
fn what_fell_away_is_cancelled_in_the_next_file() {
    let (food, home) = ("3 09 23:00 No food", "5 10 13:20 Leave home");
    let first = given(4, &[food, home], &[]);
    let second = check(Some(&first), "02 12:00", &[home], 5, &[food]);
    let cancelled: Vec<_> = second.cancelled().collect();
    assert_eq!(cancelled, [&event(food)]);
    let written = file(&second);
    assert_eq!(written.matches("STATUS:CANCELLED").count(), 1);
    assert_eq!(written.matches("STATUS:CONFIRMED").count(), 1);
    assert!(written.contains("METHOD:PUBLISH"));
    // In the third file as well, since nobody knows whether the second was taken.
    let third = check(Some(&second), "03 12:00", &[home], 5, &[food]);
    assert_eq!(third.cancelled().count(), 1);
    // Twice moved and then gone, it is cancelled once, as it stood last.
    let moved = "3 08 23:00 No food";
    let again = given(6, &[moved, home], &[food]);
    let gone = check(Some(&again), "03 12:00", &[home], 7, &[food, moved]);
    assert_eq!(gone.cancelled().collect::<Vec<_>>(), [&event(moved)]);
    assert_eq!(file(&gone).matches("BEGIN:VEVENT").count(), 2);
}

#[test]
fn another_person_is_given_it_anew() {
    let first = Given {
        to: "Dana".to_owned(),
        ..given(2, &["20 10 15:00 Pick-up"], &[])
    };
    let now = utc("2026-05-02 12:00");
    let same = Given::next(Some(&first), "Dana", first.events.clone(), now);
    assert!(!same.is_news(Some(&first)));
    let other = Given::next(Some(&first), "Sam", first.events.clone(), now);
    assert!(other.is_news(Some(&first)));
    assert_eq!((other.sequence, other.old), (3, first.events));
}

#[test]
fn a_file_with_nothing_in_it_is_no_news() {
    let nothing = Given::next(None, "", Vec::new(), utc(NOW));
    assert!(!nothing.is_news(None));
    assert!(!file(&nothing).contains("VEVENT"));
}

#[test]
fn a_file_from_its_first_line_to_its_last() {
    let one = given(2, &["3 09 23:00 No food; see \"my hours\", please"], &[]);
    assert_eq!(
        file(&one),
        "BEGIN:VCALENDAR\r\n\
         VERSION:2.0\r\n\
         PRODID:-//Reminders//Reminders 1//EN\r\n\
         CALSCALE:GREGORIAN\r\n\
         METHOD:PUBLISH\r\n\
         BEGIN:VEVENT\r\n\
         UID:ab12-03\r\n\
         DTSTAMP:20260501T120000Z\r\n\
         SEQUENCE:2\r\n\
         DTSTART:20260509T230000Z\r\n\
         DTEND:20260509T231500Z\r\n\
         SUMMARY:No food\\; see \"my hours\"\\, please\r\n\
         CLASS:PRIVATE\r\n\
         TRANSP:TRANSPARENT\r\n\
         STATUS:CONFIRMED\r\n\
         BEGIN:VALARM\r\n\
         ACTION:DISPLAY\r\n\
         DESCRIPTION:No food\\; see \"my hours\"\\, please\r\n\
         TRIGGER:PT0S\r\n\
         END:VALARM\r\n\
         END:VEVENT\r\n\
         END:VCALENDAR\r\n"
    );
    let gone = Given::next(Some(&one), "", Vec::new(), utc("2026-05-02 08:00"));
    assert_eq!(
        file(&gone),
        "BEGIN:VCALENDAR\r\n\
         VERSION:2.0\r\n\
         PRODID:-//Reminders//Reminders 1//EN\r\n\
         CALSCALE:GREGORIAN\r\n\
         METHOD:CANCEL\r\n\
         BEGIN:VEVENT\r\n\
         UID:ab12-03\r\n\
         DTSTAMP:20260502T080000Z\r\n\
         SEQUENCE:3\r\n\
         DTSTART:20260509T230000Z\r\n\
         DTEND:20260509T231500Z\r\n\
         SUMMARY:No food\\; see \"my hours\"\\, please\r\n\
         CLASS:PRIVATE\r\n\
         TRANSP:TRANSPARENT\r\n\
         STATUS:CANCELLED\r\n\
         END:VEVENT\r\n\
         END:VCALENDAR\r\n"
    );
}

fn sunday(now: &str) -> Vec<Event> {
    let series = [Planned {
        id: "a",
        zone: NEW_YORK,
        session: session("2026-05-10 10:00", NEW_YORK),
        ride: None,
        answers: Vec::new(),
    }];
    let now = utc(now);
    let all = reminders(&series, &[], &rules(), false, now, None);
    mine(&all, &"a", "ab12", now, |reminder: &Reminder<&str>| {
        format!("{:?}", reminder.thing)
    })
}

#[test]
fn my_events_begin_when_their_reminders_ring() {
    let found: Vec<_> = sunday(NOW)
        .into_iter()
        .map(|event| (event.uid, shown(event.starts, &NEW_YORK)))
        .collect();
    let expected = [
        ("ab12-09", "2026-05-07 10:00"),
        ("ab12-01", "2026-05-08 10:00"),
        ("ab12-10", "2026-05-09 10:00"),
        ("ab12-03", "2026-05-09 19:00"),
        ("ab12-07", "2026-05-09 19:00"),
        ("ab12-11", "2026-05-10 07:00"),
        ("ab12-04", "2026-05-10 08:00"),
        ("ab12-05", "2026-05-10 09:20"),
    ];
    assert_eq!(
        found,
        expected.map(|(uid, at)| (uid.to_owned(), at.to_owned()))
    );
    // At 7 pm the evening before: what rings now has rung.
    let left: Vec<_> = sunday("2026-05-09 23:00")
        .into_iter()
        .map(|event| event.uid)
        .collect();
    assert_eq!(left, ["ab12-11", "ab12-04", "ab12-05"]);
}

#[track_caller]
fn check_pick_up(start: &str, plan: Option<&Plan>, now: &str, expected: Option<(&str, &str)>) {
    let session = session(start, NEW_YORK);
    let title = |at: Instant| format!("Pick-up {}", shown(at, &NEW_YORK));
    let found = pick_up(&session, plan, "ab12", utc(now), &NEW_YORK, title);
    let found = found.map(|event| {
        assert_eq!(event.uid, "ab12-20");
        (shown(event.starts, &NEW_YORK), event.title)
    });
    let expected = expected.map(|(starts, title)| (starts.to_owned(), title.to_owned()));
    assert_eq!(found, expected);
}

#[test]
fn the_pick_up_rings_an_hour_ahead_for_the_one_who_drives() {
    let start = "2026-05-10 10:00";
    check_pick_up(start, None, NOW, None);
    check_pick_up(start, Some(&Plan::default()), NOW, None);
    check_pick_up(
        start,
        Some(&ride("13:00")),
        NOW,
        Some(("2026-05-10 12:00", "Pick-up 2026-05-10 13:00")),
    );
    // Across midnight it is the next day's.
    check_pick_up(
        "2026-05-10 21:30",
        Some(&ride("00:30")),
        NOW,
        Some(("2026-05-10 23:30", "Pick-up 2026-05-11 00:30")),
    );
    // A time that no longer fits the session is none.
    check_pick_up("2026-05-10 14:00", Some(&ride("13:00")), NOW, None);
    // Too late to be reminded.
    let plan = ride("13:00");
    check_pick_up(start, Some(&plan), "2026-05-10 16:00", None);
    for change in [
        |session: &mut domain::session::Session| session.standing = Standing::Cancelled,
        |session: &mut domain::session::Session| session.setting = Setting::Home,
    ] {
        let mut session = session(start, NEW_YORK);
        change(&mut session);
        let found = pick_up(&session, Some(&plan), "ab12", utc(NOW), &NEW_YORK, |_| {
            String::new()
        });
        assert_eq!(found, None);
    }
}

#[test]
fn a_session_that_is_cancelled_cancels_everything() {
    let planned = Planned {
        id: "a",
        zone: NEW_YORK,
        session: session("2026-05-10 10:00", NEW_YORK),
        ride: None,
        answers: Vec::new(),
    };
    let now = utc(NOW);
    let told = |planned: Planned<&'static str, Tz>| {
        let all = reminders(&[planned], &[], &Rules::default(), false, now, None);
        mine(&all, &"a", "ab12", now, |reminder| {
            match reminder.thing {
                Thing::Session => "Appointment",
                _ => "Reminder",
            }
            .to_owned()
        })
    };
    let first = Given::next(None, "", told(planned.clone()), now);
    let mut cancelled = planned;
    cancelled.session.standing = Standing::Cancelled;
    let last = Given::next(Some(&first), "", told(cancelled), now);
    assert_eq!(last.old, first.events);
    assert_eq!(last.sequence, 1);
    let written = file(&last);
    assert!(written.contains("METHOD:CANCEL\r\n"));
    assert_eq!(
        written.matches("STATUS:CANCELLED").count(),
        first.events.len()
    );
    assert!(!written.contains("VALARM"));
}
