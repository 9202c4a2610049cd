//! Plan: this session first, with everything that hangs on it; the series with its visits below.

mod series;

use super::again::offer;
use super::hours::hours_cards;
use crate::components::{Answered, Glyph, Icon, ListRow, Screen, Toasts, list_rows, show_answer};
use crate::routes::Route;
use crate::state::{Checklists, Day, Path, Questions, Series, Session, Speech, zone_of};
use domain::checklist::{self, Group};
use domain::path::Place;
use domain::text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use series::Others;
use vault::RecordId;

/// The second tab.
#[component]
pub fn Plan() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    view! {
        <Screen route=Route::Plan title=w.plan_title() class="plan">
            {super::calendar::stale_notice}
            {|| super::unplaced::strange(true)}
            {move || match series.at_hand().and_then(|id| Some((id, series.session(id)?))) {
                None => view! { <Empty /> }.into_any(),
                Some((id, session)) => view! { <ThisSession id session /> }.into_any(),
            }}
            {team}
            <Others />
            {end}
        </Screen>
    }
}

#[component]
fn Empty() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    let title = move || match series.ids().is_empty() {
        true => w.plan_empty_title(),
        false => w.plan_none_title(),
    };
    view! {
        <section class="empty">
            <span class="empty__icon">
                <Icon of=Glyph::Calendar size=28 />
            </span>
            <h2 class="empty__title">{title}</h2>
            <p>{w.plan_empty_note()}</p>
            <a class="button" href=Route::SessionNew.to_string()>{w.session_add_title()}</a>
        </section>
    }
}

#[component]
fn ThisSession(id: RecordId, session: Session) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let series = expect_context::<Series>();
    let start = session.start(&zone_of(&session));
    let time = speech.time(start, &session.zone);
    let place = session.place.clone();
    let key = id.to_string();
    view! {
        <section class="card session_card">
            <p class="eyebrow">{speech.weekday_date(start, &session.zone)}</p>
            <h2 class="session_card__title">{time}</h2>
            {(!text::is_blank(&place)).then(|| view! { <p class="note words" dir="auto">{place}</p> })}
            <div class="buttons buttons--fit">
                <a class="button button--quiet button--small" href=Route::Session(key.clone()).to_string()>
                    {w.plan_details()}
                </a>
            </div>
        </section>
        {if session.is_supported() {
            let session = StoredValue::new(session);
            view! {
                {move || offer(id, &session.get_value())}
                {move || {
                    let mut rows = rows(id, &session.get_value());
                    let (title, note) = (w.settings_rules(), w.settings_rules_note());
                    rows.push(ListRow::new(Route::Rules, Glyph::Info, title, note));
                    list_rows(rows)
                }}
                {hours_cards(move || vec![series.hours_of(id, session.get_value())])}
            }
                .into_any()
        } else {
            view! { <Unsupported /> }.into_any()
        }}
    }
}

/// What the app says where no trained staff is present: no hours to get ready by, no checklist.
#[component]
pub fn Unsupported() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let page = w.unsupported_setting();
    view! {
        {super::sections::sections(page, &[], super::sections::nothing)}
    }
}

/// What hangs on a session, one row each. Tracks what it reads.
pub fn rows(id: RecordId, session: &Session) -> Vec<ListRow> {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let (day, lists) = (expect_context::<Day>(), expect_context::<Checklists>());
    let key = id.to_string();
    let zone = zone_of(session);
    let group = checklist::group_now(session.start(&zone), day.now(), &zone);
    let left = lists
        .arranged(id, session)
        .into_iter()
        .find(|view| view.group == group)
        .map_or(0, |view| view.left);
    let list_note = match (group, left) {
        // Once it has begun nothing is left to get ready.
        (Group::After, _) => String::new(),
        (_, 0) => w.plan_checklist_done().to_owned(),
        (_, left) => w.plan_checklist_left(i64::try_from(left).unwrap_or(i64::MAX)),
    };
    let rows = [
        (
            Route::Ride(key.clone()),
            Glyph::Car,
            w.ride_title(),
            super::ride::state_words(id, session),
        ),
        (
            Route::Checklist(key.clone()),
            Glyph::Plan,
            w.checklist_title(),
            list_note,
        ),
        (
            Route::Intention(key),
            Glyph::Sunrise,
            w.intention_title(),
            super::intention::state_words(id),
        ),
    ];
    let rows = rows.map(|(to, glyph, title, note)| ListRow::new(to, glyph, title, note));
    // The look before leaving home comes first on its morning.
    let is_morning = session.is_today(day.now(), &zone) && day.now() < session.start(&zone);
    let ready = is_morning.then(|| {
        let to = Route::Ready(id.to_string());
        ListRow::new(to, Glyph::Check, w.today_ready_title(), "")
    });
    ready.into_iter().chain(rows).collect()
}

/// What the team is to hear, with a session or without.
fn team() -> AnyView {
    let w = expect_context::<Speech>().words();
    let open = expect_context::<Questions>().list();
    let open = open.iter().filter(|listed| listed.is_open()).count();
    let count = w.questions_count(i64::try_from(open).unwrap_or(i64::MAX));
    list_rows(vec![
        ListRow::new(Route::Questions, Glyph::Message, w.questions_title(), count),
        ListRow::new(
            Route::About,
            Glyph::Person,
            w.about_title(),
            w.about_row_note(),
        ),
        super::deciding::risks_row(w),
        ListRow::new(
            Route::Deciding,
            Glyph::Learn,
            w.plan_facts(),
            w.plan_facts_note(),
        ),
    ])
}

/// Whether the last session was the last of all: asked once it is over and nothing is planned.
fn end() -> Option<AnyView> {
    let w = expect_context::<Speech>().words();
    let (series, path) = (expect_context::<Series>(), expect_context::<Path>());
    let toasts = expect_context::<Toasts>();
    let is_over = matches!(
        series.current().place,
        Place::DaysAfter { .. } | Place::Between | Place::AfterSeries
    );
    if !is_over || series.current().upcoming.is_some() {
        return None;
    }
    let has_ended = path.ended_at().is_some();
    let say = move |_| {
        spawn_local(async move {
            match path.end(!has_ended).await {
                Ok(()) => show_answer(ENDED),
                Err(why) => toasts.say(why.words(w)),
            }
        });
    };
    let (said, text) = match has_ended {
        true => (w.plan_ended(), w.plan_not_ended()),
        false => ("", w.plan_end()),
    };
    let view = view! {
        <div class="stack">
            <Answered name=ENDED said=said>
                <button type="button" class="button button--text" on:click=say>{text}</button>
            </Answered>
        </div>
    };
    Some(view.into_any())
}

/// The id of the line that says that it was the last one.
const ENDED: &str = "series-ended";
