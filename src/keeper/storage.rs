//! What is kept on this phone, whether it will stay, and whether all of it is whole.

use super::rescue::SetAside;
use super::{Keeper, Safe, attachments};
use crate::components::{Notice, Tone};
use crate::state::{Speech, Trouble};
use content::KeeperWords;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::storage_state::{self, Estimate};
use records::Unreadable;
use vault::{Error, Holdings, Key, Reason, Report, Walk};

/// Below this room, in bytes, the app warns.
const LOW_ROOM: f64 = 50e6;

/// Promise, room, lock, and a look at everything.
#[component]
pub fn Storage() -> impl IntoView {
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let is_locked = keeper.safe().is_locked_at_rest();
    view! {
        <section class="card">
            <p>{k.storage_sealed()}</p>
            <p>{if is_locked { k.storage_locked() } else { k.storage_no_lock() }}</p>
            <Promise />
            <Room />
        </section>
        <Check />
        <SetAside />
    }
}

#[component]
fn Promise() -> impl IntoView {
    let k = expect_context::<Keeper>().k;
    let persisted = RwSignal::new(None);
    let refused = RwSignal::new(false);
    let look = move || async move {
        let _ = persisted.try_set(storage_state::persisted().await);
    };
    spawn_local(look());
    let ask = move |_| {
        spawn_local(async move {
            refused.set(storage_state::persist().await != Some(true));
            look().await;
        });
    };
    view! {
        <p>
            {move || match persisted.get() {
                Some(true) => k.storage_persistent(),
                Some(false) => k.storage_not_persistent(),
                None => k.storage_unknown(),
            }}
        </p>
        {move || {
            (persisted.get() == Some(false))
                .then(|| {
                    view! {
                        <button type="button" class="button button--quiet" on:click=ask>
                            {k.storage_ask()}
                        </button>
                    }
                })
        }}
        <p class="note" role="status">{move || refused.get().then(|| k.storage_asked_no())}</p>
    }
}

#[component]
fn Room() -> impl IntoView {
    let k = expect_context::<Keeper>().k;
    let room = RwSignal::new(None::<Estimate>);
    spawn_local(async move {
        let _ = room.try_set(storage_state::estimate().await);
    });
    move || {
        let room = room.get()?;
        let is_low = room.quota - room.usage < LOW_ROOM;
        Some(view! {
            <p class="note">{k.storage_used(&in_words(room.usage), &in_words(room.quota))}</p>
            {is_low
                .then(|| {
                    view! {
                        <Notice tone=Tone::Warm>
                            <p>{k.storage_low()}</p>
                        </Notice>
                    }
                })}
        })
    }
}

/// What was found, and whether chunks were opened for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// Every record was opened, and the chunks were counted.
    Quick,
    /// Every chunk was opened too.
    Thorough,
}

/// Opens every record once, every chunk too if asked, and says what came of it.
#[component]
fn Check() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let report = RwSignal::new(None::<(Report, Holdings, Look)>);
    let is_busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let begin = move |look: Look| {
        is_busy.set(true);
        spawn_local(async move {
            match look_at_all(&keeper.safe(), look).await {
                Ok((found, holdings)) => {
                    let _ = report.try_set(Some((found, holdings, look)));
                }
                Err(why) => {
                    let _ = trouble.try_set(Some(why.into()));
                }
            }
            let _ = is_busy.try_set(false);
        });
    };
    begin(Look::Quick);
    let export = move |_| {
        spawn_local(async move {
            if let Ok(lines) = damaged_lines(&keeper.safe()).await {
                platform::files::save("homeward-damaged-records.txt", &lines).await;
            }
        });
    };
    view! {
        <section class="card">
            {move || trouble.get().map(|why| view! { <p role="alert">{why.words(w)}</p> })}
            {move || {
                let (report, holdings, look) = report.get()?;
                let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
                let damaged = report.damaged + report.damaged_notes;
                let is_whole = damaged == 0 && holdings.spoilt() == 0;
                Some(
                    view! {
                        <p>
                            {k.storage_report(&report.records.to_string())}
                        </p>
                        {(holdings.named > 0)
                            .then(|| {
                                let size = in_words(holdings.bytes as f64);
                                view! { <p>{k.storage_attachments(&holdings.named.to_string(), &size)}</p> }
                            })}
                        {is_whole.then(|| view! { <p>{all_whole(k, look, &holdings)}</p> })}
                        {(damaged > 0)
                            .then(|| {
                                view! {
                                    <Notice tone=Tone::Warm>
                                        <p>{k.storage_damaged(count(damaged))}</p>
                                        <button
                                            type="button"
                                            class="button button--small button--outline"
                                            on:click=export
                                        >
                                            {k.storage_export()}
                                        </button>
                                    </Notice>
                                }
                            })}
                        {(holdings.spoilt() > 0)
                            .then(|| {
                                view! {
                                    <Notice tone=Tone::Warm>
                                        <p>{k.storage_spoilt(count(holdings.spoilt()))}</p>
                                    </Notice>
                                }
                            })}
                        {(holdings.absent > 0)
                            .then(|| {
                                view! {
                                    <Notice>
                                        <p>{k.storage_absent(count(holdings.absent))}</p>
                                    </Notice>
                                }
                            })}
                        {(report.newer > 0)
                            .then(|| {
                                view! {
                                    <Notice>
                                        <p>{k.storage_newer(count(report.newer))}</p>
                                    </Notice>
                                }
                            })}
                        {(report.former > 0).then(|| view! { <p>{k.storage_resealing(count(report.former))}</p> })}
                    },
                )
            }}
            <button type="button" class="button button--quiet" on:click=move |_| begin(Look::Thorough)>
                {k.storage_check()}
            </button>
            <p class="note" role="status">{move || is_busy.get().then(|| k.storage_checking())}</p>
        </section>
    }
}

