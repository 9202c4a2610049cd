//! The vault could not be opened: what to do, and the way to Help, without anything else.

use crate::state::Trouble;
use content::Words;
use leptos::prelude::*;

/// A screen that needs nothing but words.
pub fn fault(w: Words, trouble: Trouble) -> AnyView {
    view! {
        <div class="screen screen--plain">
            <main class="screen__main fault" id="main">
                <h1>{w.app_name()}</h1>
                <p class="lead">{trouble.words(w)}</p>
                <div class="buttons buttons--stack">
                    <button type="button" class="button" on:click=move |_| platform::page_life::reload()>
                        {w.fault_reload()}
                    </button>
                    <a class="button button--outline" rel="external" href="/help.html">{w.nav_help()}</a>
                </div>
            </main>
        </div>
    }
    .into_any()
}
