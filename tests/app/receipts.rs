//! The receipt code: read out, written down, mistyped, and never where it could be found (T14).

use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER};
use domain::receipt::Receipt;
use heard::keys::Purpose;

use crate::harness::{App, FICTION, Respondent, log, rows_of, run, survey, tables_of};

#[test]
fn a_code_is_understood_as_people_write_it_down() {
    run(async {
        let app = App::demo().await;
        let (_, code) = Respondent::who_sent(&app, "A comment to be found again").await;
        let someone = app.browser();

        for written in [
            code.clone(),
            code.to_lowercase(),
            code.replace('-', " "),
            code.replace('-', ""),
            format!("  {code} "),
            code.replace('0', "O"),
            code.replace('0', "o").replace('1', "l"),
            code.replace('1', "I"),
        ] {
            let page = someone.post("/receipts", &[("code", &written)]).await;
            assert_eq!(page.status, 200, "{written}");
            assert_eq!(page.heading(), "What you sent");
            assert!(page.says("A comment to be found again"));
        }
    });
}

#[test]
fn a_part_of_a_code_and_a_wrong_code_find_nothing_and_look_alike() {
    run(async {
        let app = App::demo().await;
        let (_, code) = Respondent::who_sent(&app, "Nobody shall find this").await;
        let (withdrawer, withdrawn) = Respondent::who_sent(&app, "Gone").await;
        let gone = [("code", withdrawn.as_str()), ("confirm", "yes")];
        let gone = withdrawer.browser.post("/receipts/withdraw", &gone).await;
        assert!(gone.says("are deleted"), "{}", gone.words());
        let someone = app.browser();
        let other = if code.starts_with('7') { "8" } else { "7" };
        let mut pages = Vec::new();
        for wrong in [
            code[..5].to_owned(),
            code[..code.len() - 1].to_owned(),
            format!("{code}0"),
            format!("{other}{}", &code[1..]),
            "00000-00000-00000-00000-00000-0".to_owned(),
            withdrawn,
            "nonsense".to_owned(),
            "%".to_owned(),
            "' OR 1=1 --".to_owned(),
        ] {
            for path in ["/receipts", "/receipts/withdraw"] {
                let page = someone.post(path, &[("code", &wrong)]).await;
                assert_eq!(page.status, 404, "{path} {wrong}");
                let mut headers: Vec<String> =
                    page.headers.keys().map(ToString::to_string).collect();
                headers.sort();
                pages.push((page.words(), headers));
            }
        }
        assert!(
            pages.iter().all(|page| *page == pages[0]),
            "the pages differ"
        );
        assert!(pages[0].0.contains("We cannot find that code"));
    });
}

#[test]
fn however_much_of_a_code_is_right_the_answer_is_the_same() {
    run(async {
        let app = App::demo().await;
        let (_, code) = Respondent::who_sent(&app, "Found by the whole code").await;
        let someone = app.browser();
        // The same length, with another letter at one place and all before it right.
        let wrong_from = |at: usize| {
            let letter = if code[at..].starts_with('4') {
                "8"
            } else {
                "4"
            };
            format!("{}{letter}{}", &code[..at], &code[at + 1..])
        };
        let letters = (0..code.len()).filter(|at| !code[*at..].starts_with('-'));
        let mut tries: Vec<String> = letters.map(wrong_from).collect();
        let last = tries.last().unwrap().clone();
        tries.push(last.to_lowercase());
        tries.push(last.replace('0', "O").replace('1', "l"));
        tries.push("4".repeat(26));
        // No code has this letter, nor does it stand for another.
        tries.push(format!("{}U", &code[..code.len() - 1]));
        let mut answers = Vec::new();
        for wrong in &tries {
            let answer = someone.post("/receipts", &[("code", wrong)]).await;
            let mut headers = answer.headers.clone();
            for changing in ["date", "set-cookie", "content-length"] {
                headers.remove(changing);
            }
            let token = answer.form("/receipts").value("csrf");
            let body = answer.body.replace(wrong, "").replace(&token, "");
            answers.push((answer.status, body, format!("{headers:?}")));
        }

        for (wrong, answer) in tries.iter().zip(&answers) {
            assert_eq!(answer.0, 404, "{wrong}");
            assert!(*answer == answers[0], "{wrong} is answered differently");
        }
    });
}

/// What anybody can work out.
fn plain_hash(bytes: &[u8]) -> String {
    HEXLOWER.encode(ring::digest::digest(&ring::digest::SHA256, bytes).as_ref())
}

