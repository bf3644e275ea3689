//! Files as somebody could get them wrong, each with the place at which a schema has to say so.

use serde_json::{Value, json};

/// Every edit of a file: the place of a member, what it becomes (`null`: it is left out), and the
/// place of the problem.
type Edits<'a> = &'a [(&'a str, Value, &'a str)];

/// A pack with a rule of nearly every kind, in which nothing is wrong.
pub(crate) fn pack() -> Value {
    let words = json!({"zh": "字", "en": "words"});
    let mut rules = json!([
        {"rule": "scope"},
        {"rule": "cycle", "from": "2026-01-01", "to": "2030-12-31"},
        {"rule": "calendar", "name": "year", "from": "01-01", "to": "12-31", "registration": true},
        {"rule": "exclude", "when": {"activity": "training", "grade": "fail"}},
        {"rule": "ruling", "when": {"lacks": "hours"}, "into": ["taught"]},
        {"rule": "classify", "when": {"level": {"at-least": "county"}}, "category": "taught"},
        {"rule": "rate", "when": {"mode": ["online", "in-person"]}, "quantity": "hours", "rate": "1/3"},
        {"rule": "bonus", "when": {"at-least": {"days": "3"}}, "add": "10"},
        {"rule": "rounding", "mode": "half-up", "digits": 0},
        {"rule": "attribution", "by": "certificate"},
        {"rule": "dedup", "key": "content_key", "window": "year"},
        {"rule": "grant", "event": "leave", "per": "months", "credits": "6", "category": "other"},
        {"rule": "cap", "categories": "taught", "window": "cycle", "maximum": "120",
            "under": [{"switch": {"unit": "hours"}, "measure": "hours"}]},
        {"rule": "minimum", "requirement": "cycle-total", "window": "cycle", "at-least": "360",
            "for": {"stage": "primary"}},
        {"rule": "mandatory", "requirement": "course", "course": "psychology", "credits": "4"},
        {"rule": "share", "requirement": "share", "categories": "taught", "at-least": "1/10",
            "of": "required"},
        {"rule": "induction", "requirement": "induction-total", "at-least": "150",
            "within-years": 3, "each-year": {"1": "60"}, "for": {"new_teacher": true}},
        {"rule": "waiver", "event": "leave", "per": "semesters", "by": "30", "lowers": "cycle-total"},
        {"rule": "offset", "from": "taught", "to": ["other"], "window": "cycle"},
        {"rule": "consequence", "on": "met"},
        {"rule": "precondition", "of": ["title", "award"]},
        {"rule": "validity", "until": "2031-12-31"},
        {"rule": "deadline", "due": "06-15", "by": "school",
            "covers": {"from": "01-01", "to": "06-30"}},
        {"rule": "recogniser", "by": "county"},
        {"rule": "evidence", "needs": ["notes"]},
        {"rule": "step", "order": 1, "by": "teacher"},
        {"rule": "publication", "by": "school", "every": "year"},
        {"rule": "obligation", "duty": "paper", "count": 1, "every": "semester"},
        {"rule": "equivalence", "amount": "120", "of": "credits", "equals": "360", "in": "hours"},
        {"rule": "provision", "about": "note"},
    ]);
    for (i, it) in rules.as_array_mut().unwrap().iter_mut().enumerate() {
        let rule = it.as_object_mut().unwrap();
        rule.insert("id".to_owned(), format!("EX-{i}").into());
        rule.insert("place".to_owned(), "第一条".into());
        rule.extend(words.as_object().unwrap().clone());
    }
    let named = |id: &str| json!({"id": id, "zh": "字", "en": "words"});
    let switch = json!({"id": "unit", "zh": "字", "en": "words",
        "options": [named("credits"), named("hours")]});
    json!({
        "format": "xuefen-pack", "version": 1, "id": "example-2026", "edition": "1",
        "title": words, "issuer": words, "region": words,
        "switches": [switch], "categories": [named("taught"), named("other")], "rules": rules,
    })
}

