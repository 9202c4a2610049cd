//! What there is to know of a person in the form of a ride, and how it is shown again: of the one who
//! drives, of the backup, and of who calls in the evening.

use crate::components::{Field, Segmented, SelectField, Tick, facts_list};
use crate::state::Part;
use content::Words;
use domain::ride::{Person, Reads};
use domain::text;
use leptos::prelude::*;

const READS: [(Reads, &str, &str); 2] = [
    (Reads::English, "en", "English"),
    (Reads::Spanish, "es", "Español"),
];
const YES: &str = "yes";
const NO: &str = "no";

/// Whom the fields are about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Who takes the patient home.
    Ride,
    /// Who does if they cannot.
    Backup,
    /// Who calls in the evening.
    Caller,
}

impl Who {
    /// The permanent names of the fields: name, phone, relation, adult, reads, only calls.
    fn names(self) -> [&'static str; 6] {
        match self {
            Self::Ride => ["name", "phone", "relation", "adult", "reads", "only-calls"],
            Self::Backup => [
                "backup-name",
                "backup-phone",
                "backup-relation",
                "backup-adult",
                "backup-reads",
                "backup-only-calls",
            ],
            Self::Caller => [
                "caller-name",
                "caller-phone",
                "caller-relation",
                "caller-adult",
                "caller-reads",
                "caller-only-calls",
            ],
        }
    }
}

/// What is typed and chosen about a person.
#[derive(Clone, Copy)]
pub struct PersonFields {
    who: Who,
    pub name: RwSignal<String>,
    pub phone: RwSignal<String>,
    relation: RwSignal<String>,
    adult: RwSignal<String>,
    reads: RwSignal<String>,
    only_calls: RwSignal<bool>,
}

impl PersonFields {
    pub fn new(who: Who, person: &Person) -> Self {
        let reads = READS.iter().find(|(one, ..)| Some(*one) == person.reads);
        Self {
            who,
            name: RwSignal::new(person.name.clone()),
            phone: RwSignal::new(person.phone.clone()),
            relation: RwSignal::new(person.relation.clone()),
            adult: RwSignal::new(yes_no(person.is_adult).to_owned()),
            reads: RwSignal::new(reads.map(|(_, key, _)| *key).unwrap_or_default().to_owned()),
            only_calls: RwSignal::new(person.only_calls),
        }
    }

    /// The person as typed, tracked.
    pub fn get(self) -> Person {
        let reads = self.reads.get();
        let reads = READS.iter().find(|(_, key, _)| *key == reads);
        Person {
            name: self.name.get(),
            phone: self.phone.get(),
            relation: self.relation.get(),
            is_adult: is_yes(&self.adult.get()),
            reads: reads.map(|(one, ..)| *one),
            only_calls: self.only_calls.get(),
        }
    }

    pub fn parts(self) -> Vec<(&'static str, Part)> {
        let [name, phone, relation, adult, reads, only_calls] = self.who.names();
        vec![
            (name, Part::Text(self.name)),
            (phone, Part::Text(self.phone)),
            (relation, Part::Text(self.relation)),
            (adult, Part::Text(self.adult)),
            (reads, Part::Text(self.reads)),
            (only_calls, Part::Tick(self.only_calls)),
        ]
    }

    /// What else there is to know of the one who drives; of a service only how to reach it.
    pub fn view(self, w: Words, is_person: Memo<bool>) -> AnyView {
        view! {
            {move || is_person.get().then(|| self.relation_and_adult(w))}
            {self.how_to_reach(w)}
        }
        .into_any()
    }

    /// What else there is to know of a backup or caller, once somebody is named.
    pub fn view_named(self, w: Words) -> AnyView {
        let is_named = Memo::new(move |_| self.name.with(|name| !text::is_blank(name)));
        let view = move || {
            is_named.get().then(|| {
                let more = (self.who == Who::Backup).then(|| self.relation_and_adult(w));
                view! {
                    {more}
                    {self.how_to_reach(w)}
                }
            })
        };
        view.into_any()
    }

    fn relation_and_adult(self, w: Words) -> AnyView {
        let [_, _, relation, adult, ..] = self.who.names();
        let (what, of_age) = match self.who {
            Who::Backup => (w.ride_backup_relation(), w.ride_backup_adult()),
            Who::Ride | Who::Caller => (w.ride_relation(), w.ride_adult()),
        };
        view! {
            <Field name=relation label=what value=self.relation />
            {yes_no_field(w, adult, of_age, self.adult)}
            {move || (self.adult.get() == NO).then(|| view! { <p class="note">{w.ride_adult_no()}</p> })}
        }
        .into_any()
    }

    fn how_to_reach(self, w: Words) -> AnyView {
        let [.., reads, _] = self.who.names();
        let (language, only_calls) = match self.who {
            Who::Ride => (w.ride_reads(), w.ride_only_calls()),
            Who::Backup => (w.ride_backup_reads(), w.ride_backup_only_calls()),
            Who::Caller => (w.ride_caller_reads(), w.ride_caller_only_calls()),
        };
        let mine = (String::new(), w.ride_reads_mine().to_owned());
        let others = READS.map(|(_, key, name)| (key.to_owned(), name.to_owned()));
        let languages: Vec<_> = std::iter::once(mine).chain(others).collect();
        view! {
            <SelectField name=reads label=language value=self.reads options=languages />
            <Tick text=only_calls is_on=self.only_calls />
        }
        .into_any()
    }
}

/// What the plan knows of a person besides how to call them.
pub fn person_facts(w: Words, person: &Person) -> AnyView {
    let adult = person.is_adult.map(|adult| match adult {
        true => w.common_yes(),
        false => w.common_no(),
    });
    let reads = READS.iter().find(|(one, ..)| Some(*one) == person.reads);
    let facts = [
        (w.ride_relation(), person.relation.clone()),
        (w.ride_adult(), adult.unwrap_or_default().to_owned()),
        (
            w.ride_reads(),
            reads.map(|(.., name)| *name).unwrap_or_default().to_owned(),
        ),
    ];
    view! {
        {facts_list(facts.to_vec())}
        {person
            .only_calls
            .then(|| view! { <p class="note words" dir="auto">{w.ride_calls_only(&person.name)}</p> })}
    }
    .into_any()
}

/// A question to be answered yes or no.
pub fn yes_no_field(
    w: Words,
    name: &'static str,
    legend: &'static str,
    value: RwSignal<String>,
) -> AnyView {
    view! {
        <Segmented
            name
            legend
            options=vec![(YES, w.common_yes()), (NO, w.common_no())]
            value=value.into()
            on_change=Callback::new(move |key: &'static str| value.set(key.to_owned()))
        />
    }
    .into_any()
}

/// How an answer to it is kept.
pub fn yes_no(is_so: Option<bool>) -> &'static str {
    match is_so {
        Some(true) => YES,
        Some(false) => NO,
        None => "",
    }
}

/// The answer that is kept so.
pub fn is_yes(typed: &str) -> Option<bool> {
    match typed {
        YES => Some(true),
        NO => Some(false),
        _ => None,
    }
}
