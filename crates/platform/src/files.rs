//! Handing a file of ours to the reader, and reading one that the reader chose.
//!
//! Handed over it is shared where the phone shares files, else downloaded: the home-screen app on
//! iOS opens a download in a view without a way back. A calendar file has ways of its own; see
//! [`Way`].

use std::cell::Cell;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

use crate::links::{self, Shared};
use crate::{clock, js, page_life, timer};

/// Milliseconds after which a download has surely been read.
const RELEASE_AFTER: u32 = 60_000;
/// How long a staged file may lie, in milliseconds, where nothing tells that it was handed over.
const STALE_AFTER: f64 = 24.0 * 60.0 * 60.0 * 1000.0;

thread_local! {
    /// How many files were staged by this page.
    static STAGED_SO_FAR: Cell<u32> = const { Cell::new(0) };
}

/// How a calendar file gets out of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By the phone's share sheet.
    Share,
    /// In a tab of its own: the browser of an iPhone shows what is in it, and adds it.
    Open,
    /// As a download: a phone with Android opens it in its calendar, a computer on demand.
    Download,
    /// Not at all: the app on an iPhone's home screen, where the share sheet does not take it.
    Nowhere,
}

/// Where a calendar file is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Into the calendar of this phone. The share sheet of an iPhone has no calendar in it.
    Here,
    /// To somebody else.
    Elsewhere,
}

impl Way {
    fn of(wanted: Wanted, is_ios: bool, is_installed: bool, can_share: bool) -> Self {
        let is_tab = is_ios && !is_installed;
        match wanted {
            Wanted::Here if is_tab => Self::Open,
            _ if can_share => Self::Share,
            _ if is_tab => Self::Open,
            _ if is_ios => Self::Nowhere,
            _ => Self::Download,
        }
    }
}

/// A file that was chosen, or that is ready to be handed over.
#[derive(Clone, Debug)]
pub struct File(JsValue);

/// Bytes on their way into a file. Each piece goes to the browser at once, which may keep it outside
/// of the page's memory.
#[derive(Debug, Default)]
pub struct Pieces(Array);

impl Pieces {
    /// Adds a piece; `None` where the browser does not take it.
    pub fn push(&self, bytes: &[u8]) -> Option<()> {
        let bytes = Array::of1(&Uint8Array::from(bytes));
        let piece = js::make(&js_sys::global(), "Blob", &[bytes.into()]).ok()?;
        self.0.push(&piece);
        Some(())
    }
}

impl File {
    /// Makes a file of its pieces.
    pub fn of(name: &str, kind: &str, pieces: &Pieces) -> Option<File> {
        let options = js::object(&[("type", kind)]);
        let made = js::make(
            &js_sys::global(),
            "File",
            &[pieces.0.clone().into(), name.into(), options],
        );
        made.ok().map(File)
    }

    /// A calendar file of this name.
    pub fn calendar(name: &str, text: &str) -> Option<File> {
        let pieces = Pieces::default();
        pieces.push(text.as_bytes())?;
        File::of(name, "text/calendar", &pieces)
    }

    /// Its name.
    pub fn name(&self) -> String {
        js::text(&self.0, "name").unwrap_or_default()
    }

    /// Its size in bytes.
    pub fn size(&self) -> u64 {
        js::get(&self.0, "size").as_f64().unwrap_or_default() as u64
    }

    /// The bytes from `from` on, at most `length` of them; `None` where it can no longer be read.
    pub async fn read(&self, from: u64, length: u64) -> Option<Vec<u8>> {
        let end = from.saturating_add(length).min(self.size());
        let range = [(from as f64).into(), (end as f64).into()];
        let piece = js::call(&self.0, "slice", &range).ok()?;
        let buffer = js::call_async(&piece, "arrayBuffer", &[]).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }

    /// Hands it to the reader, and tells what came of it. Call it in a tap.
    pub async fn hand_over(&self) -> Shared {
        match page_life::is_ios() {
            true => self.go(Way::Share).await,
            false => self.go(Way::Download).await,
        }
    }

    /// How it gets to where it is wanted on this phone, as a calendar file.
    pub fn way(&self, wanted: Wanted) -> Way {
        let can_share = js::call(&js::navigator(), "canShare", &[self.sharing()])
            .is_ok_and(|can| can.is_truthy());
        let (is_ios, is_installed) = (page_life::is_ios(), page_life::is_installed());
        Way::of(wanted, is_ios, is_installed, can_share)
    }

