//! Header, navigation, status line and what every page shares.

use crate::Language;

texts! {
    /// The frame.
    Frame {
        app: "学分", "Xuefen";
        title: "学分 · 教师培训学分", "Xuefen · teacher-training credits";
        tagline: "教师培训学分 · 自己算得清", "Teacher-training credits, reckoned by yourself";
        skip: "跳到正文", "Skip to content";
        navigation: "主导航", "Main";
        overview: "总览", "Overview";
        records: "记录", "Records";
        policy: "政策", "Policy";
        teacher: "我的", "My details";
        data: "备份", "Backup";
        undo: "撤销", "Undo";
        redo: "重做", "Redo";
        language: "English", "中文";
        theme_auto: "外观：跟随系统", "Appearance: as the system";
        theme_light: "外观：浅色", "Appearance: light";
        theme_dark: "外观：深色", "Appearance: dark";
        saving: "正在保存……", "Saving…";
        not_saved: "没有保存：请下载备份", "Not saved: download a backup";
        not_yet: "还没有要保存的内容", "Nothing to save yet";
        download_backup: "下载备份", "Download backup";
        try_again: "再试一次", "Try again";
        take_other: "备份这里的，改用另一窗口的", "Back this up, take the other";
        salvage_copies: "有一份旧内容受损，已另外放好；您看到的是完好的最新内容。可以把受损的那份存成文件，再从浏览器里移除。", "An older copy was damaged and has been set aside; what you see is the newest that is whole. You can keep the damaged copy as a file and then remove it from the browser.";
        salvage_all: "这台设备上原有的数据还在，没有被覆盖。请先把原始数据存成文件。", "The data on this device are still there and are not written over. Keep them as a file first.";
        salvage_and_remove: "存成文件并移除", "Keep as a file and remove";
        salvage_download: "下载原始数据", "Download raw data";
        later: "以后再说", "Later";
        sample_banner: "示例教师：人物和记录都是虚构的，改动不会保存。", "Sample teacher: person and records are invented; changes are not saved.";
        sample_not_kept: "示例数据不会保存", "Sample data are not saved";
        sample_leave: "回到我的档案", "To my own archive";
        sample_start: "建立我的档案", "Start my own archive";
        credits: "学分", "credits";
        hours: "学时", "hours";
        problem_word: "有问题：", "Problem:";
        info_word: "提示：", "Note:";
        warning_word: "注意：", "Warning:";
        danger_word: "警告：", "Important:";
        success_word: "成功：", "Done:";
        optional: "选填", "optional";
        cancel: "取消", "Cancel";
        close: "关闭", "Close";
        save: "保存", "Save";
        back: "返回", "Back";
        more: "更多操作", "More actions";
        loading_part: "正在打开……", "Opening…";
        part_failed: "这一页没能打开", "This page could not be opened";
        part_failed_text: "它的文件没有下载完整，可能是网络中断，也可能是学分刚更新。请再试一次；如果还不行，请重新加载页面。已保存的数据不受影响。", "Its files did not arrive: perhaps the network broke off, or Xuefen has just been updated. Please try again; if that does not help, reload the page. What is saved is not affected.";
        loading_policy: "正在读取政策……", "Loading the policy…";
        policy_failed: "政策文件没能读取。请检查网络后再试。", "The policy could not be read. Check the connection and try again.";
        no_policy: "还没有选择政策", "No policy chosen yet";
        choose_policy: "选择政策", "Choose a policy";
        unknown_page: "没有这个页面", "There is no such page";
        unknown_page_text: "地址可能写错了，或者记录已经删除。", "The address may be mistyped, or the record was deleted.";
        to_overview: "回到总览", "To the overview";
    }
}

texts! {
    /// Why the chosen policy cannot be had.
    NoPolicy {
        title: "选用的政策不在这里，或者读不出来", "The chosen policy is not here, or cannot be read";
        text: "记录都在，没有丢失。请导入或打开它的政策包，或者另选一项政策。", "Your records are all here. Import or open its pack, or choose another policy.";
        packs: "自己的政策包", "My own packs";
    }
}

/// The status line after a save: at what time.
#[must_use]
pub fn saved_at(language: Language, time: &str) -> String {
    match language {
        Language::Zh => format!("已保存 {time}"),
        Language::En => format!("Saved at {time}"),
    }
}

/// Why saving failed.
#[must_use]
pub fn not_saved_because(language: Language, why: NotSaved) -> &'static str {
    let (zh, en) = match why {
        NotSaved::Full => (
            "没有保存：浏览器给本站的空间已满。请先下载备份，再删除一些记录。",
            "Not saved: the browser's space for this site is full. Download a backup, then delete some records.",
        ),
        NotSaved::Unavailable => (
            "没有保存：浏览器不允许本站保存数据（例如无痕窗口）。关闭页面前请下载备份。",
            "Not saved: the browser does not let this site keep data (a private window, perhaps). Download a backup before you close the page.",
        ),
        NotSaved::OtherTab => (
            "没有保存：另一个窗口已经保存了更新的内容。请备份这里的内容，再改用另一窗口的；两边的不同之处，可以从备份里导入。",
            "Not saved: another window has saved something newer. Back up what is here, then take over the other; what differs can be imported from the backup.",
        ),
        NotSaved::Newer => (
            "没有保存：数据是由更新版本的学分保存的。请重新载入页面以使用新版本。",
            "Not saved: the data were saved by a later version of Xuefen. Reload the page to use it.",
        ),
        NotSaved::Unreadable => (
            "没有保存：本机上原有的数据读不出来，学分不会覆盖它。请下载原始数据，再换一个浏览器导入最近的备份。",
            "Not saved: the data on this device cannot be read, and Xuefen does not write over them. Download the raw data, then import your latest backup in another browser.",
        ),
        NotSaved::Failed => (
            "没有保存：写入浏览器存储时出错。请下载备份。",
            "Not saved: writing to the browser's storage failed. Download a backup.",
        ),
    };
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

/// Why something is not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSaved {
    /// No space is left.
    Full,
    /// The browser keeps nothing for this page.
    Unavailable,
    /// Another tab saved something newer.
    OtherTab,
    /// A later version saved it.
    Newer,
    /// What is kept cannot be read, and is not written over.
    Unreadable,
    /// Anything else.
    Failed,
}
