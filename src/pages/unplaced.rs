//! What is asked where a zone is not known: nothing is worked out by a clock that nobody meant.

use super::hours::place_name;
use super::ride::call_button;
use super::when::ZoneField;
use crate::components::{Notice, Screen, Tone, facts_list};
use crate::routes::Route;
use crate::state::{Day, Series, Speech, Visits};
use chrono::NaiveDateTime;
use domain::order::in_order;
use domain::time;
use leptos::prelude::*;

/// On Today: where the patient is, if the browser hides that, and each session or visit whose zone it does
/// not know. Tracks what it reads.
pub fn zones() -> AnyView {
    let day = expect_context::<Day>();
    let asks = day.zone().is_none();
    view! {
        {asks.then(|| view! { <WhereAmI goes=true /> })}
        {strange(false)}
    }
    .into_any()
}

/// Which zone the patient is in, where the browser does not tell. On Today it goes once it is answered.
#[component]
pub fn WhereAmI(#[prop(default = false)] goes: bool) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let day = expect_context::<Day>();
    let value = RwSignal::new(untrack(|| day.zone()).unwrap_or_default());
    let choose = Callback::new(move |name: String| {
        value.set(name.clone());
        day.answer_zone(&name);
        if goes {
            platform::timer::after_draw(|| {
                platform::dom::focus_main_heading();
            });
        }
    });
    view! {
        <section class="card">
            <h2 class="card__title">{w.session_zone_where()}</h2>
            <ZoneField
                label=w.session_zone_mine()
                hint=w.session_zone_where_note()
                value
                choose
                problem=Signal::derive(|| None::<String>)
            />
        </section>
    }
}

/// Each session or visit whose zone the browser does not know: all, or those that lie ahead or whose limits
/// may hold. Tracks what it reads.
pub fn strange(is_all: bool) -> Vec<AnyView> {
    // By any clock on earth: what was two days ago is over.
    let since = time::day_shifted(expect_context::<Day>().now().naive_utc().date(), -3);
    let sessions = expect_context::<Series>().unplaced().into_iter();
    let sessions = sessions.map(|(id, said)| (said.local, said.zone, Route::Move(id.to_string())));
    let visits = expect_context::<Visits>().unplaced().into_iter();
    let visits = visits.map(|(id, said)| (said.local, said.zone, Route::VisitMove(id.to_string())));
    let all = in_order(sessions.chain(visits), |(local, ..)| *local);
    let all = all
        .into_iter()
        .filter(|(local, ..)| is_all || since <= local.date());
    all.map(|(local, zone, to)| {
        let notice = view! { <Strange local zone to /> };
        notice.into_any()
    })
    .collect()
}

/// When it is, as it was typed; that the zone is not known; and the way to choose one near.
#[component]
fn Strange(local: NaiveDateTime, zone: String, to: Route) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let day = speech.weekday_date_of(local.date());
    let time = speech.local_time(local);
    view! {
        <Notice tone=Tone::Warm>
            <p class="strong">{w.session_zone_planned(&day, &time)}</p>
            <p>{w.session_zone_no_hours(&place_name(&zone))}</p>
            <a class="button button--small" href=to.to_string()>{w.session_problem_zone()}</a>
        </Notice>
    }
}

/// In place of any screen about a session or visit whose zone the browser does not know: what was said, and
/// the ride with its number. `None` for every other screen.
pub fn in_place_of(route: &Route) -> Option<AnyView> {
    let (series, visits) = (expect_context::<Series>(), expect_context::<Visits>());
    match route {
        Route::Session(id)
        | Route::Ride(id)
        | Route::NoOne(id)
        | Route::Message(id, _)
        | Route::Checklist(id)
        | Route::Bag(id)
        | Route::Intention(id)
        | Route::Ready(id)
        | Route::Course(id)
        | Route::Calendar(id) => {
            let id = id.parse().ok()?;
            if untrack(|| series.session(id)).is_some() {
                return None;
            }
            let said = untrack(|| series.said(id))?;
            let ride = untrack(|| series.ride(id));
            let to = Route::Move(id.to_string());
            let title = expect_context::<Speech>().words().session_edit_title();
            let view = view! {
                <Screen route=route.clone() title class="plan">
                    <Strange local=said.local zone=said.zone to />
                    {facts(said.place)}
                    {ride.map(ride_card)}
                </Screen>
            };
            Some(view.into_any())
        }
        Route::Visit(id) | Route::VisitCalendar(id) => {
            let id = id.parse().ok()?;
            if untrack(|| visits.visit(id)).is_some() {
                return None;
            }
            let said = untrack(|| visits.said(id))?;
            let to = Route::VisitMove(id.to_string());
            let title = expect_context::<Speech>().words().visit_title();
            let view = view! {
                <Screen route=route.clone() title class="plan">
                    <Strange local=said.local zone=said.zone to />
                    {facts(said.place)}
                </Screen>
            };
            Some(view.into_any())
        }
        _ => None,
    }
}

fn facts(place: String) -> Option<AnyView> {
    let w = expect_context::<Speech>().words();
    let facts = facts_list(vec![(w.session_place(), place)])?;
    Some(view! { <section class="card">{facts}</section> }.into_any())
}

/// Who was to be asked, and the pick-up as it was typed.
fn ride_card(plan: domain::ride::Plan) -> AnyView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let pickup = plan.pickup.map(|time| {
        let time = chrono::NaiveDate::default().and_time(time);
        speech.local_time(time)
    });
    let facts = vec![
        (w.ride_name(), plan.person.name.clone()),
        (w.ride_pickup_time(), pickup.unwrap_or_default()),
        (w.ride_pickup_place(), plan.pickup_place.clone()),
    ];
    view! {
        <section class="card">
            <h2 class="card__title">{w.ride_title()}</h2>
            {facts_list(facts)}
            {call_button(w, &plan.person, None)}
        </section>
    }
    .into_any()
}
