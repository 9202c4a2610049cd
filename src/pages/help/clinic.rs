//! The clinic's numbers, so that they are there when they are needed.

use crate::components::not_saved;
use crate::components::{Field, Screen, Toasts, Unsaved};
use crate::routes::Route;
use crate::state::{Clinic, Forms, Lock, Part, Speech, Trouble};
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
    let day = RwSignal::new(kept.day);
    let after_hours = RwSignal::new(kept.after_hours);
    let is_open = RwSignal::new(kept.is_open);
    let typed = move || Numbers {
        day: day.get(),
        after_hours: after_hours.get(),
        is_open: is_open.get(),
    };
    let form = expect_context::<Forms>().open(
        "clinic/numbers".to_owned(),
        vec![
            ("day", Part::Text(day)),
            ("after-hours", Part::Text(after_hours)),
            ("open", Part::Tick(is_open)),
        ],
    );
    let trouble = RwSignal::new(None::<Trouble>);
    let go = StoredValue::new(use_navigate());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let numbers = untrack(typed);
        spawn_local(async move {
            match form.save(clinic.keep_numbers(&numbers)).await {
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
            <form class="form" novalidate autocomplete="off" on:input=move |_| form.touch() on:submit=save>
                <Unsaved is_restored=form.is_restored() discard=Callback::new(move |()| form.discard()) />
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
