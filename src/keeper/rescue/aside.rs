//! Setting the vault aside, and the places where earlier ones lie.

use crate::components::{Tone, alert};
use crate::state::{ERASED, Settings, Speech, Trouble};
use content::KeeperWords;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::indexed_db::{DATABASE, IndexedDb};
use platform::{page_life, parts, tabs};
use vault::{BackendError, Error, rescue};

/// How many may lie beside one another.
const MOST: u32 = 9;

fn place(number: u32) -> String {
    format!("{DATABASE}-aside-{number}")
}

/// The names of the databases in which a vault lies that was set aside.
pub async fn list() -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    for name in (1..=MOST).map(place) {
        if let Some(there) = IndexedDb::find(&name).await?
            && rescue::is_there(&there).await?
        {
            names.push(name);
        }
    }
    Ok(names)
}

/// Whether anything was set aside; also where that cannot be told.
pub async fn is_any() -> bool {
    list().await.map_or(true, |names| !names.is_empty())
}

/// Deletes all that was set aside.
pub async fn delete_all() -> Result<(), Error> {
    for name in (1..=MOST).map(place) {
        IndexedDb::delete(&name).await?;
    }
    Ok(())
}

/// Why it could not be set aside.
enum Why {
    Busy,
    Many,
    Storage(Error),
}

impl From<Error> for Why {
    fn from(error: Error) -> Self {
        Self::Storage(error)
    }
}

impl From<BackendError> for Why {
    fn from(error: BackendError) -> Self {
        Self::Storage(error.into())
    }
}

async fn set_aside() -> Result<(), Why> {
    let _alone = tabs::begin_alone().await.ok_or(Why::Busy)?;
    let here = IndexedDb::find(DATABASE).await?;
    let here = here.ok_or(BackendError::Lost)?;
    for name in (1..=MOST).map(place) {
        let there = IndexedDb::open(&name).await?;
        if rescue::is_free(&there, &here).await? {
            return Ok(rescue::set_aside(&here, &there).await?);
        }
    }
    Err(Why::Many)
}

/// Sets the vault aside; the app begins anew where a copy can be restored.
#[component]
pub fn StartFresh(k: KeeperWords) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let is_busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<String>);
    let begin = move |_| {
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        trouble.set(None);
        parts::set_busy(true);
        spawn_local(async move {
            let done = set_aside().await;
            parts::set_busy(false);
            let why = match done {
                Ok(()) => {
                    Settings::forget_kept();
                    tabs::announce(&[ERASED.to_owned()]);
                    return page_life::reload_at("/settings/restore");
                }
                Err(Why::Busy) => k.lock_busy().to_owned(),
                Err(Why::Many) => k.rescue_aside_many().to_owned(),
                Err(Why::Storage(error)) => k.rescue_aside_failed(Trouble::from(error).words(w)),
            };
            let _ = trouble.try_set(Some(why));
            let _ = is_busy.try_set(false);
        });
    };
    view! {
        <p>{k.rescue_aside_note()}</p>
        <button
            type="button"
            class="button button--outline button--wide"
            aria-disabled=move || is_busy.get().to_string()
            on:click=begin
        >
            {k.rescue_aside_do()}
        </button>
        <p class="note" role="status">{move || is_busy.get().then(|| k.rescue_aside_doing())}</p>
        {move || trouble.get().map(|why| alert(Tone::Urgent, why))}
    }
}
