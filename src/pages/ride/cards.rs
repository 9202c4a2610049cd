//! Parts of the plan as cards: the gates, numbers to call, the backup, what to know.

use super::person::person_facts;
use crate::components::{Glyph, Icon, facts_list};
use crate::state::Speech;
use content::Words;
use domain::ride::{Gate, GateState, Person, Plan, There, phone};
use domain::text;
use leptos::prelude::*;
use platform::links;

/// How the four gates stand.
#[component]
pub fn Gates(gates: [(Gate, GateState); 4]) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! {
        <ol class="gates" role="list" aria-label=w.ride_gates()>
            {gates
                .into_iter()
                .map(|(gate, state)| {
                    let (class, word) = match state {
                        GateState::Asked(_) => ("gate gate--done", w.ride_gate_done()),
                        GateState::Confirmed(_) => ("gate gate--done", w.ride_gate_confirmed()),
                        GateState::Due => ("gate gate--due", w.ride_gate_due()),
                        GateState::Ahead => ("gate", w.ride_gate_ahead()),
                        GateState::FallenAway => ("gate gate--fallen", w.ride_gate_fallen()),
                    };
                    let done = matches!(state, GateState::Asked(_) | GateState::Confirmed(_));
                    view! {
                        <li class=class>
                            <span class="gate__mark">{done.then(|| view! { <Icon of=Glyph::Check size=15 /> })}</span>
                            <span class="gate__label">
                                {gate_words(w, gate, done)} <span class="visually_hidden">{format!(": {word}")}</span>
                            </span>
                        </li>
                    }
                })
                .collect_view()}
        </ol>
    }
}

/// The first dot says *Asked* only once they were.
fn gate_words(w: Words, gate: Gate, is_done: bool) -> &'static str {
    match gate {
        Gate::Asked if is_done => w.ride_gate_asked(),
        Gate::Asked => w.ride_gate_ask(),
        Gate::ThreeDays => w.ride_gate_three_days(),
        Gate::OneDay => w.ride_gate_one_day(),
        Gate::ThreeHours => w.ride_gate_three_hours(),
    }
}

/// Their number as typed, a way to call it, and what that leaves behind. Tells when it is called.
pub fn call_button(w: Words, person: &Person, called: Option<Callback<()>>) -> AnyView {
    let shown = person.phone.clone();
    if text::is_blank(&shown) {
        return view! { <p class="note">{w.ride_no_phone()}</p> }.into_any();
    }
    let call = phone::dial(&shown).map(|number| links::tel_href(&number));
    let tell = move |_| {
        if let Some(called) = called {
            called.run(());
        }
    };
    let leaves_behind = call.is_some().then(|| w.ride_leaves_behind());
    view! {
        {call.is_none().then(|| view! { <p class="note">{w.ride_no_phone()}</p> })}
        <div class="person">
            <p class="person__body words" dir="auto">{shown}</p>
            {call
                .map(|call| {
                    view! {
                        <a class="button button--quiet button--small" rel="external" href=call on:click=tell>
                            <Icon of=Glyph::Phone />
                            {w.common_call()}
                        </a>
                    }
                })}
        </div>
        {leaves_behind.map(|words| view! { <p class="note">{words}</p> })}
    }
    .into_any()
}

/// Who comes if they cannot.
pub fn backup_card(w: Words, plan: &Plan) -> Option<AnyView> {
    let backup = plan.backup.as_ref()?;
    let view = view! {
        <section class="card">
            <h2 class="card__title words" dir="auto">{w.ride_if_cannot(&plan.person.name, &backup.name)}</h2>
            {call_button(w, backup, None)}
            {person_facts(w, backup)}
        </section>
    };
    Some(view.into_any())
}

/// How the patient gets there, in a few words.
pub fn there_words(w: Words, there: There) -> &'static str {
    match there {
        There::Driven => w.ride_there_driven(),
        There::Car => w.ride_there_car(),
        There::Transit => w.ride_there_transit(),
        There::Walk => w.ride_there_walk(),
    }
}

/// What the one who comes along should know, how the patient gets there, and the night.
pub fn know_card(w: Words, plan: &Plan) -> Option<AnyView> {
    let there = plan.there.map(|there| there_words(w, there));
    let caller = plan.night.caller.as_ref();
    let caller = caller.map(|caller| {
        let (name, phone) = (text::isolated(&caller.name), text::isolated(&caller.phone));
        format!("{name} {phone}")
    });
    let home = &plan.home;
    let facts = [
        (w.ride_stays(), home.stays.clone()),
        (w.ride_key(), home.key.clone()),
        (w.ride_others(), home.others.clone()),
        (w.ride_helps(), home.helps.clone()),
        (w.ride_helps_not(), home.helps_not.clone()),
        (w.ride_there(), there.unwrap_or_default().to_owned()),
        (w.ride_caller(), caller.unwrap_or_default()),
    ];
    facts_list(facts.to_vec()).map(|list| {
        view! {
            <section class="card">
                <h2 class="card__title">{w.ride_know()}</h2>
                {list}
            </section>
        }
        .into_any()
    })
}
