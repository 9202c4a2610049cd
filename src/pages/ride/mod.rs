//! The ride home: who, when and where, and whether they still come.

mod answers;
mod asked;
mod cards;
mod fields;
mod form;
mod gate_card;
mod message;
mod no_one;
mod nobody;
mod open;
mod person;
mod pickup;
mod state;

pub use cards::{call_button, there_words};
pub use gate_card::{gate_card, gate_title, missing_card, no_ride_card};
pub use message::{MessagePage, title as message_title};
pub use no_one::NoOne;
pub use open::follow_day;
pub use state::state_words;

use super::calendar::ForDriver;
use super::call_clinic::call_clinic;
use super::hours::{when, words_of};
use crate::components::{Glyph, ListRow, Notice, Screen, Tone, list_rows, sources_of_lines};
use crate::routes::Route;
use crate::state::{Forms, Series, Session, Speech, zone_of};
use answers::Answers;
use asked::did_ask;
use cards::{Gates, backup_card, know_card};
use domain::clock::HourKind;
use domain::ride::{Plan, Standing};
use form::{RideForm, form_name};
use leptos::prelude::*;
use nobody::nobody_notice;
use person::person_facts;
use vault::RecordId;

/// A session's ride home.
#[component]
pub fn Ride(id: RecordId) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let series = expect_context::<Series>();
    let has_draft = expect_context::<Forms>().has_draft(&form_name(id));
    let editing = RwSignal::new(has_draft || untrack(|| series.ride(id)).is_none());
    let eyebrow = untrack(|| series.session(id))
        .map(|session| speech.weekday_date(session.start(&zone_of(&session)), &session.zone));
    // What is saved of other sessions must not draw a form anew that is being filled in.
    let known = Memo::new(move |_| (series.session(id), series.ride(id)));
    view! {
        <Screen
            route=Route::Ride(id.to_string())
            title=w.ride_title()
            eyebrow=eyebrow.unwrap_or_default()
            class="ride"
        >
            {move || match known.get() {
                (None, _) => view! { <p>{w.session_unknown()}</p> }.into_any(),
                (Some(session), Some(plan)) if !editing.get() => {
                    view! { <Planned id session plan editing /> }.into_any()
                }
                (Some(session), plan) => {
                    let plan = plan.unwrap_or_default();
                    view! {
                        {list_rows(vec![no_one_row(id)])}
                        <RideForm id session plan done=Callback::new(move |()| editing.set(false)) />
                    }
                        .into_any()
                }
            }}
            {sources_of_lines("ride")}
        </Screen>
    }
}

#[component]
fn Planned(id: RecordId, session: Session, plan: Plan, editing: RwSignal<bool>) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let series = expect_context::<Series>();
    let (session, plan) = (StoredValue::new(session), StoredValue::new(plan));
    // They were called, and nobody has said yet whether they were asked.
    let called = RwSignal::new(false);
    let driving = untrack(|| series.hours(id, &session.get_value()))
        .into_iter()
        .find(|hour| hour.kind == HourKind::NoDriving)
        .and_then(|hour| {
            let time = speech.weekday_time(hour.instant()?, &session.get_value().zone);
            let (_, note) = words_of(speech, series, id, hour);
            Some((time, note))
        });
    view! {
        {move || {
            series
                .ride_escalates(id, &session.get_value())
                .then(|| {
                    view! {
                        <Notice tone=Tone::Urgent>
                            <p class="strong">{w.ride_close_title()}</p>
                            <p>{w.ride_close_note()}</p>
                            {call_clinic()}
                        </Notice>
                    }
                })
        }}
        {move || person_card(id, &session.get_value(), plan.get_value(), called)}
        {move || nobody_notice(id, &session.get_value(), plan.get_value(), editing)}
        {move || message_rows(id, &session.get_value())}
        {backup_card(w, &plan.get_value())}
        <ForDriver id session=session.get_value() />
        {know_card(w, &plan.get_value())}
        {driving
            .map(|(time, note)| {
                view! {
                    <section class="card card--warm">
                        <h2 class="card__title">{w.ride_driving_title(&time)}</h2>
                        <p>{note}</p>
                    </section>
                }
            })}
        {list_rows(vec![calendar_row(id), no_one_row(id)])}
        <button type="button" class="button button--outline button--wide" on:click=move |_| editing.set(true)>
            {w.ride_edit()}
        </button>
    }
}

