//! Making a copy, in slices that leave the screen free, into files that are read once when done.

use super::super::opened::{self, Opened, Source, Way};
use super::super::{Keeper, Safe, attachments, derive};
use super::under_way::{self, Begun};
use crate::state::Trouble;
use content::KeeperWords;
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
    /// The recovery code, where no other screen shows it: without a lock.
    pub code: Option<String>,
    pub left_out: usize,
    /// How many recordings and pictures are in it; `None` where there are none at all.
    pub attachments: Option<usize>,
    /// Whether it was begun before, and gone on with now.
    pub is_resumed: bool,
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
    let kept = safe.recovery_code().await.map_err(fail)?;
    let begun = match &kept {
        Some(code) if with => under_way::find(&safe, passphrase, code).await,
        _ => None,
    };
    let (stretch, key) = match &begun {
        Some((_, stretch, key)) => (*stretch, key.clone()),
        None => derive::stretched_anew(passphrase).await.ok_or(None)?,
    };
    let is_new = kept.is_none();
    let code = kept.unwrap_or_else(|| Code::make(&BrowserEntropy));
    if is_new {
        safe.keep_recovery_code(&code).await.map_err(fail)?;
    }
    let is_shown = is_new || !safe.is_locked_at_rest();
    let seals = Seals {
        stretch,
        stretched: &key,
        recovery: &code,
    };
    let listed = safe.list_attachments().await.map_err(fail)?.len();
    let begun = begun.map(|(begun, ..)| begun);
    let is_resumed = begun.is_some();
    let chunks = match (&begun, with) {
        (Some(begun), _) => begun.chunks(),
        (None, true) => {
            let named = attachments::named(&safe).await.map_err(fail)?;
            safe.measure_chunks(&named).await.map_err(fail)?
        }
        (None, false) => Vec::new(),
    };
    let now = begun
        .as_ref()
        .and_then(Begun::made_at)
        .unwrap_or_else(clock::now);
    let work = Work {
        k,
        safe: &safe,
        seals: &seals,
        at: now.timestamp_millis(),
        day: now.date_naive().to_string(),
        chunks: &chunks,
        status,
    };
    let mut written = work.write(begun, false).await;
    if let Err(Stopped {
        was_outside: true,
        why: None | Some(Trouble::Full),
    }) = written
    {
        // The browser's own place may have less room than its memory.
        let begun = under_way::find(&safe, passphrase, &code).await;
        let begun = begun.map(|(begun, ..)| begun);
        written = work.write(begun, true).await;
    }
    if let Err(Stopped {
        why: Some(Trouble::Full),
        ..
    }) = written
    {
        // What is whole of it takes room that words need more.
        files::forget_staged().await;
    }
    let (files, rows, left_out) = written.map_err(|stopped| stopped.why)?;
    // What is handed over was read once from where it lies.
    let source = Source {
        closed: opened::closed(&files).await.map_err(|_| None)?,
        files: files.clone(),
        way: Way::Passphrase(key.clone()),
    };
    Opened::read(source, |_| ()).await.map_err(|_| None)?;
    under_way::forget().await;
    let mut attachments: Vec<_> = chunks.iter().map(|(id, ..)| id).collect();
    attachments.dedup();
    Ok(Ready {
        files,
        key,
        made: Made {
            at: now,
            writes: u32::try_from(rows - left_out).unwrap_or(u32::MAX),
        },
        code: is_shown.then(|| code.to_string()),
        left_out,
        attachments: (listed > 0).then_some(attachments.len()),
        is_resumed,
    })
}

/// What it takes to write a copy, once or twice.
struct Work<'a> {
    k: KeeperWords,
    /// Held, since whoever made the copy may leave meanwhile.
    safe: &'a Safe,
    seals: &'a Seals<'a>,
    at: i64,
    day: String,
    /// Attachment, number and size of each chunk that goes along.
    chunks: &'a [([u8; 16], u32, usize)],
    status: RwSignal<Option<String>>,
}

/// Why a copy could not be written, and whether it was being written outside of memory.
struct Stopped {
    why: Option<Trouble>,
    was_outside: bool,
}

