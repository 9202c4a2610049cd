//! A backend that fails on demand, or does an update twice with something in between.

use crate::backend::{Backend, BackendError, Decide, Item, Range};
use crate::faulty::Step;
use crate::memory::Memory;
use std::cell::RefCell;
use std::pin::Pin;

/// What others do between the two tries of an update.
pub(super) type Between = Pin<Box<dyn Future<Output = ()>>>;

/// How the next update goes.
pub(super) enum Plan {
    /// It fails at this step.
    Fail(Step),
    /// It fails at this step, others do this, and then the backend itself does it again.
    Again(Step, Between),
}

/// Memory with a plan for its next update.
pub(super) struct Rough {
    pub memory: Memory,
    plan: RefCell<Option<Plan>>,
}

impl Rough {
    pub fn new() -> Self {
        Rough {
            memory: Memory::new(),
            plan: RefCell::new(None),
        }
    }

    pub fn plan(&self, plan: Plan) {
        self.plan.replace(Some(plan));
    }

    async fn fail(
        &self,
        step: Step,
        ranges: &[Range],
        decide: &mut Decide<'_>,
    ) -> Result<(), BackendError> {
        match step {
            Step::Start => Ok(()),
            Step::BeforeCommit => {
                let mut discard = |found: &[Vec<Item>]| {
                    decide(found);
                    Vec::new()
                };
                self.memory.update(ranges, &mut discard).await
            }
            Step::AfterCommit => self.memory.update(ranges, decide).await,
        }
    }
}

impl Backend for Rough {
    async fn read(&self, ranges: &[Range]) -> Result<Vec<Vec<Item>>, BackendError> {
        self.memory.read(ranges).await
    }

    async fn update(&self, ranges: &[Range], decide: &mut Decide<'_>) -> Result<(), BackendError> {
        let plan = self.plan.take();
        match plan {
            None => self.memory.update(ranges, decide).await,
            Some(Plan::Fail(step)) => {
                self.fail(step, ranges, decide).await?;
                Err(BackendError::Lost)
            }
            Some(Plan::Again(step, between)) => {
                self.fail(step, ranges, decide).await?;
                between.await;
                self.memory.update(ranges, decide).await
            }
        }
    }
}
