//! Today: where I am on the path, the one next thing, my hours, and at most three more lines.

mod lines;

use super::hours::hours_card;
use crate::components::{Frame, Glyph, HelpButton, Icon, SettingsButton, Sky};
use crate::routes::Route;
use crate::state::{Checklists, Copies, Day, Intentions, Journal, Series, Speech, Store, zone_of};
use domain::checklist;
use domain::path::{self, Current, Light, Place};
use domain::ride::Gate;
use domain::time;
use domain::today::{self, Due, Next};
use leptos::prelude::*;
use lines::due_lines;
use vault::RecordId;

/// The first tab.
#[component]
pub fn Today() -> impl IntoView {
    let series = expect_context::<Series>();
    let head = view! { <Horizon /> }.into_any();
    view! {
        <Frame route=Route::Today class="screen__main--lifted today" head>
            {move || match series.current().place {
                Place::NoSession => view! { <Doors /> <Lines /> }.into_any(),
                _ => view! { <Ahead /> }.into_any(),
            }}
        </Frame>
    }
}

#[component]
fn Horizon() -> impl IntoView {
    let speech = expect_context::<Speech>();
    let (day, series) = (expect_context::<Day>(), expect_context::<Series>());
    let sun = Memo::new(move |_| sun_at(path::light(&series.current(), day.now())));
    view! {
        <header
            class="horizon"
            style:--sun-x=move || sun.get().0.to_string()
            style:--sun-y=move || sun.get().1.to_string()
        >
            <Sky />
            <div class="horizon__text">
                <p class="eyebrow">{move || speech.weekday_date(day.now(), &day.zone())}</p>
                <h1 class="horizon__title" tabindex="-1">{move || headline(speech, &series.current())}</h1>
            </div>
            <div class="horizon__actions">
                <HelpButton />
                <SettingsButton />
            </div>
        </header>
    }
}

/// Where the sun stands, in percent of the sky's width and height: it sinks to the right as the
/// session nears, glows in the middle at dusk, and rises at the left in the days after.
fn sun_at(light: Light) -> (i32, i32) {
    let (x, y) = match light {
        Light::Day { sun } => (81.0, 82.0 - 50.0 * sun),
        Light::Dusk => (50.0, 88.0),
        Light::Dawn { sun } => (24.0 + 10.0 * sun, 80.0 - 45.0 * sun),
    };
    // Whole percents: writing fractions as text would bring the code for it into the app.
    (x as i32, y as i32)
}

fn headline(speech: Speech, current: &Current<RecordId>) -> String {
    let w = speech.words();
    match current.place {
        Place::NoSession => w.today_hello().to_owned(),
        Place::Planning { days_until } => w.today_days_until(days_until.into()),
        Place::Eve => w.today_tomorrow().to_owned(),
        Place::Morning => w.today_is_today().to_owned(),
        Place::InSession => w.today_in_session().to_owned(),
        Place::ComingBack | Place::AfterCare => w.today_coming_back().to_owned(),
        Place::DaysAfter { day } => w.today_day_after(day.into()),
        Place::Between => w.today_between().to_owned(),
    }
}

#[component]
fn Doors() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let doors = [
        (
            Route::SessionNew,
            Glyph::Calendar,
            w.doors_date(),
            w.doors_date_note(),
        ),
        (
            Route::Deciding,
            Glyph::Learn,
            w.doors_deciding(),
            w.doors_deciding_note(),
        ),
        (
            Route::Journal,
            Glyph::Journal,
            w.doors_before(),
            w.doors_before_note(),
        ),
    ];
    view! {
        <div class="doors">
            {doors
                .into_iter()
                .map(|(to, glyph, title, note)| {
                    view! {
                        <a class="door" href=to.to_string()>
                            <span class="door__icon">
                                <Icon of=glyph />
                            </span>
                            <span class="door__body">
                                <span class="door__title">{title}</span>
                                <span class="note">{note}</span>
                            </span>
                            <Icon of=Glyph::ChevronRight />
                        </a>
                    }
                })
                .collect_view()}
        </div>
    }
}

/// The cards once there is a session.
#[component]
fn Ahead() -> impl IntoView {
    let (day, series) = (expect_context::<Day>(), expect_context::<Series>());
    let facts = use_facts();
    let next = Memo::new(move |_| facts.with(|facts| facts.next));
    let due = Memo::new(move |_| facts.with(|facts| facts.due.clone()));
    view! {
        {move || next_card(next.get())}
        {move || {
            let id = series.at_hand()?;
            let session = series.session(id)?;
            // Past limits are of no use any more once all of them are over.
            let hours = series.hours(id, &session);
            let last = hours.iter().filter_map(domain::clock::Hour::instant).max()?;
            (day.now() < last).then(|| hours_card(id, session, hours))
        }}
        {move || {
            let lines = due.get();
            (!lines.is_empty()).then(|| due_lines(lines))
        }}
    }
}

