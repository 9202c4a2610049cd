//! Intentions as they lie on phones: of both schemas, with drafts and versions.

use super::*;
use domain::intention::{Draft, Shape, Step, Version};
use records::IntentionVersion;

fn intention(text: &str, prompt: Option<&str>, shape: Shape, notice: &str) -> Intention {
    Intention {
        session: id(),
        kept: domain::intention::Intention {
            notice: notice.into(),
            shape,
            text: text.into(),
            prompt: prompt.map(str::to_owned),
            kept_at: at(1_773_568_800_123),
        },
    }
}

#[test]
fn intentions() {
    check(
        kinds::INTENTION,
        &[
            intention(ODD, Some("soften"), Shape::None, ""),
            intention("To rest.", None, Shape::None, ""),
        ],
    );
}

#[test]
fn intentions_of_schema_2() {
    let rest = |shape| intention("To rest.", None, shape, "");
    check_schema(
        2,
        kinds::INTENTION_2,
        &[
            intention(ODD, Some("soften"), Shape::Question, ODD),
            rest(Shape::Wish),
            rest(Shape::Word),
            rest(Shape::Image),
            rest(Shape::None),
        ],
    );
}

fn draft(draft: Draft) -> IntentionDraft {
    IntentionDraft {
        session: id(),
        draft,
    }
}

/// Only the line could be typed then: that is the third step.
#[test]
fn drafts() {
    let of = |text: &str, prompt: Option<&str>| Draft {
        text: text.into(),
        prompt: prompt.map(str::to_owned),
        step: Step::Words,
        ..Draft::default()
    };
    check(
        kinds::INTENTION_DRAFT,
        &[draft(of(ODD, Some("soften"))), draft(of("", None))],
    );
}

#[test]
fn drafts_of_schema_2() {
    let at_step = |step| {
        draft(Draft {
            step,
            ..Draft::default()
        })
    };
    check_schema(
        2,
        kinds::INTENTION_DRAFT_2,
        &[
            draft(Draft {
                notice: ODD.into(),
                shape: Shape::Image,
                text: ODD.into(),
                prompt: Some("soften".into()),
                step: Step::Share,
            }),
            at_step(Step::Notice),
            at_step(Step::Shape),
            at_step(Step::Words),
        ],
    );
}

#[test]
fn versions() {
    let version = |text: &str, prompt: Option<&str>, shape| IntentionVersion {
        session: id(),
        version: Version {
            shape,
            text: text.into(),
            prompt: prompt.map(str::to_owned),
            kept_at: at(1_773_568_800_123),
        },
    };
    check(
        kinds::INTENTION_VERSION,
        &[
            version(ODD, Some("soften"), Shape::Wish),
            version("To rest.", None, Shape::None),
        ],
    );
    check_name("intention-version", kinds::INTENTION_VERSION, None);
}
