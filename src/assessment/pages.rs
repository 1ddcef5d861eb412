//! What the templates of assessments receive.

use serde::Serialize;

use super::shelf::Shelf;
use super::views::{ActionView, ChangeView, DocumentView, EvidenceView};
use crate::web::Page;
use crate::web::ui::{Choice, DayField, Field, FormErrors, Link};

/// A published version of an assessment.
#[derive(Serialize)]
pub struct AssessmentPage {
    /// The programme.
    pub programme: Link,
    /// Whether it is made up.
    pub fictional: bool,
    /// What it is: its stage.
    pub title: String,
    /// Whether another version took its place: where that is.
    pub newer: Option<String>,
    /// What it says.
    pub document: DocumentView,
    /// Why there is no first look before it.
    pub direct_why: String,
    /// When it was made, in words.
    pub assessed: Option<String>,
    /// When it was signed off, in which role and for whom, in words.
    pub signed: Option<String>,
    /// When it is looked at again, in words.
    pub review: Option<String>,
    /// Whether that day is past.
    pub overdue: bool,
    /// Whether it is being looked at again.
    pub in_review: bool,
    /// The decision came before the full assessment: its day.
    pub decided_first: Option<String>,
    /// What changed since the version before.
    pub changes: Vec<ChangeView>,
    /// Every published version, the newest first; the page itself has no address.
    pub history: Vec<HistoryLine>,
}

/// A version in the history.
#[derive(Clone, Debug, Serialize)]
pub struct HistoryLine {
    /// What it is.
    pub text: String,
    /// Where it is read; none on its own page.
    pub href: Option<String>,
}

impl Page for AssessmentPage {
    const TEMPLATE: &'static str = "assessment/assessment.html";
    const PUBLIC: bool = true;

    fn is_shared(&self) -> bool {
        true
    }

    fn examples() -> Vec<Self> {
        let line = |href: Option<&str>| HistoryLine {
            text: "Stage 1, version 1, published on 1 March 2026".to_owned(),
            href: href.map(str::to_owned),
        };
        let page = |full: bool, overdue: bool| Self {
            programme: Link::new("Better days", "/programmes/better-days"),
            fictional: full,
            title: "Equality impact assessment, stage 1".to_owned(),
            newer: full.then(|| "/programmes/better-days/assessment".to_owned()),
            document: DocumentView::example(full),
            direct_why: if full {
                "Nobody is in doubt".to_owned()
            } else {
                String::new()
            },
            assessed: full.then(|| "1 March 2026".to_owned()),
            signed: full.then(|| "Signed off on 1 March 2026".to_owned()),
            review: full.then(|| "1 March 2027".to_owned()),
            overdue,
            in_review: full,
            decided_first: full.then(|| "6 March 2026".to_owned()),
            changes: if full { ChangeView::examples() } else { vec![] },
            history: match full {
                true => vec![
                    line(None),
                    line(Some("/programmes/better-days/assessments/1")),
                ],
                false => vec![line(None)],
            },
        };
        vec![page(true, true), page(true, false), page(false, false)]
    }
}

/// An assessment in the list.
#[derive(Clone, Debug, Serialize)]
pub struct ListLine {
    /// Where it stands.
    pub link: Link,
    /// The programme.
    pub programme: String,
    /// How far it has come, in words.
    pub state: String,
    /// When it is looked at again, in words.
    pub review: Option<String>,
    /// Whether that day is past.
    pub overdue: bool,
}

/// Every assessment, and a way to begin one.
#[derive(Serialize)]
pub struct ListPage {
    /// What is wrong with the new one.
    pub errors: FormErrors,
    /// Assessments, the newest first.
    pub lines: Vec<ListLine>,
    /// Programmes.
    pub programmes: Vec<Choice>,
    /// What is wrong with the choice.
    pub programme_error: Option<String>,
    /// Stages.
    pub stages: Vec<Choice>,
    /// What is wrong with the choice.
    pub stage_error: Option<String>,
    /// Why there is no first look.
    pub direct_why: Field,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "assessment/list.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let line = |review: Option<&str>, overdue: bool| ListLine {
            link: Link::new("Stage 1, version 1", "/staff/assessments/1"),
            programme: "Better days".to_owned(),
            state: "Draft".to_owned(),
            review: review.map(str::to_owned),
            overdue,
        };
        let page = |errors: FormErrors, lines: Vec<ListLine>| Self {
            lines,
            programmes: vec![Choice::plain("1", "Better days", true)],
            programme_error: errors.of("programme"),
            stages: vec![Choice::plain("1", "Stage 1", true)],
            stage_error: errors.of("stage"),
            direct_why: Field::new("direct_why", "", &errors),
            errors,
        };
        let lines = vec![
            line(Some("1 March 2027"), true),
            line(Some("1 March 2027"), false),
            line(None, false),
        ];
        vec![
            page(FormErrors::none(), lines),
            page(
                FormErrors::example("programme", "Choose a programme"),
                vec![],
            ),
        ]
    }
}

