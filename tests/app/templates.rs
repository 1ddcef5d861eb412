//! Every template belongs to a page, and every example of every page is good HTML.

use std::collections::{BTreeMap, BTreeSet};

use heard::web::locale::{LANGUAGES, Locales};
use heard::web::page::{Sample, Templates};
use scraper::{ElementRef, Html, Selector};

fn first_line(name: &str) -> String {
    let source = Templates::source(name).expect(name);
    source.lines().next().unwrap_or_default().to_owned()
}

/// Files that are no page: the frame, and components for several pages.
fn is_part(name: &str) -> bool {
    let source = Templates::source(name).expect(name);
    name == "shell.html" || (source.contains("{% component ") && !source.contains("{% extends"))
}

#[test]
fn every_template_belongs_to_one_page_and_says_which() {
    let pages = heard::every_page();
    let mut by_template: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for page in &pages {
        by_template
            .entry(page.template)
            .or_default()
            .push(page.name);
    }
    let names = Templates::names();
    let files: Vec<&String> = names
        .iter()
        .filter(|name| !name.starts_with("mail/") && !is_part(name))
        .collect();
    for name in &files {
        let types = by_template.get(name.as_str());
        let types = types.unwrap_or_else(|| panic!("{name} belongs to no page in src/lib.rs"));
        assert_eq!(types.len(), 1, "{name}: {types:?}");
        assert_eq!(
            first_line(name),
            format!("{{# page: {} #}}", types[0]),
            "{name}"
        );
    }
    for template in by_template.keys() {
        assert!(
            names.iter().any(|name| name == template),
            "there is no {template}"
        );
    }
    assert_eq!(files.len(), pages.len());
    let parts = names.iter().filter(|name| is_part(name));
    for name in parts {
        let line = first_line(name);
        assert!(
            line.starts_with("{# ") && !line.contains("page:"),
            "{name}: {line}"
        );
    }
}

#[test]
fn every_mail_template_belongs_to_one_letter() {
    let mut wanted = BTreeSet::new();
    for letter in heard::every_letter() {
        for file in ["subject.txt", "body.txt", "body.html"] {
            assert!(wanted.insert(format!("mail/{}/{file}", letter.template)));
        }
    }
    let names = Templates::names();
    let found: BTreeSet<String> = names
        .into_iter()
        .filter(|n| n.starts_with("mail/"))
        .collect();
    assert_eq!(found, wanted);
}

/// Every page type of the program, whether or not it is in the list.
#[test]
fn every_page_and_letter_type_is_in_the_list() {
    let mut pages = 0;
    let mut letters = 0;
    for (_, source) in crate::sources::sources("src") {
        pages += source.matches("impl Page for ").count();
        letters += source.matches("impl Letter for ").count();
    }
    assert_eq!(pages, heard::every_page().len());
    assert_eq!(letters, heard::every_letter().len());
}

fn select<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).collect()
}

