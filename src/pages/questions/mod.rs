//! Questions for my team: what is still to be asked, the most pressing first, and what they answered.

mod editor;

use super::hand_over::HandOver;
use crate::components::{Glyph, Icon, ListRow, Screen, list_rows};
use crate::pages::rules::topic_words;
use crate::routes::Route;
use crate::state::{Clinic, Day, Questions as Kept, Series, Speech, zone_of};
use content::Words;
use domain::clinic::{Topic, urgent};
use domain::question::{Listed, Origin, Question, numbered};
use domain::text;
use editor::Editor;
use leptos::prelude::*;
use vault::RecordId;

/// The question that is open to be written in; one at a time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Open {
    Nothing,
    /// It is being asked.
    New(RecordId),
    /// It stands in the list.
    Listed(RecordId),
}

/// The list, and the ways to add to it and to take it along.
#[component]
pub fn Questions() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let kept = expect_context::<Kept>();
    let open = RwSignal::new(Open::Nothing);
    let list = Memo::new(move |_| shown(w, kept.list(), &soon(), open.get()));
    let rules = move |of: Part| {
        let rows = list.with(|list| rule_rows(list, of));
        (!rows.is_empty()).then(|| {
            view! {
                <section class="stack">
                    <h2>{of.title(w)}</h2>
                    {list_rows(rows)}
                </section>
            }
        })
    };
    let words = Callback::new(move |()| {
        let open = list.with(|list| {
            let open = list.iter().filter(|row| row.part != Part::Answered);
            open.map(|row| row.text.clone()).collect::<Vec<_>>()
        });
        let open: Vec<_> = open.iter().map(String::as_str).collect();
        format!("{}\n\n{}", w.questions_title(), numbered(&open))
    });
    let is_empty = move || list.with(|list| list.iter().all(|row| row.part == Part::Answered));
    view! {
        <Screen route=Route::Questions title=w.questions_title() class="questions">
            <p class="lead">{w.questions_lead()}</p>
            <Add open />
            {move || rules(Part::Soon)}
            <KeptList list open part=Part::Mine />
            {move || rules(Part::Later)}
            {move || {
                if is_empty() {
                    view! { <p class="note">{w.questions_nothing()}</p> }.into_any()
                } else {
                    view! { <HandOver words /> }.into_any()
                }
            }}
            <KeptList list open part=Part::Answered />
        </Screen>
    }
}

/// *Add a question*, and the field for it.
#[component]
fn Add(open: RwSignal<Open>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let kept = expect_context::<Kept>();
    let begun = StoredValue::new(None::<(RecordId, Question)>);
    let begin = move |_| {
        let (id, question) = kept.begin();
        begun.set_value(Some((id, question)));
        open.set(Open::New(id));
        platform::timer::after_draw(|| {
            platform::dom::focus_by_id("question");
        });
    };
    move || match (open.get(), begun.get_value()) {
        (Open::New(id), Some((_, question))) => {
            view! { <section class="card"><Editor id question open is_new=true /></section> }
                .into_any()
        }
        _ => view! {
            <button type="button" class="button button--outline button--wide" on:click=begin>
                <Icon of=Glyph::Plus />
                {w.questions_add()}
            </button>
        }
        .into_any(),
    }
}

/// Questions that are kept, of one part of the list.
#[component]
fn KeptList(list: Memo<Vec<Row>>, open: RwSignal<Open>, part: Part) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let ids = Memo::new(move |_| {
        list.with(|list| {
            let mine = list.iter().filter(|row| row.part == part);
            mine.filter_map(|row| row.id).collect::<Vec<_>>()
        })
    });
    let is_any = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    let keys = move || {
        let ids = ids.get().into_iter();
        ids.map(|id| (id.to_string(), id)).collect()
    };
    move || {
        is_any.get().then(|| {
            view! {
                <section class="stack">
                    <h2>{part.title(w)}</h2>
                    <ul class="list_rows card card--flush" role="list">
                        {leptos::rows(keys, move |id| view! { <KeptRow id open /> })}
                    </ul>
                </section>
            }
        })
    }
}

