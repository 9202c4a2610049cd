//! The ride home: who, when and where, and whether they still come.

mod form;
mod gate_card;
mod state;

pub use gate_card::gate_card;
pub use state::state_words;

use super::calendar::ForDriver;
use crate::components::not_saved;
use crate::components::{Glyph, Icon, Notice, Screen, Toasts, Tone};
use crate::routes::Route;
use crate::state::{Forms, Series, Speech, Trouble, zone_of};
use content::Words;
use domain::clock::HourKind;
use domain::ride::{self, Answer, Gate, GateState, Person, Plan, phone};
use domain::session::Session;
use form::{RideForm, form_name};
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::links;
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
    view! {
        <Screen
            route=Route::Ride(id.to_string())
            title=w.ride_title()
            eyebrow=eyebrow.unwrap_or_default()
            class="ride"
        >
            {move || match (series.session(id), series.ride(id)) {
                (None, _) => view! { <p>{w.session_unknown()}</p> }.into_any(),
                (Some(session), Some(plan)) if !editing.get() => {
                    view! { <Planned id session plan editing /> }.into_any()
                }
                (Some(session), plan) => {
                    let plan = plan.unwrap_or_default();
                    view! { <RideForm id session plan done=Callback::new(move |()| editing.set(false)) /> }.into_any()
                }
            }}
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
        .and_then(|hour| hour.instant())
        .map(|at| speech.weekday_time(at, &session.get_value().zone));
    let refused = move || last_answer(series, id).is_some_and(|said| said.answer == Answer::No);
    view! {
        {move || {
            series
                .ride_escalates(id, &session.get_value())
                .then(|| {
                    view! {
                        <Notice tone=Tone::Urgent>
                            <p class="strong">{w.ride_close_title()}</p>
                            <p>{w.ride_close_note()}</p>
                        </Notice>
                    }
                })
        }}
        {move || person_card(speech, series, id, &session.get_value(), plan.get_value())}
        <ReachCard session=session.get_value() plan=plan.get_value() />
        <ForDriver id session=session.get_value() />
        <a class="button button--outline button--wide" href=Route::Calendar(id.to_string()).to_string()>
            <Icon of=Glyph::Calendar />
            {w.calendar_title()}
        </a>
        {move || {
            let plan = plan.get_value();
            if let Some(backup) = plan.backup.clone() {
                view! { <Backup id plan backup refused=refused() /> }.into_any()
            } else if refused() {
                view! {
                    <Notice tone=Tone::Warm>
                        <p>{w.ride_no_backup()}</p>
                    </Notice>
                }
                    .into_any()
            } else {
                ().into_any()
            }
        }}
        {driving
            .map(|time| {
                view! {
                    <section class="card card--warm">
                        <h2 class="card__title">{w.ride_driving_title(&time)}</h2>
                        <p>{w.ride_driving_note()}</p>
                    </section>
                }
            })}
        <button type="button" class="button button--outline button--wide" on:click=move |_| editing.set(true)>
            {w.ride_edit()}
        </button>
    }
}

fn last_answer(series: Series, id: RecordId) -> Option<ride::GateAnswer> {
    series.answers(id).into_iter().max_by_key(|said| said.at)
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
    let day = |said: ride::GateAnswer| speech.weekday(said.at, &session.zone);
    let chip = match last_answer(series, id) {
        Some(said) if said_yes => w.ride_state_yes(&day(said)),
        Some(said) if said.answer == Answer::No => w.ride_state_no().to_owned(),
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
                <span class=if said_yes { "chip" } else { "chip chip--warm" }>{chip}</span>
            </div>
            <Gates gates />
            <Answers id plan gate said_yes />
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

#[component]
fn Gates(gates: [(Gate, GateState); 4]) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! {
        <ol class="gates" role="list" aria-label=w.ride_gates()>
            {gates
                .into_iter()
                .map(|(gate, state)| {
                    let (class, word) = match state {
                        GateState::Done(_) => ("gate gate--done", w.ride_gate_done()),
                        GateState::Due => ("gate gate--due", w.ride_gate_due()),
                        GateState::Ahead => ("gate", w.ride_gate_ahead()),
                        GateState::FallenAway => ("gate gate--fallen", w.ride_gate_fallen()),
                    };
                    let done = matches!(state, GateState::Done(_));
                    view! {
                        <li class=class>
                            <span class="gate__mark">{done.then(|| view! { <Icon of=Glyph::Check size=15 /> })}</span>
                            <span class="gate__label">
                                {gate_words(w, gate)} <span class="visually_hidden">{format!(": {word}")}</span>
                            </span>
                        </li>
                    }
                })
                .collect_view()}
        </ol>
    }
}

fn gate_words(w: Words, gate: Gate) -> &'static str {
    match gate {
        Gate::Asked => w.ride_gate_asked(),
        Gate::ThreeDays => w.ride_gate_three_days(),
        Gate::OneDay => w.ride_gate_one_day(),
        Gate::ThreeHours => w.ride_gate_three_hours(),
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
    let name = plan.person.name;
    let (said, cannot) = (name.clone(), w.ride_cannot(&name));
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
    let (yes, waiting, no) = (say.clone(), say.clone(), say);
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
            <button type="button" class="button button--text" on:click=move |_| no(Answer::No)>
                {cannot}
            </button>
        </div>
    }
}

