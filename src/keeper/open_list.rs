//! What can be read without unlocking: only what the patient ticked, all of it on one screen.

use super::{Keeper, Safe, derive};
use crate::components::{Glyph, Icon};
use crate::state::{Deed, Speech};
use content::KeeperWords;
use domain::clinic::Numbers;
use domain::reminder::Wishes;
use domain::ride::phone;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::indexed_db::IndexedDb;
use platform::links;
use records::{Kept, NUMBERS, WAKES, WISHES, read_open_numbers};
use std::rc::Rc;
use vault::{Error, Locked};

/// The numbers as they lie in the clear.
fn numbers_of(bytes: Option<Vec<u8>>) -> Option<Numbers> {
    let body = String::from_utf8(bytes?).ok()?;
    read_open_numbers(&body).ok()
}

fn lines(numbers: Numbers) -> impl Iterator<Item = String> {
    let all = [numbers.after_hours, numbers.day];
    all.into_iter().filter(|number| !number.trim().is_empty())
}

/// The list, with one tap that seals all of it.
#[component]
pub fn OpenList() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    // The numbers, and whether there are times of reminders; nothing is said before it was read.
    let kept = RwSignal::new(None::<(Option<Numbers>, bool)>);
    let is_erased = RwSignal::new(false);
    let deed = Deed::new();
    let read = async move {
        let safe = keeper.safe();
        let numbers = safe.read_open(NUMBERS).await?;
        let wakes = safe.read_open(WAKES).await?;
        Ok((numbers_of(numbers), wakes.is_some()))
    };
    deed.run(read, move |found| kept.set(Some(found)));
    let erase = move |_| {
        let seal = async move { Ok(seal_all(&keeper.safe()).await?) };
        deed.run(seal, move |()| {
            kept.set(Some((None, false)));
            is_erased.set(true);
        });
    };
    let status = move || {
        let trouble = deed.trouble().map(|why| why.words(w));
        trouble.or_else(|| is_erased.get().then(|| k.open_erased()))
    };
    view! {
        <p class="lead">{k.open_lead()}</p>
        {move || match kept.get() {
            None => ().into_any(),
            Some((None, false)) => view! { <p>{k.open_none()}</p> }.into_any(),
            Some((numbers, has_wakes)) => {
                view! {
                    {numbers
                        .map(|numbers| {
                            view! {
                                <section class="card">
                                    <h2 class="card__title">{k.open_clinic()}</h2>
                                    {lines(numbers)
                                        .map(|number| view! { <p dir="auto">{number}</p> })
                                        .collect_view()}
                                </section>
                            }
                        })}
                    {has_wakes
                        .then(|| {
                            view! {
                                <section class="card">
                                    <p>{k.open_wakes()}</p>
                                </section>
                            }
                        })}
                    <button type="button" class="button button--wide" on:click=erase>
                        {k.open_erase()}
                    </button>
                }
                    .into_any()
            }
        }}
        <p class="note" role="status">{status}</p>
    }
}

/// Nothing stays in the clear, and the records say so.
async fn seal_all(safe: &Safe) -> Result<(), Error> {
    safe.erase_all_open().await?;
    if let Some(numbers) = kept::<Numbers>(safe, NUMBERS).await?
        && numbers.is_open
    {
        let is_open = false;
        derive::keep_one(safe, NUMBERS, &Numbers { is_open, ..numbers }).await?;
    }
    if let Some(wishes) = kept::<Wishes>(safe, WISHES).await?
        && wishes.when_closed
    {
        let when_closed = false;
        let sealed = Wishes {
            when_closed,
            ..wishes
        };
        derive::keep_one(safe, WISHES, &sealed).await?;
    }
    Ok(())
}

/// What is kept under a natural name, as it is shown.
async fn kept<T: Kept>(safe: &Safe, name: &str) -> Result<Option<T>, Error> {
    let record = safe.read(safe.derive_id(name)).await?;
    let shown = record.as_ref().map(|record| record.shown());
    Ok(shown.and_then(|head| T::decode(head.schema, &head.body).ok()))
}

/// The same on the locked screen, to call from.
#[component]
pub fn OpenLines(
    k: KeeperWords,
    shut: StoredValue<Rc<Locked<IndexedDb>>, LocalStorage>,
) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let kept = RwSignal::new(None::<Numbers>);
    spawn_local(async move {
        let bytes = shut.get_value().read_open(NUMBERS).await;
        let _ = kept.try_set(bytes.ok().and_then(numbers_of));
    });
    move || {
        let numbers = kept.get()?;
        Some(view! {
            <section class="card">
                <h2 class="card__title">{k.unlock_open_title()}</h2>
                <p class="note">{k.open_clinic()}</p>
                {lines(numbers)
                    .filter_map(|number| Some((phone::dial(&number)?, number)))
                    .map(|(dialled, number)| {
                        let href = links::tel_href(&dialled);
                        view! {
                            <a class="button button--outline" rel="external" href=href>
                                <Icon of=Glyph::Phone />
                                {format!("{} {number}", w.common_call())}
                            </a>
                        }
                    })
                    .collect_view()}
            </section>
        })
    }
}
