//! Add to my calendar: exactly what it will show, the file, and what an old file may leave over.

mod driver;
mod events;
mod file;
mod titles;
mod way;

pub use driver::ForDriver;
pub use titles::title;
pub use way::to_calendar;

use super::hours::place_name;
use super::plan::Unsupported;
use crate::components::{
    Disclosure, Glyph, Icon, Notice, Screen, Segmented, Switch, Toasts, Tone, not_saved,
};
use crate::routes::Route;
use crate::state::{
    Calendar as Handle, Day, Series, Speech, Trouble, Visits, Whose, zone, zone_of, zone_of_visit,
};
use domain::calendar::Given;
use domain::reminder::Wishes;
use domain::time::{Instant, Zone};
use events::{event_lines, event_list, left_over};
use file::FileButton;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::files::Wanted;
use platform::{dom::TickBox, links, page_life};
use vault::RecordId;

/// A session's reminders for a calendar, and the pick-up for that of the one who drives.
#[component]
pub fn Calendar(id: RecordId) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let session = untrack(|| expect_context::<Series>().session(id));
    let place = session
        .as_ref()
        .map(|session| (session.start(&zone_of(session)), session.zone.clone()));
    view! {
        <Screen
            route=Route::Calendar(id.to_string())
            title=w.calendar_title()
            eyebrow=date_of(speech, place.as_ref())
            class="calendar"
        >
            {match session.zip(place) {
                Some((session, place)) if session.is_supported() => {
                    view! {
                        <Lead />
                        <Mine id place />
                        <ForDriver id session />
                        <OnAnIPhone />
                    }
                        .into_any()
                }
                Some(_) => view! { <Unsupported /> }.into_any(),
                None => view! { <p>{w.session_unknown()}</p> }.into_any(),
            }}
        </Screen>
    }
}

/// A visit's reminders for a calendar.
#[component]
pub fn VisitCalendar(id: RecordId) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let place = untrack(|| expect_context::<Visits>().visit(id))
        .map(|visit| (visit.start(&zone_of_visit(&visit)), visit.zone));
    view! {
        <Screen
            route=Route::VisitCalendar(id.to_string())
            title=w.calendar_title()
            eyebrow=date_of(speech, place.as_ref())
            class="calendar"
        >
            {match place {
                Some(place) => {
                    view! {
                        <Lead />
                        <Mine id place />
                        <OnAnIPhone />
                    }
                        .into_any()
                }
                None => view! { <p>{w.visit_unknown()}</p> }.into_any(),
            }}
        </Screen>
    }
}

/// The start of a session or visit, and the IANA zone on whose clock it is told.
type Place = (Instant, String);

fn date_of(speech: Speech, place: Option<&Place>) -> String {
    place.map_or_else(String::new, |(start, zone)| {
        speech.weekday_date(*start, zone)
    })
}

#[component]
fn Lead() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! {
        <p class="lead">{w.calendar_lead()}</p>
        <p class="note">{w.calendar_lead_note()}</p>
    }
}

/// What is to be given, save for the moment, which passes without a change.
fn followed(given: impl Fn() -> Given + Send + Sync + 'static) -> Memo<Given> {
    Memo::new_with_compare(
        move |_| given(),
        |before, now| {
            before
                .zip(now)
                .is_none_or(|(before, now)| !before.is_same(now))
        },
    )
}

/// The patient's own calendar.
#[component]
fn Mine(id: RecordId, place: Place) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let calendar = expect_context::<Handle>();
    let (_, zone_name) = place.clone();
    let given = followed(move || {
        let is_discreet = calendar.wishes().is_discreet;
        calendar.mine(id, |reminder| {
            titles::title(speech, &zone_name, is_discreet, reminder)
        })
    });
    let last = Memo::new(move |_| calendar.last(id, Whose::Mine));
    let zone_name = StoredValue::new(place.1.clone());
    let is_empty = move || given.with(|given| given.events.is_empty());
    let has_file = move || !is_empty() || given.with(|given| !given.old.is_empty());
    view! {
        <section class="card">
            <h2 class="card__title">{w.calendar_mine()}</h2>
            {elsewhere(speech, &place)}
            {move || match is_empty() {
                true => view! { <p>{w.calendar_none()}</p> }.into_any(),
                false => event_list(speech, &given.get().events, &zone_name.get_value()),
            }}
            <HowToTell />
            {move || {
                has_file()
                    .then(|| {
                        view! {
                            <p class="note">{w.calendar_leaves_behind()}</p>
                            <FileButton
                                id
                                whose=Whose::Mine
                                wanted=Wanted::Here
                                name=w.calendar_file_mine()
                                given
                                last
                            />
                        }
                    })
            }}
            {move || (!is_empty()).then(|| view! { <CopyList given zone_name /> })}
        </section>
        {move || left_over(id, Whose::Mine, given.get(), &zone_name.get_value())}
    }
}