/// Text and call, with the message shown first and the word on what they leave behind.
#[component]
fn ReachCard(session: Session, plan: Plan) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let toasts = expect_context::<Toasts>();
    let start = session.start(&zone_of(&session));
    let day = speech.weekday_date(start, &session.zone);
    let text = match plan.pickup_at(&session, &zone_of(&session)) {
        Some(at) => w.ride_message(&day, &speech.time(at, &session.zone)),
        None => w.ride_message_no_time(&day),
    };
    let message = RwSignal::new(text);
    let number = phone::dial(&plan.person.phone);
    let text_number = phone::message(&plan.person.phone).unwrap_or_default();
    let shown = plan.person.phone.clone();
    let copy = move |_| {
        spawn_local(async move {
            if links::copy_text(&message.get_untracked()).await {
                toasts.say(w.common_copied());
            }
        });
    };
    view! {
        <section class="card">
            <crate::components::Area name="message" label=w.ride_message_title() value=message rows=3 />
            <p class="note">{w.ride_leaves_behind()}</p>
            {match number {
                Some(number) => {
                    let call = links::tel_href(&number);
                    view! {
                        <p class="strong words" dir="auto">{shown}</p>
                        <div class="buttons">
                            <a
                                class="button button--quiet"
                                rel="external"
                                href=move || links::sms_href(&text_number, &message.get())
                            >
                                <Icon of=Glyph::Message />
                                {w.common_text()}
                            </a>
                            <a class="button button--quiet" rel="external" href=call>
                                <Icon of=Glyph::Phone />
                                {w.common_call()}
                            </a>
                        </div>
                    }
                        .into_any()
                }
                None => view! { <p class="note">{w.ride_no_phone()}</p> }.into_any(),
            }}
            <button type="button" class="button button--text" on:click=copy>
                <Icon of=Glyph::Copy />
                {w.ride_copy()}
            </button>
        </section>
    }
}

#[component]
fn Backup(id: RecordId, plan: Plan, backup: Person, refused: bool) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    let toasts = expect_context::<Toasts>();
    let trouble = RwSignal::new(None::<Trouble>);
    let name = backup.name.clone();
    let call = phone::dial(&backup.phone).map(|number| links::tel_href(&number));
    let promoted = Plan {
        person: backup.clone(),
        backup: None,
        ..plan.clone()
    };
    let promote = {
        let name = name.clone();
        move |_| {
            let (plan, name) = (promoted.clone(), name.clone());
            spawn_local(async move {
                match series.keep_ride(id, &plan).await {
                    Ok(()) => toasts.say(w.ride_promoted(&name)),
                    Err(why) => {
                        let _ = trouble.try_set(Some(why));
                    }
                }
            });
        }
    };
    view! {
        <section class="card">
            <div class="person">
                <div class="person__body">
                    <h2 class="card__title words" dir="auto">{w.ride_if_cannot(&plan.person.name, &name)}</h2>
                    <p class="note words" dir="auto">{backup.phone.clone()}</p>
                </div>
                {call
                    .map(|call| {
                        view! {
                            <a class="button button--quiet button--small" rel="external" href=call>
                                <Icon of=Glyph::Phone />
                                {w.common_call()}
                            </a>
                        }
                    })}
            </div>
            {move || trouble.get().map(|why| not_saved(w, why))}
            {refused
                .then(|| {
                    view! {
                        <button type="button" class="button button--wide" on:click=promote>
                            {w.ride_promote(&name)}
                        </button>
                    }
                })}
        </section>
    }
}
