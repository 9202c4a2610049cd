//! On whose clock a date and time are meant: the phone's, or that of a place elsewhere. Where that is not
//! known, it is asked.

use super::When;
use crate::pages::hours::{place_name, zone_words};
use crate::state::{Day, Series, Speech, Visits, zone, zones_to_offer};
use leptos::prelude::*;

/// The zone in words, and a way to choose another one. `touched` is called once one is chosen.
#[component]
pub fn ZoneChoice(
    when: When,
    touched: Callback<()>,
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let day = expect_context::<Day>();
    let here = untrack(|| day.zone());
    let begins = untrack(|| when.zone.get());
    // Where the form begins elsewhere, that is a question.
    let is_open = RwSignal::new(here.as_ref() != Some(&begins));
    let is_known = Memo::new(move |_| zone(&when.zone.get()).is_some());
    let choose = Callback::new(move |name: String| {
        when.zone.set(name);
        touched.run(());
    });
    let asked = match begins.as_str() {
        "" => w.session_zone_hidden().to_owned(),
        strange => w.session_zone_strange(&place_name(strange)),
    };
    view! {
        {move || match is_known.get() {
            true => {
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
                }
                    .into_any()
            }
            false => zone_words(asked.clone()).into_any(),
        }}
        {move || {
            is_open
                .get()
                .then(|| {
                    view! {
                        <ZoneField label=w.session_zone_label() hint=w.session_zone_hint() value=when.zone choose problem />
                    }
                })
        }}
    }
}

/// A list of zones: those at hand first.
#[component]
pub fn ZoneField(
    label: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
    choose: Callback<String>,
    #[prop(into)] problem: Signal<Option<String>>,
) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let here = untrack(|| expect_context::<Day>().zone());
    let used = untrack(|| {
        let sessions = expect_context::<Series>().all().into_iter();
        let visits = expect_context::<Visits>().all().into_iter();
        let sessions = sessions.map(|(_, session, _)| session.zone.clone());
        sessions
            .chain(visits.map(|(_, visit, _)| visit.zone.clone()))
            .chain([value.get()])
            .collect::<Vec<_>>()
    });
    let (near, rest) = zones_to_offer(here.as_deref(), &used);
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
    // What the browser does not know is not among them.
    let is_known = untrack(|| zone(&value.get()).is_some());
    let shown = move || {
        let name = value.get();
        zone(&name).map(|_| name).unwrap_or_default()
    };
    view! {
        <div class="field">
            <label class="field__label" for="zone">{label}</label>
            <p class="field__hint" id="zone-hint">{hint}</p>
            <select
                class="field__input field__input--select"
                id="zone"
                aria-describedby="zone-hint zone-problem"
                aria-invalid=move || problem.get().is_some().to_string()
                prop:value=shown
                on:change=move |event| choose.run(event_target_value(&event))
            >
                {(!is_known).then(|| view! { <option value="">{w.session_problem_zone()}</option> })}
                <optgroup label=w.session_zone_near()>{options(&near, false)}</optgroup>
                {(!rest.is_empty())
                    .then(|| view! { <optgroup label=w.session_zone_all()>{options(&rest, true)}</optgroup> })}
            </select>
            <div id="zone-problem">
                {move || problem.get().map(|problem| view! { <p class="field__problem">{problem}</p> })}
            </div>
        </div>
    }
}
