//! Taking a copy in: batch by batch, and what was erased here since offered back.

use super::super::opened::{self, Opened};
use super::super::{Keeper, Safe, attachments};
use super::Step;
use crate::components::{Notice, Tone};
use crate::state::{RENAMED, Speech, Trouble};
use chrono::DateTime;
use domain::journal::Entry;
use domain::text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::{clock, page_life, parts, storage_state, tabs, timer};
use records::Kept;
use vault::copy::Item;
use vault::{Head, Preview, RecordId};

/// How many writes go into one transaction.
const BATCH: usize = 25;
/// How many chunks: some megabytes at most.
const CHUNKS: usize = 16;
/// How much of an erased entry is shown, in characters.
const FIRST_LINE: usize = 120;

/// Adds the words, batch by batch; it may be stopped, and done again.
#[component]
pub fn Add(
    opened: Opened,
    preview: Preview,
    step: RwSignal<Step>,
    /// Whether the copy brought its names along: this window begins anew when the screen is left.
    is_renamed: StoredValue<bool>,
) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let chunks = usize::try_from(opened.summary.chunks).unwrap_or(usize::MAX);
    let all = opened.heads.len().saturating_add(chunks);
    let done = RwSignal::new(0);
    let is_stopped = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    spawn_local(async move {
        let Some(_alone) = tabs::begin_alone().await else {
            let _ = problem.try_set(Some(k.lock_busy().to_owned()));
            return;
        };
        parts::set_busy(true);
        let safe = keeper.safe();
        let had_names = safe.has_ids(&opened.summary.ids);
        let added = add(&safe, &opened, done, is_stopped).await;
        if had_names || !safe.has_ids(&opened.summary.ids) {
            parts::set_busy(false);
        } else if is_renamed.try_set_value(true).is_some() {
            // The screen was left meanwhile.
            begin_anew();
        }
        match added {
            Ok(true) => {
                storage_state::ask_to_stay();
                let _ = step.try_set(Step::Done(preview));
            }
            Ok(false) => {}
            Err(why) => {
                let words = match why {
                    Why::Vault(error) => Trouble::from(error).words(w).to_owned(),
                    Why::Copy(error) => opened::words(k, &error),
                };
                let _ = problem.try_set(Some(words));
            }
        }
    });
    on_cleanup(move || {
        let _ = is_stopped.try_set(true);
    });
    view! {
        <p class="lead" role="status">
            {move || k.restore_adding(&done.get().to_string(), &all.to_string())}
        </p>
        <p>{k.restore_keep_open()}</p>
        {move || {
            let problem = problem.get().or(is_stopped.get().then(|| k.restore_stopped().to_owned()));
            match problem {
                Some(problem) => {
                    view! {
                        <Notice tone=Tone::Warm>
                            <p role="alert">{problem}</p>
                        </Notice>
                        <button
                            type="button"
                            class="button button--quiet"
                            on:click=move |_| step.set(Step::Choose)
                        >
                            {k.restore_again()}
                        </button>
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <button type="button" class="button button--outline" on:click=move |_| is_stopped.set(true)>
                            {k.restore_stop()}
                        </button>
                    }
                        .into_any()
                }
            }
        }}
    }
}

/// Opens the vault anew, in every window.
pub fn begin_anew() {
    parts::set_busy(false);
    tabs::announce(&[RENAMED.to_owned()]);
}

/// Why it was not added.
enum Why {
    Vault(vault::Error),
    Copy(vault::copy::Error),
}

impl From<vault::Error> for Why {
    fn from(error: vault::Error) -> Self {
        Self::Vault(error)
    }
}

impl From<vault::copy::Error> for Why {
    fn from(error: vault::copy::Error) -> Self {
        Self::Copy(error)
    }
}

