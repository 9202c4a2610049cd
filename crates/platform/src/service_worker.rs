//! What the service worker, run by the start-up script, has to say, and what may be asked of it.

use crate::js;
use crate::listener::Listener;

/// Every file is kept: the app opens without a network from now on.
pub fn on_offline_ready(callback: impl Fn() + 'static) -> Listener {
    Listener::on_window(&["homeward:offline-ready"], Box::new(move |_| callback()))
}

/// A newer build is kept and waits for consent.
pub fn on_update_ready(callback: impl Fn() + 'static) -> Listener {
    Listener::on_window(&["homeward:update-ready"], Box::new(move |_| callback()))
}

/// Takes the newer build into use, which reloads the page; refused while words are not saved.
pub fn apply_update() -> bool {
    js::call(&js::homeward(), "apply_update", &[])
        .is_ok_and(|answer| answer.as_bool() != Some(false))
}

/// Looks for a newer build now; tells whether one is ready.
pub async fn check_for_updates() -> bool {
    js::call_async(&js::homeward(), "check_for_updates", &[])
        .await
        .is_ok_and(|answer| answer.as_bool() != Some(false))
}
