//! Homeward: the app, and beside it the keeper, which is fetched when lock, copy or storage are opened.

mod app;
mod chunks;
mod components;
mod keeper;
mod pages;
mod routes;
mod start;
mod state;

pub use chunks::{Cuts, Loading, Wanted, show_plan, show_reflect};
pub use keeper::start as start_keeper;
pub use routes::Chunk;
pub use start::start;
