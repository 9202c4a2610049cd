//! The locked app: the way in, a page to write on that shows nothing written before, and what the
//! patient wanted to be readable.

use super::clear::{self, Clear};
use super::erase::{Erase, EraseAll, Erasing};
use super::known::StillKnown;
use super::note::Writing;
use super::opener::{Opener, opener};
use super::rescue::{Rescue, StartFresh};
use super::{Safe, attachments, derive};
use crate::components::{Disclosure, Glyph, Icon, Sky};
use crate::state::{Speech, Trouble};
use content::KeeperWords;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::indexed_db::IndexedDb;
use platform::{clock, dom, page_life, parts, passkey, timer};
use std::rc::Rc;
use vault::recovery::{Code, NotACode};
use vault::{Error, Locked, Prf, Unlock};

/// The vault, locked.
pub type Shut = StoredValue<Rc<Locked<IndexedDb>>, LocalStorage>;

/// Which of its faces the locked app shows.
#[derive(Clone, Copy, PartialEq)]
pub enum Face {
    Passphrase,
    Code,
    Writing,
    /// Open already, and asked whether the passphrase is still known.
    Known,
    /// The app has the key, and reads what was written.
    Opening,
    /// The way in is right, and what it leads to is damaged.
    Damaged,
}

/// The locked app.
#[component]
pub fn Unlocking(k: KeeperWords, locked: Rc<Locked<IndexedDb>>) -> impl IntoView {
    let face = RwSignal::new(Face::Passphrase);
    let kept = RwSignal::new(false);
    let shut: Shut = StoredValue::new_local(locked);
    let clear = Clear::read(shut);
    Effect::new(move |_| {
        face.track();
        timer::after_draw(|| {
            dom::focus_main_heading();
        });
    });
    // What a passkey opened, while the question stands.
    let opened = StoredValue::new_local(None::<Safe>);
    move || match face.get() {
        Face::Known => match opened.get_value() {
            Some(safe) => view! { <StillKnown k safe face /> }.into_any(),
            None => ().into_any(),
        },
        Face::Opening => opening(k).into_any(),
        Face::Damaged => view! { <Rescue k why=Trouble::Keys /> }.into_any(),
        Face::Writing => view! { <Writing k shut face kept /> }.into_any(),
        _ => view! { <Door k shut face kept opened clear /> }.into_any(),
    }
}

/// A head without the app behind it: Help is a page that needs neither.
#[component]
pub fn Head(title: &'static str, #[prop(optional)] back: Option<Callback<()>>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! {
        <header class="top_bar">
            {back
                .map(|back| {
                    view! {
                        <button
                            type="button"
                            class="icon_button top_bar__back"
                            aria-label=w.nav_back()
                            on:click=move |_| back.run(())
                        >
                            <Icon of=Glyph::Back />
                        </button>
                    }
                })}
            <div class="top_bar__titles">
                <h1 class="top_bar__title" tabindex="-1">{title}</h1>
            </div>
            <div class="top_bar__actions">
                <HelpPage />
            </div>
        </header>
    }
}

#[component]
fn HelpPage() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! {
        <a class="icon_button" rel="external" href="/help.html" aria-label=w.nav_help()>
            <Icon of=Glyph::Help />
        </a>
    }
}

