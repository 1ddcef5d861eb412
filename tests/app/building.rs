//! Surveys built in the browser: from nothing to an answer, beside what is published, and by two
//! people at once.

use domain::survey::Definition;

use crate::harness::{Answer, App, Browser, FICTION, run};

/// An officer who builds a survey.
struct Story {
    app: App,
    officer: Browser,
    base: String,
}

impl Story {
    /// With a new, empty survey.
    async fn begins() -> Self {
        let app = App::demo().await;
        let officer = app.staff("officer").await;
        let page = officer.get("/staff/surveys/new").await;
        let fields = [("title", "Help in the evening"), ("programme", FICTION)];
        let made = officer.submit(&page, "/staff/surveys/new", &fields).await;
        assert_eq!(made.status, 303, "{}", made.words());
        let base = made.location().expect("the outline");
        Self { app, officer, base }
    }

    /// With the survey of the demo, which is open.
    async fn of_the_demo() -> Self {
        let app = App::demo().await;
        let officer = app.staff("officer").await;
        let survey = app.places().await.survey;
        Self {
            app,
            officer,
            base: format!("/staff/surveys/{survey}/build"),
        }
    }

    async fn page(&self, path: &str) -> Answer {
        self.officer.get(&format!("{}{path}", self.base)).await
    }

    /// Fills in the form of a page and sends it.
    async fn fills(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.page(path).await;
        assert_eq!(page.status, 200, "{path}");
        let action = format!("{}{path}", self.base);
        self.officer.submit(&page, &action, fields).await
    }

    /// The same, and it must be taken.
    async fn does(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.fills(path, fields).await;
        assert_eq!(
            answer.status,
            303,
            "{path}: {:?} {}",
            answer.errors(),
            answer.words()
        );
        answer.location().expect("a way on")
    }

    async fn definition(&self) -> Definition {
        let file = self.page("/file").await;
        let json: serde_json::Value = serde_json::from_str(&file.body).expect("a file");
        serde_json::from_value(json["definition"].clone()).expect("a definition")
    }
}

#[test]
fn a_tick_lets_people_say_that_they_do_not_know_and_keeps_what_a_translator_wrote() {
    run(async {
        let story = Story::begins().await;
        story.does("/sections", &[("title", "Waiting")]).await;
        let question = [
            ("text", "How many weeks did you wait?"),
            ("way", "number"),
            ("ticks", "required"),
            ("ticks", "dont_know"),
            ("ticks", "prefer_not"),
        ];
        story.does("/sections/waiting/add", &question).await;
        let apart = async || {
            let definition = story.definition().await;
            let question = definition.question("q1").expect("the question");
            let apart = question.apart.iter();
            let apart =
                apart.map(|one| format!("{} {} {}", one.printed, one.code, one.text.get("en").0));
            apart.collect::<Vec<_>>()
        };
        assert_eq!(
            apart().await,
            ["1 dk I don't know", "2 pnts I'd rather not say"]
        );
        let page = story.page("/questions/q1").await;
        assert_eq!(page.attributes("[name=ticks][checked]", "value").len(), 3);

        // One taken away: the other keeps its code on paper.
        let mut form = page.form("/questions/q1");
        form.fields
            .retain(|(name, value)| name != "ticks" || value != "dont_know");
        let saved = story.officer.send_form(&form).await;
        assert_eq!(saved.status, 303, "{:?}", saved.errors());
        assert_eq!(apart().await, ["2 pnts I'd rather not say"]);
        // Another kind of question has no place for it.
        story.does("/questions/q1", &[("way", "single")]).await;
        assert_eq!(apart().await, Vec::<String>::new());
    });
}

