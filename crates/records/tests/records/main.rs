//! The disk shapes: frozen bodies that must read for ever, laws over odd words, and what is refused.

#[cfg(test)]
mod frozen;
#[cfg(test)]
mod kinds;
#[cfg(test)]
mod laws;
mod possible_names;
#[cfg(test)]
mod unreadable;
