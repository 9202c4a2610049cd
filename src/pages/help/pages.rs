//! The pages below Help: all signs, coming back to the present, and what was not okay.

use super::leave_quickly;
use crate::chunks::{Chunks, Part};
use crate::components::{Screen, call_emergency, line_buttons, sources, with_number};
use crate::pages::sections::sections;
use crate::routes::Route;
use crate::state::{Settings, Speech};
use content::{Country, Line, Page, Passage, Section, SignGroup, Words};
use leptos::prelude::*;

/// Every sign of the body and mind, and what to do.
#[component]
pub fn Signs() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let country = expect_context::<Settings>().country_now(w);
    view! {
        <Screen route=Route::HelpSigns title=w.help_all_signs() class="help" action=leave_quickly(w)>
            {w.signs().iter().map(|group| signs(w, group, country)).collect_view()}
            <a class="button button--text" href="/learn/risks">{w.learn_risks_title()}</a>
            <p class="note">{w.help_awaiting_review()}</p>
        </Screen>
    }
}

/// What to do stands above the signs, and whom to call right below it.
fn signs(w: Words, group: &'static SignGroup, country: &'static Country) -> AnyView {
    let (class, calls) = match group.slug {
        "call_emergency" => ("card card--urgent", call_emergency(w, country)),
        "call_clinic" => ("card", call_clinic()),
        _ => ("card", ().into_any()),
    };
    let first = country
        .lines
        .first()
        .filter(|_| group.slug == "call_clinic");
    view! {
        <section class=class>
            <h2 class="card__title">{with_number(group.title, country)}</h2>
            {group.lead.map(|lead| view! { <p>{with_number(lead, country)}</p> })}
            {calls}
            <ul class="list">
                {group.lines.iter().map(|line| view! { <li>{with_number(line.text, country)}</li> }).collect_view()}
            </ul>
            {first.map(|line| named_line(w, line))}
            {sources(group.lines.iter().map(Passage::proof).collect())}
        </section>
    }
    .into_any()
}

/// The clinic's numbers, which the chunk *plan* draws.
fn call_clinic() -> AnyView {
    let chunks = expect_context::<Chunks>();
    (move || chunks.part(Part::CallClinic)).into_any()
}

/// A line with its name, and the ways to reach it.
fn named_line(w: Words, line: &'static Line) -> AnyView {
    view! {
        <p class="strong">{line.name}</p>
        <div class="buttons buttons--fit">{line_buttons(w, line, "button button--quiet")}</div>
    }
    .into_any()
}

/// Short steps with the senses, eyes open.
#[component]
pub fn Ground() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! {
        <Screen route=Route::HelpGround title=w.help_ground() class="help" action=leave_quickly(w)>
            <ol class="list lead">
                {w.grounding().iter().map(|step| view! { <li>{step.text}</li> }).collect_view()}
            </ol>
            {sources(w.grounding().iter().map(Passage::proof).collect())}
        </Screen>
    }
}

/// Something happened that was not okay.
#[component]
pub fn NotOkay() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! {
        <Screen route=Route::HelpNotOkay title=w.help_not_okay() class="help" action=leave_quickly(w)>
            {sections(w.not_okay(), &[], to_reach)}
            <p class="note">{w.help_awaiting_review()}</p>
        </Screen>
    }
}

/// Below the part that says whom one can reach: the emergency number, the line for after an
/// assault, or the words that none is known, and the first line.
fn to_reach(_: &Page, section: &Section) -> Option<AnyView> {
    let w = expect_context::<Speech>().words();
    let country = expect_context::<Settings>().country_now(w);
    let assault = country.lines.iter().find(|line| line.is_for_assault);
    let first = country.lines.first();
    let view = move || {
        view! {
            {call_emergency(w, country)}
            {match assault {
                Some(line) => named_line(w, line),
                None => {
                    view! {
                        <p>{w.help_no_assault_line()}</p>
                        {w.anywhere().lines.first().map(|line| named_line(w, line))}
                    }
                        .into_any()
                }
            }}
            {first.filter(|_| country.code != "ZZ").map(|line| named_line(w, line))}
        }
    };
    (section.slug == "lines").then(|| view().into_any())
}
