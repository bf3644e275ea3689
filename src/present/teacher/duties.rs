//! What was done of duties that give no credit: the raw answers, and the duties to choose from.

use xuefen_engine::archive::{Duty, Id, Teacher};
use xuefen_engine::pack::{Pack, Told};
use xuefen_engine::sorted::Set;
use xuefen_words::{Language, open_word};

use super::OptionView;

/// The raw answers about one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyForm {
    /// Its identity in the form; it is not kept.
    pub id: Id,
    /// The id of the duty.
    pub duty: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// How often it was done.
    pub done: String,
}

impl DutyForm {
    /// A new entry of a duty of which nothing is known.
    #[must_use]
    pub fn new(id: Id, duty: &str) -> Self {
        let (from, to, done) = (String::new(), String::new(), String::new());
        Self { id, duty: duty.to_owned(), from, to, done }
    }

    pub(super) fn all(duties: &[Duty]) -> Vec<Self> {
        let form = |(nth, it): (usize, &Duty)| {
            Some(Self {
                id: Id::new(&format!("logged-{nth}"))?,
                duty: it.duty.clone(),
                from: it.from.to_string(),
                to: it.to.to_string(),
                done: it.done.to_string(),
            })
        };
        duties.iter().enumerate().filter_map(form).collect()
    }
}

/// The duties that the policy knows, and those that the teacher has logged besides.
#[must_use]
pub fn duty_choices(teacher: &Teacher, pack: Option<&Pack>, language: Language) -> Vec<OptionView> {
    let told = pack.map(Pack::told).unwrap_or_default();
    let of_pack = told.into_iter().filter_map(|(_, it)| match it {
        Told::Obligation { duty, .. } => Some(duty),
        _ => None,
    });
    let mut seen = Set::new();
    let logged = teacher.duties.iter().map(|it| it.duty.clone());
    let all = of_pack.chain(logged).filter(|it| seen.insert(it.clone()));
    let choice =
        |it: String| OptionView { label: open_word::duty(&it, language).to_owned(), value: it };
    all.map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use xuefen_engine::calendar::parse_date;

    #[test]
    fn duties_come_from_the_pack_and_from_what_is_logged() {
        let path = "policies/hainan-experimental-register/pack.json";
        let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
        let pack = Pack::parse(&std::fs::read_to_string(path).unwrap()).unwrap();
        let day = parse_date("2026-03-01").unwrap();
        let other = Duty { duty: "gardening".into(), from: day, to: day, done: 1 };
        let teacher = Teacher { duties: vec![other], ..Teacher::default() };
        for language in Language::ALL {
            let choices = duty_choices(&teacher, Some(&pack), *language);
            assert_eq!(choices.len(), 6);
            // What no pack knows is shown as it stands; all others have a name.
            assert!(choices.iter().all(|it| (it.label == it.value) == (it.value == "gardening")));
        }
        assert_eq!(duty_choices(&Teacher::default(), None, Language::Zh), []);
    }
}
