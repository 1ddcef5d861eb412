//! The site as its users meet it: every test drives a real site in this process over HTTP.
//!
//! On SQLite by itself; on PostgreSQL under `tests/pg.sh`, which sets `TEST_DATABASE_URL`.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::string_slice,
    reason = "a test that cannot go on has failed"
)]

mod harness;

mod access;
mod accounts;
mod agreement;
mod answering;
mod architecture;
mod aside;
mod assessing;
mod attached;
mod audit;
mod backup;
mod building;
mod coming_back;
mod console;
mod correcting;
mod corrections;
mod database;
mod demo;
mod drop_ins;
mod easy_read;
mod export;
mod figures;
mod finding;
mod forgery;
mod formats;
mod headers;
mod hosts;
mod identity;
mod imports;
mod intake;
mod invited;
mod kinds;
mod languages;
mod licences;
mod limits;
mod locale;
mod notices;
mod paper;
mod parameters;
mod pictures;
mod piping;
mod privacy;
mod proof;
mod published_themes;
mod publishing;
mod races;
mod receipts;
mod redaction;
mod routing;
mod safeguarding;
mod same_page;
mod scrutiny;
mod sharing;
mod site;
mod small_numbers;
mod sources;
mod staff;
mod statements;
mod telling;
mod templates;
mod themes_grouped;
mod themes_on_files;
mod tracker;
mod translating;
mod twice;
mod uploads;
mod voices;
mod who;
mod words;
mod workbench;
