//! What is known of the last copy: that the phone took it, and that it was opened or that the patient
//! has it.

use super::super::{Keeper, Safe, derive};
use crate::state::Speech;
use content::KeeperWords;
use domain::copy::{Known, LastCopy, Made};
use domain::time::Instant;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::clock;
use records::{Kept, LAST_COPY};
use vault::Error;

/// The last copy, as it is shown and kept.
#[derive(Clone, Copy)]
pub struct Last {
    k: KeeperWords,
    speech: Speech,
    shown: RwSignal<Option<LastCopy>>,
    is_read: RwSignal<bool>,
    asks: RwSignal<bool>,
}

impl Last {
    /// Reads it.
    pub fn look() -> Self {
        let keeper = expect_context::<Keeper>();
        let last = Self {
            k: keeper.k,
            speech: expect_context::<Speech>(),
            shown: RwSignal::new(None),
            is_read: RwSignal::new(false),
            asks: RwSignal::new(false),
        };
        let safe = keeper.safe();
        spawn_local(async move {
            let found = read(&safe).await.ok().flatten();
            let _ = last.asks.try_set(found.is_some_and(is_unknown));
            let _ = last.shown.try_set(found);
            let _ = last.is_read.try_set(true);
        });
        last
    }

    /// Whether it was only handed over, tracked.
    pub fn is_unknown(self) -> bool {
        self.shown.get().is_some_and(is_unknown)
    }

    /// Whether it was only handed over when the screen came up, tracked.
    pub fn asks(self) -> bool {
        self.asks.get()
    }

    /// Whether the copy that was made at this moment is the last one, not tracked.
    pub fn was_made_at(self, at: Instant) -> bool {
        let shown = self.shown.try_get_untracked().flatten();
        shown.is_some_and(|last| last.made.at == at)
    }

    /// When it was made and what is known of it, in words, tracked; `None` before it was read.
    pub fn words(self) -> Option<String> {
        if !self.is_read.get() {
            return None;
        }
        Some(match self.shown.get() {
            Some(last) => words(self.k, self.speech, last),
            None => self.k.copy_none().to_owned(),
        })
    }

    /// Keeps that the phone took a copy.
    ///
    /// # Errors
    /// When it could not be kept.
    pub async fn keep_handed_over(self, safe: &Safe, made: Made) -> Result<(), Error> {
        let before = read(safe).await?;
        let now = clock::now();
        self.keep(safe, LastCopy::handed_over(before, made, now))
            .await
    }

    /// Keeps that the copy that was made at this moment is there.
    ///
    /// # Errors
    /// When it could not be kept.
    pub async fn keep_known(self, safe: &Safe, made_at: Instant, how: Known) -> Result<(), Error> {
        let before = read(safe).await?;
        match before.and_then(|last| last.known(made_at, how)) {
            Some(last) => self.keep(safe, last).await,
            None => Ok(()),
        }
    }

    /// Keeps that the patient has the last one.
    ///
    /// # Errors
    /// When it could not be kept.
    pub async fn keep_said(self, safe: &Safe) -> Result<(), Error> {
        match self.shown.try_get_untracked().flatten() {
            Some(last) => self.keep_known(safe, last.made.at, Known::Said).await,
            None => Ok(()),
        }
    }

    async fn keep(self, safe: &Safe, last: LastCopy) -> Result<(), Error> {
        derive::keep_one(safe, LAST_COPY, &last).await?;
        let _ = self.shown.try_set(Some(last));
        Ok(())
    }
}

fn is_unknown(last: LastCopy) -> bool {
    last.how_known().is_none()
}

async fn read(safe: &Safe) -> Result<Option<LastCopy>, Error> {
    let record = safe.read(safe.derive_id(LAST_COPY)).await?;
    let record = record.filter(|record| !record.is_erased());
    Ok(record.and_then(|record| {
        let shown = record.shown();
        LastCopy::decode(shown.schema, &shown.body).ok()
    }))
}

fn words(k: KeeperWords, speech: Speech, last: LastCopy) -> String {
    let day = |at| speech.long_date(at, &clock::zone_shown());
    let made = day(last.made.at);
    match (last.how_known(), last.relied_on()) {
        (Some(Known::Opened), _) => k.copy_last_opened(&made),
        (Some(Known::Said), _) => k.copy_last_said(&made),
        (None, None) => k.copy_last_handed(&made),
        (None, Some(before)) => {
            let (last, before) = (k.copy_last_handed(&made), k.copy_last_before(&day(before)));
            format!("{last} {before}")
        }
    }
}
