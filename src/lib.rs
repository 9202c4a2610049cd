//! Homeward: the app, and beside it the keeper, which is fetched when lock, copy or storage are opened.

mod app;
mod components;
mod keeper;
mod pages;
mod routes;
mod start;
mod state;

pub use keeper::start as start_keeper;
pub use start::start;
