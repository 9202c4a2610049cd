//! A year of sessions in five zones: files for other programs to read, with what they should find.
//!
//! They lie in `target/tmp/calendars`; `end2end/test_calendar.sh` has two of them read.

use std::fmt::Write;
use std::path::Path;

use chrono::TimeDelta;
use domain::session::Session;
use domain::time::local_at;

use super::conformance::objections;
use super::*;

const IN_FIVE: [Tz; 5] = [
    NEW_YORK,
    MADRID,
    SANTIAGO,
    LORD_HOWE,
    Tz(chrono_tz::Asia::Kolkata),
];

/// Long, of every width, and with all that is escaped.
const ODD: &str = "Leave home; bring a key, \"the\" \\ one\nand 🌊 agua, 水 and so on for as long as it takes to fold a line or two";

fn title(reminder: &Reminder<usize>) -> String {
    match reminder.thing {
        Thing::LeaveHome => ODD.to_owned(),
        Thing::Session => "Cita: domingo".to_owned(),
        thing => format!("{thing:?}"),
    }
}

/// Thirty sessions, twelve days and some hours apart, so that every hour and every change comes by.
fn series(zone: Tz) -> Vec<Planned<usize, Tz>> {
    let first = local("2027-01-03 06:15");
    let sessions = (0..30).map(|at| Planned {
        id: at,
        zone,
        session: Session {
            local: first + TimeDelta::hours(12 * 24 + 5) * i32::try_from(at).expect("few"),
            ..session("2027-01-03 06:15", zone)
        },
        ride: Some(ride("23:30")),
        answers: Vec::new(),
    });
    sessions.collect()
}

/// What each parser should find, on one line per event: id, sequence, status, start, title as hex.
fn told(given: &Given) -> String {
    let live = given.events.iter().map(|event| (event, "CONFIRMED"));
    let gone = given.cancelled().map(|event| (event, "CANCELLED"));
    let mut lines = String::new();
    for (event, status) in live.chain(gone) {
        let hex = event.title.bytes().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        let starts = event.starts.format("%Y-%m-%dT%H:%M:%SZ");
        let (uid, sequence) = (&event.uid, given.sequence);
        let _ = writeln!(lines, "{uid} {sequence} {status} {starts} {hex}");
    }
    lines
}

#[test]
fn thirty_sessions_in_five_zones() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("calendars");
    std::fs::create_dir_all(&folder).expect("a folder");
    let now = utc("2027-01-01 00:00");
    let mut count = 0;
    for zone in IN_FIVE {
        let series = series(zone);
        let all = reminders(&series, &[], &rules(), false, now, None);
        for planned in &series {
            let id = format!("{:032x}", planned.id);
            let events = mine(&all, &planned.id, &id, now, title);
            assert!(events.len() >= 6, "{events:?}");
            for event in &events {
                let hour = local_at(event.starts, &zone).format("%H:%M").to_string();
                assert!("07:00" <= &*hour && &*hour < "22:00", "{hour} {zone:?}");
            }
            // Each third file is a second one: something moved, something fell away.
            let mut given = Given::next(None, "", events.clone(), now);
            if planned.id % 3 == 2 {
                let mut changed = events;
                changed.pop();
                changed[0].starts += TimeDelta::hours(1);
                given = Given::next(Some(&given), "", changed, now);
                assert_eq!((given.sequence, given.cancelled().count()), (1, 1));
            }
            let written = file(&given);
            assert_eq!(objections(&written), [] as [String; 0]);
            let name = format!("{}-{:02}", zone.0.name().replace('/', "+"), planned.id);
            let (ics, lines) = (format!("{name}.ics"), format!("{name}.txt"));
            std::fs::write(folder.join(ics), written).expect("written");
            std::fs::write(folder.join(lines), told(&given)).expect("written");
            count += given.events.len();
        }
    }
    assert!(count > 5 * 30 * 6);
}
