//! A ready message: shown before it leaves the phone, the patient's to change, sent by nobody else.

use super::asked::question;
use super::state_words;
use crate::components::{
    Answered, Area, Glyph, Icon, ListRow, Screen, Toasts, Unsaved, list_rows, show_answer,
};
use crate::routes::Route;
use crate::state::{Clinic, Form, Forms, Part, Series, Session, Speech, Tongue, zone_of};
use content::Words;
use domain::ride::{self, Answer, Gate, Message, Person, Plan, Receiver, Standing, phone, plain};
use domain::text;
use domain::time::{Instant, dates_between};
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::links::{self, Shared};
use vault::RecordId;

/// What a message is about. Who is ready with no ride tells the clinic, and not the one who drives.
pub fn title(w: Words, message: Message, to: Option<Receiver>) -> &'static str {
    match message {
        Message::Ready if to == Some(Receiver::Clinic) => w.message_ready_clinic_title(),
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
    let known = Memo::new(move |_| {
        let session = series.session(id)?;
        let standing = series.ride_standing(id, &session);
        let plan = series.ride(id).unwrap_or_default();
        Some((session, plan, standing.receiver(message)))
    });
    let to = known.with_untracked(|known| known.as_ref().and_then(|(_, _, to)| *to));
    let heading = title(w, message, to);
    view! {
        <Screen route title=heading class="ride">
            {move || match known.get() {
                Some((session, plan, to)) if is_named(&plan, to) => {
                    let to = to.unwrap_or(Receiver::Clinic);
                    view! { <Written id session plan message to /> }.into_any()
                }
                Some(_) => {
                    let to = Route::Ride(id.to_string());
                    let asked = match message {
                        Message::Tonight => w.ride_caller(),
                        _ => w.ride_person(),
                    };
                    list_rows(vec![ListRow::new(to, Glyph::Person, asked, "")]).into_any()
                }
                None => view! { <p>{w.session_unknown()}</p> }.into_any(),
            }}
        </Screen>
    }
}

/// The person it goes to; none where that is the clinic.
fn person(plan: &Plan, to: Receiver) -> Option<Person> {
    match to {
        Receiver::Caller => plan.night.caller.clone(),
        Receiver::Clinic => None,
        Receiver::Ride => Some(plan.person.clone()),
    }
}

/// Whether there is somebody whom it could go to.
fn is_named(plan: &Plan, to: Option<Receiver>) -> bool {
    to.is_some_and(|to| {
        let person = person(plan, to);
        to == Receiver::Clinic || person.is_some_and(|person| !text::is_blank(&person.name))
    })
}

#[component]
fn Written(
    id: RecordId,
    session: Session,
    plan: Plan,
    message: Message,
    to: Receiver,
) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let person = person(&plan, to);
    let clinic = untrack(|| expect_context::<Clinic>().numbers());
    let number = match &person {
        Some(person) => person.phone.clone(),
        None if text::is_blank(&clinic.day) => clinic.after_hours,
        None => clinic.day,
    };
    let receiver = match &person {
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
    let mine = compose(&speech.tongue(), message, to, &session, &plan, now);
    let composed = RwSignal::new(None);
    let lacks_language = RwSignal::new(false);
    match speech.other(person.and_then(|person| person.reads)) {
        None => composed.set(Some(mine)),
        Some(language) => spawn_local(async move {
            let theirs = Tongue::of(language).await;
            let _ = lacks_language.try_set(theirs.is_none());
            let theirs = theirs.map(|theirs| compose(&theirs, message, to, &session, &plan, now));
            let _ = composed.try_set(Some(theirs.unwrap_or(mine)));
        }),
    }
    view! {
        <section class="card">
            <p class="strong words" dir="auto">{receiver}</p>
            {(!text::is_blank(&number)).then(|| view! { <p class="note words" dir="auto">{number.clone()}</p> })}
            {move || lacks_language.get().then(|| view! { <p class="note">{w.message_not_there()}</p> })}
            {calls_only.map(|word| view! { <p class="note">{word}</p> })}
            {move || {
                let (form, number) = (form.clone(), number.clone());
                let label = title(w, message, Some(to));
                composed.get().map(|text| view! { <Editor id form message label text number only_calls /> })
            }}
            <p class="note">{w.ride_leaves_behind()}</p>
        </section>
    }
}

