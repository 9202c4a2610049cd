//! The journal: today's question, and what was written, newest first.

use super::entry::Asked;
use crate::components::{Glyph, Icon, ListRow, Screen, list_rows};
use crate::routes::Route;
use crate::state::{Day, Journal as Entries, Series, Speech, Store, zone_of};
use domain::journal;
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use platform::page_life;
use vault::RecordId;

/// How many entries are drawn at first, and with each *Show more*.
const PAGE: usize = 30;
/// How much of an entry its card shows, in characters.
const FIRST_LINE: usize = 160;

/// The third tab.
#[component]
pub fn Journal() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let (entries, store) = (expect_context::<Entries>(), expect_context::<Store>());
    let shown = RwSignal::new(PAGE);
    let ids = Memo::new(move |_| entries.newest_first());
    let page = move || {
        let shown = shown.get();
        ids.with(|ids| {
            ids.iter()
                .take(shown)
                .map(|id| (id.to_string(), *id))
                .collect()
        })
    };
    view! {
        <Screen route=Route::Journal title=w.journal_title() class="journal">
            <QuestionCard />
            {move || list_rows(notes_row(store.notes()).into_iter().collect())}
            {move || {
                ids.with(Vec::is_empty)
                    .then(|| {
                        view! {
                            <section class="empty">
                                <span class="empty__icon">
                                    <Icon of=Glyph::Journal size=28 />
                                </span>
                                <h2 class="empty__title">{w.journal_empty_title()}</h2>
                                <p>{w.journal_empty_note()}</p>
                            </section>
                        }
                    })
            }}
            {leptos::rows(page, move |id| view! { <EntryCard id /> })}
            {move || {
                (ids.with(Vec::len) > shown.get())
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button button--outline button--wide"
                                on:click=move |_| shown.update(|shown| *shown += PAGE)
                            >
                                {w.journal_more()}
                            </button>
                        }
                    })
            }}
            <button
                type="button"
                class="button button--text"
                on:click=move |_| page_life::leave_quickly()
            >
                {w.help_leave()}
            </button>
        </Screen>
    }
}

/// The way to what was written without unlocking, while anything of it waits.
pub fn notes_row(count: usize) -> Option<ListRow> {
    let w = expect_context::<Speech>().words();
    let title = w.today_notes_wait(i64::try_from(count).unwrap_or(i64::MAX));
    (count > 0).then(|| ListRow::new(Route::Inbox, Glyph::Journal, title, ""))
}

#[component]
fn EntryCard(id: RecordId) -> impl IntoView {
    let entries = expect_context::<Entries>();
    let speech = expect_context::<Speech>();
    let (day, series) = (expect_context::<Day>(), expect_context::<Series>());
    move || {
        let entry = entries.entry(id)?;
        let note = when_words(speech, day, series, &entry);
        Some(view! {
            <a class="card card--link entry_card" href=Route::Entry(id.to_string()).to_string()>
                <p class="note">{note}</p>
                <p class="entry_card__words words" dir="auto">{entry.first_line(FIRST_LINE)}</p>
            </a>
        })
    }
}

/// `Monday, 9:12 am`, with the date once that weekday could mean another day, and the session day told.
pub fn when_words(speech: Speech, day: Day, series: Series, entry: &journal::Entry) -> String {
    let w = speech.words();
    // Shown as the phone's clock read when it was written, wherever the phone is now.
    let then = entry.written_local().and_utc();
    let age = day.now() - entry.written;
    let date = if age.num_days() < 6 {
        speech.weekday(then, "UTC")
    } else {
        speech.long_date(then, "UTC")
    };
    let mut words = format!("{date}, {}", speech.time(then, "UTC"));
    let sessions = series.sessions();
    let sessions = sessions.iter().map(|(_, session)| session);
    if journal::written_on_session_day(entry, sessions, zone_of) {
        words.push_str(" · ");
        words.push_str(w.journal_session_day());
    }
    words
}

/// A question that fits where the patient is, with the way to answer it, another, or none.
#[component]
pub fn QuestionCard(
    /// A way to put it off, where that is allowed.
    #[prop(default = None)]
    later: Option<AnyView>,
) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let entries = expect_context::<Entries>();
    let (day, series) = (expect_context::<Day>(), expect_context::<Series>());
    let place = Memo::new(move |_| series.current().place);
    let questions = Memo::new(move |_| {
        entries
            .questions(place.get())
            .into_iter()
            .map(|question| (question.slug, question.text))
            .collect::<Vec<_>>()
    });
    // The same question all day long, another tomorrow, also where the screen stays open.
    let first = Memo::new(move |_| {
        let today = day.day_of(day.now());
        usize::try_from(chrono::Datelike::num_days_from_ce(&today)).unwrap_or(0)
    });
    let step = RwSignal::new(0_usize);
    let question = move || {
        questions.with(|questions| {
            let place = (first.get() + step.get()) % questions.len().max(1);
            questions.get(place).copied()
        })
    };
    let (go, asked) = (StoredValue::new(use_navigate()), expect_context::<Asked>());
    let write = move |slug: Option<&'static str>| {
        asked.0.set(slug);
        go.with_value(|go| go(&Route::EntryNew.to_string(), NavigateOptions::default()));
    };
    view! {
        <section class="card card--warm prompt">
            <p class="eyebrow">{w.journal_question()}</p>
            <p class="prompt__text" aria-live="polite">{move || question().map(|(_, text)| text)}</p>
            <div class="buttons">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| write(untrack(question).map(|(slug, _)| slug))
                >
                    {w.journal_write()}
                </button>
                <button
                    type="button"
                    class="button button--outline"
                    on:click=move |_| step.update(|step| *step += 1)
                >
                    {w.journal_another()}
                </button>
            </div>
            <div class="buttons buttons--text">
                <button type="button" class="button button--text" on:click=move |_| write(None)>
                    {w.journal_free()}
                </button>
                {later}
            </div>
        </section>
    }
}
