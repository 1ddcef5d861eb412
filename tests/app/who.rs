//! Who answered against who lives here, and where groups answered differently, as reviewers and
//! officers meet it.

use crate::harness::{Answer, Browser, Contents, run};
use crate::small_numbers::Asked;

const YOUNG: Option<&str> = Some("AGE_18_24");
const ADULT: Option<&str> = Some("AGE_25_34");
const OLDER: Option<&str> = Some("AGE_45_54");
const OLD: Option<&str> = Some("AGE_65_74");

/// Whoever reviews a survey with one question, and has said what for.
struct Review {
    asked: Asked,
    reviewer: Browser,
    path: String,
}

impl Review {
    /// 61 young people of whom most chose X, and 122 others of whom most chose Y; nobody over 65.
    async fn begun() -> Self {
        let mut asked = Asked::open().await;
        for (group, x, y) in [(YOUNG, 46, 15), (ADULT, 16, 45), (OLDER, 16, 45)] {
            asked.many(x, group, "x").await;
            asked.many(y, group, "y").await;
        }
        asked.released().await;
        let reviewer = asked.app.staff("reviewer").await;
        let path = format!("/staff/equality/{}", asked.survey);
        // Whoever has not said what for is asked first, on every page.
        for page in ["who", "differences", "weighted", "differences/one"] {
            let answer = reviewer.get(&format!("{path}/{page}")).await;
            assert_eq!(answer.location(), Some(path.clone()), "{page}");
        }
        let purpose = [("purpose", "Evidence for stage 1")];
        assert_eq!(reviewer.post(&path, &purpose).await.status, 303);
        Self {
            asked,
            reviewer,
            path,
        }
    }

    async fn page(&self, rest: &str) -> Answer {
        let answer = self.reviewer.get(&format!("{}/{rest}", self.path)).await;
        assert_eq!(answer.status, 200, "{rest}: {}", answer.words());
        answer
    }

    async fn contents(&self) -> Contents {
        Contents::of(&self.asked.app.database.connect().await).await
    }
}

const ONE: &str = "differences/one?what=q1&answer=x&who=who.age&group=under_25";
const ABOUT: [(&str, &str); 4] = [
    ("what", "q1"),
    ("answer", "x"),
    ("who", "who.age"),
    ("group", "under_25"),
];

fn deciding<'a>(verdict: &'a str, reason: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut form = ABOUT.to_vec();
    form.extend([("verdict", verdict), ("reason", reason)]);
    form
}

