//! Templates that find their type.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::{Arc, OnceLock, RwLock};

use rust_embed::RustEmbed;
use serde::Serialize;
use tera::{Context, Function, Kwargs, State, Tera, Value};

use super::kept::{Digest, Kept, Rendering};
use super::locale::{Locales, Texts};

/// A page: the struct a template receives, found by the name on the template's first line.
pub trait Page: Serialize {
    /// The template.
    const TEMPLATE: &'static str;
    /// Whether the public can meet it: then all its texts stand in `public.ftl`, in every language.
    /// A page under `/staff` is for staff and in English.
    const PUBLIC: bool = false;
    /// Whether it holds a form that is posted; then it carries a token of the visit.
    const POSTS: bool = false;
    /// Whether it belongs to a survey people answer: it offers the quick way out.
    const EXIT: bool = false;

    /// Whether it says nothing of one visitor, nothing typed and nothing of somebody signed in:
    /// then its rendering is kept for the next visitor.
    fn is_shared(&self) -> bool {
        false
    }

    /// Pages that together reach every branch of the template.
    fn examples() -> Vec<Self>
    where
        Self: Sized;
}

/// A mail: a folder of templates, `subject.txt`, `body.txt` and `body.html`.
pub trait Letter: Serialize {
    /// The folder under `templates/mail`.
    const TEMPLATE: &'static str;
    /// Whether it goes to the public, in every language. What goes to staff is in English.
    const PUBLIC: bool = true;

    /// Letters that together reach every branch of the templates.
    fn examples() -> Vec<Self>
    where
        Self: Sized;
}

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Files;

/// Every template, read once in a process.
pub struct Templates(RwLock<Loaded>);

struct Loaded {
    tera: Arc<Tera>,
    kept: Kept,
    #[cfg(debug_assertions)]
    newest: u64,
}

thread_local! {
    /// The language in which this thread renders. Rendering is one call, which waits for nothing, so
    /// `t(key=..)` finds its language here wherever it stands, in components too.
    static SPOKEN: RefCell<Option<Arc<Texts>>> = const { RefCell::new(None) };
}

#[derive(Serialize)]
struct Frame<'a, S, P> {
    shell: &'a S,
    page: &'a P,
}

/// What the templates of a letter find under `shell`.
#[derive(Serialize)]
struct LetterFrame {
    lang: &'static str,
    dir: &'static str,
}

impl Templates {
    /// Reads every template.
    pub fn load() -> anyhow::Result<Self> {
        static SHIPPED: OnceLock<Arc<Tera>> = OnceLock::new();
        let tera = match SHIPPED.get() {
            Some(tera) => Arc::clone(tera),
            None => {
                let tera = Arc::new(read()?);
                Arc::clone(SHIPPED.get_or_init(|| tera))
            }
        };
        Ok(Self(RwLock::new(Loaded::of(tera))))
    }

    /// Renders a page in its shell.
    pub fn render<S: Serialize, P: Serialize>(
        &self,
        locales: &Locales,
        language: &str,
        template: &str,
        shell: &S,
        page: &P,
    ) -> tera::TeraResult<String> {
        let context = Context::from_serialize(&Frame { shell, page })?;
        self.render_context(locales, language, template, &context)
    }

    /// Whether a page that is kept for the next visitor has these words. None may that are one
    /// person's.
    #[must_use]
    pub fn keeps(&self, words: &str) -> bool {
        self.loaded().kept.holds(words)
    }

