//! The suite that every backend must pass, with the vault on top of it.
//!
//! Made for any executor and any target: the same cases run on [`Memory`](crate::Memory) in
//! `cargo test` and on IndexedDB in a browser.

mod attachments;
mod backends;
mod damage;
mod epochs;
mod faults;
mod inbox;
mod keys;
mod lock_faults;
mod locks;
mod merging;
mod records;
mod resealing;
mod slots;
mod sweeping;
mod tending;
mod walks;

use crate::backend::{Backend, BackendError, Change, Item, Range, Store};
use crate::testing::Counting;
use crate::{Error, Locked, Vault};
use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

/// A case that did not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The case's name.
    pub case: &'static str,
    /// What was found.
    pub why: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.case, self.why)
    }
}

/// Runs every case, and answers with the names of those that held, or with every failure.
///
/// `make` gives a connection to the storage of this name, which is empty when first asked for;
/// asked twice for one name it gives two connections to the same storage, as two tabs have.
pub async fn suite<B: Backend, F: AsyncFn(&str) -> B>(
    make: F,
) -> Result<Vec<&'static str>, Vec<Failure>> {
    let mut held = Vec::new();
    let mut failures = Vec::new();
    macro_rules! run {
        ($($module:ident: $($case:ident),+;)+) => {$($({
            let case = concat!(stringify!($module), "::", stringify!($case));
            let bench = Bench {
                first: Rc::new(make(case).await),
                second: Rc::new(make(case).await),
                seed: Cell::new(0),
            };
            match $module::$case(bench).await {
                Ok(()) => held.push(case),
                Err(Trouble(why)) => failures.push(Failure { case, why }),
            }
        })+)+};
    }
    run! {
        backends: keys_of_every_shape_come_back, a_range_holds_its_own, lists_follow_the_ranges,
            a_range_goes_on_after_a_key, keys_of_chunks_come_alone, changes_apply_in_their_order,
            no_changes_change_nothing, updates_do_not_interleave;
        keys: a_vault_is_made_once, names_give_the_same_ids, everything_is_erased,
            a_vault_made_anew_is_another, what_is_open_is_apart;
        records: texts_come_back_as_put, reopening_gives_the_same, a_save_replaces_what_it_saw,
            an_erasure_leaves_nothing, what_is_not_json_is_refused, the_disk_tells_nothing;
        merging: two_lanes_make_a_conflict, two_lanes_at_once_lose_nothing,
            a_write_covers_what_its_base_saw, a_lane_follows_itself, the_same_twice_is_no_conflict,
            an_edit_survives_an_erasure, two_erasures_agree;
        walks: a_walk_meets_everything_once, a_record_is_never_parted,
            what_is_written_meanwhile_is_not_lost, a_walk_goes_on_after_a_failure;
        faults: a_put_is_whole_or_absent, an_erasure_is_whole_or_absent,
            opening_survives_every_failure, reading_survives_every_failure,
            erasing_everything_is_whole_or_absent, what_is_open_is_whole_or_absent,
            what_is_no_longer_so_is_closed_with_its_record,
            many_records_are_whole_or_absent, an_update_done_twice_counts_once;
        damage: every_flipped_byte_is_noticed, every_cut_is_noticed, rows_cannot_change_places,
            a_put_keeps_the_damaged, a_mended_row_is_seen_again, a_newer_row_is_kept,
            a_newer_vault_stays_closed, flipped_keys_do_no_harm, missing_keys_do_no_harm,
            strange_keys_do_no_harm;
        locks: a_lock_is_set_and_opened, a_locked_vault_shows_what_is_open,
            the_wrong_key_changes_nothing, a_lock_is_changed, other_tabs_have_to_open_again,
            a_lock_fits_its_vault, a_lock_is_taken_away;
        epochs: nothing_old_opens_the_new, notes_that_wait_are_taken_along;
        lock_faults: the_first_lock_is_whole_or_absent, every_change_is_whole_or_absent;
        slots: flipped_slots_do_no_harm, missing_slots_do_no_harm, bounds_are_kept;
        resealing: former_rows_are_as_any_other, the_old_key_opens_nothing,
            it_goes_on_wherever_it_ended, two_tabs_at_once, what_does_not_open_keeps_its_key,
            one_row_is_enough_to_keep_it, flipped_former_keys_lose_nothing;
        inbox: notes_wait_for_the_key, a_note_is_whole_or_absent, a_note_is_kept_once,
            an_unfinished_note_is_its_own,
            flipped_boxes_are_left_alone, a_damaged_pair_is_no_inbox;
        attachments: chunks_come_back_as_put, chunks_are_whole_or_absent,
            flipped_chunks_are_noticed, two_records_are_whole_or_absent,
            another_key_leaves_chunks_alone, a_report_counts_everything;
        sweeping: orphans_are_swept, nothing_is_swept_in_doubt, sweeping_survives_every_failure,
            pieces_become_chunks, pieces_survive_every_failure,
            an_open_one_ends_at_its_last_whole_chunk, a_look_tells_what_is_whole;
        tending: slices_are_joined, what_is_closed_in_slices_is_joined, nothing_is_joined_in_doubt,
            two_heads_are_left_alone, tending_survives_every_failure, two_windows_may_tend_at_once,
            what_is_begun_is_known;
    }
    match failures.is_empty() {
        true => Ok(held),
        false => Err(failures),
    }
}

