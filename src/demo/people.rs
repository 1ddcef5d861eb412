//! Made-up people: who they are, and what they therefore answer.

use domain::characteristic::Tags;
use domain::response::Channel;
use domain::survey::{Answer, Answers, Code, Definition, journey};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};

use super::voices::Voices;

/// Somebody who answers. Nobody is meant.
pub(super) struct Person {
    rng: StdRng,
    channel: Channel,
    age: &'static str,
    disabled: bool,
    carer: bool,
    village: bool,
}

type Weighted<T> = [(T, u32)];

fn pick<T: Copy>(rng: &mut StdRng, from: &Weighted<T>) -> Option<T> {
    from.choose_weighted(rng, |(_, weight)| *weight)
        .ok()
        .map(|(value, _)| *value)
}

const AGES: &Weighted<&str> = &[
    ("AGE_16_17", 2),
    ("AGE_18_24", 12),
    ("AGE_25_34", 16),
    ("AGE_35_44", 17),
    ("AGE_45_54", 17),
    ("AGE_55_64", 16),
    ("AGE_65_74", 12),
    ("AGE_75_84", 6),
    ("AGE_85P", 2),
];
const AGES_ON_PAPER: &Weighted<&str> = &[
    ("AGE_25_34", 4),
    ("AGE_35_44", 8),
    ("AGE_45_54", 12),
    ("AGE_55_64", 20),
    ("AGE_65_74", 28),
    ("AGE_75_84", 20),
    ("AGE_85P", 8),
];
const ETHNIC_GROUPS: &Weighted<&str> = &[
    ("ETH_WHITE_BRITISH", 76),
    ("ETH_WHITE_OTHER", 9),
    ("ETH_WHITE_IRISH", 1),
    ("ETH_ASIAN_INDIAN", 3),
    ("ETH_ASIAN_PAKISTANI", 3),
    ("ETH_BLACK_AFRICAN", 3),
    ("ETH_BLACK_CARIBBEAN", 2),
    ("ETH_MIXED_WBC", 2),
    ("ETH_OTHER_ARAB", 1),
];
const RELIGIONS: &Weighted<&str> = &[
    ("REL_NONE", 46),
    ("REL_CHRISTIAN", 42),
    ("REL_MUSLIM", 6),
    ("REL_HINDU", 2),
    ("REL_BUDDHIST", 1),
    ("PNTS", 3),
];
const ORIENTATIONS: &Weighted<&str> = &[
    ("SO_HET", 84),
    ("SO_GL", 4),
    ("SO_BI", 5),
    ("SO_OTHER", 1),
    ("PNTS", 6),
];
const MARITAL: &Weighted<&str> = &[
    ("MAR_NEVER", 38),
    ("MAR_MARRIED", 42),
    ("MAR_CP", 1),
    ("MAR_DIV", 11),
    ("MAR_WID", 6),
    ("PNTS", 2),
];

impl Person {
    /// The person who sends response number `number` of a demo with this seed, always the same.
    pub(super) fn new(seed: u64, number: usize, channel: Channel) -> Self {
        let mut rng =
            StdRng::seed_from_u64(seed.wrapping_mul(1_000_003).wrapping_add(number as u64));
        let ages = if channel == Channel::Online {
            AGES
        } else {
            AGES_ON_PAPER
        };
        let age = pick(&mut rng, ages).unwrap_or("AGE_35_44");
        let old = matches!(age, "AGE_65_74" | "AGE_75_84" | "AGE_85P");
        let disabled = rng.random_bool(if old { 0.45 } else { 0.3 });
        Self {
            channel,
            age,
            disabled,
            carer: rng.random_bool(0.18),
            village: rng.random_bool(0.35),
            rng,
        }
    }

    fn is_young(&self) -> bool {
        matches!(self.age, "AGE_16_17" | "AGE_18_24")
    }

    fn is_old(&self) -> bool {
        matches!(self.age, "AGE_65_74" | "AGE_75_84" | "AGE_85P")
    }

