//! A copy that was chosen: its parts read in slices, verified to the end before anything is done.

use content::KeeperWords;
use platform::files::File;
use platform::timer;
use std::sync::Arc;
use vault::copy::{By, Closed, Error, Header, Item, Reader, Summary};
use vault::recovery::Code;
use vault::{Head, RecordId, Stretched, Unlock};

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

/// Which part of its copy a file is.
pub async fn part(file: &File) -> Option<u16> {
    let head = file.read(0, Header::LENGTH as u64).await?;
    Header::read(&head).ok().map(|header| header.part)
}

/// What opens a copy, or a lock.
#[derive(Clone)]
pub enum Way {
    Passphrase(Stretched),
    Recovery(Code),
}

impl Way {
    fn by(&self) -> By<'_> {
        match self {
            Self::Passphrase(key) => By::Passphrase(key),
            Self::Recovery(code) => By::Recovery(code),
        }
    }
}

impl From<Way> for Unlock {
    fn from(way: Way) -> Self {
        match way {
            Way::Passphrase(key) => Self::Passphrase(key),
            Way::Recovery(code) => Self::Recovery(code),
        }
    }
}

/// The files of a copy, and what opens them.
pub struct Source {
    pub files: Vec<File>,
    pub closed: Closed,
    pub way: Way,
}

impl Source {
    /// Begins at the first byte of the first part; as often as is wanted.
    ///
    /// # Errors
    /// When the key is wrong.
    pub fn pass(&self) -> Result<Pass<'_>, Error> {
        let order = self.closed.order().iter();
        Ok(Pass {
            reader: self.closed.unlock(self.way.by())?,
            files: order.filter_map(|at| self.files.get(*at)).collect(),
            part: 0,
            at: 0,
            done: 0,
            all: self.files.iter().map(File::size).sum(),
        })
    }
}

/// One way through all parts, slice by slice.
pub struct Pass<'a> {
    reader: Reader,
    /// By part.
    files: Vec<&'a File>,
    part: usize,
    at: u64,
    done: u64,
    all: u64,
}

impl Pass<'_> {
    /// What the next slice holds; `None` behind the last.
    ///
    /// # Errors
    /// When anything is not as it was written.
    pub async fn next(&mut self) -> Result<Option<Vec<Item>>, Error> {
        let Some(file) = self.files.get(self.part) else {
            return Ok(None);
        };
        if self.at >= file.size() {
            self.part += 1;
            self.at = 0;
            return self.reader.end_part().map(Some);
        }
        let bytes = file.read(self.at, SLICE).await.ok_or(Error::Damaged)?;
        self.at += SLICE;
        self.done += bytes.len() as u64;
        let items = self.reader.push(&bytes)?;
        timer::yield_now().await;
        Ok(Some(items))
    }

    /// How many hundredths are done.
    pub fn percent(&self) -> u64 {
        self.done * 100 / self.all.max(1)
    }

    /// What the copy says of itself, once all of it was read.
    ///
    /// # Errors
    /// When something was missing.
    pub fn finish(self) -> Result<Summary, Error> {
        self.reader.finish()
    }
}

/// Everything in a copy but its chunks, which are fetched out of the files when they are wanted.
#[derive(Clone)]
pub struct Opened {
    /// Its live writes.
    pub heads: Arc<Vec<(RecordId, Head)>>,
    /// What it says of itself.
    pub summary: Summary,
    /// Where it came from.
    pub source: Arc<Source>,
}

impl Opened {
    /// Reads all parts, and tells how many hundredths are done.
    ///
    /// # Errors
    /// When the key is wrong, or anything is not as it was written.
    pub async fn read(source: Source, tell: impl Fn(u64)) -> Result<Self, Error> {
        let mut pass = source.pass()?;
        let mut heads = Vec::new();
        while let Some(items) = pass.next().await? {
            for item in items {
                if let Item::Head { record, head } = item {
                    heads.push((record, head));
                }
            }
            tell(pass.percent());
        }
        let summary = pass.finish()?;
        Ok(Self {
            heads: Arc::new(heads),
            summary,
            source: Arc::new(source),
        })
    }
}

/// What is wrong with a copy, for the reader.
pub fn words(k: KeeperWords, error: &Error) -> String {
    let words = match error {
        Error::NotACopy => k.restore_not_copy(),
        Error::Newer => k.restore_newer(),
        Error::Refused | Error::Damaged => k.restore_damaged(),
        Error::Wrong => k.restore_wrong(),
        Error::MixedParts => k.restore_mixed(),
        Error::MissingParts(parts) => return k.restore_missing(&listed(parts)),
    };
    words.to_owned()
}

/// Numbers of parts, few enough to be read.
fn listed(parts: &[u16]) -> String {
    const MOST: usize = 12;
    let shown: Vec<String> = parts.iter().take(MOST).map(u16::to_string).collect();
    let more = if parts.len() > MOST { "…" } else { "" };
    format!("{}{more}", shown.join(", "))
}
