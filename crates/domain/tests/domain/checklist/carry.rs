//! What holds from one session to the next.

use domain::checklist::{Carried, Group, Mark, MarkOf, OrderOf, OwnItem, carry, carry_own};
use proptest::prelude::*;

/// Everything that was ever done, each with its session.
#[derive(Debug, Clone, Default)]
struct History {
    own: Vec<(String, OwnItem)>,
    marks: Vec<MarkOf>,
    orders: Vec<OrderOf>,
}

impl History {
    fn own(mut self, session: &str, id: &str) -> Self {
        let item = OwnItem {
            id: id.to_owned(),
            group: Group::Morning,
            text: "Own".to_owned(),
        };
        self.own.push((session.to_owned(), item));
        self
    }

    fn mark(mut self, session: &str, item: &str, mark: Option<Mark>) -> Self {
        self.marks.push(MarkOf {
            session: session.to_owned(),
            item: item.to_owned(),
            mark,
        });
        self
    }

    fn order(mut self, session: &str, group: Group, keys: &str) -> Self {
        self.orders.push(OrderOf {
            session: session.to_owned(),
            group,
            keys: keys.split(' ').map(str::to_owned).collect(),
        });
        self
    }

    fn at(&self, sessions: &str) -> Carried {
        let sessions: Vec<_> = sessions.split(' ').map(str::to_owned).collect();
        carry(&sessions, &self.own, &self.marks, &self.orders)
    }
}

/// `a1 b2 | x ticked, - hidden | morning: b2 a1`
fn written(carried: &Carried) -> String {
    let own: Vec<_> = carried.own.iter().map(|item| item.id.as_str()).collect();
    let sign = |mark: &Mark| if *mark == Mark::Ticked { 'x' } else { '-' };
    let marks = carried.marks.iter();
    let marks: Vec<_> = marks
        .map(|(item, mark)| format!("{}{item}", sign(mark)))
        .collect();
    let orders = carried.order.iter();
    let orders: Vec<_> = orders
        .map(|(group, keys)| format!("{}: {}", group.slug(), keys.join(" ")))
        .collect();
    format!(
        "{} | {} | {}",
        own.join(" "),
        marks.join(" "),
        orders.join(", ")
    )
}

#[track_caller]
fn check(history: &History, sessions: &str, expected: &str) {
    assert_eq!(written(&history.at(sessions)), expected);
}

#[test]
fn own_items_hold_from_their_session_on() {
    let history = History::default().own("2", "b2").own("1", "a1");
    check(&history, "1", "a1 |  | ");
    check(&history, "1 2", "a1 b2 |  | ");
    check(&history, "1 2 3", "a1 b2 |  | ");
    check(&history, "9", " |  | ");
    // Two sessions that changed places.
    check(&history, "2 1", "b2 a1 |  | ");
}

#[test]
fn ticks_stay_in_their_session() {
    let history = History::default()
        .mark("1", "water", Some(Mark::Ticked))
        .mark("2", "bag-id", Some(Mark::Ticked));
    check(&history, "1", " | xwater | ");
    check(&history, "1 2", " | xbag-id | ");
    check(&history, "1 2 3", " |  | ");
}

#[test]
fn what_is_hidden_is_hidden_from_there_on() {
    let history = History::default()
        .mark("2", "bag-cpap", Some(Mark::Hidden))
        .mark("4", "bag-cpap", None);
    check(&history, "1", " |  | ");
    check(&history, "1 2", " | -bag-cpap | ");
    check(&history, "1 2 3", " | -bag-cpap | ");
    check(&history, "1 2 3 4", " |  | ");
    check(&history, "1 2 3 4 5", " |  | ");
    let again = history.mark("5", "bag-cpap", Some(Mark::Hidden));
    check(&again, "1 2 3 4 5 6", " | -bag-cpap | ");
    // Shown again and then ticked in the same session: the tick is what its one record says.
    let ticked = History::default()
        .mark("1", "water", Some(Mark::Hidden))
        .mark("2", "water", Some(Mark::Ticked));
    check(&ticked, "1 2", " | xwater | ");
    check(&ticked, "1 2 3", " |  | ");
}