/// A word on the clock, where the phone's shows another time.
fn elsewhere(speech: Speech, (start, zone_name): &Place) -> Option<AnyView> {
    let here = untrack(|| zone(&expect_context::<Day>().zone()).offset_at(*start));
    let note = speech.words().today_hours_in_zone(&place_name(zone_name));
    (here != zone(zone_name).offset_at(*start)).then(|| {
        view! {
            <p class="note row">
                <Icon of=Glyph::Clock size=18 />
                {note}
            </p>
        }
        .into_any()
    })
}

/// In which words, and whether at night too.
#[component]
fn HowToTell() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let calendar = expect_context::<Handle>();
    let trouble = RwSignal::new(None::<Trouble>);
    let wish = move |wishes: Wishes, undo: Box<dyn FnOnce()>| {
        spawn_local(async move {
            let kept = calendar.wish(wishes).await;
            if kept.is_err() {
                undo();
            }
            let _ = trouble.try_set(kept.err());
        });
    };
    let choose = Callback::new(move |titles: &'static str| {
        let is_discreet = titles == DISCREET;
        let wishes = untrack(|| calendar.wishes());
        wish(
            Wishes {
                is_discreet,
                ..wishes
            },
            Box::new(|| ()),
        );
    });
    let turn = Callback::new(move |(at_night, pressed): (bool, TickBox)| {
        let wishes = untrack(|| calendar.wishes());
        let undo = Box::new(move || pressed.set(!at_night));
        wish(Wishes { at_night, ..wishes }, undo);
    });
    let chosen = Signal::derive(move || {
        let is_discreet = calendar.wishes().is_discreet;
        if is_discreet { DISCREET } else { PLAIN }.to_owned()
    });
    let at_night = Signal::derive(move || calendar.wishes().at_night);
    view! {
        <Segmented
            name="titles"
            legend=w.calendar_titles()
            options=vec![(PLAIN, w.calendar_plain()), (DISCREET, w.calendar_discreet())]
            value=chosen
            on_change=choose
        />
        <Switch id="at-night" title=w.calendar_at_night() note=w.calendar_at_night_note() is_on=at_night turn />
        {move || trouble.get().map(|why| not_saved(w, why))}
    }
}

const PLAIN: &str = "plain";
const DISCREET: &str = "discreet";

/// Where no file gets through: the same to paste, or to read from.
#[component]
fn CopyList(given: Memo<Given>, zone_name: StoredValue<String>) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let toasts = expect_context::<Toasts>();
    let copy = move |_| {
        let given = given.get_untracked();
        let lines = event_lines(speech, &given.events, &zone_name.get_value());
        spawn_local(async move {
            toasts.say(match links::copy_text(&lines).await {
                true => w.common_copied(),
                false => w.hand_over_refused(),
            });
        });
    };
    view! {
        <button type="button" class="button button--text" on:click=copy>
            <Icon of=Glyph::Copy />
            {w.calendar_copy()}
        </button>
    }
}

/// How a file gets from the share sheet into the calendar.
#[component]
fn OnAnIPhone() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let steps = [
        (Glyph::Share, w.calendar_step_share()),
        (Glyph::Message, w.calendar_step_mail()),
        (Glyph::Calendar, w.calendar_step_open()),
        (Glyph::Plus, w.calendar_step_add()),
    ];
    view! {
        <Disclosure title=w.calendar_steps() open=page_life::is_ios()>
            <ol class="calendar__steps">
                {steps
                    .map(|(glyph, step)| {
                        view! {
                            <li>
                                <span class="calendar__step">
                                    <Icon of=glyph />
                                    {step}
                                </span>
                            </li>
                        }
                    })
                    .into_iter()
                    .collect_view()}
            </ol>
            <p class="note">{w.calendar_steps_note()}</p>
        </Disclosure>
        <Notice tone=Tone::Calm>
            <p>{w.calendar_copy_of()}</p>
        </Notice>
    }
}
