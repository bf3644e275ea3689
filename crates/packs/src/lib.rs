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
    /// The years of its cycle; empty where the text gives none.
    pub cycle: &'static str,
    /// What it asks for, in a few words of Chinese.
    pub asks_zh: &'static str,
    /// What it asks for, in a few words of English.
    pub asks_en: &'static str,
}

macro_rules! shipped {
    ($($id:literal {
        region: $region_zh:literal, $region_en:literal;
        title: $title_zh:literal, $title_en:literal;
        cycle: $cycle:literal; asks: $asks_zh:literal, $asks_en:literal;
    })+) => {
        /// Every shipped pack.
        pub const SHIPPED: &[Shipped] = &[$(Shipped {
            id: $id,
            region_zh: $region_zh,
            region_en: $region_en,
            title_zh: $title_zh,
            title_en: $title_en,
            cycle: $cycle,
            asks_zh: $asks_zh,
            asks_en: $asks_en,
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
        cycle: "2024—2028"; asks: "周期共 90 学分", "90 credits in a cycle";
    }
    "hunan-heye-central-school" {
        region: "湖南 · 郴州 · 荷叶中心校", "Hunan · Chenzhou · Heye Central School";
        title: "荷叶中心校教师培训学分登记管理实施办法",
            "Heye Central School: registration of teacher-training credits";
        cycle: "2011—2015"; asks: "周期共 360 学分", "360 credits in a cycle";
    }
    "hunan-2011" {
        region: "湖南省", "Hunan";
        title: "湖南省中小学教师培训学分登记管理试行办法",
            "Hunan trial measures for registering teacher-training credits";
        cycle: "2011—2015"; asks: "周期共 360 学分", "360 credits in a cycle";
    }
    "changsha-vocational-2017" {
        region: "湖南 · 长沙", "Hunan · Changsha";
        title: "长沙市中等职业学校教师培训学分统计具体操作办法",
            "Changsha secondary vocational schools: how training credits are counted";
        cycle: "2015—2020"; asks: "只规定如何计算", "says how to count";
    }
    "gansu-2013-49" {
        region: "甘肃省", "Gansu";
        title: "甘肃省中小学教师培训学分认定管理办法（试行）",
            "Gansu measures for recognising teacher-training credits (trial)";
        cycle: "2011—2015"; asks: "周期共 360 学分", "360 credits in a cycle";
    }
    "shaanxi-2013-31" {
        region: "陕西省", "Shaanxi Province";
        title: "陕西省关于加强中小学教师培训工作的实施意见（节录）及培训单元学分换算表",
            "Shaanxi opinions on strengthening teacher training (excerpt) and the table of units";
        cycle: "2014—2018"; asks: "周期共 120 学分", "120 credits in a cycle";
    }
    "xianyang-2014-44" {
        region: "陕西 · 咸阳", "Shaanxi · Xianyang";
        title: "咸阳市中小学教师培训学分认定管理办法（试行）",
            "Xianyang measures for recognising teacher-training credits (trial)";
        cycle: ""; asks: "五年共 120 学分", "120 credits in five years";
    }
    "beijing-chaoyang-12fyp" {
        region: "北京 · 朝阳区", "Beijing · Chaoyang District";
        title: "朝阳区“十二五”时期教师培训学分管理办法及标准",
            "Chaoyang District: credits for teacher training in the 12th Five-Year period";
        cycle: "2011—2015"; asks: "周期共 36 学分", "36 credits in a cycle";
    }
    "jining-affiliated-school-based" {
        region: "山东 · 济宁 · 附中高新区校区", "Shandong · Jining · Affiliated Middle School";
        title: "济宁学院附中高新区校区教师校本培训学分计算和管理办法（试行）",
            "Jining University Affiliated Middle School, High-tech Zone campus: school-based training credits (trial)";
        cycle: ""; asks: "五年一周期，总量缺失", "five years; the total is missing";
    }
    "province-primary-360" {
        region: "某省（省名隐去）", "A province (name masked)";
        title: "小学教师继续教育学分登记工作方案",
            "A primary school's plan for registering continuing-education credits";
        cycle: ""; asks: "五年共 360 学时", "360 hours in five years";
    }
    "school-72-annual" {
        region: "未载明", "Not stated";
        title: "小学教师培训学分登记管理制度",
            "A primary school's registration of teacher-training credits (72 a year)";
        cycle: ""; asks: "每年 72 学分，五年共 360 学分", "72 credits a year, 360 in five years";
    }
    "district-64h-modules" {
        region: "未载明", "Not stated";
        title: "中小学幼儿园教师全员岗位培训方案",
            "A district's plan for in-post training of all teachers (64 hours)";
        cycle: ""; asks: "每年 64 学时", "64 hours a year";
    }
    "urban-share-scheme" {
        region: "未载明", "Not stated";
        title: "某市教师培训学分比例（市、区、校）",
            "A municipality's shares of training credit: city, district, school";
        cycle: ""; asks: "市、区、校三级比例", "shares of city, district and school";
    }
    "urban-share-scheme-pd-school" {
        region: "未载明", "Not stated";
        title: "某市教师培训学分比例（教师专业发展学校）",
            "A municipality's shares of training credit at professional development schools";
        cycle: ""; asks: "市、校两级比例", "shares of city and school";
    }
    "hainan-experimental-register" {
        region: "海南 · 海南实验中学", "Hainan · Hainan Experimental Middle School";
        title: "海南实验中学教师培训制度",
            "Hainan Experimental Middle School: system of teacher training";
        cycle: ""; asks: "不计学分，只有各项任务", "duties, no credits";
    }
    "moe-2016-guiding-opinions" {
        region: "全国", "China";
        title: "教育部关于大力推行中小学教师培训学分管理的指导意见",
            "Ministry of Education: guiding opinions on credit management of teacher training";
        cycle: "2016"; asks: "全国原则，没有具体数字", "principles for the country, no figures";
    }
}

/// The shipped pack of an id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Shipped> {
    SHIPPED.iter().find(|it| it.id == id)
}
