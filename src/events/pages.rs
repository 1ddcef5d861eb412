//! What the templates of drop-ins receive.

use serde::Serialize;

use crate::programme::pages::EventCard;
use crate::tracker::pages::DateField;
use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Said, SaidLink};

/// The list of drop-ins to come.
#[derive(Serialize)]
pub struct EventsPage {
    /// Drop-ins.
    pub events: Vec<EventCard>,
    /// Whether something on it is only in English.
    pub partly: bool,
}

impl Page for EventsPage {
    const TEMPLATE: &'static str = "events/list.html";
    const PUBLIC: bool = true;

    fn is_shared(&self) -> bool {
        true
    }

    fn examples() -> Vec<Self> {
        let card = |fictional: bool| EventCard {
            link: SaidLink::plain("Tea and talk", "/events/tea"),
            when: "1 December at 2pm".to_owned(),
            venue: "The Old Library".to_owned(),
            fictional,
        };
        vec![
            Self {
                events: vec![card(true), card(false)],
                partly: true,
            },
            Self {
                events: vec![],
                partly: false,
            },
        ]
    }
}

/// A drop-in.
#[derive(Clone, Debug, Serialize)]
pub struct EventView {
    /// Name in addresses.
    pub slug: String,
    /// What it is called.
    pub title: Said,
    /// What to expect.
    pub summary: Said,
    /// Where it is held.
    pub venue: String,
    /// How to find it.
    pub address: String,
    /// What the venue offers.
    pub access: Said,
    /// Whom to ask.
    pub contact: Said,
    /// The programme.
    pub programme: SaidLink,
    /// Whether it is made up.
    pub fictional: bool,
    /// Whether something said of it is only in English.
    pub partly: bool,
}

impl EventView {
    fn example() -> Self {
        Self {
            slug: "tea".to_owned(),
            title: Said::plain("Tea and talk"),
            summary: Said {
                text: "Come and talk".to_owned(),
                lang: Some("en".to_owned()),
            },
            venue: "The Old Library".to_owned(),
            address: "1 High Street".to_owned(),
            access: Said::plain("Step-free"),
            contact: Said::plain("01632 960 001"),
            programme: SaidLink::plain("Better days", "/programmes/better-days"),
            fictional: true,
            partly: true,
        }
    }
}

/// A sitting.
#[derive(Clone, Debug, Serialize)]
pub struct SessionView {
    /// Key.
    pub id: i64,
    /// When, in words.
    pub when: String,
    /// How many places are left, or how long the queue is, in words.
    pub seats: String,
    /// Why it was called off.
    pub called_off: Option<Said>,
    /// Whether it is over.
    pub over: bool,
}

impl SessionView {
    fn examples() -> Vec<Self> {
        let session = |called_off: Option<&str>, over: bool| Self {
            id: 1,
            when: "1 December 2026 at 2pm to 4pm".to_owned(),
            seats: "3 places left".to_owned(),
            called_off: called_off.map(Said::plain),
            over,
        };
        vec![
            session(None, false),
            session(Some("The venue is flooded"), false),
            session(None, true),
        ]
    }
}

/// A drop-in and its sittings.
#[derive(Serialize)]
pub struct EventPage {
    /// The drop-in.
    pub event: EventView,
    /// Its sittings.
    pub sessions: Vec<SessionView>,
    /// Whether one can still ask for a place.
    pub can_ask: bool,
}

impl Page for EventPage {
    const TEMPLATE: &'static str = "events/event.html";
    const PUBLIC: bool = true;

    fn is_shared(&self) -> bool {
        true
    }

    fn examples() -> Vec<Self> {
        let bare = EventView {
            fictional: false,
            partly: false,
            ..EventView::example()
        };
        vec![
            Self {
                event: EventView::example(),
                sessions: SessionView::examples(),
                can_ask: true,
            },
            Self {
                event: bare,
                sessions: vec![],
                can_ask: false,
            },
        ]
    }
}

/// Signing up.
#[derive(Serialize)]
pub struct SignUpPage {
    /// The drop-in.
    pub event: EventView,
    /// What is wrong.
    pub errors: FormErrors,
    /// Sittings one can ask for.
    pub sessions: Vec<Choice>,
    /// What is wrong with the choice.
    pub session_error: Option<String>,
    /// Name.
    pub name: Field,
    /// Address.
    pub email: Field,
    /// Telephone.
    pub phone: Field,
    /// Needs.
    pub needs: Vec<Choice>,
    /// What else they need.
    pub more: Field,
    /// Whether somebody comes with them.
    pub companion: Vec<Choice>,
    /// What makes sending twice harmless.
    pub nonce: String,
}

impl Page for SignUpPage {
    const TEMPLATE: &'static str = "events/sign_up.html";
    const PUBLIC: bool = true;
    const POSTS: bool = true;
    const EXIT: bool = true;

