//! A category of the policy's tree, found by its path, its name or its names from the top.

use xuefen_engine::vocabulary::Level;

use super::plain::{one_line, word_key};
use super::word::{self, LevelReading};

/// A category of the policy's tree and what it is called.
///
/// The list has the whole tree: the names of what lies above tell apart
/// categories of the same name. Only one that nothing lies under can be stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryName {
    /// The path, e.g. `compulsory/county/public`.
    pub path: String,
    /// What it is called, in every language, e.g. 公共课.
    pub labels: Vec<String>,
}

/// What a text says about a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// This one.
    One(String),
    /// One of these, and it does not say which.
    Several(Vec<String>),
    /// None.
    Nothing,
}

/// The categories, ready to be searched.
#[derive(Debug)]
pub(super) struct Categories {
    nodes: Vec<Node>,
}

#[derive(Debug)]
struct Node {
    path: String,
    keys: Vec<String>,
    /// The categories above, the nearest first.
    above: Vec<usize>,
    is_leaf: bool,
    /// The level that it is named after.
    level: Option<Level>,
}

/// Endings that change nothing: 选修课程, 选修课 and 选修 are one.
const ENDINGS: &[&str] = &["课程", "学分", "培训", "课", "类"];
/// More bytes name no category.
const LONGEST_TEXT: usize = 500;

impl Categories {
    pub(super) fn new(names: &[CategoryName]) -> Self {
        let nodes = names.iter().map(|name| {
            let segment = name.path.rsplit('/').next().unwrap_or_default();
            let mut keys: Vec<String> = Vec::new();
            for label in name.labels.iter().map(String::as_str).chain([segment]) {
                let key = word_key(label);
                for key in [stem(&key).unwrap_or_default(), &key] {
                    if !key.is_empty() && !keys.iter().any(|it| it == key) {
                        keys.push(key.to_owned());
                    }
                }
            }
            let level = keys.iter().find_map(|it| match word::level(it)? {
                LevelReading::One(level) => Some(level),
                _ => None,
            });
            let is_leaf = !names.iter().any(|it| lies_under(&it.path, &name.path));
            Node { path: name.path.clone(), keys, above: above(names, &name.path), is_leaf, level }
        });
        Self { nodes: nodes.collect() }
    }

    /// Whether the policy states no categories.
    pub(super) fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Whether a path may be stated.
    pub(super) fn has(&self, path: &str) -> bool {
        self.nodes.iter().any(|it| it.is_leaf && it.path == path)
    }

    /// Finds the category that a text means.
    pub(super) fn find(&self, text: &str) -> Found {
        if text.len() > LONGEST_TEXT {
            return Found::Nothing;
        }
        let plain = one_line(text);
        if let Some(node) = self.nodes.iter().find(|it| it.path == plain) {
            return self.stated([node].into_iter());
        }
        let key = word_key(text);
        if key.is_empty() {
            return Found::Nothing;
        }
        let named = |key: &str| self.stated(self.nodes.iter().filter(|it| self.is_named(it, key)));
        match (named(&key), stem(&key)) {
            (Found::Nothing, Some(short)) => named(short),
            (found, _) => found,
        }
    }

    /// The one of several categories that lies under a category named after a level.
    pub(super) fn under_level(&self, paths: &[String], level: Level) -> Option<String> {
        let mut under = paths.iter().filter(|path| {
            let node = self.nodes.iter().find(|it| it.path == **path);
            let above = node.into_iter().flat_map(|it| &it.above);
            let mut levels = above.filter_map(|it| self.nodes.get(*it)?.level);
            levels.any(|it| it == level)
        });
        let first = under.next()?;
        under.next().is_none().then(|| first.clone())
    }

