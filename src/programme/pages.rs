//! What the public templates of programmes receive.

use serde::Serialize;

use crate::survey::pages::SurveyLine;
use crate::web::Page;
use crate::web::ui::{Choice, DayField, Field, FormErrors, Link, Said, SaidHtml, SaidLink};

/// The front page.
#[derive(Serialize)]
pub struct HomePage {
    /// Surveys that can be answered now.
    pub open: Vec<SurveyCard>,
    /// Drop-ins to come.
    pub events: Vec<EventCard>,
    /// What changed lately in the tracker.
    pub changes: Vec<ChangeCard>,
    /// Programmes.
    pub programmes: Vec<ProgrammeCard>,
    /// The tour through one concern, where the demo is loaded.
    pub follow: Option<String>,
    /// Whether something on it is only in English.
    pub partly: bool,
}

/// A survey in a list.
#[derive(Clone, Debug, Serialize)]
pub struct SurveyCard {
    /// Its title.
    pub title: Said,
    /// Its address.
    pub href: String,
    /// What it is for.
    pub purpose: Said,
    /// When it opens or closes, in words.
    pub dates: Option<String>,
    /// Whether it can be answered now.
    pub open: bool,
    /// Whether it is made up.
    pub fictional: bool,
    /// Where the public reads what was found in the answers.
    pub results: Option<String>,
}

/// A drop-in in a list.
#[derive(Clone, Debug, Serialize)]
pub struct EventCard {
    /// Its title, leading to it.
    pub link: SaidLink,
    /// When it is next, in words.
    pub when: String,
    /// Where.
    pub venue: String,
    /// Whether it is made up.
    pub fictional: bool,
}

/// A change of the tracker in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeCard {
    /// The commitment, leading to it.
    pub link: SaidLink,
    /// Its status in words.
    pub status: String,
    /// Name of its status, for the colour of the tag.
    pub status_name: String,
    /// The day, in words.
    pub when: String,
    /// Whether it is made up.
    pub fictional: bool,
}

/// A programme in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ProgrammeCard {
    /// Its title, leading to it.
    pub link: SaidLink,
    /// What it is.
    pub summary: Said,
    /// The body that asks.
    pub body_name: Said,
    /// Whether it is made up.
    pub fictional: bool,
}

impl HomePage {
    fn example(full: bool) -> Self {
        let survey = SurveyCard {
            title: Said {
                text: "Diwrnodau gwell".to_owned(),
                lang: Some("cy".to_owned()),
            },
            href: "/surveys/better-days".to_owned(),
            purpose: Said::plain("To hear what would help"),
            dates: Some("Closes on 12 December".to_owned()),
            open: true,
            fictional: true,
            results: Some("/surveys/better-days/results".to_owned()),
        };
        let bare = SurveyCard {
            dates: None,
            fictional: false,
            results: None,
            ..survey.clone()
        };
        let event = EventCard {
            link: SaidLink::plain("Tea and talk", "/events/tea"),
            when: "1 December at 2pm".to_owned(),
            venue: "The Old Library".to_owned(),
            fictional: true,
        };
        let change = ChangeCard {
            link: SaidLink::plain("Evening safe space", "/you-said/1"),
            status: "On track".to_owned(),
            status_name: "on_track".to_owned(),
            when: "1 November 2026".to_owned(),
            fictional: true,
        };
        let programme = ProgrammeCard {
            link: SaidLink::plain("Better days", "/programmes/better-days"),
            summary: Said {
                text: "A review".to_owned(),
                lang: Some("en".to_owned()),
            },
            body_name: Said::plain("Larkmoor Council"),
            fictional: true,
        };
        let of = |list: bool| usize::from(list);
        Self {
            open: vec![survey; of(full)]
                .into_iter()
                .chain(vec![bare; of(full)])
                .collect(),
            events: vec![event; of(full)],
            changes: vec![change; of(full)],
            programmes: vec![programme; of(full)],
            follow: full.then(|| "/follow".to_owned()),
            partly: full,
        }
    }
}

impl Page for HomePage {
    const TEMPLATE: &'static str = "programme/home.html";
    const PUBLIC: bool = true;

    fn is_shared(&self) -> bool {
        true
    }

    fn examples() -> Vec<Self> {
        vec![Self::example(true), Self::example(false)]
    }
}

