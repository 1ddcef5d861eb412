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
mod answering;
mod architecture;
mod aside;
mod attached;
mod backup;
mod building;
mod coming_back;
mod correcting;
mod database;
mod drop_ins;
mod forgery;
mod formats;
mod headers;
mod hosts;
mod imports;
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
mod publishing;
mod races;
mod receipts;
mod safeguarding;
mod scrutiny;
mod sharing;
mod site;
mod small_numbers;
mod sources;
mod staff;
mod statements;
mod telling;
mod templates;
mod tracker;
mod translating;
mod twice;
mod uploads;
mod voices;
mod workbench;
