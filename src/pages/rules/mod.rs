//! What my clinic said: every rule in one of its three states.

mod rule;
mod told;

pub use rule::rule_page;

use crate::components::{ListRow, Screen, list_rows};
use crate::routes::Route;
use crate::state::{Clinic, Speech};
use chrono::NaiveDate;
use content::{ClinicTopic, Words};
use domain::clinic::{Book, Minutes, Numbers, Rule, Shape, Topic, Value, hours_typed};
use domain::text;
use leptos::prelude::*;

/// All rules, in their parts.
#[component]
pub fn Rules() -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let clinic = expect_context::<Clinic>();
    let parts = [
        ("before", w.rule_part_before()),
        ("day", w.rule_part_day()),
        ("ride", w.rule_part_ride()),
        ("after", w.rule_part_after()),
    ];
    view! {
        <Screen route=Route::Rules title=w.rule_title() class="rules">
            <p class="lead">{w.rule_lead()}</p>
            {parts
                .into_iter()
                .map(|(part, title)| {
                    view! {
                        <section class="stack">
                            <h2>{title}</h2>
                            {move || list_rows(rows(speech, &clinic.book(), part))}
                        </section>
                    }
                })
                .collect_view()}
            <section class="stack">
                <h2>{w.rule_part_numbers()}</h2>
                {move || list_rows(numbers(speech, &clinic.numbers()))}
            </section>
        </Screen>
    }
}

/// Its numbers: what is not known is to be asked for, like a rule.
fn numbers(speech: Speech, numbers: &Numbers) -> Vec<ListRow> {
    let w = speech.words();
    let after_hours = match numbers.has_no_after_hours {
        true => w.help_clinic_no_after(),
        false => &numbers.after_hours,
    };
    let both = [
        (w.help_clinic_day_label(), numbers.day.as_str()),
        (w.help_clinic_after_label(), after_hours),
    ];
    let rows = both.map(|(title, said)| {
        let is_open = text::is_blank(said);
        let told = numbers.on.filter(|_| !is_open);
        ListRow {
            to: Route::ClinicNumbers,
            glyph: None,
            title: title.to_owned(),
            note: match told.map(|on| told_words(speech, &numbers.by, on)) {
                Some(told) => text::sentences(said, &told),
                None => said.to_owned(),
            },
            chip: if is_open { w.rule_ask_yours() } else { "" },
        }
    });
    rows.into()
}

fn rows(speech: Speech, book: &Book, part: &str) -> Vec<ListRow> {
    let w = speech.words();
    let topics = w.clinic_rules().iter().filter(|words| words.part == part);
    topics
        .filter_map(|words| {
            let topic = Topic::from_slug(words.slug)?;
            let rule = book.rule(topic);
            let is_open = rule == Rule::Ask;
            Some(ListRow {
                to: Route::Rule(words.slug.to_owned()),
                glyph: None,
                title: words.title.to_owned(),
                note: if is_open {
                    String::new()
                } else {
                    said_words(speech, topic, &rule)
                },
                chip: if is_open {
                    w.common_clinics_differ()
                } else {
                    ""
                },
            })
        })
        .collect()
}

/// The words of a topic.
pub fn topic_words(w: Words, topic: Topic) -> Option<&'static ClinicTopic> {
    w.clinic_rules()
        .iter()
        .find(|words| words.slug == topic.slug())
}

/// What was said, in a line: `6 h before`, and who said it.
pub fn said_words(speech: Speech, topic: Topic, rule: &Rule<Value>) -> String {
    let w = speech.words();
    match rule {
        Rule::Ask => w.common_clinics_differ().to_owned(),
        Rule::NotForMe => w.rule_not_for_me().to_owned(),
        Rule::Said { value, by, on } => {
            text::sentences(&value_words(w, topic, value), &told_words(speech, by, *on))
        }
    }
}

/// Who said it, if that is known, and when.
fn told_words(speech: Speech, by: &str, on: NaiveDate) -> String {
    let w = speech.words();
    let day = speech.date(on);
    if text::is_blank(by) {
        w.rule_said_on(&day)
    } else {
        w.rule_said_by(by, &day)
    }
}

/// A value in a few words: `6 h before`; beside what is less than the floor stands the floor.
pub fn value_words(w: Words, topic: Topic, value: &Value) -> String {
    match value {
        Value::Minutes(minutes) if topic.shape() == Shape::Minutes => {
            time_words(w, topic, &minutes.to_string())
        }
        Value::Minutes(minutes) => {
            let said = time_words(w, topic, &hours_typed(*minutes));
            match topic.floor_over(*minutes) {
                Some(floor) => text::sentences(&said, &w.rule_at_least(&hours_typed(floor))),
                None => said,
            }
        }
        Value::YesNo(true) => w.common_yes().to_owned(),
        Value::YesNo(false) => w.common_no().to_owned(),
        // One thing on each line, told in one.
        Value::Words(words) => {
            let lines = words.lines().map(|line| text::isolated(line.trim()));
            lines.collect::<Vec<_>>().join(", ")
        }
    }
}

/// A time as typed, with what it is counted from.
fn time_words(w: Words, topic: Topic, typed: &str) -> String {
    match topic {
        Topic::ArriveEarly => w.rule_minutes_early(typed),
        Topic::Alcohol | Topic::Cannabis => w.rule_hours_around(typed),
        Topic::Driving | Topic::Decisions => w.rule_hours_after(typed),
        Topic::RideStay => w.rule_hours(typed),
        _ => w.rule_hours_before(typed),
    }
}

/// A span of time: `6 h`, `1.5 h`, `15 min`.
pub fn span_words(w: Words, minutes: Minutes) -> String {
    if minutes < 60 {
        return w.session_minutes(&minutes.to_string());
    }
    w.rule_hours(&hours_typed(minutes))
}
