//! Add a visit, or change one.

use super::{kind_words, way_words};
use crate::components::{Choices, Field, Notice, Screen, Unsaved, not_saved};
use crate::pages::when::{When, WhenFields, problem_words};
use crate::routes::Route;
use crate::state::{Day, Deed, Forms, Part, Series, Speech, Visits, as_clock, zone};
use domain::session::Problem as Of;
use domain::visit::{Draft, Kind, Notice as Remark, Problem, Visit, Way};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use vault::RecordId;

const WAYS: [Way; 2] = [Way::InPerson, Way::Video];

/// The same by the names under which a choice is kept while the form is being filled in.
const KIND_NAMES: [&str; 5] = [
    "health-check",
    "preparation",
    "integration",
    "follow-up",
    "group",
];
const WAY_NAMES: [&str; 2] = ["in-person", "video"];

/// What most visits take, to be changed.
const LENGTH: &str = "50";

/// A new visit.
#[component]
pub fn NewVisit() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let draft = Draft {
        zone: untrack(|| expect_context::<Day>().zone()).unwrap_or_default(),
        length_minutes: LENGTH.to_owned(),
        ..Draft::default()
    };
    view! {
        <Screen route=Route::VisitNew title=w.visit_add() class="plan">
            <VisitForm draft replaces=None />
        </Screen>
    }
}

/// Another date for a visit, and whatever else changed.
#[component]
pub fn MoveVisit(id: RecordId) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let visits = expect_context::<Visits>();
    let visit = untrack(|| visits.said(id));
    view! {
        <Screen route=Route::VisitMove(id.to_string()) title=w.visit_move() class="plan">
            {match visit {
                Some(visit) => {
                    let draft = Draft::from_visit(&visit, as_clock(&zone(&visit.zone)));
                    view! { <VisitForm draft replaces=Some((id, visit)) /> }.into_any()
                }
                None => view! { <p>{w.visit_unknown()}</p> }.into_any(),
            }}
        </Screen>
    }
}

/// The fields of the form, as signals.
#[derive(Clone, Copy)]
struct Fields {
    kind: RwSignal<Option<usize>>,
    way: RwSignal<Option<usize>>,
    when: When,
    length: RwSignal<String>,
    place: RwSignal<String>,
}

impl Fields {
    fn of(draft: Draft) -> Self {
        let kind = |kind| Kind::ALL.iter().position(|one| *one == kind);
        Self {
            kind: RwSignal::new(draft.kind.and_then(kind)),
            way: RwSignal::new(WAYS.iter().position(|one| *one == draft.way)),
            when: When::new(draft.date, draft.start, draft.fold, draft.zone),
            length: RwSignal::new(draft.length_minutes),
            place: RwSignal::new(draft.place),
        }
    }

    fn parts(self) -> Vec<(&'static str, Part)> {
        let rest = [
            ("kind", Part::Choice(self.kind, &KIND_NAMES)),
            ("way", Part::Choice(self.way, &WAY_NAMES)),
            ("length", Part::Text(self.length)),
            ("place", Part::Text(self.place)),
        ];
        self.when.parts().into_iter().chain(rest).collect()
    }

    fn draft(self) -> Draft {
        let way = self.way.get().and_then(|at| WAYS.get(at).copied());
        Draft {
            kind: self.kind.get().and_then(|at| Kind::ALL.get(at).copied()),
            way: way.unwrap_or_default(),
            date: self.when.date.get(),
            start: self.when.start.get(),
            length_minutes: self.length.get(),
            place: self.place.get(),
            zone: self.when.zone(),
            fold: self.when.fold(),
        }
    }
}

