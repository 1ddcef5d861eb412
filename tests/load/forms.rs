//! Forms as pages serve them, found by plain search: a parser would cost more than the server.

/// What kind of field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Sent back as it is.
    Hidden,
    /// One of a group.
    Radio,
    /// Any of a group.
    Checkbox,
    /// One line.
    Text,
    /// Several lines.
    Area,
}

/// One field.
#[derive(Debug)]
pub(crate) struct Field {
    name: String,
    /// Its kind.
    pub(crate) kind: Kind,
    /// Its value.
    pub(crate) value: String,
    /// Whether choosing it rules the others out.
    pub(crate) exclusive: bool,
    /// Whether choosing it opens a box for words.
    pub(crate) opens_box: bool,
}

/// A form that is posted.
#[derive(Debug)]
pub(crate) struct Form {
    /// Where it goes.
    pub(crate) action: String,
    fields: Vec<Field>,
}

impl Form {
    /// Every posted form of a page.
    pub(crate) fn all(page: &str) -> Vec<Self> {
        let mut forms = Vec::new();
        for part in page.split("<form ").skip(1) {
            let Some((head, rest)) = part.split_once('>') else {
                continue;
            };
            let head = format!(" {head}");
            let inside = rest.split("</form>").next().unwrap_or_default();
            if let (Some("post"), Some(action)) =
                (attribute(&head, "method"), attribute(&head, "action"))
            {
                forms.push(Self {
                    action: action.to_owned(),
                    fields: inside.split('<').filter_map(Field::read).collect(),
                });
            }
        }
        forms
    }

    /// The names of its fields, each once, in order.
    pub(crate) fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for field in &self.fields {
            if !names.contains(&field.name.as_str()) {
                names.push(&field.name);
            }
        }
        names
    }

    /// The fields of a name.
    pub(crate) fn named(&self, name: &str) -> Vec<&Field> {
        self.fields
            .iter()
            .filter(|field| field.name == name)
            .collect()
    }

    /// The first value served for a name.
    pub(crate) fn value(&self, name: &str) -> String {
        self.named(name)
            .first()
            .map(|field| field.value.clone())
            .unwrap_or_default()
    }

    /// The hidden fields and these, ready to post.
    pub(crate) fn with(&self, given: &[(&str, &str)]) -> String {
        let hidden = self
            .fields
            .iter()
            .filter(|field| field.kind == Kind::Hidden);
        let mut pairs: Vec<(String, String)> = hidden
            .map(|field| (field.name.clone(), field.value.clone()))
            .collect();
        for (name, value) in given {
            pairs.push(((*name).to_owned(), (*value).to_owned()));
        }
        encode(&pairs)
    }
}

impl Field {
    fn read(part: &str) -> Option<Self> {
        let tag = part.split('>').next()?;
        let kind = match tag.split_whitespace().next()? {
            "textarea" => Kind::Area,
            "input" => match attribute(tag, "type")? {
                "hidden" => Kind::Hidden,
                "radio" => Kind::Radio,
                "checkbox" => Kind::Checkbox,
                _ => Kind::Text,
            },
            _ => return None,
        };
        Some(Self {
            name: attribute(tag, "name")?.to_owned(),
            kind,
            value: plain(attribute(tag, "value").unwrap_or_default()),
            exclusive: attribute(tag, "data-behaviour") == Some("exclusive"),
            opens_box: attribute(tag, "data-aria-controls").is_some(),
        })
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    between(tag, &format!(" {name}=\""), "\"")
}

/// What stands between two pieces of text.
pub(crate) fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    Some(text.split_once(before)?.1.split_once(after)?.0)
}

/// Text as it is read, of text as it is written in a page.
pub(crate) fn plain(html: &str) -> String {
    if !html.contains('&') {
        return html.to_owned();
    }
    html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&#x2F;", "/")
        .replace("&amp;", "&")
}

/// Pairs as a form is posted.
pub(crate) fn encode(pairs: &[(String, String)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}
