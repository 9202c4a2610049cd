//! The button that hands a calendar file over, by the way this phone has for it.

use crate::components::{Glyph, Icon, Toasts, not_saved};
use crate::state::{Calendar, Day, Speech, Trouble, Whose};
use content::Words;
use domain::calendar::{self, Given};
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::files::{File, Wanted, Way};
use platform::links::Shared;
use vault::RecordId;

/// The file as it is now, and whether it was handed over already.
#[component]
pub fn FileButton(
    id: RecordId,
    whose: Whose,
    wanted: Wanted,
    /// Its name, without an ending.
    name: &'static str,
    given: Memo<Given>,
    last: Memo<Option<Given>>,
) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let calendar = expect_context::<Calendar>();
    let toasts = expect_context::<Toasts>();
    let trouble = RwSignal::new(None::<Trouble>);
    let file_of =
        move |given: &Given| File::calendar(&format!("{name}.ics"), &calendar::file(given));
    // The browser is asked with a file like the one to be handed over.
    let way = given
        .with_untracked(file_of)
        .map_or(Way::Nowhere, |file| file.way(wanted));
    let go = move |_| {
        let given = calendar.stamped(given.get_untracked());
        let Some(file) = file_of(&given) else {
            return toasts.say(w.hand_over_refused());
        };
        spawn_local(async move {
            match file.go(way).await {
                Shared::Done => {
                    let kept = calendar.keep(id, whose, given).await;
                    let _ = trouble.try_set(kept.err());
                }
                Shared::Dismissed => {}
                Shared::Refused => toasts.say(w.hand_over_refused()),
            }
        });
    };
    let zone = untrack(|| expect_context::<Day>().zone());
    let state = move || {
        let last = last.get()?;
        let day = speech.long_date(last.at, &zone);
        Some(match given.with(|given| given.is_news(Some(&last))) {
            true => w.calendar_changed(&day),
            false => w.calendar_made(&day),
        })
    };
    let is_over = move || given.with(|given| given.events.is_empty());
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
