//! The public words of a programme in Welsh and Urdu: what is read, what is translated, and what
//! goes stale.

mod typed;

use crate::harness::{Answer, App, Browser, FICTION, Form, Places, run};

const SAYS: &str = "Mae rhai geiriau ar y dudalen hon yn Saesneg yn unig.";

/// An officer at the public words of the made-up programme.
struct Desk {
    app: App,
    places: Places,
    officer: Browser,
}

impl Desk {
    async fn set_up() -> Self {
        let app = App::demo().await;
        let places = app.places().await;
        let officer = app.staff("officer").await;
        Self {
            app,
            places,
            officer,
        }
    }

    fn at(&self, tongue: &str) -> String {
        format!("/staff/programmes/{}/words/{tongue}", self.places.programme)
    }

    /// The first page of the texts.
    async fn page(&self, tongue: &str) -> Answer {
        self.officer.get(&self.at(tongue)).await
    }

    /// Every page of the texts.
    async fn pages(&self, tongue: &str) -> Vec<Answer> {
        let mut pages = vec![self.page(tongue).await];
        while let Some(next) = pages.last().and_then(next) {
            pages.push(self.officer.get(&next).await);
        }
        pages
    }

    /// The page on which a box stands, and where it is.
    async fn page_of(&self, tongue: &str, name: &str) -> (Answer, String) {
        let mut address = self.at(tongue);
        for page in self.pages(tongue).await {
            if texts(&page).fields.iter().any(|(known, _)| known == name) {
                return (page, address);
            }
            address = next(&page).unwrap_or_default();
        }
        panic!("no page has {name}");
    }

    /// Saves the page on which the first of these boxes stands.
    async fn saves(&self, tongue: &str, fields: &[(&str, &str)]) -> Answer {
        let (page, _) = self.page_of(tongue, fields[0].0).await;
        self.sends(&page, fields).await
    }

    async fn sends(&self, page: &Answer, fields: &[(&str, &str)]) -> Answer {
        let form = texts(page).filled_in(fields);
        self.officer.send_form(&form).await
    }

    async fn reads(&self, path: &str) -> Answer {
        self.app.browser().get(path).await
    }

    /// How often a page asks the database that others looked at a moment ago: the least of a few
    /// looks, as on a busy machine that moment can be over between two of them.
    async fn asks(&self, path: &str) -> u64 {
        let mut least = u64::MAX;
        for _ in 0..4 {
            // What was made before is not shown again.
            self.app.later(chrono::TimeDelta::seconds(2));
            let before = self.app.site.db.statements();
            assert_eq!(self.reads(path).await.status, 200);
            least = least.min(self.app.site.db.statements() - before);
        }
        least
    }

    /// Where a text of the first published commitment stands.
    fn promise(&self, field: &str) -> String {
        format!("t:commitment:{}:{field}", self.places.published[0])
    }

    fn promise_page(&self, tongue: &str) -> String {
        format!("/{tongue}/you-said/{}", self.places.published[0])
    }

    /// Gives that commitment another title.
    async fn renames(&self, title: &str) {
        let at = format!("/staff/tracker/{}", self.places.published[0]);
        let page = self.officer.get(&at).await;
        let fields = [("title", title), ("note", "Said more clearly")];
        let saved = self.officer.submit(&page, &at, &fields).await;
        assert_eq!(saved.status, 303, "{}", saved.words());
    }
}

/// The form of a page of texts.
fn texts(page: &Answer) -> Form {
    let mut forms = page.forms();
    forms.retain(|form| form.action.contains("/words/") && !form.action.ends_with("/table"));
    forms.pop().unwrap_or_else(|| panic!("{}", page.words()))
}

/// The boxes of a page of texts.
fn boxes(page: &Answer) -> Vec<String> {
    let names = texts(page).fields.into_iter().map(|(name, _)| name);
    names.filter(|name| name.starts_with("t:")).collect()
}

/// Where the next page is.
fn next(page: &Answer) -> Option<String> {
    page.attributes("a[rel='next']", "href").pop()
}

fn english(page: &Answer) -> Vec<String> {
    let mut marked = page.all("main [lang='en'][dir='ltr']");
    marked.retain(|words| !words.trim().is_empty());
    marked
}

