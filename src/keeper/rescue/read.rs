//! Reading what still opens, with the way in where a lock was set.

use super::super::Keeper;
use super::super::opened::Way;
use super::super::opener::{AskWay, Asking, Opener};
use super::add::Add;
use crate::components::{Disclosure, Tone, alert};
use crate::state::{Speech, Trouble};
use chrono::DateTime;
use content::{KeeperWords, Words};
use domain::journal::Entry;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::indexed_db::IndexedDb;
use platform::{clock, files, timer};
use records::Kept;
use std::rc::Rc;
use std::sync::Arc;
use vault::copy::Ids;
use vault::rescue::Rescue;
use vault::{Error, Head, RecordId, Stretch, Unlock, Walk};

/// Everything that opened.
#[derive(Clone)]
pub struct Found {
    pub heads: Arc<Vec<(RecordId, Head)>>,
    pub shut: usize,
    /// The key from which names were derived, if it opened.
    pub ids: Option<Ids>,
}

/// How far it has come.
#[derive(Clone)]
enum Look {
    Looking,
    /// Nothing was read, for this reason.
    Failed(Trouble),
    /// Nothing opens it.
    Shut,
    /// A lock was set: how its passphrase is stretched, unless its slot is damaged.
    Ask(Option<Stretch>),
    Open(Found),
}

type Shut = StoredValue<Option<Rc<Rescue<IndexedDb>>>, LocalStorage>;

/// What still opens in the database of this name.
#[component]
pub fn Read(k: KeeperWords, place: String) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let look = RwSignal::new(Look::Looking);
    let shut: Shut = StoredValue::new_local(None);
    spawn_local(async move {
        let found = begin(&place, shut).await;
        let _ = look.try_set(found.unwrap_or_else(|why| Look::Failed(why.into())));
    });
    let asking = Asking::new();
    let open = Callback::new(move |way: Way| {
        spawn_local(async move {
            let problem = match open_by(shut, &way.into()).await {
                Ok(Some(found)) => return drop(look.try_set(Look::Open(found))),
                Ok(None) => k.unlock_wrong(),
                Err(why) => failed(k, w, why.into()),
            };
            asking.end(Some(problem.to_owned()));
        });
    });
    let of = Opener {
        passphrase: "rescue-passphrase",
        passphrase_label: k.unlock_passphrase(),
        code: "rescue-code",
    };
    let says = [k.rescue_read_open(), k.unlock_opening()];
    move || match look.get() {
        Look::Looking => {
            view! { <p class="note" role="status">{k.rescue_read_looking()}</p> }.into_any()
        }
        Look::Failed(why) => view! { <p role="status">{failed(k, w, why)}</p> }.into_any(),
        Look::Shut => view! { <p role="status">{k.rescue_read_shut()}</p> }.into_any(),
        Look::Ask(stretch) => view! {
            <p>{k.rescue_read_locked()}</p>
            <AskWay k of stretch says asking open />
        }
        .into_any(),
        Look::Open(found) => view! { <Open k found /> }.into_any(),
    }
}

fn failed(k: KeeperWords, w: Words, why: Trouble) -> &'static str {
    match why {
        Trouble::Lost => k.rescue_read_hung(),
        why => why.words(w),
    }
}

async fn begin(place: &str, shut: Shut) -> Result<Look, Error> {
    let Some(backend) = IndexedDb::find(place).await? else {
        return Ok(Look::Shut);
    };
    let rescue = Rescue::look(backend).await?;
    if rescue.is_open() {
        return Ok(Look::Open(read_all(&rescue).await?));
    }
    let stretch = rescue.passphrase();
    let is_locked = stretch.is_some() || rescue.has_recovery();
    shut.set_value(Some(Rc::new(rescue)));
    Ok(if is_locked {
        Look::Ask(stretch)
    } else {
        Look::Shut
    })
}

