//! Keeps what is being typed: at most a second after a key, when the page is hidden, and again and
//! again while saving fails. The text never leaves the screen before it is on the disk, and a
//! writer whose screen has gone goes on until its last words are kept.

use super::store::Tries;
use super::table::AnyTable;
use super::{Saving, Store, Table, Trouble};
use leptos::prelude::*;
use platform::{page_life, timer};
use records::Kept;
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::{Rc, Weak};
use std::task::{Poll, Waker};
use vault::{RecordId, Vector};

/// Quiet time before a save, and the longest time between two, in milliseconds.
const PAUSE_MS: u32 = 350;
const AT_MOST_MS: u32 = 800;
/// How long to wait before a save that failed is tried again, in milliseconds.
const AGAIN_MS: u32 = 4_000;

thread_local! {
    /// How many writers in this window hold words that are not on the disk.
    static UNSAVED: Cell<u32> = const { Cell::new(0) };
    /// Those whose screen is open.
    static OPEN: RefCell<Vec<Weak<Writer>>> = const { RefCell::new(Vec::new()) };
    /// Those whose screen has gone and whose last save failed.
    static LEFT_BEHIND: RefCell<Vec<Rc<Writer>>> = const { RefCell::new(Vec::new()) };
}

/// The writer of one record while it is being edited, whatever its kind.
#[derive(Clone, Copy)]
pub struct Autosave {
    writer: StoredValue<Rc<Writer>, LocalStorage>,
    debounce: StoredValue<timer::Debounce, LocalStorage>,
    state: RwSignal<Saving>,
}

impl Autosave {
    /// Starts to watch over one record; stops, after a last save, when the screen goes.
    ///
    /// `make` makes the record from what is on screen, or `None` when there is nothing to keep.
    pub fn new<T: Kept + Send + Sync>(
        store: Store,
        table: Table<T>,
        id: RecordId,
        make: impl Fn() -> Option<T> + 'static,
    ) -> Self {
        let make = Box::new(move || make().map(|value| value.encode()));
        Self::begin(store, table.any(), id, T::SCHEMA, make)
    }

    fn begin(
        store: Store,
        table: AnyTable,
        id: RecordId,
        schema: u32,
        make: Box<dyn Fn() -> Option<String>>,
    ) -> Self {
        let state = RwSignal::new(Saving::Untouched);
        let writer = Rc::new(Writer {
            store,
            table,
            schema,
            id,
            source: RefCell::new(Source::Screen(make)),
            base: RefCell::new(table.shown(id)),
            tries: Rc::default(),
            is_dirty: Cell::new(false),
            is_forgotten: Cell::new(false),
            is_writing: Cell::new(false),
            again: RefCell::new(None),
            waiting: RefCell::new(Vec::new()),
            state,
        });
        OPEN.with_borrow_mut(|open| {
            open.retain(|writer| writer.strong_count() > 0);
            open.push(Rc::downgrade(&writer));
        });
        let hidden = {
            let writer = writer.clone();
            page_life::on_hide(move || writer.save())
        };
        let debounce = {
            let writer = writer.clone();
            timer::Debounce::new(PAUSE_MS, AT_MOST_MS, move || writer.save())
        };
        let autosave = Self {
            writer: StoredValue::new_local(writer),
            debounce: StoredValue::new_local(debounce),
            state,
        };
        let _while_shown = StoredValue::new_local(hidden);
        on_cleanup(move || {
            autosave.writer.try_with_value(Writer::leave_screen);
        });
        autosave
    }

    /// Whether the words are on the disk, tracked.
    pub fn state(self) -> Signal<Saving> {
        self.state.into()
    }

    /// True while words on screen are not on the disk.
    pub fn is_dirty(self) -> bool {
        self.writer
            .try_with_value(|writer| writer.is_dirty.get() || writer.is_writing.get())
            .unwrap_or(false)
    }

    /// Says that the writer has now seen all that the table holds, so that the next save settles a
    /// conflict.
    pub fn rebase(self) {
        self.writer.with_value(|writer| {
            writer.base.replace(writer.table.seen(writer.id));
        });
    }

