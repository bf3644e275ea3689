//! What every adapter has to keep, run on the one in memory and on the real ones in a browser.

#[path = "world.rs"]
mod world;

use xuefen::storage::frame::encode;
use xuefen::storage::{Damaged, Harm, Journal, Place, QUARANTINE, Slots, Storage, StorageError};

use world::{Kept, World, both};

/// Runs the whole contract. `places` gives access to places that share everything with those of
/// the same name; a record under a new name is empty.
pub(crate) async fn hold<L: Slots, J: Journal>(places: impl Fn(&str) -> (L, J)) -> Kept {
    let world = |name: &str| World::new(name, &places);

    nothing_is_kept_at_first(world("first")).await?;
    what_is_saved_is_there_on_the_next_visit(world("visit")).await?;
    each_save_has_a_higher_generation(world("generation")).await?;
    either_kind_of_place_suffices(world("either")).await?;
    a_tab_that_was_left_behind_writes_nothing(world("tabs")).await?;
    a_tab_that_never_loaded_overwrites_nothing(world("unread")).await?;
    what_was_only_looked_at_is_not_saved_over(world("look")).await?;
    overlapping_saves_keep_their_order(world("order")).await?;
    a_stash_is_found_and_does_not_count_as_saved(world("stash")).await?;
    a_stash_is_not_undone_by_an_older_save(world("older")).await?;
    a_damaged_slot_is_set_aside_before_it_is_used_again(world("slot")).await?;
    a_damaged_record_is_set_aside_before_it_is_replaced(world("record")).await?;
    a_discarded_text_needs_no_copy(world("discard")).await?;
    a_rival_of_the_confirmed_text_is_not_lost(world("rival")).await?;
    a_newer_form_is_left_alone(world("form")).await?;
    erasing_leaves_no_text_and_no_way_back(world("erase")).await?;
    Ok(())
}

async fn nothing_is_kept_at_first<L: Slots, J: Journal>(
    world: World<'_, impl Fn(&str) -> (L, J)>,
) -> Kept {
    let loaded = world.begin()?.load().await?;
    assert_eq!((loaded.text, loaded.generation, loaded.from), (None, 0, None));
    assert_eq!((loaded.damaged, loaded.unread), (vec![], vec![]));
    assert_eq!(world.everything().await?, ["another-app={\"ours\": false}"], "loading writes");
    Ok(())
}

async fn what_is_saved_is_there_on_the_next_visit<L: Slots, J: Journal>(
    world: World<'_, impl Fn(&str) -> (L, J)>,
) -> Kept {
    let tab = world.begin()?;
    let long = "培训 360 学时 🎓\u{0}\u{2028}\r\n".repeat(10_000);
    for text in ["", "{}", "学分\n\n", "\u{feff}xuefen-frame 1 1 1\n", &long] {
        let saved = tab.save(text).await?;
        world.next_visit_finds(text).await?;
        assert_eq!(world.tab().load().await?.generation, saved.generation);
    }
    Ok(())
}

async fn each_save_has_a_higher_generation<L: Slots, J: Journal>(
    world: World<'_, impl Fn(&str) -> (L, J)>,
) -> Kept {
    let first = world.begin()?.save("one").await?;
    let tab = world.tab();
    assert_eq!(tab.load().await?.generation, first.generation);
    let second = tab.save("two").await?;
    let third = tab.save("two").await?;
    assert!(first.generation < second.generation && second.generation < third.generation);
    Ok(())
}

async fn either_kind_of_place_suffices<L: Slots, J: Journal>(
    world: World<'_, impl Fn(&str) -> (L, J)>,
) -> Kept {
    let tab = world.begin()?;
    for text in ["one", "two", "three"] {
        let _ = tab.save(text).await?;
    }
    for place in [Place::SlotA, Place::SlotB] {
        world.slots().remove(&place.key().unwrap_or_default())?;
    }
    world.next_visit_finds("three").await?;

    let _ = tab.save("four").await?;
    world.put_record("gone").await?;
    world.next_visit_finds("four").await
}

async fn a_tab_that_was_left_behind_writes_nothing<L: Slots, J: Journal>(
    world: World<'_, impl Fn(&str) -> (L, J)>,
) -> Kept {
    let (ours, theirs) = (world.begin()?, world.tab());
    let _ = ours.save("common").await?;
    let _ = theirs.load().await?;
    assert_eq!(ours.overtaken(), None);
    let newer = theirs.save("theirs").await?.generation;

    let before = world.everything().await?;
    let conflict = StorageError::Conflict { theirs: newer };
    assert_eq!(ours.overtaken(), Some(newer));
    assert_eq!(ours.save("ours").await, Err(conflict.clone()));
    assert_eq!(ours.stash("ours"), Err(conflict.clone()));
    assert_eq!(ours.erase().await, Err(conflict));
    assert_eq!(world.everything().await?, before);

    assert_eq!(ours.load().await?.text.as_deref(), Some("theirs"));
    let _ = ours.save("both").await?;
    assert_eq!(ours.overtaken(), None);
    assert!(matches!(theirs.save("again").await, Err(StorageError::Conflict { .. })));
    world.next_visit_finds("both").await
}

