//! What can stand in a view: words, nodes, lists, choices, and closures over any of these.

use crate::node::{Kind, Node};
use leptos::prelude::{AnyView, Get, Memo, RenderHtml, RwSignal, Signal, View};
use std::any::Any;
use std::borrow::Cow;
use std::sync::{Arc, Mutex};

/// What can be drawn.
pub trait IntoView: IntoNode + leptos::prelude::IntoView {}

impl<V: IntoNode + leptos::prelude::IntoView> IntoView for V {}

/// What has a node.
pub trait IntoNode: Sized + Send + 'static {
    /// As a node.
    fn into_node(self) -> Node;
}

/// As a node, whatever it is: what a component of this app drew is one already.
pub fn drawn<V: RenderHtml + 'static>(view: V) -> Node {
    let mut view = Some(view);
    let any: &mut dyn Any = &mut view;
    let node = any.downcast_mut::<Option<Node>>().and_then(Option::take);
    match (node, view) {
        (Some(node), _) => node,
        (None, Some(view)) => Node::of(Kind::Foreign(leptos::prelude::IntoAny::into_any(view))),
        (None, None) => ().into_node(),
    }
}

/// Makes one type of different views.
pub trait IntoAny {
    /// As a node.
    fn into_any(self) -> Node;
}

/// What `view!` and `#[component]` call on each part.
pub trait IntoMaybeErased {
    /// As a node.
    fn into_maybe_erased(self) -> Node;
}

impl<V: IntoNode> IntoAny for V {
    fn into_any(self) -> Node {
        self.into_node()
    }
}

impl<V: IntoNode> IntoMaybeErased for V {
    fn into_maybe_erased(self) -> Node {
        self.into_node()
    }
}

impl IntoNode for Node {
    fn into_node(self) -> Node {
        self
    }
}

impl<V: IntoNode> IntoNode for View<V> {
    fn into_node(self) -> Node {
        self.into_inner().into_node()
    }
}

impl IntoNode for () {
    fn into_node(self) -> Node {
        Node::of(Kind::Nothing)
    }
}

impl IntoNode for &'static str {
    fn into_node(self) -> Node {
        Node::of(Kind::Text(Cow::Borrowed(self)))
    }
}

impl IntoNode for String {
    fn into_node(self) -> Node {
        Node::of(Kind::Text(Cow::Owned(self)))
    }
}

impl<V: IntoNode> IntoNode for Option<V> {
    fn into_node(self) -> Node {
        match self {
            Some(view) => view.into_node(),
            None => ().into_node(),
        }
    }
}

impl<V: IntoNode> IntoNode for Vec<V> {
    fn into_node(self) -> Node {
        Node::of(Kind::Many(self.into_iter().map(V::into_node).collect()))
    }
}

impl IntoNode for AnyView {
    fn into_node(self) -> Node {
        Node::of(Kind::Foreign(self))
    }
}

/// What `view!` makes of a closure.
impl<V: IntoNode> IntoNode for Arc<Mutex<dyn FnMut() -> V + Send>> {
    fn into_node(self) -> Node {
        Node::of(Kind::Live(Box::new(move || match self.lock() {
            Ok(mut draw) => draw().into_node(),
            Err(_) => ().into_node(),
        })))
    }
}

impl<F, V> IntoNode for F
where
    F: FnMut() -> V + Send + 'static,
    V: IntoNode,
{
    fn into_node(mut self) -> Node {
        Node::of(Kind::Live(Box::new(move || self().into_node())))
    }
}

macro_rules! signals {
    ($($signal:ident),*) => {
        $(
            impl<V: IntoNode + Clone + Sync> IntoNode for $signal<V> {
                fn into_node(self) -> Node {
                    (move || self.get()).into_node()
                }
            }
        )*
    };
}
signals!(Memo, RwSignal, Signal);
