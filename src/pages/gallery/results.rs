//! What an assessment looks like: numbers, requirements, a derivation, a table of records.

use leptos::prelude::*;

use super::nothing;
use crate::ui::*;

fn legend_of(recognised: &str, planned: &str, missing: &str) -> Vec<LegendItem> {
    [
        (BarPart::Recognised, "已认定", recognised),
        (BarPart::Planned, "计划中", planned),
        (BarPart::Missing, "还缺", missing),
    ]
    .map(|(part, label, value)| LegendItem {
        part,
        label: label.to_owned(),
        value: value.to_owned(),
        unit: String::new(),
    })
    .to_vec()
}

pub(super) fn numbers() -> impl IntoView {
    view! {
        <div class="page__columns">
            <Card
                id="gallery-total"
                title="本周期总学分"
                actions=|| view! { <Badge label="还缺 67.5 学分" tone=Tone::Short /> }
            >
                <dl class="stat-row">
                    <Stat caption="已认定" value="292.5" unit="学分" note="要求 360 学分" hero=true tone=Tone::Short />
                    <Stat caption="计划中" value="40" unit="学分" note="2 门课程，尚未完成" tone=Tone::Planned />
                    <Stat caption="还缺" value="67.5" unit="学分" note="计划完成后仍缺 27.5" />
                </dl>
                <RequirementBar
                    label="要求 360 学分：已认定 292.5，还缺 67.5，其中计划中 40"
                    shares=BarShares { recognised: 812, planned: 111 }
                />
                <BarLegend items=legend_of("292.5", "40", "67.5") />
            </Card>
            <Card id="gallery-next" title="下一步">
                <p>
                    "完成“"
                    <strong>"信息技术应用能力提升 2.0"</strong>
                    "”可补上缺口中的 "
                    <Amount value="20" unit="学分" />
                    "。最晚 2026年12月20日 前报名。"
                </p>
                <div class="cluster">
                    <Button label="加入规划" on_press=nothing() kind=ButtonKind::Primary />
                    <Button label="为什么？" on_press=nothing() kind=ButtonKind::Link />
                </div>
            </Card>
        </div>
    }
}

