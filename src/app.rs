//! The app around the screens: contexts, the address, the light, toasts, and what concerns every screen.

use crate::chunks::{Chunks, Cuts, Part};
use crate::components::{Notice, ToastHost, Toasts, Tone};
use crate::pages;
use crate::routes::Route;
use crate::state::{State, save_left_behind};
use domain::path;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Router;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::location::{BrowserUrl, LocationProvider};
use platform::{dom, notices, page_life, parts, preferences, service_worker, storage_state, timer};

/// The whole app.
#[component]
pub fn App(state: State, cuts: Cuts) -> impl IntoView {
    state.provide();
    let chunks = Chunks::new(cuts);
    provide_context(chunks);
    // What stands is drawn first.
    timer::after_draw(move || chunks.load_all());
    provide_context(Toasts::new());
    provide_context(pages::Asked::new());
    hear_keeper(state);
    let resumed = page_life::on_resume(move || state.store.probe());
    let _keep = StoredValue::new_local(resumed);
    light_follows_path(state);
    view! {
        <Router>
            <Screens state chunks />
            <ToastHost />
            {move || chunks.part(Part::Outside)}
        </Router>
    }
}

#[component]
fn Screens(state: State, chunks: Chunks) -> impl IntoView {
    let pathname = use_location().pathname;
    let route = Memo::new(move |before: Option<&Route>| {
        let wanted = pathname.with(|path| Route::parse(path));
        // The screen before stands until the next one can be shown.
        match before.filter(|_| !chunks.can_show(&wanted)) {
            Some(before) => before.clone(),
            None => wanted,
        }
    });
    Effect::new(move |_| {
        if let Some(chunk) = pathname.with(|path| Route::parse(path)).chunk() {
            chunks.load(chunk);
        }
    });
    let welcome_step = RwSignal::new(0);
    let came = pages::Came::new();
    provide_context(came);
    let update = use_update();
    notes_lead_here();
    say_when_offline_works(state);
    greet_each_screen(pathname, route, came, state);
    move || {
        // Every text on screen is in the language: a change of it redraws all.
        state.speech.language();
        let route = route.get();
        let is_help = route.is_help();
        // Nothing lies over the numbers to call.
        let banners = (!is_help).then(|| view! { <Banners state update /> });
        // Whoever brings a copy along has been here before; a page to read asks for nothing.
        let needs_welcome = !is_help && !matches!(route, Route::Restore | Route::Learn(_));
        if needs_welcome && !state.settings.is_welcomed() {
            return view! {
                {banners}
                <pages::Welcome step=welcome_step />
            }
            .into_any();
        }
        view! {
            {banners}
            {pages::show(route)}
        }
        .into_any()
    }
}

/// What concerns the whole app: it can save no more, or a new version waits.
#[component]
fn Banners(state: State, update: RwSignal<bool>) -> impl IntoView {
    let w = state.speech.words();
    let toasts = expect_context::<Toasts>();
    move || {
        let trouble = state.store.trouble().map(|trouble| {
            view! {
                <Notice tone=Tone::Urgent>
                    <p>{trouble.words(w)}</p>
                    <button type="button" class="button button--small" on:click=move |_| page_life::reload()>
                        {w.fault_reload()}
                    </button>
                </Notice>
            }
        });
        let left_behind = state.store.left_behind().map(|why| {
            view! {
                <Notice tone=Tone::Urgent>
                    <p>{w.status_left_behind()}</p>
                    <p>{why.words(w)}</p>
                    <button type="button" class="button button--small" on:click=move |_| save_left_behind()>
                        {w.common_try_again()}
                    </button>
                </Notice>
            }
        });
        let waiting = update.get().then(|| {
            view! {
                <Notice tone=Tone::Calm>
                    <p>{w.today_update_ready()}</p>
                    <div class="buttons buttons--fit">
                        <button
                            type="button"
                            class="button button--small"
                            on:click=move |_| {
                                if !service_worker::apply_update() {
                                    toasts.say(w.today_update_waits());
                                }
                            }
                        >
                            {w.today_update_now()}
                        </button>
                        <button
                            type="button"
                            class="button button--small button--text"
                            on:click=move |_| update.set(false)
                        >
                            {w.today_update_later()}
                        </button>
                    </div>
                </Notice>
            }
        });
        let is_empty = trouble.is_none() && left_behind.is_none() && waiting.is_none();
        (!is_empty).then(
            || view! { <div class="banners" role="status">{trouble} {left_behind} {waiting}</div> },
        )
    }
}

/// What the keeper asks of the app, and what the start-up script found.
fn hear_keeper(state: State) {
    let toasts = expect_context::<Toasts>();
    let heard = parts::on_said(move |word| {
        timer::spawn(async move {
            match word.as_str() {
                "lock" if state.lock.lock_now().await.is_err() => {
                    toasts.say(state.speech.words().status_left_behind());
                }
                "inbox" => state.store.count_notes().await,
                _ => {}
            }
        });
    });
    let low = move || toasts.say(state.speech.words().status_little_room());
    let room = storage_state::on_little_room(low);
    let _while_open = StoredValue::new_local((heard, room));
}

/// A tap on a note shows the screen that it is about.
fn notes_lead_here() {
    let go = use_navigate();
    let heard = notices::on_tapped(move |path| go(&path, NavigateOptions::default()));
    let _while_open = StoredValue::new_local(heard);
}

fn use_update() -> RwSignal<bool> {
    let waits = RwSignal::new(false);
    let listener = service_worker::on_update_ready(move || waits.set(true));
    let _while_open = StoredValue::new_local(listener);
    waits
}

/// Once ever, and not before the first run is over: it would lie on its buttons.
fn say_when_offline_works(state: State) {
    let toasts = expect_context::<Toasts>();
    let works = RwSignal::new(false);
    let listener = service_worker::on_offline_ready(move || works.set(true));
    let _while_open = StoredValue::new_local(listener);
    Effect::new(move |_| {
        if works.get() && state.settings.is_welcomed() {
            works.set(false);
            toasts.say(state.speech.words().today_offline_ready());
        }
    });
}

/// Dusk from the session until the night is over, dawn in the days after: a hint to the style.
fn light_follows_path(state: State) {
    Effect::new(move |_| {
        let current = state.series.current();
        let light = match path::light(&current, state.day.now()) {
            path::Light::Day { .. } => "day",
            path::Light::Dusk => "dusk",
            path::Light::Dawn { .. } => "dawn",
        };
        preferences::apply_light(light);
    });
}

/// A new screen starts at its top, under its own title, with the focus on its heading.
fn greet_each_screen(pathname: Memo<String>, route: Memo<Route>, came: pages::Came, state: State) {
    let url = expect_context::<BrowserUrl>();
    Effect::new(move |before: Option<(Route, bool)>| {
        let now = (route.get(), state.settings.is_welcomed());
        // The router puts a link's address into the history once it is told that it was shown.
        pathname.track();
        url.ready_to_complete();
        page_life::set_title(state.speech.words().app_name());
        if before.is_some_and(|before| before != now) {
            came.note();
            timer::after_draw(|| {
                dom::scroll_to_top();
                dom::focus_main_heading();
            });
        }
        now
    });
}
