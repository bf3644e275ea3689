//! The app's own labels, page by page. A text that is missing in one language does not compile.

/// Declares the texts of one page: `name: "中文", "English";`.
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $zh:literal, $en:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name {
            $(#[doc = $zh] pub $field: &'static str,)+
        }

        impl $name {
            /// The texts in a language.
            #[must_use]
            pub const fn of(language: $crate::Language) -> &'static Self {
                match language {
                    $crate::Language::Zh => &Self { $($field: $zh,)+ },
                    $crate::Language::En => &Self { $($field: $en,)+ },
                }
            }
        }

        #[cfg(test)]
        impl $name {
            /// Every text in both languages, for tests.
            pub(crate) const ALL: &'static [(&'static str, &'static str)] = &[$(($zh, $en),)+];
        }
    };
}

pub mod choose_policy;
pub mod compare;
pub mod data;
pub mod figures;
pub mod file;
pub mod frame;
pub mod import;
pub mod overview;
pub mod pack_editor;
pub mod packs;
pub mod policy;
pub mod record;
pub mod record_form;
pub mod records;
pub mod refusal;
pub mod rule_member;
pub mod teacher;
pub mod told;
pub mod welcome;
pub mod worked;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_says_something_in_both_languages() {
        let pages = [
            frame::Frame::ALL,
            frame::NoPolicy::ALL,
            overview::Overview::ALL,
            record::RecordPage::ALL,
        ];
        for (zh, en) in pages.into_iter().flatten() {
            assert!(!zh.trim().is_empty() && !en.trim().is_empty(), "{zh} / {en}");
        }
    }
}
