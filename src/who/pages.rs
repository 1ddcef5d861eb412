//! What the templates of who answered receive.

use serde::Serialize;

use super::forms::About;
use crate::results::pages::SnapshotView;
use crate::results::views::{FigureView, Share};
use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link, Pagination, Said};

/// What every page begins with.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// The survey, with the address these pages begin with.
    pub survey: Link,
    /// What figures are read for.
    pub purpose: String,
    /// Which release; none yet below ten responses.
    pub snapshot: Option<SnapshotView>,
}

impl Head {
    fn example(released: bool) -> Self {
        Self {
            survey: Link::new("Community mental health", "/staff/equality/1"),
            purpose: "evidence for the stage 1 assessment".to_owned(),
            snapshot: released.then(SnapshotView::example),
        }
    }
}

fn figure(count: &str, share: Option<&str>) -> FigureView {
    FigureView {
        count: count.to_owned(),
        hidden: share.is_none().then_some("hidden-small-or-protecting"),
        share: share.map(|share| Share {
            text: format!("{share}%"),
            bar: share.to_owned(),
        }),
    }
}

/// Who answered against who lives here.
#[derive(Serialize)]
pub struct WhoPage {
    /// What it begins with.
    pub head: Head,
    /// Baselines to choose from.
    pub sets: Vec<Choice>,
    /// The baseline chosen.
    pub set: Option<String>,
    /// Its code.
    pub with: String,
    /// Groups that answered more or less than their share, in sentences.
    pub words: Vec<String>,
    /// Characteristics.
    pub tables: Vec<WhoTable>,
    /// Characteristics the baseline says nothing of, in one line.
    pub without: Option<String>,
    /// What is wrong.
    pub errors: FormErrors,
    /// Groups to reach out to, under headings.
    pub groups: Vec<(String, Vec<Choice>)>,
    /// What is wrong with the group.
    pub group_error: Option<String>,
    /// What will be done.
    pub plan: Field,
    /// The outreach list.
    pub list: Vec<OutreachView>,
}

/// One characteristic against its baseline.
#[derive(Clone, Debug, Serialize)]
pub struct WhoTable {
    /// What it is called.
    pub name: Said,
    /// How many said, in words.
    pub answered: String,
    /// Whom the baseline counts, where it is from and of when, in words.
    pub source: String,
    /// Groups.
    pub rows: Vec<WhoRow>,
    /// Whether every number of it is hidden.
    pub withheld: bool,
    /// How it fits as a whole, in words.
    pub fit: String,
    /// Groups that stand out, in sentences.
    pub words: Vec<String>,
}

/// One group against its baseline.
#[derive(Clone, Debug, Serialize)]
pub struct WhoRow {
    /// `<characteristic>.<group>`.
    pub code: String,
    /// What it is called.
    pub name: Said,
    /// How many answered.
    pub count: FigureView,
    /// Their share.
    pub share: Option<String>,
    /// Their share of the baseline.
    pub baseline: String,
    /// The difference in points.
    pub difference: Option<String>,
    /// The share as a multiple of the baseline.
    pub ratio: Option<String>,
    /// The interval of the share, in words.
    pub interval: Option<String>,
    /// `under`, `over`, `in_line` or `few`.
    pub flag: &'static str,
}

impl Page for WhoPage {
    const TEMPLATE: &'static str = "who/who.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let row = |flag: &'static str, judged: bool| WhoRow {
            code: "age.under_25".to_owned(),
            name: Said::plain("Under 25"),
            count: figure(if judged { "35" } else { "[c]" }, judged.then_some("12")),
            share: judged.then(|| "12%".to_owned()),
            baseline: "19.3%".to_owned(),
            difference: judged.then(|| "−7".to_owned()),
            ratio: judged.then(|| "0.6".to_owned()),
            interval: judged.then(|| "9% to 16%".to_owned()),
            flag,
        };
        let table = WhoTable {
            name: Said::plain("Age"),
            answered: "Answered by 300".to_owned(),
            source: "Compared with usual residents".to_owned(),
            rows: vec![
                row("under", true),
                row("over", true),
                row("in_line", true),
                row("few", false),
            ],
            withheld: false,
            fit: "Differs more than chance would".to_owned(),
            words: vec!["Under 25: 12%".to_owned()],
        };
        let page = |released: bool, errors: FormErrors, list: Vec<OutreachView>| Self {
            head: Head::example(released),
            sets: vec![Choice::plain("bnes", "Bath and North East Somerset", true)],
            set: released.then(|| "Bath and North East Somerset".to_owned()),
            with: "bnes".to_owned(),
            words: match list.is_empty() {
                true => vec![],
                false => vec!["Under 25: 12%".to_owned()],
            },
            tables: if released {
                let hidden = WhoTable {
                    withheld: true,
                    ..table.clone()
                };
                vec![table.clone(), hidden]
            } else {
                vec![]
            },
            without: released.then(|| "Gender reassignment".to_owned()),
            groups: vec![(
                "Heard less from".to_owned(),
                vec![Choice::plain("age.under_25", "Age: under 25", true)],
            )],
            group_error: errors.of("group"),
            plan: Field::new("plan", "", &errors),
            errors,
            list,
        };
        vec![
            page(false, FormErrors::none(), vec![]),
            page(true, FormErrors::none(), vec![]),
            Self {
                set: None,
                tables: vec![],
                ..page(true, FormErrors::none(), vec![])
            },
            page(
                true,
                FormErrors::example("group", "Select a group"),
                vec![OutreachView::example(true), OutreachView::example(false)],
            ),
        ]
    }
}

