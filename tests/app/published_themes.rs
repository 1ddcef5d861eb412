//! What the public reads of themes: nothing before it is published, nothing after it is taken back.

use chrono::TimeDelta;
use domain::Named;
use entity::{comment, comment_coding, publication_quote, theme, theme_publication, themed};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::harness::{Answer, App, Browser, Places, run, survey};

/// An officer about to publish a question nobody has published yet.
struct Desk {
    app: App,
    officer: Browser,
    places: Places,
    here: String,
    public: String,
}

const FIELD: &str = "q4";
/// Every reason that could be asked for.
const REASONS: [(&str, &str); 6] = [
    ("why-read", "There was no time"),
    ("why-agreed", "Jo is away"),
    ("why-undecided", "They are few"),
    ("why-agreement", "There is one officer only"),
    ("why-quotes", "I read each"),
    ("sure", "yes"),
];

impl Desk {
    async fn ready() -> Self {
        let app = App::demo().await;
        let officer = app.staff("officer").await;
        let places = app.places().await;
        let here = format!("/staff/themes/{}/{FIELD}", places.survey);
        Self {
            app,
            officer,
            places,
            here,
            public: survey(&format!("/results/{FIELD}")),
        }
    }

    async fn page(&self) -> Answer {
        self.officer.get(&format!("{}/publish", self.here)).await
    }

    async fn publishes(&self, more: &[(&str, &str)]) -> Answer {
        let page = self.page().await;
        let fields: Vec<(&str, &str)> = REASONS.iter().chain(more).copied().collect();
        self.officer.submit(&page, "/publish", &fields).await
    }

    /// What somebody without an account finds, whatever was kept of a moment ago.
    async fn reads(&self, path: &str) -> Answer {
        self.app.later(TimeDelta::seconds(2));
        self.app.browser().get(path).await
    }

    async fn accepted(&self) -> Vec<theme::Model> {
        let themes = theme::Entity::find()
            .filter(theme::Column::SurveyId.eq(self.places.survey))
            .filter(theme::Column::Field.eq(FIELD))
            .order_by_asc(theme::Column::Id);
        let themes = themes.all(self.app.site.db.read()).await.expect("themes");
        themes
            .into_iter()
            .filter(|theme| theme.state.0.name() == "accepted")
            .collect()
    }

    /// A comment of a theme that a person put there and proposes as a quotation.
    async fn quoted(&self, theme: &theme::Model) -> comment::Model {
        let db = self.app.site.db.read();
        let member = themed::Entity::find().filter(themed::Column::ThemeId.eq(theme.id));
        let member = member.one(db).await.unwrap().expect("a comment").comment_id;
        let page = self
            .officer
            .get(&format!("{}/comments/{member}", self.here))
            .await;
        let form = page
            .form(&format!("/comments/{member}"))
            .filled_in(&[("code", "+"), ("flag", "quote")]);
        assert_eq!(self.officer.send_form(&form).await.status, 303);
        assert!(
            comment_coding::Entity::find_by_id(member)
                .one(db)
                .await
                .unwrap()
                .unwrap()
                .quote
        );
        comment::Entity::find_by_id(member)
            .one(db)
            .await
            .unwrap()
            .unwrap()
    }
}

#[test]
fn before_it_is_published_nothing_is_found_and_nothing_leads_there() {
    run(async {
        let desk = Desk::ready().await;
        let text = desk.accepted().await[0].definition.clone();
        assert_eq!(desk.reads(&desk.public).await.status, 404);
        assert_eq!(desk.reads(&survey("/results/q99")).await.status, 404);
        assert_eq!(
            desk.reads("/surveys/no-such-survey/results").await.status,
            404
        );
        // The demo has another question in public: its list and the start page name that one only.
        let list = desk.reads(&survey("/results")).await;
        assert_eq!(list.status, 200);
        assert!(!list.body.contains(&desk.public) && !list.says(&text));
        let tracker = desk.reads("/you-said").await;
        assert!(!tracker.body.contains(&desk.public));

        // Taken back, that one leaves no trace either.
        let other = format!("/staff/themes/{}/q8/publish", desk.places.survey);
        let page = desk.officer.get(&other).await;
        let back = desk
            .officer
            .submit(&page, "/publish/back", &[("why", "A mistake")])
            .await;
        assert_eq!(back.status, 303, "{}", back.words());
        assert_eq!(desk.reads(&survey("/results")).await.status, 404);
        assert_eq!(desk.reads(&survey("/results/q8")).await.status, 404);
        for path in [
            "/surveys/better-days",
            "/programmes/better-days",
            "/",
            "/you-said",
        ] {
            let page = desk.reads(path).await;
            assert!(!page.body.contains("/results"), "{path}");
        }
    });
}

