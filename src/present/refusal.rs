//! Why a command was refused, in words.

use xuefen_engine::archive::Archive;
use xuefen_engine::diagnostic::Diagnostic;
use xuefen_words::diagnostic::diagnostic;
use xuefen_words::ui::refusal as texts;
use xuefen_words::{Language, fault};

use super::title_of;
use crate::state::Refusal;

/// A refusal as one or more sentences: what is wrong, then what to do.
#[must_use]
pub fn refusal(it: &Refusal, archive: &Archive, language: Language) -> String {
    match it {
        Refusal::UnknownRecord(_) => texts::unknown_record(language).to_owned(),
        Refusal::IdTaken(id) => texts::id_taken(language, id.as_str()),
        Refusal::TooManyRecords { found, most } => texts::too_many_records(language, *found, *most),
        Refusal::UnknownPack(id) => texts::unknown_pack(language, id),
        Refusal::PackInUse(id) => texts::pack_in_use(language, id),
        Refusal::PacksTooLarge { found, most } => texts::packs_too_large(language, *found, *most),
        Refusal::NoPolicy => texts::no_policy(language).to_owned(),
        Refusal::TooFine(id) => match archive.record(id) {
            Some(record) => texts::too_fine(language, &title_of(record, language)),
            None => fault::number(xuefen_engine::credit::NumberError::TooFine, language).to_owned(),
        },
        Refusal::Unfit { problems, .. } => sentences(problems, language),
    }
}

/// A refusal on the first page, whose form is looked at before: all the sentences about what is
/// wrong with a text would have to come with the first load.
#[must_use]
pub fn in_short(it: &Refusal, _: &Archive, language: Language) -> String {
    match it {
        Refusal::NoPolicy => texts::no_policy(language).to_owned(),
        _ => texts::unfit(language).to_owned(),
    }
}

fn sentences(problems: &[Diagnostic], language: Language) -> String {
    let sentences: Vec<String> = problems.iter().map(|it| diagnostic(it, language)).collect();
    sentences.join(language.pick("", " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use xuefen_engine::archive::Id;
    use xuefen_engine::diagnostic::{Code, Pointer};

    #[test]
    fn every_refusal_is_told_in_both_languages() {
        let id = Id::new("r-1").unwrap();
        let problem = Diagnostic::error(Code::NotANumber, &Pointer::root(), &["十"]);
        for language in Language::ALL {
            for it in [
                Refusal::UnknownRecord(id.clone()),
                Refusal::IdTaken(id.clone()),
                Refusal::TooManyRecords { found: 2, most: 1 },
                Refusal::NoPolicy,
                Refusal::UnknownPack("own".to_owned()),
                Refusal::PackInUse("own".to_owned()),
                Refusal::PacksTooLarge { found: 2, most: 1 },
                Refusal::TooFine(id.clone()),
                Refusal::Unfit { record: None, problems: vec![problem.clone()] },
            ] {
                assert!(refusal(&it, &Archive::default(), *language).len() > 10);
                assert!(in_short(&it, &Archive::default(), *language).len() > 10);
            }
        }
    }
}
