//! Every component in every state, for screenshots, accessibility checks and those who build pages.
//!
//! It holds sample text of its own, which no teacher ever sees.

mod forms;
mod results;

use leptos::prelude::*;

use self::{
    forms::{choices, code, form},
    results::{clauses, derivation, numbers, records, requirements},
};
use crate::ui::*;

fn nothing() -> Callback<()> {
    Callback::new(|()| ())
}

/// Shows every component of `ui` in every state.
///
/// What is seen here is checked in both themes and at every width.
#[component]
pub fn Gallery() -> impl IntoView {
    view! {
        <div class="page">
            <PageHeader
                title="组件一览"
                kicker="样例页 · 每个组件的每种状态"
                lead="姓名、课程和数字均为虚构。"
                actions=|| {
                    view! {
                        <LinkButton label="看政策" href="#/policy" icon=Glyph::Policy />
                        <Button label="添加记录" on_press=nothing() kind=ButtonKind::Primary icon=Glyph::Add />
                    }
                }
            />
            {numbers().into_any()}
            {requirements().into_any()}
            {derivation().into_any()}
            {clauses().into_any()}
            {records().into_any()}
            {buttons().into_any()}
            {marks().into_any()}
            {notices().into_any()}
            {form().into_any()}
            {choices().into_any()}
            {code().into_any()}
            {waiting().into_any()}
            {overlays().into_any()}
            {glyphs().into_any()}
        </div>
    }
}

fn buttons() -> impl IntoView {
    view! {
        <Card id="gallery-buttons" title="按钮">
            <div class="cluster">
                <Button label="保存并继续" on_press=nothing() kind=ButtonKind::Primary />
                <Button label="导出 JSON" on_press=nothing() icon=Glyph::Export />
                <Button label="撤销" on_press=nothing() kind=ButtonKind::Quiet icon=Glyph::Undo />
                <Button label="清除全部数据" on_press=nothing() kind=ButtonKind::Danger icon=Glyph::Delete />
                <Button label="看条款原文" on_press=nothing() kind=ButtonKind::Link />
                <Button label="提交申报" on_press=nothing() disabled=true described_by="gallery-disabled" />
                <LinkButton label="去选学菜单" href="#/menu" />
                <IconButton label="打印" glyph=Glyph::Print on_press=nothing() />
                <IconButton label="重做" glyph=Glyph::Redo on_press=nothing() disabled=true />
            </div>
            <p id="gallery-disabled">"还有 2 处问题，改好后可以提交。"</p>
        </Card>
    }
}

fn marks() -> impl IntoView {
    let tones = [
        ("一般", Tone::Neutral),
        ("达标", Tone::Met),
        ("不足", Tone::Short),
        ("免修", Tone::Exempt),
        ("待定", Tone::Undetermined),
        ("计划中", Tone::Planned),
        ("不予认定", Tone::Error),
    ];
    let badges =
        tones.map(|(label, tone)| view! { <Badge label=label tone=tone /> }).collect_view();
    view! {
        <Card id="gallery-marks" title="标记与保存状态">
            <div class="cluster">{badges}</div>
            <StatusLine state=SaveState::Saved text="已保存 14:32" />
            <StatusLine state=SaveState::Saving text="正在保存……" />
            <StatusLine
                state=SaveState::Failed
                text="保存失败：浏览器的存储空间已满"
                action=|| view! { <Button label="下载备份" icon=Glyph::Backup on_press=nothing() /> }
            />
            <p>"单位随数字："<Amount value="1,234.5" unit="学时" /></p>
            <LiveRegion text="" />
        </Card>
    }
}

