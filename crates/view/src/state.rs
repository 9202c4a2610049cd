//! What stands in the page, and how it follows what is written down next.

use crate::node::{Element, Kind, Node};
use crate::rows::{self, RowState};
use crate::setting::Kept;
use leptos::prelude::{Mountable, Render};
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::any_view::AnyViewState;
use std::borrow::Cow;

/// A node in the page, with all that keeps it up to date.
pub enum State {
    /// An element.
    Element(ElementState),
    /// A part that never changes, and its HTML.
    Inert(types::Element, &'static str),
    /// Words.
    Text(types::Text, Cow<'static, str>),
    /// Several in a row, and what stands behind the last.
    Many(Vec<State>, types::Placeholder),
    /// Several that are known by their keys, and what stands behind the last.
    Rows(Vec<RowState>, types::Placeholder),
    /// Nothing but its place.
    Nothing(types::Placeholder),
    /// What is drawn anew.
    Live(LiveState),
    /// A view of Leptos itself.
    Foreign(AnyViewState),
}

/// An element in the page.
pub struct ElementState {
    el: types::Element,
    tag: &'static str,
    settings: Vec<Kept>,
    children: Vec<State>,
}

/// What is drawn anew until it is dropped.
pub struct LiveState(RenderEffect<State>);

impl State {
    pub(crate) fn build(node: Node) -> Self {
        match *node.0 {
            Kind::Element(element) => Self::Element(ElementState::build(element)),
            Kind::Inert(html) => Self::Inert(Rndr::create_element_from_html(html.into()), html),
            Kind::Text(text) => Self::Text(Rndr::create_text_node(&text), text),
            Kind::Many(nodes) => {
                let states = nodes.into_iter().map(Self::build).collect();
                Self::Many(states, Rndr::create_placeholder())
            }
            Kind::Rows(next) => {
                let rows = next.into_iter().map(RowState::start).collect();
                Self::Rows(rows, Rndr::create_placeholder())
            }
            Kind::Nothing => Self::Nothing(Rndr::create_placeholder()),
            Kind::Live(mut draw) => {
                Self::Live(LiveState(RenderEffect::new(move |before: Option<Self>| {
                    let node = draw();
                    match before {
                        Some(mut state) => {
                            state.rebuild(node);
                            state
                        }
                        None => Self::build(node),
                    }
                })))
            }
            Kind::Foreign(view) => Self::Foreign(view.build()),
        }
    }

    /// Follows another node: what is alike is kept with its focus and its typed words, the rest is
    /// replaced.
    pub(crate) fn rebuild(&mut self, node: Node) {
        match (self, *node.0) {
            (Self::Element(state), Kind::Element(element)) if state.tag == element.tag => {
                state.rebuild(element);
            }
            (Self::Inert(_, before), Kind::Inert(html)) if *before == html => {}
            (Self::Text(place, before), Kind::Text(text)) => {
                if *before != text {
                    Rndr::set_text(place, &text);
                    *before = text;
                }
            }
            (Self::Many(states, end), Kind::Many(nodes)) => {
                rebuild_many(states, nodes, |state| {
                    Rndr::try_mount_before(state, end);
                });
            }
            (Self::Rows(rows, end), Kind::Rows(next)) => rows::follow(rows, next, end),
            (Self::Nothing(_), Kind::Nothing) => {}
            (Self::Foreign(state), Kind::Foreign(view)) => view.rebuild(state),
            (state, kind) => {
                let mut next = Self::build(Node::of(kind));
                state.insert_before_this(&mut next);
                state.unmount();
                *state = next;
            }
        }
    }
}

impl Mountable for State {
    fn unmount(&mut self) {
        match self {
            Self::Element(ElementState { el, .. }) | Self::Inert(el, _) => el.unmount(),
            Self::Text(text, _) => text.unmount(),
            Self::Many(states, end) => {
                states.iter_mut().for_each(Mountable::unmount);
                end.unmount();
            }
            Self::Rows(rows, end) => {
                rows.iter_mut().for_each(|row| row.state.unmount());
                end.unmount();
            }
            Self::Nothing(place) => place.unmount(),
            Self::Live(live) => live.0.unmount(),
            Self::Foreign(view) => view.unmount(),
        }
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        match self {
            Self::Element(ElementState { el, .. }) | Self::Inert(el, _) => el.mount(parent, marker),
            Self::Text(text, _) => text.mount(parent, marker),
            Self::Many(states, end) => {
                for state in states {
                    state.mount(parent, marker);
                }
                end.mount(parent, marker);
            }
            Self::Rows(rows, end) => {
                for row in rows {
                    row.state.mount(parent, marker);
                }
                end.mount(parent, marker);
            }
            Self::Nothing(place) => place.mount(parent, marker),
            Self::Live(live) => live.0.mount(parent, marker),
            Self::Foreign(view) => view.mount(parent, marker),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Element(ElementState { el, .. }) | Self::Inert(el, _) => {
                el.insert_before_this(child)
            }
            Self::Text(text, _) => text.insert_before_this(child),
            Self::Many(states, end) => match states.first() {
                Some(first) => first.insert_before_this(child),
                None => end.insert_before_this(child),
            },
            Self::Rows(rows, end) => match rows.first() {
                Some(first) => first.state.insert_before_this(child),
                None => end.insert_before_this(child),
            },
            Self::Nothing(place) => place.insert_before_this(child),
            Self::Live(live) => live.0.insert_before_this(child),
            Self::Foreign(view) => view.insert_before_this(child),
        }
    }

    /// Only asked for by parts of Leptos that are not used here.
    fn elements(&self) -> Vec<types::Element> {
        Vec::new()
    }
}

impl Drop for LiveState {
    fn drop(&mut self) {
        // The effect may outlive this for a moment; what it drew does not.
        drop(self.0.take_value());
    }
}

impl ElementState {
    fn build(element: Element) -> Self {
        const SVG: &str = "http://www.w3.org/2000/svg";
        let el = Rndr::create_element(element.tag, element.is_svg.then_some(SVG));
        let mut children = Vec::new();
        // Children first: what a `select` shows is one of them.
        rebuild_many(&mut children, element.children, |child| {
            child.mount(&el, None)
        });
        let start = |setting| Kept::start(setting, &el);
        let settings = element.settings.into_iter().map(start).collect();
        Self {
            el,
            tag: element.tag,
            settings,
            children,
        }
    }

    fn rebuild(&mut self, element: Element) {
        let el = &self.el;
        rebuild_many(&mut self.children, element.children, |child| {
            child.mount(el, None);
        });
        Kept::follow_all(&mut self.settings, element.settings, el);
    }
}

/// Lets states follow nodes one by one; `add` mounts what is new behind the last.
fn rebuild_many(states: &mut Vec<State>, nodes: Vec<Node>, add: impl Fn(&mut State)) {
    for state in states.iter_mut().skip(nodes.len()) {
        state.unmount();
    }
    states.truncate(nodes.len());
    for (place, node) in nodes.into_iter().enumerate() {
        match states.get_mut(place) {
            Some(state) => state.rebuild(node),
            None => {
                let mut state = State::build(node);
                add(&mut state);
                states.push(state);
            }
        }
    }
}
