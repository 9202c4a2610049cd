//! The checklist: groups by time, items that tick themselves, order and hiding.

mod bag;
mod binding;
mod carry;

use std::collections::BTreeMap;

use domain::checklist::{
    Binding, Facts, Group, GroupView, Item, Mark, OwnItem, arrange, group_now, moved,
};
use domain::clinic::Topic;
use domain::session::Session;
use domain::time::shifted;
use proptest::prelude::*;

use crate::world::*;

fn items() -> Vec<Item> {
    let item = |slug: &str, group, binding| Item {
        slug: slug.to_owned(),
        group,
        binding,
    };
    vec![
        item("pick-a-ride", Group::WeekBefore, Some(Binding::Ride)),
        item("pick-a-backup", Group::WeekBefore, Some(Binding::Backup)),
        item("read-risks", Group::WeekBefore, None),
        item(
            "confirm-ride",
            Group::ThreeDaysBefore,
            Some(Binding::RideConfirmed),
        ),
        item(
            "draft-intention",
            Group::ThreeDaysBefore,
            Some(Binding::Intention),
        ),
        item("pack", Group::NightBefore, Some(Binding::Bag)),
        item("ask-food", Group::Morning, Some(Binding::Rule(Topic::Food))),
    ]
}

/// One group as `[x] ticked  [*] by itself  [ ] open`, own items with a plus.
fn written(view: &GroupView) -> String {
    let rows: Vec<_> = view
        .rows
        .iter()
        .map(|row| {
            let mark = match (row.ticked, row.by_itself) {
                (true, true) => '*',
                (true, false) => 'x',
                (false, _) => ' ',
            };
            format!("[{mark}] {}{}", if row.own { "+" } else { "" }, row.key)
        })
        .collect();
    format!(
        "{} | left {} | hidden {}",
        rows.join(", "),
        view.left,
        view.hidden.join(" ")
    )
}

