//! Made-up comments with known subjects, for tests and benchmarks.

/// What people of a made-up town speak of: things, what those do, and with what.
const SUBJECTS: [[&str; 3]; 12] = [
    [
        "bus|buses|bus stop|bus timetable|bus driver",
        "runs late for|never stops near|was cancelled before|turns up early for|drives past",
        "passengers|the bus station|commuters|the last bus home|bus fares",
    ],
    [
        "library|reading room|librarians|library shelves|story time",
        "lends novels to|opens too late for|orders new books for|teaches reading to|closes on",
        "borrowers|readers|children who read|library members|book clubs",
    ],
    [
        "swimming pool|changing rooms|pool showers|lifeguards|swimming lessons",
        "has cold water for|needs lockers for|closes lanes to|teaches diving to|shuts the sauna on",
        "swimmers|families at the pool|swimming clubs|learners in armbands|divers",
    ],
    [
        "car park|parking meters|parking permits|disabled bays|parking wardens",
        "charges too many pounds to|leaves no spaces for|takes coins only from|fines|is full for",
        "drivers|parked cars|residents who park|blue badge holders|motorists",
    ],
    [
        "recycling|bins|bin lorry|garden waste|rubbish collection",
        "spills glass over|comes on the wrong day for|overflows with|mixes paper with|stinks of",
        "rubbish|plastic bottles|wheelie bins|food waste|bin bags",
    ],
    [
        "playground|swings|slide|climbing frame|sandpit",
        "has splinters that hurt|is loved by|needs a fence to keep in|rusts and cuts|floods under",
        "toddlers|playing children|little ones on swings|grandchildren at play|climbers",
    ],
    [
        "counselling|therapist|therapy sessions|talking therapy|counsellor",
        "eased|listened to|ended too soon for|helped me with|made sense of",
        "my anxiety|panic attacks|low mood and worry|depression|my feelings",
    ],
    [
        "phone line|switchboard|call centre|helpline|operator",
        "keeps holding|never rings back|cut off|plays music to|transfers",
        "callers|people on hold|anyone who rings|phone calls|those who dial",
    ],
    [
        "street lights|lamp posts|street lighting|dark alley|underpass",
        "flickers over|went out above|needs bulbs along|leaves in darkness|should shine on",
        "the footpath at night|the dark steps|night walkers|the unlit lane|the gloomy subway",
    ],
    [
        "market|market stalls|traders|market hall|fishmonger",
        "sells fresh bread to|lost trade from|deserves a roof over|sells vegetables to|brings in",
        "shoppers|market customers|stallholders|weekly shoppers|buyers of cheese",
    ],
    [
        "allotments|allotment plots|vegetable beds|compost heap|gardeners",
        "grows beans and|needs a tap for|waits years for|was dug up by|shares seeds with",
        "plot holders|badgers|flowers|allotment sheds|watering cans",
    ],
    [
        "cycle lane|bike racks|cyclists|cycle path|bicycles",
        "gets blocked by|ends among|needs a kerb against|makes pedalling safe from|dodges",
        "delivery vans|fast traffic|lorries|riders on the pavement|cycling to school",
    ],
];

const BEGINNINGS: [&str; 8] = [
    "",
    "",
    "I think the ",
    "Honestly, the ",
    "To be fair the ",
    "As a resident I find the ",
    "We noticed the ",
    "For us the ",
];

const ENDINGS: [&str; 6] = [
    ".",
    ".",
    "!",
    " and it matters.",
    ", please look at this.",
    " these days.",
];

/// A comment and its subjects, the first one spoken of first.
pub(crate) struct MadeUp {
    /// What the made-up person wrote.
    pub(crate) text: String,
    /// Positions among the twelve subjects.
    pub(crate) subjects: Vec<usize>,
}

/// The same comments for the same seed: half of them on one subject, the rest on two or
/// three, and some subjects more popular than others.
pub(crate) fn comments(count: usize, seed: u64) -> Vec<MadeUp> {
    let mut dice = Dice(seed);
    (0..count).map(|_| comment(&mut dice)).collect()
}

fn comment(dice: &mut Dice) -> MadeUp {
    let statements = [1, 1, 1, 2, 2, 3][dice.throw(6)];
    let mut text = String::new();
    let mut subjects = Vec::new();
    for _ in 0..statements {
        // The lower of two throws: popular subjects come first.
        let subject = dice.throw(SUBJECTS.len()).min(dice.throw(SUBJECTS.len()));
        if !text.is_empty() {
            text.push(' ');
        }
        text += BEGINNINGS[dice.throw(BEGINNINGS.len())];
        for (at, choices) in SUBJECTS[subject].into_iter().enumerate() {
            let choices: Vec<&str> = choices.split('|').collect();
            text += if at > 0 { " " } else { "" };
            text += choices[dice.throw(choices.len())];
        }
        text += ENDINGS[dice.throw(ENDINGS.len())];
        if !subjects.contains(&subject) {
            subjects.push(subject);
        }
    }
    MadeUp { text, subjects }
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }
}
