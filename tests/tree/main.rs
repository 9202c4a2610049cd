//! Rules over the whole tree that no compiler knows.
//!
//! Each rule is a function from one file to what is wrong with it, and each is shown to find what
//! it forbids. To bend one, change it here and say why: in its list of exceptions, or in
//! `docs/decisions/` where it is more than one file.

#[cfg(test)]
mod code;
#[cfg(test)]
mod docs;
#[cfg(test)]
mod files;
#[cfg(test)]
mod layers;
#[cfg(test)]
mod page;
#[cfg(test)]
mod privacy;
#[cfg(test)]
mod shell;
#[cfg(test)]
mod source;
#[cfg(test)]
mod style;
