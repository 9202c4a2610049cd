//! One item: a whole row to tick, and while the list is edited, a handle and a way to hide it.

use super::bound::{bound_words, way_of};
use super::marker::Away;
use super::{Editor, handle_id, item_text, list_id};
use crate::components::{Glyph, Icon};
use crate::routes::Route;
use crate::state::Series;
use domain::checklist::{Group, GroupView, Row};
use leptos::prelude::*;

/// One row of a group.
#[component]
pub fn ItemRow(
    editor: Editor,
    group: Group,
    view: Memo<Option<GroupView>>,
    key: String,
    own: bool,
) -> impl IntoView {
    let (w, id) = (editor.marker.words, editor.marker.session);
    let ours = w.checklist().iter().find(|item| item.slug == key);
    let text = item_text(w, editor.marker.lists, &key);
    let note = ours.and_then(|item| item.note);
    let asks = ours.is_some_and(|item| item.ask);
    let binding = ours.and_then(|item| item.binding);
    let series = expect_context::<Series>();
    let page = page_of(&key);
    let way = Memo::new(move |_| match binding {
        Some(binding) => Some(way_of(id, series.session(id).as_ref(), binding)),
        None => page.map(|page| Route::Learn(page.to_owned())),
    });
    let bound = Memo::new(move |_| {
        let words = |binding| Some(bound_words(id, &series.session(id)?, binding));
        binding.and_then(words).unwrap_or_default()
    });
    let row = {
        let key = key.clone();
        Memo::new(move |_| {
            view.with(|view| {
                view.as_ref()?
                    .rows
                    .iter()
                    .find(|row| row.key == key)
                    .map(flags)
            })
        })
    };
    let is_ticked = Memo::new(move |_| row.get().is_some_and(|(ticked, ..)| ticked));
    let ticked = move || is_ticked.get();
    let by_itself = move || row.get().is_some_and(|(_, by_itself, _)| by_itself);
    let is_known = move || row.get().is_some_and(|(.., is_known)| is_known);
    let data_key = key.clone();
    let (text_id, note_id) = (format!("text-{key}"), format!("note-{key}"));
    let state = move || {
        let words = bound.get();
        (!words.is_empty())
            .then(|| view! { <span class="check_row__state" dir="auto">{words} " "</span> })
    };
    let tick = {
        let key = key.clone();
        move |event: leptos::ev::Event| {
            let ticked = event_target_checked(&event);
            let pressed = platform::dom::TickBox::of(&event);
            editor.marker.tick(key.clone(), ticked, pressed);
        }
    };
    let is_dragged = {
        let key = key.clone();
        Memo::new(move |_| {
            editor
                .dragged
                .with(|dragged| dragged.as_ref().is_some_and(|(of, _)| *of == key))
        })
    };
    let takes_drop = {
        let key = key.clone();
        Memo::new(move |_| {
            let place = view.with(|view| view.as_ref()?.rows.iter().position(|row| row.key == key));
            editor.dragged.with(|dragged| {
                dragged
                    .as_ref()
                    .is_some_and(|(of, to)| Some(*to) == place && *of != key)
            })
        })
    };
    view! {
        <li
            class="check_row"
            class:check_row--done=ticked
            class:check_row--dragged=move || is_dragged.get()
            class:check_row--drop=move || takes_drop.get()
            data-key=data_key
        >
            <label class="check_row__label">
                <input
                    class="check_row__box"
                    type="checkbox"
                    aria-labelledby=text_id.clone()
                    aria-describedby=note_id.clone()
                    prop:checked=ticked
                    disabled=by_itself
                    on:change=tick
                />
                <span class="check_row__body">
                    <span class="check_row__text words" id=text_id dir="auto">{text.clone()}</span>
                    <span class="check_row__about" id=note_id>
                        {state}
                        <span class="note">
                            {move || if by_itself() { Some(w.checklist_by_itself()) } else { note }}
                        </span>
                    </span>
                    {move || {
                        // Once the rule is known there is nothing to ask.
                        (asks && !is_known())
                            .then(|| view! { <span class="chip chip--warm">{w.common_clinics_differ()}</span> })
                    }}
                </span>
            </label>
            <div class="check_row__actions">
                {move || {
                    if editor.marker.editing.get() {
                        view! { <Handles editor group view key=key.clone() own text=text.clone() ticked=ticked() /> }
                            .into_any()
                    } else if let Some(way) = way.get() {
                        view! {
                            <a
                                class="icon_button icon_button--plain"
                                href=way.to_string()
                                aria-label=w.checklist_open(&text)
                            >
                                <Icon of=Glyph::ChevronRight />
                            </a>
                        }
                            .into_any()
                    } else {
                        ().into_any()
                    }
                }}
            </div>
        </li>
    }
}

/// The page that an item is about.
fn page_of(key: &str) -> Option<&'static str> {
    (key == "write-questions").then_some("risks")
}

fn flags(row: &Row) -> (bool, bool, bool) {
    (row.ticked, row.by_itself, row.is_known)
}

#[component]
fn Handles(
    editor: Editor,
    group: Group,
    view: Memo<Option<GroupView>>,
    key: String,
    own: bool,
    text: String,
    ticked: bool,
) -> impl IntoView {
    let w = editor.marker.words;
    let keys = move || {
        view.with_untracked(|view| {
            view.as_ref()
                .map(|view| {
                    view.rows
                        .iter()
                        .map(|row| row.key.clone())
                        .collect::<Vec<_>>()
                })
                .unwrap_or_default()
        })
    };
    let step = {
        let (key, text) = (key.clone(), text.clone());
        move |event: leptos::ev::KeyboardEvent| {
            let keys = keys();
            let Some(from) = keys.iter().position(|of| *of == key) else {
                return;
            };
            let to = match event.key().as_str() {
                "ArrowUp" => from.saturating_sub(1),
                "ArrowDown" => from + 1,
                "Home" => 0,
                "End" => keys.len(),
                _ => return,
            };
            event.prevent_default();
            editor.reorder(group, keys, from, to, text.clone());
        }
    };
    let grab = {
        let key = key.clone();
        move |event: leptos::ev::PointerEvent| {
            if let Some(drag) = platform::reorder::begin(&event, &list_id(group), &key) {
                editor.dragged.set(Some((key.clone(), drag.from())));
                editor.drag.set_value(Some(drag));
            }
        }
    };
    let follow = move |event: leptos::ev::PointerEvent| {
        let place = editor.drag.with_value(|drag| {
            drag.as_ref()
                .map(|drag| (drag.key().to_owned(), drag.place(&event)))
        });
        if place.is_some() {
            editor.dragged.set(place);
        }
    };
    let drop_here = {
        let text = text.clone();
        move |event: leptos::ev::PointerEvent| {
            let Some(drag) = editor.drag.try_update_value(Option::take).flatten() else {
                return;
            };
            let to = drag.place(&event);
            editor.dragged.set(None);
            editor.reorder(group, keys(), drag.end(), to, text.clone());
        }
    };
    let give_up = move |_| {
        if let Some(drag) = editor.drag.try_update_value(Option::take).flatten() {
            drag.end();
        }
        editor.dragged.set(None);
    };
    view! {
        <Away marker=editor.marker key=key.clone() own text=text.clone() ticked />
        <button
            type="button"
            class="icon_button icon_button--plain check_row__handle"
            id=handle_id(&key)
            aria-label=w.checklist_drag(&text)
            on:keydown=step
            on:pointerdown=grab
            on:pointermove=follow
            on:pointerup=drop_here
            on:pointercancel=give_up
        >
            <Icon of=Glyph::Grip />
        </button>
    }
}
