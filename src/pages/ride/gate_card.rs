//! On Today: is the ride still coming, or does nobody take the patient home?

use super::{Answers, did_ask, pickup_words, state_words};
use crate::chunks::{Chunks, Part};
use crate::components::{Glyph, Icon};
use crate::routes::Route;
use crate::state::{Series, Speech};
use content::Words;
use domain::ride::{Message, Person, Standing, phone};
use leptos::prelude::*;
use platform::links;
use vault::RecordId;

/// The card that asks about the ride, with the answers one tap away. Tracks what it reads.
/// `urgent` where it is time to call the clinic; `later` is a way to put it off, where that is allowed.
pub fn gate_card(id: RecordId, urgent: bool, later: Option<AnyView>) -> Option<AnyView> {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let series = expect_context::<Series>();
    let (session, plan) = (series.session(id)?, series.ride(id)?);
    let standing = series.ride_standing(id, &session);
    let urgent = urgent && !standing.is_agreed();
    // Answered meanwhile, it stands there as answered.
    let due = series.due_gate(id, &session);
    let title = match due {
        None if standing.is_agreed() => w.today_no_ride_title().to_owned(),
        _ => gate_title(w, standing, &plan.person.name),
    };
    let note = if urgent {
        w.ride_close_note().to_owned()
    } else {
        pickup_words(speech, &session, &plan, standing)
    };
    let ready = series.messages(id, &session).into_iter().next();
    let called = RwSignal::new(false);
    let is_open = standing == Standing::NotAsked;
    // To ask them comes before what they say.
    let class = match is_open {
        true => "button",
        false => "button button--text",
    };
    let reach = reach(w, id, &plan.person, ready, class, called);
    let calls = plan.person.only_calls && reach.is_some();
    let (first, reach) = match is_open {
        true => (reach, None),
        false => (None, reach),
    };
    // Once they said yes there is nothing to do.
    let asks = due.is_some() || !standing.is_agreed();
    let chip = asks.then(|| {
        view! {
            <span class="chip chip--warm">
                <Icon of=Glyph::Car size=17 />
                {w.today_do_next()}
            </span>
        }
    });
    let card = view! {
        <section class="card next">
            {chip}
            <h2 class="next__title words" dir="auto">{title}</h2>
            <p class="note">{note}</p>
            {call_clinic(urgent)}
            {first.map(|first| view! { <div class="buttons">{first}</div> })}
            {move || (is_open && called.get()).then(|| did_ask(id, called))}
            <Answers id session plan gate=due />
            <div class="buttons buttons--text">
                {reach}
                <a class="button button--text" href=Route::Ride(id.to_string()).to_string()>{w.ride_title()}</a>
                {later.filter(|_| due.is_some())}
            </div>
            {calls.then(|| view! { <p class="note">{w.ride_leaves_behind()}</p> })}
        </section>
    };
    Some(card.into_any())
}

/// What is to be asked about the ride: of them, whether they answered, or whether they still come.
pub fn gate_title(w: Words, standing: Standing, name: &str) -> String {
    match standing {
        Standing::NotAsked => w.today_gate_ask(name),
        Standing::Asked { .. } => w.today_gate_answer(name),
        Standing::SaidYes { .. } => w.today_gate_still(name),
        _ => w.today_no_ride_title().to_owned(),
    }
}

/// A call for those who take calls only, else the message that stands ready, which says on its own
/// screen what it leaves behind.
fn reach(
    w: Words,
    id: RecordId,
    person: &Person,
    ready: Option<Message>,
    class: &'static str,
    called: RwSignal<bool>,
) -> Option<AnyView> {
    if person.only_calls {
        return call(w, person, class, called);
    }
    phone::message(&person.phone)?;
    let to = Route::Message(id.to_string(), ready?.slug().to_owned());
    let view = view! {
        <a class=class href=to.to_string()>
            {w.today_gate_text(&person.name)}
        </a>
    };
    Some(view.into_any())
}

