//! Somebody who answers the survey of the made-up programme.

use super::{Answer, App, Browser, FICTION};

/// Somebody who answers.
pub(crate) struct Respondent {
    /// Their browser.
    pub(crate) browser: Browser,
}

/// An address of the survey.
pub(crate) fn survey(rest: &str) -> String {
    format!("/surveys/{FICTION}{rest}")
}

impl Respondent {
    /// Opens the start page and presses the button.
    pub(crate) async fn begins(app: &App) -> Self {
        Self::begins_in(app.browser()).await
    }

    /// The same in a browser that has been here.
    pub(crate) async fn begins_in(browser: Browser) -> Self {
        let page = browser.get(&survey("")).await;
        let begun = browser.submit(&page, FICTION, &[]).await;
        assert_eq!(begun.location(), Some(survey("/sections")));
        Self { browser }
    }

    /// Fills in one section and sends it.
    pub(crate) async fn answers(&self, section: usize, fields: &[(&str, &str)]) -> Answer {
        let path = survey(&format!("/sections/{section}"));
        let page = self.browser.get(&path).await;
        self.browser.submit(&page, &path, fields).await
    }

    /// Answers the one question that needs an answer, and leaves a comment.
    pub(crate) async fn answers_shortly(&self, comment: &str) {
        let fields = [("q5", "agree"), ("q8", comment)];
        let next = self.answers(3, &fields).await;
        assert_eq!(next.status, 303, "{}", next.words());
    }

    /// Sends everything from the check page.
    pub(crate) async fn sends(&self) -> Answer {
        let page = self.browser.get(&survey("/check")).await;
        self.browser.submit(&page, "/check", &[]).await
    }

    /// Where the check page leads once everything was sent.
    pub(crate) async fn sends_nothing_more(&self) -> Option<String> {
        self.browser.post(&survey("/check"), &[]).await.location()
    }

    /// The receipt code, as the page shows it.
    pub(crate) async fn receipt(&self) -> String {
        let page = self.browser.get(&survey("/sent")).await;
        page.all(".app-code").concat()
    }

    /// Somebody who has sent a short answer, and their receipt code.
    pub(crate) async fn who_sent(app: &App, comment: &str) -> (Self, String) {
        let respondent = Self::begins(app).await;
        respondent.answers_shortly(comment).await;
        assert_eq!(respondent.sends().await.status, 303);
        let receipt = respondent.receipt().await;
        assert_eq!(receipt.len(), 31, "{receipt}");
        (respondent, receipt)
    }
}
