//! The lock: set it, or look after it.

mod care;
mod confirm;
mod first;
mod passkey;
mod sheet;

pub use confirm::Confirm;
pub use sheet::RecoverySheet;

use super::new_passphrase::Asks;
use super::{Keeper, Safe};
use crate::components::Notice;
use content::KeeperWords;
use leptos::prelude::*;
use platform::{dom, timer};

/// How many rows are sealed anew in one step: a few milliseconds' work.
const ROWS_AT_ONCE: u32 = 60;

/// The screen of the lock.
#[component]
pub fn Lock() -> impl IntoView {
    let keeper = expect_context::<Keeper>();
    let renewal = Renewal(RwSignal::new(false));
    provide_context(renewal);
    move || {
        if !keeper.safe().is_locked_at_rest() {
            view! { <first::First /> }.into_any()
        } else if renewal.0.get() {
            view! { <first::Renew /> }.into_any()
        } else {
            view! { <care::Care /> }.into_any()
        }
    }
}

/// Whether new keys are being made.
#[derive(Clone, Copy)]
struct Renewal(RwSignal<bool>);

impl Renewal {
    fn begin(self) {
        self.0.set(true);
        timer::after_draw(|| {
            dom::focus_main_heading();
        });
    }
}

/// What opened the lock before may lie in old files: new keys end that.
#[component]
fn OfferRenewal(#[prop(into)] when: Signal<bool>) -> impl IntoView {
    let k = expect_context::<Keeper>().k;
    let renewal = expect_context::<Renewal>();
    move || {
        when.get().then(|| {
            view! {
                <Notice>
                    <p>{k.lock_renew_offer()}</p>
                    <button type="button" class="button button--small" on:click=move |_| renewal.begin()>
                        {k.lock_renew()}
                    </button>
                </Notice>
            }
        })
    }
}

/// What is asked for where a passphrase of the lock is chosen.
fn asks(k: KeeperWords, button: &'static str) -> Asks {
    Asks {
        names: ["new-passphrase", "again"],
        label: k.lock_new(),
        hint: k.lock_hint(),
        again: k.lock_again(),
        button,
        short: Some(k.lock_short()),
        note: None,
    }
}

/// Seals anew what lies under a former key, if anything does, and tells how far it has come. What
/// is left when it fails is done after the next unlocking: it reads as before.
pub async fn reseal(safe: &Safe, tell: impl Fn(usize, usize)) {
    let mut all = None;
    let mut done = 0;
    while let Ok(step) = safe.reseal_some(ROWS_AT_ONCE).await {
        if step.is_complete {
            return;
        }
        if all.is_none() {
            all = safe
                .check_all()
                .await
                .ok()
                .map(|report| report.writes + report.damaged + report.newer);
        }
        done += step.looked_at;
        tell(done, all.unwrap_or(done).max(done));
        timer::yield_now().await;
    }
}