#[test]
fn pages_of_the_demo_are_in_the_language_of_their_reader() {
    run(async {
        let desk = Desk::set_up().await;
        let event = format!("/events/{}", desk.places.event.1);
        let promise = format!("/you-said/{}", desk.places.published[0]);
        let programme = format!("/programmes/{FICTION}");
        let start = format!("/surveys/{FICTION}");
        let notices = format!("/surveys/{FICTION}/notices");
        let told = format!("/surveys/{FICTION}/results/q8");
        let title = "Dyddiau gwell: iechyd meddwl yn agos at gartref";
        for (path, words) in [
            ("/", title),
            (&programme, title),
            (&programme, "bwriadu newid sut mae pobl yn cael help"),
            (&programme, "Ymwelwyr â thair llyfrgell"),
            ("/you-said", "Apwyntiad cyntaf o fewn pedair wythnos"),
            (&promise, "Cyhoeddwyd"),
            ("/events", "Noson yn Lantern House"),
            (&event, "Te, cawl a chornel dawel"),
            (&start, "A gaf i ateb dros fy mam"),
            (&notices, "A gaf i ateb dros fy mam"),
            (&told, "Bysiau, cost, pellter"),
            (&told, "Bws llinell 9 gyda'r nos"),
        ] {
            let page = desk.reads(&format!("/cy{path}")).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(page.says(words), "{path}: {}", page.words());
        }
        for path in ["/", &programme, &promise, &event, &start, &told] {
            let urdu = desk.reads(&format!("/ur{path}")).await;
            assert_ne!(urdu.words(), desk.reads(path).await.words(), "{path}");
        }
    });
}

#[test]
fn what_is_only_in_english_is_marked_and_the_page_says_how_to_ask_for_it() {
    run(async {
        let desk = Desk::set_up().await;
        // The other programme of the demo is in English alone.
        let page = desk.reads("/cy/").await;
        assert!(page.says(SAYS), "{}", page.words());
        let marked = english(&page).concat();
        assert!(marked.contains("Mental Health Review"), "{marked}");
        assert!(!marked.contains("Better days"), "{marked}");
        let ask = page.attributes("main a[href$='/help#translation']", "href");
        assert_eq!(ask, ["/cy/help#translation"]);
        assert!(desk.reads("/cy/help").await.says("I ofyn am gyfieithiad"));

        let whole = desk.reads(&desk.promise_page("cy")).await;
        assert!(!whole.says(SAYS), "{}", whole.words());
        let bodies = ["Moorland Health Partnership"];
        assert_eq!(english(&whole), bodies, "names of bodies have no other");

        let page = desk.reads("/").await;
        assert!(!page.says("Some words on this page are only in English"));
        assert_eq!(english(&page), Vec::<String>::new());
    });
}

#[test]
fn a_translation_is_public_until_its_source_changes_and_again_when_somebody_looked() {
    run(async {
        let desk = Desk::set_up().await;
        let box_of = desk.promise("title");
        let (_, address) = desk.page_of("ur", &box_of).await;
        let saved = desk
            .saves("ur", &[(&box_of, "فون جلدی اٹھایا جاتا ہے")])
            .await;
        assert_eq!(saved.location(), Some(address));
        let page = desk.reads(&desk.promise_page("ur")).await;
        assert_eq!(page.heading(), "فون جلدی اٹھایا جاتا ہے");
        let (staff, _) = desk.page_of("ur", &box_of).await;
        assert!(staff.says("officer, 23 November 2026"), "who and when");

        desk.renames("The telephone is answered at once").await;

        let page = desk.reads(&desk.promise_page("ur")).await;
        assert_eq!(page.heading(), "The telephone is answered at once");
        assert_eq!(page.attributes("h1 bdi", "lang"), ["en"]);
        let (staff, _) = desk.page_of("ur", &box_of).await;
        assert!(staff.says("Check again"), "{}", staff.words());
        let form = texts(&staff);
        assert_eq!(form.value(&box_of), "فون جلدی اٹھایا جاتا ہے", "it stays");
        let same = desk.sends(&staff, &[]).await;
        assert_eq!(same.status, 303);
        let page = desk.reads(&desk.promise_page("ur")).await;
        assert_eq!(page.heading(), "The telephone is answered at once");

        let right = box_of.replacen("t:", "right:", 1);
        let looked = desk.sends(&staff, &[(&right, "yes")]).await;
        assert_eq!(looked.status, 303);

        let page = desk.reads(&desk.promise_page("ur")).await;
        assert_eq!(page.heading(), "فون جلدی اٹھایا جاتا ہے");
    });
}

