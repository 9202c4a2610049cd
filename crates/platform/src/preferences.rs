//! What may be lost without harm: how the app looks, and in which language.
//!
//! They lie in `localStorage` as JSON, where the start-up script reads theme, size and language
//! before the first paint. A phone that is killed right after a change may forget it; a browser
//! that blocks storage forgets all. Nothing a patient wrote is ever kept here.

use gloo_storage::{LocalStorage, Storage};

use crate::js;

/// `auto`, `light`, `dark` or `dusk`.
pub const THEME: &str = "theme";
/// `en` or `es`.
pub const LANGUAGE: &str = "language";
/// Percent of the normal size, as digits.
pub const TEXT_SIZE: &str = "text_size";
/// The country whose numbers are shown, as two letters, once it was chosen.
pub const COUNTRY: &str = "country";
/// The IANA zone the patient is in, where the browser hides it and they were asked.
pub const ZONE: &str = "zone";
/// Whether the first run is done.
pub const WELCOMED: &str = "welcomed";

/// Whether anything was ever kept in the vault beside it.
pub const KEPT: &str = "kept";

/// Whether a lock was offered at the first entry.
pub const LOCK_OFFERED: &str = "lock_offered";

/// Whether the browser was asked to keep what is here; set by the start-up script.
pub const STAY_ASKED: &str = "stay_asked";

/// Until which moment reminders were seen to, as milliseconds in digits.
pub const REMINDED: &str = "reminded";

/// What the start-up script remembers: what it told, and when it looked for another version.
pub const OF_THE_START: [&str; 3] = ["offline_ready_told", "update_checked_at", "room_told_at"];

/// What was kept under this name, if anything can be had.
pub fn get_string(name: &str) -> Option<String> {
    if !is_readable(name) {
        return None;
    }
    let json = LocalStorage::raw().get_item(name).ok().flatten()?;
    json::Value::new(&json).text().ok()
}

/// Keeps a text under this name; tells whether the browser took it.
pub fn set(name: &str, value: &str) -> bool {
    is_readable(name)
        && LocalStorage::raw()
            .set_item(name, &json::text(value))
            .is_ok()
}

/// Forgets what is kept under each name.
pub fn forget(names: &[&str]) {
    for name in names {
        if is_readable(name) {
            LocalStorage::delete(name);
        }
    }
}

/// The country that the start-up script guessed by the phone's zone and languages; `ZZ`, anywhere
/// else, where it could not.
pub fn guessed_country() -> String {
    js::text(&js::homeward(), "country").unwrap_or_else(|| "ZZ".to_owned())
}

/// The languages the browser asks for, most wanted first: `en-US`, `es`.
pub fn browser_languages() -> Vec<String> {
    let languages = js::get(&js::navigator(), "languages");
    js::list(&languages)
        .filter_map(|tag| tag.as_string())
        .collect()
}

/// Shows the page in this theme at once: `light`, `dark` or `dusk`; anything else follows the phone.
pub fn apply_theme(theme: &str) {
    let Some(root) = js::root() else { return };
    let _ = if matches!(theme, "light" | "dark" | "dusk") {
        root.set_attribute("data-theme", theme)
    } else {
        root.remove_attribute("data-theme")
    };
}

/// Shows all text at this percentage of the browser's own size at once, from 100 to 200.
///
/// Styles may ask for `data-size`, which is there above 100, as the start-up script sets it.
pub fn apply_text_size(percent: u32) {
    let Some(root) = js::root() else { return };
    let percent = percent.clamp(100, 200);
    let style = js::get(&root, "style");
    if percent == 100 {
        js::set(&style, "fontSize", &"".into());
        let _ = root.remove_attribute("data-size");
    } else {
        js::set(&style, "fontSize", &format!("{percent}%").into());
        let _ = root.set_attribute("data-size", &percent.to_string());
    }
}

/// The language that the page is in, as it was applied last.
pub fn page_language() -> String {
    js::root()
        .and_then(|root| root.get_attribute("lang"))
        .unwrap_or_default()
}

/// Shows the page in the light of the path at once: `day`, `dusk` or `dawn`.
pub fn apply_light(light: &str) {
    if let Some(root) = js::root() {
        let _ = root.set_attribute("data-light", light);
    }
}

/// Tells screen readers and hyphenation the page's language at once.
pub fn apply_language(language: &str) {
    if let Some(root) = js::root() {
        let _ = root.set_attribute("lang", language);
    }
}

/// gloo-storage panics where storage is blocked: asked here first, by the very calls it makes.
fn is_readable(name: &str) -> bool {
    js::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .is_some_and(|storage| storage.get_item(name).is_ok())
}
