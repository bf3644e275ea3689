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
pub(crate) fn write_packs<'a>(
    packs: impl Iterator<Item = (&'a String, Option<&'a Arc<OwnPack>>)>,
) -> Vec<Value> {
    let write = |(id, pack): (&String, Option<&Arc<OwnPack>>)| {
        let text = |of: fn(&OwnPack) -> &Option<Arc<str>>| pack.and_then(|it| of(it).as_deref());
        Members::default()
            .text("id", Some(id))
            .text("text", text(|it| &it.text))
            .text("draft", text(|it| &it.draft))
            .text("cases", text(|it| &it.cases))
            .done()
    };
    packs.map(write).collect()
}

/// Reads packs from the member `packs`.
pub(crate) fn lower_packs(fields: &mut Fields<'_>) -> Map<String, Option<Arc<OwnPack>>> {
    let mut packs = Map::new();
    for (id, pack) in fields.lowered_list("packs", LARGEST_PACKS, lower_pack) {
        if packs.contains_key(&id) {
            fields.problem("packs", Code::DuplicateId, &[&id]);
        }
        packs.insert(id, pack);
    }
    let bytes = packs.values().flatten().map(|it| it.bytes()).sum::<usize>();
    if bytes > LARGEST_PACKS {
        let args = [bytes.to_string(), LARGEST_PACKS.to_string()];
        fields.problem("packs", Code::TooLarge, &[&args[0], &args[1]]);
    }
    packs
}

fn lower_pack(
    value: Value,
    at: &Pointer,
    problems: &mut Vec<Diagnostic>,
) -> Option<(String, Option<Arc<OwnPack>>)> {
    let mut fields = Fields::open(value, at, problems)?;
    let id = fields.id("id");
    let mut text = |name| fields.string(name).map(Arc::from);
    let pack = OwnPack { text: text("text"), draft: text("draft"), cases: text("cases") };
    let is_there = pack != OwnPack::default();
    fields.close(id.map(|id| (id.to_string(), is_there.then(|| Arc::new(pack)))))
}
