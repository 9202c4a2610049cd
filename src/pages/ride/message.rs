//! A ready message: shown before it leaves the phone, the patient's to change, sent by nobody else.

use crate::components::{Area, Glyph, Icon, ListRow, Screen, Toasts, Unsaved, list_rows};
use crate::routes::Route;
use crate::state::{Clinic, Forms, Part, Series, Speech, Tongue, zone_of};
use content::Words;
use domain::ride::{self, Message, Person, Plan, phone};
use domain::session::Session;
use domain::text;
use domain::time::{Instant, dates_between};
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::links::{self, Shared};
use vault::RecordId;

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

/// One message, and the ways it can take. Who it goes to may change in another window.
#[component]
pub fn MessagePage(id: RecordId, message: Message) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let series = expect_context::<Series>();
    let route = Route::Message(id.to_string(), message.slug().to_owned());
    let known = Memo::new(move |_| (series.session(id), series.ride(id).unwrap_or_default()));
    view! {
        <Screen route title=title(w, message) class="ride">
            {move || match known.get() {
                (Some(_), plan) if lacks_receiver(&plan, message) => {
                    let to = Route::Ride(id.to_string());
                    let asked = match message {
                        Message::Tonight => w.ride_caller(),
                        _ => w.ride_person(),
                    };
                    list_rows(vec![ListRow::new(to, Glyph::Person, asked, "")]).into_any()
                }
                (Some(session), plan) => view! { <Written id session plan message /> }.into_any(),
                (None, _) => view! { <p>{w.session_unknown()}</p> }.into_any(),
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
fn Written(id: RecordId, session: Session, plan: Plan, message: Message) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let person = receiver(&plan, message);
    let clinic = untrack(|| expect_context::<Clinic>().numbers());
    let number = match &person {
        Some(person) => person.phone.clone(),
        None => clinic.day,
    };
    let to = match &person {
        Some(person) => w.message_to(&person.name),
        None => w.message_to_clinic().to_owned(),
    };
    let calls_only = person
        .as_ref()
        .filter(|person| person.only_calls)
        .map(|person| w.ride_calls_only(&person.name));
    let only_calls = calls_only.is_some();
    // What was typed to one person is nobody else's.
    let name = person.as_ref().map(|person| person.name.as_str());
    let form = format!(
        "message/{id}/{}/{}",
        message.slug(),
        name.unwrap_or_default()
    );
    let now = untrack(|| expect_context::<Series>().now());
    let mine = compose(&speech.tongue(), message, &session, &plan, now);
    let composed = RwSignal::new(None);
    let lacks_language = RwSignal::new(false);
    match speech.other(person.and_then(|person| person.reads)) {
        None => composed.set(Some(mine)),
        Some(language) => spawn_local(async move {
            let theirs = Tongue::of(language).await;
            let _ = lacks_language.try_set(theirs.is_none());
            let theirs = theirs.map(|theirs| compose(&theirs, message, &session, &plan, now));
            let _ = composed.try_set(Some(theirs.unwrap_or(mine)));
        }),
    }
    view! {
        <section class="card">
            <p class="strong words" dir="auto">{to}</p>
            {(!text::is_blank(&number)).then(|| view! { <p class="note words" dir="auto">{number.clone()}</p> })}
            {move || lacks_language.get().then(|| view! { <p class="note">{w.message_not_there()}</p> })}
            {calls_only.map(|word| view! { <p class="note">{word}</p> })}
            {move || {
                let (form, number) = (form.clone(), number.clone());
                composed.get().map(|text| view! { <Editor form message text number only_calls /> })
            }}
            <p class="note">{w.ride_leaves_behind()}</p>
        </section>
    }
}

/// The words, the patient's to change, kept until they have left.
#[component]
fn Editor(
    form: String,
    message: Message,
    text: String,
    number: String,
    only_calls: bool,
) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let value = RwSignal::new(text);
    let form = expect_context::<Forms>().open(form, vec![("words", Part::Text(value))]);
    view! {
        <Unsaved is_restored=form.is_restored() discard=Callback::new(move |()| form.discard()) />
        <Area
            name="message"
            label=title(w, message)
            labelled=false
            value
            rows=6
            on_input=Callback::new(move |()| form.touch())
        />
        <Ways number value only_calls left=Callback::new(move |()| form.hand_on()) />
    }
}

/// Text, call, share, copy: whatever the number and the phone allow. Tells when the words have left.
#[component]
fn Ways(
    number: String,
    value: RwSignal<String>,
    only_calls: bool,
    left: Callback<()>,
) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let toasts = expect_context::<Toasts>();
    let call = phone::dial(&number).map(|number| links::tel_href(&number));
    let text = phone::message(&number).filter(|_| !only_calls);
    let copy = move |_| {
        spawn_local(async move {
            if toasts.copy(w, &value.get_untracked()).await {
                let _ = left.try_run(());
            }
        });
    };
    let share = move |_| {
        spawn_local(async move {
            if toasts.share(w, &value.get_untracked()).await == Shared::Done {
                let _ = left.try_run(());
            }
        });
    };
    view! {
        {call.is_none().then(|| view! { <p class="note">{w.ride_no_phone()}</p> })}
        <div class="buttons">
            {text
                .map(|number| {
                    view! {
                        <a
                            class="button"
                            rel="external"
                            href=move || links::sms_href(&number, &value.get())
                            on:click=move |_| left.run(())
                        >
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
fn compose(
    tongue: &Tongue,
    message: Message,
    session: &Session,
    plan: &Plan,
    now: Instant,
) -> String {
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
    // The message names the day of the session: a pick-up on another day names its own.
    let is_that_day = |at| dates_between(start, at, &zone) == 0;
    let at = at.map(|at| match is_that_day(at) {
        true => tongue.time(at, &session.zone),
        false => tongue.weekday_time(at, &session.zone),
    });
    let time = at.map(|at| w.message_pickup(&at));
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
            let evening = ride::evening(session, now, &zone);
            let alone = match evening.is_today {
                true => w.message_tonight(name),
                false => {
                    let day = tongue.weekday_date(evening.at, &session.zone);
                    w.message_that_evening(name, &day)
                }
            };
            let at = |at: &Instant| tongue.time(*at, &session.zone);
            let calls = match evening.calls.as_slice() {
                [first, second] => w.message_two_calls(&at(first), &at(second)),
                [only] => w.message_one_call(&at(only)),
                _ => w.message_call().to_owned(),
            };
            vec![Some(alone), Some(calls)]
        }
    };
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    parts.join(" ")
}
