//! What opens a lock or a copy: its passphrase, or the recovery code.

use crate::components::{Field, SecretField};
use content::KeeperWords;
use leptos::prelude::*;

/// The names of the two fields on the page, and what the passphrase is called.
#[derive(Clone, Copy)]
pub struct Opener {
    pub passphrase: &'static str,
    pub passphrase_label: &'static str,
    pub code: &'static str,
}

/// The field for one of the two.
pub fn opener(
    k: KeeperWords,
    of: Opener,
    with_code: bool,
    value: RwSignal<String>,
    problem: Signal<Option<String>>,
) -> AnyView {
    if with_code {
        let (label, hint) = (k.unlock_code(), k.unlock_code_hint());
        return view! { <Field name=of.code label hint value problem /> }.into_any();
    }
    view! {
        <SecretField name=of.passphrase label=of.passphrase_label show=k.unlock_show() value problem />
    }
    .into_any()
}
