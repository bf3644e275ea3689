//! Where in a text a pointer leads: a problem is shown at its place, also in a text that is not sound.

/// The byte at which each of these places begins: a member at its name, an element at its value.
///
/// A place that is not there begins where the nearest one around it does. The text may break off
/// or be no JSON at all: then it is read as far as it can be.
#[must_use]
pub fn locate(text: &str, pointers: &[&str]) -> Vec<usize> {
    let wanted = pointers.iter().enumerate().map(|(i, it)| (i, *it)).collect();
    let mut walk = Walk { text, at: 0, found: vec![0; pointers.len()] };
    if text.starts_with('\u{feff}') {
        walk.at = '\u{feff}'.len_utf8();
    }
    walk.space();
    walk.found.fill(walk.at);
    // Where it breaks off, what was found until then holds.
    walk.value(wanted);
    walk.found
}

/// What is looked for inside a value: which place, and what of its pointer is left.
type Wanted<'a> = Vec<(usize, &'a str)>;

struct Walk<'t> {
    text: &'t str,
    at: usize,
    found: Vec<usize>,
}

impl Walk<'_> {
    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while self.next().is_some_and(|it| it.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Goes behind this character, and the space after it; `None` where another stands.
    fn pass(&mut self, character: u8) -> Option<()> {
        (self.next()? == character).then(|| self.at += 1)?;
        self.space();
        Some(())
    }

    /// Goes behind a value and the space after it, and notes what is wanted inside. It is as deep
    /// in itself as the pointers are long.
    fn value(&mut self, wanted: Wanted<'_>) -> Option<()> {
        match self.next()? {
            _ if wanted.is_empty() => self.skip(),
            b'{' => self.object(&wanted),
            b'[' => self.list(&wanted),
            _ => self.skip(),
        }
    }

    fn object(&mut self, wanted: &Wanted<'_>) -> Option<()> {
        self.pass(b'{')?;
        while self.next()? != b'}' {
            let begin = self.at;
            let name = self.string()?;
            self.space();
            self.pass(b':')?;
            let inside = self.inside(wanted, &name, begin);
            self.value(inside)?;
            if self.next()? == b',' {
                self.pass(b',')?;
            }
        }
        self.pass(b'}')
    }

    fn list(&mut self, wanted: &Wanted<'_>) -> Option<()> {
        self.pass(b'[')?;
        let mut index = 0_usize;
        while self.next()? != b']' {
            let inside = self.inside(wanted, &index.to_string(), self.at);
            self.value(inside)?;
            if self.next()? == b',' {
                self.pass(b',')?;
            }
            index += 1;
        }
        self.pass(b']')
    }

    /// Notes the places that are this one or inside it, and gives what is left of them.
    fn inside<'w>(&mut self, wanted: &Wanted<'w>, name: &str, begin: usize) -> Wanted<'w> {
        let mut inside = Vec::new();
        for (i, pointer) in wanted {
            let Some(rest) = pointer.strip_prefix('/') else { continue };
            let (step, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            if step.replace("~1", "/").replace("~0", "~") == name {
                self.found.iter_mut().skip(*i).take(1).for_each(|it| *it = begin);
                inside.push((*i, rest));
            }
        }
        inside
    }

    /// Goes behind a string, and reads it.
    fn string(&mut self) -> Option<String> {
        let begin = self.at;
        self.pass_string()?;
        serde_json::from_str(self.text.get(begin..self.at)?).ok()
    }

    fn pass_string(&mut self) -> Option<()> {
        (self.next()? == b'"').then(|| self.at += 1)?;
        loop {
            match self.next()? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(())
    }

    /// Goes behind a value and the space after it, however deep it is.
    fn skip(&mut self) -> Option<()> {
        let is_inside = |it: u8| !it.is_ascii_whitespace() && !b",:[]{}\"".contains(&it);
        let mut depth = 0_usize;
        loop {
            match self.next()? {
                b'"' => self.pass_string()?,
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                // What ends the value around this one is not its own.
                b'}' | b']' | b',' | b':' if depth == 0 => return None,
                b'}' | b']' => {
                    depth -= 1;
                    self.at += 1;
                }
                it if is_inside(it) => {
                    while self.next().is_some_and(is_inside) {
                        self.at += 1;
                    }
                }
                _ => self.at += 1,
            }
            if depth == 0 {
                self.space();
                return Some(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str =
        r#" {"a": 1, "类别/b": [10, {"c": "x,]}\"y"}, [[]] ], "d~": {"e": {}}, "a": 2}"#;

    fn at(pointer: &str) -> &'static str {
        &TEXT[locate(TEXT, &[pointer])[0]..]
    }

    #[test]
    fn a_place_begins_at_its_name_or_its_value() {
        assert!(at("").starts_with(r#"{"a": 1"#));
        assert!(at("/类别~1b").starts_with(r#""类别/b""#));
        assert!(at("/类别~1b/0").starts_with("10"));
        assert!(at("/类别~1b/1/c").starts_with(r#""c""#));
        assert!(at("/类别~1b/2/0").starts_with("[]"));
        assert!(at("/d~0/e").starts_with(r#""e""#));
        // Of two members of one name the later one is too many.
        assert!(at("/a").starts_with(r#""a": 2"#));
    }

    #[test]
    fn what_is_not_there_begins_where_what_is_around_it_does() {
        assert!(at("/x").starts_with(r#"{"a": 1"#));
        assert!(at("/类别~1b/1/none/deep").starts_with(r#"{"c""#));
        assert!(at("/类别~1b/9").starts_with(r#""类别/b""#));
    }

    #[test]
    fn a_text_that_breaks_off_is_read_as_far_as_it_goes() {
        let text = r#"{"a": {"b": [1, 2"#;
        assert_eq!(locate(text, &["/a/b/1", "/a/c", "/z"]), [16, 1, 0]);
        assert_eq!(locate("", &["/a"]), [0]);
        assert_eq!(locate("\u{feff}{}", &[""]), [3]);
    }

    proptest! {
        #[test]
        fn any_text_has_a_place_for_any_pointer(text in any::<String>(), pointer in any::<String>()) {
            let found = locate(&text, &[&pointer, "/a/0"]);
            prop_assert!(found.iter().all(|it| *it <= text.len() && text.is_char_boundary(*it)));
        }

        #[test]
        fn any_piece_of_a_text_has_one(cut in 0..TEXT.len(), pointer in "(/(a|类别~1b|[0-2]|c|d~0|e)){0,3}") {
            let text: String = TEXT.chars().take(cut).collect();
            let found = locate(&text, &[&pointer]);
            prop_assert!(text.is_char_boundary(found[0]));
        }
    }
}
