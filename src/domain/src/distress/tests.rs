use proptest::prelude::*;

use super::*;

fn topic(text: &str) -> Option<Topic> {
    gravest(&listen(text)).map(|heard| heard.topic)
}

fn whose(text: &str) -> Option<Whose> {
    gravest(&listen(text)).map(|heard| heard.whose)
}

#[test]
fn every_line_of_the_lists_is_read() {
    assert_eq!(LISTS.faults, Vec::<String>::new());
    assert!(LISTS.rules.len() > 100);
    for single in &LISTS.single {
        assert!(!single.first.is_empty() && !single.others.is_empty());
        assert!(!single.close.is_empty() && !single.negations.is_empty());
    }
}

#[test]
fn people_who_say_that_they_want_to_die_are_heard() {
    for text in [
        "I want to die",
        "I just want to die.",
        "some days i wanna die",
        "I have been thinking about killing myself",
        "Ive tried to kill my self twice",
        "I wish I was dead",
        "I wish I'd never been born, nothing helps. I wish I were dead",
        "I don't want to be here any more",
        "i dont want to be alive",
        "I don’t want to live",
        "My family would be better off without me",
        "I'm better off dead",
        "there's no point in living",
        "I see no point living like this",
        "I took an overdose last week: I've overdosed again",
        "I was going to jump off a bridge",
        "The wait left me suicidal",
        "Suicidal. Waited six weeks.",
        "I felt suicidal and nobody rang back",
        "When I was suicidal the crisis team told me to have a bath",
        "I have suicidal thoughts every day",
        "it pushed me to the brink of suicide",
        "I attempted suicide in March",
        "I can't go on like this",
        "I want to end it all",
        "WANT TO END MY LIFE",
        "sometimes I think about suicide",
        "people like me who are left alone end up wanting to kill myself",
    ] {
        assert_eq!(topic(text), Some(Topic::Suicide), "{text}");
        assert_eq!(whose(text), Some(Whose::Writer), "{text}");
    }
}

#[test]
fn hurting_oneself_being_hurt_and_being_in_danger_are_heard() {
    let heard = |text: &str, about: Topic| assert_eq!(topic(text), Some(about), "{text}");
    for text in [
        "I self-harm",
        "I have started self harming again",
        "I cut myself with a razor when it gets bad",
        "I keep hurting myself when I am upset",
        "I couldn't keep myself safe",
    ] {
        heard(text, Topic::SelfHarm);
    }
    for text in [
        "My husband hits me",
        "he beats me when he drinks",
        "I am being abused by my carer",
        "I was raped and nobody believed me",
        "I'm scared of my partner",
        "my ex keeps threatening me",
        "I live with domestic abuse: I am living with domestic abuse",
        "They won't let me leave the house",
        "I am in an abusive relationship",
        "I was forced to marry him",
    ] {
        heard(text, Topic::Abuse);
    }
    for text in [
        "I don't feel safe in my own home",
        "he said he would kill me",
        "he threatened to kill me",
        "I am in danger",
        "I'm scared I will hurt someone",
        "the voices tell me to hurt people",
        "I have thoughts of harming my baby",
    ] {
        heard(text, Topic::Danger);
    }
}

#[test]
fn what_only_sounds_like_distress_is_passed_over() {
    for text in [
        "We were just killing time in the waiting room",
        "The seats are killing me",
        "I am dying to see the new centre",
        "I nearly died laughing",
        "Suicide prevention training for every receptionist",
        "Please fund a suicide helpline and self harm and suicide services",
        "Support for those bereaved by suicide is poor",
        "Suicidal patients should be seen the same day",
        "People who are suicidal wait too long",
        "Help people with suicidal thoughts before they reach crisis",
        "Drug abuse is rising in the town",
        "Verbal abuse of staff must stop",
        "People abuse the system",
        "More money for domestic abuse services",
        "Victims of domestic abuse need somewhere to go",
        "The pain was unbearable and I was exhausted",
        "I felt low and hopeless after my mother died",
        "My mother wanted to die at home",
        "I want to die at home with my family",
        "I cut myself shaving",
        "I hurt myself falling off the bus",
        "The nurse never hurt me",
        "It beats me why the bus stops at six",
        "What hit me was how kind they were",
        "They kicked me out of the service after six sessions",
        "I would like to live nearer the clinic",
        "",
        "...",
    ] {
        assert_eq!(listen(text), [], "{text}");
    }
}

#[test]
fn what_is_turned_round_does_not_count_and_what_only_seems_to_does() {
    for text in [
        "I am not suicidal",
        "I'm not feeling suicidal",
        "I have never been suicidal",
        "I would never kill myself",
        "I do not want to die",
        "I have no thoughts of suicide",
        "I don't self harm",
        "No, I am not in danger",
    ] {
        assert_eq!(listen(text), [], "{text}");
    }
    for text in [
        "No help, so I wanted to die",
        "No one cares that I want to die",
        "I don't know if I want to die",
        "It is not just that I want to die",
        "I can't stop thinking about killing myself",
        "Not a day goes by without me thinking about ending my life",
        "I do not want to live",
    ] {
        assert_eq!(topic(text), Some(Topic::Suicide), "{text}");
    }
}

#[test]
fn somebody_close_counts_and_people_in_general_do_not() {
    for text in [
        "My son is suicidal and we cannot get help",
        "My daughter is 15, she self harms",
        "my brother attempted suicide last week",
        "My friend said that she wants to die",
    ] {
        assert_eq!(whose(text), Some(Whose::Close), "{text}");
    }
    for text in [
        "He was suicidal",
        "Many patients are suicidal by then",
        "Young people self harm because nobody listens",
        "Somebody who attempted suicide is sent home",
        "staff think that she wants to die",
    ] {
        assert_eq!(listen(text), [], "{text}");
    }
}

