//! Date and time in a form, and what is asked where the clocks change.

mod zone;

use crate::components::{Choices, Field, Notice, Tone};
use crate::state::{Part, Speech, as_clock, zone};
use chrono::NaiveDateTime;
use domain::session::{Draft, Fold, Problem, written};
use leptos::prelude::*;
use zone::ZoneChoice;

pub use zone::ZoneField;

const FOLDS: [Fold; 2] = [Fold::Earlier, Fold::Later];
/// The same by the names under which a choice is kept while a form is being filled in.
const FOLD_NAMES: [&str; 2] = ["earlier", "later"];

/// Date and time as typed.
#[derive(Clone, Copy)]
pub struct When {
    pub date: RwSignal<String>,
    pub start: RwSignal<String>,
    fold: RwSignal<Option<usize>>,
    zone: RwSignal<String>,
}

impl When {
    /// Filled in with what the form begins with.
    pub fn new(date: String, start: String, fold: Option<Fold>, zone: String) -> Self {
        Self {
            date: RwSignal::new(date),
            start: RwSignal::new(start),
            fold: RwSignal::new(FOLDS.iter().position(|one| Some(*one) == fold)),
            zone: RwSignal::new(zone),
        }
    }

    /// Its fields by their permanent names.
    pub fn parts(self) -> [(&'static str, Part); 4] {
        [
            ("date", Part::Text(self.date)),
            ("start", Part::Text(self.start)),
            ("fold", Part::Choice(self.fold, &FOLD_NAMES)),
            ("zone", Part::Text(self.zone)),
        ]
    }

    /// Which of two hours was chosen, tracked.
    pub fn fold(self) -> Option<Fold> {
        self.fold.get().and_then(|at| FOLDS.get(at).copied())
    }

    /// IANA name of the zone that date and time are meant in, tracked; empty where it is still to be asked.
    pub fn zone(self) -> String {
        self.zone.get()
    }

    /// Whether the hour comes twice, answered or not, so that the answer can be changed; tracked.
    fn comes_twice(self) -> bool {
        let typed = Draft {
            date: self.date.get(),
            start: self.start.get(),
            ..Draft::default()
        };
        let outcome = typed.finish(as_clock(&zone(&self.zone())));
        outcome.is_err_and(|problems| problems.contains(&Problem::HourTwice))
    }
}

/// The fields, and the questions below them. `touched` is called after a change that no field tells.
#[component]
pub fn WhenFields(
    when: When,
    problems: Signal<Vec<Problem>>,
    /// Whether what is missing is to be said.
    tried: Signal<bool>,
    touched: Callback<()>,
) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let shown = move |wanted: fn(&Problem) -> bool| {
        Signal::derive(move || {
            let found = problems.with(|problems| problems.iter().copied().find(&wanted));
            found
                .filter(|_| tried.get())
                .map(|problem| problem_words(speech, problem))
        })
    };
    let comes_twice = Memo::new(move |_| when.comes_twice());
    view! {
        <div class="fields">
            <Field
                name="date"
                kind="date"
                label=w.session_date()
                value=when.date
                problem=shown(|problem| matches!(problem, Problem::DateMissing | Problem::DateUnreadable))
            />
            <Field
                name="start"
                kind="time"
                label=w.session_start()
                value=when.start
                problem=shown(|problem| matches!(problem, Problem::StartMissing | Problem::StartUnreadable))
            />
        </div>
        {move || problems.get().into_iter().find_map(|problem| skipped_hour(speech, when, touched, problem))}
        {move || {
            comes_twice
                .get()
                .then(|| {
                    view! {
                        <Choices
                            name="fold"
                            legend=w.session_which_hour()
                            texts=vec![w.session_first_hour(), w.session_second_hour()]
                            chosen=when.fold
                            problem=shown(|problem| matches!(problem, Problem::HourTwice))
                        />
                    }
                })
        }}
        <ZoneChoice when touched problem=shown(|problem| matches!(problem, Problem::ZoneUnknown)) />
    }
}

/// The hour that the clocks skip: which of the two real ones did the clinic mean?
fn skipped_hour(
    speech: Speech,
    when: When,
    touched: Callback<()>,
    problem: Problem,
) -> Option<AnyView> {
    let Problem::HourSkipped { before, after } = problem else {
        return None;
    };
    let choose = move |local: NaiveDateTime| {
        view! {
            <button
                type="button"
                class="button button--small button--quiet"
                on:click=move |_| {
                    when.date.set(local.date().to_string());
                    when.start.set(written(local.time()));
                    touched.run(());
                }
            >
                {speech.local_time(local)}
            </button>
        }
    };
    let notice = view! {
        <Notice tone=Tone::Warm>
            <p>{problem_words(speech, problem)}</p>
            <div class="buttons buttons--fit">{choose(before)} {choose(after)}</div>
        </Notice>
    };
    Some(notice.into_any())
}

/// What is wrong with the form of something that has a date.
pub fn problem_words(speech: Speech, problem: Problem) -> String {
    let w = speech.words();
    match problem {
        Problem::SettingMissing => w.session_problem_setting(),
        Problem::DateMissing => w.session_problem_date(),
        Problem::DateUnreadable => w.session_problem_date_unreadable(),
        Problem::StartMissing => w.session_problem_start(),
        Problem::StartUnreadable => w.session_problem_start_unreadable(),
        Problem::LengthMissing => w.session_problem_length(),
        Problem::LengthOutOfRange => w.session_problem_length_range(),
        Problem::TravelOutOfRange => w.session_problem_travel(),
        Problem::HourTwice => w.session_which_hour_problem(),
        Problem::ZoneUnknown => w.session_problem_zone(),
        Problem::HourSkipped { before, after } => {
            return w.session_hour_skipped(&speech.local_time(before), &speech.local_time(after));
        }
    }
    .to_owned()
}
