//! Text as people type it, brought to one form so that it can be compared.

/// A text in half-width, lower-case characters, with plain brackets and spaces and without invisible characters.
pub(super) fn folded(text: &str) -> String {
    let folded: String = text.chars().filter_map(fold).map(|it| it.to_ascii_lowercase()).collect();
    folded.trim().to_owned()
}

fn fold(it: char) -> Option<char> {
    match it {
        '\u{ff01}'..='\u{ff5e}' => match char::from_u32(u32::from(it) - 0xfee0)? {
            '[' | '{' => Some('('),
            ']' | '}' => Some(')'),
            half => Some(half),
        },
        '【' | '〔' | '〖' | '[' | '{' => Some('('),
        '】' | '〕' | '〗' | ']' | '}' => Some(')'),
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        _ if it.is_whitespace() => Some(' '),
        _ if it.is_control() => None,
        _ => Some(it),
    }
}

/// A word for comparison: letters and digits only.
pub(super) fn word_key(text: &str) -> String {
    let mut key = folded(text);
    key.retain(is_in_word);
    key
}

/// Whether a character is of a word rather than a mark between words.
fn is_in_word(it: char) -> bool {
    match it {
        '\0'..='\u{bf}' => it.is_ascii_alphanumeric(),
        '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{fe10}'..='\u{fe6f}' => false,
        _ => true,
    }
}

/// A heading for comparison: letters and digits only, without units and remarks in brackets.
pub(super) fn heading_key(text: &str) -> String {
    let key = word_key(&without_brackets(&folded(text)));
    if key.is_empty() { word_key(text) } else { key }
}

/// A folded text without what stands in brackets.
pub(super) fn without_brackets(folded: &str) -> String {
    let mut depth = 0_usize;
    let outside = |it: &char| match it {
        '(' => {
            depth += 1;
            false
        }
        ')' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    };
    let kept: String = folded.chars().filter(outside).collect();
    kept.trim().to_owned()
}

/// Whether a cell says that there is nothing: empty, a dash, a slash, 无.
pub(super) fn is_absent(text: &str) -> bool {
    let is_dash = |it: char| matches!(it, '-' | '–' | '—' | '―' | '−' | '/' | '\\' | '_' | ' ');
    match text.chars().filter_map(fold).find(|it| *it != ' ') {
        None => true,
        Some(first) if is_dash(first) => text.chars().filter_map(fold).all(is_dash),
        Some('无' | '暂' | '没' | 'n' | 'N') => {
            let words = ["无", "暂无", "没有", "n/a", "na", "none", "null"];
            words.contains(&folded(text).as_str())
        }
        Some(_) => false,
    }
}

/// A text on one line, without control characters.
pub(super) fn one_line(text: &str) -> String {
    let words = text.split(|it: char| it.is_whitespace() || it.is_control());
    words.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text that may have several lines, without other control characters.
pub(super) fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let plain = text.chars().map(|it| if it.is_control() && it != '\n' { ' ' } else { it });
    plain.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_and_half_width_are_the_same() {
        assert_eq!(folded("１６　学时（节）"), "16 学时(节)");
        assert_eq!(folded("\u{feff}Ｈｏｕｒｓ\u{200b} "), "hours");
    }

    #[test]
    fn a_heading_is_compared_without_its_unit() {
        assert_eq!(heading_key(" 学 时（节）*"), "学时");
        assert_eq!(heading_key("【学分】"), "学分");
        assert_eq!(heading_key("Credit hours"), "credithours");
    }

    #[test]
    fn dashes_slashes_and_none_are_nothing() {
        for text in ["", " ", "-", "——", "/", "／", "无", "N/A", "\u{3000}"] {
            assert!(is_absent(text), "{text}");
        }
        for text in ["0", "无锡", "-1"] {
            assert!(!is_absent(text), "{text}");
        }
    }

    #[test]
    fn a_line_break_in_a_title_becomes_a_space() {
        assert_eq!(one_line(" 新课标\r\n解读\u{7} "), "新课标 解读");
        assert_eq!(lines("一\r\n二\u{7}"), "一\n二");
    }
}
