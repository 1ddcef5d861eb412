//! Who is asked: the condition of a section or a question, as a form and as a sentence.

use actix_web::web::Path;
use domain::Arg;
use domain::survey::edit::{Draft, Manner, Place, mark, place};
use domain::survey::{Condition, Definition, Fields, Question};

use super::commands::{self, EditError, Step};
use super::outline::{self, Officer};
use super::pages::{PartView, WhenPage};
use super::queries::{self, Built};
use super::when_form::{DEEPEST, Node, Test, hows};
use crate::db::Tx;
use crate::survey::sentence;
use crate::web::flash::Flash;
use crate::web::ui::{Choice, DayField, Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/surveys/{survey}/build/when/{code}", when)
        .post("/staff/surveys/{survey}/build/when/{code}", save);
}

type Code = Path<(i64, String)>;

fn condition_of<'a>(definition: &'a Definition, code: &str) -> Option<&'a Condition> {
    match place(definition, code)? {
        Place::Section(_, section) => section.show_if.as_ref(),
        Place::Question(_, _, question) => question.show_if.as_ref(),
    }
}

fn when_mark(definition: &Definition, code: &str) -> String {
    mark(&(code, condition_of(definition, code)))
}

async fn when(officer: Officer, shell: Shell, path: Code) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    let stored = condition_of(&built.definition, &path.1);
    let tree = stored.map_or_else(Node::blank, Node::of);
    let page = page(
        &shell,
        &built,
        &path.1,
        &tree,
        &Fields::default(),
        FormErrors::none(),
    )?;
    shell.render(page)
}

async fn save(officer: Officer, shell: Shell, path: Code, form: Posted<Fields>) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    let code = path.1.as_str();
    let mut tree = Node::read(&form);
    let wanted = match form.one("deed") {
        "save" => tree.condition(&built.definition),
        "clear" => Ok(None),
        deed => {
            rearrange(&mut tree, deed);
            return shell.render(page(
                &shell,
                &built,
                code,
                &tree,
                &form,
                FormErrors::none(),
            )?);
        }
    };
    let wanted = match wanted {
        Ok(wanted) => wanted,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(page(&shell, &built, code, &tree, &form, errors)?);
        }
    };
    let saved = set(&officer, &shell, code, &form, wanted).await;
    if saved.is_ok() {
        shell.flash(Flash::new("flash-builder-saved"));
        return shell.see_other(&format!("/staff/surveys/{}/build#{code}", built.id));
    }
    let after = queries::built(shell.db().read(), &officer).await?;
    let done = Flash::new("flash-builder-saved");
    outline::answer(&shell, saved, done, "", built.id, "when", |errors| {
        page(&shell, &after, code, &tree, &form, errors)
    })
}

async fn set(
    officer: &Officer,
    shell: &Shell,
    code: &str,
    form: &Fields,
    wanted: Option<Condition>,
) -> Result<(), EditError> {
    let (now, step) = (
        shell.now,
        Step {
            deed: "condition.save",
            place: code,
            read: form.one("mark"),
        },
    );
    let edit = async |tx: &Tx| {
        let change = |draft: &mut Draft| draft.set_condition(code, wanted);
        commands::edit(tx, officer, step, |d| when_mark(d, code), change, now).await
    };
    shell.db().write(edit).await
}

/// What a button of the form does; any other only shows the form again, fitted to what is chosen.
fn rearrange(tree: &mut Node, deed: &str) {
    match deed.split_once(' ') {
        Some(("add", path)) => tree.add(path, false),
        Some(("group", path)) => tree.add(path, true),
        Some(("remove", path)) => tree.remove(path),
        _ => {}
    }
}

fn page(
    shell: &Shell,
    built: &Built,
    code: &str,
    tree: &Node,
    typed: &Fields,
    errors: FormErrors,
) -> Result<WhenPage, Error> {
    let definition = &built.definition;
    let found = place(definition, code).ok_or(Error::NotFound)?;
    let (at, before, is_section, about) = match found {
        Place::Section(at, section) => (at, 0, true, &section.title),
        Place::Question(at, before, question) => (at, before, false, &question.text),
    };
    let about = about.get(shell.language()).0.to_owned();
    let section = definition.sections.get(at);
    // A question is asked of those who see its section; a section, of those it is for.
    let outer = section.and_then(|section| section.show_if.as_ref());
    let outer = outer.filter(|_| !is_section);
    let page = section.into_iter();
    let beside = page.flat_map(|section| section.questions.iter().take(before));
    let earlier: Vec<&Question> = definition
        .sections
        .iter()
        .take(at)
        .flat_map(|section| &section.questions)
        .chain(beside)
        .collect();
    let stored = condition_of(definition, code);
    let typed_now = match tree.condition(definition) {
        Ok(typed) => typed,
        Err(_) => stored.cloned(),
    };
    let says = |condition: Option<&Condition>| {
        sentence::asked_within(&shell.texts, definition, outer, condition)
    };
    let mut maker = Maker {
        shell,
        earlier: &earlier,
        definition,
        errors: &errors,
        parts: Vec::new(),
        tests: 0,
        groups: 0,
    };
    maker.node(tree, "w", 0);
    let parts = maker.parts;
    let mut now = Fields::default();
    now.push("when", says(stored));
    Ok(WhenPage {
        action: format!("/staff/surveys/{}/build/when/{code}", built.id),
        back: format!("/staff/surveys/{}/build#{code}", built.id),
        about,
        is_section,
        sentence: says(typed_now.as_ref()),
        parts,
        can_ask: !earlier.is_empty(),
        is_set: stored.is_some(),
        head: outline::head(
            shell,
            built,
            when_mark(definition, code),
            typed,
            &now,
            &[("when", "builder-when")],
            errors,
        ),
    })
}

