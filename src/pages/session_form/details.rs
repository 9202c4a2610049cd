//! One session as it stands, and the ways to move or cancel it.

use super::{medicine_words, setting_words};
use crate::components::{
    Answered, Notice, Screen, Toasts, facts_list, list_rows, not_saved, show_answer,
};
use crate::pages::again::{as_last_time, offer};
use crate::pages::calendar::to_calendar;
use crate::pages::hours::hours_cards;
use crate::pages::plan::{Unsupported, rows};
use crate::pages::today::CancelledQuestion;
use crate::routes::Route;
use crate::state::{Day, Series, Session, Speech, Trouble, zone_of};
use domain::session::Standing;
use leptos::prelude::*;
use leptos::task::spawn_local;
use vault::RecordId;

/// The id of the line that says that it does not take place.
const STANDS: &str = "session-stands";

/// One session as it stands, with the ways to change it.
#[component]
pub fn SessionDetails(id: RecordId) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    view! {
        <Screen route=Route::Session(id.to_string()) title=w.session_edit_title() class="plan">
            {move || match series.session(id) {
                Some(session) => view! { <Details id session /> }.into_any(),
                None => view! { <p>{w.session_unknown()}</p> }.into_any(),
            }}
        </Screen>
    }
}

#[component]
fn Details(id: RecordId, session: Session) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let (series, toasts) = (expect_context::<Series>(), expect_context::<Toasts>());
    let start = session.start(&zone_of(&session));
    let is_past = session.end(&zone_of(&session)) < untrack(|| expect_context::<Day>().now());
    let trouble = RwSignal::new(None::<Trouble>);
    let set = move |standing: Standing| {
        spawn_local(async move {
            let done = match standing {
                Standing::Cancelled => series.cancel(id).await,
                Standing::Planned => series.bring_back(id).await,
            };
            match done {
                Ok(()) if standing == Standing::Cancelled => {
                    let undo = move || series.not_cancelled(id);
                    let told = if is_past {
                        w.session_skipped_toast()
                    } else {
                        w.session_cancelled_toast()
                    };
                    toasts.offer_way_back(told, w, undo);
                    show_answer(STANDS);
                }
                Ok(()) => {}
                Err(why) => {
                    let _ = trouble.try_set(Some(why));
                }
            }
        });
    };
    let planned = session.is_planned();
    let stands = match is_past {
        true => w.session_skipped(),
        false => w.session_cancelled(),
    };
    let kept = StoredValue::new(session.clone());
    // Both follow what is answered.
    let cancelled = move || {
        let session = kept.get_value();
        series.cancelled(id).filter(|cancelled| {
            let is_on_its_day = session.is_on_its_day(cancelled.at, &zone_of(&session));
            !planned && session.is_supported() && is_on_its_day
        })
    };
    let hours = move || {
        let of = series.hours_of(id, kept.get_value());
        Some(of)
            .filter(|of| !of.hours.is_empty())
            .into_iter()
            .collect::<Vec<_>>()
    };
    // Both come and go with the ride.
    let again = move || {
        let session = kept.get_value();
        offer(id, &session).or_else(|| as_last_time(id, &session))
    };
    // Where it is as last time, the ride stands among what that says.
    let hanging = move || {
        let session = kept.get_value();
        let is_as_last = as_last_time(id, &session).is_some();
        let ride = Route::Ride(id.to_string());
        let rows = rows(id, &session).into_iter();
        list_rows(rows.filter(|row| !is_as_last || row.to != ride).collect())
    };
    let supported = session.is_supported();
    let minutes = |count: u16| w.session_minutes(&count.to_string());
    let facts = [
        (w.session_date(), speech.weekday_date(start, &session.zone)),
        (w.session_start(), speech.time(start, &session.zone)),
        (w.session_length(), minutes(session.length_minutes)),
        (
            w.session_setting(),
            setting_words(w, session.setting).to_owned(),
        ),
        (
            w.session_medicine(),
            medicine_words(w, session.medicine).to_owned(),
        ),
        (w.session_place(), session.place.clone()),
        (
            w.session_travel(),
            session.travel_minutes.map(minutes).unwrap_or_default(),
        ),
    ];
    view! {
        {move || {
            cancelled()
                .map(|cancelled| {
                    view! {
                        <section class="card next">
                            <CancelledQuestion id cancelled />
                        </section>
                    }
                })
        }}
        {(!planned)
            .then(|| {
                view! {
                    <Notice>
                        <p>{stands}</p>
                    </Notice>
                }
            })}
        {again}
        <section class="card">
            {facts_list(facts.into())}
        </section>
        {move || (planned && supported).then(hanging)}
        {hours_cards(hours)}
        {move || trouble.get().map(|why| not_saved(w, why))}
        {move || to_calendar(&Route::Calendar(id.to_string()), id, planned && supported)}
        {planned
            .then(|| {
                view! {
                    <div class="buttons buttons--stack">
                        <a class="button" href=Route::Move(id.to_string()).to_string()>{w.session_move()}</a>
                        {supported
                            .then(|| {
                                view! {
                                    <a
                                        class="button button--outline"
                                        href=Route::Course(id.to_string()).to_string()
                                    >
                                        {w.course_add()}
                                    </a>
                                }
                            })}
                    </div>
                }
            })}
        <Answered name=STANDS said=if planned { "" } else { stands }>
            {match planned {
                true => {
                    view! {
                        <button
                            type="button"
                            class="button button--danger button--wide"
                            on:click=move |_| set(Standing::Cancelled)
                        >
                            {if is_past { w.session_skip() } else { w.session_cancel() }}
                        </button>
                    }
                }
                false => {
                    view! {
                        <button
                            type="button"
                            class="button button--quiet button--wide"
                            on:click=move |_| set(Standing::Planned)
                        >
                            {w.session_bring_back()}
                        </button>
                    }
                }
            }}
        </Answered>
        {(!supported).then(|| view! { <Unsupported /> })}
    }
}