    /// What can be stated of the categories named: themselves, or what lies under them.
    fn stated<'a>(&'a self, named: impl Iterator<Item = &'a Node>) -> Found {
        let mut paths: Vec<String> = Vec::new();
        for node in named {
            for leaf in self.nodes.iter().filter(|it| it.is_leaf) {
                let is_stated = leaf.path == node.path || lies_under(&leaf.path, &node.path);
                if is_stated && !paths.contains(&leaf.path) {
                    paths.push(leaf.path.clone());
                }
            }
        }
        match (paths.pop(), paths.is_empty()) {
            (None, _) => Found::Nothing,
            (Some(path), true) => Found::One(path),
            (Some(path), false) => {
                paths.push(path);
                Found::Several(paths)
            }
        }
    }

    /// Whether a text ends in a name of the category, and what is before it names categories above, in order.
    fn is_named(&self, node: &Node, key: &str) -> bool {
        let mut names = node.keys.iter().filter_map(|it| key.strip_suffix(it.as_str()));
        names.any(|rest| self.is_above(&node.above, rest))
    }

    fn is_above(&self, above: &[usize], rest: &str) -> bool {
        if rest.is_empty() {
            return true;
        }
        let Some((nearest, higher)) = above.split_first() else { return false };
        let keys = self.nodes.get(*nearest).map(|it| it.keys.as_slice()).unwrap_or_default();
        let mut names = keys.iter().filter_map(|it| rest.strip_suffix(it.as_str()));
        names.any(|rest| self.is_above(higher, rest)) || self.is_above(higher, rest)
    }
}

fn lies_under(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|it| it.starts_with('/'))
}

/// The places of the categories above a path, the nearest first.
pub(super) fn above(names: &[CategoryName], path: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut rest = path;
    while let Some((higher, _)) = rest.rsplit_once('/') {
        places.extend(names.iter().position(|it| it.path == higher));
        rest = higher;
    }
    places
}

fn stem(key: &str) -> Option<&str> {
    let short = ENDINGS.iter().find_map(|it| key.strip_suffix(it))?;
    (!short.is_empty()).then_some(short)
}

/// The tree that the tests of this module import into.
#[cfg(test)]
pub(super) fn sample() -> Vec<CategoryName> {
    let name = |path: &str, labels: &[&str]| CategoryName {
        path: path.to_owned(),
        labels: labels.iter().map(ToString::to_string).collect(),
    };
    vec![
        name("compulsory", &["必修课程", "Compulsory"]),
        name("compulsory/prefecture", &["州级培训", "Prefecture"]),
        name("compulsory/prefecture/public", &["公共课", "Public"]),
        name("compulsory/prefecture/professional", &["专业课", "Professional"]),
        name("compulsory/county", &["县市级培训", "County"]),
        name("compulsory/county/public", &["公共课", "Public"]),
        name("compulsory/county/professional", &["专业课", "Professional"]),
        name("compulsory/digital", &["数字素养", "Digital literacy"]),
        name("elective", &["选修课程", "Elective"]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(texts: &[&str], expected: Option<&str>) {
        let categories = Categories::new(&sample());
        for text in texts {
            let found = match categories.find(text) {
                Found::One(path) => Some(path),
                _ => None,
            };
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_category_is_found_by_path_name_or_names_from_the_top() {
        check(
            &["compulsory/digital", "数字素养", "必修/数字素养", "Digital literacy"],
            Some("compulsory/digital"),
        );
        check(&["选修课程", "选修课", "选修", "选修学分", "elective"], Some("elective"));
        check(
            &[
                "必修/州级/公共课",
                "必修课程—州级培训—公共课",
                "州级公共课",
                "州级/公共课",
                "Prefecture / Public",
            ],
            Some("compulsory/prefecture/public"),
        );
        check(&["县市级专业课", "必修、县市级、专业课"], Some("compulsory/county/professional"));
    }

    #[test]
    fn a_name_of_several_is_not_decided() {
        let categories = Categories::new(&sample());
        let several = |text: &str, n: usize| match categories.find(text) {
            Found::Several(paths) => assert_eq!(paths.len(), n, "{text}"),
            found => panic!("{text}: {found:?}"),
        };
        several("公共课", 2);
        several("必修", 5);
        several("州级", 2);
    }

    #[test]
    fn a_level_tells_apart_what_lies_under_categories_named_after_levels() {
        let categories = Categories::new(&sample());
        let Found::Several(paths) = categories.find("公共课") else { panic!() };
        let under = |level| categories.under_level(&paths, level);
        assert_eq!(under(Level::Prefecture).as_deref(), Some("compulsory/prefecture/public"));
        assert_eq!(under(Level::County).as_deref(), Some("compulsory/county/public"));
        assert_eq!(under(Level::Province), None);
        let Found::Several(paths) = categories.find("必修") else { panic!() };
        assert_eq!(categories.under_level(&paths, Level::County), None);
    }

    #[test]
    fn an_unknown_name_is_nothing() {
        for text in ["艺术", "选修/公共课", "公共课/必修", "x选修", ""] {
            assert_eq!(Categories::new(&sample()).find(text), Found::Nothing, "{text}");
        }
    }
}
