//! What was given to calendars, and how to remind.

use super::*;
use domain::calendar::{Event, Given};
use domain::reminder::Wishes;
use records::{CalendarGiven, WISHES, Whose};

fn event(number: u8, starts: i64, title: &str) -> Event {
    Event {
        uid: format!("{SESSION}-{number:02}"),
        starts: at(starts),
        title: title.into(),
    }
}

#[test]
fn what_was_given_to_calendars() {
    let evening = 1_778_443_200_000;
    check(
        kinds::CALENDAR_GIVEN,
        &[
            CalendarGiven {
                session: id(),
                whose: Whose::Mine,
                given: Given {
                    to: String::new(),
                    sequence: 3,
                    at: at(1_778_421_600_000),
                    events: vec![event(3, evening, ODD), event(7, evening, "Reminder")],
                    old: vec![event(3, 1_778_439_600_000, "No food after this")],
                },
            },
            CalendarGiven {
                session: id(),
                whose: Whose::Driver,
                given: Given {
                    to: ODD.into(),
                    sequence: u32::MAX,
                    at: at(-1),
                    events: Vec::new(),
                    old: Vec::new(),
                },
            },
        ],
    );
}

#[test]
fn wishes() {
    let wishes = |at_night| Wishes {
        at_night,
        is_discreet: !at_night,
        notifies: at_night,
        when_closed: !at_night,
    };
    check(kinds::REMINDER_WISHES, &[true, false].map(wishes));
}

#[test]
fn natural_names() {
    assert_eq!(
        CalendarGiven::name("ab12", Whose::Mine),
        "calendar/ab12/mine"
    );
    assert_eq!(
        CalendarGiven::name("ab12", Whose::Driver),
        "calendar/ab12/driver"
    );
    assert_eq!(WISHES, "reminders/wishes");
    let mine = format!("calendar/{SESSION}/mine");
    check_name("calendar-given", kinds::CALENDAR_GIVEN, Some(&mine));
    check_name("reminder-wishes", kinds::REMINDER_WISHES, Some(WISHES));
}
