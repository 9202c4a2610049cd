//! The parts of the form of a ride: who or what, what they should know, and the night.

use super::person::{PersonFields, Who, is_yes, yes_no, yes_no_field};
use crate::components::{Choices, Field, PhoneField};
use crate::routes::Route;
use crate::state::{Clinic, Part};
use content::Words;
use domain::clinic::Topic;
use domain::ride::{Home, Person, Problem, Way};
use leptos::prelude::*;

type Parts = Vec<(&'static str, Part)>;

const WAYS: [Way; 3] = [Way::Person, Way::Car, Way::Escort];
const WAY_NAMES: &[&str] = &["person", "car", "escort"];

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
                Problem::PickupUnreadable
                    | Problem::PickupBeforeStart
                    | Problem::PickupTooLate
                    | Problem::PickupSkipped { .. }
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
                Problem::PickupSkipped { .. } => w.ride_problem_skipped(),
                Problem::PickupTwice => w.session_which_hour_problem(),
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
        let word = move || {
            let (way, rules) = (self.get(), clinic.book().rules());
            let is_open = way == Way::Car && rules.ride_share.is_none();
            match way.is_ruled_out(&rules) {
                true => Some(w.ride_way_car_no()),
                false => is_open.then(|| w.ride_way_car_ask()),
            }
        };
        view! {
            <Choices name="way" legend=w.ride_way() texts chosen=self.0 />
            {move || word().map(rule_link)}
        }
        .into_any()
    }
}

/// What the clinic says to a taxi or ride-share, or that it is to be asked: to the rule.
pub fn rule_link(word: &'static str) -> AnyView {
    let to = Route::Rule(Topic::RideShare.slug().to_owned());
    view! { <p class="note"><a href=to.to_string()>{word}</a></p> }.into_any()
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
    pub caller: PersonFields,
}

impl NightFields {
    pub fn new(is_alone: Option<bool>, caller: &Person) -> Self {
        Self {
            alone: RwSignal::new(yes_no(is_alone).to_owned()),
            caller: PersonFields::new(Who::Caller, caller),
        }
    }

    pub fn is_alone(self) -> Option<bool> {
        is_yes(&self.alone.get())
    }

    pub fn parts(self) -> Parts {
        let mut parts = self.caller.parts();
        parts.push(("alone", Part::Text(self.alone)));
        parts
    }

    pub fn view(self, w: Words, errors: Errors) -> AnyView {
        let (name, phone) = (self.caller.name, self.caller.phone);
        let is_asked = Memo::new(move |_| {
            let is_named = name.with(|name| !name.is_empty());
            self.is_alone() == Some(true) || is_named || phone.with(|phone| !phone.is_empty())
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
                                value=name
                                problem=errors.of(Problem::CallerNameMissing)
                            />
                            <PhoneField name="caller-phone" label=w.ride_caller_phone() value=phone />
                            {self.caller.view_named(w)}
                        }
                    })
            }}
        }
        .into_any()
    }
}
