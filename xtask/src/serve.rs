//! A small static web server for `dist/`: this machine only, from any sub-path.
//!
//! Every connection has a thread of its own, so that a browser which keeps many of them open never
//! waits for itself.

mod asked;
mod request;

use std::fs;
use std::io::{self, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::error::Error;
use asked::Asked;
use request::Request;

/// How many ports are tried after the first.
const PORTS: u16 = 100;

/// How long a connection may be silent.
const SILENCE: Duration = Duration::from_secs(60);

/// A folder that is being served, until this is dropped or the process ends.
#[derive(Debug)]
pub(crate) struct Site {
    /// Its address, with a slash at the end.
    pub(crate) url: String,
    /// Its port.
    pub(crate) port: u16,
    over: Arc<AtomicBool>,
}

impl Drop for Site {
    fn drop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
        // One last connection, so that the wait for the next one ends.
        drop(TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)));
    }
}

/// What is served, and from where.
#[derive(Debug)]
struct Shelf {
    folder: PathBuf,
    prefix: String,
}

/// An answer.
struct Answer {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

/// Serves a folder below a prefix (`/` or `/a/b/`), on the first free port from `port` on;
/// 0 stands for any port.
pub(crate) fn serve(folder: &Path, prefix: &str, port: u16) -> Result<Site, Error> {
    let folder = folder.canonicalize().map_err(Error::file(folder))?;
    let listener = (port..=port.saturating_add(PORTS))
        .find_map(|it| TcpListener::bind((Ipv4Addr::LOCALHOST, it)).ok())
        .ok_or(Error::NoPort { from: port })?;
    let port = listener.local_addr().map_err(Error::file(&folder))?.port();
    let over = Arc::new(AtomicBool::new(false));
    let is_over = Arc::clone(&over);
    let shelf = Arc::new(Shelf { folder, prefix: prefix.to_owned() });
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            if is_over.load(Ordering::SeqCst) {
                return;
            }
            let shelf = Arc::clone(&shelf);
            // A browser that has gone away does not need its answer.
            thread::spawn(move || drop(shelf.converse(stream)));
        }
    });
    Ok(Site { url: format!("http://127.0.0.1:{port}{prefix}"), port, over })
}

impl Shelf {
    /// Answers the requests of one connection until it is closed.
    fn converse(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(SILENCE))?;
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream.try_clone()?);
        while let Some(head) = request::read_head(&mut reader)? {
            let request = request::parse(&head);
            let stays = request.as_ref().is_some_and(|it| it.stays);
            let with_body = request.as_ref().is_none_or(|it| it.method != "HEAD");
            let answer = request.map_or_else(|| plain("400 Bad Request"), |it| self.answer(&it));
            stream.write_all(&answer.bytes(stays, with_body))?;
            if !stays {
                break;
            }
        }
        Ok(())
    }

    /// The answer to a request.
    fn answer(&self, request: &Request) -> Answer {
        if !["GET", "HEAD"].contains(&request.method.as_str()) {
            return plain("405 Method Not Allowed");
        }
        match asked::read(&request.address, &self.prefix) {
            Asked::Refused => plain("400 Bad Request"),
            Asked::Elsewhere => plain("404 Not Found"),
            Asked::Moved(to) => {
                let mut answer = plain("301 Moved Permanently");
                answer.headers.push(("Location", to));
                answer
            }
            Asked::File(path) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.read(&path).map_or_else(
                    || plain("404 Not Found"),
                    |body| Answer {
                        status: "200 OK",
                        headers: vec![
                            ("Content-Type", asked::content_type(&name).to_owned()),
                            ("Cache-Control", asked::cache_control(&name).to_owned()),
                        ],
                        body,
                    },
                )
            }
        }
    }

    /// Reads a file of the folder; a link that leads out of it is not followed.
    fn read(&self, path: &Path) -> Option<Vec<u8>> {
        let path = self.folder.join(path).canonicalize().ok()?;
        if path.starts_with(&self.folder) { fs::read(path).ok() } else { None }
    }
}

impl Answer {
    /// The answer as it is sent.
    fn bytes(&self, stays: bool, with_body: bool) -> Vec<u8> {
        let connection = if stays { "keep-alive" } else { "close" };
        let mut head = format!(
            "HTTP/1.1 {}\r\nConnection: {connection}\r\nContent-Length: {}\r\n\
             X-Content-Type-Options: nosniff\r\n",
            self.status,
            self.body.len(),
        );
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        let mut bytes = head.into_bytes();
        if with_body {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }
}

/// An answer that is no more than its status.
fn plain(status: &'static str) -> Answer {
    let headers = vec![
        ("Content-Type", "text/plain; charset=utf-8".to_owned()),
        ("Cache-Control", "no-cache".to_owned()),
    ];
    Answer { status, headers, body: status.as_bytes().to_vec() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    /// The whole answer to a request line.
    fn ask(site: &Site, line: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, site.port))?;
        write!(stream, "{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }

    #[test]
    fn a_folder_is_served_below_its_prefix_and_nothing_else_is()
    -> Result<(), Box<dyn std::error::Error>> {
        let outer = std::env::temp_dir().join(format!("xuefen-serve-{}", std::process::id()));
        let folder = outer.join("dist");
        fs::create_dir_all(&folder)?;
        fs::write(outer.join("secret.txt"), "secret")?;
        fs::write(folder.join("index.html"), "page")?;
        fs::write(folder.join("app-0123456789abcdef_bg.wasm"), "wasm")?;
        let site = serve(&folder, "/a/b/", 0)?;

        let page = ask(&site, "GET /a/b/")?;
        assert!(page.starts_with("HTTP/1.1 200") && page.ends_with("page"), "{page}");
        assert!(page.contains("text/html; charset=utf-8") && page.contains("no-cache"), "{page}");
        let wasm = ask(&site, "GET /a/b/app-0123456789abcdef_bg.wasm?x")?;
        assert!(wasm.contains("application/wasm") && wasm.contains("immutable"), "{wasm}");
        // One that says nothing, as browsers keep them, holds up nobody.
        let _silent = [(); 20].map(|()| TcpStream::connect((Ipv4Addr::LOCALHOST, site.port)));
        assert!(ask(&site, "GET /a/b")?.contains("Location: /a/b/"));
        assert!(!ask(&site, "HEAD /a/b/")?.ends_with("page"));
        assert!(ask(&site, "POST /a/b/")?.starts_with("HTTP/1.1 405"));
        for outside in
            ["/", "/index.html", "/a/b/none.js", "/a/b/../secret.txt", "/a/b/%2e%2e/secret.txt"]
        {
            let answer = ask(&site, &format!("GET {outside}"))?;
            assert!(answer.starts_with("HTTP/1.1 4") && !answer.contains("secret"), "{answer}");
        }
        drop(site);
        fs::remove_dir_all(outer)?;
        Ok(())
    }

    #[test]
    fn the_next_free_port_is_taken() -> Result<(), Box<dyn std::error::Error>> {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = taken.local_addr()?.port();
        assert_ne!(serve(&std::env::temp_dir(), "/", port)?.port, port);
        Ok(())
    }
}
