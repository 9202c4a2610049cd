//! The pick-up, for the calendar of the one who drives.

use super::events::{event_list, left_over};
use super::file::FileButton;
use super::titles;
use super::told::{Told, followed, has_file, is_over, ordered};
use crate::routes::Route;
use crate::state::{Calendar, Series, Session, Speech, Tongue, Whose};
use domain::ride::Reads;
use domain::text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::files::Wanted;
use vault::RecordId;

/// What they will see, and the file to send them.
#[component]
pub fn ForDriver(id: RecordId, session: Session) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let (calendar, series) = (expect_context::<Calendar>(), expect_context::<Series>());
    let theirs = followed_tongue(move || series.ride(id)?.person.reads);
    let told = followed(move || {
        // It may have moved since, in another window.
        let session = series.session(id).unwrap_or_else(|| session.clone());
        // Only what was typed for them: the session's own place names the clinic.
        let place = series.ride(id).map(|ride| ride.pickup_place);
        let place = place.unwrap_or_default();
        let zone = session.zone.clone();
        let title = |at, promise| {
            theirs.with(|theirs| match theirs {
                Theirs::Known(tongue) => titles::pick_up(tongue, &zone, at, &place, promise),
                Theirs::Coming | Theirs::Lacking => {
                    titles::pick_up(&speech.tongue(), &zone, at, &place, promise)
                }
            })
        };
        let given = calendar.drivers(id, &session, title);
        vec![Told { id, zone, given }]
    });
    let title = move || {
        let name = told.with(|told| told.first().map(|told| told.given.to.clone()));
        let name = name.unwrap_or_default();
        match text::is_blank(&name) {
            true => w.calendar_driver_nobody().to_owned(),
            false => w.calendar_driver(&name),
        }
    };
    let has_file = move || {
        theirs.with(|theirs| !matches!(theirs, Theirs::Coming))
            && told.with(|told| has_file(told, Whose::Driver))
    };
    let is_empty = move || told.with(|told| is_over(told));
    let file_name = move || {
        theirs.with_untracked(|theirs| match theirs {
            Theirs::Known(tongue) => tongue.words().calendar_file_driver(),
            Theirs::Coming | Theirs::Lacking => w.calendar_file_driver(),
        })
    };
    let is_lacking = move || theirs.with(|theirs| matches!(theirs, Theirs::Lacking));
    let lacks = move || {
        let session = series.session(id).filter(|session| session.is_planned());
        session.filter(|_| is_empty()).map(|session| {
            let standing = series.ride_standing(id, &session);
            let words = match series.ride(id).filter(|_| standing.is_planned()) {
                None => w.calendar_no_ride(),
                Some(ride) if ride.pickup.is_none() => w.ride_no_time(),
                Some(_) if standing.promise().is_none() => w.calendar_ask_first(),
                Some(_) => w.calendar_no_pick_up(),
            };
            view! {
                <p>{words}</p>
                <a class="button button--quiet" href=Route::Ride(id.to_string()).to_string()>
                    {w.ride_title()}
                </a>
            }
        })
    };
    view! {
        <section class="card">
            <h2 class="card__title words" dir="auto">{title}</h2>
            {lacks}
            {move || {
                has_file()
                    .then(|| {
                        view! {
                            <p class="note">{w.calendar_driver_note()}</p>
                            {move || is_lacking().then(|| view! { <p class="note">{w.message_not_there()}</p> })}
                            {move || event_list(speech, ordered(told.get().iter().flat_map(Told::events)))}
                            <FileButton
                                whose=Whose::Driver
                                wanted=Wanted::Elsewhere
                                name=file_name()
                                told
                            />
                        }
                    })
            }}
        </section>
        {move || left_over(Whose::Driver, told.get())}
    }
}

/// The language of the one who drives.
enum Theirs {
    /// On its way.
    Coming,
    /// It could not be had.
    Lacking,
    /// Here.
    Known(Tongue),
}

/// The language of whoever drives now, fetched again when that is somebody else's.
fn followed_tongue(
    reads: impl Fn() -> Option<Reads> + Send + Sync + 'static,
) -> RwSignal<Theirs, LocalStorage> {
    let speech = expect_context::<Speech>();
    let reads = Memo::new(move |_| reads());
    let theirs = RwSignal::new_local(match speech.other(reads.get_untracked()) {
        None => Theirs::Known(speech.tongue()),
        Some(_) => Theirs::Coming,
    });
    let follow = move || match speech.other(reads.get()) {
        None => theirs.set(Theirs::Known(speech.tongue())),
        Some(language) => {
            theirs.set(Theirs::Coming);
            spawn_local(async move {
                let tongue = Tongue::of(language).await;
                // Somebody else may drive by now.
                if reads.try_get_untracked().map(|reads| speech.other(reads))
                    == Some(Some(language))
                {
                    let _ = theirs.try_set(tongue.map_or(Theirs::Lacking, Theirs::Known));
                }
            });
        }
    };
    Effect::new(move |_| follow());
    theirs
}
