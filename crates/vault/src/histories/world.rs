//! Two phones, and the truth about them.

use super::rough::{Plan, Rough};
use crate::backend::Key;
use crate::faulty::Step;
use crate::testing::Counting;
use crate::{Error, Head, RecordId, Saved, Vault, Vector, Write as Draft, WriteId};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

const PHONES: usize = 2;
pub(super) const TABS: usize = 2;
const WRITERS: usize = 3;

/// Which writes, by their numbers.
pub(super) type Set = u64;

/// Someone at a tab who writes one record.
#[derive(Clone, Default)]
pub(super) struct Writer {
    /// What the vault was told that they have seen.
    base: Vector,
    /// What they have really seen.
    seen: Set,
    /// What they have sent without an answer.
    sent: Vec<WriteId>,
}

pub(super) struct Tab {
    pub vault: Rc<Vault<Rc<Rough>>>,
    pub writers: [Writer; WRITERS],
}

pub(super) struct Phone {
    pub disk: Rc<Rough>,
    pub tabs: Vec<Tab>,
    /// The rows of each record that have to be on the disk.
    pub rows: [Set; 2],
    /// Those that do not open, with the bytes that they had.
    pub damaged: BTreeMap<WriteId, (RecordId, Vec<u8>)>,
}

/// Where a writer sits.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Seat {
    phone: usize,
    tab: usize,
    writer: usize,
}

impl Seat {
    fn of(byte: u8) -> Seat {
        let byte = usize::from(byte);
        Seat {
            phone: byte % PHONES,
            tab: byte / PHONES % TABS,
            writer: byte / (PHONES * TABS) % WRITERS,
        }
    }

    /// Two of three write the same.
    fn record(self) -> usize {
        usize::from(self.writer == WRITERS - 1)
    }
}

/// Everything that is.
pub(super) struct World {
    pub phones: Vec<Phone>,
    pub ids: [RecordId; 2],
    /// The writes by number.
    writes: Vec<WriteId>,
    /// What the writer of each had seen, itself included.
    pasts: Vec<Set>,
    pub copies: Vec<Vec<(RecordId, Head)>>,
    chance: u64,
}

pub(super) type Verdict = Result<(), String>;

pub(super) fn told(error: Error) -> String {
    format!("unexpected: {error}")
}

impl World {
    pub async fn begin() -> World {
        let mut world = World {
            phones: Vec::new(),
            ids: [RecordId([1; 16]), RecordId([2; 16])],
            writes: Vec::new(),
            pasts: Vec::new(),
            copies: Vec::new(),
            chance: 0,
        };
        for _ in 0..PHONES {
            let disk = Rc::new(Rough::new());
            let mut tabs = Vec::new();
            for lane in 0..TABS {
                let chance = world.chance();
                if let Ok(vault) = Vault::open(disk.clone(), chance, lane as u32).await {
                    tabs.push(Tab {
                        vault: Rc::new(vault),
                        writers: Default::default(),
                    });
                }
            }
            world.phones.push(Phone {
                disk,
                tabs,
                rows: [0; 2],
                damaged: BTreeMap::new(),
            });
        }
        world
    }

    pub(super) fn chance(&mut self) -> Rc<Counting> {
        self.chance += 1;
        Rc::new(Counting::from(self.chance.wrapping_mul(0x9e37_79b9)))
    }

