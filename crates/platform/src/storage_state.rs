//! What the browser says of the room it gives and whether it may clear it.

use crate::js;
use crate::listener::Listener;

/// How much is used of how much, in bytes, as the browser estimates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// Bytes in use by this origin.
    pub usage: f64,
    /// Bytes this origin may use.
    pub quota: f64,
}

/// Whether storage is kept until the user clears it; `None` where the browser does not tell.
pub async fn persisted() -> Option<bool> {
    ask("persisted").await
}

/// Asks for storage to be kept; gives the true answer, `None` where it cannot be asked.
pub async fn persist() -> Option<bool> {
    ask("persist").await
}

/// Asks for it without waiting for the answer; the start-up script asks once and not again.
pub fn ask_to_stay() {
    let _ = js::call(&js::homeward(), "ask_to_stay", &[]);
}

/// The room in use and given; `None` where the browser does not tell.
pub async fn estimate() -> Option<Estimate> {
    let storage = js::get(&js::navigator(), "storage");
    let answer = js::call_async(&storage, "estimate", &[]).await.ok()?;
    Some(Estimate {
        usage: js::get(&answer, "usage").as_f64()?,
        quota: js::get(&answer, "quota").as_f64()?,
    })
}

/// The start-up script found that little room is left.
pub fn on_little_room(callback: impl Fn() + 'static) -> Listener {
    Listener::on_window(&["homeward:little-room"], Box::new(move |_| callback()))
}

async fn ask(question: &str) -> Option<bool> {
    let storage = js::get(&js::navigator(), "storage");
    js::call_async(&storage, question, &[])
        .await
        .ok()?
        .as_bool()
}