/// What opens, or was counted.
fn all_whole(k: KeeperWords, look: Look, holdings: &Holdings) -> &'static str {
    match look {
        Look::Quick if holdings.chunks > 0 => k.storage_counted(),
        _ => k.storage_damaged_none(),
    }
}

/// A record that opens and cannot be read is counted as the app counts it.
async fn look_at_all(safe: &Safe, look: Look) -> Result<(Report, Holdings), Error> {
    let mut report = safe.check_all().await?;
    for (_, why) in unreadable(safe).await? {
        match why {
            Unreadable::Broken => report.damaged += 1,
            Unreadable::Newer => report.newer += 1,
        }
    }
    let named = attachments::named(safe).await?;
    let holdings = match look {
        Look::Quick => safe.count_attachments(&named).await?,
        Look::Thorough => safe.check_attachments(&named).await?,
    };
    Ok((report, holdings))
}

/// What opens, and does not say what its kind promises, or says it in a newer way: as it is shown.
async fn unreadable(safe: &Safe) -> Result<Vec<(Key, Unreadable)>, Error> {
    let mut found = Vec::new();
    let mut walk = Walk::default();
    while let Some(slice) = safe.load_some(&mut walk).await? {
        for record in slice.records {
            let shown = record.shown();
            let read = match shown.erased {
                true => Ok(()),
                false => records::read_any(&shown.kind, shown.schema, &shown.body),
            };
            if let Err(why) = read {
                found.push((Key::Record(record.id, shown.write), why));
            }
        }
    }
    Ok(found)
}

/// The raw bytes of every damaged row and note, as lines of hex with their keys, to hand to someone
/// who may be able to read them.
async fn damaged_lines(safe: &Safe) -> Result<String, Error> {
    let hex = |bytes: &[u8]| -> String { bytes.iter().map(|byte| format!("{byte:02x}")).collect() };
    let mut lines = String::new();
    let set_aside = safe.load().await?.damaged.into_iter();
    let set_aside = set_aside.filter(|row| row.reason == Reason::Damaged);
    let broken = unreadable(safe).await?.into_iter();
    let broken = broken.filter(|(_, why)| *why == Unreadable::Broken);
    let keys = set_aside
        .map(|row| row.key)
        .chain(broken.map(|(key, _)| key));
    for key in keys {
        if let (Key::Record(id, write), Some(bytes)) = (&key, safe.raw(&key).await?) {
            lines.push_str(&format!("{id} {write} {}\n", hex(&bytes)));
        }
    }
    for (number, bytes) in safe.damaged_notes().await? {
        lines.push_str(&format!("inbox {number} {}\n", hex(&bytes)));
    }
    Ok(lines)
}

/// Whole megabytes, at least one; whole gigabytes from two on.
fn in_words(bytes: f64) -> String {
    let megabytes = (bytes / 1e6).max(1.0) as u64;
    if megabytes < 2_000 {
        format!("{megabytes} MB")
    } else {
        format!("{} GB", megabytes / 1_000)
    }
}
