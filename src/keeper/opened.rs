//! A copy that was chosen: its parts read in slices, verified to the end before anything is done.

use content::KeeperWords;
use platform::files::File;
use platform::timer;
use std::sync::Arc;
use vault::copy::{By, Closed, Error, Header, Item, Summary};
use vault::{Head, RecordId};

/// How many bytes are read at a time.
const SLICE: u64 = 64 * 1024;

/// The headers of the files that were chosen.
///
/// # Errors
/// When they are not the parts of one copy.
pub async fn closed(files: &[File]) -> Result<Closed, Error> {
    let mut heads = Vec::new();
    for file in files {
        let head = file.read(0, Header::LENGTH as u64).await;
        heads.push(head.ok_or(Error::Damaged)?);
    }
    let heads: Vec<&[u8]> = heads.iter().map(Vec::as_slice).collect();
    Closed::read(&heads)
}

/// Everything in a copy.
#[derive(Clone)]
pub struct Opened {
    /// Its live writes.
    pub heads: Arc<Vec<(RecordId, Head)>>,
    /// What it says of itself.
    pub summary: Summary,
}

impl Opened {
    /// Reads all parts, and tells how many hundredths are done.
    ///
    /// # Errors
    /// When the key is wrong, or anything is not as it was written.
    pub async fn read(
        files: &[File],
        closed: &Closed,
        by: By<'_>,
        tell: impl Fn(u64),
    ) -> Result<Self, Error> {
        let mut reader = closed.unlock(by)?;
        let mut heads = Vec::new();
        let mut keep = |items: Vec<Item>| {
            for item in items {
                if let Item::Head { record, head } = item {
                    heads.push((record, head));
                }
            }
        };
        let all: u64 = files.iter().map(File::size).sum();
        let mut done = 0;
        for file in closed.order().iter().filter_map(|at| files.get(*at)) {
            let mut at = 0;
            while at < file.size() {
                let bytes = file.read(at, SLICE).await.ok_or(Error::Damaged)?;
                at += SLICE;
                done += bytes.len() as u64;
                keep(reader.push(&bytes)?);
                tell(done * 100 / all.max(1));
                timer::yield_now().await;
            }
            keep(reader.end_part()?);
        }
        let summary = reader.finish()?;
        Ok(Self {
            heads: Arc::new(heads),
            summary,
        })
    }
}

/// What is wrong with a copy, for the reader.
pub fn words(k: KeeperWords, error: &Error) -> &'static str {
    match error {
        Error::NotACopy => k.restore_not_copy(),
        Error::Newer => k.restore_newer(),
        Error::Refused | Error::Damaged => k.restore_damaged(),
        Error::Wrong => k.restore_wrong(),
        Error::MissingParts(_) => k.restore_missing(),
        Error::MixedParts => k.restore_mixed(),
    }
}
