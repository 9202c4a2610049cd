//! The button that hands a calendar file over, by the way this phone has for it.

use super::told::{self, Told};
use crate::components::{Glyph, Icon, Toasts, not_saved};
use crate::state::{Calendar, Day, Speech, Trouble, Whose};
use content::Words;
use domain::calendar::{self, Given};
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::files::{File, Wanted, Way};
use platform::links::Shared;

/// The file as it is now, and whether it was handed over already.
#[component]
pub fn FileButton(
    whose: Whose,
    wanted: Wanted,
    /// Its name, without an ending.
    name: &'static str,
    told: Memo<Vec<Told>>,
) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let calendar = expect_context::<Calendar>();
    let toasts = expect_context::<Toasts>();
    let trouble = RwSignal::new(None::<Trouble>);
    let file_of = move |given: &[Given]| {
        File::calendar(&format!("{name}.ics"), &calendar::file_of_all(given))
    };
    let given = move || {
        let told = told.get_untracked().into_iter();
        told.map(|told| calendar.stamped(told.given))
            .collect::<Vec<_>>()
    };
    // The browser is asked with a file like the one to be handed over.
    let way = file_of(&given()).map_or(Way::Nowhere, |file| file.way(wanted));
    let go = move |_| {
        let given = given();
        let Some(file) = file_of(&given) else {
            return toasts.say(w.hand_over_refused());
        };
        let ids = told.get_untracked().into_iter().map(|told| told.id);
        let all = ids.zip(given).collect();
        spawn_local(async move {
            match file.go(way).await {
                Shared::Done => {
                    let kept = calendar.keep(whose, all).await;
                    let _ = trouble.try_set(kept.err());
                }
                Shared::Dismissed => {}
                Shared::Refused => toasts.say(w.hand_over_refused()),
            }
        });
    };
    let zone = untrack(|| expect_context::<Day>().zone_shown());
    let state = move || {
        let told = told.get();
        let lasts: Vec<_> = told.iter().filter_map(|told| told.last(whose)).collect();
        let at = lasts.iter().map(|(last, _)| last.at).max()?;
        let day = speech.long_date(at, &zone);
        // What the file never held is news as well.
        let is_whole = lasts.len() == told.len();
        Some(
            match is_whole && lasts.iter().all(|(_, is_news)| !is_news) {
                true => w.calendar_made(&day),
                false => w.calendar_changed(&day),
            },
        )
    };
    let is_over = move || told.with(|told| told::is_over(told));
    view! {
        {move || is_over().then(|| view! { <p>{w.calendar_cancels()}</p> })}
        <div class="calendar__file">
            <p class="calendar__state" role="status">{state}</p>
            {match way {
                Way::Nowhere => view! { <p>{w.calendar_nowhere()}</p> }.into_any(),
                way => {
                    view! {
                        <button type="button" class="button button--wide" on:click=go>
                            <Icon of=if way == Way::Share { Glyph::Share } else { Glyph::Calendar } />
                            {button_words(w, way)}
                        </button>
                    }
                        .into_any()
                }
            }}
        </div>
        {move || trouble.get().map(|why| not_saved(w, why))}
    }
}

fn button_words(w: Words, way: Way) -> &'static str {
    match way {
        Way::Share => w.calendar_share(),
        Way::Open => w.calendar_open(),
        Way::Download | Way::Nowhere => w.calendar_save(),
    }
}
