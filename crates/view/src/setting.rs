//! The settings of an element: attributes, classes, properties, and what it listens to.

use crate::value::{Fixed, Given};
use leptos::prelude::Owner;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::{Rndr, types};
use send_wrapper::SendWrapper;
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Where a value goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// An attribute.
    Attribute,
    /// One class, on or off.
    Class,
    /// A property of the style, such as a custom one.
    Style,
    /// A property of the element's object.
    Property,
}

/// A listener before it listens.
pub struct Heard {
    pub event: Cow<'static, str>,
    pub owner: Option<Owner>,
    pub call: SendWrapper<Box<dyn FnMut(JsValue)>>,
}

/// One setting as it is written down.
pub enum Setting {
    /// A value for a place with a name.
    Put(Place, &'static str, Given),
    /// A listener.
    Hear(Heard),
}

/// One setting in force.
pub enum Kept {
    Fixed(Place, &'static str, Fixed),
    Live(
        Place,
        &'static str,
        #[expect(dead_code, reason = "kept alive")] RenderEffect<()>,
    ),
    Heard(Listener),
}

impl Kept {
    pub fn start(setting: Setting, el: &types::Element) -> Self {
        match setting {
            Setting::Put(place, name, Given::Fixed(value)) => {
                put(el, place, name, &value);
                Self::Fixed(place, name, value)
            }
            Setting::Put(place, name, Given::Live(mut ask)) => {
                let el = el.clone();
                let effect = RenderEffect::new(move |_| put(&el, place, name, &ask()));
                Self::Live(place, name, effect)
            }
            Setting::Hear(heard) => Self::Heard(Listener::start(heard, el)),
        }
    }

    /// Lets the settings of an element follow others.
    pub fn follow_all(kept: &mut Vec<Self>, next: Vec<Setting>, el: &types::Element) {
        let fit = |(kept, next): (&Self, &Setting)| kept.fits(next);
        if kept.len() != next.len() || !kept.iter().zip(&next).all(fit) {
            kept.drain(..).for_each(|kept| kept.end(el));
        }
        let mut before = std::mem::take(kept).into_iter();
        kept.extend(next.into_iter().map(|setting| match before.next() {
            Some(kept) => kept.follow(setting, el),
            None => Self::start(setting, el),
        }));
    }

    fn fits(&self, next: &Setting) -> bool {
        match (self, next) {
            (Self::Fixed(place, name, _) | Self::Live(place, name, _), Setting::Put(to, of, _)) => {
                place == to && name == of
            }
            (Self::Heard(listener), Setting::Hear(heard)) => listener.event == heard.event,
            _ => false,
        }
    }

    fn follow(self, next: Setting, el: &types::Element) -> Self {
        match (self, next) {
            // What is the same is left alone, and with it what the reader did to it since.
            (Self::Fixed(place, name, before), Setting::Put(_, _, Given::Fixed(value)))
                if before == value =>
            {
                Self::Fixed(place, name, before)
            }
            (Self::Heard(listener), Setting::Hear(heard)) => {
                listener.heard.replace(heard);
                Self::Heard(listener)
            }
            (kept, next) => {
                drop(kept);
                Self::start(next, el)
            }
        }
    }

    fn end(self, el: &types::Element) {
        if let Self::Fixed(place, name, _) | Self::Live(place, name, _) = &self {
            put(el, *place, name, &Fixed::Absent);
        }
    }
}

/// A listener on an element; dropping it stops it.
pub struct Listener {
    el: types::Element,
    event: String,
    heard: Rc<RefCell<Heard>>,
    closure: Closure<dyn FnMut(JsValue)>,
}

impl Listener {
    fn start(heard: Heard, el: &types::Element) -> Self {
        let event = heard.event.to_string();
        let heard = Rc::new(RefCell::new(heard));
        let hears = Rc::clone(&heard);
        let closure = Closure::wrap(Box::new(move |event: JsValue| {
            #[cfg(debug_assertions)]
            let _reads_once = leptos::reactive::diagnostics::SpecialNonReactiveZone::enter();
            // A call that leads to itself is left out.
            let Ok(mut heard) = hears.try_borrow_mut() else {
                return;
            };
            let Heard { owner, call, .. } = &mut *heard;
            match owner {
                Some(owner) => owner.with(|| call(event)),
                None => call(event),
            }
        }) as Box<dyn FnMut(JsValue)>);
        let call = closure.as_ref().unchecked_ref();
        let _ = el.add_event_listener_with_callback(&event, call);
        Self {
            el: el.clone(),
            event,
            heard,
            closure,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let call = self.closure.as_ref().unchecked_ref();
        let _ = (self.el).remove_event_listener_with_callback(&self.event, call);
    }
}

/// Brings a value to its place.
fn put(el: &types::Element, place: Place, name: &str, value: &Fixed) {
    let text = match value {
        Fixed::Text(text) => Some(text.as_ref()),
        Fixed::Flag(true) => Some(""),
        Fixed::Flag(false) | Fixed::Absent => None,
    };
    match (place, text) {
        (Place::Attribute, Some(text)) => Rndr::set_attribute(el, name, text),
        (Place::Attribute, None) => Rndr::remove_attribute(el, name),
        (Place::Class, Some(_)) => Rndr::add_class(&Rndr::class_list(el), name),
        (Place::Class, None) => Rndr::remove_class(&Rndr::class_list(el), name),
        (Place::Style, Some(text)) => Rndr::set_css_property(&Rndr::style(el), name, text),
        (Place::Style, None) => Rndr::remove_css_property(&Rndr::style(el), name),
        (Place::Property, _) => {
            let value = match value {
                Fixed::Text(text) => JsValue::from_str(text),
                Fixed::Flag(flag) => JsValue::from_bool(*flag),
                Fixed::Absent => JsValue::UNDEFINED,
            };
            Rndr::set_property(el, name, &value);
        }
    }
}
