//! Screens that are fetched. The keeper draws lock, copy, restore, storage and what was written
//! without unlocking: the head is the app's, the keeper comes when it is first shown. The
//! chunks of the app come behind the first screen.

use crate::chunks::Chunks;
use crate::components::{Notice, Screen, Tone};
use crate::routes::Route;
use crate::state::{Speech, Store};
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::parts;

/// Where on the page the keeper draws.
const PLACE: &str = "part";

/// A screen of the keeper's.
#[component]
pub fn Part(route: Route) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let store = expect_context::<Store>();
    let (name, title) = match route {
        Route::Copy => ("copy", w.settings_copy()),
        Route::Restore => ("restore", w.settings_restore()),
        Route::Storage => ("storage", w.settings_storage()),
        Route::Inbox => ("inbox", w.journal_unlocked()),
        Route::Sources => ("sources", w.settings_about()),
        Route::Erase => ("erase", w.settings_erase()),
        _ => ("lock", w.settings_lock()),
    };
    let is_missing = RwSignal::new(false);
    let show = move || {
        is_missing.set(false);
        store.lend_key();
        spawn_local(async move {
            if !parts::show(name, PLACE).await {
                let _ = is_missing.try_set(true);
            }
        });
    };
    // The place stands before the keeper looks for it.
    platform::timer::after_draw(show);
    on_cleanup(parts::hide);
    view! {
        <Screen route title class="keeper">
            <div id=PLACE class="stack keeper__part"></div>
            {move || {
                is_missing.get().then(|| missing(Callback::new(move |()| show())))
            }}
        </Screen>
    }
}

/// A screen of a chunk, or the words that it could not be had.
pub fn of_chunk(route: Route) -> AnyView {
    let chunks = expect_context::<Chunks>();
    let shown = chunks.show(route.clone());
    shown.unwrap_or_else(|| {
        let w = expect_context::<Speech>().words();
        let chunk = route.chunk();
        // The page of help that needs no wasm says the same.
        let help = route.is_help().then(|| {
            view! { <a class="button" rel="external" href="/help.html">{w.help_title()}</a> }
        });
        view! {
            <Screen route title=w.app_name() class="keeper">
                {missing(Callback::new(move |()| chunk.into_iter().for_each(|one| chunks.load(one))))}
                {help}
            </Screen>
        }
        .into_any()
    })
}

/// It needs the network once.
pub fn missing(again: Callback<()>) -> AnyView {
    let w = expect_context::<Speech>().words();
    view! {
        <Notice tone=Tone::Warm>
            <p>{w.settings_part_missing()}</p>
            <button type="button" class="button button--small" on:click=move |_| again.run(())>
                {w.common_try_again()}
            </button>
        </Notice>
    }
    .into_any()
}
