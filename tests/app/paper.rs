//! Typing paper in: codes, what cannot be told, numbers, letters.

use domain::paper::Serial;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::harness::{Answer, App, Browser, Contents, run};

/// A champion with a new bundle before them.
struct Desk {
    app: App,
    champion: Browser,
    batch: i64,
}

impl Desk {
    async fn open() -> Self {
        let app = App::demo().await;
        let champion = app.staff("champion").await;
        let places = app.places().await;
        let form = places.good_form("/staff/paper");
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let opened = champion.post("/staff/paper", &form).await;
        let path = opened.location().unwrap();
        let batch = path.split('/').nth(3).unwrap().parse().unwrap();
        Self {
            app,
            champion,
            batch,
        }
    }

    /// A blank form: its first page.
    async fn blank(&self) -> Answer {
        let page = self
            .champion
            .get(&format!("/staff/paper/{}/key", self.batch))
            .await;
        assert_eq!(page.status, 200);
        page
    }

    /// Fills in the page in hand and goes on to the next.
    async fn types(&self, page: &Answer, fields: &[(&str, &str)]) -> Answer {
        let form = page
            .forms()
            .into_iter()
            .find(|f| f.action.contains("/key/"))
            .unwrap();
        let answer = self.champion.send_form(&form.filled_in(fields)).await;
        self.champion.follow(answer).await
    }

    /// Types a whole form in; each page's fields in turn, what is not given stays blank.
    async fn keys(&self, serial: &str, pages: &[&[(&str, &str)]]) -> Answer {
        let mut page = self.blank().await;
        for number in 0..6 {
            let mut fields = pages.get(number).copied().unwrap_or_default().to_vec();
            if number == 0 {
                fields.push(("serial", serial));
            }
            page = self.types(&page, &fields).await;
        }
        self.confirms(page).await
    }

    /// Says that the paper says no more, where that is asked.
    async fn confirms(&self, page: Answer) -> Answer {
        match page.status == 422 && page.says("Look at the paper again") {
            true => self.types(&page, &[("sparse", "yes")]).await,
            false => page,
        }
    }

    /// Opens a form again that was stored: its first page.
    async fn opens_again(&self, serial: &str) -> Answer {
        let path = format!("/staff/paper/{}/forms/{serial}/again", self.batch);
        let answer = self.champion.post(&path, &[]).await;
        self.champion.follow(answer).await
    }

    async fn last(&self) -> entity::response::Model {
        entity::response::Entity::find()
            .order_by_desc(entity::response::Column::Id)
            .one(self.app.site.db.read())
            .await
            .unwrap()
            .unwrap()
    }

    /// What is stored of equality answers.
    async fn tagged(&self) -> Vec<Vec<u8>> {
        let rows = entity::equality_answer::Entity::find().all(self.app.site.db.read());
        let mut sealed: Vec<_> = rows.await.unwrap().into_iter().map(|r| r.sealed).collect();
        sealed.sort();
        sealed
    }

    /// The words of a response, in the order of their questions.
    async fn words(&self, response: i64) -> Vec<String> {
        let mut rows = entity::comment::Entity::find()
            .filter(entity::comment::Column::ResponseId.eq(response))
            .all(self.app.site.db.read())
            .await
            .unwrap();
        rows.sort_by(|a, b| a.field.cmp(&b.field));
        rows.into_iter().map(|row| row.text).collect()
    }

    async fn cases(&self, response: i64) -> usize {
        let rows = entity::safety_case::Entity::find()
            .filter(entity::safety_case::Column::ResponseId.eq(response))
            .all(self.app.site.db.read());
        rows.await.unwrap().len()
    }

    async fn responses(&self) -> usize {
        let contents = Contents::of(&self.app.database.connect().await).await;
        contents.rows("response")
    }
}

#[test]
fn a_form_is_typed_in_by_the_codes_beside_its_boxes() {
    run(async {
        let desk = Desk::open().await;

        let page = desk
            .keys(
                "901",
                &[
                    &[("q1", "4"), ("q2", "1 3")],
                    &[("q3", "2"), ("q4", "  A shorter wait  ")],
                    &[("q5", "1"), ("q6", "126"), ("q8", "Soup")],
                    &[],
                    &[],
                    &[("age_band", "4")],
                ],
            )
            .await;

        assert!(page.says("901"), "{}", page.words());
        assert!(page.says("1 today"), "{}", page.words());
        let stored = desk.last().await;
        let answers: serde_json::Value = serde_json::from_str(&stored.answers).unwrap();
        assert_eq!(answers["q1"], serde_json::json!(["hard"]), "{answers}");
        assert_eq!(answers["q2"], serde_json::json!(["gp", "team"]));
        assert_eq!(answers["q6"], serde_json::json!(["bus", "hours", "family"]));
        assert_eq!(stored.channel.0, domain::response::Channel::Paper);
        assert_eq!(stored.flags, None);
        assert_eq!(stored.receipt_hash, None, "who sent paper has no code");
        let drafts = entity::draft::Entity::find()
            .all(desk.app.site.db.read())
            .await;
        assert!(drafts.unwrap().is_empty(), "nothing is kept twice");
    });
}

