//! *Ready to go?* A look on the morning, never a verdict: what is not as it should be is told to the
//! clinic, which decides.

use crate::components::{
    Answered, Area, Notice, SaveStatus, Screen, Segmented, Tone, show_answer, sources_of_lines,
};
use crate::pages::call_clinic::call_clinic;
use crate::pages::line::versions;
use crate::routes::Route;
use crate::state::{Autosave, Clinic, Ready, Series, Session, Speech, Store, follow, zone_of};
use content::Words;
use domain::clinic;
use domain::clock::HourKind;
use domain::ready::{self, Answer, Topic, Word};
use domain::text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::links;
use vault::RecordId;

/// The look before leaving.
#[component]
pub fn ReadyToGo(id: RecordId) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let series = expect_context::<Series>();
    let session = untrack(|| series.session(id));
    let eyebrow = session
        .as_ref()
        .map(|session| speech.weekday_date(session.start(&zone_of(session)), &session.zone));
    view! {
        <Screen
            route=Route::Ready(id.to_string())
            title=w.today_ready_title()
            eyebrow=eyebrow.unwrap_or_default()
            class="ready"
        >
            {match session {
                Some(session) if session.is_supported() => view! { <Looks id session /> }.into_any(),
                Some(_) => view! { <super::plan::Unsupported /> }.into_any(),
                None => view! { <p>{w.session_unknown()}</p> }.into_any(),
            }}
        </Screen>
    }
}

#[component]
fn Looks(id: RecordId, session: Session) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let ready = expect_context::<Ready>();
    let session = StoredValue::new(session);
    view! {
        <p class="lead">{w.ready_lead()}</p>
        {move || {
            ready
                .topics()
                .iter()
                .map(|topic| {
                    let known = known(id, &session.get_value(), *topic);
                    view! { <Look id topic=*topic known /> }
                })
                .collect_view()
        }}
        {move || tell(id)}
        <section class="card">
            <h2 class="card__title">{w.ready_not_today()}</h2>
            <p class="note">{w.ready_not_today_note()}</p>
            <div class="buttons">
                <a class="button button--outline" href=Route::Session(id.to_string()).to_string()>
                    {w.ready_change()}
                </a>
            </div>
        </section>
        {sources_of_lines("ready")}
    }
}

/// One thing to think of: fine, or something to tell.
#[component]
fn Look(id: RecordId, topic: Topic, known: Option<String>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let (store, ready) = (expect_context::<Store>(), expect_context::<Ready>());
    let said = untrack(|| ready.answer(id, topic));
    let word = RwSignal::new(said.as_ref().map(|said| said.word));
    let text = RwSignal::new(said.map(|said| said.text).unwrap_or_default());
    let make = move || {
        let word = word.get_untracked()?;
        Some(ready.record(id, topic, word, text.get_untracked()))
    };
    let place = ready.id(id, topic);
    let writer = Autosave::new(store, ready.table(), place, make);
    let take = move |answer: Answer| {
        word.set(Some(answer.word));
        if text.with_untracked(|typed| *typed != answer.text) {
            text.set(answer.text);
        }
    };
    follow(ready.table(), place, writer, move |kept| take(kept.answer));
    let choices = move || {
        let all = ready.versions(id, topic).into_iter().map(|answer| {
            let said = format!(
                "{}. {}",
                word_of(w, answer.word),
                text::isolated(&answer.text)
            );
            let choose = Callback::new(move |()| {
                take(answer.clone());
                writer.rebase();
                writer.touch();
                writer.save();
            });
            (said, choose)
        });
        versions(w, all.collect())
    };
    let choose = Callback::new(move |slug: &'static str| {
        word.set(Some(if slug == HMM { Word::Hmm } else { Word::Fine }));
        writer.touch();
        writer.save();
        show_answer(line(topic));
    });
    // What was answered stands in the place of the two, and what it is about.
    let said = Signal::derive(move || match word.get() {
        Some(word) => format!("{}: {}", title(w, topic), word_of(w, word)),
        None => String::new(),
    });
    let chosen = Signal::derive(move || match word.get() {
        Some(Word::Fine) => FINE.to_owned(),
        Some(Word::Hmm) => HMM.to_owned(),
        None => String::new(),
    });
    let changed = Callback::new(move |()| writer.touch());
    view! {
        <section class="card ready__look">
            <Answered name=line(topic) said>
                <Segmented
                    name=topic.slug()
                    legend=title(w, topic)
                    options=vec![(FINE, w.ready_fine()), (HMM, w.ready_hmm())]
                    value=chosen
                    on_change=choose
                />
            </Answered>
            {known.map(|known| view! { <p class="note words" dir="auto">{known}</p> })}
            // Beside the answer that needs it, and read out once it is given.
            <div role="status">{move || (word.get() == Some(Word::Hmm)).then(|| advice(w, topic))}</div>
            {choices}
            {move || {
                word.get()
                    .map(|_| {
                        view! {
                            <Area
                                name=field(topic)
                                label=w.ready_more()
                                value=text
                                class="field__input"
                                rows=2
                                on_input=changed
                            />
                            <SaveStatus
                                state=writer.state()
                                words=text
                                retry=Callback::new(move |()| writer.save())
                            />
                        }
                    })
            }}
        </section>
    }
}

