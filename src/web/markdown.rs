//! Markdown of officers as HTML: headings, paragraphs, lists, links, emphasis. Nothing raw.

use std::fmt::Write;

use domain::survey::pipe::Filled;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde::Serialize;

/// HTML that was made here and may be printed as it is. Nothing else may be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Html(String);

impl Html {
    /// Whether there is nothing to print.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The HTML.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Renders Markdown. Raw HTML comes out as the text it is, images as their description, and links
/// lead to `http`, `https`, `mailto`, `tel` and this site only (T4).
#[must_use]
pub fn render(markdown: &str) -> Html {
    let mut dropped = Vec::new();
    let events =
        Parser::new_ext(markdown, Options::ENABLE_TABLES).filter_map(|event| match event {
            Event::Html(raw) | Event::InlineHtml(raw) => Some(Event::Text(raw)),
            Event::Start(Tag::Link { ref dest_url, .. }) if !is_safe_link(dest_url) => {
                dropped.push(true);
                None
            }
            Event::Start(Tag::Link { .. }) => {
                dropped.push(false);
                Some(event)
            }
            Event::End(TagEnd::Link) => (!dropped.pop().unwrap_or(false)).then_some(event),
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
            // The page has the first heading; what an officer writes starts below it.
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }) => Some(Event::Start(Tag::Heading {
                level: lower(level),
                id,
                classes,
                attrs,
            })),
            Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(lower(level)))),
            other => Some(other),
        });
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, events);
    Html(html)
}

/// Renders Markdown with somebody's own words in it. They come out as the words they are: no sign in
/// them is markup, and none reaches into the address of a link.
#[must_use]
pub fn render_filled(pieces: &[Filled]) -> Html {
    let mut words = Vec::new();
    let mut markdown = String::new();
    for piece in pieces {
        match piece {
            // These characters mean nothing in any text; here they hold places.
            Filled::Text(text) => markdown.extend(text.chars().filter(|c| !is_place(*c))),
            Filled::Answer(answer) => {
                markdown.extend(place_of(words.len()));
                words.push(answer);
            }
        }
    }
    let mut html = String::new();
    for c in render(&markdown).as_str().chars() {
        let at = (0..words.len()).find(|at| place_of(*at) == Some(c));
        match at.and_then(|at| words.get(at)) {
            Some(words) => escape(&mut html, words),
            None => html.push(c),
        }
    }
    Html(html)
}

/// First of the characters for private use of plane 15.
const PLACES: u32 = 0xF_0000;

fn place_of(number: usize) -> Option<char> {
    let number = u32::try_from(number).ok()?;
    char::from_u32(PLACES + number).filter(|c| is_place(*c))
}

const fn is_place(c: char) -> bool {
    matches!(c, '\u{f0000}'..='\u{ffffd}')
}

fn escape(html: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '&' | '<' | '>' | '"' | '\'' => {
                // Writing into a string cannot fail.
                let _ = write!(html, "&#{};", u32::from(c));
            }
            c => html.push(c),
        }
    }
}

const fn lower(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => HeadingLevel::H2,
        HeadingLevel::H3 => HeadingLevel::H3,
        _ => HeadingLevel::H4,
    }
}

/// Whether a link may be followed: an absolute web, mail or telephone address, or a path here.
#[must_use]
pub fn is_safe_link(href: &str) -> bool {
    let plain = !href
        .chars()
        .any(|c| c.is_control() || c.is_whitespace() || c == '\\');
    let absolute = ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .any(|scheme| {
            href.get(..scheme.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
        });
    let local = (href.starts_with('/') && !href.starts_with("//")) || href.starts_with('#');
    plain && (absolute || local)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_markdown_becomes_plain_html() {
        let html = render("# What\n\nWe *ask*:\n\n- one\n- [two](https://example.org)\n");
        assert_eq!(
            html.as_str(),
            "<h2>What</h2>\n<p>We <em>ask</em>:</p>\n<ul>\n<li>one</li>\n<li><a href=\"https://example.org\">two</a></li>\n</ul>\n"
        );
    }

    #[test]
    fn what_somebody_answered_is_words_and_nothing_else() {
        let text = |text: &str| Filled::Text(text.to_owned());
        let answer = |text: &str| Filled::Answer(text.to_owned());
        let said = |pieces: &[Filled]| render_filled(pieces).as_str().to_owned();
        assert_eq!(
            said(&[
                text("About *"),
                answer("<script>x</script> & \"b\""),
                text("* and")
            ]),
            "<p>About <em>&#60;script&#62;x&#60;/script&#62; &#38; &#34;b&#34;</em> and</p>\n"
        );
        for marks in [
            "# a",
            "**a**",
            "[a](https://b.example)",
            "`a`",
            "![a](b)",
            "- a",
            "| a |",
        ] {
            assert_eq!(said(&[answer(marks)]), format!("<p>{marks}</p>\n"));
        }
        let link = said(&[text("[a]("), answer("javascript:alert(1)"), text(")")]);
        assert!(!link.contains("javascript"), "{link}");
        let link = said(&[
            text("[a](https://b.example/"),
            answer("\" onclick"),
            text(")"),
        ]);
        assert!(!link.contains("onclick"), "{link}");
        let title = said(&[text("[a](/b \"c"), answer("\" onclick=\"x"), text("\")")]);
        assert!(title.contains("title=\"c&#34; onclick=&#34;x\""), "{title}");
        let forged = said(&[text("\u{f0000}a"), answer("b")]);
        assert_eq!(forged, "<p>ab</p>\n");
    }

    #[test]
    fn nothing_an_officer_pastes_can_run() {
        for evil in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html,<script>alert(1)</script>)",
            "[x](//evil.example)",
            "[x](\\\\evil.example)",
            "![x](javascript:alert(1))",
            "<a href=\"javascript:alert(1)\">x</a>",
            "[x](vbscript:x)",
            "<javascript:alert(1)>",
        ] {
            let html = render(evil).as_str().to_lowercase();
            assert!(!html.contains("<script"), "{evil} -> {html}");
            assert!(!html.contains("<img"), "{evil} -> {html}");
            assert!(!html.contains("<a href=\"javascript"), "{evil} -> {html}");
            assert!(!html.contains("<a href=\"data"), "{evil} -> {html}");
            assert!(!html.contains("href=\"//"), "{evil} -> {html}");
            assert!(!html.contains("href=\"%5c"), "{evil} -> {html}");
        }
    }
}
