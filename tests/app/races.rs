//! Many at once, and one effect (T21).

use futures_util::future::join_all;
use heard::respond::commands::addresses::{NewAddress, keep};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::assessing::Desk;
use crate::harness::{Answer, App, Contents, Respondent, email_of, run, survey};
use crate::publishing::Draft;

const CROWD: usize = 50;

/// The statuses of many answers, in order.
fn statuses(answers: &[Answer]) -> Vec<u16> {
    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    statuses
}

#[test]
fn fifty_who_ask_for_the_last_place_get_one_place_and_a_queue() {
    run(async {
        let app = App::demo_with(&["--workers", "2"]).await;
        let places = app.places().await;
        let officer = app.staff("officer").await;
        let mut form = places.good_form("/staff/events/{event}");
        form.retain(|(name, _)| name != "places");
        form.push(("places".to_owned(), "1".to_owned()));
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let path = places.address("/staff/events/{event}");
        assert_eq!(officer.post(&path, &form).await.status, 303);
        let sitting = entity::event_session::Entity::find()
            .filter(entity::event_session::Column::Places.eq(1))
            .one(app.site.db.read())
            .await
            .unwrap()
            .unwrap();
        let path = places.address("/events/{slug}/sign-up");
        let session = sitting.id.to_string();
        let ask = async |number: usize| {
            let browser = app.browser();
            let page = browser.get(&path).await;
            let email = format!("p{number}@people.example");
            let name = format!("Person {number}");
            let fields = [
                ("session", session.as_str()),
                ("name", name.as_str()),
                ("email", email.as_str()),
            ];
            let form = page.form("/sign-up").filled_in(&fields);
            (browser, form)
        };
        let asking = join_all((0..CROWD).map(ask)).await;

        let answers = join_all(asking.iter().map(|(b, form)| b.send_form(form))).await;

        for answer in &answers {
            assert_eq!(answer.status, 303, "{}", answer.words());
        }
        let sitting = entity::event_session::Entity::find_by_id(sitting.id)
            .one(app.site.db.read())
            .await
            .unwrap()
            .unwrap();
        assert_eq!((sitting.held, sitting.waiting), (1, 49));
        app.run_jobs().await;
        let mail = app.mail();
        let told = |subject: &str| {
            let told = |mail: &&crate::harness::Mail| {
                mail.to.ends_with("@people.example") && mail.subject.starts_with(subject)
            };
            mail.iter().filter(told).count()
        };
        assert_eq!(told("You have a place"), 1);
        assert_eq!(told("You are in the queue"), 49);
    });
}

#[test]
fn fifty_withdrawals_of_one_response_are_one() {
    run(async {
        let app = App::demo_with(&["--workers", "2"]).await;
        let (respondent, code) = Respondent::who_sent(&app, "To be withdrawn once").await;
        let db = app.database.connect().await;
        let before = Contents::of(&db).await;
        let token = respondent.browser.token().await;
        let fields = [("code", code.as_str()), ("confirm", "yes")];
        let withdraw = |_| {
            respondent
                .browser
                .post_with("/receipts/withdraw", &token, &fields)
        };

        let answers = join_all((0..CROWD).map(withdraw)).await;

        assert!(answers.iter().all(|answer| answer.status == 200));
        let deleted = answers
            .iter()
            .filter(|answer| answer.says("your equality answers are deleted"))
            .count();
        assert_eq!(deleted, 1);
        let after = Contents::of(&db).await;
        assert_eq!(before.rows("response") - after.rows("response"), 1);
        assert_eq!(before.rows("comment") - after.rows("comment"), 1);
        assert_eq!(after.rows("erasure") - before.rows("erasure"), 1);
        assert_eq!(after.rows("change") - before.rows("change"), 1);
    });
}

#[test]
fn a_response_sent_fifty_times_at_once_is_one() {
    run(async {
        let app = App::demo_with(&["--workers", "2"]).await;
        let respondent = Respondent::begins(&app).await;
        respondent.answers_shortly("Sent fifty times").await;
        let before = Contents::of(&app.database.connect().await).await;
        let token = respondent.browser.token().await;
        let path = survey("/check");
        let send = |_| respondent.browser.post_with(&path, &token, &[]);

        let answers = join_all((0..CROWD).map(send)).await;

        for answer in &answers {
            let next = answer.location().unwrap();
            let on = [survey("/equality"), survey("/sent"), survey("/check")];
            assert!(on.contains(&next), "{next}");
        }
        let after = Contents::of(&app.database.connect().await).await;
        assert_eq!(after.rows("response") - before.rows("response"), 1);
        assert_eq!(after.rows("comment") - before.rows("comment"), 1);
        assert_eq!(respondent.receipt().await.len(), 31);
    });
}

