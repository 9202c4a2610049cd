use super::*;
use crate::id::{hex, unhex};
use crate::testing::Counting;
use proptest::prelude::*;

/// The bytes from the first up, as PyNaCl was given them.
struct From(u8);

impl Entropy for From {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.copy_from_slice(&count(self.0));
    }
}

fn count(first: u8) -> [u8; 32] {
    std::array::from_fn(|at| first + at as u8)
}

fn pair() -> (Key, [u8; 32]) {
    let private = Key::new(count(1));
    let public = x25519(*private.expose(), X25519_BASEPOINT_BYTES);
    (private, public)
}

/// By PyNaCl 1.6.2 (libsodium): the receiver's private key is 01…20, the ephemeral one 65…84.
#[track_caller]
fn check(plain: &[u8], expected: &str) {
    let (private, public) = pair();
    let sealed = seal(&public, plain, &From(101)).unwrap();
    assert_eq!(hex(&sealed), expected);
    assert_eq!(open(&public, &private, &sealed).unwrap().as_slice(), plain);
}

#[test]
fn seals_as_libsodium_does() {
    check(
        b"words, sealed",
        "5714769d116bf76436ae74bc793d2c30ad1903c59ac5273805c7e2698b410c36b29557771551a3eb2400089d9f760d1e56f151067029bc757f9d57d6ad",
    );
    check(
        &b"words, sealed".repeat(10)[..100],
        "5714769d116bf76436ae74bc793d2c30ad1903c59ac5273805c7e2698b410c36f4850bcbf48bcfb3\
         debb2e720c39d88756f151067029bc757f9d57d6ad00d181921ed7b3f5f6e2c0eaf867bef5c9abd3\
         93a35229a174fa299c8ca57bfe609dc9d162e8db4f16f4b3687a9107512f5a76de4ceb9c3d78d9b9\
         e844a88b4cfe891bdbc9129f33d2ccc7f3837e1bbeb650c43909e7ed",
    );
}

#[test]
fn a_public_key_that_is_none_is_refused() {
    assert_eq!(seal(&[0; 32], b"words", &From(1)), None);
    assert!(open(&pair().1, &pair().0, &[0; 100]).is_none());
    assert!(unhex::<32>("00").is_err());
}

proptest! {
    #[test]
    fn opens_only_what_it_sealed(plain: Vec<u8>, at: usize, bits in 1u8..) {
        let (private, public) = pair();
        let mut sealed = seal(&public, &plain, &Counting::from(1)).unwrap();
        let opened = open(&public, &private, &sealed);
        prop_assert_eq!(opened.as_deref(), Some(&plain));
        for cut in 0..sealed.len().min(60) {
            prop_assert!(open(&public, &private, &sealed[..cut]).is_none());
        }
        // The top bit of a public key counts for nothing in X25519, but does in the nonce.
        let at = at % sealed.len();
        sealed[at] ^= bits;
        prop_assert!(open(&public, &private, &sealed).is_none());
    }
}
