//! Today: where I am on the path, the one next thing, my hours, and at most three more lines.

mod cancelled;
mod doors;
mod leaving;
mod lines;
mod missed;
mod next;

use super::hours::hours_cards;
use crate::chunks::{Chunks, Part};
use crate::components::{Frame, HelpButton, Holds, Notice, SettingsButton, Sky, Tone};
use crate::routes::Route;
use crate::state::{
    Checklists, Clinic, Copies, Day, Intentions, Journal, Path, Series, Speech, Store, Visits,
    Waits, zone_of,
};
use chrono::NaiveTime;
use domain::path::{self, Light, Place};
use domain::time::{self, Instant};
use domain::today::{self, Due, Next};
use domain::{checklist, clinic};
use doors::doors;
use leptos::prelude::*;
use lines::due_lines;
use next::next_card;

pub use cancelled::{Question as CancelledQuestion, cancelled_card};
pub use leaving::waiting_over;
pub use missed::missed_notice;

/// The first tab.
#[component]
pub fn Today() -> impl IntoView {
    let (series, chunks) = (expect_context::<Series>(), expect_context::<Chunks>());
    let head = view! { <Horizon /> }.into_any();
    view! {
        <Frame route=Route::Today class="screen__main--lifted today" head>
            {move || match series.current().place {
                place @ (Place::NoSession | Place::Deciding | Place::BeingChecked) => {
                    view! {
                        {move || chunks.part(Part::Zones)}
                        {move || chunks.part(Part::Cancelled)}
                        {move || chunks.part(Part::WaitingOver)}
                        {hours()}
                        <Aside place />
                    }
                        .into_any()
                }
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
                <p class="eyebrow">{move || speech.weekday_date(day.now(), &day.zone_shown())}</p>
                <h1 class="horizon__title" tabindex="-1">{move || headline(speech, series)}</h1>
            </div>
            <div class="horizon__actions">
                <HelpButton />
                <SettingsButton />
            </div>
        </header>
    }
}

/// Where the sun stands, in percent of the sky's width and height: it sinks to the right as the
/// session nears, glows in the middle at dusk, and rises at the left in the days after. At its
/// highest it stays below the words and buttons.
fn sun_at(light: Light) -> (i32, i32) {
    let (x, y) = match light {
        Light::Day { sun } => (81.0, 80.0 - 30.0 * sun),
        Light::Dusk => (50.0, 88.0),
        Light::Dawn { sun } => (24.0 + 10.0 * sun, 80.0 - 24.0 * sun),
    };
    // Whole percents: writing fractions as text would bring the code for it into the app.
    (x as i32, y as i32)
}

fn headline(speech: Speech, series: Series) -> String {
    let w = speech.words();
    let current = series.current();
    let session = current.begun().and_then(|id| series.session(id));
    match current.place {
        Place::NoSession => w.today_hello().to_owned(),
        Place::Deciding => w.today_deciding().to_owned(),
        Place::BeingChecked => w.today_being_checked().to_owned(),
        Place::Paused => w.today_paused().to_owned(),
        Place::AfterSeries => w.today_after_series().to_owned(),
        Place::Planning { days_until } => w.today_days_until(days_until.into()),
        Place::Eve => w.today_tomorrow().to_owned(),
        Place::Morning => w.today_is_today().to_owned(),
        // Where no staff is beside them the app does not speak for the session.
        Place::InSession if !session.is_some_and(|session| session.is_supported()) => {
            w.today_in_session_alone().to_owned()
        }
        Place::InSession => w.today_in_session().to_owned(),
        // Then there is something to do.
        Place::ComingBack | Place::AfterCare if series.ride_missing().is_some() => {
            w.today_stay().to_owned()
        }
        Place::AfterCare if series.starts_today() => w.today_is_today().to_owned(),
        Place::ComingBack | Place::AfterCare => w.today_coming_back().to_owned(),
        Place::DaysAfter { day } => w.today_day_after(day.into()),
        Place::Between => w.today_between().to_owned(),
    }
}

/// The hours hang on the phone's clock: where it must be wrong, the app says so.
fn clock_notice() -> Option<AnyView> {
    let speech = expect_context::<Speech>();
    let day = expect_context::<Day>();
    let (now, zone) = (day.now(), day.zone_shown());
    let checked = speech.words().checklist().iter().map(|item| item.checked);
    let built = domain::session::date(checked.max()?).ok()?;
    let written = expect_context::<Journal>().last_written();
    let is_wrong = time::is_clock_wrong(now, built.and_time(NaiveTime::MIN).and_utc(), written);
    is_wrong.then(|| {
        let shown = format!(
            "{}, {}",
            speech.long_date(now, &zone),
            speech.time(now, &zone)
        );
        let text = speech.words().today_clock_wrong(&shown);
        view! { <Notice tone=Tone::Warm><p>{text}</p></Notice> }.into_any()
    })
}

/// The cards once there is a session.
#[component]
fn Ahead() -> impl IntoView {
    let facts = use_facts();
    let (chunks, path) = (expect_context::<Chunks>(), expect_context::<Path>());
    let series = expect_context::<Series>();
    let next = Memo::new(move |_| facts.with(|facts| facts.next));
    let due = Memo::new(move |_| facts.with(|facts| facts.due.clone()));
    // What was answered here stays where it is for a while, with what comes next below.
    let held = RwSignal::new(None);
    let has_left = move || {
        series
            .to_leave()
            .is_some_and(|(id, _)| series.left(id).is_some())
    };
    provide_context(Holds(Callback::new(move |()| {
        let (since, had_left) = untrack(|| (series.now(), has_left()));
        held.set(Some((next.get_untracked(), since, had_left)));
    })));
    let first = Memo::new(move |_| {
        let held = held
            .get()
            .filter(|(held, since, had_left): &(Next, Instant, bool)| {
                held.stays_before(next.get(), has_left() && !had_left)
                    && (series.now() - *since).num_minutes() < today::HELD_MINUTES
            });
        held.map_or_else(|| next.get(), |(held, ..)| held)
    });
    let second = Memo::new(move |_| Some(next.get()).filter(|next| *next != first.get()));
    view! {
        {clock_notice}
        {move || chunks.part(Part::Zones)}
        {move || chunks.part(Part::Missed)}
        {move || next_card(first.get())}
        {move || second.get().map(next_card)}
        {leaving::leaving_card}
        {move || chunks.part(Part::WaitingOver)}
        {move || {
            let rests = matches!(
                series.current().place,
                Place::InSession | Place::ComingBack | Place::AfterCare
            );
            if path.is_paused() || rests { None } else { chunks.part(Part::StaleCalendar) }
        }}
        {hours()}
        {move || {
            let lines = due.get();
            (!lines.is_empty()).then(|| due_lines(lines))
        }}
        {move || {
            let place = series.current().place;
            matches!(place, Place::Between | Place::AfterSeries).then(|| doors(place))
        }}
    }
}

/// The hours that hold now or are to come, of each session a card.
fn hours() -> AnyView {
    let series = expect_context::<Series>();
    hours_cards(move || series.with_hours())
}

/// The doors, with what is due although there is no session: a visit, notes that wait, and a copy.
#[component]
fn Aside(place: Place) -> impl IntoView {
    let facts = use_facts();
    let visit = Memo::new(move |_| {
        let next = facts.with(|facts| facts.next);
        Some(next).filter(|next| matches!(next, Next::Visit(_)))
    });
    view! {
        {move || visit.get().map(next_card)}
        {doors(place)}
        {move || {
            let lines: Vec<Due> = facts.with(|facts| facts.due.clone());
            (!lines.is_empty()).then(|| due_lines(lines))
        }}
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
    let (book, path) = (expect_context::<Clinic>(), expect_context::<Path>());
    let (store, copies) = (expect_context::<Store>(), expect_context::<Copies>());
    let visits = expect_context::<Visits>();
    let waits = expect_context::<Waits>();
    Memo::new(move |_| {
        let now = day.now();
        let current = series.current();
        let coming = current
            .upcoming
            .and_then(|id| Some((id, series.session(id)?)));
        let mut hours = coming
            .as_ref()
            .map(|(id, session)| series.hours(*id, session))
            .unwrap_or_default();
        hours.extend(current.last.and_then(|id| series.pick_up_to_come(id)));
        let upcoming = coming.as_ref().map(|(id, session)| today::Upcoming {
            is_supported: session.is_supported(),
            start: session.start(&zone_of(session)),
            is_today: session.is_today(now, &zone_of(session)),
            has_ride: series.ride_standing(*id, session).is_planned(),
            ride_escalates: series.ride_escalates(*id, session),
            due_gate: series.due_gate(*id, session),
            has_intention: intentions.kept(*id).is_some(),
            can_be_same: series.ride(*id).is_none() && series.last_with_ride(*id).is_some(),
        });
        let listed = current.listed();
        let checklist = listed
            .and_then(|id| Some((id, series.session(id)?)))
            .filter(|(_, session)| session.is_supported())
            .and_then(|(id, session)| {
                let zone = zone_of(&session);
                let group = checklist::group_now(session.start(&zone), now, &zone);
                let groups = lists.arranged(id, &session);
                groups
                    .iter()
                    .find(|view| view.group == group)
                    .map(|view| (group, view.left))
            });
        let open_rule = upcoming.and_then(|coming| {
            clinic::urgent(&book.book(), coming.start, now)
                .first()
                .copied()
        });
        let today = path.today();
        let wrote_today = journal
            .last_written()
            .is_some_and(|at| day.day_of(at) == today);
        let copy = domain::copy::Facts {
            now,
            place: current.place,
            last: copies.last(),
            entries: journal.newest_first().len(),
            written: journal.last_written(),
            had_session: current.last.is_some(),
        };
        let was_cancelled = series
            .cancelled_on_its_day()
            .is_some_and(|(.., cancelled)| cancelled.given.is_none());
        let put_off = path.put_off();
        let facts = today::Facts {
            today,
            has_open_answer: false,
            ride_is_missing: series.ride_missing().is_some(),
            was_cancelled,
            care_check_is_due: false,
            open_rule,
            visit: visits.due().map(|(.., ask)| ask),
            check_in_is_due: false,
            put_off: &put_off,
            notes: store.notes(),
            waits: waits.count_back(),
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