fn call(w: Words, person: &Person, class: &'static str, called: RwSignal<bool>) -> Option<AnyView> {
    let href = links::tel_href(&phone::dial(&person.phone)?);
    let view = view! {
        <a class=class rel="external" href=href on:click=move |_| called.set(true)>
            {w.ride_call(&person.name)}
        </a>
    };
    Some(view.into_any())
}

/// The card while no ride stands that the clinic takes: who else, or nobody? Where one does and has
/// not said yes in time, it is asked about. Tracks what it reads.
pub fn no_ride_card(id: RecordId, is_close: bool) -> Option<AnyView> {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    let session = series.session(id)?;
    let standing = series.ride_standing(id, &session);
    if standing.is_planned() {
        return gate_card(id, is_close, None);
    }
    let (way, what) = match (standing, is_close) {
        (Standing::Nobody, true) => (w.today_no_ride_do(), w.today_no_ride_urgent()),
        (Standing::Nobody, false) => (w.today_no_ride_do(), w.today_no_ride_note()),
        (_, true) => (w.ride_another(), w.ride_close_note()),
        (_, false) => (w.ride_another(), ""),
    };
    // Who said no may come after all.
    let refused = series.ride(id).filter(|_| standing.is_refusal());
    let why = (standing == Standing::RuledOut).then(|| state_words(id, &session));
    let key = id.to_string();
    let card = view! {
        <section class="card next">
            <span class="chip chip--warm">
                <Icon of=Glyph::Car size=17 />
                {w.today_do_next()}
            </span>
            <h2 class="next__title">{w.today_no_ride_title()}</h2>
            {why.map(|why| view! { <p class="note">{why}</p> })}
            {(!what.is_empty()).then(|| view! { <p class="note">{what}</p> })}
            {call_clinic(is_close)}
            {refused.map(|plan| view! { <Answers id session plan gate=None /> })}
            <div class="buttons">
                <a class="button" href=Route::Ride(key.clone()).to_string()>{way}</a>
            </div>
            <div class="buttons buttons--text">
                <a class="button button--text" href=Route::NoOne(key).to_string()>{w.ride_no_one()}</a>
            </div>
        </section>
    };
    Some(card.into_any())
}

/// At the clinic, with nobody who said yes: the staff first, then whom to call. Tracks what it reads.
pub fn missing_card() -> Option<AnyView> {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    let id = series.ride_missing()?;
    let session = series.session(id)?;
    let standing = series.ride_standing(id, &session);
    let stands = state_words(id, &session);
    let plan = series.ride(id);
    let called = RwSignal::new(false);
    let ride = plan.as_ref().filter(|_| standing.is_planned());
    let ride = ride.and_then(|plan| call(w, &plan.person, "button", called));
    let backup = plan.as_ref().and_then(|plan| plan.backup.as_ref());
    let backup = backup.and_then(|backup| call(w, backup, "button", RwSignal::new(false)));
    let calls: Vec<_> = ride.into_iter().chain(backup).collect();
    let leaves_behind = (!calls.is_empty()).then(|| w.ride_leaves_behind());
    let is_open = standing == Standing::NotAsked;
    let asked_of = plan.filter(|_| standing.is_planned());
    let card = view! {
        <section class="card next">
            <h2 class="next__title">{w.today_missing()}</h2>
            <p class="strong">{w.today_missing_say()}</p>
            <p class="note words" dir="auto">{stands}</p>
            <div class="buttons">{calls}</div>
            {call_clinic(true)}
            {leaves_behind.map(|words| view! { <p class="note">{words}</p> })}
            {move || (is_open && called.get()).then(|| did_ask(id, called))}
            {asked_of.map(|plan| view! { <Answers id session plan gate=None /> })}
            <div class="buttons buttons--text">
                <a class="button button--text" href=Route::Ride(id.to_string()).to_string()>{w.ride_title()}</a>
            </div>
        </section>
    };
    Some(card.into_any())
}

/// The clinic's numbers where it is time to call; the chunk *plan* draws them.
fn call_clinic(is_close: bool) -> Option<AnyView> {
    let chunks = expect_context::<Chunks>();
    is_close.then(|| (move || chunks.part(Part::CallClinic)).into_any())
}
