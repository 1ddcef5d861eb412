//! One person's way through a survey, from its start page to the receipt, by the forms it serves.

use std::collections::BTreeMap;
use std::io;
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};

use crate::client::{Answer, Client};
use crate::forms::{self, Form, Kind};

/// More requests than any walk needs: it goes round in circles.
const MOST_STEPS: u32 = 80;

const WORDS: &[&str] = &[
    "the",
    "waiting",
    "list",
    "was",
    "long",
    "and",
    "nobody",
    "rang",
    "back",
    "my",
    "mother's",
    "surgery",
    "is",
    "kind",
    "but",
    "closed",
    "after",
    "six",
    "we",
    "need",
    "somebody",
    "to",
    "talk",
    "with",
    "in",
    "evening",
    "bus",
    "stops",
    "at",
    "nine",
    "£4.50",
    "each",
    "way",
    "I",
    "don't",
    "know",
    "who",
    "reads",
    "this",
    "carers",
    "&",
    "families",
    "should",
    "be",
    "asked",
    "first",
    "\"safe\"",
    "place",
    "near",
    "Llŷn",
    "Street",
    "شکریہ",
    "really",
    "helped",
    "<soon>",
    "quiet",
    "room",
    "please",
    "not",
    "another",
    "form",
];

/// Who answers: their choices follow from the seed, their words carry the marker.
pub(crate) struct Person {
    rng: StdRng,
    /// In everything they write, and in nothing anybody else writes.
    pub(crate) marker: String,
    /// Whether they answer the equality questions.
    pub(crate) equality: bool,
    /// What they wrote, by field.
    pub(crate) words: BTreeMap<String, String>,
    /// What they chose, by field.
    pub(crate) chosen: BTreeMap<String, Vec<String>>,
}

impl Person {
    /// Somebody.
    pub(crate) fn new(seed: u64, marker: String, equality: bool) -> Self {
        Self {
            rng: StdRng::seed_from_u64(seed),
            marker,
            equality,
            words: BTreeMap::new(),
            chosen: BTreeMap::new(),
        }
    }

    /// Words for a field; no text of anybody is part of another.
    fn comment(&mut self, field: &str, words: usize) -> String {
        let mut text = format!("{} {field}", self.marker);
        for _ in 0..words {
            text.push(' ');
            text.push_str(WORDS.choose(&mut self.rng).unwrap_or(&"so"));
        }
        text
    }

    /// Fills a form in. On the survey's own pages what was given is remembered.
    fn fill(&mut self, form: &Form) -> String {
        let of_survey = form.action.contains("/sections/");
        let gate = form.action.ends_with("/equality");
        let mut given: Vec<(String, String)> = Vec::new();
        let mut beside: Vec<String> = Vec::new();
        for name in form.names() {
            let fields = form.named(name);
            let Some(kind) = fields.first().map(|field| field.kind) else {
                continue;
            };
            let mut values = Vec::new();
            match kind {
                Kind::Hidden => values.extend(fields.iter().map(|field| field.value.clone())),
                Kind::Radio if gate => {
                    values.push(if self.equality { "yes" } else { "no" }.to_owned());
                }
                Kind::Radio | Kind::Checkbox => {
                    // "None of these" would skip pages: every walk is to be of one length.
                    let open: Vec<_> = fields.iter().filter(|field| !field.exclusive).collect();
                    let most = if kind == Kind::Radio {
                        1
                    } else {
                        self.rng.random_range(1..=2)
                    };
                    let mut picked: Vec<usize> = (0..open.len()).collect();
                    while picked.len() > most {
                        picked.swap_remove(self.rng.random_range(0..picked.len()));
                    }
                    picked.sort_unstable();
                    for field in picked.into_iter().filter_map(|at| open.get(at)) {
                        values.push(field.value.clone());
                        if field.opens_box {
                            beside.push(format!("{name}.other"));
                        }
                    }
                }
                Kind::Area => {
                    let words = self.rng.random_range(20..=60);
                    values.push(self.comment(name, words));
                }
                Kind::Text if beside.iter().any(|known| known == name) => {
                    values.push(self.comment(name, 3));
                }
                Kind::Text => values.push(String::new()),
            }
            if of_survey && kind != Kind::Hidden {
                let written = matches!(kind, Kind::Area | Kind::Text);
                if let (true, Some(text)) = (written, values.first()) {
                    if !text.is_empty() {
                        self.words.insert(name.to_owned(), text.clone());
                    }
                } else {
                    self.chosen.insert(name.to_owned(), values.clone());
                }
            }
            given.extend(values.into_iter().map(|value| (name.to_owned(), value)));
        }
        forms::encode(&given)
    }
}