#[test]
fn no_code_and_nothing_it_could_be_worked_out_from_is_in_the_database() {
    run(async {
        let app = App::demo().await;
        let (respondent, code) = Respondent::who_sent(&app, "Known by a keyed hash").await;
        let receipt = Receipt::parse(&code).unwrap();
        let db = app.database.connect().await;
        let mut dump = String::new();
        for table in tables_of(&db).await {
            for row in rows_of(&db, &table).await {
                dump += &row;
                dump.push('\n');
            }
        }
        let (upper, lower) = (dump.to_uppercase(), dump.to_lowercase());

        // What is stored can be made of the code only with the secret, which is elsewhere.
        let keyed = app
            .site
            .keys
            .hash(Purpose::ReceiptLookup, &[receipt.as_bytes()]);
        assert!(
            lower.contains(&HEXLOWER.encode(&keyed)),
            "what it is looked up by"
        );
        let bits = receipt.as_bytes();
        let cookies = respondent.browser.cookies();
        let nonce = cookies
            .split(&format!("heard-answers-{FICTION}="))
            .nth(1)
            .unwrap();
        let nonce = nonce.split(';').next().unwrap();
        let nonce_bits = BASE64URL_NOPAD.decode(nonce.as_bytes()).unwrap();
        let bare = code.replace('-', "");
        for part in [&code[..11], &bare[..10], &bare[16..]] {
            assert!(!upper.contains(part), "{part} stands in the database");
        }
        let plain_hashes = [
            code.as_str(),
            &code.to_lowercase(),
            &bare,
            &bare.to_lowercase(),
            nonce,
        ]
        .map(|text| plain_hash(text.as_bytes()));
        let plain = [
            HEXLOWER.encode(&bits[..6]),
            HEXLOWER.encode(&bits[10..]),
            HEXLOWER.encode(&nonce_bits[..6]),
            plain_hash(bits),
            plain_hash(&nonce_bits),
        ];
        for hex in plain_hashes.iter().chain(&plain) {
            assert!(
                !lower.contains(hex.as_str()),
                "{hex} stands in the database"
            );
        }
        for text in [
            BASE64.encode(bits),
            BASE64URL_NOPAD.encode(bits),
            nonce.to_owned(),
        ] {
            assert!(!dump.contains(&text), "{text} stands in the database");
        }
    });
}

#[test]
fn a_code_never_stands_in_an_address_or_in_a_log() {
    run(async {
        let app = App::demo().await;
        let comment = "The words of somebody, kept from the log";
        let (respondent, code) = Respondent::who_sent(&app, comment).await;
        let browser = &respondent.browser;
        let cookie = browser.cookies();

        let sent = browser.get(&survey("/sent")).await;
        let held = browser.post("/receipts", &[("code", &code)]).await;
        let asked = browser.submit(&held, "/receipts/withdraw", &[]).await;
        let gone = browser.submit(&asked, "/receipts/withdraw", &[]).await;
        let queried = browser.get(&format!("/receipts?code={code}")).await;

        assert!(gone.says("are deleted"));
        for page in [&sent, &held, &asked, &gone, &queried] {
            assert_eq!(page.location(), None);
            for address in page.attributes("a", "href") {
                assert!(!address.contains(&code), "{address}");
            }
            for address in page.attributes("form", "action") {
                assert!(!address.contains(&code), "{address}");
            }
            assert_eq!(page.header("cache-control"), Some("no-store"));
        }
        assert!(
            !queried.body.contains(&code),
            "a code in an address is not read"
        );
        let log = log().to_uppercase();
        assert!(log.contains("/RECEIPTS"), "the log was looked at");
        let nonce = cookie
            .split(&format!("heard-answers-{FICTION}="))
            .nth(1)
            .unwrap();
        let nonce = nonce.split(';').next().unwrap().to_uppercase();
        assert_eq!(nonce.len(), 22);
        for secret in [
            &code,
            &code.replace('-', ""),
            &nonce,
            &comment.to_uppercase(),
        ] {
            let line = log.lines().find(|line| line.contains(secret.as_str()));
            assert_eq!(line, None, "{secret} stands in the log");
        }
    });
}

#[test]
fn too_many_codes_from_one_place_have_to_wait() {
    run(async {
        let app = App::demo_with(&["--limits", "on"]).await;
        let someone = app.browser();
        let token = someone.token().await;
        let mut last = 0;
        for _ in 0..31 {
            let answer = someone
                .post_with("/receipts", &token, &[("code", "x")])
                .await;
            last = answer.status;
            if last == 429 {
                assert!(answer.header("retry-after").is_some());
            }
        }
        assert_eq!(last, 429);
        // Ten minutes later the place is as good as any other.
        app.later(chrono::TimeDelta::minutes(11));
        let answer = someone
            .post_with("/receipts", &token, &[("code", "x")])
            .await;
        assert_eq!(answer.status, 404);
    });
}
