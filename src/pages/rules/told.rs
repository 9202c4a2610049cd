//! How a clinic tells when food and drinks end: by hours before, or by the clock. Each says the other.

use super::span_words;
use crate::components::{Field, Segmented};
use crate::state::{Series, Session, Speech, zone_of};
use chrono::NaiveDate;
use domain::clinic::{Before, Draft, Minutes, Problem, Rule, ToldBy, Topic, Value, hours_typed};
use domain::time;
use leptos::prelude::*;

const HOURS: &str = "hours";
const CLOCK: &str = "clock";

/// The session that a clock time is told for, not tracked: the coming one, as long as it has not begun.
pub fn coming(topic: Topic) -> Option<Session> {
    let series = expect_context::<Series>();
    untrack(|| {
        let session = series.session(series.current().upcoming?)?;
        let is_ahead = series.now() < session.start(&zone_of(&session));
        (topic.has_clock_time() && session.is_supported() && is_ahead).then_some(session)
    })
}

/// What was typed, read for the coming session.
///
/// # Errors
/// Everything that is wrong.
pub fn finish(
    draft: &Draft,
    topic: Topic,
    today: NaiveDate,
    session: Option<&Session>,
) -> Result<Rule<Value>, Vec<Problem>> {
    match session {
        Some(session) => before(session, |before| draft.finish(topic, today, Some(before))),
        None => draft.finish(topic, today, None),
    }
}

fn before<T>(session: &Session, then: impl FnOnce(Before<'_>) -> T) -> T {
    let zone = zone_of(session);
    let start = session.start(&zone);
    then(Before { start, zone: &zone })
}

/// Which of the two was chosen.
pub fn told_by(chosen: &str) -> ToldBy {
    match chosen {
        CLOCK => ToldBy::Clock,
        _ => ToldBy::Hours,
    }
}

/// `4:00 am Sunday, 6 h before your session`.
pub fn echo(speech: Speech, session: &Session, minutes: Minutes) -> String {
    let at = time::shifted(session.start(&zone_of(session)), -i64::from(minutes));
    let w = speech.words();
    w.rule_echo(
        &speech.time(at, &session.zone),
        &speech.weekday(at, &session.zone),
        &span_words(w, minutes),
    )
}

/// The length that a rule holds.
pub fn minutes_of(rule: &Rule<Value>) -> Option<Minutes> {
    match rule.said()? {
        Value::Minutes(minutes) => Some(minutes),
        Value::YesNo(_) | Value::Words(_) => None,
    }
}

/// The choice between the two, the field for the one that is chosen, and below it the other.
#[component]
pub fn ToldField(
    session: Session,
    told: RwSignal<String>,
    value: RwSignal<String>,
    /// What has been typed, as far as it can be read.
    minutes: Signal<Option<Minutes>>,
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let session = StoredValue::new(session);
    let change = Callback::new(move |to: &'static str| {
        if told.get_untracked() == to {
            return;
        }
        // What can be read is told the other way.
        let other = minutes.get_untracked().and_then(|minutes| match to {
            CLOCK => session.with_value(|session| before(session, |before| before.clock(minutes))),
            _ => Some(hours_typed(minutes)),
        });
        value.set(other.unwrap_or_default());
        told.set(to.to_owned());
    });
    let is_clock = Memo::new(move |_| told.with(|told| told == CLOCK));
    let field = move || match is_clock.get() {
        true => {
            view! { <Field name="said" kind="time" label=w.rule_clock_label() value problem /> }
                .into_any()
        }
        false => {
            view! { <Field name="said" kind="decimal" label=w.rule_hours_label() value problem /> }
                .into_any()
        }
    };
    let words = move || {
        let minutes = minutes.get()?;
        let echo = session.with_value(|session| echo(speech, session, minutes));
        let kept = is_clock
            .get()
            .then(|| w.rule_echo_kept(&span_words(w, minutes)));
        Some(view! {
            <p class="strong">{echo}</p>
            {kept.map(|kept| view! { <p class="note">{kept}</p> })}
        })
    };
    view! {
        <Segmented
            name="told"
            legend=w.rule_told()
            options=vec![(HOURS, w.rule_told_hours()), (CLOCK, w.rule_told_clock())]
            value=Signal::derive(move || told.get())
            on_change=change
        />
        {field}
        <div role="status">{words}</div>
    }
}

/// What stands in the choice at first.
pub fn at_first() -> String {
    HOURS.to_owned()
}
