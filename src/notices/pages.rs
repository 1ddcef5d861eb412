//! What the templates of notices receive.

use domain::Named;
use domain::notice::NoticeKind;
use serde::Serialize;

use crate::respond::pages::Head;
use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Said};

/// A notice as the public reads it.
#[derive(Clone, Debug, Serialize)]
pub struct NoticeView {
    /// Key: its place on the page.
    pub id: i64,
    /// `question`, `correction` or `news`.
    pub kind: &'static str,
    /// What it is and the day it was published, in words.
    pub heading: String,
    /// The question, what was wrong, or the headline.
    pub first: Said,
    /// The answer, what is right, or the news.
    pub second: Said,
    /// The page it is about.
    pub about: Option<String>,
    /// When it was changed last, in words.
    pub changed: Option<String>,
    /// Why it was taken back, with the day in words.
    pub withdrawn: Option<(String, Said)>,
    /// What it said before, the newest first.
    pub before: Vec<BeforeView>,
}

/// What a notice said before.
#[derive(Clone, Debug, Serialize)]
pub struct BeforeView {
    /// The day it was said, in words.
    pub on: String,
    /// The question, what was wrong, or the headline.
    pub first: Said,
    /// The answer, what is right, or the news.
    pub second: Said,
    /// Why it was changed after.
    pub reason: Option<Said>,
}

impl NoticeView {
    pub(crate) fn examples() -> Vec<Self> {
        let before = |reason: bool| BeforeView {
            on: "1 December 2026".to_owned(),
            first: Said::plain("Is there parking?"),
            second: Said::plain("No."),
            reason: reason.then(|| Said {
                text: "There is a new car park".to_owned(),
                lang: Some("en".to_owned()),
            }),
        };
        let view = |id: i64, kind: NoticeKind, changed: bool, withdrawn: bool| Self {
            id,
            kind: kind.name(),
            heading: "Question, 1 December 2026".to_owned(),
            first: Said {
                text: "A oes lle parcio?".to_owned(),
                lang: Some("cy".to_owned()),
            },
            second: Said::plain("Yes, for six cars."),
            about: (kind == NoticeKind::News).then(|| "/you-said".to_owned()),
            changed: changed.then(|| "3 December 2026".to_owned()),
            withdrawn: withdrawn.then(|| {
                (
                    "4 December 2026".to_owned(),
                    Said::plain("It was about another survey"),
                )
            }),
            before: match changed {
                true => vec![before(true), before(false)],
                false => vec![],
            },
        };
        vec![
            view(4, NoticeKind::News, false, false),
            view(3, NoticeKind::Correction, false, false),
            view(2, NoticeKind::Question, true, false),
            view(1, NoticeKind::Question, false, true),
        ]
    }
}

/// Every notice of a survey.
#[derive(Serialize)]
pub struct NoticesPage {
    /// The survey.
    pub head: Head,
    /// The notices, the newest first.
    pub notices: Vec<NoticeView>,
    /// Whether something on it is only in English.
    pub partly: bool,
}

impl Page for NoticesPage {
    const TEMPLATE: &'static str = "notices/public.html";
    const PUBLIC: bool = true;
    const EXIT: bool = true;

    fn is_shared(&self) -> bool {
        true
    }

    fn examples() -> Vec<Self> {
        vec![
            Self {
                head: Head::example(),
                notices: NoticeView::examples(),
                partly: true,
            },
            Self {
                head: Head::example(),
                notices: vec![],
                partly: false,
            },
        ]
    }
}

/// The notices of a survey, for staff.
#[derive(Serialize)]
pub struct StaffNoticesPage {
    /// Key of the survey.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// The public list.
    pub public: String,
    /// How many have left an address, in words.
    pub addresses: String,
    /// When they were last told what became of it, in words.
    pub digest: String,
    /// Whether publishing is on hold.
    pub held: bool,
    /// Whether somebody looks who publishes.
    pub may_edit: bool,
    /// The notices.
    pub notices: Vec<StaffNotice>,
}

/// A notice as staff see it.
#[derive(Clone, Debug, Serialize)]
pub struct StaffNotice {
    /// As the public reads it.
    pub view: NoticeView,
    /// Who said what, the newest first, in words.
    pub history: Vec<String>,
    /// Whether people were told, in words.
    pub told: String,
    /// Where it is changed; none once it was taken back.
    pub change: Option<String>,
}