/// The page of a programme.
#[derive(Serialize)]
pub struct ProgrammePage {
    /// What it is called.
    pub title: Said,
    /// What it is.
    pub summary: Said,
    /// What it is about.
    pub body: SaidHtml,
    /// The body that asks.
    pub body_name: Said,
    /// What is not yet decided.
    pub undecided: Said,
    /// Whether something on it is only in English.
    pub partly: bool,
    /// Whether it is made up.
    pub fictional: bool,
    /// Surveys.
    pub surveys: Vec<SurveyCard>,
    /// Drop-ins to come.
    pub events: Vec<EventCard>,
    /// Phases.
    pub phases: Vec<PhaseView>,
    /// Whom it reached.
    pub reached: Vec<ReachedView>,
    /// Commitments by status: status in words, its name, how many, and where they are.
    pub commitments: Vec<StatusCount>,
    /// All commitments of the programme.
    pub tracker: String,
    /// Its equality impact assessment.
    pub assessment: Option<Link>,
    /// What was decided.
    pub decision: SaidHtml,
    /// The day of the decision, in words.
    pub decided_on: Option<String>,
    /// Where the facts come from.
    pub source: Said,
}

/// A phase.
#[derive(Clone, Debug, Serialize)]
pub struct PhaseView {
    /// What it is called.
    pub title: Said,
    /// When it was.
    pub period: Said,
    /// What happened.
    pub body: SaidHtml,
}

/// Whom a programme reached.
#[derive(Clone, Debug, Serialize)]
pub struct ReachedView {
    /// The public, or professionals.
    pub heading: String,
    /// Contacts: whom, how, how many in words.
    pub rows: Vec<(Said, Said, String)>,
    /// What the rows come to, in a sentence.
    pub itemised: String,
    /// What is claimed beside it, in sentences.
    pub claims: Vec<String>,
}

/// How many commitments have a status.
#[derive(Clone, Debug, Serialize)]
pub struct StatusCount {
    /// The status in words.
    pub status: String,
    /// Its name.
    pub status_name: String,
    /// How many.
    pub count: u64,
    /// Where they are listed.
    pub href: String,
}

impl Page for ProgrammePage {
    const TEMPLATE: &'static str = "programme/programme.html";
    const PUBLIC: bool = true;

    fn is_shared(&self) -> bool {
        true
    }

    fn examples() -> Vec<Self> {
        let page = |full: bool| {
            let home = HomePage::example(full);
            Self {
                title: Said::plain("Better days"),
                summary: Said::plain("A review of help for people who are unwell"),
                body: SaidHtml {
                    lang: full.then(|| "en".to_owned()),
                    ..SaidHtml::plain("What it is *about*")
                },
                body_name: Said::plain("Larkmoor Council"),
                undecided: Said::plain(if full { "Where" } else { "" }),
                partly: full,
                fictional: full,
                surveys: home.open,
                events: home.events,
                phases: vec![
                    PhaseView {
                        title: Said::plain("First"),
                        period: Said::plain("May 2026"),
                        body: SaidHtml::plain("We met people")
                    };
                    usize::from(full)
                ],
                reached: vec![
                    ReachedView {
                        heading: "The public".to_owned(),
                        rows: vec![(
                            Said::plain("Carers"),
                            Said::plain("Visits"),
                            "120".to_owned(),
                        )],
                        itemised: "Between 120 and 313 people".to_owned(),
                        claims: vec!["Almost 450".to_owned()],
                    };
                    usize::from(full)
                ],
                commitments: vec![
                    StatusCount {
                        status: "On track".to_owned(),
                        status_name: "on_track".to_owned(),
                        count: 3,
                        href: "/you-said?status=on_track".to_owned(),
                    };
                    usize::from(full)
                ],
                tracker: "/you-said?programme=better-days".to_owned(),
                assessment: full.then(|| Link::new("Assessment", "/programmes/x/assessment")),
                decision: match full {
                    true => SaidHtml::plain("**Agreed**"),
                    false => SaidHtml::default(),
                },
                decided_on: full.then(|| "6 March 2019".to_owned()),
                source: Said::plain(if full { "The business case" } else { "" }),
            }
        };
        vec![page(true), page(false)]
    }
}

/// The programmes of a member of staff.
#[derive(Serialize)]
pub struct StaffProgrammesPage {
    /// Programmes: those still asking first.
    pub rows: Vec<StaffProgrammeLine>,
    /// Whether another one can be begun.
    pub may_add: bool,
}

/// A programme in the list of staff.
#[derive(Clone, Debug, Serialize)]
pub struct StaffProgrammeLine {
    /// Its title, leading to it.
    pub link: Link,
    /// The body that asks.
    pub body_name: String,
    /// How it stands.
    pub state: String,
    /// How many surveys it has.
    pub surveys: String,
    /// Whether it is made up.
    pub fictional: bool,
}