/// A row in the overview.
#[derive(Clone, Debug, Serialize)]
pub struct RowLine {
    /// Its code.
    pub code: String,
    /// The group.
    pub name: String,
    /// Where it is written; none where it is only read.
    pub href: Option<String>,
    /// Impact in words.
    pub impact: Option<String>,
    /// How much it rests on, in words.
    pub evidence: String,
    /// What is missing.
    pub faults: Vec<String>,
}

/// What can be done with a version.
#[derive(Clone, Debug, Serialize)]
pub struct DeedView {
    /// Name of the deed.
    pub deed: &'static str,
    /// What it is called.
    pub label: String,
    /// What it does.
    pub text: String,
    /// Whether something is said with it.
    pub note: bool,
    /// Whether that may be left out.
    pub optional: bool,
    /// Whether the next review is set with it.
    pub review: bool,
    /// Whether one person would do what two should do.
    pub alone: bool,
    /// Whether it is what is usually done next.
    pub main: bool,
}

/// What was done.
#[derive(Clone, Debug, Serialize)]
pub struct StepView {
    /// What, by whom, when.
    pub text: String,
    /// What was said with it.
    pub note: String,
    /// Why by one person alone.
    pub alone: String,
}

/// A claim and what speaks against it.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimView {
    /// Since when it stands, in words.
    pub since: String,
    /// Evidence against it: what, and from where and whom.
    pub doubts: Vec<(String, String)>,
    /// Who relied on it.
    pub relied: Vec<String>,
    /// What it says.
    pub words: Field,
    /// Where it comes from.
    pub source: Field,
}

/// Where an assessment stands.
#[derive(Serialize)]
pub struct CoverPage {
    /// The programme.
    pub programme: Link,
    /// What it is.
    pub title: String,
    /// Its own address.
    pub here: String,
    /// What is wrong with a form.
    pub errors: FormErrors,
    /// How far it has come.
    pub state: String,
    /// Name of that.
    pub state_name: &'static str,
    /// What to think about again.
    pub cautions: Vec<String>,
    /// Whether it can be written in.
    pub open: bool,
    /// What is missing from the whole of it: words, and where it is put right.
    pub missing: Vec<Link>,
    /// Its rows.
    pub rows: Vec<RowLine>,
    /// What it says as a whole.
    pub document: DocumentView,
    /// When it is looked at again.
    pub review: Option<String>,
    /// What can be done.
    pub deeds: Vec<DeedView>,
    /// Form of the deed that was refused.
    pub typed: StepFields,
    /// Whether it can be published.
    pub can_publish: bool,
    /// Where the public reads it.
    pub public: Option<String>,
    /// Whether the public is told that it is overdue.
    pub overdue_shown: bool,
    /// The claim that nobody is worse off.
    pub claim: Option<ClaimView>,
    /// What changed since the version before.
    pub changes: Vec<ChangeView>,
    /// What was done, the last first.
    pub steps: Vec<StepView>,
}

/// What was typed with a step.
#[derive(Clone, Debug, Default, Serialize)]
pub struct StepFields {
    /// Which deed.
    pub deed: String,
    /// What is said with it.
    pub note: Field,
    /// Why one person does it.
    pub alone: Field,
    /// The next review.
    pub next: DayField,
}

