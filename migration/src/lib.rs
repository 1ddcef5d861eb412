//! The history of the tables: one file per change, none of them ever edited once released.
//!
//! Nothing here uses the entities: they change, history must not.

use sea_orm_migration::prelude::*;

mod build;
mod m0001_installation;
mod m0002_staff;
mod m0003_audit;
mod m0004_jobs_and_mail;
mod m0005_programme;
mod m0006_survey;
mod m0007_response;
mod m0008_equality;
mod m0009_event;
mod m0010_theme;
mod m0011_tracker;
mod m0012_figures;
mod m0013_assessment;
mod m0014_draft_revision;
mod m0015_survey_address;
mod m0016_library;
mod m0017_upload;
mod m0018_joined_question;
mod m0020_way_back;
mod m0021_translation;
mod m0022_comment_translation;
mod m0023_publishing;
mod m0024_correcting;
mod m0025_format_request;
mod m0026_notice;
mod m0027_panel;
mod m0028_safeguarding;
mod m0029_response_mark;
mod m0030_set_aside;
mod m0031_attachment;
mod m0032_telling;
mod m0033_upload_seen;
mod m0034_workbench;
mod m0035_learning;
mod m0036_redaction;
mod m0037_finding;
mod m0038_bundles;
mod m0039_agreement;
mod m0041_who;
mod m0042_assessing;
mod m0043_figures_published;
mod m0044_counts;
mod m0045_gate_language;
mod m0046_figures_reason;
mod m0047_programme_area;
mod m0048_sent_back;
mod m0050_public_text;
mod m0051_checked_on;
mod m0052_audit_seal;
mod m0053_event_correction;

/// Every change in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_installation::Migration),
            Box::new(m0002_staff::Migration),
            Box::new(m0003_audit::Migration),
            Box::new(m0004_jobs_and_mail::Migration),
            Box::new(m0005_programme::Migration),
            Box::new(m0006_survey::Migration),
            Box::new(m0007_response::Migration),
            Box::new(m0008_equality::Migration),
            Box::new(m0009_event::Migration),
            Box::new(m0010_theme::Migration),
            Box::new(m0011_tracker::Migration),
            Box::new(m0012_figures::Migration),
            Box::new(m0013_assessment::Migration),
            Box::new(m0014_draft_revision::Migration),
            Box::new(m0015_survey_address::Migration),
            Box::new(m0016_library::Migration),
            Box::new(m0017_upload::Migration),
            Box::new(m0018_joined_question::Migration),
            Box::new(m0020_way_back::Migration),
            Box::new(m0021_translation::Migration),
            Box::new(m0022_comment_translation::Migration),
            Box::new(m0023_publishing::Migration),
            Box::new(m0025_format_request::Migration),
            Box::new(m0026_notice::Migration),
            Box::new(m0027_panel::Migration),
            Box::new(m0028_safeguarding::Migration),
            Box::new(m0024_correcting::Migration),
            Box::new(m0029_response_mark::Migration),
            Box::new(m0030_set_aside::Migration),
            Box::new(m0031_attachment::Migration),
            Box::new(m0032_telling::Migration),
            Box::new(m0033_upload_seen::Migration),
            Box::new(m0034_workbench::Migration),
            Box::new(m0035_learning::Migration),
            Box::new(m0036_redaction::Migration),
            Box::new(m0037_finding::Migration),
            Box::new(m0038_bundles::Migration),
            Box::new(m0039_agreement::Migration),
            Box::new(m0041_who::Migration),
            Box::new(m0042_assessing::Migration),
            Box::new(m0043_figures_published::Migration),
            Box::new(m0044_counts::Migration),
            Box::new(m0045_gate_language::Migration),
            Box::new(m0046_figures_reason::Migration),
            Box::new(m0047_programme_area::Migration),
            Box::new(m0048_sent_back::Migration),
            Box::new(m0050_public_text::Migration),
            Box::new(m0051_checked_on::Migration),
            Box::new(m0052_audit_seal::Migration),
            Box::new(m0053_event_correction::Migration),
        ]
    }
}
