//! Clinics that are compared, what each of them answered, and the one that was chosen.

use super::{Autosave, Clinic, Day, Path, Questions, Speech, Store, Table, Trouble};
use domain::choosing::{self, Candidate, CarriedOver, Told};
use domain::clinic::{Numbers, Rule, Topic, Value};
use domain::order::in_order;
use domain::question::{Origin, Question};
use domain::text;
use leptos::prelude::*;
use records::CandidateAnswer;
use vault::RecordId;

/// The clinics that are compared.
#[derive(Clone, Copy)]
pub struct Choosing {
    store: Store,
    speech: Speech,
    day: Day,
    path: Path,
    clinic: Clinic,
    questions: Questions,
    candidates: Table<Candidate>,
    answers: Table<CandidateAnswer>,
}

/// What was removed, for an undo.
#[derive(Clone)]
pub struct Removed {
    id: RecordId,
    candidate: Candidate,
    answers: Vec<(RecordId, CandidateAnswer)>,
}

/// What a choice wrote, for an undo.
#[derive(Clone)]
pub struct Choice {
    id: RecordId,
    before: Candidate,
    /// What the rules said before.
    rules: Vec<(Topic, Rule<Value>)>,
    /// Its numbers before, where they were taken away.
    numbers: Option<Numbers>,
    questions: Vec<RecordId>,
    /// What was answered by it, as it was before.
    answered: Vec<(RecordId, Question)>,
}

impl Choosing {
    /// Empty tables, to be filled from the disk.
    pub fn new(
        store: Store,
        speech: Speech,
        day: Day,
        path: Path,
        clinic: Clinic,
        questions: Questions,
    ) -> Self {
        let choosing = Self {
            store,
            speech,
            day,
            path,
            clinic,
            questions,
            candidates: Table::new(),
            answers: Table::new(),
        };
        store.serve(choosing.candidates);
        store.serve(choosing.answers);
        choosing
    }

    /// All of them, the first added first, tracked.
    pub fn all(self) -> Vec<(RecordId, Candidate)> {
        in_order(self.candidates.all(), |(_, of)| of.made_at)
    }

    /// One of them, tracked.
    pub fn candidate(self, id: RecordId) -> Option<Candidate> {
        self.candidates.get(id)
    }

    /// The one that is chosen, tracked.
    pub fn chosen(self) -> Option<(RecordId, Candidate)> {
        let all = self.candidates.all();
        let id = choosing::chosen(&all)?;
        all.into_iter().find(|(of, _)| *of == id)
    }

    /// What a clinic answered to a question, empty where nothing is kept, tracked.
    pub fn answer(self, id: RecordId, question: &str) -> String {
        let kept = self.answers.get(self.answer_id(id, question));
        kept.map(|kept| kept.text).unwrap_or_default()
    }

    /// What two windows wrote of one answer at the same time, tracked; none once that is settled.
    pub fn versions(self, id: RecordId, question: &str) -> Vec<String> {
        let row = self.answers.row(self.answer_id(id, question));
        let Some(row) = row.filter(|row| !row.others.is_empty()) else {
            return Vec::new();
        };
        let all = row.versions();
        all.map(|kept| kept.text).collect()
    }

    /// Whether any clinic has answered a question, tracked.
    pub fn is_answered(self, question: &str) -> bool {
        let answered = self.answers.pick(|_, kept| {
            let is_seen = kept.question == question && !text::is_blank(&kept.text);
            is_seen.then_some(kept.candidate.clone())
        });
        let all = self.all();
        let is_here = |name: &String| all.iter().any(|(id, _)| id.to_string() == *name);
        answered.iter().any(|(_, candidate)| is_here(candidate))
    }

    /// A writer of what a clinic answers, typed into `value`. It takes over what another window
    /// writes, unless something was typed here since.
    pub fn writer(self, id: RecordId, question: &'static str, value: RwSignal<String>) -> Autosave {
        let place = self.answer_id(id, question);
        let make = move || {
            let text = value.get_untracked();
            let is_kept = untrack(|| self.answers.get(place)).is_some();
            (is_kept || !text::is_blank(&text)).then(|| CandidateAnswer {
                candidate: id.to_string(),
                question: question.to_owned(),
                text,
            })
        };
        let writer = Autosave::new(self.store, self.answers, place, make);
        Effect::new(move |_| {
            let Some(row) = self.answers.row(place) else {
                return;
            };
            let text = row.value.map(|kept| kept.text).unwrap_or_default();
            let is_settled = row.others.is_empty() && !writer.is_dirty();
            if is_settled && value.with_untracked(|typed| *typed != text) {
                value.set(text);
                writer.rebase();
            }
        });
        writer
    }

