//! Heard: consultation and engagement feedback for a council and its NHS partners.
//!
//! The map of the house is in `README.md`. Each capability is a folder with a header of its own;
//! the rules that need no I/O are in the crate `domain`.

pub mod app;
pub mod aside;
pub mod assessment;
pub mod attached;
pub mod audit;
pub mod builder;
pub mod config;
pub mod console;
pub mod db;
pub mod demo;
pub mod equality;
pub mod events;
pub mod formats;
pub mod invited;
pub mod jobs;
pub mod keys;
pub mod mail;
pub mod notices;
pub mod paper;
pub mod programme;
pub mod proof;
pub mod publish;
pub mod reach;
pub mod redaction;
pub mod respond;
pub mod results;
pub mod safeguarding;
pub mod scrutiny;
pub mod sharing;
pub mod site;
pub mod staff;
pub mod survey;
pub mod themes;
pub mod tracker;
pub mod translate;
pub mod web;
pub mod who;
pub mod words;

web::page::pages! {
    pages:
        web::ui::ErrorPage,
        web::plain::PrivacyPage,
        web::plain::CookiesPage,
        web::plain::AccessibilityPage,
        web::plain::HelpPage,
        programme::pages::HomePage,
        programme::pages::ProgrammePage,
        assessment::pages::AssessmentPage,
        assessment::pages::ListPage,
        assessment::pages::CoverPage,
        assessment::pages::AboutPage,
        assessment::pages::RowPage,
        respond::pages::StartPage,
        respond::pages::HubPage,
        respond::pages::SectionPage,
        respond::pages::DroppingPage,
        respond::pages::CheckPage,
        respond::pages::LaterPage,
        respond::pages::ResumePage,
        respond::pages::GatePage,
        respond::pages::EqualityPage,
        respond::pages::SentPage,
        respond::pages::PreviewPage,
        respond::pages::ReceiptPage,
        respond::pages::HeldPage,
        respond::pages::WithdrawnPage,
        respond::pages::LeavePage,
        respond::pages::ReferencePage,
        events::pages::EventsPage,
        events::pages::EventPage,
        events::pages::SignUpPage,
        events::pages::AskedPage,
        events::pages::PlacePage,
        events::pages::StaffEventsPage,
        events::pages::StaffEventPage,
        events::pages::CallOffPage,
        events::pages::CorrectPage,
        events::pages::CorrectSessionPage,
        invited::pages::InvitedPage,
        invited::pages::StruckOffPage,
        invited::pages::PanelsPage,
        invited::pages::PanelPage,
        notices::pages::NoticesPage,
        notices::pages::StaffNoticesPage,
        notices::pages::NoticePage,
        sharing::pages::PosterPage,
        sharing::pages::SharePage,
        formats::pages::AskPage,
        formats::pages::TakenPage,
        formats::pages::RequestsPage,
        formats::pages::RequestPage,
        tracker::pages::TrackerPage,
        tracker::pages::CommitmentPage,
        tracker::pages::StaffTrackerPage,
        tracker::pages::CommitmentFormPage,
        tracker::pages::OwnPage,
        tracker::pages::OwnUpdatePage,
        paper::pages::PrintPage,
        paper::pages::BatchesPage,
        paper::pages::BatchPage,
        paper::pages::KeyPage,
        paper::pages::LetterPage,
        themes::pages::SurveysPage,
        themes::pages::QuestionsPage,
        themes::pages::FramePage,
        themes::pages::HistoryPage,
        themes::pages::ReadingPage,
        themes::pages::ListPage,
        themes::pages::SearchesPage,
        themes::pages::CodingPage,
        themes::pages::AgreementPage,
        themes::pages::DifferencesPage,
        themes::pages::SettlePage,
        themes::pages::PublishPage,
        themes::pages::GroupsPage,
        themes::pages::ToldPage,
        themes::pages::ToldListPage,
        themes::pages::ThemePage,
        themes::pages::ExamplesPage,
        themes::pages::BatchPage,
        themes::pages::CodebookPage,
        redaction::pages::RedactionPage,
        redaction::pages::SheetPage,
        redaction::pages::QuotesPage,
        survey::pages::SurveysPage,
        survey::pages::SurveyPage,
        proof::pages::ProofPage,
        proof::pages::ChecksPage,
        proof::pages::ChangesPage,
        publish::pages::PublishPage,
        publish::pages::DatesPage,
        publish::pages::ClosePage,
        publish::pages::HoldsPage,
        programme::pages::StaffProgrammesPage,
        programme::pages::StaffProgrammePage,
        programme::pages::SettingsPage,
        builder::pages::NewSurveyPage,
        builder::pages::OutlinePage,
        builder::pages::AboutPage,
        builder::pages::SectionFormPage,
        builder::pages::QuestionFormPage,
        builder::pages::OptionsPage,
        builder::pages::WhenPage,
        builder::pages::RemovalPage,
        builder::pages::LibraryPage,
        builder::pages::FilesPage,
        builder::pages::PicturePage,
        builder::pages::InsertPage,
        translate::pages::TranslationsPage,
        translate::pages::LanguagePage,
        translate::pages::PartPage,
        translate::pages::ForeignPage,
        words::pages::WordsPage,
        results::pages::FiguresPage,
        results::pages::PublishPage,
        results::pages::ResultsPage,
        equality::pages::SurveysPage,
        equality::pages::PurposePage,
        equality::pages::FiguresPage,
        equality::pages::CommentsPage,
        who::pages::WhoPage,
        who::pages::WeightedPage,
        who::pages::DifferencesPage,
        who::pages::DifferencePage,
        who::pages::OutreachPage,
        scrutiny::pages::UnusualPage,
        aside::pages::AsidePage,
        attached::pages::FilesPage,
        safeguarding::pages::QueuePage,
        safeguarding::pages::CasePage,
        safeguarding::pages::RaisePage,
        safeguarding::pages::SettingsPage,
        staff::pages::SignInPage,
        staff::pages::InvitationPage,
        staff::pages::HomePage,
        staff::pages::PeoplePage,
        staff::pages::AccountPage,
        audit::pages::AuditPage,
        demo::pages::FollowPage;
    letters:
        events::letters::PlaceLetter,
        formats::letters::RequestLetter,
        notices::letters::NoticeLetter,
        notices::letters::DigestLetter,
        invited::letters::InvitationLetter,
        safeguarding::letters::QueueLetter,
        staff::letters::AccountLetter,
        assessment::letters::ReviewLetter,
        respond::letters::BackLetter;
}
