//! Files that the user chooses, and files that the user gets.

use js_sys::{Array, Promise, Uint8Array};
use sha2::{Digest as _, Sha256};
use thiserror::Error;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Document, HtmlAnchorElement, HtmlInputElement, TextDecoder};
use web_sys::{TextDecoderOptions, Url};

use super::fault::cause;
use crate::storage::Cause;

/// How much of a file is in memory at once while its digest is made.
const CHUNK: u64 = 1 << 20;

/// How long a file that is being downloaded stays available.
const KEPT_MS: i32 = 60_000;

/// Why a file could not be had or given.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FileError {
    /// It is larger than it may be.
    #[error("the file has {size} bytes, and {limit} are allowed")]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The largest allowed.
        limit: u64,
    },
    /// It cannot be read: it was moved, or the browser may not.
    #[error("the file cannot be read")]
    Unreadable(#[source] Cause),
    /// It is in none of the encodings that are tried.
    #[error("the file is no text in a known encoding")]
    NotText,
    /// The browser does not let us give a file.
    #[error("the file cannot be made")]
    NotMade(#[source] Cause),
}

/// A file that the user has chosen. Nothing of it is read yet.
#[derive(Debug, Clone)]
pub struct Chosen(web_sys::File);

impl Chosen {
    /// The file in the input element with this id, and clears the input, so that the same file can
    /// be chosen again.
    #[must_use]
    pub fn in_input(id: &str) -> Option<Self> {
        let element = document().ok()?.get_element_by_id(id)?;
        let input: HtmlInputElement = element.dyn_into().ok()?;
        let file = input.files()?.get(0)?;
        input.set_value("");
        Some(Self(file))
    }

    /// Its name, without a path.
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Its size in bytes.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number")]
    pub fn size(&self) -> u64 {
        self.0.size() as u64
    }

    /// All of it, if it is not larger than `limit`.
    ///
    /// # Errors
    /// [`FileError::TooLarge`] before anything is read, [`FileError::Unreadable`].
    pub async fn read(&self, limit: u64) -> Result<Vec<u8>, FileError> {
        let size = self.size();
        if size > limit {
            return Err(FileError::TooLarge { size, limit });
        }
        bytes(&self.0).await
    }

    /// Its SHA-256 as hexadecimal digits. `progress` hears how many bytes are done.
    ///
    /// It is made here and not by the browser, whose own digest is missing on insecure origins and
    /// wants the whole file at once.
    ///
    /// # Errors
    /// [`FileError::Unreadable`].
    pub async fn sha256(&self, mut progress: impl FnMut(u64)) -> Result<String, FileError> {
        let (size, mut done, mut hash) = (self.size(), 0, Sha256::new());
        while done < size {
            let end = size.min(done + CHUNK);
            let chunk = slice(&self.0, done, end)?;
            hash.update(bytes(&chunk).await?);
            done = end;
            progress(done);
        }
        Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

#[expect(clippy::cast_precision_loss, reason = "no file has 2 to the power of 53 bytes")]
fn slice(blob: &Blob, start: u64, end: u64) -> Result<Blob, FileError> {
    let unreadable = |thrown: JsValue| FileError::Unreadable(cause(&thrown));
    blob.slice_with_f64_and_f64(start as f64, end as f64).map_err(unreadable)
}

async fn bytes(blob: &Blob) -> Result<Vec<u8>, FileError> {
    let read = JsFuture::from(blob.array_buffer()).await;
    let buffer = read.map_err(|thrown| FileError::Unreadable(cause(&thrown)))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Lets the user choose a file; `accept` is a list as in HTML, such as `.csv,text/csv`.
///
/// Call it in the handler of a click, or the browser refuses. The answer is `None` if nothing was
/// chosen, and may never come: older browsers do not say that the user has thought better of it.
pub fn choose(accept: &str) -> impl Future<Output = Option<Chosen>> + use<> {
    let shown = show_chooser(accept);
    async move {
        let (input, decided) = shown.ok()?;
        let decided = JsFuture::from(decided).await;
        input.remove();
        decided.ok()?;
        input.files()?.get(0).map(Chosen)
    }
}

fn show_chooser(accept: &str) -> Result<(HtmlInputElement, Promise), JsValue> {
    let document = document()?;
    let input: HtmlInputElement = document.create_element("input")?.dyn_into()?;
    input.set_type("file");
    input.set_accept(accept);
    input.set_hidden(true);
    // Some browsers open no chooser for an element that is not in the page.
    body(&document)?.append_child(&input)?;
    let decided = Promise::new(&mut |resolve, reject| {
        input.set_onchange(Some(&resolve));
        input.set_oncancel(Some(&reject));
    });
    input.click();
    Ok((input, decided))
}

/// How a text file was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// UTF-16, as some spreadsheets write "Unicode text".
    Utf16,
    /// GB 18030 and what it contains: GBK and GB 2312.
    Gb18030,
}

/// Reads bytes as text: UTF-8 if they are, else UTF-16 if they say so, else GB 18030.
///
/// # Errors
/// [`FileError::NotText`].
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), FileError> {
    let tried = match bytes {
        [0xff, 0xfe, ..] => [("utf-16le", Encoding::Utf16); 2],
        [0xfe, 0xff, ..] => [("utf-16be", Encoding::Utf16); 2],
        _ => [("utf-8", Encoding::Utf8), ("gb18030", Encoding::Gb18030)],
    };
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decode = |label: &str| {
        let decoder = TextDecoder::new_with_label_and_options(label, &options).ok()?;
        decoder.decode_with_u8_array(bytes).ok()
    };
    let decoded = tried.into_iter().find_map(|(label, it)| Some((decode(label)?, it)));
    decoded.ok_or(FileError::NotText)
}

/// Gives the user a text as a file, in UTF-8.
///
/// # Errors
/// [`FileError::NotMade`]. That the browser has really kept it cannot be known.
pub fn download_text(name: &str, media_type: &str, text: &str) -> Result<(), FileError> {
    download(name, media_type, text.as_bytes())
}

/// Gives the user bytes as a file.
///
/// # Errors
/// As for [`download_text`].
pub fn download(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), FileError> {
    offer(name, media_type, bytes).map_err(|thrown| FileError::NotMade(cause(&thrown)))
}

fn offer(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;

    let document = document()?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.set_hidden(true);
    body(&document)?.append_child(&link)?;
    link.click();
    link.remove();
    // A browser that asks where to put the file reads it only after the answer.
    let forget = Closure::once_into_js(move || drop(Url::revoke_object_url(&address)));
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    window
        .set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), KEPT_MS)?;
    Ok(())
}

fn document() -> Result<Document, JsValue> {
    web_sys::window().and_then(|it| it.document()).ok_or(JsValue::NULL)
}

fn body(document: &Document) -> Result<web_sys::HtmlElement, JsValue> {
    document.body().ok_or(JsValue::NULL)
}
