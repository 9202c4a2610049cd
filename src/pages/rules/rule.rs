//! One rule: what to ask, and what they said, in as few taps as can be.

use super::told::{self, ToldField};
use super::{said_words, time_words, topic_words};
use crate::components::{Area, Field, Notice, Screen, Toasts, Unsaved, not_saved, sources};
use crate::pages::Came;
use crate::routes::Route;
use crate::state::{Clinic, Deed, Form, Forms, Part, Path, Speech};
use content::{ClinicTopic, Words};
use domain::clinic::{Draft, Notice as Remark, Problem, Rule, Shape, Topic, Value};
use leptos::prelude::*;

/// The screen of one rule.
#[component]
fn RulePage(topic: Topic, words: &'static ClinicTopic) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let clinic = expect_context::<Clinic>();
    let editor = Editor {
        topic,
        words: w,
        clinic,
        toasts: expect_context::<Toasts>(),
        came: expect_context::<Came>(),
        path: expect_context::<Path>(),
        deed: Deed::new(),
    };
    let before = untrack(|| clinic.book().rule(topic));
    let is_settled = before != Rule::Ask;
    let echo = told::coming(topic)
        .zip(told::minutes_of(&before))
        .map(|(session, minutes)| told::echo(speech, &session, minutes));
    let floor = topic
        .floor()
        .map(|floor| w.rule_floor(&(floor / 60).to_string()));
    view! {
        <Screen route=Route::Rule(topic.slug().to_owned()) eyebrow=w.rule_title() title=words.title class="rules">
            <section class="card">
                <h2 class="card__title">{words.ask}</h2>
                {is_settled.then(|| view! { <p class="words" dir="auto">{said_words(speech, topic, &before)}</p> })}
                {echo.map(|echo| view! { <p class="strong">{echo}</p> })}
                {words.hint.map(|hint| view! { <p class="note">{hint}</p> })}
                {floor.map(|floor| view! { <p class="note">{floor}</p> })}
                {sources(vec![(words.source, words.checked)])}
                <Quick editor quick=words.quick.clone() />
            </section>
            {move || editor.deed.trouble().map(|why| not_saved(w, why))}
            <Told editor before=before.clone() />
            <div class="buttons">
                {is_settled
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button button--outline"
                                on:click=move |_| editor.keep(Rule::Ask)
                            >
                                {w.rule_still_ask()}
                            </button>
                        }
                    })}
                {(before != Rule::NotForMe)
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button button--outline"
                                on:click=move |_| editor.keep(Rule::NotForMe)
                            >
                                {w.rule_not_for_me()}
                            </button>
                        }
                    })}
            </div>
        </Screen>
    }
}

/// What every part of the screen shares.
#[derive(Clone, Copy)]
struct Editor {
    topic: Topic,
    words: Words,
    clinic: Clinic,
    toasts: Toasts,
    came: Came,
    path: Path,
    deed: Deed,
}

impl Editor {
    /// Keeps the rule, offers to take it back, and leads back to where the question stood.
    fn keep(self, rule: Rule<Value>) {
        self.keep_from(rule, None);
    }

    /// The same, of what was typed into a form.
    fn keep_from(self, rule: Rule<Value>, form: Option<Form>) {
        let before = untrack(|| self.clinic.book().rule(self.topic));
        let keep = async move {
            let keeping = self.clinic.keep_rule(self.topic, rule);
            match form {
                Some(form) => form.save(keeping).await?,
                None => keeping.await?,
            }
            let undo = move || {
                let before = before.clone();
                self.clinic.keep_rule(self.topic, before)
            };
            let kept = self.words.rule_kept();
            self.toasts.offer_way_back(kept, self.words, undo);
            Ok(())
        };
        self.deed.run(keep, move |()| {
            self.deed.close();
            self.came.back(&Route::Rules);
        });
    }

    /// Keeps what was tapped, as said today.
    fn keep_quick(self, draft: &Draft) {
        let today = untrack(|| self.path.today());
        if let Ok(rule) = draft.finish(self.topic, today, None) {
            self.keep(rule);
        }
    }
}

