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
use platform::links;

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
                told.with(|told| has_file(told))
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
fn CopyList(told: Memo<Vec<Told>>) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let toasts = expect_context::<Toasts>();
    let copy = move |_| {
        let lines = ordered(told.get_untracked().iter().flat_map(Told::events));
        let lines = event_text(speech, &lines);
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