fn words(element: &ElementRef<'_>) -> String {
    let text = element.text().collect::<String>();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is wrong with a rendered page.
fn faults(page: &Sample, source: &str) -> Vec<String> {
    let html = Html::parse_document(source);
    let mut faults = Vec::new();
    let mut wrong = |is_wrong: bool, what: String| {
        if is_wrong {
            faults.push(what);
        }
    };
    let serious: Vec<_> = html
        .errors
        .iter()
        .filter(|e| !e.contains("doctype"))
        .collect();
    wrong(
        !serious.is_empty(),
        format!("it does not parse: {serious:?}"),
    );
    let headings = select(&html, "h1");
    wrong(
        headings.len() != 1,
        format!("{} first headings", headings.len()),
    );
    wrong(
        headings.iter().any(|h| words(h).is_empty()),
        "an empty heading".to_owned(),
    );
    let title = select(&html, "title");
    let title = title.first().map(words).unwrap_or_default();
    wrong(
        title.trim_start_matches(['–', ' ']).is_empty(),
        "no title".to_owned(),
    );
    wrong(title.starts_with('–'), format!("an empty title: {title}"));
    wrong(
        source.contains("{$") || source.contains("{ $"),
        "a value is missing".to_owned(),
    );

    let mut ids = BTreeSet::new();
    for element in select(&html, "[id]") {
        let id = element.attr("id").unwrap_or_default().to_owned();
        wrong(id.is_empty() || id.contains(' '), format!("an id {id:?}"));
        wrong(!ids.insert(id.clone()), format!("{id} stands twice"));
    }
    let known = |id: &str| ids.contains(id);
    for (attribute, several) in [
        ("for", false),
        ("aria-describedby", true),
        ("aria-labelledby", true),
        ("aria-controls", true),
        ("data-aria-controls", true),
    ] {
        for element in select(&html, &format!("[{attribute}]")) {
            let value = element.attr(attribute).unwrap_or_default();
            let names: Vec<&str> = if several {
                value.split(' ').collect()
            } else {
                vec![value]
            };
            for name in names {
                wrong(
                    !known(name),
                    format!("{attribute} names {name:?}, which is not there"),
                );
            }
        }
    }
    for link in select(&html, "a[href^='#']") {
        let target = link
            .attr("href")
            .unwrap_or_default()
            .trim_start_matches('#');
        wrong(
            !known(target),
            format!("a link leads to #{target}, which is not there"),
        );
    }
    for link in select(&html, "a[href]") {
        wrong(words(&link).is_empty(), "a link without words".to_owned());
        let new = link.attr("target") == Some("_blank");
        let safe = link.attr("rel").is_some_and(|rel| rel.contains("noopener"));
        wrong(new && !safe, "a new tab without noopener".to_owned());
    }
    let labels: BTreeSet<&str> = select(&html, "label[for]")
        .iter()
        .filter(|label| !words(label).is_empty())
        .filter_map(|label| label.attr("for"))
        .collect();
    for control in select(&html, "input, select, textarea") {
        if matches!(control.attr("type"), Some("hidden" | "submit")) {
            continue;
        }
        let name = control.attr("name").unwrap_or_default();
        let by_label = control.attr("id").is_some_and(|id| labels.contains(id));
        let by_name = control.attr("aria-label").is_some_and(|l| !l.is_empty())
            || control.attr("aria-labelledby").is_some();
        wrong(!by_label && !by_name, format!("{name} has no label"));
        wrong(name.is_empty(), "a control without a name".to_owned());
    }
    for button in select(&html, "button, summary, legend, caption, th, option") {
        let unnamed = words(&button).is_empty() && button.attr("aria-label").is_none();
        wrong(unnamed, format!("an empty {}", button.value().name()));
    }
    for table in select(&html, "table") {
        let inside = Html::parse_fragment(&table.html());
        wrong(
            select(&inside, "caption").is_empty(),
            "a table without a caption".to_owned(),
        );
    }
    for image in select(&html, "img, svg") {
        let hidden = image.attr("aria-hidden") == Some("true");
        let named = image.attr("alt").is_some() || image.attr("aria-label").is_some();
        wrong(!hidden && !named, "a picture without words".to_owned());
    }
    let posted = select(&html, "form[method=post]");
    wrong(
        !posted.is_empty() && !page.posts,
        "a form, and POSTS is false".to_owned(),
    );
    for form in posted {
        let inside = Html::parse_fragment(&form.html());
        let token = select(&inside, "input[name=csrf]");
        let value = token.first().and_then(|token| token.attr("value"));
        wrong(
            token.len() != 1 || value != Some("a-token"),
            "a form without a token".to_owned(),
        );
    }
    let mut before = 0;
    for heading in select(&html, "h1, h2, h3, h4, h5, h6") {
        let level: u8 = heading.value().name()[1..].parse().expect("a level");
        wrong(
            level > before + 1 && before > 0,
            format!("h{level} after h{before}"),
        );
        before = level;
    }
    faults
}

#[test]
fn every_example_of_every_page_is_good_html() {
    let locales = Locales::shipped().expect("texts");
    let templates = Templates::load().expect("templates");
    let mut wrong = Vec::new();
    for page in heard::every_page() {
        assert!(!page.examples.is_empty(), "{} has no example", page.name);
        for (number, example) in page.examples.iter().enumerate() {
            let tags: Vec<&str> = match page.public {
                true => locales.all().map(|texts| texts.language().tag).collect(),
                false => vec!["en"],
            };
            for (tag, staff) in tags.iter().flat_map(|tag| [(tag, false), (tag, true)]) {
                let shell = page.shell(staff);
                let rendered = templates.render(&locales, tag, page.template, &shell, example);
                let found = match rendered {
                    Ok(html) => faults(&page, &html),
                    Err(error) => vec![format!("{error:?}")],
                };
                for fault in found {
                    wrong.push(format!("{} example {number}: {fault}", page.name));
                }
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_page_that_posts_has_a_form_in_some_example() {
    let locales = Locales::shipped().expect("texts");
    let templates = Templates::load().expect("templates");
    for page in heard::every_page().iter().filter(|page| page.posts) {
        let shell = page.shell(false);
        let has_form = page.examples.iter().any(|example| {
            let html = templates.render(&locales, "en", page.template, &shell, example);
            html.expect(page.name).contains("method=\"post\"")
        });
        assert!(has_form, "{}", page.name);
    }
}

#[test]
fn every_example_of_every_letter_is_one_subject_and_two_bodies() {
    let locales = Locales::shipped().expect("texts");
    let templates = Templates::load().expect("templates");
    for letter in heard::every_letter() {
        assert!(!letter.examples.is_empty());
        for example in &letter.examples {
            let render = |file: &str| {
                let name = format!("mail/{}/{file}", letter.template);
                let shell = serde_json::json!({ "lang": "en", "dir": "ltr" });
                let rendered = templates.render(&locales, "en", &name, &shell, example);
                rendered.unwrap_or_else(|error| panic!("{name}: {error:?}"))
            };
            let (subject, text, html) = (
                render("subject.txt"),
                render("body.txt"),
                render("body.html"),
            );
            assert_eq!(subject.trim().lines().count(), 1, "{subject}");
            for part in [&subject, &text, &html] {
                assert!(!part.contains("{$") && !part.contains("{ $"), "{part}");
                assert!(!part.trim().is_empty());
            }
            assert!(!text.contains('<') && !text.contains("&amp;"), "{text}");
            let page = Html::parse_document(&html);
            assert_eq!(select(&page, "title").len(), 1);
            assert_eq!(
                select(&page, "img, script, link, iframe").len(),
                0,
                "nothing is fetched"
            );
            // Who reads the one reads the same links as who reads the other.
            for link in select(&page, "a[href]") {
                let href = link.attr("href").unwrap_or_default();
                assert!(text.contains(href), "{href} is not in\n{text}");
            }
        }
    }
}

#[test]
fn every_letter_says_in_which_language_it_is_and_how_that_is_written() {
    let locales = Locales::shipped().expect("texts");
    let templates = Templates::load().expect("templates");
    for letter in heard::every_letter() {
        let name = format!("mail/{}/body.html", letter.template);
        for language in LANGUAGES {
            let shell = serde_json::json!({ "lang": language.tag, "dir": language.dir() });
            for example in &letter.examples {
                let rendered = templates.render(&locales, language.tag, &name, &shell, example);
                let page = Html::parse_document(&rendered.expect("a letter"));
                let root = page.root_element();
                assert_eq!(root.attr("lang"), Some(language.tag), "{name}");
                assert_eq!(root.attr("dir"), Some(language.dir()), "{name}");
                assert!(select(&page, "body[dir], body[lang]").is_empty(), "{name}");
            }
        }
    }
}

/// Where a template prints HTML as it is. Each is made by `web::markdown` and nothing else.
#[test]
fn nothing_is_printed_as_html_but_what_was_made_of_markdown() {
    let mut found = Vec::new();
    for name in Templates::names() {
        let source = Templates::source(&name).expect("a template");
        for part in source.split("{{").skip(1) {
            let printed = part.split("}}").next().unwrap_or_default();
            if printed.contains("| safe") || printed.contains("|safe") {
                found.push(format!("{name}: {}", printed.trim()));
            }
        }
        assert!(!source.contains("autoescape"), "{name}");
    }
    found.sort();
    insta::assert_snapshot!("printed_as_html", found.join("\n"));
}
