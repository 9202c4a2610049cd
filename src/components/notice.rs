//! A message that stands in the page.

use super::{Glyph, Icon};
use crate::state::Trouble;
use content::Words;
use leptos::prelude::*;

/// How much weight a message has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Calm,
    Warm,
    Urgent,
}

/// A message with an icon; its children are paragraphs and buttons.
#[component]
pub fn Notice(#[prop(default = Tone::Calm)] tone: Tone, children: Children) -> impl IntoView {
    let (class, glyph) = match tone {
        Tone::Calm => ("notice", Glyph::Info),
        Tone::Warm => ("notice notice--warm", Glyph::Info),
        Tone::Urgent => ("notice notice--urgent", Glyph::Alert),
    };
    view! {
        <div class=class role="note">
            <Icon of=glyph />
            <div class="notice__body">{children()}</div>
        </div>
    }
}

/// What went wrong, read out at once.
pub fn alert(tone: Tone, words: String) -> AnyView {
    view! {
        <Notice tone>
            <p role="alert">{words}</p>
        </Notice>
    }
    .into_any()
}

/// `Not saved`, and why.
pub fn not_saved(w: Words, why: Trouble) -> AnyView {
    view! {
        <Notice tone=Tone::Urgent>
            <p role="alert">
                <span class="strong">{w.status_not_saved()}</span>
                ". "
                {why.words(w)}
            </p>
        </Notice>
    }
    .into_any()
}
