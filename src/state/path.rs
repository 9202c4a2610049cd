//! What the patient said about the path itself: a pause, *not today*, that it was the last session.

use super::{Day, Store, Table, Trouble};
use chrono::NaiveDate;
use domain::time::{self, Instant};
use domain::today::{Card, PutOff};
use leptos::prelude::*;
use records::{PAUSE, Pause, SERIES_END, SeriesEnd, put_off_name};

/// The path, as far as the patient steers it.
#[derive(Clone, Copy)]
pub struct Path {
    store: Store,
    day: Day,
    pauses: Table<Pause>,
    ends: Table<SeriesEnd>,
    put_off: Table<PutOff>,
}

impl Path {
    /// Empty tables, to be filled from the disk.
    pub fn new(store: Store, day: Day) -> Self {
        let path = Self {
            store,
            day,
            pauses: Table::new(),
            ends: Table::new(),
            put_off: Table::new(),
        };
        store.serve(path.pauses);
        store.serve(path.ends);
        store.serve(path.put_off);
        path
    }

    /// Whether everything is paused, tracked.
    pub fn is_paused(self) -> bool {
        let pause = self.pauses.get(self.store.derive_id(PAUSE));
        pause.is_some_and(|pause| pause.holds)
    }

    /// When the patient said that the last session was the last of all, tracked.
    pub fn ended_at(self) -> Option<Instant> {
        let end = self.ends.get(self.store.derive_id(SERIES_END))?;
        end.holds.then_some(end.at)
    }

    /// What was put off, on whichever day, tracked.
    pub fn put_off(self) -> Vec<PutOff> {
        let all = self.put_off.all();
        all.into_iter().map(|(_, put_off)| put_off).collect()
    }

    /// Which day it is for the patient, tracked; a day begins at 4 am.
    pub fn today(self) -> NaiveDate {
        self.day.day_of(self.day.now())
    }

    /// Pauses everything, or goes on.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn pause(self, holds: bool) -> Result<(), Trouble> {
        let at = self.day.right_now();
        let id = self.store.derive_id(PAUSE);
        self.store.keep(self.pauses, id, &Pause { holds, at }).await
    }

    /// Keeps that it was the last session, or takes it back.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn end(self, holds: bool) -> Result<(), Trouble> {
        let at = self.day.right_now();
        let id = self.store.derive_id(SERIES_END);
        let end = SeriesEnd { holds, at };
        self.store.keep(self.ends, id, &end).await
    }

    /// Puts a card off until tomorrow.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn not_today(self, card: Card) -> Result<(), Trouble> {
        let on = untrack(|| self.today());
        self.keep(PutOff { card, on }).await
    }

    /// Brings a card back that was put off today.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn bring_back(self, card: Card) -> Result<(), Trouble> {
        let on = time::day_shifted(untrack(|| self.today()), -1);
        self.keep(PutOff { card, on }).await
    }

    async fn keep(self, put_off: PutOff) -> Result<(), Trouble> {
        let id = self.store.derive_id(&put_off_name(put_off.card));
        self.store.keep(self.put_off, id, &put_off).await
    }
}
