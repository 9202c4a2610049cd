//! Health to mention, as ticks. What a tick means is for the clinic to say: nothing is computed from it.

use crate::components::Toasts;
use crate::state::{About as Sheet, Saving, Speech};
use content::HealthItem;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::dom::TickBox;

/// The list, each item saved as it is ticked; `ticked` tells whether it is.
#[component]
pub fn Ticks(ticked: RwSignal<Saving>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! {
        <fieldset class="about__ticks">
            <legend class="field__label">{w.about_health_ask()}</legend>
            <p class="field__hint">{w.about_health_note()}</p>
            <ul class="check_list" role="list">
                {w.health_items().iter().map(|item| view! { <Tick item ticked /> }).collect_view()}
            </ul>
        </fieldset>
    }
}

#[component]
fn Tick(item: &'static HealthItem, ticked: RwSignal<Saving>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let (sheet, toasts) = (expect_context::<Sheet>(), expect_context::<Toasts>());
    let health = item.health;
    let turn = move |event: leptos::ev::Event| {
        let (is_true, pressed) = (event_target_checked(&event), TickBox::of(&event));
        ticked.set(Saving::Pending);
        spawn_local(async move {
            // A tick that could not be saved does not stay on the screen.
            let outcome = sheet.tick(health, is_true).await;
            let state = match outcome {
                Ok(()) => Saving::Saved,
                Err(why) => {
                    pressed.set(!is_true);
                    toasts.say(why.words(w));
                    Saving::Untouched
                }
            };
            let _ = ticked.try_set(state);
        });
    };
    // Until a tick is saved the box shows it: what else is saved meanwhile does not take it away.
    let is_ticked = Memo::new(move |_| sheet.is_ticked(health));
    view! {
        <li class="check_row">
            <label class="check_row__label">
                <input
                    class="check_row__box"
                    type="checkbox"
                    prop:checked=move || is_ticked.get()
                    on:change=turn
                />
                <span class="check_row__body">
                    <span class="check_row__text">{item.text}</span>
                </span>
            </label>
        </li>
    }
}
