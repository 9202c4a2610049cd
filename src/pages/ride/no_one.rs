//! *I have no one to ask*: what the clinic may offer, who else there is, and what does not work.

use super::super::deciding::ask_team;
use super::super::sections::sections;
use super::message;
use crate::components::{Glyph, ListRow, Screen, list_rows};
use crate::pages::call_clinic::call_clinic;
use crate::routes::Route;
use crate::state::Speech;
use domain::ride::Message;
use leptos::prelude::*;
use vault::RecordId;

/// A way of its own, without blame.
#[component]
pub fn NoOne(id: RecordId) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let to = Route::Message(id.to_string(), Message::Nobody.slug().to_owned());
    let rows = vec![
        ListRow::new(
            to,
            Glyph::Message,
            message::title(w, Message::Nobody, None),
            "",
        ),
        ListRow::new(
            Route::Move(id.to_string()),
            Glyph::Calendar,
            w.session_move(),
            "",
        ),
    ];
    view! {
        <Screen route=Route::NoOne(id.to_string()) title=w.ride_no_one() class="plan">
            {sections(w.no_one(), &[], ask_team)}
            {list_rows(rows)}
            <section class="card">
                <h2 class="card__title">{w.help_my_clinic()}</h2>
                {call_clinic}
            </section>
        </Screen>
    }
}
