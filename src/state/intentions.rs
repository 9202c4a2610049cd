//! The intentions of sessions, their versions, and their drafts.

use super::{Day, Store, Table, Trouble};
use domain::intention::{self, Draft, Version};
use domain::text;
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

    /// What two windows wrote of a draft, tracked; none where they wrote the same. Where one of them
    /// was kept while the other was typed, what was kept is one of the two.
    pub fn draft_versions(self, session: RecordId) -> Vec<Draft> {
        let row = self.drafts.row(self.draft_id(session));
        let Some(row) = row.filter(|row| !row.others.is_empty() || row.erased_elsewhere) else {
            return Vec::new();
        };
        let kept = self.kept(session).filter(|_| row.erased_elsewhere);
        let typed = row.versions().map(|of| of.draft);
        let all = typed.chain(kept.map(intention::Intention::reopened));
        text::that_differ(all, Draft::says_as)
    }

    /// Whether what stands on the screen is to be kept as a draft. Looking at the steps makes none;
    /// one that exists follows all there is, unless it may be that of another window.
    pub fn needs_draft(self, session: RecordId, draft: &Draft) -> bool {
        let follows = || self.draft(session).is_some() && self.draft_versions(session).is_empty();
        !self.is_kept(session, draft) || follows()
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

    /// Keeps an intention; where nothing stands, what was kept is taken away. Its draft is its
    /// writer's to erase.
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
        Ok(())
    }
}
