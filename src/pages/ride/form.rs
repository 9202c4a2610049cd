//! The form of a ride.

use crate::components::{Field, Unsaved, not_saved};
use crate::state::{Forms, Part, Series, Speech, Trouble};
use domain::ride::{Draft, Plan, Problem};
use domain::session::Session;
use leptos::prelude::*;
use leptos::task::spawn_local;
use vault::RecordId;

/// The name under which a session's form is kept while it is being filled in.
pub fn form_name(id: RecordId) -> String {
    format!("ride/{id}")
}

/// Person, backup, time and place.
#[component]
pub fn RideForm(id: RecordId, session: Session, plan: Plan, done: Callback<()>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    let draft = Draft::from_plan(&plan);
    let name = RwSignal::new(draft.name);
    let phone = RwSignal::new(draft.phone);
    let backup_name = RwSignal::new(draft.backup_name);
    let backup_phone = RwSignal::new(draft.backup_phone);
    let pickup_time = RwSignal::new(draft.pickup_time);
    let pickup_place = RwSignal::new(draft.pickup_place);
    let tried = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let typed = Memo::new(move |_| Draft {
        name: name.get(),
        phone: phone.get(),
        backup_name: backup_name.get(),
        backup_phone: backup_phone.get(),
        pickup_time: pickup_time.get(),
        pickup_place: pickup_place.get(),
    });
    let form = expect_context::<Forms>().open(
        form_name(id),
        vec![
            ("name", Part::Text(name)),
            ("phone", Part::Text(phone)),
            ("backup-name", Part::Text(backup_name)),
            ("backup-phone", Part::Text(backup_phone)),
            ("pickup-time", Part::Text(pickup_time)),
            ("pickup-place", Part::Text(pickup_place)),
        ],
    );
    // Where a ride is planned already, it is shown again.
    let discard = Callback::new(move |()| {
        form.discard();
        done.run(());
    });
    let outcome = Memo::new(move |_| typed.with(|typed| typed.finish(&session)));
    let shown = move |wanted: fn(&Problem) -> bool| {
        Signal::derive(move || {
            let problems = outcome.get().err().unwrap_or_default();
            let problem = problems.into_iter().find(&wanted).filter(|_| tried.get());
            problem.map(|problem| match problem {
                Problem::NameMissing => w.ride_problem_name().to_owned(),
                Problem::BackupNameMissing => w.ride_problem_backup_name().to_owned(),
                Problem::PickupUnreadable => w.ride_problem_pickup().to_owned(),
                Problem::PickupBeforeStart => w.ride_problem_before().to_owned(),
                Problem::PickupTooLate => w.ride_problem_too_late().to_owned(),
            })
        })
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let Ok(plan) = outcome.get_untracked() else {
            platform::timer::after_draw(platform::dom::focus_first_problem);
            return;
        };
        spawn_local(async move {
            match form.save(series.keep_ride(id, &plan)).await {
                Ok(()) => {
                    done.run(());
                    platform::dom::scroll_to_top();
                }
                Err(why) => {
                    let _ = trouble.try_set(Some(why));
                }
            }
        });
    };
    view! {
        <form class="form" novalidate autocomplete="off" on:input=move |_| form.touch() on:submit=save>
            <Unsaved is_restored=form.is_restored() discard />
            <section class="card">
                <h2 class="card__title">{w.ride_person()}</h2>
                <Field
                    name="name"
                    label=w.ride_name()
                    value=name
                    problem=shown(|problem| *problem == Problem::NameMissing)
                />
                <Field name="phone" kind="tel" label=w.ride_phone() value=phone />
                <Field
                    name="pickup-time"
                    kind="time"
                    label=w.ride_pickup_time()
                    hint=w.ride_pickup_hint()
                    value=pickup_time
                    problem=shown(|problem| {
                        matches!(
                            problem,
                            Problem::PickupUnreadable | Problem::PickupBeforeStart | Problem::PickupTooLate
                        )
                    })
                />
                <Field name="pickup-place" label=w.ride_pickup_place() value=pickup_place />
            </section>
            <section class="card">
                <h2 class="card__title">{w.ride_backup()}</h2>
                <Field
                    name="backup-name"
                    label=w.ride_backup_name()
                    value=backup_name
                    problem=shown(|problem| *problem == Problem::BackupNameMissing)
                />
                <Field name="backup-phone" kind="tel" label=w.ride_backup_phone() value=backup_phone />
            </section>
            <div class="form__foot">
                {move || trouble.get().map(|why| not_saved(w, why))}
                <button type="submit" class="button button--wide">{w.ride_save()}</button>
            </div>
        </form>
    }
}
