//! The first run: language, what this is and is not, and where to keep it, before the first word.

use crate::components::{
    Glyph, HelpButton, Icon, Notice, Sky, Toasts, Tone, country_field, with_number,
};
use crate::routes::Route;
use crate::state::{Settings, Speech};
use content::Language;
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use platform::{install, page_life};

const STEPS: u32 = 3;

/// Three short steps; the last leads to Today and its doors.
#[component]
pub fn Welcome(
    /// Kept outside, so that a change of language does not start anew.
    step: RwSignal<u32>,
) -> impl IntoView {
    let settings = expect_context::<Settings>();
    let go = StoredValue::new(use_navigate());
    let finish = Callback::new(move |to: Route| {
        settings.welcome();
        go.with_value(|go| {
            go(
                &to.to_string(),
                NavigateOptions {
                    replace: true,
                    ..Default::default()
                },
            )
        });
    });
    move || match step.get() {
        0 => view! { <Hello step /> }.into_any(),
        1 => view! { <WhatItIs step /> }.into_any(),
        _ => view! { <KeepIt step finish /> }.into_any(),
    }
}

#[component]
fn Hello(step: RwSignal<u32>) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let toasts = expect_context::<Toasts>();
    let settings = expect_context::<Settings>();
    let go = use_navigate();
    let restore = move || go(&Route::Restore.to_string(), NavigateOptions::default());
    let languages = [
        (Language::English, "English"),
        (Language::Spanish, "Español"),
    ];
    view! {
        <div class="screen screen--plain welcome">
            <header class="horizon">
                <Sky />
                <div class="horizon__text">
                    <h1 class="horizon__title welcome__name" tabindex="-1">{w.app_name()}</h1>
                    <p class="welcome__line">{w.welcome_lead()}</p>
                </div>
                <div class="horizon__actions">
                    <HelpButton />
                </div>
            </header>
            <main class="screen__main" id="main" tabindex="-1">
                {move || {
                    settings
                        .is_emptied()
                        .then(|| {
                            view! {
                                <Notice tone=Tone::Warm>
                                    <p>{w.welcome_emptied()}</p>
                                </Notice>
                            }
                        })
                }}
                <div class="welcome__languages buttons" role="group" aria-label="Language / Idioma">
                    {languages
                        .into_iter()
                        .map(|(language, name)| {
                            view! {
                                <button
                                    type="button"
                                    class="button button--outline"
                                    lang=language.code()
                                    aria-pressed=(w.language() == language).to_string()
                                    on:click=move |_| {
                                        leptos::task::spawn_local(async move {
                                            if speech.learn(language).await.is_err() {
                                                toasts.say(w.settings_part_missing());
                                            }
                                        });
                                    }
                                >
                                    {name}
                                </button>
                            }
                        })
                        .collect_view()}
                </div>
                <button type="button" class="button button--wide" on:click=move |_| step.set(1)>
                    {w.welcome_start()}
                </button>
                <div class="welcome__before">
                    <p class="note">{w.welcome_before()}</p>
                    <button type="button" class="button button--text" on:click=move |_| restore()>
                        {w.welcome_used_before()}
                    </button>
                </div>
                <p class="note centred">{w.welcome_private()}</p>
                <a class="button button--text" href="/learn/privacy">{w.learn_privacy_title()}</a>
            </main>
        </div>
    }
}

#[component]
fn WhatItIs(step: RwSignal<u32>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let settings = expect_context::<Settings>();
    let about = w.about();
    // Asked once, with the guess filled in: what stands there is chosen.
    let go_on = move |_| {
        settings.set_country(settings.country_now(w).code);
        step.set(2);
    };
    view! {
        <StepFrame step title=w.welcome_what_title() number=1>
            {about
                .sections
                .iter()
                .filter(|section| matches!(section.slug, "is" | "is-not" | "know"))
                .map(|section| {
                    view! {
                        <section class="card">
                            {section.title.map(|title| view! { <h2 class="card__title">{title}</h2> })}
                            <ul class="welcome__points" role="list">
                                {section
                                    .passages
                                    .iter()
                                    .map(|passage| {
                                        let glyph = match section.slug {
                                            "is" => Glyph::Check,
                                            "is-not" => Glyph::Close,
                                            _ => Glyph::Info,
                                        };
                                        view! {
                                            <li>
                                                <Icon of=glyph />
                                                <span>{move || with_number(passage.text, settings.country(w))}</span>
                                            </li>
                                        }
                                    })
                                    .collect_view()}
                            </ul>
                        </section>
                    }
                })
                .collect_view()}
            <section class="card">
                {country_field(w, settings.country_now(w).code.to_owned(), move |code| settings.set_country(code))}
                <p class="note">{w.welcome_country_note()}</p>
            </section>
            <Notice tone=Tone::Warm>
                <p>{w.welcome_trial()}</p>
            </Notice>
            <p>{w.welcome_adults()}</p>
            <button type="button" class="button button--wide" on:click=go_on>
                {w.welcome_adult_continue()}
            </button>
        </StepFrame>
    }
}

