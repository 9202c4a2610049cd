//! On Today: is the ride still coming, or does nobody take the patient home?

use super::{Answers, pickup_words};
use crate::components::{Glyph, Icon};
use crate::rest::{Part, Rest};
use crate::routes::Route;
use crate::state::{Series, Speech};
use content::Words;
use domain::ride::{self, Gate, Message, Person, phone};
use leptos::prelude::*;
use platform::links;
use vault::RecordId;

/// The card that asks about the ride, with the answers one tap away. Tracks what it reads.
/// `urgent` where it is time to call the clinic; `later` is a way to put it off, where that is allowed.
pub fn gate_card(
    id: RecordId,
    gate: Gate,
    urgent: bool,
    later: Option<AnyView>,
) -> Option<AnyView> {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let series = expect_context::<Series>();
    let (session, plan) = (series.session(id)?, series.ride(id)?);
    let answers = series.answers(id);
    let name = plan.person.name.clone();
    let title = if gate == Gate::Asked {
        w.today_gate_ask(&name)
    } else {
        w.today_gate_still(&name)
    };
    let note = if urgent {
        w.ride_close_note().to_owned()
    } else {
        pickup_words(speech, &session, &plan)
    };
    let ready = series.messages(id, &session).into_iter().next();
    let reach = reach(w, id, &plan.person, ready);
    let calls = plan.person.only_calls && reach.is_some();
    let said_yes = ride::has_said_yes(&session, &answers);
    let card = view! {
        <section class="card next">
            <span class="chip chip--warm">
                <Icon of=Glyph::Car size=17 />
                {w.today_do_next()}
            </span>
            <h2 class="next__title words" dir="auto">{title}</h2>
            <p class="note">{note}</p>
            {call_clinic(urgent)}
            <Answers id plan gate=Some(gate) said_yes />
            <div class="buttons buttons--text">
                {reach}
                <a class="button button--text" href=Route::Ride(id.to_string()).to_string()>{w.ride_title()}</a>
                {later}
            </div>
            {calls.then(|| view! { <p class="note">{w.ride_leaves_behind()}</p> })}
        </section>
    };
    Some(card.into_any())
}

/// A call for those who take calls only, else the message that stands ready, which says on its own
/// screen what it leaves behind.
fn reach(w: Words, id: RecordId, person: &Person, ready: Option<Message>) -> Option<AnyView> {
    let name = &person.name;
    let view = if person.only_calls {
        let href = links::tel_href(&phone::dial(&person.phone)?);
        view! {
            <a class="button button--text" rel="external" href=href>
                {w.ride_call(name)}
            </a>
        }
        .into_any()
    } else {
        phone::message(&person.phone)?;
        let to = Route::Message(id.to_string(), ready?.slug().to_owned());
        view! {
            <a class="button button--text" href=to.to_string()>
                {w.today_gate_text(name)}
            </a>
        }
        .into_any()
    };
    Some(view)
}

/// The card while no ride stands that the clinic takes: who else, or nobody? Where one does and has
/// not said yes in time, it is asked about. Tracks what it reads.
pub fn no_ride_card(id: RecordId, is_close: bool) -> Option<AnyView> {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    let session = series.session(id)?;
    if series.has_ride(id, &session) {
        return gate_card(id, Gate::Asked, is_close, None);
    }
    let plan = series.ride(id);
    let what = match (&plan, is_close) {
        (Some(_), true) => w.ride_close_note(),
        (Some(_), false) => "",
        (None, true) => w.today_no_ride_urgent(),
        (None, false) => w.today_no_ride_note(),
    };
    let (way, why) = match plan {
        Some(_) if series.is_ride_ruled_out(id) => {
            (w.ride_another(), w.ride_way_car_no().to_owned())
        }
        Some(plan) => (w.ride_another(), w.plan_ride_no(&plan.person.name)),
        None => (w.today_no_ride_do(), String::new()),
    };
    let note = |words: String| {
        (!words.is_empty()).then(|| view! { <p class="note words" dir="auto">{words}</p> })
    };
    let id = id.to_string();
    let card = view! {
        <section class="card next">
            <span class="chip chip--warm">
                <Icon of=Glyph::Car size=17 />
                {w.today_do_next()}
            </span>
            <h2 class="next__title">{w.today_no_ride_title()}</h2>
            {note(why)}
            {note(what.to_owned())}
            {call_clinic(is_close)}
            <div class="buttons">
                <a class="button" href=Route::Ride(id.clone()).to_string()>{way}</a>
            </div>
            <div class="buttons buttons--text">
                <a class="button button--text" href=Route::NoOne(id).to_string()>{w.ride_no_one()}</a>
            </div>
        </section>
    };
    Some(card.into_any())
}

/// The clinic's numbers where it is time to call; they come with the rest of the app.
fn call_clinic(is_close: bool) -> Option<AnyView> {
    let rest = expect_context::<Rest>();
    is_close.then(|| (move || rest.part(Part::CallClinic)).into_any())
}
