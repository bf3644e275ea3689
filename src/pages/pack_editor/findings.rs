//! What is wrong with a text, by severity, each at its place.

use leptos::prelude::*;
use xuefen_words::Language;
use xuefen_words::ui::pack_editor::PackEditor as Texts;

use crate::present::pack_editor::{ProblemView, ProblemsView};
use crate::ui::caret::place_caret;
use crate::ui::finding::Finding;

/// Shows what was found; each leads to its place in a text area, where there is one.
pub(in crate::pages) fn findings(
    id: &'static str,
    view: ProblemsView,
    language: Language,
    area: Option<&'static str>,
) -> AnyView {
    let words = Texts::of(language);
    if view.errors.is_empty() && view.warnings.is_empty() {
        return view! { <p>{words.no_problems}</p> }.into_any();
    }
    let group = move |title: &'static str, n: usize, name: &str, found: Vec<ProblemView>| {
        let name = format!("{id}-{name}");
        let rows = found.into_iter().enumerate();
        let rows = rows.map(|(i, it)| row(format!("{name}-{i}"), it, area)).collect_view();
        (n > 0).then(|| {
            view! {
                <h3>{format!("{title} {n}")}</h3>
                <ul role="list">{rows}</ul>
            }
        })
    };
    view! {
        {group(words.errors, view.n.0, "error", view.errors)}
        {group(words.warnings, view.n.1, "warning", view.warnings)}
        {view.more.map(|it| view! { <p>{it}</p> })}
    }
    .into_any()
}

fn row(id: String, it: ProblemView, area: Option<&'static str>) -> AnyView {
    let ProblemView { place, text, line, start } = it;
    match area {
        Some(area) => view! {
            <Finding id=id place=place text=text on_go=move |()| place_caret(area, start, line) />
        }
        .into_any(),
        None => view! { <li><p><strong>{place}</strong></p><p>{text}</p></li> }.into_any(),
    }
}
