//! The demo: what it holds, and that its figures can be read at the size of a real consultation.

use std::collections::BTreeMap;

use domain::Named;
use domain::commitment::{Status, is_late};
use domain::frame::ThemeState;
use domain::response::Channel;
use domain::role::Role;
use entity::{
    assessment, assessment_version, commitment, commitment_owner, event, response, survey, theme,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::harness::{Answer, App, Contents, FICTION, REVIEW, run};

/// A site with the demo of so many responses.
async fn demo_of(responses: usize) -> App {
    let app = App::empty().await;
    app.loads_demo(responses).await;
    app
}

/// The survey of the made-up council.
async fn survey_of(app: &App) -> survey::Model {
    let found = survey::Entity::find().filter(survey::Column::Slug.eq(FICTION));
    found.one(app.site.db.read()).await.unwrap().unwrap()
}

#[test]
fn the_demo_holds_what_it_says_and_says_what_is_made_up() {
    run(async {
        let app = demo_of(450).await;
        let db = app.site.db.read();
        let survey = survey_of(&app).await;
        let now = app.site.clock.now();
        let days = |at: Option<chrono::DateTime<chrono::Utc>>| (at.unwrap() - now.utc()).num_days();
        assert!(
            (-22..=-20).contains(&days(survey.opens_at)),
            "opened 21 days ago"
        );
        assert!((20..=22).contains(&days(survey.closes_at)), "closes in 21");

        let all = response::Entity::find().filter(response::Column::SurveyId.eq(survey.id));
        let all = all.all(db).await.unwrap();
        let formal = |row: &&response::Model| row.organisation.is_some();
        let mut came: BTreeMap<&str, usize> = BTreeMap::new();
        for row in all.iter().filter(|row| !formal(row)) {
            *came.entry(row.channel.0.name()).or_default() += 1;
        }
        let post = came.remove("letter").unwrap() + came.remove("email").unwrap();
        let expected = BTreeMap::from([("online", 360), ("paper", 72), ("phone", 6)]);
        assert_eq!((came, post), (expected, 12));
        let signed: Vec<i32> = all.iter().filter_map(|row| row.signatures).collect();
        assert_eq!(signed, [312], "a petition is one, with its signatures");
        let organisations = all.iter().filter(formal);
        let organisations = organisations.filter(|row| row.channel.0 == Channel::Organisation);
        assert_eq!(organisations.count(), 2);
        assert_eq!(all.len(), 453);

        let drop_ins =
            event::Entity::find().filter(event::Column::ProgrammeId.eq(survey.programme_id));
        assert_eq!(drop_ins.count(db).await.unwrap(), 2);
        let themes = theme::Entity::find().filter(theme::Column::SurveyId.eq(survey.id));
        let themes = themes.all(db).await.unwrap();
        for state in ThemeState::ALL {
            let there = themes.iter().any(|row| row.state.0 == *state);
            assert!(there, "no theme is {}", state.name());
        }

        let promises = commitment::Entity::find().all(db).await.unwrap();
        let (fiction, facts): (Vec<_>, Vec<_>) = promises
            .iter()
            .partition(|row| row.programme_id == survey.programme_id);
        for status in Status::ALL {
            // What the made-up council promises is always stated.
            let there = fiction.iter().any(|row| row.status.0 == *status);
            assert_eq!(there, *status != Status::NotStated, "{}", status.name());
        }
        let late = fiction
            .iter()
            .filter(|row| is_late(row.status.0, row.due_on, now.day()));
        assert_eq!(late.count(), 1);
        let refused = fiction
            .iter()
            .filter(|row| row.status.0 == Status::NotDoing);
        assert_eq!(refused.filter(|row| !row.why_not.is_empty()).count(), 1);
        assert!(fiction.iter().any(|row| row.published_at.is_none()));

        // The programme of facts: eleven, of which the source gives neither status nor date.
        assert_eq!(facts.len(), 11);
        for row in &facts {
            assert_eq!(row.status.0, Status::NotStated, "{}", row.title);
            assert_eq!(row.due_on, None, "{}", row.title);
            assert!(row.published_at.is_some());
        }
        let owners = commitment_owner::Entity::find().all(db).await.unwrap();
        let owned = |id: i64| owners.iter().filter(|row| row.commitment_id == id).count();
        assert!(
            facts.iter().filter(|row| owned(row.id) > 1).count() >= 5,
            "several are joint"
        );

        let assessments = assessment::Entity::find()
            .filter(assessment::Column::ProgrammeId.eq(survey.programme_id))
            .order_by_asc(assessment::Column::Stage);
        let assessments = assessments.all(db).await.unwrap();
        let stages: Vec<i32> = assessments.iter().map(|row| row.stage).collect();
        assert_eq!(
            stages,
            [1, 2],
            "a first look, and the full one that is being written"
        );
        assert!(assessments[0].published_at.is_some() && assessments[1].published_at.is_none());
        let first = assessment_version::Entity::find()
            .filter(assessment_version::Column::AssessmentId.eq(assessments[0].id));
        assert_eq!(first.count(db).await.unwrap(), 1);

        // Every public page about it says that it is made up, and none about the facts does.
        let reader = app.browser();
        let made_up = |page: &Answer| page.says("made up") || page.says("Made up");
        for path in [
            format!("/programmes/{FICTION}"),
            format!("/surveys/{FICTION}"),
            format!(
                "/you-said/{}",
                fiction
                    .iter()
                    .find(|r| r.published_at.is_some())
                    .unwrap()
                    .id
            ),
        ] {
            let page = reader.get(&path).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(made_up(&page), "{path}: {}", page.words());
        }
        for path in [
            format!("/programmes/{REVIEW}"),
            format!("/you-said/{}", facts[0].id),
        ] {
            let page = reader.get(&path).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(!made_up(&page), "{path}: {}", page.words());
        }
        let review = reader.get(&format!("/programmes/{REVIEW}")).await;
        assert!(review.says("not itemised"), "{}", review.words());
        // It can be loaded again, and nothing comes twice.
        let before = Contents::of(&app.database.connect().await).await;
        app.loads_demo(450).await;
        let after = Contents::of(&app.database.connect().await).await;
        for table in [
            "response",
            "comment",
            "commitment",
            "event",
            "theme",
            "assessment",
        ] {
            assert_eq!(before.rows(table), after.rows(table), "{table}");
        }
    });
}

/// A number as it is printed.
fn number(word: &str) -> Option<u32> {
    word.replace(',', "").parse().ok()
}

/// How many figures of the tables of a page are shown as numbers other than 0.
fn numbers(page: &Answer) -> usize {
    let cells = page.all("table.app-figures tbody td");
    let shows = |cell: &&String| cell.split(' ').any(|word| number(word) > Some(0));
    cells.iter().filter(shows).count()
}

const WITHHELD: &str = "This table is not shown at all";

#[test]
fn figures_can_be_read_at_150_450_and_1500_responses() {
    run(async {
        for (responses, said) in [(150, "150"), (450, "450"), (1500, "1,500")] {
            let app = demo_of(responses).await;
            let here = format!("/staff/equality/{}", survey_of(&app).await.id);
            app.adds_staff("reviewer", Role::Reviewer, FICTION).await;
            let reviewer = app.staff("reviewer").await;
            let purpose = [("purpose", "To see whether it can be read")];
            assert_eq!(reviewer.post(&here, &purpose).await.status, 303);
            let groups = reviewer.get(&here).await;
            let chosen = |name: &str| {
                let options = format!("select[name={name}] option");
                let mut values = groups.attributes(&options, "value");
                values.retain(|value| !value.is_empty());
                values
            };
            let (what, who) = (chosen("what"), chosen("who"));
            assert!(what.len() > 15 && who.len() > 8, "{what:?} by {who:?}");
            assert!(groups.says(&format!("from {said} responses")));
            assert!(numbers(&groups) > 20, "{responses}: {}", groups.words());

            let (mut pages, mut speaking) = (0, 0);
            for (at, what) in what.iter().enumerate() {
                // Everybody, and two characteristics: each comes round several times.
                let by = [who[at % who.len()].as_str(), &who[(at + 5) % who.len()]];
                for who in ["", by[0], by[1]] {
                    let path = format!("{here}?what={what}&who={who}");
                    let page = reviewer.get(&path).await;
                    assert_eq!(page.status, 200, "{responses} {path}");
                    assert!(!page.body.contains("NaN"), "{responses} {path}");
                    // Numbers, a sentence, or at least how many answered.
                    let quiet = page.all("main p.app-quiet").concat();
                    let readable = numbers(&page) > 0
                        || page.says(WITHHELD)
                        || !page.all(".govuk-list--bullet li").is_empty()
                        || quiet.split(' ').any(|word| number(word).is_some());
                    assert!(readable, "{responses} {path}: {}", page.words());
                    pages += 1;
                    speaking += usize::from(numbers(&page) > 0);
                }
            }
            println!("{responses}: {speaking} of {pages} pages show numbers");
            assert!(speaking * 2 > pages, "{responses}: {speaking} of {pages}");
        }
    });
}

#[test]
fn a_reviewer_sees_two_characteristics_at_once_only_where_that_was_settled_before() {
    run(async {
        let app = demo_of(450).await;
        let here = format!("/staff/equality/{}", survey_of(&app).await.id);
        app.adds_staff("reviewer", Role::Reviewer, FICTION).await;
        let reviewer = app.staff("reviewer").await;
        let purpose = [("purpose", "Evidence for stage 2")];
        assert_eq!(reviewer.post(&here, &purpose).await.status, 303);
        let by = async |what: &str, who: &str| {
            let page = reviewer.get(&format!("{here}?what={what}&who={who}")).await;
            assert_eq!(page.status, 200);
            (page.all(".app-figures__group"), page)
        };

        let (heads, page) = by("who.age", "who.sex").await;
        assert!(
            !page.says(WITHHELD) && numbers(&page) > 0,
            "{}",
            page.words()
        );
        assert!(
            heads.iter().any(|head| head.starts_with("Female")),
            "{heads:?}"
        );
        for (what, who) in [("who.race", "who.religion"), ("who.sex", "who.race")] {
            let (heads, page) = by(what, who).await;
            assert!(heads.is_empty(), "{what} by {who}: {}", page.words());
        }
        // Groups too small to be shown alone are shown together, as was chosen before.
        for (who, merged) in [
            ("who.race", "All ethnic groups except White"),
            (
                "who.sexual_orientation",
                "Gay, lesbian, bisexual or another orientation",
            ),
        ] {
            let (heads, page) = by("q5", who).await;
            let offered = heads.iter().any(|head| head.starts_with(merged));
            assert!(offered, "{who}: {heads:?} {}", page.words());
        }
    });
}