/// Makes the parts of the form of a tree, in order.
struct Maker<'a> {
    shell: &'a Shell,
    earlier: &'a [&'a Question],
    definition: &'a Definition,
    errors: &'a FormErrors,
    parts: Vec<PartView>,
    tests: usize,
    groups: usize,
}

impl Maker<'_> {
    fn node(&mut self, node: &Node, path: &str, depth: usize) {
        match node {
            Node::Test(test) => {
                self.tests += 1;
                let part = self.test(test, path);
                self.parts.push(part);
            }
            Node::Group { mode, parts } => {
                if depth > 0 {
                    self.groups += 1;
                }
                let group = PartView {
                    alone: (parts.len() < 2 && matches!(mode.as_str(), "all" | "any"))
                        .then(|| mode.clone()),
                    ..self.group(mode, path, depth)
                };
                self.parts.push(group.clone());
                for (n, part) in parts.iter().enumerate() {
                    self.node(part, &format!("{path}-{n}"), depth + 1);
                }
                self.parts.push(PartView {
                    kind: "end".to_owned(),
                    ..group
                });
            }
        }
    }

    fn group(&self, mode: &str, path: &str, depth: usize) -> PartView {
        let known = ["all", "any", "none", "not_all"];
        let chosen = known.iter().find(|one| **one == mode).unwrap_or(&"all");
        let name = if depth == 0 {
            self.shell.t("builder-when-root")
        } else {
            self.shell
                .with("builder-when-group", &[("number", Arg::from(self.groups))])
        };
        PartView {
            kind: "group".to_owned(),
            path: path.to_owned(),
            name,
            modes: known
                .iter()
                .map(|one| {
                    let label = self.shell.t(&format!("builder-mode-{one}"));
                    Choice::plain(*one, label, one == chosen)
                })
                .collect(),
            can_nest: depth + 1 < DEEPEST,
            can_remove: depth > 0,
            ..PartView::default()
        }
    }

    fn test(&self, test: &Test, path: &str) -> PartView {
        let number = |question: &Question| {
            domain::survey::number_of(self.definition, question.code.as_str()).unwrap_or(0)
        };
        let language = self.shell.language();
        let nothing = Choice::plain(
            "",
            self.shell.t("builder-when-choose"),
            test.question.is_empty(),
        );
        let questions = self.earlier.iter().flat_map(|question| {
            let label = format!("{}. {}", number(question), question.text.get(language).0);
            let code = question.code.as_str();
            // A matrix as a whole, and each of its statements.
            let rows = question.kind.rows().iter().map(move |row| {
                let code = format!("{code}:{}", row.code);
                let label = format!("{}. {}", number(question), row.text.get(language).0);
                let chosen = code == test.question;
                Choice::plain(code, label, chosen)
            });
            std::iter::once(Choice::plain(code, label, code == test.question)).chain(rows)
        });
        let ends = [
            "question", "options", "words", "places", "min", "max", "from-day", "to-day",
        ];
        let error = ends
            .iter()
            .find_map(|end| self.errors.of(&format!("{path}.{end}")));
        let part = PartView {
            kind: "test".to_owned(),
            path: path.to_owned(),
            name: self
                .shell
                .with("builder-when-test", &[("number", Arg::from(self.tests))]),
            can_remove: true,
            questions: std::iter::once(nothing).chain(questions).collect(),
            error,
            ..PartView::default()
        };
        let asked = self
            .earlier
            .iter()
            .find(|question| question.code.as_str() == test.asked());
        match asked {
            Some(question) => self.fitted(part, test, question, path),
            None => part,
        }
    }

    /// The test with the fields that fit its question.
    fn fitted(&self, part: PartView, test: &Test, question: &Question, path: &str) -> PartView {
        let (how, language) = (test.how(question), self.shell.language());
        let fitting = hows(question, test.asked() != test.question);
        let is_date = Manner::of(&question.kind) == Manner::Date;
        let range = fitting.contains(&"range");
        let field = |name: &str| Field {
            name: format!("{path}.{name}"),
            value: test.typed(name).to_owned(),
            error: None,
        };
        let day = |name: &str| DayField {
            name: format!("{path}.{name}"),
            day: test.typed(&format!("{name}-day")).to_owned(),
            month: test.typed(&format!("{name}-month")).to_owned(),
            year: test.typed(&format!("{name}-year")).to_owned(),
            error: None,
        };
        PartView {
            hows: fitting
                .iter()
                .map(|one| {
                    let label = self.shell.t(&format!("builder-how-{one}"));
                    Choice::plain(*one, label, *one == how)
                })
                .collect(),
            options: question
                .choices()
                .map(|option| {
                    let code = option.code.as_str();
                    let ticked = test.options.iter().any(|one| one == code);
                    Choice::plain(code, option.text.get(language).0, ticked)
                })
                .collect(),
            words: fitting.contains(&"words").then(|| field("words")),
            places: matches!(how, "first" | "not_first").then(|| field("places")),
            numbers: (range && !is_date).then(|| (field("min"), field("max"))),
            days: (range && is_date).then(|| (day("from"), day("to"))),
            ..part
        }
    }
}