impl Page for StaffNoticesPage {
    const TEMPLATE: &'static str = "notices/staff.html";

    fn examples() -> Vec<Self> {
        let staff = |view: NoticeView| StaffNotice {
            change: view
                .withdrawn
                .is_none()
                .then(|| "/staff/notices/1".to_owned()),
            view,
            history: vec!["Jo, 1 December 2026 at 2pm".to_owned()],
            told: "12 people were told".to_owned(),
        };
        let page = |full: bool| Self {
            id: 1,
            title: "Community mental health".to_owned(),
            public: "/surveys/better-days/notices".to_owned(),
            addresses: "12 people have left an address".to_owned(),
            digest: "None has been sent yet.".to_owned(),
            held: full,
            may_edit: full,
            notices: match full {
                true => NoticeView::examples().into_iter().map(staff).collect(),
                false => vec![],
            },
        };
        vec![page(true), page(false)]
    }
}

/// Publishing or changing a notice.
#[derive(Serialize)]
pub struct NoticePage {
    /// Where the form goes.
    pub action: String,
    /// Where the list is.
    pub back: String,
    /// The survey's title.
    pub title: String,
    /// `question`, `correction` or `news`.
    pub kind: &'static str,
    /// Whether it is a new one.
    pub is_new: bool,
    /// Number of the wording that was read.
    pub read: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// The two texts in each language of the survey.
    pub texts: Vec<NoticeTexts>,
    /// The page it is about; for news alone.
    pub link: Option<Field>,
    /// Why it is changed; for what is published already.
    pub reason: Option<Field>,
    /// Whether people are told; for a new one.
    pub tell: Vec<Choice>,
    /// How many have left an address, in words.
    pub addresses: String,
    /// Why it is taken back; for what is published already.
    pub why: Option<Field>,
}

/// The two texts of a notice in one language.
#[derive(Clone, Debug, Serialize)]
pub struct NoticeTexts {
    /// Name of the language; none where there is only one.
    pub language: Option<String>,
    /// Its tag, and the direction it is written in.
    pub lang: String,
    /// Whether it can be left empty.
    pub optional: bool,
    /// What the two texts are, with the language where there are several.
    pub first_label: String,
    /// The same of the second.
    pub second_label: String,
    /// The question, what was wrong, or the headline.
    pub first: Field,
    /// The answer, what is right, or the news.
    pub second: Field,
}

impl Page for NoticePage {
    const TEMPLATE: &'static str = "notices/form.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |kind: NoticeKind, is_new: bool, errors: FormErrors| {
            let field = |name: &str| Field::new(name, "typed", &errors);
            let texts = |lang: &str, language: Option<&str>, optional: bool| NoticeTexts {
                language: language.map(str::to_owned),
                lang: lang.to_owned(),
                optional,
                first_label: "What was asked".to_owned(),
                second_label: "The answer".to_owned(),
                first: field(&format!("first-{lang}")),
                second: field(&format!("second-{lang}")),
            };
            Self {
                action: "/staff/surveys/1/notices/new/question".to_owned(),
                back: "/staff/surveys/1/notices".to_owned(),
                title: "Community mental health".to_owned(),
                kind: kind.name(),
                is_new,
                read: "1".to_owned(),
                texts: match is_new {
                    true => vec![
                        texts("en", Some("English"), false),
                        texts("cy", Some("Cymraeg"), true),
                    ],
                    false => vec![texts("en", None, false)],
                },
                link: (kind == NoticeKind::News).then(|| field("link")),
                reason: (!is_new).then(|| field("reason")),
                tell: match is_new {
                    true => vec![Choice::plain("yes", "Tell them", true)],
                    false => vec![],
                },
                addresses: "12 people have left an address".to_owned(),
                why: (!is_new).then(|| field("why")),
                errors,
            }
        };
        vec![
            page(NoticeKind::Question, true, FormErrors::none()),
            page(
                NoticeKind::Correction,
                true,
                FormErrors::example("first-en", "Enter it"),
            ),
            page(
                NoticeKind::News,
                true,
                FormErrors::example("link", "Enter a page"),
            ),
            page(
                NoticeKind::News,
                false,
                FormErrors::example("reason", "Enter the reason"),
            ),
            page(
                NoticeKind::Question,
                false,
                FormErrors::example("why", "Enter the reason"),
            ),
        ]
    }
}
