//! The app cannot be opened: what to do, and the way to Help, without anything else.

use content::Words;
use leptos::prelude::*;

/// A screen that needs nothing but words: why, and what its button says, which loads the page anew.
pub fn fault(w: Words, why: &'static str, again: &'static str) -> AnyView {
    view! {
        <div class="screen screen--plain">
            <main class="screen__main fault" id="main">
                <h1>{w.app_name()}</h1>
                <p class="lead">{why}</p>
                <div class="buttons buttons--stack">
                    <button type="button" class="button" on:click=move |_| platform::page_life::reload()>
                        {again}
                    </button>
                    <a class="button button--outline" rel="external" href="/help.html">{w.nav_help()}</a>
                </div>
            </main>
        </div>
    }
    .into_any()
}
