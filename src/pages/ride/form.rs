//! The form of a ride.

use super::fields::{Errors, HomeFields, NightFields, WayFields};
use super::person::{PersonFields, Who};
use super::pickup::PickupFields;
use crate::components::{Choices, Disclosure, Field, PhoneField, Unsaved, not_saved};
use crate::state::{Deed, Forms, Part, Series, Session, Speech, zone_of};
use domain::ride::{Draft, Plan, Problem, There, Way};
use leptos::prelude::*;
use vault::RecordId;

/// The name under which a session's form is kept while it is being filled in.
pub fn form_name(id: RecordId) -> String {
    format!("ride/{id}")
}

const THERE: [There; 4] = [There::Driven, There::Car, There::Transit, There::Walk];
const THERE_NAMES: &[&str] = &["driven", "car", "transit", "walk"];

/// Who, when and where; what they should know, how the patient gets there, and the night.
#[component]
pub fn RideForm(id: RecordId, session: Session, plan: Plan, done: Callback<()>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    let draft = Draft::from_plan(&plan, &session, &zone_of(&session));
    let way = WayFields::new(draft.way);
    let person = PersonFields::new(Who::Ride, &draft.person);
    let backup = PersonFields::new(Who::Backup, &draft.backup);
    let pickup = PickupFields::new(draft.pickup_time, draft.pickup_fold);
    let pickup_place = RwSignal::new(draft.pickup_place);
    let there = RwSignal::new(
        draft
            .there
            .and_then(|there| THERE.iter().position(|one| *one == there)),
    );
    let home = HomeFields::new(&draft.home);
    let night = NightFields::new(draft.is_alone, &draft.caller);
    let tried = RwSignal::new(false);
    let deed = Deed::new();
    let typed = Memo::new(move |_| Draft {
        way: way.get(),
        person: person.get(),
        backup: backup.get(),
        pickup_time: pickup.time.get(),
        pickup_fold: pickup.fold(),
        pickup_place: pickup_place.get(),
        there: there.get().and_then(|place| THERE.get(place).copied()),
        home: home.get(),
        is_alone: night.is_alone(),
        caller: night.caller.get(),
    });
    let parts = [
        ("pickup-place", Part::Text(pickup_place)),
        ("there", Part::Choice(there, THERE_NAMES)),
    ];
    let parts = parts
        .into_iter()
        .chain(pickup.parts())
        .chain(way.parts())
        .chain(person.parts())
        .chain(backup.parts())
        .chain(home.parts())
        .chain(night.parts());
    let form = expect_context::<Forms>().open(form_name(id), parts.collect());
    // Where a ride is planned already, it is shown again.
    let discard = Callback::new(move |()| {
        form.discard();
        done.run(());
    });
    let (zone, of) = (zone_of(&session), session.clone());
    let asks = Memo::new(move |_| typed.with(|typed| typed.asks(&of, &zone)));
    let outcome = Memo::new(move |_| typed.with(|typed| typed.finish(&session, &zone)));
    let errors = Errors::new(
        w,
        Signal::derive(move || {
            let problems = outcome.get().err().filter(|_| tried.get());
            problems.unwrap_or_default()
        }),
    );
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let Ok(plan) = outcome.get_untracked() else {
            platform::timer::after_draw(platform::dom::focus_first_problem);
            return;
        };
        let save = async move { series.keep_ride(id, &plan).await };
        deed.run(form.save(save), move |()| {
            deed.close();
            done.run(());
            platform::dom::scroll_to_top();
        });
    };
    let is_person = Memo::new(move |_| way.get() == Way::Person);
    // Open where something stands in them already.
    let knows = untrack(|| home.is_filled());
    view! {
        <form class="form" novalidate autocomplete="off" on:input=move |_| form.touch() on:submit=save>
            <Unsaved is_restored=form.is_restored() discard />
            <section class="card">
                <h2 class="card__title">{w.ride_person()}</h2>
                {way.view(w)}
                <Field name="name" label=w.ride_name() value=person.name problem=errors.of(Problem::NameMissing) />
                <PhoneField name="phone" label=w.ride_phone() value=person.phone />
                {person.view(w, is_person)}
                {pickup.view(errors, asks, Callback::new(move |()| form.touch()))}
                <Field name="pickup-place" label=w.ride_pickup_place() value=pickup_place />
            </section>
            <section class="card">
                <h2 class="card__title">{w.ride_backup()}</h2>
                <Field
                    name="backup-name"
                    label=w.ride_backup_name()
                    value=backup.name
                    problem=errors.of(Problem::BackupNameMissing)
                />
                <PhoneField name="backup-phone" label=w.ride_backup_phone() value=backup.phone />
                {backup.view_named(w)}
            </section>
            <Disclosure title=w.ride_know() open=knows>
                {home.view(w)}
            </Disclosure>
            <section class="card">
                <Choices
                    name="there"
                    legend=w.ride_there()
                    texts=vec![w.ride_there_driven(), w.ride_there_car(), w.ride_there_transit(), w.ride_there_walk()]
                    chosen=there
                />
                <p class="note">{w.ride_there_note()}</p>
            </section>
            <section class="card">
                <h2 class="card__title">{w.ride_alone()}</h2>
                {night.view(w, errors)}
            </section>
            <div class="form__foot">
                {move || deed.trouble().map(|why| not_saved(w, why))}
                <button type="submit" class="button button--wide">{w.ride_save()}</button>
            </div>
        </form>
    }
}