/// One question, which opens to be answered.
#[component]
fn KeptRow(id: RecordId, open: RwSignal<Open>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let kept = expect_context::<Kept>();
    let is_open = Memo::new(move |_| open.get() == Open::Listed(id));
    let question = Memo::new(move |_| kept.question(id));
    let of = move |part: fn(Question) -> String| move || question.get().map(part);
    let answer = of(|question| question.answer);
    let note = move || match answer() {
        Some(answer) if !text::is_blank(&answer) => answer,
        _ => w.questions_write_answer().to_owned(),
    };
    let turn = move |_| {
        open.set(match is_open.get_untracked() {
            true => Open::Nothing,
            false => Open::Listed(id),
        });
    };
    view! {
        <li class="question">
            <button
                type="button"
                class="list_row"
                aria-expanded=move || is_open.get().to_string()
                on:click=turn
            >
                <span class="list_row__body">
                    <span class="list_row__title words" dir="auto">{of(|question| question.text)}</span>
                    {move || (!is_open.get()).then(|| view! { <span class="note words" dir="auto">{note}</span> })}
                </span>
                <Icon of=Glyph::ChevronRight />
            </button>
            {move || {
                let question = is_open.get().then(|| untrack(|| kept.question(id))).flatten()?;
                Some(view! { <div class="question__body"><Editor id question open is_new=false /></div> })
            }}
        </li>
    }
}

/// Where in the list a question stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A rule of the clinic that falls due.
    Soon,
    /// Taken up, and still open.
    Mine,
    /// A rule that can wait.
    Later,
    /// It has its answer.
    Answered,
}

impl Part {
    fn title(self, w: Words) -> &'static str {
        match self {
            Self::Soon => w.questions_soon(),
            Self::Mine => w.questions_open(),
            Self::Later => w.questions_later(),
            Self::Answered => w.questions_answered(),
        }
    }
}

/// One row of the list.
#[derive(Clone, PartialEq)]
struct Row {
    part: Part,
    text: String,
    /// Where its rule is kept; else it is answered here.
    rule: Option<String>,
    id: Option<RecordId>,
}

/// The list in the order in which it is shown; what is just being asked does not stand in it yet.
fn shown(w: Words, list: Vec<Listed<RecordId>>, soon: &[Topic], open: Open) -> Vec<Row> {
    let rows = list.into_iter().filter_map(|listed| {
        let is_open = listed.is_open();
        let (text, rule, id) = match listed {
            Listed::Rule(slug) => {
                let words = topic_words(w, Topic::from_slug(&slug)?)?;
                (words.ask.to_owned(), Some(slug), None)
            }
            Listed::Kept(id, question) => match question.origin {
                Origin::Rule(slug) => (question.text, Some(slug), None),
                _ => (question.text, None, Some(id)),
            },
        };
        let is_soon = |slug: &String| soon.iter().any(|topic| topic.slug() == slug);
        let part = match &rule {
            Some(slug) if is_soon(slug) => Part::Soon,
            Some(_) => Part::Later,
            None if is_open => Part::Mine,
            None => Part::Answered,
        };
        let row = Row {
            part,
            text,
            rule,
            id,
        };
        (id.is_none_or(|id| open != Open::New(id))).then_some(row)
    });
    let rows: Vec<_> = rows.collect();
    let of = |part| rows.iter().filter(move |row| row.part == part).cloned();
    let open = of(Part::Soon).chain(of(Part::Mine)).chain(of(Part::Later));
    open.chain(of(Part::Answered)).collect()
}

fn rule_rows(list: &[Row], part: Part) -> Vec<ListRow> {
    let mine = list.iter().filter(|row| row.part == part);
    mine.filter_map(|row| {
        Some(ListRow {
            to: Route::Rule(row.rule.clone()?),
            glyph: None,
            title: row.text.clone(),
            note: String::new(),
            chip: "",
        })
    })
    .collect()
}

/// The rules that fall due before the coming session. Tracks what it reads.
fn soon() -> Vec<Topic> {
    let series = expect_context::<Series>();
    let (clinic, day) = (expect_context::<Clinic>(), expect_context::<Day>());
    let coming = series.current().upcoming;
    let Some(session) = coming.and_then(|id| series.session(id)) else {
        return Vec::new();
    };
    let start = session.start(&zone_of(&session));
    urgent(&clinic.book(), start, day.now())
}
