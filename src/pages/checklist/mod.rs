//! Getting ready: what there is to do, in groups by time.

mod row;

use crate::components::live::{live, live_text, on};
use crate::components::{Glyph, Icon, Notice, Screen, Toasts, Tone};
use crate::routes::Route;
use crate::state::{Checklists, Series, Speech, Trouble, zone_of};
use content::Words;
use domain::checklist::{self as list, Group, GroupView, Mark};
use domain::text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::dom::TickBox;
use platform::reorder::Drag;
use row::ItemRow;
use vault::RecordId;

/// A session's checklist.
#[component]
pub fn Checklist(id: RecordId) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let series = expect_context::<Series>();
    let session = untrack(|| series.session(id));
    let eyebrow = session
        .as_ref()
        .map(|session| speech.weekday_date(session.start(&zone_of(session)), &session.zone));
    view! {
        <Screen
            route=Route::Checklist(id.to_string())
            title=w.checklist_title()
            eyebrow=eyebrow.unwrap_or_default()
            class="checklist"
        >
            {match session {
                Some(session) if !session.is_supported() => view! { <super::plan::Unsupported /> }.into_any(),
                Some(_) => view! { <Groups id /> }.into_any(),
                None => view! { <p>{w.session_unknown()}</p> }.into_any(),
            }}
        </Screen>
    }
}

/// What every part of the list shares.
#[derive(Clone, Copy)]
pub(super) struct Editor {
    session: RecordId,
    /// Whether handles and ways to hide or remove are shown.
    editing: RwSignal<bool>,
    /// What the last move said, for a screen reader.
    said: RwSignal<String>,
    drag: StoredValue<Option<Drag>, LocalStorage>,
    /// The key being dragged, and where it would land.
    dragged: RwSignal<Option<(String, usize)>>,
    trouble: RwSignal<Option<Trouble>>,
    lists: Checklists,
    toasts: Toasts,
    words: Words,
}

impl Editor {
    /// Does something that saves, and says so when it fails.
    fn run(self, save: impl Future<Output = Result<(), Trouble>> + 'static) {
        spawn_local(async move {
            let _ = self.trouble.try_set(save.await.err());
        });
    }

    fn mark(self, key: String, mark: Option<Mark>) {
        self.run(async move { self.lists.mark(self.session, &key, mark).await });
    }

    /// Ticks or unticks; a tick that could not be saved does not stay on the screen.
    fn tick(self, key: String, ticked: bool, pressed: TickBox) {
        self.run(async move {
            let mark = ticked.then_some(Mark::Ticked);
            let outcome = self.lists.mark(self.session, &key, mark).await;
            if outcome.is_err() {
                pressed.set(!ticked);
            }
            outcome
        });
    }

    fn hide(self, key: String, before: Option<Mark>) {
        let undo = {
            let key = key.clone();
            move || self.mark(key.clone(), before)
        };
        self.run(async move {
            self.lists
                .mark(self.session, &key, Some(Mark::Hidden))
                .await?;
            self.toasts.offer_undo(
                self.words.checklist_hidden_toast(),
                self.words.common_undo(),
                undo,
            );
            Ok(())
        });
    }

    fn remove(self, key: String) {
        self.run(async move {
            if let Some((id, item)) = self.lists.remove(&key).await? {
                let undo = move || {
                    let item = item.clone();
                    self.run(async move { self.lists.bring_back(id, &item).await });
                };
                self.toasts.offer_undo(
                    self.words.checklist_removed_toast(),
                    self.words.common_undo(),
                    undo,
                );
            }
            Ok(())
        });
    }