#[test]
fn pages_answered_at_the_same_moment_are_all_kept() {
    run(async {
        let app = App::demo_with(&["--workers", "2"]).await;
        let respondent = Respondent::begins(&app).await;
        let browser = &respondent.browser;
        let token = browser.token().await;
        let pages = [
            ("/sections/1", vec![("q1", "hard")]),
            ("/sections/2", vec![("q4", "Kept too")]),
            ("/sections/3", vec![("q5", "agree"), ("q8", "And this one")]),
        ];
        let paths: Vec<String> = pages.iter().map(|(path, _)| survey(path)).collect();
        let posts = pages
            .iter()
            .zip(&paths)
            .map(|((_, fields), path)| browser.post_with(path, &token, fields));

        let answers = join_all(posts).await;

        assert!(answers.iter().all(|answer| answer.status == 303));
        let check = browser.get(&survey("/check")).await;
        for said in ["Hard", "Kept too", "Agree", "And this one"] {
            assert!(check.says(said), "{said}: {}", check.words());
        }
    });
}

#[test]
fn a_page_answered_while_everything_is_sent_is_sent_with_it_or_refused() {
    run(async {
        let app = App::demo_with(&["--workers", "2"]).await;
        for round in 0..10 {
            let respondent = Respondent::begins(&app).await;
            respondent.answers_shortly("Before").await;
            let browser = &respondent.browser;
            let token = browser.token().await;
            let (page, check) = (survey("/sections/2"), survey("/check"));
            let late = format!("At the last moment {round}");
            let fields = [("q4", late.as_str())];

            let (kept, sent) = tokio::join!(
                browser.post_with(&page, &token, &fields),
                browser.post_with(&check, &token, &[]),
            );

            assert_eq!((kept.status, sent.status), (303, 303));
            let acknowledged = kept.location() != Some(survey("/sent"));
            let code = respondent.receipt().await;
            let held = browser.post("/receipts", &[("code", &code)]).await;
            assert_eq!(held.says(&late), acknowledged, "{}", held.words());
        }
    });
}

#[test]
fn an_invitation_taken_up_ten_times_at_once_is_taken_up_once() {
    run(async {
        let app = App::demo_with(&["--workers", "2"]).await;
        let administrator = app.staff("administrator").await;
        let page = administrator.get("/staff/people").await;
        let fields = [
            ("email", "new@tests.example"),
            ("name", "New"),
            ("role", "champion"),
            ("where", "site"),
        ];
        let page = administrator.submit(&page, "/staff/people", &fields).await;
        let address = page.all(".govuk-inset-text strong").concat();
        let path = &address[address.find("/staff/invitations/").unwrap()..];
        let accept = async |number: usize| {
            let browser = app.browser();
            let page = browser.get(path).await;
            let password = format!("a long password {number}");
            let form = page.form(path).filled_in(&[("password", &password)]);
            (browser, form)
        };
        let accepting = join_all((0..10).map(accept)).await;

        let answers = join_all(accepting.iter().map(|(b, form)| b.send_form(form))).await;

        assert_eq!(statuses(&answers), [vec![303], vec![404; 9]].concat());
        let account = entity::staff::Entity::find()
            .filter(entity::staff::Column::Email.eq("new@tests.example"))
            .one(app.site.db.read())
            .await
            .unwrap()
            .unwrap();
        let sessions = entity::staff_session::Entity::find()
            .filter(entity::staff_session::Column::StaffId.eq(account.id));
        assert_eq!(sessions.count(app.site.db.read()).await.unwrap(), 1);
    });
}

#[test]
fn an_update_decided_about_twice_at_once_is_decided_once() {
    run(async {
        let app = App::demo_with(&["--workers", "2"]).await;
        let places = app.places().await;
        let officer = app.staff("officer").await;
        let token = officer.token().await;
        let publish = places.address("/staff/tracker/{commitment}/updates/{update}/publish");
        let decline = places.address("/staff/tracker/{commitment}/updates/{update}/decline");
        let why = format!("why-{}", places.update.1);
        let words = [(why.as_str(), "Which building?")];
        let decide = |number: usize| {
            let path = if number.is_multiple_of(2) {
                &publish
            } else {
                &decline
            };
            officer.post_with(path, &token, &words)
        };

        let answers = join_all((0..20).map(decide)).await;

        assert_eq!(statuses(&answers), [vec![303], vec![409; 19]].concat());
    });
}

