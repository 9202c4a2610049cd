//! The ride home of a session, what was said about it, and having left the clinic.

use super::{Series, zone_of};
use crate::state::store::Step;
use crate::state::{Session, Trouble};
use domain::clock::{self, Hour, HourKind};
use domain::ride::{self, Answer, Gate, GateState, Message, Plan, Standing};
use domain::time::Instant;
use leptos::prelude::*;
use records::{GateAnswer, Left, OPEN_DAY, Ride};
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

    /// How the ride of a session stands, tracked; see [`ride::standing`].
    pub fn ride_standing(self, id: RecordId, session: &Session) -> Standing {
        let rules = self.clinic.book().rules();
        ride::standing(session, self.ride(id).as_ref(), &self.answers(id), &rules)
    }

    /// The session in which the patient sits at the clinic with no ride, tracked; see
    /// [`Standing::is_missing`].
    pub fn ride_missing(self) -> Option<RecordId> {
        let (id, session) = self.to_leave()?;
        let (ride, rules) = (self.ride(id), self.clinic.book().rules());
        let stay = clock::Stay {
            session: &session,
            rules: &rules,
            ride: ride.as_ref(),
            left: self.left(id),
        };
        let standing = self.ride_standing(id, &session);
        let is_missing = standing.is_missing(&stay, self.day.now(), &zone_of(&session));
        is_missing.then_some(id)
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
        let (plan, standing) = (self.ride(id), self.ride_standing(id, session));
        let has_left = self.left(id).is_some();
        let (now, zone) = (self.day.now(), zone_of(session));
        ride::messages(session, plan.as_ref(), standing, has_left, now, &zone)
    }

    /// Whether it is time to call the clinic about a session's ride, tracked.
    pub fn ride_escalates(self, id: RecordId, session: &Session) -> bool {
        let zone = zone_of(session);
        ride::escalates(
            session,
            self.ride_standing(id, session),
            &self.clinic.book().rules(),
            self.day.now(),
            &zone,
        )
    }

    /// Keeps the ride of a session. Another person, time or place has yet to be asked: a yes never stands for
    /// what it was not given to.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn keep_ride(self, id: RecordId, plan: &Plan) -> Result<(), Trouble> {
        let (before, session) = untrack(|| (self.ride(id), self.session(id)));
        let is_asked_anew = before.is_some_and(|before| {
            let place = |of: &Plan| session.as_ref().map(|session| of.place(session).to_owned());
            before.person.name != plan.person.name
                || before.pickup != plan.pickup
                || before.pickup_offset_seconds != plan.pickup_offset_seconds
                || place(&before) != place(plan)
        });
        let anew = is_asked_anew.then_some((Gate::Asked, Answer::NotAsked));
        self.write(id, anew.as_slice(), Some(plan)).await.map(drop)
    }

    /// Keeps what was said about a session's ride. That there is no answer yet takes a yes back.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn say(self, id: RecordId, gate: Gate, answer: Answer) -> Result<(), Trouble> {
        let session = untrack(|| self.session(id));
        let was_agreed =
            session.is_some_and(|session| untrack(|| self.ride_standing(id, &session)).is_agreed());
        let anew = (was_agreed && answer == Answer::Asked).then_some((gate, Answer::NotAsked));
        let said: Vec<_> = anew.into_iter().chain([(gate, answer)]).collect();
        self.write(id, &said, None).await.map(drop)
    }

    /// Keeps that the ride does not come, in the words it was said in; without them the clinic refuses
    /// it. A backup takes over, and has yet to be asked.
    ///
    /// # Errors
    /// When nothing was saved.
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
        let said: Vec<_> = said.into_iter().chain(anew).collect();
        let notes = self.write(id, &said, promoted.as_ref()).await?;
        Ok(Refused {
            session: id,
            plan: plan.filter(|_| promoted.is_some()),
            notes,
        })
    }

    /// Takes a refusal back: the plan and what was said are as before.
    ///
    /// # Errors
    /// When not all of it was taken back.
    pub async fn take_back_refusal(self, refused: &Refused) -> Result<(), Trouble> {
        if let Some(plan) = &refused.plan {
            self.write(refused.session, &[], Some(plan)).await?;
        }
        for note in &refused.notes {
            self.store.erase(self.answers, *note).await?;
        }
        Ok(())
    }

    /// Writes what was said, one after the other, and the plan, in one step; answers the notes' ids.
    async fn write(
        self,
        id: RecordId,
        said: &[(Gate, Answer)],
        plan: Option<&Plan>,
    ) -> Result<Vec<RecordId>, Trouble> {
        let Some(session) = untrack(|| self.session(id)) else {
            return Ok(Vec::new());
        };
        let key = id.to_string();
        let mut told = untrack(|| self.answers(id));
        let (mut steps, mut notes) = (Vec::new(), Vec::new());
        for (gate, answer) in said {
            let answer = ride::GateAnswer {
                gate: *gate,
                answer: *answer,
                at: ride::said_at(&told, self.day.right_now()),
                session_local: session.local,
            };
            told.push(answer);
            let record = GateAnswer {
                session: key.clone(),
                answer,
            };
            let place = self.store.make_id();
            notes.push(place);
            steps.push(Step::new(self.answers, place, &record));
        }
        if let Some(plan) = plan {
            let place = self.store.derive_id(&Ride::name(&key));
            let record = Ride {
                session: key,
                plan: plan.clone(),
            };
            steps.push(Step::new(self.rides, place, &record));
        }
        if !steps.is_empty() {
            // Whoever refuses is off the locked screen with the same write.
            self.store.take_closing(steps, &[OPEN_DAY]).await?;
        }
        Ok(notes)
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
        let at = self.day.catch_up();
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
