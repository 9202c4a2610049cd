//! What holds from one session to the next: own items, what was hidden, and the order. Never ticks.

use std::collections::BTreeMap;

use super::{Group, Mark, OwnItem};

/// What was done to an item in one session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkOf {
    /// The session's id.
    pub session: String,
    /// The item's key.
    pub item: String,
    /// Ticked, hidden, or neither any more.
    pub mark: Option<Mark>,
}

/// The order that a group was given in one session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderOf {
    /// The session's id.
    pub session: String,
    /// Which group.
    pub group: Group,
    /// The keys of its rows, first to last.
    pub keys: Vec<String>,
}

/// What holds in a session, as [`super::arrange`] and [`super::pack`] take it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Carried {
    /// Own items, in the order of their sessions.
    pub own: Vec<OwnItem>,
    /// What is hidden, and what was ticked in this session.
    pub marks: BTreeMap<String, Mark>,
    /// At most one order for each group.
    pub order: Vec<(Group, Vec<String>)>,
}

/// What holds in the last of `sessions`, which are ids in the order of time, up to this one.
///
/// - An own item holds from its session on. Removing it erases its record, and it is gone everywhere.
/// - What is hidden in a session is hidden from there on, until it is shown again or ticked.
/// - A tick holds in its own session alone.
/// - Of the orders of a group, the one of the latest session holds.
///
/// Whatever belongs to a session that is not among them, because it comes later, does not count.
#[must_use]
pub fn carry(
    sessions: &[String],
    own: &[(String, OwnItem)],
    marks: &[MarkOf],
    orders: &[OrderOf],
) -> Carried {
    let mut carried = Carried {
        own: carry_own(sessions, own),
        ..Carried::default()
    };
    for session in sessions {
        // A tick goes with its session; what is hidden stays.
        carried.marks.retain(|_, mark| *mark == Mark::Hidden);
        for of in marks.iter().filter(|of| of.session == *session) {
            match of.mark {
                Some(mark) => drop(carried.marks.insert(of.item.clone(), mark)),
                None => drop(carried.marks.remove(&of.item)),
            }
        }
        for of in orders.iter().filter(|of| of.session == *session) {
            carried.order.retain(|(group, _)| *group != of.group);
            carried.order.push((of.group, of.keys.clone()));
        }
    }
    carried
}

/// Own things of all sessions up to the last of `sessions`: items of the list, or of the bag.
#[must_use]
pub fn carry_own<T: Clone>(sessions: &[String], own: &[(String, T)]) -> Vec<T> {
    let of_session = |session| {
        let mine = own.iter().filter(move |(of, _)| of == session);
        mine.map(|(_, thing)| thing.clone())
    };
    sessions.iter().flat_map(of_session).collect()
}
