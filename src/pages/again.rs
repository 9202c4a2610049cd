//! *Same as last time?*: one tap carries the ride; then what is different, and five lines at most.

use super::checklist::left_in_bag;
use super::hours::{time_of, when, words_of};
use crate::components::{Glyph, ListRow, Toasts, list_rows, not_saved};
use crate::routes::Route;
use crate::state::{Checklists, Day, Series, Session, Speech, Trouble, zone_of};
use domain::again::{self, Change, Line};
use domain::text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use vault::RecordId;

/// The offer, while a session has no ride and one before it had; nothing otherwise. Tracks what it
/// reads.
pub fn offer(id: RecordId, session: &Session) -> Option<AnyView> {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let (series, day) = (expect_context::<Series>(), expect_context::<Day>());
    let is_ahead = session.is_planned() && day.now() < session.start(&zone_of(session));
    if !session.is_supported() || !is_ahead || series.ride(id).is_some() {
        return None;
    }
    let (last, plan) = series.last_with_ride(id)?;
    let carried = again::ride(&last, &plan, session);
    let date = speech.long_date(last.start(&zone_of(&last)), &last.zone);
    let who = w.again_note(&carried.person.name, &date);
    let pickup = match carried.pickup_at(session, &zone_of(session)) {
        Some(pickup) => w.again_pickup(&when(speech, pickup, &session.zone)),
        None => w.again_no_pickup().to_owned(),
    };
    let view = view! {
        <section class="card">
            <h2 class="card__title">{w.again_title()}</h2>
            <p class="words" dir="auto">{who}</p>
            <p class="note">{format!("{pickup} {}", w.again_along())}</p>
            <Carry id name=carried.person.name />
        </section>
    };
    Some(view.into_any())
}

/// The one tap, which can be taken back.
#[component]
fn Carry(id: RecordId, name: String) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let (series, toasts) = (expect_context::<Series>(), expect_context::<Toasts>());
    let trouble = RwSignal::new(None::<Trouble>);
    let carry = move |_| {
        let told = w.again_carried(&name);
        spawn_local(async move {
            if let Err(why) = series.carry_ride(id).await {
                let _ = trouble.try_set(Some(why));
                return;
            }
            let undo = move || series.drop_ride(id);
            toasts.offer_way_back(told, w, undo);
        });
    };
    view! {
        {move || trouble.get().map(|why| not_saved(w, why))}
        <div class="buttons">
            <button type="button" class="button" on:click=carry>
                {w.again_do()}
            </button>
        </div>
    }
}

/// What is left to read before a session whose ride is that of the session before; nothing
/// otherwise. Tracks what it reads.
pub fn as_last_time(id: RecordId, session: &Session) -> Option<AnyView> {
    let w = expect_context::<Speech>().words();
    let (series, day) = (expect_context::<Series>(), expect_context::<Day>());
    let is_ahead = session.is_planned() && day.now() < session.start(&zone_of(session));
    if !session.is_supported() || !is_ahead {
        return None;
    }
    let plan = series.ride(id)?;
    let (last, before) = series.last_with_ride(id)?;
    if plan.person != before.person {
        return None;
    }
    let changes = again::changes(&last, session);
    let lines = again::lines(&changes, &series.hours(id, session));
    let rows = lines
        .into_iter()
        .filter_map(|line| row(id, &last, session, line));
    let view = view! {
        <section class="stack">
            <h2>{w.again_done_title()}</h2>
            {changes.is_empty().then(|| view! { <p class="note">{w.again_no_change()}</p> })}
            {list_rows(rows.collect())}
        </section>
    };
    Some(view.into_any())
}

/// One of the lines as a row.
fn row(id: RecordId, last: &Session, session: &Session, line: Line) -> Option<ListRow> {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let series = expect_context::<Series>();
    let key = id.to_string();
    Some(match line {
        Line::Ride => {
            let note = super::ride::state_words(id, session);
            ListRow::new(Route::Ride(key), Glyph::Car, w.ride_title(), note)
        }
        Line::Bag => {
            let bag = expect_context::<Checklists>().bag(id);
            let note = left_in_bag(w, &bag);
            ListRow::new(Route::Bag(key), Glyph::Plan, w.bag_title(), note)
        }
        Line::Hour(hour) => {
            let (text, note) = words_of(speech, series, id, hour);
            let title = format!("{} · {text}", time_of(speech, session, hour));
            let to = Route::Rule(hour.kind.topic()?.slug().to_owned());
            ListRow::new(to, Glyph::Clock, title, note.unwrap_or_default())
        }
        Line::Changed(change) => {
            let (title, note) = change_words(speech, last, session, change);
            ListRow {
                chip: w.again_changed(),
                ..ListRow::new(Route::Move(key), Glyph::Info, title, note)
            }
        }
    })
}

/// How it is now, and how it was.
fn change_words(
    speech: Speech,
    last: &Session,
    session: &Session,
    change: Change,
) -> (String, String) {
    let w = speech.words();
    let name = match change {
        Change::Start => w.session_start(),
        Change::Place => w.session_place(),
        Change::Length => w.session_length(),
        Change::Medicine => w.session_medicine(),
    };
    let value = |of: &Session| match change {
        Change::Start => speech.local_time(of.local),
        Change::Place if of.place.trim().is_empty() => w.again_no_place().to_owned(),
        Change::Place => of.place.clone(),
        Change::Length => w.session_minutes(&of.length_minutes.to_string()),
        Change::Medicine => super::session_form::medicine_words(w, of.medicine).to_owned(),
    };
    let title = format!("{name}: {}", text::isolated(&value(session)));
    (title, w.again_before(&value(last)))
}