/// What a case gets: two connections to one storage.
struct Bench<B> {
    first: Rc<B>,
    second: Rc<B>,
    seed: Cell<u64>,
}

impl<B: Backend> Bench<B> {
    fn entropy(&self) -> Rc<Counting> {
        self.seed.set(self.seed.get() + 1);
        Rc::new(Counting::from(self.seed.get() * 0x9e37_79b9))
    }

    /// The vault, opened in this lane: even lanes by the first connection.
    async fn vault(&self, lane: u32) -> Result<Vault<Rc<B>>, Trouble> {
        let disk = match lane % 2 {
            0 => &self.first,
            _ => &self.second,
        };
        Ok(Vault::open(disk.clone(), self.entropy(), lane).await?)
    }

    /// Everything in every store, as the second connection sees it.
    async fn dump(&self) -> Result<Vec<Vec<Item>>, Trouble> {
        Ok(self.second.read(&Store::ALL.map(Range::All)).await?)
    }

    /// The rows as they are on disk.
    async fn rows(&self) -> Result<Vec<Item>, Trouble> {
        self.items(Store::Records).await
    }

    /// The vault with its lock, as the first connection sees it.
    async fn locked(&self) -> Result<Locked<Rc<B>>, Trouble> {
        Ok(Locked::open(self.first.clone(), self.entropy(), 0).await?)
    }

    async fn items(&self, store: Store) -> Result<Vec<Item>, Trouble> {
        Ok(self.second.read(&[Range::All(store)]).await?.concat())
    }

    async fn apply(&self, changes: &[Change]) -> Result<(), Trouble> {
        Ok(self.first.update(&[], &mut |_| changes.to_vec()).await?)
    }
}

type Verdict = Result<(), Trouble>;

/// What went wrong in a case.
struct Trouble(String);

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Trouble(format!("unexpected: {error}"))
    }
}

impl From<BackendError> for Trouble {
    fn from(error: BackendError) -> Self {
        Trouble(format!("unexpected: {error}"))
    }
}

macro_rules! ensure {
    ($condition:expr, $($words:tt)+) => {
        if !$condition {
            return Err($crate::conformance::Trouble(format!($($words)+)));
        }
    };
}
use ensure;

/// Compares, and shows both where they differ.
fn same<T: PartialEq + fmt::Debug>(found: T, expected: T, what: &str) -> Verdict {
    ensure!(
        found == expected,
        "{what}: {found:?} instead of {expected:?}"
    );
    Ok(())
}

/// The one element of a list.
fn only<T>(list: Vec<T>) -> Result<T, Trouble> {
    let count = list.len();
    match <[T; 1]>::try_from(list) {
        Ok([one]) => Ok(one),
        Err(_) => Err(Trouble(format!("{count} instead of one"))),
    }
}

fn some<T>(found: Option<T>, what: &str) -> Result<T, Trouble> {
    found.ok_or_else(|| Trouble(format!("no {what}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Memory;
    use futures_executor::block_on;
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    #[test]
    fn memory_conforms() {
        let disks = RefCell::new(BTreeMap::<String, Memory>::new());
        let make = async |name: &str| disks.borrow_mut().entry(name.into()).or_default().clone();
        let held = block_on(suite(make)).unwrap_or_else(|failures| {
            let lines: Vec<String> = failures.iter().map(Failure::to_string).collect();
            panic!("{}", lines.join("\n"))
        });
        assert_eq!(held.len(), 96);
    }

    /// The suite must notice a backend that is not what it should be.
    #[test]
    fn a_leaky_backend_does_not_conform() {
        struct NoDeletes(Memory);
        impl Backend for NoDeletes {
            async fn read(&self, ranges: &[Range]) -> Result<Vec<Vec<Item>>, BackendError> {
                self.0.read(ranges).await
            }
            async fn update(
                &self,
                ranges: &[Range],
                decide: &mut crate::Decide<'_>,
            ) -> Result<(), BackendError> {
                let mut puts = |found: &[Vec<Item>]| {
                    let changes = decide(found).into_iter();
                    changes
                        .filter(|change| matches!(change, Change::Put(..)))
                        .collect()
                };
                self.0.update(ranges, &mut puts).await
            }
        }
        let disks = RefCell::new(BTreeMap::<String, Memory>::new());
        let make = async |name: &str| {
            NoDeletes(disks.borrow_mut().entry(name.into()).or_default().clone())
        };
        let failures = block_on(suite(make)).unwrap_err();
        let names: Vec<&str> = failures.iter().map(|failure| failure.case).collect();
        for case in [
            "backends::changes_apply_in_their_order",
            "keys::everything_is_erased",
            "records::a_save_replaces_what_it_saw",
        ] {
            assert!(names.contains(&case), "{case} held");
        }
    }
}
