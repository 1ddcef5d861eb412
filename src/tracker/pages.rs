//! What the templates of the tracker receive.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link, Pagination, Said, SaidLink};

/// A commitment as a page shows it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct CommitmentView {
    /// What it is called.
    pub title: Said,
    /// Its address.
    pub href: String,
    /// What people said.
    pub you_said: Said,
    /// What is done.
    pub we_are_doing: Said,
    /// Why it is not.
    pub why_not: Said,
    /// Status in words.
    pub status: String,
    /// Name of the status.
    pub status_name: String,
    /// When it is due, in words.
    pub due: Option<String>,
    /// Whether it is late.
    pub late: bool,
    /// When it last changed, in words.
    pub changed: String,
    /// The programme.
    pub programme: Option<SaidLink>,
    /// Whether it is made up.
    pub fictional: bool,
    /// Owners: name, and whether accountable.
    pub owners: Vec<(String, bool)>,
    /// The theme it answers.
    pub theme: Option<Said>,
    /// Where the public reads what was said of it.
    pub told: Option<String>,
}

impl CommitmentView {
    pub(crate) fn examples() -> Vec<Self> {
        let doing = Self {
            title: Said::plain("Evening safe space"),
            href: "/you-said/1".to_owned(),
            you_said: Said {
                text: "Evenings are the hardest".to_owned(),
                lang: Some("en".to_owned()),
            },
            we_are_doing: Said::plain("We are opening one"),
            why_not: Said::default(),
            status: "On track".to_owned(),
            status_name: "on_track".to_owned(),
            due: Some("1 February 2027".to_owned()),
            late: true,
            changed: "1 November 2026".to_owned(),
            programme: Some(SaidLink::plain("Better days", "/programmes/better-days")),
            fictional: true,
            owners: vec![
                ("Larkmoor Council".to_owned(), true),
                ("Larkmoor Mind".to_owned(), false),
            ],
            theme: Some(Said::plain("Evenings and nights")),
            told: Some("/surveys/better-days/results/q4#theme-1".to_owned()),
        };
        let refused = Self {
            we_are_doing: Said::default(),
            why_not: Said::plain("There is no money"),
            status: "Not doing".to_owned(),
            status_name: "not_doing".to_owned(),
            due: None,
            late: false,
            programme: None,
            fictional: false,
            told: None,
            ..doing.clone()
        };
        vec![doing, refused]
    }
}

/// The public tracker.
#[derive(Serialize)]
pub struct TrackerPage {
    /// Commitments.
    pub rows: Vec<CommitmentView>,
    /// How many, in words.
    pub count: String,
    /// Statuses to choose from.
    pub statuses: Vec<Choice>,
    /// Organisations to choose from.
    pub organisations: Vec<Choice>,
    /// Programmes to choose from.
    pub programmes: Vec<Choice>,
    /// Chosen filters, each with a link that takes it away.
    pub chosen: Vec<SaidLink>,
    /// The pages of a long list.
    pub pages: Option<Pagination>,
    /// Whether something on it is only in English.
    pub partly: bool,
}

impl Page for TrackerPage {
    const TEMPLATE: &'static str = "tracker/tracker.html";
    const PUBLIC: bool = true;

    fn is_shared(&self) -> bool {
        true
    }

    fn examples() -> Vec<Self> {
        let choices = || {
            vec![
                Choice::plain("", "All", true),
                Choice::plain("x", "One", false),
            ]
        };
        let english = |text: &str| Said {
            text: text.to_owned(),
            lang: Some("en".to_owned()),
        };
        let page = |rows: Vec<CommitmentView>, chosen: Vec<SaidLink>| Self {
            count: "2 commitments".to_owned(),
            rows,
            statuses: choices(),
            organisations: choices(),
            programmes: choices(),
            pages: Pagination::new(2, 3, |page| format!("/you-said?page={page}")),
            partly: chosen.is_empty(),
            chosen,
        };
        vec![
            page(CommitmentView::examples(), vec![]),
            page(
                vec![],
                vec![
                    SaidLink::plain("On track", "/you-said?programme=better-days"),
                    SaidLink::new(english("Better days"), "/you-said?status=on_track"),
                ],
            ),
        ]
    }
}

/// One commitment with its history.
#[derive(Serialize)]
pub struct CommitmentPage {
    /// The commitment.
    pub row: CommitmentView,
    /// Changes, the newest first.
    pub history: Vec<UpdateView>,
    /// Whether something on it is only in English.
    pub partly: bool,
}

