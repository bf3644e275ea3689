//! The choice of a policy: every shipped one and one's own packs, narrowed by place, title or year.

use xuefen_exchange::document::OwnPacks;
use xuefen_packs::{SHIPPED, Shipped};
use xuefen_words::Language;
use xuefen_words::ui::choose_policy as texts;

use super::own_pack::Head;

/// The policies to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoliciesView {
    /// One's own packs first, then the shipped ones in the order of the index.
    pub policies: Vec<PolicyOptionView>,
    /// How many were found, in words; what to do where it is none.
    pub found: String,
}

/// A policy to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyOptionView {
    /// Its id.
    pub id: String,
    /// The place where it applies.
    pub place: String,
    /// Its title, its cycle and the total that it requires.
    pub about: String,
}

/// Presents the policies that have every word of a query, and the one that is chosen already.
///
/// A word is looked for in place and title in both languages; a year lies in the cycle.
#[must_use]
pub fn policies(query: &str, chosen: &str, own: &OwnPacks, language: Language) -> PoliciesView {
    let words: Vec<String> =
        query.split_whitespace().map(letters).filter(|it| !it.is_empty()).collect();
    let mut view = PoliciesView { policies: Vec::new(), found: String::new() };
    let mut n_found = 0;
    let mut offer = |years: &str, texts: &[&str], option: &dyn Fn() -> PolicyOptionView| {
        let is_found = words.iter().all(|word| has(years, texts, word));
        n_found += usize::from(is_found);
        // What is chosen stays in sight: nobody should start with a policy that is hidden.
        if is_found || texts.first() == Some(&chosen) {
            view.policies.push(option());
        }
    };
    // A pack that was never sound cannot be chosen.
    for (id, text) in own.iter().filter_map(|(id, it)| Some((id, it.text.as_deref()?))) {
        let head = Head::read(text);
        let texts = [id.as_str(), &head.region.0, &head.region.1, &head.title.0, &head.title.1];
        offer(&head.years, &texts, &|| own_option(id, &head, language));
    }
    for it in SHIPPED.iter().filter(|it| !own.contains_key(it.id)) {
        let texts = [it.id, it.region_zh, it.region_en, it.title_zh, it.title_en, it.cycle];
        offer(it.cycle, &texts, &|| option(it, language));
    }
    view.found = match n_found {
        0 => texts::nothing_found(language, query.trim()),
        _ => texts::found(language, !words.is_empty(), n_found),
    };
    view
}

/// The title of a shipped policy; the id of any other.
#[must_use]
pub fn title(id: &str, language: Language) -> String {
    let shipped = xuefen_packs::find(id);
    shipped.map_or(id, |it| language.pick(it.title_zh, it.title_en)).to_owned()
}

fn option(it: &'static Shipped, language: Language) -> PolicyOptionView {
    PolicyOptionView {
        id: it.id.to_owned(),
        place: language.pick(it.region_zh, it.region_en).to_owned(),
        about: texts::about(
            language,
            language.pick(it.title_zh, it.title_en),
            it.cycle,
            language.pick(it.asks_zh, it.asks_en),
        ),
    }
}

fn own_option(id: &str, head: &Head, language: Language) -> PolicyOptionView {
    let place = head.region(language);
    PolicyOptionView {
        id: id.to_owned(),
        place: if place.is_empty() { id } else { place }.to_owned(),
        about: texts::about_own(language, &head.title(id, language), &head.years),
    }
}

/// Whether a policy of these years and texts has a word of the query.
fn has(years: &str, texts: &[&str], word: &str) -> bool {
    let in_cycle = || {
        let years: Vec<i32> = years.split('—').filter_map(|it| it.trim().parse().ok()).collect();
        let (first, last) = (years.first(), years.last());
        let year = word.trim_end_matches('年').parse().ok().filter(|_| word.len() >= 4);
        first.zip(last).zip(year).is_some_and(|((first, last), it)| (*first..=*last).contains(&it))
    };
    in_cycle() || texts.iter().any(|it| letters(it).contains(word))
}

