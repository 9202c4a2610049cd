//! Language, light, text size, the ways to the keeper, and the way out.

use crate::components::{Glyph, Icon, Notice, Screen, Segmented, Tone};
use crate::routes::Route;
use crate::state::{Copies, Day, Lock, Settings as Preferences, Speech, Store};
use content::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The settings.
#[component]
pub fn Settings() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let lock_note = if expect_context::<Lock>().is_set() {
        w.settings_lock_set()
    } else {
        w.settings_lock_note()
    };
    let copy_note = untrack(|| match expect_context::<Copies>().last() {
        Some(made) => w.today_copy_age((expect_context::<Day>().now() - made.at).num_days()),
        None => w.settings_copy_note().to_owned(),
    });
    view! {
        <Screen route=Route::Settings title=w.settings_title() class="settings">
            <section class="card">
                <LanguageChoice />
                <ThemeChoice />
                <TextSize />
            </section>
            <Damage />
            <ul class="list_rows card card--flush" role="list">
                <Leads to=Route::Lock glyph=Glyph::Lock title=w.settings_lock() note=lock_note />
                <Leads to=Route::Copy glyph=Glyph::Download title=w.settings_copy() note=copy_note />
                <Leads to=Route::Restore glyph=Glyph::Upload title=w.settings_restore() note=w.settings_restore_note() />
                <Leads to=Route::Copy glyph=Glyph::Smartphone title=w.settings_move() note=w.settings_move_note() />
                <Leads to=Route::Storage glyph=Glyph::Info title=w.settings_storage() note=w.settings_storage_note() />
            </ul>
            <section class="card">
                <h2 class="card__title">{w.settings_updates()}</h2>
                <Updates />
            </section>
            <ul class="list_rows card card--flush" role="list">
                <Leads to=Route::Sources glyph=Glyph::Info title=w.settings_about() note=w.settings_about_note() />
                <Leads to=Route::Erase glyph=Glyph::Trash title=w.settings_erase() note=w.settings_erase_note() />
            </ul>
            <p class="note">{w.welcome_trial()}</p>
        </Screen>
    }
}

#[component]
fn Leads(
    to: Route,
    glyph: Glyph,
    title: &'static str,
    #[prop(into)] note: String,
) -> impl IntoView {
    view! {
        <li>
            <a class="list_row" href=to.to_string()>
                <span class="list_row__icon">
                    <Icon of=glyph />
                </span>
                <span class="list_row__body">
                    <span class="list_row__title">{title}</span>
                    <span class="note">{note}</span>
                </span>
                <Icon of=Glyph::ChevronRight />
            </a>
        </li>
    }
}

#[component]
fn LanguageChoice() -> impl IntoView {
    let speech = expect_context::<Speech>();
    let on_change = Callback::new(move |code: &'static str| {
        spawn_local(async move {
            if let Some(language) = Language::from_code(code) {
                let _ = speech.learn(language).await;
            }
        });
    });
    view! {
        <Segmented
            name="language"
            legend=speech.words().settings_language()
            options=vec![("en", "English"), ("es", "Español")]
            value=Signal::derive(move || speech.language().code().to_owned())
            on_change
        />
    }
}

#[component]
fn ThemeChoice() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let preferences = expect_context::<Preferences>();
    let options = vec![
        ("auto", w.settings_theme_auto()),
        ("light", w.settings_theme_light()),
        ("dark", w.settings_theme_dark()),
        ("dusk", w.settings_theme_dusk()),
    ];
    view! {
        <Segmented
            name="theme"
            legend=w.settings_theme()
            options
            value=Signal::derive(move || preferences.theme())
            on_change=Callback::new(move |theme| preferences.set_theme(theme))
        />
    }
}

#[component]
fn TextSize() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let preferences = expect_context::<Preferences>();
    view! {
        <div class="field" role="group" aria-label=w.settings_text_size()>
            <span class="field__label">{w.settings_text_size()}</span>
            <div class="row row--between">
                <button
                    type="button"
                    class="button button--quiet button--small"
                    disabled=move || preferences.is_at_end(false)
                    on:click=move |_| preferences.step_text_size(false)
                >
                    "A−"
                    <span class="visually_hidden">{w.settings_text_smaller()}</span>
                </button>
                <output class="strong" aria-live="polite">
                    {move || w.settings_text_size_value(&preferences.text_size().to_string())}
                </output>
                <button
                    type="button"
                    class="button button--quiet button--small"
                    disabled=move || preferences.is_at_end(true)
                    on:click=move |_| preferences.step_text_size(true)
                >
                    "A+"
                    <span class="visually_hidden">{w.settings_text_larger()}</span>
                </button>
            </div>
        </div>
    }
}

/// What did not open, told at once. Shown only when there is something to say.
#[component]
fn Damage() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let store = expect_context::<Store>();
    move || {
        let health = store.health();
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let (damaged, newer) = (count(health.damaged.len()), count(health.newer));
        view! {
            {(damaged > 0)
                .then(|| {
                    view! {
                        <Notice tone=Tone::Warm>
                            <p>{w.settings_damaged(damaged)}</p>
                            <a class="button button--small button--outline" href=Route::Storage.to_string()>
                                {w.settings_storage()}
                            </a>
                        </Notice>
                    }
                })}
            {(newer > 0)
                .then(|| {
                    view! {
                        <Notice>
                            <p>{w.settings_newer(newer)}</p>
                        </Notice>
                    }
                })}
        }
    }
}

#[component]
fn Updates() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let found = RwSignal::new(None);
    let check = move |_| {
        spawn_local(async move {
            found.set(Some(platform::service_worker::check_for_updates().await));
        });
    };
    view! {
        <button type="button" class="button button--quiet" on:click=check>
            {w.settings_check_updates()}
        </button>
        <p class="note" role="status">
            {move || {
                found.get().map(|found| if found { w.today_update_ready() } else { w.settings_checked_updates() })
            }}
        </p>
    }
}
