//! One deed of a screen at a time: a second tap does not do it twice, and what follows from it only
//! follows where the screen still stands.

use super::Trouble;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What a screen saves when it is told to.
#[derive(Clone, Copy)]
pub struct Deed {
    trouble: RwSignal<Option<Trouble>>,
    is_busy: RwSignal<bool>,
}

impl Deed {
    /// Nothing under way.
    pub fn new() -> Self {
        Self::telling(RwSignal::new(None))
    }

    /// Nothing under way; what goes wrong is told where others tell of theirs.
    pub fn telling(trouble: RwSignal<Option<Trouble>>) -> Self {
        Self {
            trouble,
            is_busy: RwSignal::new(false),
        }
    }

    /// Why the last one failed, if it did, tracked.
    pub fn trouble(self) -> Option<Trouble> {
        self.trouble.get()
    }

    /// Whether one is under way, tracked.
    pub fn is_busy(self) -> bool {
        self.is_busy.get()
    }

    /// Does it, unless one is under way, and then what follows. A deed that has begun is done to its
    /// end also where the screen is left meanwhile.
    pub fn run<T: 'static>(
        self,
        deed: impl Future<Output = Result<T, Trouble>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let came = deed.await;
            // Gives the value back where the screen is gone.
            if self.is_busy.try_set(false).is_some() {
                return;
            }
            match came {
                Ok(value) => then(value),
                Err(why) => self.trouble.set(Some(why)),
            }
        });
    }

    /// Nothing more is done on this screen: it is being left.
    pub fn close(self) {
        self.is_busy.set(true);
    }
}
