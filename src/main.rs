//! The app: what stands at once, and the rest, which is fetched behind it.

/// A release is cut in two: what can only be reached from `show` is compiled into a wasm of its own.
#[cfg(split)]
mod cut {
    use futures::FutureExt;
    use homeward::{Cut, Wanted};
    use leptos::prelude::AnyView;
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(rest, fallible, preload(bring))]
    fn show(wanted: Wanted) -> Result<AnyView, SplitLoaderError> {
        Ok(homeward::show_rest(wanted))
    }

    pub const CUT: Cut = Cut {
        bring: || Box::pin(async { bring().await.is_ok() }),
        show: |wanted| show(wanted).now_or_never()?.ok(),
    };
}

/// While developing the app is one piece.
#[cfg(not(split))]
mod cut {
    use homeward::Cut;

    pub const CUT: Cut = Cut {
        bring: || Box::pin(async { true }),
        show: |wanted| Some(homeward::show_rest(wanted)),
    };
}

fn main() {
    homeward::start(cut::CUT);
}
