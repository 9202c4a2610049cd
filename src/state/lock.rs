//! The lock as the app lives with it: when to lock, and locking.
//!
//! Setting, changing and opening it is the keeper's; see `src/keeper/`.

use super::{Store, Table, Trouble, settle_everything};
use domain::lock::{Habits, Moment};
use leptos::prelude::*;
use platform::{clock, page_life, tabs, timer};
use records::HABITS;

/// What the other windows hear in place of an id when the app is to be locked.
pub(super) const LOCK: &str = "lock";

/// How often it is looked whether it is time to lock, in milliseconds.
const LOOK_MS: u32 = 20_000;

/// The lock.
#[derive(Clone, Copy)]
pub struct Lock {
    store: Store,
    habits: Table<Habits>,
    hidden: StoredValue<Option<Moment>>,
    touched: StoredValue<Moment>,
    keep: StoredValue<Vec<platform::Listener>, LocalStorage>,
    next: StoredValue<Option<timer::Timer>, LocalStorage>,
}

impl Lock {
    /// An empty table, to be filled from the disk.
    pub fn new(store: Store) -> Self {
        let lock = Self {
            store,
            habits: Table::new(),
            hidden: StoredValue::new(None),
            touched: StoredValue::new(moment()),
            keep: StoredValue::new_local(Vec::new()),
            next: StoredValue::new_local(None),
        };
        store.serve(lock.habits);
        if store.is_locked_at_rest() {
            lock.watch();
        }
        lock
    }

    /// Whether a lock is set.
    pub fn is_set(self) -> bool {
        self.store.is_locked_at_rest()
    }

    /// When to lock, tracked.
    pub fn habits(self) -> Habits {
        let id = self.store.derive_id(HABITS);
        self.habits.get(id).unwrap_or_default()
    }

    /// Keeps whether the day of a session may be read without unlocking.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn open_day(self, opens_day: bool) -> Result<(), Trouble> {
        let id = self.store.derive_id(HABITS);
        let habits = untrack(|| self.habits());
        let habits = Habits {
            opens_day,
            ..habits
        };
        self.store.keep(self.habits, id, &habits).await
    }

    /// Seals what is being written, then loads the page anew, so that all memory goes; in every
    /// window.
    ///
    /// # Errors
    /// When words could not be saved: they are still on the screen, and nothing was locked.
    pub async fn lock_now(self) -> Result<(), Trouble> {
        settle_covered().await?;
        tabs::announce(&[LOCK.to_owned()]);
        page_life::reload();
        Ok(())
    }

    /// Locks by itself: after the page was away or untouched for as long as the habits say.
    fn watch(self) {
        page_life::cover_when_away();
        let hide = page_life::on_hide(move || {
            if self.hidden.get_value().is_none() {
                self.hidden.set_value(Some(moment()));
            }
        });
        let resume = page_life::on_resume(move || self.resume());
        // Whoever touches a page that stood alone for long comes back to it, too.
        let touch = page_life::on_touch(move || {
            self.resume();
            self.touched.set_value(moment());
        });
        self.keep.set_value(vec![hide, resume, touch]);
        self.look_later();
    }

    /// Somebody is here again: the screen stays covered until it is decided whether to lock.
    fn resume(self) {
        // Where it locks, it stays hidden until it could: what fails is tried again.
        if !self.look() {
            self.hidden.set_value(None);
            page_life::uncover();
        }
    }

    fn look_later(self) {
        let next = timer::after(LOOK_MS, move || {
            self.look();
            self.look_later();
        });
        self.next.set_value(Some(next));
    }

    /// Locks if it is time, and answers whether it is.
    fn look(self) -> bool {
        let habits = untrack(|| self.habits());
        let is_time = habits.locks(moment(), self.hidden.get_value(), self.touched.get_value());
        if is_time {
            timer::spawn(async move {
                // Words that cannot be saved stay, and are shown: it is tried again at the next look.
                let _ = self.lock_now().await;
            });
        }
        is_time
    }
}

/// Saves all words of this window behind a covered screen, however long the disk takes. Those that it
/// does not take are shown again, to whoever looks.
///
/// # Errors
/// When some of them are not on the disk.
pub(super) async fn settle_covered() -> Result<(), Trouble> {
    page_life::cover();
    let settled = settle_everything().await;
    if settled.is_err() && !page_life::is_hidden() {
        page_life::uncover();
    }
    settled
}

/// Now, by both clocks.
fn moment() -> Moment {
    Moment {
        at: clock::now(),
        ticks: clock::ticks(),
    }
}
