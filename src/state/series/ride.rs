//! The ride home of a session, what was said about it, and having left the clinic.

use super::{Series, zone_of};
use crate::state::Trouble;
use domain::clock::{self, Hour, HourKind};
use domain::ride::{self, Answer, Gate, GateState, Message, Plan};
use domain::session::Session;
use domain::time::Instant;
use leptos::prelude::*;
use records::{GateAnswer, Left, Ride};
use vault::RecordId;

/// What a refusal wrote, for an undo.
#[derive(Clone)]
pub struct Refused {
    session: RecordId,
    /// The plan before a backup took over.
    plan: Option<Plan>,
    notes: Vec<RecordId>,
}

impl Refused {
    /// Whether a backup has taken over.
    pub fn is_promoted(&self) -> bool {
        self.plan.is_some()
    }
}

impl Series {
    /// The planned ride of a session, tracked.
    pub fn ride(self, id: RecordId) -> Option<Plan> {
        let ride = self.store.derive_id(&Ride::name(&id.to_string()));
        self.rides.get(ride).map(|ride| ride.plan)
    }

    /// Whether somebody is to take the patient home, tracked; see [`ride::is_planned`].
    pub fn has_ride(self, id: RecordId, session: &Session) -> bool {
        let rules = self.clinic.book().rules();
        ride::is_planned(session, self.ride(id).as_ref(), &self.answers(id), &rules)
    }

    /// Whether they said yes as well, tracked; see [`ride::is_confirmed`].
    pub fn is_ride_confirmed(self, id: RecordId, session: &Session) -> bool {
        let rules = self.clinic.book().rules();
        ride::is_confirmed(session, self.ride(id).as_ref(), &self.answers(id), &rules)
    }

    /// Whether a ride is planned that the clinic refuses, tracked.
    pub fn is_ride_ruled_out(self, id: RecordId) -> bool {
        let way = self.ride(id).map(|ride| ride.way);
        way.is_some_and(|way| way.is_ruled_out(&self.clinic.book().rules()))
    }

    /// What was said last about a session's ride as the session stands now, tracked.
    pub fn last_said(self, id: RecordId, session: &Session) -> Option<ride::GateAnswer> {
        ride::last_said(session, &self.answers(id))
    }

    /// All that was said about a session's ride, tracked.
    pub fn answers(self, id: RecordId) -> Vec<ride::GateAnswer> {
        let id = id.to_string();
        let mine = self
            .answers
            .pick(|_, said| (said.session == id).then_some(said.answer));
        mine.into_iter().map(|(_, answer)| answer).collect()
    }

    /// How a session's four gates stand now, tracked.
    pub fn gates(self, id: RecordId, session: &Session) -> [(Gate, GateState); 4] {
        let zone = zone_of(session);
        ride::gates(
            session,
            &self.answers(id),
            self.previous_end(id, session),
            self.day.now(),
            &zone,
        )
    }

    /// The gate of a session's ride to ask about now, tracked.
    pub fn due_gate(self, id: RecordId, session: &Session) -> Option<Gate> {
        let gates = self.gates(id, session);
        gates
            .into_iter()
            .find_map(|(gate, state)| (state == GateState::Due).then_some(gate))
    }

    /// The messages that fit a session's ride now, tracked.
    pub fn messages(self, id: RecordId, session: &Session) -> Vec<Message> {
        let Some(plan) = self.ride(id) else {
            return Vec::new();
        };
        let has_left = self.left(id).is_some();
        let (now, zone) = (self.day.now(), zone_of(session));
        ride::messages(session, &plan, &self.answers(id), has_left, now, &zone)
    }

    /// Whether it is time to call the clinic about a session's ride, tracked.
    pub fn ride_escalates(self, id: RecordId, session: &Session) -> bool {
        let zone = zone_of(session);
        ride::escalates(
            session,
            self.ride(id).as_ref(),
            &self.answers(id),
            &self.clinic.book().rules(),
            self.day.now(),
            &zone,
        )
    }