#[test]
fn a_question_can_depend_on_one_of_its_own_page_that_stands_before_it() {
    run(async {
        let story = Story::begins().await;
        story.does("/sections", &[("title", "Waiting")]).await;
        let first = [
            ("text", "Did you wait?"),
            ("way", "single"),
            ("preset", "yes_no"),
        ];
        story.does("/sections/waiting/add", &first).await;
        let second = [("text", "How long?"), ("way", "short_text")];
        story.does("/sections/waiting/add", &second).await;

        let asked = [("w-0.question", "q1"), ("deed", "stay")];
        let page = story.fills("/when/q2", &asked).await;
        let form = page
            .form("/when/q2")
            .filled_in(&[("w-0.options", "yes"), ("deed", "save")]);
        let saved = story.officer.send_form(&form).await;

        assert_eq!(saved.status, 303, "{:?}", saved.errors());
        let definition = story.definition().await;
        assert!(definition.question("q2").expect("asked").show_if.is_some());
        let first = story.page("/when/q1").await;
        assert!(first.says("No question comes before this to ask about."));
        // What it depends on cannot move behind it.
        let moved = story
            .officer
            .post(&format!("{}/questions/q2/up", story.base), &[])
            .await;
        assert_ne!(moved.status, 500);
        let questions = story.definition().await;
        let order: Vec<String> = questions
            .questions()
            .map(|(_, q)| q.code.to_string())
            .collect();
        assert_eq!(order, ["q1", "q2"]);
    });
}

#[test]
fn a_condition_asks_about_one_statement_of_a_matrix_or_the_first_places_of_a_ranking() {
    run(async {
        let story = Story::begins().await;
        story.does("/sections", &[("title", "The visit")]).await;
        let matrix = [
            ("text", "How was it?"),
            ("way", "matrix"),
            ("options", "Good | good\nPoor | poor"),
            ("rows", "The staff | staff\nThe place | place"),
        ];
        story.does("/sections/the_visit/add", &matrix).await;
        let ranking = [
            ("text", "What matters most?"),
            ("way", "ranking"),
            ("options", "Time | time\nKindness | kind\nQuiet | quiet"),
        ];
        story.does("/sections/the_visit/add", &ranking).await;
        let last = [("text", "What went wrong?"), ("way", "long_text")];
        story.does("/sections/the_visit/add", &last).await;
        let rows = story.definition().await;
        let rows = rows
            .question("q1")
            .expect("the matrix")
            .kind
            .rows()
            .to_vec();
        let (staff, condition) = (format!("q1:{}", rows[0].code), async |story: &Story| {
            let definition = story.definition().await;
            let asked = definition.question("q3").expect("asked");
            serde_json::to_value(asked.show_if.as_ref()).expect("json")
        });
        let poor = story.definition().await;
        let poor = poor.question("q1").expect("the matrix").kind.options()[1]
            .code
            .to_string();

        let asked = [("w-0.question", staff.as_str()), ("deed", "stay")];
        let page = story.fills("/when/q3", &asked).await;
        let form = page
            .form("/when/q3")
            .filled_in(&[("w-0.options", &poor), ("deed", "save")]);
        let saved = story.officer.send_form(&form).await;
        assert_eq!(saved.status, 303, "{:?}", saved.errors());
        let row = serde_json::json!({ "question": "q1", "row": rows[0].code, "any_of": [poor] });
        assert_eq!(condition(&story).await, row);
        let page = story.page("/when/q3").await;
        assert!(page.says("they chose “Poor”"), "{}", page.words());
        assert_eq!(page.form("/when/q3").value("w-0.question"), staff);

        let asked = [
            ("w-0.question", "q2"),
            ("w-0.how", "first"),
            ("deed", "stay"),
        ];
        let page = story.fills("/when/q3", &asked).await;
        let kind = story.definition().await;
        let kind = kind.question("q2").expect("the ranking").kind.options()[1]
            .code
            .to_string();
        let typed = [
            ("w-0.options", kind.as_str()),
            ("w-0.places", "4"),
            ("deed", "save"),
        ];
        let refused = story
            .officer
            .send_form(&page.form("/when/q3").filled_in(&typed))
            .await;
        assert_eq!(refused.status, 422);
        let typed = [
            ("w-0.options", kind.as_str()),
            ("w-0.places", "2"),
            ("deed", "save"),
        ];
        let saved = story
            .officer
            .send_form(&page.form("/when/q3").filled_in(&typed))
            .await;
        assert_eq!(saved.status, 303, "{:?}", saved.errors());
        let first = serde_json::json!({ "question": "q2", "first": 2, "any_of": [kind] });
        assert_eq!(condition(&story).await, first);
        let page = story.page("/when/q3").await;
        assert!(
            page.says("they put “Kindness” among the first 2"),
            "{}",
            page.words()
        );
    });
}

