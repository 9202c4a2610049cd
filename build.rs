//! Tells the linker to leave the marks by which the app's wasm is split (`crates/xtask/src/split.rs`).

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(split)");
    let is_wasm = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32");
    let is_release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    if is_wasm && is_release {
        println!("cargo::rustc-cfg=split");
        println!("cargo::rustc-link-arg-bin=homeward=--emit-relocs");
    }
}
