//! Restoring a copy: looked into first, then merged, with nothing here written over.

mod add;
mod before;
mod rename;

use super::Keeper;
use super::opened::{self, Opened, Source, Way};
use super::opener::{AskWay, Asking, Opener};
use super::rescue::SetAside;
use crate::components::{FileField, Notice, Tone, alert};
use crate::state::{Speech, Trouble};
use add::{Add, Done, begin_anew};
use before::Before;
use chrono::DateTime;
use content::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::clock;
use platform::files::{self, File};
use records::{Kept, Manifest};
pub use rename::rename;
use std::sync::Arc;
use vault::Preview;
use vault::copy::{Closed, Error};

/// Where restoring has come to.
#[derive(Clone)]
enum Step {
    Choose,
    Ask(Vec<File>, Closed),
    Look(Opened, Preview),
    Add(Opened, Preview),
    Done(Preview),
}

/// The screen of restoring.
#[component]
pub fn Restore() -> impl IntoView {
    let k = expect_context::<Keeper>().k;
    let step = RwSignal::new(Step::Choose);
    let problem = RwSignal::new(None::<String>);
    let is_renamed = StoredValue::new(false);
    // Parts that wait for the others of their copy.
    let waiting = StoredValue::new_local(Vec::<File>::new());
    // By whatever way it is left.
    on_cleanup(move || {
        if is_renamed.get_value() {
            begin_anew();
        }
    });
    let choose = Callback::new(move |event: leptos::ev::Event| {
        let chosen = files::chosen(&event);
        problem.set(None);
        spawn_local(async move {
            let (files, closed) = gathered(waiting.get_value(), chosen).await;
            match closed {
                Ok(closed) => {
                    waiting.set_value(Vec::new());
                    step.set(Step::Ask(files, closed));
                }
                Err(why) => {
                    let is_begun = matches!(why, Error::MissingParts(_));
                    waiting.set_value(if is_begun { files } else { Vec::new() });
                    step.set(Step::Choose);
                    problem.set(Some(opened::words(k, &why)));
                }
            }
        });
    });
    view! {
        {move || match step.get() {
            Step::Choose => {
                view! {
                    <p class="lead">{k.restore_lead()}</p>
                    <FileField name="copy-file" label=k.restore_file() on_choose=choose />
                    <SetAside />
                    <Before />
                }
                    .into_any()
            }
            Step::Ask(files, closed) => view! { <Ask files closed step choose /> }.into_any(),
            Step::Look(opened, preview) => view! { <Look opened preview step /> }.into_any(),
            Step::Add(opened, preview) => view! { <Add opened preview step is_renamed /> }.into_any(),
            Step::Done(preview) => view! { <Done preview /> }.into_any(),
        }}
        {move || problem.get().map(|why| alert(Tone::Urgent, why))}
    }
}

/// What was chosen now, together with the parts that wait, as far as they are of one copy.
async fn gathered(waiting: Vec<File>, chosen: Vec<File>) -> (Vec<File>, Result<Closed, Error>) {
    let alone = opened::closed(&chosen).await;
    if waiting.is_empty() || !matches!(alone, Err(Error::MissingParts(_))) {
        return (chosen, alone);
    }
    let mut numbers = Vec::new();
    for file in &chosen {
        numbers.push(opened::part(file).await);
    }
    let mut all = chosen.clone();
    for file in waiting {
        // One that was chosen again takes the place of the first.
        if !numbers.contains(&opened::part(&file).await) {
            all.push(file);
        }
    }
    match opened::closed(&all).await {
        Err(Error::MixedParts) => (chosen, alone),
        together => (all, together),
    }
}

