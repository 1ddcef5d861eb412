//! The pages on which public words are translated: how many texts there are on each, and what becomes
//! of what was typed.

use super::{Desk, boxes, texts};
use crate::harness::run;

#[test]
fn a_page_of_texts_takes_the_longest_of_them_and_is_saved_alone() {
    run(async {
        let desk = Desk::set_up().await;
        let pages = desk.pages("ur").await;
        assert!(pages.len() > 2, "{}", pages.len());
        assert!(pages.iter().all(|page| boxes(page).len() <= 20));
        let second = format!("{}?page=2", desk.at("ur"));
        // Three bytes a letter, each of them three in the form as it is sent.
        let long = "अ".repeat(10_000);
        let names = boxes(&pages[1]);
        let typed: Vec<(&str, &str)> = names
            .iter()
            .map(|name| (name.as_str(), long.as_str()))
            .collect();

        let saved = desk.sends(&pages[1], &typed).await;

        assert_eq!(saved.status, 303, "{}", saved.words());
        assert_eq!(saved.location(), Some(second.clone()), "it stays there");
        let page = desk.officer.get(&second).await;
        assert!(names.iter().all(|name| texts(&page).value(name) == long));
        let (first, now) = (texts(&pages[0]), texts(&desk.page("ur").await));
        for name in boxes(&pages[0]) {
            assert_eq!(now.value(&name), first.value(&name), "{name}");
        }
        let on = desk.sends(&pages[0], &[("then", "next")]).await;
        assert_eq!(on.location(), Some(second));
        let nowhere = format!("{}?page=99999999999999999999", desk.at("ur"));
        assert_eq!(boxes(&desk.officer.get(&nowhere).await), boxes(&pages[0]));
    });
}

#[test]
fn a_refused_page_is_shown_again_as_it_was_typed_wherever_its_texts_stand_by_now() {
    run(async {
        let desk = Desk::set_up().await;
        let pages = desk.pages("ur").await;
        let (last, names) = (&pages[pages.len() - 1], boxes(&pages[pages.len() - 1]));
        // A drop-in more: every text after it moves on.
        let new = desk.places.good_form("/staff/events");
        let new: Vec<(&str, &str)> = new.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let made = desk.officer.post("/staff/events", &new).await;
        assert_eq!(made.status, 303, "{}", made.words());

        let long = "ا".repeat(10_001);
        let refused = desk
            .sends(last, &[(&names[0], &long), (&names[1], "نیا")])
            .await;

        assert_eq!(refused.status, 422);
        assert_eq!(boxes(&refused), names);
        assert_eq!(texts(&refused).value(&names[0]), long);
        assert_eq!(texts(&refused).value(&names[1]), "نیا");
    });
}

#[test]
fn words_whose_source_went_meanwhile_are_shown_to_copy() {
    run(async {
        let desk = Desk::set_up().await;
        let first = format!("t:notice:{}:first", desk.places.notice);
        let second = format!("t:notice:{}:second", desk.places.notice);
        let (page, address) = desk.page_of("ur", &first).await;
        let title = format!("t:programme:{}:title", desk.places.programme);
        let (begin, _) = desk.page_of("ur", &title).await;
        let notice = format!("/staff/notices/{}", desk.places.notice);
        let standing = desk.officer.get(&notice).await;
        let fields = [("why", "It was right")];
        desk.officer.submit(&standing, "/withdraw", &fields).await;

        // Who typed nothing there hears nothing of it.
        assert_eq!(desk.sends(&begin, &[(&title, "نیا نام")]).await.status, 303);
        let other = boxes(&page)
            .into_iter()
            .find(|name| !name.starts_with("t:notice:"))
            .expect("a text of something else");
        let mine = [(first.as_str(), "میرا سوال"), (other.as_str(), "دوسرا")];
        let refused = desk.sends(&page, &mine).await;

        assert_eq!(refused.status, 409);
        let told = refused.errors();
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("taken away while you were typing"));
        let copy = refused.all(&format!("textarea[readonly][id='{first}']"));
        assert_eq!(copy, ["میرا سوال"]);
        let label = refused.all(&format!("label[for='{first}']")).concat();
        assert!(label.starts_with("Notice: "), "{label}");
        assert_eq!(texts(&refused).value(&other), "دوسرا");
        assert!(
            !boxes(&refused).contains(&second),
            "nothing was typed there"
        );

        // It stays there to copy for as long as the page is refused.
        let long = "ا".repeat(10_001);
        let refused = desk.sends(&refused, &[(&other, &long)]).await;
        assert_eq!(refused.status, 422, "{}", refused.words());
        let copy = refused.all(&format!("textarea[readonly][id='{first}']"));
        assert_eq!(copy, ["میرا سوال"]);
        let label = refused.all(&format!("label[for='{first}']")).concat();
        assert!(label.starts_with("Notice: "), "{label}");

        let again = desk.sends(&refused, &[(&other, "دوسرا")]).await;
        assert_eq!(again.location(), Some(address), "{}", again.words());
        let (page, _) = desk.page_of("ur", &other).await;
        assert_eq!(texts(&page).value(&other), "دوسرا");
    });
}

#[test]
fn things_of_one_name_have_each_a_heading_of_their_own() {
    run(async {
        let desk = Desk::set_up().await;
        for venue in ["The hall", "The library", "The library"] {
            let mut new = desk.places.good_form("/staff/events");
            new.retain(|(name, _)| name != "venue");
            new.push(("venue".to_owned(), venue.to_owned()));
            let new: Vec<(&str, &str)> =
                new.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let made = desk.officer.post("/staff/events", &new).await;
            assert_eq!(made.status, 303, "{}", made.words());
        }

        let mut headings = Vec::new();
        for page in desk.pages("cy").await {
            headings.extend(page.all("form h2"));
        }

        for wanted in [
            "Drop-in: A drop-in, The hall",
            "Drop-in: A drop-in, The library (1 of 2)",
            "Drop-in: A drop-in, The library (2 of 2)",
        ] {
            assert!(
                headings.iter().any(|it| it == wanted),
                "{wanted}: {headings:?}"
            );
        }
    });
}
