//! What a survey is: its sections, questions and options, which of them a person sees, and what
//! they may answer.
//!
//! A *definition* is the questionnaire without its dates; each publication freezes one as an
//! immutable *version*, named by the SHA-256 of its [canonical](canonical::to_string) form.
//! Codes of questions and options are permanent: texts may change between versions, what was
//! answered stays comparable. Free text is never part of the closed answers: it is a *comment*.
//!
//! The one way through a survey is [`journey`]: web, paper, check page and figures all ask it.

mod answers;
mod bands;
pub mod canonical;
mod check;
mod closed;
mod condition;
mod definition;
mod diff;
pub mod edit;
pub mod export;
mod fields;
mod file;
mod files;
pub mod gates;
mod joined;
mod journey;
mod kind;
pub mod lint;
mod logic;
mod merge;
pub mod pipe;
mod progress;
mod reply;
mod sentence;
mod shuffle;
mod state;
#[cfg(test)]
mod tests;
mod texts;
pub mod translation;
mod voice;
mod wording;
mod written;

pub use answers::{Answer, Answers, Attached, Comment};
pub use bands::{Band, QuartilePlace, bands, quartiles};
pub use check::{Fault, check};
pub use closed::Closed;
pub use condition::{Condition, DateBounds};
pub use definition::{Code, Contact, Definition, Document, Picture, Question, Section};
pub use diff::{Change, Effect, diff};
pub use fields::{
    Fields, apart_field, date_field, other_field, rank_field, removal_field, row_field,
};
pub use file::{FORMAT, Schedule, SurveyFile};
pub use files::files;
pub use joined::{Changed, Decision, Edition, Joined, Why, join, to_judge};
pub use journey::{Journey, Stop, journey};
pub use kind::{Choice, Kind, Row, Standing};
pub use lint::{Advice, age_to_read, lint};
pub use logic::{Finding, Severity, logic};
pub use merge::{Merged, Seen};
pub use progress::{Progress, Task, TaskState, is_certain, remind_at};
pub use reply::{Wanted, asked_now, read_page, read_section};
pub use sentence::{Bounds, Phrase, Says, number_of, sentence};
pub use state::{Door, SurveyState, door};
pub use texts::{source, texts, texts_mut, translated};
pub use voice::{ORGANISATION, Speaker, Voice};
pub use wording::{EASY_ENGLISH, EASY_READ, Text, mark, plain_tag};
