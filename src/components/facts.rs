//! What is known, in lines of a name and what stands behind it.

use domain::text;
use leptos::prelude::*;

/// Names and what stands behind them, without those that say nothing.
pub fn facts_list(facts: Vec<(&'static str, String)>) -> Option<AnyView> {
    let facts: Vec<_> = facts
        .into_iter()
        .filter(|(_, value)| !text::is_blank(value))
        .collect();
    (!facts.is_empty()).then(|| {
        view! {
            <dl class="facts">
                {facts
                    .into_iter()
                    .map(|(name, value)| {
                        view! {
                            <div>
                                <dt>{name}</dt>
                                <dd class="words" dir="auto">{value}</dd>
                            </div>
                        }
                    })
                    .collect_view()}
            </dl>
        }
        .into_any()
    })
}
