//! The rules, as the session calls them. They come with a part of the app, after the first paint.

use std::sync::Arc;

use chrono::NaiveDate;
use xuefen_engine::archive::Archive;
use xuefen_engine::{Assessment, Pack};
use xuefen_exchange::archive_file::read_archive;
use xuefen_exchange::document::{Document, History, PolicyChoice};

use crate::state::OpenDocument;

/// What the session needs of the rules.
#[derive(Debug)]
pub struct Rules {
    /// Reads a pack that was compiled with this build; `None` if it is not that.
    pub read_compiled: fn(&str) -> Option<Arc<Pack>>,
    /// Assesses an archive as of a date.
    pub assess: fn(&Pack, &Archive, NaiveDate) -> Arc<Assessment>,
    /// Reads the archive of the sample teacher; `None` if it is not sound.
    pub read_sample: fn(&str) -> Option<OpenDocument>,
}

/// The rules.
pub static RULES: Rules = Rules { read_compiled, assess, read_sample };

/// What reads packs as they are written. It is fetched where a reading is chosen or a pack is shown.
#[derive(Debug)]
pub struct Reader {
    /// Reads a pack; `None` if it is not sound.
    pub read: fn(&str) -> Option<Arc<Pack>>,
    /// A whole pack under the readings that the teacher has chosen.
    pub under: fn(&Arc<Pack>, &PolicyChoice) -> Arc<Pack>,
}

/// The reader.
pub static READER: Reader = Reader { read, under };

fn read_compiled(text: &str) -> Option<Arc<Pack>> {
    Pack::from_stored(text).map(Arc::new)
}

fn read(text: &str) -> Option<Arc<Pack>> {
    Pack::parse(text).ok().map(Arc::new)
}

fn under(pack: &Arc<Pack>, choice: &PolicyChoice) -> Arc<Pack> {
    // A reading that this edition does not know any more falls back to the default.
    pack.with_readings(&choice.switches).map_or_else(|_| Arc::clone(pack), Arc::new)
}

fn assess(pack: &Pack, archive: &Archive, as_of: NaiveDate) -> Arc<Assessment> {
    Arc::new(xuefen_engine::assess(pack, archive, as_of))
}

fn read_sample(text: &str) -> Option<OpenDocument> {
    let file = read_archive(text).ok()?;
    let document = Document::default().replaced_by(&file);
    OpenDocument::new(document, History::default()).ok()
}