/// Merges in batches, what records name before the records; `false` when it was stopped.
async fn add(
    safe: &Safe,
    opened: &Opened,
    done: RwSignal<usize>,
    is_stopped: RwSignal<bool>,
) -> Result<bool, Why> {
    if opened.summary.chunks > 0 && !add_chunks(safe, opened, done, is_stopped).await? {
        return Ok(false);
    }
    // Into an empty vault the copy brings its names along; elsewhere this does nothing.
    let had_names = safe.has_ids(&opened.summary.ids);
    let takes_names = !had_names && safe.adopt_ids(&opened.summary.ids).await?;
    // The other windows begin anew: with the names now, with all of it at the end.
    let renew = || takes_names.then(|| tabs::announce(&[RENAMED.to_owned()]));
    renew();
    for batch in opened.heads.chunks(BATCH) {
        if is_stopped.try_get_untracked().unwrap_or(true) {
            return Ok(false);
        }
        safe.mend(batch).await?;
        if !takes_names {
            let ids: Vec<String> = batch.iter().map(|(id, _)| id.to_string()).collect();
            tabs::announce(&ids);
        }
        let _ = done.try_update(|done| *done += batch.len());
        timer::yield_now().await;
    }
    renew();
    Ok(true)
}

/// Goes through the files once more, since chunks are too many to be held.
async fn add_chunks(
    safe: &Safe,
    opened: &Opened,
    done: RwSignal<usize>,
    is_stopped: RwSignal<bool>,
) -> Result<bool, Why> {
    let named = attachments::named(safe).await?;
    let mut pass = opened.source.pass()?;
    let mut batch = Vec::new();
    loop {
        let items = pass.next().await?;
        let is_end = items.is_none();
        for item in items.into_iter().flatten() {
            if let Item::Chunk(chunk) = item {
                batch.push(chunk);
            }
        }
        if batch.len() >= CHUNKS || is_end && !batch.is_empty() {
            if is_stopped.try_get_untracked().unwrap_or(true) {
                return Ok(false);
            }
            safe.mend_chunks(&batch, &named).await?;
            let _ = done.try_update(|done| *done += batch.len());
            batch.clear();
        }
        if is_end {
            return Ok(true);
        }
    }
}

/// The words are here.
#[component]
pub fn Done(preview: Preview) -> impl IntoView {
    let k = expect_context::<Keeper>().k;
    view! {
        <p class="lead" role="status">{k.restore_done()}</p>
        {(!preview.erased_since.is_empty())
            .then(|| {
                view! {
                    <h2>{k.restore_erased_title()}</h2>
                    {preview
                        .erased_since
                        .into_iter()
                        .map(|(id, head)| view! { <Erased id head /> })
                        .collect_view()}
                }
            })}
        // What was added may have brought names along: the app begins with them.
        <button type="button" class="button button--wide" on:click=move |_| page_life::reload_at("/")>
            {k.restore_finish()}
        </button>
    }
}

/// Something that was erased here after the copy was made.
#[component]
fn Erased(id: RecordId, head: Head) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let at = DateTime::from_timestamp_millis(head.written_at).unwrap_or_default();
    let when = speech.long_date(at, &clock::zone_shown());
    let words = Entry::decode(head.schema, &head.body)
        .ok()
        .filter(|_| head.kind == Entry::KIND)
        .map(|entry| text::first_line(&entry.text, FIRST_LINE).to_string());
    let status = RwSignal::new(None::<&'static str>);
    let bring_back = move |_| {
        let head = head.clone();
        spawn_local(async move {
            let brought = put_again(&keeper.safe(), id, &head).await;
            status.set(Some(match brought {
                Ok(()) => k.restore_brought_back(),
                Err(error) => Trouble::from(error).words(speech.words()),
            }));
        });
    };
    view! {
        <section class="card">
            <p class="note">{when}</p>
            {words.map(|words| view! { <p class="words" dir="auto">{words}</p> })}
            {move || match status.get() {
                Some(words) => view! { <p role="status">{words}</p> }.into_any(),
                None => {
                    view! {
                        <button type="button" class="button button--quiet" on:click=bring_back.clone()>
                            {k.restore_bring_back()}
                        </button>
                    }
                        .into_any()
                }
            }}
        </section>
    }
}

async fn put_again(safe: &Safe, id: RecordId, head: &Head) -> Result<(), vault::Error> {
    let seen = safe.read(id).await?;
    let base = seen.map(|record| record.vector()).unwrap_or_default();
    let at = clock::now().timestamp_millis();
    safe.put(id, &base, &head.kind, head.schema, &head.body, at)
        .await?;
    tabs::announce(&[id.to_string()]);
    Ok(())
}
