//! Homeward: the app, and beside it the keeper, which is fetched when lock, copy or storage are opened.

mod app;
mod components;
mod keeper;
mod pages;
mod rest;
mod routes;
mod start;
mod state;

pub use keeper::start as start_keeper;
pub use rest::{Bringing, Cut, Wanted, show_rest};
pub use start::start;
