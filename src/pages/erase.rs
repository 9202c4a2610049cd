//! Erase everything: asked once, plainly, and then all of it is gone.

use crate::components::{Glyph, Icon, Notice, Screen, Tone};
use crate::routes::Route;
use crate::state::{Settings, Speech, Store};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The last question before everything goes.
#[component]
pub fn Erase() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let store = expect_context::<Store>();
    let settings = expect_context::<Settings>();
    let sure = RwSignal::new(false);
    let trouble = RwSignal::new(None);
    let erase = move |_| {
        spawn_local(async move {
            match store.erase_everything().await {
                Ok(()) => {
                    settings.forget();
                    platform::page_life::reload_at("/");
                }
                Err(why) => trouble.set(Some(why)),
            }
        });
    };
    view! {
        <Screen route=Route::Erase title=w.erase_title() class="settings">
            <p class="lead">{w.erase_lead()}</p>
            <p class="note">{w.erase_honest()}</p>
            <label class="choice">
                <input
                    class="choice__input"
                    type="checkbox"
                    prop:checked=move || sure.get()
                    on:change=move |event| sure.set(event_target_checked(&event))
                />
                <span class="choice__body">
                    <span class="choice__title">{w.erase_confirm()}</span>
                </span>
            </label>
            {move || {
                trouble
                    .get()
                    .map(|why: crate::state::Trouble| {
                        view! {
                            <Notice tone=Tone::Urgent>
                                <p>{why.words(w)}</p>
                            </Notice>
                        }
                    })
            }}
            <div class="buttons buttons--stack">
                <button type="button" class="button button--urgent" disabled=move || !sure.get() on:click=erase>
                    <Icon of=Glyph::Trash />
                    {w.erase_do()}
                </button>
                <a class="button button--outline" href=Route::Settings.to_string()>
                    {w.erase_keep()}
                </a>
            </div>
        </Screen>
    }
}