/// A change.
#[derive(Clone, Debug, Serialize)]
pub struct UpdateView {
    /// Key, for the forms of officers.
    pub id: i64,
    /// When, in words.
    pub when: String,
    /// When, for machines.
    pub date: String,
    /// Status in words.
    pub status: String,
    /// Name of the status.
    pub status_name: String,
    /// What changed.
    pub note: Said,
}

impl UpdateView {
    pub(crate) fn example() -> Self {
        Self {
            id: 1,
            when: "1 November 2026".to_owned(),
            date: "2026-11-01".to_owned(),
            status: "On track".to_owned(),
            status_name: "on_track".to_owned(),
            note: Said::plain("A building was found"),
        }
    }
}

impl Page for CommitmentPage {
    const TEMPLATE: &'static str = "tracker/commitment.html";
    const PUBLIC: bool = true;

    fn is_shared(&self) -> bool {
        true
    }

    fn examples() -> Vec<Self> {
        CommitmentView::examples()
            .into_iter()
            .map(|row| Self {
                partly: row.told.is_some(),
                row,
                history: vec![UpdateView::example()],
            })
            .collect()
    }
}

/// The officers' list.
#[derive(Serialize)]
pub struct StaffTrackerPage {
    /// Commitments, unpublished ones first.
    pub rows: Vec<StaffRow>,
    /// Programmes a new one can be written for.
    pub programmes: Vec<Link>,
}

/// A commitment in the officers' list.
#[derive(Clone, Debug, Serialize)]
pub struct StaffRow {
    /// Its title, leading to its form.
    pub link: Link,
    /// Status in words.
    pub status: String,
    /// Name of the status.
    pub status_name: String,
    /// When it is due, in words.
    pub due: Option<String>,
    /// Whether it is late.
    pub late: bool,
    /// Owners in words.
    pub owners: String,
    /// Whether the public sees it.
    pub published: bool,
    /// Whether an owner's update waits.
    pub waiting: bool,
}

impl Page for StaffTrackerPage {
    const TEMPLATE: &'static str = "tracker/staff_list.html";

    fn examples() -> Vec<Self> {
        let row = |published: bool| StaffRow {
            link: Link::new("Evening safe space", "/staff/tracker/1"),
            status: "On track".to_owned(),
            status_name: "on_track".to_owned(),
            due: published.then(|| "1 February 2027".to_owned()),
            late: published,
            owners: "Larkmoor Council".to_owned(),
            published,
            waiting: published,
        };
        let programmes = vec![Link::new("Better days", "/staff/tracker/new?programme=1")];
        vec![
            Self {
                rows: vec![row(true), row(false)],
                programmes,
            },
            Self {
                rows: vec![],
                programmes: vec![],
            },
        ]
    }
}

/// Writing or changing a commitment.
#[derive(Serialize)]
pub struct CommitmentFormPage {
    /// Where the form goes.
    pub action: String,
    /// Whether it is new.
    pub new: bool,
    /// Whether the public sees it.
    pub published: bool,
    /// The theme it answers.
    pub theme: Option<String>,
    /// What is wrong.
    pub errors: FormErrors,
    /// What it is called.
    pub title: Field,
    /// What people said.
    pub you_said: Field,
    /// What is done.
    pub we_are_doing: Field,
    /// Why it is not.
    pub why_not: Field,
    /// Statuses.
    pub statuses: Vec<Choice>,
    /// What is wrong with the status.
    pub status_error: Option<String>,
    /// Due: day, month, year, and what is wrong.
    pub due: DateField,
    /// Owners.
    pub owners: Vec<Choice>,
    /// What is wrong with them.
    pub owners_error: Option<String>,
    /// The accountable one.
    pub accountable: Vec<Choice>,
    /// What changed.
    pub note: Field,
    /// Updates of owners that wait.
    pub waiting: Vec<WaitingView>,
    /// The public page, once there is one.
    pub public: Option<String>,
}

/// What an owner reported, and what an officer does with it.
#[derive(Clone, Debug, Serialize)]
pub struct WaitingView {
    /// What was reported.
    pub update: UpdateView,
    /// Why it is sent back.
    pub why: Field,
}

/// A day in three boxes.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DateField {
    /// Start of the names of its boxes.
    pub name: String,
    /// Day.
    pub day: String,
    /// Month.
    pub month: String,
    /// Year.
    pub year: String,
    /// What is wrong.
    pub error: Option<String>,
}