impl Page for CoverPage {
    const TEMPLATE: &'static str = "assessment/cover.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let row = |href: Option<&str>, impact: Option<&str>| RowLine {
            code: "age".to_owned(),
            name: "Age".to_owned(),
            href: href.map(str::to_owned),
            impact: impact.map(str::to_owned),
            evidence: "2 pieces of evidence".to_owned(),
            faults: impact.map_or_else(|| vec!["Choose an impact".to_owned()], |_| vec![]),
        };
        let deed = |name: &'static str, all: bool, main: bool| DeedView {
            deed: name,
            label: "Hand it in".to_owned(),
            text: "A second person reads it.".to_owned(),
            note: true,
            optional: !all,
            review: all,
            alone: all,
            main,
        };
        let step = |words: &str| StepView {
            text: "Handed in by Jo, 1 March 2026".to_owned(),
            note: words.to_owned(),
            alone: words.to_owned(),
        };
        let claim = |doubts: bool| ClaimView {
            since: "1 March 2026".to_owned(),
            doubts: match doubts {
                true => vec![("Buses".to_owned(), "Jo, 1 March 2026".to_owned())],
                false => vec![],
            },
            relied: match doubts {
                true => vec!["The survey Better days".to_owned()],
                false => vec![],
            },
            words: Field::new("words", "", &FormErrors::none()),
            source: Field::new("source", "", &FormErrors::none()),
        };
        let page = |open: bool, full: bool, errors: FormErrors| Self {
            programme: Link::new("Better days", "/staff/programmes/1"),
            title: "Equality impact assessment, stage 1".to_owned(),
            here: "/staff/assessments/1".to_owned(),
            state: "Draft".to_owned(),
            state_name: "draft",
            cautions: if full {
                vec!["The decision is made".to_owned()]
            } else {
                vec![]
            },
            open,
            missing: match open {
                true => vec![Link::new(
                    "Say what it is for",
                    "/staff/assessments/1/about",
                )],
                false => vec![],
            },
            rows: vec![
                row(
                    open.then_some("/staff/assessments/1/rows/age"),
                    Some("Mixed"),
                ),
                row(None, None),
            ],
            document: DocumentView::example(full),
            review: full.then(|| "1 March 2027".to_owned()),
            deeds: vec![deed("submit", true, true), deed("close", false, false)],
            typed: StepFields {
                deed: if errors.is_empty() {
                    String::new()
                } else {
                    "submit".to_owned()
                },
                note: Field::new("note", "", &errors),
                alone: Field::new("alone", "", &errors),
                next: DayField::example("next"),
            },
            can_publish: full,
            public: full.then(|| "/programmes/better-days/assessment".to_owned()),
            overdue_shown: full,
            claim: (!open).then(|| claim(full)),
            changes: if full { ChangeView::examples() } else { vec![] },
            steps: if full {
                vec![step("Words"), step("")]
            } else {
                vec![]
            },
            errors,
        };
        vec![
            page(true, false, FormErrors::none()),
            page(false, true, FormErrors::none()),
            page(false, false, FormErrors::none()),
            page(
                true,
                true,
                FormErrors::example("note", "Say what is to be changed"),
            ),
        ]
    }
}

/// What an assessment says as a whole, to be written.
#[derive(Serialize)]
pub struct AboutPage {
    /// What it is.
    pub title: String,
    /// Where the assessment stands.
    pub back: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// What it looked like when it was read.
    pub was: String,
    /// What the change is for.
    pub aims: Field,
    /// Who is affected.
    pub affected: Field,
    /// Inequalities in health.
    pub inequalities: Field,
    /// What was concluded.
    pub conclusion: Field,
    /// The claim.
    pub claim: Vec<Choice>,
    /// What is wrong with it.
    pub claim_error: Option<String>,
    /// Wording of an older source.
    pub quotation: Field,
    /// Why it comes after the decision; not asked before that.
    pub late_why: Option<Field>,
    /// The day it was made.
    pub assessed_on: DayField,
    /// The day it is looked at again.
    pub review_on: DayField,
}

impl Page for AboutPage {
    const TEMPLATE: &'static str = "assessment/about.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors, late: bool| Self {
            title: "Equality impact assessment, stage 2".to_owned(),
            back: "/staff/assessments/1".to_owned(),
            was: "0".to_owned(),
            aims: Field::new("aims", "", &errors),
            affected: Field::new("affected", "", &errors),
            inequalities: Field::new("inequalities", "", &errors),
            conclusion: Field::new("conclusion", "", &errors),
            claim: vec![Choice::plain("yes", "Nobody is worse off", false)],
            claim_error: errors.of("claims_none"),
            quotation: Field::new("quotation", "", &errors),
            late_why: late.then(|| Field::new("late_why", "", &errors)),
            assessed_on: DayField::example("assessed_on"),
            review_on: DayField::example("review_on"),
            errors,
        };
        vec![
            page(FormErrors::none(), true),
            page(FormErrors::example("aims", "Make it shorter"), false),
        ]
    }
}

