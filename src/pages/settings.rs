//! Language, light, text size, the ways to the keeper, and the way out.

use crate::components::{
    Glyph, ListRow, Notice, Screen, Segmented, Switch, Toasts, Tone, list_rows,
};
use crate::pages::unplaced::WhereAmI;
use crate::routes::Route;
use crate::state::{Copies, Day, Lock, Path, Reminders, Settings as Preferences, Speech, Store};
use content::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::dom::TickBox;

/// The settings.
#[component]
pub fn Settings() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let is_locked = expect_context::<Lock>().is_set();
    let lock_note = if is_locked {
        w.settings_lock_set()
    } else {
        w.settings_lock_note()
    };
    let of_last = untrack(|| {
        let now = expect_context::<Day>().now();
        expect_context::<Copies>().words(w, now)
    });
    let copy_note = of_last.unwrap_or_else(|| w.settings_copy_note().to_owned());
    let mut ways = vec![
        ListRow::new(
            Route::Rules,
            Glyph::Home,
            w.settings_rules(),
            w.settings_rules_note(),
        ),
        ListRow::new(
            Route::About,
            Glyph::Person,
            w.about_title(),
            w.about_row_note(),
        ),
        ListRow::new(
            Route::Reminders,
            Glyph::Clock,
            w.reminders_title(),
            w.reminders_row_note(),
        ),
        ListRow::new(Route::Lock, Glyph::Lock, w.settings_lock(), lock_note),
        ListRow::new(Route::Copy, Glyph::Download, w.settings_copy(), copy_note),
        ListRow::new(
            Route::Restore,
            Glyph::Upload,
            w.settings_restore(),
            w.settings_restore_note(),
        ),
        ListRow::new(
            Route::Copy,
            Glyph::Smartphone,
            w.settings_move(),
            w.settings_move_note(),
        ),
        ListRow::new(
            Route::Storage,
            Glyph::Info,
            w.settings_storage(),
            w.settings_storage_note(),
        ),
    ];
    // Without a lock only the times of reminders may lie in the clear.
    if is_locked || untrack(|| expect_context::<Reminders>().wishes().when_closed) {
        let (title, note) = (w.settings_open(), w.settings_open_note());
        ways.push(ListRow::new(Route::Open, Glyph::Info, title, note));
    }
    view! {
        <Screen route=Route::Settings title=w.settings_title() class="settings">
            <section class="card">
                <LanguageChoice />
                <ThemeChoice />
                <TextSize />
            </section>
            {untrack(|| expect_context::<Day>().hides_zone()).then(|| view! { <WhereAmI /> })}
            <Damage />
            {list_rows(ways)}
            <Pause />
            <section class="card">
                <h2 class="card__title">{w.settings_updates()}</h2>
                <Updates />
            </section>
            {list_rows(
                vec![
                    ListRow::new(
                        Route::Learn("privacy".into()),
                        Glyph::Info,
                        w.learn_privacy_title(),
                        w.learn_privacy_note(),
                    ),
                    ListRow::new(Route::Sources, Glyph::Info, w.settings_about(), w.settings_about_note()),
                    ListRow::new(Route::Erase, Glyph::Trash, w.settings_erase(), w.settings_erase_note()),
                ],
            )}
            <p class="note">{w.welcome_trial()}</p>
        </Screen>
    }
}

/// *Pause everything*, and the way on.
#[component]
fn Pause() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let (path, toasts) = (expect_context::<Path>(), expect_context::<Toasts>());
    let turn = Callback::new(move |(holds, pressed): (bool, TickBox)| {
        spawn_local(async move {
            if let Err(why) = path.pause(holds).await {
                pressed.set(!holds);
                toasts.say(why.words(w));
            }
        });
    });
    let note = Signal::derive(move || {
        if path.is_paused() {
            w.settings_paused_note()
        } else {
            w.settings_pause_note()
        }
    });
    let is_on = Signal::derive(move || path.is_paused());
    view! {
        <section class="card">
            <Switch id="pause" title=w.settings_pause() note is_on turn />
        </section>
    }
}

#[component]
fn LanguageChoice() -> impl IntoView {
    let speech = expect_context::<Speech>();
    let toasts = expect_context::<Toasts>();
    // What is chosen shows at once, and what is spoken again where the words cannot be had.
    let chosen = RwSignal::new(speech.language().code().to_owned());
    let on_change = Callback::new(move |code: &'static str| {
        chosen.set(code.to_owned());
        spawn_local(async move {
            let Some(language) = Language::from_code(code) else {
                return;
            };
            if speech.learn(language).await.is_err() {
                let spoken = untrack(|| speech.language());
                let _ = chosen.try_set(spoken.code().to_owned());
                toasts.say(untrack(|| speech.words()).settings_part_missing());
            }
        });
    });
    view! {
        <Segmented
            name="language"
            legend=speech.words().settings_language()
            options=vec![("en", "English"), ("es", "Español")]
            value=chosen.into()
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
                    data-repeats
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
                    data-repeats
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
