//! How often the database is asked: counts that do not depend on how fast the machine is.

use crate::harness::{App, Database, Respondent, run, survey};

const MOST: u64 = 6;

/// Pages that ask more often for now. These numbers may only become smaller.
const OVER: &[(&str, u64)] = &[];

#[test]
fn no_public_page_asks_the_database_more_than_six_times() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let browser = app.browser();
        let mut table = Vec::new();
        let routes = heard::app::routes();
        let public =
            |rule: &&heard::web::routes::Rule| rule.method == "GET" && rule.rule == "public";
        for rule in routes.rules().iter().filter(public) {
            let path = places.address(rule.path);
            // Once to warm up: what is kept in memory is kept for everybody. But not long enough
            // for a page to be shown again that was made a moment ago.
            browser.get(&path).await;
            app.later(chrono::TimeDelta::seconds(2));
            let before = app.site.db.statements();
            let answer = browser.get(&path).await;
            let asked = app.site.db.statements() - before;
            assert!(answer.status < 500, "{path}");
            table.push((asked, rule.path));
        }
        let mut over: Vec<_> = table
            .into_iter()
            .filter(|(asked, _)| *asked > MOST)
            .collect();
        over.sort_unstable();
        over.reverse();
        let over: Vec<_> = over
            .into_iter()
            .map(|(asked, path)| (path, asked))
            .collect();
        assert_eq!(
            over, OVER,
            "a page asks more often, or the list can be shorter"
        );
    });
}

/// How many commits stand in the log of a SQLite database. A frame that ends a commit says how
/// many pages the database has then; every other frame says 0 (sqlite.org/fileformat2.html, 4.1).
pub(crate) fn commits(app: &App) -> usize {
    let log = app.database.path().with_extension("db-wal");
    let log = std::fs::read(log).unwrap();
    // Nothing was written since the file was opened.
    if log.len() < 32 {
        return 0;
    }
    let page = u32::from_be_bytes(log[8..12].try_into().unwrap());
    let salt = &log[16..24];
    log[32..]
        .chunks_exact(24 + usize::try_from(page).unwrap())
        .take_while(|frame| &frame[8..16] == salt)
        .filter(|frame| frame[4..8] != [0; 4])
        .count()
}

#[test]
fn a_page_of_answers_is_one_transaction_and_sending_them_another() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        // The respondent's page is read before, so that only the post is counted.
        let browser = &respondent.browser;
        let page = browser.get(&survey("/sections/3")).await;
        let fields = [("q5", "agree"), ("q8", "Counted"), ("q7", "bus")];
        let (statements, before) = (app.site.db.statements(), written(&app));
        let next = browser.submit(&page, "/sections/3", &fields).await;
        assert_eq!(next.status, 303);
        let for_a_page = app.site.db.statements() - statements;
        let after_page = written(&app);
        let check = browser.get(&survey("/check")).await;
        let statements = app.site.db.statements();
        let sent = browser.submit(&check, "/check", &[]).await;
        assert_eq!(sent.status, 303);
        let for_sending = app.site.db.statements() - statements;
        let after_sending = written(&app);

        println!("statements: {for_a_page} for a page, {for_sending} for sending");
        assert!(for_a_page <= 4, "{for_a_page}");
        assert!(for_sending <= 10, "{for_sending}");
        if !Database::is_postgres() {
            assert_eq!(after_page - before, 1, "one page of answers, one commit");
            assert_eq!(after_sending - after_page, 1, "one response, one commit");
        }
    });
}

#[test]
fn looking_at_pages_commits_nothing() {
    run(async {
        if Database::is_postgres() {
            return;
        }
        let app = App::demo().await;
        let browser = app.browser();
        browser.post("/receipts", &[("code", "x")]).await;
        // Something was written since the start, so that there is a log.
        Respondent::who_sent(&app, "So that there is a log").await;
        let before = commits(&app);
        for path in [
            "/",
            "/you-said",
            "/events",
            "/surveys/better-days",
            "/receipts",
        ] {
            assert_eq!(browser.get(path).await.status, 200);
        }
        assert_eq!(commits(&app), before);
    });
}

#[test]
fn saving_for_later_is_one_write_and_coming_back_is_none() {
    run(async {
        let app = App::demo().await;
        let counted = || (app.site.db.statements(), written(&app));
        let respondent = Respondent::begins(&app).await;
        let browser = &respondent.browser;
        let page = browser.get(&survey("/sections/1")).await;
        let fields = [("q1", "hard"), (".later", "1")];

        let before = counted();
        let saved = browser.submit(&page, "/sections/1", &fields).await;
        let after_saving = counted();
        assert_eq!(saved.location(), Some(survey("/later")));
        let code = browser
            .get(&survey("/later"))
            .await
            .all(".app-code")
            .concat();
        let after_reading = counted();
        let other = app.browser();
        let page = other.get(&survey("/resume")).await;
        let before_coming = counted();
        let entered = other.submit(&page, "/resume", &[("code", &code)]).await;
        assert_eq!(entered.location(), Some(survey("/resume")));
        let back = other.follow(entered).await;
        let after_coming = counted();

        assert_eq!(back.status, 200, "{}", back.words());
        let (saving, coming) = (after_saving.0 - before.0, after_coming.0 - before_coming.0);
        println!("statements: {saving} for saving, {coming} for coming back");
        assert!(saving <= 4, "{saving}");
        assert!(coming <= MOST, "{coming}");
        if !Database::is_postgres() {
            assert_eq!(after_saving.1 - before.1, 1, "answers and code, one commit");
            assert_eq!(after_reading.1, after_saving.1, "the code is read");
            assert_eq!(
                after_coming.1, after_reading.1,
                "coming back writes nothing"
            );
        }
    });
}

/// How many commits were written, where they can be counted.
fn written(app: &App) -> usize {
    if Database::is_postgres() {
        0
    } else {
        commits(app)
    }
}
