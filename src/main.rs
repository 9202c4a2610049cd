//! The app.

fn main() {
    homeward::start();
}
