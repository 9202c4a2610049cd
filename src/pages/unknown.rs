//! An address that leads nowhere, said kindly.

use crate::components::Screen;
use crate::routes::Route;
use crate::state::Speech;
use leptos::prelude::*;

/// Nothing is here, and nothing is lost.
#[component]
pub fn Unknown() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! {
        <Screen route=Route::Unknown title=w.unknown_title() class="fault">
            <p class="lead">{w.unknown_note()}</p>
            <a class="button" href=Route::Today.to_string()>{w.unknown_do()}</a>
        </Screen>
    }
}