#[test]
fn publishing_asks_a_reason_for_all_that_is_open_and_keeps_it_with_a_name() {
    run(async {
        let desk = Desk::ready().await;
        let page = desk.page().await;
        assert_eq!(page.status, 200);
        for open in [
            "were read by nobody",
            "Nobody has put their name",
            "Nobody coded comments second",
        ] {
            assert!(page.says(open), "{open}: {}", page.words());
        }
        let bare = desk.officer.submit(&page, "/publish", &[]).await;
        assert_eq!(bare.status, 422);
        assert!(bare.errors().len() >= 4, "{:?}", bare.errors());
        let some = desk
            .officer
            .submit(&page, "/publish", &[("why-read", "Kept")])
            .await;
        assert_eq!(some.status, 422);
        assert!(some.body.contains("Kept"), "what was typed is kept");
        assert_eq!(desk.reads(&desk.public).await.status, 404);

        let done = desk.publishes(&[]).await;
        assert_eq!(done.status, 303, "{}", done.words());
        let page = desk.page().await;
        assert!(page.says("The public reads this"), "{}", page.words());
        assert!(page.says("There is one officer only") && page.says("officer"));
        let frame = desk.officer.get(&desk.here).await;
        assert!(frame.says("Published"));
        let row = theme_publication::Entity::find()
            .filter(theme_publication::Column::Field.eq(FIELD))
            .one(desk.app.site.db.read());
        let row = row.await.unwrap().expect("a publication");
        assert_eq!(
            row.published_by.map(|id| id.to_string()),
            Some(desk.places.reader.clone())
        );
        assert!(row.reasons.contains("Jo is away"));

        // Once somebody stands by the themes, nothing is asked about that.
        let stands = [("why", "Time")];
        desk.officer.submit(&frame, "/agree", &stands).await;
        let page = desk.page().await;
        assert!(page.all("#why-agreed").is_empty(), "{}", page.words());
    });
}

#[test]
fn the_public_reads_a_tree_with_released_sizes_and_how_it_was_done() {
    run(async {
        let desk = Desk::ready().await;
        let themes = desk.accepted().await;
        desk.publishes(&[]).await;
        let page = desk.reads(&desk.public).await;
        assert_eq!(page.status, 200);
        for theme in &themes {
            assert!(
                page.says(&theme.name) && page.says(&theme.definition),
                "{}",
                theme.name
            );
        }
        assert!(page.says("A computer program on our own computers proposed"));
        assert!(page.says("We have not measured how far two people would agree"));
        assert!(page.says("Numbers are rounded to the nearest 5"));
        assert!(page.says("Figures as of"));
        let sizes: Vec<String> = page
            .all(".app-theme p")
            .into_iter()
            .filter(|text| text.contains("People who said this"))
            .collect();
        assert_eq!(sizes.len(), themes.len());
        let numbers = sizes.iter().filter_map(|size| {
            let digits: String = size
                .split(':')
                .nth(1)?
                .chars()
                .skip_while(|c| !c.is_ascii_digit() && *c != '[')
                .take_while(char::is_ascii_digit)
                .collect();
            digits.parse::<u32>().ok()
        });
        assert!(
            numbers.clone().count() > 0 && numbers.clone().all(|n| n % 5 == 0),
            "{sizes:?}"
        );

        // What officers do now shows neither in the sizes nor in the words before it is published.
        let theme = &themes[0];
        let address = format!("/staff/theme/{}", theme.id);
        let own = desk.officer.get(&address).await;
        desk.officer
            .submit(&own, &address, &[("name", "Renamed since")])
            .await;
        let members = themed::Entity::find().filter(themed::Column::ThemeId.eq(theme.id));
        let members = members.all(desk.app.site.db.read()).await.unwrap();
        let own = desk.officer.get(&address).await;
        let picked: Vec<String> = members
            .iter()
            .take(15)
            .map(|row| row.comment_id.to_string())
            .collect();
        let mut fields = vec![("deed", "move"), ("to", "none")];
        fields.extend(picked.iter().map(|id| ("comment", id.as_str())));
        desk.officer.submit(&own, "/picked", &fields).await;
        let later = desk.reads(&desk.public).await;
        assert!(!later.says("Renamed since"));
        let again: Vec<String> = later
            .all(".app-theme p")
            .into_iter()
            .filter(|text| text.contains("People who said this"))
            .collect();
        assert_eq!(again, sizes);
        assert!(
            desk.page()
                .await
                .says("It differs from how things stand now")
        );
        desk.publishes(&[]).await;
        assert!(desk.reads(&desk.public).await.says("Renamed since"));
        assert!(
            desk.page().await.says("Published anew"),
            "what was there before stays in the history"
        );

        // In Welsh and Urdu it reads in those.
        assert!(
            desk.reads(&format!("/cy{}", desk.public))
                .await
                .says("Beth ddywedodd pobl")
        );
        let urdu = desk.reads(&format!("/ur{}", desk.public)).await;
        assert!(urdu.body.contains("لوگوں نے کیا کہا") && urdu.body.contains("dir=\"rtl\""));
    });
}

