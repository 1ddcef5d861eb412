//! How far an assessment has come, who may take it further, and what to think about again.

use chrono::{Months, NaiveDate};

use super::Stage;
use crate::named::named;

named! {
    /// How far a version of an assessment has come.
    pub enum State {
        /// It is being written.
        Draft = "draft",
        /// It was handed in to be read by a second person.
        Submitted = "submitted",
        /// It came back with what is to be changed.
        Returned = "returned",
        /// A second person agrees with it.
        Agreed = "agreed",
        /// It is signed off, and never changes again.
        SignedOff = "signed_off",
        /// It is signed off, and being looked at again.
        InReview = "in_review",
        /// A later version took its place, or nothing more is to come.
        Closed = "closed",
    }
}

named! {
    /// What is done with a version of an assessment.
    pub enum Deed {
        /// Somebody wrote in it.
        Write = "write",
        /// It is handed in.
        Submit = "submit",
        /// It is given back, with what is to be changed.
        Return = "return",
        /// A second person agrees.
        Agree = "agree",
        /// It is signed off.
        SignOff = "sign_off",
        /// The public is shown it.
        Publish = "publish",
        /// It is looked at again.
        Review = "review",
        /// It was looked at again and stays as it is.
        Keep = "keep",
        /// It was looked at again and a new version is begun.
        Revise = "revise",
        /// Nothing more is to come, or a later version takes its place.
        Close = "close",
    }
}

impl State {
    /// What becomes of it; none where that cannot be done now.
    #[must_use]
    pub const fn after(self, deed: Deed) -> Option<Self> {
        use State::{Agreed, Closed, Draft, InReview, Returned, SignedOff, Submitted};
        Some(match (self, deed) {
            (Draft | Returned, Deed::Write) => self,
            (Draft | Returned, Deed::Submit) => Submitted,
            (Submitted | Agreed, Deed::Return) => Returned,
            (Submitted, Deed::Agree) => Agreed,
            (Agreed, Deed::SignOff) => SignedOff,
            (SignedOff | InReview, Deed::Publish) => self,
            (SignedOff, Deed::Review) => InReview,
            (InReview, Deed::Keep) => SignedOff,
            (SignedOff | InReview, Deed::Revise) => InReview,
            (SignedOff | InReview, Deed::Close) => Closed,
            _ => return None,
        })
    }

    /// Whether it can be written in.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// Whether somebody put their name under it.
    #[must_use]
    pub const fn is_signed(self) -> bool {
        matches!(self, Self::SignedOff | Self::InReview | Self::Closed)
    }
}

/// Whether this deed is one for a second pair of eyes that this person does not have: who wrote in
/// a version agrees with it, or signs it off, only with a reason.
#[must_use]
pub fn needs_reason(deed: Deed, who: Option<i64>, authors: &[Option<i64>]) -> bool {
    matches!(deed, Deed::Agree | Deed::SignOff) && authors.contains(&who)
}

/// Whether an assessment should have been looked at again before today.
#[must_use]
pub fn is_overdue(review_on: Option<NaiveDate>, state: State, today: NaiveDate) -> bool {
    let lives = matches!(state, State::SignedOff | State::InReview);
    lives && review_on.is_some_and(|day| day < today)
}

named! {
    /// What to think about again. Nothing is stopped by it.
    pub enum Caution {
        /// The decision is made and the full assessment is not signed off. Due regard comes before
        /// and at the decision, with an open mind (Brown v Secretary of State \[2008\] EWHC 3158).
        DecidedFirst = "decided_first",
        /// It was signed off only after the decision.
        SignedAfter = "signed_after",
        /// The decision is made with a first look alone.
        OnlyFirstLook = "only_first_look",
        /// It is looked at again only in half a year or later.
        ReviewFar = "review_far",
        /// It should have been looked at again.
        ReviewOverdue = "review_overdue",
        /// Something promised in it is past its day.
        ActionsPast = "actions_past",
        /// It says that nobody is worse off: others will rely on it.
        ClaimsNone = "claims_none",
    }
}

/// The days cautions go by.
#[derive(Clone, Copy, Debug, Default)]
pub struct Times {
    /// When the decision was made.
    pub decided_on: Option<NaiveDate>,
    /// When this version was signed off.
    pub signed_on: Option<NaiveDate>,
    /// When it is looked at again.
    pub review_on: Option<NaiveDate>,
    /// The earliest day something is promised by.
    pub first_due: Option<NaiveDate>,
    /// Whether a full assessment is signed off.
    pub has_full: bool,
    /// Whether it says that nobody is worse off.
    pub claims_none: bool,
}

