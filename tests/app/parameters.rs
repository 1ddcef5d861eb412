//! Fields nobody offered (T22), columns nobody offered to ask for (T17), and parameters no browser
//! sends (T23).

use reqwest::Method;
use reqwest::header::CONTENT_TYPE;

use crate::harness::{App, Contents, Crowd, Places, Respondent, run};

/// What somebody would add to a form to get more out of it.
const EXTRA: &[(&str, &str)] = &[
    ("id", "1"),
    ("role", "administrator"),
    ("roles", "administrator"),
    ("is_admin", "true"),
    ("admin", "1"),
    ("status", "done"),
    ("state", "published"),
    ("programme_id", "1"),
    ("programme", "1"),
    ("survey_id", "1"),
    ("event_id", "1"),
    ("session_id", "1"),
    ("staff_id", "1"),
    ("organisation_id", "1"),
    ("created_at", "2000-01-01"),
    ("published_at", "2000-01-01"),
    ("disabled_at", "2000-01-01"),
    ("password_hash", "x"),
    ("verified", "true"),
    ("weight", "100"),
    ("seats", "0"),
    ("held", "0"),
    ("late", "true"),
    ("channel", "paper"),
    ("signatures", "5000"),
    ("receipt_hash", "00"),
    ("nonce_hash", "00"),
    ("q99", "yes"),
    ("equality", "yes"),
];

/// Tables whose rows come out the same when the same is done to the same site. The others hold
/// what is sealed or random.
const TOLD_APART: &[&str] = &[
    "staff_role",
    "programme",
    "phase",
    "organisation",
    "contact",
    "survey_version",
    "equality_set",
    "assessment",
    "assessment_step",
    "assessment_version",
    "commitment",
    "commitment_owner",
    "commitment_update",
    "theme",
    "theme_decision",
    "batch",
    "keying",
    "event",
    "event_session",
    "comment",
    "comment_read",
];

fn borrowed(form: &[(String, String)]) -> Vec<(&str, &str)> {
    form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect()
}

/// Posts a good form on every route in turn, with these fields beside it, and notes the statuses.
async fn everything_posted(app: &App, more: &[(&str, &str)]) -> Vec<(&'static str, u16)> {
    let places = app.places().await;
    let crowd = Crowd::come(app).await;
    Respondent::begins_in(crowd.named("respondent").clone())
        .await
        .answers_shortly("The same on both")
        .await;
    let mut statuses = Vec::new();
    let routes = heard::app::routes();
    for rule in routes.rules().iter().filter(|rule| rule.method == "POST") {
        let browser = crowd.who_may(rule);
        let good = places.good_form(rule.path);
        let mut fields = borrowed(&good);
        // What a form does ask is not what is added to it.
        let extra = more
            .iter()
            .filter(|(name, _)| good.iter().all(|(n, _)| n != name));
        fields.extend(extra);
        let answer = browser.post(&places.address(rule.path), &fields).await;
        statuses.push((rule.path, answer.status));
        if rule.path == "/staff/sign-out" {
            browser.signs_in("officer").await;
        }
    }
    statuses
}

#[test]
fn fields_a_form_does_not_have_make_no_difference() {
    run(async {
        let (plain, spoiled) = (App::demo().await, App::demo().await);
        let before = Contents::of(&plain.database.connect().await).await;

        let without = everything_posted(&plain, &[]).await;
        let with = everything_posted(&spoiled, EXTRA).await;

        let done = without.iter().filter(|(_, status)| *status == 303).count();
        assert!(done > 25, "good forms are taken: {without:?}");
        assert_eq!(without, with);
        let (a, b) = (
            plain.database.connect().await,
            spoiled.database.connect().await,
        );
        let (a, b) = (Contents::of(&a).await, Contents::of(&b).await);
        assert!(before.changed(&a).len() > 12, "{:?}", before.changed(&a));
        assert_eq!(a.counts(), b.counts());
        assert_eq!(
            a.only(TOLD_APART).changed(&b.only(TOLD_APART)),
            Vec::<String>::new()
        );
    });
}

