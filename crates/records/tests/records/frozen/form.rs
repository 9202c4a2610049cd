//! Bodies of forms that were being filled in.

use super::{ODD, SESSION, check};
use crate::kinds;
use records::FormDraft;

#[test]
fn form_drafts() {
    let draft = |form: &str, fields: &[(&str, &str)]| FormDraft {
        form: form.into(),
        fields: fields
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect(),
    };
    check(
        kinds::FORM_DRAFT,
        &[
            draft(
                &format!("ride/{SESSION}"),
                &[("name", ODD), ("phone", ""), ("pickup-time", "13:05")],
            ),
            draft("clinic/numbers", &[]),
        ],
    );
}
