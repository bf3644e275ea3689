//! Surplus that helps out (README §4.10; §19.3, step 9).

use super::books::Books;
use super::ledger::{Scope, Window};
use super::number::{Fraction, larger, nought, smaller, whole, without};
use super::pack::{Rule, lies_in};
use super::required;

/// Credit that was moved.
pub(crate) struct Move {
    /// The category that it comes from.
    pub(crate) from: String,
    /// The category that it fills.
    pub(crate) to: String,
    /// What it takes from there.
    drawn: Fraction,
    /// What it is worth here.
    pub(crate) arrived: Fraction,
}

/// All moves inside one window, in the order of the pack and of each rule's targets.
pub(crate) fn moves(books: &Books<'_>, window: Window<'_>) -> Vec<Move> {
    let mut moves = Vec::new();
    for rule in books.setting.rules("offset").filter(|it| is_of(it, window)) {
        let from = rule.text("from").to_owned();
        for target in rule.get("to").and_then(|it| it.as_array()).into_iter().flatten() {
            let to = target.as_str().or_else(|| target["category"].as_str());
            let to = to.expect("a target has a category").to_owned();
            let figure = |member| target[member].as_str().map(super::number::read);
            // "A target is filled up to its own minimum; or … up to this amount."
            let goal = figure("up-to").unwrap_or_else(|| own_minimum(books, &to, window));
            let need = without(&goal, &held(books, &moves, std::slice::from_ref(&to), window));
            let need = figure("at-most").map_or(need.clone(), |most| smaller(need, most));
            // "`ratio`: what one credit of surplus is worth there, default 1."
            let ratio = rule.number("ratio").unwrap_or_else(|| whole(1));
            let arrived = smaller(need, surplus(books, &moves, &from, window) * &ratio);
            if arrived > nought() {
                let drawn = &arrived / ratio;
                moves.push(Move { from: from.clone(), to, drawn, arrived });
            }
        }
    }
    moves
}

fn is_of(rule: &Rule, window: Window<'_>) -> bool {
    let name = rule.word("window").unwrap_or("cycle");
    match window {
        Window::Cycle => name == "cycle",
        Window::Year(calendar, _) => name == calendar.name,
    }
}

/// What categories hold together after offsets: what they earned, less what was drawn from inside,
/// more what arrived inside.
pub(crate) fn held(
    books: &Books<'_>,
    moves: &[Move],
    categories: &[String],
    window: Window<'_>,
) -> Fraction {
    let inside = |path: &str| categories.iter().any(|it| lies_in(path, it));
    let mut held = books.earned(Scope { categories: Some(categories), ..Scope::default() }, window);
    for one in moves {
        if inside(&one.from) {
            held -= &one.drawn;
        }
        if inside(&one.to) {
            held += &one.arrived;
        }
    }
    held
}

/// What lies above the minimum of a category; without one, all that it holds (README silent).
/// "Nothing flows back": what came in from elsewhere is no surplus.
fn surplus(books: &Books<'_>, moves: &[Move], from: &str, window: Window<'_>) -> Fraction {
    let mut own = held(books, moves, &[from.to_owned()], window);
    for one in moves.iter().filter(|it| lies_in(&it.to, from) && !lies_in(&it.from, from)) {
        own -= &one.arrived;
    }
    let own = without(&own, &own_minimum(books, from, window));
    // What a category around it has given away already, it cannot give again.
    let around = from.match_indices('/').map(|(end, _)| from[..end].to_owned());
    let left = around.map(|path| without(&held(books, moves, &[path], window), &nought()));
    left.fold(own, smaller)
}

/// The highest of the minima on exactly this one category in this window, as it is owed.
fn own_minimum(books: &Books<'_>, category: &str, window: Window<'_>) -> Fraction {
    let setting = books.setting;
    let alone = |rule: &&Rule| {
        rule.words("categories").is_some_and(|it| it == [category])
            && rule.get("tag").is_none()
            && rule.get("when").is_none()
            && !rule.says("single")
            && rule.word("measure") != Some("hours")
            && is_of(rule, window)
            && required::is_asked(books, rule, window)
    };
    let minima = setting.rules("minimum").filter(alone);
    minima.map(|it| required::owed(setting, it, window)).fold(nought(), larger)
}