async fn a_tab_that_never_loaded_overwrites_nothing<L: Slots, J: Journal>(
    world: World<'_, impl Fn(&str) -> (L, J)>,
) -> Kept {
    let _ = world.begin()?.save("kept").await?;
    assert!(matches!(world.tab().save("blind").await, Err(StorageError::Conflict { .. })));
    world.next_visit_finds("kept").await
}

async fn what_was_only_looked_at_is_not_saved_over<L: Slots, J: Journal>(
    world: World<'_, impl Fn(&str) -> (L, J)>,
) -> Kept {
    let (tab, other) = (world.begin()?, world.tab());
    let _ = tab.save("kept").await?;
    let looked = other.look().await?;
    assert_eq!(looked.text.as_deref(), Some("kept"));
    assert!(matches!(other.save("blind").await, Err(StorageError::Conflict { .. })));
    let _ = tab.save("kept on").await?;
    // What was adopted since was overtaken since.
    other.adopt(&looked);
    assert!(matches!(other.save("late").await, Err(StorageError::Conflict { .. })));
    other.adopt(&other.look().await?);
    let _ = other.save("seen").await?;
    world.next_visit_finds("seen").await
}

async fn overlapping_saves_keep_their_order<L: Slots, J: Journal>(
    world: World<'_, impl Fn(&str) -> (L, J)>,
) -> Kept {
    let tab = world.begin()?;
    let (first, second) = (tab.save("first"), tab.save("second"));
    // The later one is asked for its answer first.
    let (second, first) = both(second, first).await;
    assert!(first?.generation < second?.generation);
    world.next_visit_finds("second").await?;

    drop(tab.save("never awaited"));
    let _ = tab.save("third").await?;
    world.next_visit_finds("third").await
}

async fn a_stash_is_found_and_does_not_count_as_saved<L: Slots, J: Journal>(
    world: World<'_, impl Fn(&str) -> (L, J)>,
) -> Kept {
    let tab = world.begin()?;
    let saved = tab.save("saved").await?;
    for text in ["leaving", "leaving again", "gone"] {
        tab.stash(text)?;
        world.next_visit_finds(text).await?;
    }
    // The page came back to life.
    assert!(tab.save("alive").await?.generation > saved.generation);
    world.next_visit_finds("alive").await
}

async fn a_stash_is_not_undone_by_an_older_save<L: Slots, J: Journal>(
    world: World<'_, impl Fn(&str) -> (L, J)>,
) -> Kept {
    let tab = world.begin()?;
    let _ = tab.save("start").await?;
    let (old, older) = (tab.save("old"), tab.save("older"));
    tab.stash("stash")?;
    let (old, older) = both(old, older).await;
    let _ = (old?, older?);
    world.next_visit_finds("stash").await?;
    let _ = tab.save("new").await?;
    world.next_visit_finds("new").await
}

async fn a_damaged_slot_is_set_aside_before_it_is_used_again<L: Slots, J: Journal>(
    world: World<'_, impl Fn(&str) -> (L, J)>,
) -> Kept {
    let torn = encode(9, &[], Some("ours once")).0.replace("once", "twice");
    for (harm, text) in [(Harm::Foreign, "not ours"), (Harm::Torn, torn.as_str())] {
        for place in [Place::SlotA, Place::SlotB] {
            let tab = world.begin()?;
            let _ = tab.load().await?;
            let _ = tab.save("one").await?;
            let _ = tab.save("two").await?;
            world.put(place, text)?;

            let tab = world.tab();
            let loaded = tab.load().await?;
            assert_eq!(loaded.text.as_deref(), Some("two"));
            assert_eq!(loaded.damaged, [Damaged { place, harm, text: text.to_owned() }]);
            let _ = tab.save("three").await?;
            let _ = tab.save("four").await?;
            world.next_visit_finds("four").await?;
            copy_is_set_aside(&world, text).await?;
        }
    }
    Ok(())
}

async fn a_damaged_record_is_set_aside_before_it_is_replaced<L: Slots, J: Journal>(
    world: World<'_, impl Fn(&str) -> (L, J)>,
) -> Kept {
    let tab = world.begin()?;
    let _ = tab.save("one").await?;
    world.put_record("what is this?").await?;
    let loaded = world.tab().load().await?;
    let (place, text) = (Place::Record, "what is this?".to_owned());
    assert_eq!(loaded.damaged, [Damaged { place, harm: Harm::Foreign, text }]);
    let _ = tab.save("two").await?;
    world.next_visit_finds("two").await?;
    copy_is_set_aside(&world, "what is this?").await
}

