//! Heard: consultation and engagement feedback for a council and its NHS partners.
//!
//! The map of the house is in `README.md`. Each capability is a folder with a header of its own;
//! the rules that need no I/O are in the crate `domain`.

pub mod app;
pub mod assessment;
pub mod audit;
pub mod config;
pub mod console;
pub mod db;
pub mod demo;
pub mod equality;
pub mod events;
pub mod jobs;
pub mod keys;
pub mod mail;
pub mod paper;
pub mod programme;
pub mod reach;
pub mod respond;
pub mod results;
pub mod site;
pub mod staff;
pub mod survey;
pub mod themes;
pub mod tracker;
pub mod web;