/// Answers that take one tap.
#[component]
fn Quick(editor: Editor, quick: Vec<&'static str>) -> impl IntoView {
    let w = editor.words;
    let choices: Vec<(String, Draft)> = match editor.topic.shape() {
        Shape::YesNo => [(w.common_yes(), true), (w.common_no(), false)]
            .map(|(text, yes)| {
                let draft = Draft {
                    yes: Some(yes),
                    ..Draft::default()
                };
                (text.to_owned(), draft)
            })
            .to_vec(),
        _ => quick
            .into_iter()
            .map(|typed| {
                let draft = Draft {
                    value: typed.to_owned(),
                    ..Draft::default()
                };
                (time_words(w, editor.topic, typed), draft)
            })
            .collect(),
    };
    (!choices.is_empty()).then(|| {
        view! {
            <div class="buttons buttons--fit">
                {choices
                    .into_iter()
                    .map(|(text, draft)| {
                        view! {
                            <button
                                type="button"
                                class="button button--quiet button--small"
                                on:click=move |_| editor.keep_quick(&draft)
                            >
                                {text}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
        }
    })
}

/// What they said, who, and when.
#[component]
fn Told(editor: Editor, before: Rule<Value>) -> impl IntoView {
    let w = editor.words;
    let (topic, shape) = (editor.topic, editor.topic.shape());
    let path = editor.path;
    let filled = Draft::from_rule(topic, &before);
    let yes = filled.yes;
    let (value, by) = (RwSignal::new(filled.value), RwSignal::new(filled.by));
    let on = if filled.on.is_empty() {
        untrack(|| path.today()).to_string()
    } else {
        filled.on
    };
    let on = RwSignal::new(on);
    let told = RwSignal::new(told::at_first());
    let form = expect_context::<Forms>().open(
        format!("rule/{}", topic.slug()),
        vec![
            ("said", Part::Text(value)),
            ("told", Part::Text(told)),
            ("by", Part::Text(by)),
            ("on", Part::Text(on)),
        ],
    );
    let tried = RwSignal::new(false);
    let draft = move || Draft {
        value: value.get(),
        told_by: told::told_by(&told.get()),
        yes,
        by: by.get(),
        on: on.get(),
    };
    let session = told::coming(topic);
    let kept = StoredValue::new(session.clone());
    let outcome = Memo::new(move |_| {
        let today = path.today();
        kept.with_value(|session| told::finish(&draft(), topic, today, session.as_ref()))
    });
    let problem = move |of_date: bool| {
        Signal::derive(move || {
            let problems = outcome.get().err().filter(|_| tried.get())?;
            let of = |problem: &&Problem| (**problem == Problem::DateUnreadable) == of_date;
            problems
                .iter()
                .find(of)
                .map(|problem| problem_words(w, *problem).to_owned())
        })
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        match outcome.get_untracked() {
            Ok(rule) => editor.keep_from(rule, Some(form)),
            Err(_) => platform::timer::after_draw(platform::dom::focus_first_problem),
        }
    };
    let floor = move || {
        let Remark::BelowFloor { floor } = draft().notice(topic)?;
        let text = w.rule_below_floor(&(floor / 60).to_string());
        Some(view! { <Notice><p>{text}</p></Notice> })
    };
    // Yes or no is one tap above; who said it is asked once there is an answer.
    let is_shown = shape != Shape::YesNo || yes.is_some();
    is_shown.then(|| {
        let minutes = move || told::minutes_of(&outcome.get().ok()?);
        let field = match (shape, session) {
            (Shape::Hours, Some(session)) => {
                let minutes = Signal::derive(minutes);
                view! { <ToldField session told value minutes problem=problem(false) /> }.into_any()
            }
            (Shape::Hours, None) => {
                view! { <Field name="said" kind="decimal" label=w.rule_hours_label() value=value problem=problem(false) /> }
                    .into_any()
            }
            (Shape::Minutes, _) => {
                view! { <Field name="said" kind="number" label=w.rule_minutes_label() value=value problem=problem(false) /> }
                    .into_any()
            }
            (Shape::Words, _) => {
                view! { <Area name="said" label=w.rule_words_label() value=value problem=problem(false) /> }.into_any()
            }
            (Shape::YesNo, _) => ().into_any(),
        };
        view! {
            <form
                class="form card"
                novalidate
                autocomplete="off"
                on:input=move |_| form.touch()
                on:submit=save
            >
                <Unsaved is_restored=form.is_restored() discard=Callback::new(move |()| form.discard()) />
                {field}
                {floor}
                <Field name="said-by" label=w.rule_by() hint=w.rule_by_hint() value=by />
                <Field name="said-on" kind="date" label=w.rule_on() value=on problem=problem(true) />
                <button type="submit" class="button button--wide">{w.rule_keep()}</button>
            </form>
        }
    })
}

fn problem_words(w: Words, problem: Problem) -> &'static str {
    match problem {
        Problem::Missing => w.rule_problem_missing(),
        Problem::Unreadable => w.rule_problem_unreadable(),
        Problem::Negative => w.rule_problem_negative(),
        Problem::TooLong => w.rule_problem_too_long(),
        Problem::NoSession => w.rule_problem_no_session(),
        Problem::DateUnreadable => w.session_problem_date_unreadable(),
    }
}

/// The screen of a topic by its permanent name.
pub fn rule_page(w: Words, slug: &str) -> Option<AnyView> {
    let topic = Topic::from_slug(slug)?;
    let words = topic_words(w, topic)?;
    Some(view! { <RulePage topic words /> }.into_any())
}
