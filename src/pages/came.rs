//! Where the reader came from, so that a short errand leads back there.

use crate::routes::Route;
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use platform::page_life;
use std::sync::Arc;

/// Whether this screen was reached from another one of the app.
#[derive(Clone, Copy)]
pub struct Came {
    from_app: RwSignal<bool>,
    go: StoredValue<Go>,
}

/// Goes to an address, in the place of this one.
type Go = Arc<dyn Fn(&str) + Send + Sync>;

impl Came {
    /// Nowhere yet. Called below the router.
    pub fn new() -> Self {
        let go = use_navigate();
        let replace = move |to: &str| {
            let options = NavigateOptions {
                replace: true,
                ..NavigateOptions::default()
            };
            go(to, options);
        };
        Self {
            from_app: RwSignal::new(false),
            go: StoredValue::new(Arc::new(replace) as Go),
        }
    }

    /// Says that the app has shown another screen before this one.
    pub fn note(self) {
        self.from_app.set(true);
    }

    /// Back to where the reader came from; to `otherwise` where that is outside the app.
    pub fn back(self, otherwise: &Route) {
        if self.from_app.get_untracked() {
            page_life::go_back();
        } else {
            self.go.with_value(|go| go(&otherwise.to_string()));
        }
    }
}
