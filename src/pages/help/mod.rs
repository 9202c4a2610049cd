//! Help: a person within two taps, offline, before anything else.

mod clinic;
mod pages;
mod thoughts;

pub use clinic::ClinicNumbers;
pub use pages::{Ground, NotOkay, Signs};
pub use thoughts::Thoughts;

use crate::components::{
    Glyph, Icon, Screen, call_emergency, country_field, line_buttons, sources_of_lines, with_number,
};
use crate::routes::Route;
use crate::state::{Clinic, Day, Series, Settings, Speech};
use content::{Country, Line, Words};
use domain::ride::{Way, phone};
use leptos::prelude::*;
use platform::{links, page_life};

/// The Help screen.
#[component]
pub fn Help() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let settings = expect_context::<Settings>();
    let series = expect_context::<Series>();
    view! {
        <Screen route=Route::Help title=w.help_title() class="help" action=leave_quickly(w)>
            {move || series.is_at_clinic().then(|| view! { <p class="lead strong">{w.help_say_now()}</p> })}
            {country_field(w, settings.country_now(w).code.to_owned(), move |code| settings.set_country(code))}
            {move || view! { <Calls country=settings.country(w) /> }}
            <p class="help__lead">{w.help_lead()}</p>
            <section class="card">
                <h2 class="card__title">{w.help_too_much()}</h2>
                <div class="buttons">
                    <MyPerson />
                    <a class="button button--quiet" href=Route::HelpGround.to_string()>{w.help_ground()}</a>
                    <a class="button button--quiet" href=Route::HelpThoughts.to_string()>{w.thoughts_title()}</a>
                </div>
            </section>
            <section class="card">
                <h2 class="card__title">{w.help_body()}</h2>
                <p>{w.help_body_short()}</p>
                {sources_of_lines("body")}
                <a class="button button--text" href=Route::HelpSigns.to_string()>{w.help_all_signs()}</a>
            </section>
            <MyClinic />
            <a class="button button--text" href=Route::HelpNotOkay.to_string()>{w.help_not_okay()}</a>
            {move || view! { <Lines country=settings.country(w) /> }}
        </Screen>
    }
}

/// The way out: a neutral page takes the place of this one.
fn leave_quickly(w: Words) -> ViewFn {
    ViewFn::from(move || {
        view! {
            <button
                type="button"
                class="button button--outline button--small"
                on:click=move |_| page_life::leave_quickly()
            >
                {w.help_leave()}
            </button>
        }
    })
}

/// The emergency number, and everything about the first line.
#[component]
fn Calls(country: &'static Country) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let first = country.lines.first();
    view! {
        <div class="help__calls">
            {call_emergency(w, country)} {first.map(|line| line_buttons(w, line, "button help__call"))}
        </div>
        {first
            .map(|line| {
                view! {
                    <p class="note">
                        <span class="strong">{line.name}</span>
                        " · "
                        {line.note.map(|note| with_number(note, country))}
                        " "
                        {checked(line)}
                    </p>
                }
            })}
    }
}

/// When a line's own source was dated.
fn checked(line: &Line) -> String {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    match line.checked {
        Some(date) => w.help_line_checked(&speech.month_of(date)),
        None => w.help_line_undated().to_owned(),
    }
}

/// The person of the ride that is or was on the way, if they have a number.
#[component]
fn MyPerson() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    move || {
        let current = series.current();
        let person = current
            .listed()
            .or(current.last)
            .and_then(|id| series.ride(id))
            .filter(|ride| ride.way == Way::Person)
            .map(|ride| ride.person)?;
        let number = phone::dial(&person.phone)?;
        let name = w.ride_call(&person.name);
        Some(view! {
            <a class="button button--quiet" rel="external" href=links::tel_href(&number) aria-label=name>
                <Icon of=Glyph::Phone />
                <span class="words" dir="auto">{person.name}</span>
            </a>
        })
    }
}

#[component]
fn MyClinic() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let clinic = expect_context::<Clinic>();
    move || {
        let numbers = clinic.numbers();
        let is_any = numbers.is_any();
        let rows: Vec<_> = [
            (w.help_clinic_after(), numbers.after_hours),
            (w.help_clinic_day(), numbers.day),
        ]
        .into_iter()
        .filter(|(_, number)| !number.trim().is_empty())
        .collect();
        let (note, way) = if is_any {
            (None, w.common_edit())
        } else {
            (Some(w.help_clinic_none()), w.help_clinic_add())
        };
        view! {
            <section class="card">
                <div class="card__head">
                    <h2 class="card__title">{w.help_my_clinic()}</h2>
                    <a class="button button--text" href=Route::ClinicNumbers.to_string()>{way}</a>
                </div>
                {note.map(|note| view! { <p class="note">{note}</p> })}
                {numbers.has_no_after_hours.then(|| view! { <p class="note">{w.help_clinic_no_after()}</p> })}
                {rows
                    .into_iter()
                    .map(|(name, number)| {
                        let call = phone::dial(&number).map(|number| links::tel_href(&number));
                        view! {
                            <div class="row row--between">
                                <p class="note">
                                    {name} " " <span class="strong words" dir="auto">{number}</span>
                                </p>
                                {call
                                    .map(|call| {
                                        view! {
                                            <a
                                                class="button button--quiet button--small"
                                                rel="external"
                                                href=call
                                                aria-label=format!("{}: {name}", w.common_call())
                                            >
                                                {w.common_call()}
                                            </a>
                                        }
                                    })}
                            </div>
                        }
                    })
                    .collect_view()}
            </section>
        }
    }
}

/// The other lines of the country, and how old their numbers are.
#[component]
fn Lines(country: &'static Country) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let day = expect_context::<Day>();
    let others = country.lines.iter().skip(1);
    let rows: Vec<_> = others
        .map(|line| view! { <LineRow line country /> })
        .collect();
    let is_old = country.is_older_than(&a_year_before(untrack(|| day.now())));
    view! {
        {(!rows.is_empty())
            .then(|| {
                view! {
                    <section class="card">
                        <h2 class="card__title">{w.help_lines()}</h2>
                        <ul class="stack" role="list">
                            {rows}
                        </ul>
                    </section>
                }
            })}
        {is_old.then(|| view! { <p class="strong">{w.help_checked_long_ago()}</p> })}
        <p class="note">{w.help_not_dialled()}</p>
        <p class="note">{w.help_left_behind()}</p>
    }
}

#[component]
fn LineRow(line: &'static Line, country: &'static Country) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! {
        <li class="stack stack--tight">
            <span class="strong">{line.name}</span>
            {line.note.map(|note| view! { <span class="note">{with_number(note, country)}</span> })}
            <div class="buttons buttons--fit">
                {line_buttons(w, line, "button button--quiet button--small")}
            </div>
            <span class="note">{checked(line)}</span>
        </li>
    }
}

/// The month twelve months back, as `2025-11`.
fn a_year_before(now: domain::time::Instant) -> String {
    let month = chrono::Datelike::month(&now);
    format!("{}-{month:02}", chrono::Datelike::year(&now) - 1)
}
