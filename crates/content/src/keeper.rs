//! The texts of the keeper: the part of the app for lock, copy and storage, fetched when it is first needed.

use crate::BundleError;

/// Everything the keeper says in one language. Copies of it are one pointer.
#[derive(Clone, Copy)]
pub struct KeeperWords(&'static [String]);

impl KeeperWords {
    /// Reads a bundle: a JSON array of strings that begins with the fingerprint of the list of keys.
    ///
    /// A bundle of another build is refused, since its numbering may differ. What is read is leaked: call this once per language and keep the result.
    pub fn parse(json: &str) -> Result<KeeperWords, BundleError> {
        let rows = json::Value::new(json).texts();
        let rows: &'static [String] = rows.map_err(|_| BundleError::Damaged)?.leak();
        let [fingerprint, count, texts @ ..] = rows else {
            return Err(BundleError::Damaged);
        };
        if fingerprint != Self::FINGERPRINT {
            return Err(BundleError::OtherBuild);
        }
        match count.parse::<usize>() {
            Ok(count) if texts.len() == count => Ok(KeeperWords(texts)),
            _ => Err(BundleError::Damaged),
        }
    }

    pub(crate) fn text(self, number: usize) -> &'static str {
        self.0.get(number).map_or("", String::as_str)
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
