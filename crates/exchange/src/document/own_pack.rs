//! Packs of the user's own: imported, copied from a shipped one, or written here.
//!
//! Their texts are kept as they were typed. Whether a text is sound only the reader of packs can
//! say; here it is a text like any other.

use std::sync::Arc;

use serde_json::Value;
use xuefen_engine::diagnostic::{Code, Diagnostic, Pointer};
use xuefen_engine::sorted::Map;

use crate::written::{Fields, Members};

/// The most bytes that the packs of a document may have together, with their drafts and cases.
pub const LARGEST_PACKS: usize = 4_000_000;

/// A pack of the user's own, under the id that its text bears.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnPack {
    /// The last text that was sound: the one in use. `None` while there never was one.
    pub text: Option<Arc<str>>,
    /// What has been typed since, and is not sound.
    pub draft: Option<Arc<str>>,
    /// Its worked cases, sound or not.
    pub cases: Option<Arc<str>>,
}

impl OwnPack {
    /// Whether there is no pack, as a step says it.
    #[must_use]
    pub(super) fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// What somebody who edits it sees: the draft, or the text in use.
    #[must_use]
    pub fn shown(&self) -> &str {
        self.draft.as_deref().or(self.text.as_deref()).unwrap_or_default()
    }

    /// The bytes of its texts.
    #[must_use]
    pub fn bytes(&self) -> usize {
        [&self.text, &self.draft, &self.cases].into_iter().flatten().map(|it| it.len()).sum()
    }
}

/// The packs of a document by their ids.
pub type OwnPacks = Map<String, Arc<OwnPack>>;

/// Writes packs; one that is nothing is written as its id alone.
pub(crate) fn write_packs(packs: &OwnPacks) -> Vec<Value> {
    let write = |(id, pack): (&String, &Arc<OwnPack>)| {
        Members::default()
            .text("id", Some(id))
            .text("text", pack.text.as_deref())
            .text("draft", pack.draft.as_deref())
            .text("cases", pack.cases.as_deref())
            .done()
    };
    packs.iter().map(write).collect()
}

/// Reads packs from the member `packs`; a step may say of one that it is not there.
pub(crate) fn lower_packs(fields: &mut Fields<'_>, of_step: bool) -> OwnPacks {
    let mut packs = OwnPacks::new();
    for (id, pack) in fields.lowered_list("packs", LARGEST_PACKS, lower_pack) {
        let is_missing = pack.is_nothing() && !of_step;
        if is_missing || packs.insert(id.clone(), Arc::new(pack)).is_some() {
            fields.problem("packs", Code::DuplicateId, &[&id]);
        }
    }
    packs
}

fn lower_pack(
    value: Value,
    at: &Pointer,
    problems: &mut Vec<Diagnostic>,
) -> Option<(String, OwnPack)> {
    let mut fields = Fields::open(value, at, problems)?;
    let id = fields.id("id");
    let mut text = |name| fields.string(name).map(Arc::from);
    let pack = OwnPack { text: text("text"), draft: text("draft"), cases: text("cases") };
    fields.close(id.map(|id| (id.to_string(), pack)))
}
