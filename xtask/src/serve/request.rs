//! Reads requests as browsers send them.

use std::io::{self, BufRead, Read};

/// How long the head of a request may be.
const HEAD: u64 = 32 * 1024;

/// What a request says, as far as it matters here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request {
    /// `GET`, `HEAD` or another.
    pub(crate) method: String,
    /// Path and query.
    pub(crate) address: String,
    /// Whether the connection is kept for another request.
    pub(crate) stays: bool,
}

/// Reads up to the empty line; nothing where the connection ends first.
pub(crate) fn read_head(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut limited = reader.take(HEAD);
    let mut head = Vec::new();
    loop {
        let before = head.len();
        if limited.read_until(b'\n', &mut head)? == 0 {
            return Ok(None);
        }
        if head.get(before..).is_some_and(|line| line.trim_ascii().is_empty()) {
            return Ok(Some(String::from_utf8_lossy(&head).into_owned()));
        }
    }
}

/// Reads the head of a request; nothing if it is not one.
pub(crate) fn parse(head: &str) -> Option<Request> {
    let mut lines = head.lines();
    let mut words = lines.next()?.split(' ');
    let (method, address, version) = (words.next()?, words.next()?, words.next()?);
    if words.next().is_some() || !version.starts_with("HTTP/1.") {
        return None;
    }
    let ends = |line: &str| {
        let Some((name, value)) = line.split_once(':') else { return false };
        let value = value.trim().to_ascii_lowercase();
        match name.to_ascii_lowercase().as_str() {
            "connection" => value == "close",
            // What follows is not read, so the connection cannot go on behind it.
            "content-length" => value != "0",
            "transfer-encoding" => true,
            _ => false,
        }
    };
    let stays = version != "HTTP/1.0" && !lines.any(ends);
    Some(Request { method: method.to_owned(), address: address.to_owned(), stays })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The method, the address and whether the connection stays.
    fn check(head: &str, expected: Option<(&str, &str, bool)>) {
        let expected = expected.map(|(method, address, stays)| Request {
            method: method.to_owned(),
            address: address.to_owned(),
            stays,
        });
        assert_eq!(parse(head), expected, "{head}");
    }

    #[test]
    fn requests_are_read() {
        check("GET /a?b HTTP/1.1\r\nHost: x\r\n\r\n", Some(("GET", "/a?b", true)));
        check("GET / HTTP/1.1\r\nConnection: Close\r\n\r\n", Some(("GET", "/", false)));
        check("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n", Some(("POST", "/", false)));
        check("GET / HTTP/1.0\r\n\r\n", Some(("GET", "/", false)));
        for nonsense in ["", "\r\n", "GET /", "GET / a HTTP/1.1", "GET / HTTP/2"] {
            check(nonsense, None);
        }
    }

    #[test]
    fn a_head_ends_with_an_empty_line() -> io::Result<()> {
        let mut reader = io::Cursor::new("GET / HTTP/1.1\r\n\r\nGET");
        assert_eq!(read_head(&mut reader)?.as_deref(), Some("GET / HTTP/1.1\r\n\r\n"));
        assert_eq!(read_head(&mut reader)?, None);
        let endless = "x".repeat(100_000);
        assert_eq!(read_head(&mut endless.as_bytes())?, None);
        Ok(())
    }
}