#[test]
fn a_survey_is_made_from_nothing_with_two_sections_and_a_condition() {
    run(async {
        let story = Story::begins().await;
        let to = story.does("/sections", &[("title", "Getting help")]).await;
        assert!(to.ends_with("/build/sections/getting_help/add"), "{to}");
        let question = [
            ("text", "Do you know where to ask?"),
            ("way", "single"),
            ("preset", "yes_no"),
            ("then", "look"),
        ];
        story.does("/sections/getting_help/add", &question).await;
        let list = "A doctor's surgery | gp\nA friend\nSomewhere else\nNone of these";
        let question = [
            ("text", "Where have you looked for help?"),
            ("way", "several"),
            ("options", list),
            ("max", "2"),
        ];
        story.does("/sections/getting_help/add", &question).await;
        story
            .does("/sections", &[("title", "What would help")])
            .await;
        let question = [
            ("text", "What should we know?"),
            ("way", "long_text"),
            ("limit", "4000"),
        ];
        story.does("/sections/what_would_help/add", &question).await;

        // The answers to choose from appear once the question is chosen, and nothing is lost.
        let page = story
            .fills("/when/q3", &[("w-0.question", "q1"), ("deed", "stay")])
            .await;
        assert_eq!(page.status, 200);
        let form = page
            .form("/when/q3")
            .filled_in(&[("w-0.options", "yes"), ("deed", "save")]);
        let saved = story.officer.send_form(&form).await;
        assert_eq!(saved.status, 303, "{:?}", saved.errors());

        let definition = story.definition().await;
        let json = serde_json::to_value(&definition).expect("json");
        let sections = &json["sections"];
        assert_eq!(sections[0]["questions"][1]["max"], 2);
        let codes: Vec<&str> = sections[0]["questions"][1]["options"]
            .as_array()
            .expect("options")
            .iter()
            .map(|option| option["code"].as_str().expect("a code"))
            .collect();
        assert_eq!(codes, ["gp", "a_friend", "else", "none"]);
        let when = serde_json::json!({ "question": "q1", "is": "yes" });
        assert_eq!(sections[1]["questions"][0]["show_if"], when);

        let outline = story.page("").await;
        assert!(outline.says("Getting help"), "{}", outline.words());
        let outline = outline.words();
        for text in ["“Yes”", "Where have you looked for help?", "4 options"] {
            assert!(outline.contains(text), "{text} in {outline}");
        }
    });
}

#[test]
fn what_was_built_is_opened_and_answered() {
    run(async {
        let story = Story::begins().await;
        story.does("/sections", &[("title", "One")]).await;
        let question = [("text", "What should we know?"), ("way", "long_text")];
        story.does("/sections/one/add", &question).await;
        let about = [
            ("purpose", "To try it"),
            ("privacy", "We hold the answers."),
            ("team", "The team"),
            ("closes-day", "1"),
            ("closes-month", "3"),
            ("closes-year", "2027"),
        ];
        story.does("/about", &about).await;
        let console = story.app.console();
        let opened = heard::survey::console::open(&console, "help-in-the-evening").await;
        opened.expect("opened");

        let person = story.app.browser();
        let start = person.get("/surveys/help-in-the-evening").await;
        assert!(start.says("To try it"), "{}", start.words());
        let first = person
            .submit(&start, "/surveys/help-in-the-evening", &[])
            .await;
        let section = person.follow(first).await;
        assert!(section.says("What should we know?"), "{}", section.words());
    });
}

#[test]
fn editing_an_open_survey_makes_a_draft_beside_it_which_can_be_discarded() {
    run(async {
        let story = Story::of_the_demo().await;
        let before = story.definition().await;
        story
            .does("/questions/q1", &[("text", "How hard is it?")])
            .await;
        assert_ne!(story.definition().await, before);
        let person = story.app.browser();
        let start = person.get("/surveys/better-days").await;
        let first = person.submit(&start, "/surveys/better-days", &[]).await;
        let section = person.follow(first).await;
        assert!(!section.says("How hard is it?"), "nobody sees the draft");

        assert_eq!(story.discards().await.status, 303);
        assert_eq!(story.definition().await, before);
    });
}

