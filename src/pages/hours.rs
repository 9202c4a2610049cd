//! My hours: limits and moments as a list of times and actions.

use crate::components::{Glyph, Icon, sources_of_lines};
use crate::routes::Route;
use crate::state::{Day, Series, Speech, offset_of, zone_of};
use domain::clock::{Hour, HourKind, Moment, Source, Substance};
use domain::session::Session;
use domain::text::sentences;
use domain::time::{self, Instant};
use leptos::prelude::*;
use vault::RecordId;

/// The card with a session's hours. Tracks the time, so that what has passed steps back.
pub fn hours_card(title: String, id: RecordId, session: Session, hours: Vec<Hour>) -> AnyView {
    let speech = expect_context::<Speech>();
    let (series, day) = (expect_context::<Series>(), expect_context::<Day>());
    let w = speech.words();
    let now = day.now();
    // Only where the clocks differ at the session does the zone need a word.
    let start = session.start(&zone_of(&session));
    let elsewhere = offset_of(&session, start)
        != domain::time::Zone::offset_at(&crate::state::zone(&day.zone()), start);
    let zone_note = elsewhere.then(|| w.today_hours_in_zone(&place_name(&session.zone)));
    let here = day.zone();
    let rows = hours
        .into_iter()
        .map(|hour| {
            let (text, note) = words_of(speech, series, id, hour);
            let is_past = hour.instant().is_some_and(|at| at < now);
            let is_ask = matches!(hour.moment, Moment::Ask { .. });
            let class = match hour.kind {
                HourKind::Session => "hours__row hours__row--session",
                _ if is_past => "hours__row hours__row--past",
                _ if is_ask => "hours__row hours__row--ask",
                _ => "hours__row",
            };
            let ask_only = matches!(hour.moment, Moment::Ask { floor: None });
            let datetime = hour.instant().map(stamp);
            let end = if text.ends_with('?') { " " } else { ". " };
            // The same moment on the phone's own clock.
            let here = hour
                .instant()
                .filter(|_| elsewhere)
                .map(|at| w.hours_here(&speech.weekday_time(at, &here)));
            let words = view! {
                {text}
                {note.map(|note| view! { {end} <span class="note">{note}</span> })}
                {here.map(|here| view! { " " <span class="note hours__here">{here}</span> })}
                {ask_only
                    .then(|| {
                        view! { " " <span class="chip chip--warm">{w.common_clinics_differ()}</span> }
                    })}
            };
            let words = match hour.kind.topic() {
                Some(topic) => {
                    let to = Route::Rule(topic.slug().to_owned());
                    view! { <a class="hours__text hours__way" href=to.to_string()>{words}</a> }.into_any()
                }
                None => view! { <span class="hours__text">{words}</span> }.into_any(),
            };
            view! {
                <li class=class>
                    <time class="hours__time" datetime=datetime>
                        {in_two_lines(&time_of(speech, &session, hour))}
                    </time>
                    <span class="hours__dot"></span>
                    {words}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="card">
            <h2 class="card__title">{title}</h2>
            {zone_note.map(zone_words)}
            <ol class="hours" role="list">{rows}</ol>
            {sources_of_lines("limits")}
        </section>
    }
    .into_any()
}

/// What a row says, and its note.
pub fn words_of(
    speech: Speech,
    series: Series,
    id: RecordId,
    hour: Hour,
) -> (String, Option<String>) {
    let w = speech.words();
    let asks = matches!(hour.moment, Moment::Ask { .. });
    let text = match hour.kind {
        HourKind::NoAlcohol(substance) => substance_words(
            substance,
            [
                w.hours_no_alcohol(),
                w.hours_no_alcohol_alone(),
                w.hours_no_cannabis_alone(),
            ],
        ),
        HourKind::NoAlcoholAfter(substance) => substance_words(
            substance,
            [
                w.hours_after_alcohol(),
                w.hours_after_alcohol_alone(),
                w.hours_after_cannabis_alone(),
            ],
        ),
        HourKind::NoFood if asks => w.hours_no_food_ask().to_owned(),
        HourKind::NoFood => w.hours_no_food().to_owned(),
        HourKind::NoDrink if asks => w.hours_no_drink_ask().to_owned(),
        HourKind::NoDrink => w.hours_no_drink().to_owned(),
        HourKind::LeaveHome => w.hours_leave_home().to_owned(),
        HourKind::Arrive => w.hours_arrive().to_owned(),
        HourKind::Session => w.hours_session().to_owned(),
        HourKind::PickUp => {
            let session = series.session(id);
            let comes = session.is_some_and(|session| series.has_ride(id, &session));
            match series.ride(id).filter(|_| comes) {
                Some(ride) => w.hours_pick_up_by(&ride.person.name),
                None => w.hours_pick_up().to_owned(),
            }
        }
        HourKind::NoDriving => w.hours_no_driving().to_owned(),
        HourKind::NoDecisions => w.hours_no_decisions().to_owned(),
    };
    let known = match (hour.kind, hour.source) {
        (HourKind::LeaveHome, _) if asks => Some(w.hours_leave_home_note().to_owned()),
        (_, Source::ClinicSaid { minutes }) => {
            Some(w.hours_clinic_said(&super::rules::span_words(w, minutes)))
        }
        (_, Source::Floor) if asks => Some(w.hours_at_least("24")),
        _ => None,
    };
    let note = match (hour.kind, known) {
        (HourKind::NoDriving, known) => {
            let sleep = w.hours_no_driving_note();
            Some(known.map_or_else(|| sleep.to_owned(), |known| sentences(sleep, &known)))
        }
        (_, known) => known,
    };
    (text, note)
}

fn substance_words(substance: Substance, [both, alcohol, cannabis]: [&'static str; 3]) -> String {
    match substance {
        Substance::Both => both,
        Substance::Alcohol => alcohol,
        Substance::Cannabis => cannabis,
    }
    .to_owned()
}

/// The hour in the session's own zone; with its weekday on another day than the session's.
pub fn time_of(speech: Speech, session: &Session, hour: Hour) -> String {
    let Some(at) = hour.instant() else {
        return speech.words().hours_before().to_owned();
    };
    let zone = zone_of(session);
    let day = |at: Instant| time::local_at(at, &zone).date();
    if day(at) == day(session.start(&zone)) {
        speech.time(at, &session.zone)
    } else {
        speech.weekday_time(at, &session.zone)
    }
}

/// A weekday and its hour, which may stand on two lines, but break nowhere else.
fn in_two_lines(time: &str) -> impl IntoView + use<> {
    let (weekday, hour) = match time.split_once(' ') {
        Some((weekday, hour)) if !time.starts_with(|c: char| c.is_ascii_digit()) => {
            (Some(weekday.to_owned()), hour.to_owned())
        }
        _ => (None, time.to_owned()),
    };
    view! {
        {weekday.map(|weekday| view! { <span>{weekday}</span> " " })}
        <span>{hour}</span>
    }
}

/// By which clock the times are meant.
pub fn zone_words(words: impl IntoView + 'static) -> impl IntoView {
    view! {
        <p class="note zone_note">
            <Icon of=Glyph::Clock size=18 />
            <span>{words}</span>
        </p>
    }
}

/// `New York`, of `America/New_York`.
pub fn place_name(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// A moment as `<time datetime>` wants it.
fn stamp(at: Instant) -> String {
    format!("{:?}Z", at.naive_utc())
}
