//! What exists once, in a vault with other names, such as another Homeward's: it has another id
//! there, and is given the one it has here.

use super::super::Safe;
use content::Words;
use platform::timer;
use records::{LAST_COPY, NameParts, natural_name};
use std::collections::{BTreeMap, BTreeSet};
use vault::copy::{Ids, Renamer};
use vault::{Error, Head, RecordId, Walk};

/// How many names are tried before others have their turn: a few milliseconds' work.
const AT_ONCE: usize = 200;

/// Gives what exists once its id here. A record with a body tells its natural name. One that was
/// erased does not: it is looked for among the names of what is here, and among those that can be
/// built. One that is not found keeps its id, and erases nothing.
///
/// # Errors
/// When what is here could not be read.
pub async fn rename(
    safe: &Safe,
    w: Words,
    ids: &Ids,
    heads: &mut [(RecordId, Head)],
) -> Result<(), Error> {
    let mut names: Vec<String> = heads
        .iter()
        .filter_map(|(_, head)| natural_name(&head.kind, head.schema, &head.body))
        .collect();
    let erased = erased(heads);
    if !erased.is_empty() {
        let found = find_names(safe, w, (ids, heads), &erased).await?;
        names.extend(found);
    }
    // What is known of that phone's copies says nothing of those of this one.
    let names = names.iter().map(String::as_str);
    let names = names.filter(|name| *name != LAST_COPY);
    let renamer = Renamer::new(ids, &safe.ids(), names);
    for (record, _) in heads {
        *record = renamer.rename(*record);
    }
    Ok(())
}

/// What was erased there, with its kind.
fn erased(heads: &[(RecordId, Head)]) -> BTreeMap<RecordId, String> {
    let erased = heads.iter().filter(|(_, head)| head.erased);
    erased
        .map(|(record, head)| (*record, head.kind.clone()))
        .collect()
}

/// The natural names of what was erased there, as far as they are found.
async fn find_names(
    safe: &Safe,
    w: Words,
    (ids, heads): (&Ids, &[(RecordId, Head)]),
    erased: &BTreeMap<RecordId, String>,
) -> Result<Vec<String>, Error> {
    let is_erased = |name: &String| erased.contains_key(&ids.derive(name));
    let mut found = Vec::new();
    let mut parts = NameParts::new(
        w.checklist().iter().map(|item| item.slug),
        w.bag().iter().map(|item| item.slug),
        w.clinic_questions().iter().map(|question| question.slug),
    );
    for (record, head) in heads {
        parts.take(&head.kind, &record.to_string());
    }
    let mut walk = Walk::default();
    while let Some(here) = safe.load_some(&mut walk).await? {
        for record in here.records {
            let head = record.shown();
            parts.take(&head.kind, &record.id.to_string());
            let name = natural_name(&head.kind, head.schema, &head.body);
            found.extend(name.filter(is_erased));
        }
    }
    let kinds: BTreeSet<&String> = erased.values().collect();
    for kind in kinds {
        let names = parts.names(kind);
        for names in names.chunks(AT_ONCE) {
            found.extend(names.iter().filter(|name| is_erased(name)).cloned());
            timer::yield_now().await;
        }
    }
    Ok(found)
}