#[component]
fn VisitForm(draft: Draft, replaces: Option<(RecordId, Visit)>) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let (visits, series) = (expect_context::<Visits>(), expect_context::<Series>());
    let day = expect_context::<Day>();
    let fields = Fields::of(draft);
    let replaced = replaces.as_ref().map(|(id, _)| *id);
    let name = replaced.map_or_else(|| "visit/new".to_owned(), |id| format!("visit/{id}"));
    let form = expect_context::<Forms>().open(name, fields.parts());
    let tried = RwSignal::new(false);
    let deed = Deed::new();
    let outcome = Memo::new(move |_| {
        let draft = fields.draft();
        draft.finish(as_clock(&zone(&draft.zone)))
    });
    let problems = Memo::new(move |_| outcome.get().err().unwrap_or_default());
    let of_when = Signal::derive(move || {
        let problems = problems.get().into_iter();
        let of = problems.filter_map(|problem| match problem {
            Problem::Of(problem) => Some(problem),
            Problem::KindMissing => None,
        });
        of.collect::<Vec<_>>()
    });
    let kind_problem = Signal::derive(move || {
        let is_missing = problems.with(|problems| problems.contains(&Problem::KindMissing));
        (tried.get() && is_missing).then(|| w.visit_problem_kind().to_owned())
    });
    let length_problem = Signal::derive(move || {
        let is_length = |problem: &Of| matches!(problem, Of::LengthMissing | Of::LengthOutOfRange);
        let found = of_when.get().into_iter().find(is_length);
        found
            .filter(|_| tried.get())
            .map(|problem| problem_words(speech, problem))
    });
    let go = StoredValue::new(use_navigate());
    let before = StoredValue::new(replaces);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let Ok(visit) = outcome.get_untracked() else {
            platform::timer::after_draw(platform::dom::focus_first_problem);
            return;
        };
        let before = before.get_value();
        let save = async move {
            match before {
                Some((id, before)) => {
                    let visit = Visit {
                        standing: before.standing,
                        ..visit
                    };
                    visits.change(id, &visit).await.map(|()| id)
                }
                None => visits.add(&visit).await,
            }
        };
        deed.run(form.save(save), move |id| {
            deed.close();
            let options = NavigateOptions {
                replace: true,
                ..NavigateOptions::default()
            };
            let to = Route::Visit(id.to_string()).to_string();
            go.with_value(|go| go(&to, options));
        });
    };
    let remarks = move || {
        let draft = fields.draft();
        let notices = match zone(&draft.zone) {
            Some(zone) => draft.notices(&series.spans(), &visits.spans(replaced), day.now(), &zone),
            None => Vec::new(),
        };
        notices
            .into_iter()
            .map(|remark| {
                let text = match remark {
                    Remark::InThePast => w.session_notice_past(),
                    Remark::FarAhead => w.session_notice_far(),
                    Remark::WithSession => w.visit_notice_session(),
                    Remark::WithVisit => w.visit_notice_visit(),
                };
                view! { <Notice><p>{text}</p></Notice> }
            })
            .collect_view()
    };
    view! {
        <form class="form" novalidate autocomplete="off" on:input=move |_| form.touch() on:submit=save>
            <Unsaved is_restored=form.is_restored() discard=Callback::new(move |()| form.discard()) />
            <Choices
                name="kind"
                legend=w.visit_kind()
                texts=Kind::ALL.map(|kind| kind_words(w, kind)).to_vec()
                chosen=fields.kind
                problem=kind_problem
            />
            <WhenFields
                when=fields.when
                problems=of_when
                tried=tried.into()
                touched=Callback::new(move |()| form.touch())
            />
            {remarks}
            <Field
                name="length"
                kind="number"
                label=w.session_length()
                hint=w.visit_length_hint()
                value=fields.length
                problem=length_problem
            />
            <Choices
                name="way"
                legend=w.visit_way()
                texts=WAYS.map(|way| way_words(w, way)).to_vec()
                chosen=fields.way
            />
            <Field name="place" label=w.visit_place() hint=w.visit_place_hint() value=fields.place />
            <div class="form__foot">
                {move || deed.trouble().map(|why| not_saved(w, why))}
                <p class="field__problem" role="status">
                    {move || {
                        let count = problems.with(Vec::len);
                        (tried.get() && count > 0)
                            .then(|| w.session_problems(i64::try_from(count).unwrap_or(i64::MAX)))
                    }}
                </p>
                <button type="submit" class="button button--wide">{w.visit_save()}</button>
            </div>
        </form>
    }
}
