//! The figures of a policy as tables: what is required, what things are worth, what is capped.

use leptos::prelude::*;
use xuefen_words::Language;
use xuefen_words::ui::figures::Figures as Texts;

use crate::pages::overview::tone;
use crate::pages::table::table;
use crate::present::policy::tables::{ArticleLink, CapRow, ConversionRow, RequirementRow};
use crate::session::Session;
use crate::ui::badge::Badge;
use crate::ui::button::ButtonKind;
use crate::ui::link_button::LinkButton;
use crate::ui::table_cell::TableCell;
use crate::ui::table_row::TableRow;

/// Shows what is required; nothing where nothing is.
pub(super) fn requirements(
    session: Session,
    rows: Vec<RequirementRow>,
    language: Language,
) -> Option<AnyView> {
    let words = Texts::of(language);
    let labels = [words.what, words.at_least, words.window, words.mine, words.article];
    let rows = rows.into_iter().map(|it| requirement(session, it, language).into_any());
    table("required-table", words.requirements, labels, rows.collect())
}

fn requirement(session: Session, it: RequirementRow, language: Language) -> impl IntoView {
    let words = Texts::of(language);
    let badge = it.standing.map(|(standing, text)| {
        view! { <Badge label=text tone=tone(standing) /> }
    });
    view! {
        <TableRow>
            <TableCell label=words.what heading=true>{it.what}</TableCell>
            <TableCell label=words.at_least>{it.amount}</TableCell>
            <TableCell label=words.window>{it.window}</TableCell>
            <TableCell label=words.mine>
                <span class="cluster">{badge} {it.reached}</span>
            </TableCell>
            {article(session, it.article, language)}
        </TableRow>
    }
}

fn article(session: Session, it: ArticleLink, language: Language) -> impl IntoView {
    let href = session.href(it.page);
    view! {
        <TableCell label=Texts::of(language).article>
            <LinkButton label=it.label href=href kind=ButtonKind::Link />
        </TableCell>
    }
}

/// Shows what things are worth; nothing where no rate is given.
pub(super) fn conversions(
    session: Session,
    rows: Vec<ConversionRow>,
    language: Language,
) -> Option<AnyView> {
    let words = Texts::of(language);
    let labels =
        [words.what, words.when, words.quantity, words.worth, words.bonuses, words.article];
    let rows = rows.into_iter().map(|it| conversion(session, it, language).into_any());
    table("worth-table", words.conversions, labels, rows.collect())
}

fn conversion(session: Session, it: ConversionRow, language: Language) -> impl IntoView {
    let words = Texts::of(language);
    let when = if it.when.is_empty() { words.dash.to_owned() } else { it.when };
    let limits = (!it.limits.is_empty()).then(|| view! { <span>{it.limits}</span> });
    let none = it.bonuses.is_empty().then_some(it.no_bonus);
    let bonuses = (!it.bonuses.is_empty()).then(|| {
        let items = it.bonuses.into_iter().map(|it| {
            let href = session.href(it.page);
            view! { <li><LinkButton label=it.label href=href kind=ButtonKind::Link /></li> }
        });
        view! { <ul role="list">{items.collect_view()}</ul> }
    });
    view! {
        <TableRow>
            <TableCell label=words.what heading=true>{it.what}</TableCell>
            <TableCell label=words.when>{when}</TableCell>
            <TableCell label=words.quantity>
                <span class="cluster"><span>{it.quantity}</span> {limits}</span>
            </TableCell>
            <TableCell label=words.worth>{it.worth}</TableCell>
            <TableCell label=words.bonuses>{none} {bonuses}</TableCell>
            {article(session, it.article, language)}
        </TableRow>
    }
}

/// Shows what counts at most; nothing where no cap is given.
pub(super) fn caps(session: Session, rows: Vec<CapRow>, language: Language) -> Option<AnyView> {
    let words = Texts::of(language);
    let labels = [words.what, words.at_most, words.window, words.cut, words.article];
    let rows = rows.into_iter().map(|it| cap(session, it, language).into_any());
    table("caps-table", words.caps, labels, rows.collect())
}

fn cap(session: Session, it: CapRow, language: Language) -> impl IntoView {
    let words = Texts::of(language);
    view! {
        <TableRow>
            <TableCell label=words.what heading=true>{it.what}</TableCell>
            <TableCell label=words.at_most>{it.at_most}</TableCell>
            <TableCell label=words.window>{it.window}</TableCell>
            <TableCell label=words.cut>{it.cut}</TableCell>
            {article(session, it.article, language)}
        </TableRow>
    }
}