#[test]
fn from_a_theme_one_comes_to_its_answer_and_from_there_back() {
    run(async {
        let desk = Desk::ready().await;
        desk.publishes(&[]).await;
        let page = desk.reads(&desk.public).await;
        let answers = page.attributes(".app-theme a[href*=you-said]", "href");
        assert!(!answers.is_empty(), "{}", page.words());
        let answer = desk.reads(&answers[0]).await;
        let back = answer.attributes("a[href*=results]", "href");
        assert!(back[0].starts_with(&desk.public), "{back:?}");
        let anchor = back[0].split('#').nth(1).unwrap();
        assert!(page.body.contains(&format!("id=\"{anchor}\"")));
        for path in ["/surveys/better-days", "/programmes/better-days"] {
            let list = desk
                .reads(path)
                .await
                .attributes("a[href$=results]", "href");
            assert_eq!(list, [survey("/results")], "{path}");
        }
        let list = desk.reads(&survey("/results")).await;
        assert_eq!(
            list.attributes("main a[href*='/results/']", "href").len(),
            2
        );
    });
}

impl Desk {
    /// A colleague looks at a quotation a second time and lets it pass.
    async fn passed(&self, quote: &comment::Model) {
        self.app.later(TimeDelta::minutes(2));
        heard::app::jobs().tick(&self.app.site).await.unwrap();
        self.app.run_jobs().await;
        let colleague = self.app.staff("site-officer").await;
        let id = quote.id.to_string();
        let mut look = vec![("comment", id.as_str()), ("deed", "pass")];
        look.push(("words", quote.text.as_str()));
        look.extend(["rare", "others", "circumstances", "yourself"].map(|check| ("check", check)));
        let path = format!("/staff/quotes/{}/{FIELD}", self.places.survey);
        let passed = colleague.post(&path, &look).await;
        assert_eq!(passed.status, 303, "{:?}", passed.errors());
    }

    /// A quotation of the first theme, where the public reads it.
    async fn published_quote(&self) -> comment::Model {
        let theme = self.accepted().await.remove(0);
        let quote = self.quoted(&theme).await;
        self.passed(&quote).await;
        let id = quote.id.to_string();
        let published = self.publishes(&[("quote", &id)]).await;
        assert_eq!(published.status, 303, "{:?}", published.errors());
        let public = self.reads(&self.public).await;
        let said = public.all("blockquote");
        assert!(
            said.iter().any(|said| said.trim() == quote.text.trim()),
            "{said:?}"
        );
        quote
    }
}

