//! Reminders, honestly: each layer with what it can do and what it cannot.

use crate::components::{Glyph, ListRow, Screen, Switch, Toasts, list_rows};
use crate::routes::Route;
use crate::state::{Calendar, Day, Lock, Reminders as State, Series, Speech, Visits};
use content::Words;
use domain::reminder::Wishes;
use domain::ride::Message;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::dom::TickBox;
use platform::notices::{self, Leave};

/// The layers, from the screen to a person, and *Try it now*.
#[component]
pub fn Reminders() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! {
        <Screen route=Route::Reminders title=w.reminders_title() class="settings">
            <p class="lead">{w.reminders_lead()}</p>
            <section class="card">
                <h2 class="card__title">{w.reminders_today_title()}</h2>
                <p class="note">{w.reminders_today_note()}</p>
                {(!notices::has_badge()).then(|| view! { <p class="note">{w.reminders_badge_missing()}</p> })}
            </section>
            <Notes />
            <AtNight />
            {move || further(w)}
            <Try />
        </Screen>
    }
}

/// Notes while the app is alive, and a look now and then while it is not.
#[component]
fn Notes() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let (reminders, toasts) = (expect_context::<State>(), expect_context::<Toasts>());
    let leave = RwSignal::new(notices::leave());
    let can_wake = RwSignal::new(None::<bool>);
    let refused = RwSignal::new(false);
    spawn_local(async move {
        let _ = can_wake.try_set(Some(notices::can_wake().await));
    });
    let notify = Callback::new(move |(wanted, pressed): (bool, TickBox)| {
        spawn_local(async move {
            match reminders.notify(wanted).await {
                Ok(now) => {
                    let _ = leave.try_set(now);
                    pressed.set(wanted && now == Leave::Given);
                }
                Err(why) => {
                    pressed.set(!wanted);
                    toasts.say(why.words(w));
                }
            }
        });
    });
    let wake = Callback::new(move |(wanted, pressed): (bool, TickBox)| {
        spawn_local(async move {
            match reminders.wake(wanted).await {
                Ok(agreed) => {
                    let _ = refused.try_set(wanted && !agreed);
                    pressed.set(wanted && agreed);
                }
                Err(why) => {
                    pressed.set(!wanted);
                    toasts.say(why.words(w));
                }
            }
        });
    });
    let is_on = Signal::derive(move || reminders.wishes().notifies && leave.get() == Leave::Given);
    let is_woken = Signal::derive(move || is_on.get() && reminders.wishes().when_closed);
    let is_locked_at_rest = expect_context::<Lock>().is_set();
    let word = move || match leave.get() {
        Leave::Refused => Some(w.reminders_notes_refused()),
        Leave::Missing => Some(w.reminders_notes_missing()),
        Leave::Given | Leave::NotAsked => None,
    };
    view! {
        <section class="card">
            {move || {
                if leave.get() == Leave::Missing {
                    view! { <h2 class="card__title">{w.reminders_notes()}</h2> }.into_any()
                } else {
                    view! { <Switch id="notes" title=w.reminders_notes() note=w.reminders_notes_note() is_on turn=notify /> }
                        .into_any()
                }
            }}
            {is_locked_at_rest.then(|| view! { <p class="note">{w.reminders_locked()}</p> })}
            {move || word().map(|word| view! { <p class="note" role="status">{word}</p> })}
        </section>
        <section class="card">
            {move || match can_wake.get() {
                Some(true) if is_on.get() => {
                    view! {
                        <Switch id="wake" title=w.reminders_wake() note=w.reminders_wake_note() is_on=is_woken turn=wake />
                    }
                        .into_any()
                }
                offered => {
                    view! {
                        <h2 class="card__title">{w.reminders_wake()}</h2>
                        <p class="note">{w.reminders_wake_note()}</p>
                        {(offered == Some(false)).then(|| view! { <p class="note">{w.reminders_wake_missing()}</p> })}
                    }
                        .into_any()
                }
            }}
            {move || refused.get().then(|| view! { <p class="note" role="status">{w.reminders_wake_refused()}</p> })}
        </section>
    }
}

#[component]
fn AtNight() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let (calendar, toasts) = (expect_context::<Calendar>(), expect_context::<Toasts>());
    let turn = Callback::new(move |(at_night, pressed): (bool, TickBox)| {
        let change = move |wishes| Wishes { at_night, ..wishes };
        spawn_local(async move {
            if let Err(why) = calendar.wish(change).await {
                pressed.set(!at_night);
                toasts.say(why.words(w));
            }
        });
    });
    let is_on = Signal::derive(move || calendar.wishes().at_night);
    view! {
        <section class="card">
            <Switch id="at-night" title=w.reminders_at_night() note=w.reminders_at_night_note() is_on turn />
        </section>
    }
}

/// What reaches a locked phone: the calendar, and a person. Tracks what it reads.
fn further(w: Words) -> AnyView {
    let series = expect_context::<Series>();
    if !has_dates() {
        return view! {
            <section class="card">
                <h2 class="card__title">{w.reminders_calendar()}</h2>
                <p class="note">{w.reminders_calendar_note()}</p>
                <p class="note">{w.reminders_none_planned()}</p>
            </section>
        }
        .into_any();
    }
    let mut rows = vec![ListRow::new(
        Route::WholeCalendar,
        Glyph::Calendar,
        w.reminders_calendar(),
        w.reminders_calendar_note(),
    )];
    if let Some(id) = series.current().upcoming {
        rows.push(ListRow::new(
            Route::Message(id.to_string(), Message::Tonight.slug().to_owned()),
            Glyph::Phone,
            w.reminders_person(),
            w.reminders_person_note(),
        ));
    }
    list_rows(rows).into_any()
}

/// Whether anything lies ahead that a calendar could tell of.
fn has_dates() -> bool {
    let now = expect_context::<Day>().now();
    let visits = expect_context::<Visits>().all();
    let mut visits = visits.iter();
    expect_context::<Series>().current().upcoming.is_some()
        || visits.any(|(_, visit, start)| visit.is_planned() && now < *start)
}

/// Fires one of each, and says what came of it. Leave is not asked for: that is what the switch does.
#[component]
fn Try() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let reminders = expect_context::<State>();
    let came = RwSignal::new(None::<(bool, bool)>);
    on_cleanup(move || {
        if came.get_untracked().is_some_and(|(_, counted)| counted) {
            platform::timer::spawn(reminders.end_try());
        }
    });
    let fire = move |_| {
        spawn_local(async move {
            let _ = came.try_set(Some(reminders.try_now().await));
        });
    };
    view! {
        <section class="card">
            <button type="button" class="button button--wide" on:click=fire>{w.reminders_try()}</button>
            <div role="status">
                {move || {
                    came.get()
                        .map(|(noted, counted)| {
                            let note = match (noted, notices::leave()) {
                                (true, _) => w.reminders_tried_note(),
                                (false, Leave::NotAsked) => w.reminders_tried_off(),
                                (false, _) => w.reminders_tried_no_note(),
                            };
                            let badge = if counted { w.reminders_tried_badge() } else { w.reminders_tried_no_badge() };
                            view! {
                                <p>{note}</p>
                                <p>{badge}</p>
                            }
                        })
                }}
            </div>
        </section>
    }
}