    /// What they answer to the survey: only what they are asked, and not everything of it.
    pub(super) fn answers(&mut self, definition: &Definition, voices: &Voices) -> Answers {
        let mut answers = Answers::new();
        let one = |answers: &mut Answers, question: &str, option: Option<&str>| {
            let (question, option) = (Code::parse(question), option.and_then(Code::parse));
            if let (Some(question), Some(option)) = (question, option) {
                answers.set(question, Some(Answer::one(option)));
            }
        };
        let (hard, far) = (
            self.disabled || self.is_young(),
            self.disabled || self.is_old(),
        );
        let rng = &mut self.rng;
        let up = |yes: bool| if yes { 3_u32 } else { 1 };
        let easy = [
            ("very_easy", 4),
            ("easy", 14),
            ("neither", 18),
            ("hard", 30 * up(hard)),
            ("very_hard", 16 * up(hard)),
            ("dk", 8),
        ];
        one(&mut answers, "q1", pick(rng, &easy));
        if rng.random_bool(0.86) {
            let places = ["gp", "talking", "team", "crisis", "group", "work", "family"];
            let chosen = some(rng, &places, &[0.6, 0.3, 0.28, 0.14, 0.2, 0.12, 0.4], 7);
            several(
                &mut answers,
                "q2",
                if chosen.is_empty() {
                    vec!["gp"]
                } else {
                    chosen
                },
                None,
            );
        } else {
            one(&mut answers, "q2", Some("none"));
        }
        let wait = [
            ("w2", 14),
            ("w6", 26),
            ("w18", 30 * up(hard)),
            ("more", 12 * up(hard)),
            ("still", 8),
            ("pnts", 4),
        ];
        one(&mut answers, "q3", pick(rng, &wait));
        let agree = [
            ("agree_much", 44),
            ("agree", 30),
            ("neither", 10),
            ("disagree", 7),
            ("disagree_much", 4),
            ("dk", 5),
        ];
        one(&mut answers, "q5", pick(rng, &agree));
        let matters = [
            "bus", "hours", "lived", "noref", "quiet", "family", "online",
        ];
        let bus = if far || self.village { 0.75 } else { 0.3 };
        let online = if matches!(self.age, "AGE_16_17" | "AGE_18_24") {
            0.6
        } else {
            0.15
        };
        let chosen = some(rng, &matters, &[bus, 0.4, 0.35, 0.45, 0.4, 0.2, online], 3);
        if !chosen.is_empty() {
            several(&mut answers, "q6", chosen, None);
        }
        let travel = [
            ("walk", 24),
            ("cycle", 8),
            ("bus", 30 * up(far)),
            ("car", 30),
            ("taxi", 6),
            ("no", 4 * up(self.village)),
        ];
        one(&mut answers, "q7", pick(rng, &travel));
        if rng.random_bool(0.94) {
            let comfort = [
                ("very", 20),
                ("quite", 34),
                ("little", 22 * up(self.disabled)),
                ("not", 12),
                ("dk", 8),
            ];
            one(&mut answers, "q9", pick(rng, &comfort));
        }
        let readers = ["gp", "team", "crisis", "charity", "family"];
        let chosen = some(rng, &readers, &[0.72, 0.7, 0.6, 0.25, 0.35], 5);
        if chosen.is_empty() {
            one(&mut answers, "q10", Some("none"));
        } else {
            several(&mut answers, "q10", chosen, None);
        }
        let families = [
            ("very_well", 6),
            ("well", 22),
            ("badly", 26 * up(self.carer)),
            ("very_badly", 12 * up(self.carer)),
            ("dk", 26),
        ];
        one(&mut answers, "q11", pick(rng, &families));
        let first = [
            ("place", 46),
            ("record", 22),
            ("family", 14 * up(self.carer)),
            ("dk", 10),
        ];
        one(&mut answers, "q12", pick(rng, &first));
        for (question, chance) in [("q4", 0.62), ("q8", 0.5), ("q13", 0.42)] {
            if self.rng.random_bool(chance) {
                let text = self.says(voices, question);
                if let (Some(code), Some(text)) = (Code::parse(question), text) {
                    answers.set(code, Some(Answer::Text(text)));
                }
            }
        }
        let way = journey(definition, &answers);
        answers.kept(&way)
    }

