//! What a good form of each route holds, so that a test can send it as it is, or spoiled.

use super::Places;

const DAY: [(&str, &str); 3] = [("day", "20"), ("month", "11"), ("year", "2026")];

fn day(name: &str) -> Vec<(String, String)> {
    let part = |(part, value): &(&str, &str)| (format!("{name}-{part}"), (*value).to_owned());
    DAY.iter().map(part).collect()
}

impl Places {
    /// A form this route takes, but for the token.
    ///
    /// A new route of posts has to be given one here.
    pub(crate) fn good_form(&self, pattern: &str) -> Vec<(String, String)> {
        let survey = self.survey.to_string();
        let programme = self.programme.to_string();
        let theme = self.themes[1].to_string();
        let fields: Vec<(&str, &str)> = match pattern {
            "/staff/paper" => {
                let mut form = day("received");
                form.extend(texts(&[
                    ("survey", survey.as_str()),
                    ("label", "A box"),
                    ("place", "A library"),
                    ("variant", "standard"),
                ]));
                return form;
            }
            "/staff/paper/{batch}/key/{page}" => {
                vec![
                    ("nonce", "a-form-being-typed-in"),
                    ("serial", "901"),
                    ("q1", "1"),
                ]
            }
            "/staff/tracker/{commitment}/updates/{update}/decline" => {
                let box_of = format!("why-{}", self.update.1);
                return texts(&[(box_of.as_str(), "Which building?")]);
            }
            "/staff/paper/letters/{survey}" => {
                let mut form = day("received");
                form.extend(texts(&[
                    ("channel", "letter"),
                    ("text-q8", "Dear council"),
                    ("nonce", "a-letter-being-typed-in"),
                ]));
                return form;
            }
            "/surveys/{survey}/sections/{number}" => vec![("q1", "hard"), ("q2", "gp")],
            "/surveys/{survey}/equality" => vec![("answer", "yes")],
            "/surveys/{survey}/equality/{number}" => vec![("age_band", "AGE_25_34")],
            "/surveys/{survey}/resume" => vec![("code", "000 000 005 724")],
            "/surveys/{survey}/later/mail" | "/surveys/{survey}/sent/mail" => {
                vec![("email", "ivy@people.example"), ("remind", "yes")]
            }
            "/staff/references" => vec![("code", "7TX3-V0QK")],
            "/receipts"
            | "/receipts/correct"
            | "/receipts/equality"
            | "/receipts/equality/stop" => {
                vec![("code", "00000-00000-00000-00000-00000-0")]
            }
            "/receipts/withdraw" => vec![
                ("code", "00000-00000-00000-00000-00000-0"),
                ("confirm", "yes"),
            ],
            "/events/{slug}/sign-up" => {
                let mut form = texts(&[
                    ("name", "Ivy"),
                    ("email", "ivy@people.example"),
                    ("companion", "no"),
                    ("needs", "quiet"),
                    ("nonce", "a-sign-up-being-sent"),
                ]);
                form.push(("session".to_owned(), self.sessions[0].to_string()));
                return form;
            }
            "/staff/surveys/{survey}/notices/new/{kind}" => {
                vec![("first-en", "Six rooms"), ("second-en", "Four rooms")]
            }
            "/staff/notices/{notice}" => vec![
                ("first-en", "Six rooms"),
                ("second-en", "Five rooms"),
                ("reason", "Counted again"),
                ("read", "1"),
            ],
            "/staff/notices/{notice}/withdraw" => vec![("why", "It was right")],
            "/staff/surveys/{survey}/panels" => vec![
                ("name", "A panel"),
                ("language", "en"),
                ("addresses", "jay@people.example"),
            ],
            "/i/{token}/leave/one-click" => vec![("List-Unsubscribe", "One-Click")],
            "/addresses/{token}/one-click" => vec![("List-Unsubscribe", "One-Click")],
            "/surveys/{survey}/formats" => vec![
                ("needs", "braille"),
                ("email", "ivy@people.example"),
                ("nonce", "a-request-being-sent"),
            ],
            "/staff/surveys/{survey}/formats/{request}" => {
                let mut form = day("due");
                form.push(("owner".to_owned(), String::new()));
                return form;
            }
            "/staff/surveys/{survey}/formats/{request}/settle" => {
                vec![("state", "done"), ("note", "Sent")]
            }
            "/staff/events" => {
                let mut form = texts(&[
                    ("title", "A drop-in"),
                    ("summary", "Come in"),
                    ("venue", "The hall"),
                    ("address", "1 High Street"),
                    ("access", "Step-free"),
                    ("contact", "The team"),
                ]);
                form.push(("programme".to_owned(), self.programme.to_string()));
                return form;
            }
            "/staff/events/{event}" => {
                let mut form = texts(&[("starts", "2pm"), ("ends", "4pm"), ("places", "10")]);
                form.extend(texts(&[
                    ("on-day", "1"),
                    ("on-month", "12"),
                    ("on-year", "2026"),
                ]));
                return form;
            }
            "/staff/events/{event}/correct" => vec![
                ("title", "Tea and talk"),
                ("summary", "Come and talk"),
                ("venue", "The New Library"),
                ("address", "2 High Street"),
                ("access", "Step-free"),
                ("contact", "01632 960 001"),
                ("seen", "what nobody has seen"),
            ],
            "/staff/events/{event}/sessions/{session}/correct" => {
                let mut form = day("on");
                for (name, value) in &mut form {
                    if name == "on-month" {
                        *value = "12".to_owned();
                    }
                }
                form.extend(texts(&[
                    ("starts", "2pm"),
                    ("ends", "4pm"),
                    ("places", "900"),
                    ("seen", "what nobody has seen"),
                ]));
                return form;
            }
            "/staff/events/{event}/sessions/{session}/call-off" => vec![("reason", "The roof")],
            "/staff/tracker/new" | "/staff/tracker/{commitment}" => {
                let mut form = texts(&[
                    ("title", "A later bus"),
                    ("you_said", "The last bus leaves too early"),
                    ("we_are_doing", "We are asking for one more"),
                    ("status", "on_track"),
                    ("note", "The operator has agreed"),
                ]);
                form.push(("owners".to_owned(), self.organisation.to_string()));
                return form;
            }
            "/staff/own/{own}" => vec![("status", "delayed"), ("note", "The paint is late")],
            "/staff/sign-in" => vec![
                ("email", "nobody@tests.example"),
                ("password", "not a password"),
                ("next", "/staff/surveys"),
            ],
            "/staff/invitations/{token}" => vec![("password", "a long enough password")],
            "/staff/people" => vec![
                ("email", "new@tests.example"),
                ("name", "Somebody New"),
                ("role", "champion"),
                ("where", "site"),
                ("organisation", ""),
                ("other-organisation", ""),
            ],
            "/staff/people/{account}/roles" => vec![("role", "reviewer"), ("where", "site")],
            // Nobody holds it.
            "/staff/people/{account}/roles/take" => vec![("held", "987654321")],
            "/staff/people/{account}/organisation" => vec![
                ("organisation", ""),
                ("other-organisation", "Larkmoor Library"),
            ],
            "/staff/themes/{survey}/{field}/picked" => vec![("deed", "read"), ("shown", "1")],
            "/staff/themes/{survey}/{field}/searches" => {
                vec![("called", "Buses"), ("query", "?words=bus")]
            }
            "/staff/themes/{survey}/{field}/searches/{search}" => vec![("called", "Trains")],
            "/staff/themes/{survey}/{field}/make" => vec![("name", "Buses"), ("parent", "")],
            "/staff/themes/{survey}/{field}/group" => vec![("themes", "")],
            "/staff/theme/{theme}/part" => vec![("part", "987654321")],
            "/staff/themes/{survey}/{field}/undo" => vec![("step", "987654321")],
            "/staff/themes/{survey}/{field}/agree" => vec![("why", "Time is up")],
            "/staff/themes/{survey}/{field}/agreement/draw" => {
                return texts(&[("coder", self.reader.as_str()), ("count", "5")]);
            }
            "/staff/themes/{survey}/{field}/agreement/least" => {
                vec![("alpha", "0.7"), ("f1", "0.8")]
            }
            // Nobody differs there, and nobody codes it second.
            "/staff/themes/{survey}/{field}/agreement/differences/{comment}" => vec![],
            "/staff/themes/{survey}/{field}/second/{comment}" => vec![("code", ""), ("shown", "")],
            "/staff/themes/{survey}/{field}/publish" => vec![
                ("why-read", "Time is up"),
                ("why-agreed", "Time is up"),
                ("why-undecided", "Time is up"),
                ("why-agreement", "Time is up"),
                ("why-quotes", "Time is up"),
                ("sure", "yes"),
            ],
            "/staff/themes/{survey}/{field}/publish/back"
            | "/staff/surveys/{survey}/results/back" => vec![("why", "A mistake")],
            "/staff/surveys/{survey}/results/publish" => {
                vec![("why", "The meeting needs them"), ("sure", "yes")]
            }
            "/staff/themes/{survey}/{field}/reading" => {
                return texts(&[("reader", self.reader.as_str()), ("count", "5")]);
            }
            "/staff/themes/{survey}/{field}/comments/{comment}" => {
                vec![
                    ("code", ""),
                    ("shown", ""),
                    ("stance", "for"),
                    ("note", "Clear"),
                ]
            }
            "/staff/paper/{batch}/forms/{serial}/danger"
            | "/staff/paper/letters/{survey}/{response}/danger"
            | "/staff/themes/{survey}/{field}/second/{comment}/danger"
            | "/staff/themes/{survey}/{field}/comments/{comment}/danger" => {
                vec![
                    ("topic", "danger"),
                    ("whose", "writer"),
                    ("why", "It says so"),
                ]
            }
            "/staff/themes/{survey}/{field}/comments/{comment}/words" => {
                vec![("theme", theme.as_str()), ("words", "1")]
            }
            "/staff/themes/{survey}/{field}/comments/{comment}/unmark" => {
                vec![("mark", "987654321")]
            }
            "/staff/theme/{theme}" => vec![
                ("name", "Buses"),
                ("definition", "About buses"),
                ("excludes", "Trains"),
            ],
            "/staff/themes/{survey}/{field}/codebook" => {
                vec![("table", "name,definition\nTrains,About trains")]
            }
            "/staff/redaction/{survey}/{field}/open"
            | "/staff/redaction/{survey}/{field}/{comment}/open" => vec![("reason", "redacting")],
            "/staff/redaction/{survey}/{field}/all" => vec![("kind", "postcode")],
            "/staff/redaction/{survey}/{field}/undo" => vec![("at", "987654321")],
            "/staff/redaction/{survey}/{field}/{comment}" => vec![("note", "")],
            "/staff/redaction/{survey}/{field}/{comment}/mark" => {
                vec![("words", "the"), ("kind", "detail"), ("why", "rare")]
            }
            "/staff/quotes/{survey}/{field}" => vec![
                ("comment", "987654321"),
                ("words", "Nothing"),
                ("deed", "pass"),
            ],
            "/staff/theme/{theme}/place" => vec![("parent", theme.as_str())],
            "/staff/theme/{theme}/split" => vec![("part", "Nothing"), ("words", "zzzz")],
            "/staff/theme/{theme}/examples" => vec![("part1", "Nothing"), ("words1", "zzzz")],
            "/staff/theme/{theme}/together" => vec![("sample", "1")],
            "/staff/theme/{theme}/picked" => vec![("deed", "read"), ("shown", "1")],
            "/staff/theme/{theme}/merge" => vec![("into", theme.as_str())],
            "/staff/programmes/new" => vec![
                ("title", "Another programme"),
                ("body_name", "Larkmoor Council"),
                ("summary", "To try it"),
            ],
            "/staff/programmes/{programme}/settings" => vec![("title", "Better days")],
            "/staff/surveys/new" => {
                vec![("title", "Another survey"), ("programme", super::FICTION)]
            }
            "/staff/surveys/{survey}/build" => vec![("deed", "up q3")],
            "/staff/surveys/{survey}/build/library" => vec![("piece", "visit-q1")],
            "/staff/surveys/{survey}/build/remove/{code}" => vec![("mark", "0")],
            "/staff/surveys/{survey}/build/about" => vec![("title", "Better days")],
            "/staff/surveys/{survey}/build/sections" => vec![("title", "One more")],
            "/staff/surveys/{survey}/build/sections/{code}" => vec![("title", "Waiting")],
            "/staff/surveys/{survey}/build/sections/{code}/add"
            | "/staff/surveys/{survey}/build/questions/{code}" => vec![
                ("text", "How long was it?"),
                ("way", "single"),
                ("options", "Short\nLong"),
            ],
            "/staff/surveys/{survey}/build/questions/{code}/options" => vec![("more", "Never")],
            "/staff/surveys/{survey}/build/when/{code}" => vec![("deed", "clear")],
            "/staff/equality/{survey}" => vec![("purpose", "For the assessment of stage 2")],
            "/staff/equality/{survey}/who" => {
                vec![
                    ("group", "age.under_25"),
                    ("plan", "A stall at the college"),
                ]
            }
            "/staff/equality/{survey}/differences/one" => vec![
                ("what", "q1"),
                ("answer", "hard"),
                ("who", "who.disability"),
                ("group", "disabled"),
                ("verdict", "set_aside"),
                ("reason", "It says little"),
            ],
            "/staff/equality/{survey}/differences/undo" => vec![("decision", "1")],
            "/staff/surveys/{survey}/outreach" => {
                vec![("entry", "1"), ("outcome", "Twenty forms")]
            }
            "/staff/assessments" => vec![("programme", programme.as_str()), ("stage", "2")],
            // Somebody else wrote there meanwhile.
            "/staff/assessments/{assessment}/about" => vec![("aims", "To help"), ("was", "0")],
            "/staff/assessments/{assessment}/rows/{row}" => vec![("impact", "mixed"), ("was", "0")],
            // What is missing is listed.
            "/staff/assessments/{assessment}/step" => vec![("deed", "submit")],
            "/staff/assessments/{assessment}/doubt" => {
                vec![("words", "Fewer women came"), ("source", "Drop-in of May")]
            }
            "/staff/assessments/{assessment}/overdue" => vec![("shown", "no")],
            "/staff/surveys/{survey}/changes" => vec![("count-q1", "together")],
            "/staff/surveys/{survey}/publish/sign" => vec![("step", "equality"), ("sha", "0")],
            "/staff/surveys/{survey}/publish/pass" => {
                vec![("gate", "options"), ("reason", "There is one")]
            }
            "/staff/surveys/{survey}/close" => vec![("reason", "Nobody comes any more")],
            "/staff/surveys/{survey}/dates" => {
                let mut form = day("closes");
                form.push(("reason".to_owned(), "Snow".to_owned()));
                return form;
            }
            "/staff/holds" => {
                let mut form = day("from");
                form.extend(day("until"));
                form.push(("reason".to_owned(), "An election".to_owned()));
                return form;
            }
            "/staff/holds/{hold}/lift" => vec![("reason", "It is over")],
            "/staff/surveys/{survey}/aside" => {
                vec![("response", "1"), ("reason", "test"), ("why", "A trial")]
            }
            "/staff/surveys/{survey}/aside/grace" => vec![("days", "7")],
            "/staff/safeguarding/{case}" => vec![("from", "new"), ("state", "looking")],
            "/staff/programmes/{programme}/safeguarding" => {
                let mut form = texts(&[
                    ("first", "1"),
                    ("last", "5"),
                    ("from", "9:00"),
                    ("until", "17:00"),
                ]);
                form.push(("lead".to_owned(), self.lead.to_string()));
                return form;
            }
            "/staff/surveys/{survey}/translations" => vec![("language", "pl")],
            "/staff/surveys/{survey}/translations/{tongue}/pages/{page}" => {
                vec![("t:help:title", "مدد لینا")]
            }
            "/staff/surveys/{survey}/translations/{tongue}/table" => {
                vec![("pasted", "place,translation\ntitle,بہتر دن\n")]
            }
            "/staff/programmes/{programme}/words/{tongue}" => {
                let title = format!("t:programme:{programme}:title");
                return texts(&[(title.as_str(), "بہتر دن")]);
            }
            "/staff/programmes/{programme}/words/{tongue}/table" => {
                let table = format!("place,translation\nprogramme:{programme}:title,بہتر دن\n");
                return texts(&[("pasted", table.as_str())]);
            }
            "/staff/surveys/{survey}/translations/{tongue}/check" => {
                vec![("checked_by", "Sana, who speaks Urdu")]
            }
            "/staff/themes/{survey}/languages" => vec![
                ("comment", "1"),
                ("words", "In English"),
                ("translator", "Sana"),
            ],
            // The first page of a preview.
            "/preview/{token}/sections/{number}" => vec![("q1", "hard")],
            "/staff/surveys/{survey}/build/picture"
            | "/staff/surveys/{survey}/build/sections/{code}/picture"
            | "/staff/surveys/{survey}/build/questions/{code}/picture" => {
                vec![("src", "/favicon.ico"), ("alt", "A lamp in a window")]
            }
            // Buttons.
            "/surveys/{survey}"
            | "/surveys/{survey}/check"
            | "/surveys/{survey}/later"
            | "/staff/surveys/{survey}/formats/{request}/reopen"
            | "/i/{token}"
            | "/i/{token}/leave"
            | "/staff/panels/{panel}/invite"
            | "/staff/panels/{panel}/remind"
            | "/staff/panels/{panel}/delete"
            | "/surveys/{survey}/later/forget"
            | "/surveys/{survey}/keep"
            | "/places/{token}"
            | "/staff/paper/{batch}/close"
            | "/staff/paper/{batch}/forms/{serial}/again"
            | "/staff/assessments/{assessment}/publish"
            | "/staff/tracker/{commitment}/publish"
            | "/staff/tracker/{commitment}/updates/{update}/publish"
            | "/staff/sign-out"
            | "/staff/people/{account}/invite"
            | "/staff/audit/check"
            | "/staff/people/{account}/disable"
            | "/staff/people/{account}/enable"
            | "/staff/surveys/{survey}/open"
            | "/staff/surveys/{survey}/publish/preview"
            | "/staff/surveys/{survey}/publish/preview/end"
            | "/staff/surveys/{survey}/build/discard"
            | "/staff/surveys/{survey}/build/keep/{code}"
            | "/staff/library/{piece}/remove"
            | "/staff/surveys/{survey}/translations/{tongue}/withdraw"
            | "/staff/surveys/{survey}/build/files"
            | "/staff/surveys/{survey}/build/files/{upload}/remove"
            | "/staff/surveys/{survey}/aside/{response}/count"
            | "/staff/surveys/{survey}/attached/{attached}"
            | "/staff/themes/{survey}/{field}/stop"
            | "/staff/themes/{survey}/{field}/reopen"
            | "/staff/themes/{survey}/{field}/searches/{search}/forget"
            | "/staff/themes/{survey}/{field}/coded"
            | "/staff/themes/{survey}/{field}/agreement/measure"
            | "/staff/themes/{survey}/{field}/second/{sample}/back"
            | "/staff/themes/{survey}/{field}/reading/{turn}/back"
            | "/staff/theme/{theme}/accept"
            | "/staff/theme/{theme}/set-aside"
            | "/staff/theme/{theme}/reopen"
            | "/addresses/{token}" => vec![],
            other => panic!("what does a good form of {other} hold?"),
        };
        texts(&fields)
    }
}

fn texts(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let text = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    fields.iter().map(text).collect()
}
