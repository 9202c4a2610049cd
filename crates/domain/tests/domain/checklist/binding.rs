//! What items hang on, and what ticks them by itself.

use domain::checklist::{Binding, Facts, Group, Item, Mark, Standing, arrange};
use domain::clinic::Topic;
use std::collections::BTreeMap;

/// The topics that `settled` and `void` are chosen from.
const FOOD: &[Topic] = &[Topic::Food];
const BOTH: &[Topic] = &[Topic::Food, Topic::Drink];
const PRESSURE: &[Topic] = &[Topic::BloodPressure];
const MEDICINES: &[Topic] = &[Topic::Medicines];

#[track_caller]
fn check(binding: &str, settled: &[Topic], void: &[Topic], expected: Standing) {
    let binding = Binding::from_slug(binding).expect("a binding");
    let facts = Facts {
        settled,
        void,
        ..Facts::default()
    };
    let said = format!("{binding:?} {settled:?} {void:?}");
    assert_eq!(facts.standing(binding), expected, "{said}");
}

#[test]
fn what_is_planned_or_known_ticks_what_asks_for_it_and_nothing_else() {
    let none = Facts::default();
    let facts = [
        (Binding::Ride, Facts { ride: true, ..none }),
        (
            Binding::RideConfirmed,
            Facts {
                ride_confirmed: true,
                ..none
            },
        ),
        (
            Binding::Backup,
            Facts {
                backup: true,
                ..none
            },
        ),
        (
            Binding::There,
            Facts {
                there: true,
                ..none
            },
        ),
        (
            Binding::Intention,
            Facts {
                intention: true,
                ..none
            },
        ),
        (Binding::Bag, Facts { bag: true, ..none }),
        (
            Binding::Visit,
            Facts {
                visit: true,
                ..none
            },
        ),
        (
            Binding::AfterHours,
            Facts {
                after_hours: true,
                ..none
            },
        ),
        (
            Binding::Times,
            Facts {
                settled: BOTH,
                ..none
            },
        ),
    ];
    for (of, facts) in facts {
        for binding in Binding::ALL {
            assert_eq!(none.standing(binding), Standing::Open, "{binding:?}");
            let is_done = facts.standing(binding) == Standing::Done;
            assert_eq!(is_done, binding == of, "{binding:?} of {of:?}");
        }
    }
}

#[test]
fn times_are_noted_once_both_rules_are_settled() {
    check("times", &[], &[], Standing::Open);
    check("times", FOOD, &[], Standing::Open);
    check("times", FOOD, FOOD, Standing::Open);
    check("times", BOTH, &[], Standing::Done);
    check("times", BOTH, BOTH, Standing::Done);
}

#[test]
fn what_is_to_be_followed_never_ticks_itself_while_there_is_something_to_follow() {
    use Standing::{Done, Known, Open};
    check("follow-times", &[], &[], Open);
    check("follow-times", FOOD, FOOD, Open);
    check("follow-times", BOTH, &[], Known);
    check("follow-times", BOTH, FOOD, Known);
    check("follow-times", BOTH, BOTH, Done);
    check("follow:blood-pressure", &[], &[], Open);
    check("follow:blood-pressure", FOOD, FOOD, Open);
    check("follow:blood-pressure", PRESSURE, &[], Known);
    check("follow:blood-pressure", PRESSURE, PRESSURE, Done);
    check("follow:medicines", MEDICINES, &[], Known);
    check("follow:medicines", MEDICINES, MEDICINES, Done);
    check("rule:food", &[], &[], Open);
    check("rule:food", FOOD, &[], Done);
}

#[test]
fn what_is_to_be_said_is_never_said_by_writing_it_down() {
    check("medicines", &[], &[], Standing::Open);
    check("medicines", MEDICINES, &[], Standing::Known);
    check("medicines", MEDICINES, MEDICINES, Standing::Known);
    check("stop-word", &[], &[], Standing::Open);
    check("stop-word", MEDICINES, MEDICINES, Standing::Open);
}

/// Whether a row is ticked, ticked by itself, and known.
#[track_caller]
fn check_row(facts: &Facts, mark: Option<Mark>, expected: (bool, bool, bool)) {
    let slug = "blood-pressure".to_owned();
    let item = Item {
        slug: slug.clone(),
        group: Group::Morning,
        binding: Some(Binding::Follow(Topic::BloodPressure)),
    };
    let marks: BTreeMap<_, _> = mark.map(|mark| (slug, mark)).into_iter().collect();
    let views = arrange(&[item], &[], &marks, &[], facts);
    let row = views
        .iter()
        .find_map(|view| view.rows.first())
        .expect("a row");
    assert_eq!((row.ticked, row.by_itself, row.is_known), expected);
}

#[test]
fn a_row_says_whether_it_is_known_and_who_ticked_it() {
    let open = Facts::default();
    let known = Facts {
        settled: PRESSURE,
        ..open
    };
    let done = Facts {
        void: PRESSURE,
        ..known
    };
    let by_hand = Some(Mark::Ticked);
    check_row(&open, None, (false, false, false));
    check_row(&open, by_hand, (true, false, false));
    check_row(&known, None, (false, false, true));
    check_row(&known, by_hand, (true, false, true));
    check_row(&done, None, (true, true, true));
    check_row(&done, by_hand, (true, true, true));
}

#[test]
fn names_lead_back() {
    let plain = [
        "ride",
        "ride-confirmed",
        "backup",
        "there",
        "intention",
        "bag",
        "visit",
        "after-hours",
        "times",
        "follow-times",
        "medicines",
        "stop-word",
    ];
    assert_eq!(plain.map(Binding::from_slug), Binding::ALL.map(Some));
    for topic in Topic::ALL {
        let of = |kind| Binding::from_slug(&format!("{kind}:{}", topic.slug()));
        assert_eq!(of("rule"), Some(Binding::Rule(topic)));
        assert_eq!(of("follow"), Some(Binding::Follow(topic)));
        assert_eq!(Binding::Follow(topic).topics(), [topic]);
    }
    for slug in [
        "",
        "rule:",
        "rule:moon",
        "follow:",
        "follow:moon",
        "food",
        "rule:rule:food",
        "Bag",
    ] {
        assert_eq!(Binding::from_slug(slug), None, "{slug}");
    }
}