/// A row, to be written beside what it can rest on.
#[derive(Serialize)]
pub struct RowPage {
    /// What it is.
    pub title: String,
    /// The group.
    pub name: String,
    /// Where the assessment stands.
    pub back: String,
    /// Where it is posted.
    pub here: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// What the row looked like when it was read.
    pub was: String,
    /// What stands beside it.
    pub shelf: Shelf,
    /// What is missing from it.
    pub faults: Vec<String>,
    /// What it rests on.
    pub evidence: Vec<EvidenceView>,
    /// What is promised.
    pub actions: Vec<ActionView>,
    /// Impacts.
    pub impacts: Vec<Choice>,
    /// Its texts, by name.
    pub known: Field,
    /// Needs of section 149.
    pub limbs: Vec<Choice>,
    /// Whether only the first of them is owed to this group.
    pub only_first: bool,
    /// How bad.
    pub severity: Vec<Choice>,
    /// How likely.
    pub likelihood: Vec<Choice>,
    /// What is not known.
    pub gap: Field,
    /// What is done to find out.
    pub gap_plan: Field,
    /// What is done against harm.
    pub mitigation: Field,
    /// Why harm that stays is right.
    pub justification: Field,
    /// What is left.
    pub residual: Vec<Choice>,
    /// What happens if it is not delivered, only in part, or late.
    pub risks: Vec<(String, Field)>,
    /// Whether it is a full assessment.
    pub full: bool,
    /// Kinds of evidence that are typed.
    pub new_kind: Vec<Choice>,
    /// What is wrong with the choice.
    pub new_kind_error: Option<String>,
    /// What new evidence says.
    pub new_words: Field,
    /// Where it comes from.
    pub new_source: Field,
    /// A new action.
    pub new_action: Field,
    /// Who does it.
    pub new_owner: Field,
    /// By when.
    pub new_due: DayField,
    /// The next row.
    pub next: Option<String>,
}

impl Page for RowPage {
    const TEMPLATE: &'static str = "assessment/row.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let row = DocumentView::example(true).rows;
        let row = row.into_iter().next();
        let (evidence, actions) = row
            .map(|row| (row.evidence, row.actions))
            .unwrap_or_default();
        let page = |shelf: Shelf, full: bool, errors: FormErrors| {
            let field = |name: &str| Field::new(name, "", &errors);
            let choices = |value: &str| vec![Choice::plain(value, "Some", false)];
            Self {
                title: "Equality impact assessment, stage 1".to_owned(),
                name: "Age".to_owned(),
                back: "/staff/assessments/1".to_owned(),
                here: "/staff/assessments/1/rows/age".to_owned(),
                was: "0".to_owned(),
                shelf,
                faults: if full {
                    vec!["Choose an impact".to_owned()]
                } else {
                    vec![]
                },
                evidence: if full { evidence.clone() } else { vec![] },
                actions: if full { actions.clone() } else { vec![] },
                impacts: choices("mixed"),
                known: field("known"),
                limbs: choices("a"),
                only_first: full,
                severity: choices("low"),
                likelihood: choices("low"),
                gap: field("gap"),
                gap_plan: field("gap_plan"),
                mitigation: field("mitigation"),
                justification: field("justification"),
                residual: choices("mixed"),
                risks: vec![("If it is late".to_owned(), field("risk_delayed"))],
                full,
                new_kind: choices("census"),
                new_kind_error: errors.of("new_kind"),
                new_words: field("new_words"),
                new_source: field("new_source"),
                new_action: field("new_action"),
                new_owner: field("new_owner"),
                new_due: DayField::example("new_due"),
                next: full.then(|| "Disability".to_owned()),
                errors,
            }
        };
        let shelves = Shelf::examples().into_iter().enumerate();
        let mut pages: Vec<Self> = shelves
            .map(|(at, shelf)| page(shelf, at % 2 == 0, FormErrors::none()))
            .collect();
        if let Some(shelf) = Shelf::examples().into_iter().next() {
            let errors = FormErrors::example("new_kind", "Choose what it is");
            pages.push(page(shelf, true, errors));
        }
        pages
    }
}
