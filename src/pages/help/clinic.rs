//! The clinic's numbers, so that they are there when they are needed.

use crate::components::not_saved;
use crate::components::{Field, Screen, Toasts};
use crate::routes::Route;
use crate::state::{Clinic, Speech, Trouble, hold_unsaved};
use domain::clinic::Numbers;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// Daytime and after hours.
#[component]
pub fn ClinicNumbers() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let (clinic, toasts) = (expect_context::<Clinic>(), expect_context::<Toasts>());
    let kept = untrack(|| clinic.numbers());
    let day = RwSignal::new(kept.day.clone());
    let after_hours = RwSignal::new(kept.after_hours.clone());
    let typed = move || Numbers {
        day: day.get(),
        after_hours: after_hours.get(),
    };
    hold_unsaved(Signal::derive(move || typed() != kept));
    let trouble = RwSignal::new(None::<Trouble>);
    let go = StoredValue::new(use_navigate());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let numbers = untrack(typed);
        spawn_local(async move {
            match clinic.keep_numbers(&numbers).await {
                Ok(()) => {
                    toasts.say(w.help_clinic_saved());
                    let options = NavigateOptions {
                        replace: true,
                        ..NavigateOptions::default()
                    };
                    go.with_value(|go| go(&Route::Help.to_string(), options));
                }
                Err(why) => {
                    let _ = trouble.try_set(Some(why));
                }
            }
        });
    };
    view! {
        <Screen route=Route::ClinicNumbers title=w.help_my_clinic() class="help">
            <form class="form" novalidate autocomplete="off" on:submit=save>
                <Field name="clinic-day" kind="tel" label=w.help_clinic_day_label() value=day />
                <Field name="clinic-after" kind="tel" label=w.help_clinic_after_label() value=after_hours />
                {move || trouble.get().map(|why| not_saved(w, why))}
                <button type="submit" class="button button--wide">{w.help_clinic_save()}</button>
            </form>
        </Screen>
    }
}
