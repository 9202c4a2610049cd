//! What is to be said at a visit, and what was agreed: five lines, each kept while it is typed.

use crate::components::{Area, SaveStatus};
use crate::pages::line::Versions;
use crate::state::{Day, Line as Typed, Saving, Speech, Visit, Visits, zone_of_visit};
use content::Words;
use domain::visit::Line;
use leptos::prelude::*;
use vault::RecordId;

/// All lines; those that are asked for first stand first.
#[component]
pub fn Notes(id: RecordId, visit: Visit) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let (visits, day) = (expect_context::<Visits>(), expect_context::<Day>());
    let typed = Line::ALL.map(|line| {
        let make = move |text| visits.record(id, line, text);
        let place = visits.place(id, line);
        Typed::new(visits.notes(), place, |kept| kept.text, make)
    });
    let [first, second, third, agreed, step] = typed;
    let is_over = visit.start(&zone_of_visit(&visit)) <= untrack(|| day.now());
    let later = if is_over {
        w.visit_agreed_note()
    } else {
        w.visit_agreed_later()
    };
    let to_say = vec![
        (Line::First, first),
        (Line::Second, second),
        (Line::Third, third),
    ];
    let before = view! { <Part lines=to_say note=w.visit_say_note() /> };
    let after =
        view! { <Part lines=vec![(Line::Agreed, agreed), (Line::Step, step)] note=later /> };
    if is_over {
        view! {
            {after}
            {before}
        }
        .into_any()
    } else {
        view! {
            {before}
            {after}
        }
        .into_any()
    }
}

/// Lines that belong together, and whether they are kept.
#[component]
fn Part(lines: Vec<(Line, Typed)>, note: &'static str) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let is_before = lines.iter().any(|(line, _)| *line == Line::First);
    let title = if is_before {
        w.visit_say_title()
    } else {
        w.visit_agreed_title()
    };
    let all: Vec<_> = lines.iter().map(|(_, typed)| *typed).collect();
    let all = StoredValue::new(all);
    let state = Signal::derive(move || {
        all.with_value(|all| Saving::least(all.iter().map(|of| of.state())))
    });
    // What *Copy my words* copies while saving fails: all of it, since it is not known which part.
    let words = RwSignal::new(String::new());
    let take = move || {
        let texts: Vec<_> = all.with_value(|all| all.iter().map(|of| of.typed()).collect());
        words.set(texts.join("\n").trim().to_owned());
    };
    let retry = Callback::new(move |()| all.with_value(|all| all.iter().for_each(|of| of.save())));
    view! {
        <section class="card">
            <h2 class="card__title">{title}</h2>
            <p class="note">{note}</p>
            {lines
                .into_iter()
                .map(|(line, typed)| {
                    let on_input = Callback::new(move |()| {
                        typed.touch();
                        take();
                    });
                    let (label, hint) = words_of(w, line);
                    let (class, rows) = match line {
                        Line::Agreed => ("field__input", 3),
                        _ => ("field__input field__input--line", 1),
                    };
                    view! {
                        <Area
                            name=line.slug()
                            label
                            hint
                            value=typed.value()
                            class
                            rows
                            on_input
                        />
                        <Versions line=typed />
                    }
                })
                .collect_view()}
            <SaveStatus state words retry />
        </section>
    }
}

/// What a line is called, and a word more.
fn words_of(w: Words, line: Line) -> (&'static str, &'static str) {
    match line {
        Line::First => (w.visit_say_1(), ""),
        Line::Second => (w.visit_say_2(), ""),
        Line::Third => (w.visit_say_3(), ""),
        Line::Agreed => (w.visit_agreed(), ""),
        Line::Step => (w.visit_step(), w.visit_step_hint()),
    }
}
