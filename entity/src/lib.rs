//! The tables as Rust sees them: one file per table, columns and nothing else.
//!
//! What a column means is said here; what may be done with a row is said in the capability that
//! owns it. Pages never carry a row.

#![expect(
    clippy::disallowed_methods,
    reason = "the model macro makes savers that begin; nothing calls them"
)]

mod stored;

pub mod assessment;
pub mod assessment_quote;
pub mod assessment_step;
pub mod assessment_version;
pub mod attachment;
pub mod audit_entry;
pub mod audit_head;
pub mod audit_seal;
pub mod baseline;
pub mod batch;
pub mod booking;
pub mod bundle;
pub mod bundle_look;
pub mod bundled;
pub mod change;
pub mod claim_doubt;
pub mod comment;
pub mod comment_coding;
pub mod comment_read;
pub mod comment_span;
pub mod comment_translation;
pub mod commitment;
pub mod commitment_owner;
pub mod commitment_update;
pub mod contact;
pub mod difference_decision;
pub mod draft;
pub mod draft_address;
pub mod equality_answer;
pub mod equality_set;
pub mod erasure;
pub mod event;
pub mod event_correction;
pub mod event_session;
pub mod figures_publication;
pub mod format_request;
pub mod gate_pass;
pub mod hold;
pub mod import;
pub mod installation;
pub mod invitation;
pub mod invitee;
pub mod job;
pub mod joined_question;
pub mod kept_piece;
pub mod keying;
pub mod language_check;
pub mod moved_date;
pub mod notice;
pub mod notice_wording;
pub mod organisation;
pub mod original_opening;
pub mod outbox;
pub mod outreach;
pub mod panel;
pub mod phase;
pub mod preview;
pub mod programme;
pub mod programme_safety;
pub mod proposal_comment;
pub mod public_text;
pub mod publication_quote;
pub mod quotation;
pub mod reading;
pub mod reading_entry;
pub mod reading_turn;
pub mod redacted;
pub mod redaction;
pub mod released_table;
pub mod response;
pub mod response_mark;
pub mod safety_case;
pub mod safety_step;
pub mod saved_search;
pub mod second_coding;
pub mod second_sample;
pub mod second_word;
pub mod set_aside_step;
pub mod sign_off;
pub mod snapshot;
pub mod staff;
pub mod staff_role;
pub mod staff_session;
pub mod survey;
pub mod survey_address;
pub mod survey_version;
pub mod telling;
pub mod theme;
pub mod theme_decision;
pub mod theme_measure;
pub mod theme_proposal;
pub mod theme_publication;
pub mod theme_question;
pub mod theme_run;
pub mod theme_source;
pub mod theme_step;
pub mod themed;
pub mod throttle;
pub mod translated_text;
pub mod upload;
pub use stored::Stored;
