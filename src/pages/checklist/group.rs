//! One group of items, which can be folded: open while its time is or lies ahead, closed once past.

use super::marker::hidden_rows;
use super::row::ItemRow;
use super::{Editor, group_title, item_text, left_words, list_id};
use crate::components::{Glyph, Icon, sources};
use content::{Proof, Words};
use domain::checklist::{Group, GroupView};
use leptos::prelude::*;

/// A group's card. Only the one whose time it is now is counted; after a session nothing is.
#[component]
pub fn GroupCard(
    editor: Editor,
    group: Group,
    /// The group whose time it is.
    now: Group,
    view: Memo<Option<GroupView>>,
) -> impl IntoView {
    let w = editor.marker.words;
    let (lists, session) = (editor.marker.lists, editor.marker.session);
    let is_past = group < now;
    let is_open = Memo::new(move |_| lists.is_unfolded(session, group).unwrap_or(!is_past));
    let title_id = format!("group-{}", group.slug());
    let labelled_by = title_id.clone();
    let left = move || {
        left_words(
            w,
            view.with(|view| view.as_ref().map_or(0, |view| view.left)),
        )
    };
    view! {
        <section class=if is_past { "card card--quiet" } else { "card" } aria-labelledby=labelled_by>
            <h2 class="card__title">
                <button
                    type="button"
                    class="fold"
                    aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| lists.unfold(session, group, !is_open.get_untracked())
                >
                    <span class="fold__title" id=title_id>{group_title(w, group)}</span>
                    {(group == now && group != Group::After).then(|| view! { <span class="note fold__note">{left}</span> })}
                    <Icon of=Glyph::ChevronRight />
                </button>
            </h2>
            {move || is_open.get().then(|| view! { <Items editor group view /> })}
            {move || is_open.get().then(|| sources(proofs(w, group)))}
        </section>
    }
}

/// What our own items of a group lean on.
fn proofs(w: Words, group: Group) -> Vec<Proof> {
    let items = w.checklist().iter().filter(|item| item.group == group);
    items.map(|item| (item.source, item.checked)).collect()
}

#[component]
fn Items(editor: Editor, group: Group, view: Memo<Option<GroupView>>) -> impl IntoView {
    let marker = editor.marker;
    let keys = move || {
        view.with(|view| {
            let rows = view.iter().flat_map(|view| &view.rows);
            rows.map(|row| (row.key.clone(), (row.key.clone(), row.own)))
                .collect()
        })
    };
    let hidden = move || {
        let keys = view.with(|view| view.as_ref().map(|view| view.hidden.clone()));
        let keys = keys.unwrap_or_default().into_iter();
        let rows = keys.map(|key| (key.clone(), item_text(marker.words, marker.lists, &key)));
        hidden_rows(marker, rows.collect())
    };
    view! {
        <ul class="check_list" role="list" id=list_id(group)>
            {leptos::rows(keys, move |(key, own)| view! { <ItemRow editor group view key own /> })}
        </ul>
        {hidden}
    }
}
