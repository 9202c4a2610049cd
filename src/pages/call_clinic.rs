//! Call my clinic: its numbers one tap away, or the way to add them.

use crate::components::{Glyph, Icon};
use crate::routes::Route;
use crate::state::{Clinic, Speech};
use domain::ride::phone;
use leptos::prelude::*;
use platform::links;

/// Both numbers to dial, as typed, with what a call leaves behind. Tracks what it reads.
pub fn call_clinic() -> AnyView {
    let w = expect_context::<Speech>().words();
    let numbers = expect_context::<Clinic>().numbers();
    let calls: Vec<_> = [
        (w.help_clinic_day(), numbers.day),
        (w.help_clinic_after(), numbers.after_hours),
    ]
    .into_iter()
    .filter_map(|(name, number)| Some((name, phone::dial(&number)?, number)))
    .collect();
    let has_numbers = !calls.is_empty();
    view! {
        <div class="buttons buttons--fit" role="group" aria-label=w.help_my_clinic()>
            {calls
                .into_iter()
                .map(|(name, dialled, number)| {
                    view! {
                        <a class="button button--quiet" rel="external" href=links::tel_href(&dialled)>
                            <Icon of=Glyph::Phone />
                            <span>{name} ": " <span class="button__number words" dir="auto">{number}</span></span>
                        </a>
                    }
                })
                .collect_view()}
            {(!has_numbers)
                .then(|| {
                    view! {
                        <a class="button button--quiet" href=Route::ClinicNumbers.to_string()>
                            {w.help_clinic_add()}
                        </a>
                    }
                })}
        </div>
        {has_numbers.then(|| view! { <p class="note">{w.ready_leaves_behind()}</p> })}
    }
    .into_any()
}
