//! Restoring a copy: looked into first, then merged, with nothing here written over.

use super::opened::{self, Opened};
use super::{Keeper, Safe, derive, unlock};
use crate::components::{Field, FileField, Notice, SecretField, Tone};
use crate::state::{Speech, Trouble};
use chrono::DateTime;
use domain::journal::Entry;
use domain::text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::files::{self, File};
use platform::{clock, page_life, parts, tabs, timer};
use records::{Kept, natural_name};
use vault::copy::{By, Closed, Error, Renamer};
use vault::recovery::Code;
use vault::{Head, Preview, RecordId};

/// How many writes go into one transaction.
const BATCH: usize = 100;
/// How much of an erased entry is shown, in characters.
const FIRST_LINE: usize = 120;

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
    let problem = RwSignal::new(None::<&'static str>);
    let choose = Callback::new(move |event: leptos::ev::Event| {
        let chosen = files::chosen(&event);
        problem.set(None);
        spawn_local(async move {
            match opened::closed(&chosen).await {
                Ok(closed) => step.set(Step::Ask(chosen, closed)),
                Err(why) => problem.set(Some(opened::words(k, &why))),
            }
        });
    });
    view! {
        {move || match step.get() {
            Step::Choose => {
                view! {
                    <p class="lead">{k.restore_lead()}</p>
                    <FileField name="copy-file" label=k.restore_file() on_choose=choose />
                }
                    .into_any()
            }
            Step::Ask(files, closed) => view! { <Ask files closed step choose /> }.into_any(),
            Step::Look(opened, preview) => view! { <Look opened preview step /> }.into_any(),
            Step::Add(opened, preview) => view! { <Add opened preview step /> }.into_any(),
            Step::Done(preview) => view! { <Done preview /> }.into_any(),
        }}
        {move || {
            problem
                .get()
                .map(|problem| {
                    view! {
                        <Notice tone=Tone::Urgent>
                            <p role="alert">{problem}</p>
                        </Notice>
                    }
                })
        }}
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
    let with_code = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let status = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let (files, closed) = (StoredValue::new_local(files), StoredValue::new(closed));
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_busy.get_untracked() {
            return;
        }
        problem.set(None);
        is_busy.set(true);
        status.set(Some(k.restore_opening().to_owned()));
        spawn_local(async move {
            let tell = move |percent: u64| {
                drop(status.try_set(Some(format!("{} {percent} %", k.restore_opening()))));
            };
            let text = typed.get_untracked();
            let looked = match look(
                keeper,
                &files.get_value(),
                &closed.get_value(),
                &text,
                with_code.get_untracked(),
                tell,
            )
            .await
            {
                Ok((opened, preview)) => Ok(Step::Look(opened, preview)),
                Err(Failure::Copy(why)) => Err(opened::words(k, &why)),
                Err(Failure::Code(why)) => Err(unlock::code_problem(k, why)),
                Err(Failure::Stretching) => Err(k.unlock_failed()),
                Err(Failure::Storage(trouble)) => Err(trouble.words(w)),
            };
            let _ = is_busy.try_set(false);
            let _ = status.try_set(None);
            match looked {
                Ok(next) => drop(step.try_set(next)),
                Err(words) => drop(problem.try_set(Some(words.to_owned()))),
            }
        });
    };
    view! {
        <form class="form card" novalidate autocomplete="off" on:submit=open>
            {move || {
                if with_code.get() {
                    view! {
                        <Field
                            name="copy-code"
                            label=k.restore_code()
                            hint=k.unlock_code_hint()
                            value=typed
                            problem=problem
                        />
                    }
                        .into_any()
                } else {
                    view! {
                        <SecretField
                            name="copy-passphrase"
                            label=k.restore_pass()
                            show=k.unlock_show()
                            value=typed
                            problem=problem
                        />
                    }
                        .into_any()
                }
            }}
            <button type="submit" class="button button--wide" aria-disabled=move || is_busy.get().to_string()>
                {k.restore_open()}
            </button>
            <p class="note" role="status">{move || status.get()}</p>
            <button
                type="button"
                class="button button--text"
                on:click=move |_| {
                    problem.set(None);
                    with_code.update(|with_code| *with_code = !*with_code);
                }
            >
                {move || if with_code.get() { k.unlock_with_passphrase() } else { k.unlock_with_code() }}
            </button>
        </form>
        <FileField name="copy-file" label=k.restore_again() on_choose=choose />
    }
}

