//! Add to my calendar: exactly what it will show, the file, and what an old file may leave over.

mod driver;
mod events;
mod file;
mod mine;
mod stale;
mod titles;
mod told;
mod way;

pub use driver::ForDriver;
pub use stale::stale_notice;
pub use titles::late_title;
pub use way::to_calendar;

use super::hours::{place_name, zone_words};
use super::plan::Unsupported;
use crate::components::{Disclosure, Glyph, Icon, Notice, Screen, Tone, sources_of_lines};
use crate::routes::Route;
use crate::state::{Day, Series, Speech, Visits, zone};
use domain::time::Instant;
use leptos::prelude::*;
use mine::Mine;
use platform::page_life;
use told::{Told, all_mine, followed, rung, rung_of_all};
use vault::RecordId;

/// A session's reminders for a calendar, and the pick-up for that of the one who drives.
#[component]
pub fn Calendar(id: RecordId) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let session = untrack(|| expect_context::<Series>().session(id));
    let place = session
        .as_ref()
        .map(|session| (session.begins(), session.zone.clone()));
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
                        <OfOne id place />
                        <ForDriver id session />
                        <OnAnIPhone />
                        {sources_of_lines("limits")}
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
        .map(|visit| (visit.begins(), visit.zone.clone()));
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
                        <OfOne id place />
                        <OnAnIPhone />
                    }
                        .into_any()
                }
                None => view! { <p>{w.visit_unknown()}</p> }.into_any(),
            }}
        </Screen>
    }
}

/// Everything that is planned, in one file.
#[component]
pub fn WholeCalendar() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let told = followed(all_mine);
    view! {
        <Screen route=Route::WholeCalendar title=w.calendar_whole() class="calendar">
            <Lead />
            <Mine note=None told rung=Signal::derive(rung_of_all) />
            <OnAnIPhone />
            {sources_of_lines("limits")}
        </Screen>
    }
}

/// The patient's own calendar, of one session or visit.
#[component]
fn OfOne(id: RecordId, place: Place) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let told = followed(move || Told::mine(id).into_iter().collect());
    let note = elsewhere(speech, &place);
    view! { <Mine note told rung=Signal::derive(move || rung(id)) /> }
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

/// A word on the clock, where the phone's shows another time.
fn elsewhere(speech: Speech, (start, zone_name): &Place) -> Option<AnyView> {
    let there = zone(zone_name)?;
    let here = untrack(|| expect_context::<Day>().elsewhere(*start, there))?;
    let note = speech
        .words()
        .calendar_two_clocks(&place_name(&here), &place_name(zone_name));
    Some(zone_words(note).into_any())
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
