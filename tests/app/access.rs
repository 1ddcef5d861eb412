//! Who may call what: every route called as every role, and compared with its gate.

use std::fmt::Write;

use domain::Named;
use domain::role::Role;
use heard::web::routes::Rule;
use reqwest::Method;

use crate::harness::{Answer, App, Browser, Places, Respondent, allowed, run};

/// The columns of the matrix. Who changes most comes last.
const ROLES: [&str; 9] = [
    "nobody",
    "respondent",
    "owner",
    "administrator",
    "other-officer",
    "champion",
    "reviewer",
    "safeguarding",
    "officer",
];

/// The role of an account of the tests.
fn role_of(name: &str) -> Option<Role> {
    Role::from_name(name.trim_start_matches("other-"))
}

async fn browser_of(app: &App, name: &str) -> Browser {
    match name {
        "nobody" => app.browser(),
        "respondent" => Respondent::begins(app).await.browser,
        name => app.staff(name).await,
    }
}

/// Calls a route as a browser would, a form with a token and nothing else in it.
async fn call(browser: &Browser, rule: &Rule, places: &Places) -> Answer {
    let address = places.address(rule.path);
    match rule.method {
        "GET" => browser.get(&address).await,
        "POST" => browser.post(&address, &[]).await,
        other => panic!("a route with {other}"),
    }
}

fn outcome(answer: &Answer) -> String {
    match answer.location() {
        Some(place) if place.starts_with("/staff/sign-in?next=") => "sign-in".to_owned(),
        _ => answer.status.to_string(),
    }
}

/// Makes everybody again who they were before they called a route.
async fn stay(browser: &Browser, name: &str, rule: &Rule) {
    match (rule.method, rule.path, name) {
        ("POST", "/staff/sign-out", name) if role_of(name).is_some() => {
            browser.signs_in(name).await;
        }
        ("GET", "/leave", "respondent") => {
            Respondent::begins_in(browser.clone()).await;
        }
        ("POST", "/surveys/{survey}", name) if name != "respondent" => {
            browser.get("/leave").await;
        }
        _ => {}
    }
}

/// What a gate promises somebody: one outcome, or none of the outcomes of a closed gate.
fn promise(rule: &Rule, name: &str) -> Option<&'static str> {
    let closed = if rule.method == "GET" {
        "sign-in"
    } else {
        "401"
    };
    let Some(deed) = rule.rule.strip_prefix("staff") else {
        // Operators are told apart by where they come from, and the tests come from this machine.
        assert!(["public", "respondent", "operator"].contains(&rule.rule.as_str()));
        return None;
    };
    let Some(role) = role_of(name) else {
        return Some(closed);
    };
    let deed = deed.strip_prefix(" with ")?;
    let (deed, scope) = match deed.split_once(" for the ") {
        Some((deed, scope)) => (deed, Some(scope)),
        None => (deed, None),
    };
    let table = heard::staff::roles::table();
    let row = table.iter().find(|(known, _)| *known == deed);
    let (_, roles) = row.unwrap_or_else(|| panic!("{deed} is not in the table"));
    if !roles.contains(&role) {
        Some("403")
    } else if scope.is_some() && name.starts_with("other-") {
        Some("404")
    } else {
        None
    }
}

#[test]
fn every_route_answers_every_role_as_its_gate_says() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let routes = heard::app::routes();
        let mut browsers = Vec::new();
        for name in ROLES {
            browsers.push((name, browser_of(&app, name).await));
        }
        // Looking first: what is posted changes what is seen.
        let mut rules: Vec<&Rule> = routes.rules().iter().collect();
        rules.sort_by_key(|rule| rule.method);
        let mut table = String::new();
        let mut wrong = Vec::new();
        for rule in rules {
            write!(table, "{:<4} {:<56}", rule.method, rule.path).unwrap();
            for (name, browser) in &browsers {
                let found = outcome(&call(browser, rule, &places).await);
                let shut = ["sign-in", "401", "403"].contains(&found.as_str());
                let kept = match promise(rule, name) {
                    Some(promised) => found == promised,
                    // A session a role has just ended is ended for the rest of its row.
                    None => !shut && found != "500",
                };
                if !kept {
                    wrong.push(format!("{} {} as {name}: {found}", rule.method, rule.path));
                }
                write!(table, " {found:<14}").unwrap();
                stay(browser, name, rule).await;
            }
            writeln!(table, " {}", rule.rule).unwrap();
        }

        assert!(
            wrong.is_empty(),
            "not as the gate says:\n{}",
            wrong.join("\n")
        );
        let heads: String = ROLES.iter().map(|name| format!(" {name:<14}")).collect();
        let table = format!("{:<61}{heads} gate\n{table}", "");
        let table: Vec<&str> = table.lines().map(str::trim_end).collect();
        insta::assert_snapshot!("access", table.join("\n"));
    });
}

/// Names of no thing, for each part of an address.
fn unknown(word: &str) -> &'static str {
    match word {
        "{survey}" | "{batch}" | "{event}" | "{session}" | "{commitment}" | "{update}"
        | "{own}" | "{account}" | "{theme}" | "{comment}" | "{turn}" => "987654321",
        "{page}" | "{number}" => "99",
        "{slug}.ics" => "no-such-thing.ics",
        _ => "no-such-thing",
    }
}

#[test]
fn a_thing_that_does_not_exist_is_not_found_by_whoever_might_see_it() {
    run(async {
        let app = App::shared().await;
        let places = app.places().await;
        let routes = heard::app::routes();
        let mut found = Vec::new();
        for rule in routes.rules().iter().filter(|rule| rule.method == "GET") {
            let browser = browser_of(app, &allowed(rule)).await;
            let pattern: Vec<&str> = rule.path.split('/').collect();
            let real = places.address(rule.path);
            let real: Vec<&str> = real.split('/').collect();
            for (at, word) in pattern.iter().enumerate() {
                // Pages beyond the way through a survey lead back to it.
                if !word.contains('{') || *word == "{number}" {
                    continue;
                }
                let mut address = real.clone();
                address[at] = unknown(word);
                let address = address.join("/");
                let answer = browser.get(&address).await;
                let back_to_start = rule.rule == "respondent" && answer.status == 303;
                if answer.status != 404 && !back_to_start {
                    found.push(format!("{address}: {}", answer.status));
                }
            }
        }
        assert!(found.is_empty(), "found:\n{}", found.join("\n"));
    });
}

#[test]
fn a_method_no_route_knows_is_refused() {
    run(async {
        let app = App::shared().await;
        let browser = app.browser();
        for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"] {
            for path in [
                "/",
                "/receipts",
                "/staff/people",
                "/surveys/better-days/check",
            ] {
                let method = Method::from_bytes(method.as_bytes()).unwrap();
                let answer = browser.send(browser.request(method.clone(), path)).await;
                assert_eq!(answer.status, 405, "{method} {path}");
            }
        }
    });
}
