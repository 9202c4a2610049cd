//! A ready message: shown before it leaves the phone, the patient's to change, sent by nobody else.

use crate::components::{Area, Glyph, Icon, ListRow, Screen, Toasts, list_rows};
use crate::routes::Route;
use crate::state::{Clinic, Series, Speech, Tongue, zone_of};
use content::{Language, Words};
use domain::ride::{Message, Person, Plan, Reads, phone};
use domain::session::Session;
use domain::text;
use domain::time;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::links::{self, Shared};
use vault::RecordId;

/// When the two calls of an evening come, on the clinic's clock.
const CALLS: [u32; 2] = [19, 22];

/// What a message is about.
pub fn title(w: Words, message: Message) -> &'static str {
    match message {
        Message::Ask => w.message_ask_title(),
        Message::Still => w.message_still_title(),
        Message::Ready => w.message_ready_title(),
        Message::Late => w.message_late_title(),
        Message::Home => w.message_home_title(),
        Message::Tonight => w.message_tonight_title(),
        Message::Nobody => w.message_nobody_title(),
    }
}

/// One message, and the ways it can take.
#[component]
pub fn MessagePage(id: RecordId, message: Message) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let series = expect_context::<Series>();
    let route = Route::Message(id.to_string(), message.slug().to_owned());
    let session = untrack(|| series.session(id));
    let plan = untrack(|| series.ride(id)).unwrap_or_default();
    view! {
        <Screen route title=title(w, message) class="ride">
            {match session {
                Some(_) if lacks_receiver(&plan, message) => {
                    let to = Route::Ride(id.to_string());
                    let asked = match message {
                        Message::Tonight => w.ride_caller(),
                        _ => w.ride_person(),
                    };
                    list_rows(vec![ListRow::new(to, Glyph::Person, asked, "")]).into_any()
                }
                Some(session) => view! { <Written session plan message /> }.into_any(),
                None => view! { <p>{w.session_unknown()}</p> }.into_any(),
            }}
        </Screen>
    }
}

/// Who it goes to; the clinic where nobody else is meant.
fn receiver(plan: &Plan, message: Message) -> Option<Person> {
    match message {
        Message::Tonight => plan.night.caller.clone(),
        Message::Nobody => None,
        _ => Some(plan.person.clone()),
    }
}

/// Nobody is named yet whom it could go to.
fn lacks_receiver(plan: &Plan, message: Message) -> bool {
    let person = receiver(plan, message);
    let is_named = person.is_some_and(|person| !text::is_blank(&person.name));
    message != Message::Nobody && !is_named
}

#[component]
fn Written(session: Session, plan: Plan, message: Message) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let person = receiver(&plan, message);
    let clinic = untrack(|| expect_context::<Clinic>().numbers());
    let number = match &person {
        Some(person) => person.phone.clone(),
        None => clinic.day,
    };
    let only_calls = person.as_ref().is_some_and(|person| person.only_calls);
    let to = match &person {
        Some(person) => w.message_to(&person.name),
        None => w.message_to_clinic().to_owned(),
    };
    let calls_only = person
        .as_ref()
        .filter(|person| person.only_calls)
        .map(|person| w.ride_calls_only(&person.name));
    let mine = speech.tongue();
    let value = RwSignal::new(compose(&mine, message, &session, &plan));
    let lacks_language = RwSignal::new(false);
    let reads = person
        .and_then(|person| person.reads)
        .map(|reads| match reads {
            Reads::English => Language::English,
            Reads::Spanish => Language::Spanish,
        });
    if let Some(language) = reads.filter(|language| *language != w.language()) {
        let first = value.get_untracked();
        spawn_local(async move {
            match Tongue::of(language).await {
                Some(theirs) => {
                    let text = compose(&theirs, message, &session, &plan);
                    // What was typed meanwhile is the patient's.
                    if value.try_get_untracked() == Some(first) {
                        value.set(text);
                    }
                }
                None => {
                    let _ = lacks_language.try_set(true);
                }
            }
        });
    }
    view! {
        <section class="card">
            <p class="strong words" dir="auto">{to}</p>
            {(!text::is_blank(&number)).then(|| view! { <p class="note words" dir="auto">{number.clone()}</p> })}
            <Area name="message" label=title(w, message) labelled=false value rows=6 />
            {move || lacks_language.get().then(|| view! { <p class="note">{w.message_not_there()}</p> })}
            {calls_only.map(|word| view! { <p class="note">{word}</p> })}
            <Ways number value only_calls />
            <p class="note">{w.ride_leaves_behind()}</p>
        </section>
    }
}

