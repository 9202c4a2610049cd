//! Leptos as the screens see it: whatever `view!` builds is one type, [`Node`].
//!
//! Leptos gives each element with its attributes and children a type of its own, and the compiler
//! writes the code that builds, updates and removes it once for each. That is fast, and for a
//! phone too large. Here an element is a tag, a list of settings and a list of nodes, so that this
//! code exists once. Screens are written as anywhere else: the crate goes by the name `leptos` in
//! the app, hands on all of Leptos, and puts its own parts where `view!` and `#[component]` look
//! for theirs. `docs/decisions/one-type-for-all-views.md` has the figures.
//!
//! An element takes attributes (listed in `tags`), `class`, `class:name`, `style:name`,
//! `prop:name` and `on:event`. Whatever else Leptos has (`bind:`, `node_ref`, `use:`, spreading,
//! a server) does not compile, rather than be ignored. Views of Leptos itself, such as its router,
//! stand among the nodes as they are.

mod into_node;
mod node;
mod rows;
mod setting;
mod state;
mod tags;
mod value;

pub use into_node::{IntoAny, IntoMaybeErased, IntoNode, IntoView};
pub use leptos::*;
pub use node::Node;
pub use rows::rows;
pub use value::Value;

/// What a screen brings into scope.
pub mod prelude {
    pub use crate::mount::mount_to;
    pub use crate::node::Node as AnyView;
    pub use crate::{IntoAny, IntoMaybeErased, IntoView};
    pub use leptos::prelude::*;
}

/// Brings the app into the page.
pub mod mount {
    use crate::IntoNode;
    pub use leptos::mount::*;

    /// Draws a view into an element, for as long as the handle is kept.
    pub fn mount_to<V: IntoNode>(
        parent: leptos::web_sys::HtmlElement,
        view: impl FnOnce() -> V + 'static,
    ) -> UnmountHandle<crate::state::State> {
        leptos::mount::mount_to(parent, move || view().into_node())
    }
}

/// How `view!` calls a component.
pub mod component {
    use crate::node::Node;
    pub use leptos::component::*;
    use leptos::prelude::RenderHtml;

    /// Draws a component.
    pub fn component_view<P, V: RenderHtml + 'static>(
        component: impl ComponentConstructor<P, V>,
        props: P,
    ) -> Node {
        crate::into_node::drawn(component.construct(props))
    }
}

/// The renderer of Leptos, with the parts of this crate in the place of its own.
pub mod tachys {
    pub use leptos::tachys::*;

    /// HTML.
    pub mod html {
        pub use crate::node::InertElement;
        pub use leptos::tachys::html::*;

        /// Elements by their tags.
        pub mod element {
            pub use crate::tags::html::*;
        }
    }

    /// SVG.
    pub mod svg {
        pub use crate::tags::svg::*;
    }

    /// Views.
    pub mod view {
        pub use leptos::tachys::view::*;

        /// Many views in a row.
        pub mod iterators {
            pub use crate::node::StaticVec;
            pub use leptos::tachys::view::iterators::*;
        }
    }
}
