//! Padding, so that the disk tells little about lengths.

/// No plaintext is shorter than this.
const FLOOR: usize = 256;

/// The length to which `length` bytes are padded: at least 256, then Padmé (Nikitin et al.,
/// "Reducing Metadata Leakage from Encrypted Files", 2019), which adds at most 12 %.
pub(crate) fn padded(length: usize) -> usize {
    let length = length.max(FLOOR);
    let exponent = length.ilog2();
    let kept = exponent.ilog2() + 1;
    let mask = (1usize << (exponent - kept)) - 1;
    (length.saturating_add(mask)) & !mask
}

/// Pads JSON with spaces: it stays valid JSON, and needs no length beside it.
pub(crate) fn pad(json: &mut Vec<u8>) {
    json.resize(padded(json.len()), b' ');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(length: usize, expected: usize) {
        assert_eq!(padded(length), expected, "{length}");
    }

    #[test]
    fn pads() {
        check(0, 256);
        check(1, 256);
        check(256, 256);
        check(257, 272);
        check(272, 272);
        check(273, 288);
        check(511, 512);
        check(513, 544);
        check(1000, 1024);
        check(1025, 1088);
        check(100_000, 100_352);
        check(1_000_000, 1_015_808);
    }

    proptest! {
        #[test]
        fn grows_by_at_most_an_eighth_and_is_stable(length in 256usize..1 << 30) {
            let result = padded(length);
            prop_assert!(result >= length && result - length <= length / 8);
            prop_assert_eq!(padded(result), result);
        }
    }
}