    /// Moves a row and keeps the order; `text` is what the row says.
    fn reorder(self, group: Group, keys: Vec<String>, from: usize, to: usize, text: String) {
        let to = to.min(keys.len().saturating_sub(1));
        if from == to {
            return;
        }
        let (position, all) = ((to + 1).to_string(), keys.len().to_string());
        let after = list::moved(&keys, from, to);
        let handle = keys.get(from).map(|key| handle_id(key)).unwrap_or_default();
        let undo = move || {
            let keys = keys.clone();
            self.run(async move { self.lists.keep_order(self.session, group, keys).await });
        };
        self.run(async move {
            self.lists.keep_order(self.session, group, after).await?;
            self.said
                .set(self.words.checklist_moved(&text, &position, &all));
            self.toasts.offer_undo(
                self.words.checklist_moved_toast(),
                self.words.common_undo(),
                undo,
            );
            // Moving a row in the page takes the focus from its handle.
            platform::timer::after_draw(move || {
                platform::dom::focus_by_id(&handle);
            });
            Ok(())
        });
    }
}

fn handle_id(key: &str) -> String {
    format!("handle-{key}")
}

#[component]
fn Groups(id: RecordId) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let (series, lists) = (expect_context::<Series>(), expect_context::<Checklists>());
    let editor = Editor {
        session: id,
        editing: RwSignal::new(false),
        said: RwSignal::new(String::new()),
        drag: StoredValue::new_local(None),
        dragged: RwSignal::new(None),
        trouble: RwSignal::new(None),
        lists,
        toasts: expect_context::<Toasts>(),
        words: w,
    };
    let all = Memo::new(move |_| {
        let session = series.session(id)?;
        Some(lists.arranged(id, &session))
    });
    let group_of = move |group: Group| {
        Memo::new(move |_| {
            all.with(|all| {
                all.as_ref()?
                    .iter()
                    .find(|view| view.group == group)
                    .cloned()
            })
        })
    };
    view! {
        <div class="row row--between">
            <button
                type="button"
                class="button button--text"
                aria-pressed=live_text(move || editor.editing.get().to_string())
                on:click=on(move |_| editor.editing.update(|editing| *editing = !*editing))
            >
                <Icon of=Glyph::Pen />
                {live(move || if editor.editing.get() { w.checklist_reorder_done() } else { w.checklist_options() })}
            </button>
        </div>
        <p class="visually_hidden" role="status">{live(move || editor.said.get())}</p>
        {live(move || {
            editor
                .trouble
                .get()
                .map(|why| {
                    view! {
                        <Notice tone=Tone::Urgent>
                            <p>{format!("{}. {}", w.status_not_saved(), why.words(w))}</p>
                        </Notice>
                    }
                })
        })}
        {Group::ALL
            .into_iter()
            .map(|group| view! { <GroupCard editor group view=group_of(group) /> })
            .collect_view()}
        <AddItem editor />
    }
}

#[component]
fn GroupCard(editor: Editor, group: Group, view: Memo<Option<GroupView>>) -> impl IntoView {
    let w = editor.words;
    let title_id = format!("group-{}", group.slug());
    let labelled_by = title_id.clone();
    let rows = move || {
        view.with(|view| {
            view.as_ref()
                .map(|view| view.rows.clone())
                .unwrap_or_default()
        })
    };
    let left = move || {
        let left = view.with(|view| view.as_ref().map_or(0, |view| view.left));
        if left == 0 {
            w.checklist_all_done().to_owned()
        } else {
            w.checklist_left(i64::try_from(left).unwrap_or(0))
        }
    };
    view! {
        <section class="card" aria-labelledby=labelled_by>
            <div class="card__head">
                <h2 class="card__title" id=title_id>{group_title(w, group)}</h2>
                <span class="note">{left}</span>
            </div>
            <ul class="check_list" role="list" id=list_id(group)>
                <For each=rows key=|row| row.key.clone() let:row>
                    <ItemRow editor group view key=row.key own=row.own />
                </For>
            </ul>
            <Hidden editor view />
        </section>
    }
}