#[test]
fn what_cannot_be_told_is_kept_as_unclear_and_never_guessed() {
    run(async {
        let desk = Desk::open().await;

        desk.keys(
            "902",
            &[
                // Not looked for help, and yet the next page is filled in.
                &[("q1", "3 4"), ("q2", "9")],
                &[("q3", "1")],
                &[("q5", "?"), ("q7", "0")],
            ],
        )
        .await;

        let stored = desk.last().await;
        let flags: serde_json::Value = serde_json::from_str(&stored.flags.unwrap()).unwrap();
        let expected = serde_json::json!({
            "q1": "unclear", "q3": "out_of_route", "q5": "unclear", "q7": "unclear"
        });
        assert_eq!(flags, expected);
        assert!(!stored.answers.contains("q1"), "{}", stored.answers);
    });
}

#[test]
fn a_code_no_box_has_is_refused_with_those_it_could_be() {
    run(async {
        let desk = Desk::open().await;
        let page = desk.blank().await;

        let page = desk
            .types(&page, &[("serial", "903"), ("q1", "9"), ("q2", "1 2")])
            .await;

        assert_eq!(page.status, 422);
        let errors = page.errors();
        assert_eq!(errors.len(), 1, "{errors:?}");
        assert!(errors[0].contains("1, 2, 3, 4, 5, 6"), "{errors:?}");
        let form = page
            .forms()
            .into_iter()
            .find(|f| f.action.contains("/key/"))
            .unwrap();
        assert_eq!(form.value("q1"), "9");
        assert_eq!(form.value("q2"), "1 2");
        assert_eq!(form.value("serial"), "903");
    });
}

#[test]
fn a_number_with_the_wrong_letter_is_refused_and_with_the_right_one_taken() {
    run(async {
        let desk = Desk::open().await;
        let right = Serial::of(904).to_string();
        let letter = right.chars().last().unwrap();
        assert!(letter.is_ascii_uppercase(), "{right}");
        let other = if letter == 'A' { 'C' } else { 'A' };
        let wrong = right.replace(letter, &other.to_string());
        let page = desk.blank().await;
        for serial in [wrong.as_str(), "", "abc", "12.5", "123456789"] {
            let refused = desk.types(&page, &[("serial", serial)]).await;
            assert_eq!(refused.status, 422, "{serial:?}");
            assert_eq!(refused.errors().len(), 1, "{serial:?}");
        }
        for serial in [right.as_str(), &right.to_lowercase()] {
            let next = desk.types(&page, &[("serial", serial)]).await;
            assert_eq!(next.status, 200, "{serial}");
            assert_eq!(next.errors(), Vec::<String>::new(), "{serial}");
        }
    });
}

#[test]
fn a_number_typed_in_before_is_refused_and_nothing_is_lost() {
    run(async {
        let desk = Desk::open().await;
        desk.keys("905", &[&[("q1", "1")]]).await;
        let before = desk.responses().await;

        let page = desk.keys("905", &[&[("q1", "2"), ("q2", "1 3")]]).await;

        assert_eq!(page.status, 422);
        let says = page.errors().concat();
        assert!(says.contains("was typed in before"), "{says}");
        assert_eq!(desk.responses().await, before);
        // With its right number the form is stored with everything typed.
        let mut page = page;
        for number in 0..6 {
            let fields: &[(&str, &str)] = if number == 0 {
                &[("serial", "906")]
            } else {
                &[]
            };
            page = desk.types(&page, fields).await;
        }
        let page = desk.confirms(page).await;
        assert_eq!(desk.responses().await, before + 1, "{}", page.words());
        let stored = desk.last().await;
        assert!(stored.answers.contains("very_hard") || stored.answers.contains("easy"));
        assert!(stored.answers.contains("team"), "{}", stored.answers);
    });
}

