//! The ride home: who, when and where, and whether they still come.

mod cards;
mod fields;
mod form;
mod gate_card;
mod message;
mod no_one;
mod nobody;
mod person;
mod state;

pub use cards::there_words;
pub use gate_card::{gate_card, no_ride_card};
pub use message::{MessagePage, title as message_title};
pub use no_one::NoOne;
pub use state::state_words;

use super::calendar::ForDriver;
use super::call_clinic::call_clinic;
use super::hours::words_of;
use crate::components::not_saved;
use crate::components::{
    Glyph, ListRow, Notice, Screen, Toasts, Tone, list_rows, sources_of_lines,
};
use crate::routes::Route;
use crate::state::{Forms, Series, Speech, Trouble, zone_of};
use cards::{Gates, backup_card, call_button, know_card};
use domain::clock::HourKind;
use domain::ride::{self, Answer, Gate, Plan};
use domain::session::Session;
use form::{RideForm, form_name};
use leptos::prelude::*;
use leptos::task::spawn_local;
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
        {move || person_card(speech, series, id, &session.get_value(), plan.get_value())}
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
    let messages = expect_context::<Series>().messages(id, session);
    let rows = messages.into_iter().map(|message| {
        let to = Route::Message(id.to_string(), message.slug().to_owned());
        ListRow::new(to, Glyph::Message, message::title(w, message), "")
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
fn person_card(
    speech: Speech,
    series: Series,
    id: RecordId,
    session: &Session,
    plan: Plan,
) -> AnyView {
    let w = speech.words();
    let said_yes = ride::has_said_yes(session, &series.answers(id));
    // Then there is nothing to ask them.
    let is_ruled_out = series.is_ride_ruled_out(id);
    let day = |said: ride::GateAnswer| speech.weekday(said.at, &session.zone);
    let chip = match series.last_said(id, session) {
        Some(said) if said_yes => w.ride_state_yes(&day(said)),
        Some(said) if said.answer == Answer::No => w.ride_state_no().to_owned(),
        Some(said) if said.answer == Answer::CalledOff => w.ride_state_off().to_owned(),
        Some(said) if said.answer == Answer::Asked => w.ride_state_asked(&day(said)),
        _ => w.ride_state_none().to_owned(),
    };
    let gates = series.gates(id, session);
    let gate = series.due_gate(id, session);
    view! {
        <section class="card">
            <div class="person">
                <div class="person__body">
                    <h2 class="person__name words" dir="auto">{plan.person.name.clone()}</h2>
                    <p class="note">{pickup_words(speech, session, &plan)}</p>
                </div>
                {(!is_ruled_out)
                    .then(|| {
                        view! { <span class=if said_yes { "chip" } else { "chip chip--warm" }>{chip}</span> }
                    })}
            </div>
            {call_button(w, &plan.person)}
            {person_facts(w, &plan.person)}
            {(!is_ruled_out)
                .then(|| {
                    view! {
                        <Gates gates />
                        <Answers id plan gate said_yes />
                    }
                })}
        </section>
    }
    .into_any()
}

/// `Picks you up at 1:00 pm, front entrance`.
fn pickup_words(speech: Speech, session: &Session, plan: &Plan) -> String {
    let w = speech.words();
    match plan.pickup_at(session, &zone_of(session)) {
        Some(at) if plan.pickup_place.trim().is_empty() => {
            w.ride_picks_up(&speech.time(at, &session.zone))
        }
        Some(at) => w.ride_picks_up_at(&speech.time(at, &session.zone), plan.pickup_place.trim()),
        None => w.ride_no_time().to_owned(),
    }
}

/// What the person said: yes, asked, cannot.
#[component]
pub(super) fn Answers(
    id: RecordId,
    plan: Plan,
    gate: Option<Gate>,
    said_yes: bool,
) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    let (toasts, trouble) = (expect_context::<Toasts>(), RwSignal::new(None::<Trouble>));
    let name = plan.person.name.clone();
    let said = name.clone();
    let cannot = match said_yes {
        true => w.ride_called_off(&name),
        false => w.ride_cannot(&name),
    };
    let asked = gate.unwrap_or(Gate::Asked);
    let say = move |answer: Answer| {
        let said = said.clone();
        spawn_local(async move {
            match series.say(id, asked, answer).await {
                Ok(()) if answer == Answer::Yes => toasts.say(w.ride_said_yes(&said)),
                Ok(()) => {}
                Err(why) => {
                    let _ = trouble.try_set(Some(why));
                }
            }
        });
    };
    let (yes, waiting) = (say.clone(), say);
    let backup = plan.backup.map(|backup| backup.name).unwrap_or_default();
    // Somebody who had said yes has called it off.
    let refusal = if said_yes {
        Answer::CalledOff
    } else {
        Answer::No
    };
    let refuse = move |_| {
        let backup = backup.clone();
        spawn_local(async move {
            match series.refuse(id, Some((asked, refusal))).await {
                Ok(refused) => {
                    let said = match refused.is_promoted() {
                        true => w.ride_promoted(&backup),
                        false => w.ride_refused_toast().to_owned(),
                    };
                    let undo = move || {
                        let refused = refused.clone();
                        async move { series.take_back_refusal(&refused).await }
                    };
                    toasts.offer_way_back(said, w, undo);
                }
                Err(why) => {
                    let _ = trouble.try_set(Some(why));
                }
            }
        });
    };
    view! {
        {move || trouble.get().map(|why| not_saved(w, why))}
        {(gate.is_some() || !said_yes)
            .then(|| {
                view! {
                    <div class="buttons">
                        <button type="button" class="button" on:click=move |_| yes(Answer::Yes)>
                            {w.ride_said_yes(&name)}
                        </button>
                        {(asked == Gate::Asked)
                            .then(|| {
                                view! {
                                    <button type="button" class="button button--quiet" on:click=move |_| waiting(Answer::Asked)>
                                        {w.ride_i_asked()}
                                    </button>
                                }
                            })}
                    </div>
                }
            })}
        <div class="buttons buttons--text">
            <button type="button" class="button button--text" on:click=refuse>
                {cannot}
            </button>
        </div>
    }
}