#[test]
fn a_sign_up_sent_fifty_times_at_once_is_one_place() {
    run(async {
        let app = App::demo_with(&["--workers", "2"]).await;
        let places = app.places().await;
        let before = Contents::of(&app.database.connect().await).await;
        let browser = app.browser();
        let path = places.address("/events/{slug}/sign-up");
        let page = browser.get(&path).await;
        let session = places.sessions[0].to_string();
        let fields = [
            ("session", session.as_str()),
            ("name", "Ivy"),
            ("phone", "01632 960 999"),
        ];
        let form = page.form("/sign-up").filled_in(&fields);

        let answers = join_all((0..CROWD).map(|_| browser.send_form(&form))).await;

        let place = answers[0].location();
        assert!(place.as_deref().unwrap().starts_with("/places/"));
        assert!(answers.iter().all(|answer| answer.location() == place));
        let after = Contents::of(&app.database.connect().await).await;
        assert_eq!(after.rows("booking") - before.rows("booking"), 1);
    });
}

#[test]
fn an_assessment_signed_off_fifty_times_at_once_is_signed_off_once() {
    run(async {
        let desk = Desk::ready().await;
        desk.fills().await;
        for (who, deed) in [(&desk.reviewer, "submit"), (&desk.officer, "agree")] {
            assert_eq!(desk.step(who, &[("deed", deed)]).await.status, 303);
        }
        let db = desk.app.database.connect().await;
        let before = Contents::of(&db).await;
        let token = desk.officer.token().await;
        let path = format!("{}/step", desk.here);
        let fields = [("deed", "sign_off")];
        let sign = |_| desk.officer.post_with(&path, &token, &fields);

        let answers = join_all((0..CROWD).map(sign)).await;

        assert_eq!(
            statuses(&answers),
            [vec![303], vec![409; CROWD - 1]].concat()
        );
        let after = Contents::of(&db).await;
        for table in ["assessment_step", "audit_entry"] {
            // One that this is the version from now on, and one that the one before is history.
            let new = after.rows(table) - before.rows(table);
            assert_eq!(new, 1, "{table}");
        }
    });
}

#[test]
fn an_assessment_begun_many_times_at_once_is_begun_once() {
    run(async {
        let app = App::demo().await;
        let db = app.database.connect().await;
        let before = Contents::of(&db).await;
        let officer = app.staff("site-officer").await;
        let new = [
            ("title", "Another programme"),
            ("body_name", "Larkmoor Council"),
            ("summary", "To try it"),
        ];
        let page = officer.get("/staff/programmes/new").await;
        let made = officer.submit(&page, "/staff/programmes/new", &new).await;
        assert_eq!(made.status, 303, "{:?}", made.errors());
        let programme = entity::programme::Entity::find()
            .filter(entity::programme::Column::Title.eq("Another programme"))
            .one(app.site.db.read());
        let programme = programme.await.unwrap().unwrap().id.to_string();
        let token = officer.token().await;
        let fields = [("programme", programme.as_str()), ("stage", "1")];
        let begin = |_| officer.post_with("/staff/assessments", &token, &fields);

        let answers = join_all((0..CROWD).map(begin)).await;

        let first = answers[0].location();
        assert!(first.is_some(), "{}", answers[0].words());
        assert!(answers.iter().all(|answer| answer.location() == first));
        let after = Contents::of(&db).await;
        for table in ["assessment", "assessment_version", "assessment_step"] {
            assert_eq!(after.rows(table) - before.rows(table), 1, "{table}");
        }
    });
}