/// Packs with one thing wrong. A kind of rule stands for its place in the list.
pub(crate) fn packs() -> Vec<(Value, String)> {
    let right = pack();
    let kinds: Vec<_> = right["rules"].as_array().unwrap().iter().map(|it| &it["rule"]).collect();
    let resolved = |place: &str| {
        let Some(rest) = place.strip_prefix("/rules/") else { return place.to_owned() };
        let (kind, rest) = rest.split_once('/').unwrap_or((rest, ""));
        let index = kinds.iter().position(|it| *it == kind).unwrap_or_else(|| panic!("{kind}"));
        format!("/rules/{index}/{rest}").trim_end_matches('/').to_owned()
    };
    let edits: Edits<'_> = &[
        // The head.
        ("/title", json!(null), ""),
        ("/title/en", json!(null), "/title"),
        ("/edition", json!(1), "/edition"),
        ("/$schema", json!("../schema/pack.json"), ""),
        ("/version", json!(2), "/version"),
        ("/format", json!("xuefen-cases"), "/format"),
        ("/number", json!(2026), "/number"),
        ("/effective", json!({"from": "2026-1-1"}), "/effective/from"),
        ("/implements", json!("a document"), "/implements"),
        ("/switches/0/options/1", json!(null), "/switches/0/options"),
        ("/categories/0/id", json!("taught/well"), "/categories/0/id"),
        ("/categories/0/part", json!([]), "/categories/0"),
        ("/rules", json!({}), "/rules"),
        ("/rules/scope", json!(null), "/rules"),
        // What every rule has.
        ("/rules/rate/rule", json!("rates"), "/rules/rate/rule"),
        ("/rules/rate/rule", json!(null), "/rules/rate"),
        ("/rules/rate/place", json!(null), "/rules/rate"),
        ("/rules/rate/place", json!("  "), "/rules/rate/place"),
        ("/rules/rate/switch", json!({"unit": true}), "/rules/rate/switch/unit"),
        ("/rules/minimum/for/stage", json!("university"), "/rules/minimum/for/stage"),
        ("/rules/minimum/for/hired", json!({"from": "last year"}), "/rules/minimum/for/hired/from"),
        ("/rules/cap/under/0/switch", json!(null), "/rules/cap/under/0"),
        ("/rules/cap/under/0/id", json!("EX-99"), "/rules/cap/under/0"),
        ("/rules/cap/under/0/measure", json!("days"), "/rules/cap/under/0/measure"),
        ("/rules/cap/under/0/rate", json!("1"), "/rules/cap/under/0"),
        // Conditions.
        ("/rules/exclude/when", json!([]), "/rules/exclude/when"),
        ("/rules/exclude/when/activity", json!("trainig"), "/rules/exclude/when/activity"),
        ("/rules/exclude/when/activty", json!("training"), "/rules/exclude/when"),
        ("/rules/exclude/when/approved", json!("yes"), "/rules/exclude/when/approved"),
        ("/rules/classify/when/level", json!({"at-most": "county"}), "/rules/classify/when/level"),
        (
            "/rules/classify/when/level/at-least",
            json!("town"),
            "/rules/classify/when/level/at-least",
        ),
        ("/rules/rate/when/mode/1", json!("remote"), "/rules/rate/when/mode/1"),
        ("/rules/rate/when/tag", json!({"at-least": "it"}), "/rules/rate/when/tag"),
        ("/rules/rate/when/account", json!(["cycle"]), "/rules/rate/when/account"),
        ("/rules/rate/when/any", json!({"mode": "online"}), "/rules/rate/when/any"),
        ("/rules/rate/when/not", json!({"host": "town"}), "/rules/rate/when/not/host"),
        ("/rules/rate/when/completed", json!({"from": "hired"}), "/rules/rate/when/completed/from"),
        ("/rules/bonus/when/at-least/day", json!("3"), "/rules/bonus/when/at-least"),
        ("/rules/bonus/when/at-least/days", json!(3), "/rules/bonus/when/at-least/days"),
        // Rules that are reckoned.
        ("/rules/cycle/from", json!("2026-02-30"), "/rules/cycle/from"),
        ("/rules/cycle/to", json!(null), "/rules/cycle"),
        ("/rules/cycle/years", json!(5), "/rules/cycle/from"),
        ("/rules/calendar/from", json!("02-29"), "/rules/calendar/from"),
        ("/rules/calendar/gap", json!("drop"), "/rules/calendar/gap"),
        ("/rules/ruling/into", json!("taught"), "/rules/ruling/into"),
        ("/rules/classify/stated", json!(["taught"]), "/rules/classify/category"),
        ("/rules/rate/quantity", json!("hour"), "/rules/rate/quantity"),
        ("/rules/rate/rate", json!(2), "/rules/rate/rate"),
        ("/rules/rate/rate", json!("0,5"), "/rules/rate/rate"),
        ("/rules/rate/rate", json!("1001"), "/rules/rate/rate"),
        ("/rules/rate/rate", json!(null), "/rules/rate"),
        ("/rules/rate/whole", json!("true"), "/rules/rate/whole"),
        ("/rules/rate/per", json!("hour"), "/rules/rate"),
        ("/rules/bonus/add", json!(null), "/rules/bonus"),
        ("/rules/bonus/of-base", json!("1/10"), "/rules/bonus/add"),
        ("/rules/rounding/mode", json!("up"), "/rules/rounding/mode"),
        ("/rules/rounding/digits", json!("0"), "/rules/rounding/digits"),
        ("/rules/rounding/digits", json!(5), "/rules/rounding/digits"),
        ("/rules/attribution/by", json!("hire"), "/rules/attribution/by"),
        ("/rules/dedup/key", json!("title"), "/rules/dedup/key"),
        ("/rules/grant/event", json!("holiday"), "/rules/grant/event"),
        ("/rules/grant/per", json!("weeks"), "/rules/grant/per"),
        ("/rules/cap/share", json!("1/2"), "/rules/cap/maximum"),
        ("/rules/cap/maximum", json!("1000000"), "/rules/cap/maximum"),
        ("/rules/minimum/when", json!({"grade": "goood"}), "/rules/minimum/when/grade"),
        ("/rules/minimum/force", json!("should"), "/rules/minimum/force"),
        ("/rules/minimum/only-years", json!(["2027"]), "/rules/minimum/only-years"),
        ("/rules/minimum/pro-rata", json!("confirmed_on"), "/rules/minimum/pro-rata"),
        ("/rules/mandatory/course", json!(null), "/rules/mandatory"),
        ("/rules/share/at-least", json!("1.1"), "/rules/share/at-least"),
        ("/rules/share/at-least", json!(null), "/rules/share"),
        ("/rules/share/of", json!("all"), "/rules/share/of"),
        ("/rules/induction/within-years", json!(41), "/rules/induction/within-years"),
        ("/rules/induction/until", json!("confirmed_on"), "/rules/induction/within-years"),
        ("/rules/induction/each-year/0", json!("60"), "/rules/induction/each-year"),
        ("/rules/waiver/lowers", json!({"at-least": "cycle-total"}), "/rules/waiver/lowers"),
        ("/rules/offset/to/0", json!({"category": "other", "upto": "2"}), "/rules/offset/to/0"),
        // Rules that are told.
        ("/rules/consequence/on", json!("failed"), "/rules/consequence/on"),
        ("/rules/precondition/of/1", json!("promotion"), "/rules/precondition/of/1"),
        ("/rules/validity/until", json!("2031"), "/rules/validity/until"),
        ("/rules/deadline/due", json!("15 June"), "/rules/deadline/due"),
        ("/rules/deadline/covers/to", json!(null), "/rules/deadline/covers"),
        ("/rules/recogniser/by", json!("ministry"), "/rules/recogniser/by"),
        ("/rules/evidence/needs/0", json!("photo"), "/rules/evidence/needs/0"),
        ("/rules/step/order", json!("1"), "/rules/step/order"),
        ("/rules/publication/every", json!("decade"), "/rules/publication/every"),
        ("/rules/obligation/count", json!(-1), "/rules/obligation/count"),
        ("/rules/equivalence/in", json!(null), "/rules/equivalence"),
        ("/rules/provision/about", json!(["note"]), "/rules/provision/about"),
    ];
    let edits = edits.iter().map(|(at, value, place)| {
        let mut pack = pack();
        edit(&mut pack, &resolved(at), value.clone());
        (pack, resolved(place))
    });
    edits.collect()
}