/// What to think about again.
#[must_use]
pub fn cautions(stage: Stage, state: State, times: &Times, today: NaiveDate) -> Vec<Caution> {
    let decided = times.decided_on.filter(|day| *day <= today);
    let half_a_year = today.checked_add_months(Months::new(6));
    let overdue = is_overdue(times.review_on, state, today);
    let far = times
        .review_on
        .zip(half_a_year)
        .is_some_and(|(day, half)| day > half);
    let after = decided
        .zip(times.signed_on)
        .is_some_and(|(decided, signed)| signed > decided);
    let full = stage == Stage::Two;
    let all = [
        (
            full && decided.is_some() && times.signed_on.is_none(),
            Caution::DecidedFirst,
        ),
        (full && after, Caution::SignedAfter),
        (
            !full && decided.is_some() && !times.has_full,
            Caution::OnlyFirstLook,
        ),
        (far && state != State::Closed, Caution::ReviewFar),
        (overdue, Caution::ReviewOverdue),
        (
            times.first_due.is_some_and(|day| day < today),
            Caution::ActionsPast,
        ),
        (times.claims_none, Caution::ClaimsNone),
    ];
    let open = all
        .into_iter()
        .filter_map(|(is, caution)| is.then_some(caution));
    open.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Named;

    fn deeds() -> impl Strategy<Value = Vec<Deed>> {
        proptest::collection::vec(proptest::sample::select(Deed::ALL), 0..40)
    }

    proptest! {
        #[test]
        fn nothing_is_signed_off_that_nobody_handed_in_and_agreed(deeds in deeds()) {
            let (mut state, mut done) = (State::Draft, Vec::new());
            for deed in deeds {
                let Some(next) = state.after(deed) else { continue };
                if deed == Deed::Write || deed == Deed::Return {
                    // Whatever is written anew is handed in and agreed anew.
                    done.clear();
                }
                done.push(deed);
                if next.is_signed() {
                    let at = |deed| done.iter().position(|one| *one == deed);
                    prop_assert!(at(Deed::Submit) < at(Deed::Agree));
                    prop_assert!(at(Deed::Agree) < at(Deed::SignOff));
                    prop_assert!(at(Deed::Submit).is_some());
                }
                state = next;
            }
        }

        #[test]
        fn what_is_signed_off_is_never_written_in_again(deeds in deeds()) {
            let (mut state, mut signed) = (State::Draft, false);
            for deed in deeds {
                if let Some(next) = state.after(deed) {
                    prop_assert!(!signed || deed != Deed::Write);
                    prop_assert!(!signed || next.is_signed());
                    state = next;
                }
                signed = signed || state.is_signed();
                prop_assert!(!signed || !state.is_open());
            }
        }

        #[test]
        fn who_wrote_it_never_agrees_alone_without_a_reason(
            who in proptest::option::of(1_i64..4), other in proptest::option::of(1_i64..4),
        ) {
            for deed in [Deed::Agree, Deed::SignOff] {
                prop_assert!(needs_reason(deed, who, &[other, who]));
                prop_assert_eq!(needs_reason(deed, who, &[other]), who == other);
            }
            prop_assert!(!needs_reason(Deed::Submit, who, &[who]));
        }
    }

    #[test]
    fn what_is_closed_stays_closed() {
        for deed in Deed::ALL {
            assert_eq!(State::Closed.after(*deed), None, "{deed:?}");
        }
    }

    #[test]
    fn a_decision_before_the_full_assessment_is_said() {
        let day = |text: &str| Some(text.parse::<NaiveDate>().expect("a day"));
        let today = day("2019-06-01").expect("a day");
        let said = |stage, state, decided, signed, has_full| {
            let times = Times {
                decided_on: day(decided),
                signed_on: signed,
                has_full,
                ..Times::default()
            };
            cautions(stage, state, &times, today)
        };
        let (one, two) = (Stage::One, Stage::Two);
        let decided = "2019-03-06";
        assert_eq!(
            said(two, State::Draft, decided, None, false),
            [Caution::DecidedFirst]
        );
        assert_eq!(
            said(two, State::SignedOff, decided, day("2019-05-01"), true),
            [Caution::SignedAfter]
        );
        assert_eq!(
            said(two, State::SignedOff, decided, day("2019-03-06"), true),
            []
        );
        assert_eq!(
            said(one, State::SignedOff, decided, day("2019-02-01"), false),
            [Caution::OnlyFirstLook]
        );
        assert_eq!(
            said(one, State::SignedOff, decided, day("2019-02-01"), true),
            []
        );
        // A decision still to come is none.
        assert_eq!(said(two, State::Draft, "2019-06-02", None, false), []);
    }

    #[test]
    fn only_what_is_in_force_is_overdue() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let (due, after) = (day("2026-11-22"), day("2026-11-23"));
        assert!(is_overdue(Some(due), State::SignedOff, after));
        assert!(!is_overdue(Some(after), State::SignedOff, after));
        assert!(!is_overdue(Some(due), State::Draft, after));
        assert!(!is_overdue(Some(due), State::Closed, after));
    }
}