#[test]
fn what_somebody_else_saved_meanwhile_is_shown_and_nothing_typed_is_lost() {
    run(async {
        let desk = Desk::set_up().await;
        let other = desk.app.staff("site-officer").await;
        let (title, said) = (desk.promise("title"), desk.promise("you_said"));
        let (page, _) = desk.page_of("ur", &title).await;
        desk.saves("ur", &[(&title, "پہلا")]).await;

        let mine = [(title.as_str(), "دوسرا"), (said.as_str(), "تیسرا")];
        let token = ("csrf", other.token().await);
        let mine = texts(&page)
            .filled_in(&mine)
            .filled_in(&[(token.0, &token.1)]);
        let refused = other.send_form(&mine).await;

        assert_eq!(refused.status, 409);
        assert!(refused.says("Saved meanwhile: پہلا"), "{}", refused.words());
        let form = texts(&refused);
        assert_eq!(form.value(&title), "دوسرا");
        assert_eq!(form.value(&said), "تیسرا");
        assert_eq!(other.send_form(&form).await.status, 303);
        let page = desk.reads(&desk.promise_page("ur")).await;
        assert!(page.says("دوسرا") && page.says("تیسرا"), "{}", page.words());
    });
}

#[test]
fn a_text_that_is_too_long_is_refused_with_everything_typed() {
    run(async {
        let desk = Desk::set_up().await;
        let long = "ا".repeat(10_001);
        let (title, said) = (desk.promise("title"), desk.promise("you_said"));
        let refused = desk.saves("ur", &[(&title, &long), (&said, "نیا")]).await;
        assert_eq!(refused.status, 422);
        assert_eq!(refused.errors().len(), 1, "{:?}", refused.errors());
        let form = texts(&refused);
        assert_eq!(form.value(&title), long);
        assert_eq!(form.value(&said), "نیا");
        let page = desk.reads(&desk.promise_page("ur")).await;
        assert!(!page.says("نیا"), "all of it or nothing");
    });
}

#[test]
fn no_words_become_public_during_a_hold() {
    run(async {
        let desk = Desk::set_up().await;
        let programme = desk.places.programme.to_string();
        let hold = [
            ("programme", programme.as_str()),
            ("from-day", "1"),
            ("from-month", "11"),
            ("from-year", "2026"),
            ("until-day", "31"),
            ("until-month", "12"),
            ("until-year", "2099"),
            ("reason", "Local elections"),
        ];
        let title = desk.promise("title");
        let set = desk.officer.post("/staff/holds", &hold).await;
        assert_eq!(set.status, 303, "{}", set.words());

        let refused = desk.saves("ur", &[(&title, "نیا عنوان")]).await;

        assert_eq!(refused.status, 409);
        assert!(refused.errors().concat().contains("Publishing is on hold"));
        assert_eq!(texts(&refused).value(&title), "نیا عنوان");
        let page = desk.reads(&desk.promise_page("ur")).await;
        assert!(!page.says("نیا عنوان"));
    });
}

#[test]
fn every_text_goes_out_as_a_table_and_comes_back() {
    run(async {
        let desk = Desk::set_up().await;
        let table = desk.officer.get(&format!("{}/table", desk.at("cy"))).await;
        assert_eq!(table.status, 200);
        let place = desk.promise("title").replacen("t:", "", 1);
        assert!(table.body.contains(&place), "{}", table.body);
        assert!(table.body.contains("Sgyrsiau cyntaf"));

        let takes = async |table: &str| {
            let page = desk.page("cy").await;
            let fields = [("pasted", table), ("translator", "Cwmni Cyfieithu")];
            desk.officer.submit(&page, "/words/cy/table", &fields).await
        };
        let wrong = format!("place,translation\n{place},Teitl newydd\nsurvey:1:title,Dim\n");
        let refused = takes(&wrong).await;
        assert_eq!(refused.status, 422);
        assert!(refused.says("Line 3"), "{}", refused.words());
        assert_eq!(refused.form("/words/cy/table").value("pasted"), wrong);
        let page = desk.reads(&desk.promise_page("cy")).await;
        assert!(!page.says("Teitl newydd"), "all of it or nothing");

        let taken = takes(&format!("place,translation\n{place},Teitl newydd\n")).await;
        assert_eq!(taken.status, 303, "{}", taken.words());
        let page = desk.reads(&desk.promise_page("cy")).await;
        assert_eq!(page.heading(), "Teitl newydd");
        let (staff, _) = desk.page_of("cy", &desk.promise("title")).await;
        assert!(staff.says("Cwmni Cyfieithu"));

        let earlier = format!("place,source,translation\n{place},Another title,Hen deitl\n");
        assert_eq!(takes(&earlier).await.status, 303);
        let page = desk.reads(&desk.promise_page("cy")).await;
        assert_ne!(page.heading(), "Hen deitl", "it was made of other words");
    });
}

