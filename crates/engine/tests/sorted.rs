//! Maps and sets on sorted lists do what `std`'s trees do.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use xuefen_engine::sorted::{Map, Set};

/// Something to do to a map or to a set.
#[derive(Clone, Debug)]
enum Step {
    Insert(u8, u32),
    Remove(u8),
    Change(u8, u32),
    Fill(u8, u32),
    Extend(Vec<(u8, u32)>),
    Retain(u8),
    Clear,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let key = || 0..12_u8;
    let step = prop_oneof![
        8 => (key(), any::<u32>()).prop_map(|(key, it)| Step::Insert(key, it)),
        4 => key().prop_map(Step::Remove),
        2 => (key(), any::<u32>()).prop_map(|(key, it)| Step::Change(key, it)),
        2 => (key(), any::<u32>()).prop_map(|(key, it)| Step::Fill(key, it)),
        1 => prop::collection::vec((key(), any::<u32>()), 0..8).prop_map(Step::Extend),
        1 => (1..4_u8).prop_map(Step::Retain),
        1 => Just(Step::Clear),
    ];
    prop::collection::vec(step, 0..40)
}

proptest! {
    #[test]
    fn a_map_is_what_the_tree_is(steps in steps(), other in steps()) {
        let run = |steps: Vec<Step>| -> Result<_, TestCaseError> {
            let (mut map, mut tree) = (Map::new(), BTreeMap::new());
            for step in steps {
                match step {
                    Step::Insert(key, it) => {
                        prop_assert_eq!(map.insert(key, it), tree.insert(key, it));
                    }
                    Step::Remove(key) => prop_assert_eq!(map.remove(&key), tree.remove(&key)),
                    Step::Change(key, it) => {
                        let (mine, theirs) = (map.get_mut(&key), tree.get_mut(&key));
                        prop_assert_eq!(&mine, &theirs);
                        mine.into_iter().chain(theirs).for_each(|old| *old = it);
                    }
                    Step::Fill(key, it) => {
                        let mine = *map.entry(key).or_insert(it);
                        prop_assert_eq!(mine, *tree.entry(key).or_insert(it));
                    }
                    Step::Extend(entries) => {
                        map.extend(entries.clone());
                        tree.extend(entries);
                    }
                    Step::Retain(every) => {
                        map.retain(|key, _| key % every == 0);
                        tree.retain(|key, _| key % every == 0);
                    }
                    Step::Clear => {
                        map.clear();
                        tree.clear();
                    }
                }
                prop_assert_eq!((map.len(), map.is_empty()), (tree.len(), tree.is_empty()));
                prop_assert!(map.iter().eq(tree.iter()) && map.iter().rev().eq(tree.iter().rev()));
                prop_assert!(map.keys().eq(tree.keys()) && map.values().eq(tree.values()));
                prop_assert!(map.values_mut().eq(tree.values_mut()));
                for key in 0..12 {
                    prop_assert_eq!(map.get(&key), tree.get(&key));
                    prop_assert_eq!(map.contains_key(&key), tree.contains_key(&key));
                }
            }
            prop_assert_eq!(format!("{map:?}"), format!("{tree:?}"));
            Ok((map, tree))
        };
        let ((map, tree), (other, other_tree)) = (run(steps)?, run(other)?);
        prop_assert_eq!(map.cmp(&other), tree.cmp(&other_tree));
        prop_assert!(map.into_values().eq(tree.into_values()));
    }

    #[test]
    fn a_set_is_what_the_tree_is(
        steps in steps(),
        other in prop::collection::vec(0..12_u8, 0..12),
    ) {
        let (mut set, mut tree) = (Set::new(), BTreeSet::new());
        for step in steps {
            match step {
                Step::Insert(it, _) => prop_assert_eq!(set.insert(it), tree.insert(it)),
                Step::Remove(it) => prop_assert_eq!(set.remove(&it), tree.remove(&it)),
                Step::Extend(more) => {
                    set.extend(more.iter().map(|it| it.0));
                    tree.extend(more.iter().map(|it| it.0));
                }
                _ => {}
            }
            prop_assert_eq!((set.len(), set.is_empty()), (tree.len(), tree.is_empty()));
            prop_assert_eq!((set.first(), set.last()), (tree.first(), tree.last()));
            prop_assert!((0..12).all(|it| set.contains(&it) == tree.contains(&it)));
            prop_assert!(set.iter().eq(tree.iter()));
        }
        let other_tree: BTreeSet<_> = other.iter().copied().collect();
        let other: Set<_> = other.into_iter().collect();
        prop_assert_eq!(set.is_disjoint(&other), tree.is_disjoint(&other_tree));
        prop_assert_eq!(set.is_subset(&other), tree.is_subset(&other_tree));
        prop_assert_eq!(set.cmp(&other), tree.cmp(&other_tree));
        prop_assert_eq!(format!("{set:?}"), format!("{tree:?}"));
    }
}
