//! How a kept text looks: one header line that vouches for everything after it.
//!
//! ```text
//! xuefen-frame 1 42 9e107d9d372bb682 9 5f0c…e1
//! the text…
//! ```
//!
//! The header gives the version of this form, the generation, what the text is built on, the text's
//! length in bytes (`none` once it was erased), and the SHA-256 of the header so far, a line feed
//! and the text. A generation that was altered on the disc is therefore found out, like an altered
//! text.
//!
//! What it is built on is a list, joined by `+`, of the [marks](mark) of everything that the record
//! may have held when this was written and that the writer had taken in; `-` if nothing. A slot may
//! speak for the record only if the record's mark is among them.

use sha2::{Digest as _, Sha256};

/// The SHA-256 that a frame carries.
pub type Digest = [u8; 32];

/// The version of the form that this release writes.
pub const FORM: u32 = 1;

const MAGIC: &str = "xuefen-frame";

/// No count of saves gets here; what claims to is not ours. It leaves room to count on.
const LAST_GENERATION: u64 = 1 << 53;

/// A text that was found whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// Which save it comes from.
    pub generation: u64,
    /// What the header says the digest is, and what it is.
    pub digest: Digest,
    /// The marks of the frames that it may follow in the record.
    pub built_on: Vec<u64>,
    /// The text, or `None` if this save erased it.
    pub text: Option<String>,
}

impl Frame {
    /// What this frame is called in others' lists.
    #[must_use]
    pub fn mark(&self) -> u64 {
        head(&self.digest)
    }
}

/// Why a text is not a [`Frame`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// It begins like nothing of ours.
    Foreign,
    /// It begins like ours, and is cut short or altered.
    Torn,
    /// It is in a form that a newer release writes.
    Newer(u32),
}

/// Writes a text out, with the digest that identifies what was written.
#[must_use]
pub fn encode(generation: u64, built_on: &[u64], text: Option<&str>) -> (String, Digest) {
    let (mut written, digest) = header(generation, built_on, text);
    written.push_str(text.unwrap_or_default());
    (written, digest)
}

/// Reads a text back.
///
/// Exactly what [`encode`] writes is accepted: nothing else decodes, not even another spelling of
/// the same numbers.
///
/// # Errors
/// The [`Flaw`] that keeps it from being a frame of this form.
pub fn decode(written: &str) -> Result<Frame, Flaw> {
    let rest = written.strip_prefix(MAGIC).ok_or(Flaw::Foreign)?;
    let (head, text) = rest.split_once('\n').unwrap_or((rest, ""));
    let mut words = head.split(' ').skip(1);
    let form: u32 = words.next().and_then(number).ok_or(Flaw::Torn)?;
    if form > FORM {
        return Err(Flaw::Newer(form));
    }
    let generation: u64 = words.next().and_then(number).ok_or(Flaw::Torn)?;
    let built_on = words.next().and_then(marks).ok_or(Flaw::Torn)?;
    let erased = words.next() == Some("none");
    if generation > LAST_GENERATION {
        return Err(Flaw::Torn);
    }
    let text = (!erased).then_some(text);
    let (expected, digest) = header(generation, &built_on, text);
    if written.strip_prefix(expected.as_str()) != Some(text.unwrap_or_default()) {
        return Err(Flaw::Torn);
    }
    Ok(Frame { generation, digest, built_on, text: text.map(str::to_owned) })
}

/// The head of a text's own digest, to name a copy of it by.
#[must_use]
pub fn mark(text: &str) -> u64 {
    head(&Sha256::digest(text.as_bytes()).into())
}

fn head(digest: &Digest) -> u64 {
    digest.iter().take(8).fold(0, |mark, byte| mark << 8 | u64::from(*byte))
}

/// The header line with its line feed, and the digest in it.
fn header(generation: u64, built_on: &[u64], text: Option<&str>) -> (String, Digest) {
    let marks: Vec<_> = built_on.iter().map(|mark| format!("{mark:016x}")).collect();
    let marks = if marks.is_empty() { "-".to_owned() } else { marks.join("+") };
    let length = text.map_or_else(|| "none".to_owned(), |it| it.len().to_string());
    let head = format!("{MAGIC} {FORM} {generation} {marks} {length}");
    let hash = Sha256::new().chain_update(&head).chain_update("\n");
    let digest: Digest = hash.chain_update(text.unwrap_or_default()).finalize().into();
    (format!("{head} {}\n", hex(&digest)), digest)
}

fn hex(digest: &Digest) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A list of marks; its spelling is checked when it is written out again.
fn marks(word: &str) -> Option<Vec<u64>> {
    if word == "-" {
        return Some(Vec::new());
    }
    word.split('+').map(|mark| u64::from_str_radix(mark, 16).ok()).collect()
}

/// A decimal number in the one way in which it is written.
fn number<T: std::str::FromStr + ToString>(word: &str) -> Option<T> {
    word.parse().ok().filter(|number: &T| number.to_string() == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_as_it_was() {
        for text in ["", "档案", "{\n}\n", "xuefen-frame 1 1 - 1 x\n"] {
            for built_on in [vec![], vec![7], vec![u64::MAX, 0]] {
                let (written, digest) = encode(7, &built_on, Some(text));
                let frame = Frame { generation: 7, digest, built_on, text: Some(text.to_owned()) };
                assert_eq!(decode(&written), Ok(frame));
            }
        }
    }

    #[test]
    fn an_erased_text_is_not_an_empty_one() {
        let (written, _) = encode(8, &[], None);
        assert_eq!(decode(&written).map(|it| it.text), Ok(None));
        assert_ne!(written, encode(8, &[], Some("")).0);
    }

    #[test]
    fn the_form_is_what_other_tools_can_recompute() {
        assert_eq!(
            encode(1, &[0xabc], Some("学分")).0,
            "xuefen-frame 1 1 0000000000000abc 6 \
             7b0e7252c33a1ae1e770d7dd05171cf7312c901cca881dd2b8b20f1c19ecbc5f\n学分"
        );
    }

    #[test]
    fn every_altered_or_cut_byte_is_found_out() {
        let (written, _) = encode(41, &[1, 2], Some("the archive"));
        for at in 0..written.len() {
            assert!(decode(&written[..at]).is_err(), "cut at {at}");
            for bit in 0..7 {
                let mut bytes = written.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                assert!(decode(&String::from_utf8(bytes).unwrap()).is_err(), "bit {bit} at {at}");
            }
        }
        assert_eq!(decode(&format!("{written} ")), Err(Flaw::Torn));
    }

    #[test]
    fn what_is_not_ours_is_told_from_what_is_damaged_or_newer() {
        assert_eq!(decode(""), Err(Flaw::Foreign));
        assert_eq!(decode("{\"theme\":1}"), Err(Flaw::Foreign));
        assert_eq!(decode("xuefen-frame"), Err(Flaw::Torn));
        assert_eq!(decode("xuefen-frame 01 1 - 0 x\n"), Err(Flaw::Torn));
        assert_eq!(decode("xuefen-frame 2 whatever comes"), Err(Flaw::Newer(2)));
        let (written, _) = encode(u64::MAX, &[], Some(""));
        assert_eq!(decode(&written), Err(Flaw::Torn));
    }
}
