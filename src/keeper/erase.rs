//! Erase everything: asked once, plainly, and then all of it is gone. It needs no key.

use super::rescue::delete_set_aside;
use crate::components::{Glyph, Icon, Tick, Tone, alert};
use crate::state::{ERASED, Settings, Speech, Trouble};
use content::KeeperWords;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::{files, notices, page_life, parts, tabs, timer};
use std::pin::Pin;
use vault::Error;

/// How long it may take until what lies outside of the vault is gone too, in milliseconds. The app begins
/// anew by then: a browser that does not answer keeps nobody here.
const OUTSIDE_MS: u32 = 5_000;
/// How often what is staged is removed at most, and how long to wait in between, in milliseconds: a window
/// that was writing it lets go of it as it begins anew.
const TRIES: u32 = 10;
const BETWEEN_MS: u32 = 200;

/// Empties every store of the vault, open or locked.
pub type EraseAll = Callback<(), Erasing>;
/// What comes of it.
pub type Erasing = Pin<Box<dyn Future<Output = Result<(), Error>>>>;

/// The last question before everything goes.
#[component]
pub fn Erase(k: KeeperWords, all: EraseAll) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let sure = RwSignal::new(false);
    let trouble = RwSignal::new(None::<&'static str>);
    let is_busy = RwSignal::new(false);
    let erase = move |_| {
        if is_busy.get_untracked() {
            return;
        }
        trouble.set(None);
        is_busy.set(true);
        // Whatever of ours is under way is not waited for, here or in another window, also where it
        // hangs: nothing of it can write into a vault that is gone.
        let alone = tabs::take_over();
        parts::set_erasing(true);
        spawn_local(async move {
            let _alone = alone;
            let erased = match all.run(()).await {
                Ok(()) => delete_set_aside().await,
                Err(why) => Err(why),
            };
            match erased {
                Ok(()) => {
                    Settings::forget_all();
                    tabs::announce(&[ERASED.to_owned()]);
                    timer::after(OUTSIDE_MS, begin_anew).keep();
                    forget_outside().await;
                    begin_anew();
                }
                Err(why) => {
                    parts::set_erasing(false);
                    let _ = is_busy.try_set(false);
                    let _ = trouble.try_set(Some(Trouble::from(why).words(w)));
                }
            }
        });
    };
    view! {
        <p class="lead">{k.erase_lead()}</p>
        <p class="note">{k.erase_honest()}</p>
        <Tick text=k.erase_confirm() is_on=sure />
        {move || trouble.get().map(|why| alert(Tone::Urgent, why.to_owned()))}
        <div class="buttons buttons--stack">
            <button
                type="button"
                class="button button--urgent"
                disabled=move || !sure.get()
                aria-disabled=move || is_busy.get().to_string()
                on:click=erase
            >
                <Icon of=Glyph::Trash />
                {k.erase_do()}
            </button>
            <a class="button button--outline" href="/">{k.erase_keep()}</a>
        </div>
        <p class="note" role="status">{move || is_busy.get().then(|| k.erase_doing())}</p>
    }
}

/// Nothing is left to be woken for, to tell or to count, and no sealed copy lies where it was staged.
async fn forget_outside() {
    let _ = notices::wake(false).await;
    notices::forget().await;
    let _ = notices::badge(0).await;
    for _ in 0..TRIES {
        if files::forget_staged().await {
            return;
        }
        timer::pause(BETWEEN_MS).await;
    }
}

fn begin_anew() {
    page_life::reload_at("/");
}
