//! Where in the app: a route and its fragment (`#/…`), total both ways.
//!
//! Fragments work on any static server, in any sub-path, and never reach a server.

/// A page, of one's own archive or of the sample teacher's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// Whether the page shows the sample teacher, who is never saved.
    pub sample: bool,
    /// Which page.
    pub page: Page,
}

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// First start: choose a policy, say who you are.
    Welcome,
    /// How far along, what is missing.
    Overview,
    /// The list of records.
    Records,
    /// The form for a new record.
    NewRecord,
    /// One record and why it counts as it does; the record's id.
    Record(String),
    /// The form of an existing record; the record's id.
    EditRecord(String),
    /// Import of a table.
    Import,
    /// The policy as a readable document.
    Policy,
    /// One article of it and the records that it touched; the rule's id.
    Article(String),
    /// The archive under another policy, beside the one in use; the other's id, once it is chosen.
    Compare(Option<String>),
    /// The teacher's facts and the choice of policy.
    Teacher,
    /// Packs of the teacher's own: import, new ones, the list.
    Packs,
    /// One of these being written; its id.
    Pack(String),
    /// Backup, import of an archive, erasing.
    Data,
    /// Every component in every state, for those who build them.
    Gallery,
    /// A fragment that names no page.
    Unknown(String),
}

impl Route {
    /// A page of one's own archive.
    #[must_use]
    pub fn own(page: Page) -> Self {
        Self { sample: false, page }
    }

    /// Reads a fragment, with or without `#`.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#');
        let parts: Vec<String> = path.split('/').filter(|it| !it.is_empty()).map(decode).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let (sample, parts) = match parts.split_first() {
            Some((&"sample", rest)) => (true, rest),
            _ => (false, parts.as_slice()),
        };
        let page = match parts {
            [] => Page::Overview,
            ["welcome"] => Page::Welcome,
            ["records"] => Page::Records,
            ["new"] => Page::NewRecord,
            ["records", id] => Page::Record((*id).to_owned()),
            ["records", id, "edit"] => Page::EditRecord((*id).to_owned()),
            ["import"] => Page::Import,
            ["policy"] => Page::Policy,
            ["policy", rule] => Page::Article((*rule).to_owned()),
            ["compare"] => Page::Compare(None),
            ["compare", id] => Page::Compare(Some((*id).to_owned())),
            ["teacher"] => Page::Teacher,
            ["packs"] => Page::Packs,
            ["packs", id] => Page::Pack((*id).to_owned()),
            ["data"] => Page::Data,
            ["gallery"] => Page::Gallery,
            _ => Page::Unknown(parts.join("/")),
        };
        Self { sample, page }
    }

    /// The fragment, with `#`.
    #[must_use]
    pub fn href(&self) -> String {
        let path = match &self.page {
            Page::Welcome => "welcome".to_owned(),
            Page::Overview => String::new(),
            Page::Records => "records".to_owned(),
            Page::NewRecord => "new".to_owned(),
            Page::Record(id) => format!("records/{}", encode(id)),
            Page::EditRecord(id) => format!("records/{}/edit", encode(id)),
            Page::Import => "import".to_owned(),
            Page::Policy => "policy".to_owned(),
            Page::Article(rule) => format!("policy/{}", encode(rule)),
            Page::Compare(None) => "compare".to_owned(),
            Page::Compare(Some(id)) => format!("compare/{}", encode(id)),
            Page::Teacher => "teacher".to_owned(),
            Page::Packs => "packs".to_owned(),
            Page::Pack(id) => format!("packs/{}", encode(id)),
            Page::Data => "data".to_owned(),
            Page::Gallery => "gallery".to_owned(),
            Page::Unknown(path) => path.split('/').map(encode).collect::<Vec<_>>().join("/"),
        };
        match (self.sample, path.is_empty()) {
            (false, _) => format!("#/{path}"),
            (true, true) => "#/sample".to_owned(),
            (true, false) => format!("#/sample/{path}"),
        }
    }
}

/// Percent-encodes all but unreserved characters.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// Decodes what [`encode`] wrote; anything else stays as it is.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|it| std::str::from_utf8(it).ok());
        let decoded = digits.and_then(|it| u8::from_str_radix(it, 16).ok());
        match (byte, decoded) {
            (b'%', Some(it)) => {
                bytes.push(it);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_empty_fragment_is_the_overview() {
        for text in ["", "#", "#/", "/"] {
            assert_eq!(Route::parse(text), Route::own(Page::Overview));
        }
        assert_eq!(Route::parse("#/sample"), Route { sample: true, page: Page::Overview });
    }

    proptest! {
        #[test]
        fn a_record_is_found_again_whatever_its_id(id in "[^\\p{C}]{1,20}", sample: bool) {
            let compare = Page::Compare(Some(id.clone()));
            let (article, pack) = (Page::Article(id.clone()), Page::Pack(id.clone()));
            let pages = [Page::Record(id.clone()), Page::EditRecord(id), article, compare, pack];
            for page in pages {
                let route = Route { sample, page };
                prop_assert_eq!(Route::parse(&route.href()), route);
            }
        }

        #[test]
        fn any_fragment_is_read(fragment in ".{0,40}") {
            let route = Route::parse(&fragment);
            prop_assert_eq!(Route::parse(&route.href()), route);
        }
    }
}
