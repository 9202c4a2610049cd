//! The clinic's numbers, so that they are there when they are needed.

use crate::components::{Field, PhoneField, Screen, Tick, Toasts, Unsaved, not_saved};
use crate::pages::Came;
use crate::routes::Route;
use crate::state::{Clinic, Deed, Forms, Lock, Part, Path, Speech};
use content::Words;
use domain::clinic::Numbers;
use domain::{session, text};
use leptos::prelude::*;

/// Daytime and after hours, with who told them and when.
#[component]
pub fn ClinicNumbers() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let (clinic, toasts) = (expect_context::<Clinic>(), expect_context::<Toasts>());
    let (came, today) = (
        expect_context::<Came>(),
        untrack(|| expect_context::<Path>().today()),
    );
    let kept = untrack(|| clinic.numbers());
    let day = RwSignal::new(kept.day);
    let after_hours = RwSignal::new(kept.after_hours);
    let is_none = RwSignal::new(kept.has_no_after_hours);
    let is_open = RwSignal::new(kept.is_open);
    let by = RwSignal::new(kept.by);
    let on = RwSignal::new(kept.on.unwrap_or(today).to_string());
    let is_known = Signal::derive(move || after_hours.with(|number| !text::is_blank(number)));
    let date = Memo::new(move |_| match on.get() {
        on if text::is_blank(&on) => Ok(today),
        on => session::date(&on),
    });
    // What is wrong with the date is said once it was to be saved.
    let tried = RwSignal::new(false);
    let problem = Signal::derive(move || {
        let is_wrong = tried.get() && date.get().is_err();
        is_wrong.then(|| w.session_problem_date_unreadable().to_owned())
    });
    let form = expect_context::<Forms>().open(
        "clinic/numbers".to_owned(),
        vec![
            ("day", Part::Text(day)),
            ("after-hours", Part::Text(after_hours)),
            ("none", Part::Tick(is_none)),
            ("by", Part::Text(by)),
            ("on", Part::Text(on)),
            ("open", Part::Tick(is_open)),
        ],
    );
    let deed = Deed::new();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let Ok(date) = date.get_untracked() else {
            platform::timer::after_draw(platform::dom::focus_first_problem);
            return;
        };
        let mut numbers = Numbers {
            day: day.get_untracked(),
            after_hours: after_hours.get_untracked(),
            has_no_after_hours: is_none.get_untracked() && !is_known.get_untracked(),
            by: by.get_untracked(),
            on: None,
            is_open: is_open.get_untracked(),
        };
        // A day is the day of something that was told.
        numbers.on = numbers.is_any().then_some(date);
        let save = async move { clinic.keep_numbers(&numbers).await };
        deed.run(form.save(save), move |()| {
            deed.close();
            toasts.say(w.help_clinic_saved());
            came.back(&Route::Help);
        });
    };
    view! {
        <Screen route=Route::ClinicNumbers title=w.help_my_clinic() class="help">
            <form class="form" novalidate autocomplete="off" on:input=move |_| form.touch() on:submit=save>
                <Unsaved is_restored=form.is_restored() discard=Callback::new(move |()| form.discard()) />
                <PhoneField name="clinic-day" label=w.help_clinic_day_label() value=day />
                <PhoneField name="clinic-after" label=w.help_clinic_after_label() value=after_hours />
                {move || (!is_known.get()).then(|| view! { <Tick text=w.help_clinic_no_after() is_on=is_none /> })}
                <Field name="said-by" label=w.rule_by() hint=w.rule_by_hint() value=by />
                <Field name="said-on" kind="date" label=w.rule_on() value=on problem=problem />
                {readable(w, is_open)}
                {move || deed.trouble().map(|why| not_saved(w, why))}
                <button type="submit" class="button button--wide">{w.help_clinic_save()}</button>
            </form>
        </Screen>
    }
}

/// Whether they may be read without unlocking; without a lock there is nothing to unlock.
fn readable(w: Words, is_open: RwSignal<bool>) -> Option<impl IntoView> {
    expect_context::<Lock>().is_set().then(|| {
        view! { <Tick text=w.help_clinic_open() note=w.help_clinic_open_note() is_on=is_open /> }
    })
}