/// Text, call, share, copy: whatever the number and the phone allow.
#[component]
fn Ways(number: String, value: RwSignal<String>, only_calls: bool) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let toasts = expect_context::<Toasts>();
    let call = phone::dial(&number).map(|number| links::tel_href(&number));
    let text = phone::message(&number).filter(|_| !only_calls);
    let copy = move |_| {
        spawn_local(async move {
            toasts.say(match links::copy_text(&value.get_untracked()).await {
                true => w.common_copied(),
                false => w.hand_over_refused(),
            });
        });
    };
    let share = move |_| {
        spawn_local(async move {
            if links::share_text(&value.get_untracked()).await == Shared::Refused {
                toasts.say(w.hand_over_refused());
            }
        });
    };
    view! {
        {call.is_none().then(|| view! { <p class="note">{w.ride_no_phone()}</p> })}
        <div class="buttons">
            {text
                .map(|number| {
                    view! {
                        <a class="button" rel="external" href=move || links::sms_href(&number, &value.get())>
                            <Icon of=Glyph::Message />
                            {w.common_text()}
                        </a>
                    }
                })}
            {call
                .map(|call| {
                    view! {
                        <a class="button button--quiet" rel="external" href=call>
                            <Icon of=Glyph::Phone />
                            {w.common_call()}
                        </a>
                    }
                })}
        </div>
        <div class="buttons">
            {links::can_share()
                .then(|| {
                    view! {
                        <button type="button" class="button button--quiet" on:click=share>
                            <Icon of=Glyph::Share />
                            {w.hand_over_share()}
                        </button>
                    }
                })}
            <button type="button" class="button button--quiet" on:click=copy>
                <Icon of=Glyph::Copy />
                {w.ride_copy()}
            </button>
        </div>
    }
}

/// The words, in the language of the one who reads them. None names the medicine, or what the
/// appointment is for.
fn compose(tongue: &Tongue, message: Message, session: &Session, plan: &Plan) -> String {
    let w = tongue.words();
    let zone = zone_of(session);
    let start = session.start(&zone);
    let day = tongue.weekday_date(start, &session.zone);
    let name = match message {
        Message::Tonight => plan.night.caller.as_ref(),
        _ => Some(&plan.person),
    };
    let name = name.map(|person| person.name.trim()).unwrap_or_default();
    let at = plan.pickup_at(session, &zone);
    let time = at.map(|at| w.message_pickup(&tongue.time(at, &session.zone)));
    let place = plan.pickup_place.trim();
    let place = (!place.is_empty()).then(|| w.message_place(place));
    let parts = match message {
        Message::Ask => vec![Some(w.message_ask(name, &day)), time, place],
        Message::Still => vec![Some(w.message_still(name, &day)), time, place],
        Message::Ready => vec![Some(w.message_ready(name)), place],
        Message::Late => vec![Some(w.message_late(name))],
        Message::Home => vec![Some(w.message_home(name))],
        Message::Nobody => vec![Some(w.message_nobody(&day))],
        Message::Tonight => {
            let evening = time::day_of(session.end(&zone), &zone);
            let [first, second] = CALLS.map(|hour| {
                let at = time::at_hour(evening, hour, &zone);
                tongue.time(at, &session.zone)
            });
            vec![Some(w.message_tonight(name, &first, &second))]
        }
    };
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    parts.join(" ")
}