impl Page for StaffProgrammesPage {
    const TEMPLATE: &'static str = "programme/staff_list.html";

    fn examples() -> Vec<Self> {
        let row = StaffProgrammeLine {
            link: Link::new("Better days", "/staff/programmes/1"),
            body_name: "Larkmoor Council".to_owned(),
            state: "Asking".to_owned(),
            surveys: "2".to_owned(),
            fictional: true,
        };
        vec![
            Self {
                rows: vec![row],
                may_add: true,
            },
            Self {
                rows: vec![],
                may_add: false,
            },
        ]
    }
}

/// A programme as staff see it.
#[derive(Serialize)]
pub struct StaffProgrammePage {
    /// Key.
    pub id: i64,
    /// Name in addresses.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// What it is, in a sentence or two.
    pub summary: String,
    /// The body that asks.
    pub body_name: String,
    /// How it stands.
    pub state: String,
    /// Whether it is made up.
    pub fictional: bool,
    /// Its surveys, the newest first.
    pub surveys: Vec<ChannelsLine>,
    /// Whether it can be changed.
    pub may_edit: bool,
    /// Where its public texts are translated, by language.
    pub words: Vec<Link>,
}

/// A survey with how its responses came in.
#[derive(Clone, Debug, Serialize)]
pub struct ChannelsLine {
    /// The survey.
    pub survey: SurveyLine,
    /// Whether a draft waits beside what is published.
    pub draft: bool,
    /// Responses by channel, in words.
    pub channels: Vec<String>,
}

impl Page for StaffProgrammePage {
    const TEMPLATE: &'static str = "programme/staff.html";

    fn examples() -> Vec<Self> {
        let page = |full: bool| Self {
            id: 1,
            slug: "better-days".to_owned(),
            title: "Better days".to_owned(),
            summary: "Help with mental health.".to_owned(),
            body_name: "Larkmoor Council".to_owned(),
            state: "Asking".to_owned(),
            fictional: full,
            surveys: vec![
                ChannelsLine {
                    survey: SurveyLine::example(),
                    draft: full,
                    channels: vec!["Online: 360".to_owned()],
                };
                usize::from(full)
            ],
            may_edit: full,
            words: match full {
                true => vec![Link::new(
                    "Public texts in Urdu",
                    "/staff/programmes/1/words/ur",
                )],
                false => Vec::new(),
            },
        };
        vec![page(true), page(false)]
    }
}

/// What a programme is and how it stands, to be changed.
#[derive(Serialize)]
pub struct SettingsPage {
    /// Key; none for a new one.
    pub id: Option<i64>,
    /// The mark of the settings the form shows.
    pub mark: String,
    /// Whether somebody changed them meanwhile.
    pub changed: bool,
    /// What it is called.
    pub title: Field,
    /// Name in addresses, of a new one.
    pub slug: Option<Field>,
    /// What it is, in a sentence or two.
    pub summary: Field,
    /// What it is about.
    pub body: Field,
    /// The body that asks.
    pub body_name: Field,
    /// What is not yet decided.
    pub undecided: Field,
    /// What was decided.
    pub decision: Field,
    /// The day of the decision.
    pub decided: DayField,
    /// Areas there are figures of, to be compared with.
    pub areas: Vec<Choice>,
    /// What is wrong with that.
    pub area_error: Option<String>,
    /// Where the facts come from.
    pub source: Field,
    /// Whether nothing more is asked.
    pub finished: bool,
    /// Everything wrong.
    pub errors: FormErrors,
}

impl Page for SettingsPage {
    const TEMPLATE: &'static str = "programme/settings.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |full: bool, errors: FormErrors| {
            let field = |name: &str| Field::new(name, "Words", &errors);
            Self {
                id: full.then_some(1),
                mark: "0123456789abcdef".to_owned(),
                changed: full,
                title: field("title"),
                slug: (!full).then(|| field("slug")),
                summary: field("summary"),
                body: field("body"),
                body_name: field("body_name"),
                undecided: field("undecided"),
                decision: field("decision"),
                decided: DayField::example("decided"),
                areas: vec![Choice::plain("england", "England", full)],
                area_error: errors.of("area"),
                source: field("source"),
                finished: full,
                errors,
            }
        };
        vec![
            page(true, FormErrors::none()),
            page(false, FormErrors::example("title", "Enter the title")),
        ]
    }
}