#[test]
fn a_draft_of_a_survey_signed_off_fifty_times_at_once_has_one_signature() {
    run(async {
        let draft = Draft::begun().await;
        draft.writes("Said", "Said").await;
        let reviewer = draft.app.staff("reviewer").await;
        let sha = draft.page().await.attributes("[name=sha]", "value");
        let token = reviewer.token().await;
        let path = format!("{}/publish/sign", draft.at);
        let db = draft.app.database.connect().await;
        let before = Contents::of(&db).await;
        let fields = [("step", "equality"), ("sha", sha[0].as_str())];
        let sign = |_| reviewer.post_with(&path, &token, &fields);

        let answers = join_all((0..CROWD).map(sign)).await;

        assert_eq!(statuses(&answers), vec![303; CROWD]);
        let after = Contents::of(&db).await;
        for table in ["sign_off", "audit_entry"] {
            assert_eq!(after.rows(table) - before.rows(table), 1, "{table}");
        }
        // Whoever comes later finds the name that stands there.
        assert_eq!(draft.officer.post(&path, &fields).await.status, 303);
        assert_eq!(
            Contents::of(&db).await.rows("sign_off"),
            after.rows("sign_off")
        );
    });
}

#[test]
fn nobody_signs_both_checks_by_being_quick() {
    run(async {
        let draft = Draft::begun().await;
        for round in 0..5 {
            let text = format!("Said {round}");
            draft.writes(&text, &text).await;
            let reviewer = draft.app.staff("reviewer").await;
            let sha = draft.page().await.attributes("[name=sha]", "value");
            let token = reviewer.token().await;
            let path = format!("{}/publish/sign", draft.at);
            let sign = async |step: &str| {
                let fields = [("step", step), ("sha", sha[0].as_str())];
                reviewer.post_with(&path, &token, &fields).await
            };

            let (one, other) = tokio::join!(sign("equality"), sign("communications"));

            assert_eq!(statuses(&[one, other]), [303, 422]);
        }
    });
}

#[test]
fn a_gate_passed_fifty_times_at_once_is_passed_once() {
    run(async {
        let draft = Draft::begun().await;
        draft.writes("Said", "").await;
        let db = draft.app.database.connect().await;
        let before = Contents::of(&db).await;
        let token = draft.officer.token().await;
        let path = format!("{}/publish/pass", draft.at);
        let fields = [("gate", "basis"), ("reason", "It is on paper")];
        let pass = |_| draft.officer.post_with(&path, &token, &fields);

        let answers = join_all((0..CROWD).map(pass)).await;

        assert_eq!(statuses(&answers), vec![303; CROWD]);
        let after = Contents::of(&db).await;
        for table in ["gate_pass", "audit_entry"] {
            assert_eq!(after.rows(table) - before.rows(table), 1, "{table}");
        }
    });
}

#[test]
fn of_two_who_save_a_draft_at_the_same_moment_one_is_told() {
    run(async {
        let draft = Draft::begun().await;
        let other = draft.app.staff("site-officer").await;
        let path = format!("{}/build/about", draft.at);
        for round in 0..10 {
            let said = [format!("The first {round}"), format!("The second {round}")];
            let (one, two) = (draft.officer.get(&path).await, other.get(&path).await);

            let fields = said.each_ref().map(|said| [("choices", said.as_str())]);
            let (one, two) = tokio::join!(
                draft.officer.submit(&one, "/about", &fields[0]),
                other.submit(&two, "/about", &fields[1]),
            );

            let kept = usize::from(one.status != 303);
            assert_eq!(statuses(&[one, two]), [303, 409]);
            let page = draft.officer.get(&path).await;
            assert_eq!(page.form("/about").value("choices").trim(), said[kept]);
        }
    });
}

#[test]
fn an_address_left_fifty_times_at_once_is_kept_once() {
    run(async {
        let app = App::demo().await;
        let survey = app.places().await.survey;
        let before = Contents::of(&app.database.connect().await).await;
        let keeping = |_| {
            let mut answers = domain::survey::Answers::new();
            let address = domain::survey::Answer::Email("ivy@people.example".to_owned());
            answers.set(domain::survey::Code::parse("tell").unwrap(), Some(address));
            let new = NewAddress::of(&app.site.keys, survey, &answers, "en");
            let db = &app.site.db;
            async move {
                db.write(async |tx: &heard::db::Tx| keep(tx, &new).await)
                    .await
            }
        };

        let kept = join_all((0..CROWD).map(keeping)).await;

        assert!(kept.iter().all(Result::is_ok));
        let after = Contents::of(&app.database.connect().await).await;
        let new = after.rows("survey_address") - before.rows("survey_address");
        assert_eq!(new, 1);
    });
}

