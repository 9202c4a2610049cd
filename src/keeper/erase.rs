//! Erase everything: asked once, plainly, and then all of it is gone. It needs no key.

use super::rescue::delete_set_aside;
use crate::components::{Glyph, Icon, Notice, Tick, Tone};
use crate::state::{ERASED, Settings, Speech, Trouble};
use content::KeeperWords;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::{files, notices, page_life, tabs};
use std::pin::Pin;
use vault::Error;

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
    let erase = move |_| {
        spawn_local(async move {
            // Not while another window restores, or seals all anew: it would go on writing.
            let Some(_alone) = tabs::begin_alone().await else {
                return trouble.set(Some(k.lock_busy()));
            };
            let erased = match delete_set_aside().await {
                Ok(()) => all.run(()).await,
                Err(why) => Err(why),
            };
            match erased {
                Ok(()) => {
                    Settings::forget_all();
                    // Nothing is left to be woken for, to tell or to count.
                    let _ = notices::wake(false).await;
                    notices::forget().await;
                    let _ = notices::badge(0).await;
                    // A sealed copy may still lie where it was staged.
                    files::forget_staged().await;
                    tabs::announce(&[ERASED.to_owned()]);
                    page_life::reload_at("/");
                }
                Err(why) => trouble.set(Some(Trouble::from(why).words(w))),
            }
        });
    };
    view! {
        <p class="lead">{k.erase_lead()}</p>
        <p class="note">{k.erase_honest()}</p>
        <Tick text=k.erase_confirm() is_on=sure />
        {move || {
            trouble
                .get()
                .map(|why| {
                    view! {
                        <Notice tone=Tone::Urgent>
                            <p role="alert">{why}</p>
                        </Notice>
                    }
                })
        }}
        <div class="buttons buttons--stack">
            <button type="button" class="button button--urgent" disabled=move || !sure.get() on:click=erase>
                <Icon of=Glyph::Trash />
                {k.erase_do()}
            </button>
            <a class="button button--outline" href="/">{k.erase_keep()}</a>
        </div>
    }
}