/// Asks what opens the copy.
#[component]
fn Ask(
    files: Vec<File>,
    closed: Closed,
    step: RwSignal<Step>,
    choose: Callback<leptos::ev::Event>,
) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let asking = Asking::new();
    let stretch = closed.stretch();
    let (files, closed) = (StoredValue::new_local(files), StoredValue::new(closed));
    let open = Callback::new(move |way: Way| {
        let source = Source {
            files: files.get_value(),
            closed: closed.get_value(),
            way,
        };
        spawn_local(async move {
            let tell = move |percent| asking.tell(format!("{} {percent} %", k.restore_opening()));
            let (next, problem) = match look(keeper, w, source, tell).await {
                Ok((opened, preview)) => (Some(Step::Look(opened, preview)), None),
                Err(Failure::Copy(why)) => (None, Some(opened::words(k, &why))),
                Err(Failure::Storage(trouble)) => (None, Some(trouble.words(w).to_owned())),
            };
            // Another file may have been chosen meanwhile: this look is of no account then.
            if asking.end(problem)
                && let Some(next) = next
            {
                let _ = step.try_set(next);
            }
        });
    });
    let of = Opener {
        passphrase: "copy-passphrase",
        passphrase_label: k.restore_pass(),
        code: "copy-code",
    };
    let says = [k.restore_open(), k.restore_opening()];
    view! {
        <AskWay k of stretch=Some(stretch) says asking open class="form card" />
        <FileField name="copy-file" label=k.restore_again() on_choose=choose />
    }
}

enum Failure {
    Copy(Error),
    Storage(Trouble),
}

/// Opens the copy, and looks what adding it would change.
async fn look(
    keeper: Keeper,
    w: Words,
    source: Source,
    tell: impl Fn(u64),
) -> Result<(Opened, Preview), Failure> {
    let mut opened = Opened::read(source, tell).await.map_err(Failure::Copy)?;
    let safe = keeper.safe();
    let storage = |error: vault::Error| Failure::Storage(error.into());
    if !safe.has_ids(&opened.summary.ids) && !safe.is_empty().await.map_err(storage)? {
        let ids = opened.summary.ids.clone();
        let heads = Arc::make_mut(&mut opened.heads);
        rename(&safe, w, &ids, heads).await.map_err(storage)?;
    }
    let preview = safe.compare(&opened.heads).await.map_err(storage)?;
    Ok((opened, preview))
}

/// What is in the copy, before anything is changed.
#[component]
fn Look(opened: Opened, preview: Preview, step: RwSignal<Step>) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let at = DateTime::from_timestamp_millis(opened.summary.made_at).unwrap_or_default();
    let made = speech.long_date(at, &clock::zone_shown());
    let is_other = RwSignal::new(false);
    let has_ids = keeper.safe().has_ids(&opened.summary.ids);
    spawn_local(async move {
        let is_empty = keeper.safe().is_empty().await.unwrap_or(false);
        let _ = is_other.try_set(!has_ids && !is_empty);
    });
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let lines = [
        (preview.new, k.restore_is_new(count(preview.new))),
        (
            preview.changed,
            k.restore_is_changed(count(preview.changed)),
        ),
        (preview.same, k.restore_is_same(count(preview.same))),
        (
            preview.erased_since.len(),
            k.restore_is_erased(count(preview.erased_since.len())),
        ),
        (
            usize::try_from(opened.summary.newer).unwrap_or(usize::MAX),
            k.restore_unknown(i64::try_from(opened.summary.newer).unwrap_or(i64::MAX)),
        ),
    ];
    let has_manifests = opened
        .heads
        .iter()
        .any(|(_, head)| head.kind == Manifest::KIND);
    let chunks = match opened.summary.chunks {
        0 => has_manifests.then(|| k.restore_without()),
        _ => Some(k.restore_with()),
    };
    let next = Step::Add(opened, preview);
    view! {
        <section class="card">
            <h2 class="card__title">{k.restore_preview_title()}</h2>
            <p class="note">{k.restore_made(&made)}</p>
            <ul class="stack" role="list">
                {lines
                    .into_iter()
                    .filter(|(number, _)| *number > 0)
                    .map(|(_, words)| view! { <li>{words}</li> })
                    .collect_view()}
                {chunks.map(|words| view! { <li>{words}</li> })}
            </ul>
            {move || {
                is_other
                    .get()
                    .then(|| {
                        view! {
                            <Notice tone=Tone::Warm>
                                <p>{k.restore_other()}</p>
                            </Notice>
                        }
                    })
            }}
            <p class="note">{k.restore_nothing_lost()}</p>
            <button type="button" class="button button--wide" on:click=move |_| step.set(next.clone())>
                {k.restore_do()}
            </button>
            <button type="button" class="button button--text" on:click=move |_| step.set(Step::Choose)>
                {k.restore_again()}
            </button>
        </section>
    }
}
