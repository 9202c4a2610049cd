//! A passkey that gives a secret (WebAuthn PRF): face or fingerprint beside the passphrase.
//!
//! Not every browser, phone or keeper of passkeys can do it: whatever fails is a plain `None`, and
//! so is a person who thinks again.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;

use crate::entropy::BrowserEntropy;
use crate::js;
use vault::Entropy;

/// Whether the browser knows passkeys at all.
pub fn is_offered() -> bool {
    let global = js_sys::global();
    js::get(&global, "PublicKeyCredential").is_function()
        && js::get(&js::navigator(), "credentials").is_object()
}

/// Makes a passkey that can give secrets; its credential id. Call it in a tap.
pub async fn make(name: &str) -> Option<Vec<u8>> {
    let options = object();
    js::set(&options, "challenge", &random::<32>());
    js::set(&options, "rp", &js::object(&[("name", name)]));
    let user = js::object(&[("name", name), ("displayName", name)]);
    js::set(&user, "id", &random::<16>());
    js::set(&options, "user", &user);
    // ES256 and RS256: one of them is known everywhere.
    let kinds: Array = [-7, -257]
        .into_iter()
        .map(|number| {
            let kind = js::object(&[("type", "public-key")]);
            js::set(&kind, "alg", &JsValue::from(number));
            kind
        })
        .collect();
    js::set(&options, "pubKeyCredParams", &kinds);
    let wanted = js::object(&[
        ("residentKey", "preferred"),
        ("userVerification", "required"),
    ]);
    js::set(&options, "authenticatorSelection", &wanted);
    js::set(&options, "extensions", &with("prf", &object()));
    let made = ask("create", &options).await?;
    let prf = js::get(&results(&made), "prf");
    let can = js::get(&prf, "enabled").is_truthy();
    can.then(|| Uint8Array::new(&js::get(&made, "rawId")).to_vec())
}

/// The 32 bytes that a passkey gives for a salt. Call it in a tap.
pub async fn secret(credential: &[u8], salt: &[u8; 32]) -> Option<[u8; 32]> {
    let allowed = js::object(&[("type", "public-key")]);
    js::set(&allowed, "id", &Uint8Array::from(credential));
    let options = object();
    js::set(&options, "challenge", &random::<32>());
    js::set(&options, "userVerification", &"required".into());
    js::set(&options, "allowCredentials", &Array::of1(&allowed));
    let eval = with("eval", &with("first", &Uint8Array::from(salt.as_slice())));
    js::set(&options, "extensions", &with("prf", &eval));
    let got = ask("get", &options).await?;
    let prf = js::get(&js::get(&results(&got), "prf"), "results");
    let first = js::get(&prf, "first");
    first
        .is_truthy()
        .then(|| Uint8Array::new(&first).to_vec())
        .and_then(|bytes| bytes.try_into().ok())
}

async fn ask(verb: &str, options: &JsValue) -> Option<JsValue> {
    let credentials = js::get(&js::navigator(), "credentials");
    let request = with("publicKey", options);
    js::call_async(&credentials, verb, &[request]).await.ok()
}

fn results(credential: &JsValue) -> JsValue {
    js::call(credential, "getClientExtensionResults", &[]).unwrap_or_default()
}

fn object() -> JsValue {
    js_sys::Object::new().into()
}

fn with(key: &str, value: &JsValue) -> JsValue {
    let object = object();
    js::set(&object, key, value);
    object
}

fn random<const N: usize>() -> JsValue {
    let mut bytes = [0; N];
    BrowserEntropy.fill(&mut bytes);
    Uint8Array::from(bytes.as_slice()).into()
}