/// What is due when there is no session: notes that wait, and a copy.
#[component]
fn Lines() -> impl IntoView {
    let facts = use_facts();
    move || {
        let lines: Vec<Due> = facts.with(|facts| facts.due.clone());
        (!lines.is_empty()).then(|| due_lines(lines))
    }
}

/// What the cards are chosen from, worked out once for both of them.
#[derive(Clone, PartialEq)]
struct Chosen {
    next: Next,
    due: Vec<Due>,
}

fn use_facts() -> Memo<Chosen> {
    let (day, series) = (expect_context::<Day>(), expect_context::<Series>());
    let (lists, intentions) = (
        expect_context::<Checklists>(),
        expect_context::<Intentions>(),
    );
    let journal = expect_context::<Journal>();
    let (store, copies) = (expect_context::<Store>(), expect_context::<Copies>());
    Memo::new(move |_| {
        let now = day.now();
        let current = series.current();
        let coming = current
            .upcoming
            .and_then(|id| Some((id, series.session(id)?)));
        let hours = coming
            .as_ref()
            .map(|(id, session)| series.hours(*id, session))
            .unwrap_or_default();
        let upcoming = coming.as_ref().map(|(id, session)| today::Upcoming {
            is_supported: session.is_supported(),
            start: session.start(&zone_of(session)),
            has_ride: series.ride(*id).is_some(),
            ride_escalates: series.ride_escalates(*id, session),
            due_gate: series.due_gate(*id, session),
            has_intention: intentions.kept(*id).is_some(),
        });
        let checklist = coming
            .as_ref()
            .filter(|(_, session)| session.is_supported())
            .and_then(|(id, session)| {
                let zone = zone_of(session);
                let group = checklist::group_now(session.start(&zone), now, &zone);
                let groups = lists.arranged(*id, session);
                groups
                    .iter()
                    .find(|view| view.group == group)
                    .map(|view| (group, view.left))
            });
        let here = crate::state::zone(&day.zone());
        let today = time::day_of(now, &here);
        let wrote_today = journal
            .last_written()
            .is_some_and(|at| time::day_of(at, &here) == today);
        let copy = domain::copy::Facts {
            now,
            place: current.place,
            last: copies.last(),
            entries: journal.newest_first().len(),
            written: journal.last_written(),
            had_session: current.last.is_some(),
        };
        let facts = today::Facts {
            notes: store.notes(),
            copy_is_due: domain::copy::is_due(&copy),
            now,
            place: current.place,
            upcoming,
            hours: &hours,
            checklist,
            wrote_today,
        };
        Chosen {
            next: today::next(&facts),
            due: today::due(&facts),
        }
    })
}

/// The one next thing. Tracks what it reads.
fn next_card(next: Next) -> AnyView {
    let speech = expect_context::<Speech>();
    let series = expect_context::<Series>();
    let w = speech.words();
    let id = series.at_hand();
    match (next, id) {
        (Next::NoRide { call_clinic }, Some(id)) if series.ride(id).is_none() => {
            let note = if call_clinic {
                w.today_no_ride_urgent()
            } else {
                w.today_no_ride_note()
            };
            card(
                w.today_do_next(),
                Glyph::Car,
                w.today_no_ride_title().to_owned(),
                note.to_owned(),
                &[(Route::Ride(id.to_string()), w.today_no_ride_do())],
            )
        }
        (Next::NoRide { .. }, Some(id)) => super::ride::gate_card(id, Gate::Asked, true).into_any(),

        (Next::RideGate(gate), Some(id)) => super::ride::gate_card(id, gate, false).into_any(),

        (Next::HourSoon(hour), Some(id)) => match series.session(id) {
            Some(session) => {
                let (text, note) = super::hours::words_of(speech, series, id, hour);
                let at = super::hours::time_of(speech, &session, hour);
                card(
                    w.today_hour_title(),
                    Glyph::Clock,
                    format!("{at} · {text}"),
                    note.unwrap_or_default(),
                    &[],
                )
            }
            None => ().into_any(),
        },
        (Next::Checklist { left, group }, Some(id)) => {
            let title = w.today_checklist_title(super::checklist::group_title(w, group));
            let note = w.today_checklist_left(i64::try_from(left).unwrap_or(i64::MAX));
            card(
                w.today_do_next(),
                Glyph::Plan,
                title,
                note,
                &[(Route::Checklist(id.to_string()), w.today_checklist_do())],
            )
        }
        (Next::Write, _) => view! { <super::journal::QuestionCard /> }.into_any(),
        _ => card(
            w.today_do_next(),
            Glyph::Check,
            w.today_nothing_title().to_owned(),
            w.today_nothing_note().to_owned(),
            &[],
        ),
    }
}

fn card(
    chip: &'static str,
    glyph: Glyph,
    title: String,
    note: String,
    ways: &[(Route, &'static str)],
) -> AnyView {
    view! {
        <section class="card next">
            <span class="chip chip--warm">
                <Icon of=glyph size=17 />
                {chip}
            </span>
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
        </section>
    }
    .into_any()
}
