//! What is said in public about a survey while it is open and after: answers to questions,
//! corrections, news.

use crate::named::named;

named! {
    /// What a notice is.
    pub enum NoticeKind {
        /// A question somebody asked, and the answer.
        Question = "question",
        /// Something that was wrong, and what is right.
        Correction = "correction",
        /// Something that happened since.
        News = "news",
    }
}

impl NoticeKind {
    /// Whether those who left an address are told unless the officer decides otherwise: a correction
    /// may change what they would have said, news is what they left it for.
    #[must_use]
    pub const fn is_for_everybody(self) -> bool {
        !matches!(self, Self::Question)
    }
}