#[test]
fn a_difference_is_found_decided_about_and_asked_again_when_it_became_another() {
    run(async {
        let mut review = Review::begun().await;
        review.asked.many(13, OLD, "x").await;
        review.asked.released().await;

        let list = review.page("differences").await;
        let words = list.words();
        assert!(words.contains("Age: Under 25"), "{words}");
        // 45 of 60, and 15 of 60 twice: shown numbers only, never the 46, 16 or 61 behind them.
        assert!(
            words.contains(
                "75% of them chose “Option X”: 50 points more than the other groups together (25%)."
            ),
            "{words}"
        );
        let place = |what: &str| {
            words
                .find(what)
                .unwrap_or_else(|| panic!("{what}: {words}"))
        };
        assert!(
            place("Strong evidence") < place("Groups of a fifth of the people"),
            "the strong finding comes first"
        );
        assert!(list.says("Strong evidence"));
        for number in ["46", "61", "16", "13", "183", "196"] {
            let stands = words.split_whitespace().any(|word| word == number);
            assert!(!stands, "{number}: {words}");
        }
        // A group that is too small is named all the same, with the way to its words.
        let small = list
            .all("h3")
            .iter()
            .position(|head| head.contains("65 and over"));
        assert!(small.is_some(), "{:?}", list.all("h3"));
        assert!(list.says("too few to compare"), "{words}");

        let one = review.page(ONE).await;
        assert_eq!(one.heading(), "Option X");
        // Everybody came online, which is withheld: then it is not guessed at.
        assert!(one.says("It cannot be told"), "{}", one.words());
        assert!(one.says("Not among the others"), "{}", one.words());
        let to = format!("{}/differences/one", review.path);
        let refused = review.reviewer.post(&to, &deciding("", "")).await;
        assert_eq!((refused.status, refused.errors().len()), (422, 2));
        let nothing = [("what", "q9"), ("verdict", "set_aside"), ("reason", "No")];
        assert_eq!(review.reviewer.post(&to, &nothing).await.status, 404);

        let aside = deciding("set_aside", "One class answered together");
        assert_eq!(review.reviewer.post(&to, &aside).await.status, 303);
        let open = review.page("differences?show=open&by=who.age").await;
        assert!(!open.says("75% of them chose"), "{}", open.words());
        let listed = review.page("differences?show=set_aside").await;
        assert!(listed.says("One class answered together"));

        // Another decision takes its place, and both are kept.
        let up = deciding("taken_up", "It goes into the assessment");
        assert_eq!(review.reviewer.post(&to, &up).await.status, 303);
        let one = review.page(ONE).await;
        assert!(one.says("One class answered together") && one.says("It goes into the assessment"));

        // A release that changes little leaves it decided; one that changes much asks again.
        review.asked.many(10, ADULT, "y").await;
        review.asked.released().await;
        let open = review.page("differences").await;
        assert!(!open.says("75% of them chose"), "{}", open.words());
        review.asked.many(40, YOUNG, "y").await;
        review.asked.released().await;
        let again = review.page("differences?show=taken_up").await;
        assert!(again.says("Look again"), "{}", again.words());

        let undo = review.page(ONE).await.form("/differences/undo");
        assert_eq!(review.reviewer.send_form(&undo).await.status, 303);
        let twice = review.reviewer.send_form(&undo).await;
        let said = review.reviewer.follow(twice).await;
        assert!(said.says("before"), "{}", said.words());
        let contents = review.contents().await;
        assert_eq!(contents.rows("difference_decision"), 2);
        assert!(
            review
                .page("differences?show=taken_up")
                .await
                .says("None has been taken up")
        );
    });
}

#[test]
fn nothing_is_worked_out_from_a_hidden_figure() {
    run(async {
        let mut asked = Asked::open().await;
        // Three of forty: hidden, though the group is large enough to compare.
        asked.many(3, YOUNG, "x").await;
        asked.many(40, YOUNG, "y").await;
        asked.many(40, ADULT, "x").await;
        asked.many(40, ADULT, "y").await;
        asked.released().await;
        let reviewer = asked.app.staff("reviewer").await;
        let path = format!("/staff/equality/{}", asked.survey);
        reviewer.post(&path, &[("purpose", "To see")]).await;
        let page = reviewer.get(&format!("{path}/{ONE}")).await;
        assert!(page.says("cannot be compared"), "{}", page.words());
        assert!(
            page.all("form button")
                .iter()
                .all(|button| !button.contains("Save"))
        );
        let to = format!("{path}/differences/one");
        let decided = reviewer.post(&to, &deciding("set_aside", "No")).await;
        assert_eq!(decided.status, 404);
    });
}