fn requirement(
    title: &'static str,
    tone: Tone,
    standing: &'static str,
    numbers: [&'static str; 4],
    shares: BarShares,
) -> impl IntoView {
    let [value, target, planned, missing] = numbers;
    view! {
        <RequirementCard
            title=title
            tone=tone
            standing=standing
            value=value
            unit="学分"
            target=target
            shares=shares
            bar_label=format!("{title}：已认定 {value}，计划中 {planned}，还缺 {missing}")
            legend=legend_of(value, planned, missing)
            actions=|| {
                view! {
                    <Button label="为什么？" on_press=nothing() kind=ButtonKind::Link />
                    <LinkButton label="第十二条" href="#/policy" kind=ButtonKind::Link />
                }
            }
        />
    }
}

pub(super) fn requirements() -> impl IntoView {
    let bar = |recognised, planned| BarShares { recognised, planned };
    view! {
        <section class="page__section" aria-labelledby="gallery-requirements">
            <h2 class="page__section-title" id="gallery-requirements">"各项要求"</h2>
            <div class="card-grid">
                {requirement("公需科目", Tone::Met, "达标", ["72", "/ 要求 60", "0", "0"], bar(1000, 0))}
                {requirement("专业科目", Tone::Short, "不足", ["158.5", "/ 要求 240", "40", "81.5"], bar(660, 167))}
                {requirement("校本研修（每年不超过 24）", Tone::Undetermined, "待定", ["43", "/ 要求 60", "0", "17"], bar(720, 0))}
                {requirement("新任教师培训", Tone::Exempt, "免修", ["0", "/ 不作要求", "0", "0"], bar(0, 0))}
            </div>
        </section>
    }
}

fn article() -> impl IntoView {
    view! { <LinkButton label="赣教规〔2021〕8号 第九条" href="#/policy/9" kind=ButtonKind::Link /> }
}

pub(super) fn derivation() -> impl IntoView {
    view! {
        <Card id="gallery-steps" title="为什么是 26.67 学分">
            <Steps label="认定过程">
                <StepItem text="网络研修 80 学时，按每 3 学时 1 学分折算" value="26.67" unit="学分" article=article />
                <StepItem text="考核优秀，加成 10%" value="+2.67" unit="学分" tone=Tone::Met article=article />
                <StepItem
                    text="超出本年度网络研修上限，不予认定"
                    value="−2.67"
                    unit="学分"
                    tone=Tone::Error
                    article=article
                />
                <StepItem text="认定" value="26.67" unit="学分" />
            </Steps>
            <Disclosure summary="还有哪些记录受同一条款影响">
                <p>"班主任专题培训、教研组集体备课。"</p>
            </Disclosure>
            <Fold line=|| view! { <span>"EX-1"</span> <Badge label="一致" tone=Tone::Met /> }>
                <p>"30 学时 ÷ 3 = 10 学分。"</p>
            </Fold>
        </Card>
    }
}

pub(super) fn clauses() -> impl IntoView {
    let see = || view! { <LinkButton label="3 条记录" href="#/policy/9" kind=ButtonKind::Link /> };
    let short = || {
        view! {
            <Badge label="不足" tone=Tone::Short />
            <LinkButton label="看这一条" href="#/policy/6" kind=ButtonKind::Link />
        }
    };
    let off = || view! { <Badge label="未采用" tone=Tone::Exempt /> };
    view! {
        <section class="page__section" aria-labelledby="gallery-clauses">
            <h2 class="page__section-title" id="gallery-clauses">"条款"</h2>
            <ClauseList labelled_by="gallery-clauses">
                <Clause place="第六条" text="五年累计不少于 360 学分。" kind="要求" actions=short />
                <Clause place="第九条" text="网络研修每 3 学时计 1 学分。" kind="折算" actions=see />
                <Clause
                    place="第九条；附件二"
                    text="折算结果四舍五入到两位小数。"
                    kind="取整"
                    note="只在另一种解释口径下采用（小数的处理：四舍五入到两位小数）"
                    off=true
                    actions=off
                />
                <Clause
                    place="第十五条"
                    text="教师在6月15日前上交证明材料。"
                    kind="期限"
                    means=vec!["下一次：2027年6月15日，还有 205 天".into(), "由教师本人办理".into()]
                />
                <Clause place="第二十条" text="自印发之日起施行。" />
            </ClauseList>
        </section>
    }
}

fn record_row(
    title: &'static str,
    date: &'static str,
    kind: &'static str,
    amount: &'static str,
    standing: (&'static str, Tone),
) -> impl IntoView {
    let (word, tone) = standing;
    view! {
        <TableRow>
            <TableCell label="名称" heading=true>{title}</TableCell>
            <TableCell label="完成日期">{date}</TableCell>
            <TableCell label="类别">{kind}</TableCell>
            <TableCell label="认定" numeric=true>
                <Amount value=amount unit="学分" />
            </TableCell>
            <TableCell label="状态">
                <Badge label=word tone=tone />
            </TableCell>
            <TableCell label="">
                <Menu label=format!("“{title}”的更多操作")>
                    <MenuItem label="编辑" icon=Glyph::Edit on_press=nothing() />
                    <MenuItem label="复制一份" icon=Glyph::Copy on_press=nothing() />
                    <MenuItem label="删除" icon=Glyph::Delete on_press=nothing() />
                </Menu>
            </TableCell>
        </TableRow>
    }
}

pub(super) fn records() -> impl IntoView {
    let search = RwSignal::new(String::new());
    let direction = RwSignal::new(SortDirection::Descending);
    let turn = move |()| {
        direction.update(|it| {
            *it = match *it {
                SortDirection::Descending => SortDirection::Ascending,
                _ => SortDirection::Descending,
            };
        });
    };
    view! {
        <section class="page__section" aria-labelledby="gallery-records">
            <h2 class="page__section-title" id="gallery-records">"培训记录"</h2>
            <div class="toolbar">
                <div class="toolbar__grow">
                    <SearchInput
                        id="gallery-search"
                        label="按名称、类别或拼音首字母查找"
                        value=search
                        on_input=move |it| search.set(it)
                    />
                </div>
                <Button label="筛选" icon=Glyph::Filter on_press=nothing() />
                <Button label="导入" icon=Glyph::Import on_press=nothing() />
            </div>
            {record_table(direction.into(), Callback::new(turn))}
            <ShowMore shown="已显示 4 条，共 31 条" label="再显示 27 条" more=true on_more=nothing() />
        </section>
    }
}

fn record_table(direction: Signal<SortDirection>, turn: Callback<()>) -> impl IntoView {
    let head = move || {
        view! {
            <HeaderCell label="名称" />
            <SortHeader label="完成日期" direction=direction on_sort=turn />
            <HeaderCell label="类别" />
            <SortHeader label="认定" direction=SortDirection::None on_sort=nothing() numeric=true />
            <HeaderCell label="状态" />
            <HeaderCell label="操作" hidden=true />
        }
    };
    view! {
        <DataTable id="gallery-table" caption="培训记录，按完成日期排列" caption_hidden=true head=head>
            {record_row("信息技术应用能力提升 2.0", "2026年5月16日", "公需科目", "20", ("已审核", Tone::Met))}
            {record_row("义务教育数学课程标准（2022年版）解读与教学实施专题研修", "2026年3月27日", "专业科目", "26.67", ("部分认定", Tone::Short))}
            {record_row("班主任专题培训", "2025年11月8日", "专业科目", "12.5", ("待定", Tone::Undetermined))}
            {record_row("教研组集体备课", "2026年12月（计划）", "校本研修", "6", ("计划中", Tone::Planned))}
        </DataTable>
    }
}
