//! Real addresses for the patterns of routes, made of things of the demo.

use domain::commitment::Status;
use domain::formats::RequestState;
use entity::{
    Stored, assessment, assessment_version, batch, comment, commitment, commitment_owner,
    commitment_update, event, event_session, format_request, invitee, notice, organisation, panel,
    programme_safety, safety_case, staff, survey, theme,
};
use heard::keys::Purpose;
use heard::site::Site;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{FICTION, email_of};

/// Keys of things of the made-up programme.
pub(crate) struct Places {
    /// The programme.
    pub(crate) programme: i64,
    /// An organisation that answers for commitments.
    pub(crate) organisation: i64,
    /// The survey.
    pub(crate) survey: i64,
    /// Bundles of paper.
    pub(crate) batches: Vec<i64>,
    /// A drop-in: key and name in addresses.
    pub(crate) event: (i64, String),
    /// Its sittings, soonest first.
    pub(crate) sessions: Vec<i64>,
    /// The token of somebody's place in the last sitting.
    pub(crate) place: String,
    /// The token of an address somebody left with their answers.
    pub(crate) address_token: String,
    /// A request for another format that waits.
    pub(crate) request: i64,
    /// A list of people who are invited.
    pub(crate) panel: i64,
    /// The token of somebody's invitation.
    pub(crate) invitee_token: String,
    /// A notice of the survey.
    pub(crate) notice: i64,
    /// Commitments the public sees.
    pub(crate) published: Vec<i64>,
    /// A commitment only officers see.
    pub(crate) draft: i64,
    /// An update that waits: its commitment and its key.
    pub(crate) update: (i64, i64),
    /// A commitment of the owner of the tests.
    pub(crate) own: i64,
    /// Themes, in order.
    pub(crate) themes: Vec<i64>,
    /// A comment on the question themes are shown of.
    pub(crate) comment: i64,
    /// Who can be asked to read.
    pub(crate) reader: String,
    /// An assessment that is being written.
    pub(crate) assessment: i64,
    /// A version of an assessment the public reads.
    pub(crate) assessed: i64,
    /// A response in the safeguarding queue.
    pub(crate) case: i64,
    /// Who leads there.
    pub(crate) lead: i64,
    /// An account nobody signs in with.
    pub(crate) account: i64,
}

