//! The audit trail: who may read it, what can be looked for in it, whether it is whole, and that
//! every deed has words.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use heard::audit::deeds::{DEEDS, KINDS, key};
use sea_orm::ConnectionTrait;

use crate::harness::{Answer, App, Browser, run};

/// The deeds a page of the trail shows, the newest first.
fn deeds(page: &Answer) -> Vec<String> {
    page.all("tbody tr td:nth-child(3)")
}

async fn trail(administrator: &Browser, query: &str) -> Answer {
    let page = administrator.get(&format!("/staff/audit{query}")).await;
    assert_eq!(page.status, 200, "{query}: {}", page.words());
    page
}

#[test]
fn administrators_read_who_did_what_and_nobody_else_does() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let officer = app.staff("officer").await;
        let publish = places.address("/staff/tracker/{commitment}/publish");
        let sure = [("sure", "yes"), ("why", "Anyone may ask")];
        assert_eq!(officer.post(&publish, &sure).await.status, 303);
        let administrator = app.staff("administrator").await;

        let page = trail(&administrator, "").await;

        assert_eq!(deeds(&page)[..2], ["Signed in", "Published a commitment"]);
        assert_eq!(page.all("tbody tr").len(), 50);
        let row = page.all("tbody tr").swap_remove(1);
        assert!(row.contains("officer"), "{row}");
        assert!(
            row.contains(&format!("Commitment {}", places.draft)),
            "{row}"
        );
        assert_eq!(officer.get("/staff/audit").await.status, 403);
        assert!(!officer.get("/staff").await.body.contains("/staff/audit"));
    });
}

#[test]
fn what_is_looked_for_is_found_and_goes_on_over_pages() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let officer = app.staff("officer").await;
        let publish = places.address("/staff/tracker/{commitment}/publish");
        officer.post(&publish, &[]).await;
        let administrator = app.staff("administrator").await;
        let page = trail(&administrator, "").await;
        let people = page.attributes("select[name=who] option", "value");
        assert!(people.contains(&"operator".to_owned()));
        let id = heard::staff::queries::credentials(app.site.db.read(), "officer@tests.example");
        let id = id.await.unwrap().unwrap().id;

        let mine = trail(&administrator, &format!("?who=staff:{id}")).await;
        assert_eq!(deeds(&mine), ["Published a commitment", "Signed in"]);
        let one = trail(
            &administrator,
            &format!("?about=commitment:{}", places.draft),
        )
        .await;
        assert_eq!(deeds(&one)[0], "Published a commitment");
        assert!(deeds(&one).iter().all(|deed| deed.contains("commitment")));
        let published = deeds(&trail(&administrator, "?deed=tracker.publish").await);
        assert!(
            published
                .iter()
                .all(|deed| deed == "Published a commitment")
        );
        let today = "?deed=tracker.publish&from=23/11/2026&until=23/11/2026";
        assert!(!deeds(&trail(&administrator, today).await).is_empty());
        let tomorrow = "?deed=tracker.publish&from=24/11/2026";
        assert!(deeds(&trail(&administrator, tomorrow).await).is_empty());
        let until_now = "?deed=tracker.publish&until=2026-11-23";
        assert_eq!(deeds(&trail(&administrator, until_now).await), published);
        // A programme holds what belongs to it, and what belongs to its surveys.
        let here = format!("?programme={}", places.programme);
        let here = trail(&administrator, &format!("{here}&who=staff:{id}")).await;
        assert_eq!(deeds(&here), ["Published a commitment"]);
        let other = if places.programme == 1 { 2 } else { 1 };
        let other = format!("?programme={other}&who=staff:{id}");
        assert!(deeds(&trail(&administrator, &other).await).is_empty());

        // From page to page, each entry once.
        let mut numbers = Vec::new();
        let mut next = Some("/staff/audit".to_owned());
        while let Some(address) = next {
            let page = administrator.get(&address).await;
            numbers.extend(page.all("tbody th .app-quiet"));
            next = page.attributes("a[rel=next]", "href").pop();
        }
        let numbers: Vec<i64> = numbers
            .iter()
            .map(|number| number.replace(',', "").parse().unwrap())
            .collect();
        let last = numbers[0];
        assert!(last > 50);
        assert_eq!(numbers, (1..=last).rev().collect::<Vec<_>>());

        for (query, said) in [
            ("?from=yesterday", "real date"),
            ("?from=2/11/2026&until=1/11/2026", "before the last"),
            ("?about=everything", "such as survey:3"),
            ("?deed=nothing", "one of the answers offered"),
        ] {
            let refused = administrator.get(&format!("/staff/audit{query}")).await;
            assert_eq!(refused.status, 422, "{query}");
            let errors = refused.errors().concat();
            assert!(errors.contains(said), "{query}: {errors}");
        }
    });
}

