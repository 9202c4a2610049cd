//! On whose clock a date and time are meant: the phone's, or that of a place elsewhere.

use super::When;
use crate::pages::hours::{place_name, zone_words};
use crate::state::{Day, Series, Speech, Visits, zones_to_offer};
use leptos::prelude::*;

/// The zone in words, and a way to choose another one.
#[component]
pub fn ZoneChoice(when: When) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let here = untrack(|| expect_context::<Day>().zone());
    // Where the form begins elsewhere, that is a question.
    let is_open = RwSignal::new(untrack(|| when.zone.get()) != here);
    view! {
        <div class="zone">
            {zone_words(move || w.session_zone(&place_name(&when.zone.get())))}
            <button
                type="button"
                class="button button--text button--small"
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|open| *open = !*open)
            >
                {w.session_zone_change()}
            </button>
        </div>
        {move || is_open.get().then(|| view! { <ZoneField when here=here.clone() /> })}
    }
}

#[component]
fn ZoneField(when: When, here: String) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let used = untrack(|| {
        let sessions = expect_context::<Series>().all().into_iter();
        let visits = expect_context::<Visits>().all().into_iter();
        let sessions = sessions.map(|(_, session, _)| session.zone);
        sessions
            .chain(visits.map(|(_, visit, _)| visit.zone))
            .chain([when.zone.get()])
            .collect::<Vec<_>>()
    });
    let (near, rest) = zones_to_offer(&here, &used);
    let options = |names: &[String], with_region: bool| {
        let option = |name: &String| {
            let words = if with_region {
                name.replace('_', " ")
            } else {
                place_name(name)
            };
            view! { <option value=name.clone()>{words}</option> }
        };
        names.iter().map(option).collect_view()
    };
    view! {
        <div class="field">
            <label class="field__label" for="zone">{w.session_zone_label()}</label>
            <p class="field__hint" id="zone-hint">{w.session_zone_hint()}</p>
            <select
                class="field__input field__input--select"
                id="zone"
                aria-describedby="zone-hint"
                prop:value=move || when.zone.get()
                on:change=move |event| when.zone.set(event_target_value(&event))
            >
                <optgroup label=w.session_zone_near()>{options(&near, false)}</optgroup>
                {(!rest.is_empty())
                    .then(|| view! { <optgroup label=w.session_zone_all()>{options(&rest, true)}</optgroup> })}
            </select>
        </div>
    }
}
