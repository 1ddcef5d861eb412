//! A browser: it keeps cookies, shows pages, and sends forms as they stand there.

use std::sync::Arc;

use reqwest::cookie::{CookieStore, Jar};
use reqwest::header::HeaderMap;
use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder, Url};

use super::html::{self, Form};
use super::people::{PASSWORD, email_of};

/// Somebody's browser.
#[derive(Clone)]
pub(crate) struct Browser {
    client: Client,
    jar: Arc<Jar>,
    base: String,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The status.
    pub(crate) status: u16,
    /// The headers.
    pub(crate) headers: HeaderMap,
    /// The body.
    pub(crate) body: String,
}

impl Browser {
    pub(super) fn new(base: &str) -> Self {
        let jar = Arc::new(Jar::default());
        let client = Client::builder()
            .cookie_provider(Arc::clone(&jar))
            .redirect(Policy::none())
            .timeout(std::time::Duration::from_secs(60))
            .build()
            .expect("a client");
        Self {
            client,
            jar,
            base: base.to_owned(),
        }
    }

    fn url(&self, path: &str) -> Url {
        let full = format!("{}{path}", self.base);
        Url::parse(&full).expect("an address")
    }

    /// A request, to be made stranger than a browser makes it.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, self.url(path))
    }

    /// Sends a request.
    pub(crate) async fn send(&self, request: RequestBuilder) -> Answer {
        let response = request.send().await.expect("an answer");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = response.bytes().await.expect("a body");
        Answer {
            status,
            headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    /// Opens a page.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    /// Opens a page and follows it to where it leads on this site.
    pub(crate) async fn follow(&self, answer: Answer) -> Answer {
        let mut answer = answer;
        for _ in 0..5 {
            let Some(next) = answer.location() else { break };
            answer = self.get(&next).await;
        }
        answer
    }

    /// Posts fields with a token of this visit, whatever the page holds.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.token().await;
        self.post_with(path, &token, fields).await
    }

    /// Posts fields with this token.
    pub(crate) async fn post_with(
        &self,
        path: &str,
        token: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let mut all = vec![("csrf", token)];
        all.extend(fields);
        self.send(self.request(Method::POST, path).form(&all)).await
    }

    /// Sends the form of a page whose action ends like this, with these fields filled in.
    pub(crate) async fn submit(
        &self,
        page: &Answer,
        action: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let form = page.form(action).filled_in(fields);
        self.send_form(&form).await
    }

    /// Sends a form as it is.
    pub(crate) async fn send_form(&self, form: &Form) -> Answer {
        let request = self.request(Method::POST, &form.action);
        self.send(request.form(&form.fields)).await
    }

    /// Sends a form in several parts, with a file: its field, its name and its bytes.
    pub(crate) async fn send_with_file(
        &self,
        form: &Form,
        (field, name, bytes): (&str, &str, &[u8]),
    ) -> Answer {
        let line = "--a-line-no-file-of-a-test-holds";
        let mut body = Vec::new();
        for (other, value) in form.fields.iter().filter(|(other, _)| other != field) {
            let part = format!(
                "--{line}\r\nContent-Disposition: form-data; name=\"{other}\"\r\n\r\n{value}\r\n"
            );
            body.extend(part.into_bytes());
        }
        // As browsers write what would end the name or the line.
        let name = name
            .replace('\r', "%0D")
            .replace('\n', "%0A")
            .replace('"', "%22");
        let head = format!(
            "--{line}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: text/html\r\n\r\n"
        );
        body.extend(head.into_bytes());
        body.extend(bytes);
        body.extend(format!("\r\n--{line}--\r\n").into_bytes());
        let request = self
            .request(Method::POST, &form.action)
            .header(
                "content-type",
                format!("multipart/form-data; boundary={line}"),
            )
            .body(body);
        self.send(request).await
    }

    /// A token for the forms of this visit.
    pub(crate) async fn token(&self) -> String {
        let page = self.get("/receipts").await;
        page.form("/receipts").value("csrf")
    }

    /// What this browser would send as its cookies.
    pub(crate) fn cookies(&self) -> String {
        let cookies = self.jar.cookies(&self.url("/"));
        let text = cookies.map(|value| value.to_str().expect("text").to_owned());
        text.unwrap_or_default()
    }

    /// Takes a cookie in from elsewhere.
    pub(crate) fn take_cookies(&self, cookies: &str) {
        for cookie in cookies.split("; ").filter(|cookie| !cookie.is_empty()) {
            self.jar
                .add_cookie_str(&format!("{cookie}; Path=/"), &self.url("/"));
        }
    }

    /// Signs in through the form.
    pub(crate) async fn signs_in(&self, name: &str) {
        let page = self.get("/staff/sign-in").await;
        let email = email_of(name);
        let fields = [("email", email.as_str()), ("password", PASSWORD)];
        let answer = self.submit(&page, "/staff/sign-in", &fields).await;
        assert_eq!(
            answer.location().as_deref(),
            Some("/staff"),
            "{name} signs in"
        );
    }
}

impl Answer {
    /// A header, as text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .get(name)
            .map(|value| value.to_str().expect("text"))
    }

    /// Where it leads.
    pub(crate) fn location(&self) -> Option<String> {
        self.header("location").map(str::to_owned)
    }

    /// The words of the page, as one line.
    pub(crate) fn words(&self) -> String {
        html::words(&self.body)
    }

    /// Whether the page says this.
    pub(crate) fn says(&self, text: &str) -> bool {
        self.words().contains(text)
    }

    /// The first heading.
    pub(crate) fn heading(&self) -> String {
        self.all("h1").into_iter().next().unwrap_or_default()
    }

    /// The words of every element a selector finds.
    pub(crate) fn all(&self, selector: &str) -> Vec<String> {
        html::all(&self.body, selector)
    }

    /// An attribute of every element a selector finds.
    pub(crate) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        html::attributes(&self.body, selector, name)
    }

    /// The form whose action ends like this.
    pub(crate) fn form(&self, action: &str) -> Form {
        let found = Form::all(&self.body)
            .into_iter()
            .find(|form| form.action.ends_with(action));
        found.unwrap_or_else(|| panic!("no form {action} ({}): {}", self.status, self.words()))
    }

    /// Every form that is posted.
    pub(crate) fn forms(&self) -> Vec<Form> {
        Form::all(&self.body)
    }

    /// What is wrong with a form, as the summary at its top says.
    pub(crate) fn errors(&self) -> Vec<String> {
        self.all(".govuk-error-summary__list li")
    }
}
