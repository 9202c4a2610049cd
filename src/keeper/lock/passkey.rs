//! Face or fingerprint, beside the passphrase. Two taps: phones refuse two questions in one.

use super::super::Keeper;
use super::OfferRenewal;
use crate::state::{Speech, Trouble};
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::entropy::BrowserEntropy;
use platform::passkey;
use vault::{Entropy, Passkey, Prf};

/// Adds or removes a passkey.
#[component]
pub fn FaceOrFinger() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let is_set = RwSignal::new(keeper.safe().has_passkey());
    let made = RwSignal::new(None::<Passkey>);
    let status = RwSignal::new(None::<&'static str>);
    let is_removed = RwSignal::new(false);
    let make = move |_| {
        status.set(None);
        spawn_local(async move {
            let Some(credential) = passkey::make(w.app_name()).await else {
                return status.set(Some(k.lock_passkey_no()));
            };
            let mut salt = [0; 32];
            BrowserEntropy.fill(&mut salt);
            made.set(Some(Passkey { salt, credential }));
        });
    };
    let check = move |_| {
        let Some(passkey) = made.get_untracked() else {
            return;
        };
        spawn_local(async move {
            let Some(secret) = passkey::secret(&passkey.credential, &passkey.salt).await else {
                made.set(None);
                return status.set(Some(k.lock_passkey_no()));
            };
            let outcome = keeper.safe().set_passkey(&passkey, &Prf::new(secret)).await;
            made.set(None);
            status.set(Some(match outcome {
                Ok(()) => {
                    is_set.set(true);
                    k.lock_passkey_added()
                }
                Err(why) => Trouble::from(why).words(w),
            }));
        });
    };
    let remove = move |_| {
        spawn_local(async move {
            status.set(Some(match keeper.safe().remove_passkey().await {
                Ok(()) => {
                    is_set.set(false);
                    is_removed.set(true);
                    k.lock_passkey_removed()
                }
                Err(why) => Trouble::from(why).words(w),
            }));
        });
    };
    view! {
        <section class="card">
            <h2 class="card__title">{k.lock_passkey()}</h2>
            <p class="note">{k.lock_passkey_note()}</p>
            {move || {
                if is_set.get() {
                    view! {
                        <button type="button" class="button button--outline" on:click=remove>
                            {k.lock_passkey_remove()}
                        </button>
                    }
                        .into_any()
                } else if made.with(Option::is_some) {
                    view! {
                        <button type="button" class="button" on:click=check>
                            {k.lock_passkey_again()}
                        </button>
                    }
                        .into_any()
                } else {
                    view! {
                        <button type="button" class="button button--quiet" on:click=make>
                            {k.lock_passkey_add()}
                        </button>
                    }
                        .into_any()
                }
            }}
            <p class="note" role="status">{move || status.get()}</p>
            <OfferRenewal when=is_removed />
        </section>
    }
}