#[test]
fn what_was_proposed_as_a_quotation_is_published_only_after_a_second_look() {
    run(async {
        let desk = Desk::ready().await;
        let theme = desk.accepted().await.remove(0);
        let quote = desk.quoted(&theme).await;
        let id = quote.id.to_string();
        let page = desk.page().await;
        assert!(!page.attributes("input[name=quote]", "value").contains(&id));
        let unsure: Vec<(&str, &str)> = REASONS
            .iter()
            .copied()
            .filter(|(name, _)| *name != "why-quotes")
            .collect();
        let refused = desk.officer.submit(&page, "/publish", &unsure).await;
        assert_eq!(refused.status, 422, "one waits for a second look");
        assert_eq!(refused.errors().len(), 1, "{:?}", refused.errors());
        // Picked all the same, by hand: it stays out.
        let token = desk.officer.token().await;
        let mut fields: Vec<(&str, &str)> = REASONS.to_vec();
        fields.extend([("quote", id.as_str()), ("csrf", token.as_str())]);
        desk.officer
            .post(&format!("{}/publish", desk.here), &fields)
            .await;
        assert!(!desk.reads(&desk.public).await.says(&quote.text));
    });
}

#[test]
fn quotations_are_picked_word_for_word_and_go_with_their_response() {
    run(async {
        let desk = Desk::ready().await;
        let quote = desk.published_quote().await;
        let db = desk.app.site.db.read();
        let delete = async |tx: &heard::db::Tx| {
            entity::response::Entity::delete_by_id(quote.response_id)
                .exec(tx)
                .await
        };
        desk.app.site.db.write(delete).await.expect("withdrawn");
        assert!(desk.reads(&desk.public).await.all("blockquote").is_empty());
        assert_eq!(
            publication_quote::Entity::find().count(db).await.unwrap(),
            0
        );
    });
}

#[test]
fn a_published_quotation_goes_when_its_words_are_taken_out_of_the_comment() {
    run(async {
        let desk = Desk::ready().await;
        let quote = desk.published_quote().await;
        let sheet = format!(
            "/staff/redaction/{}/{FIELD}/{}",
            desk.places.survey, quote.id
        );
        let officer = desk.app.staff("officer").await;
        let opened = officer
            .post(&format!("{sheet}/open"), &[("reason", "redacting")])
            .await;
        assert_eq!(opened.status, 303, "{}", opened.words());
        let word = quote.text.split(' ').next().expect("a word").to_owned();
        let mark = [
            ("words", word.as_str()),
            ("kind", "detail"),
            ("why", "rare"),
        ];
        let marked = officer.post(&format!("{sheet}/mark"), &mark).await;
        assert_eq!(marked.status, 303, "{:?}", marked.errors());
        assert!(desk.reads(&desk.public).await.all("blockquote").is_empty());
    });
}

#[test]
fn what_is_taken_back_is_gone_at_once_and_stays_in_the_history_with_the_reason() {
    run(async {
        let desk = Desk::ready().await;
        desk.publishes(&[]).await;
        assert_eq!(desk.reads(&desk.public).await.status, 200);
        let page = desk.page().await;
        let without = desk.officer.submit(&page, "/publish/back", &[]).await;
        assert_eq!(without.status, 422);
        let back = [("why", "A name was in it")];
        assert_eq!(
            desk.officer
                .submit(&page, "/publish/back", &back)
                .await
                .status,
            303
        );
        assert_eq!(desk.reads(&desk.public).await.status, 404);
        let page = desk.page().await;
        assert!(
            page.says("Taken back: officer") && page.says("A name was in it"),
            "{}",
            page.words()
        );
        let twice = desk
            .officer
            .post(&format!("{}/publish/back", desk.here), &back)
            .await;
        let told = desk.officer.follow(twice).await;
        assert!(told.says("Nothing of this question is published"));
    });
}

#[test]
fn while_a_hold_is_in_force_nothing_is_published() {
    run(async {
        let desk = Desk::ready().await;
        let today = desk.app.site.clock.now().day();
        let part = |form: &str| today.format(form).to_string();
        let programme = desk.places.programme.to_string();
        let (day, month, year) = (part("%-d"), part("%-m"), part("%Y"));
        let hold = [
            ("programme", programme.as_str()),
            ("from-day", day.as_str()),
            ("from-month", month.as_str()),
            ("from-year", year.as_str()),
            ("until-day", "31"),
            ("until-month", "12"),
            ("until-year", "2099"),
            ("reason", "Local elections"),
        ];
        let set = desk.officer.post("/staff/holds", &hold).await;
        assert_eq!(set.status, 303, "{}", set.words());
        assert_eq!(desk.publishes(&[]).await.status, 409);
        assert_eq!(desk.reads(&desk.public).await.status, 404);
    });
}
