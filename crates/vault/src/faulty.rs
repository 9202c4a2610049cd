//! A backend that wraps another and fails on demand, at any step.

use crate::backend::{Backend, BackendError, Decide, Item, Range};
use std::cell::Cell;

/// Where in an operation the failure strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Before anything is read.
    Start,
    /// After the changes were decided, before they are applied.
    BeforeCommit,
    /// After the changes were applied: only the answer is lost. In a read, after reading.
    AfterCommit,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Step; 3] = [Step::Start, Step::BeforeCommit, Step::AfterCommit];
}

/// Passes everything on to the backend within, save one operation.
pub struct Faulty<B> {
    inner: B,
    operations: Cell<u32>,
    plan: Cell<Option<(u32, Step, BackendError)>>,
    again: Cell<bool>,
}

impl<B: Backend> Faulty<B> {
    /// Fails nothing until told to.
    pub fn new(inner: B) -> Self {
        Faulty {
            inner,
            operations: Cell::new(0),
            plan: Cell::new(None),
            again: Cell::new(false),
        }
    }

    /// Fails the `nth` operation from now on (0 is the next one), once, at this step.
    pub fn fail(&self, nth: u32, step: Step, error: BackendError) {
        self.plan.set(Some((nth, step, error)));
        self.again.set(false);
    }

    /// Loses the answer of the next update after it was applied, and at once does the update
    /// again, as a backend does that reopens a lost connection.
    pub fn lose_and_retry(&self) {
        self.lose_and_retry_after(0);
    }

    /// As [`Faulty::lose_and_retry`], after so many operations; the one it strikes is an update.
    pub fn lose_and_retry_after(&self, operations: u32) {
        self.fail(operations, Step::AfterCommit, BackendError::Lost);
        self.again.set(true);
    }

    /// Fails nothing any more.
    pub fn disarm(&self) {
        self.plan.set(None);
    }

    /// Whether a planned failure is still to come.
    pub fn is_armed(&self) -> bool {
        self.plan.get().is_some()
    }

    /// How many operations were asked for so far.
    pub fn operations(&self) -> u32 {
        self.operations.get()
    }

    fn fault(&self) -> Option<(Step, BackendError)> {
        self.operations.set(self.operations.get() + 1);
        match self.plan.take()? {
            (0, step, error) => Some((step, error)),
            (nth, step, error) => {
                self.plan.set(Some((nth - 1, step, error)));
                None
            }
        }
    }
}

impl<B: Backend> Backend for Faulty<B> {
    async fn read(&self, ranges: &[Range]) -> Result<Vec<Vec<Item>>, BackendError> {
        match self.fault() {
            Some((Step::Start, error)) => Err(error),
            Some((_, error)) => {
                self.inner.read(ranges).await?;
                Err(error)
            }
            None => self.inner.read(ranges).await,
        }
    }

    async fn update(&self, ranges: &[Range], decide: &mut Decide<'_>) -> Result<(), BackendError> {
        let Some((step, error)) = self.fault() else {
            return self.inner.update(ranges, decide).await;
        };
        match step {
            Step::Start => {}
            Step::BeforeCommit => {
                let mut discard = |found: &[Vec<Item>]| {
                    decide(found);
                    Vec::new()
                };
                self.inner.update(ranges, &mut discard).await?;
            }
            Step::AfterCommit => self.inner.update(ranges, decide).await?,
        }
        if self.again.take() {
            return self.inner.update(ranges, decide).await;
        }
        Err(error)
    }
}