/// Worked cases in which nothing is wrong.
pub(crate) fn cases() -> Value {
    json!({"format": "xuefen-cases", "version": 1, "policy": "example-2026", "cases": [{
        "id": "EX-1", "policy": "example-2026", "why": "30 / 3 = 10", "readings": {"unit": "hours"},
        "teacher": {"audit_years": [2026]},
        "records": [{"id": "a", "activity": "training", "quantity": {"hours": "30"}}],
        "expect": {"credits": {"a": "10"}, "total": "10", "deemed_complete_by": null},
    }]})
}

pub(crate) fn wrong_cases() -> Vec<(Value, String)> {
    let edits: Edits<'_> = &[
        ("/policy", json!(null), ""),
        ("/version", json!("1"), "/version"),
        ("/case", json!([]), ""),
        ("/cases", json!({}), "/cases"),
        ("/cases/0/expect", json!(null), "/cases/0"),
        ("/cases/0/reading", json!({}), "/cases/0"),
        ("/cases/0/readings/unit", json!(1), "/cases/0/readings/unit"),
        ("/cases/0/expect/total", json!(10), "/cases/0/expect/total"),
        ("/cases/0/expect/total", json!("-1"), "/cases/0/expect/total"),
        ("/cases/0/expect/credits/a", json!("ten"), "/cases/0/expect/credits/a"),
        ("/cases/0/expect/years", json!(["2026"]), "/cases/0/expect/years"),
        ("/cases/0/expect/credit", json!({}), "/cases/0/expect"),
        ("/cases/0/expect/deemed_complete_by", json!(true), "/cases/0/expect/deemed_complete_by"),
    ];
    edited(&cases(), edits)
}