#[test]
fn who_answered_is_held_against_who_lives_here_and_gaps_are_worked_through() {
    run(async {
        let mut review = Review::begun().await;
        let who = review.page("who?with=bnes").await;
        let words = who.words();
        assert!(
            words.contains("Age: Under 25 answered more than their share: 32%"),
            "{words}"
        );
        assert!(who.says("Census 2021, table TS007") && who.says("usual residents aged 16+"));
        assert!(!words.to_lowercase().contains("representative"));

        // Nobody over 65 answered: no weight makes up for them.
        let weighted = "weighted?what=q1&by=who.age&with=bnes";
        let refused = review.page(weighted).await;
        assert!(
            refused.says("65 and over") && refused.says("No weight makes up"),
            "{}",
            refused.words()
        );
        review.asked.many(20, OLD, "x").await;
        review.asked.many(20, OLD, "y").await;
        review.asked.released().await;
        let page = review.page(weighted).await;
        assert!(
            page.says("As it came in") && page.says("Weighted by Age"),
            "{}",
            page.words()
        );

        let to = format!("{}/who", review.path);
        let refused = review
            .reviewer
            .post(&to, &[("group", "age.none"), ("plan", "")])
            .await;
        assert_eq!((refused.status, refused.errors().len()), (422, 2));
        let plan = [("group", "age.65_over"), ("plan", "Tea at the day centre")];
        let added = review.reviewer.post(&to, &plan).await;
        assert!(added.location().unwrap().ends_with("#outreach"));
        assert!(review.page("who").await.says("Tea at the day centre"));

        let officer = review.asked.app.staff("officer").await;
        let list = format!("/staff/surveys/{}/outreach", review.asked.survey);
        let page = officer.get(&list).await;
        assert!(page.says("Age: 65 and over") && page.says("Tea at the day centre"));
        let entry = page.attributes("input[name=entry]", "value").concat();
        let empty = officer
            .post(&list, &[("entry", &entry), ("outcome", " ")])
            .await;
        assert_eq!(empty.status, 422);
        let done = [
            ("entry", entry.as_str()),
            ("outcome", "Twelve forms came back"),
        ];
        assert_eq!(officer.post(&list, &done).await.status, 303);
        assert!(review.page("who").await.says("Twelve forms came back"));
        let twice = officer.post(&list, &done).await;
        assert!(officer.follow(twice).await.says("already"));
        assert_eq!(review.contents().await.rows("outreach"), 1);
        // A reviewer asks, and does not say it is done.
        assert_eq!(review.reviewer.post(&list, &done).await.status, 403);
    });
}

#[test]
fn a_baseline_of_ones_own_is_imported_whole_or_not_at_all() {
    run(async {
        let review = Review::begun().await;
        let app = &review.asked.app;
        let heads = "set,name,date,dimension,code,count,base,population,source\n";
        let row = |code: &str, count: u32| {
            format!("ward,The ward,2024-06-30,age,{code},{count},1000,everybody over 16,A count\n")
        };
        let rows = [row("under_25", 100), row("25_44", 300), row("45_64", 300)].concat();
        let good = app.file("ward.csv", &format!("{heads}{rows}{}", row("65_over", 300)));
        let bad = app.file(
            "bad.csv",
            &format!("{heads}{rows}{}", row("65_over", 1_001)),
        );
        let console = app.console();
        let said = heard::who::console::import(&console, &good).await.unwrap();
        assert!(said.contains("The ward has 4 figures"), "{said}");
        heard::who::console::import(&console, &good).await.unwrap();
        let refused = heard::who::console::import(&console, &bad).await;
        assert!(refused.is_err());
        assert_eq!(review.contents().await.rows("baseline"), 4);
        // It is chosen on the page, or set as the area of the programme.
        let page = review.page("who?with=ward").await;
        assert!(page.says("Compared with The ward") && page.says("10.0%"));
    });
}

#[test]
fn who_answered_is_held_against_the_area_of_the_programme_and_against_nothing_without_one() {
    run(async {
        let review = Review::begun().await;
        let app = &review.asked.app;
        let officer = app.staff("officer").await;
        let programme = app.places().await.programme;
        let settings = format!("/staff/programmes/{programme}/settings");
        let set = async |area: &str| {
            let page = officer.get(&settings).await;
            let form = [("area", area)];
            officer.submit(&page, "/settings", &form).await.status
        };

        assert_eq!(set("bnes").await, 303);
        let page = review.page("who").await;
        assert!(page.says("Compared with Bath and North East Somerset"));
        assert_eq!(set("england").await, 303);
        let page = review.page("who").await;
        assert!(page.says("Compared with England"), "{}", page.words());
        assert_eq!(set("atlantis").await, 422);

        assert_eq!(set("").await, 303);
        let page = review.page("who").await;
        assert!(page.says("no area is set"), "{}", page.words());
        assert!(page.all("main table").is_empty(), "nothing is compared");
        let weighted = review.page("weighted?what=q1&by=who.age").await;
        assert!(weighted.says("no area is set"), "{}", weighted.words());
        // Another area can be chosen for once.
        let page = review.page("who?with=england").await;
        assert!(page.says("Compared with England"));
    });
}
