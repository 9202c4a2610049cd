//! Putting short lists in order.

/// The items in the order of their keys, the smallest first; items with equal keys stay as they
/// came.
///
/// Each item is inserted where it belongs, which suits the tens of items a patient has. The
/// standard library's sort is five kilobytes of wasm for every type it is used with.
#[must_use]
pub fn in_order<T, K: Ord>(items: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut ordered = Vec::new();
    for item in items {
        let here = key(&item);
        let place = ordered.partition_point(|other| key(other) <= here);
        ordered.insert(place, item);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::in_order;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn orders_as_a_stable_sort_does(items: Vec<(u8, u16)>) {
            let mut sorted = items.clone();
            sorted.sort_by_key(|item| item.0);
            prop_assert_eq!(in_order(items, |item| item.0), sorted);
        }
    }
}
