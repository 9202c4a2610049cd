//! A passphrase that is chosen: typed twice, and long enough.

use super::{Keeper, derive};
use crate::components::SecretField;
use leptos::prelude::*;
use platform::{dom, timer};

/// What stands in the two fields.
#[derive(Clone, Copy)]
pub struct Chosen {
    /// The passphrase as typed.
    pub passphrase: RwSignal<String>,
    again: RwSignal<String>,
    was_tried: RwSignal<bool>,
}

impl Chosen {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            passphrase: RwSignal::new(String::new()),
            again: RwSignal::new(String::new()),
            was_tried: RwSignal::new(false),
        }
    }

    /// Nothing any more.
    pub fn clear(self) {
        self.was_tried.set(false);
        self.passphrase.set(String::new());
        self.again.set(String::new());
    }
}

/// The words of the form, and the names of its two fields on the page.
#[derive(Clone, Copy)]
pub struct Asks {
    pub names: [&'static str; 2],
    pub label: &'static str,
    pub hint: &'static str,
    pub again: &'static str,
    pub button: &'static str,
    /// What is said of a short one.
    pub short: Option<&'static str>,
    /// What is said before it is taken.
    pub note: Option<&'static str>,
}

/// The form; `take` is called in a tap, of a passphrase that is long enough and was typed twice.
#[component]
pub fn NewPassphrase(
    chosen: Chosen,
    asks: Asks,
    #[prop(default = "form")] class: &'static str,
    #[prop(optional, into)] is_busy: Signal<bool>,
    #[prop(optional, into)] status: Signal<Option<String>>,
    /// What else is chosen, before the button.
    #[prop(optional, into)]
    more: Option<ViewFn>,
    take: Callback<()>,
) -> impl IntoView {
    let k = expect_context::<Keeper>().k;
    let Chosen {
        passphrase,
        again,
        was_tried,
    } = chosen;
    let length = Memo::new(move |_| passphrase.with(|text| derive::length(text)));
    let is_short = move || (derive::SHORTEST..derive::SHORT).contains(&length.get());
    let problem = Signal::derive(move || {
        let is_too_short = was_tried.get() && length.get() < derive::SHORTEST;
        is_too_short.then(|| k.lock_problem_empty().to_owned())
    });
    let differs = Signal::derive(move || {
        let differs = was_tried.get() && passphrase.get() != again.get();
        differs.then(|| k.lock_problem_differ().to_owned())
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        was_tried.set(true);
        if problem.get_untracked().is_some() || differs.get_untracked().is_some() {
            return timer::after_draw(dom::focus_first_problem);
        }
        if !is_busy.get_untracked() {
            take.run(());
        }
    };
    let [name, name_again] = asks.names;
    view! {
        <form class=class novalidate autocomplete="off" on:submit=submit>
            <SecretField
                name
                label=asks.label
                hint=asks.hint
                show=k.unlock_show()
                value=passphrase
                problem
            />
            {asks
                .short
                .map(|short| {
                    view! {
                        <p class="note" role="status">{move || is_short().then_some(short)}</p>
                    }
                })}
            <SecretField name=name_again label=asks.again show=k.unlock_show() value=again problem=differs />
            {asks.note.map(|note| view! { <p class="note">{note}</p> })}
            {more.map(|more| more.run())}
            <button type="submit" class="button button--wide" aria-disabled=move || is_busy.get().to_string()>
                {asks.button}
            </button>
            <p class="note" role="status">{move || status.get()}</p>
        </form>
    }
}
