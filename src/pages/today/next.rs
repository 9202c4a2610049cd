//! The card of the one next thing.

use super::super::rules::topic_words;
use super::lines;
use crate::chunks::{Chunks, Part};
use crate::components::{Glyph, Icon, Toasts};
use crate::pages::{hours, journal, ride, visit};
use crate::routes::Route;
use crate::state::{Path, Series, Speech};
use domain::path::Place;
use domain::today::{Card, Next};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The one next thing. Tracks what it reads.
pub fn next_card(next: Next) -> AnyView {
    let speech = expect_context::<Speech>();
    let series = expect_context::<Series>();
    let w = speech.words();
    let id = series.at_hand();
    match (next, id) {
        (Next::NoRide { call_clinic }, Some(id)) => ride::no_ride_card(id, call_clinic).into_any(),
        (Next::RideMissing, _) => ride::missing_card().or_else(answered_ride).into_any(),
        (Next::RideGate(_), Some(id)) => ride::gate_card(id, false, later(next.card())).into_any(),
        (Next::HourSoon(hour), Some(id)) => match series.session(id) {
            Some(session) => {
                let (text, note) = hours::words_of(speech, series, id, hour);
                let at = hours::time_of(speech, &session, hour);
                let title = format!("{at} · {text}");
                let note = note.unwrap_or_default();
                card(w.today_hour_title(), Glyph::Clock, title, note, &[], None)
            }
            None => ().into_any(),
        },
        (Next::Rule(topic), _) => match topic_words(w, topic) {
            Some(words) => {
                let ways = [(Route::Rule(topic.slug().to_owned()), w.today_rule_do())];
                let (title, note) = (words.ask.to_owned(), w.today_rule_note().to_owned());
                card(
                    w.today_do_next(),
                    Glyph::Info,
                    title,
                    note,
                    &ways,
                    next.card(),
                )
            }
            None => ().into_any(),
        },
        (Next::Checklist { left, group }, _) => {
            let left = i64::try_from(left).unwrap_or(i64::MAX);
            let to = lines::checklist_route(&series.current());
            let ways = to.map(|to| (to, w.today_checklist_do()));
            card(
                w.today_do_next(),
                Glyph::Plan,
                lines::checklist_words(w, group),
                w.today_checklist_left(left),
                ways.as_slice(),
                next.card(),
            )
        }
        (Next::Visit(_), _) => visit::visit_card(later(next.card())).into_any(),
        (Next::Cancelled, _) => expect_context::<Chunks>().part(Part::Cancelled).into_any(),
        (Next::Write, _) => view! { <journal::QuestionCard later=later(next.card()) /> }.into_any(),
        _ => nothing(series.current().place),
    }
}

/// Nothing is to be done. Who rests has read that above.
fn nothing(place: Place) -> AnyView {
    let w = expect_context::<Speech>().words();
    match place {
        Place::Paused => view! { <Paused /> }.into_any(),
        Place::ComingBack | Place::AfterCare => ().into_any(),
        _ => {
            let title = w.today_nothing_title().to_owned();
            let note = w.today_nothing_note().to_owned();
            card("", Glyph::Check, title, note, &[], None)
        }
    }
}

/// The ride that was missing, once somebody said yes on this screen.
fn answered_ride() -> Option<AnyView> {
    let (id, _) = expect_context::<Series>().to_leave()?;
    ride::gate_card(id, false, None)
}

/// A card; its chip may be empty.
fn card(
    chip: &'static str,
    glyph: Glyph,
    title: String,
    note: String,
    ways: &[(Route, &'static str)],
    can_wait: Option<Card>,
) -> AnyView {
    view! {
        <section class="card next">
            {(!chip.is_empty())
                .then(|| {
                    view! {
                        <span class="chip chip--warm">
                            <Icon of=glyph size=17 />
                            {chip}
                        </span>
                    }
                })}
            <h2 class="next__title">{title}</h2>
            {(!note.is_empty()).then(|| view! { <p class="note">{note}</p> })}
            {(!ways.is_empty())
                .then(|| {
                    view! {
                        <div class="buttons">
                            {ways
                                .iter()
                                .map(|(to, text)| view! { <a class="button" href=to.to_string()>{*text}</a> })
                                .collect_view()}
                        </div>
                    }
                })}
            {can_wait
                .is_some()
                .then(|| view! { <div class="buttons buttons--text">{later(can_wait)}</div> })}
        </section>
    }
    .into_any()
}

/// *Not today*, for what can wait until tomorrow.
fn later(card: Option<Card>) -> Option<AnyView> {
    let card = card?;
    let w = expect_context::<Speech>().words();
    let (path, toasts) = (expect_context::<Path>(), expect_context::<Toasts>());
    let put_off = move |_| {
        spawn_local(async move {
            if let Err(why) = path.not_today(card).await {
                return toasts.say(why.words(w));
            }
            let undo = move || path.bring_back(card);
            toasts.offer_way_back(w.today_not_today_toast(), w, undo);
        });
    };
    let button = view! {
        <button type="button" class="button button--text" on:click=put_off>
            {w.common_not_today()}
        </button>
    };
    Some(button.into_any())
}

/// Everything is silent, and one button ends it.
#[component]
fn Paused() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let (path, toasts) = (expect_context::<Path>(), expect_context::<Toasts>());
    let go_on = move |_| {
        spawn_local(async move {
            if let Err(why) = path.pause(false).await {
                toasts.say(why.words(w));
            }
        });
    };
    view! {
        <section class="card next">
            <h2 class="next__title">{w.today_paused()}</h2>
            <p class="note">{w.today_paused_note()}</p>
            <div class="buttons">
                <button type="button" class="button" on:click=go_on>{w.today_go_on()}</button>
            </div>
        </section>
    }
}
