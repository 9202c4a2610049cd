use super::*;
use crate::ReplicaId;
use crate::vault::next;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn head(write: u8, written_at: i64, counters: &[(u8, u64)]) -> Head {
    Head {
        written_at,
        write: WriteId([write; 16]),
        vector: counters
            .iter()
            .map(|&(replica, counter)| (ReplicaId([replica; 16]), counter))
            .collect(),
        kind: "note".into(),
        schema: 1,
        erased: false,
        body: write.to_string(),
    }
}

fn erasure(write: u8, written_at: i64, counters: &[(u8, u64)]) -> Head {
    Head {
        erased: true,
        body: String::new(),
        ..head(write, written_at, counters)
    }
}

#[track_caller]
fn shows(heads: Vec<Head>, expected: &[u8]) {
    let mut heads = heads;
    for _ in 0..heads.len() {
        heads.rotate_left(1);
        let record = Record::from_heads(RecordId([0; 16]), heads.clone()).unwrap();
        let order: Vec<u8> = record.heads().map(|head| head.write.0[0]).collect();
        assert_eq!(order, expected);
    }
}

#[test]
fn shows_the_later_and_life_before_erasure() {
    shows(vec![head(1, 5, &[(1, 1)])], &[1]);
    shows(vec![head(1, 5, &[(1, 1)]), head(2, 6, &[(2, 1)])], &[2, 1]);
    shows(vec![head(1, 5, &[(1, 1)]), head(2, 5, &[(2, 1)])], &[2, 1]);
    shows(
        vec![head(1, 5, &[(1, 1)]), erasure(2, 9, &[(2, 1)])],
        &[1, 2],
    );
    shows(
        vec![head(1, 9, &[(1, 1)]), head(2, 5, &[(1, 1), (2, 1)])],
        &[2],
    );
    assert!(Record::from_heads(RecordId([0; 16]), vec![]).is_none());
}

#[test]
fn two_writes_that_claim_one_place_both_stay() {
    let (a, b) = (head(1, 1, &[(1, 1)]), head(2, 1, &[(1, 1)]));
    assert_eq!(
        merge_heads(std::slice::from_ref(&a), std::slice::from_ref(&b)),
        [a, b]
    );
}

#[test]
fn debug_shows_nothing_of_the_patients() {
    let mut words = head(1, 1, &[(1, 1)]);
    words.kind = "zebra".into();
    words.body = "\"finch\"".into();
    let record = Record::from_heads(RecordId([0; 16]), vec![words]).unwrap();
    let shown = format!("{record:?}");
    assert!(
        !shown.contains("zebra") && !shown.contains("finch"),
        "{shown}"
    );
}

/// What three replicas do with one record.
#[derive(Clone, Debug)]
enum Act {
    /// A replica saves; `stale` from what it had seen before its last merge or write.
    Write { by: usize, stale: bool, erase: bool },
    /// One replica takes in what another has.
    Merge { into: usize, from: usize },
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let write = (0usize..3, prop::bool::weighted(0.2), any::<bool>())
        .prop_map(|(by, stale, erase)| Act::Write { by, stale, erase });
    let merge = (0usize..3, 0usize..3).prop_map(|(into, from)| Act::Merge { into, from });
    vec(prop_oneof![write, merge], 0..40)
}

/// What each write had seen, told by names instead of vectors.
type Pasts = BTreeMap<WriteId, BTreeSet<WriteId>>;

#[derive(Clone, Default)]
struct Replica {
    heads: Vec<Head>,
    /// What was on the screen: older than `heads` now and then.
    screen: Vec<Head>,
}

#[derive(Default)]
struct History {
    replicas: [Replica; 3],
    pasts: Pasts,
    writes: BTreeMap<WriteId, Head>,
}