/// *I have no one to ask*, a way of its own.
fn no_one_row(id: RecordId) -> ListRow {
    let title = expect_context::<Speech>().words().ride_no_one();
    ListRow::new(Route::NoOne(id.to_string()), Glyph::Info, title, "")
}

fn calendar_row(id: RecordId) -> ListRow {
    let title = expect_context::<Speech>().words().calendar_title();
    ListRow::new(Route::Calendar(id.to_string()), Glyph::Calendar, title, "")
}

/// The messages that fit now, each with a screen of its own. Tracks what it reads.
fn message_rows(id: RecordId, session: &Session) -> Option<AnyView> {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    let standing = series.ride_standing(id, session);
    let rows = series.messages(id, session).into_iter().map(|message| {
        let title = message::title(w, message, standing.receiver(message));
        let to = Route::Message(id.to_string(), message.slug().to_owned());
        ListRow::new(to, Glyph::Message, title, "")
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{w.ride_messages()}</h2>
                {list_rows(rows)}
            </section>
        }
        .into_any()
    })
}

/// Who comes, whether they said so, and what they may be asked. Follows the answers.
fn person_card(id: RecordId, session: &Session, plan: Plan, called: RwSignal<bool>) -> AnyView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let series = expect_context::<Series>();
    let standing = series.ride_standing(id, session);
    let day = |at| state::day_words(at, session);
    let chip = match standing {
        // Then there is nothing to ask them.
        Standing::Nobody | Standing::RuledOut => None,
        Standing::NotAsked => Some(w.ride_state_none().to_owned()),
        Standing::Asked { at } => Some(w.ride_state_asked(&day(at))),
        Standing::SaidYes { at } => Some(w.ride_state_yes(&day(at))),
        Standing::SaidNo => Some(w.ride_state_no().to_owned()),
        Standing::CalledOff => Some(w.ride_state_off().to_owned()),
    };
    let is_asked_about = chip.is_some();
    let class = match standing.is_agreed() {
        true => "chip",
        false => "chip chip--warm",
    };
    let gates = series.gates(id, session);
    let gate = series.due_gate(id, session);
    let calls = Callback::new(move |()| called.set(standing == Standing::NotAsked));
    view! {
        <section class="card">
            <div class="person">
                <div class="person__body">
                    <h2 class="person__name words" dir="auto">{plan.person.name.clone()}</h2>
                    <p class="note">{pickup_words(speech, session, &plan, standing)}</p>
                </div>
                {chip.map(|chip| view! { <span class=class>{chip}</span> })}
            </div>
            {call_button(w, &plan.person, Some(calls))}
            {person_facts(w, &plan.person)}
            {is_asked_about
                .then(|| {
                    let session = session.clone();
                    view! {
                        <Gates gates />
                        {move || called.get().then(|| did_ask(id, called))}
                        <Answers id session plan gate />
                    }
                })}
        </section>
    }
    .into_any()
}

/// `Picks you up: Sun 1 pm, front entrance`; before they said yes, only when and where it would be.
fn pickup_words(speech: Speech, session: &Session, plan: &Plan, standing: Standing) -> String {
    let w = speech.words();
    let Some(at) = plan.pickup_at(session, &zone_of(session)) else {
        return match plan.pickup {
            Some(_) => w.ride_time_again().to_owned(),
            None => w.ride_no_time().to_owned(),
        };
    };
    let time = when(speech, at, &session.zone);
    match (standing.is_agreed(), plan.place(session)) {
        (true, "") => w.ride_picks_up(&time),
        (true, place) => w.ride_picks_up_at(&time, place),
        (false, "") => w.ride_pick_up(&time),
        (false, place) => w.ride_pick_up_at(&time, place),
    }
}
