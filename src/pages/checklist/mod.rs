//! Getting ready: what there is to do, in groups by time.

mod group;
mod row;

use crate::components::{Glyph, Icon, Notice, Screen, Toasts, Tone};
use crate::routes::Route;
use crate::state::{Checklists, Day, Series, Speech, Trouble, zone_of};
use content::Words;
use domain::checklist::{self as list, Group, Mark};
use domain::text;
use group::GroupCard;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::dom::TickBox;
use platform::reorder::Drag;
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
    let day = expect_context::<Day>();
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
    let open = Memo::new(move |_| {
        let session = series.session(id)?;
        let zone = zone_of(&session);
        Some(list::group_now(session.start(&zone), day.now(), &zone))
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
                aria-pressed=move || editor.editing.get().to_string()
                on:click=move |_| editor.editing.update(|editing| *editing = !*editing)
            >
                <Icon of=Glyph::Pen />
                {move || if editor.editing.get() { w.checklist_reorder_done() } else { w.checklist_options() }}
            </button>
        </div>
        <p class="visually_hidden" role="status">{move || editor.said.get()}</p>
        {move || {
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
        }}
        {move || {
            // The open group first, then what is to come; what is past steps back.
            let now = open.get().unwrap_or(Group::WeekBefore);
            let (past, ahead): (Vec<_>, Vec<_>) = Group::ALL.into_iter().partition(|group| *group < now);
            (ahead.into_iter().map(|group| (group, false)))
                .chain(past.into_iter().map(|group| (group, true)))
                .map(|(group, is_past)| view! { <GroupCard editor group view=group_of(group) is_past /> })
                .collect_view()
        }}
        <AddItem editor open_group=open />
    }
}

/// A line of the patient's own.
#[component]
fn AddItem(editor: Editor, open_group: Memo<Option<Group>>) -> impl IntoView {
    let w = editor.words;
    let open = RwSignal::new(false);
    let value = RwSignal::new(String::new());
    let options = Group::ALL
        .map(|group| (group.slug().to_owned(), group_title(w, group).to_owned()))
        .to_vec();
    let now = open_group.get_untracked();
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
                    on:click=move |_| open.set(true)
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
                    <button type="button" class="button button--outline" on:click=move |_| open.set(false)>
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
