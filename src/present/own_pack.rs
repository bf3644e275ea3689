//! What a pack of the teacher's own is called, told without reading its rules.

use serde_json::Value;
use xuefen_engine::json;
use xuefen_engine::pack::LARGEST;
use xuefen_exchange::document::{OwnPack, OwnPacks};
use xuefen_words::Language;

/// The head of a pack's text, as far as it can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The id that the text bears.
    pub id: String,
    /// The title, Chinese and English.
    pub title: (String, String),
    /// The place where it applies, Chinese and English.
    pub region: (String, String),
    /// The years of its cycle, as the index of shipped packs has them.
    pub years: String,
}

impl Head {
    /// Reads the head of a text; what cannot be read is empty.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let value = json::parse(text, LARGEST).unwrap_or_default();
        let text = |of: &Value, name: &str| -> String {
            of.get(name).and_then(Value::as_str).unwrap_or_default().trim().to_owned()
        };
        let both = |name: &str| {
            let it = value.get(name).cloned().unwrap_or_default();
            (text(&it, "zh"), text(&it, "en"))
        };
        let rules = value.get("rules").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let cycle = rules.iter().find(|it| text(it, "rule") == "cycle");
        let year = |name| -> Option<String> { Some(text(cycle?, name).get(..4)?.to_owned()) };
        let years = match (year("from"), year("to")) {
            (Some(from), Some(to)) if from == to => from,
            (Some(from), Some(to)) => format!("{from}—{to}"),
            _ => String::new(),
        };
        Self { id: text(&value, "id"), title: both("title"), region: both("region"), years }
    }

    /// The title in a language, or in the other, or else the id of the pack.
    #[must_use]
    pub fn title(&self, id: &str, language: Language) -> String {
        let title = of(&self.title, language);
        if title.is_empty() { id } else { title }.to_owned()
    }

    /// The place in a language, or in the other; empty where it says none.
    #[must_use]
    pub fn region(&self, language: Language) -> &str {
        of(&self.region, language)
    }
}

/// What of both languages is there.
fn of((zh, en): &(String, String), language: Language) -> &str {
    let (first, second) = language.pick((zh, en), (en, zh));
    if first.is_empty() { second } else { first }
}

/// The title of one's own pack: as the text in use has it, or the draft.
#[must_use]
pub fn title(id: &str, pack: &OwnPack, language: Language) -> String {
    Head::read(pack.text.as_deref().unwrap_or(pack.shown())).title(id, language)
}

/// The title of any policy: of one's own pack, of a shipped one, or else its id.
#[must_use]
pub fn title_of_policy(id: &str, own: &OwnPacks, language: Language) -> String {
    match own.get(id) {
        Some(pack) => title(id, pack, language),
        None => super::choose_policy::title(id, language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"id": "own", "title": {"zh": "办法", "en": " "}, "region": {"en": "County"},
        "rules": [{"rule": "scope"}, {"rule": "cycle", "from": "2026-01-01", "to": "2030-12-31"}]}"#;

    #[test]
    fn a_head_is_read_from_whatever_is_there() {
        let head = Head::read(TEXT);
        assert_eq!((head.id.as_str(), head.years.as_str()), ("own", "2026—2030"));
        for language in Language::ALL {
            assert_eq!(head.title("own", *language), "办法");
            assert_eq!(head.region(*language), "County");
        }
        for text in ["", "{", "[1]", r#"{"title": 3, "rules": {}}"#] {
            assert_eq!(Head::read(text), Head::default());
            assert_eq!(Head::read(text).title("own", Language::Zh), "own");
        }
    }

    #[test]
    fn a_policy_is_called_by_its_title_wherever_it_comes_from() {
        let pack = OwnPack { text: Some(TEXT.into()), ..OwnPack::default() };
        let own: OwnPacks = [("own".to_owned(), pack.into())].into();
        assert_eq!(title_of_policy("own", &own, Language::Zh), "办法");
        assert!(title_of_policy("gansu-2013-49", &own, Language::Zh).starts_with("甘肃省"));
        assert_eq!(title_of_policy("other", &own, Language::Zh), "other");
        let draft =
            OwnPack { draft: Some(r#"{"title": {"zh": "草稿"}}"#.into()), ..OwnPack::default() };
        assert_eq!(title("own", &draft, Language::En), "草稿");
    }
}
