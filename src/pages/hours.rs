//! My hours: limits and moments as a list of times and actions.

use crate::components::{Glyph, Icon, sources_of_lines};
use crate::routes::Route;
use crate::state::{Day, HoursOf, Series, Session, Speech, zone_of};
use content::Words;
use domain::clock::{Hour, HourKind, Moment, Reading, Source, State, Substance};
use domain::ride::PickUp;
use domain::text::sentences;
use domain::time::{self, Instant};
use leptos::prelude::*;
use vault::RecordId;

/// The cards with the hours of sessions. They change when an hour does, not with every minute: what
/// was unfolded stays so.
pub fn hours_cards(read: impl Fn() -> Vec<HoursOf> + Send + Sync + 'static) -> AnyView {
    let all = Memo::new(move |_| read());
    let cards = move || {
        let all = all.get().into_iter().enumerate();
        all.map(|(place, of)| hours_card(place, of)).collect_view()
    };
    view! { {cards} }.into_any()
}

/// The card with a session's hours: what holds now, what is to come, and behind a line what is over.
fn hours_card(place: usize, of: HoursOf) -> AnyView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let zone = &of.session.zone;
    // Only where the clocks differ at the session does the zone need a word.
    let start = of.session.start(&zone_of(&of.session));
    let day = expect_context::<Day>();
    let here = day.elsewhere(start, zone_of(&of.session));
    // Also while nobody knows where the patient is.
    let is_told = here.is_some() || day.zone().is_none();
    let zone_note = is_told.then(|| w.today_hours_in_zone(&place_name(zone)));
    let title = match place {
        0 => w.today_hours().to_owned(),
        _ => w.today_hours_for(&speech.weekday_date(start, zone)),
    };
    let here = here.as_deref();
    let rows = |state: State| {
        let rows = of.hours.iter().filter(|reading| reading.state == state);
        let rows: Vec<_> = rows.map(|reading| row(&of, *reading, here)).collect();
        (rows.len(), rows)
    };
    let (now, holding) = rows(State::Now);
    let (_, coming) = rows(State::ToCome);
    let (over, earlier) = rows(State::Over);
    let mut all = of.hours.iter();
    let holds = all.any(|reading| reading.state == State::Now && reading.hour.kind.is_limit());
    view! {
        <section class="card">
            <h2 class="card__title">{title}</h2>
            {zone_note.map(zone_words)}
            {(now > 0)
                .then(|| {
                    let text = if holds { w.hours_holds() } else { w.hours_now() };
                    view! {
                        <h3 class="hours__state hours__state--now">{text}</h3>
                        <ol class="hours hours--now" role="list">{holding}</ol>
                    }
                })}
            {(!coming.is_empty())
                .then(|| {
                    let class = if now > 0 { "hours__state" } else { "visually_hidden" };
                    view! {
                        <h3 class=class>{w.hours_to_come()}</h3>
                        <ol class="hours" role="list">{coming}</ol>
                    }
                })}
            {(over > 0)
                .then(|| {
                    let count = w.hours_earlier(i64::try_from(over).unwrap_or(i64::MAX));
                    view! {
                        <details class="disclosure">
                            <summary class="disclosure__summary">
                                {count} <Icon of=Glyph::ChevronRight />
                            </summary>
                            <ol class="hours hours--over" role="list">
                                {earlier}
                            </ol>
                        </details>
                    }
                })}
            {sources_of_lines("limits")}
        </section>
    }
    .into_any()
}

