//! The keeper: unlocking, the lock, copies and storage.
//!
//! A wasm of its own, fetched when one of its parts is first shown, so that nobody waits for it
//! before writing. The app gives it a place on the page ([`parts`]) and, if a lock is set, the key;
//! it opens the vault by itself, as one more window would.

mod attachments;
mod clear;
mod copy;
mod derive;
mod erase;
mod inbox;
mod known;
mod lock;
mod new_passphrase;
mod note;
mod opened;
mod opener;
mod rescue;
mod restore;
mod sources;
mod storage;
mod unlock;

use crate::state::{Speech, Trouble};
use content::{KeeperWords, Language, Words};
use leptos::prelude::*;
use platform::entropy::BrowserEntropy;
use platform::indexed_db::{DATABASE, IndexedDb};
use platform::parts::{self, Part};
use platform::{dom, files, page_life, preferences, tabs, timer, words};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use vault::{Error, Locked, Vault};

/// The vault as the keeper sees it.
type Safe = Rc<Vault<IndexedDb>>;

/// What every part has: the words, and the vault.
#[derive(Clone, Copy)]
struct Keeper {
    k: KeeperWords,
    safe: StoredValue<Safe, LocalStorage>,
}

impl Keeper {
    fn safe(self) -> Safe {
        self.safe.get_value()
    }
}

/// Starts the keeper; called once, when its wasm begins.
pub fn start() {
    platform::panic::set_hook();
    let shown = Rc::new(RefCell::new(None));
    let heard = parts::on_change(move || {
        let shown = shown.clone();
        timer::spawn(async move { show(&shown).await });
    });
    heard.keep();
    timer::spawn(files::forget_stale());
    if parts::tends() {
        timer::spawn(tend());
    }
}

/// What a start puts in order, where no lock is set; with one it waits for the way in.
async fn tend() {
    if let Ok(safe) = open(None).await {
        // What could not be done now is done at another start.
        let _ = attachments::tend(&safe).await;
    }
}

/// What is shown, for as long as it is kept.
type Shown = RefCell<Option<Box<dyn Any>>>;

async fn show(shown: &Shown) {
    let part = parts::current();
    drop(shown.take());
    let Some(part) = part else { return };
    let Some((language, words, k)) = fetch_words().await else {
        // The app has words of its own for it where nothing else stands.
        return match part.name.as_str() {
            "unlock" => parts::say("missing"),
            _ => page_life::stopped(),
        };
    };
    let safe = open(parts::take_key()).await;
    // Another part may be wanted by now.
    if parts::current().as_ref() != Some(&part) {
        return;
    }
    let Some(place) = dom::element(&part.place) else {
        return;
    };
    let handle = mount_to(place, move || {
        provide_context(Speech::new(language, words));
        view(&part, k, words, safe)
    });
    dom::hide_shell();
    *shown.borrow_mut() = Some(Box::new(handle));
}

fn view(part: &Part, k: KeeperWords, words: Words, safe: Result<Safe, Door>) -> AnyView {
    let safe = match safe {
        Ok(safe) => safe,
        Err(Door::Locked(locked)) if part.name == "unlock" => {
            return view! { <unlock::Unlocking k locked /> }.into_any();
        }
        Err(Door::Locked(_)) => return not_now(k, Trouble::MovedOn.words(words)),
        Err(Door::Failed(why)) if ["unlock", "rescue"].contains(&part.name.as_str()) => {
            return view! { <rescue::Rescue k why /> }.into_any();
        }
        Err(Door::Failed(trouble)) => return not_now(k, trouble.words(words)),
    };
    if part.name == "rescue" {
        // It opens by now: what was in the way is told, and the app is tried again.
        return view! { <rescue::Rescue k why=Trouble::Lost /> }.into_any();
    }
    let keeper = Keeper {
        k,
        safe: StoredValue::new_local(safe),
    };
    provide_context(keeper);
    match part.name.as_str() {
        "lock" => view! { <lock::Lock /> }.into_any(),
        "copy" => view! { <copy::Copy /> }.into_any(),
        "restore" => view! { <restore::Restore /> }.into_any(),
        "storage" => view! { <storage::Storage /> }.into_any(),
        "inbox" => view! { <inbox::Inbox /> }.into_any(),
        "sources" => view! { <sources::Sources /> }.into_any(),
        "erase" => view! { <erase::Erase k all=erase_all(keeper) /> }.into_any(),
        // The vault is open: whoever was to be asked is in already.
        _ => {
            page_life::reload();
            ().into_any()
        }
    }
}

fn erase_all(keeper: Keeper) -> erase::EraseAll {
    Callback::new(move |()| -> erase::Erasing {
        let safe = keeper.safe();
        Box::pin(async move { safe.erase_everything().await })
    })
}

fn not_now(k: KeeperWords, why: &str) -> AnyView {
    view! {
        <div class="stack">
            <p class="lead">{k.part_not_now(why)}</p>
            <button type="button" class="button" on:click=move |_| page_life::reload()>
                {k.part_try_again()}
            </button>
        </div>
    }
    .into_any()
}

/// Why there is no open vault.
enum Door {
    Locked(Rc<Locked<IndexedDb>>),
    Failed(Trouble),
}

impl From<Error> for Door {
    fn from(error: Error) -> Self {
        Self::Failed(error.into())
    }
}

async fn open(key: Option<Vec<u8>>) -> Result<Safe, Door> {
    let backend = IndexedDb::open(DATABASE).await.map_err(Error::from)?;
    let (chance, lane) = (Rc::new(BrowserEntropy), lane().await);
    if let Some(key) = key {
        let vault = Vault::open_lent(backend, chance, lane, key).await?;
        return Ok(whole(vault).await);
    }
    match Vault::open(backend.clone(), chance.clone(), lane).await {
        Ok(vault) => Ok(whole(vault).await),
        Err(Error::Locked) => {
            let locked = Locked::open(backend, chance, lane).await?;
            Err(Door::Locked(Rc::new(locked)))
        }
        Err(error) => Err(error.into()),
    }
}

/// What is kept twice of the keys is put right while somebody is here who can.
async fn whole(vault: Vault<IndexedDb>) -> Safe {
    // It opened without: another time will do.
    let _ = vault.mend_keys().await;
    Rc::new(vault)
}

/// The keeper writes in a lane of its own, beside that of the app.
async fn lane() -> u32 {
    thread_local! {
        static LANE: Cell<Option<u32>> = const { Cell::new(None) };
    }
    match LANE.get() {
        Some(lane) => lane,
        None => {
            let lane = tabs::take_lane().await;
            LANE.set(Some(lane));
            lane
        }
    }
}

async fn fetch_words() -> Option<(Language, Words, KeeperWords)> {
    let language = Language::from_code(&preferences::page_language())?;
    let json = words::fetch_words(language.code()).await.ok()?;
    let words = Words::parse(language, json).ok()?;
    let json = words::fetch_keeper_words(language.code()).await.ok()?;
    let k = KeeperWords::parse(&json).ok()?;
    Some((language, words, k))
}
