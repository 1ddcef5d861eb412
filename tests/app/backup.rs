//! A copy of the database, and putting it back.

use heard::db::console::backup;

use crate::harness::{App, Database, Respondent, rows_of, run};

#[test]
fn what_was_withdrawn_after_a_copy_does_not_come_back_with_it() {
    run(async {
        let app = App::demo().await;
        if Database::is_postgres() {
            return;
        }
        let (_, stays) = Respondent::who_sent(&app, "This one stays").await;
        let (_, withdrawn) = Respondent::who_sent(&app, "This one goes").await;
        let copy = app.folder().join("copy.db");
        backup(app.settings(), &copy).await.expect("a copy");
        let confirmed = [("code", withdrawn.as_str()), ("confirm", "yes")];
        let gone = app.browser().post("/receipts/withdraw", &confirmed).await;
        assert!(gone.says("are deleted"));
        let (_, late) = Respondent::who_sent(&app, "Sent after the copy").await;

        let (app, said) = app.restored(&copy).await;

        assert!(said.contains("now gone from it too: 1;"), "{said}");
        let status = async |code: &str| {
            app.browser()
                .post("/receipts", &[("code", code)])
                .await
                .status
        };
        assert_eq!(status(&stays).await, 200);
        assert_eq!(status(&withdrawn).await, 404, "it came back");
        assert_eq!(status(&late).await, 404, "the copy is older");
        let db = app.database.connect().await;
        let comments = rows_of(&db, "comment").await.join("\n");
        assert!(comments.contains("This one stays"));
        assert!(!comments.contains("This one goes"), "its words came back");
    });
}

#[test]
fn what_was_withdrawn_stays_known_for_an_older_copy() {
    run(async {
        let app = App::demo().await;
        if Database::is_postgres() {
            return;
        }
        let (_, code) = Respondent::who_sent(&app, "To be withdrawn").await;
        let older = app.folder().join("older.db");
        backup(app.settings(), &older).await.expect("a copy");
        let confirmed = [("code", code.as_str()), ("confirm", "yes")];
        app.browser().post("/receipts/withdraw", &confirmed).await;
        let newer = app.folder().join("newer.db");
        backup(app.settings(), &newer).await.expect("a copy");

        let (app, _) = app.restored(&newer).await;
        let (app, said) = app.restored(&older).await;

        assert!(said.contains("now gone from it too: 1;"), "{said}");
        let found = app.browser().post("/receipts", &[("code", &code)]).await;
        assert_eq!(found.status, 404);
    });
}
