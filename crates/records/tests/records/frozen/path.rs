//! What the clinic said, and what the patient said about the path.

use super::*;
use domain::clinic::{Rule, Value};
use domain::session::{Cancelled, Given};
use domain::today::PutOff;
use records::{Pause, SeriesEnd};

#[test]
fn clinic_rules() {
    let on = |date: &str| date.parse().expect("a date");
    let said = |value, by: &str, date: &str| Rule::Said {
        value,
        by: by.into(),
        on: on(date),
    };
    let rule = |topic, rule| ClinicRule { topic, rule };
    check(
        kinds::CLINIC_RULE,
        &[
            rule(
                Topic::Touch,
                said(Value::Words(ODD.into()), ODD, "2026-05-01"),
            ),
            rule(Topic::Food, said(Value::Minutes(360), "", "2024-02-29")),
            rule(
                Topic::RideShare,
                said(Value::YesNo(true), "Nurse", "2026-05-01"),
            ),
            rule(
                Topic::BloodPressure,
                said(Value::YesNo(false), "Nurse", "2026-05-01"),
            ),
            rule(Topic::Alcohol, Rule::Ask),
            rule(Topic::LateCancel, Rule::NotForMe),
        ],
    );
}

#[test]
fn what_was_said_about_the_path() {
    let moment = at(1_778_421_600_000);
    let given = [
        None,
        Some(Given::No),
        Some(Given::Yes),
        Some(Given::NotSure),
    ];
    check(
        kinds::SESSION_CANCELLED,
        &given.map(|given| Cancelling {
            session: id(),
            cancelled: Cancelled { at: moment, given },
        }),
    );
    let pause = |holds| Pause { holds, at: moment };
    check(kinds::PAUSE, &[true, false].map(pause));
    let end = |holds| SeriesEnd { holds, at: moment };
    check(kinds::SERIES_END, &[true, false].map(end));
    let on = local("2026-05-10T00:00:00").date();
    check(kinds::PUT_OFF, &Card::ALL.map(|card| PutOff { card, on }));
}
