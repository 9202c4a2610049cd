//! What lies readable without unlocking: only what the patient ticked. The day of a session follows the
//! records it comes of.

use super::{Clinic, Lock, Reminders, Store, Trouble};
use domain::clinic::Numbers;
use domain::ride::OpenDay;
use leptos::prelude::*;
use platform::timer;
use records::{NUMBERS, OPEN_DAY, WAKES, read_open_day, read_open_numbers, write_open_day};
use std::pin::Pin;

/// How long to wait before a write that failed is tried again, in milliseconds.
const AGAIN_MS: u32 = 10_000;

/// The day of a session as it is to lie in the clear, once it is written out.
pub type Making = Pin<Box<dyn Future<Output = Option<OpenDay>>>>;

/// What lies in the clear.
#[derive(Clone, Copy)]
pub struct Open {
    store: Store,
    clinic: Clinic,
    lock: Lock,
    reminders: Reminders,
    /// What is to be written next; what came before it is no longer wanted.
    next: StoredValue<Option<Making>, LocalStorage>,
    is_writing: StoredValue<bool>,
    /// Goes up when the day of a session was written, or taken away.
    written: RwSignal<u32>,
}

/// What was found in the clear.
#[derive(Clone, Default, PartialEq)]
pub struct Listed {
    /// The clinic's numbers.
    pub numbers: Option<Numbers>,
    /// The day of a session.
    pub day: Option<OpenDay>,
    /// Whether there is anything at all.
    pub is_any: bool,
    /// Whether there are times of reminders.
    pub has_wakes: bool,
}

impl Open {
    /// Follows nothing yet.
    pub fn new(store: Store, clinic: Clinic, lock: Lock, reminders: Reminders) -> Self {
        Self {
            store,
            clinic,
            lock,
            reminders,
            next: StoredValue::new_local(None),
            is_writing: StoredValue::new(false),
            written: RwSignal::new(0),
        }
    }

    /// What lies in the clear, read from the disk.
    ///
    /// # Errors
    /// When the storage does not answer.
    pub async fn listed(self) -> Result<Listed, Trouble> {
        let names = self.store.list_open().await?;
        let numbers = self.store.read_open(NUMBERS).await?;
        let day = self.store.read_open(OPEN_DAY).await?;
        Ok(Listed {
            numbers: numbers.and_then(|body| read_open_numbers(&body).ok()),
            day: day.and_then(|body| read_open_day(&body).ok()),
            is_any: !names.is_empty(),
            has_wakes: names.iter().any(|name| name == WAKES),
        })
    }

    /// How often the day of a session was written or taken away, tracked.
    pub fn written(self) -> u32 {
        self.written.get()
    }

    /// Has the day of a session in the clear as `make` gives it; none takes it away. One is written
    /// after the other, and only the last that is wanted stays.
    pub fn keep_day(self, make: Making) {
        self.next.set_value(Some(make));
        if self.is_writing.get_value() {
            return;
        }
        self.is_writing.set_value(true);
        timer::spawn(async move {
            while let Some(make) = self.next.try_update_value(Option::take).flatten() {
                let day = make.await;
                let body = day.as_ref().map(write_open_day);
                if self
                    .store
                    .keep_open(OPEN_DAY, body.as_deref())
                    .await
                    .is_err()
                {
                    // Nothing newer is wanted meanwhile: it is tried again.
                    timer::pause(AGAIN_MS).await;
                    self.next.update_value(|next| {
                        next.get_or_insert_with(|| Box::pin(async move { day }));
                    });
                }
                self.written
                    .update(|written| *written = written.wrapping_add(1));
            }
            self.is_writing.set_value(false);
        });
    }

    /// Nothing stays in the clear, and the records say so.
    ///
    /// # Errors
    /// When not all of it was sealed; what lay in the clear may be gone all the same.
    pub async fn seal_all(self) -> Result<(), Trouble> {
        self.store.erase_all_open().await?;
        let numbers = untrack(|| self.clinic.numbers());
        if numbers.is_open {
            let is_open = false;
            self.clinic
                .keep_numbers(&Numbers { is_open, ..numbers })
                .await?;
        }
        if untrack(|| self.lock.habits()).opens_day {
            self.lock.open_day(false).await?;
        }
        if untrack(|| self.reminders.wishes()).when_closed {
            self.reminders.wake(false).await?;
        }
        Ok(())
    }
}
