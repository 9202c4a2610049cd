//! Adding what opened to the vault here, as a copy would be.

use super::super::restore::rename;
use super::super::{Keeper, Safe};
use super::read::Found;
use crate::components::{Tone, alert};
use crate::state::{Speech, Trouble};
use content::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::{parts, storage_state, tabs, timer};
use records::natural_name;
use vault::{Head, RecordId};

/// How many writes go into one transaction.
const BATCH: usize = 25;

/// The button, and how far it has come.
#[component]
pub fn Add(keeper: Keeper, found: Found) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let k = keeper.k;
    let all = found.heads.len().to_string();
    let done = RwSignal::new(None::<usize>);
    let is_added = RwSignal::new(false);
    let problem = RwSignal::new(None::<&'static str>);
    let found = StoredValue::new_local(found);
    let add = move |_| {
        if done.get_untracked().is_some() {
            return;
        }
        done.set(Some(0));
        problem.set(None);
        spawn_local(async move {
            let told = match tabs::begin_alone().await {
                None => Some(k.lock_busy()),
                Some(_alone) => {
                    parts::set_busy(true);
                    let added = add_all(&keeper.safe(), w, &found.get_value(), done).await;
                    parts::set_busy(false);
                    added.err().map(|why| Trouble::from(why).words(w))
                }
            };
            let _ = done.try_set(None);
            let _ = is_added.try_set(told.is_none());
            let _ = problem.try_set(told);
        });
    };
    view! {
        <button
            type="button"
            class="button button--wide"
            aria-disabled=move || done.get().is_some().to_string()
            on:click=add
        >
            {k.rescue_kept_add()}
        </button>
        <p class="note" role="status">
            {move || {
                let adding = done.get().map(|done| k.rescue_kept_adding(&done.to_string(), &all));
                adding.or(is_added.get().then(|| k.rescue_kept_added().to_owned()))
            }}
        </p>
        {move || problem.get().map(|why| alert(Tone::Urgent, why.to_owned()))}
    }
}

/// May end anywhere, and be done again.
async fn add_all(
    safe: &Safe,
    w: Words,
    found: &Found,
    done: RwSignal<Option<usize>>,
) -> Result<(), vault::Error> {
    let heads = named_here(safe, w, found).await?;
    for batch in heads.chunks(BATCH) {
        safe.mend(batch).await?;
        let ids: Vec<String> = batch.iter().map(|(id, _)| id.to_string()).collect();
        tabs::announce(&ids);
        let _ = done.try_update(|done| *done = done.map(|done| done + batch.len()));
        timer::yield_now().await;
    }
    storage_state::ask_to_stay();
    Ok(())
}

/// What exists once has another name in another vault: it is given the one it has here.
async fn named_here(
    safe: &Safe,
    w: Words,
    found: &Found,
) -> Result<Vec<(RecordId, Head)>, vault::Error> {
    let mut heads = found.heads.to_vec();
    if let Some(ids) = &found.ids {
        rename(safe, w, ids, &mut heads).await?;
        return Ok(heads);
    }
    // Where it is not known what they were derived from, what they say tells.
    for (record, head) in &mut heads {
        if let Some(name) = natural_name(&head.kind, head.schema, &head.body) {
            *record = safe.derive_id(&name);
        }
    }
    Ok(heads)
}