#[test]
fn going_back_to_a_form_that_was_stored_never_passes_for_a_new_one() {
    run(async {
        let desk = Desk::open().await;
        let first = desk.blank().await;
        let mut page = desk.types(&first, &[("serial", "907"), ("q1", "1")]).await;
        for _ in 1..6 {
            page = desk.types(&page, &[]).await;
        }
        let page = desk.confirms(page).await;
        assert!(page.says("907"));
        let before = desk.responses().await;

        // Back to the page the browser still has, and another form typed over it.
        let mut page = desk.types(&first, &[("serial", "908"), ("q1", "5")]).await;
        for _ in 1..6 {
            page = desk.types(&page, &[]).await;
        }
        let page = desk.confirms(page).await;

        let stored = desk.responses().await;
        let said_saved = page.status == 200 && page.says("Form 908");
        let really = stored - before;
        assert_eq!(really, usize::from(said_saved), "{}", page.words());
    });
}

#[test]
fn a_closed_bundle_takes_no_more_forms() {
    run(async {
        let desk = Desk::open().await;
        let page = desk.blank().await;
        let path = format!("/staff/paper/{}/close", desk.batch);
        assert_eq!(desk.champion.post(&path, &[]).await.status, 303);

        let answer = desk.types(&page, &[("serial", "909")]).await;

        assert_eq!(answer.status, 409);
        assert_eq!(answer.heading(), "This bundle is closed");
    });
}

#[test]
fn a_letter_is_kept_with_how_it_came_and_once() {
    run(async {
        let desk = Desk::open().await;
        let places = desk.app.places().await;
        let path = places.address("/staff/paper/letters/{survey}");
        let page = desk.champion.get(&path).await;
        let before = desk.responses().await;
        let day = [
            ("received-day", "20"),
            ("received-month", "11"),
            ("received-year", "2026"),
        ];
        let empty = desk.champion.submit(&page, &path, &day).await;
        assert_eq!(empty.status, 422);
        let mut fields = day.to_vec();
        fields.extend([("channel", "organisation"), ("text-q8", "Our members say")]);
        let nameless = desk.champion.submit(&page, &path, &fields).await;
        assert_eq!(nameless.status, 422, "an organisation has a name");
        fields.push(("organisation", "The Moor Society"));
        assert_eq!(
            desk.champion.submit(&page, &path, &fields).await.status,
            303
        );
        assert_eq!(
            desk.champion.submit(&page, &path, &fields).await.status,
            303
        );

        assert_eq!(desk.responses().await - before, 1);
        let stored = desk.last().await;
        assert_eq!(stored.organisation.as_deref(), Some("The Moor Society"));
    });
}

#[test]
fn the_printed_form_carries_the_codes_that_are_typed() {
    run(async {
        let app = App::shared().await;
        let page = app.browser().get("/surveys/better-days/paper").await;
        assert_eq!(page.status, 200);
        assert!(page.says("How easy or hard is it to get help"));
        let large = app.browser().get("/surveys/better-days/paper/large").await;
        assert!(large.says("How easy or hard is it to get help"));
    });
}

#[test]
fn a_petition_is_one_response_and_its_signatures_are_told_beside_it() {
    run(async {
        let app = App::demo().await;
        let survey = app.places().await.survey;
        let officer = app.staff("officer").await;
        let page = officer.get(&format!("/staff/surveys/{survey}")).await;
        assert!(
            page.says("One petition with 312 signatures. Each petition counts as one response"),
            "{}",
            page.words()
        );
        let petition = entity::response::Entity::find()
            .order_by_desc(entity::response::Column::Signatures)
            .all(app.site.db.read())
            .await
            .unwrap();
        let signed: Vec<i32> = petition.iter().filter_map(|row| row.signatures).collect();
        assert_eq!(signed, [312]);
    });
}

#[test]
fn a_form_with_next_to_nothing_on_it_is_looked_at_before_it_is_stored() {
    run(async {
        let desk = Desk::open().await;
        let before = desk.responses().await;
        let mut page = desk.blank().await;
        let first = [("serial", "910"), ("q1", "4")];
        page = desk.types(&page, &first).await;
        for _ in 1..6 {
            page = desk.types(&page, &[]).await;
        }
        assert_eq!(page.status, 422);
        let says = page.errors().concat();
        assert!(says.contains("One of the"), "{says}");
        assert_eq!(desk.responses().await, before);

        let page = desk.confirms(page).await;

        assert!(page.says("910"), "{}", page.words());
        assert_eq!(desk.responses().await, before + 1);
    });
}