impl Story {
    /// Discards by the form on the outline.
    async fn discards(&self) -> Answer {
        let page = self.page("").await;
        self.officer.submit(&page, "/discard", &[]).await
    }
}

#[test]
fn two_officers_never_write_over_one_another_without_seeing_it() {
    run(async {
        let story = Story::of_the_demo().await;
        let (one, other) = (
            story.page("/questions/q1").await,
            story.page("/questions/q1").await,
        );
        let elsewhere = story.page("/questions/q2").await;
        let path = format!("{}/questions/q1", story.base);
        let first = story
            .officer
            .submit(&one, &path, &[("text", "As the first wrote it")])
            .await;
        assert_eq!(first.status, 303);
        let late = story
            .officer
            .submit(&other, &path, &[("text", "As the second wrote it")])
            .await;
        assert_eq!(late.status, 409);
        assert!(late.says("As the first wrote it"), "{}", late.words());
        let form = late.form("/questions/q1");
        let typed = form
            .fields
            .iter()
            .find(|(name, _)| name == "text")
            .expect("the text");
        assert_eq!(typed.1, "As the second wrote it");

        // Having seen it, the second may.
        let again = story.officer.send_form(&form).await;
        assert_eq!(again.status, 303);
        let definition = story.definition().await;
        let text = &definition.question("q1").expect("q1").text;
        assert_eq!(text.exactly("en"), "As the second wrote it");

        // Another question was nobody's business.
        let path = format!("{}/questions/q2", story.base);
        let saved = story
            .officer
            .submit(&elsewhere, &path, &[("text", "Where did you look?")])
            .await;
        assert_eq!(saved.status, 303);
    });
}

#[test]
fn what_a_condition_asks_about_is_refused_by_name() {
    run(async {
        let story = Story::of_the_demo().await;
        let page = story.page("/remove/q2").await;
        assert!(
            page.says("The last time you looked for help"),
            "{}",
            page.words()
        );
        assert!(!page.body.contains("method=\"post\""), "nothing to press");
        let sent = [("mark", "0"), ("csrf", "")];
        let forced = story
            .officer
            .post(&format!("{}/remove/q2", story.base), &sent[..1])
            .await;
        assert_eq!(forced.status, 409, "not what was seen");
        let refused = story
            .fills("/questions/q2/options", &[("deed", "remove none")])
            .await;
        assert_eq!(refused.status, 422);
        let refused = story
            .fills(
                "/questions/q2/options",
                &[("more", "Talking therapies\nA priest")],
            )
            .await;
        assert_eq!(refused.status, 422);
        let more = refused.form("/options");
        let typed = more
            .fields
            .iter()
            .find(|(name, _)| name == "more")
            .expect("the box");
        assert!(typed.1.contains("A priest"), "kept: {typed:?}");
    });
}

#[test]
fn who_is_asked_a_question_is_told_with_who_sees_its_section() {
    run(async {
        let story = Story::begins().await;
        for (title, section) in [("Waiting", "waiting"), ("Help", "help")] {
            story.does("/sections", &[("title", title)]).await;
            let question = [
                ("text", "Is it so?"),
                ("way", "single"),
                ("preset", "yes_no"),
            ];
            let add = format!("/sections/{section}/add");
            story.does(&add, &question).await;
            story.does(&add, &question).await;
        }
        let everybody = "Asked of everybody.";
        assert!(story.page("/when/q3").await.says(everybody));
        assert!(story.page("/questions/q3").await.says(everybody));

        let asked = [("w-0.question", "q1"), ("deed", "stay")];
        let page = story.fills("/when/help", &asked).await;
        let form = page
            .form("/when/help")
            .filled_in(&[("w-0.options", "yes"), ("deed", "save")]);
        assert_eq!(story.officer.send_form(&form).await.status, 303);

        let seen = "Asked of everybody who sees this section. \
                    People see it only if they answered “Yes” to question 1.";
        for path in ["/when/q3", "/questions/q3"] {
            let page = story.page(path).await;
            assert!(page.says(seen), "{path}: {}", page.words());
            assert!(!page.says(everybody), "{path}");
        }
        // The page of the section itself tells of the section alone.
        let section = story.page("/when/help").await;
        assert!(section.says("Asked only if they answered “Yes” to question 1."));
        let asked = [("w-0.question", "q2"), ("deed", "stay")];
        let page = story.fills("/when/q4", &asked).await;
        let form = page
            .form("/when/q4")
            .filled_in(&[("w-0.options", "no"), ("deed", "save")]);
        assert_eq!(story.officer.send_form(&form).await.status, 303);
        let page = story.page("/when/q4").await;
        assert!(page.says(
            "Asked only if they answered “No” to question 2, and only of people who see this section."
        ));

        // What nobody is asked is told as what it is, and not as advice.
        let asked = [("w-0.question", "q1"), ("deed", "stay")];
        let page = story.fills("/when/q3", &asked).await;
        let form = page
            .form("/when/q3")
            .filled_in(&[("w-0.options", "no"), ("deed", "save")]);
        assert_eq!(story.officer.send_form(&form).await.status, 303);
        let told = story.page("").await.all("#q3 .app-faults li");
        let [told] = told.as_slice() else {
            panic!("{told:?}")
        };
        assert!(told.starts_with("To put right"), "{told}");
        assert!(told.contains("Question 3 is never asked"), "{told}");
    });
}

