//! The tree of categories: one place for each record.

use super::Bilingual;

/// Which category: an index into its [`CategoryTree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CategoryId(pub(crate) usize);

/// One category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// The path from the top, e.g. `compulsory/digital`.
    pub path: String,
    /// What the regulation calls it.
    pub title: Bilingual,
    /// The category that it is a part of.
    pub parent: Option<CategoryId>,
}

/// All categories of a pack, each behind the one that it is a part of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CategoryTree(Vec<Category>);

impl CategoryTree {
    pub(crate) fn push(&mut self, category: Category) -> CategoryId {
        self.0.push(category);
        CategoryId(self.0.len() - 1)
    }

    /// A category.
    #[must_use]
    pub fn get(&self, id: CategoryId) -> Option<&Category> {
        self.0.get(id.0)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The category of a path.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<CategoryId> {
        self.0.iter().position(|it| it.path == path).map(CategoryId)
    }

    /// Every category, each behind the one that it is a part of.
    pub fn iter(&self) -> impl Iterator<Item = (CategoryId, &Category)> {
        self.0.iter().enumerate().map(|(i, it)| (CategoryId(i), it))
    }

    /// A category and those that it is a part of, innermost first.
    pub fn outward(&self, id: CategoryId) -> impl Iterator<Item = CategoryId> {
        std::iter::successors(Some(id), |it| self.get(*it)?.parent)
    }

    /// A category and all its parts.
    pub fn inside(&self, outer: CategoryId) -> impl Iterator<Item = CategoryId> {
        self.iter().map(|(id, _)| id).filter(move |id| self.is_inside(*id, outer))
    }

    /// Whether a category is another one or a part of it.
    #[must_use]
    pub fn is_inside(&self, id: CategoryId, outer: CategoryId) -> bool {
        self.outward(id).any(|it| it == outer)
    }

    /// The direct parts of a category.
    pub fn parts(&self, outer: CategoryId) -> impl Iterator<Item = CategoryId> {
        self.iter().filter(move |(_, it)| it.parent == Some(outer)).map(|(id, _)| id)
    }
}