/// The words, the patient's to change, kept until the patient says that they were sent.
#[component]
fn Editor(
    id: RecordId,
    form: String,
    message: Message,
    label: &'static str,
    text: String,
    number: String,
    only_calls: bool,
) -> impl IntoView {
    let value = RwSignal::new(text.clone());
    let form = expect_context::<Forms>().open(form, vec![("words", Part::Text(value))]);
    // They were handed to another app, and nobody has said yet whether they were sent.
    let tried = RwSignal::new(false);
    let left = Callback::new(move |()| {
        let is_own = value.with_untracked(|value| *value != text);
        tried.set(is_own || asks_ride(id, message));
    });
    view! {
        <Unsaved is_restored=form.is_restored() discard=Callback::new(move |()| form.discard()) />
        <Area
            name="message"
            label
            labelled=false
            value
            rows=6
            on_input=Callback::new(move |()| form.touch())
        />
        <Ways number value only_calls left />
        {move || tried.get().then(|| was_sent(id, message, form, tried))}
        {(message == Message::Ask).then(|| asked(id))}
    }
}

/// Whether it is the question that the ride waits for.
fn asks_ride(id: RecordId, message: Message) -> bool {
    let series = expect_context::<Series>();
    let session = untrack(|| series.session(id));
    let is_open =
        session.is_some_and(|session| !untrack(|| series.ride_standing(id, &session)).is_agreed());
    message == Message::Ask && is_open
}

/// *Did you ask?*, or whether words of one's own were sent: they are kept until then.
fn was_sent(id: RecordId, message: Message, form: Form, tried: RwSignal<bool>) -> AnyView {
    let w = expect_context::<Speech>().words();
    let (series, toasts) = (expect_context::<Series>(), expect_context::<Toasts>());
    let asks = asks_ride(id, message);
    let yes = Callback::new(move |()| {
        spawn_local(async move {
            if asks && let Err(why) = series.say(id, Gate::Asked, Answer::Asked).await {
                return toasts.say(why.words(w));
            }
            if tried.try_set(false).is_none() {
                form.hand_on();
                show_answer(ASKED);
            }
        });
    });
    match asks {
        true => question(w.ride_did_you_ask(), w.ride_yes_asked(), yes, tried),
        false => question(w.message_was_sent(), w.message_sent(), yes, tried),
    }
}

/// The id of the line that says that they were asked.
const ASKED: &str = "ride-asked";

/// That they were asked, with the way to take it back.
fn asked(id: RecordId) -> AnyView {
    let w = expect_context::<Speech>().words();
    let (series, toasts) = (expect_context::<Series>(), expect_context::<Toasts>());
    let said = Signal::derive(move || {
        let session = series.session(id);
        let asked = session
            .filter(|session| matches!(series.ride_standing(id, session), Standing::Asked { .. }));
        asked.map_or_else(String::new, |session| state_words(id, &session))
    });
    let take_back = move |_| {
        spawn_local(async move {
            if let Err(why) = series.say(id, Gate::Asked, Answer::NotAsked).await {
                toasts.say(why.words(w));
            }
        });
    };
    view! {
        <Answered name=ASKED said>
            {move || {
                (!said.get().is_empty())
                    .then(|| {
                        view! {
                            <div class="buttons">
                                <button type="button" class="button button--quiet" on:click=take_back>
                                    {w.ride_not_asked()}
                                </button>
                            </div>
                        }
                    })
            }}
        </Answered>
    }
    .into_any()
}

/// Text, call, share, copy: whatever the number and the phone allow. Tells when the words were handed
/// on. A text has no sign at which some message apps cut it off.
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
                            href=move || {
                                links::sms_href(&number, &plain(&value.get(), w.message_and(), w.message_number()))
                            }
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
                        <a
                            class="button button--quiet"
                            rel="external"
                            href=call
                            on:click=move |_| left.run(())
                        >
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
pub(super) fn compose(
    tongue: &Tongue,
    message: Message,
    to: Receiver,
    session: &Session,
    plan: &Plan,
    now: Instant,
) -> String {
    let w = tongue.words();
    let zone = zone_of(session);
    let start = session.start(&zone);
    let day = tongue.weekday_date(start, &session.zone);
    let plain = |words: &str| plain(words.trim(), w.message_and(), w.message_number());
    let name = person(plan, to).map(|person| plain(&person.name));
    let name = name.unwrap_or_default();
    let name = name.as_str();
    let at = plan.pickup_at(session, &zone);
    // The message names the day of the session: a pick-up on another day names its own.
    let is_that_day = |at| dates_between(start, at, &zone) == 0;
    let at = at.map(|at| match is_that_day(at) {
        true => tongue.time(at, &session.zone),
        false => tongue.weekday_time(at, &session.zone),
    });
    let time = at.map(|at| w.message_pickup(&at));
    let place = plain(plan.place(session));
    let place = (!place.is_empty()).then(|| w.message_place(&place));
    let parts = match message {
        Message::Ask => vec![Some(w.message_ask(name, &day)), time, place],
        Message::Still => vec![Some(w.message_still(name, &day)), time, place],
        // The clinic knows where it is.
        Message::Ready if to == Receiver::Clinic => vec![Some(w.message_ready_clinic().to_owned())],
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
