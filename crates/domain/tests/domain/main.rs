//! The domain as tables and laws, with real zones.

#[cfg(test)]
mod about;
#[cfg(test)]
mod again;
#[cfg(test)]
mod calendar;
#[cfg(test)]
mod checklist;
#[cfg(test)]
mod choosing;
#[cfg(test)]
mod clinic;
#[cfg(test)]
mod clock;
#[cfg(test)]
mod copy;
#[cfg(test)]
mod course;
#[cfg(test)]
mod direction;
#[cfg(test)]
mod intention;
#[cfg(test)]
mod lock;
#[cfg(test)]
mod path;
#[cfg(test)]
mod phone;
#[cfg(test)]
mod question;
#[cfg(test)]
mod ready;
#[cfg(test)]
mod reminder;
#[cfg(test)]
mod ride;
#[cfg(test)]
mod session;
#[cfg(test)]
mod text;
#[cfg(test)]
mod time;
#[cfg(test)]
mod today;
#[cfg(test)]
mod visit;
#[cfg(test)]
mod wait;
#[cfg(test)]
mod world;