#[test]
fn the_latest_order_of_a_group_holds() {
    let history = History::default()
        .order("3", Group::Morning, "c a")
        .order("1", Group::Morning, "b a")
        .order("1", Group::After, "x y");
    check(&history, "1", " |  | morning: b a, after: x y");
    check(&history, "1 2", " |  | morning: b a, after: x y");
    check(&history, "1 2 3", " |  | after: x y, morning: c a");
}

#[test]
fn things_of_the_bag_hold_too() {
    let things = [("2".to_owned(), "hat"), ("1".to_owned(), "stone")];
    let at = |sessions: &[&str]| {
        let sessions: Vec<_> = sessions.iter().map(|id| (*id).to_owned()).collect();
        carry_own(&sessions, &things)
    };
    assert_eq!(at(&["1"]), ["stone"]);
    assert_eq!(at(&["1", "2"]), ["stone", "hat"]);
    assert!(at(&[]).is_empty());
}

fn history() -> impl Strategy<Value = History> {
    let session = || prop::sample::select(vec!["1", "2", "3", "4"]);
    let item = || prop::sample::select(vec!["a", "b", "bag-c"]);
    let mark = prop::sample::select(vec![None, Some(Mark::Ticked), Some(Mark::Hidden)]);
    let group = prop::sample::select(vec![Group::Morning, Group::After]);
    let own = prop::collection::btree_map("[0-9a-f]{4}", session(), 0..5);
    // A record stands for one item of one session, so the last mark of it is the only one.
    let marks = prop::collection::btree_map((session(), item()), mark, 0..8);
    let orders = prop::collection::btree_map((session(), group), item(), 0..5);
    (own, marks, orders).prop_map(|(own, marks, orders)| {
        let mut history = History::default();
        for (id, session) in own {
            history = history.own(session, &id);
        }
        for ((session, item), mark) in marks {
            history = history.mark(session, item, mark);
        }
        for ((session, group), keys) in orders {
            history = history.order(session, group, keys);
        }
        history
    })
}

/// What holds in a session, written down as if all of it had been done there.
fn as_done_in(session: &str, carried: &Carried) -> History {
    let mut history = History::default();
    for item in &carried.own {
        history.own.push((session.to_owned(), item.clone()));
    }
    for (item, mark) in &carried.marks {
        history = history.mark(session, item, Some(*mark));
    }
    for (group, keys) in &carried.order {
        history = history.order(session, *group, &keys.join(" "));
    }
    history
}

proptest! {
    #[test]
    fn carrying_what_was_carried_changes_nothing(history in history()) {
        let carried = history.at("1 2 3");
        prop_assert_eq!(as_done_in("3", &carried).at("3"), carried.clone());
        prop_assert_eq!(as_done_in("3", &carried).at("1 2 3"), carried);
    }

    #[test]
    fn ticks_never_carry(history in history()) {
        let ticked = |carried: &Carried| -> Vec<String> {
            let ticked = carried.marks.iter().filter(|(_, mark)| **mark == Mark::Ticked);
            ticked.map(|(item, _)| item.clone()).collect()
        };
        for sessions in ["1", "1 2", "1 2 3", "1 2 3 4"] {
            let last = sessions.rsplit(' ').next().unwrap();
            let mut mine: Vec<_> = history
                .marks
                .iter()
                .filter(|of| of.session == last && of.mark == Some(Mark::Ticked))
                .map(|of| of.item.clone())
                .collect();
            mine.sort();
            prop_assert_eq!(ticked(&history.at(sessions)), mine);
        }
        prop_assert!(ticked(&history.at("1 2 3 4 9")).is_empty());
    }

    #[test]
    fn what_comes_later_does_not_count(history in history()) {
        let mut early = history.clone();
        early.own.retain(|(session, _)| session.as_str() <= "2");
        early.marks.retain(|of| of.session.as_str() <= "2");
        early.orders.retain(|of| of.session.as_str() <= "2");
        prop_assert_eq!(early.at("1 2"), history.at("1 2"));
    }
}