#[test]
fn a_link_asked_for_twenty_times_at_once_goes_to_one_address() {
    run(async {
        let app = App::demo_with(&["--workers", "2"]).await;
        let respondent = Respondent::begins(&app).await;
        respondent.answers_shortly("To be finished later").await;
        let before = Contents::of(&app.database.connect().await).await;
        let browser = &respondent.browser;
        let kept = browser.post(&survey("/later"), &[]).await;
        assert_eq!(kept.status, 303);
        let token = browser.token().await;
        let (path, email) = (survey("/later/mail"), email_of("ivy"));
        let fields = [("email", email.as_str()), ("remind", "yes")];
        let ask = |_| browser.post_with(&path, &token, &fields);

        let answers = join_all((0..20).map(ask)).await;

        assert!(answers.iter().all(|answer| answer.status < 500));
        let after = Contents::of(&app.database.connect().await).await;
        let new = after.rows("draft_address") - before.rows("draft_address");
        assert_eq!(new, 1, "{:?}", statuses(&answers));
    });
}

#[test]
fn the_last_two_administrators_cannot_shut_each_other_out() {
    run(async {
        let app = App::demo_with(&["--workers", "2"]).await;
        let db = app.database.connect().await;
        let mut paths = Vec::new();
        for email in [
            email_of("administrator").as_str(),
            "administrator@larkmoor.example",
        ] {
            let found = heard::staff::queries::credentials(app.site.db.read(), email).await;
            paths.push(format!(
                "/staff/people/{}/disable",
                found.unwrap().unwrap().id
            ));
        }
        for _ in 0..10 {
            let anew = "UPDATE staff SET disabled_at = NULL";
            db.execute_unprepared(anew).await.unwrap();
            let administrator = app.staff("administrator").await;
            let token = administrator.token().await;
            let disable = async |path: &str| administrator.post_with(path, &token, &[]).await;

            let (own, other) = tokio::join!(disable(&paths[0]), disable(&paths[1]));

            // Whoever was shut out first could not do anything more.
            let answers = [own, other];
            let done = answers.iter().filter(|answer| answer.status == 303).count();
            assert_eq!(done, 1, "{:?}", statuses(&answers));
            assert!(answers.iter().all(|answer| answer.status < 500));
        }
    });
}

#[test]
fn figures_published_twenty_times_at_once_are_published_once() {
    run(async {
        let app = App::demo_with(&["--workers", "2"]).await;
        app.later(chrono::TimeDelta::minutes(2));
        heard::app::jobs().tick(&app.site).await.unwrap();
        app.run_jobs().await;
        let db = app.database.connect().await;
        let before = Contents::of(&db).await;
        let path = app
            .places()
            .await
            .address("/staff/surveys/{survey}/results/publish");
        let officer = app.staff("officer").await;
        let token = officer.token().await;
        let form = [("why", "The meeting needs them"), ("sure", "yes")];
        let publish = |_| officer.post_with(&path, &token, &form);

        let answers = join_all((0..20).map(publish)).await;

        assert_eq!(statuses(&answers), vec![303; 20]);
        let after = Contents::of(&db).await;
        let new = after.rows("figures_publication") - before.rows("figures_publication");
        assert_eq!(new, 1);
    });
}

#[test]
fn of_ten_who_make_the_same_thing_at_once_one_does_and_the_others_are_told() {
    run(async {
        let app = App::demo_with(&["--workers", "2"]).await;
        let administrator = app.staff("administrator").await;
        let officer = app.staff("site-officer").await;
        let person = [
            ("email", "new@tests.example"),
            ("name", "Somebody New"),
            ("role", "champion"),
            ("where", "site"),
        ];
        let programme = [
            ("title", "Another programme"),
            ("body_name", "Larkmoor Council"),
            ("summary", "To try it"),
        ];
        let survey = [
            ("title", "Another survey"),
            ("programme", crate::harness::FICTION),
        ];
        for (who, path, fields, table) in [
            (&administrator, "/staff/people", person.as_slice(), "staff"),
            (&officer, "/staff/programmes/new", &programme, "programme"),
            (&officer, "/staff/surveys/new", &survey, "survey"),
        ] {
            let db = app.database.connect().await;
            let before = Contents::of(&db).await.rows(table);
            let form = who.get(path).await.form(path).filled_in(fields);

            let answers = join_all((0..10).map(|_| who.send_form(&form))).await;

            let refused = answers.iter().filter(|answer| answer.status == 422).count();
            assert_eq!(refused, 9, "{path}: {:?}", statuses(&answers));
            assert_eq!(Contents::of(&db).await.rows(table) - before, 1, "{path}");
        }
    });
}
