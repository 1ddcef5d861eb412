//! Reading pages as people and browsers read them.

use scraper::{ElementRef, Html, Selector};

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect(text)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a page, as one line.
pub(crate) fn words(html: &str) -> String {
    let page = Html::parse_document(html);
    let body = page.select(&selector("body")).next();
    let text: Vec<&str> = body.map(|body| body.text().collect()).unwrap_or_default();
    one_line(&text.join(" "))
}

pub(super) fn all(html: &str, select: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    page.select(&selector(select))
        .map(|element| one_line(&element.text().collect::<Vec<_>>().join(" ")))
        .collect()
}

pub(super) fn attributes(html: &str, select: &str, name: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    page.select(&selector(select))
        .filter_map(|element| element.attr(name).map(str::to_owned))
        .collect()
}

/// A form that is posted, with what stands in its fields.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// Where it goes.
    pub(crate) action: String,
    /// Name and value of what would be sent.
    pub(crate) fields: Vec<(String, String)>,
}

impl Form {
    pub(super) fn all(html: &str) -> Vec<Self> {
        let page = Html::parse_document(html);
        page.select(&selector("form[method=post]"))
            .map(|form| Self::read(&form))
            .collect()
    }

    fn read(form: &ElementRef<'_>) -> Self {
        let mut fields = Vec::new();
        for control in form.select(&selector("input, textarea, select")) {
            let Some(name) = control.attr("name") else {
                continue;
            };
            if let Some(value) = value_of(&control) {
                fields.push((name.to_owned(), value));
            }
        }
        Self {
            action: form.attr("action").unwrap_or_default().to_owned(),
            fields,
        }
    }

    /// The same with these fields filled in, each in place of what stood there.
    pub(crate) fn filled_in(mut self, fields: &[(&str, &str)]) -> Self {
        self.fields
            .retain(|(name, _)| fields.iter().all(|(given, _)| given != name));
        let given = fields
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
        self.fields.extend(given);
        self
    }

    /// What stands in a field.
    pub(crate) fn value(&self, name: &str) -> String {
        let found = self.fields.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    }
}

fn value_of(control: &ElementRef<'_>) -> Option<String> {
    match control.value().name() {
        "textarea" => Some(control.text().collect::<String>()),
        "select" => {
            let options: Vec<ElementRef<'_>> = control.select(&selector("option")).collect();
            let chosen = options.iter().find(|o| o.attr("selected").is_some());
            let chosen = chosen.or_else(|| options.first())?;
            Some(chosen.attr("value").unwrap_or_default().to_owned())
        }
        _ => match control.attr("type") {
            Some("radio" | "checkbox") if control.attr("checked").is_none() => None,
            Some("submit" | "button") => None,
            _ => Some(control.attr("value").unwrap_or_default().to_owned()),
        },
    }
}
