//! The key from which a vault derives ids of natural names, on its way into a copy and out.

use crate::RecordId;
use crate::key::Key;
use crate::keyring::record_named;

/// The secret from which ids are derived; wiped when dropped.
#[derive(Clone, Debug)]
pub struct Ids(pub(crate) Key);

impl Ids {
    /// The id that [`Vault::derive_id`](crate::Vault::derive_id) gives to this name in the vault
    /// that the key is from.
    pub fn derive(&self, natural_name: &str) -> RecordId {
        record_named(&self.0, natural_name)
    }

    /// Whether both derive the same ids.
    pub fn is_same(&self, other: &Ids) -> bool {
        self.0.expose() == other.0.expose()
    }
}
