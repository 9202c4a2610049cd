//! What was set aside earlier: looked into, added, or erased.

use super::super::{Keeper, attachments};
use super::aside;
use super::read::Read;
use crate::components::{Tone, alert};
use crate::state::{Speech, Trouble};
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::indexed_db::IndexedDb;

/// A card for each vault that was set aside; nothing where there is none.
#[component]
pub fn SetAside() -> impl IntoView {
    let names = RwSignal::new(Vec::<String>::new());
    spawn_local(async move {
        let _ = names.try_set(aside::list().await.unwrap_or_default());
    });
    view! { <For each=move || names.get() key=String::clone children=|name| view! { <One name /> } /> }
}

#[component]
fn One(name: String) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let is_open = RwSignal::new(false);
    let asks = RwSignal::new(false);
    let is_gone = RwSignal::new(false);
    let trouble = RwSignal::new(None::<&'static str>);
    let name = StoredValue::new(name);
    let erase = move || {
        is_open.set(false);
        spawn_local(async move {
            match IndexedDb::delete(&name.get_value()).await {
                Ok(()) => {
                    let _ = is_gone.try_set(true);
                    // Recordings and pictures that only it named go; if not now, at a start.
                    let safe = keeper.safe();
                    if safe.mark_untidy().await.is_ok() {
                        let _ = attachments::tend(&safe).await;
                    }
                }
                Err(why) => {
                    let _ = trouble.try_set(Some(Trouble::from(vault::Error::from(why)).words(w)));
                }
            }
        });
    };
    let content = move || {
        view! {
            <p>{k.rescue_kept_note()}</p>
            {move || match is_open.get() {
                true => view! { <Read k place=name.get_value() /> }.into_any(),
                false => {
                    view! {
                        <button
                            type="button"
                            class="button button--quiet button--wide"
                            on:click=move |_| is_open.set(true)
                        >
                            {k.rescue_kept_open()}
                        </button>
                    }
                        .into_any()
                }
            }}
            <div class="buttons">
                {move || match asks.get() {
                    true => {
                        view! {
                            <button type="button" class="button button--outline" on:click=move |_| asks.set(false)>
                                {w.common_cancel()}
                            </button>
                            <button type="button" class="button button--urgent" on:click=move |_| erase()>
                                {k.rescue_kept_erase_sure()}
                            </button>
                        }
                            .into_any()
                    }
                    false => {
                        view! {
                            <button type="button" class="button button--text" on:click=move |_| asks.set(true)>
                                {k.rescue_kept_erase()}
                            </button>
                        }
                            .into_any()
                    }
                }}
            </div>
        }
    };
    view! {
        <section class="card">
            <h2 class="card__title">{k.rescue_kept_title()}</h2>
            {move || match is_gone.get() {
                true => view! { <p role="status">{k.rescue_kept_erased()}</p> }.into_any(),
                false => content().into_any(),
            }}
            {move || trouble.get().map(|why| alert(Tone::Urgent, why.to_owned()))}
        </section>
    }
}
