//! A place in a JSON text, for people: “record 4” instead of `/records/3`.

use xuefen_engine::diagnostic::Pointer;

use crate::Language;

/// What stands in the lists of documents.
const LISTS: &[(&str, &str, &str)] = &[
    ("records", "条记录", "record"),
    ("cases", "个案例", "case"),
    ("rules", "条规则", "rule"),
    ("events", "个事件", "event"),
    ("evidence", "份证明材料", "evidence"),
    ("switches", "个解释口径", "switch"),
    ("options", "个选项", "option"),
    ("categories", "个类别", "category"),
    ("parts", "个细项", "part"),
];

/// The place in words with the pointer behind it: 第 4 条记录的 level（/records/3/level）.
#[must_use]
pub fn place(at: &Pointer, language: Language) -> String {
    let pointer = at.as_str();
    if pointer.is_empty() {
        return language.pick("整个文件", "The whole file").to_owned();
    }
    let mut steps = pointer.split('/').skip(1).map(unescaped).peekable();
    let mut named: Vec<String> = Vec::new();
    let mut members: Vec<String> = Vec::new();
    while let Some(step) = steps.next() {
        let index = steps.peek().and_then(|it| it.parse::<usize>().ok());
        let list = LISTS.iter().find(|(name, ..)| *name == step);
        match index.zip(list).filter(|_| members.is_empty()) {
            Some((index, (_, zh, en))) => {
                steps.next();
                let number = index.saturating_add(1);
                named.push(match language {
                    Language::Zh => format!("第 {number} {zh}"),
                    Language::En => format!("{en} {number}"),
                });
            }
            // The teacher is one; its events are found without it.
            None if step == "teacher" && steps.peek().is_some_and(|it| it == "events") => {}
            None => members.push(step),
        }
    }
    if named.is_empty() {
        return pointer.to_owned();
    }
    let member = members.join("/");
    match language {
        Language::Zh => {
            let of = if member.is_empty() { String::new() } else { format!("的 {member}") };
            format!("{}{of}（{pointer}）", named.join("的"))
        }
        Language::En => {
            named.reverse();
            let named = named.join(" of ");
            match member.is_empty() {
                true => format!("{named} ({pointer})"),
                false => format!("{member} of {named} ({pointer})"),
            }
        }
    }
}

fn unescaped(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_counted_from_one_and_keeps_its_pointer() {
        let root = Pointer::root();
        let case = root.member("cases").element(0);
        let unit = case.member("records").element(11).member("quantity").member("hours");
        let check = |at: &Pointer, zh: &str, en: &str| {
            assert_eq!(place(at, Language::Zh), zh);
            assert_eq!(place(at, Language::En), en);
        };
        check(
            &unit,
            "第 1 个案例的第 12 条记录的 quantity/hours（/cases/0/records/11/quantity/hours）",
            "quantity/hours of record 12 of case 1 (/cases/0/records/11/quantity/hours)",
        );
        check(&root.member("rules").element(2), "第 3 条规则（/rules/2）", "rule 3 (/rules/2)");
        check(&root.member("teacher").member("stage"), "/teacher/stage", "/teacher/stage");
        check(&root, "整个文件", "The whole file");
    }
}
