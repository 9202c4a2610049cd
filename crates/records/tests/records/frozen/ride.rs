//! The ride home and what came of it.

use super::{ODD, at, check, check_schema, id, kinds, local, time};
use domain::ride::{self, Answer, Gate, Home, Night, Person, Plan, Reads, There, Way};
use domain::wait::Wait;
use records::{GateAnswer, Left, Ride};

fn person(name: &str, phone: &str) -> Person {
    Person {
        name: name.into(),
        phone: phone.into(),
        ..Person::default()
    }
}

fn ride(plan: Plan) -> Ride {
    Ride {
        session: id(),
        plan,
    }
}

#[test]
fn rides_of_the_first_schema() {
    check_schema(
        1,
        kinds::RIDE,
        &[
            ride(Plan {
                person: person(ODD, "+1 (555) 010-0199 ext. 4"),
                backup: Some(person("Zoë", "")),
                pickup: Some(time("13:05:00")),
                pickup_place: "Front entrance".into(),
                ..Plan::default()
            }),
            ride(Plan {
                person: person("Sam", ""),
                ..Plan::default()
            }),
        ],
    );
}

#[test]
fn rides_of_the_second_schema() {
    let [full, short] = full_and_short();
    check_schema(
        2,
        kinds::RIDE_2,
        &[
            full,
            short,
            ride(Plan {
                person: person("", ""),
                there: Some(There::Driven),
                ..Plan::default()
            }),
            ride(Plan {
                there: Some(There::Car),
                ..Plan::default()
            }),
        ],
    );
}

#[test]
fn rides() {
    let [mut full, short] = full_and_short();
    full.plan.pickup_offset_seconds = Some(-5 * 3600);
    check_schema(3, kinds::RIDE_3, &[full, short]);
}

fn full_and_short() -> [Ride; 2] {
    [
        ride(Plan {
            person: Person {
                relation: "sister".into(),
                is_adult: Some(true),
                reads: Some(Reads::Spanish),
                only_calls: true,
                ..person(ODD, "+1 (555) 010-0199 ext. 4")
            },
            backup: Some(Person {
                is_adult: Some(false),
                reads: Some(Reads::English),
                ..person("Zoë", "")
            }),
            pickup: Some(time("13:05:00")),
            pickup_offset_seconds: None,
            pickup_place: "Front entrance".into(),
            way: Way::Escort,
            there: Some(There::Transit),
            home: Home {
                stays: "until eight".into(),
                key: "4711#".into(),
                others: "Ana has the dog".into(),
                helps: ODD.into(),
                helps_not: "News".into(),
            },
            night: Night {
                is_alone: Some(true),
                caller: Some(person("Lee", "988")),
            },
        }),
        ride(Plan {
            person: person("Sam", ""),
            way: Way::Car,
            there: Some(There::Walk),
            night: Night {
                is_alone: Some(false),
                caller: None,
            },
            ..Plan::default()
        }),
    ]
}

fn said(gate: Gate, answer: Answer) -> GateAnswer {
    GateAnswer {
        session: id(),
        answer: ride::GateAnswer {
            gate,
            answer,
            at: at(1_773_568_800_000),
            session_local: local("2026-03-15T10:00:00"),
        },
    }
}

#[test]
fn answers() {
    let first = [
        said(Gate::Asked, Answer::Asked),
        said(Gate::ThreeDays, Answer::Yes),
        said(Gate::OneDay, Answer::No),
        said(Gate::ThreeHours, Answer::NotAsked),
    ];
    check_schema(1, kinds::RIDE_ANSWER, &first);
    let [a, b, c, d] = first;
    let off = said(Gate::OneDay, Answer::CalledOff);
    check_schema(2, kinds::RIDE_ANSWER_2, &[a, b, c, d, off]);
}

#[test]
fn leaving() {
    let left = Left {
        session: id(),
        at: at(1_773_593_100_000),
    };
    check(kinds::LEFT, &[left]);
}

#[test]
fn what_waits() {
    let wait = Wait {
        text: ODD.into(),
        put_at: at(1_773_593_100_000),
        put_on: local("2026-03-15T00:00:00").date(),
        settled_at: Some(at(1_773_679_500_000)),
    };
    let open = Wait {
        text: String::new(),
        settled_at: None,
        ..wait.clone()
    };
    check(kinds::WAIT, &[wait, open]);
}
