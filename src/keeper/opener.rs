//! What opens a lock or a copy: its passphrase, or the recovery code.

use super::derive;
use super::opened::Way;
use super::unlock::code_problem;
use crate::components::{Field, SecretField};
use content::KeeperWords;
use leptos::prelude::*;
use leptos::task::spawn_local;
use vault::Stretch;
use vault::recovery::Code;

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

/// What is under way with what was typed, and what was wrong with it.
#[derive(Clone, Copy)]
pub struct Asking {
    is_busy: RwSignal<bool>,
    status: RwSignal<Option<String>>,
    problem: RwSignal<Option<String>>,
}

impl Asking {
    /// Nothing under way.
    pub fn new() -> Self {
        Self {
            is_busy: RwSignal::new(false),
            status: RwSignal::new(None),
            problem: RwSignal::new(None),
        }
    }

    /// Says how far it has come.
    pub fn tell(self, words: String) {
        let _ = self.status.try_set(Some(words));
    }

    /// It has come to its end, well or with this problem; answers whether the question still stands.
    pub fn end(self, problem: Option<String>) -> bool {
        if self.is_busy.try_set(false).is_some() {
            return false;
        }
        self.status.set(None);
        self.problem.set(problem);
        true
    }
}

/// Asks for the passphrase or the code, and hands on what was made of it. Nothing else can be tried until
/// whoever opens it says that this has [ended](Asking::end).
#[component]
pub fn AskWay(
    k: KeeperWords,
    of: Opener,
    /// How the passphrase is stretched; without it only the code can help.
    stretch: Option<Stretch>,
    /// What the button says, and what is said while it is being opened.
    says: [&'static str; 2],
    asking: Asking,
    open: Callback<Way>,
    #[prop(default = "form")] class: &'static str,
) -> impl IntoView {
    let with_code = RwSignal::new(stretch.is_none());
    let typed = RwSignal::new(String::new());
    let [button, opening] = says;
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if asking.is_busy.get_untracked() {
            return;
        }
        asking.problem.set(None);
        let text = typed.get_untracked();
        let code = with_code.get_untracked().then(|| Code::parse(&text));
        if let Some(Err(why)) = code {
            return asking.problem.set(Some(code_problem(k, why).to_owned()));
        }
        asking.is_busy.set(true);
        asking.tell(opening.to_owned());
        spawn_local(async move {
            let way = match (code, stretch) {
                (Some(code), _) => code.ok().map(Way::Recovery),
                (None, Some(stretch)) => {
                    let key = derive::stretched(&text, &stretch).await;
                    key.map(Way::Passphrase)
                }
                (None, None) => None,
            };
            match way {
                Some(way) => drop(open.try_run(way)),
                None => drop(asking.end(Some(k.unlock_failed().to_owned()))),
            }
        });
    };
    let turn = move |_| {
        asking.problem.set(None);
        with_code.update(|with_code| *with_code = !*with_code);
    };
    view! {
        <form class=class novalidate autocomplete="off" on:submit=submit>
            {move || opener(k, of, with_code.get(), typed, asking.problem.into())}
            <button
                type="submit"
                class="button button--wide"
                aria-disabled=move || asking.is_busy.get().to_string()
            >
                {button}
            </button>
            <p class="note" role="status">{move || asking.status.get()}</p>
            {stretch
                .is_some()
                .then(|| {
                    view! {
                        <button type="button" class="button button--text" on:click=turn>
                            {move || if with_code.get() { k.unlock_with_passphrase() } else { k.unlock_with_code() }}
                        </button>
                    }
                })}
        </form>
    }
}
