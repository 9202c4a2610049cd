//! Recordings and pictures as a whole: what each record says of them, and what a start puts in order.

use super::Safe;
use super::rescue::is_any_set_aside;
use platform::{clock, tabs};
use records::{Extent, Kept, Manifest};
use vault::{Attachment, Error, Head, Named, Naming, RecordId};

/// The attachments that are named.
pub async fn named(safe: &Safe) -> Result<Named, Error> {
    safe.find_named(|_, head| naming(head)).await
}

/// Removes chunks that nobody names, and closes recordings that a kill has left open. Another
/// start does it where another window is at work.
pub async fn tend(safe: &Safe) -> Result<(), Error> {
    let Some(_alone) = tabs::begin_alone().await else {
        return Ok(());
    };
    // What was set aside may name chunks that lie here.
    if is_any_set_aside().await {
        return Ok(());
    }
    // First what is there, then who names it: what is begun meanwhile is not taken for nobody's.
    let listed = safe.list_attachments().await?;
    if listed.is_empty() {
        return Ok(());
    }
    let mut open = Vec::new();
    let named = safe
        .find_named(|record, head| {
            let naming = naming(head);
            if let Naming::One(_, None) = naming {
                open.push(record);
            }
            naming
        })
        .await?;
    safe.sweep(&listed, &named).await?;
    for record in open {
        close(safe, record).await?;
    }
    Ok(())
}

fn naming(head: &Head) -> Naming {
    match Manifest::of_any(&head.kind, head.schema, &head.body) {
        Ok(None) => Naming::Nothing,
        Ok(Some(manifest)) => match attachment(&manifest) {
            Some(one) => Naming::One(one, manifest.extent.map(|extent| extent.chunks)),
            None => Naming::Unknown,
        },
        Err(_) => Naming::Unknown,
    }
}

fn attachment(manifest: &Manifest) -> Option<Attachment> {
    Attachment::from_hex(&manifest.attachment, &manifest.key)
}

/// Says in a manifest where its recording ends. One that two windows see differently stays open.
async fn close(safe: &Safe, id: RecordId) -> Result<(), Error> {
    let record = safe.read(id).await?;
    let Some(record) = record.filter(|record| !record.is_erased() && !record.is_conflict()) else {
        return Ok(());
    };
    let head = record.shown();
    let open = Manifest::decode(head.schema, &head.body).ok();
    let open = open.filter(|manifest| manifest.extent.is_none());
    let Some((one, manifest)) = open.and_then(|open| Some((attachment(&open)?, open))) else {
        return Ok(());
    };
    let Some(taken) = safe.end_chunks(&one).await? else {
        return Ok(());
    };
    let closed = Manifest {
        extent: Some(Extent {
            bytes: taken.bytes,
            chunks: taken.chunks,
        }),
        ..manifest
    };
    let at = clock::now().timestamp_millis();
    let (kind, schema) = (Manifest::KIND, Manifest::SCHEMA);
    safe.put(id, &record.vector(), kind, schema, &closed.encode(), at)
        .await?;
    tabs::announce(&[id.to_string()]);
    Ok(())
}
