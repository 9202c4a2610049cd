//! Getting ready: what there is to do, in groups by time.

mod bound;
mod group;
mod marker;
mod row;

pub use marker::{AddForm, Adding, Away, Editing, Marker, hidden_rows};

use crate::components::Screen;
use crate::routes::Route;
use crate::state::{Checklists, Day, Series, Speech, zone_of};
use content::Words;
use domain::checklist::{self as list, BagView, Group};
use group::GroupCard;
use leptos::prelude::*;
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
    marker: Marker,
    /// What the last move said, for a screen reader.
    said: RwSignal<String>,
    drag: StoredValue<Option<Drag>, LocalStorage>,
    /// The key being dragged, and where it would land.
    dragged: RwSignal<Option<(String, usize)>>,
}

impl Editor {
    /// Moves a row and keeps the order; `text` is what the row says.
    fn reorder(self, group: Group, keys: Vec<String>, from: usize, to: usize, text: String) {
        let to = to.min(keys.len().saturating_sub(1));
        if from == to {
            return;
        }
        let (position, all) = ((to + 1).to_string(), keys.len().to_string());
        let after = list::moved(&keys, from, to);
        let handle = keys.get(from).map(|key| handle_id(key)).unwrap_or_default();
        let marker = self.marker;
        let keep = move |keys| marker.lists.keep_order(marker.session, group, keys);
        let undo = move || keep(keys.clone());
        marker.run(async move {
            keep(after).await?;
            self.said
                .set(marker.words.checklist_moved(&text, &position, &all));
            marker.offer_way_back(marker.words.checklist_moved_toast(), undo);
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
    let (series, day) = (expect_context::<Series>(), expect_context::<Day>());
    let marker = Marker::new(id);
    let (w, lists) = (marker.words, marker.lists);
    let editor = Editor {
        marker,
        said: RwSignal::new(String::new()),
        drag: StoredValue::new_local(None),
        dragged: RwSignal::new(None),
    };
    let all = Memo::new(move |_| {
        let session = series.session(id)?;
        Some(lists.arranged(id, &session))
    });
    let now = Memo::new(move |_| {
        let of = |session| {
            let zone = zone_of(&session);
            list::group_now(session.start(&zone), day.now(), &zone)
        };
        series.session(id).map_or(Group::WeekBefore, of)
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
        <Editing marker done=w.checklist_reorder_done() />
        <p class="visually_hidden" role="status">{move || editor.said.get()}</p>
        {move || {
            // The open group first, then what is to come; what is past steps back.
            let now = now.get();
            let (past, ahead): (Vec<_>, Vec<_>) = Group::ALL.into_iter().partition(|group| *group < now);
            (ahead.into_iter().chain(past))
                .map(|group| view! { <GroupCard editor group now view=group_of(group) /> })
                .collect_view()
        }}
        <AddItem marker now=now.get_untracked() />
    }
}

/// An item of the patient's own, and the group it belongs to.
#[component]
fn AddItem(marker: Marker, now: Group) -> impl IntoView {
    let (w, lists, session) = (marker.words, marker.lists, marker.session);
    let options = Group::ALL
        .map(|group| (group.slug().to_owned(), group_title(w, group).to_owned()))
        .to_vec();
    let group = RwSignal::new(now.slug().to_owned());
    let add = Callback::new(move |typed: String| -> Adding {
        // Only what is offered can be chosen.
        let group = Group::from_slug(&group.get_untracked()).unwrap_or(now);
        Box::pin(async move {
            lists.add(session, group, typed).await?;
            // Wherever it went, it is to be seen.
            lists.unfold(session, group, true);
            Ok(())
        })
    });
    let when = move || {
        view! {
            <crate::components::SelectField
                name="new-item-group"
                label=w.checklist_when()
                value=group
                options=options.clone()
            />
        }
    };
    view! {
        <AddForm
            marker
            name="new-item"
            words=(w.checklist_add(), w.checklist_add_label())
            choice=("group", group)
            on_add=add
            more=when
        />
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

/// How many are left in a group.
fn left_words(w: Words, left: usize) -> String {
    match left {
        0 => w.checklist_all_done().to_owned(),
        left => w.checklist_left(i64::try_from(left).unwrap_or(0)),
    }
}

/// How many things are left to pack.
pub fn left_in_bag(w: Words, bag: &BagView) -> String {
    if bag.is_packed() {
        w.bag_all_packed().to_owned()
    } else {
        left_words(w, bag.left)
    }
}
