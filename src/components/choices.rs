//! One of several, as cards or as a short row; and one box to tick.

use super::field::Problem;
use leptos::prelude::*;

/// Radio cards under a legend.
#[component]
pub fn Choices(
    name: &'static str,
    legend: &'static str,
    /// The words to choose from, in order.
    texts: Vec<&'static str>,
    /// The place of the chosen one.
    chosen: RwSignal<Option<usize>>,
    /// Called with the place of the one that is chosen.
    #[prop(optional)]
    on_choose: Option<Callback<usize>>,
    #[prop(optional, into)] problem: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <fieldset class="choices" aria-describedby=format!("{name}-problem")>
            <legend class="field__label">{legend}</legend>
            {texts
                .into_iter()
                .enumerate()
                .map(|(place, text)| {
                    view! {
                        <label class="choice">
                            <input
                                class="choice__input"
                                type="radio"
                                name=name
                                prop:checked=move || chosen.get() == Some(place)
                                on:change=move |_| {
                                    chosen.set(Some(place));
                                    if let Some(on_choose) = on_choose {
                                        on_choose.run(place);
                                    }
                                }
                            />
                            <span class="choice__body">
                                <span class="choice__title">{text}</span>
                            </span>
                        </label>
                    }
                })
                .collect_view()}
            <Problem name problem />
        </fieldset>
    }
}

/// One box to tick, as a card.
#[component]
pub fn Tick(
    text: &'static str,
    #[prop(optional)] note: Option<&'static str>,
    is_on: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                class="choice__input"
                type="checkbox"
                prop:checked=move || is_on.get()
                on:change=move |event| is_on.set(event_target_checked(&event))
            />
            <span class="choice__body">
                <span class="choice__title">{text}</span>
                {note.map(|note| view! { <span class="note">{note}</span> })}
            </span>
        </label>
    }
}

/// A short row of words, one of which holds.
#[component]
pub fn Segmented(
    name: &'static str,
    legend: &'static str,
    /// (value, words).
    options: Vec<(&'static str, &'static str)>,
    value: Signal<String>,
    on_change: Callback<&'static str>,
) -> impl IntoView {
    view! {
        <fieldset class="segmented">
            <legend class="field__label">{legend}</legend>
            <div class="segmented__track">
                {options
                    .into_iter()
                    .map(|(key, text)| {
                        view! {
                            <label class="segmented__option">
                                <input
                                    class="segmented__input"
                                    type="radio"
                                    name=name
                                    value=key
                                    prop:checked=move || value.with(|value| value == key)
                                    on:change=move |_| on_change.run(key)
                                />
                                <span class="segmented__label">{text}</span>
                            </label>
                        }
                    })
                    .collect_view()}
            </div>
        </fieldset>
    }
}