impl Work<'_> {
    /// Writes the whole copy, or what is missing of one that was begun; answers with its files, how
    /// many writes there are, and how many of them could not be opened and are not in it.
    async fn write(
        &self,
        begun: Option<Begun>,
        in_memory: bool,
    ) -> Result<(Vec<File>, usize, usize), Stopped> {
        let mut parts = Parts {
            day: &self.day,
            count: 1,
            in_memory,
            now: None,
            done: Vec::new(),
            note: None,
        };
        let written = self.write_to(&mut parts, begun).await;
        let was_outside = parts.now.as_ref().is_some_and(|(_, now)| now.is_outside());
        let stopped = |why| Stopped { why, was_outside };
        let (rows, left_out) = written.map_err(stopped)?;
        let files = parts.finish().await.ok_or(None).map_err(stopped)?;
        Ok((files, rows, left_out))
    }

    async fn write_to(
        &self,
        parts: &mut Parts<'_>,
        begun: Option<Begun>,
    ) -> Result<(usize, usize), Option<Trouble>> {
        let fail = |error: vault::Error| Some(Trouble::from(error));
        let safe = self.safe;
        let (mut copying, rows, left_out, first) = match begun {
            Some(begun) => {
                let (rows, left_out, first) = begun.done();
                parts.count = begun.parts();
                let (files, copying) = begun.go_on(safe).ok_or(None)?;
                parts.done = files;
                let Some(copying) = copying else {
                    return Ok((rows, left_out));
                };
                (copying, rows, left_out, first)
            }
            None => {
                files::forget_staged().await;
                let sizes: Vec<usize> = self.chunks.iter().map(|(.., size)| *size).collect();
                let copying = safe.begin_copy(self.seals, self.at, Plan::PART, &sizes);
                let mut copying = copying.await.map_err(fail)?;
                parts.count = copying.parts();
                self.write_rows(parts, &mut copying).await?;
                let (rows, left_out) = (copying.progress().1, copying.left_out());
                if parts.count > 1 {
                    let chunks = self.chunks.iter().map(|(id, number, _)| (*id, *number));
                    parts.note = safe.seal_under_way(&copying, chunks);
                }
                (copying, rows, left_out, 0)
            }
        };
        for (done, (attachment, number, _)) in self.chunks.iter().enumerate().skip(first) {
            self.tell(rows + done, rows);
            // One that was erased meanwhile leaves its place free.
            let copied = safe.copy_chunk(&mut copying, attachment, *number).await;
            copied.map_err(fail)?;
            parts.write(&mut copying).await?;
        }
        copying.finish().map_err(fail)?;
        parts.write(&mut copying).await?;
        timer::yield_now().await;
        Ok((rows, left_out))
    }

    /// Writes all rows, in slices.
    async fn write_rows(
        &self,
        parts: &mut Parts<'_>,
        copying: &mut Copying,
    ) -> Result<(), Option<Trouble>> {
        let fail = |error: vault::Error| Some(Trouble::from(error));
        while self.safe.copy_rows(copying).map_err(fail)? {
            let (done, rows) = copying.progress();
            self.tell(done, rows);
            parts.write(copying).await?;
            timer::yield_now().await;
        }
        Ok(())
    }

    /// Says how far it has come.
    fn tell(&self, done: usize, rows: usize) {
        let all = rows + self.chunks.len();
        let words = self.k.copy_making(&done.to_string(), &all.to_string());
        let _ = self.status.try_set(Some(words));
    }
}

/// The files of a copy, which come one after another.
struct Parts<'a> {
    day: &'a str,
    count: u16,
    in_memory: bool,
    /// The one that is being written, with its number.
    now: Option<(u16, Staging)>,
    done: Vec<File>,
    /// What it takes to go on with the copy, to be kept once a part is whole.
    note: Option<Vec<u8>>,
}

impl Parts<'_> {
    /// Writes what is finished of the copy.
    async fn write(&mut self, copying: &mut Copying) -> Result<(), Option<Trouble>> {
        while let Some((part, bytes)) = copying.take() {
            if self.now.as_ref().is_none_or(|(now, _)| *now != part) {
                let name = name(self.day, part, self.count);
                let next = match self.in_memory {
                    true => Staging::inside(&name),
                    false => Staging::begin(&name).await,
                };
                if let Some((_, whole)) = self.now.replace((part, next)) {
                    let was_outside = whole.is_outside();
                    self.done.push(file(whole).await.ok_or(None)?);
                    if let Some(note) = self.note.take().filter(|_| was_outside) {
                        under_way::keep(note).await;
                    }
                }
            }
            let Some((_, staging)) = &mut self.now else {
                continue;
            };
            if !staging.write(bytes).await {
                return Err(Some(Trouble::Full));
            }
        }
        Ok(())
    }

    async fn finish(mut self) -> Option<Vec<File>> {
        if let Some((_, last)) = self.now {
            self.done.push(file(last).await?);
        }
        Some(self.done)
    }
}

async fn file(staging: Staging) -> Option<File> {
    staging.finish("application/octet-stream").await
}

/// What a part is called.
pub fn name(day: &str, part: u16, count: u16) -> String {
    match count {
        1 => format!("homeward-copy-{day}.hwcopy"),
        _ => format!("homeward-copy-{day}-{part}of{count}.hwcopy"),
    }
}
