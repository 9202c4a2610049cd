//! The two languages of the app.

/// A language that every text exists in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// English as written in the United States.
    English,
    /// Neutral Latin American Spanish, with *usted* throughout.
    Spanish,
}

impl Language {
    /// Both, in the order in which they are offered.
    pub const ALL: [Language; 2] = [Language::English, Language::Spanish];

    /// The code for `lang` attributes, file names and `Intl`: `en` or `es`.
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Spanish => "es",
        }
    }

    /// Reads a language tag (`es`, `es-MX`, `EN_us`); `None` for every other language.
    pub fn from_code(code: &str) -> Option<Language> {
        let primary = code.split(['-', '_']).next()?;
        Language::ALL
            .into_iter()
            .find(|language| primary.eq_ignore_ascii_case(language.code()))
    }

    /// Its own name for itself, the same in both languages.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Spanish => "Español",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{self, English, Spanish};

    #[track_caller]
    fn check(code: &str, expected: Option<Language>) {
        assert_eq!(Language::from_code(code), expected, "{code}");
    }

    #[test]
    fn reads_language_tags() {
        check("en", Some(English));
        check("es-MX", Some(Spanish));
        check("ES_419", Some(Spanish));
        check("fr", None);
        check("est", None);
        check("", None);
    }
}