#[test]
fn what_was_long_ago_is_marked() {
    let long_ago = |text: &str| gravest(&listen(text)).map(|heard| heard.long_ago);
    assert_eq!(long_ago("I tried to kill myself ten years ago"), Some(true));
    assert_eq!(long_ago("In 2009 I attempted suicide"), Some(true));
    assert_eq!(long_ago("I used to self harm"), Some(true));
    assert_eq!(long_ago("I was abused as a child by my uncle"), Some(true));
    assert_eq!(
        long_ago("I tried to kill myself in the spring"),
        Some(false)
    );
    let both = "I used to self harm. Now I want to die.";
    assert_eq!(long_ago(both), Some(false), "today before long ago");
}

#[test]
fn welsh_is_heard() {
    for (text, about) in [
        ("Dwi eisiau marw", Topic::Suicide),
        ("Dw i isio marw", Topic::Suicide),
        ("Rwy'n teimlo'n hunanladdol", Topic::Suicide),
        ("Rwyf wedi meddwl am ladd fy hun", Topic::Suicide),
        ("Dydw i ddim eisiau byw", Topic::Suicide),
        ("Does dim pwynt byw", Topic::Suicide),
        ("Dwi'n brifo fy hun", Topic::SelfHarm),
        ("Rwy'n hunan-niweidio", Topic::SelfHarm),
        ("Mae fy ngŵr yn fy nharo", Topic::Abuse),
        ("Rwy'n dioddef trais yn y cartref", Topic::Abuse),
        ("Dydw i ddim yn teimlo'n ddiogel gartref", Topic::Danger),
    ] {
        assert_eq!(topic(text), Some(about), "{text}");
    }
    for text in [
        "Dydw i ddim eisiau marw",
        "Dim ond lladd amser oeddem ni",
        "Mae angen atal hunanladdiad",
        "Pobl hunanladdol sy'n aros hiraf",
        "Hoffwn fyw yn nes at y clinig",
        "Bu farw fy mam",
    ] {
        assert_eq!(listen(text), [], "{text}");
    }
}

#[test]
fn urdu_is_heard_in_both_scripts() {
    for (text, about) in [
        ("میں مرنا چاہتی ہوں", Topic::Suicide),
        ("میں جینا نہیں چاہتا", Topic::Suicide),
        ("مجھے خودکشی کے خیالات آتے ہیں", Topic::Suicide),
        ("میں خود کو مارنا چاہتا ہوں", Topic::Suicide),
        ("میں خود کو نقصان پہنچاتی ہوں", Topic::SelfHarm),
        ("میرا شوہر مجھے مارتا ہے", Topic::Abuse),
        (
            "مجھے جان سے مارنے کی دھمکی دی، مجھے جان سے مار دیں گے",
            Topic::Danger,
        ),
        ("main marna chahti hoon", Topic::Suicide),
        ("mein jeena nahi chahta", Topic::Suicide),
        ("mujhe khudkushi ke khayal aate hain", Topic::Suicide),
        ("khud ko nuqsan pohanchati hun", Topic::SelfHarm),
        ("mera shohar mujhe maarta hai", Topic::Abuse),
        ("apne shohar se darti hoon", Topic::Abuse),
    ] {
        assert_eq!(topic(text), Some(about), "{text}");
    }
    for text in [
        "میں مرنا نہیں چاہتی",
        "خودکشی کی روک تھام کے لیے پیسے دیں",
        "لوگ خودکشی کرتے ہیں",
        "مجھے ڈاکٹر کا انتظار کرنا پڑا",
        "میں خودکشی نہیں کروں گا",
        "main marna nahi chahti",
        "khudkushi ki rok tham zaroori hai",
        "main khudkushi nahi karunga",
        "mujhe bohat intezar karna para",
    ] {
        assert_eq!(listen(text), [], "{text}");
    }
}

#[test]
fn it_is_said_where_the_words_stand() {
    let text = "Thank you. Honestly, I – wanted to die, and “nobody’s” asked.";
    let heard = listen(text);
    assert_eq!(heard.len(), 1);
    assert_eq!(text.get(heard[0].at.clone()), Some("wanted to die"));
    let text = "حال یہ ہے کہ میں جینا نہیں چاہتا";
    let heard = listen(text);
    assert_eq!(text.get(heard[0].at.clone()), Some("جینا نہیں چاہتا"));
}

#[test]
fn a_very_long_answer_is_heard_to_its_end() {
    let long = format!("{} I want to die", "The bus was late again. ".repeat(400));
    assert_eq!(topic(&long), Some(Topic::Suicide));
    let unbroken = format!("{} i want to die", "the bus was late again ".repeat(400));
    assert_eq!(topic(&unbroken), Some(Topic::Suicide));
}

proptest! {
    #[test]
    fn no_text_is_too_strange_to_be_listened_to(text in "\\PC{0,200}") {
        for heard in listen(&text) {
            prop_assert!(text.get(heard.at.clone()).is_some_and(|words| !words.is_empty()));
        }
    }

    #[test]
    fn words_around_a_sentence_of_its_own_change_nothing(
        before in "[a-z ]{0,40}", after in "[a-z ]{0,40}",
    ) {
        let text = format!("{before}. I want to kill myself. {after}");
        prop_assert_eq!(topic(&text), Some(Topic::Suicide));
    }
}