/// What the person does next.
#[derive(Clone, Debug)]
enum Step {
    Get(String),
    Post(String, String),
}

/// What became of a step.
pub(crate) enum Went {
    /// There is more to do.
    On,
    /// The site says that the answers are stored.
    Acknowledged,
    /// The receipt is there: the walk is over.
    Receipt(String),
}

/// Why a walk cannot go on.
pub(crate) enum Stuck {
    /// No answer came. The same step can be tried again.
    NoAnswer(io::Error),
    /// The site cannot take it now. The same step can be tried again.
    Busy(String),
    /// An answer nobody should get.
    Wrong(String),
}

impl Stuck {
    /// In few words, so that equal ones can be counted.
    pub(crate) fn kind(&self) -> String {
        match self {
            Self::NoAnswer(error) => format!("no answer: {}", error.kind()),
            Self::Busy(what) | Self::Wrong(what) => what.clone(),
        }
    }
}

/// A walk under way.
pub(crate) struct Walk {
    /// Who walks.
    pub(crate) person: Person,
    /// How long the answer to sending took, once it came.
    pub(crate) sending: Option<Duration>,
    slug: String,
    next: Step,
    steps: u32,
}

impl Walk {
    /// Somebody before the start page.
    pub(crate) fn new(slug: &str, person: Person) -> Self {
        Self {
            person,
            sending: None,
            slug: slug.to_owned(),
            next: Step::Get(format!("/surveys/{slug}")),
            steps: 0,
        }
    }

    /// Whether the next step sends the answers.
    pub(crate) fn is_about_to_send(&self) -> bool {
        matches!(&self.next, Step::Post(path, _) if path.ends_with("/check"))
    }

    /// Goes one step. When it fails, the next call tries the same step again.
    pub(crate) fn step(&mut self, client: &mut Client) -> Result<Went, Stuck> {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return Err(Stuck::Wrong("no end".to_owned()));
        }
        let begun = Instant::now();
        let answer = match &self.next {
            Step::Get(path) => client.get(path),
            Step::Post(path, form) => client.post(path, form),
        };
        let answer = answer.map_err(Stuck::NoAnswer)?;
        let sending = self.is_about_to_send();
        if sending && answer.status == 303 {
            self.sending = Some(begun.elapsed());
        }
        match (answer.status, &answer.location) {
            (303, Some(location)) => {
                let stored = location.ends_with("/equality") || location.ends_with("/sent");
                self.next = Step::Get(location.clone());
                Ok(if sending && stored {
                    Went::Acknowledged
                } else {
                    Went::On
                })
            }
            (200, _) => self.read(&answer),
            (429 | 503, _) => Err(Stuck::Busy(self.called(answer.status))),
            (status, _) => Err(Stuck::Wrong(self.called(status))),
        }
    }

    /// The page is there: the receipt, or a form to fill in.
    fn read(&mut self, page: &Answer) -> Result<Went, Stuck> {
        if matches!(&self.next, Step::Get(path) if path.ends_with("/sent")) {
            let code = forms::between(&page.body, "<strong class=\"app-code\">", "</strong>")
                .and_then(|code| forms::between(code, ">", "<"))
                .ok_or_else(|| Stuck::Wrong("no code on the receipt".to_owned()))?;
            return Ok(Went::Receipt(code.trim().to_owned()));
        }
        // The list of sections: the first is opened, and the others follow by themselves.
        if let Step::Get(path) = &self.next
            && path.ends_with("/sections")
        {
            self.next = Step::Get(format!("{path}/1"));
            return Ok(Went::On);
        }
        let begins = format!("/surveys/{}", self.slug);
        let form = Form::all(&page.body)
            .into_iter()
            .find(|form| form.action.starts_with(&begins))
            .ok_or_else(|| Stuck::Wrong(format!("{} without a form", self.called(200))))?;
        let body = self.person.fill(&form);
        self.next = Step::Post(form.action, body);
        Ok(Went::On)
    }

    /// A status and where it came, without numbers that differ from walk to walk.
    fn called(&self, status: u16) -> String {
        let (method, path) = match &self.next {
            Step::Get(path) => ("GET", path),
            Step::Post(path, _) => ("POST", path),
        };
        let place: Vec<&str> = path.split('/').skip(3).collect();
        let place = if place.is_empty() {
            "start".to_owned()
        } else {
            place.join("/")
        };
        format!("{status} to {method} {place}")
    }
}
