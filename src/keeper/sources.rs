//! Where the facts come from, and whose work the app stands on.

use super::Keeper;
use crate::state::Speech;
use leptos::prelude::*;

/// Sources and licences.
#[component]
pub fn Sources() -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let k = expect_context::<Keeper>().k;
    view! {
            <p class="note">{w.help_awaiting_review()}</p>
            <section class="card">
                <h2 class="card__title">{k.sources_facts()}</h2>
                <ul class="stack" role="list">
                    {k
                        .sources()
                        .iter()
                        .map(|source| {
                            view! {
                                <li class="stack stack--tight">
                                    {link(source.title, source.address)}
                                    <span class="note">{k.sources_checked(&speech.month_of(source.checked))}</span>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </section>
            <section class="card">
                <h2 class="card__title">{k.sources_licences()}</h2>
                <ul class="stack" role="list">
                    {k
                        .licences()
                        .iter()
                        .map(|part| {
                            view! {
                                <li class="stack stack--tight">
                                    {link(part.name, Some(part.address))}
                                    <span class="note">{format!("{} · {} · {}", part.used_for, part.licence, part.holder)}</span>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </section>
    }
}

/// A plain link that opens outside and tells the other side nothing.
fn link(text: &'static str, address: Option<&'static str>) -> AnyView {
    match address {
        Some(address) => {
            view! { <a href=address target="_blank" rel="noreferrer noopener external">{text}</a> }
                .into_any()
        }
        None => view! { <span>{text}</span> }.into_any(),
    }
}
