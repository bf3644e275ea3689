//! Events that give credit: what each is worth, and why.

use xuefen_words::ui::told::ToldPage;
use xuefen_words::{Named, credit, date, number};

use super::Lens;
use super::record::{LineView, lines};

/// The events that give credit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GrantsView {
    /// The heading.
    pub title: &'static str,
    /// Each event, in the order of their ids.
    pub events: Vec<GrantView>,
}

/// One event that gives credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantView {
    /// Its id.
    pub id: String,
    /// What happened, and when.
    pub title: String,
    /// What counts of it.
    pub recognised: String,
    /// Credits or hours.
    pub unit: &'static str,
    /// The derivation.
    pub lines: Vec<LineView>,
}

/// Presents the events that a rule grants credit for.
#[must_use]
pub fn grants(lens: &Lens<'_>) -> GrantsView {
    let language = lens.language;
    let events = lens.assessment.recognised.grants.iter().filter_map(|it| {
        let event = lens.archive.teacher().events.get(&it.record)?;
        let (name, day) = (event.kind.name(language), date(event.date, language));
        let measured = xuefen_words::explain::measure(it, lens.pack, lens.archive);
        Some(GrantView {
            id: it.record.to_string(),
            title: format!("{name} · {day}"),
            recognised: credit(it.recognised(), language),
            unit: number::measure(measured, language),
            lines: lines(lens, it),
        })
    });
    GrantsView { title: ToldPage::of(language).grants, events: events.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::policy::tests::{on_leave, pack, through};
    use xuefen_engine::Credit;
    use xuefen_engine::vocabulary::Span;
    use xuefen_words::Language;

    #[test]
    fn an_event_that_gives_credit_is_derived_line_by_line() {
        let archive = on_leave("2018-03-01", (Span::Months, Credit::ratio(7, 2).unwrap()));
        let view = through(&pack("changsha-vocational-2017"), &archive, Language::Zh, grants);
        assert_eq!(view.events[0].title, "请假（产假、病假等） · 2018年3月1日");
        assert_eq!(view.events[0].recognised, "18");
        assert_eq!(view.events[0].lines[0].text, "3.5 个月，只计 3 个月 × 6 = 18 学分");
        assert_eq!(view.events[0].lines[0].article, "三6");
        let none = through(&pack("khorgos-2024-2028"), &archive, Language::En, grants);
        assert!(none.events.is_empty());
    }
}