/// Text that would be a tag, an attribute, a script or a link anywhere it is not escaped (T3, T4).
const POLYGLOT: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}\u{202e}";

#[test]
fn a_translation_is_a_text_like_any_other() {
    run(async {
        let desk = Desk::set_up().await;
        let pages = desk.pages("ur").await;
        let all: usize = pages.iter().map(|page| boxes(page).len()).sum();
        assert!(all > 50, "{all}");
        let spoiled = |name: &String| match name.ends_with(":body") {
            true => format!("{POLYGLOT}\n\n[here](javascript:alert(1))"),
            false => POLYGLOT.to_owned(),
        };
        for page in &pages {
            let typed = boxes(page).into_iter();
            let typed: Vec<(String, String)> = typed
                .map(|name| {
                    let words = spoiled(&name);
                    (name, words)
                })
                .collect();
            let fields: Vec<(&str, &str)> = typed
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            let saved = desk.sends(page, &fields).await;
            assert_eq!(saved.status, 303, "{}", saved.words());
        }

        let event = desk.places.event.1.as_str();
        let pages = [
            "/ur/".to_owned(),
            format!("/ur/programmes/{FICTION}"),
            "/ur/you-said".to_owned(),
            desk.promise_page("ur"),
            "/ur/events".to_owned(),
            format!("/ur/events/{event}"),
            format!("/ur/events/{event}/sign-up"),
            format!("/ur/surveys/{FICTION}"),
            format!("/ur/surveys/{FICTION}/notices"),
            format!("/ur/surveys/{FICTION}/results/q8"),
        ];
        for path in pages {
            let page = desk.reads(&path).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(page.says("<script>alert(1)</script>"), "{path} shows it");
            let scripts = page.all("main script, img[onerror], script:not([src])");
            assert_eq!(scripts, Vec::<String>::new(), "{path}");
            let links = page.attributes("main a", "href");
            assert!(!links.iter().any(|to| to.contains("javascript")), "{path}");
            assert!(page.says("{{ 7*7 }}"), "{path}");
        }
        for staff in desk.pages("ur").await {
            assert_eq!(staff.all("main script, img[onerror]"), Vec::<String>::new());
        }
    });
}

#[test]
fn a_notice_that_was_taken_back_has_no_translation() {
    run(async {
        let desk = Desk::set_up().await;
        let notice = format!("/staff/notices/{}", desk.places.notice);
        let page = desk.officer.get(&notice).await;
        let fields = [("why", "It was right")];
        let withdrawn = desk.officer.submit(&page, "/withdraw", &fields).await;
        assert_eq!(withdrawn.status, 303, "{}", withdrawn.words());

        let page = desk.reads(&format!("/cy/surveys/{FICTION}/notices")).await;
        assert!(!page.says("A gaf i ateb dros fy mam"), "{}", page.words());
        assert!(page.says("Can I answer for my mother"), "as it read");
        let place = format!("notice:{}:", desk.places.notice);
        for staff in desk.pages("cy").await {
            assert!(!staff.body.contains(&place), "nothing is left to translate");
        }
    });
}

#[test]
fn a_page_in_another_language_asks_the_database_no_more_than_in_english() {
    run(async {
        let desk = Desk::set_up().await;
        let event = format!("/events/{}", desk.places.event.1);
        let promise = format!("/you-said/{}", desk.places.published[0]);
        let programme = format!("/programmes/{FICTION}");
        let start = format!("/surveys/{FICTION}");
        let told = format!("/surveys/{FICTION}/results/q8");
        for path in [
            "/",
            "/you-said",
            "/events",
            &event,
            &promise,
            &programme,
            &start,
            &told,
        ] {
            let english = desk.asks(path).await;
            let welsh = desk.asks(&format!("/cy{path}")).await;
            assert_eq!(welsh, english, "{path}");
        }
    });
}