impl Page for CommitmentFormPage {
    const TEMPLATE: &'static str = "tracker/form.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let choices = || {
            vec![
                Choice::plain("1", "One", true),
                Choice::plain("2", "Two", false),
            ]
        };
        let page = |new: bool, errors: FormErrors| Self {
            action: "/staff/tracker/new?programme=1".to_owned(),
            new,
            published: !new,
            theme: (!new).then(|| "Evenings".to_owned()),
            title: Field::new("title", "Evening safe space", &errors),
            you_said: Field::new("you_said", "Evenings", &errors),
            we_are_doing: Field::new("we_are_doing", "Opening one", &errors),
            why_not: Field::new("why_not", "", &errors),
            statuses: choices(),
            status_error: errors.of("status"),
            due: DateField {
                name: "due".to_owned(),
                error: errors.of("due-day"),
                ..DateField::default()
            },
            owners: choices(),
            owners_error: errors.of("owners"),
            accountable: choices(),
            note: Field::new("note", "", &errors),
            waiting: if new {
                vec![]
            } else {
                vec![WaitingView {
                    update: UpdateView::example(),
                    why: Field::new("why-1", "", &errors),
                }]
            },
            public: (!new).then(|| "/you-said/1".to_owned()),
            errors,
        };
        vec![
            page(true, FormErrors::none()),
            page(true, FormErrors::example("title", "Enter a title")),
            page(true, FormErrors::example("due-day", "Enter a real date")),
            page(true, FormErrors::example("status", "Select a status")),
            page(true, FormErrors::example("owners", "Select an owner")),
            page(false, FormErrors::none()),
            page(false, FormErrors::example("why-1", "Enter why")),
        ]
    }
}

/// An owner's own commitments.
#[derive(Serialize)]
pub struct OwnPage {
    /// Commitments with the form for an update.
    pub rows: Vec<OwnRow>,
}

/// A commitment of an owner.
#[derive(Clone, Debug, Serialize)]
pub struct OwnRow {
    /// Key.
    pub id: i64,
    /// The commitment.
    pub row: CommitmentView,
    /// What was reported last.
    pub last: Option<SentView>,
}

/// What an owner's organisation reported, and what became of it.
#[derive(Clone, Debug, Serialize)]
pub struct SentView {
    /// What was reported.
    pub update: UpdateView,
    /// `waiting`, `published` or `sent_back`.
    pub state_name: &'static str,
    /// The same in words.
    pub state: String,
    /// The officer's words, where it was sent back.
    pub why: Option<String>,
}

impl SentView {
    fn examples() -> Vec<Self> {
        let one = |state_name, state: &str, why: Option<&str>| Self {
            update: UpdateView::example(),
            state_name,
            state: state.to_owned(),
            why: why.map(str::to_owned),
        };
        vec![
            one("waiting", "Your report is with the officer", None),
            one("published", "Published", None),
            one("sent_back", "Sent back", Some("Which building?")),
        ]
    }
}

impl Page for OwnPage {
    const TEMPLATE: &'static str = "tracker/own.html";

    fn examples() -> Vec<Self> {
        let with = |last: Option<SentView>| {
            let rows = CommitmentView::examples().into_iter();
            let last = [last, None];
            rows.zip(last)
                .map(|(row, last)| OwnRow { id: 1, row, last })
                .collect()
        };
        let sent = SentView::examples().into_iter();
        let mut pages: Vec<Self> = sent
            .map(|one| Self {
                rows: with(Some(one)),
            })
            .collect();
        pages.push(Self { rows: vec![] });
        pages
    }
}

/// An owner's update.
#[derive(Serialize)]
pub struct OwnUpdatePage {
    /// Key of the commitment.
    pub id: i64,
    /// The commitment.
    pub row: CommitmentView,
    /// What is wrong.
    pub errors: FormErrors,
    /// Statuses.
    pub statuses: Vec<Choice>,
    /// What is wrong with the status.
    pub status_error: Option<String>,
    /// What happened.
    pub note: Field,
    /// What was reported so far, the newest first.
    pub sent: Vec<SentView>,
}

impl Page for OwnUpdatePage {
    const TEMPLATE: &'static str = "tracker/own_update.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors| Self {
            id: 1,
            row: CommitmentView::examples().swap_remove(0),
            statuses: vec![
                Choice::plain("done", "Done", true),
                Choice::plain("delayed", "Delayed", false),
            ],
            status_error: errors.of("status"),
            note: Field::new("note", "", &errors),
            sent: SentView::examples(),
            errors,
        };
        vec![
            page(FormErrors::none()),
            Self {
                sent: vec![],
                ..page(FormErrors::none())
            },
            page(FormErrors::example("note", "Enter what happened")),
            page(FormErrors::example("status", "Select a status")),
        ]
    }
}
