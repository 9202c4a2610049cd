//! What `view!` writes down: elements, words, and what changes, before any of it stands in the page.

use crate::into_node::IntoNode;
use crate::setting::{Heard, Place, Setting};
use crate::state::State;
use crate::value::Value;
use leptos::prelude::{AnyView, Owner, Render, RenderHtml};
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::html::event::EventDescriptor;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::view::{Position, PositionState};
use send_wrapper::SendWrapper;
use std::borrow::Cow;
use wasm_bindgen::{JsCast, JsValue};

/// Any view.
pub struct Node(pub(crate) Box<Kind>);

/// What a node is.
pub(crate) enum Kind {
    /// An element.
    Element(Element),
    /// A part of the page that never changes, as HTML.
    Inert(&'static str),
    /// Words.
    Text(Cow<'static, str>),
    /// Several in a row.
    Many(Vec<Node>),
    /// Nothing, for now.
    Nothing,
    /// Several in a row that keep their places by their keys.
    Rows(Vec<Row>),
    /// Drawn anew whenever what it read has changed.
    Live(Box<dyn FnMut() -> Node + Send>),
    /// A view of Leptos itself.
    Foreign(AnyView),
}

/// An element of HTML or SVG.
pub(crate) struct Element {
    pub tag: &'static str,
    pub is_svg: bool,
    pub settings: Vec<Setting>,
    pub children: Vec<Node>,
}

/// One of several that are known by their keys; drawn when its key is new.
pub(crate) struct Row {
    pub key: String,
    pub draw: Box<dyn FnOnce() -> (Owner, State) + Send>,
}

impl Node {
    pub(crate) fn of(kind: Kind) -> Self {
        Self(Box::new(kind))
    }

    pub(crate) fn element(tag: &'static str, is_svg: bool) -> Self {
        Self::of(Kind::Element(Element {
            tag,
            is_svg,
            settings: Vec::new(),
            children: Vec::new(),
        }))
    }

    /// Adds a child to an element; several in a row become several children.
    pub fn child(self, child: impl IntoNode) -> Self {
        self.child_node(child.into_node())
    }

    fn child_node(mut self, child: Self) -> Self {
        if let Kind::Element(element) = &mut *self.0 {
            match *child.0 {
                Kind::Many(many) => element.children.extend(many),
                kind => element.children.push(Self::of(kind)),
            }
        }
        self
    }

    /// Sets an attribute by its name.
    pub fn attr(self, name: &'static str, value: impl Value) -> Self {
        self.set(Setting::Put(Place::Attribute, name, value.given()))
    }

    /// Sets the class, or turns a class on and off.
    pub fn class(self, class: impl Class) -> Self {
        class.add_to(self)
    }

    /// Sets a property of the style.
    pub fn style<V: Value>(self, (name, value): (&'static str, V)) -> Self {
        self.set(Setting::Put(Place::Style, name, value.given()))
    }

    /// Sets a property of the element's object.
    pub fn prop(self, name: &'static str, value: impl Value) -> Self {
        self.set(Setting::Put(Place::Property, name, value.given()))
    }

    /// Calls when an event comes.
    pub fn on<E>(self, event: E, mut call: impl FnMut(E::EventType) + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        self.hear(
            event.name(),
            Box::new(move |event| call(event.unchecked_into())),
        )
    }

    fn hear(self, event: Cow<'static, str>, call: Box<dyn FnMut(JsValue)>) -> Self {
        self.set(Setting::Hear(Heard {
            event,
            owner: Owner::current(),
            call: SendWrapper::new(call),
        }))
    }

    fn set(mut self, setting: Setting) -> Self {
        if let Kind::Element(element) = &mut *self.0 {
            element.settings.push(setting);
        }
        self
    }
}

/// What can stand for a class.
pub trait Class {
    /// Gives the class to an element.
    fn add_to(self, el: Node) -> Node;
}

impl<V: Value> Class for V {
    fn add_to(self, el: Node) -> Node {
        el.attr("class", self)
    }
}

impl<V: Value> Class for (&'static str, V) {
    fn add_to(self, el: Node) -> Node {
        el.set(Setting::Put(Place::Class, self.0, self.1.given()))
    }
}

/// What `view!` makes of an element in which nothing is filled in.
pub enum InertElement {}

impl InertElement {
    /// A part of the page that never changes.
    #[expect(clippy::new_ret_no_self, reason = "the name that `view!` calls")]
    pub fn new(html: &'static str) -> Node {
        Node::of(Kind::Inert(html))
    }
}

/// What `view!` makes of several children.
pub enum StaticVec {}

impl StaticVec {
    /// Several in a row.
    pub fn from(nodes: Vec<Node>) -> Node {
        Node::of(Kind::Many(nodes))
    }
}

impl Render for Node {
    type State = State;

    fn build(self) -> State {
        State::build(self)
    }

    fn rebuild(self, state: &mut State) {
        state.rebuild(self);
    }
}

no_attrs!(Node);

/// So that a node can stand in a view of Leptos; the rest of the trait is for servers.
impl RenderHtml for Node {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> State {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