impl Places {
    pub(super) async fn find(site: &Site) -> Self {
        let db = site.db.read();
        let survey = survey::Entity::find().filter(survey::Column::Slug.eq(FICTION));
        let survey = survey.one(db).await.expect("surveys").expect("a survey");
        let batches = batch::Entity::find().order_by_asc(batch::Column::Id);
        let batches = batches.all(db).await.expect("bundles");
        let event = event::Entity::find().order_by_asc(event::Column::Id);
        let event = event.one(db).await.expect("events").expect("an event");
        let sessions = event_session::Entity::find()
            .filter(event_session::Column::EventId.eq(event.id))
            .order_by_asc(event_session::Column::StartsAt);
        let sessions: Vec<i64> = sessions
            .all(db)
            .await
            .expect("sittings")
            .into_iter()
            .map(|s| s.id)
            .collect();
        let last = sessions.last().expect("a sitting");
        let nonce = format!("demo-sign-up-{}-{last}-0", event.id);
        let place = heard::events::commands::token(&site.keys, &nonce);
        let commitments = commitment::Entity::find()
            .filter(commitment::Column::ProgrammeId.eq(survey.programme_id))
            .order_by_asc(commitment::Column::Id);
        let commitments = commitments.all(db).await.expect("commitments");
        let waiting = commitment_update::Entity::find()
            .filter(commitment_update::Column::PublishedAt.is_null());
        let waiting = waiting.one(db).await.expect("updates").expect("an update");
        let owner =
            organisation::Entity::find().filter(organisation::Column::Slug.eq("lantern-house"));
        let owner = owner
            .one(db)
            .await
            .expect("organisations")
            .expect("an owner");
        let owned = commitment_owner::Entity::find()
            .filter(commitment_owner::Column::OrganisationId.eq(owner.id));
        let owned: Vec<i64> = owned
            .all(db)
            .await
            .expect("owners")
            .into_iter()
            .map(|row| row.commitment_id)
            .collect();
        let themes = theme::Entity::find().order_by_asc(theme::Column::Id);
        let themes = themes.all(db).await.expect("themes");
        let comment = comment::Entity::find()
            .filter(comment::Column::SurveyId.eq(survey.id))
            .filter(comment::Column::Field.eq("q4"))
            .order_by_asc(comment::Column::Id);
        let comment = comment.one(db).await.expect("comments");
        let comment = comment.expect("a comment").id;
        let reader = staff::Entity::find().filter(staff::Column::Email.eq(email_of("officer")));
        let reader = reader.one(db).await.expect("accounts").expect("an officer");
        let account =
            staff::Entity::find().filter(staff::Column::Email.eq(email_of("other-owner")));
        let account = account
            .one(db)
            .await
            .expect("accounts")
            .expect("an account");
        let request = format_request::Entity::find()
            .filter(format_request::Column::State.eq(Stored(RequestState::Waiting)));
        let request = request.one(db).await.expect("requests").expect("a request");
        let panel = panel::Entity::find().order_by_asc(panel::Column::Id);
        let panel = panel.one(db).await.expect("lists").expect("a list");
        let invitee = invitee::Entity::find().order_by_asc(invitee::Column::Id);
        // Nobody is left once the survey has closed.
        let invitee = invitee.one(db).await.expect("people");
        let invitee = invitee.map_or_else(|| vec![7; 16], |somebody| somebody.id);
        let notice = notice::Entity::find().order_by_asc(notice::Column::Id);
        let notice = notice.one(db).await.expect("notices").expect("a notice");
        let assessed = assessment::Entity::find()
            .filter(assessment::Column::ProgrammeId.eq(survey.programme_id))
            .order_by_asc(assessment::Column::Stage)
            .all(db)
            .await
            .expect("assessments");
        let told = assessment_version::Entity::find()
            .filter(assessment_version::Column::AssessmentId.eq(assessed[0].id));
        let told = told.one(db).await.expect("versions").expect("a version");
        let case = safety_case::Entity::find().order_by_asc(safety_case::Column::Id);
        let case = case.one(db).await.expect("cases").expect("a case");
        let safety = programme_safety::Entity::find_by_id(survey.programme_id);
        let safety = safety.one(db).await.expect("settings").expect("a lead");
        let own = commitments
            .iter()
            .find(|row| owned.contains(&row.id) && row.published_at.is_some());
        Self {
            programme: survey.programme_id,
            organisation: owner.id,
            survey: survey.id,
            batches: batches.into_iter().map(|b| b.id).collect(),
            event: (event.id, event.slug),
            sessions,
            place,
            address_token: site.keys.link_token(Purpose::Address, &[7; 16]),
            request: request.id,
            panel: panel.id,
            invitee_token: site.keys.link_token(Purpose::Invitee, &invitee),
            notice: notice.id,
            own: own.expect("an own commitment").id,
            published: commitments
                .iter()
                .filter(|row| row.published_at.is_some() && row.status.0 != Status::NotDoing)
                .map(|row| row.id)
                .collect(),
            draft: commitments
                .iter()
                .find(|row| row.published_at.is_none())
                .expect("a draft")
                .id,
            update: (waiting.commitment_id, waiting.id),
            themes: themes.into_iter().map(|t| t.id).collect(),
            comment,
            reader: reader.id.to_string(),
            assessment: assessed[1].id,
            assessed: told.id,
            case: case.id,
            lead: safety.lead_id,
            account: account.id,
        }
    }