/// An entry of the outreach list.
#[derive(Clone, Debug, Serialize)]
pub struct OutreachView {
    /// Key.
    pub id: i64,
    /// The group.
    pub group: String,
    /// What will be done.
    pub plan: String,
    /// Who asked for it and when, in words.
    pub added: String,
    /// What came of it, and who saw to it, in words; none while it waits.
    pub done: Option<(String, String)>,
}

impl OutreachView {
    fn example(done: bool) -> Self {
        Self {
            id: 1,
            group: "Age: under 25".to_owned(),
            plan: "A stall at the college".to_owned(),
            added: "Asked for by Ivy".to_owned(),
            done: done.then(|| ("20 forms".to_owned(), "Jo, 3 March".to_owned())),
        }
    }
}

/// The outreach list for officers.
#[derive(Serialize)]
pub struct OutreachPage {
    /// The survey.
    pub survey: Link,
    /// Entries.
    pub entries: Vec<OutreachEntry>,
    /// What is wrong.
    pub errors: FormErrors,
}

/// An entry with the box to say what came of it.
#[derive(Clone, Debug, Serialize)]
pub struct OutreachEntry {
    /// The entry.
    pub view: OutreachView,
    /// What came of it.
    pub outcome: Field,
}

impl Page for OutreachPage {
    const TEMPLATE: &'static str = "who/outreach.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |done: &[bool], errors: FormErrors| Self {
            survey: Link::new("Community mental health", "/staff/surveys/1"),
            entries: done
                .iter()
                .map(|done| OutreachEntry {
                    view: OutreachView::example(*done),
                    outcome: Field::new("outcome", "", &errors),
                })
                .collect(),
            errors,
        };
        vec![
            page(&[], FormErrors::none()),
            page(&[false, true], FormErrors::none()),
            page(
                &[false],
                FormErrors::example_after("outcome", "-1", "Enter what came of it"),
            ),
        ]
    }
}

/// A question as it came in and weighted.
#[derive(Serialize)]
pub struct WeightedPage {
    /// What it begins with.
    pub head: Head,
    /// Questions and themes.
    pub what: Vec<Choice>,
    /// Characteristics.
    pub by: Vec<Choice>,
    /// Baselines.
    pub sets: Vec<Choice>,
    /// The figures.
    pub view: Option<WeightedView>,
    /// Why there are none, in words.
    pub refused: Option<String>,
}

/// Weighted figures.
#[derive(Clone, Debug, Serialize)]
pub struct WeightedView {
    /// The question.
    pub name: Said,
    /// By which characteristic it is weighted.
    pub by: Said,
    /// Answers.
    pub rows: Vec<WeightedRow>,
    /// What one person of each group counts for.
    pub weights: Vec<WeightRow>,
    /// How much a sample of this kind tells, in words.
    pub effective: String,
    /// Warnings, in sentences.
    pub cautions: Vec<String>,
    /// What it is weighted to, in words.
    pub source: String,
}

/// An answer as it came in and weighted.
#[derive(Clone, Debug, Serialize)]
pub struct WeightedRow {
    /// The answer.
    pub name: Said,
    /// Its share as it came in.
    pub unweighted: String,
    /// Its share weighted.
    pub weighted: String,
    /// The interval of that, in words.
    pub interval: Option<String>,
}

/// The weight of a group.
#[derive(Clone, Debug, Serialize)]
pub struct WeightRow {
    /// The group.
    pub name: Said,
    /// How many of it answered.
    pub people: String,
    /// What one of them counts for.
    pub weight: String,
}

impl Page for WeightedPage {
    const TEMPLATE: &'static str = "who/weighted.html";

