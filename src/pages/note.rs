//! Where a tap on a note leads. The note says nothing of what it is about: that is found here, by when it
//! rang.

use crate::routes::Route;
use crate::state::Reminders;
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// Goes on at once: to the ride, or to Today.
#[component]
pub fn Note(at: String) -> impl IntoView {
    let reminders = expect_context::<Reminders>();
    let go = use_navigate();
    Effect::new(move |_| {
        let ride = at.parse().ok().and_then(|at| reminders.ride_of_note(at));
        let to = ride.map_or(Route::Today, |id| Route::Ride(id.to_string()));
        let options = NavigateOptions {
            replace: true,
            ..NavigateOptions::default()
        };
        go(&to.to_string(), options);
    });
}
