//! Questions for my team: what was taken up to ask, what they answered, and what the clinic has not told.

use super::table::Row;
use super::{Clinic, Day, Speech, Store, Table, Trouble};
use domain::clinic::{Topic, still_to_ask};
use domain::question::{self, Listed, Origin, Question};
use domain::text;
use domain::time::Instant;
use leptos::prelude::*;
use records::question_name;
use vault::RecordId;

/// All questions.
#[derive(Clone, Copy)]
pub struct Questions {
    store: Store,
    speech: Speech,
    day: Day,
    clinic: Clinic,
    kept: Table<Question>,
}

impl Questions {
    /// An empty table, to be filled from the disk.
    pub fn new(store: Store, speech: Speech, day: Day, clinic: Clinic) -> Self {
        let kept = Table::new();
        store.serve(kept);
        Self {
            store,
            speech,
            day,
            clinic,
            kept,
        }
    }

    /// The whole list, open ones first, tracked. What the clinic has not told stands in it by itself,
    /// save those that a question for clinics asks about already.
    pub fn list(self) -> Vec<Listed<RecordId>> {
        let topics = still_to_ask(&self.clinic.book());
        let slugs: Vec<_> = topics.into_iter().map(Topic::slug).collect();
        let mut list = question::list(
            &self.kept.all(),
            &slugs,
            !self.clinic.numbers().knows_after_hours(),
        );
        let asked: Vec<_> = list
            .iter()
            .filter(|listed| listed.is_open())
            .filter_map(|listed| match listed {
                Listed::Kept(_, question) => self.topic(question),
                Listed::Rule(_) | Listed::AfterHours => None,
            })
            .map(Topic::slug)
            .collect();
        list.retain(
            |listed| !matches!(listed, Listed::Rule(slug) if asked.contains(&slug.as_str())),
        );
        list
    }

    /// The rule that an answer to a question for clinics says, if it says one.
    pub fn topic(self, question: &Question) -> Option<Topic> {
        let Origin::Clinic(slug) = &question.origin else {
            return None;
        };
        let questions = self.speech.words().clinic_questions();
        let asked = questions.iter().find(|asked| asked.slug == slug)?;
        Topic::from_slug(asked.topic?)
    }

    /// One question, tracked.
    pub fn question(self, id: RecordId) -> Option<Question> {
        self.kept.get(id)
    }

    /// Whether a question that exists once was taken up, tracked; never of the patient's own.
    pub fn has_asked(self, origin: &Origin) -> bool {
        let id = question_name(origin).map(|name| self.store.derive_id(&name));
        id.is_some_and(|id| self.kept.get(id).is_some())
    }

    /// Whether a question that a page to learn from gave rise to is still open, tracked.
    pub fn is_open_about(self, page: &str) -> bool {
        self.open_about(page).is_some()
    }

    /// That question, tracked.
    pub fn open_about(self, page: &str) -> Option<RecordId> {
        let open = self.kept.pick(|_, question| {
            let is_about = matches!(&question.origin, Origin::Learn(of) if of == page);
            (is_about && question.answered_at.is_none()).then_some(())
        });
        open.first().map(|(id, ())| *id)
    }

    /// A question for clinics that is open and has no word of an answer yet, tracked.
    pub fn unanswered(self, slug: &str) -> Option<(RecordId, Question)> {
        let name = question_name(&Origin::Clinic(slug.to_owned()))?;
        let id = self.store.derive_id(&name);
        let question = self.kept.get(id)?;
        let is_untouched = question.answered_at.is_none() && text::is_blank(&question.answer);
        is_untouched.then_some((id, question))
    }

    /// The table of questions, for the writer of one.
    pub fn table(self) -> Table<Question> {
        self.kept
    }

    /// A question of the patient's own with nothing in it yet.
    pub fn begin(self) -> Question {
        self.new_question(Origin::Own, String::new())
    }

    /// A place for it.
    pub fn make_id(self) -> RecordId {
        self.store.make_id()
    }

    /// Takes a question up. One that exists once and was taken up before stays as it is, with its
    /// answer.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn ask(self, origin: Origin, text: String) -> Result<RecordId, Trouble> {
        let id = match question_name(&origin) {
            Some(name) => self.store.derive_id(&name),
            None => self.store.make_id(),
        };
        if untrack(|| self.kept.get(id)).is_none() {
            let question = self.new_question(origin, text);
            self.store.keep(self.kept, id, &question).await?;
        }
        Ok(id)
    }

    /// What two windows wrote of a question, tracked; none where they wrote the same words. One that
    /// was answered in one of them is answered, whichever words are chosen.
    pub fn versions(self, id: RecordId) -> Vec<Question> {
        let row = self.kept.row(id).filter(|row| !row.others.is_empty());
        let all: Vec<_> = row.into_iter().flat_map(Row::versions).collect();
        let answered_at = all.iter().filter_map(|question| question.answered_at).max();
        let all = all.into_iter().map(|question| Question {
            answered_at,
            ..question
        });
        text::that_differ(all, Question::says_as)
    }

    /// Keeps what they said, as typed; it may be empty. `None` opens the question again and leaves
    /// its words. As long as two versions wait for a choice, no words of either are replaced.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn answer(self, id: RecordId, answer: Option<String>) -> Result<(), Trouble> {
        let Some(mut question) = untrack(|| self.kept.get(id)) else {
            return Ok(());
        };
        question.answered_at = answer.is_some().then(|| self.day.right_now());
        let answer = answer.filter(|_| untrack(|| self.versions(id)).is_empty());
        question.answer = answer.unwrap_or(question.answer);
        self.store.amend(self.kept, id, &question).await
    }

    /// The present moment, for an answer.
    pub fn right_now(self) -> Instant {
        self.day.right_now()
    }

    /// Erases a question, and gives it back for an undo.
    ///
    /// # Errors
    /// When nothing was erased.
    pub async fn erase(self, id: RecordId) -> Result<Option<Question>, Trouble> {
        let question = untrack(|| self.kept.get(id));
        self.store.erase(self.kept, id).await?;
        Ok(question)
    }

    /// Brings an erased question back.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn bring_back(self, id: RecordId, question: &Question) -> Result<(), Trouble> {
        self.store.keep(self.kept, id, question).await
    }

    fn new_question(self, origin: Origin, text: String) -> Question {
        Question {
            text,
            origin,
            asked_at: self.day.right_now(),
            answer: String::new(),
            answered_at: None,
        }
    }
}