/// What somebody would ask for to learn what a page does not tell: by a column, by its order, by
/// what is joined to it, as the query languages of other systems spell it.
const COLUMNS: &[&str] = &[
    "ethnic_group=white&religion=jewish&equality=asian",
    "q%5Bethnic_group_eq%5D=white&q%5Bs%5D=email+asc",
    "filter%5Bequality.sealed%5D=1&filter%5Breceipt_hash%5D=00",
    "search=white&where%5Bcontact%5D=a%40b.example",
    "sort_by=email&order=sealed&order_by=receipt_hash&direction=desc",
    "fields=equality%2Ccontact%2Cnotes&select=*&columns=email",
    "include=equality&expand=contact&with=response",
    "email=a%40b.example&phone=1&access_needs=1&note=x&name=Ann",
    "response=1&response_id=1&draft=1&keyer=1&staff_id=1&id=1",
];

#[test]
fn columns_nobody_offered_neither_filter_nor_sort() {
    run(async {
        let app = App::shared().await;
        let places = app.places().await;
        let crowd = Crowd::come(app).await;
        let (mut told, mut asked) = (Vec::new(), 0);
        let routes = heard::app::routes();
        for rule in routes.rules().iter().filter(|rule| rule.method == "GET") {
            if rule.path == "/leave" {
                continue;
            }
            let browser = crowd.who_may(rule);
            let address = places.address(rule.path);
            let join = if address.contains('?') { '&' } else { '?' };
            let plain = browser.get(&address).await.words();
            // A page that tells what was looked at is another each time.
            if browser.get(&address).await.words() != plain {
                continue;
            }
            for query in COLUMNS {
                let answer = browser.get(&format!("{address}{join}{query}")).await;
                asked += 1;
                if answer.status != 400 && answer.words() != plain {
                    told.push(format!("{address}?{query}"));
                }
            }
        }
        assert!(told.is_empty(), "it tells something:\n{}", told.join("\n"));
        assert!(asked > 900, "{asked}");
    });
}

#[test]
fn strange_queries_never_break_a_page() {
    run(async {
        let app = App::shared().await;
        let places = app.places().await;
        let crowd = Crowd::come(app).await;
        let many: String = (0..6_000).map(|n| format!("&p{n}=1")).collect();
        let queries = [
            "page=-1",
            "page=99999999999999999999",
            "page=NaN",
            "page=1&page=2",
            "page[]=1&page[0]=2",
            "page=%00",
            "page=%FF%FE",
            "status=done&status=delayed&organisation=%00&programme=%ff",
            "what=%00&who=%00&by=age_band&what=q1",
            "form=%00&change=%00&next=%00",
            "theme=x&programme=-1",
            "programme=%27%20OR%201%3D1--",
            "=&&=&%=%zz",
            many.as_str(),
        ];
        let mut broken = Vec::new();
        let routes = heard::app::routes();
        for rule in routes.rules().iter().filter(|rule| rule.method == "GET") {
            // The respondent of this crowd stays; leaving is tried elsewhere.
            if rule.path == "/leave" {
                continue;
            }
            let browser = crowd.who_may(rule);
            let address = places.address(rule.path);
            for query in queries {
                let join = if address.contains('?') { '&' } else { '?' };
                let answer = browser.get(&format!("{address}{join}{query}")).await;
                if answer.status >= 500 {
                    let shown: String = query.chars().take(40).collect();
                    broken.push(format!("{address}?{shown}: {}", answer.status));
                }
            }
        }
        assert!(broken.is_empty(), "broken:\n{}", broken.join("\n"));
    });
}

