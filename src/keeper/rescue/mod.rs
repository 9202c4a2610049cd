//! Where the vault cannot be opened: every way on that is left, and what was set aside.

mod add;
mod aside;
mod read;
mod set_aside;

pub use aside::{StartFresh, delete_all as delete_set_aside, is_any as is_any_set_aside};
pub use set_aside::SetAside;

use super::erase::{Erase, EraseAll, Erasing};
use super::unlock::Head;
use crate::components::Disclosure;
use crate::state::{Speech, Trouble};
use content::KeeperWords;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::indexed_db::{DATABASE, IndexedDb};
use platform::{dom, page_life, service_worker, timer};
use read::Read;

/// A screen of its own, in the place of the app.
#[component]
pub fn Rescue(k: KeeperWords, why: Trouble) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let status = RwSignal::new(None::<&'static str>);
    timer::after_draw(|| {
        dom::focus_main_heading();
    });
    let update = move |_| {
        status.set(Some(k.rescue_update_looking()));
        spawn_local(async move {
            let is_ready = service_worker::check_for_updates().await;
            // Where it takes over, the page is loaded anew.
            if !is_ready || !service_worker::apply_update() {
                let _ = status.try_set(Some(k.rescue_update_none()));
            }
        });
    };
    let [first, second] = match why {
        Trouble::Newer => ["button", "button button--outline"],
        _ => ["button button--outline", "button"],
    };
    let update = view! {
        <button type="button" class=first on:click=update>
            {k.rescue_update()}
        </button>
    }
    .into_any();
    let again = view! {
        <button type="button" class=second on:click=move |_| page_life::reload()>
            {w.fault_reload()}
        </button>
    }
    .into_any();
    let ways = match why {
        Trouble::Newer => [update, again],
        _ => [again, update],
    };
    view! {
        <div class="screen screen--plain">
            <Head title=k.rescue_title() />
            <main class="screen__main" id="main" tabindex="-1">
                <p class="lead">{why.words(w)}</p>
                <p class="note">{k.rescue_nothing_deleted()}</p>
                <div class="buttons buttons--stack">{ways.into_iter().collect_view()}</div>
                <p class="note" role="status">{move || status.get()}</p>
                <section class="card">
                    <h2 class="card__title">{k.rescue_read_title()}</h2>
                    <Read k place=DATABASE.to_owned() />
                </section>
                <section class="card">
                    <h2 class="card__title">{k.rescue_aside_title()}</h2>
                    <StartFresh k />
                </section>
                <Disclosure title=k.rescue_erase_title()>
                    <Erase k all=erase_all() />
                </Disclosure>
            </main>
        </div>
    }
}

/// It goes as a whole, whatever shape it has.
fn erase_all() -> EraseAll {
    Callback::new(|()| -> Erasing { Box::pin(async { Ok(IndexedDb::delete(DATABASE).await?) }) })
}