    /// Adds a clinic; `None` where nothing can be seen in its name, or there is no room for more.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn add(self, name: String) -> Result<Option<RecordId>, Trouble> {
        let has_room = choosing::has_room(&untrack(|| self.candidates.all()));
        let named = Candidate::named(name, self.day.right_now());
        let Some(candidate) = named.filter(|_| has_room) else {
            return Ok(None);
        };
        let id = self.store.make_id();
        self.store.keep(self.candidates, id, &candidate).await?;
        Ok(Some(id))
    }

    /// Gives a clinic another name; one with nothing to see in it changes nothing.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn rename(self, id: RecordId, name: String) -> Result<(), Trouble> {
        match untrack(|| self.candidate(id)) {
            Some(before) if !text::is_blank(&name) => {
                let candidate = Candidate { name, ..before };
                self.store.keep(self.candidates, id, &candidate).await
            }
            _ => Ok(()),
        }
    }

    /// Removes a clinic with all it answered, and gives them back for an undo.
    ///
    /// # Errors
    /// When it was not removed. What had gone by then is written again.
    pub async fn remove(self, id: RecordId) -> Result<Option<Removed>, Trouble> {
        let Some(candidate) = untrack(|| self.candidate(id)) else {
            return Ok(None);
        };
        let mut removed = Removed {
            id,
            candidate,
            answers: Vec::new(),
        };
        // The clinic last: as long as it stands there is a way to remove it.
        let outcome = self.remove_all(&mut removed).await;
        if let Err(why) = outcome {
            let _ = self.bring_back(&removed).await;
            return Err(why);
        }
        Ok(Some(removed))
    }

    async fn remove_all(self, removed: &mut Removed) -> Result<(), Trouble> {
        for (place, answer) in untrack(|| self.answers_of(removed.id)) {
            self.store.erase(self.answers, place).await?;
            removed.answers.push((place, answer));
        }
        self.store.erase(self.candidates, removed.id).await
    }

    /// Brings a removed clinic back with its answers.
    ///
    /// # Errors
    /// When not all of it was saved.
    pub async fn bring_back(self, removed: &Removed) -> Result<(), Trouble> {
        for (place, answer) in &removed.answers {
            // What was written in another window meanwhile is newer.
            if untrack(|| self.answers.get(*place)).is_none() {
                self.store.keep(self.answers, *place, answer).await?;
            }
        }
        if untrack(|| self.candidate(removed.id)).is_none() {
            let candidate = &removed.candidate;
            self.store
                .keep(self.candidates, removed.id, candidate)
                .await?;
        }
        Ok(())
    }

    /// How much of what a clinic said has not gone along yet: rules and open questions, tracked.
    pub fn count_to_bring(self, id: RecordId) -> usize {
        let Some(candidate) = self.candidate(id) else {
            return 0;
        };
        let (carried, rules) = self.rules_to_keep(id, &candidate);
        let answered = carried.answered.iter();
        let waiting = answered.filter(|(slug, _)| self.questions.unanswered(slug).is_some());
        rules.len() + waiting.count()
    }

    /// What was told before a clinic is chosen, and its numbers if there are any: it is not known to
    /// be this clinic's word. Nothing of the one that is chosen already. Tracked.
    pub fn told_before(self, id: RecordId) -> (Vec<(Topic, Rule<Value>)>, Option<Numbers>) {
        let is_chosen = self.chosen().is_some_and(|(chosen, _)| chosen == id);
        let Some(candidate) = self.candidate(id).filter(|_| !is_chosen) else {
            return (Vec::new(), None);
        };
        let (_, written) = self.rules_to_keep(id, &candidate);
        let rules = choosing::told_before(&self.clinic.book(), &candidate.name, &written);
        let numbers = self.clinic.numbers();
        (rules, numbers.is_any().then_some(numbers))
    }

    /// Chooses a clinic. What it said goes along to the rules nobody has spoken about and to the
    /// questions that are open; what it did not say becomes a question for my team. Done again,
    /// after a failure or more answers, it goes on where it stopped. What was told before is asked
    /// `anew`, or stays; see [`Choosing::told_before`].
    ///
    /// # Errors
    /// When not all of it was saved; the clinic is then not chosen.
    pub async fn choose(self, id: RecordId, anew: bool) -> Result<Option<Choice>, Trouble> {
        let Some(before) = untrack(|| self.candidate(id)) else {
            return Ok(None);
        };
        let (carried, rules) = untrack(|| self.rules_to_keep(id, &before));
        let mut choice = Choice {
            id,
            before: before.clone(),
            rules: Vec::new(),
            numbers: None,
            questions: Vec::new(),
            answered: Vec::new(),
        };
        let told = match anew {
            true => untrack(|| self.told_before(id)),
            false => (Vec::new(), None),
        };
        for (topic, rule) in rules {
            let was = untrack(|| self.clinic.book().rule(topic));
            self.clinic.keep_rule(topic, rule).await?;
            choice.rules.push((topic, was));
        }
        let asked = self.speech.words().clinic_questions().iter();
        for question in asked.filter(|question| carried.open.iter().any(|of| of == question.slug)) {
            let origin = Origin::Clinic(question.slug.to_owned());
            if !untrack(|| self.questions.has_asked(&origin)) {
                let place = self.questions.ask(origin, question.text.to_owned()).await?;
                choice.questions.push(place);
            }
        }
        for (slug, said) in carried.answered {
            let Some((place, before)) = untrack(|| self.questions.unanswered(&slug)) else {
                continue;
            };
            self.questions.answer(place, Some(said)).await?;
            choice.answered.push((place, before));
        }
        if let Err(why) = self.finish_choice(&mut choice, told).await {
            // What another clinic told stays as long as this one is not chosen.
            let _ = self.bring_told_back(&choice).await;
            return Err(why);
        }
        Ok(Some(choice))
    }

    /// Asks anew what was told before. Last it is chosen, once all of it has gone along.
    async fn finish_choice(
        self,
        choice: &mut Choice,
        (told, numbers): (Vec<(Topic, Rule<Value>)>, Option<Numbers>),
    ) -> Result<(), Trouble> {
        for (topic, rule) in told {
            self.clinic.keep_rule(topic, Rule::Ask).await?;
            choice.rules.push((topic, rule));
        }
        if numbers.is_some() {
            self.clinic.keep_numbers(&Numbers::default()).await?;
            choice.numbers = numbers;
        }
        let candidate = Candidate {
            chosen_at: Some(self.day.right_now()),
            ..choice.before.clone()
        };
        self.store
            .keep(self.candidates, choice.id, &candidate)
            .await
    }

    async fn bring_told_back(self, choice: &Choice) -> Result<(), Trouble> {
        for (topic, rule) in &choice.rules {
            self.clinic.keep_rule(*topic, rule.clone()).await?;
        }
        match &choice.numbers {
            Some(numbers) => self.clinic.keep_numbers(numbers).await,
            None => Ok(()),
        }
    }

    /// Takes a choice back, with all that it wrote.
    ///
    /// # Errors
    /// When not all of it was taken back.
    pub async fn take_back(self, choice: &Choice) -> Result<(), Trouble> {
        self.store
            .keep(self.candidates, choice.id, &choice.before)
            .await?;
        self.bring_told_back(choice).await?;
        for (place, before) in &choice.answered {
            self.questions.bring_back(*place, before).await?;
        }
        for question in &choice.questions {
            self.questions.erase(*question).await?;
        }
        Ok(())
    }

    /// What a clinic says, and what of it is to be written into the rules. Tracks what it reads.
    fn rules_to_keep(
        self,
        id: RecordId,
        candidate: &Candidate,
    ) -> (CarriedOver, Vec<(Topic, Rule<Value>)>) {
        let carried = self.carried_over(id);
        let other = self.chosen().filter(|(other, _)| *other != id);
        let of_other = other.map(|(other, before)| (before.name, self.carried_over(other).rules));
        let before = of_other.as_ref().map(|(name, rules)| Told { name, rules });
        let told = Told {
            name: &candidate.name,
            rules: &carried.rules,
        };
        let book = self.clinic.book();
        let rules = choosing::rules_to_keep(&book, told, before, self.path.today());
        (carried, rules)
    }

    fn carried_over(self, id: RecordId) -> CarriedOver {
        let questions = self.speech.words().clinic_questions().iter();
        let questions: Vec<_> = questions.map(content::ClinicQuestion::asked).collect();
        let answers = self.answers_of(id).into_iter();
        let answers: Vec<_> = answers
            .map(|(_, kept)| (kept.question, kept.text))
            .collect();
        choosing::carry_over(&questions, &answers)
    }

    fn answers_of(self, id: RecordId) -> Vec<(RecordId, CandidateAnswer)> {
        let name = id.to_string();
        self.answers
            .pick(|_, kept| (kept.candidate == name).then(|| kept.clone()))
    }

    fn answer_id(self, id: RecordId, question: &str) -> RecordId {
        self.store
            .derive_id(&CandidateAnswer::name(&id.to_string(), question))
    }
}