#[test]
fn strange_addresses_never_break_a_page() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let crowd = Crowd::come(&app).await;
        let long = "a".repeat(5_000);
        let words = [
            "0",
            "-1",
            "99999999999999999999",
            "1e3",
            "0x1",
            "+1",
            "%00",
            "a%00b",
            "%ff",
            "%F0%9F%90%9D",
            "%E2%80%AE",
            "%2e%2e",
            "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
            "..%5c..%5cx",
            "%27%20OR%201%3D1",
            "%0d%0aSet-Cookie:%20x=y",
            "{survey}",
            long.as_str(),
        ];
        let mut broken = Vec::new();
        for rule in heard::app::routes().rules() {
            let pattern: Vec<&str> = rule.path.split('/').collect();
            let real = places.address(rule.path);
            let real: Vec<&str> = real.split('/').collect();
            let browser = crowd.who_may(rule);
            let token = browser.token().await;
            for (at, _) in pattern.iter().enumerate().filter(|(_, w)| w.contains('{')) {
                for word in words {
                    let mut address = real.clone();
                    address[at] = word;
                    let address = address.join("/");
                    let answer = match rule.method {
                        "GET" => browser.get(&address).await,
                        _ => browser.post_with(&address, &token, &[]).await,
                    };
                    let shown: String = address.chars().take(80).collect();
                    if answer.status >= 500 {
                        broken.push(format!("{} {shown}: {}", rule.method, answer.status));
                    }
                    if answer
                        .header("set-cookie")
                        .is_some_and(|c| c.starts_with("x=y"))
                    {
                        broken.push(format!("{} {shown}: a header of its own", rule.method));
                    }
                }
            }
        }
        assert!(broken.is_empty(), "broken:\n{}", broken.join("\n"));
    });
}

/// Good forms spoiled in ways no page allows.
fn spoiled(places: &Places, pattern: &str, token: &str) -> Vec<(&'static str, Vec<u8>)> {
    let good = places.good_form(pattern);
    let encode = |fields: &[(String, String)]| {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("csrf", token);
        for (name, value) in fields {
            form.append_pair(name, value);
        }
        form.finish().into_bytes()
    };
    let each = |value: &str| -> Vec<u8> {
        let with = |(name, _): &(String, String)| (name.clone(), value.to_owned());
        encode(&good.iter().map(with).collect::<Vec<_>>())
    };
    let twice: Vec<(String, String)> = good.iter().chain(&good).cloned().collect();
    let arrays: Vec<(String, String)> = good
        .iter()
        .flat_map(|(n, v)| {
            [
                (format!("{n}[]"), v.clone()),
                (format!("{n}[0]"), v.clone()),
            ]
        })
        .collect();
    let many: Vec<(String, String)> = (0..10_000)
        .map(|n| (format!("f{n}"), "1".to_owned()))
        .collect();
    let mut raw = encode(&good);
    raw.extend_from_slice(b"&a=%ff%fe&b=%zz&=&c&%00=%00&q1=%ed%a0%80");
    vec![
        ("twice", encode(&twice)),
        ("as arrays", encode(&arrays)),
        ("huge numbers", each("99999999999999999999999")),
        ("negative", each("-1")),
        ("NaN", each("NaN")),
        ("nothing", each("")),
        ("a NUL", each("a\0b")),
        (
            "marks of direction",
            each("\u{202e}\u{2066}\u{200b}\u{feff}x"),
        ),
        ("bees", each(&"\u{1f41d}".repeat(3_000))),
        ("long", each(&"x".repeat(15_000))),
        ("10,000 fields", encode(&many)),
        ("no text", raw),
        (
            "a token twice",
            [encode(&good), b"&csrf=x".to_vec()].concat(),
        ),
    ]
}

#[test]
fn strange_forms_never_break_a_route() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let crowd = Crowd::come(&app).await;
        let mut broken = Vec::new();
        let routes = heard::app::routes();
        for rule in routes.rules().iter().filter(|rule| rule.method == "POST") {
            if rule.path == "/staff/sign-out" {
                continue;
            }
            let browser = crowd.who_may(rule);
            let path = places.address(rule.path);
            let token = browser.token().await;
            for (how, body) in spoiled(&places, rule.path, &token) {
                let request = browser
                    .request(Method::POST, &path)
                    .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .body(body);
                let answer = browser.send(request).await;
                if answer.status >= 500 {
                    broken.push(format!("{} {how}: {}", rule.path, answer.status));
                }
                if how == "10,000 fields" && ![400, 413].contains(&answer.status) {
                    broken.push(format!("{} {how}: {}", rule.path, answer.status));
                }
            }
        }
        assert!(broken.is_empty(), "broken:\n{}", broken.join("\n"));
        assert!(!crate::harness::log().contains("panicked"));
    });
}