#[test]
fn a_condition_is_built_of_groups_without_losing_what_was_typed() {
    run(async {
        let story = Story::of_the_demo().await;
        let mut page = story.page("/when/q9").await;
        for fields in [
            vec![("w-0.question", "q1"), ("deed", "stay")],
            vec![("w-0.options", "hard"), ("deed", "group w")],
            vec![
                ("w-1-0.question", "q4"),
                ("w-1-1.question", "q2"),
                ("deed", "stay"),
            ],
            vec![
                ("w-1-0.how", "words"),
                ("w-1-0.words", "bus"),
                ("w-1-1.options", "gp"),
                ("deed", "add w"),
            ],
            vec![("deed", "remove w-2")],
        ] {
            let form = page.form("/when/q9").filled_in(&fields);
            page = story.officer.send_form(&form).await;
            assert_eq!(page.status, 200, "{:?}", page.errors());
        }
        assert!(page.says("bus"), "{}", page.words());
        let form = page.form("/when/q9").filled_in(&[("deed", "save")]);
        assert_eq!(story.officer.send_form(&form).await.status, 303);
        let definition = story.definition().await;
        let stored = serde_json::to_value(&definition.question("q9").expect("q9").show_if);
        let wanted = serde_json::json!({ "all": [
            { "question": "q1", "is": "hard" },
            { "any": [{ "question": "q4", "contains": "bus" }, { "question": "q2", "is": "gp" }] },
        ] });
        assert_eq!(stored.expect("json"), wanted);
    });
}

#[test]
fn a_survey_of_sixty_questions_and_twenty_conditions_stays_usable() {
    run(async {
        let story = Story::begins().await;
        let page = story.officer.get("/staff/surveys/new").await;
        let file = large(60, 20);
        let fields = [
            ("title", "Sixty questions"),
            ("programme", FICTION),
            ("model", "file"),
            ("file", file.as_str()),
        ];
        let made = story
            .officer
            .submit(&page, "/staff/surveys/new", &fields)
            .await;
        assert_eq!(made.status, 303, "{:?}", made.errors());
        let story = Story {
            base: made.location().expect("the outline"),
            ..story
        };
        let outline = story.page("").await;
        assert_eq!(outline.status, 200);
        let conditions = outline.body.matches("Asked only if").count();
        assert_eq!(conditions, 20);
        assert!(
            outline.body.len() < 300_000,
            "{} bytes of outline",
            outline.body.len()
        );

        // From the end to the beginning of another section in one step.
        let moved = story
            .does("/questions/q60", &[("spot", "s3/q21"), ("then", "outline")])
            .await;
        assert!(moved.ends_with("#q60"), "{moved}");
        let definition = story.definition().await;
        let third: Vec<&str> = definition.sections[2]
            .questions
            .iter()
            .map(|question| question.code.as_str())
            .collect();
        assert_eq!(&third[..2], ["q21", "q60"]);

        // What is asked about cannot be moved behind who asks, by whatever way.
        let refused = story.fills("/questions/q1", &[("spot", "s6/q59")]).await;
        assert_eq!(refused.status, 422);
        assert_eq!(story.definition().await, definition);
    });
}