#[test]
fn words_that_were_saved_are_read_at_once() {
    run(async {
        let desk = Desk::set_up().await;
        let welsh = desk.promise_page("cy");
        for title in ["Addewid yn gyntaf", "Addewid wedyn"] {
            // Kept before they are saved.
            desk.reads(&welsh).await;
            let saved = desk.saves("cy", &[(&desk.promise("title"), title)]).await;
            assert_eq!(saved.status, 303, "{}", saved.words());
            assert_eq!(desk.reads(&welsh).await.heading(), title);
        }
    });
}

#[test]
fn a_commitment_nobody_published_is_translated_before_and_read_after() {
    run(async {
        let desk = Desk::set_up().await;
        let draft = format!("t:commitment:{}:title", desk.places.draft);
        let (staff, _) = desk.page_of("cy", &draft).await;
        assert!(staff.says("Holi gofalwyr"), "it can be ready the same day");
        let page = desk.reads("/cy/you-said").await;
        assert!(!page.says("Holi gofalwyr"), "{}", page.words());

        let at = format!("/staff/tracker/{}", desk.places.draft);
        let page = desk.officer.get(&at).await;
        assert_eq!(
            desk.officer.submit(&page, "/publish", &[]).await.status,
            303
        );

        let page = desk
            .reads(&format!("/cy/you-said/{}", desk.places.draft))
            .await;
        assert_eq!(page.heading(), "Holi gofalwyr");
    });
}

#[test]
fn a_theme_is_called_in_public_as_it_was_published_and_translated() {
    run(async {
        let desk = Desk::set_up().await;
        let list = desk.reads("/cy/you-said").await;
        let links = list.attributes("a[href*='/results/q8#theme-']", "href");
        let theme = links[0].rsplit('-').next().expect("a key").to_owned();
        let place = format!("t:theme:{theme}:name");
        let (page, _) = desk.page_of("cy", &place).await;
        let welsh = texts(&page).value(&place);
        assert!(!welsh.is_empty() && list.says(&welsh), "{welsh}");

        let at = format!("/staff/theme/{theme}");
        let form = desk.officer.get(&at).await;
        let fields = [("name", "Quite another name")];
        let renamed = desk.officer.submit(&form, &at, &fields).await;
        assert_eq!(renamed.status, 303, "{}", renamed.words());

        desk.app.later(chrono::TimeDelta::seconds(2));
        for path in ["/you-said", "/cy/you-said"] {
            let list = desk.reads(path).await;
            assert!(!list.says("Quite another name"), "nobody published it");
        }
        let list = desk.reads("/cy/you-said").await;
        assert!(list.says(&welsh), "{welsh}: {}", list.words());
        let (page, _) = desk.page_of("cy", &place).await;
        let offered = page.all(&format!("[id='s:theme:{theme}:name']")).concat();
        assert!(!offered.is_empty());
        let public = desk.reads("/you-said").await;
        let shown = public.all(".govuk-summary-list__value");
        assert!(
            shown.iter().any(|it| it.starts_with(&offered)),
            "{offered}: {shown:?}"
        );
    });
}

#[test]
fn a_chosen_filter_is_marked_as_english_where_it_is() {
    run(async {
        let desk = Desk::set_up().await;
        let english = "programme=mental-health-review&organisation=larkmoor-council&status=done";
        let page = desk.reads(&format!("/cy/you-said?{english}")).await;
        let chosen = page.all(".app-chosen bdi[lang='en'][dir='ltr']");
        assert_eq!(chosen, ["Larkmoor Council", "Mental Health Review"]);
        let bodies = page.attributes("#organisation option[lang='en']", "value");
        assert!(
            bodies.contains(&"larkmoor-council".to_owned()),
            "{bodies:?}"
        );
        let translated = format!("/cy/you-said?programme={FICTION}");
        let page = desk.reads(&translated).await;
        assert_eq!(page.all(".app-chosen bdi"), Vec::<String>::new());
        let page = desk.reads(&format!("/you-said?{english}")).await;
        assert_eq!(page.all(".app-chosen bdi"), Vec::<String>::new());
    });
}
