//! `xuefen pack list`: the shipped packs.

use serde::Serialize;
use xuefen_packs::{SHIPPED, Shipped};
use xuefen_words::Language;

use crate::layout::{Side, table};
use crate::report::Report;

/// A shipped pack.
#[derive(Serialize)]
struct Written {
    policy: &'static str,
    region: &'static str,
    title: &'static str,
    cycle: &'static str,
    asks: &'static str,
}

impl Written {
    fn new(it: &Shipped, language: Language) -> Self {
        Self {
            policy: it.id,
            region: language.pick(it.region_zh, it.region_en),
            title: language.pick(it.title_zh, it.title_en),
            cycle: it.cycle,
            asks: language.pick(it.asks_zh, it.asks_en),
        }
    }
}

/// Lists the shipped packs.
pub(crate) fn list(json: bool, language: Language) -> Report {
    let packs: Vec<Written> = SHIPPED.iter().map(|it| Written::new(it, language)).collect();
    if json {
        return Report::json(&packs);
    }
    let heading = match language {
        Language::Zh => ["政策编号", "周期", "要求", "地区", "名称"],
        Language::En => ["Policy", "Cycle", "Asks", "Region", "Title"],
    };
    let row = |it: &Written| {
        [it.policy, it.cycle, it.asks, it.region, it.title].map(str::to_owned).to_vec()
    };
    let rows: Vec<Vec<String>> = packs.iter().map(row).collect();
    let sides = [Side::Left, Side::Left, Side::Left, Side::Left, Side::Left];
    Report::answer(table(&sides, Some(&heading), &rows))
}
