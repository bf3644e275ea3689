//! Joins the style sheets of a built page into one: one request, and better packed.

use std::fs;
use std::path::Path;

use crate::error::Error;
use crate::html;

/// The one style sheet.
const JOINED: &str = "style";

/// Joins the style sheets of `dist/index.html`, in their order.
pub(crate) fn join(dist: &Path) -> Result<(), Error> {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).map_err(Error::file(&index))?;
    let mut joined = String::new();
    let mut left = String::with_capacity(page.len());
    let mut rest = page.as_str();
    let mut place = None;
    while let Some((before, after)) = rest.split_once("<link ") {
        let (tag, following) = after.split_once('>').unwrap_or((after, ""));
        left.push_str(before);
        if html::attribute(tag, "rel") == Some("stylesheet") {
            let file = html::attribute(tag, "href").unwrap_or_default().trim_start_matches("./");
            let path = dist.join(file);
            joined.push_str(&fs::read_to_string(&path).map_err(Error::file(&path))?);
            joined.push('\n');
            fs::remove_file(&path).map_err(Error::file(&path))?;
            place.get_or_insert(left.len());
        } else {
            left.push_str("<link ");
            left.push_str(tag);
            left.push('>');
        }
        rest = following;
    }
    left.push_str(rest);
    let Some(place) = place else { return Ok(()) };
    // A changed sheet has another name, so that no browser shows an old one from its cache.
    let name = format!("{JOINED}-{:016x}.css", fingerprint(joined.as_bytes()));
    left.insert_str(place, &format!("<link rel=\"stylesheet\" href=\"./{name}\">"));
    let path = dist.join(name);
    fs::write(&path, joined).map_err(Error::file(&path))?;
    fs::write(&index, left).map_err(Error::file(&index))
}

/// A number that tells texts apart (FNV-1a); it guards against nothing.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_joined_in_their_order_and_the_rest_stays() {
        let dist = std::env::temp_dir().join(format!("xuefen-styles-{}", std::process::id()));
        let page = "<html><link rel=\"icon\" href=\"i.svg\">\n\
                    <link rel=\"stylesheet\" href=\"./b.css\" integrity=\"x\"/>\
                    <link rel=\"stylesheet\" href=\"./a.css\"/></html>";
        let made = fs::create_dir_all(&dist)
            .and_then(|()| fs::write(dist.join("index.html"), page))
            .and_then(|()| fs::write(dist.join("a.css"), "a{}"))
            .and_then(|()| fs::write(dist.join("b.css"), "b{}"));
        assert!(made.is_ok() && join(&dist).is_ok());
        let page = fs::read_to_string(dist.join("index.html")).unwrap_or_default();
        let sheets = html::values(&page, "link", "href");
        assert_eq!(sheets.first().map(String::as_str), Some("i.svg"));
        let sheet = sheets.get(1).map(|it| fs::read_to_string(dist.join(it)).unwrap_or_default());
        assert_eq!(sheet.as_deref(), Some("b{}\na{}\n"));
        assert_eq!((sheets.len(), dist.join("a.css").exists()), (2, false));
        assert!(fs::remove_dir_all(dist).is_ok());
    }
}