    fn examples() -> Vec<Self> {
        let choices = || {
            vec![
                Choice::plain("a", "A", true),
                Choice::plain("b", "B", false),
            ]
        };
        let page = |errors: FormErrors| Self {
            event: EventView::example(),
            sessions: choices(),
            session_error: errors.of("session"),
            name: Field::new("name", "Ada", &errors),
            email: Field::new("email", "", &errors),
            phone: Field::new("phone", "", &errors),
            needs: choices(),
            more: Field::new("more", "", &errors),
            companion: choices(),
            nonce: "n".to_owned(),
            errors,
        };
        vec![
            page(FormErrors::none()),
            page(FormErrors::example("session", "Select a time")),
            page(FormErrors::example(
                "email",
                "Enter an e-mail address or a telephone number",
            )),
        ]
    }
}

/// After signing up with an address: the same for everybody.
#[derive(Serialize)]
pub struct AskedPage {
    /// The drop-in.
    pub event: EventView,
}

impl Page for AskedPage {
    const TEMPLATE: &'static str = "events/asked.html";
    const PUBLIC: bool = true;
    const EXIT: bool = true;

    fn is_shared(&self) -> bool {
        true
    }

    fn examples() -> Vec<Self> {
        vec![Self {
            event: EventView::example(),
        }]
    }
}

/// Somebody's own place.
#[derive(Serialize)]
pub struct PlacePage {
    /// The drop-in.
    pub event: EventView,
    /// When, in words.
    pub when: String,
    /// `held`, `waiting`, `cancelled`, `called_off` or `over`.
    pub state: &'static str,
    /// Place in the queue.
    pub position: Option<u64>,
    /// Whether a companion comes with them.
    pub companion: bool,
    /// What they need, in words.
    pub needs: Vec<String>,
    /// Why the sitting was called off.
    pub reason: Said,
    /// The token, for the form that gives the place back.
    pub token: String,
}

impl Page for PlacePage {
    const TEMPLATE: &'static str = "events/place.html";
    const PUBLIC: bool = true;
    const POSTS: bool = true;
    const EXIT: bool = true;

    fn examples() -> Vec<Self> {
        let states = ["held", "waiting", "cancelled", "called_off", "over"];
        states
            .into_iter()
            .map(|state| Self {
                event: EventView::example(),
                when: "1 December 2026 at 2pm to 4pm".to_owned(),
                state,
                position: (state == "waiting").then_some(3),
                companion: state == "held",
                needs: vec!["Step-free access".to_owned(); usize::from(state == "held")],
                reason: Said::plain("The venue is flooded"),
                token: "t".to_owned(),
            })
            .collect()
    }
}

/// What is said about a drop-in, as its form asks for it.
#[derive(Serialize)]
pub struct FactsFields {
    /// What it is called.
    pub title: Field,
    /// What to expect.
    pub summary: Field,
    /// Where it is held.
    pub venue: Field,
    /// How to find it.
    pub address: Field,
    /// What the venue offers.
    pub access: Field,
    /// Whom to ask.
    pub contact: Field,
}

impl FactsFields {
    fn example(errors: &FormErrors) -> Self {
        let field = |name: &str| Field::new(name, "typed", errors);
        Self {
            title: field("title"),
            summary: field("summary"),
            venue: field("venue"),
            address: field("address"),
            access: field("access"),
            contact: field("contact"),
        }
    }
}

/// The officers' list of drop-ins, with the form for a new one.
#[derive(Serialize)]
pub struct StaffEventsPage {
    /// Drop-ins.
    pub events: Vec<EventCard>,
    /// What is wrong with the form.
    pub errors: FormErrors,
    /// Programmes.
    pub programmes: Vec<Choice>,
    /// What is wrong with the choice.
    pub programme_error: Option<String>,
    /// What is said about it.
    pub facts: FactsFields,
}

impl Page for StaffEventsPage {
    const TEMPLATE: &'static str = "events/staff_list.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors, events: Vec<EventCard>| Self {
            events,
            programmes: vec![
                Choice::plain("1", "Better days", true),
                Choice::plain("2", "Other", false),
            ],
            programme_error: errors.of("programme"),
            facts: FactsFields::example(&errors),
            errors,
        };
        let events = EventsPage::examples().swap_remove(0).events;
        vec![
            page(FormErrors::none(), events),
            page(FormErrors::example("title", "Enter a title"), vec![]),
            page(
                FormErrors::example("programme", "Select a programme"),
                vec![],
            ),
        ]
    }
}

/// A drop-in as its officer sees it.
#[derive(Serialize)]
pub struct StaffEventPage {
    /// Key.
    pub id: i64,
    /// The drop-in.
    pub event: EventView,
    /// Its sittings with who is coming.
    pub sessions: Vec<StaffSession>,
    /// What is wrong with the form for a new sitting.
    pub errors: FormErrors,
    /// Its day.
    pub on: DateField,
    /// From.
    pub starts: Field,
    /// To.
    pub ends: Field,
    /// Seats.
    pub places: Field,
}

/// A sitting with who is coming.
#[derive(Clone, Debug, Serialize)]
pub struct StaffSession {
    /// The sitting.
    pub session: SessionView,
    /// How many are coming, in words.
    pub coming: String,
    /// Who, in the order of asking.
    pub people: Vec<PersonView>,
}

