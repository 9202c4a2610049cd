//! What can be read without unlocking: only what the patient ticked, all of it on one screen.

use crate::components::{Screen, Switch, Toasts, not_saved};
use crate::routes::Route;
use crate::state::{Clinic, Deed, Listed, Lock, Open, Speech, Trouble};
use content::Words;
use domain::clinic::Numbers;
use domain::ride::OpenMessage;
use domain::text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::dom::TickBox;

/// The list, a switch for each thing, and one tap that seals all of it.
#[component]
pub fn OpenList() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let open = expect_context::<Open>();
    let listed = RwSignal::new(None::<Listed>);
    let is_erased = RwSignal::new(false);
    let deed = Deed::new();
    let read = move || {
        spawn_local(async move {
            if let Ok(found) = open.listed().await {
                let _ = listed.try_set(Some(found));
            }
        });
    };
    // The day of a session is written a moment after it was ticked.
    Effect::new(move |_| {
        open.written();
        read();
    });
    let reread = Callback::new(move |()| {
        is_erased.set(false);
        read();
    });
    let erase = move |_| {
        deed.run(open.seal_all(), move |()| {
            is_erased.set(true);
            read();
        });
    };
    let has_lock = expect_context::<Lock>().is_set();
    view! {
        <Screen route=Route::Open title=w.settings_open() class="keeper">
            <p class="lead">{w.open_lead()}</p>
            {has_lock.then(|| view! { {day(w, listed)} {numbers(w, listed, reread)} })}
            {move || {
                let has_wakes = listed.with(|listed| listed.as_ref().is_some_and(|all| all.has_wakes));
                has_wakes
                    .then(|| {
                        view! {
                            <section class="card">
                                <p>{w.open_wakes()}</p>
                            </section>
                        }
                    })
            }}
            {move || match listed.with(|listed| listed.as_ref().map(|all| all.is_any)) {
                None => ().into_any(),
                Some(false) => {
                    let words = if is_erased.get() { w.open_erased() } else { w.open_none() };
                    view! { <p role="status">{words}</p> }.into_any()
                }
                Some(true) => {
                    view! {
                        <button type="button" class="button button--wide" on:click=erase>
                            {w.open_erase()}
                        </button>
                    }
                        .into_any()
                }
            }}
            {move || deed.trouble().map(|why| not_saved(w, why))}
        </Screen>
    }
}

/// The day of a session: the message to who said yes, and the numbers first, in dusk.
fn day(w: Words, listed: RwSignal<Option<Listed>>) -> AnyView {
    let lock = expect_context::<Lock>();
    let turn = turned(w, move |opens| lock.open_day(opens), Callback::new(|()| ()));
    let message =
        Memo::new(move |_| listed.with(|listed| listed.as_ref()?.day.as_ref()?.message.clone()));
    let is_on = Signal::derive(move || lock.habits().opens_day);
    view! {
        <section class="card">
            <Switch id="open-day" title=w.message_ready_title() note=w.open_day_note() is_on turn />
            {move || match (message.get(), is_on.get()) {
                (Some(message), _) => lying(&message),
                (None, true) => view! { <p class="note">{w.open_day_none()}</p> }.into_any(),
                (None, false) => ().into_any(),
            }}
        </section>
    }
    .into_any()
}

/// The message as it lies in the clear.
fn lying(message: &OpenMessage) -> AnyView {
    view! {
        <p class="words" dir="auto">{message.words.clone()}</p>
        <p class="note words" dir="auto">{message.phone.clone()}</p>
    }
    .into_any()
}

/// The clinic's numbers.
fn numbers(w: Words, listed: RwSignal<Option<Listed>>, reread: Callback<()>) -> AnyView {
    let clinic = expect_context::<Clinic>();
    let keep = move |is_open| {
        let numbers = untrack(|| clinic.numbers());
        async move { clinic.keep_numbers(&Numbers { is_open, ..numbers }).await }
    };
    let turn = turned(w, keep, reread);
    let is_on = Signal::derive(move || clinic.numbers().is_open);
    // The switch stays while it is turned.
    let is_any = Memo::new(move |_| clinic.numbers().is_any());
    let lying = Memo::new(move |_| {
        let found = listed.with(|listed| listed.as_ref()?.numbers.clone());
        let all = found.map(|numbers| [numbers.after_hours, numbers.day]);
        let mut all: Vec<_> = all.into_iter().flatten().collect();
        all.retain(|number| !text::is_blank(number));
        all
    });
    view! {
        <section class="card">
            {move || {
                if is_any.get() {
                    view! {
                        <Switch id="open-numbers" title=w.open_clinic() note=w.help_clinic_open_note() is_on turn />
                    }
                        .into_any()
                } else {
                    view! {
                        <h2 class="card__title">{w.open_clinic()}</h2>
                        <a class="button button--text" href=Route::ClinicNumbers.to_string()>
                            {w.help_clinic_add()}
                        </a>
                    }
                        .into_any()
                }
            }}
            {move || {
                lying.get().into_iter().map(|number| view! { <p class="words" dir="auto">{number}</p> }).collect_view()
            }}
        </section>
    }
    .into_any()
}

/// What a switch does: keeps it, and sets it back where that failed.
fn turned<F: Future<Output = Result<(), Trouble>> + 'static>(
    w: Words,
    keep: impl Fn(bool) -> F + Copy + Send + Sync + 'static,
    after: Callback<()>,
) -> Callback<(bool, TickBox)> {
    let toasts = expect_context::<Toasts>();
    Callback::new(move |(on, pressed): (bool, TickBox)| {
        spawn_local(async move {
            match keep(on).await {
                Ok(()) => {
                    let _ = after.try_run(());
                }
                Err(why) => {
                    pressed.set(!on);
                    toasts.say(why.words(w));
                }
            }
        });
    })
}
