use super::*;
use proptest::collection::vec;
use proptest::prelude::*;

fn vectors() -> impl Strategy<Value = Vector> {
    vec((0u8..4, 0u64..4), 0..5).prop_map(|pairs| {
        pairs
            .into_iter()
            .map(|(replica, counter)| (ReplicaId([replica; 16]), counter))
            .collect()
    })
}

#[test]
fn zero_is_the_same_as_absent() {
    let replica = ReplicaId([1; 16]);
    assert!(Vector::new().with(replica, 0).is_empty());
    assert!(Vector::new().with(replica, 3).with(replica, 0).is_empty());
}

proptest! {
    #[test]
    fn join_is_the_least_upper_bound(a in vectors(), b in vectors(), c in vectors()) {
        let joined = a.clone().join(&b);
        prop_assert!(joined.covers(&a) && joined.covers(&b));
        prop_assert_eq!(c.covers(&joined), c.covers(&a) && c.covers(&b));
    }

    #[test]
    fn join_is_commutative_associative_idempotent(a in vectors(), b in vectors(), c in vectors()) {
        prop_assert_eq!(a.clone().join(&b), b.clone().join(&a));
        prop_assert_eq!(a.clone().join(&b).join(&c), a.clone().join(&b.clone().join(&c)));
        prop_assert_eq!(a.clone().join(&a), a);
    }

    #[test]
    fn dominance_is_a_strict_order(a in vectors(), b in vectors(), c in vectors()) {
        prop_assert!(!a.dominates(&a));
        prop_assert!(!(a.dominates(&b) && b.dominates(&a)));
        prop_assert!(!(a.dominates(&b) && b.dominates(&c)) || a.dominates(&c));
    }
}