    /// Sends it on its way. Call it in a tap.
    pub async fn go(&self, way: Way) -> Shared {
        let is_gone = match way {
            Way::Share => return self.share().await,
            Way::Open => self.follow("target", "_blank"),
            Way::Download => self.download(),
            Way::Nowhere => None,
        };
        is_gone.map_or(Shared::Refused, |()| Shared::Done)
    }

    async fn share(&self) -> Shared {
        links::how_shared(js::call_async(&js::navigator(), "share", &[self.sharing()]).await)
    }

    fn sharing(&self) -> JsValue {
        let sharing = js_sys::Object::new().into();
        js::set(&sharing, "files", &Array::of1(&self.0));
        sharing
    }

    fn download(&self) -> Option<()> {
        self.follow("download", &self.name())
    }

    /// Follows a link to it with this attribute.
    fn follow(&self, attribute: &str, value: &str) -> Option<()> {
        let address = web_sys::Url::create_object_url_with_blob(self.0.unchecked_ref()).ok()?;
        let link: web_sys::HtmlElement =
            js::document()?.create_element("a").ok()?.dyn_into().ok()?;
        link.set_attribute("href", &address).ok()?;
        link.set_attribute(attribute, value).ok()?;
        link.set_attribute("rel", "external").ok()?;
        link.click();
        // Some browsers read the bytes only after the click has ended.
        let release = Box::new(move || drop(web_sys::Url::revoke_object_url(&address)));
        timer::after(RELEASE_AFTER, release).keep();
        Some(())
    }
}

/// A file that is being written piece by piece: outside of memory where the browser has a place for
/// that (OPFS), else in it.
pub struct Staging {
    name: String,
    /// The file in the browser's place, and what writes into it.
    outside: Option<(JsValue, JsValue)>,
    inside: Pieces,
}

impl Staging {
    /// Begins an empty file of this name, beside what was staged before: see [`forget_staged`].
    pub async fn begin(name: &str) -> Self {
        STAGED_SO_FAR.set(STAGED_SO_FAR.get() + 1);
        Self {
            outside: begin_outside(name).await,
            ..Self::inside(name)
        }
    }

    /// Begins an empty file of this name in memory, where the browser's place did not take it.
    pub fn inside(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            outside: None,
            inside: Pieces::default(),
        }
    }

    /// Whether it is written outside of memory.
    pub fn is_outside(&self) -> bool {
        self.outside.is_some()
    }

    /// Appends bytes; tells whether there was room.
    pub async fn write(&mut self, bytes: Vec<u8>) -> bool {
        let Some((_, writer)) = &self.outside else {
            return self.inside.push(&bytes).is_some();
        };
        let piece = Uint8Array::from(bytes.as_slice());
        js::call_async(writer, "write", &[piece.into()])
            .await
            .is_ok()
    }

    /// The whole file.
    pub async fn finish(self, kind: &str) -> Option<File> {
        let Some((handle, writer)) = self.outside else {
            return File::of(&self.name, kind, &self.inside);
        };
        js::call_async(&writer, "close", &[]).await.ok()?;
        js::call_async(&handle, "getFile", &[]).await.ok().map(File)
    }
}

/// The folder of staged files, and nothing else, in the browser's own place.
const STAGED: &str = "staged";

async fn begin_outside(name: &str) -> Option<(JsValue, JsValue)> {
    let create = js_sys::Object::new().into();
    js::set(&create, "create", &JsValue::TRUE);
    let handle = handle(name, &create).await?;
    let writer = js::call_async(&handle, "createWritable", &[]).await.ok()?;
    Some((handle, writer))
}

/// The handle of a staged file of this name, which is made if the options say so.
async fn handle(name: &str, options: &JsValue) -> Option<JsValue> {
    let folder = [STAGED.into(), JsValue::clone(options)];
    let folder = js::call_async(&place().await?, "getDirectoryHandle", &folder).await;
    let file = [name.into(), JsValue::clone(options)];
    js::call_async(&folder.ok()?, "getFileHandle", &file)
        .await
        .ok()
}

/// What was staged under this name, by this page or one that was closed over it; `None` where it was
/// not finished.
pub async fn find_staged(name: &str) -> Option<File> {
    let handle = handle(name, &js_sys::Object::new().into()).await?;
    let file = js::call_async(&handle, "getFile", &[]).await.ok().map(File);
    file.filter(|file| file.size() > 0)
}