    /// Keeps the ride of a session. Another person, or another time, has yet to be asked.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn keep_ride(self, id: RecordId, plan: &Plan) -> Result<(), Trouble> {
        let before = untrack(|| self.ride(id));
        let is_asked_anew = before.is_some_and(|before| {
            before.person.name != plan.person.name || before.pickup != plan.pickup
        });
        if is_asked_anew {
            // First, so that a yes never stands for a person or a time that it was not given to.
            self.say(id, Gate::Asked, Answer::NotAsked).await?;
        }
        self.write_ride(id, plan).await
    }

    async fn write_ride(self, id: RecordId, plan: &Plan) -> Result<(), Trouble> {
        let session = id.to_string();
        let place = self.store.derive_id(&Ride::name(&session));
        let record = Ride {
            session,
            plan: plan.clone(),
        };
        self.store.keep(self.rides, place, &record).await
    }

    /// Keeps what was said about a session's ride.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn say(self, id: RecordId, gate: Gate, answer: Answer) -> Result<(), Trouble> {
        self.note(id, gate, answer).await.map(drop)
    }

    /// Keeps that the ride does not come, in the words it was said in; without them the clinic refuses
    /// it. A backup takes over, and has yet to be asked.
    ///
    /// # Errors
    /// When not all of it was saved.
    pub async fn refuse(
        self,
        id: RecordId,
        said: Option<(Gate, Answer)>,
    ) -> Result<Refused, Trouble> {
        let plan = untrack(|| self.ride(id));
        let promoted = plan.as_ref().and_then(Plan::promoted);
        let anew = promoted
            .is_some()
            .then_some((Gate::Asked, Answer::NotAsked));
        let mut refused = Refused {
            session: id,
            plan: None,
            notes: Vec::new(),
        };
        for (gate, answer) in said.into_iter().chain(anew) {
            refused.notes.extend(self.note(id, gate, answer).await?);
        }
        if let Some(promoted) = promoted {
            self.write_ride(id, &promoted).await?;
            refused.plan = plan;
        }
        Ok(refused)
    }

    /// Takes a refusal back: the plan and what was said are as before.
    ///
    /// # Errors
    /// When not all of it was taken back.
    pub async fn take_back_refusal(self, refused: &Refused) -> Result<(), Trouble> {
        if let Some(plan) = &refused.plan {
            self.write_ride(refused.session, plan).await?;
        }
        for note in &refused.notes {
            self.store.erase(self.answers, *note).await?;
        }
        Ok(())
    }

    async fn note(
        self,
        id: RecordId,
        gate: Gate,
        answer: Answer,
    ) -> Result<Option<RecordId>, Trouble> {
        let Some(session) = untrack(|| self.session(id)) else {
            return Ok(None);
        };
        let answer = ride::GateAnswer {
            gate,
            answer,
            at: ride::said_at(&untrack(|| self.answers(id)), self.day.right_now()),
            session_local: session.local,
        };
        let record = GateAnswer {
            session: id.to_string(),
            answer,
        };
        let place = self.store.make_id();
        self.store.keep(self.answers, place, &record).await?;
        Ok(Some(place))
    }

    /// When the patient left the clinic after a session, if they said so, tracked.
    pub fn left(self, id: RecordId) -> Option<Instant> {
        let place = self.store.derive_id(&Left::name(&id.to_string()));
        let at = self.left.get(place)?.at;
        // Said before a session was moved, it is not about its new day.
        let session = self.session(id)?;
        (session.start(&zone_of(&session)) <= at).then_some(at)
    }

    /// The pick-up after a session, unless the patient has left already, tracked.
    pub fn pick_up_to_come(self, id: RecordId) -> Option<Hour> {
        let session = self.session(id).filter(|_| self.left(id).is_none())?;
        let mut hours = self.hours(id, &session).into_iter();
        hours.find(|hour| hour.kind == HourKind::PickUp)
    }

    /// Whether *I've left the clinic* can be said now of a session, tracked.
    pub fn can_leave(self, session: &Session) -> bool {
        clock::can_leave(session, self.day.now(), &zone_of(session))
    }

    /// Keeps that the patient has left the clinic now. Said twice, the first time counts.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn leave(self, id: RecordId) -> Result<(), Trouble> {
        if untrack(|| self.left(id)).is_some() {
            return Ok(());
        }
        let session = id.to_string();
        let place = self.store.derive_id(&Left::name(&session));
        let at = self.day.right_now();
        self.store
            .keep(self.left, place, &Left { session, at })
            .await
    }

    /// Takes it back.
    ///
    /// # Errors
    /// When nothing was erased.
    pub async fn not_left(self, id: RecordId) -> Result<(), Trouble> {
        let place = self.store.derive_id(&Left::name(&id.to_string()));
        self.store.erase(self.left, place).await
    }
}
