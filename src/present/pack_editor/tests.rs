//! What is wrong with a pack being written, told at its place.

use super::*;
use crate::present::packs::TEMPLATE;

fn view(text: &str) -> ProblemsView {
    problems(text, &check(text, Some("example-county-2026")).problems, Language::Zh)
}

#[test]
fn a_problem_stands_at_its_line_with_its_rule_and_what_to_do() {
    let text = TEMPLATE.replace("\"rate\": \"1/4\"", "\"rate\": \"0.2.1\"");
    let view = view(&text);
    let [it] = view.errors.as_slice() else { panic!("{view:?}") };
    assert!(it.place.starts_with("第 20 行第 "), "{}", it.place);
    assert!(it.place.contains("规则 EX-5b"), "{}", it.place);
    assert!(it.place.contains("/rules/5/rate"), "{}", it.place);
    assert!(it.text.contains("0.2.1"), "{}", it.text);
    assert_eq!(it.line, 19);
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let start = usize::try_from(it.start).unwrap();
    assert!(String::from_utf16_lossy(&utf16[start..]).starts_with("\"rate\": \"0.2.1\""));
}

#[test]
fn where_a_text_stops_being_json_is_shown_behind_chinese_too() {
    let view = view("{\n \"标题\": 某县\n}");
    let [it] = view.errors.as_slice() else { panic!("{view:?}") };
    assert!(it.place.starts_with("第 2 行第 8 列"), "{}", it.place);
    assert_eq!((it.line, it.start), (1, 9));
}

#[test]
fn a_text_must_bear_the_id_that_it_is_kept_under() {
    let checked = check(TEMPLATE, Some("another"));
    assert!(checked.pack.is_none());
    let view = problems(TEMPLATE, &checked.problems, Language::En);
    assert!(view.errors[0].text.contains("another"), "{view:?}");
    assert!(view.errors[0].place.starts_with("line 4, column 3"), "{view:?}");
}

#[test]
fn problems_come_by_severity_and_in_the_order_of_the_text() {
    let text = TEMPLATE.replace("\"maximum\": \"40\"", "\"maximum\": \"x\"");
    let text = text.replace("\"version\": 1", "\"version\": 1, \"colour\": 1");
    let all = view(&text);
    assert_eq!(all.n.0, all.errors.len());
    assert!(all.errors.windows(2).all(|it| it[0].start <= it[1].start), "{all:?}");
    // A year that asks for more than the cycle has is only a warning.
    let warned = view(&TEMPLATE.replace("\"at-least\": \"12\"", "\"at-least\": \"20\""));
    assert_eq!((warned.errors.len(), warned.warnings.len()), (0, 1));
}

#[test]
fn long_lists_are_cut_and_say_so() {
    let rule = r#"{"rule": "cap", "id": "a", "place": "b", "zh": "c", "en": "d", "maximum": 1}"#;
    let rules = vec![rule; 130].join(",");
    let text = TEMPLATE.replace("\"rules\": [", &format!("\"rules\": [{rules},"));
    let view = view(&text);
    assert_eq!(view.errors.len() + view.warnings.len(), 100);
    assert!(view.more.is_some() && view.n.0 > 100);
}

#[test]
fn what_is_sound_is_in_use_and_what_is_not_is_a_draft() {
    let id = Some("example-county-2026");
    let none = OwnPack::default();
    let sound = typed(&none, TEMPLATE, &check(TEMPLATE, id));
    assert_eq!((sound.shown(), sound.draft.as_deref()), (TEMPLATE, None));
    let broken = typed(&sound, "{", &check("{", id));
    assert_eq!((broken.text.as_deref(), broken.shown()), (Some(TEMPLATE), "{"));
    assert_eq!(typed(&broken, TEMPLATE, &check(TEMPLATE, id)), sound);
    let never = typed(&none, "{", &check("{", id));
    assert_eq!((never.text, never.draft.as_deref()), (None, Some("{")));
}

#[test]
fn the_state_says_what_is_in_use() {
    for language in Language::ALL {
        let words = PackEditor::of(*language);
        let sound = OwnPack { text: Some(TEMPLATE.into()), ..OwnPack::default() };
        let told = |pack: &OwnPack, text: &str, is_policy| {
            state(pack, &check(text, Some("example-county-2026")), is_policy, *language)
        };
        assert!(told(&sound, TEMPLATE, true).text.ends_with(words.used));
        assert!(told(&sound, TEMPLATE, false).text.ends_with(words.live));
        assert!(told(&sound, "{", false).text.ends_with(words.earlier));
        assert!(told(&OwnPack::default(), "{", false).text.ends_with(words.never));
        assert!(!told(&sound, "{", false).is_sound);
    }
}

#[test]
fn cases_of_another_policy_are_told_apart() {
    let cases = crate::present::packs::TEMPLATE_CASES;
    assert_eq!(check_cases(cases, "example-county-2026"), []);
    let problems = check_cases(cases, "mine");
    assert!(matches!(problems.as_slice(), [Problem::OtherPolicy { .. }]), "{problems:?}");
    assert!(matches!(check_cases("{", "mine").as_slice(), [Problem::Of(_)]));
}
