//! What holds for any series and any rules, in every zone and over every change of its clocks.

use chrono::Timelike;
use domain::clock::anchor;
use domain::reminder::{Quiet, missed, rung};
use domain::time::{at_hour, day_shifted, local_at, shifted};
use proptest::prelude::*;

use super::*;
use crate::clock::laws::{any_rules, any_session};

#[derive(Debug)]
struct World {
    series: Vec<Planned<usize, Tz>>,
    rules: Rules,
    at_night: bool,
    now: Instant,
}

/// Sessions that lie near each other, many of them over each other, each in a zone of its own.
fn any_world() -> impl Strategy<Value = World> {
    let other = (
        -4_000..4_000_i64,
        5..1_440_u16,
        0..ZONES.len(),
        prop::option::of(0..1_440_u32),
        0..6_u8,
    );
    (
        any_session(),
        prop::collection::vec(other, 1..6),
        any_rules(),
        any::<bool>(),
        -10_000..6_000_i64,
    )
        .prop_map(|((first, zone), others, rules, at_night, now)| {
            let start = first.start(&zone);
            let series = others.iter().enumerate().map(|(id, other)| {
                let (by, length_minutes, which, pickup, kind) = *other;
                let zone = ZONES[which];
                let pickup = pickup.and_then(|minute| {
                    chrono::NaiveTime::from_hms_opt(minute / 60, minute % 60, 0)
                });
                let session = Session {
                    local: local_at(shifted(start, by), &zone),
                    zone: zone.0.name().to_owned(),
                    length_minutes,
                    standing: match kind {
                        0 => Standing::Cancelled,
                        _ => Standing::Planned,
                    },
                    setting: match kind {
                        1 => Setting::Home,
                        _ => Setting::Clinic,
                    },
                    ..first.clone()
                };
                Planned {
                    id,
                    session,
                    zone,
                    ride: pickup.map(|pickup| Plan {
                        pickup: Some(pickup),
                        ..Plan::default()
                    }),
                    answers: Vec::new(),
                }
            });
            // Somebody who arrives years early would be looked for evening by evening.
            let early = rules.arrive_early.said().filter(|early| *early < 6_000);
            World {
                series: series.collect(),
                rules: Rules {
                    arrive_early: early.map_or(Rule::Ask, said),
                    ..rules
                },
                at_night,
                now: shifted(start, now),
            }
        })
}

impl World {
    fn told(&self) -> Vec<Reminder<usize>> {
        let World {
            series,
            rules,
            at_night,
            now,
        } = self;
        reminders(series, &[], rules, *at_night, *now, None)
    }

    fn quiet(&self) -> Quiet {
        Quiet::new(&self.series, &self.rules, self.at_night)
    }

    /// Asked anew, of the tables themselves.
    fn is_quiet(&self, at: Instant, zone: Tz) -> bool {
        let hour = at.with_timezone(&zone.0).hour();
        let is_night = !self.at_night && !(7..22).contains(&hour);
        let planned = self
            .series
            .iter()
            .filter(|planned| planned.session.is_planned());
        let with_team = planned.clone().any(|planned| {
            let zone = planned.zone;
            let early = match &self.rules.arrive_early {
                Rule::Said { value, .. } if planned.session.is_supported() => i64::from(*value),
                _ => 0,
            };
            let arrival = shifted(planned.session.start(&zone), -early);
            arrival <= at && at < anchor(&planned.session, planned.ride.as_ref(), None, &zone)
        });
        is_night || with_team
    }
}

proptest! {
    #[test]
    fn nothing_rings_into_the_quiet(world in any_world()) {
        for reminder in world.told() {
            let zone = world.series[reminder.of].zone;
            prop_assert!(!world.is_quiet(reminder.rings, zone), "{:?}", reminder);
            prop_assert!(reminder.rings <= reminder.due && reminder.due <= reminder.start);
            prop_assert!(world.now < reminder.start);
        }
    }

    /// At its own time where that is not quiet; else at 7 pm, on the last evening that is not.
    #[test]
    fn it_rings_as_late_as_it_can(world in any_world()) {
        for reminder in world.told() {
            let zone = world.series[reminder.of].zone;
            let is_eve = reminder.thing == Thing::Session;
            if !is_eve && !world.is_quiet(reminder.due, zone) {
                prop_assert_eq!(reminder.rings, reminder.due);
                continue;
            }
            let day = local_at(reminder.due, &zone).date();
            let first = i64::from(is_eve);
            let evenings = (first..).map(|back| at_hour(day_shifted(day, -back), 19, &zone));
            let mut free = evenings
                .filter(|evening| *evening < reminder.due)
                .filter(|evening| !is_eve || local_at(*evening, &zone).date() < day)
                .filter(|evening| !world.is_quiet(*evening, zone));
            prop_assert_eq!(Some(reminder.rings), free.next());
        }
    }

    #[test]
    fn they_come_in_order_and_none_twice(world in any_world()) {
        let told = world.told();
        prop_assert!(told.is_sorted_by_key(|reminder| (reminder.rings, reminder.due)));
        for (at, one) in told.iter().enumerate() {
            for other in &told[..at] {
                let is_same = (one.thing, one.due, one.rings) == (other.thing, other.due, other.rings);
                prop_assert!(!is_same);
                let is_twice = (one.of, one.thing.number()) == (other.of, other.thing.number());
                prop_assert!(!is_twice);
            }
        }
    }

    /// It is quiet when the tables say so, and the stretches that are handed out say the same.
    #[test]
    fn what_is_quiet_is_quiet_in_every_stretch(
        world in any_world(),
        minutes in prop::collection::vec(-9_000..9_000_i64, 1..40),
        which in 0..ZONES.len(),
    ) {
        let (quiet, zone) = (world.quiet(), ZONES[which]);
        let within = shifted(world.now, -6_000)..shifted(world.now, 6_000);
        let stretches = quiet.stretches(&within, &zone);
        for minute in minutes {
            let at = shifted(world.now, minute);
            prop_assert_eq!(quiet.is_quiet(at, &zone), world.is_quiet(at, zone));
            let lies_in_one = stretches.iter().any(|stretch| stretch.contains(&at));
            prop_assert_eq!(lies_in_one, within.contains(&at) && world.is_quiet(at, zone));
        }
    }

    /// One thing, if anything rang since and still matters; of a ride that nobody was asked for there
    /// is a note, and no line.
    #[test]
    fn what_is_caught_up_with_rang_meanwhile(world in any_world(), since in 0..20_000_i64) {
        let told = world.told();
        let since = shifted(world.now, -since);
        let due = |reminder: &&Reminder<usize>| since < reminder.rings && reminder.rings <= world.now;
        let is_line = |reminder: &&Reminder<usize>| {
            due(reminder) && !(reminder.asks && matches!(reminder.thing, Thing::Ride(_)))
        };
        match missed(&told, since, world.now) {
            Some(reminder) => prop_assert!(is_line(&reminder) && world.now < reminder.start),
            None => prop_assert!(!told.iter().any(|reminder| is_line(&reminder))),
        }
        match rung(&told, since, world.now) {
            Some(reminder) => prop_assert!(due(&reminder) && world.now < reminder.start),
            None => prop_assert!(!told.iter().any(|reminder| due(&reminder))),
        }
    }
}
