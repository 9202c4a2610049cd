//! Recordings and pictures as a whole: what each record says of them, and what a start puts in order.

use super::Safe;
use super::rescue::is_any_set_aside;
use platform::{clock, tabs};
use records::{Extent, Kept, Manifest};
use vault::{Attachment, Error, Head, Manifests, Named, Naming, RecordId, Taken};

/// The attachments that are named.
pub async fn named(safe: &Safe) -> Result<Named, Error> {
    safe.find_named(|record, head| Kinds.naming(record, head))
        .await
}

/// Removes chunks that nobody names, closes recordings that a kill has left open, and joins their
/// slices. Another start does it where another window is at work.
pub async fn tend(safe: &Safe) -> Result<(), Error> {
    if safe.untidy().await?.is_none() {
        return Ok(());
    }
    let Some(_alone) = tabs::begin_alone().await else {
        return Ok(());
    };
    // What was set aside may name chunks that lie here.
    if is_any_set_aside().await {
        return Ok(());
    }
    let at = clock::now().timestamp_millis();
    let written = safe.tend(&Kinds, at).await?;
    let ids: Vec<String> = written.iter().map(RecordId::to_string).collect();
    if !ids.is_empty() {
        tabs::announce(&ids);
    }
    Ok(())
}

/// Records as they are read here.
struct Kinds;

impl Manifests for Kinds {
    fn naming(&self, _: RecordId, head: &Head) -> Naming {
        match Manifest::of_any(&head.kind, head.schema, &head.body) {
            Ok(None) => Naming::Nothing,
            Ok(Some(manifest)) => {
                let one = Attachment::from_hex(&manifest.attachment, &manifest.key);
                let taken = manifest
                    .extent
                    .map(|Extent { bytes, chunks }| Taken { bytes, chunks });
                one.map_or(Naming::Unknown, |one| Naming::One(one, taken))
            }
            Err(_) => Naming::Unknown,
        }
    }

    fn with(&self, head: &Head, attachment: &Attachment, taken: Taken) -> Option<String> {
        let manifest = Manifest::decode(head.schema, &head.body).ok()?;
        let Taken { bytes, chunks } = taken;
        let with = Manifest {
            attachment: attachment.id_hex(),
            key: attachment.expose_key_hex().to_string(),
            extent: Some(Extent { bytes, chunks }),
            ..manifest
        };
        Some(with.encode())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vault_knows_manifests_by_their_kind() {
        assert_eq!(Attachment::KIND, Manifest::KIND);
    }
}
