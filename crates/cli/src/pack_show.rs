//! `xuefen pack show`: a policy to read, like the regulation that it was made from.

use std::fmt::Write;

use serde::Serialize;
use xuefen_engine::Pack;
use xuefen_engine::pack::{Article, Category, Switch};
use xuefen_engine::sorted::Map;
use xuefen_words::regulation::{about, place, rule_kind};
use xuefen_words::{Language, dates};

use crate::fault::Fault;
use crate::input;
use crate::report::Report;

/// Shows a pack.
pub(crate) fn show(id_or_file: &str, json: bool, language: Language) -> Report {
    let pack = match input::pack(id_or_file, &Map::new()) {
        Ok(it) => it,
        Err(fault) => return Err::<Report, Fault>(fault).into(),
    };
    if json {
        Report::json(&Written::new(&pack, language))
    } else {
        Report::answer(told(&pack, language))
    }
}

#[derive(Serialize)]
struct Written {
    policy: String,
    edition: String,
    title: String,
    issuer: String,
    region: String,
    number: Option<String>,
    parent: Option<String>,
    missing: Option<String>,
    cycle: Option<[String; 2]>,
    switches: Vec<WrittenSwitch>,
    categories: Vec<WrittenCategory>,
    articles: Vec<WrittenArticle>,
}

#[derive(Serialize)]
struct WrittenSwitch {
    id: String,
    title: String,
    options: Map<String, String>,
    reading: Option<String>,
}

#[derive(Serialize)]
struct WrittenCategory {
    path: String,
    title: String,
}

#[derive(Serialize)]
struct WrittenArticle {
    id: String,
    rule: &'static str,
    about: Option<String>,
    place: String,
    sense: String,
    in_force: bool,
}

impl Written {
    fn new(pack: &Pack, language: Language) -> Self {
        let source = &pack.source;
        let text = |it| language.of(it).to_owned();
        Self {
            policy: pack.id.clone(),
            edition: pack.edition.clone(),
            title: text(&source.title),
            issuer: text(&source.issuer),
            region: text(&source.region),
            number: source.number.clone(),
            parent: source.parent.clone(),
            missing: source.missing.as_ref().map(text),
            cycle: pack.cycle().map(|it| [it.from.to_string(), it.to.to_string()]),
            switches: pack
                .switches
                .iter()
                .map(|it| WrittenSwitch {
                    id: it.id.clone(),
                    title: text(&it.title),
                    options: it.options.iter().map(|it| (it.id.clone(), text(&it.title))).collect(),
                    reading: pack.readings.get(&it.id).cloned(),
                })
                .collect(),
            categories: pack
                .categories
                .iter()
                .map(|(_, it)| WrittenCategory { path: it.path.clone(), title: text(&it.title) })
                .collect(),
            articles: pack
                .articles
                .iter()
                .map(|it| WrittenArticle {
                    id: it.id.clone(),
                    rule: it.kind,
                    about: it.about.clone(),
                    place: it.place.clone(),
                    sense: text(&it.sense),
                    in_force: pack.is_in_force(it),
                })
                .collect(),
        }
    }
}

fn told(pack: &Pack, language: Language) -> String {
    let mut text = head(pack, language);
    section(&mut text, language.pick("类别", "Categories"));
    for (_, category) in pack.categories.iter() {
        text.push_str(&category_line(category, language));
    }
    if !pack.switches.is_empty() {
        section(&mut text, language.pick("解释口径（*为现用）", "Readings (* in force)"));
        for switch in &pack.switches {
            text.push_str(&switch_lines(pack, switch, language));
        }
    }
    let mut kinds: Vec<&str> = Vec::new();
    for article in &pack.articles {
        if !kinds.contains(&article.kind) {
            kinds.push(article.kind);
        }
    }
    for kind in kinds {
        section(&mut text, rule_kind(kind, language));
        for article in pack.articles.iter().filter(|it| it.kind == kind) {
            text.push_str(&article_line(pack, article, language));
        }
    }
    text
}

fn head(pack: &Pack, language: Language) -> String {
    let source = &pack.source;
    let mut text = format!("{}\n", language.of(&source.title));
    let cycle = pack.cycle().map(|it| dates(&it, language));
    let facts = [
        (language.pick("发文单位", "Issued by"), Some(language.of(&source.issuer).to_owned())),
        (language.pick("适用地区", "Region"), Some(language.of(&source.region).to_owned())),
        (language.pick("文号", "Number"), source.number.clone()),
        (language.pick("依据", "Based on"), source.parent.clone()),
        (language.pick("周期", "Cycle"), cycle),
        (language.pick("政策包", "Pack"), Some(format!("{} ({})", pack.id, pack.edition))),
        (
            language.pick("缺失", "Missing"),
            source.missing.as_ref().map(|it| language.of(it).to_owned()),
        ),
    ];
    for (label, fact) in facts {
        if let Some(fact) = fact {
            let colon = language.pick("：", ": ");
            // Writing to a string cannot fail.
            writeln!(text, "{label}{colon}{fact}").ok();
        }
    }
    text
}

fn section(text: &mut String, title: &str) {
    writeln!(text, "\n## {title}").ok();
}

fn category_line(category: &Category, language: Language) -> String {
    let depth = category.path.matches('/').count();
    let (indent, title) = ("  ".repeat(depth), language.of(&category.title));
    match language {
        Language::Zh => format!("{indent}- {title}（{}）\n", category.path),
        Language::En => format!("{indent}- {title} ({})\n", category.path),
    }
}

fn switch_lines(pack: &Pack, switch: &Switch, language: Language) -> String {
    let mut text = format!("- {} {}\n", switch.id, language.of(&switch.title));
    for option in &switch.options {
        let chosen = pack.readings.get(&switch.id) == Some(&option.id);
        let mark = if chosen { '*' } else { ' ' };
        writeln!(text, "  {mark} {} {}", option.id, language.of(&option.title)).ok();
    }
    text
}

fn article_line(pack: &Pack, article: &Article, language: Language) -> String {
    let (place, sense) = (place(article, language), language.of(&article.sense));
    let subject = article.about.as_deref().map(|it| about(it, language));
    let not_in_force = if pack.is_in_force(article) {
        ""
    } else {
        language.pick("［另一口径］", " [another reading]")
    };
    let colon = language.pick("：", ": ");
    let subject = subject.map(|it| format!("{it}{colon}")).unwrap_or_default();
    format!("- {place}{colon}{subject}{sense}{not_in_force}\n")
}
