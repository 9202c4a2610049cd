//! On Today: is the ride still coming?

use super::{Answers, pickup_words};
use crate::components::{Glyph, Icon};
use crate::routes::Route;
use crate::state::{Series, Speech};
use domain::ride::{self, Gate, phone};
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
    let text = phone::message(&plan.person.phone).map(|number| links::sms_href(&number, ""));
    let said_yes = ride::has_said_yes(&session, &series.answers(id));
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
                {text
                    .map(|href| {
                        view! {
                            <a class="button button--text" rel="external" href=href>{w.today_gate_text(&name)}</a>
                        }
                    })}
                <a class="button button--text" href=Route::Ride(id.to_string()).to_string()>{w.ride_title()}</a>
                {later}
            </div>
        </section>
    };
    Some(card.into_any())
}