/// A survey file of sections of ten questions; the first of many later questions ask about `q1`.
fn large(questions: usize, conditions: usize) -> String {
    let question = |n: usize| {
        let mut question = serde_json::json!({
            "code": format!("q{n}"),
            "kind": "single",
            "text": format!("How was the visit number {n}?"),
            "options": [
                { "code": "good", "text": "Good" },
                { "code": "poor", "text": "Poor" },
                { "code": "dk", "text": "I don't know", "standing": "dont_know" },
            ],
        });
        if n > 10 && n <= 10 + conditions {
            question["show_if"] = serde_json::json!({ "question": "q1", "is": "good" });
        }
        question
    };
    let sections: Vec<serde_json::Value> = (0..questions.div_ceil(10))
        .map(|at| {
            let all: Vec<_> = (at * 10 + 1..=at * 10 + 10).map(question).collect();
            serde_json::json!({ "code": format!("s{}", at + 1), "title": "A section", "questions": all })
        })
        .collect();
    serde_json::json!({
        "format": "heard-survey/1",
        "slug": "sixty",
        "programme": FICTION,
        "definition": {
            "title": "Sixty", "purpose": "To try it", "privacy": "We hold the answers.",
            "contact": { "team": "The team" },
            "languages": ["en"],
            "sections": sections,
        },
    })
    .to_string()
}

#[test]
fn moving_keeps_the_focus_on_the_button_and_says_where_it_went() {
    run(async {
        let story = Story::of_the_demo().await;
        let to = story.does("", &[("deed", "down q3")]).await;
        assert!(to.ends_with("#down-q3"), "{to}");
        let page = story.page("").await;
        assert!(page.says("is now question 4, in"), "{}", page.words());
        assert!(page.body.contains("id=\"down-q3\""));
        assert!(page.body.contains("data-disable-auto-focus"));
        // At the very top there is no way up: the focus goes to the way down.
        let to = story.does("", &[("deed", "up q2")]).await;
        assert!(to.ends_with("#down-q2"), "{to}");
        let page = story.page("").await;
        assert!(!page.body.contains("id=\"up-q2\""));
    });
}

#[test]
fn a_kept_question_is_put_into_another_survey_under_a_code_of_its_own() {
    run(async {
        let demo = Story::of_the_demo().await;
        let page = demo.page("/questions/q3").await;
        let kept = demo.officer.submit(&page, "/keep/q3", &[]).await;
        assert_eq!(kept.status, 303);
        let library = demo.officer.get("/staff/library").await;
        assert!(
            library.says("The last time, how long did you wait"),
            "{}",
            library.words()
        );

        let page = demo.officer.get("/staff/surveys/new").await;
        let fields = [
            ("title", "With the library"),
            ("programme", FICTION),
            ("model", "visit"),
        ];
        let made = demo
            .officer
            .submit(&page, "/staff/surveys/new", &fields)
            .await;
        let story = Story {
            base: made.location().expect("the outline"),
            ..demo
        };
        let to = story
            .does("/library", &[("piece", "kept-1"), ("section", "visit")])
            .await;
        assert!(to.ends_with("#q4"), "{to}");
        let to = story.does("/library", &[("piece", "service-better")]).await;
        assert!(to.ends_with("#better"), "{to}");
        let definition = story.definition().await;
        let all: Vec<&str> = definition
            .questions()
            .map(|(_, q)| q.code.as_str())
            .collect();
        assert_eq!(all, ["q1", "q2", "q3", "q4", "q5", "q6"]);
        let copied = definition.question("q4").expect("q4");
        assert!(copied.show_if.is_none());
        assert_eq!(copied.kind.options().len(), 6);

        let refused = story.fills("/library", &[("piece", "kept-99")]).await;
        assert_eq!(refused.status, 422);

        let library = story.officer.get("/staff/library").await;
        let gone = story.officer.submit(&library, "/1/remove", &[]).await;
        assert_eq!(gone.status, 303);
        let library = story.officer.get("/staff/library").await;
        assert!(library.says("Nothing is kept yet"), "{}", library.words());
        assert!(
            story.definition().await.question("q4").is_some(),
            "a copy stays"
        );
    });
}