/// Checks that exactly this text was set aside, that it is shown, and that it can be given up.
async fn copy_is_set_aside<L: Slots, J: Journal>(
    world: &World<'_, impl Fn(&str) -> (L, J)>,
    text: &str,
) -> Kept {
    let tab = world.tab();
    let damaged = tab.load().await?.damaged;
    let shown: Vec<_> = damaged.iter().map(|it| (it.harm, it.text.as_str())).collect();
    assert_eq!(shown, [(Harm::SetAside, text)]);
    for copy in &damaged {
        tab.discard(copy)?;
    }
    assert_eq!(world.slots().keys(QUARANTINE)?, Vec::<String>::new());
    Ok(())
}

async fn a_discarded_text_needs_no_copy<L: Slots, J: Journal>(
    world: World<'_, impl Fn(&str) -> (L, J)>,
) -> Kept {
    let tab = world.begin()?;
    world.put(Place::SlotA, "rubbish")?;
    world.put_record("rubbish too").await?;
    for damaged in tab.load().await?.damaged {
        tab.discard(&damaged)?;
    }
    let _ = tab.save("one").await?;
    let _ = tab.save("two").await?;
    assert_eq!(world.tab().load().await?.damaged, []);
    Ok(())
}

async fn a_rival_of_the_confirmed_text_is_not_lost<L: Slots, J: Journal>(
    world: World<'_, impl Fn(&str) -> (L, J)>,
) -> Kept {
    let tab = world.begin()?;
    let _ = tab.save("one").await?;
    let _ = tab.save("two").await?;
    // Tabs that did not yet know of it were closed.
    for later in [0, 1, 5] {
        for place in [Place::SlotA, Place::SlotB] {
            let tab = world.tab();
            let loaded = tab.load().await?;
            let own = loaded.text.unwrap_or_default();
            let rival = encode(loaded.generation + later, &[later], Some("their last words")).0;
            world.put(place, &rival)?;
            let loaded = world.tab().load().await?;
            assert_eq!(loaded.text.as_ref(), Some(&own));
            assert_eq!(loaded.damaged, [Damaged { place, harm: Harm::Rival, text: rival.clone() }]);
            let next = format!("{own}+");
            if place == Place::SlotB {
                tab.stash("stash")?;
            }
            let _ = tab.save(&next).await?;
            world.next_visit_finds(&next).await?;
            copy_is_set_aside(&world, &rival).await?;
        }
    }
    Ok(())
}

async fn a_newer_form_is_left_alone<L: Slots, J: Journal>(
    world: World<'_, impl Fn(&str) -> (L, J)>,
) -> Kept {
    let newer = "xuefen-frame 2 whatever a later release does";
    let tab = world.begin()?;
    let _ = tab.save("old").await?;
    let _ = tab.save("older").await?;
    for place in [Place::SlotA, Place::SlotB, Place::Record] {
        let before = world.everything().await?;
        let kept = place.key().map_or(Ok(None), |key| world.slots().get(&key))?;
        match place {
            Place::Record => world.put_record(newer).await?,
            _ => world.put(place, newer)?,
        }
        let found = world.everything().await?;
        let refused = StorageError::NewerForm { place, form: 2 };
        assert_eq!(world.tab().load().await, Err(refused.clone()));
        assert_eq!(tab.save("new").await, Err(refused.clone()));
        assert_eq!(tab.erase().await, Err(refused.clone()));
        if place != Place::Record {
            assert_eq!(tab.stash("new"), Err(refused));
        }
        assert_eq!(world.everything().await?, found);
        if let Some(kept) = kept {
            world.put(place, &kept)?;
            assert_eq!(world.everything().await?, before);
        }
    }
    Ok(())
}

async fn erasing_leaves_no_text_and_no_way_back<L: Slots, J: Journal>(
    world: World<'_, impl Fn(&str) -> (L, J)>,
) -> Kept {
    let (tab, other) = (world.begin()?, world.tab());
    world.put(Place::SlotB, "private rubbish")?;
    let _ = tab.save("private").await?;
    let _ = tab.save("private too").await?;
    let _ = other.load().await?;
    let erased = tab.erase().await?;

    let all = world.everything().await?;
    assert!(all.iter().all(|it| !it.contains("private")), "{all:?}");
    let loaded = world.tab().load().await?;
    assert_eq!((loaded.text, loaded.generation), (None, erased.generation));
    let conflict = StorageError::Conflict { theirs: erased.generation };
    assert_eq!(other.save("private").await, Err(conflict));
    let _ = tab.save("a new start").await?;
    world.next_visit_finds("a new start").await
}
