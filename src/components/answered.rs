//! An answer as it stands, in the place of the buttons that gave it, with *Change* beside it.
//!
//! A second tap lands on words. The opposite of what was tapped is one step away, behind *Change*;
//! nothing that leads elsewhere comes up under the finger.

use super::{Glyph, Icon};
use crate::state::Speech;
use leptos::prelude::*;
use platform::{dom, timer};

/// What was answered, or the ways to answer while nothing is.
#[component]
pub fn Answered(
    /// The id of the line, for [`show_answer`]; one of its kind on a screen.
    #[prop(into)]
    name: String,
    /// What was answered, in words; empty while it is open.
    #[prop(into)]
    said: Signal<String>,
    /// The ways to answer while it is open, or is being changed.
    children: ChildrenFn,
) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    // The answer that is being changed: another one closes it.
    let changed = RwSignal::new(String::new());
    let said = Memo::new(move |_| said.get());
    // Another answer ends it, also where the answer of before is chosen again.
    Effect::new(move |before: Option<String>| {
        let now = said.get();
        if before.is_some_and(|before| before != now) {
            changed.set(String::new());
        }
        now
    });
    move || {
        let name = name.clone();
        let said = said.get();
        if said.is_empty() {
            return children().into_any();
        }
        if changed.get() == said {
            let line = name.clone();
            let keep = move |_| {
                changed.set(String::new());
                show_answer(line.clone());
            };
            return view! {
                <p class="strong" tabindex="-1" id=name>{said}</p>
                {children()}
                <div class="buttons buttons--text">
                    <button type="button" class="button button--text" on:click=keep>
                        {w.common_leave_so()}
                    </button>
                </div>
            }
            .into_any();
        }
        let label = w.common_change_what(&said);
        let (line, shown) = (said.clone(), name.clone());
        let change = move |_| {
            changed.set(said.clone());
            show_answer(shown.clone());
        };
        view! {
            <div class="answered">
                <p class="answered__said words" role="status" dir="auto" tabindex="-1" id=name>
                    <Icon of=Glyph::Check size=20 />
                    <span>{line}</span>
                </p>
                <button type="button" class="button button--text" aria-label=label on:click=change>
                    {w.common_change()}
                </button>
            </div>
        }
        .into_any()
    }
}

/// Moves the focus to an answer that was just given, or where it asks for another to the screen: the
/// button that gave it is gone.
pub fn show_answer(name: impl Into<String>) {
    let name = name.into();
    timer::after_draw(move || {
        if !dom::focus_by_id(&name) {
            dom::focus_by_id("main");
        }
    });
}

/// Keeps the card in which something is answered where it is, until its screen is left.
#[derive(Clone, Copy)]
pub struct Holds(pub Callback<()>);

/// Says that something is answered in this card; see [`Holds`].
pub fn hold() {
    if let Some(Holds(hold)) = use_context::<Holds>() {
        hold.run(());
    }
}