impl History {
    fn of(acts: &[Act]) -> History {
        let mut history = History::default();
        for act in acts {
            match *act {
                Act::Write { by, stale, erase } => history.write(by, stale, erase),
                Act::Merge { into, from } => {
                    let merged =
                        merge_heads(&history.replicas[into].heads, &history.replicas[from].heads);
                    let replica = &mut history.replicas[into];
                    replica.screen = std::mem::replace(&mut replica.heads, merged);
                }
            }
        }
        history
    }

    fn write(&mut self, by: usize, stale: bool, erase: bool) {
        let replica = &mut self.replicas[by];
        let base = match stale {
            true => replica.screen.clone(),
            false => replica.heads.clone(),
        };
        let number = self.writes.len() as u8 + 1;
        let seen = base
            .iter()
            .fold(Vector::new(), |seen, head| seen.join(&head.vector));
        let mut new = match erase {
            true => erasure(number, i64::from(number), &[]),
            false => head(number, i64::from(number), &[]),
        };
        let name = |branch: u32| ReplicaId([(by as u32 + 3 * branch) as u8; 16]);
        (_, new.vector) = next(&seen, name, &replica.heads);
        // Its past: all that its base had seen, and nothing else.
        let mut past: BTreeSet<WriteId> = [new.write].into();
        for head in &base {
            past.extend(&self.pasts[&head.write]);
        }
        self.pasts.insert(new.write, past);
        self.writes.insert(new.write, new.clone());
        replica.screen = replica.heads.clone();
        replica.heads = merge_heads(&replica.heads, &[new]);
    }

    fn everything(&self) -> Vec<Head> {
        self.replicas
            .iter()
            .fold(Vec::new(), |all, replica| merge_heads(&all, &replica.heads))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn merging_is_commutative_associative_idempotent(acts in acts()) {
        let History { replicas: [a, b, c], .. } = History::of(&acts);
        let (a, b, c) = (a.heads, b.heads, c.heads);
        prop_assert_eq!(merge_heads(&a, &b), merge_heads(&b, &a));
        prop_assert_eq!(
            merge_heads(&merge_heads(&a, &b), &c),
            merge_heads(&a, &merge_heads(&b, &c))
        );
        prop_assert_eq!(merge_heads(&a, &a), a.clone());
        let ab = merge_heads(&a, &b);
        prop_assert_eq!(merge_heads(&ab, &b), ab.clone());
        prop_assert_eq!(merge_heads(&ab, &[]), ab);
    }

    /// Every write is a head, or somebody who had seen it wrote over it.
    #[test]
    fn nothing_acknowledged_is_lost(acts in acts()) {
        let history = History::of(&acts);
        let heads = history.everything();
        for write in history.writes.keys() {
            let known = heads.iter().any(|head| history.pasts[&head.write].contains(write));
            prop_assert!(known, "{} is lost", write);
        }
    }

    /// No two heads are left of which one had seen the other.
    #[test]
    fn nothing_seen_stays(acts in acts()) {
        let history = History::of(&acts);
        let heads = history.everything();
        for a in &heads {
            for b in &heads {
                prop_assert!(a == b || !history.pasts[&a.write].contains(&b.write));
            }
        }
    }

    /// Vectors say exactly who had seen whom, also where somebody saves from a stale screen.
    #[test]
    fn vectors_are_the_truth(acts in acts()) {
        let history = History::of(&acts);
        for (a, head) in &history.writes {
            for (b, other) in &history.writes {
                let seen = history.pasts[a].contains(b);
                prop_assert_eq!(head.vector.covers(&other.vector), seen);
            }
        }
    }

    /// The order in which copies come in makes no difference to what is shown.
    #[test]
    fn everybody_sees_the_same_in_the_end(acts in acts(), orders in vec(0usize..3, 12)) {
        let history = History::of(&acts);
        let all = history.everything();
        let mut heads = Vec::new();
        for order in orders.into_iter().chain(0..3) {
            heads = merge_heads(&heads, &history.replicas[order].heads);
        }
        let id = RecordId([0; 16]);
        prop_assert_eq!(Record::from_heads(id, heads), Record::from_heads(id, all));
    }
}
