//! The frame of a screen: its head with Back, Help and Settings, its main part, and the tabs.

use super::{Glyph, Icon};
use crate::routes::{Route, Tab};
use crate::state::Speech;
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// A whole screen below a plain head.
#[component]
pub fn Screen(
    route: Route,
    #[prop(into)] title: String,
    /// The small line above the title.
    #[prop(optional, into)]
    eyebrow: Option<String>,
    /// The block class of the page.
    class: &'static str,
    /// What stands at the right of the head in place of Settings.
    #[prop(optional, into)]
    action: Option<ViewFn>,
    children: Children,
) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let is_tab = matches!(route, Route::Today | Route::Plan | Route::Journal);
    let up = (!is_tab).then(|| route.up());
    let is_help = route == Route::Help;
    view! {
        <Frame
            route
            class
            head=view! {
                <header class="top_bar">
                    {up
                        .map(|up| {
                            view! {
                                <GoButton class="icon_button top_bar__back" to=up glyph=Glyph::Back name=w.nav_back() />
                            }
                        })}
                    <div class="top_bar__titles">
                        {eyebrow.map(|eyebrow| view! { <p class="eyebrow">{eyebrow}</p> })}
                        <h1 class="top_bar__title" tabindex="-1">{title}</h1>
                    </div>
                    <div class="top_bar__actions">
                        {action.map(|action| action.run())}
                        {(!is_help).then(|| view! { <HelpButton /> })}
                        {is_tab.then(|| view! { <SettingsButton /> })}
                    </div>
                </header>
            }
                .into_any()
        >
            {children()}
        </Frame>
    }
}

/// A screen with a head of its own.
#[component]
pub fn Frame(
    route: Route,
    class: &'static str,
    head: AnyView,
    children: Children,
) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let tab = route.tab();
    view! {
        <div class=if tab.is_some() { "screen" } else { "screen screen--plain" }>
            <a class="skip_link" href="#main" rel="external">{w.nav_skip()}</a>
            {head}
            <main class=format!("screen__main {class}") id="main" tabindex="-1">
                {children()}
            </main>
            {tab.map(|tab| view! { <TabBar lit=tab /> })}
        </div>
    }
}

/// The way to a person, on every screen.
#[component]
pub fn HelpButton() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! { <GoButton to=Route::Help glyph=Glyph::Help name=w.nav_help() /> }
}

/// The way to the settings, on the tabs.
#[component]
pub fn SettingsButton() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! { <GoButton to=Route::Settings glyph=Glyph::Settings name=w.nav_settings() /> }
}

#[component]
fn GoButton(
    to: Route,
    glyph: Glyph,
    name: &'static str,
    #[prop(default = "icon_button")] class: &'static str,
) -> impl IntoView {
    let go = use_navigate();
    view! {
        <button
            type="button"
            class=class
            aria-label=name
            on:click=move |_| go(&to.to_string(), NavigateOptions::default())
        >
            <Icon of=glyph />
        </button>
    }
}

#[component]
fn TabBar(lit: Tab) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let tabs = [
        (Tab::Today, Route::Today, Glyph::Today, w.nav_today()),
        (Tab::Plan, Route::Plan, Glyph::Plan, w.nav_plan()),
        (
            Tab::Journal,
            Route::Journal,
            Glyph::Journal,
            w.nav_journal(),
        ),
    ];
    view! {
        <nav class="tab_bar" aria-label=w.nav_tabs()>
            <ul class="tab_bar__list" role="list">
                {tabs
                    .into_iter()
                    .map(|(tab, route, glyph, text)| {
                        view! {
                            <li>
                                <a
                                    class="tab_bar__tab"
                                    href=route.to_string()
                                    aria-current=(tab == lit).then_some("page")
                                >
                                    <span class="tab_bar__icon">
                                        <Icon of=glyph />
                                    </span>
                                    <span class="tab_bar__label">{text}</span>
                                </a>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </nav>
    }
}
