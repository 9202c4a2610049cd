//! What keeps the rest: the lock's habits, the last copy, and what names attachments.

use super::*;
use domain::ride::{OpenDay, OpenMessage};
use records::{Unreadable, read_open_day, write_open_day};

#[test]
fn attachments() {
    let recording = Manifest {
        attachment: id(),
        key: format!("{SESSION}{SESSION}"),
        media: "audio/webm;codecs=opus".into(),
        extent: Some(Extent {
            bytes: 700_000,
            chunks: 3,
        }),
        made_at: at(1_773_568_800_123),
        of: "fedcba9876543210fedcba9876543210".into(),
    };
    check(
        kinds::ATTACHMENT,
        &[
            recording.clone(),
            Manifest {
                extent: None,
                ..recording.clone()
            },
            Manifest {
                media: ODD.into(),
                extent: Some(Extent {
                    bytes: 0,
                    chunks: u32::MAX,
                }),
                made_at: at(-1),
                of: String::new(),
                ..recording
            },
        ],
    );
}

#[test]
fn lock_habits() {
    let usual = Habits {
        hidden_minutes: Some(5),
        when_idle: true,
        known: Some(at(1_763_900_000_000)),
        opens_day: false,
    };
    let never = Habits {
        hidden_minutes: None,
        when_idle: false,
        known: None,
        opens_day: false,
    };
    check(kinds::LOCK_HABITS, &[usual, never]);
    let open = Habits {
        opens_day: true,
        ..usual
    };
    check_schema(2, kinds::LOCK_HABITS_2, &[open, never]);
}

/// No record: it lies in the clear.
#[test]
fn open_days() {
    let message = OpenMessage {
        name: "Maria".into(),
        phone: "555 010 0142".into(),
        only_calls: true,
        words: "Hi Maria. I'm ready to be picked up. Place: side door.".into(),
    };
    let day = |from, dusk, until, message| OpenDay {
        from: at(from),
        dusk: at(dusk),
        until: at(until),
        message,
    };
    let days = [
        day(
            1_773_561_600_000,
            1_773_597_600_000,
            1_773_662_400_000,
            Some(message),
        ),
        day(-1, 0, 1, None),
    ];
    assert_eq!(kinds::OPEN_DAY.lines().count(), days.len());
    for (body, day) in kinds::OPEN_DAY.lines().zip(&days) {
        assert_eq!(read_open_day(body).as_ref(), Ok(day));
        assert_eq!(write_open_day(day), body);
    }
    for (body, why) in [
        ("", Unreadable::Broken),
        ("{}", Unreadable::Broken),
        (r#"{"schema":1}"#, Unreadable::Broken),
        (
            r#"{"schema":1,"from":0,"dusk":0,"until":0,"message":{}}"#,
            Unreadable::Broken,
        ),
        (r#"{"schema":2}"#, Unreadable::Newer),
    ] {
        assert_eq!(read_open_day(body), Err(why), "{body}");
    }
}

#[test]
fn copies_made() {
    let made = |writes| Made {
        at: at(1_763_900_000_000),
        writes,
    };
    // That the phone took it was all that was known.
    let first = LastCopy::handed_over(None, made(u32::MAX), at(1_763_900_000_000));
    check(kinds::COPY_MADE, &[first]);
    let last = |writes, known| LastCopy {
        made: made(writes),
        handed_over: at(1_763_900_060_000),
        known,
    };
    check_schema(
        2,
        kinds::COPY_MADE_2,
        &[
            last(u32::MAX, Some((at(1_763_900_000_000), Known::Opened))),
            last(1, Some((at(1_763_800_000_000), Known::Said))),
            last(0, None),
        ],
    );
}
