//! A copy that ended midway: what is whole of it is found where it was staged, and gone on with.

use super::super::{Safe, derive};
use super::make::name;
use chrono::DateTime;
use domain::time::Instant;
use platform::files::File;
use platform::{files, timer};
use vault::copy::{Header, Resuming, UnderWay};
use vault::recovery::Code;
use vault::{Copying, Stretch, Stretched};

/// Where the note lies, beside the parts. It goes with them.
const NOTE: &str = "under-way";
/// How many bytes are read at a time.
const SLICE: u64 = 256 * 1024;

/// A copy some of whose parts are whole.
pub struct Begun {
    under_way: UnderWay,
    resuming: Resuming,
    files: Vec<File>,
}

/// Keeps the note of a copy whose first part is whole. Where there is no place for it, the copy begins
/// anew if it ends midway.
pub async fn keep(note: Vec<u8>) {
    let _ = files::stage(NOTE, note).await;
}

/// The copy is whole, or given up.
pub async fn forget() {
    files::forget_one(NOTE).await;
}

/// The copy that is under way, if it was begun with this passphrase and this code and its whole parts
/// are sound; how its passphrase is stretched, and its key.
pub async fn find(
    safe: &Safe,
    passphrase: &str,
    code: &Code,
) -> Option<(Begun, Stretch, Stretched)> {
    let note = files::find_staged(NOTE).await?;
    let note = note.read(0, note.size()).await?;
    let under_way = safe.open_under_way(&note)?;
    let stretch = under_way.stretch();
    let key = derive::stretched(passphrase, &stretch).await?;
    if !under_way.is_by(&key, code) {
        return None;
    }
    let day = made_at(&under_way)?.date_naive().to_string();
    let mut whole = Vec::new();
    for part in 1..=under_way.parts() {
        match files::find_staged(&name(&day, part, under_way.parts())).await {
            Some(file) => whole.push(file),
            None => break,
        }
    }
    let mut beginnings = Vec::new();
    for file in &whole {
        beginnings.push(file.read(0, Header::LENGTH as u64).await?);
    }
    let beginnings: Vec<&[u8]> = beginnings.iter().map(Vec::as_slice).collect();
    let mut resuming = under_way.resume(&key, &beginnings).ok()?;
    for file in &whole {
        let mut at = 0;
        while at < file.size() {
            let bytes = file.read(at, SLICE).await?;
            resuming.check(&bytes).ok()?;
            at += SLICE;
            timer::yield_now().await;
        }
        resuming.check_end().ok()?;
    }
    let begun = Begun {
        under_way,
        resuming,
        files: whole,
    };
    Some((begun, stretch, key))
}

fn made_at(under_way: &UnderWay) -> Option<Instant> {
    DateTime::from_timestamp_millis(under_way.made_at)
}

impl Begun {
    /// When it was begun.
    pub fn made_at(&self) -> Option<Instant> {
        made_at(&self.under_way)
    }

    /// Its chunks; how long they are was needed for its plan only.
    pub fn chunks(&self) -> Vec<([u8; 16], u32, usize)> {
        let chunks = self.under_way.chunks.iter();
        chunks.map(|(id, number)| (*id, *number, 0)).collect()
    }

    /// How many parts there will be.
    pub fn parts(&self) -> u16 {
        self.under_way.parts()
    }

    /// How many rows are in it, how many did not open, and how many of its chunks are done.
    pub fn done(&self) -> (usize, usize, usize) {
        let count = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        let UnderWay { rows, left_out, .. } = self.under_way;
        let first = self.under_way.chunks_in(self.resuming.whole());
        (count(rows), count(left_out), first)
    }

    /// The parts that are whole, and what goes on behind them; nothing where they are all.
    pub fn go_on(self, safe: &Safe) -> Option<(Vec<File>, Option<Copying>)> {
        let copying = safe.resume_copy(&self.under_way, self.resuming).ok()?;
        Some((self.files, copying))
    }
}
