//! What comes in: files, packs by id or file, dates and readings.

use std::borrow::Cow;
use std::io::Read;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, NaiveDate};
use xuefen_engine::Pack;
use xuefen_engine::calendar::parse_date;
use xuefen_engine::sorted::Map;

use crate::fault::Fault;

/// Stands for standard input.
pub(crate) const STDIN: &str = "-";

/// China keeps one time, eight hours before Greenwich, all year round.
const CHINA: i64 = 8 * 3_600;

/// The text of a file, or of standard input.
pub(crate) fn text(path: &str) -> Result<String, Fault> {
    let mut bytes = Vec::new();
    let read = if path == STDIN {
        std::io::stdin().lock().read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|mut it| it.read_to_end(&mut bytes))
    };
    read.map_err(|error| Fault::Unreadable { path: path.to_owned(), error })?;
    String::from_utf8(bytes).map_err(|_| Fault::NotText { path: path.to_owned() })
}

/// The text of a pack: a shipped one by its id, or a file.
pub(crate) fn pack_text(id_or_file: &str) -> Result<Cow<'static, str>, Fault> {
    if let Some(shipped) = xuefen_packs::text(id_or_file) {
        return Ok(Cow::Borrowed(shipped));
    }
    let looks_like_a_file = id_or_file == STDIN
        || id_or_file.contains(['/', '\\'])
        || id_or_file.ends_with(".json")
        || Path::new(id_or_file).exists();
    if !looks_like_a_file {
        return Err(Fault::UnknownPolicy(id_or_file.to_owned()));
    }
    text(id_or_file).map(Cow::Owned)
}

/// A pack with these readings, by what the command line says.
pub(crate) fn pack(id_or_file: &str, readings: &Map<String, String>) -> Result<Pack, Fault> {
    read_pack(id_or_file, &pack_text(id_or_file)?, readings)
}

/// A shipped pack with these readings, by what a document says: it must not name files to read.
pub(crate) fn shipped_pack(id: &str, readings: &Map<String, String>) -> Result<Pack, Fault> {
    let text = xuefen_packs::text(id).ok_or_else(|| Fault::UnknownPolicy(id.to_owned()))?;
    read_pack(id, text, readings)
}

fn read_pack(name: &str, text: &str, readings: &Map<String, String>) -> Result<Pack, Fault> {
    let pack = Pack::parse(text).and_then(|it| it.with_readings(readings));
    pack.map_err(|problems| Fault::Problems { path: name.to_owned(), problems })
}

/// The readings that the command line chooses.
pub(crate) fn readings(texts: &[String]) -> Result<Map<String, String>, Fault> {
    let pair = |text: &String| {
        let (switch, option) = text.split_once('=')?;
        Some((switch.trim().to_owned(), option.trim().to_owned()))
    };
    texts.iter().map(|it| pair(it).ok_or_else(|| Fault::BadReading(it.clone()))).collect()
}

/// The date of assessment, if one is given.
pub(crate) fn as_of(text: Option<&str>) -> Result<Option<NaiveDate>, Fault> {
    let read = |it: &str| parse_date(it).ok_or_else(|| Fault::BadDate(it.to_owned()));
    text.map(read).transpose()
}

/// Today in China, whose regulations these are, wherever the computer stands.
pub(crate) fn today() -> NaiveDate {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or_default().saturating_add(CHINA);
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().date_naive()
}