    /// Says that something was typed.
    pub fn touch(self) {
        self.writer.with_value(|writer| writer.set_dirty(true));
        if !matches!(self.state.get_untracked(), Saving::Failed(_)) {
            self.state.set(Saving::Pending);
        }
        self.debounce.with_value(timer::Debounce::touch);
    }

    /// What writes, which outlives the screen.
    pub(super) fn writer(self) -> Rc<Writer> {
        self.writer.get_value()
    }

    /// Saves now what is on screen, if it is not yet saved.
    pub fn save(self) {
        self.writer.with_value(Writer::save);
    }

    /// Takes off the disk what this writer has seen of its record, and goes on from there. What was
    /// written elsewhere meanwhile stays.
    ///
    /// # Errors
    /// When nothing was erased.
    pub fn erase(self) -> impl Future<Output = Result<(), Trouble>> {
        // At once: the screen may go while this waits its turn.
        let writer = self.writer.get_value();
        async move { writer.erase().await }
    }

    /// Saves now, and answers once the words are on the disk.
    ///
    /// # Errors
    /// When they are not.
    pub async fn settle(self) -> Result<(), Trouble> {
        self.writer.get_value().settle().await
    }
}

/// Where the record is made from.
enum Source {
    /// What is on screen now.
    Screen(Box<dyn Fn() -> Option<String>>),
    /// What was on the screen when it went.
    Last(Option<String>),
}

/// Everything a writer needs, in one piece that outlives its screen.
pub(super) struct Writer {
    store: Store,
    table: AnyTable,
    schema: u32,
    id: RecordId,
    source: RefCell<Source>,
    /// What the writer has seen of the record.
    base: RefCell<Vector>,
    tries: Rc<Tries>,
    is_dirty: Cell<bool>,
    /// What is being written is not wanted any more.
    is_forgotten: Cell<bool>,
    is_writing: Cell<bool>,
    again: RefCell<Option<timer::Timer>>,
    /// Who waits for the write under way.
    waiting: RefCell<Vec<Waker>>,
    state: RwSignal<Saving>,
}

impl Writer {
    fn save(self: &Rc<Self>) {
        let writer = self.clone();
        timer::spawn(async move {
            let _ = writer.settle().await;
        });
    }

    async fn settle(self: &Rc<Self>) -> Result<(), Trouble> {
        loop {
            if self.is_writing.get() {
                self.landed().await;
            } else if !self.is_dirty.get() {
                self.leave_behind(None);
                return Ok(());
            } else if let Err(trouble) = self.write().await {
                self.show(Saving::Failed(trouble));
                self.leave_behind(Some(trouble));
                if trouble.may_pass() {
                    let writer = self.clone();
                    self.again
                        .replace(Some(timer::after(AGAIN_MS, move || writer.save())));
                }
                return Err(trouble);
            }
        }
    }

    async fn write(&self) -> Result<(), Trouble> {
        let body = match &*self.source.borrow() {
            Source::Screen(make) => make(),
            Source::Last(last) => last.clone(),
        };
        let Some(body) = body else {
            self.set_dirty(false);
            self.show(Saving::Untouched);
            return Ok(());
        };
        // What is typed from here on is not in this save. It still counts as unsaved until the
        // disk has it.
        self.is_dirty.set(false);
        self.is_forgotten.set(false);
        self.is_writing.set(true);
        let base = self.base.borrow().clone();
        let outcome = self
            .store
            .write(
                self.table,
                self.id,
                (self.schema, body),
                base.clone(),
                self.tries.clone(),
            )
            .await;
        self.is_writing.set(false);
        self.waiting.take().into_iter().for_each(Waker::wake);
        match outcome {
            Ok(seen) => {
                // What was chosen meanwhile was chosen from more than this write had seen.
                let now = self.base.take();
                let seen = if now == base { seen } else { seen.join(&now) };
                self.base.replace(seen);
                if !self.is_dirty.get() {
                    count_unsaved(-1);
                    self.show(Saving::Saved);
                }
                Ok(())
            }
            // Nobody wants it any more: it is not tried again.
            Err(_) if self.is_forgotten.get() && !self.is_dirty.get() => {
                count_unsaved(-1);
                self.show(Saving::Untouched);
                Ok(())
            }
            Err(trouble) => {
                self.is_dirty.set(true);
                Err(trouble)
            }
        }
    }

