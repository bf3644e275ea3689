//! The shipped policy packs: an index, and their texts for programs that carry them along.
//!
//! The app fetches a pack's text when it is chosen; the command line and tests
//! embed all of them (feature `texts`).

/// What is known of a shipped pack without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shipped {
    /// The policy's id; its folder under `policies/` has this name.
    pub id: &'static str,
    /// The place in Chinese, widest first.
    pub region_zh: &'static str,
    /// The place in English.
    pub region_en: &'static str,
    /// The title in Chinese.
    pub title_zh: &'static str,
    /// The title in English.
    pub title_en: &'static str,
    /// The years of its cycle, for people.
    pub cycle: &'static str,
    /// The total that its cycle requires, in credits.
    pub total: &'static str,
}

macro_rules! shipped {
    ($($id:literal {
        region: $region_zh:literal, $region_en:literal;
        title: $title_zh:literal, $title_en:literal;
        cycle: $cycle:literal; total: $total:literal;
    })+) => {
        /// Every shipped pack.
        pub const SHIPPED: &[Shipped] = &[$(Shipped {
            id: $id,
            region_zh: $region_zh,
            region_en: $region_en,
            title_zh: $title_zh,
            title_en: $title_en,
            cycle: $cycle,
            total: $total,
        },)+];

        /// The text of a shipped pack.
        #[cfg(feature = "texts")]
        #[must_use]
        pub fn text(id: &str) -> Option<&'static str> {
            match id {
                $($id => Some(include_str!(concat!("../../../policies/", $id, "/pack.json"))),)+
                _ => None,
            }
        }
    };
}

shipped! {
    "khorgos-2024-2028" {
        region: "新疆 · 伊犁州 · 霍尔果斯市", "Xinjiang · Ili · Khorgos";
        title: "霍尔果斯市中小学和幼儿园教师继续教育计划（2024—2028年）",
            "Khorgos continuing-education plan for school and kindergarten teachers (2024–2028)";
        cycle: "2024—2028"; total: "90";
    }
    "hunan-heye-central-school" {
        region: "湖南 · 郴州 · 荷叶中心校", "Hunan · Chenzhou · Heye Central School";
        title: "荷叶中心校教师培训学分登记管理实施办法",
            "Heye Central School: registration of teacher-training credits";
        cycle: "2011—2015"; total: "360";
    }
    "gansu-2013-49" {
        region: "甘肃省", "Gansu";
        title: "甘肃省中小学教师培训学分认定管理办法（试行）",
            "Gansu measures for recognising teacher-training credits (trial)";
        cycle: "2011—2015"; total: "360";
    }
}

/// The shipped pack of an id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Shipped> {
    SHIPPED.iter().find(|it| it.id == id)
}
