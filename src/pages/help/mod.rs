//! Help: a person within two taps, offline, before anything else.

mod clinic;
mod pages;

pub use clinic::ClinicNumbers;
pub use pages::{Ground, NotOkay, Signs};

use crate::components::{Glyph, Icon, Screen, sources_of_lines};
use crate::routes::Route;
use crate::state::{Clinic, Day, Series, Settings, Speech};
use content::{Country, Line, dialable};
use domain::ride::phone;
use leptos::prelude::*;
use platform::{links, page_life};

/// The Help screen.
#[component]
pub fn Help() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let settings = expect_context::<Settings>();
    let series = expect_context::<Series>();
    let leave = ViewFn::from(move || {
        view! {
            <button
                type="button"
                class="button button--outline button--small"
                on:click=move |_| page_life::leave_quickly()
            >
                {w.help_leave()}
            </button>
        }
    });
    view! {
        <Screen route=Route::Help title=w.help_title() class="help" action=leave>
            {move || series.is_at_clinic().then(|| view! { <p class="lead strong">{w.help_say_now()}</p> })}
            <p class="help__lead">{w.help_lead()}</p>
            {move || w.country(&settings.country()).map(|country| view! { <Calls country /> })}
            <section class="card">
                <h2 class="card__title">{w.help_too_much()}</h2>
                <div class="buttons">
                    <MyPerson />
                    <a class="button button--quiet" href=Route::HelpGround.to_string()>{w.help_ground()}</a>
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
            {move || w.country(&settings.country()).map(|country| view! { <Lines country /> })}
        </Screen>
    }
}

/// Emergency, and the first line to call and to text.
#[component]
fn Calls(country: &'static Country) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let first = country.lines.first();
    let call = first.and_then(|line| line.call);
    let text = first.and_then(|line| line.text.as_ref());
    view! {
        <div class="help__calls">
            {country
                .emergency
                .map(|number| {
                    view! {
                        <a
                            class="button button--urgent help__call help__call--911"
                            rel="external"
                            href=links::tel_href(&dialable(number))
                        >
                            {w.help_call(number)}
                        </a>
                    }
                })}
            {call
                .map(|number| {
                    view! {
                        <a class="button help__call" rel="external" href=links::tel_href(&dialable(number))>
                            {w.help_call(number)}
                        </a>
                    }
                })}
            {text
                .map(|text| {
                    let href = links::sms_href(&dialable(text.number), text.body.unwrap_or_default());
                    view! {
                        <a class="button help__call" rel="external" href=href>
                            {w.help_text(text.number)}
                        </a>
                    }
                })}
        </div>
        {first.and_then(|line| line.note).map(|note| view! { <p class="note">{note}</p> })}
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

/// All lines of the country, where they come from, and the way to another country.
#[component]
fn Lines(country: &'static Country) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let settings = expect_context::<Settings>();
    let day = expect_context::<Day>();
    let options = w
        .crisis()
        .iter()
        .map(|country| (country.code.to_owned(), country.name.to_owned()))
        .collect();
    let chosen = RwSignal::new(country.code.to_owned());
    Effect::new(move |before: Option<String>| {
        let code = chosen.get();
        if before.is_some_and(|before| before != code) {
            settings.set_country(&code);
        }
        code
    });
    let is_old = is_over_a_year_old(country.checked, untrack(|| day.now()));
    view! {
        <section class="card">
            <h2 class="card__title">{w.help_lines()}</h2>
            <ul class="stack" role="list">
                {country.lines.iter().map(|line| view! { <LineRow line /> }).collect_view()}
            </ul>
        </section>
        <crate::components::SelectField name="country" label=w.help_country() value=chosen options />
        <p class="note">{w.help_checked(country.name, &speech.month_of(country.checked))}</p>
        {is_old.then(|| view! { <p class="strong">{w.help_checked_long_ago()}</p> })}
        <p class="note">{w.help_not_dialled()}</p>
        <p class="note">{w.help_left_behind()}</p>
    }
}

#[component]
fn LineRow(line: &'static Line) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! {
        <li class="stack stack--tight">
            <span class="strong">{line.name}</span>
            {line.note.map(|note| view! { <span class="note">{note}</span> })}
            <div class="buttons buttons--fit">
                {line
                    .call
                    .map(|number| {
                        view! {
                            <a
                                class="button button--quiet button--small"
                                rel="external"
                                href=links::tel_href(&dialable(number))
                            >
                                {w.help_call(number)}
                            </a>
                        }
                    })}
                {line
                    .text
                    .as_ref()
                    .map(|text| {
                        let words = match text.body {
                            Some(word) => w.help_text_word(word, text.number),
                            None => w.help_text(text.number),
                        };
                        let href = links::sms_href(&dialable(text.number), text.body.unwrap_or_default());
                        view! {
                            <a class="button button--quiet button--small" rel="external" href=href>{words}</a>
                        }
                    })}
                {line
                    .web
                    .map(|page| {
                        view! {
                            <a class="button button--text" target="_blank" rel="noreferrer noopener external" href=page>
                                {page}
                            </a>
                        }
                    })}
            </div>
        </li>
    }
}

/// Whether a month such as `2026-11` lies more than twelve months back.
fn is_over_a_year_old(checked: &str, now: domain::time::Instant) -> bool {
    let month = |year: i32, month: i32| year * 12 + month;
    let (Some(year), Some(of)) = (checked.get(..4), checked.get(5..7)) else {
        return true;
    };
    match (year.parse(), of.parse()) {
        (Ok(year), Ok(of)) => {
            let now = month(
                chrono::Datelike::year(&now),
                i32::try_from(chrono::Datelike::month(&now)).unwrap_or(1),
            );
            now - month(year, of) > 12
        }
        _ => true,
    }
}
