//! The screens that the keeper draws: lock, copy, restore, storage, what is open, what was written
//! without unlocking. The head is the app's; the rest is fetched when it is first shown.

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
        Route::Open => ("open", w.settings_open()),
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
                is_missing
                    .get()
                    .then(|| {
                        view! {
                            <Notice tone=Tone::Warm>
                                <p>{w.settings_part_missing()}</p>
                                <button type="button" class="button button--small" on:click=move |_| show()>
                                    {w.common_try_again()}
                                </button>
                            </Notice>
                        }
                    })
            }}
        </Screen>
    }
}
