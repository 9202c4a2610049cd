//! The bag: what to take along, in rows big enough to tick in passing.

use super::checklist::{AddForm, Adding, Away, Editing, Marker, hidden_rows, left_in_bag};
use crate::components::{ListRow, Screen, list_rows, sources};
use crate::routes::Route;
use crate::state::{Clinic, Series, Speech, zone_of};
use content::{BagItem, Words};
use domain::checklist::{BagRow, BagView, Thing};
use domain::clinic::{Rule, Topic};
use leptos::prelude::*;
use vault::RecordId;

/// A session's bag.
#[component]
pub fn Bag(id: RecordId) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let series = expect_context::<Series>();
    let session = untrack(|| series.session(id));
    let eyebrow = session
        .as_ref()
        .map(|session| speech.weekday_date(session.start(&zone_of(session)), &session.zone));
    view! {
        <Screen
            route=Route::Bag(id.to_string())
            title=w.bag_title()
            eyebrow=eyebrow.unwrap_or_default()
            class="bag"
        >
            {match session {
                Some(session) if !session.is_supported() => view! { <super::plan::Unsupported /> }.into_any(),
                Some(_) => view! { <Things id /> }.into_any(),
                None => view! { <p>{w.session_unknown()}</p> }.into_any(),
            }}
        </Screen>
    }
}

#[component]
fn Things(id: RecordId) -> impl IntoView {
    let marker = Marker::new(id);
    let w = marker.words;
    let bag = Memo::new(move |_| marker.lists.bag(id));
    let is_packed = move || bag.with(BagView::is_packed);
    let add = Callback::new(move |typed| -> Adding {
        Box::pin(async move { marker.lists.add_thing(id, typed).await })
    });
    let hidden = move || {
        let hidden = bag.with(|bag| bag.hidden.clone()).into_iter();
        let rows = hidden.map(|row| (row.key, words_of(w, &row.thing).0));
        hidden_rows(marker, rows.collect())
    };
    view! {
        <div class="bag__count" role="status">
            <p class="lead">{move || left_in_bag(w, &bag.get())}</p>
            {move || is_packed().then(|| view! { <p class="note">{w.bag_rest()}</p> })}
        </div>
        <Editing marker done=w.bag_edited() />
        <Part marker bag title="" is_of=|thing| matches!(thing, Thing::Ours(_)) />
        <Part marker bag title=w.bag_clinic_wrote() is_of=|thing| matches!(thing, Thing::Clinic(_)) />
        {move || bring(w)}
        <Part marker bag title=w.bag_own() is_of=|thing| matches!(thing, Thing::Own(_)) />
        {hidden}
        <AddForm marker name="new-thing" words=(w.bag_add(), w.bag_add_label()) on_add=add />
        {sources(w.bag().iter().map(|thing| (thing.source, thing.checked)).collect())}
    }
}

/// One part of the bag; nothing where nothing belongs to it.
#[component]
fn Part(
    marker: Marker,
    bag: Memo<BagView>,
    /// Empty where the rows speak for themselves.
    title: &'static str,
    is_of: fn(&Thing) -> bool,
) -> impl IntoView {
    let keys = Memo::new(move |_| {
        bag.with(|bag| {
            let rows = bag.rows.iter().filter(|row| is_of(&row.thing));
            rows.map(|row| row.key.clone()).collect::<Vec<_>>()
        })
    });
    let is_any = Memo::new(move |_| keys.with(|keys| !keys.is_empty()));
    let each = move || {
        let keys = keys.get().into_iter();
        keys.map(|key| (key.clone(), key)).collect()
    };
    let row = move |key| view! { <ThingRow marker bag key /> };
    move || {
        is_any.get().then(|| {
            view! {
                <section class="card">
                    {(!title.is_empty()).then(|| view! { <h2 class="card__title">{title}</h2> })}
                    <ul class="check_list check_list--big" role="list">
                        {leptos::rows(each, row)}
                    </ul>
                </section>
            }
        })
    }
}

#[component]
fn ThingRow(marker: Marker, bag: Memo<BagView>, key: String) -> impl IntoView {
    let find = {
        let key = key.clone();
        move |bag: &BagView| bag.rows.iter().find(|row| row.key == key).cloned()
    };
    let first = bag.with_untracked(&find);
    let own = first.as_ref().is_some_and(is_own);
    let (text, note) = first
        .map(|row| words_of(marker.words, &row.thing))
        .unwrap_or_default();
    let ticked = Memo::new(move |_| bag.with(&find).is_some_and(|row| row.ticked));
    let (text_id, note_id) = (format!("text-{key}"), format!("note-{key}"));
    let tick = {
        let key = key.clone();
        move |event: leptos::ev::Event| {
            let pressed = platform::dom::TickBox::of(&event);
            marker.tick(key.clone(), event_target_checked(&event), pressed);
        }
    };
    view! {
        <li class="check_row" class:check_row--done=move || ticked.get()>
            <label class="check_row__label">
                <input
                    class="check_row__box"
                    type="checkbox"
                    aria-labelledby=text_id.clone()
                    aria-describedby=note_id.clone()
                    prop:checked=move || ticked.get()
                    on:change=tick
                />
                <span class="check_row__body">
                    <span class="check_row__text words" id=text_id dir="auto">{text.clone()}</span>
                    <span class="note" id=note_id>{note}</span>
                </span>
            </label>
            <div class="check_row__actions">
                {move || {
                    marker
                        .editing
                        .get()
                        .then(|| view! { <Away marker key=key.clone() own text=text.clone() ticked=ticked.get() /> })
                }}
            </div>
        </li>
    }
}

/// The way to what the clinic wants brought, to be asked or changed. Tracks the rule.
fn bring(w: Words) -> Option<AnyView> {
    let words = super::rules::topic_words(w, Topic::Bring)?;
    let rule = expect_context::<Clinic>().book().rule(Topic::Bring);
    let chip = match rule {
        Rule::Ask => w.common_clinics_differ(),
        Rule::NotForMe | Rule::Said { .. } => "",
    };
    let row = ListRow {
        to: Route::Rule(Topic::Bring.slug().to_owned()),
        glyph: None,
        title: words.ask.to_owned(),
        note: String::new(),
        chip,
    };
    Some(list_rows(vec![row]))
}

fn is_own(row: &BagRow) -> bool {
    matches!(row.thing, Thing::Own(_))
}

/// What a thing is called, and a word more.
fn words_of(w: Words, thing: &Thing) -> (String, Option<&'static str>) {
    match thing {
        Thing::Ours(slug) => {
            let item = w.bag().iter().find(|item: &&BagItem| item.slug == slug);
            item.map(|item| (item.text.to_owned(), item.note))
                .unwrap_or_default()
        }
        Thing::Clinic(text) | Thing::Own(text) => (text.clone(), None),
    }
}
