//! Who answered against who lives here, and where groups answered differently.
//!
//! Everything here is worked out from [released figures](crate::results): rounded, with small
//! numbers hidden, frozen until the next release. What is worked out from them tells nothing that
//! they do not, and a hidden figure gives no statistic. No page of this capability counts anything.
//!
//! A *baseline* is how many people of each group could have answered: a set of figures with its
//! base, source and date. The Census of 2021 for Bath and North East Somerset and for England comes
//! with the program; others are imported. A group that answered less than its baseline would let
//! expect goes on the *outreach list*, which officers see and work through.
//!
//! A *difference* is one answer or theme by one group against the other groups. Reviewers take each
//! up or set it aside, with a reason. The decision stays through later releases, and is asked again
//! when the difference has become another one.

mod answered;
pub mod baselines;
pub mod commands;
pub mod console;
mod difference;
mod differences;
pub mod forms;
mod ground;
mod outreach;
pub mod pages;
pub mod queries;
mod weighted;

use crate::web::Routes;

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    routes
        .get("/staff/equality/{survey}/who", answered::who)
        .post("/staff/equality/{survey}/who", answered::reach_out)
        .get("/staff/equality/{survey}/weighted", weighted::weighted)
        .get("/staff/equality/{survey}/differences", differences::list)
        .get("/staff/equality/{survey}/differences/one", difference::one)
        .post(
            "/staff/equality/{survey}/differences/one",
            difference::decide,
        )
        .post(
            "/staff/equality/{survey}/differences/undo",
            difference::undo,
        )
        .get("/staff/surveys/{survey}/outreach", outreach::list)
        .post("/staff/surveys/{survey}/outreach", outreach::done);
}
