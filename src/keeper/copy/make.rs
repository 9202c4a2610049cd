//! Making a copy, in slices that leave the screen free, into files that are read once when done.

use super::super::opened::{self, Opened, Source, Way};
use super::super::{Keeper, derive};
use crate::state::Trouble;
use domain::copy::Made;
use leptos::prelude::*;
use platform::entropy::BrowserEntropy;
use platform::files::{self, File, Staging};
use platform::{clock, timer};
use vault::copy::{Plan, Seals};
use vault::recovery::Code;
use vault::{Copying, Stretched};

/// A copy that was made, and what it takes to look into it again.
#[derive(Clone)]
pub struct Ready {
    /// One for each part.
    pub files: Vec<File>,
    pub key: Stretched,
    pub made: Made,
    /// The recovery code, if it was made for this copy and is not known to the patient yet.
    pub code: Option<String>,
    pub left_out: usize,
    /// How many recordings and pictures are in it; `None` where there are none at all.
    pub attachments: Option<usize>,
}

/// Makes the copy in steps, with recordings and pictures or without; `None` where the key could
/// not be worked out.
pub async fn make_copy(
    keeper: Keeper,
    passphrase: &str,
    with: bool,
    status: RwSignal<Option<String>>,
) -> Result<Ready, Option<Trouble>> {
    let k = keeper.k;
    let tell = move |words: String| drop(status.try_set(Some(words)));
    let fail = |error: vault::Error| Some(Trouble::from(error));
    let safe = keeper.safe();
    tell(k.lock_stretching().to_owned());
    let (stretch, key) = derive::stretched_anew(passphrase).await.ok_or(None)?;
    let kept = safe.recovery_code().await.map_err(fail)?;
    let is_new = kept.is_none();
    let code = kept.unwrap_or_else(|| Code::make(&BrowserEntropy));
    if is_new {
        safe.keep_recovery_code(&code).await.map_err(fail)?;
    }
    let seals = Seals {
        stretch,
        stretched: &key,
        recovery: &code,
    };
    let listed = safe.list_attachments().await.map_err(fail)?.len();
    let chunks = match with {
        true => safe.measure_chunks().await.map_err(fail)?,
        false => Vec::new(),
    };
    let sizes: Vec<usize> = chunks.iter().map(|(.., size)| *size).collect();
    let now = clock::now();
    let begun = safe.begin_copy(&seals, now.timestamp_millis(), Plan::PART, &sizes);
    let mut copying = begun.await.map_err(fail)?;
    let mut parts = Parts::begin(now.date_naive().to_string(), copying.parts()).await;
    let all = copying.progress().1 + chunks.len();
    while safe.copy_rows(&mut copying).map_err(fail)? {
        tell(k.copy_making(&copying.progress().0.to_string(), &all.to_string()));
        parts.write(&mut copying).await?;
        timer::yield_now().await;
    }
    let (rows, left_out) = (copying.progress().1, copying.left_out());
    for (done, (attachment, number, _)) in chunks.iter().enumerate() {
        tell(k.copy_making(&(rows + done).to_string(), &all.to_string()));
        // One that was erased meanwhile leaves its place free.
        let copied = safe.copy_chunk(&mut copying, attachment, *number).await;
        copied.map_err(fail)?;
        parts.write(&mut copying).await?;
    }
    copying.finish().map_err(fail)?;
    parts.write(&mut copying).await?;
    timer::yield_now().await;
    let files = parts.finish().await.ok_or(None)?;
    // What is handed over was read once from where it lies.
    let source = Source {
        closed: opened::closed(&files).await.map_err(|_| None)?,
        files: files.clone(),
        way: Way::Passphrase(key.clone()),
    };
    Opened::read(source, |_| ()).await.map_err(|_| None)?;
    let mut attachments: Vec<_> = chunks.iter().map(|(id, ..)| id).collect();
    attachments.dedup();
    Ok(Ready {
        files,
        key,
        made: Made {
            at: now,
            writes: u32::try_from(rows - left_out).unwrap_or(u32::MAX),
        },
        code: is_new.then(|| code.to_string()),
        left_out,
        attachments: (listed > 0).then_some(attachments.len()),
    })
}

/// The files of a copy, which come one after another.
struct Parts {
    day: String,
    count: u16,
    /// The number of the one that is being written.
    part: u16,
    staging: Staging,
    done: Vec<File>,
}

impl Parts {
    async fn begin(day: String, count: u16) -> Self {
        files::forget_staged().await;
        Self {
            staging: Staging::begin(&name(&day, 1, count)).await,
            day,
            count,
            part: 1,
            done: Vec::new(),
        }
    }

    /// Writes what is finished of the copy.
    async fn write(&mut self, copying: &mut Copying) -> Result<(), Option<Trouble>> {
        while let Some((part, bytes)) = copying.take() {
            if part != self.part {
                let next = Staging::begin(&name(&self.day, part, self.count)).await;
                let whole = std::mem::replace(&mut self.staging, next);
                self.done.push(file(whole).await.ok_or(None)?);
                self.part = part;
            }
            if !self.staging.write(bytes).await {
                return Err(Some(Trouble::Full));
            }
        }
        Ok(())
    }

    async fn finish(mut self) -> Option<Vec<File>> {
        self.done.push(file(self.staging).await?);
        Some(self.done)
    }
}

async fn file(staging: Staging) -> Option<File> {
    staging.finish("application/octet-stream").await
}

fn name(day: &str, part: u16, count: u16) -> String {
    match count {
        1 => format!("homeward-copy-{day}.hwcopy"),
        _ => format!("homeward-copy-{day}-{part}of{count}.hwcopy"),
    }
}
