//! The parts of the form of a ride: who they are, what they should know, and the night.

use crate::components::{Choices, Field, Segmented, SelectField};
use crate::routes::Route;
use crate::state::{Clinic, Part};
use content::Words;
use domain::clinic::{Rule, Topic, Value};
use domain::ride::{Home, Person, Problem, Reads, Way};
use leptos::prelude::*;

type Parts = Vec<(&'static str, Part)>;

const WAYS: [Way; 3] = [Way::Person, Way::Car, Way::Escort];
const WAY_NAMES: &[&str] = &["person", "car", "escort"];
const READS: [(Reads, &str, &str); 2] = [
    (Reads::English, "en", "English"),
    (Reads::Spanish, "es", "Español"),
];
const YES: &str = "yes";
const NO: &str = "no";

/// What is wrong, field by field.
#[derive(Clone, Copy)]
pub struct Errors {
    words: Words,
    problems: Signal<Vec<Problem>>,
}

impl Errors {
    pub fn new(words: Words, problems: Signal<Vec<Problem>>) -> Self {
        Self { words, problems }
    }

    /// The words where this is wrong.
    pub fn of(self, wanted: Problem) -> Signal<Option<String>> {
        self.first(move |problem| problem == wanted)
    }

    /// What is wrong with the pick-up time.
    pub fn of_pickup(self) -> Signal<Option<String>> {
        self.first(|problem| {
            matches!(
                problem,
                Problem::PickupUnreadable | Problem::PickupBeforeStart | Problem::PickupTooLate
            )
        })
    }

    fn first(
        self,
        is_wanted: impl Fn(Problem) -> bool + Send + Sync + 'static,
    ) -> Signal<Option<String>> {
        let w = self.words;
        Signal::derive(move || {
            let problems = self.problems.get();
            let problem = problems.into_iter().find(|problem| is_wanted(*problem))?;
            let text = match problem {
                Problem::NameMissing => w.ride_problem_name(),
                Problem::BackupNameMissing => w.ride_problem_backup_name(),
                Problem::PickupUnreadable => w.ride_problem_pickup(),
                Problem::PickupBeforeStart => w.ride_problem_before(),
                Problem::PickupTooLate => w.ride_problem_too_late(),
                Problem::CallerNameMissing => w.ride_problem_caller(),
            };
            Some(text.to_owned())
        })
    }
}

/// Somebody they know, or a service.
#[derive(Clone, Copy)]
pub struct WayFields(RwSignal<Option<usize>>);

impl WayFields {
    pub fn new(way: Way) -> Self {
        Self(RwSignal::new(WAYS.iter().position(|one| *one == way)))
    }

    pub fn get(self) -> Way {
        let place = self.0.get();
        place
            .and_then(|at| WAYS.get(at).copied())
            .unwrap_or_default()
    }

    pub fn parts(self) -> Parts {
        vec![("way", Part::Choice(self.0, WAY_NAMES))]
    }

    /// The choice, and what the clinic says to it.
    pub fn view(self, w: Words) -> AnyView {
        let clinic = expect_context::<Clinic>();
        let texts = vec![w.ride_way_person(), w.ride_way_car(), w.ride_way_escort()];
        let word = move || match clinic.book().rule(Topic::RideShare) {
            _ if self.get() != Way::Car => None,
            Rule::Said {
                value: Value::YesNo(true),
                ..
            } => None,
            Rule::Said { .. } => Some(w.ride_way_car_no()),
            _ => Some(w.ride_way_car_ask()),
        };
        let to = Route::Rule(Topic::RideShare.slug().to_owned()).to_string();
        view! {
            <Choices name="way" legend=w.ride_way() texts chosen=self.0 />
            {move || {
                let to = to.clone();
                word().map(|word| view! { <p class="note"><a href=to>{word}</a></p> })
            }}
        }
        .into_any()
    }
}

/// Who takes the patient home.
#[derive(Clone, Copy)]
pub struct PersonFields {
    pub name: RwSignal<String>,
    pub phone: RwSignal<String>,
    relation: RwSignal<String>,
    adult: RwSignal<String>,
    reads: RwSignal<String>,
    only_calls: RwSignal<bool>,
}

impl PersonFields {
    pub fn new(person: &Person) -> Self {
        let reads = READS.iter().find(|(one, ..)| Some(*one) == person.reads);
        Self {
            name: RwSignal::new(person.name.clone()),
            phone: RwSignal::new(person.phone.clone()),
            relation: RwSignal::new(person.relation.clone()),
            adult: RwSignal::new(yes_no(person.is_adult).to_owned()),
            reads: RwSignal::new(reads.map(|(_, key, _)| *key).unwrap_or_default().to_owned()),
            only_calls: RwSignal::new(person.only_calls),
        }
    }

    /// Puts what is typed into a person.
    pub fn put(self, person: &mut Person) {
        let reads = self.reads.get();
        let reads = READS.iter().find(|(_, key, _)| *key == reads);
        *person = Person {
            name: self.name.get(),
            phone: self.phone.get(),
            relation: self.relation.get(),
            is_adult: is_yes(&self.adult.get()),
            reads: reads.map(|(one, ..)| *one),
            only_calls: self.only_calls.get(),
        };
    }

    pub fn parts(self) -> Parts {
        vec![
            ("name", Part::Text(self.name)),
            ("phone", Part::Text(self.phone)),
            ("relation", Part::Text(self.relation)),
            ("adult", Part::Text(self.adult)),
            ("reads", Part::Text(self.reads)),
            ("only-calls", Part::Tick(self.only_calls)),
        ]
    }

    /// What else there is to know of a person; of a service only how to reach it.
    pub fn view(self, w: Words, way: WayFields) -> AnyView {
        let is_person = Memo::new(move |_| way.get() == Way::Person);
        let mine = (String::new(), w.ride_reads_mine().to_owned());
        let others = READS.map(|(_, key, name)| (key.to_owned(), name.to_owned()));
        let languages: Vec<_> = std::iter::once(mine).chain(others).collect();
        view! {
            {move || {
                is_person
                    .get()
                    .then(|| {
                        view! {
                            <Field name="relation" label=w.ride_relation() value=self.relation />
                            {yes_no_field(w, "adult", w.ride_adult(), self.adult)}
                            {move || {
                                (self.adult.get() == NO).then(|| view! { <p class="note">{w.ride_adult_no()}</p> })
                            }}
                        }
                    })
            }}
            <SelectField name="reads" label=w.ride_reads() value=self.reads options=languages />
            <label class="choice">
                <input
                    class="choice__input"
                    type="checkbox"
                    prop:checked=move || self.only_calls.get()
                    on:change=move |event| self.only_calls.set(event_target_checked(&event))
                />
                <span class="choice__body">
                    <span class="choice__title">{w.ride_only_calls()}</span>
                </span>
            </label>
        }
        .into_any()
    }
}

/// What the one who comes along should know.
#[derive(Clone, Copy)]
pub struct HomeFields {
    stays: RwSignal<String>,
    key: RwSignal<String>,
    others: RwSignal<String>,
    helps: RwSignal<String>,
    helps_not: RwSignal<String>,
}

impl HomeFields {
    pub fn new(home: &Home) -> Self {
        Self {
            stays: RwSignal::new(home.stays.clone()),
            key: RwSignal::new(home.key.clone()),
            others: RwSignal::new(home.others.clone()),
            helps: RwSignal::new(home.helps.clone()),
            helps_not: RwSignal::new(home.helps_not.clone()),
        }
    }

    pub fn get(self) -> Home {
        Home {
            stays: self.stays.get(),
            key: self.key.get(),
            others: self.others.get(),
            helps: self.helps.get(),
            helps_not: self.helps_not.get(),
        }
    }

    /// Whether anything stands in it.
    pub fn is_filled(self) -> bool {
        self.get() != Home::default()
    }

    pub fn parts(self) -> Parts {
        vec![
            ("stays", Part::Text(self.stays)),
            ("key", Part::Text(self.key)),
            ("others", Part::Text(self.others)),
            ("helps", Part::Text(self.helps)),
            ("helps-not", Part::Text(self.helps_not)),
        ]
    }

    pub fn view(self, w: Words) -> AnyView {
        view! {
            <Field name="stays" label=w.ride_stays() value=self.stays />
            <Field name="key" label=w.ride_key() value=self.key />
            <Field name="others" label=w.ride_others() value=self.others />
            <Field name="helps" label=w.ride_helps() value=self.helps />
            <Field name="helps-not" label=w.ride_helps_not() value=self.helps_not />
        }
        .into_any()
    }
}

/// The night after, and who calls.
#[derive(Clone, Copy)]
pub struct NightFields {
    alone: RwSignal<String>,
    name: RwSignal<String>,
    phone: RwSignal<String>,
}

impl NightFields {
    pub fn new(is_alone: Option<bool>, caller: &Person) -> Self {
        Self {
            alone: RwSignal::new(yes_no(is_alone).to_owned()),
            name: RwSignal::new(caller.name.clone()),
            phone: RwSignal::new(caller.phone.clone()),
        }
    }

    pub fn is_alone(self) -> Option<bool> {
        is_yes(&self.alone.get())
    }

    /// Puts what is typed into a person.
    pub fn put(self, caller: &mut Person) {
        caller.name = self.name.get();
        caller.phone = self.phone.get();
    }

    pub fn parts(self) -> Parts {
        vec![
            ("alone", Part::Text(self.alone)),
            ("caller-name", Part::Text(self.name)),
            ("caller-phone", Part::Text(self.phone)),
        ]
    }

    pub fn view(self, w: Words, errors: Errors) -> AnyView {
        let is_asked = Memo::new(move |_| {
            let is_named = self.name.with(|name| !name.is_empty());
            self.is_alone() == Some(true) || is_named || self.phone.with(|phone| !phone.is_empty())
        });
        view! {
            {yes_no_field(w, "alone", w.ride_alone_legend(), self.alone)}
            {move || {
                is_asked
                    .get()
                    .then(|| {
                        view! {
                            <p class="note">{w.ride_alone_note()}</p>
                            <p class="strong">{w.ride_caller()}</p>
                            <Field
                                name="caller-name"
                                label=w.ride_caller_name()
                                value=self.name
                                problem=errors.of(Problem::CallerNameMissing)
                            />
                            <Field name="caller-phone" kind="tel" label=w.ride_caller_phone() value=self.phone />
                        }
                    })
            }}
        }
        .into_any()
    }
}

fn yes_no_field(
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

fn yes_no(is_so: Option<bool>) -> &'static str {
    match is_so {
        Some(true) => YES,
        Some(false) => NO,
        None => "",
    }
}

fn is_yes(typed: &str) -> Option<bool> {
    match typed {
        YES => Some(true),
        NO => Some(false),
        _ => None,
    }
}