    fn examples() -> Vec<Self> {
        let row = |interval: Option<&str>| WeightedRow {
            name: Said::plain("Hard"),
            unweighted: "42%".to_owned(),
            weighted: "39%".to_owned(),
            interval: interval.map(str::to_owned),
        };
        let view = |cautions: Vec<String>| WeightedView {
            name: Said::plain("How easy was it to get help?"),
            by: Said::plain("Age"),
            rows: vec![row(Some("34% to 44%")), row(None)],
            weights: vec![WeightRow {
                name: Said::plain("Under 25"),
                people: "35".to_owned(),
                weight: "1.61".to_owned(),
            }],
            effective: "250 of 300".to_owned(),
            cautions,
            source: "Weighted to residents".to_owned(),
        };
        let page = |released: bool, view: Option<WeightedView>, refused: Option<&str>| Self {
            head: Head::example(released),
            what: vec![Choice::plain("q1", "How easy?", true)],
            by: vec![Choice::plain("who.age", "Age", true)],
            sets: vec![Choice::plain("bnes", "Bath and North East Somerset", true)],
            view,
            refused: refused.map(str::to_owned),
        };
        vec![
            page(false, None, None),
            page(true, None, Some("Nobody of this group")),
            page(true, Some(view(vec![])), None),
            page(
                true,
                Some(view(vec!["One counts for six".to_owned()])),
                None,
            ),
        ]
    }
}

/// Where groups answered differently.
#[derive(Serialize)]
pub struct DifferencesPage {
    /// What it begins with.
    pub head: Head,
    /// How much was compared, in words.
    pub summary: String,
    /// What was decided about those listed.
    pub shows: Vec<Choice>,
    /// Characteristics.
    pub by: Vec<Choice>,
    /// Small groups.
    pub small: Vec<SmallView>,
    /// Heading of the list.
    pub title: String,
    /// What is said of an empty list.
    pub none: String,
    /// Differences.
    pub listed: Vec<DifferenceView>,
    /// The pages around this one.
    pub pages: Option<Pagination>,
}

/// A small group.
#[derive(Clone, Debug, Serialize)]
pub struct SmallView {
    /// What it is called.
    pub name: String,
    /// What can be said of it, in sentences.
    pub said: Vec<String>,
    /// Its largest differences.
    pub differences: Vec<DifferenceView>,
    /// Where to read what it said.
    pub comments: Option<Link>,
}

/// A difference in a list.
#[derive(Clone, Debug, Serialize)]
pub struct DifferenceView {
    /// Its page.
    pub href: String,
    /// The group.
    pub group: String,
    /// The question.
    pub question: Said,
    /// What they said and what others did.
    pub words: String,
    /// How large it is, in words; none where it cannot be compared now.
    pub size: Option<String>,
    /// How strong the evidence is: name and words.
    pub evidence: Option<(&'static str, String)>,
    /// What was decided, in words.
    pub decision: Option<String>,
}

impl DifferenceView {
    fn example(evidence: &'static str, decision: Option<&str>) -> Self {
        Self {
            href: "/staff/equality/1/differences/one?what=q1".to_owned(),
            group: "Disability: disabled".to_owned(),
            question: Said::plain("How easy was it to get help?"),
            words: "42% of them chose “Hard”".to_owned(),
            size: Some("+18 points".to_owned()),
            evidence: Some((evidence, "Strong evidence".to_owned())),
            decision: decision.map(str::to_owned),
        }
    }
}

impl Page for DifferencesPage {
    const TEMPLATE: &'static str = "who/differences.html";

