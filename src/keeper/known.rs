//! Still know the passphrase? Asked some weeks after it was last typed, of who opens by a passkey.
//! The vault is open already, and nothing hangs on the answer.

use super::unlock::{Face, Head, let_in};
use super::{Safe, derive};
use crate::components::SecretField;
use crate::state::Speech;
use content::KeeperWords;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The question, and the way past it.
#[component]
pub fn StillKnown(k: KeeperWords, safe: Safe, face: RwSignal<Face>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let safe = StoredValue::new_local(safe);
    let typed = RwSignal::new(String::new());
    let status = RwSignal::new(None::<&'static str>);
    let check = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        spawn_local(async move {
            let safe = safe.get_value();
            match derive::is_right(&safe, &typed.get_untracked()).await {
                Some(true) => {
                    let _ = derive::keep_known(&safe).await;
                    let_in(&safe, face);
                }
                Some(false) => status.set(Some(k.lock_know_no_yet())),
                None => status.set(Some(k.unlock_failed())),
            }
        });
    };
    view! {
        <div class="screen screen--plain unlock">
            <Head title=k.lock_know() />
            <main class="screen__main" id="main" tabindex="-1">
                <p class="lead">{k.lock_know_note()}</p>
                <form class="form" novalidate autocomplete="off" on:submit=check>
                    <SecretField name="known" label=k.unlock_passphrase() show=k.unlock_show() value=typed />
                    <button type="submit" class="button button--wide">{k.lock_check()}</button>
                    <p role="status">{move || status.get()}</p>
                </form>
                <button type="button" class="button button--text" on:click=move |_| let_in(&safe.get_value(), face)>
                    {w.welcome_lock_later()}
                </button>
            </main>
        </div>
    }
}