/// Hidden items, one tap away, while the list is being edited.
#[component]
fn Hidden(editor: Editor, view: Memo<Option<GroupView>>) -> impl IntoView {
    let w = editor.words;
    move || {
        let hidden = view.with(|view| {
            view.as_ref()
                .map(|view| view.hidden.clone())
                .unwrap_or_default()
        });
        (editor.editing.get() && !hidden.is_empty()).then(|| {
            let count = i64::try_from(hidden.len()).unwrap_or(0);
            view! {
                <details class="disclosure">
                    <summary class="disclosure__summary">
                        {w.checklist_hidden_show(count)} <Icon of=Glyph::ChevronDown />
                    </summary>
                    <ul class="disclosure__body stack" role="list">
                        {hidden
                            .into_iter()
                            .map(|key| {
                                let text = item_text(w, editor.lists, &key);
                                view! {
                                    <li class="row row--between">
                                        <span class="words" dir="auto">{text}</span>
                                        <button
                                            type="button"
                                            class="button button--small button--quiet"
                                            on:click=on(move |_| editor.mark(key.clone(), None))
                                        >
                                            {w.checklist_bring_back()}
                                        </button>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                </details>
            }
        })
    }
}

/// A line of the patient's own.
#[component]
fn AddItem(editor: Editor) -> impl IntoView {
    let w = editor.words;
    let series = expect_context::<Series>();
    let day = expect_context::<crate::state::Day>();
    let open = RwSignal::new(false);
    let value = RwSignal::new(String::new());
    let options = Group::ALL
        .map(|group| (group.slug().to_owned(), group_title(w, group).to_owned()))
        .to_vec();
    let now = untrack(|| {
        let session = series.session(editor.session)?;
        let zone = zone_of(&session);
        Some(list::group_now(session.start(&zone), day.now(), &zone))
    });
    let group = RwSignal::new(now.unwrap_or(Group::WeekBefore).slug().to_owned());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = value.get_untracked();
        let Some(group) = Group::from_slug(&group.get_untracked()) else {
            return;
        };
        if text::is_blank(&typed) {
            platform::dom::focus_by_id("new-item");
            return;
        }
        editor.run(async move {
            editor.lists.add(editor.session, group, typed).await?;
            value.set(String::new());
            open.set(false);
            Ok(())
        });
    };
    move || {
        if !open.get() {
            return view! {
                <button
                    type="button"
                    class="button button--outline button--wide"
                    on:click=on(move |_| open.set(true))
                >
                    <Icon of=Glyph::Plus />
                    {w.checklist_add()}
                </button>
            }
            .into_any();
        }
        view! {
            <form class="card checklist__add" autocomplete="off" on:submit=add>
                <crate::components::Field name="new-item" label=w.checklist_add_label() value=value />
                <crate::components::SelectField
                    name="new-item-group"
                    label=w.checklist_when()
                    value=group
                    options=options.clone()
                />
                <div class="buttons">
                    <button type="submit" class="button">{w.checklist_add_do()}</button>
                    <button type="button" class="button button--outline" on:click=on(move |_| open.set(false))>
                        {w.common_cancel()}
                    </button>
                </div>
            </form>
        }
        .into_any()
    }
}

fn list_id(group: Group) -> String {
    format!("list-{}", group.slug())
}

/// What an item says, whether it is ours or the patient's own.
fn item_text(w: Words, lists: Checklists, key: &str) -> String {
    let ours = w.checklist().iter().find(|item| item.slug == key);
    ours.map(|item| item.text.to_owned())
        .or_else(|| lists.own_text(key))
        .unwrap_or_default()
}

/// The title of a group.
pub fn group_title(w: Words, group: Group) -> &'static str {
    match group {
        Group::WeekBefore => w.checklist_group_week(),
        Group::ThreeDaysBefore => w.checklist_group_three_days(),
        Group::NightBefore => w.checklist_group_night(),
        Group::Morning => w.checklist_group_morning(),
        Group::Arrival => w.checklist_group_arrival(),
        Group::After => w.checklist_group_after(),
    }
}