#[test]
fn the_trail_says_nothing_that_anybody_wrote() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let officer = app.staff("officer").await;
        let close = places.address("/staff/surveys/{survey}/close");
        let reason = [("reason", "Nobody comes any more")];
        assert_eq!(officer.post(&close, &reason).await.status, 303);
        let publish = places.address("/staff/surveys/{survey}/results/publish");
        let sure = [("sure", "yes"), ("why", "Anyone may ask")];
        assert_eq!(officer.post(&publish, &sure).await.status, 303);
        let withdraw = places.address("/staff/surveys/{survey}/results/back");
        let why = [("why", "Wrongcount")];
        assert_eq!(officer.post(&withdraw, &why).await.status, 303);
        let administrator = app.staff("administrator").await;

        let page = trail(&administrator, &format!("?about=survey:{}", places.survey)).await;

        assert!(
            !page.says("Nobody comes") && !page.says("Wrongcount"),
            "{}",
            page.words()
        );
        assert!(deeds(&page).len() > 2);
    });
}

#[test]
fn the_trail_says_whether_it_is_whole() {
    run(async {
        let app = App::demo().await;
        let administrator = app.staff("administrator").await;
        let page = trail(&administrator, "").await;
        assert!(
            page.says("The trail was not checked yet"),
            "{}",
            page.words()
        );

        let asked = administrator.submit(&page, "/staff/audit/check", &[]).await;
        assert_eq!(asked.status, 303);
        app.run_jobs().await;

        assert!(trail(&administrator, "").await.says("The trail is whole."));
        // What came since is walked for the page itself.
        app.staff("officer").await;
        let page = trail(&administrator, "").await;
        assert!(page.says("since then just now"), "{}", page.words());
        let db = app.database.connect().await;
        let last = "SELECT MAX(seq) AS seq FROM audit_entry";
        let last = db.query_one_raw(sea_orm::Statement::from_string(
            db.get_database_backend(),
            last,
        ));
        let last: i64 = last.await.unwrap().unwrap().try_get("", "seq").unwrap();
        // Somebody who holds the database leaves the last deed out.
        for sql in tampering(db.get_database_backend(), last) {
            db.execute_unprepared(&sql).await.unwrap();
        }
        let last = app.site.locales.get("en").number(last);
        let page = trail(&administrator, "").await;
        assert!(
            page.says(&format!("The trail is broken at entry {last}:")),
            "{}",
            page.words()
        );
        app.later(TimeDelta::minutes(2));
        administrator.submit(&page, "/staff/audit/check", &[]).await;
        app.run_jobs().await;
        assert!(
            trail(&administrator, "")
                .await
                .says("The trail is broken at entry")
        );
    });
}

/// What takes the last entry out, with the refusal of it taken away first.
fn tampering(backend: sea_orm::DbBackend, last: i64) -> Vec<String> {
    let delete = format!("DELETE FROM audit_entry WHERE seq = {last}");
    let refusal = match backend {
        sea_orm::DbBackend::Postgres => "DROP FUNCTION audit_entry_no_delete() CASCADE",
        _ => "DROP TRIGGER audit_entry_no_delete",
    };
    vec![refusal.to_owned(), delete]
}

/// The name of each permission, by its type.
fn permissions() -> BTreeMap<String, String> {
    let sources = crate::sources::sources("src/staff");
    let (_, roles) = sources
        .iter()
        .find(|(path, _)| path.ends_with("roles.rs"))
        .unwrap();
    let line = |line: &str| {
        let (type_, rest) = line.trim().split_once(" = \"")?;
        let (name, rest) = rest.split_once('"')?;
        rest.starts_with(':')
            .then(|| (type_.to_owned(), name.to_owned()))
    };
    roles.lines().filter_map(line).collect()
}

fn could_be_deed(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c == '_' || c == '-')
        })
}