    /// A real address for the pattern of a route.
    ///
    /// A new name in a pattern has to be given its meaning here: that is where a new route is
    /// first looked at.
    pub(crate) fn address(&self, pattern: &str) -> String {
        let mut address = String::new();
        for part in pattern.split_inclusive('/') {
            let (word, slash) = match part.strip_suffix('/') {
                Some(word) => (word, "/"),
                None => (part, ""),
            };
            address.push_str(&self.word(pattern, word));
            address.push_str(slash);
        }
        // A new commitment is about something.
        if pattern == "/staff/tracker/new" {
            address.push_str(&format!("?theme={}", self.themes[0]));
        }
        address
    }

    fn word(&self, pattern: &str, word: &str) -> String {
        let staff = pattern.starts_with("/staff");
        match word {
            "{programme}" => self.programme.to_string(),
            "{survey}" if staff => self.survey.to_string(),
            "{survey}" => FICTION.to_owned(),
            "{slug}" if pattern.starts_with("/programmes") => FICTION.to_owned(),
            "{slug}" => self.event.1.clone(),
            "{slug}.ics" => format!("{}.ics", self.event.1),
            // Closing a bundle leaves another one to be typed in.
            "{batch}" if pattern.ends_with("/close") => self.batches[1].to_string(),
            "{batch}" => self.batches[0].to_string(),
            "{page}" | "{number}" | "{serial}" => "1".to_owned(),
            "{event}" => self.event.0.to_string(),
            "{session}" => self.sessions[0].to_string(),
            "{token}" if pattern.starts_with("/places") => self.place.clone(),
            "{token}" if pattern.starts_with("/i/") => self.invitee_token.clone(),
            "{token}" if pattern.starts_with("/addresses") => self.address_token.clone(),
            // A link that opens nothing.
            "{token}" if pattern.starts_with("/back") => "no-such-link".to_owned(),
            // A picture of the demo's survey.
            "{upload}" => "1".to_owned(),
            "{token}" if pattern.starts_with("/files") => "no-such-file".to_owned(),
            // Nobody has sent a file.
            "{attached}" => "0123456789abcdef0123456789abcdef".to_owned(),
            // Nobody has kept anything.
            "{piece}" => "1".to_owned(),
            // Nobody has set a hold.
            "{hold}" => "1".to_owned(),
            "{token}" => "no-such-invitation".to_owned(),
            "{commitment}" if pattern.contains("{update}") => self.update.0.to_string(),
            "{commitment}" if staff => self.draft.to_string(),
            "{commitment}" => self.published[0].to_string(),
            "{update}" => self.update.1.to_string(),
            // Nothing is set aside there.
            "{response}" => "1".to_owned(),
            "{assessment}" => self.assessment.to_string(),
            "{version}" => self.assessed.to_string(),
            "{row}" => "age".to_owned(),
            "{case}" => self.case.to_string(),
            "{own}" => self.own.to_string(),
            "{request}" => self.request.to_string(),
            "{panel}" => self.panel.to_string(),
            "{notice}" => self.notice.to_string(),
            "{kind}" => "correction".to_owned(),
            "{code}" if pattern.starts_with("/s/") => {
                domain::short::code(self.survey).expect("a code")
            }
            "{account}" => self.account.to_string(),
            "{code}" if pattern.contains("/build/sections") => "wait".to_owned(),
            "{code}" => "q3".to_owned(),
            "{tongue}" => "ur".to_owned(),
            "{field}" if staff => "q4".to_owned(),
            // The question of the demo the public reads about.
            "{field}" => "q8".to_owned(),
            // Nobody codes anything second there.
            "{sample}" => "1".to_owned(),
            "{theme}" => self.themes[0].to_string(),
            "{comment}" => self.comment.to_string(),
            "{form}" => "csv".to_owned(),
            // Nobody has kept a search.
            "{search}" => "1".to_owned(),
            // Nobody was asked to read anything.
            "{turn}" => "1".to_owned(),
            "{name}" => {
                let css = heard::web::assets::CSS.path;
                css.trim_start_matches("/static/").to_owned()
            }
            word => {
                assert!(!word.contains('{'), "what is {word} in {pattern}?");
                word.to_owned()
            }
        }
    }
}