    /// Renders a page that is the same for every visitor but for the token of its forms, or takes
    /// what was rendered for an earlier one. In `shell`, `marker` stands for the token.
    #[expect(
        clippy::too_many_arguments,
        reason = "a page, its shell, and two tokens"
    )]
    pub(super) fn render_shared<S: Serialize, P: Serialize>(
        &self,
        locales: &Locales,
        language: &str,
        template: &str,
        shell: &S,
        page: &P,
        marker: &str,
        token: &str,
    ) -> tera::TeraResult<String> {
        self.refresh();
        let content = serde_json::to_vec(&(language, template, shell, page))
            .map_err(|error| tera::Error::message(error.to_string()))?;
        let digest = Digest::of(&content);
        let found = self.loaded().kept.find(digest);
        let rendering = match found {
            Some(rendering) => rendering,
            None => {
                let html = self.render(locales, language, template, shell, page)?;
                let rendering = Rendering::cut(&html, marker);
                self.loaded().kept.keep(digest, rendering)
            }
        };
        Ok(rendering.with(token))
    }

    fn loaded(&self) -> std::sync::RwLockReadGuard<'_, Loaded> {
        self.0
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Renders one file of a letter, without a shell.
    pub fn render_letter<L: Letter>(
        &self,
        locales: &Locales,
        language: &str,
        file: &str,
        letter: &L,
    ) -> tera::TeraResult<String> {
        let template = format!("mail/{}/{file}", L::TEMPLATE);
        let language = locales.get(language).language();
        let frame = LetterFrame {
            lang: language.tag,
            dir: language.dir(),
        };
        self.render(locales, language.tag, &template, &frame, letter)
    }

    fn render_context(
        &self,
        locales: &Locales,
        language: &str,
        template: &str,
        context: &Context,
    ) -> tera::TeraResult<String> {
        self.refresh();
        SPOKEN.set(Some(Arc::clone(locales.get(language))));
        self.loaded().tera.render(template, context)
    }

    /// The names of all templates.
    #[must_use]
    pub fn names() -> Vec<String> {
        Files::iter().map(Cow::into_owned).collect()
    }

    /// The source of a template.
    #[must_use]
    pub fn source(name: &str) -> Option<String> {
        String::from_utf8(Files::get(name)?.data.into_owned()).ok()
    }

    /// While developing, a changed template is read anew at the next page.
    #[cfg(debug_assertions)]
    fn refresh(&self) {
        if newest() > self.loaded().newest {
            match read() {
                Ok(tera) => {
                    *self
                        .0
                        .write()
                        .unwrap_or_else(std::sync::PoisonError::into_inner) =
                        Loaded::of(Arc::new(tera));
                }
                Err(error) => tracing::warn!("{error:#}"),
            }
        }
    }

    #[cfg(not(debug_assertions))]
    fn refresh(&self) {}
}

/// Looks at dates alone, and once a second: more took longer than the page.
#[cfg(debug_assertions)]
fn newest() -> u64 {
    use std::time::{Duration, Instant};
    static LOOKED: std::sync::Mutex<Option<(Instant, u64)>> = std::sync::Mutex::new(None);
    let mut looked = LOOKED
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    match *looked {
        Some((at, newest)) if at.elapsed() < Duration::from_secs(1) => newest,
        _ => {
            let newest = newest_now();
            *looked = Some((Instant::now(), newest));
            newest
        }
    }
}

#[cfg(debug_assertions)]
fn newest_now() -> u64 {
    let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/templates"));
    Files::iter()
        .filter_map(|name| folder.join(&*name).metadata().ok()?.modified().ok())
        .filter_map(|date| date.duration_since(std::time::UNIX_EPOCH).ok())
        .map(|date| u64::try_from(date.as_millis()).unwrap_or_default())
        .max()
        .unwrap_or_default()
}

impl Loaded {
    fn of(tera: Arc<Tera>) -> Self {
        Self {
            tera,
            kept: Kept::default(),
            #[cfg(debug_assertions)]
            newest: newest(),
        }
    }
}

fn read() -> anyhow::Result<Tera> {
    let sources: Vec<(String, String)> = Templates::names()
        .into_iter()
        .filter_map(|name| Some((name.clone(), Templates::source(&name)?)))
        .collect();
    let mut tera = Tera::default();
    tera.register_function("t", Translate);
    tera.add_raw_templates(sources.iter().map(|(n, s)| (n.as_str(), s.as_str())))
        .map_err(|error| anyhow::anyhow!("templates: {error:?}"))?;
    Ok(tera)
}

/// `t(key="..", name=value)`: the text of a key in the language of the page.
struct Translate;

