//! The one place where a patient types. Nothing typed here is offered to the browser's own memory:
//! no autocomplete, no spelling service, no translation (each was seen to leave words on the disk
//! or send them away).

use super::{Glyph, Icon};
use leptos::prelude::*;

/// A labelled line of input, with its hint and its problem.
#[component]
pub fn Field(
    /// A name that is unique on the screen; it links the label, the hint and the problem.
    name: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    /// `text`, `date`, `time`, `tel`, `number`, or `decimal`: a number that may have a fraction.
    #[prop(default = "text")]
    kind: &'static str,
    #[prop(optional)] hint: Option<&'static str>,
    /// What is wrong, in the reader's language; empty when nothing is.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// Called after each change of the text.
    #[prop(optional)]
    on_input: Option<Callback<()>>,
) -> impl IntoView {
    let typed = move |event: leptos::ev::Event| {
        let now = event_target_value(&event);
        // A field says once more on leaving it what it said while it was typed in.
        if value.with_untracked(|before| *before == now) {
            return;
        }
        value.set(now);
        if let Some(on_input) = on_input {
            on_input.run(());
        }
    };
    // A number is asked for by the keyboard alone: number inputs swallow what they cannot read.
    let (kind, mode) = match kind {
        "number" => ("text", Some("numeric")),
        "decimal" => ("text", Some("decimal")),
        "tel" => ("text", Some("tel")),
        other => (other, None),
    };
    let input = view! {
        <input
            class="field__input"
            id=name
            type=kind
            inputmode=mode
            autocomplete="off"
            autocapitalize="sentences"
            spellcheck="false"
            translate="no"
            dir="auto"
            aria-describedby=format!("{name}-hint {name}-problem")
            aria-invalid=move || problem.with(Option::is_some).to_string()
            prop:value=move || value.get()
            on:input=typed
            on:change=typed
        />
    };
    framed(name, label, hint, problem, input.into_any())
}

/// A labelled line for a secret, hidden while it is typed unless the reader wants to see it.
#[component]
pub fn SecretField(
    name: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    /// The words beside the box that shows what is typed.
    show: &'static str,
    #[prop(optional)] hint: Option<&'static str>,
    #[prop(optional, into)] problem: Signal<Option<String>>,
) -> impl IntoView {
    let is_shown = RwSignal::new(false);
    let input = view! {
        <input
            class="field__input"
            id=name
            type=move || if is_shown.get() { "text" } else { "password" }
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            translate="no"
            aria-describedby=format!("{name}-hint {name}-problem")
            aria-invalid=move || problem.with(Option::is_some).to_string()
            prop:value=move || value.get()
            on:input=move |event| value.set(event_target_value(&event))
        />
        <label class="field__show">
            <input
                type="checkbox"
                prop:checked=move || is_shown.get()
                on:change=move |event| is_shown.set(event_target_checked(&event))
            />
            {show}
        </label>
    };
    framed(name, label, hint, problem, input.into_any())
}

/// A labelled way to choose files.
#[component]
pub fn FileField(
    name: &'static str,
    label: &'static str,
    on_choose: Callback<leptos::ev::Event>,
) -> impl IntoView {
    view! {
        <label class="button button--quiet button--wide file" for=name>
            {label}
            <input
                class="visually_hidden"
                id=name
                type="file"
                multiple=true
                autocomplete="off"
                spellcheck="false"
                translate="no"
                on:change=move |event| on_choose.run(event)
            />
        </label>
    }
}

/// A labelled box for more than a line.
#[component]
pub fn Area(
    /// A name that is unique on the screen.
    #[prop(into)]
    name: String,
    /// The accessible name; shown above the box when `labelled`.
    #[prop(default = "")]
    label: &'static str,
    /// What on the screen names the box, by ids, where no label of its own does.
    #[prop(optional, into)]
    labelled_by: Option<String>,
    value: RwSignal<String>,
    #[prop(default = "field__input field__input--tall")] class: &'static str,
    #[prop(default = true)] labelled: bool,
    #[prop(default = "")] placeholder: &'static str,
    /// A word more; empty where there is none.
    #[prop(default = "")]
    hint: &'static str,
    #[prop(default = 4)] rows: u32,
    /// What is wrong, in the reader's language; empty when nothing is.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// Called after each change of the text.
    #[prop(optional)]
    on_input: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <div class="field" class:field--problem=move || problem.with(Option::is_some)>
            {labelled_by
                .is_none()
                .then(|| {
                    let class = if labelled { "field__label" } else { "visually_hidden" };
                    view! { <label class=class for=name.clone()>{label}</label> }
                })}
            {(!hint.is_empty()).then(|| view! { <p class="field__hint" id=format!("{name}-hint")>{hint}</p> })}
            <textarea
                class=class
                id=name.clone()
                aria-labelledby=labelled_by
                rows=rows
                placeholder=placeholder
                autocomplete="off"
                autocapitalize="sentences"
                spellcheck="false"
                translate="no"
                dir="auto"
                aria-describedby=format!("{name}-hint {name}-problem")
                aria-invalid=move || problem.with(Option::is_some).to_string()
                prop:value=move || value.get()
                on:input=move |event| {
                    value.set(event_target_value(&event));
                    if let Some(on_input) = on_input {
                        on_input.run(());
                    }
                }
            ></textarea>
            <Problem name problem />
        </div>
    }
}

/// A labelled list to choose one from; `options` are (value, text). `selected` says what stands in
/// it at first, when there are no options yet that the value could name.
#[component]
pub fn SelectField(
    name: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    options: Vec<(String, String)>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field__label" for=name>{label}</label>
            <select
                class="field__input field__input--select"
                id=name
                prop:value=move || value.get()
                on:change=move |event| value.set(event_target_value(&event))
            >
                {options
                    .into_iter()
                    .map(|(key, text)| {
                        let chosen = key == value.get_untracked();
                        view! { <option value=key selected=chosen>{text}</option> }
                    })
                    .collect_view()}
            </select>
        </div>
    }
}

/// An input below its label and its hint, above its problem.
fn framed(
    name: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    problem: Signal<Option<String>>,
    input: AnyView,
) -> AnyView {
    view! {
        <div class="field" class:field--problem=move || problem.with(Option::is_some)>
            <label class="field__label" for=name>{label}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=format!("{name}-hint")>{hint}</p> })}
            {input}
            <Problem name problem />
        </div>
    }
    .into_any()
}

/// What is wrong with an answer, for the input that is described by it.
#[component]
pub fn Problem(#[prop(into)] name: String, problem: Signal<Option<String>>) -> impl IntoView {
    view! {
        <div id=format!("{name}-problem")>
            {move || {
                problem
                    .get()
                    .map(|text| {
                        view! {
                            <p class="field__problem">
                                <Icon of=Glyph::Alert size=18 />
                                {text}
                            </p>
                        }
                    })
            }}
        </div>
    }
}
