//! The patient's own calendar: what it will show, in which words, the file, and the same to copy.

use super::events::{event_list, event_text, left_over};
use super::file::FileButton;
use super::told::{Line, Told, has_file, is_over, ordered};
use crate::components::{Glyph, Icon, Segmented, Switch, Toasts, not_saved};
use crate::state::{Calendar, Speech, Trouble, Whose};
use domain::reminder::Wishes;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::dom::TickBox;
use platform::files::Wanted;

/// What the calendar will show of `told`, and the file.
#[component]
pub fn Mine(
    /// A word on the clock.
    note: Option<AnyView>,
    told: Memo<Vec<Told>>,
    /// What has rung and still lies ahead.
    rung: Signal<Vec<Line>>,
) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let lines = move || ordered(told.get().iter().flat_map(Told::events));
    let too_late = move || {
        let rung = rung.get();
        (!rung.is_empty()).then(|| {
            view! {
                <p class="note">{w.calendar_rung()}</p>
                {event_list(speech, rung)}
            }
        })
    };
    let is_empty = move || told.with(|told| is_over(told));
    view! {
        <section class="card">
            <h2 class="card__title">{w.calendar_mine()}</h2>
            {note}
            {move || {
                let lines = lines();
                match lines.is_empty() {
                    true if rung.with(Vec::is_empty) => view! { <p>{w.calendar_none()}</p> }.into_any(),
                    true => ().into_any(),
                    false => event_list(speech, lines),
                }
            }}
            {too_late}
            <HowToTell />
            {move || {
                told.with(|told| has_file(told, Whose::Mine))
                    .then(|| {
                        view! {
                            <p class="note">{w.calendar_leaves_behind()}</p>
                            <FileButton
                                whose=Whose::Mine
                                wanted=Wanted::Here
                                name=w.calendar_file_mine()
                                told
                            />
                        }
                    })
            }}
            {move || (!is_empty()).then(|| view! { <CopyList told /> })}
        </section>
        {move || left_over(Whose::Mine, told.get())}
    }
}

/// In which words, and whether at night too.
#[component]
fn HowToTell() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let calendar = expect_context::<Calendar>();
    let trouble = RwSignal::new(None::<Trouble>);
    // What is chosen shows at once, and what is kept again where it could not be kept.
    let titles = move || {
        let is_discreet = calendar.wishes().is_discreet;
        if is_discreet { DISCREET } else { PLAIN }.to_owned()
    };
    let chosen = RwSignal::new(untrack(titles));
    Effect::new(move |_| chosen.set(titles()));
    let choose = Callback::new(move |wanted: &'static str| {
        chosen.set(wanted.to_owned());
        let is_discreet = wanted == DISCREET;
        let change = move |wishes| Wishes {
            is_discreet,
            ..wishes
        };
        spawn_local(async move {
            let kept = calendar.wish(change).await;
            if kept.is_err() {
                let _ = chosen.try_set(untrack(titles));
            }
            let _ = trouble.try_set(kept.err());
        });
    });
    let turn = Callback::new(move |(at_night, pressed): (bool, TickBox)| {
        let change = move |wishes| Wishes { at_night, ..wishes };
        spawn_local(async move {
            let kept = calendar.wish(change).await;
            if kept.is_err() {
                pressed.set(!at_night);
            }
            let _ = trouble.try_set(kept.err());
        });
    });
    let at_night = Signal::derive(move || calendar.wishes().at_night);
    view! {
        <Segmented
            name="titles"
            legend=w.calendar_titles()
            options=vec![(PLAIN, w.calendar_plain()), (DISCREET, w.calendar_discreet())]
            value=chosen.into()
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
fn CopyList(told: Memo<Vec<Told>>) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let toasts = expect_context::<Toasts>();
    let copy = move |_| {
        let lines = ordered(told.get_untracked().iter().flat_map(Told::events));
        let lines = event_text(speech, &lines);
        spawn_local(async move {
            toasts.copy(w, &lines).await;
        });
    };
    view! {
        <button type="button" class="button button--text" on:click=copy>
            <Icon of=Glyph::Copy />
            {w.calendar_copy()}
        </button>
    }
}
