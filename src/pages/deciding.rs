//! Still deciding: plain facts, and the ways to find out more.

use crate::components::{
    Answered, Glyph, Icon, ListRow, Screen, Toasts, list_rows, not_saved, show_answer,
};
use crate::pages::sections::sections;
use crate::routes::Route;
use crate::state::{Choosing, Deed, Questions, Speech};
use content::{Page, Section, Words};
use domain::question::Origin;
use leptos::prelude::*;

/// Facts and questions, with no rating of anything.
#[component]
pub fn Deciding() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let choosing = expect_context::<Choosing>();
    view! {
        <Screen route=Route::Deciding title=w.deciding_title() class="plan">
            <p class="lead">{w.deciding_lead()}</p>
            {list_rows(vec![risks_row(w), feels_row(w), works_row(w)])}
            {move || list_rows(vec![compare_row(w, choosing), health_row(w), questions_row(w)])}
            {sections(w.about(), &["care"], ask_team)}
            {sections(w.deciding_questions(), &[], ask_team)}
            <p class="note">{w.help_awaiting_review()}</p>
            <a class="button button--wide" href=Route::SessionNew.to_string()>{w.deciding_date()}</a>
        </Screen>
    }
}

/// The way to the clinics that are compared, with how many they are. Tracks what it reads.
pub fn compare_row(w: Words, choosing: Choosing) -> ListRow {
    let count = i64::try_from(choosing.all().len()).unwrap_or(i64::MAX);
    let note = match count {
        0 => w.deciding_compare_none().to_owned(),
        count => w.deciding_compare_count(count),
    };
    ListRow::new(Route::Clinics, Glyph::Plan, w.clinics_title(), note)
}

/// The way to risks and side effects.
pub fn risks_row(w: Words) -> ListRow {
    let (title, note) = (w.learn_risks_title(), w.learn_risks_note());
    ListRow::new(Route::Learn("risks".into()), Glyph::Alert, title, note)
}

fn feels_row(w: Words) -> ListRow {
    let (title, note) = (w.learn_feels_title(), w.learn_feels_note());
    ListRow::new(Route::Learn("feels".into()), Glyph::Person, title, note)
}

fn works_row(w: Words) -> ListRow {
    let (title, note) = (w.learn_works_title(), w.learn_works_note());
    ListRow::new(Route::Learn("works".into()), Glyph::Learn, title, note)
}

/// The way to what a health check asks.
pub fn health_row(w: Words) -> ListRow {
    let (title, note) = (w.deciding_health_title(), w.deciding_health_note());
    ListRow::new(Route::HealthCheck, Glyph::Learn, title, note)
}

/// The way to the questions for my team.
pub fn questions_row(w: Words) -> ListRow {
    let (title, note) = (w.deciding_my_questions(), w.deciding_my_questions_note());
    ListRow::new(Route::Questions, Glyph::Message, title, note)
}

/// The way to what my team should know about me.
pub fn about_row(w: Words) -> ListRow {
    let (title, note) = (w.deciding_about_me(), w.deciding_about_me_note());
    ListRow::new(Route::About, Glyph::Pen, title, note)
}

/// A way to ask my team about a part of a page.
pub fn ask_team(page: &Page, section: &Section) -> Option<AnyView> {
    let title = section.title.unwrap_or(page.title);
    let about = format!("{}/{}", page.slug, section.slug);
    Some(ask_about(about, title))
}

/// A way to ask my team about something: its permanent name, and what it is called.
pub fn ask_about(about: String, title: &'static str) -> AnyView {
    view! { <AskTeam about title /> }.into_any()
}

/// *Ask my team*: puts a question about a part of a page on the list; then that it is on it, with the
/// way to it, and to take it off.
#[component]
fn AskTeam(about: String, title: &'static str) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let (questions, toasts) = (expect_context::<Questions>(), expect_context::<Toasts>());
    let deed = Deed::new();
    let line = StoredValue::new(format!("asked-{about}"));
    let about = StoredValue::new(about);
    let is_open = Memo::new(move |_| about.with_value(|about| questions.is_open_about(about)));
    let ask = move |_| {
        let origin = Origin::Learn(about.get_value());
        let ask = async move {
            let id = questions.ask(origin, w.questions_about(title)).await?;
            let undo = move || async move { questions.erase(id).await.map(|_| ()) };
            toasts.offer_way_back(w.questions_asked_toast(), w, undo);
            Ok(())
        };
        deed.run(ask, move |()| show_answer(line.get_value()));
    };
    let said = Signal::derive(move || match is_open.get() {
        true => w.questions_on_list().to_owned(),
        false => String::new(),
    });
    let take_off = move |_| {
        let take_off = async move {
            let id = untrack(|| about.with_value(|about| questions.open_about(about)));
            let Some(id) = id else { return Ok(()) };
            if let Some(question) = questions.erase(id).await? {
                let undo = move || {
                    let question = question.clone();
                    async move { questions.bring_back(id, &question).await }
                };
                toasts.offer_way_back(w.questions_erased_toast(), w, undo);
            }
            Ok(())
        };
        deed.run(take_off, |()| ());
    };
    view! {
        <Answered name=line.get_value() said>
            {match said.get_untracked().is_empty() {
                true => {
                    view! {
                        <button
                            type="button"
                            class="button button--text"
                            aria-label=w.questions_ask_about(title)
                            on:click=ask
                        >
                            <Icon of=Glyph::Message size=18 />
                            {w.questions_ask_team()}
                        </button>
                    }
                        .into_any()
                }
                false => {
                    view! {
                        <div class="buttons buttons--text">
                            <a class="button button--text" href=Route::Questions.to_string()>
                                {w.questions_title()}
                            </a>
                            <button type="button" class="button button--text" on:click=take_off>
                                {w.questions_take_off()}
                            </button>
                        </div>
                    }
                        .into_any()
                }
            }}
        </Answered>
        {move || deed.trouble().map(|why| not_saved(w, why))}
    }
}
