//! My hours: a table over zones and seasons, the floors, the questions, and the laws.

use domain::clinic::{Minutes, Rule, Rules};
use domain::clock::{FLOOR_MINUTES, Hour, HourKind, Moment, Source, Substance, anchor, hours};
use domain::ride::Plan;
use domain::session::{Session, Setting, Standing};
use domain::time::{Instant, day_of, local_at, shifted};

use crate::world::*;

pub mod laws;
mod leaving;
mod oracle;
mod reading;
mod rules;
mod seasons;

const HOUR: Minutes = 60;

pub fn said(value: Minutes) -> Rule<Minutes> {
    Rule::Said {
        value,
        by: "Nurse".into(),
        on: local("2026-01-05 12:00").date(),
    }
}

/// Food 6 h, drinks 2 h, alcohol and cannabis 48 h, 10 minutes early; the floors afterwards.
pub fn rules() -> Rules {
    Rules {
        food: said(6 * HOUR),
        drink: said(2 * HOUR),
        alcohol: said(48 * HOUR),
        cannabis: said(48 * HOUR),
        arrive_early: said(10),
        driving: said(24 * HOUR),
        decisions: said(24 * HOUR),
        late_cancel: Rule::Ask,
        ride_share: None,
    }
}

pub fn ride(pickup: &str) -> Plan {
    let pickup = local(&format!("2026-01-01 {pickup}")).time();
    Plan {
        pickup: Some(pickup),
        ..Plan::default()
    }
}

fn name(kind: HourKind) -> &'static str {
    use Substance::{Alcohol, Both, Cannabis};
    match kind {
        HourKind::NoAlcohol(Both) => "dry",
        HourKind::NoAlcohol(Alcohol) => "alcohol",
        HourKind::NoAlcohol(Cannabis) => "cannabis",
        HourKind::NoFood => "food",
        HourKind::NoDrink => "drink",
        HourKind::LeaveHome => "leave",
        HourKind::Arrive => "arrive",
        HourKind::Session => "session",
        HourKind::PickUp => "pickup",
        HourKind::NoAlcoholAfter(Both) => "dry-until",
        HourKind::NoAlcoholAfter(Alcohol) => "alcohol-until",
        HourKind::NoAlcoholAfter(Cannabis) => "cannabis-until",
        HourKind::NoDriving => "driving",
        HourKind::NoDecisions => "decisions",
    }
}

/// `food 10 04:00`, or `food ?`, or `driving ?11 13:00` for a question with a floor.
fn written(hour: &Hour, zone: Tz) -> String {
    let shown = |instant: Instant| local_at(instant, &zone).format("%d %H:%M").to_string();
    let moment = match hour.moment {
        Moment::At(instant) => shown(instant),
        Moment::Ask {
            floor: Some(instant),
        } => format!("?{}", shown(instant)),
        Moment::Ask { floor: None } => "?".to_owned(),
    };
    format!("{} {moment}", name(hour.kind))
}

#[track_caller]
fn check_all(found: &[Hour], zone: Tz, expected: &[&str]) {
    let found: Vec<_> = found.iter().map(|hour| written(hour, zone)).collect();
    assert_eq!(found, expected);
}
