//! The intentions of sessions, their versions, and their drafts.

use super::{Day, Store, Table, Trouble};
use domain::intention::{self, Draft, Version};
use leptos::prelude::*;
use records::{Intention, IntentionDraft, IntentionVersion};
use vault::RecordId;

/// The intentions of sessions, and their drafts.
#[derive(Clone, Copy)]
pub struct Intentions {
    store: Store,
    day: Day,
    kept: Table<Intention>,
    versions: Table<IntentionVersion>,
    drafts: Table<IntentionDraft>,
}

impl Intentions {
    /// Empty tables, to be filled from the disk.
    pub fn new(store: Store, day: Day) -> Self {
        let intentions = Self {
            store,
            day,
            kept: Table::new(),
            versions: Table::new(),
            drafts: Table::new(),
        };
        store.serve(intentions.kept);
        store.serve(intentions.versions);
        store.serve(intentions.drafts);
        intentions
    }

    /// The kept intention of a session, tracked.
    pub fn kept(self, session: RecordId) -> Option<intention::Intention> {
        let id = self.store.derive_id(&Intention::name(&session.to_string()));
        self.kept.get(id).map(|intention| intention.kept)
    }

    /// What was typed and not kept yet, tracked.
    pub fn draft(self, session: RecordId) -> Option<IntentionDraft> {
        self.drafts.get(self.draft_id(session))
    }

    /// Whether a draft says nothing but what is kept, tracked.
    pub fn is_kept(self, session: RecordId, draft: &Draft) -> bool {
        let kept = self.kept(session).map(intention::Intention::reopened);
        draft.says_as(&kept.unwrap_or_default())
    }

    /// Whether something was typed that is not kept yet, tracked.
    pub fn has_news(self, session: RecordId) -> bool {
        let draft = self.draft(session);
        draft.is_some_and(|of| !self.is_kept(session, &of.draft))
    }

    /// Where the draft of a session is kept.
    pub fn draft_id(self, session: RecordId) -> RecordId {
        self.store
            .derive_id(&IntentionDraft::name(&session.to_string()))
    }

    /// The table of drafts, for the writer of one.
    pub fn drafts(self) -> Table<IntentionDraft> {
        self.drafts
    }

    /// What a session's intention said before, newest first, tracked.
    pub fn versions(self, session: RecordId) -> Vec<Version> {
        let session = session.to_string();
        let mine = self
            .versions
            .pick(|_, kept| (kept.session == session).then(|| kept.version.clone()));
        let mine: Vec<_> = mine.into_iter().map(|(_, version)| version).collect();
        intention::versions(&mine)
    }

    /// Keeps an intention; where nothing stands, what was kept is taken away.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn keep(self, session: RecordId, draft: Draft) -> Result<(), Trouble> {
        let name = session.to_string();
        let id = self.store.derive_id(&Intention::name(&name));
        match draft.finish(self.day.right_now()) {
            Some(kept) => {
                // First, so that no line is ever lost to the next one.
                let version = IntentionVersion {
                    session: name.clone(),
                    version: kept.version(),
                };
                let place = self.store.make_id();
                self.store.keep(self.versions, place, &version).await?;
                let record = Intention {
                    session: name,
                    kept,
                };
                self.store.keep(self.kept, id, &record).await?;
            }
            None if untrack(|| self.kept.get(id)).is_some() => {
                self.store.erase(self.kept, id).await?
            }
            None => {}
        }
        let draft = self.draft_id(session);
        if untrack(|| self.drafts.get(draft)).is_some() {
            self.store.erase(self.drafts, draft).await?;
        }
        Ok(())
    }
}
