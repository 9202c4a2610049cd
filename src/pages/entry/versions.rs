//! Two windows wrote at the same time: both are shown, and the patient chooses.

use crate::components::{Notice, Tone, not_saved};
use crate::state::{Autosave, Deed, Journal, Speech};
use domain::journal::Entry;
use leptos::prelude::*;
use vault::RecordId;

/// What else was written of this entry, and the ways to settle it.
#[component]
pub fn Versions(id: RecordId, value: RwSignal<String>, writer: Autosave) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let journal = expect_context::<Journal>();
    let deed = Deed::new();
    let keep_mine = move || {
        writer.rebase();
        writer.touch();
        writer.save();
    };
    let keep_this = move |other: Entry| {
        value.set(other.text);
        keep_mine();
    };
    let keep_both = move |other: Entry| {
        let keep = async move { journal.keep(journal.make_id(), &other).await };
        deed.run(keep, move |()| keep_mine());
    };
    let let_go = move || {
        let erase = async move { journal.erase(id).await };
        deed.run(erase, drop);
    };
    let versions = Memo::new(move |_| {
        let row = journal.entries().row(id);
        row.filter(|row| !row.others.is_empty() || row.erased_elsewhere)
            .map(|row| {
                let is_erased = row.erased_elsewhere;
                let others = row.versions();
                let others = others.filter(|other| value.with(|mine| *mine != other.text));
                (others.collect::<Vec<_>>(), is_erased)
            })
    });
    move || {
        let (others, erased) = versions.get()?;
        Some(view! {
            <Notice tone=Tone::Warm>
                <p>{if erased { w.journal_conflict_erased() } else { w.journal_conflict() }}</p>
                {others
                    .into_iter()
                    .map(|other| {
                        let (this, both) = (other.clone(), other.clone());
                        view! {
                            <p class="words card card--flat" dir="auto">{other.text}</p>
                            <div class="buttons buttons--fit">
                                <button
                                    type="button"
                                    class="button button--small button--quiet"
                                    on:click=move |_| keep_this(this.clone())
                                >
                                    {w.journal_keep_this()}
                                </button>
                                <button
                                    type="button"
                                    class="button button--small button--quiet"
                                    on:click=move |_| keep_both(both.clone())
                                >
                                    {w.journal_keep_both()}
                                </button>
                            </div>
                        }
                    })
                    .collect_view()}
                <div class="buttons buttons--fit">
                    <button type="button" class="button button--small" on:click=move |_| keep_mine()>
                        {w.journal_keep_mine()}
                    </button>
                    {erased
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="button button--small button--outline"
                                    on:click=move |_| let_go()
                                >
                                    {w.journal_let_go()}
                                </button>
                            }
                        })}
                </div>
                {move || deed.trouble().map(|why| not_saved(w, why))}
            </Notice>
        })
    }
}