    async fn erase(&self) -> Result<(), Trouble> {
        self.landed().await;
        // As a write: what is typed meanwhile comes after it, and counts as unsaved until then.
        if !self.is_dirty.get() {
            count_unsaved(1);
        }
        self.is_writing.set(true);
        let base = self.base.borrow().clone();
        let tries = self.tries.clone();
        let outcome = self
            .store
            .erase_from(self.table, self.id, base, tries)
            .await;
        self.is_writing.set(false);
        self.waiting.take().into_iter().for_each(Waker::wake);
        if !self.is_dirty.get() {
            count_unsaved(-1);
        }
        self.base.replace(outcome?);
        Ok(())
    }

    /// Lets go of what was typed since the last save: it was kept elsewhere, or is not wanted.
    pub(super) fn forget(&self) {
        self.is_forgotten.set(true);
        match self.is_writing.get() {
            // Its end is what is counted.
            true => self.is_dirty.set(false),
            false => self.set_dirty(false),
        }
    }

    /// Waits for the write under way without taking turns from it.
    pub(super) async fn landed(&self) {
        poll_fn(|context| {
            if self.is_writing.get() {
                self.waiting.borrow_mut().push(context.waker().clone());
                return Poll::Pending;
            }
            Poll::Ready(())
        })
        .await;
    }

    fn set_dirty(&self, dirty: bool) {
        let was = self.is_dirty.replace(dirty) || self.is_writing.get();
        match (was, dirty) {
            (false, true) => count_unsaved(1),
            (true, false) => count_unsaved(-1),
            _ => {}
        }
    }

    /// Takes along what is on the screen, for the last save.
    fn leave_screen(self: &Rc<Self>) {
        let last = match &*self.source.borrow() {
            Source::Screen(make) if self.is_dirty.get() || self.is_writing.get() => make(),
            _ => None,
        };
        self.source.replace(Source::Last(last));
        self.save();
    }

    /// Words whose screen has gone, and that the disk did not take: the app says so on every screen.
    fn leave_behind(self: &Rc<Self>, trouble: Option<Trouble>) {
        let is_left = matches!(*self.source.borrow(), Source::Last(_));
        let is_any = LEFT_BEHIND.with_borrow_mut(|left| {
            left.retain(|writer| !Rc::ptr_eq(writer, self));
            if is_left && trouble.is_some() {
                left.push(self.clone());
            }
            !left.is_empty()
        });
        self.store.say_left_behind(is_any, trouble);
    }

    /// The screen may be gone.
    fn show(&self, saving: Saving) {
        let _ = self.state.try_set(saving);
    }
}

fn count_unsaved(by: i32) {
    UNSAVED.with(|unsaved| {
        unsaved.set(unsaved.get().saturating_add_signed(by));
        page_life::set_unsaved(unsaved.get() > 0);
    });
}

/// Saves all words of this window.
///
/// # Errors
/// When some of them are not on the disk.
pub async fn settle_everything() -> Result<(), Trouble> {
    let open = OPEN.with_borrow(|open| open.iter().filter_map(Weak::upgrade).collect::<Vec<_>>());
    for writer in open.iter().chain(&LEFT_BEHIND.with_borrow(Vec::clone)) {
        writer.settle().await?;
    }
    Ok(())
}

/// Tries once more to save the words whose screen has gone.
pub fn save_left_behind() {
    let left = LEFT_BEHIND.with_borrow(Vec::clone);
    left.iter().for_each(Writer::save);
}

/// Counts words in a form as unsaved for as long as `is_touched` holds and the form is shown, so that
/// nothing reloads over them.
pub fn hold_unsaved(is_touched: Signal<bool>) {
    let held = StoredValue::new(false);
    let hold = move |now: bool| {
        if held.get_value() != now {
            held.set_value(now);
            count_unsaved(if now { 1 } else { -1 });
        }
    };
    Effect::new(move |_| hold(is_touched.get()));
    on_cleanup(move || hold(false));
}
