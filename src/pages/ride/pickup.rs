//! The time of the pick-up, and what is asked where the clocks change.

use super::fields::Errors;
use crate::components::{Choices, Field, Notice, Tone};
use crate::state::{Part, Speech};
use chrono::{NaiveDate, NaiveTime};
use domain::ride::Problem;
use domain::session::{Fold, written};
use leptos::prelude::*;

const FOLDS: [Fold; 2] = [Fold::Earlier, Fold::Later];
/// The same by the names under which a choice is kept while the form is being filled in.
const FOLD_NAMES: &[&str] = &["earlier", "later"];

/// The time as typed, and which of two hours it is.
#[derive(Clone, Copy)]
pub struct PickupFields {
    pub time: RwSignal<String>,
    fold: RwSignal<Option<usize>>,
}

impl PickupFields {
    pub fn new(time: String, fold: Option<Fold>) -> Self {
        Self {
            time: RwSignal::new(time),
            fold: RwSignal::new(FOLDS.iter().position(|one| Some(*one) == fold)),
        }
    }

    /// Which of two hours was chosen, tracked.
    pub fn fold(self) -> Option<Fold> {
        self.fold.get().and_then(|at| FOLDS.get(at).copied())
    }

    pub fn parts(self) -> Vec<(&'static str, Part)> {
        vec![
            ("pickup-time", Part::Text(self.time)),
            ("pickup-fold", Part::Choice(self.fold, FOLD_NAMES)),
        ]
    }

    /// The field, and the question that `asks` tells of. `touched` is called after a change that no
    /// field tells.
    pub fn view(
        self,
        errors: Errors,
        asks: Memo<Option<Problem>>,
        touched: Callback<()>,
    ) -> AnyView {
        let w = expect_context::<Speech>().words();
        view! {
            <Field
                name="pickup-time"
                kind="time"
                label=w.ride_pickup_time()
                hint=w.ride_pickup_hint()
                value=self.time
                problem=errors.of_pickup()
            />
            {move || match asks.get() {
                Some(Problem::PickupSkipped { before, after }) => {
                    Some(self.skipped(before, after, touched))
                }
                Some(Problem::PickupTwice) => {
                    let view = view! {
                        <Choices
                            name="pickup-fold"
                            legend=w.session_which_hour()
                            texts=vec![w.session_first_hour(), w.session_second_hour()]
                            chosen=self.fold
                            problem=errors.of(Problem::PickupTwice)
                        />
                        <p class="note">{w.ride_twice_note()}</p>
                    };
                    Some(view.into_any())
                }
                _ => None,
            }}
        }
        .into_any()
    }

    /// The clocks skip that time: which of the real ones was meant?
    fn skipped(
        self,
        before: Option<NaiveTime>,
        after: NaiveTime,
        touched: Callback<()>,
    ) -> AnyView {
        let speech = expect_context::<Speech>();
        let choose = move |time: NaiveTime| {
            let shown = speech.local_time(NaiveDate::default().and_time(time));
            view! {
                <button
                    type="button"
                    class="button button--small button--quiet"
                    on:click=move |_| {
                        self.time.set(written(time));
                        touched.run(());
                    }
                >
                    {shown}
                </button>
            }
        };
        view! {
            <Notice tone=Tone::Warm>
                <p>{speech.words().ride_skipped()}</p>
                <div class="buttons buttons--fit">{before.map(choose)} {choose(after)}</div>
            </Notice>
        }
        .into_any()
    }
}
