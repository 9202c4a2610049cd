//! Theme, text size and country: losable preferences, kept beside the vault and not in it.

use content::{Country, Words};
use leptos::prelude::*;
use platform::preferences as kept;

/// Every way to light the app, as it is kept.
const THEMES: [&str; 4] = ["auto", "light", "dark", "dusk"];

/// The smallest and largest text, and the step between, in percent of the phone's own size.
const SMALLEST: u32 = 100;
const LARGEST: u32 = 200;
const STEP: u32 = 25;

/// The reader's preferences.
#[derive(Clone, Copy)]
pub struct Settings {
    theme: RwSignal<String>,
    text_size: RwSignal<u32>,
    country: RwSignal<String>,
    welcomed: RwSignal<bool>,
    emptied: RwSignal<bool>,
}

impl Settings {
    /// Reads what was chosen before. What was lost falls back to what suits most.
    pub fn read() -> Self {
        let theme = kept::get_string(kept::THEME).filter(|theme| THEMES.contains(&theme.as_str()));
        let size = kept::get_string(kept::TEXT_SIZE).and_then(|size| size.parse().ok());
        Self {
            theme: RwSignal::new(theme.unwrap_or_else(|| "auto".to_owned())),
            text_size: RwSignal::new(size.unwrap_or(SMALLEST).clamp(SMALLEST, LARGEST)),
            country: RwSignal::new(
                kept::get_string(kept::COUNTRY).unwrap_or_else(kept::guessed_country),
            ),
            welcomed: RwSignal::new(kept::get_string(kept::WELCOMED).is_some()),
            emptied: RwSignal::new(false),
        }
    }

    /// `auto`, `light`, `dark` or `dusk`, tracked.
    pub fn theme(self) -> String {
        self.theme.get()
    }

    /// Lights the app anew.
    pub fn set_theme(self, theme: &str) {
        kept::set(kept::THEME, theme);
        kept::apply_theme(theme);
        self.theme.set(theme.to_owned());
    }

    /// Text size in percent, tracked.
    pub fn text_size(self) -> u32 {
        self.text_size.get()
    }

    /// One step larger or smaller.
    pub fn step_text_size(self, larger: bool) {
        let size = self.text_size.get_untracked();
        let size = if larger {
            size + STEP
        } else {
            size.saturating_sub(STEP)
        };
        let size = size.clamp(SMALLEST, LARGEST);
        kept::set(kept::TEXT_SIZE, &size.to_string());
        kept::apply_text_size(size);
        self.text_size.set(size);
    }

    /// Whether the text is as large as it gets (`true`) or as small (`false`), tracked.
    pub fn is_at_end(self, larger: bool) -> bool {
        self.text_size.get() == if larger { LARGEST } else { SMALLEST }
    }

    /// The country whose numbers are shown: the one that was chosen, or else the guess. Tracked.
    pub fn country(self, words: Words) -> &'static Country {
        self.country.with(|code| words.country(code))
    }

    /// The same, not tracked.
    pub fn country_now(self, words: Words) -> &'static Country {
        untrack(|| self.country(words))
    }

    /// Shows the numbers of the country that was chosen, from now on.
    pub fn set_country(self, code: &str) {
        kept::set(kept::COUNTRY, code);
        self.country.set(code.to_owned());
    }

    /// Whether the first run is behind the reader, tracked.
    pub fn is_welcomed(self) -> bool {
        self.welcomed.get()
    }

    /// Whether something was kept in this browser and is not there any more, tracked.
    pub fn is_emptied(self) -> bool {
        self.emptied.get()
    }

    /// Takes in whether anything is kept: words without the preference have lost only that, and where
    /// the words are gone the first run asks about them.
    pub fn compare(self, is_empty: bool) {
        if !is_empty {
            note_kept();
            if !self.welcomed.get_untracked() {
                self.welcome();
            }
        } else if kept::get_string(kept::KEPT).is_some() {
            self.welcomed.set(false);
            self.emptied.set(true);
        }
    }

    /// Has nothing here be missed: what was kept was set aside, and is known to be.
    pub fn forget_kept() {
        kept::forget(&[kept::KEPT]);
    }

    /// Ends the first run.
    pub fn welcome(self) {
        kept::set(kept::WELCOMED, "true");
        if self.emptied.get_untracked() {
            // It begins anew.
            Self::forget_kept();
            self.emptied.set(false);
        }
        self.welcomed.set(true);
    }

    /// Whether a lock was offered when the first entry was begun.
    pub fn was_lock_offered(self) -> bool {
        kept::get_string(kept::LOCK_OFFERED).is_some()
    }

    /// Does not offer it again there.
    pub fn offer_lock(self) {
        kept::set(kept::LOCK_OFFERED, "true");
    }

    /// Forgets every preference.
    pub fn forget_all() {
        kept::forget(&[
            kept::THEME,
            kept::TEXT_SIZE,
            kept::COUNTRY,
            kept::ZONE,
            kept::WELCOMED,
            kept::KEPT,
            kept::LANGUAGE,
            kept::LOCK_OFFERED,
            kept::REMINDED,
            kept::STAY_ASKED,
        ]);
        kept::forget(&kept::OF_THE_START);
    }
}

/// Remembers that something is kept here.
pub(super) fn note_kept() {
    kept::set(kept::KEPT, "true");
}
