//! A line for a phone number, that says what will be dialled where this is not simply what was typed.

use super::Field;
use crate::state::Speech;
use domain::ride::phone::{Heard, heard};
use leptos::prelude::*;

/// A labelled line for a phone number, in any form.
#[component]
pub fn PhoneField(
    name: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    /// Called after each change of the text.
    #[prop(optional)]
    on_input: Option<Callback<()>>,
) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let on_input = Callback::new(move |()| {
        if let Some(on_input) = on_input {
            on_input.run(());
        }
    });
    let told = move || match value.with(|typed| heard(typed)) {
        Heard::Plain => String::new(),
        Heard::Nothing => w.phone_none().to_owned(),
        Heard::One(number) => w.phone_one(&number),
        Heard::Several(first) => w.phone_several(&first),
    };
    view! {
        <div class="field">
            <Field name label kind="tel" value on_input />
            <p class="note" role="status">{told}</p>
        </div>
    }
}