async fn read_all(rescue: &Rescue<IndexedDb>) -> Result<Found, Error> {
    let notes = rescue.notes().await?;
    let (mut heads, mut shut) = (notes.heads, notes.shut);
    let mut walk = Walk::default();
    while let Some(some) = rescue.load_some(&mut walk).await? {
        heads.extend(some.heads);
        shut += some.shut;
        timer::yield_now().await;
    }
    Ok(Found {
        heads: Arc::new(heads),
        shut,
        ids: rescue.ids(),
    })
}

/// What this opens; `None` where it opens nothing.
async fn open_by(shut: Shut, by: &Unlock) -> Result<Option<Found>, Error> {
    let Some(rescue) = shut.get_value() else {
        return Ok(None);
    };
    match rescue.unlock(by) {
        true => Ok(Some(read_all(&rescue).await?)),
        false => Ok(None),
    }
}

/// What opened: read here, or taken along.
#[component]
fn Open(k: KeeperWords, found: Found) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let keeper = use_context::<Keeper>();
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let (all, shut) = (found.heads.len(), found.shut);
    let status = RwSignal::new(None::<&'static str>);
    let heads = found.heads.clone();
    let save = move |_| {
        let text = as_text(speech, &heads);
        spawn_local(async move {
            if !files::save("homeward-words.txt", &text).await {
                status.set(Some(k.copy_not_saved()));
            }
        });
    };
    let entries = entries(&found.heads);
    view! {
        <p role="status">
            {if all == 0 { k.rescue_read_none().to_owned() } else { k.rescue_read_some(count(all)) }} " "
            {(shut > 0).then(|| k.rescue_read_not(count(shut)))}
        </p>
        {(all > 0)
            .then(|| {
                let add = keeper.map(|keeper| view! { <Add keeper found /> });
                view! {
                    {add}
                    {(!entries.is_empty())
                        .then(|| {
                            view! {
                                <Disclosure title=k.rescue_read_here()>
                                    {entries
                                        .into_iter()
                                        .map(|(at, text)| {
                                            view! {
                                                <p class="note">{dated(speech, at)}</p>
                                                <p class="words" dir="auto">{text}</p>
                                            }
                                        })
                                        .collect_view()}
                                </Disclosure>
                            }
                        })}
                    <button type="button" class="button button--quiet button--wide" on:click=save>
                        {k.rescue_read_file()}
                    </button>
                    <p class="note">{k.rescue_read_file_note()}</p>
                    {move || status.get().map(|why| alert(Tone::Warm, why.to_owned()))}
                }
            })}
    }
}

/// The texts of the journal, the newest first.
fn entries(heads: &[(RecordId, Head)]) -> Vec<(i64, String)> {
    let mut entries: Vec<(i64, String)> = live(heads)
        .filter(|head| head.kind == Entry::KIND)
        .filter_map(|head| {
            Some((
                head.written_at,
                Entry::decode(head.schema, &head.body).ok()?.text,
            ))
        })
        .collect();
    entries.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    entries
}

fn live(heads: &[(RecordId, Head)]) -> impl Iterator<Item = &Head> {
    heads
        .iter()
        .map(|(_, head)| head)
        .filter(|head| !head.erased)
}

fn dated(speech: Speech, millis: i64) -> String {
    let at = DateTime::from_timestamp_millis(millis).unwrap_or_default();
    let zone = clock::zone_shown();
    format!(
        "{}, {}",
        speech.long_date(at, &zone),
        speech.time(at, &zone)
    )
}

/// The journal as texts, then all the rest as it was kept.
fn as_text(speech: Speech, heads: &[(RecordId, Head)]) -> String {
    let mut text = String::new();
    for (at, words) in entries(heads) {
        text.push_str(&format!("{}\n\n{words}\n\n\n", dated(speech, at)));
    }
    for head in live(heads).filter(|head| head.kind != Entry::KIND) {
        text.push_str(&format!(
            "{} · {} · {}\n",
            dated(speech, head.written_at),
            head.kind,
            head.body
        ));
    }
    text
}
