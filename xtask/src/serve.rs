//! A small static web server for `dist/`: this machine only, from any sub-path.

mod asked;

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use tiny_http::{Header, Method, Request, Response, ResponseBox, Server, StatusCode};

use crate::error::Error;
use asked::Asked;

/// How many requests are answered at the same time.
const WORKERS: usize = 6;

/// How many ports are tried after the first.
const PORTS: u16 = 100;

/// A folder that is being served, until it is dropped or the process ends.
#[derive(Debug)]
pub(crate) struct Site {
    /// Its address, with a slash at the end.
    pub(crate) url: String,
    /// Its port.
    pub(crate) port: u16,
    server: Arc<Stoppable>,
}

/// The server, with a `Debug` of its own.
struct Stoppable(Server);

impl std::fmt::Debug for Stoppable {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Server")
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        (0..WORKERS).for_each(|_| self.server.0.unblock());
    }
}

/// Serves a folder below a prefix (`/` or `/a/b/`), on the first free port from `port` on;
/// 0 stands for any port.
pub(crate) fn serve(folder: &Path, prefix: &str, port: u16) -> Result<Site, Error> {
    let folder = folder.canonicalize().map_err(Error::file(folder))?;
    let listener = (port..=port.saturating_add(PORTS))
        .find_map(|it| TcpListener::bind((Ipv4Addr::LOCALHOST, it)).ok())
        .ok_or(Error::NoPort { from: port })?;
    let port = listener.local_addr().map_err(Error::file(&folder))?.port();
    let server = Server::from_listener(listener, None)
        .map_err(|error| Error::Content(format!("the web server did not start: {error}")))?;
    let server = Arc::new(Stoppable(server));
    for _ in 0..WORKERS {
        let (server, folder, prefix) = (Arc::clone(&server), folder.clone(), prefix.to_owned());
        thread::spawn(move || {
            while let Ok(request) = server.0.recv() {
                let response = respond(&request, &folder, &prefix);
                // A browser that has gone away does not need its answer.
                drop(request.respond(response));
            }
        });
    }
    Ok(Site { url: format!("http://127.0.0.1:{port}{prefix}"), port, server })
}

/// The answer to a request.
fn respond(request: &Request, folder: &Path, prefix: &str) -> ResponseBox {
    if ![Method::Get, Method::Head].contains(request.method()) {
        return plain(405, "Only GET and HEAD.");
    }
    match asked::read(request.url(), prefix) {
        Asked::Refused => plain(400, "No."),
        Asked::Elsewhere => plain(404, "Not here."),
        Asked::Moved(to) => with_headers(plain(301, ""), &[("Location", &to)]),
        Asked::File(path) => match open(folder, &path) {
            Some(file) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let response = Response::from_file(file).with_chunked_threshold(usize::MAX);
                let kind = asked::content_type(&name);
                let keep = asked::cache_control(&name);
                with_headers(response.boxed(), &[("Content-Type", kind), ("Cache-Control", keep)])
            }
            None => plain(404, "Not here."),
        },
    }
}

/// Opens a file inside the folder; a link that leads out of it is not followed.
fn open(folder: &Path, path: &PathBuf) -> Option<File> {
    let path = folder.join(path).canonicalize().ok()?;
    if path.starts_with(folder) && path.is_file() { File::open(path).ok() } else { None }
}

/// An answer of a few words.
fn plain(status: u16, words: &str) -> ResponseBox {
    let response = Response::from_string(words).with_status_code(StatusCode(status));
    with_headers(response.boxed(), &[("Cache-Control", "no-cache")])
}

/// Adds headers.
fn with_headers(mut response: ResponseBox, headers: &[(&str, &str)]) -> ResponseBox {
    for (name, value) in headers.iter().chain(&[("X-Content-Type-Options", "nosniff")]) {
        // Only a name or value that is not ASCII is refused, and ours are.
        if let Ok(header) = Header::from_bytes(name.as_bytes(), value.as_bytes()) {
            response.add_header(header);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::io::{Read, Write};
    use std::net::TcpStream;

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