/// An archive in which nothing is wrong.
pub(crate) fn archive() -> Value {
    json!({"format": "xuefen-archive", "version": 1, "policy": "example-2026",
        "switches": {"unit": "hours"}, "ext:by": ["another", "program"],
        "teacher": {"name": "李", "stage": "primary", "hired_on": "2020-09-01", "roles": ["principal"],
            "events": [{"id": "e", "type": "leave", "date": "2026-03-01", "months": "3"}]},
        "records": [{"id": "a", "activity": "training", "quantity": {"hours": "30"}, "tags": ["it"],
            "approved": true, "evidence": [{"kind": "certificate", "date": "2026-05-01"}]}],
    })
}

pub(crate) fn wrong_archives() -> Vec<(Value, String)> {
    let edits: Edits<'_> = &[
        ("/teacher", json!(null), ""),
        ("/policy", json!(null), ""),
        ("/checksum", json!("sha256:00"), "/checksum"),
        ("/switches/unit", json!(""), "/switches/unit"),
        ("/teacher/nickname", json!("李"), "/teacher"),
        ("/teacher/stage", json!("university"), "/teacher/stage"),
        ("/teacher/audit_years", json!(["2026"]), "/teacher/audit_years/0"),
        ("/teacher/new_teacher", json!("yes"), "/teacher/new_teacher"),
        ("/teacher/roles", json!("principal"), "/teacher/roles"),
        ("/teacher/required_total", json!(360), "/teacher/required_total"),
        ("/teacher/events/0/date", json!(null), "/teacher/events/0"),
        ("/teacher/events/0/type", json!("holiday"), "/teacher/events/0/type"),
        ("/teacher/events/0/weeks", json!("3"), "/teacher/events/0"),
        ("/records/0/id", json!(" a"), "/records/0/id"),
        ("/records/0/activity", json!(null), "/records/0"),
        ("/records/0/completed_on", json!("2026-3-27"), "/records/0/completed_on"),
        ("/records/0/quantity/hours", json!(30), "/records/0/quantity/hours"),
        ("/records/0/quantity/hour", json!("30"), "/records/0/quantity"),
        ("/records/0/tags/0", json!("it".repeat(31)), "/records/0/tags/0"),
        ("/records/0/approved", json!("yes"), "/records/0/approved"),
        ("/records/0/evidence/0/kind", json!("photo"), "/records/0/evidence/0/kind"),
        ("/records/0/evidence/0/sha256", json!("00"), "/records/0/evidence/0/sha256"),
        ("/records/0/title", json!("字".repeat(2_001)), "/records/0/title"),
    ];
    edited(&archive(), edits)
}

fn edited(right: &Value, edits: Edits<'_>) -> Vec<(Value, String)> {
    let edits = edits.iter().map(|(at, value, place)| {
        let mut wrong = right.clone();
        edit(&mut wrong, at, value.clone());
        (wrong, (*place).to_owned())
    });
    edits.collect()
}

fn edit(whole: &mut Value, at: &str, value: Value) {
    let (outer, name) = at.rsplit_once('/').unwrap();
    match whole.pointer_mut(outer) {
        Some(Value::Object(members)) if value.is_null() => _ = members.remove(name).unwrap(),
        Some(Value::Object(members)) => _ = members.insert(name.to_owned(), value),
        Some(Value::Array(list)) if value.is_null() => _ = list.remove(name.parse().unwrap()),
        Some(Value::Array(list)) => list[name.parse::<usize>().unwrap()] = value,
        _ => panic!("{at}"),
    }
}
