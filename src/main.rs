//! The app: what stands at once, and its chunks, which are fetched behind it.

/// A release is cut: what can only be reached from a function below is compiled into a wasm of its own,
/// and what only these functions share into another.
#[cfg(split)]
mod cuts {
    use futures::FutureExt;
    use homeward::{Chunk, Cuts, Wanted};
    use leptos::prelude::AnyView;
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(plan, fallible, preload(load_plan))]
    fn show_plan(wanted: Wanted) -> Result<AnyView, SplitLoaderError> {
        Ok(homeward::show_plan(wanted))
    }

    #[wasm_split(reflect, fallible, preload(load_reflect))]
    fn show_reflect(wanted: Wanted) -> Result<AnyView, SplitLoaderError> {
        Ok(homeward::show_reflect(wanted))
    }

    pub const CUTS: Cuts = Cuts {
        load: |chunk| match chunk {
            Chunk::Plan => Box::pin(async { load_plan().await.is_ok() }),
            Chunk::Reflect => Box::pin(async { load_reflect().await.is_ok() }),
        },
        show: |wanted| match wanted.chunk()? {
            Chunk::Plan => show_plan(wanted).now_or_never()?.ok(),
            Chunk::Reflect => show_reflect(wanted).now_or_never()?.ok(),
        },
    };
}

/// While developing the app is one piece.
#[cfg(not(split))]
mod cuts {
    use homeward::{Chunk, Cuts};

    pub const CUTS: Cuts = Cuts {
        load: |_| Box::pin(async { true }),
        show: |wanted| match wanted.chunk()? {
            Chunk::Plan => Some(homeward::show_plan(wanted)),
            Chunk::Reflect => Some(homeward::show_reflect(wanted)),
        },
    };
}

fn main() {
    homeward::start(cuts::CUTS);
}