enum Failure {
    Copy(Error),
    Code(vault::recovery::NotACode),
    Stretching,
    Storage(Trouble),
}

/// Opens the copy, and looks what adding it would change.
async fn look(
    keeper: Keeper,
    files: &[File],
    closed: &Closed,
    typed: &str,
    with_code: bool,
    tell: impl Fn(u64),
) -> Result<(Opened, Preview), Failure> {
    let code;
    let key;
    let by = if with_code {
        code = Code::parse(typed).map_err(Failure::Code)?;
        By::Recovery(&code)
    } else {
        let derived = derive::stretched(typed, &closed.stretch()).await;
        key = derived.ok_or(Failure::Stretching)?;
        By::Passphrase(&key)
    };
    let mut opened = Opened::read(files, closed, by, tell)
        .await
        .map_err(Failure::Copy)?;
    let safe = keeper.safe();
    let storage = |error: vault::Error| Failure::Storage(error.into());
    if !safe.has_ids(&opened.summary.ids) && !is_empty(&safe).await.map_err(storage)? {
        rename(&safe, &mut opened);
    }
    let preview = safe.compare(&opened.heads).await.map_err(storage)?;
    Ok((opened, preview))
}

async fn is_empty(safe: &Safe) -> Result<bool, vault::Error> {
    Ok(safe.check_all().await? == vault::Report::default())
}

/// What exists once has another name in another Homeward: it is given the one it has here.
fn rename(safe: &Safe, opened: &mut Opened) {
    let names: Vec<String> = opened
        .heads
        .iter()
        .filter_map(|(_, head)| natural_name(&head.kind, head.schema, &head.body))
        .collect();
    let names = names.iter().map(String::as_str);
    let renamer = Renamer::new(&opened.summary.ids, &safe.ids(), names);
    for (record, _) in &mut opened.heads {
        *record = renamer.rename(*record);
    }
}

/// What is in the copy, before anything is changed.
#[component]
fn Look(opened: Opened, preview: Preview, step: RwSignal<Step>) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let at = DateTime::from_timestamp_millis(opened.summary.made_at).unwrap_or_default();
    let made = speech.long_date(at, &clock::zone_name());
    let is_other = RwSignal::new(false);
    let has_ids = keeper.safe().has_ids(&opened.summary.ids);
    spawn_local(async move {
        let is_empty = is_empty(&keeper.safe()).await.unwrap_or(false);
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

/// Adds the words, batch by batch; it may be stopped, and done again.
#[component]
fn Add(opened: Opened, preview: Preview, step: RwSignal<Step>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let all = opened.heads.len();
    let done = RwSignal::new(0);
    let is_stopped = RwSignal::new(false);
    let problem = RwSignal::new(None::<&'static str>);
    spawn_local(async move {
        let Some(_alone) = tabs::begin_alone().await else {
            let _ = problem.try_set(Some(k.lock_busy()));
            return;
        };
        parts::set_busy(true);
        let added = add(&keeper.safe(), &opened, done, is_stopped).await;
        parts::set_busy(false);
        match added {
            Ok(true) => {
                let _ = step.try_set(Step::Done(preview));
            }
            Ok(false) => {}
            Err(error) => {
                let _ = problem.try_set(Some(Trouble::from(error).words(w)));
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
            let problem = problem.get().or(is_stopped.get().then(|| k.restore_stopped()));
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

/// Merges in batches; `false` when it was stopped.
async fn add(
    safe: &Safe,
    opened: &Opened,
    done: RwSignal<usize>,
    is_stopped: RwSignal<bool>,
) -> Result<bool, vault::Error> {
    // Into an empty vault the copy brings its names along; elsewhere this does nothing.
    safe.adopt_ids(&opened.summary.ids).await?;
    for batch in opened.heads.chunks(BATCH) {
        if is_stopped.try_get_untracked().unwrap_or(true) {
            return Ok(false);
        }
        safe.mend(batch).await?;
        let ids: Vec<String> = batch.iter().map(|(id, _)| id.to_string()).collect();
        tabs::announce(&ids);
        let _ = done.try_update(|done| *done += batch.len());
        timer::yield_now().await;
    }
    Ok(true)
}

#[component]
fn Done(preview: Preview) -> impl IntoView {
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
    let when = speech.long_date(at, &clock::zone_name());
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
