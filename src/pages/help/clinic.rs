//! The clinic's numbers, so that they are there when they are needed.

use crate::components::not_saved;
use crate::components::{Field, Screen, Toasts};
use crate::routes::Route;
use crate::state::{Clinic, Lock, Speech, Trouble, hold_unsaved};
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
    let is_open = RwSignal::new(kept.is_open);
    let typed = move || Numbers {
        day: day.get(),
        after_hours: after_hours.get(),
        is_open: is_open.get(),
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
                {expect_context::<Lock>()
                    .is_set()
                    .then(|| {
                        view! {
                            <label class="choice">
                                <input
                                    class="choice__input"
                                    type="checkbox"
                                    prop:checked=move || is_open.get()
                                    on:change=move |event| is_open.set(event_target_checked(&event))
                                />
                                <span class="choice__body">
                                    <span class="choice__title">{w.help_clinic_open()}</span>
                                    <span class="note">{w.help_clinic_open_note()}</span>
                                </span>
                            </label>
                        }
                    })}
                {move || trouble.get().map(|why| not_saved(w, why))}
                <button type="submit" class="button button--wide">{w.help_clinic_save()}</button>
            </form>
        </Screen>
    }
}
