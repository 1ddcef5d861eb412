//! Somebody for every gate there is.

use std::collections::BTreeMap;

use domain::Named;
use heard::web::routes::Rule;

use super::{App, Browser, Respondent};

/// Somebody signed in for every gate, and two who are not.
pub(crate) struct Crowd(BTreeMap<String, Browser>);

impl Crowd {
    /// Everybody comes.
    pub(crate) async fn come(app: &App) -> Self {
        let mut crowd = BTreeMap::new();
        for rule in heard::app::routes().rules() {
            let name = allowed(rule);
            if crowd.contains_key(&name) {
                continue;
            }
            let browser = match name.as_str() {
                "nobody" => app.browser(),
                "respondent" => Respondent::begins(app).await.browser,
                name => app.staff(name).await,
            };
            crowd.insert(name, browser);
        }
        Self(crowd)
    }

    /// Somebody a gate lets through.
    pub(crate) fn who_may(&self, rule: &Rule) -> &Browser {
        &self.0[&allowed(rule)]
    }

    /// One of them.
    pub(crate) fn named(&self, name: &str) -> &Browser {
        &self.0[name]
    }
}

/// The name of somebody a gate lets through.
pub(crate) fn allowed(rule: &Rule) -> String {
    match rule.rule.as_str() {
        "respondent" => return "respondent".to_owned(),
        "staff" => return "officer".to_owned(),
        _ => {}
    }
    let Some(deed) = rule.rule.strip_prefix("staff with ") else {
        return "nobody".to_owned();
    };
    let deed = deed.split_once(" for the ").map_or(deed, |(deed, _)| deed);
    let table = heard::staff::roles::table();
    let row = table.iter().find(|(known, _)| *known == deed);
    row.expect("a deed of the table").1[0].name().to_owned()
}
