//! A page of Learn: what is known, where it comes from, and when that was compared.

use super::part::missing;
use crate::components::{Frame, Glyph, HelpButton, Icon};
use crate::pages::Came;
use crate::routes::Route;
use crate::state::Speech;
use content::{LearnBlock, LearnPage, LearnSection, LearnSource, Words};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The page of this name, if there is one.
pub fn learn_page(slug: String) -> Option<AnyView> {
    let title = title(expect_context::<Speech>().words(), &slug)?;
    Some(view! { <Page slug title /> }.into_any())
}

fn title(w: Words, slug: &str) -> Option<&'static str> {
    Some(match slug {
        "risks" => w.learn_risks_title(),
        "feels" => w.learn_feels_title(),
        "works" => w.learn_works_title(),
        "privacy" => w.learn_privacy_title(),
        _ => return None,
    })
}

#[component]
fn Page(slug: String, title: &'static str) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let route = Route::Learn(slug.clone());
    let about = slug.clone();
    let found = RwSignal::new(None::<Option<&'static LearnPage>>);
    let bring = move || {
        let slug = slug.clone();
        spawn_local(async move {
            let page = speech.page(&slug).await;
            let _ = found.try_set(Some(page));
        });
    };
    bring();
    let again = Callback::new(move |()| bring());
    view! {
        <Frame route=route.clone() class="learn" head=head(route, title)>
            {move || match found.get() {
                None => ().into_any(),
                Some(None) => missing(again),
                Some(Some(page)) => {
                    view! {
                        {page.sections.iter().map(|section| part(speech, page, section)).collect_view()}
                        {super::deciding::ask_about(format!("learn/{about}"), title)}
                        {sources(speech.words(), &page.sources)}
                    }
                        .into_any()
                }
            }}
        </Frame>
    }
}

/// Back leads to where the reader came from: the page is reached from many places.
fn head(route: Route, title: &'static str) -> AnyView {
    let w = expect_context::<Speech>().words();
    let came = expect_context::<Came>();
    let otherwise = route.up();
    view! {
        <header class="top_bar">
            <button
                type="button"
                class="icon_button top_bar__back"
                aria-label=w.nav_back()
                on:click=move |_| came.back(&otherwise)
            >
                <Icon of=Glyph::Back />
            </button>
            <div class="top_bar__titles">
                <h1 class="top_bar__title" tabindex="-1">{title}</h1>
            </div>
            <div class="top_bar__actions">
                <HelpButton />
            </div>
        </header>
    }
    .into_any()
}

/// What stands under one heading. The first part has none, and opens the page.
fn part(speech: Speech, page: &'static LearnPage, section: &'static LearnSection) -> AnyView {
    let w = speech.words();
    let class = match section.title {
        Some(_) => "card",
        None => "stack learn__lead",
    };
    let leans_on = section.sources.map(|numbers| {
        let month = speech.month_of(page.checked);
        view! { <p class="note">{w.learn_leans_on(numbers, &month)}</p> }
    });
    view! {
        <section class=class>
            {section.title.map(|title| view! { <h2 class="card__title">{title}</h2> })}
            {blocks(&section.blocks)}
            {leans_on}
        </section>
    }
    .into_any()
}

/// Points that follow each other are one list.
fn blocks(blocks: &'static [LearnBlock]) -> Vec<AnyView> {
    let is_point = |block: &LearnBlock| matches!(block, LearnBlock::Point(_));
    let runs = blocks.chunk_by(move |one, next| is_point(one) && is_point(next));
    runs.map(|run| match run {
        [LearnBlock::Paragraph(text)] => view! { <p>{*text}</p> }.into_any(),
        [LearnBlock::Link(text, to)] => view! {
            <a class="button button--text" href=*to>
                {*text}
                <Icon of=Glyph::ChevronRight size=18 />
            </a>
        }
        .into_any(),
        points => {
            let points = points.iter().map(|point| match point {
                LearnBlock::Point(text)
                | LearnBlock::Paragraph(text)
                | LearnBlock::Link(text, _) => {
                    view! { <li>{*text}</li> }
                }
            });
            view! { <ul class="list">{points.collect_view()}</ul> }.into_any()
        }
    })
    .collect()
}

/// Where all of it comes from, and that no clinician has signed it yet.
fn sources(w: Words, sources: &'static [LearnSource]) -> AnyView {
    let row = |source: &'static LearnSource| {
        let study = source.study.map(|(people, kind)| {
            view! { <span class="note">{w.learn_study(people, kind)}</span> }
        });
        view! {
            <li>
                <span class="stack stack--tight">{named(source)} {study}</span>
            </li>
        }
    };
    view! {
        <section class="card">
            <h2 class="card__title">{w.learn_sources()}</h2>
            <ol class="list">{sources.iter().map(row).collect_view()}</ol>
            <p class="note">{w.help_awaiting_review()}</p>
        </section>
    }
    .into_any()
}

/// A plain link that opens outside and tells the other side nothing.
fn named(source: &'static LearnSource) -> AnyView {
    match source.address {
        Some(address) => view! {
            <a href=address target="_blank" rel="noreferrer noopener external">{source.title}</a>
        }
        .into_any(),
        None => view! { <span>{source.title}</span> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A link in a page of Learn leads to a screen, and to a page that there is.
    #[test]
    fn pages_of_learn_lead_somewhere() {
        let files = content::learn_files();
        let mut links = 0;
        for (name, json) in files {
            let page = LearnPage::parse(json).expect(name);
            for block in page.sections.iter().flat_map(|section| &section.blocks) {
                let LearnBlock::Link(_, to) = block else {
                    continue;
                };
                links += 1;
                let route = Route::parse(to);
                assert_ne!(route, Route::Unknown, "{name}: {to}");
                if let Route::Learn(slug) = route {
                    let file = format!("learn.{slug}.en.json");
                    assert!(files.iter().any(|(of, _)| *of == file), "{name}: {to}");
                }
            }
        }
        assert!(links > 10, "these are not all");
    }
}