fn notices() -> impl IntoView {
    let act = || view! { <Button label="现在备份" on_press=nothing() kind=ButtonKind::Link /> };
    view! {
        <section class="page__section" aria-labelledby="gallery-notices">
            <h2 class="page__section-title" id="gallery-notices">"消息"</h2>
            <Notice kind_word="说明：" title="本政策对“网络研修”有两种解释">
                <p>"第九条未写明是否含自学部分。默认从严，可在政策页改换口径，并随申报写明。"</p>
            </Notice>
            <Notice kind=NoticeKind::Success kind_word="完成：" title="已导入 28 条记录，2 条需要补充日期" />
            <Notice kind=NoticeKind::Warning kind_word="注意：" title="已有 20 处改动没有备份" actions=act>
                <p>"换电脑或清理浏览器前，请先导出一份备份。"</p>
            </Notice>
            <Notice kind=NoticeKind::Danger kind_word="错误：" title="这个文件被改动过">
                <p>"摘要与内容不符，从第 3 步“上限”起出现差别。"</p>
            </Notice>
        </section>
    }
}

fn waiting() -> impl IntoView {
    view! {
        <div class="card-grid">
            <Card id="gallery-waiting" title="等待">
                <Progress id="gallery-known" label="正在核对申报文件" done=Some(120) total=300 text="120 / 300" />
                <Progress id="gallery-unknown" label="正在寻找更省学时的组合" done=None total=1 />
                <Button label="取消" on_press=nothing() />
            </Card>
            <Card id="gallery-skeleton" title="就要出现">
                <Skeleton label="正在读取记录……" lines=4 />
            </Card>
            <EmptyState
                icon=Glyph::Records
                title="还没有培训记录"
                text="可以逐条填写，也可以从 Excel 或 WPS 粘贴。"
                actions=|| {
                    view! {
                        <Button label="填写第一条" on_press=nothing() kind=ButtonKind::Primary icon=Glyph::Add />
                        <Button label="粘贴表格" on_press=nothing() />
                    }
                }
            />
        </div>
    }
}

fn overlays() -> impl IntoView {
    let open = RwSignal::new(false);
    let close = Callback::new(move |()| open.set(false));
    view! {
        <Card id="gallery-overlays" title="对话框、折叠与资料">
            <div class="cluster">
                <Button label="打开对话框" on_press=move |()| open.set(true) />
                <Menu label="更多操作">
                    <MenuItem label="打印" icon=Glyph::Print on_press=nothing() />
                    <MenuItem label="打开对话框" on_press=move |()| open.set(true) />
                </Menu>
            </div>
            <Dialog
                id="gallery-dialog" open=open on_close=close title="清除全部数据？" close_label="关闭"
                actions=move || {
                    view! {
                        <Button label="清除" on_press=close kind=ButtonKind::Danger />
                        <Button label="取消" on_press=close kind=ButtonKind::Quiet />
                    }
                }
            >
                <p>"会先自动下载一份备份，然后清除这台设备上的 31 条记录和规划。"</p>
            </Dialog>
            <Disclosure summary="条款原文" open=true>
                <p>"网络研修每 3 学时计 1 学分，每年度最多计 24 学分。"</p>
            </Disclosure>
            {definitions()}
            <p><VisuallyHidden>"只给读屏听的话。"</VisuallyHidden>"这一行前面有一句只听得到的话。"</p>
        </Card>
    }
}

fn definitions() -> impl IntoView {
    let rows = [
        ("发文机关", "江西省教育厅"),
        ("文号", "赣教规〔2021〕8号"),
        ("周期", "2021年1月1日 至 2025年12月31日"),
    ];
    let rows = rows.map(|(term, value)| {
        view! {
            <div class="definition-list__row">
                <dt class="definition-list__term">{term}</dt>
                <dd>{value}</dd>
            </div>
        }
    });
    view! { <dl class="definition-list">{rows.collect_view()}</dl> }
}

fn glyphs() -> impl IntoView {
    let all = Glyph::ALL.iter().map(|it| view! { <Icon glyph=*it /> }).collect_view();
    view! {
        <Card id="gallery-glyphs" title="图标">
            <div class="cluster">{all}</div>
        </Card>
    }
}