/// Letters and digits only, small and narrow: “新疆 · 伊犁州” is found by 新疆伊犁, “２０２４” by 2024.
fn letters(text: &str) -> String {
    let narrow = |it: char| match it {
        '\u{ff01}'..='\u{ff5e}' => {
            u32::from(it).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(it)
        }
        it => it,
    };
    text.chars()
        .map(narrow)
        .filter(|it| it.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use xuefen_exchange::document::OwnPack;

    fn check(query: &str, chosen: &str, expected: &[&str]) {
        for language in Language::ALL {
            let view = policies(query, chosen, &OwnPacks::new(), *language);
            let ids: Vec<_> = view.policies.iter().map(|it| it.id.as_str()).collect();
            assert_eq!(ids, expected, "{query}");
            assert!(!view.found.is_empty());
            assert!(view.policies.iter().all(|it| !it.place.is_empty() && !it.about.is_empty()));
        }
    }

    const KHORGOS: &str = "khorgos-2024-2028";
    const HEYE: &str = "hunan-heye-central-school";
    const GANSU: &str = "gansu-2013-49";

    #[test]
    fn without_a_query_every_policy_is_offered() {
        let all: Vec<_> = SHIPPED.iter().map(|it| it.id).collect();
        check("", "", &all);
        check("  ", "", &all);
    }

    #[test]
    fn a_policy_is_found_by_place_title_or_year_in_either_language() {
        check("新疆", "", &[KHORGOS]);
        check("新疆伊犁", "", &[KHORGOS]);
        check("gansu", "", &[GANSU]);
        check("HEYE school", "", &[HEYE]);
        check("湖南 郴州", "", &[HEYE]);
        check("湖南", "", &[HEYE, "hunan-2011", "changsha-vocational-2017"]);
        check("2026", "", &[KHORGOS]);
        check("２０１３年 湖南", "", &[HEYE, "hunan-2011"]);
        check("2017 长沙", "", &["changsha-vocational-2017"]);
        check("甘肃 2013", "", &[GANSU]);
        check("甘肃 2026", "", &[]);
        check("火星", "", &[]);
    }

    #[test]
    fn what_is_chosen_stays_in_sight() {
        check("甘肃", KHORGOS, &[KHORGOS, GANSU]);
        check("火星", GANSU, &[GANSU]);
        let view = policies("火星", GANSU, &OwnPacks::new(), Language::Zh);
        assert!(view.found.contains("火星"), "{}", view.found);
    }

    #[test]
    fn ones_own_packs_come_first_and_are_found_alike() {
        let text = r#"{"id": "mine", "title": {"zh": "某县办法"}, "region": {"zh": "贵州 · 某县"},
            "rules": [{"rule": "cycle", "from": "2031-01-01", "to": "2035-12-31"}]}"#;
        let pack = |text: &str| OwnPack { text: Some(text.into()), ..OwnPack::default() };
        let draft = OwnPack { draft: Some("{".into()), ..OwnPack::default() };
        let own: OwnPacks = [
            ("draft".to_owned(), draft.into()),
            (GANSU.to_owned(), pack("{}").into()),
            ("mine".to_owned(), pack(text).into()),
        ]
        .into();
        let ids = |query: &str| -> Vec<String> {
            policies(query, "", &own, Language::Zh).policies.into_iter().map(|it| it.id).collect()
        };
        assert_eq!(ids("")[..3], [GANSU, "mine", KHORGOS]);
        assert_eq!(ids("").len(), SHIPPED.len() + 1);
        assert_eq!(ids("贵州"), ["mine"]);
        assert_eq!(ids("2033"), ["mine"]);
        let view = policies("某县", "", &own, Language::Zh);
        assert_eq!(view.policies[0].about, "自己的政策包：某县办法。2031—2035 年。");
        assert_eq!(view.policies[0].place, "贵州 · 某县");
    }

    #[test]
    fn a_policy_that_is_not_shipped_is_called_by_its_id() {
        assert_eq!(title("own-2030", Language::Zh), "own-2030");
        assert!(title(GANSU, Language::Zh).starts_with("甘肃省"));
    }
}
