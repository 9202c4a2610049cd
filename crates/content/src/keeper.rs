//! The texts of the keeper: the part of the app for lock, copy and storage, fetched when it is first needed.

use crate::BundleError;
use crate::reader::Reader;
use crate::typed::{Licence, Source};

/// Everything the keeper says in one language. Copies of it are one pointer.
#[derive(Clone, Copy)]
pub struct KeeperWords(&'static Bundle);

struct Bundle {
    texts: &'static [String],
    sources: Vec<Source>,
    licences: Vec<Licence>,
}

impl KeeperWords {
    /// Reads a bundle: a JSON array of strings that begins with the fingerprint of the list of keys.
    ///
    /// A bundle of another build is refused, since its numbering may differ. What is read is leaked: call this once per language and keep the result.
    pub fn parse(json: &str) -> Result<KeeperWords, BundleError> {
        let rows = json::Value::new(json).texts();
        let rows = rows.map_err(|_| BundleError::Damaged)?;
        if rows.first().ok_or(BundleError::Damaged)? != Self::FINGERPRINT {
            return Err(BundleError::OtherBuild);
        }
        let mut rows = Reader::new(rows.leak());
        rows.text();
        let count = rows.number();
        let bundle = Bundle {
            texts: rows.slice(count),
            sources: rows.list(Source::read),
            licences: rows.list(Licence::read),
        };
        if rows.is_whole() {
            Ok(KeeperWords(Box::leak(Box::new(bundle))))
        } else {
            Err(BundleError::Damaged)
        }
    }

    /// Where the texts of the app come from.
    pub fn sources(self) -> &'static [Source] {
        &self.0.sources
    }

    /// Parts of the app that others made, with their licences.
    pub fn licences(self) -> &'static [Licence] {
        &self.0.licences
    }

    pub(crate) fn text(self, number: usize) -> &'static str {
        self.0.texts.get(number).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, expected: Result<(), BundleError>) {
        assert_eq!(KeeperWords::parse(json).map(drop), expected);
    }

    #[test]
    fn only_a_whole_bundle_of_this_build_is_taken() {
        for language in ["en", "es"] {
            check(&crate::keeper_json(language), Ok(()));
        }
        let mark = KeeperWords::FINGERPRINT;
        check("", Err(BundleError::Damaged));
        check("[]", Err(BundleError::Damaged));
        check(r#"["0123456789abcdef","0"]"#, Err(BundleError::OtherBuild));
        check(&format!(r#"["{mark}","2","a"]"#), Err(BundleError::Damaged));
        check(&format!(r#"["{mark}","x"]"#), Err(BundleError::Damaged));
    }
}