#[test]
fn a_form_can_be_opened_again_by_whoever_typed_it_until_its_bundle_is_closed() {
    run(async {
        let desk = Desk::open().await;
        let pages: [&[(&str, &str)]; 6] = [
            &[("q1", "4"), ("q2", "1 3")],
            &[("q3", "2"), ("q4", "A shorter wait")],
            &[("q5", "?"), ("q6", "12"), ("q8", "Soup")],
            &[],
            &[],
            &[("age_band", "4")],
        ];
        desk.keys("9110", &pages).await;
        let stored = desk.last().await;
        let sealed = desk.tagged().await;

        let own = desk
            .champion
            .get(&format!("/staff/paper/{}", desk.batch))
            .await;
        assert!(own.says("Open form 9110 again"), "{}", own.words());
        let page = desk.opens_again("9110").await;
        assert!(page.says("You are changing form 9110"), "{}", page.words());
        let form = page.form("/key/1");
        assert_eq!(form.value("q1"), "4");
        assert_eq!(form.value("q2"), "1 3");
        let mut page = desk.types(&page, &[("q1", "2"), ("serial", "912")]).await;
        assert_eq!(page.form("/key/2").value("q4"), "A shorter wait");
        page = desk.types(&page, &[]).await;
        assert_eq!(page.form("/key/3").value("q5"), "?");
        page = desk.types(&page, &[("q8", "Soup and bread")]).await;
        page = desk.types(&page, &[]).await;
        page = desk.types(&page, &[]).await;
        assert!(page.says("is not shown again"), "{}", page.words());
        assert_eq!(page.form("/key/6").value("age_band"), "");
        page = desk.types(&page, &[]).await;

        assert!(page.says("Form 912"), "{}", page.words());
        let changed = desk.last().await;
        assert_eq!(changed.id, stored.id, "it is the same response");
        assert_eq!(changed.corrections, 1);
        assert_ne!(changed.answers, stored.answers);
        let flags = changed.flags.unwrap();
        assert!(
            flags.contains("q5"),
            "what cannot be told stays so: {flags}"
        );
        assert_eq!(
            desk.tagged().await,
            sealed,
            "equality answers are as they were"
        );
        let words = desk.words(changed.id).await;
        assert_eq!(words, ["A shorter wait", "Soup and bread"]);

        // A number another form has is refused here too.
        desk.keys("913", &pages).await;
        let mut page = desk.opens_again("912").await;
        page = desk.types(&page, &[("serial", "913")]).await;
        for _ in 1..6 {
            page = desk.types(&page, &[]).await;
        }
        assert_eq!(page.status, 422);
        assert!(page.errors().concat().contains("was typed in before"));

        // Nobody else can, and nobody once the bundle is closed.
        let again = format!("/staff/paper/{}/forms/912/again", desk.batch);
        let other = desk.app.staff("officer").await;
        let answer = other.post(&again, &[]).await;
        assert!([403, 404].contains(&answer.status), "{}", answer.status);
        let close = format!("/staff/paper/{}/close", desk.batch);
        desk.champion.post(&close, &[]).await;
        assert_eq!(desk.champion.post(&again, &[]).await.status, 409);
    });
}

#[test]
fn whoever_types_paper_in_can_hand_it_to_those_who_look_after_people() {
    run(async {
        let desk = Desk::open().await;
        let pages: [&[(&str, &str)]; 3] = [
            &[("q1", "4"), ("q2", "1 3")],
            &[("q3", "2")],
            &[("q5", "1"), ("q8", "Soup")],
        ];
        desk.keys("914", &pages).await;
        let fears = [("topic", "abuse"), ("whose", "close"), ("why", "A drawing")];
        let path = format!("/staff/paper/{}/forms/914/danger", desk.batch);
        let page = desk.champion.get(&path).await;
        let raised = desk.champion.submit(&page, "/danger", &fears).await;
        assert_eq!(raised.status, 303, "{}", raised.words());
        let form = desk.last().await;
        assert_eq!(desk.cases(form.id).await, 1);

        let places = desk.app.places().await;
        let path = places.address("/staff/paper/letters/{survey}");
        let page = desk.champion.get(&path).await;
        let letter = [
            ("received-day", "20"),
            ("received-month", "11"),
            ("received-year", "2026"),
            ("channel", "phone"),
            ("text-q8", "She hung up"),
            ("danger", "yes"),
        ];
        let kept = desk.champion.submit(&page, &path, &letter).await;
        let page = desk.champion.follow(kept).await;
        let raised = desk.champion.submit(&page, "/danger", &fears).await;
        assert_eq!(raised.status, 303, "{}", raised.words());
        let call = desk.last().await;
        assert_eq!(desk.cases(call.id).await, 1);

        // What came in online is nobody's here.
        let online = entity::response::Entity::find()
            .all(desk.app.site.db.read())
            .await;
        let online = online.unwrap().into_iter();
        let online = online.filter(|row| row.survey_id == call.survey_id);
        let is_online =
            |row: &entity::response::Model| row.channel.0 == domain::response::Channel::Online;
        let online = online.into_iter().find(is_online).unwrap().id;
        let answer = desk.champion.get(&format!("{path}/{online}/danger")).await;
        assert_eq!(answer.status, 404);
    });
}
