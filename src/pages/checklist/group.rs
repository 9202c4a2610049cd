//! One group of items: its card while it is open or ahead, and a fold once its time has passed.

use super::row::ItemRow;
use super::{Editor, group_title, item_text, list_id};
use crate::components::{Glyph, Icon};
use domain::checklist::{Group, GroupView};
use leptos::prelude::*;

/// A group's card. A past one that is done is folded away when the list is drawn.
#[component]
pub fn GroupCard(
    editor: Editor,
    group: Group,
    view: Memo<Option<GroupView>>,
    is_past: bool,
) -> impl IntoView {
    let w = editor.words;
    let title_id = format!("group-{}", group.slug());
    let labelled_by = title_id.clone();
    let keys = move || {
        view.with(|view| {
            let rows = view.iter().flat_map(|view| &view.rows);
            rows.map(|row| (row.key.clone(), (row.key.clone(), row.own)))
                .collect()
        })
    };
    let count_left = move |view: &Option<GroupView>| view.as_ref().map_or(0, |view| view.left);
    let left = move || match view.with(count_left) {
        0 => w.checklist_all_done().to_owned(),
        left => w.checklist_left(i64::try_from(left).unwrap_or(0)),
    };
    let is_open = !is_past || view.with_untracked(count_left) > 0;
    let head = view! {
        <h2 class="card__title" id=title_id>{group_title(w, group)}</h2>
        <span class="note">{left}</span>
    };
    let list = view! {
        <ul class="check_list" role="list" id=list_id(group)>
            {leptos::rows(keys, move |(key, own)| view! { <ItemRow editor group view key own /> })}
        </ul>
        <Hidden editor view />
    };
    if is_past {
        view! {
            <section class="card card--quiet" aria-labelledby=labelled_by>
                <details class="disclosure" open=is_open>
                    <summary class="disclosure__summary">
                        <span class="card__head">{head}</span>
                        <Icon of=Glyph::ChevronRight />
                    </summary>
                    {list}
                </details>
            </section>
        }
    } else {
        view! {
            <section class="card" aria-labelledby=labelled_by>
                <div class="card__head">{head}</div>
                {list}
            </section>
        }
    }
}

/// Hidden items, one tap away, while the list is being edited.
#[component]
fn Hidden(editor: Editor, view: Memo<Option<GroupView>>) -> impl IntoView {
    let w = editor.words;
    move || {
        let hidden = view.with(|view| {
            view.as_ref()
                .map(|view| view.hidden.clone())
                .unwrap_or_default()
        });
        (editor.editing.get() && !hidden.is_empty()).then(|| {
            let count = i64::try_from(hidden.len()).unwrap_or(0);
            view! {
                <details class="disclosure">
                    <summary class="disclosure__summary">
                        {w.checklist_hidden_show(count)} <Icon of=Glyph::ChevronRight />
                    </summary>
                    <ul class="disclosure__body stack" role="list">
                        {hidden
                            .into_iter()
                            .map(|key| {
                                let text = item_text(w, editor.lists, &key);
                                view! {
                                    <li class="row row--between">
                                        <span class="words" dir="auto">{text}</span>
                                        <button
                                            type="button"
                                            class="button button--small button--quiet"
                                            on:click=move |_| editor.mark(key.clone(), None)
                                        >
                                            {w.checklist_bring_back()}
                                        </button>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                </details>
            }
        })
    }
}