    /// One thing happens.
    pub async fn act(&mut self, what: u8, whom: u8) -> Verdict {
        let seat = Seat::of(whom);
        // What is left of the byte once the seat is taken off.
        let more = usize::from(whom) / (PHONES * TABS * WRITERS);
        match what % 24 {
            0..=3 => self.look(seat, None).await,
            4 | 5 => self.look(seat, Some(more)).await,
            6..=9 => self.write(seat, false, None).await,
            10 => self.write(seat, true, None).await,
            11 => {
                self.write(seat, more.is_multiple_of(2), Some(Step::ALL[more % 3]))
                    .await
            }
            12 => self.write(seat, false, Some(Step::AfterCommit)).await,
            13..=15 => {
                let step = Step::ALL[usize::from(what / 24) % 3];
                let other = Seat {
                    tab: more % TABS,
                    writer: more / TABS % WRITERS,
                    ..seat
                };
                let looks = more / TABS / WRITERS % 2 == 1;
                self.write_twice(seat, step, other, looks).await
            }
            16 => {
                self.phones[seat.phone].tabs[seat.tab].writers[seat.writer] = Writer::default();
                Ok(())
            }
            17 => self.copy(seat.phone).await,
            18 | 19 => self.restore(seat.phone, more).await,
            20 => self.damage(seat.phone, more).await,
            21 => self.mend(seat.phone).await,
            22 => self.reopen(seat.phone, seat.tab).await,
            _ => match more % 2 {
                0 => self.change_key(seat.phone).await,
                _ => self.seal_anew(seat.phone).await,
            },
        }
    }

    fn number(&self, write: WriteId) -> Option<usize> {
        self.writes.iter().position(|of| *of == write)
    }