#[component]
fn Door(
    k: KeeperWords,
    shut: Shut,
    face: RwSignal<Face>,
    kept: RwSignal<bool>,
    opened: StoredValue<Option<Safe>, LocalStorage>,
    clear: Clear,
) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let locked = shut.get_value();
    let with_code = face.get_untracked() == Face::Code;
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<&'static str>);
    let is_busy = RwSignal::new(false);
    let enter = move |by: Option<Unlock>, failed: &'static str| async move {
        let by_passkey = matches!(by, Some(Unlock::Passkey(_)));
        let by_passphrase = matches!(by, Some(Unlock::Passphrase(_)));
        let outcome = match by {
            Some(by) => shut.get_value().unlock(by).await,
            None => Err(Error::Wrong),
        };
        match outcome {
            Ok(vault) => {
                let safe = super::whole(vault).await;
                if by_passphrase {
                    // It opens all the same if this cannot be kept.
                    let _ = derive::keep_known(&safe).await;
                }
                if by_passkey && is_long_ago(&safe).await {
                    opened.set_value(Some(safe));
                    return face.set(Face::Known);
                }
                return let_in(&safe, face);
            }
            Err(Error::Wrong) => problem.set(Some(failed)),
            // In another window the lock was changed, or taken away.
            Err(Error::Changed) => match super::open(None).await {
                Err(super::Door::Locked(anew)) => {
                    shut.set_value(anew);
                    problem.set(Some(k.unlock_changed()));
                }
                _ => page_life::reload(),
            },
            Err(Error::DamagedKeys) => return face.set(Face::Damaged),
            Err(why) => match Trouble::from(why) {
                Trouble::MovedOn => page_life::reload(),
                trouble => problem.set(Some(trouble.words(w))),
            },
        }
        is_busy.set(false);
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_busy.get_untracked() {
            return;
        }
        let text = typed.get_untracked();
        let locked = shut.get_value();
        problem.set(None);
        if with_code {
            match Code::parse(&text) {
                Ok(code) => {
                    is_busy.set(true);
                    spawn_local(enter(Some(Unlock::Recovery(code)), k.unlock_wrong()));
                }
                Err(why) => problem.set(Some(code_problem(k, why))),
            }
            return;
        }
        let Some(stretch) = locked.passphrase() else {
            return problem.set(Some(k.unlock_no_slot()));
        };
        is_busy.set(true);
        spawn_local(async move {
            match derive::stretched(&text, &stretch).await {
                Some(key) => enter(Some(Unlock::Passphrase(key)), k.unlock_wrong()).await,
                None => {
                    problem.set(Some(k.unlock_failed()));
                    is_busy.set(false);
                }
            }
        });
    };
    let passkey = locked.passkey();
    let by_passkey = move |_| {
        if is_busy.get_untracked() {
            return;
        }
        let Some(passkey) = shut.get_value().passkey() else {
            return problem.set(Some(k.unlock_passkey_failed()));
        };
        is_busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let secret = passkey::secret(&passkey.credential, &passkey.salt).await;
            let by = secret.map(|secret| Unlock::Passkey(Prf::new(secret)));
            enter(by, k.unlock_passkey_failed()).await;
        });
    };
    let shown = Signal::derive(move || problem.get().map(str::to_owned));
    let fields = Opener {
        passphrase: "passphrase",
        passphrase_label: k.unlock_passphrase(),
        code: "recovery-code",
    };
    // Not while it is being unlocked: what would be begun there would end with the lock.
    let leave = move |to: Face| {
        if !is_busy.get_untracked() {
            face.set(to);
        }
    };
    let other = if with_code {
        Face::Passphrase
    } else {
        Face::Code
    };
    view! {
        <div class="screen screen--plain unlock">
            {horizon(k)}
            <main class="screen__main" id="main" tabindex="-1">
                {clear::on_the_day(k, clear)}
                <form class="form" novalidate autocomplete="off" on:submit=submit>
                    {opener(k, fields, with_code, typed, shown)}
                    <button type="submit" class="button button--wide" aria-disabled=move || is_busy.get().to_string()>
                        {k.unlock_do()}
                    </button>
                    <p class="note" role="status">
                        {move || {
                            is_busy.get().then(|| k.unlock_opening())
                        }}
                    </p>
                </form>
                {passkey
                    .filter(|_| !with_code && passkey::is_offered())
                    .map(|_| {
                        view! {
                            <button type="button" class="button button--quiet button--wide" on:click=by_passkey>
                                {k.unlock_with_passkey()}
                            </button>
                        }
                    })}
                <button type="button" class="button button--text" on:click=move |_| leave(other)>
                    {if with_code { k.unlock_with_passphrase() } else { k.unlock_with_code() }}
                </button>
                <section class="card">
                    <h2 class="card__title">{k.unlock_write_title()}</h2>
                    <p class="note">{k.unlock_write_note()}</p>
                    <button
                        type="button"
                        class="button button--quiet"
                        on:click=move |_| {
                            kept.set(false);
                            leave(Face::Writing);
                        }
                    >
                        <Icon of=Glyph::Pen />
                        {k.unlock_write()}
                    </button>
                    <p class="status status--saved" role="status">
                        {move || kept.get().then(|| k.unlock_kept())}
                    </p>
                </section>
                {clear::otherwise(k, clear)}
                <Disclosure title=k.unlock_lost()>
                    <p>{k.unlock_lost_note()}</p>
                    <StartFresh k />
                    <Erase k all=erase_all(shut) />
                </Disclosure>
            </main>
        </div>
    }
}

fn opening(k: KeeperWords) -> impl IntoView {
    view! {
        <div class="screen screen--plain unlock">
            {horizon(k)}
            <main class="screen__main" id="main" tabindex="-1">
                <p class="note" role="status">{k.unlock_opening()}</p>
            </main>
        </div>
    }
}

fn horizon(k: KeeperWords) -> impl IntoView {
    view! {
        <header class="horizon unlock__sky">
            <Sky />
            <div class="horizon__text">
                <h1 class="horizon__title" tabindex="-1">{k.unlock_title()}</h1>
            </div>
            <div class="horizon__actions">
                <HelpPage />
            </div>
        </header>
    }
}

fn erase_all(shut: Shut) -> EraseAll {
    Callback::new(move |()| -> Erasing {
        let locked = shut.get_value();
        Box::pin(async move { locked.erase_everything().await })
    })
}

/// What is wrong with a code that was typed.
pub fn code_problem(k: KeeperWords, why: NotACode) -> &'static str {
    match why {
        NotACode::TooShort => k.unlock_code_short(),
        NotACode::TooLong => k.unlock_code_long(),
        NotACode::NotACharacter => k.unlock_code_character(),
        NotACode::Typo => k.unlock_code_typo(),
    }
}

/// Who always opens by face or finger forgets the passphrase.
async fn is_long_ago(safe: &Safe) -> bool {
    let habits = derive::habits(safe).await.unwrap_or_default();
    habits.asks_if_known(clock::now())
}

/// The app gets the key. It reads everything before it shows anything, and then hides the keeper;
/// until then nothing can be begun here that would end with it. Behind its first screen recordings
/// and pictures are put in order, and what still lies under a former key is sealed anew.
pub fn let_in(safe: &Safe, face: RwSignal<Face>) {
    face.set(Face::Opening);
    parts::lend_key(&*safe.lend_key());
    parts::say("unlocked");
    let safe = safe.clone();
    timer::spawn(async move {
        // What could not be done now is done at another start.
        let _ = attachments::tend(&safe).await;
        super::lock::reseal(&safe, |_, _| {}).await;
    });
}