impl Function<tera::TeraResult<Value>> for Translate {
    fn call(&self, kwargs: Kwargs, _: &State<'_>) -> tera::TeraResult<Value> {
        SPOKEN.with_borrow(|texts| {
            let texts = texts.as_deref();
            text(
                texts.ok_or_else(|| tera::Error::message("in no language"))?,
                &kwargs,
            )
        })
    }
}

fn text(texts: &Texts, kwargs: &Kwargs) -> tera::TeraResult<Value> {
    let key: &str = kwargs.must_get("key")?;
    if let Some(text) = texts.plain(key) {
        return Ok(Value::normal_string(text));
    }
    if !texts.has(key) {
        return Err(tera::Error::message(format!("no text for the key `{key}`")));
    }
    let mut values = Vec::new();
    for (name, value) in kwargs.iter() {
        let Some(name) = name.as_str().filter(|name| *name != "key") else {
            continue;
        };
        let value = match value.as_i64() {
            Some(number) => domain::Arg::Number(number),
            None => domain::Arg::Text(value.to_string()),
        };
        values.push((name, value));
    }
    Ok(Value::normal_string(&texts.with(key, &values)))
}

/// A page or a letter with its examples as templates receive them, for the tests that show every
/// one of them.
#[derive(Debug)]
pub struct Sample {
    /// The type, as the first line of its template names it.
    pub name: &'static str,
    /// The template, or the folder of a letter.
    pub template: &'static str,
    /// Whether the public can meet it.
    pub public: bool,
    /// Whether it holds a form that is posted.
    pub posts: bool,
    /// Whether it offers the quick way out.
    pub exit: bool,
    /// Its examples.
    pub examples: Vec<serde_json::Value>,
}

impl Sample {
    /// A page.
    #[must_use]
    pub fn page<P: Page>(name: &'static str) -> Self {
        Self {
            name,
            template: P::TEMPLATE,
            public: P::PUBLIC,
            posts: P::POSTS,
            exit: P::EXIT,
            examples: values(&P::examples()),
        }
    }

    /// A letter.
    #[must_use]
    pub fn letter<L: Letter>(name: &'static str) -> Self {
        Self {
            name,
            template: L::TEMPLATE,
            public: L::PUBLIC,
            posts: false,
            exit: false,
            examples: values(&L::examples()),
        }
    }

    /// A shell such as the page would stand in, for nobody in particular or for staff.
    #[must_use]
    pub fn shell(&self, staff: bool) -> serde_json::Value {
        let links = [serde_json::json!({
            "href": "/staff/surveys", "key": "staff-surveys", "current": true
        })];
        let who = serde_json::json!({ "name": "Jo Officer", "links": links });
        serde_json::json!({
            "lang": "en", "dir": "ltr", "easy": false, "large": false, "prefix": "",
            "css": "/static/app.css", "js": "/static/app.js", "icon": "/static/icon.svg",
            "fallback": false,
            "csrf": if self.posts { "a-token" } else { "" },
            "exit": self.exit,
            "refused": false,
            "flash": staff.then_some("It is saved"),
            "partners": ["A council", "A hospital trust"],
            "path": "/somewhere",
            "languages": [],
            "staff": staff.then_some(who),
            "year": 2026,
        })
    }
}

fn values<T: Serialize>(examples: &[T]) -> Vec<serde_json::Value> {
    let value = |example| serde_json::to_value(example).unwrap_or_default();
    examples.iter().map(value).collect()
}

/// Lists the pages and letters of the site, once, for the tests that show every one of them.
macro_rules! pages {
    (pages: $($page:ty),+; letters: $($letter:ty),+ $(;)?) => {
        /// Every page of the site.
        #[must_use]
        pub fn every_page() -> Vec<$crate::web::page::Sample> {
            vec![$($crate::web::page::Sample::page::<$page>(stringify!($page))),+]
        }

        /// Every letter of the site.
        #[must_use]
        pub fn every_letter() -> Vec<$crate::web::page::Sample> {
            vec![$($crate::web::page::Sample::letter::<$letter>(stringify!($letter))),+]
        }
    };
}
pub(crate) use pages;
