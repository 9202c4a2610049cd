//! One visit as it stands: when and where, three things to say, and what was agreed.

mod form;
mod notes;
mod today;

pub use form::{MoveVisit, NewVisit};
pub use today::{visit_card, visit_words};

use crate::components::{Answered, Notice, Screen, Toasts, facts_list, not_saved, show_answer};
use crate::pages::calendar::to_calendar;
use crate::pages::hours::place_name;
use crate::routes::Route;
use crate::state::{Day, Speech, Trouble, Visit as Said, Visits, zone_of_visit};
use content::Words;
use domain::session::Standing;
use domain::time::Instant;
use domain::visit::{Kind, Way};
use leptos::prelude::*;
use leptos::task::spawn_local;
use notes::Notes;
use vault::RecordId;

/// What a visit is called by what it is for.
pub fn kind_words(w: Words, kind: Kind) -> &'static str {
    match kind {
        Kind::HealthCheck => w.visit_kind_health_check(),
        Kind::Preparation => w.visit_kind_preparation(),
        Kind::Integration => w.visit_kind_integration(),
        Kind::FollowUp => w.visit_kind_follow_up(),
        Kind::Group => w.visit_kind_group(),
    }
}

fn way_words(w: Words, way: Way) -> &'static str {
    match way {
        Way::InPerson => w.visit_in_person(),
        Way::Video => w.visit_video(),
    }
}

/// The same moment on the phone's own clock, where that shows something else, tracked.
fn time_here(speech: Speech, day: Day, visit: &Said, start: Instant) -> Option<String> {
    let here = day.elsewhere(start, zone_of_visit(visit))?;
    let time = speech.weekday_time(start, &here);
    Some(speech.words().hours_here(&time))
}

/// One visit.
#[component]
pub fn Visit(id: RecordId) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let (visits, day) = (expect_context::<Visits>(), expect_context::<Day>());
    let found = untrack(|| visits.visit(id));
    let title = found.map_or(w.visit_title(), |visit| kind_words(w, visit.kind));
    view! {
        <Screen route=Route::Visit(id.to_string()) title=title class="plan visit">
            {move || match visits.visit(id) {
                Some(visit) => view! { <Facts visit /> }.into_any(),
                None => view! { <p>{w.visit_unknown()}</p> }.into_any(),
            }}
            {untrack(|| visits.visit(id)).map(|visit| view! { <Notes id visit /> })}
            {move || {
                let visit = visits.visit(id)?;
                let lies_ahead = visit.is_planned() && day.now() < visit.start(&zone_of_visit(&visit));
                to_calendar(&Route::VisitCalendar(id.to_string()), id, lies_ahead)
            }}
            {move || visits.visit(id).map(|visit| view! { <Ways id visit /> })}
        </Screen>
    }
}

/// When and where.
#[component]
fn Facts(visit: Said) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let day = expect_context::<Day>();
    let start = visit.start(&zone_of_visit(&visit));
    let facts = [
        (w.session_date(), speech.weekday_date(start, &visit.zone)),
        (w.session_start(), speech.time(start, &visit.zone)),
        (
            w.session_length(),
            w.session_minutes(&visit.length_minutes.to_string()),
        ),
        (w.visit_way(), way_words(w, visit.way).to_owned()),
        (w.visit_place(), visit.place.clone()),
    ];
    let link = visit.link().map(str::to_owned);
    let planned = visit.is_planned();
    let is_past = visit.end(&zone_of_visit(&visit)) < untrack(|| day.now());
    let kept = StoredValue::new(visit);
    let elsewhere = move || {
        let visit = kept.get_value();
        time_here(speech, day, &visit, start).map(|here| {
            let zone = w.session_zone(&place_name(&visit.zone));
            view! { <p class="note">{format!("{zone} · {here}")}</p> }
        })
    };
    view! {
        {(!planned).then(|| view! { <Notice><p>{stands(w, is_past)}</p></Notice> })}
        <section class="card">
            {facts_list(facts.into())}
            {elsewhere}
            {link
                .map(|link| {
                    view! {
                        <div class="buttons buttons--fit">
                            <a
                                class="button button--quiet button--small"
                                href=link
                                target="_blank"
                                rel="external noreferrer"
                            >
                                {w.visit_open_link()}
                            </a>
                        </div>
                        <p class="note">{w.visit_open_link_note()}</p>
                    }
                })}
        </section>
    }
}

/// That it does not take place.
fn stands(w: Words, is_past: bool) -> &'static str {
    match is_past {
        true => w.visit_skipped(),
        false => w.visit_cancelled(),
    }
}

/// The id of the line that says so, where it was cancelled.
const STANDS: &str = "visit-stands";

/// To change it, or to cancel it.
#[component]
fn Ways(id: RecordId, visit: Said) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let (visits, day) = (expect_context::<Visits>(), expect_context::<Day>());
    let toasts = expect_context::<Toasts>();
    let trouble = RwSignal::new(None::<Trouble>);
    let is_past = visit.end(&zone_of_visit(&visit)) < untrack(|| day.now());
    let planned = visit.is_planned();
    let set = move |standing: Standing| {
        spawn_local(async move {
            match visits.set_standing(id, standing).await {
                Ok(()) if standing == Standing::Cancelled => {
                    let undo = move || visits.set_standing(id, Standing::Planned);
                    toasts.offer_way_back(w.visit_cancelled_toast(), w, undo);
                    show_answer(STANDS);
                }
                Ok(()) => {}
                Err(why) => {
                    let _ = trouble.try_set(Some(why));
                }
            }
        });
    };
    let cancel_text = if is_past {
        w.session_skip()
    } else {
        w.visit_cancel()
    };
    let (class, text, to) = match planned {
        true => (
            "button button--danger button--wide",
            cancel_text,
            Standing::Cancelled,
        ),
        false => (
            "button button--quiet button--wide",
            w.session_bring_back(),
            Standing::Planned,
        ),
    };
    view! {
        {move || trouble.get().map(|why| not_saved(w, why))}
        <a class="button button--outline button--wide" href=Route::VisitMove(id.to_string()).to_string()>
            {w.visit_move()}
        </a>
        <Answered name=STANDS said=if planned { "" } else { stands(w, is_past) }>
            <button type="button" class=class on:click=move |_| set(to)>{text}</button>
        </Answered>
    }
}
