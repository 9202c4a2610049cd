//! Where words may be that are not here: what is said to whoever brings a copy, or looks for one, where
//! nothing is kept yet.

use super::super::Keeper;
use super::super::rescue::is_any_set_aside;
use crate::components::{Glyph, Icon};
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::page_life;

/// *Were you here before?*, in an empty vault.
#[component]
pub fn Before() -> impl IntoView {
    let keeper = expect_context::<Keeper>();
    let is_empty = RwSignal::new(false);
    spawn_local(async move {
        let is_here = keeper.safe().is_empty().await.unwrap_or(false);
        // What was set aside is known to be here.
        let _ = is_empty.try_set(is_here && !is_any_set_aside().await);
    });
    move || is_empty.get().then(|| ways(keeper))
}

fn ways(keeper: Keeper) -> AnyView {
    let k = keeper.k;
    // The app on the home screen and the browser each have a store of their own.
    let apart = match page_life::is_installed() {
        true => (Glyph::Copy, k.restore_before_browser()),
        false => (Glyph::Home, k.restore_before_home()),
    };
    let ways = [
        apart,
        (Glyph::Smartphone, k.restore_before_other()),
        (Glyph::Upload, k.restore_before_copy()),
        (Glyph::Info, k.restore_before_gone()),
    ];
    view! {
        <section class="card">
            <h2 class="card__title">{k.restore_before_title()}</h2>
            <ul class="welcome__points" role="list">
                {ways
                    .into_iter()
                    .map(|(glyph, words)| {
                        view! {
                            <li>
                                <Icon of=glyph />
                                <span>{words}</span>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
            <a class="button button--outline button--wide" href="/">
                {k.restore_before_anew()}
            </a>
        </section>
    }
    .into_any()
}
