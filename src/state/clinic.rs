//! The clinic, as far as the patient has told of it: its rules and its telephone numbers.

use super::{Store, Table, Trouble};
use domain::clinic::{Book, Numbers, Rule, Topic, Value};
use leptos::prelude::*;
use leptos::task::spawn_local;
use records::{ClinicRule, NUMBERS, open_numbers};

/// The clinic.
#[derive(Clone, Copy)]
pub struct Clinic {
    store: Store,
    numbers: Table<Numbers>,
    rules: Table<ClinicRule>,
}

impl Clinic {
    /// An empty table, to be filled from the disk.
    pub fn new(store: Store) -> Self {
        let clinic = Self {
            store,
            numbers: Table::new(),
            rules: Table::new(),
        };
        store.serve(clinic.numbers);
        store.serve(clinic.rules);
        clinic
    }

    /// Every rule that somebody has spoken about, tracked.
    pub fn book(self) -> Book {
        let rules = self.rules.all().into_iter();
        rules.map(|(_, kept)| (kept.topic, kept.rule)).collect()
    }

    /// Keeps a rule in one of its three states.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn keep_rule(self, topic: Topic, rule: Rule<Value>) -> Result<(), Trouble> {
        let id = self.store.derive_id(&ClinicRule::name(topic));
        let rule = ClinicRule { topic, rule };
        self.store.keep(self.rules, id, &rule).await
    }

    /// Its numbers as typed, empty where unknown, tracked.
    pub fn numbers(self) -> Numbers {
        self.numbers
            .get(self.store.derive_id(NUMBERS))
            .unwrap_or_default()
    }

    /// Keeps its numbers.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn keep_numbers(self, numbers: &Numbers) -> Result<(), Trouble> {
        let id = self.store.derive_id(NUMBERS);
        self.store.keep(self.numbers, id, numbers).await?;
        self.keep_open(numbers).await
    }

    /// Sees to it from now on that what lies in the clear is what the record says; called once, under
    /// the app. A lock may have come since the numbers were kept, and they may come with a copy.
    pub fn follow(self) {
        Effect::new(move |_| {
            let numbers = self.numbers();
            // What could not be written now is written at another start.
            spawn_local(async move {
                let _ = self.keep_open(&numbers).await;
            });
        });
    }

    async fn keep_open(self, numbers: &Numbers) -> Result<(), Trouble> {
        // Without a lock nothing needs to lie in the clear.
        let is_open = numbers.is_open && self.store.is_locked_at_rest();
        let body = is_open.then(|| open_numbers(numbers));
        self.store.keep_open(NUMBERS, body.as_deref()).await
    }
}