#[derive(Default)]
struct Case {
    own: Vec<(Group, &'static str)>,
    marks: Vec<(&'static str, Mark)>,
    order: Vec<(Group, Vec<&'static str>)>,
    facts: Facts<'static>,
}

fn arranged(case: &Case) -> Vec<GroupView> {
    let own: Vec<_> = case
        .own
        .iter()
        .map(|(group, id)| OwnItem {
            id: (*id).to_owned(),
            group: *group,
            text: "Own".to_owned(),
        })
        .collect();
    let marks: BTreeMap<_, _> = case
        .marks
        .iter()
        .map(|(key, mark)| ((*key).to_owned(), *mark))
        .collect();
    let order: Vec<_> = case
        .order
        .iter()
        .map(|(group, keys)| (*group, keys.iter().map(|key| (*key).to_owned()).collect()))
        .collect();
    arrange(&items(), &own, &marks, &order, &case.facts)
}

#[track_caller]
fn check(case: Case, group: Group, expected: &str) {
    let views = arranged(&case);
    let view = views.iter().find(|view| view.group == group).unwrap();
    assert_eq!(written(view), expected);
}

#[test]
fn rows_tick_by_hand_and_by_themselves() {
    let week = Group::WeekBefore;
    check(
        Case::default(),
        week,
        "[ ] pick-a-ride, [ ] pick-a-backup, [ ] read-risks | left 3 | hidden ",
    );
    check(
        Case {
            facts: Facts {
                ride: true,
                ..Facts::default()
            },
            ..Case::default()
        },
        week,
        "[*] pick-a-ride, [ ] pick-a-backup, [ ] read-risks | left 2 | hidden ",
    );
    check(
        Case {
            marks: vec![("pick-a-ride", Mark::Ticked), ("read-risks", Mark::Hidden)],
            facts: Facts {
                backup: true,
                ..Facts::default()
            },
            ..Case::default()
        },
        week,
        "[x] pick-a-ride, [*] pick-a-backup | left 0 | hidden read-risks",
    );
    check(
        Case {
            facts: Facts {
                ride_confirmed: true,
                intention: true,
                ..Facts::default()
            },
            ..Case::default()
        },
        Group::ThreeDaysBefore,
        "[*] confirm-ride, [*] draft-intention | left 0 | hidden ",
    );
    check(Case::default(), Group::After, " | left 0 | hidden ");
    check(
        Case {
            facts: Facts {
                bag: true,
                ..Facts::default()
            },
            ..Case::default()
        },
        Group::NightBefore,
        "[*] pack | left 0 | hidden ",
    );
}

#[test]
fn a_question_ticks_itself_once_its_rule_is_settled() {
    let settled = |settled| Case {
        facts: Facts {
            settled,
            ..Facts::default()
        },
        ..Case::default()
    };
    let open = "[ ] ask-food | left 1 | hidden ";
    check(settled(&[]), Group::Morning, open);
    check(settled(&[Topic::Drink]), Group::Morning, open);
    let done = "[*] ask-food | left 0 | hidden ";
    check(settled(&[Topic::Drink, Topic::Food]), Group::Morning, done);
}

#[test]
fn own_items_come_last_until_moved() {
    let week = Group::WeekBefore;
    let own = vec![(week, "a1"), (Group::Morning, "b2"), (week, "c3")];
    check(
        Case {
            own: own.clone(),
            marks: vec![("c3", Mark::Ticked)],
            ..Case::default()
        },
        week,
        "[ ] pick-a-ride, [ ] pick-a-backup, [ ] read-risks, [ ] +a1, [x] +c3 | left 4 | hidden ",
    );
    check(
        Case {
            own: own.clone(),
            order: vec![
                (week, vec!["c3", "gone", "read-risks"]),
                (Group::Morning, vec!["b2"]),
            ],
            ..Case::default()
        },
        week,
        "[ ] +c3, [ ] read-risks, [ ] pick-a-ride, [ ] pick-a-backup, [ ] +a1 | left 5 | hidden ",
    );
    check(
        Case {
            own,
            ..Case::default()
        },
        Group::Morning,
        "[ ] ask-food, [ ] +b2 | left 2 | hidden ",
    );
}

#[test]
fn every_group_is_there_in_the_order_of_time() {
    let groups: Vec<_> = arranged(&Case::default())
        .iter()
        .map(|view| view.group)
        .collect();
    assert_eq!(groups, Group::ALL);
}

#[test]
fn slugs_lead_back() {
    for group in Group::ALL {
        assert_eq!(Group::from_slug(group.slug()), Some(group));
    }
    assert_eq!(Group::from_slug("Morning"), None);
}

#[track_caller]
fn check_open(session: &Session, zone: Tz, now: &str, expected: Group) {
    let now = domain::time::resolve(local(now), &zone).first();
    assert_eq!(group_now(session.start(&zone), now, &zone), expected);
}

#[test]
fn one_group_is_open() {
    let planned = session("2026-03-08 10:00", NEW_YORK);
    check_open(&planned, NEW_YORK, "2025-03-08 10:00", Group::WeekBefore);
    check_open(&planned, NEW_YORK, "2026-03-05 03:59", Group::WeekBefore);
    check_open(
        &planned,
        NEW_YORK,
        "2026-03-05 04:00",
        Group::ThreeDaysBefore,
    );
    check_open(
        &planned,
        NEW_YORK,
        "2026-03-07 16:59",
        Group::ThreeDaysBefore,
    );
    check_open(&planned, NEW_YORK, "2026-03-07 17:00", Group::NightBefore);
    check_open(&planned, NEW_YORK, "2026-03-08 01:59", Group::NightBefore);
    check_open(&planned, NEW_YORK, "2026-03-08 04:00", Group::Morning);
    check_open(&planned, NEW_YORK, "2026-03-08 08:59", Group::Morning);
    check_open(&planned, NEW_YORK, "2026-03-08 09:00", Group::Arrival);
    check_open(&planned, NEW_YORK, "2026-03-08 10:00", Group::After);
    check_open(&planned, NEW_YORK, "2027-03-08 10:00", Group::After);
    let early = session("2026-09-06 05:00", SANTIAGO);
    check_open(&early, SANTIAGO, "2026-09-06 01:30", Group::NightBefore);
    check_open(&early, SANTIAGO, "2026-09-06 02:00", Group::Morning);
    check_open(&early, SANTIAGO, "2026-09-06 04:00", Group::Arrival);
}

#[test]
fn groups_open_in_order_where_a_day_was_left_out() {
    for minute in 0..1440 {
        let start = shifted(utc("2011-12-30 00:00"), minute);
        let opens = Group::ALL.map(|group| group.opens(start, &APIA));
        assert!(opens.is_sorted(), "{start}");
    }
}

proptest! {
    #[test]
    fn groups_open_one_after_another(days in 0..20_000_i64, minute in 0..1440_i64, which in 0..ZONES.len()) {
        let start = shifted(utc("2000-01-01 00:00"), days * 1440 + minute);
        let zone = ZONES[which];
        let opens: Vec<_> = Group::ALL.iter().map(|group| group.opens(start, &zone)).collect();
        prop_assert!(opens.is_sorted());
    }

    #[test]
    fn moving_keeps_every_key(count in 0..8_usize, from in 0..10_usize, to in 0..10_usize) {
        let keys: Vec<_> = (0..count).map(|n| n.to_string()).collect();
        let found = moved(&keys, from, to);
        let mut sorted = found.clone();
        sorted.sort();
        prop_assert_eq!(&sorted, &keys);
        if from < count {
            prop_assert_eq!(&found[to.min(count - 1)], &keys[from]);
            prop_assert_eq!(moved(&found, to.min(count - 1), from), keys);
        } else {
            prop_assert_eq!(found, keys);
        }
    }
}