/// Somebody who is coming.
#[derive(Clone, Debug, Serialize)]
pub struct PersonView {
    /// Name.
    pub name: String,
    /// How to reach them.
    pub reach: String,
    /// What they need, in words.
    pub needs: String,
    /// Whether a companion comes with them.
    pub companion: bool,
    /// Whether they wait.
    pub waiting: bool,
}

impl Page for StaffEventPage {
    const TEMPLATE: &'static str = "events/staff_event.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let person = |waiting: bool| PersonView {
            name: "Ada".to_owned(),
            reach: "ada@example.org".to_owned(),
            needs: if waiting {
                String::new()
            } else {
                "Step-free access".to_owned()
            },
            companion: !waiting,
            waiting,
        };
        let page = |errors: FormErrors| {
            let field = |name: &str| Field::new(name, "", &errors);
            Self {
                id: 1,
                event: EventView::example(),
                sessions: SessionView::examples()
                    .into_iter()
                    .enumerate()
                    .map(|(i, session)| StaffSession {
                        session,
                        coming: "2 of 12 places taken".to_owned(),
                        people: if i == 0 {
                            vec![person(false), person(true)]
                        } else {
                            vec![]
                        },
                    })
                    .collect(),
                on: DateField {
                    name: "on".to_owned(),
                    error: errors.of("on-day"),
                    ..DateField::default()
                },
                starts: field("starts"),
                ends: field("ends"),
                places: field("places"),
                errors,
            }
        };
        vec![
            page(FormErrors::none()),
            page(FormErrors::example("on-day", "Enter a real date")),
        ]
    }
}

/// Calling a sitting off.
#[derive(Serialize)]
pub struct CallOffPage {
    /// Key of the drop-in.
    pub id: i64,
    /// The sitting.
    pub session: SessionView,
    /// How many will be told, in words.
    pub told: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// Why.
    pub reason: Field,
}

impl Page for CallOffPage {
    const TEMPLATE: &'static str = "events/call_off.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors| Self {
            id: 1,
            session: SessionView::examples().swap_remove(0),
            told: "14 people will be told".to_owned(),
            reason: Field::new("reason", "", &errors),
            errors,
        };
        vec![
            page(FormErrors::none()),
            page(FormErrors::example("reason", "Enter the reason")),
        ]
    }
}

/// Correcting what is said about a drop-in.
#[derive(Serialize)]
pub struct CorrectPage {
    /// Key.
    pub id: i64,
    /// What it is called now.
    pub called: String,
    /// How many will be told, in words.
    pub told: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// What is said about it.
    pub facts: FactsFields,
    /// What its facts were when this was begun.
    pub seen: String,
    /// What it says now, where somebody else changed it meanwhile.
    pub stands: Vec<String>,
}

impl Page for CorrectPage {
    const TEMPLATE: &'static str = "events/correct.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors, stands: Vec<String>| Self {
            id: 1,
            called: "Tea and talk".to_owned(),
            told: "14 people will be told".to_owned(),
            facts: FactsFields::example(&errors),
            seen: "0".to_owned(),
            stands,
            errors,
        };
        let changed = FormErrors::example("title", "Somebody else has changed this");
        vec![
            page(FormErrors::none(), vec![]),
            page(FormErrors::example("venue", "Enter the venue"), vec![]),
            page(changed, vec!["The New Library".to_owned()]),
        ]
    }
}

/// Correcting when a sitting is and how many seats it has.
#[derive(Serialize)]
pub struct CorrectSessionPage {
    /// Key of the drop-in.
    pub id: i64,
    /// The sitting.
    pub session: SessionView,
    /// How many will be told, in words.
    pub told: String,
    /// How many seats are held.
    pub held: i32,
    /// What is wrong.
    pub errors: FormErrors,
    /// Its day.
    pub on: DateField,
    /// From.
    pub starts: Field,
    /// To.
    pub ends: Field,
    /// Seats.
    pub places: Field,
    /// What its facts were when this was begun.
    pub seen: String,
    /// Whether somebody else changed it meanwhile.
    pub changed: bool,
}

impl Page for CorrectSessionPage {
    const TEMPLATE: &'static str = "events/correct_session.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors, changed: bool| {
            let field = |name: &str| Field::new(name, "", &errors);
            Self {
                id: 1,
                session: SessionView::examples().swap_remove(0),
                told: "14 people will be told".to_owned(),
                held: 12,
                on: DateField {
                    name: "on".to_owned(),
                    error: errors.of("on-day"),
                    ..DateField::default()
                },
                starts: field("starts"),
                ends: field("ends"),
                places: field("places"),
                seen: "0".to_owned(),
                changed,
                errors,
            }
        };
        vec![
            page(FormErrors::none(), false),
            page(FormErrors::example("places", "12 places are taken"), false),
            page(
                FormErrors::example("on-day", "Somebody else has changed this"),
                true,
            ),
        ]
    }
}
