//! A backend that lives as long as the program: for tests.

use crate::backend::{Backend, BackendError, Change, Decide, Item, Key, Range, Store};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

/// Items in memory. A clone shares them, as a second tab shares the disk, and like a disk it
/// lets others take their turn before each operation.
#[derive(Clone, Default)]
pub struct Memory {
    items: Rc<RefCell<Items>>,
}

type Items = BTreeMap<(Store, Key), Vec<u8>>;

impl Memory {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    fn find(&self, ranges: &[Range]) -> Vec<Vec<Item>> {
        let items = self.items.borrow();
        let found = |range: &Range| {
            items
                .iter()
                .filter(|((store, key), _)| *store == range.store() && range.contains(key))
                .take(range.limit() as usize)
                .map(|((_, key), value)| Item {
                    key: key.clone(),
                    value: match range {
                        Range::ChunkKeys(_) => Vec::new(),
                        _ => value.clone(),
                    },
                })
                .collect()
        };
        ranges.iter().map(found).collect()
    }

    fn apply(&self, change: Change) {
        let mut items = self.items.borrow_mut();
        match change {
            Change::Put(store, key, value) => {
                items.insert((store, key), value);
            }
            Change::Delete(store, key) => {
                items.remove(&(store, key));
            }
            Change::Clear(store) => items.retain(|(of, _), _| *of != store),
        }
    }
}

impl Backend for Memory {
    async fn read(&self, ranges: &[Range]) -> Result<Vec<Vec<Item>>, BackendError> {
        turn().await;
        Ok(self.find(ranges))
    }

    async fn update(&self, ranges: &[Range], decide: &mut Decide<'_>) -> Result<(), BackendError> {
        turn().await;
        let found = self.find(ranges);
        decide(&found)
            .into_iter()
            .for_each(|change| self.apply(change));
        Ok(())
    }
}

/// Waits once, for whoever else is waiting.
async fn turn() {
    let mut waited = false;
    poll_fn(|context| match std::mem::replace(&mut waited, true) {
        true => Poll::Ready(()),
        false => {
            context.waker().wake_by_ref();
            Poll::Pending
        }
    })
    .await;
}
