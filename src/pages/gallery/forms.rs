//! What is filled in, with and without problems.

use leptos::prelude::*;

use super::nothing;
use crate::ui::*;

fn problem(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn form_problems() -> Vec<FormProblem> {
    [
        ("gallery-date", "请填写完成日期，例如 2026-03-27。"),
        ("gallery-hours", "学时要写成数字，例如 12.5。"),
        ("gallery-mode", "请选择培训形式。"),
    ]
    .map(|(field, message)| FormProblem { field: field.to_owned(), message: message.to_owned() })
    .to_vec()
}

pub(super) fn form() -> impl IntoView {
    let title = RwSignal::new("义务教育数学课程标准解读".to_owned());
    let shown = RwSignal::new(Vec::new());
    let toggle = move |()| {
        shown.update(|it| *it = if it.is_empty() { form_problems() } else { Vec::new() });
    };
    view! {
        <Card
            id="gallery-form"
            title="填写培训记录"
            actions=move || view! { <Button label="显示问题汇总" on_press=toggle kind=ButtonKind::Quiet /> }
        >
            <form class="form" novalidate on:submit=|event| event.prevent_default()>
                <ErrorSummary id="gallery-summary" title="有 3 处需要改正" problems=shown />
                <Field id="gallery-title" label="名称" hint="按证书上的全称填写" value=title on_input=move |it| title.set(it) />
                {form_rows().into_any()}
                {form_rest().into_any()}
                <div class="form__actions">
                    <SubmitButton label="保存记录" />
                    <Button label="取消" on_press=nothing() kind=ButtonKind::Quiet />
                </div>
            </form>
        </Card>
    }
}

fn form_rows() -> impl IntoView {
    let date = RwSignal::new(String::new());
    let hours = RwSignal::new("十二".to_owned());
    let provider = RwSignal::new(String::new());
    let kinds = ["", "公需科目", "专业科目", "校本研修"]
        .map(|it| Choice {
            value: it.to_owned(),
            label: if it.is_empty() { "请选择".to_owned() } else { it.to_owned() },
            ..Choice::default()
        })
        .to_vec();
    let kind = RwSignal::new("专业科目".to_owned());
    view! {
        <div class="form__row">
            <Field
                id="gallery-date" kind=FieldKind::Date label="完成日期" value=date on_input=move |it| date.set(it)
                problem=problem("请填写完成日期，例如 2026-03-27。") problem_word="错误："
            />
            <Field
                id="gallery-hours" kind=FieldKind::Decimal label="学时" unit="学时" hint="面授按 45 分钟 1 学时" value=hours
                on_input=move |it| hours.set(it) problem=problem("学时要写成数字，例如 12.5。") problem_word="错误："
            />
        </div>
        <div class="form__row">
            <Select id="gallery-kind" label="类别" choices=kinds value=kind on_change=move |it| kind.set(it) />
            <Field
                id="gallery-provider" label="主办单位" note="选填" value=provider on_input=move |it| provider.set(it)
                suggestions=vec!["江西省教师发展中心".to_owned(), "南昌市教育局".to_owned()]
            />
        </div>
    }
}

fn form_rest() -> impl IntoView {
    let text = RwSignal::new("结合本校六年级复习课，重点学习“综合与实践”。".to_owned());
    view! {
        <TextArea
            id="gallery-text" label="收获与应用" note="选填" rows=3 hint="学校汇总时会看到" value=text
            on_input=move |it| text.set(it)
        />
        <FileField
            id="gallery-file" label="选择证书扫描件" accept=".pdf,.jpg,.png" hint="只记下文件名和指纹，文件仍留在原处。"
            on_pick=|_| ()
        />
        <FileField
            id="gallery-file-wrong" label="选择备份文件" accept=".json" on_pick=|_| ()
            problem=problem("“成绩.docx”不是备份文件，请选择 .json 文件。") problem_word="错误："
        />
    }
}

pub(super) fn code() -> impl IntoView {
    let text = RwSignal::new("{\n  \"id\": \"mycounty-2026\",\n  \"rules\": []\n}\n".to_owned());
    view! {
        <Card id="gallery-code" title="全文">
            <CodeArea
                id="gallery-code-text" label="政策包全文（JSON）" hint="边写边检查" rows=6 value=text
                on_input=move |it| text.set(it) on_leave=nothing()
            />
            <ul role="list">
                <Finding
                    id="gallery-finding" place="第 3 行第 3 列，/rules" text="缺少必需的 scope 规则。请补上一条。"
                    on_go=|()| place_caret("gallery-code-text", 33, 2)
                />
            </ul>
        </Card>
    }
}

pub(super) fn choices() -> impl IntoView {
    let agreed = RwSignal::new(true);
    let mode = RwSignal::new(String::new());
    let stage = RwSignal::new("primary".to_owned());
    let of = |rows: &[(&str, &str, &str)]| {
        let choice = |(value, label, hint): &(&str, &str, &str)| Choice {
            value: (*value).to_owned(),
            label: (*label).to_owned(),
            hint: (*hint).to_owned(),
        };
        rows.iter().map(choice).collect::<Vec<_>>()
    };
    let modes = of(&[
        ("face", "面授", "现场集中培训"),
        ("online", "网络研修", "以平台记录的学时为准"),
        ("school", "校本研修", "由学校组织并登记"),
    ]);
    let stages = of(&[
        ("kindergarten", "幼儿园", ""),
        ("primary", "小学", ""),
        ("junior", "初中", ""),
        ("senior", "高中", ""),
    ]);
    view! {
        <Card id="gallery-choices" title="选择">
            <RadioGroup
                id="gallery-mode" legend="培训形式" choices=modes value=mode on_change=move |it| mode.set(it)
                problem=problem("请选择培训形式。") problem_word="错误："
            />
            <RadioGroup
                id="gallery-stage" legend="任教学段" hint="影响第六条的总学分" choices=stages value=stage
                on_change=move |it| stage.set(it)
            />
            <CheckboxField
                id="gallery-agreed" label="以上内容属实，证明材料可供查验" hint="提交时写入申报文件" checked=agreed
                on_change=move |it| agreed.set(it)
            />
            <CheckboxField
                id="gallery-refused" label="我已核对记录" checked=false on_change=|_| ()
                problem=problem("提交前请先核对。") problem_word="错误："
            />
        </Card>
    }
}
