//! What a page's tags say. Enough for pages that we have written and Trunk has filled in.

/// The values of an attribute in all tags of a name, in order.
pub(crate) fn values(html: &str, tag: &str, attribute: &str) -> Vec<String> {
    tags(html)
        .filter(|it| name(it) == tag)
        .filter_map(|it| self::attribute(it, attribute).map(str::to_owned))
        .collect()
}

/// The insides of a page's tags, in order.
pub(crate) fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').skip(1).map(|it| it.split_once('>').map_or(it, |(tag, _)| tag))
}

/// The name of a tag.
pub(crate) fn name(tag: &str) -> &str {
    tag.split(|it: char| it.is_whitespace()).next().unwrap_or_default()
}

/// The value of an attribute in the inside of a tag.
pub(crate) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once('=') {
        let key = before.split(|it: char| it.is_whitespace()).next_back().unwrap_or_default();
        let quote = after.chars().next().filter(|it| ['"', '\''].contains(it));
        let (value, following) = match quote {
            Some(quote) => after.get(1..)?.split_once(quote)?,
            None => after.split_once(|it: char| it.is_whitespace()).unwrap_or((after, "")),
        };
        if key == name {
            return Some(value);
        }
        rest = following;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_quoted_or_not() {
        let html =
            "<link rel=icon href='a.svg'>x = y<LINK><link href=\"b.css\" rel=\"stylesheet\"/>";
        assert_eq!(values(html, "link", "href"), ["a.svg", "b.css"]);
        assert_eq!(values(html, "link", "rel"), ["icon", "stylesheet"]);
        assert!(values(html, "script", "src").is_empty());
    }
}
