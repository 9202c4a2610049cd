//! About me, as it is shown to the team: large, what is blank left out, nothing to edit.

use super::words_of;
use crate::components::Screen;
use crate::pages::hand_over::HandOver;
use crate::routes::Route;
use crate::state::{About as Sheet, Speech};
use content::Words;
use domain::about::{Field, Line};
use leptos::prelude::*;

/// The sheet, to show, print and hand over.
#[component]
pub fn AboutShow() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let sheet = expect_context::<Sheet>();
    let words = Callback::new(move |()| as_text(w, &entries(w, sheet.sheet())));
    view! {
        <Screen route=Route::AboutShow title=w.about_show_title() class="shown">
            {move || {
                let entries = entries(w, sheet.sheet());
                if entries.is_empty() {
                    return view! {
                        <p class="shown__text">{w.about_show_empty()}</p>
                        <a class="button button--wide" href=Route::About.to_string()>{w.about_show_fill()}</a>
                    }
                        .into_any();
                }
                view! {
                    <dl class="shown__list">
                        {entries.into_iter().map(|(label, texts)| entry(label, texts)).collect_view()}
                    </dl>
                    <HandOver words />
                }
                    .into_any()
            }}
        </Screen>
    }
}

fn entry(label: &'static str, texts: Vec<String>) -> AnyView {
    view! {
        <div class="shown__entry">
            <dt class="shown__label">{label}</dt>
            {texts
                .into_iter()
                .map(|text| view! { <dd class="shown__text words" dir="auto">{text}</dd> })
                .collect_view()}
        </div>
    }
    .into_any()
}

/// What is filled in, under the name of its field; all ticks stand under one.
fn entries(w: Words, lines: Vec<Line>) -> Vec<(&'static str, Vec<String>)> {
    let mut entries: Vec<(&'static str, Vec<String>)> = Vec::new();
    for line in lines {
        let (label, _) = words_of(w, line.field);
        let text = match line.field {
            Field::Health(health) => {
                let items = w.health_items();
                let item = items.iter().find(|item| item.health == health);
                item.map(|item| item.text.to_owned()).unwrap_or_default()
            }
            _ => line.text,
        };
        match entries.last_mut() {
            Some((before, texts)) if *before == label => texts.push(text),
            _ => entries.push((label, vec![text])),
        }
    }
    entries
}

fn as_text(w: Words, entries: &[(&'static str, Vec<String>)]) -> String {
    let mut text = w.about_show_title().to_owned();
    for (label, texts) in entries {
        text.push_str("\n\n");
        text.push_str(label);
        for line in texts {
            text.push('\n');
            text.push_str(line.trim());
        }
    }
    text
}
