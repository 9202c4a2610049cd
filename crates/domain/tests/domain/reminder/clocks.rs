//! Two clocks: the clinic's, and the patient's. It rings by the patient's.

use super::*;

const TOKYO: Tz = Tz(chrono_tz::Asia::Tokyo);
const DENVER: Tz = Tz(chrono_tz::America::Denver);
const LONDON: Tz = Tz(chrono_tz::Europe::London);
const HONOLULU: Tz = Tz(chrono_tz::Pacific::Honolulu);

/// When a session at 10 am on Sunday, May 10, by the clinic's clock is told the evening before, by the
/// patient's clock: `Sun 10 19:00`.
#[track_caller]
fn check_eve(clinic: Tz, here: Option<Tz>, expected: &str) {
    let sunday = session("2026-05-10 10:00", clinic);
    let start = sunday.start(&clinic);
    let visit = Visit {
        id: "v",
        at: start,
        zone: clinic,
    };
    let clock = here.as_ref().map(|here| here as &dyn domain::time::Zone);
    let found = reminders(
        &[planned("a", sunday)],
        &[visit],
        &Rules::default(),
        false,
        utc(LONG_BEFORE),
        clock,
    );
    let shown_by = here.unwrap_or(clinic);
    for thing in [Thing::Session, Thing::Visit] {
        let told = found.iter().find(|reminder| reminder.thing == thing);
        let rings = told.expect("an evening").rings;
        let shown = rings.with_timezone(&shown_by.0).format("%a %d %H:%M");
        assert_eq!(shown.to_string(), expected, "{thing:?}");
        assert!(rings < start && start - rings <= chrono::TimeDelta::hours(29));
    }
}

#[test]
fn the_evening_before_is_the_patients() {
    check_eve(DENVER, Some(DENVER), "Sat 09 19:00");
    // Ten in Denver is one at night on Monday in Tokyo.
    check_eve(DENVER, Some(TOKYO), "Sun 10 19:00");
    check_eve(DENVER, Some(LONDON), "Sat 09 19:00");
    check_eve(DENVER, Some(HONOLULU), "Sat 09 19:00");
    // Ten in Tokyo is Saturday evening in Denver, and Sunday night in London.
    check_eve(TOKYO, Some(DENVER), "Fri 08 19:00");
    check_eve(TOKYO, Some(LONDON), "Sat 09 19:00");
    check_eve(TOKYO, Some(HONOLULU), "Fri 08 19:00");
    check_eve(LONDON, Some(TOKYO), "Sat 09 19:00");
    // Nobody knows where the patient is: the clinic's clock.
    check_eve(DENVER, None, "Sat 09 19:00");
    check_eve(TOKYO, None, "Sat 09 19:00");
}

/// Everything of a session at 10 am in Denver, by the clock in Tokyo, 15 hours ahead.
#[test]
fn the_night_is_the_patients_and_the_hours_are_the_clinics() {
    let series = [planned("a", session("2026-05-10 10:00", DENVER))];
    let now = utc(LONG_BEFORE);
    let found = reminders(&series, &[], &rules(), false, now, Some(&TOKYO));
    let found: Vec<_> = found.iter().map(|told| written(told, TOKYO)).collect();
    assert_eq!(
        found,
        [
            // Each is asked about at night there.
            "a ride-3d? 07 19:00 for 08 01:00",
            "a dry 08 19:00 for 09 01:00",
            "a ride-1d? 09 19:00 for 10 01:00",
            "a food 10 19:00",
            "a ride-3h? 10 19:00 for 10 22:00",
            "a drink 10 19:00 for 10 23:00",
            "a leave 10 19:00 for 11 00:20",
            "a session 10 19:00 for 11 01:00",
        ]
    );
}

#[test]
fn nothing_rings_in_the_patients_night_wherever_the_clinic_is() {
    let clocks = [DENVER, TOKYO, LONDON, HONOLULU, NEW_YORK, SYDNEY];
    for clinic in clocks {
        for here in clocks {
            for hour in 0..24 {
                let start = format!("2026-05-10 {hour:02}:30");
                let series = [planned("a", session(&start, clinic))];
                let now = utc(LONG_BEFORE);
                let found = reminders(&series, &[], &rules(), false, now, Some(&here));
                assert!(!found.is_empty());
                for told in found {
                    let rings = shown(told.rings, &here);
                    assert!(
                        ("07:00".."22:00").contains(&&rings[11..]),
                        "{start}: {told:?} rings at {rings}"
                    );
                    assert!(told.rings <= told.due);
                }
            }
        }
    }
}
