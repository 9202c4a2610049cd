//! A list whose rows stay what they are while it changes around them.

use crate::into_node::IntoNode;
use crate::node::{Kind, Node, Row};
use crate::state::State;
use leptos::prelude::{Mountable, Owner, untrack};
use leptos::tachys::renderer::types::Placeholder;
use std::sync::Arc;

/// A row for each item, known by its key. A row is drawn once, when its key comes up; it follows
/// what it shows by closures of its own, and keeps its focus while others come and go.
pub fn rows<T: Send + 'static, V: IntoNode>(
    mut each: impl FnMut() -> Vec<(String, T)> + Send + 'static,
    draw: impl Fn(T) -> V + Send + Sync + 'static,
) -> Node {
    let draw = Arc::new(draw);
    let list = Owner::current();
    let row = move |(key, item): (String, T)| {
        let (draw, list) = (Arc::clone(&draw), list.clone());
        let draw = move || draw(item).into_node();
        Row {
            key,
            draw: Box::new(move || build(list.as_ref(), Box::new(draw))),
        }
    };
    (move || Node::of(Kind::Rows(each().into_iter().map(&row).collect()))).into_node()
}

fn build(list: Option<&Owner>, draw: Box<dyn FnOnce() -> Node + '_>) -> (Owner, State) {
    // Below the list and not below the closure that lists: what a row owns lasts as long as it.
    let owner = list.map_or_else(Owner::new, Owner::child);
    let state = owner.with(|| untrack(|| State::build(draw())));
    (owner, state)
}

/// A row in the page.
pub struct RowState {
    key: String,
    pub state: State,
    _owner: Owner,
}

impl RowState {
    pub(crate) fn start(Row { key, draw }: Row) -> Self {
        let (owner, state) = draw();
        Self {
            key,
            state,
            _owner: owner,
        }
    }
}

/// Lets the rows of a list follow others: same keys stay, the rest comes and goes before `end`.
pub(crate) fn follow(rows: &mut Vec<RowState>, next: Vec<Row>, end: &Placeholder) {
    let mut before = std::mem::take(rows);
    let order: Vec<_> = before.iter().map(|row| row.key.clone()).collect();
    // Taken from the back, where it costs nothing while the order is the same.
    before.reverse();
    let mut is_new = Vec::new();
    for row in next {
        let place = before.iter().rposition(|old| old.key == row.key);
        is_new.push(place.is_none());
        rows.push(match place {
            Some(place) => before.remove(place),
            None => RowState::start(row),
        });
    }
    before.iter_mut().for_each(|gone| gone.state.unmount());
    let mut stayed = order
        .iter()
        .filter(|key| before.iter().all(|gone| gone.key != **key));
    let moved = rows
        .iter()
        .zip(&is_new)
        .any(|(row, is_new)| !is_new && stayed.next() != Some(&row.key));
    for place in (0..rows.len()).rev() {
        if moved || is_new[place] {
            let (row, after) = rows[place..].split_at_mut(1);
            match after.first() {
                Some(after) => after.state.insert_before_this(&mut row[0].state),
                None => end.insert_before_this(&mut row[0].state),
            };
        }
    }
}