const FINE: &str = "fine";
const HMM: &str = "hmm";

fn word_of(w: Words, word: Word) -> &'static str {
    match word {
        Word::Fine => w.ready_fine(),
        Word::Hmm => w.ready_hmm(),
    }
}

/// The id of the line of a topic's answer.
fn line(topic: Topic) -> String {
    format!("said-{}", topic.slug())
}

/// The name of a topic's field on the screen.
fn field(topic: Topic) -> &'static str {
    match topic {
        Topic::Ate => "more-ate",
        Topic::Drank => "more-drank",
        Topic::Medicines => "more-medicines",
        Topic::Sleep => "more-sleep",
        Topic::Mood => "more-mood",
        Topic::Illness => "more-illness",
        Topic::Ride => "more-ride",
        Topic::BloodPressure => "more-blood-pressure",
    }
}

fn title(w: Words, topic: Topic) -> &'static str {
    match topic {
        Topic::Ate => w.ready_ate(),
        Topic::Drank => w.ready_drank(),
        Topic::Medicines => w.ready_medicines(),
        Topic::Sleep => w.ready_sleep(),
        Topic::Mood => w.ready_mood(),
        Topic::Illness => w.ready_illness(),
        Topic::Ride => w.ready_ride(),
        Topic::BloodPressure => w.ready_blood_pressure(),
    }
}

/// What it means to tell the clinic of this.
fn advice(w: Words, topic: Topic) -> AnyView {
    let words = match topic {
        Topic::Ate => w.ready_advice_ate(),
        Topic::Drank => w.ready_advice_drank(),
        Topic::Medicines => w.ready_advice_medicines(),
        Topic::Sleep => w.ready_advice_sleep(),
        Topic::Mood => w.ready_advice_mood(),
        Topic::Illness => w.ready_advice_illness(),
        Topic::Ride => w.ready_advice_ride(),
        Topic::BloodPressure => w.ready_advice_blood_pressure(),
    };
    let help = (topic == Topic::Mood).then(|| {
        view! { <a class="button button--text" href=Route::Help.to_string()>{w.nav_help()}</a> }
    });
    view! {
        <Notice tone=Tone::Warm>
            <p>{words}</p>
            {help}
        </Notice>
    }
    .into_any()
}

/// What the clinic said about it, or how it stands. Tracks what it reads.
fn known(id: RecordId, session: &Session, topic: Topic) -> Option<String> {
    let speech = expect_context::<Speech>();
    let series = expect_context::<Series>();
    let hour = |kind: HourKind| {
        // Once it has begun nobody is asked any more.
        if series.now() >= session.start(&zone_of(session)) {
            return None;
        }
        let hours = series.hours(id, session);
        let hour = hours.into_iter().find(|hour| hour.kind == kind)?;
        let w = speech.words();
        let Some(at) = hour.instant() else {
            return Some(super::hours::words_of(speech, series, id, hour).0);
        };
        let at = speech.weekday_time(at, &session.zone);
        Some(match kind {
            HourKind::NoFood => w.calendar_food_at(&at),
            _ => w.calendar_drink_at(&at),
        })
    };
    match topic {
        Topic::Ate => hour(HourKind::NoFood),
        Topic::Drank => hour(HourKind::NoDrink),
        Topic::Medicines => expect_context::<Clinic>()
            .book()
            .words(clinic::Topic::Medicines)
            .map(|said| speech.words().ready_clinic_said(&said)),
        Topic::Ride => Some(super::ride::state_words(id, session)),
        Topic::Sleep | Topic::Mood | Topic::Illness | Topic::BloodPressure => None,
    }
}

/// What to do, once, at the end: what there is to tell, and how to reach the clinic. Where nothing is,
/// it says that, and no more. Tracks what it reads.
fn tell(id: RecordId) -> AnyView {
    let w = expect_context::<Speech>().words();
    let ready = expect_context::<Ready>();
    let answers = ready.answers(id);
    let hmms = ready::hmms(&answers);
    if hmms.is_empty() {
        return view! { <p class="note">{w.ready_nothing()}</p> }.into_any();
    }
    let first =
        ready::calls_first(&hmms).then(|| view! { <p class="strong">{w.ready_call_first()}</p> });
    let lines: Vec<_> = hmms
        .iter()
        .map(|(topic, answer)| (title(w, *topic), answer.text.as_str()))
        .collect();
    let text = ready::read_out(&lines);
    let shown: Vec<_> = text.lines().map(str::to_owned).collect();
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let text = text.clone();
        spawn_local(async move {
            let _ = copied.try_set(links::copy_text(&text).await);
        });
    };
    view! {
        <Notice tone=Tone::Warm>
            // Before anything else: whom it cannot wait for.
            {first}
            <h2 class="card__title">{w.ready_tell()}</h2>
            <ul class="bullets">
                {shown
                    .into_iter()
                    .map(|line| view! { <li class="words" dir="auto">{line}</li> })
                    .collect_view()}
            </ul>
            <p>{w.ready_tell_note()}</p>
            {call_clinic()}
            <div class="buttons buttons--fit">
                <button type="button" class="button button--outline" on:click=copy>
                    {move || if copied.get() { w.common_copied() } else { w.ready_copy() }}
                </button>
            </div>
        </Notice>
    }
    .into_any()
}
