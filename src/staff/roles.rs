//! The only table of which role may do what.

use domain::role::Role;

use super::proof::Permission;

macro_rules! permissions {
    ($($(#[$doc:meta])* $type:ident = $name:literal: $($role:ident)|+;)+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug)]
            pub struct $type;

            impl Permission for $type {
                const NAME: &'static str = $name;
            }
        )+

        /// Whether a role may do a deed.
        #[must_use]
        pub fn may(role: Role, permission: &str) -> bool {
            match permission {
                $($name => matches!(role, $(Role::$role)|+),)+
                _ => false,
            }
        }

        /// Every permission with the roles that hold it.
        #[must_use]
        pub fn table() -> Vec<(&'static str, Vec<Role>)> {
            vec![$(($name, vec![$(Role::$role),+]),)+]
        }
    };
}

permissions! {
    /// See surveys, how many answered by which channel, and what was read.
    SeeSurveys = "survey.see": Officer | Reviewer;
    /// Open and close surveys.
    EditSurvey = "survey.edit": Officer;
    /// See to people who ask for another format or for help.
    HelpPeople = "survey.help": Officer;
    /// Put one's name under a check of a draft.
    SignOffSurvey = "survey.sign_off": Officer | Reviewer;
    /// Type in paper forms.
    KeyPaper = "paper.key": Champion | Officer;
    /// Read comments and decide about themes.
    DecideThemes = "themes.decide": Officer;
    /// See what people wrote as they wrote it, having said what for, and decide what is hidden.
    ReadOriginals = "comments.original": Officer;
    /// Write commitments and publish them.
    PublishCommitments = "tracker.publish": Officer;
    /// Update commitments of one's own organisation.
    OwnCommitments = "tracker.own": Owner;
    /// Set up drop-ins and see who is coming.
    RunEvents = "events.run": Officer;
    /// Read released figures by protected characteristic.
    ReadProtected = "equality.read": Reviewer;
    /// Write equality impact assessments, agree with them and sign them off.
    WriteAssessment = "assessment.write": Officer | Reviewer;
    /// Show the public an assessment that was signed off.
    PublishAssessment = "assessment.publish": Officer;
    /// Set responses aside, and count them again.
    SetAside = "response.set_aside": Officer;
    /// Read responses that hold words of distress, and say what was done.
    ReadDistress = "safeguarding.read": Safeguarding;
    /// Manage accounts.
    ManageStaff = "staff.manage": Administrator;
    /// See who did what.
    ReadAudit = "audit.read": Administrator;
}

/// Every role, who may do least first: how they are offered.
pub const LADDER: [Role; 6] = [
    Role::Champion,
    Role::Owner,
    Role::Reviewer,
    Role::Safeguarding,
    Role::Officer,
    Role::Administrator,
];

/// Whether a role is held for the whole site alone: accounts belong to no programme, and an owner
/// answers for an organisation in all of them.
#[must_use]
pub const fn is_of_site(role: Role) -> bool {
    matches!(role, Role::Administrator | Role::Owner)
}

/// A section of the staff pages, and the deed it is for.
#[derive(Debug)]
pub struct Section {
    /// Its address.
    pub href: &'static str,
    /// Message key of its name.
    pub key: &'static str,
    /// Shown to whoever may do this.
    pub permission: &'static str,
}

/// The sections in the order of the menu.
pub const SECTIONS: &[Section] = &[
    Section {
        href: "/staff/programmes",
        key: "staff-programmes",
        permission: SeeSurveys::NAME,
    },
    Section {
        href: "/staff/surveys",
        key: "staff-surveys",
        permission: SeeSurveys::NAME,
    },
    Section {
        href: "/staff/themes",
        key: "staff-themes",
        permission: DecideThemes::NAME,
    },
    Section {
        href: "/staff/tracker",
        key: "staff-tracker",
        permission: PublishCommitments::NAME,
    },
    Section {
        href: "/staff/own",
        key: "staff-own",
        permission: OwnCommitments::NAME,
    },
    Section {
        href: "/staff/paper",
        key: "staff-paper",
        permission: KeyPaper::NAME,
    },
    Section {
        href: "/staff/events",
        key: "staff-events",
        permission: RunEvents::NAME,
    },
    Section {
        href: "/staff/equality",
        key: "staff-equality",
        permission: ReadProtected::NAME,
    },
    Section {
        href: "/staff/assessments",
        key: "staff-assessments",
        permission: WriteAssessment::NAME,
    },
    Section {
        href: "/staff/safeguarding",
        key: "staff-safeguarding",
        permission: ReadDistress::NAME,
    },
    Section {
        href: "/staff/people",
        key: "staff-people",
        permission: ManageStaff::NAME,
    },
    Section {
        href: "/staff/audit",
        key: "staff-audit",
        permission: ReadAudit::NAME,
    },
];

#[cfg(test)]
mod tests {
    use domain::Named;

    use super::*;

    #[test]
    fn every_role_is_offered_and_the_one_who_makes_accounts_last() {
        for role in Role::ALL {
            assert!(LADDER.contains(role), "{}", role.name());
        }
        assert_eq!(LADDER.last(), Some(&Role::Administrator));
    }
}