/// Stages some bytes under this name; tells whether there was a place for them.
pub async fn stage(name: &str, bytes: Vec<u8>) -> bool {
    let mut staging = Staging::begin(name).await;
    staging.is_outside() && staging.write(bytes).await && staging.finish("").await.is_some()
}

/// Removes one staged file.
pub async fn forget_one(name: &str) {
    if let Some(place) = place().await
        && let Ok(folder) = js::call_async(&place, "getDirectoryHandle", &[STAGED.into()]).await
    {
        let _ = js::call_async(&folder, "removeEntry", &[name.into()]).await;
    }
}

/// Removes what was staged and handed over, once a download has surely been read, unless another
/// file is staged by then.
pub fn forget_staged_later() {
    let staged = STAGED_SO_FAR.get();
    let forget = move || {
        if STAGED_SO_FAR.get() == staged {
            timer::spawn(async {
                forget_staged().await;
            });
        }
    };
    timer::after(RELEASE_AFTER, forget).keep();
}

/// Removes what was staged more than a day ago, by this page or one that was closed over it.
pub async fn forget_stale() {
    if is_stale().await == Some(true) {
        forget_staged().await;
    }
}

/// Whether all that is staged is old, or of a time to come; `None` where nothing is.
async fn is_stale() -> Option<bool> {
    let folder = js::call_async(&place().await?, "getDirectoryHandle", &[STAGED.into()]).await;
    let handles = js::call(&folder.ok()?, "values", &[]).ok()?;
    let mut is_stale = None;
    loop {
        let next = js::call_async(&handles, "next", &[]).await.ok()?;
        let handle = js::get(&next, "value");
        if handle.is_undefined() {
            return is_stale;
        }
        let file = js::call_async(&handle, "getFile", &[]).await.ok()?;
        let at = js::get(&file, "lastModified").as_f64()?;
        let age = (clock::now().timestamp_millis() as f64 - at).abs();
        is_stale = Some(age >= STALE_AFTER && is_stale != Some(false));
    }
}

/// Removes what was staged: it was handed over, or never finished. Tells whether nothing is left: a
/// file that another window is writing stays.
pub async fn forget_staged() -> bool {
    let Some(place) = place().await else {
        return true;
    };
    let all = js_sys::Object::new().into();
    js::set(&all, "recursive", &JsValue::TRUE);
    match js::call_async(&place, "removeEntry", &[STAGED.into(), all]).await {
        Ok(_) => true,
        Err(error) => js::error_name(&error) == "NotFoundError",
    }
}

async fn place() -> Option<JsValue> {
    let storage = js::get(&js::navigator(), "storage");
    js::call_async(&storage, "getDirectory", &[]).await.ok()
}

/// The files that were chosen in a field for files; the same can be chosen again afterwards.
pub fn chosen(event: &Event) -> Vec<File> {
    let field = event.target().map(JsValue::from).unwrap_or_default();
    let list = js_sys::Array::from(&js::get(&field, "files"));
    let files = list.iter().map(File).collect();
    js::set(&field, "value", &"".into());
    files
}

/// Offers a text as a file; tells whether the browser took it.
pub async fn save(name: &str, text: &str) -> bool {
    let pieces = Pieces::default();
    let file = pieces
        .push(text.as_bytes())
        .and_then(|()| File::of(name, "text/plain", &pieces));
    match file {
        Some(file) => file.hand_over().await == Shared::Done,
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Wanted, Way};

    #[track_caller]
    fn check(wanted: Wanted, [tab, app, other]: [Way; 3], can_share: bool) {
        let way = |is_ios, is_installed| Way::of(wanted, is_ios, is_installed, can_share);
        assert_eq!(way(true, false), tab);
        assert_eq!(way(true, true), app);
        assert_eq!(way(false, false), other);
        assert_eq!(way(false, true), other);
    }

    /// In a tab on an iPhone, in its home-screen app, anywhere else.
    #[test]
    fn a_calendar_file_is_never_downloaded_on_an_iphone() {
        check(Wanted::Here, [Way::Open, Way::Share, Way::Share], true);
        check(
            Wanted::Here,
            [Way::Open, Way::Nowhere, Way::Download],
            false,
        );
        check(
            Wanted::Elsewhere,
            [Way::Share, Way::Share, Way::Share],
            true,
        );
        check(
            Wanted::Elsewhere,
            [Way::Open, Way::Nowhere, Way::Download],
            false,
        );
    }
}
