//! The recovery code is shown, and one of its groups typed, before anything depends on it.

use super::super::Keeper;
use super::RecoverySheet;
use crate::components::{Field, Notice, Tone};
use leptos::prelude::*;
use platform::entropy::BrowserEntropy;
use platform::{dom, timer};
use vault::Entropy;

/// The code, one of its groups to type, and the button that goes on once it is right.
#[component]
pub fn Confirm(
    code: String,
    /// What the button says.
    button: &'static str,
    /// Why it did not go on, if so.
    #[prop(into)]
    problem: Signal<Option<String>>,
    take: Callback<()>,
) -> impl IntoView {
    let k = expect_context::<Keeper>().k;
    let number = group_to_ask(code.split('-').count());
    let group = code
        .split('-')
        .nth(number - 1)
        .unwrap_or_default()
        .to_owned();
    let typed = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let number = number.to_string();
    let (asked, wrong) = (k.lock_confirm(&number), k.lock_confirm_wrong(&number));
    let is_right = move || typed.with(|typed| typed.trim().eq_ignore_ascii_case(&group));
    let slip = {
        let is_right = is_right.clone();
        Signal::derive(move || (tried.get() && !is_right()).then(|| wrong.clone()))
    };
    let go_on = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if !untrack(&is_right) {
            return timer::after_draw(dom::focus_first_problem);
        }
        take.run(());
    };
    view! {
        <RecoverySheet code />
        <form class="form" novalidate autocomplete="off" on:submit=go_on>
            <Field name="group" label=asked.leak() value=typed problem=slip />
            {move || {
                problem
                    .get()
                    .map(|problem| {
                        view! {
                            <Notice tone=Tone::Urgent>
                                <p role="alert">{problem}</p>
                            </Notice>
                        }
                    })
            }}
            <button type="submit" class="button button--wide">{button}</button>
        </form>
    }
}

/// One of the groups, from 1: another each time.
fn group_to_ask(groups: usize) -> usize {
    let mut byte = [0];
    BrowserEntropy.fill(&mut byte);
    usize::from(byte[0]) % groups.max(1) + 1
}
