//! On Today: is the ride still coming?

use super::{Answers, pickup_words};
use crate::components::{Glyph, Icon};
use crate::routes::Route;
use crate::state::{Series, Speech};
use content::Words;
use domain::ride::{self, Gate, Message, Person, phone};
use leptos::prelude::*;
use platform::links;
use vault::RecordId;

/// The card that asks about the ride, with the answers one tap away. Tracks what it reads.
/// `later` is a way to put it off, where that is allowed.
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
    if ride::is_refused(&session, &answers) {
        let is_close = series.ride_escalates(id, &session);
        return Some(nobody_card(w, id, &plan.person.name, is_close));
    }
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

/// They do not come, and there is no backup: who else, or nobody?
fn nobody_card(w: Words, id: RecordId, name: &str, is_close: bool) -> AnyView {
    let id = id.to_string();
    view! {
        <section class="card next">
            <span class="chip chip--warm">
                <Icon of=Glyph::Car size=17 />
                {w.today_do_next()}
            </span>
            <h2 class="next__title">{w.today_no_ride_title()}</h2>
            <p class="note words" dir="auto">{w.plan_ride_no(name)}</p>
            {is_close.then(|| view! { <p class="note">{w.ride_close_note()}</p> })}
            <div class="buttons">
                <a class="button" href=Route::Ride(id.clone()).to_string()>{w.ride_another()}</a>
            </div>
            <div class="buttons buttons--text">
                <a class="button button--text" href=Route::NoOne(id).to_string()>{w.ride_no_one()}</a>
            </div>
        </section>
    }
    .into_any()
}