    /// A comment on a question.
    pub(super) fn says(&mut self, voices: &Voices, question: &str) -> Option<String> {
        let (young, carer) = (self.is_young(), self.carer);
        let far = self.disabled || self.is_old() || self.village;
        voices.comment(&mut self.rng, question, |theme| match theme {
            "travel" if far => 12,
            "young" if young => 14,
            "family" if carer => 14,
            "waiting" | "safe_place" | "record" => 8,
            "thanks" | "staffing" => 2,
            _ => 4,
        })
    }

    /// What they say about themselves; `None` when they pass the questions by.
    pub(super) fn tags(&mut self) -> Option<Tags> {
        let answers = if self.channel == Channel::Online {
            0.84
        } else {
            0.72
        };
        if !self.rng.random_bool(answers) {
            return None;
        }
        let mut tags = Tags::default();
        let rng = &mut self.rng;
        let sex = pick(rng, &[("SEX_F", 61), ("SEX_M", 37), ("PNTS", 2)]);
        let adult = self.age != "AGE_0_15";
        let gender = pick(rng, &[("GI_SAME", 95), ("GI_DIFF", 2), ("PNTS", 3)]).filter(|_| adult);
        let limit = pick(rng, &[("LIM_LOT", 45), ("LIM_LITTLE", 45), ("LIM_NO", 10)]);
        let young_woman =
            sex == Some("SEX_F") && matches!(self.age, "AGE_18_24" | "AGE_25_34" | "AGE_35_44");
        let pregnant = rng.random_bool(if young_woman { 0.1 } else { 0.0 });
        let caring = pick(
            rng,
            &[
                ("CARER_9", 40),
                ("CARER_10_19", 25),
                ("CARER_20_34", 15),
                ("CARER_50P", 20),
            ],
        );
        let given = [
            ("age_band", Some(self.age)),
            ("sex", sex),
            ("gender_identity", gender),
            (
                "disability_condition",
                Some(if self.disabled { "LTC_Y" } else { "LTC_N" }),
            ),
            ("disability_limit", limit.filter(|_| self.disabled)),
            ("ethnic_group_19", pick(rng, ETHNIC_GROUPS)),
            ("religion", pick(rng, RELIGIONS)),
            ("sexual_orientation", pick(rng, ORIENTATIONS)),
            ("marital_status", pick(rng, MARITAL)),
            (
                "pregnancy_maternity",
                Some(if pregnant { "PREG_12M" } else { "PREG_NO" }),
            ),
            ("carer", if self.carer { caring } else { Some("CARER_N") }),
        ];
        for (question, code) in given {
            // One in thirty leaves any one question blank.
            if let Some(code) = code.filter(|_| !self.rng.random_bool(0.03)) {
                tags.set(question, vec![code.to_owned()]);
            }
        }
        Some(tags)
    }

    /// How many days ago they answered: more at the beginning and after a reminder.
    pub(super) fn days_ago(&mut self) -> i64 {
        let early = self.rng.random_bool(0.5);
        if early {
            self.rng.random_range(14..=20)
        } else {
            self.rng.random_range(1..=14)
        }
    }
}

/// Some of the options, each with its own chance, at most `most`.
fn some<'a>(rng: &mut StdRng, options: &[&'a str], chances: &[f64], most: usize) -> Vec<&'a str> {
    let mut chosen: Vec<&str> = options
        .iter()
        .zip(chances)
        .filter(|(_, chance)| rng.random_bool(**chance))
        .map(|(option, _)| *option)
        .collect();
    while chosen.len() > most {
        let at = rng.random_range(0..chosen.len());
        chosen.remove(at);
    }
    chosen
}

fn several(answers: &mut Answers, question: &str, chosen: Vec<&str>, other: Option<String>) {
    if let Some(code) = Code::parse(question) {
        let chosen = chosen.into_iter().filter_map(Code::parse).collect();
        answers.set(code, Some(Answer::Options { chosen, other }));
    }
}
