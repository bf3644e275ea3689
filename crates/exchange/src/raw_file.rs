//! What lay in the browser's storage and could not be read, as a file: as it was, to be looked at
//! by somebody who can.

use serde_json::{Value, json};

use crate::json_text;

/// The name of the format.
pub const FORMAT: &str = "xuefen-raw";

/// Writes texts, each with the place where it lay.
#[must_use]
pub fn write_raw(texts: &[(String, String)]) -> String {
    let entry = |(place, text): &(String, String)| json!({"place": place, "text": text});
    let entries: Vec<Value> = texts.iter().map(entry).collect();
    json_text::pretty(&json!({"format": FORMAT, "version": 1, "entries": entries}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_kept_as_they_were_even_from_the_same_place() {
        let texts = ["{\"a\": 1", "\u{0}\"分"].map(|it| ("slot A".to_owned(), it.to_owned()));
        let file: Value = serde_json::from_str(&write_raw(&texts)).unwrap();
        assert_eq!(file["format"], FORMAT);
        assert_eq!(file["entries"][0]["text"], "{\"a\": 1");
        assert_eq!(file["entries"][1]["text"], "\u{0}\"分");
    }
}