#[component]
fn KeepIt(step: RwSignal<u32>, finish: Callback<Route>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let can_prompt = RwSignal::new(install::can_prompt());
    let installed = RwSignal::new(page_life::is_installed());
    let watch = install::watch(move || can_prompt.set(install::can_prompt()));
    let _keep = StoredValue::new_local(watch);
    let prompt = move |_| {
        leptos::task::spawn_local(async move {
            if install::prompt().await == install::Answer::Accepted {
                installed.set(true);
            }
        });
    };
    view! {
        <StepFrame step title=w.welcome_install_title() number=2>
            {move || {
                if installed.get() {
                    return view! { <p class="lead">{w.welcome_installed()}</p> }.into_any();
                }
                view! {
                    <p>{w.welcome_install_why()}</p>
                    {if can_prompt.get() {
                        view! {
                            <button type="button" class="button button--quiet button--wide" on:click=prompt>
                                <Icon of=Glyph::Download />
                                {w.welcome_install_button()}
                            </button>
                        }
                            .into_any()
                    } else if page_life::is_ios() {
                        view! {
                            <ol class="welcome__points" role="list">
                                <li>
                                    <Icon of=Glyph::Share />
                                    <span>{w.welcome_install_ios_1()}</span>
                                </li>
                                <li>
                                    <Icon of=Glyph::Plus />
                                    <span>{w.welcome_install_ios_2()}</span>
                                </li>
                                <li>
                                    <Icon of=Glyph::Home />
                                    <span>{w.welcome_install_ios_3()}</span>
                                </li>
                            </ol>
                        }
                            .into_any()
                    } else {
                        view! {
                            <p class="row">
                                <Icon of=Glyph::Smartphone />
                                <span>{w.welcome_install_other()}</span>
                            </p>
                        }
                            .into_any()
                    }}
                }
                    .into_any()
            }}
            <AskForLock on_set=Callback::new(move |()| finish.run(Route::Lock)) />
            <button type="button" class="button button--wide" on:click=move |_| finish.run(Route::Today)>
                {w.welcome_continue()}
            </button>
        </StepFrame>
    }
}

/// Offers a lock before the first word.
#[component]
pub fn AskForLock(
    on_set: Callback<()>,
    /// The way to say no, where the question may be put aside.
    #[prop(optional)]
    on_later: Option<Callback<()>>,
) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! {
        <Notice>
            <p class="strong">{w.welcome_lock_title()}</p>
            <p>{w.welcome_lock_note()}</p>
            <div class="buttons buttons--fit">
                <button type="button" class="button button--small" on:click=move |_| on_set.run(())>
                    {w.welcome_lock_set()}
                </button>
                {on_later
                    .map(|later| {
                        view! {
                            <button
                                type="button"
                                class="button button--small button--text"
                                on:click=move |_| later.run(())
                            >
                                {w.welcome_lock_later()}
                            </button>
                        }
                    })}
            </div>
        </Notice>
    }
}

#[component]
fn StepFrame(
    step: RwSignal<u32>,
    title: &'static str,
    number: u32,
    children: Children,
) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let eyebrow = w.welcome_step(&(number + 1).to_string(), &STEPS.to_string());
    Effect::new(|_| {
        platform::timer::after_draw(|| {
            platform::dom::scroll_to_top();
            platform::dom::focus_main_heading();
        });
    });
    view! {
        <div class="screen screen--plain welcome">
            <header class="top_bar">
                <button
                    type="button"
                    class="icon_button top_bar__back"
                    aria-label=w.nav_back()
                    on:click=move |_| step.set(number - 1)
                >
                    <Icon of=Glyph::Back />
                </button>
                <div class="top_bar__titles">
                    <p class="eyebrow">{eyebrow}</p>
                    <h1 class="top_bar__title" tabindex="-1">{title}</h1>
                </div>
                <div class="top_bar__actions">
                    <HelpButton />
                </div>
            </header>
            <main class="screen__main" id="main" tabindex="-1">
                {children()}
            </main>
        </div>
    }
}
