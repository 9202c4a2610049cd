//! What a setting of an element can be given: words, a number, yes or no, nothing, or any of these
//! over time.

use leptos::prelude::{Get, Memo, RwSignal, Signal};
use std::borrow::Cow;
use std::sync::{Arc, Mutex};

/// A value once it is known.
#[derive(PartialEq)]
pub enum Fixed {
    /// Words.
    Text(Cow<'static, str>),
    /// Yes or no.
    Flag(bool),
    /// Not set.
    Absent,
}

/// A value as an element takes it.
pub enum Given {
    /// The same for as long as the element stands.
    Fixed(Fixed),
    /// Asked for again whenever what it read has changed.
    Live(Box<dyn FnMut() -> Fixed + Send>),
}

/// What can be given to a setting of an element.
pub trait Value: 'static {
    /// The value, or the question for it.
    fn given(self) -> Given;

    /// The value as it is now.
    fn fixed(self) -> Fixed
    where
        Self: Sized,
    {
        match self.given() {
            Given::Fixed(fixed) => fixed,
            Given::Live(mut ask) => ask(),
        }
    }
}

impl Value for &'static str {
    fn given(self) -> Given {
        Given::Fixed(Fixed::Text(Cow::Borrowed(self)))
    }
}

impl Value for String {
    fn given(self) -> Given {
        Given::Fixed(Fixed::Text(Cow::Owned(self)))
    }
}

impl Value for bool {
    fn given(self) -> Given {
        Given::Fixed(Fixed::Flag(self))
    }
}

impl Value for u32 {
    fn given(self) -> Given {
        self.to_string().given()
    }
}

impl<T: Value> Value for Option<T> {
    fn given(self) -> Given {
        match self {
            Some(value) => value.given(),
            None => Given::Fixed(Fixed::Absent),
        }
    }
}

/// What `view!` makes of a closure that stands as a value.
impl<T: Value> Value for Arc<Mutex<dyn FnMut() -> T + Send>> {
    fn given(self) -> Given {
        Given::Live(Box::new(move || match self.lock() {
            Ok(mut ask) => ask().fixed(),
            Err(_) => Fixed::Absent,
        }))
    }
}

impl<F, T> Value for F
where
    F: FnMut() -> T + Send + 'static,
    T: Value,
{
    fn given(mut self) -> Given {
        Given::Live(Box::new(move || self().fixed()))
    }
}

macro_rules! signals {
    ($($signal:ident),*) => {
        $(
            impl<T: Value + Clone + Send + Sync> Value for $signal<T> {
                fn given(self) -> Given {
                    Given::Live(Box::new(move || self.get().fixed()))
                }
            }
        )*
    };
}
signals!(Memo, RwSignal, Signal);
