//! What an address asks for: pure, so that what must never be served can be tested.

use std::path::PathBuf;

/// What a request wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// A file, relative to the folder that is served.
    File(PathBuf),
    /// The prefix without its slash.
    Moved(String),
    /// Something outside the prefix.
    Elsewhere,
    /// A path that leads out of the folder or cannot be read.
    Refused,
}

/// Reads the address of a request, such as `/a/b/style.css?x`, below a prefix such as `/a/b/`.
pub(crate) fn read(address: &str, prefix: &str) -> Asked {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    if format!("{path}/") == prefix {
        return Asked::Moved(prefix.to_owned());
    }
    let Some(path) = path.strip_prefix(prefix) else { return Asked::Elsewhere };
    let Some(path) = percent_decoded(path) else { return Asked::Refused };
    let path = if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path };
    let is_name = |part: &str| {
        !part.is_empty()
            && part != "."
            && part != ".."
            && !part.contains(['\\', ':', '\0'])
            && !part.contains(char::is_control)
    };
    if path.split('/').all(is_name) { Asked::File(path.into()) } else { Asked::Refused }
}

/// Undoes `%2F` and the like; nothing if that is not text.
fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            if !digits.iter().all(u8::is_ascii_hexdigit) {
                return None;
            }
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// The content type of a file, by its name.
pub(crate) fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// How long a file may be kept: for ever if its name holds a hash of what is in it, else only
/// as long as the server says that it is current.
pub(crate) fn cache_control(name: &str) -> &'static str {
    // Trunk's hashes are 64 bits in hexadecimal, without zeros in front.
    let is_hash = |part: &str| {
        (12..=16).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_hexdigit())
    };
    if name.split(['-', '_', '.']).skip(1).any(is_hash) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The only place that calls `read`.
    fn check(address: &str, prefix: &str, expected: &Asked) {
        assert_eq!(&read(address, prefix), expected, "{address} below {prefix}");
    }

    #[test]
    fn files_are_found_below_the_prefix() {
        check("/", "/", &Asked::File("index.html".into()));
        check("/?x=/../#y", "/", &Asked::File("index.html".into()));
        check("/packs/a%20b.json", "/", &Asked::File("packs/a b.json".into()));
        check("/a/b/", "/a/b/", &Asked::File("index.html".into()));
        check("/a/b", "/a/b/", &Asked::Moved("/a/b/".to_owned()));
        check("/style.css", "/a/b/", &Asked::Elsewhere);
        check("/..hidden", "/", &Asked::File("..hidden".into()));
    }

    #[test]
    fn a_path_that_leads_out_is_refused() {
        for address in [
            "/../x",
            "/a/../../x",
            "/%2e%2e/x",
            "/..%2fx",
            "/%2Fetc/passwd",
            "//etc/passwd",
            "/..\\x",
            "/c:/x",
            "/x%00",
            "/%ff",
            "/%zz",
            "/%",
            "/%+1",
            "/./x",
        ] {
            check(address, "/", &Asked::Refused);
        }
    }

    #[test]
    fn only_hashed_names_are_kept() {
        for name in ["app-0123456789abcdef_bg.wasm", "app-95e450f4ad72e41.js"] {
            assert!(cache_control(name).contains("immutable"), "{name}");
        }
        for name in ["index.html", "sw.js", "boot.js", "0123456789abcdef"] {
            assert_eq!(cache_control(name), "no-cache", "{name}");
        }
    }

    #[test]
    fn wasm_is_sent_as_wasm() {
        assert_eq!(content_type("app_bg.wasm"), "application/wasm");
        assert_eq!(content_type("unknown"), "application/octet-stream");
    }
}