#[test]
fn every_deed_that_is_remembered_has_words() {
    let locales = heard::web::locale::Locales::shipped().unwrap();
    let english = locales.get("en");
    let mut keys = BTreeSet::new();
    for deed in DEEDS {
        assert!(english.has(&key(deed)), "{deed}");
        assert!(keys.insert(key(deed)), "{deed} has the words of another");
    }
    for kind in KINDS {
        assert!(english.has(&format!("audit-about-{kind}")), "{kind}");
    }

    // What the program can remember: words in quotes where deeds are recorded, and permissions.
    let permissions = permissions();
    assert!(permissions.len() > 10, "{permissions:?}");
    let begins: BTreeSet<&str> = DEEDS
        .iter()
        .filter_map(|deed| deed.split('.').next())
        .collect();
    let mut found = BTreeSet::new();
    for (path, source) in crate::sources::sources("src") {
        let records = source.contains("audit::") || path.contains("/commands");
        if !records || path.starts_with("src/audit/") || path.starts_with("src/domain/") {
            continue;
        }
        let words = source.split('"').skip(1).step_by(2);
        let named = words.filter(|word| {
            let begin = word.split('.').next().unwrap_or_default();
            could_be_deed(word) && begins.contains(begin)
        });
        found.extend(named.map(str::to_owned));
        for (type_, name) in &permissions {
            if source.contains(&format!("{type_}::NAME")) {
                found.insert(name.clone());
            }
        }
        // Both ways of saying what a deed is done to.
        for way in ["object: format!(\"", "object = format!(\""] {
            for rest in source.split(way).skip(1) {
                let kind = rest.split(':').next().unwrap_or_default();
                assert!(KINDS.contains(&kind), "{path}: {kind}");
            }
        }
    }
    let listed: BTreeSet<String> = DEEDS.iter().map(|deed| (*deed).to_owned()).collect();
    let silent: Vec<_> = found.difference(&listed).collect();
    assert!(
        silent.is_empty(),
        "put these in the list of deeds: {silent:?}"
    );
    let dead: Vec<_> = listed.difference(&found).collect();
    assert!(dead.is_empty(), "nobody records these: {dead:?}");
}

/// Writes an entry about each of these things, the first first.
async fn remembers(app: &App, things: &[String]) {
    let now = app.site.clock.now();
    let record = async |tx: &heard::db::Tx| -> Result<(), sea_orm::DbErr> {
        for object in things {
            let deed = heard::audit::Deed {
                now,
                actor: &heard::staff::proof::Actor::System,
                deed: "survey.edit",
                object: object.clone(),
                detail: serde_json::json!({}),
            };
            heard::audit::record(tx, deed).await?;
        }
        Ok(())
    };
    app.site.db.write(record).await.unwrap();
}

#[test]
fn a_programme_holds_all_that_belongs_to_it_and_what_was_set_aside() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let db = app.database.connect().await;
        let first = async |sql: &str| -> Option<String> {
            crate::harness::texts(&db, sql).await.into_iter().next()
        };
        let here = places.programme;
        let survey = places.survey;
        let id = |table: &str, holds: &str| {
            format!("SELECT CAST(id AS TEXT) FROM {table} WHERE {holds} ORDER BY id LIMIT 1")
        };
        let (of_programme, of_survey) = (
            format!("programme_id = {here}"),
            format!("survey_id = {survey}"),
        );
        let of_response =
            format!("response_id IN (SELECT id FROM response WHERE survey_id = {survey})");
        let mut things = vec![format!("programme:{here}"), format!("survey:{survey}")];
        let tables = [
            ("event", "event", &of_programme),
            ("hold", "hold", &of_programme),
            ("commitment", "commitment", &of_programme),
            ("assessment", "assessment", &of_programme),
            ("notice", "notice", &of_survey),
            ("batch", "batch", &of_survey),
            ("theme", "theme", &of_survey),
            ("response", "response", &of_survey),
            ("comment", "comment", &of_survey),
            ("case", "safety_case", &of_response),
        ];
        for (kind, table, holds) in tables {
            if let Some(id) = first(&id(table, holds)).await {
                things.push(format!("{kind}:{id}"));
            }
        }
        assert!(things.len() >= 9, "{things:?}");
        let comment = things
            .iter()
            .find_map(|thing| thing.strip_prefix("comment:"));
        let aside = format!(
            "UPDATE comment SET survey_id = NULL WHERE id = {}",
            comment.unwrap()
        );
        db.execute_unprepared(&aside).await.unwrap();
        let other = if here == 1 { 2 } else { 1 };
        let strange = [
            format!("programme:{other}"),
            "baseline:england".to_owned(),
            format!("staff:{here}"),
            "comment:99999999999999999999999".to_owned(),
            "survey:none".to_owned(),
        ];
        let all: Vec<String> = things.iter().chain(&strange).cloned().collect();
        remembers(&app, &all).await;
        let administrator = app.staff("administrator").await;

        let found = trail(&administrator, &format!("?programme={here}&who=system")).await;

        let about = found.attributes("tbody td a", "href");
        let about: Vec<String> = about
            .iter()
            .filter_map(|href| href.split_once("about="))
            .map(|(_, about)| about.replace("%3A", ":"))
            .collect();
        let newest: Vec<String> = things.iter().rev().cloned().collect();
        assert_eq!(about.get(..newest.len()), Some(newest.as_slice()));
        assert!(
            strange.iter().all(|thing| !about.contains(thing)),
            "{about:?}"
        );
        let other = format!("?programme={other}&who=system");
        let other = trail(&administrator, &other).await;
        assert!(
            !other.all("tbody tr").is_empty(),
            "the other programme holds its own"
        );
    });
}