#[test]
fn as_whom_people_answer_is_asked_in_front_by_one_button_and_once() {
    run(async {
        let story = Story::of_the_demo().await;
        let before = story.definition().await.sections.len();
        let to = story.does("/library", &[("piece", "voice")]).await;
        assert!(to.ends_with("#who"), "{to}");
        let definition = story.definition().await;
        assert_eq!(definition.sections.len(), before + 3);
        assert!(definition.sections[0].questions[0].voice.is_some());
        let outline = story.page("").await;
        assert!(
            outline.says("Who are you answering for?"),
            "{}",
            outline.words()
        );
        let refused = story.fills("/library", &[("piece", "voice")]).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.says("This survey asks that already"),
            "{}",
            refused.words()
        );
    });
}

#[test]
fn a_programme_is_begun_and_changed_and_nobody_writes_over_another() {
    run(async {
        let app = App::demo().await;
        let officer = app.staff("site-officer").await;
        let page = officer.get("/staff/programmes/new").await;
        let refused = officer.submit(&page, "/staff/programmes/new", &[]).await;
        assert_eq!(refused.status, 422);
        assert_eq!(refused.errors().len(), 3, "{:?}", refused.errors());
        let fields = [
            ("title", "Warm rooms"),
            ("body_name", "Larkmoor Council"),
            ("summary", "Where people can be warm in winter."),
        ];
        let made = officer
            .submit(&page, "/staff/programmes/new", &fields)
            .await;
        let home = made.location().expect("the programme");
        let programme = officer.get(&home).await;
        assert!(programme.says("Warm rooms") && programme.says("Still asking"));
        assert!(
            programme
                .body
                .contains("/staff/surveys/new?programme=warm-rooms")
        );

        let settings = format!("{home}/settings");
        let (one, other) = (officer.get(&settings).await, officer.get(&settings).await);
        let day = [
            ("decided-day", "1"),
            ("decided-month", "6"),
            ("decided-year", "2027"),
        ];
        let refused = officer.submit(&one, &settings, &day).await;
        assert_eq!(refused.status, 422, "a day without a decision");
        let saved = officer
            .submit(&one, &settings, &[("summary", "As the first wrote it.")])
            .await;
        assert_eq!(saved.status, 303);
        let late = officer
            .submit(&other, &settings, &[("summary", "As the second wrote it.")])
            .await;
        assert_eq!(late.status, 409);
        assert!(late.body.contains("As the second wrote it."), "kept");
        let again = officer.send_form(&late.form("/settings")).await;
        assert_eq!(again.status, 303);
        let public = app.browser().get("/programmes/warm-rooms").await;
        assert!(public.says("As the second wrote it."), "{}", public.words());

        // Who is officer of one programme alone begins no other.
        let elsewhere = app.staff("other-officer").await;
        assert_eq!(elsewhere.get("/staff/programmes/new").await.status, 404);
        assert_eq!(elsewhere.get(&home).await.status, 404);
    });
}

#[test]
fn a_programme_shows_its_surveys_with_how_responses_came_in() {
    run(async {
        let app = App::demo().await;
        let officer = app.staff("officer").await;
        let places = app.places().await;
        let page = officer
            .get(&format!("/staff/programmes/{}", places.programme))
            .await;
        assert!(page.says("21 days left"), "{}", page.words());
        assert!(
            page.says("Online: 50") && page.says("Paper: 10"),
            "{}",
            page.words()
        );
    });
}

#[test]
fn every_gate_leads_to_the_box_that_opens_it() {
    run(async {
        let story = Story::begins().await;
        let publish = story.base.replace("/build", "/publish");
        let page = story.officer.get(&publish).await;
        let about = story.page("/about").await;
        let links: Vec<String> = page
            .body
            .split("href=\"")
            .filter_map(|rest| rest.split('"').next())
            .filter(|href| href.contains("/build/about#"))
            .map(str::to_owned)
            .collect();
        assert!(links.len() >= 9, "{links:?}");
        for link in links {
            let (_, box_) = link.split_once('#').expect("a fragment");
            assert!(about.body.contains(&format!("id=\"{box_}\"")), "{link}");
        }
    });
}
