//! What people wrote, as anybody may read it.

use super::{Kind, Reason, State};
use crate::named::named;

/// The fewest responses of a survey, and the fewest people of a group, that may be quoted.
pub const LEAST: u32 = 10;

named! {
    /// Why words are not quoted.
    pub enum Unfit {
        /// Their response is not counted any more, or was never a person's.
        Gone = "gone",
        /// Fewer than ten people have answered the survey.
        FewResponses = "few_responses",
        /// Not everything that may say who somebody is was decided about.
        Undecided = "undecided",
        /// Nobody looked at them a second time for what tells who somebody is when put together.
        Unchecked = "unchecked",
        /// They are not in what may be shown of the comment any more.
        Changed = "changed",
        /// The survey asks whether people may be quoted, and this person did not say yes.
        NoConsent = "no_consent",
        /// Fewer than ten people belong to the group that would stand beside them.
        SmallTag = "small_tag",
    }
}

/// What is known of words somebody proposed to quote.
#[derive(Clone, Debug, Default)]
pub struct Quoted<'a> {
    /// What may be shown of the comment: nothing when its response is not counted.
    pub shown: Option<&'a str>,
    /// What was decided about each candidate in it.
    pub states: &'a [State],
    /// The words that were passed at the second look.
    pub passed: Option<&'a str>,
    /// How many people have answered the survey.
    pub responses: u32,
    /// Whether the person lets themselves be quoted, where the survey asks; none where it does not.
    pub consent: Option<bool>,
    /// What would stand beside them, and how many people it is true of.
    pub tag: Option<(&'a str, u32)>,
}

/// The one thing that may stand beside a quotation: coarse, true of ten people or more, and never a
/// protected characteristic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag(String);

impl Tag {
    /// In words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Words anybody may read. There is no other way to one than [`Quote::of`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    words: String,
    tag: Option<Tag>,
}

impl Quote {
    /// The words, if every rule lets them be published; every rule that does not, otherwise.
    pub fn of(quoted: &Quoted<'_>) -> Result<Self, Vec<Unfit>> {
        let mut unfit = Vec::new();
        let mut rule = |holds: bool, why: Unfit| {
            if !holds {
                unfit.push(why);
            }
        };
        rule(quoted.shown.is_some(), Unfit::Gone);
        rule(quoted.responses >= LEAST, Unfit::FewResponses);
        rule(!quoted.states.contains(&State::Proposed), Unfit::Undecided);
        rule(quoted.passed.is_some(), Unfit::Unchecked);
        let stands = quoted.shown.zip(quoted.passed);
        rule(
            stands.is_none_or(|(shown, passed)| !passed.is_empty() && shown.contains(passed)),
            Unfit::Changed,
        );
        rule(quoted.consent != Some(false), Unfit::NoConsent);
        rule(
            quoted.tag.is_none_or(|(_, people)| people >= LEAST),
            Unfit::SmallTag,
        );
        match (quoted.passed, unfit.is_empty()) {
            (Some(words), true) => Ok(Self {
                words: words.to_owned(),
                tag: quoted.tag.map(|(name, _)| Tag(name.to_owned())),
            }),
            _ => Err(unfit),
        }
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// What stands beside them.
    #[must_use]
    pub const fn tag(&self) -> Option<&Tag> {
        self.tag.as_ref()
    }
}

impl Reason {
    /// Why words are taken out.
    pub const TAKEN_OUT: &'static [Self] = &[
        Self::Person,
        Self::Staff,
        Self::Place,
        Self::Date,
        Self::Private,
        Self::Rare,
        Self::Other,
    ];
    /// Why words are left.
    pub const LEFT: &'static [Self] = &[Self::Public, Self::Mistaken, Self::Other];
}

impl Kind {
    /// Why words of this kind are usually taken out.
    #[must_use]
    pub const fn usual_reason(self) -> Reason {
        match self {
            Self::Postcode => Reason::Place,
            Self::Birth => Reason::Date,
            Self::Detail => Reason::Rare,
            Self::Email
            | Self::Link
            | Self::NhsNumber
            | Self::NiNumber
            | Self::Phone
            | Self::Name => Reason::Person,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit() -> Quoted<'static> {
        Quoted {
            shown: Some("Dr [name removed] was kind. I waited a year."),
            states: &[State::Accepted, State::Left],
            passed: Some("I waited a year."),
            responses: 10,
            consent: None,
            tag: None,
        }
    }

    #[test]
    fn every_rule_alone_keeps_words_from_being_quoted() {
        assert_eq!(Quote::of(&fit()).expect("fit").words(), "I waited a year.");
        let unfit = |quoted: Quoted<'_>| Quote::of(&quoted).expect_err("unfit");
        let gone = Quoted {
            shown: None,
            ..fit()
        };
        assert_eq!(unfit(gone), [Unfit::Gone]);
        let few = Quoted {
            responses: 9,
            ..fit()
        };
        assert_eq!(unfit(few), [Unfit::FewResponses]);
        let states = &[State::Accepted, State::Proposed];
        assert_eq!(unfit(Quoted { states, ..fit() }), [Unfit::Undecided]);
        assert_eq!(
            unfit(Quoted {
                passed: None,
                ..fit()
            }),
            [Unfit::Unchecked]
        );
        let passed = Some("Dr Smith was kind");
        assert_eq!(unfit(Quoted { passed, ..fit() }), [Unfit::Changed]);
        assert_eq!(
            unfit(Quoted {
                passed: Some(""),
                ..fit()
            }),
            [Unfit::Changed]
        );
        let consent = Some(false);
        assert_eq!(unfit(Quoted { consent, ..fit() }), [Unfit::NoConsent]);
        let tag = Some(("In the north", 9));
        assert_eq!(unfit(Quoted { tag, ..fit() }), [Unfit::SmallTag]);
        let tag = Some(("In the north", 10));
        let quote = Quote::of(&Quoted {
            tag,
            consent: Some(true),
            ..fit()
        })
        .expect("fit");
        assert_eq!(quote.tag().map(Tag::as_str), Some("In the north"));
    }
}
