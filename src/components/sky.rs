//! The horizon's sky: sun and hills, placed by two custom properties of the page.

use leptos::prelude::*;

/// The sky of the horizon, as it stands in the first paint too.
#[component]
pub fn Sky() -> impl IntoView {
    view! {
        <div class="horizon__sky" aria-hidden="true">
            <span class="horizon__sun"></span>
            <svg class="horizon__hills" viewBox="0 0 390 96" preserveAspectRatio="none">
                <path class="horizon__hill horizon__hill--1" d="M0 38C60 4 110 0 170 22s120 18 220-18v92H0z" />
                <path class="horizon__hill horizon__hill--2" d="M0 64c70-30 130-14 200-8s130-2 190-28v68H0z" />
                <path class="horizon__hill horizon__hill--3" d="M0 86c90-22 150-6 230-8s110-10 160-20v38H0z" />
            </svg>
        </div>
    }
}