    pub(super) fn set<'a>(&self, writes: impl Iterator<Item = &'a WriteId>) -> Set {
        let numbers = writes.filter_map(|write| self.number(*write));
        numbers.fold(0, |set, number| set | 1 << number)
    }

    /// All that the writers of these had seen.
    fn past(&self, writes: Set) -> Set {
        let pasts = self.pasts.iter().enumerate();
        pasts
            .filter(|(number, _)| writes & 1 << number != 0)
            .fold(0, |all, (_, past)| all | past)
    }

    /// Those that the writer of no other of them had seen.
    pub(super) fn latest(&self, writes: Set) -> Set {
        let is_seen = |number: usize| {
            let others = writes & !(1 << number);
            self.past(others) & 1 << number != 0
        };
        let numbers = (0..self.writes.len()).filter(|number| writes & 1 << number != 0);
        numbers
            .filter(|number| !is_seen(*number))
            .fold(0, |set, number| set | 1 << number)
    }

    /// The rows of a record that open.
    pub(super) fn readable(&self, phone: usize, record: usize) -> Set {
        let phone = &self.phones[phone];
        phone.rows[record] & !self.set(phone.damaged.keys())
    }

    fn seat(&mut self, seat: Seat) -> &mut Writer {
        &mut self.phones[seat.phone].tabs[seat.tab].writers[seat.writer]
    }

    fn vault(&self, seat: Seat) -> Rc<Vault<Rc<Rough>>> {
        self.phones[seat.phone].tabs[seat.tab].vault.clone()
    }

    /// A writer looks at all versions of their record, or at one.
    async fn look(&mut self, seat: Seat, only: Option<usize>) -> Verdict {
        let id = self.ids[seat.record()];
        let Some(record) = self.vault(seat).read(id).await.map_err(told)? else {
            return Ok(());
        };
        let heads: Vec<&Head> = record.heads().collect();
        let (base, seen) = match only {
            None => {
                let writes = heads.iter().map(|head| &head.write);
                (record.vector(), self.past(self.set(writes)))
            }
            Some(nth) => {
                let head = heads[nth % heads.len()];
                let write = self.set([&head.write].into_iter());
                (head.vector.clone(), self.past(write))
            }
        };
        *self.seat(seat) = Writer {
            base,
            seen,
            sent: Vec::new(),
        };
        Ok(())
    }

    /// A new write of this writer, sent to its vault; `looks` if they look at all versions just before.
    fn send(
        &mut self,
        seat: Seat,
        erases: bool,
        looks: bool,
    ) -> (WriteId, impl Future<Output = Answer> + use<>) {
        let (vault, id) = (self.vault(seat), self.ids[seat.record()]);
        let (write, at) = (vault.make_write(), self.writes.len() as i64);
        let writer = self.seat(seat);
        writer.sent.push(write);
        let (mut base, sent) = (writer.base.clone(), writer.sent.clone());
        let answer = async move {
            if looks && let Some(record) = vault.read(id).await? {
                base = record.vector();
            }
            if erases {
                return vault.erase_one(id, &base, &sent, "note", at).await;
            }
            let draft = Draft {
                id,
                base: &base,
                sent: &sent,
                kind: "note",
                schema: 1,
                body: "0",
            };
            vault.put_one(draft, at).await
        };
        (write, answer)
    }

    /// A write reached the disk.
    fn landed(&mut self, seat: Seat, write: WriteId) {
        let record = seat.record();
        let readable = self.readable(seat.phone, record);
        let writer = self.seat(seat).clone();
        let own = self.set(writer.sent.iter()) & readable;
        let past = writer.seen | self.past(own) | 1 << self.writes.len();
        let row = 1 << self.writes.len();
        self.writes.push(write);
        self.pasts.push(past);
        let rows = &mut self.phones[seat.phone].rows[record];
        *rows = (*rows & !(readable & past)) | row;
    }

    /// A writer had an answer.
    fn answered(&mut self, seat: Seat, write: WriteId, answer: Answer) -> Verdict {
        match answer {
            Ok(Saved { seen, .. }) => {
                let write = self.set([write].iter());
                let past = self.past(write);
                *self.seat(seat) = Writer {
                    base: seen,
                    seen: past,
                    sent: Vec::new(),
                };
                Ok(())
            }
            Err(Error::Storage(crate::BackendError::Lost)) => Ok(()),
            Err(error) => Err(told(error)),
        }
    }

    async fn write(&mut self, seat: Seat, erases: bool, fails: Option<Step>) -> Verdict {
        if let Some(step) = fails {
            self.phones[seat.phone].disk.plan(Plan::Fail(step));
        }
        let (write, answer) = self.send(seat, erases, false);
        let answer = answer.await;
        if answer.is_ok() || fails == Some(Step::AfterCommit) {
            self.landed(seat, write);
        }
        self.answered(seat, write, answer)
    }

    /// The backend does an update twice, and another of the phone's writers writes in between.
    async fn write_twice(&mut self, seat: Seat, step: Step, other: Seat, looks: bool) -> Verdict {
        if seat == other {
            return Ok(());
        }
        let (write, answer) = self.send(seat, false, false);
        let (second, between) = self.send(other, false, looks);
        let came = Rc::new(RefCell::new(None));
        let takes = came.clone();
        let between = Box::pin(async move {
            takes.replace(Some(between.await));
        });
        let disk = self.phones[seat.phone].disk.clone();
        disk.plan(Plan::Again(step, between));
        let answer = answer.await;
        let came = came.take().ok_or("nobody wrote in between")?;
        if step == Step::AfterCommit {
            self.landed(seat, write);
        }
        let shown = self.latest(self.readable(other.phone, other.record()));
        if looks && shown != 0 {
            self.seat(other).seen = self.past(shown);
        }
        self.landed(other, second);
        if step != Step::AfterCommit {
            self.landed(seat, write);
        }
        self.answered(other, second, came)?;
        self.answered(seat, write, answer)
    }

    /// Whether on each disk lies what has to, and is shown what has to be.
    pub async fn check(&self) -> Verdict {
        for (number, phone) in self.phones.iter().enumerate() {
            let rows = self.rows(number).await?;
            for (record, id) in self.ids.into_iter().enumerate() {
                let of = rows.iter().filter_map(|row| match &row.key {
                    Key::Record(of, write) if *of == id => Some(write),
                    _ => None,
                });
                compare("rows", self.set(of), phone.rows[record])?;
                let shown = phone.tabs[1].vault.read(id).await.map_err(told)?;
                let heads = shown.iter().flat_map(|record| record.heads());
                let heads = self.set(heads.map(|head| &head.write));
                compare("heads", heads, self.latest(self.readable(number, record)))?;
            }
        }
        Ok(())
    }
}

type Answer = Result<Saved, Error>;

fn compare(what: &str, found: Set, truth: Set) -> Verdict {
    match found == truth {
        true => Ok(()),
        false => Err(format!("{what} {found:b} instead of {truth:b}")),
    }
}
