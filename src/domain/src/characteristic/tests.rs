use super::*;
use crate::survey::Fields;

const SET: &str = include_str!("../../../equality/questions.json");
const GROUPS: &str = include_str!("../../../equality/characteristics.json");

fn set() -> EqualitySet {
    serde_json::from_str(SET).expect("the shipped set")
}

fn asked(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

fn tags(pairs: &[(&str, &str)]) -> Tags {
    let mut tags = Tags::default();
    for (question, code) in pairs {
        tags.set(question, vec![(*code).to_owned()]);
    }
    tags
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    Fields::from(
        pairs
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect::<Vec<_>>(),
    )
}

fn shown(screens: &[Screen<'_>]) -> Vec<(usize, Vec<String>)> {
    let ids = |screen: &Screen<'_>| {
        screen
            .parts
            .iter()
            .map(|p| p.question().id.clone())
            .collect()
    };
    screens
        .iter()
        .map(|screen| (screen.number, ids(screen)))
        .collect()
}

#[test]
fn every_question_offers_a_way_not_to_say() {
    for question in set().questions {
        assert!(
            question
                .options
                .iter()
                .any(|o| o.code == PREFER_NOT && o.exclusive),
            "{}",
            question.id
        );
    }
}

#[test]
fn a_group_of_every_characteristic_is_made_of_codes_that_exist() {
    let set = set();
    let list = characteristics(GROUPS).expect("the shipped list");
    assert_eq!(
        list.iter().filter(|c| c.protected).count(),
        9,
        "the Equality Act names nine"
    );
    for (question, code) in list
        .iter()
        .flat_map(|c| &c.groups)
        .flat_map(|g| &g.when)
        .flatten()
        .flat_map(|(q, cs)| cs.iter().map(move |c| (q, c)))
    {
        let question = set.question(question).expect("a question of the set");
        assert!(
            question.label(code, "en").is_some(),
            "{} {code}",
            question.id
        );
    }
}

#[test]
fn every_code_of_a_counted_question_falls_into_exactly_one_group() {
    let set = set();
    for characteristic in characteristics(GROUPS).expect("the shipped list") {
        let asked: Vec<&str> = characteristic.questions().collect();
        let Some(first) = asked
            .first()
            .filter(|id| asked.iter().all(|other| other == *id))
        else {
            continue;
        };
        for option in &set.question(first).expect("a question").options {
            let given = tags(&[(first, &option.code)]);
            let groups = characteristic
                .groups
                .iter()
                .filter(|g| g.when.iter().any(|w| w[*first].contains(&option.code)))
                .count();
            assert_eq!(
                groups,
                usize::from(option.code != PREFER_NOT),
                "{first} {}",
                option.code
            );
            assert_eq!(
                characteristic.group_of(&given).is_none(),
                option.code == PREFER_NOT
            );
        }
    }
}

#[test]
fn disability_is_derived_as_the_census_does() {
    let list = characteristics(GROUPS).expect("the shipped list");
    let disability = list
        .iter()
        .find(|c| c.code == "disability")
        .expect("disability");
    let group = |pairs: &[(&str, &str)]| {
        disability
            .group_of(&tags(pairs))
            .map(|i| disability.groups[i].code.clone())
    };
    let (condition, limit) = ("disability_condition", "disability_limit");
    assert_eq!(
        group(&[(condition, "LTC_Y"), (limit, "LIM_LOT")]).as_deref(),
        Some("disabled")
    );
    assert_eq!(
        group(&[(condition, "LTC_Y"), (limit, "LIM_LITTLE")]).as_deref(),
        Some("disabled")
    );
    assert_eq!(
        group(&[(condition, "LTC_Y"), (limit, "LIM_NO")]).as_deref(),
        Some("not_disabled")
    );
    assert_eq!(
        group(&[(condition, "LTC_N")]).as_deref(),
        Some("not_disabled")
    );
    assert_eq!(
        group(&[(condition, "LTC_Y")]),
        None,
        "not known without the second answer"
    );
    assert_eq!(group(&[(condition, "PNTS")]), None);
}

#[test]
fn sex_and_gender_identity_share_a_screen_and_keep_their_number() {
    let set = set();
    let asked = asked(&["age_band", "sex", "gender_identity", "religion"]);
    assert_eq!(
        shown(&set.screens(&asked, &Tags::default())),
        [
            (1, vec!["age_band".to_owned()]),
            (2, vec!["sex".to_owned(), "gender_identity".to_owned()]),
            (3, vec!["religion".to_owned()]),
        ]
    );
}

#[test]
fn people_under_sixteen_are_not_asked_what_is_for_adults_and_a_blank_age_is_asked() {
    let set = set();
    let asked = asked(&[
        "age_band",
        "sex",
        "gender_identity",
        "sexual_orientation",
        "carer",
    ]);
    let young = shown(&set.screens(&asked, &tags(&[("age_band", "AGE_0_15")])));
    assert_eq!(young.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [1, 2, 4]);
    assert_eq!(young[1].1, ["sex"]);
    assert_eq!(set.screens(&asked, &Tags::default()).len(), 4);
}

#[test]
fn ethnic_group_is_asked_on_two_screens_and_the_first_alone_is_an_answer() {
    let set = set();
    let asked = asked(&["ethnic_group_19", "religion"]);
    let mut given = Tags::default();
    let screens = set.screens(&asked, &given);
    assert_eq!(shown(&screens).len(), 2);
    screens[0]
        .read(&fields(&[("ethnic_group_19", "ETH_ASIAN")]), &mut given)
        .expect("a group");
    assert_eq!(given.codes("ethnic_group_19"), ["ETH_ASIAN"]);

    let screens = set.screens(&asked, &given);
    assert_eq!(
        screens.iter().map(|s| s.number).collect::<Vec<_>>(),
        [1, 2, 3]
    );
    screens[1].read(&fields(&[]), &mut given).expect("blank");
    assert_eq!(
        given.codes("ethnic_group_19"),
        ["ETH_ASIAN"],
        "blank keeps the group"
    );
    screens[1]
        .read(
            &fields(&[("ethnic_group_19", "ETH_ASIAN_INDIAN")]),
            &mut given,
        )
        .expect("one");
    assert_eq!(given.codes("ethnic_group_19"), ["ETH_ASIAN_INDIAN"]);

    let screens = set.screens(&asked, &given);
    assert_eq!(
        screens[0].fields(&given).one("ethnic_group_19"),
        "ETH_ASIAN"
    );
    screens[0]
        .read(&fields(&[("ethnic_group_19", "ETH_ASIAN")]), &mut given)
        .expect("unchanged");
    assert_eq!(
        given.codes("ethnic_group_19"),
        ["ETH_ASIAN_INDIAN"],
        "going back loses nothing"
    );
    screens[0]
        .read(&fields(&[("ethnic_group_19", "ETH_WHITE")]), &mut given)
        .expect("another");
    assert_eq!(given.codes("ethnic_group_19"), ["ETH_WHITE"]);
}

#[test]
fn prefer_not_to_say_is_an_answer_and_excludes_the_others() {
    let set = set();
    let asked = asked(&["armed_forces"]);
    let mut given = Tags::default();
    let screens = set.screens(&asked, &given);
    assert!(
        screens[0]
            .read(
                &fields(&[("armed_forces", "AF_REG"), ("armed_forces", "PNTS")]),
                &mut given
            )
            .is_err()
    );
    assert!(given.is_empty());
    screens[0]
        .read(&fields(&[("armed_forces", "PNTS")]), &mut given)
        .expect("an answer");
    assert_eq!(given.codes("armed_forces"), ["PNTS"]);
}

#[test]
fn tags_do_not_print() {
    assert_eq!(
        format!("{:?}", tags(&[("religion", "REL_JEWISH")])),
        "<withheld>"
    );
}
