//! What lies in the clear, on the locked screen: the clinic's numbers, and on the day of a session the
//! message to who comes. Only what the patient ticked; nothing sealed is read for it.

use super::unlock::Shut;
use crate::components::{Glyph, Icon};
use crate::state::Speech;
use content::{KeeperWords, Words};
use domain::clinic::Numbers;
use domain::ride::{OpenDay, OpenMessage, phone};
use domain::text;
use domain::time::Instant;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::{clock, links, page_life, preferences};
use records::{NUMBERS, OPEN_DAY, read_open_day, read_open_numbers};

/// What was found.
#[derive(Clone, Copy)]
pub struct Clear {
    numbers: RwSignal<Option<Numbers>>,
    day: RwSignal<Option<OpenDay>>,
    /// Whether the day is now.
    is_day: Memo<bool>,
}

impl Clear {
    /// Reads it, and follows the time: the day begins and ends while the screen stands.
    pub fn read(shut: Shut) -> Self {
        let numbers = RwSignal::new(None::<Numbers>);
        let day = RwSignal::new(None::<OpenDay>);
        let now = RwSignal::new(clock::now());
        let look = move || {
            let _ = now.try_set(clock::now());
        };
        let keep = (clock::each_minute(look), page_life::on_resume(look));
        let _while_shown = StoredValue::new_local(keep);
        spawn_local(async move {
            let locked = shut.get_value();
            let body = |found: Option<Vec<u8>>| String::from_utf8(found?).ok();
            let found = locked.read_open(NUMBERS).await.ok().and_then(body);
            let _ = numbers.try_set(found.and_then(|body| read_open_numbers(&body).ok()));
            let found = locked.read_open(OPEN_DAY).await.ok().and_then(body);
            let found = found.and_then(|body| read_open_day(&body).ok());
            if found.as_ref().is_some_and(|day| day.is_over(clock::now())) {
                // What could not be removed now is removed at another start, or once it is unlocked.
                let _ = locked.erase_open(OPEN_DAY).await;
            }
            let _ = day.try_set(found);
        });
        let of_day = move |holds: fn(&OpenDay, Instant) -> bool| {
            day.with(|day| day.as_ref().is_some_and(|day| holds(day, now.get())))
        };
        let is_dusk = Memo::new(move |_| of_day(OpenDay::is_dusk));
        Effect::new(move |before: Option<bool>| {
            let is_dusk = is_dusk.get();
            if is_dusk || before == Some(true) {
                preferences::apply_light(if is_dusk { "dusk" } else { "day" });
            }
            is_dusk
        });
        Self {
            numbers,
            day,
            is_day: Memo::new(move |_| of_day(OpenDay::is_now)),
        }
    }
}

/// On the day, before anything else: what to say to who comes, and the clinic's numbers. Large.
pub fn on_the_day(k: KeeperWords, clear: Clear) -> AnyView {
    let w = expect_context::<Speech>().words();
    let message = move || {
        let message = clear.day.with(|day| day.as_ref()?.message.clone());
        message.filter(|_| clear.is_day.get())
    };
    view! {
        {move || message().map(|message| ready(w, message))}
        {move || clear.is_day.get().then(|| numbers(k, clear, "card unlock__day"))}
    }
    .into_any()
}

/// On every other day, below the ways in.
pub fn otherwise(k: KeeperWords, clear: Clear) -> AnyView {
    view! { {move || (!clear.is_day.get()).then(|| numbers(k, clear, "card"))} }.into_any()
}

/// *I'm ready to be picked up*, in the words and to the number that were agreed.
fn ready(w: Words, message: OpenMessage) -> AnyView {
    let OpenMessage {
        name,
        phone,
        only_calls,
        words,
    } = message;
    let call = phone::dial(&phone).map(|number| links::tel_href(&number));
    let text = phone::message(&phone).filter(|_| !only_calls);
    let text = text.map(|number| links::sms_href(&number, &words));
    let copied = RwSignal::new(false);
    let copy = {
        let words = words.clone();
        move |_| {
            let words = words.clone();
            spawn_local(async move {
                let _ = copied.try_set(links::copy_text(&words).await);
            });
        }
    };
    view! {
        <section class="card unlock__day">
            <h2 class="card__title">{w.message_ready_title()}</h2>
            <p class="words" dir="auto">{words}</p>
            {text
                .map(|href| {
                    view! {
                        <a class="button button--wide" rel="external" href=href>
                            <Icon of=Glyph::Message />
                            <span class="words" dir="auto">{w.today_gate_text(&name)}</span>
                        </a>
                    }
                })}
            {call
                .map(|href| {
                    view! {
                        <a class="button button--quiet button--wide" rel="external" href=href>
                            <Icon of=Glyph::Phone />
                            <span class="words" dir="auto">{w.ride_call(&name)}</span>
                        </a>
                    }
                })}
            <button type="button" class="button button--quiet button--wide" on:click=copy>
                <Icon of=Glyph::Copy />
                {move || if copied.get() { w.common_copied() } else { w.ride_copy() }}
            </button>
            <p class="note">{w.ride_leaves_behind()}</p>
        </section>
    }
    .into_any()
}

/// The clinic's numbers, to call.
fn numbers(k: KeeperWords, clear: Clear, class: &'static str) -> Option<AnyView> {
    let w = expect_context::<Speech>().words();
    let numbers = clear.numbers.get()?;
    let all = [numbers.after_hours, numbers.day];
    let all = all.into_iter().filter(|number| !text::is_blank(number));
    let view = view! {
        <section class=class>
            <h2 class="card__title">{k.unlock_open_title()}</h2>
            <p class="note">{w.open_clinic()}</p>
            {all
                .filter_map(|number| Some((phone::dial(&number)?, number)))
                .map(|(dialled, number)| {
                    let href = links::tel_href(&dialled);
                    view! {
                        <a class="button button--outline" rel="external" href=href>
                            <Icon of=Glyph::Phone />
                            {format!("{} {number}", w.common_call())}
                        </a>
                    }
                })
                .collect_view()}
        </section>
    };
    Some(view.into_any())
}