/// One hour: when, a dot in the shape of its state, and what; a screen reader hears the state first.
fn row(of: &HoursOf, reading: Reading, here: Option<&str>) -> AnyView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let hour = reading.hour;
    let (text, note) = words_of(speech, expect_context::<Series>(), of.id, hour);
    let is_ask = matches!(hour.moment, Moment::Ask { .. });
    let class = match (hour.kind, reading.state) {
        (_, State::Over) => "hours__row hours__row--over",
        (HourKind::Session, _) => "hours__row hours__row--session",
        _ if is_ask => "hours__row hours__row--ask",
        _ => "hours__row",
    };
    let state = match reading.state {
        State::Now if hour.kind.is_limit() => w.hours_holds(),
        State::Now => w.hours_now(),
        State::ToCome => w.hours_to_come(),
        State::Over => w.hours_over(),
    };
    let at = hour.instant();
    let end = if text.ends_with('?') { " " } else { ". " };
    // The same moment on the phone's own clock.
    let here = here
        .zip(at)
        .map(|(here, at)| w.hours_here(&speech.weekday_time(at, here)));
    let words = view! {
        <span class="visually_hidden">{state} ": "</span>
        <span>{text}</span>
        {note.map(|note| view! { {end} <span class="note">{note}</span> })}
        {here.map(|here| view! { " " <span class="note hours__here">{here}</span> })}
        {(is_ask && at.is_none())
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
    let time = written(speech, &of.session.zone, at, reading.is_today);
    view! {
        <li class=class>
            <time class="hours__time" datetime=at.map(stamp)>
                {in_two_lines(&time)}
            </time>
            <span class="hours__dot"></span>
            {words}
        </li>
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
        HourKind::PickUp => return pick_up_words(w, series, id),
        HourKind::NoDriving => w.hours_no_driving().to_owned(),
        HourKind::NoDecisions => w.hours_no_decisions().to_owned(),
    };
    let known = match (hour.kind, hour.source) {
        (HourKind::LeaveHome, _) if asks => Some(w.hours_leave_home_note().to_owned()),
        (_, Source::ClinicSaid { minutes }) => {
            Some(w.hours_clinic_said(&super::rules::span_words(w, minutes)))
        }
        (_, Source::Floor) if asks => Some(w.hours_at_least("24")),
        // What the clinic said is shorter, or it said nothing that can be asked for.
        (_, Source::Floor) => Some(w.rule_at_least("24")),
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

/// Nobody is said to pick up before they said yes: until then, how the ride stands.
fn pick_up_words(w: Words, series: Series, id: RecordId) -> (String, Option<String>) {
    let (session, ride) = (series.session(id), series.ride(id));
    let stands = session.map(|session| (series.ride_standing(id, &session), session));
    match (stands, ride) {
        (Some((standing, _)), Some(ride)) if standing.pick_up() == PickUp::Agreed => {
            (w.hours_pick_up_by(&ride.person.name), None)
        }
        (Some((_, session)), _) => (
            w.hours_pick_up().to_owned(),
            Some(super::ride::state_words(id, &session)),
        ),
        _ => (w.hours_pick_up().to_owned(), None),
    }
}

fn substance_words(substance: Substance, [both, alcohol, cannabis]: [&'static str; 3]) -> String {
    match substance {
        Substance::Both => both,
        Substance::Alcohol => alcohol,
        Substance::Cannabis => cannabis,
    }
    .to_owned()
}

/// When an hour is; see [`when`].
pub fn time_of(speech: Speech, session: &Session, hour: Hour) -> String {
    match hour.instant() {
        Some(at) => when(speech, at, &session.zone),
        None => speech.words().hours_before().to_owned(),
    }
}

/// A moment on the clocks of its own zone; with its weekday unless it is today for the reader. Tracks
/// the time.
pub fn when(speech: Speech, at: Instant, zone: &str) -> String {
    let day = expect_context::<Day>();
    let there = crate::state::zone(zone);
    let both = there.zip(day.here().or(there));
    let is_today =
        both.is_some_and(|(there, here)| time::reads_as_today(at, &there, day.now(), &here));
    written(speech, zone, Some(at), is_today)
}

fn written(speech: Speech, zone: &str, at: Option<Instant>, is_today: bool) -> String {
    match at {
        None => speech.words().hours_before().to_owned(),
        Some(at) if is_today => speech.time(at, zone),
        Some(at) => speech.weekday_time(at, zone),
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
