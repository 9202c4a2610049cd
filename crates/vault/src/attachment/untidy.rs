//! Whether a start has anything to put in order, known without a look at the chunks.

use super::Attachment;
use crate::backend::{Backend, Change, Item, Key, Range, Store};
use crate::entropy::draw;
use crate::{Entropy, Error, Head, Vault, meta};

/// The entry of `meta`.
const NAME: &str = "untidy";

/// What [`Vault::untidy`] found: drawn anew whenever something is begun, so that what was begun
/// meanwhile is not taken for put in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untidy(Vec<u8>);

/// The change that goes along with every chunk and every manifest that is written.
pub(crate) fn mark(entropy: &dyn Entropy) -> Change {
    meta::put(NAME, draw::<16>(entropy).to_vec())
}

/// As [`mark`], if one of these writes is of a manifest.
pub(crate) fn mark_of<'a>(
    mut heads: impl Iterator<Item = &'a Head>,
    entropy: &dyn Entropy,
) -> Option<Change> {
    heads
        .any(|head| head.kind == Attachment::KIND)
        .then(|| mark(entropy))
}

/// Where the entry is.
pub(crate) fn range() -> Range {
    Range::One(Store::Meta, Key::name(NAME))
}

impl<B: Backend> Vault<B> {
    /// Whether chunks or manifests were written since a start has [tended](Vault::tend) to them.
    pub async fn untidy(&self) -> Result<Option<Untidy>, Error> {
        let found = self.disk.find(range()).await?;
        Ok(found.into_iter().next().map(|item| Untidy(item.value)))
    }

    /// Has the next start tend to attachments: what named some of them is gone.
    pub async fn mark_untidy(&self) -> Result<(), Error> {
        self.disk.change(&[mark(&*self.entropy)]).await
    }

    /// Says that everything was in order after [`Vault::untidy`] gave this, if nothing was begun
    /// since; answers whether that is so.
    pub async fn tidied(&self, untidy: &Untidy) -> Result<bool, Error> {
        let mut is_so = false;
        let mut decide = |found: &[Vec<Item>]| {
            let now = found.iter().flatten().next();
            is_so = now.is_none_or(|now| now.value == untidy.0);
            Ok(match is_so {
                true => vec![meta::delete(NAME)],
                false => Vec::new(),
            })
        };
        self.disk.update(&[range()], &mut decide).await?;
        Ok(is_so)
    }
}
