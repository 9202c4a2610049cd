//! Questions for my team: what is still to be asked, the most pressing first, and what they answered.

mod editor;

use super::hand_over::HandOver;
use crate::components::{Glyph, Icon, ListRow, Screen, list_rows};
use crate::pages::rules::topic_words;
use crate::routes::Route;
use crate::state::{Clinic, Day, Questions as Kept, Series, Speech, zone_of};
use content::Words;
use domain::clinic::{Topic, needs_after_hours, urgent};
use domain::order::in_order;
use domain::question::{Listed, NIGHT, Origin, numbered};
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
    let open = RwSignal::new(Open::Nothing);
    let list = List {
        words: w,
        kept: expect_context::<Kept>(),
        clinic: expect_context::<Clinic>(),
        series: expect_context::<Series>(),
        day: expect_context::<Day>(),
        open,
    };
    let told = move |part: Part| {
        let rows = told_rows(list.rows(), part);
        (!rows.is_empty()).then(|| {
            view! {
                <section class="stack">
                    <h2>{part.title(w)}</h2>
                    {list_rows(rows)}
                </section>
            }
        })
    };
    let still_open = move || {
        let open = list.rows().into_iter();
        open.filter(|row| row.part != Part::Answered)
            .map(|row| text::isolated(&row.text).into_owned())
            .collect::<Vec<_>>()
    };
    let words = Callback::new(move |()| {
        let open = still_open();
        let open: Vec<_> = open.iter().map(String::as_str).collect();
        format!("{}\n\n{}", w.questions_title(), numbered(&open))
    });
    view! {
        <Screen route=Route::Questions title=w.questions_title() class="questions">
            <p class="lead">{w.questions_lead()}</p>
            <Add open />
            {move || told(Part::Soon)}
            <KeptList list part=Part::Mine />
            {move || told(Part::Later)}
            {move || {
                if still_open().is_empty() {
                    view! { <p class="note">{w.questions_nothing()}</p> }.into_any()
                } else {
                    view! { <HandOver words /> }.into_any()
                }
            }}
            <KeptList list part=Part::Answered />
        </Screen>
    }
}

/// *Add a question*, and the field for it.
#[component]
fn Add(open: RwSignal<Open>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let kept = expect_context::<Kept>();
    let begin = move |_| {
        open.set(Open::New(kept.make_id()));
        platform::timer::after_draw(|| {
            platform::dom::focus_by_id("question");
        });
    };
    move || {
        match open.get() {
        Open::New(id) => {
            view! { <section class="card"><Editor id question=kept.begin() open is_new=true /></section> }
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
}

/// Questions that are kept, of one part of the list.
#[component]
fn KeptList(list: List, part: Part) -> impl IntoView {
    let (w, open) = (list.words, list.open);
    let ids = move || {
        let mine = list.rows().into_iter().filter(|row| row.part == part);
        mine.filter_map(|row| row.id).collect::<Vec<_>>()
    };
    let is_any = Memo::new(move |_| !ids().is_empty());
    let keys = move || ids().into_iter().map(|id| (id.to_string(), id)).collect();
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
    let text = move || kept.question(id).map(|question| question.text);
    let note = move || match kept.question(id).map(|question| question.answer) {
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
                    <span class="list_row__title words" dir="auto">{text}</span>
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

/// Where in the list a question stands. In the order in which it is shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// What the clinic is to tell, and falls due.
    Soon,
    /// Taken up, and still open.
    Mine,
    /// What the clinic is to tell, and can wait.
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
struct Row {
    part: Part,
    text: String,
    /// Where what it asks for is kept; else it is answered here.
    to: Option<Route>,
    id: Option<RecordId>,
}

/// What the list is made of.
#[derive(Clone, Copy)]
struct List {
    words: Words,
    kept: Kept,
    clinic: Clinic,
    series: Series,
    day: Day,
    open: RwSignal<Open>,
}

impl List {
    /// In the order in which it is shown, tracked; what is just being asked does not stand in it
    /// yet.
    fn rows(self) -> Vec<Row> {
        let (open, soon) = (self.open.get(), self.soon());
        let asked = |is_soon: bool| if is_soon { Part::Soon } else { Part::Later };
        let about_rule = |slug: String, text: String| {
            let is_soon = soon.topics.iter().any(|topic| topic.slug() == slug);
            (asked(is_soon), text, Some(Route::Rule(slug)), None)
        };
        let rows = self.kept.list().into_iter().filter_map(|listed| {
            let is_open = listed.is_open();
            let (part, text, to, id) = match listed {
                Listed::Rule(slug) => {
                    let words = topic_words(self.words, Topic::from_slug(&slug)?)?;
                    about_rule(slug, words.ask.to_owned())
                }
                Listed::AfterHours => {
                    let mut questions = self.words.clinic_questions().iter();
                    let text = questions.find(|asked| asked.slug == NIGHT)?.text.to_owned();
                    let to = Some(Route::ClinicNumbers);
                    (asked(soon.after_hours), text, to, None)
                }
                Listed::Kept(id, _) if open == Open::New(id) => return None,
                Listed::Kept(id, question) => match question.origin {
                    Origin::Rule(slug) => about_rule(slug, question.text),
                    _ if is_open => (Part::Mine, question.text, None, Some(id)),
                    _ => (Part::Answered, question.text, None, Some(id)),
                },
            };
            Some(Row { part, text, to, id })
        });
        in_order(rows, |row| row.part)
    }

    /// What falls due before the coming session.
    fn soon(self) -> Soon {
        let coming = self.series.current().upcoming;
        let Some(session) = coming.and_then(|id| self.series.session(id)) else {
            return Soon::default();
        };
        let (start, now) = (session.start(&zone_of(&session)), self.day.now());
        Soon {
            topics: urgent(&self.clinic.book(), start, now),
            after_hours: needs_after_hours(&self.clinic.numbers(), start, now),
        }
    }
}

/// What falls due.
#[derive(Default)]
struct Soon {
    /// These rules.
    topics: Vec<Topic>,
    /// The number for the night.
    after_hours: bool,
}

/// What the clinic is to tell, each leading to where it is kept.
fn told_rows(list: Vec<Row>, part: Part) -> Vec<ListRow> {
    let mine = list.into_iter().filter(|row| row.part == part);
    mine.filter_map(|row| {
        Some(ListRow {
            to: row.to?,
            glyph: None,
            title: row.text,
            note: String::new(),
            chip: "",
        })
    })
    .collect()
}