    fn examples() -> Vec<Self> {
        let gone = DifferenceView {
            size: None,
            evidence: None,
            ..DifferenceView::example("weak", Some("Set aside"))
        };
        let small = |comments: bool, differences: Vec<DifferenceView>| SmallView {
            name: "Race: all ethnic groups except White".to_owned(),
            said: vec!["About 35 people.".to_owned()],
            differences,
            comments: comments.then(|| Link::new("Read", "/staff/equality/1/comments")),
        };
        let page = |released: bool, small: Vec<SmallView>, listed: Vec<DifferenceView>| Self {
            head: Head::example(released),
            summary: "340 comparisons were made".to_owned(),
            shows: vec![Choice::plain("open", "Still open", true)],
            by: vec![Choice::plain("", "Every characteristic", true)],
            title: "Largest first".to_owned(),
            none: "None stands out".to_owned(),
            pages: (!listed.is_empty())
                .then(|| Pagination::new(1, 2, |n| format!("?page={n}")))
                .flatten(),
            small,
            listed,
        };
        let strong = || DifferenceView::example("strong", None);
        let some = || DifferenceView::example("some", Some("Taken up"));
        vec![
            page(false, vec![], vec![]),
            page(true, vec![small(false, vec![])], vec![]),
            page(
                true,
                vec![small(true, vec![DifferenceView::example("weak", None)])],
                vec![strong(), some(), gone],
            ),
        ]
    }
}

/// Which difference a form is about.
#[derive(Clone, Debug, Default, Serialize)]
pub struct AboutView {
    /// Released dimension.
    pub what: String,
    /// Answer.
    pub answer: String,
    /// Characteristic.
    pub who: String,
    /// Group.
    pub group: String,
}

impl From<About> for AboutView {
    fn from(about: About) -> Self {
        Self {
            what: about.what,
            answer: about.answer,
            who: about.who,
            group: about.group,
        }
    }
}

/// One difference.
#[derive(Serialize)]
pub struct DifferencePage {
    /// What it begins with.
    pub head: Head,
    /// The end of this page's address.
    pub about: String,
    /// The group.
    pub group: String,
    /// The question.
    pub question: Said,
    /// The answer or theme.
    pub answer: String,
    /// What they said and what others did; none where it cannot be compared.
    pub words: Option<String>,
    /// How large it is, in words.
    pub size: Option<String>,
    /// How strong the evidence is, in words.
    pub evidence: Option<String>,
    /// Groups that are not among the others, in words.
    pub without: Option<String>,
    /// What every group answered.
    pub sides: Vec<SideView>,
    /// Whether every number of them is hidden.
    pub sides_hidden: bool,
    /// The whole question by the whole characteristic, in sentences.
    pub scale: Option<Vec<String>>,
    /// Whether the way answers came in may explain it, in words.
    pub channel: Option<String>,
    /// All figures of the question by the characteristic.
    pub tables: Link,
    /// What the group said.
    pub comments: Option<Link>,
    /// Whether it has become another one since it was decided about.
    pub changed: bool,
    /// What is decided.
    pub active: Option<DecisionView>,
    /// What was decided before.
    pub history: Vec<DecisionView>,
    /// Which difference the form is about.
    pub what: AboutView,
    /// What can be decided.
    pub verdicts: Vec<Choice>,
    /// What is wrong with the choice.
    pub verdict_error: Option<String>,
    /// Why.
    pub reason: Field,
    /// Whether it can be decided about.
    pub may_decide: bool,
    /// What is wrong.
    pub errors: FormErrors,
}

/// What a group answered.
#[derive(Clone, Debug, Serialize)]
pub struct SideView {
    /// The group.
    pub name: String,
    /// How many gave the answer.
    pub figure: FigureView,
    /// Of how many.
    pub of: String,
    /// Whether it is the group the page is about.
    pub is_mine: bool,
}

/// A decision.
#[derive(Clone, Debug, Serialize)]
pub struct DecisionView {
    /// Key.
    pub id: i64,
    /// What.
    pub verdict: String,
    /// By whom and when, in words.
    pub who: String,
    /// Why.
    pub reason: String,
    /// Who took it back and when, in words.
    pub undone: Option<String>,
}

impl Page for DifferencePage {
    const TEMPLATE: &'static str = "who/difference.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let decision = |undone: bool| DecisionView {
            id: 1,
            verdict: "Taken up".to_owned(),
            who: "Ivy, 3 March 2027".to_owned(),
            reason: "It goes into the assessment".to_owned(),
            undone: undone.then(|| "Taken back by Ivy".to_owned()),
        };
        let side = |share: Option<&str>, is_mine: bool| SideView {
            name: "Disabled".to_owned(),
            figure: figure(if share.is_some() { "65" } else { "[c]" }, share),
            of: "155".to_owned(),
            is_mine,
        };
        let page = |compared: bool, active: Option<DecisionView>, errors: FormErrors| Self {
            head: Head::example(true),
            about: "what=q1".to_owned(),
            group: "Disability: disabled".to_owned(),
            question: Said::plain("How easy was it to get help?"),
            answer: "Hard".to_owned(),
            words: compared.then(|| "42% of them chose “Hard”".to_owned()),
            size: compared.then(|| "+18 points".to_owned()),
            evidence: compared.then(|| "Strong evidence".to_owned()),
            without: compared.then(|| "Without: 65 and over".to_owned()),
            sides: match compared {
                true => vec![side(Some("42"), true), side(None, false)],
                false => vec![side(None, true)],
            },
            sides_hidden: !compared,
            scale: compared.then(|| vec!["They hang together".to_owned()]),
            channel: compared.then(|| "It cannot explain it".to_owned()),
            tables: Link::new("All figures", "/staff/equality/1?what=q1"),
            comments: compared.then(|| Link::new("Read", "/staff/equality/1/comments")),
            changed: active.is_some(),
            history: match active {
                Some(_) => vec![decision(true)],
                None => vec![],
            },
            active,
            what: AboutView::default(),
            verdicts: vec![Choice::plain("taken_up", "Take it up", false)],
            verdict_error: errors.of("verdict"),
            reason: Field::new("reason", "", &errors),
            may_decide: compared,
            errors,
        };
        vec![
            page(false, None, FormErrors::none()),
            page(true, None, FormErrors::example("verdict", "Select")),
            page(true, Some(decision(false)), FormErrors::none()),
        ]
    }
}
