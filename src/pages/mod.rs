//! The screens, one folder or file each, named by its noun.

mod about;
mod again;
mod bag;
mod calendar;
mod call_clinic;
mod came;
mod checklist;
mod clinics;
mod course;
mod deciding;
mod entry;
mod fault;
mod focus;
mod hand_over;
mod health_check;
mod help;
mod hours;
mod intention;
mod journal;
mod learn;
mod line;
mod note;
mod open;
mod part;
mod plan;
mod questions;
mod ready;
mod reminders;
mod ride;
mod rules;
mod sections;
mod session_form;
mod settings;
mod today;
mod unknown;
mod unplaced;
mod visit;
mod wait;
mod welcome;
mod when;

pub use came::Came;
pub use entry::Asked;
pub use fault::fault;
pub use welcome::Welcome;

use crate::chunks::Part;
use crate::routes::Route;
use crate::state::{Clinic, Reminders, Speech};
use domain::ride::Message;
use leptos::prelude::*;
use vault::RecordId;

/// The screen at an address.
pub fn show(route: Route) -> AnyView {
    match route {
        Route::Today | Route::Welcome => view! { <today::Today /> }.into_any(),
        Route::Help => view! { <help::Help /> }.into_any(),
        Route::Lock
        | Route::Copy
        | Route::Restore
        | Route::Storage
        | Route::Inbox
        | Route::Sources
        | Route::Erase => view! { <part::Part route /> }.into_any(),
        route if route.chunk().is_some() => part::of_chunk(route),
        _ => view! { <unknown::Unknown /> }.into_any(),
    }
}

/// Nothing to see: from now on what shows or lies outside the app is what the records say.
fn outside() -> AnyView {
    expect_context::<Reminders>().follow();
    expect_context::<Clinic>().follow();
    ride::follow_day()
}

/// A part of a first screen, which the chunk *plan* draws.
pub fn show_part(part: Part) -> AnyView {
    match part {
        Part::StaleCalendar => view! { {calendar::stale_notice} }.into_any(),
        Part::Cancelled => today::cancelled_card().into_any(),
        Part::Outside => view! { {outside} }.into_any(),
        Part::CallClinic => view! { {call_clinic::call_clinic} }.into_any(),
        Part::Missed => view! { {today::missed_notice} }.into_any(),
        Part::WaitingOver => view! { {today::waiting_over} }.into_any(),
        Part::Zones => view! { {unplaced::zones} }.into_any(),
    }
}

/// A screen of the chunk *plan*.
pub fn show_plan(route: Route) -> AnyView {
    if let Some(asked) = unplaced::in_place_of(&route) {
        return asked;
    }
    match route {
        Route::Plan => view! { <plan::Plan /> }.into_any(),
        Route::Ready(id) => with_id(&id, |id| view! { <ready::ReadyToGo id /> }.into_any()),
        Route::SessionNew => view! { <session_form::NewSession /> }.into_any(),
        Route::Session(id) => with_id(&id, |id| {
            view! { <session_form::SessionDetails id /> }.into_any()
        }),
        Route::Move(id) => with_id(&id, |id| {
            view! { <session_form::MoveSession id /> }.into_any()
        }),
        Route::Course(id) => with_id(&id, |id| view! { <course::Course id /> }.into_any()),
        Route::VisitNew => view! { <visit::NewVisit /> }.into_any(),
        Route::Visit(id) => with_id(&id, |id| view! { <visit::Visit id /> }.into_any()),
        Route::VisitMove(id) => with_id(&id, |id| view! { <visit::MoveVisit id /> }.into_any()),
        Route::Bag(id) => with_id(&id, |id| view! { <bag::Bag id /> }.into_any()),
        Route::Checklist(id) => with_id(&id, |id| view! { <checklist::Checklist id /> }.into_any()),
        Route::Ride(id) => with_id(&id, |id| view! { <ride::Ride id /> }.into_any()),
        Route::NoOne(id) => with_id(&id, |id| view! { <ride::NoOne id /> }.into_any()),
        Route::Message(id, kind) => match Message::from_slug(&kind) {
            Some(message) => with_id(&id, |id| {
                view! { <ride::MessagePage id message /> }.into_any()
            }),
            None => view! { <unknown::Unknown /> }.into_any(),
        },
        Route::Wait => view! { <wait::Waiting /> }.into_any(),
        Route::Note(at) => view! { <note::Note at /> }.into_any(),
        Route::Calendar(id) => with_id(&id, |id| view! { <calendar::Calendar id /> }.into_any()),
        Route::WholeCalendar => view! { <calendar::WholeCalendar /> }.into_any(),
        Route::VisitCalendar(id) => with_id(&id, |id| {
            view! { <calendar::VisitCalendar id /> }.into_any()
        }),
        _ => view! { <unknown::Unknown /> }.into_any(),
    }
}

/// A screen of the chunk *reflect*.
pub fn show_reflect(route: Route) -> AnyView {
    match route {
        Route::Intention(id) => with_id(&id, |id| view! { <intention::Intention id /> }.into_any()),
        Route::Rules => view! { <rules::Rules /> }.into_any(),
        Route::Rule(slug) => {
            let w = expect_context::<Speech>().words();
            rules::rule_page(w, &slug).unwrap_or_else(|| view! { <unknown::Unknown /> }.into_any())
        }
        Route::ClinicNumbers => view! { <help::ClinicNumbers /> }.into_any(),
        Route::HelpSigns => view! { <help::Signs /> }.into_any(),
        Route::HelpGround => view! { <help::Ground /> }.into_any(),
        Route::HelpNotOkay => view! { <help::NotOkay /> }.into_any(),
        Route::HelpThoughts => view! { <help::Thoughts /> }.into_any(),
        Route::Settings => view! { <settings::Settings /> }.into_any(),
        Route::Reminders => view! { <reminders::Reminders /> }.into_any(),
        Route::Open => view! { <open::OpenList /> }.into_any(),
        Route::Journal => view! { <journal::Journal /> }.into_any(),
        Route::EntryNew => view! { <entry::NewEntry /> }.into_any(),
        Route::Entry(id) => with_id(&id, |id| view! { <entry::ExistingEntry id /> }.into_any()),
        Route::Deciding => view! { <deciding::Deciding /> }.into_any(),
        Route::Clinics => view! { <clinics::Clinics /> }.into_any(),
        Route::HealthCheck => view! { <health_check::HealthCheck /> }.into_any(),
        Route::Learn(slug) => {
            learn::learn_page(slug).unwrap_or_else(|| view! { <unknown::Unknown /> }.into_any())
        }
        Route::About => view! { <about::About /> }.into_any(),
        Route::AboutShow => view! { <about::AboutShow /> }.into_any(),
        Route::Questions => view! { <questions::Questions /> }.into_any(),
        _ => view! { <unknown::Unknown /> }.into_any(),
    }
}

fn with_id(written: &str, screen: impl FnOnce(RecordId) -> AnyView) -> AnyView {
    match written.parse() {
        Ok(id) => screen(id),
        Err(_) => view! { <unknown::Unknown /> }.into_any(),
    }
}
