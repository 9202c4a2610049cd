// Runs the deriver: a passphrase becomes a key here, and the memory that takes goes with the worker.
import init from "/deriver.js";

init({ module_or_path: "/deriver_bg.wasm" });
