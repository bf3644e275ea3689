//! Maps and sets in order: what `std`'s ordered ones do, on one sorted list each.
//!
//! A pack, a teacher and a record have a few entries in each, an archive some
//! hundreds of records. For so few, a list that is searched by halves is as
//! fast as a tree, and it spares the first load the code of a tree (and of the
//! sorting that fills one) for every type that is kept in one. What has
//! thousands of entries in no order belongs in `std`'s.

mod map;
mod set;

pub use map::{Entry, Iter, Map};
pub use set::Set;
