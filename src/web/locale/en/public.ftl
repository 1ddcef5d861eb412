# Every text the public can meet, in English: pages, problems, errors, mails.
# A key names what the text is for; a message is one sentence or a few, never built from parts.
# What only staff see stands in staff.ftl.
#
# A key added, renamed or taken away HERE must be added, renamed or taken away in ../cy/public.ftl and
# ../ur/public.ftl too: a test names what is missing. Plural forms: Welsh zero, one, two, few, many,
# other; Urdu one, other. Keep the {$names}; a text of yours awaits a speaker's check like all others.

## Words used everywhere
back = Back
continue = Continue
save = Save
change = Change
change-answer = your answer to
or = or
yes = Yes
no = No
optional = (optional)
not-provided = Not provided
contact = Contact
telephone = Telephone
programme = Programme
survey = Survey
question = Question
commitment = Commitment
new-tab = (opens in a new tab)
select-all = Select all that apply
text-limit = You can enter up to { $max } characters
count-under-one = You have %{ "{" }count{ "}" } character remaining
count-under = You have %{ "{" }count{ "}" } characters remaining
count-at = You have 0 characters remaining
count-over-one = You have %{ "{" }count{ "}" } character too many
count-over = You have %{ "{" }count{ "}" } characters too many
skip = Skip to main content
menu = Menu
language = Language
site-nav = Site
nav-home = Start
nav-you-said = You said, we are doing
nav-events = Drop-ins
nav-receipts = Your receipt
exit = Leave this page
exit-emergency = Emergency:
made-up = Made up
made-up-text = This council, its partners and everything people say here are made up, to show how the site works.
minutes = { $count ->
    [one] about { $count } minute
   *[other] about { $count } minutes
}
date-long = { $day } { $month } { $year }
date-and-time = { $date } at { $time }
moment-to = { $from } to { $to }
time-am = { $clock }am
time-pm = { $clock }pm
time-noon = noon
time-midnight = midnight
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date-day = Day
date-month = Month
date-year = Year
pagination = Pages
page-previous = Previous page
page-next = Next page
page-of = Page { $number } of { $of }
flash-title = Done
error-summary-title = There is a problem
error-prefix = Error:
filter = Filter
filter-all = All
filter-apply = Apply filters
filter-clear = Clear filters
filter-remove = Remove { $filter }

## Footer
footer-links = About this site
footer-help = Help now
footer-privacy = Privacy
footer-cookies = Cookies
footer-accessibility = Accessibility
footer-staff = Staff sign-in

## Pages about something that went wrong
error-missing-title = Page not found
error-missing-text = If you typed the address, check it is right. If you followed a link, what it led to may have moved or may be over.
error-forged-title = We could not accept that form
error-forged-text = The page you sent may be old, or your browser does not accept cookies. Go back, reload the page and try again. This site needs cookies for its forms, and uses them for nothing else.
error-malformed-title = We could not read that
error-malformed-text = What your browser sent is not what the form asks for. Go back and try again.
error-method-title = This address does not do that
error-method-text = Go back and use the buttons of the page.
error-host-title = This is another site
error-host-text = The address you used is not the address of this site.
error-too-large-title = That is more than this page can take
error-too-large-text = Your browser still has what you typed: go back, make it shorter and send it again. Long answers may have up to 10,000 characters.
error-too-many-title = Too many tries
error-too-many-text = Somebody at your address tried this very often. Wait a few minutes, go back and try again: nothing you typed is lost.
error-unavailable-title = We could not save that
error-unavailable-text = The site cannot store anything at the moment. Go back and try again in a minute: your browser still has what you typed.
error-internal-title = Something went wrong on our side
error-internal-text = It is not your fault. Go back and try again. If it happens again, tell us the number below.
error-id = Number:
error-session-gone-title = This time is no longer offered
error-session-gone-text = It was called off, or it is over. Go back to see what is offered now.
way-home = Go to the start page
way-you-said = See what people said and what is being done

## Front page and programmes
home-title = Have your say, and see what comes of it
home-text = Answer a survey, come to a drop-in, and follow what is done about what people said.
home-open = Open now
home-open-none = No survey is open at the moment.
home-events = Drop-ins
home-events-none = No drop-ins are planned at the moment.
home-changes = What changed lately
home-changes-none = Nothing has been published yet.
home-programmes = Programmes
home-programmes-none = There are no programmes yet.
programme-surveys = Surveys
programme-commitments = See what people said and what is being done
programme-commitments-none = No commitments have been published yet.
programme-phases = What happened when
programme-reached = Who was heard
programme-assessment = Equality impact assessment
programme-decision = Decision
programme-no-decision = No decision has been made.
programme-source = Source
reach-who = Who
reach-how = How
reach-people = People
reach-public = The public, people who use services, and carers
reach-professionals = Professionals
reach-exact = { $count }
reach-about = about { $count }
reach-at-least = { $count } or more
reach-itemised = Itemised here: between { $fewest } and { $most } different people, depending on how many came more than once.
reach-one-itemised = One contact is itemised here.
reach-none-itemised = No contacts are itemised in this extract.
reach-claim = The source also gives a total: “{ $who }”, { $people } ({ $how }). The rest is not itemised in this extract.

## Assessment
assessment-link = Read the equality impact assessment
assessment-title = Equality impact assessment, stage { $stage }
assessment-made = Made on { $day }
assessment-duty = The Equality Act 2010, section 149(1), asks public bodies to have due regard to the need to:
assessment-limb-a = eliminate discrimination, harassment, victimisation and any other conduct prohibited by or under the Act
assessment-limb-b = advance equality of opportunity between persons who share a relevant protected characteristic and persons who do not share it
assessment-limb-c = foster good relations between persons who share a relevant protected characteristic and persons who do not share it
assessment-aims = What the change is for
assessment-affected = Who is affected
assessment-rows = Protected characteristics
assessment-impact = Impact
assessment-evidence = How that is known
assessment-gap = What is not known
assessment-mitigation = What is done about it
assessment-not-itemised = Not itemised in the published extract
assessment-conclusion = Conclusion
assessment-quotation = In the words of the source
assessment-review = It will be looked at again on { $day }.
assessment-review-none = The source does not say when it will be looked at again.
impact-positive = Positive
impact-neutral = No difference expected
impact-negative = Negative
impact-mixed = Positive and negative
impact-unknown = Not known yet

## Surveys, for the public
survey-neutral-title = Your views
survey-section-title = Section { $number }
survey-sections = { $count ->
    [one] { $count } section
   *[other] { $count } sections
}
survey-takes = It takes { $minutes } and has { $sections }
survey-all-optional = You can leave out any question unless it says you cannot
survey-any-language = You can write your answers in any language
survey-anonymous = We do not ask for your name. You get a code with which you can see, change or withdraw what you sent
survey-equality-follows = After sending, you can answer some equality questions ({ $minutes }) if you want to
survey-start = Start now
survey-start-again = Start a new response
survey-resume = Carry on where you stopped
survey-opens = Opens on { $when }
survey-closes = Closes on { $when }
survey-closed-on = Closed on { $when }
survey-not-yet = You can answer it from then on. Until then you can read the questions.
survey-closed = This survey is closed. Thank you to everyone who answered.
survey-sent-before = Something was sent from this browser already.
survey-see-receipt = See the receipt
survey-other-ways = Other ways to take part
survey-all-questions = See all the questions on one page, to read or to print
survey-also = You can also answer in:
survey-easy = Easy read
survey-formats = You can take part in another way: in large print, easy read, audio, Braille or British Sign Language (BSL), in another language, on paper or over the telephone. It costs nothing.
survey-formats-contact = Or ask the team:

survey-large-print = Large print
survey-usual-print = Standard print size
survey-undecided = What is not yet decided
survey-next-steps = What happens next
survey-privacy = Your privacy
survey-privacy-more = More about privacy
survey-programme = What this is part of
survey-progress = Section { $number } of { $of }
survey-grace = The survey has closed. Because you began in time, you can still send your answers in the next two hours.
survey-other-label = Please say
check-title = Check your answers before you send your views
check-gone = Answers you gave earlier are no longer here. Check what is missing, and answer again what you want to say.
check-send-title = Send your views
check-send-text = You then get a code. With it you can see what you sent, change it until the survey closes, or withdraw it.
check-send = Send your views
sent-title = Thank you. Your views are in
sent-code = Your receipt code
sent-received = Received on { $day }.
sent-keep-code = Keep the code: write it down or print this page. Whoever has it can see what you sent, change it until the survey closes, and withdraw it. We cannot find it for you.
sent-withdraw-by = You can withdraw until { $day }; after that nobody can tell any more which answers are yours.
sent-equality = Answer the equality questions, or change your answers to them
sent-next = What happens next
sent-closes = The survey closes on { $day }.
sent-events = Come to a drop-in
sent-shared-device = If others use this device, close the browser when you have noted the code.
receipt-title = See, change or withdraw what you sent
receipt-text = You were given a receipt code when you sent your views.
receipt-label = Receipt code
receipt-hint = For example, 7TX3V-0QK5M-A9C2H-ZZ41B-R8N6W-4
receipt-show = Show what I sent
held-title = What you sent
held-equality = If you answered equality questions, those answers are kept apart and are not shown here. Withdrawing removes them too.
held-withdraw = Withdraw what I sent
held-withdraw-intro = Your answers, your words and your equality answers are deleted at once. Figures that were published before stay as they are; the next ones are without you.
held-withdraw-title = Do you want to withdraw what you sent?
held-withdraw-text = It cannot be brought back. You can answer again while the survey is open.
held-withdraw-yes = Yes, withdraw it
held-withdraw-no = No, keep it
withdrawn-title = Withdrawn
withdrawn-text = Your answers, your words and your equality answers are deleted.
withdrawn-before = There is nothing with this code any more.
equality-title = Equality questions
equality-received = We have your views already.
equality-why = We ask these questions to find out whether we hear from everyone, and whether people in different situations see things differently.
equality-how = Your answers are kept apart from what you told us, and are only ever shown as figures about groups, never about one person.
equality-optional = These questions are optional. Your answers will not affect how your views are treated.
equality-gate-question = Do you want to answer the equality questions?
equality-gate-yes = Yes, answer the equality questions ({ $minutes })
equality-gate-no = No, skip the equality questions
equality-stop = Stop here; what you answered so far is kept
equality-sex-and-gender = Sex and gender identity
equality-background = Which of these best describes your background? ({ $group })
equality-if-sixteen = This question is voluntary. Answer it if you are 16 or over

## Kinds of questions
address-apart = Your e-mail address is kept apart from your answers, if you gave one. The link in every e-mail from us deletes it.
address-help = We keep your address apart from your answers. We use it only to write to you about this survey, and delete it within 25 months of the survey closing. Every e-mail has a link that deletes it at once.
file-help = One file: PDF, JPEG or PNG, at most 5 MB. From pictures we remove where and when they were taken. The team reads it; nobody else sees it.
file-added = You added:
file-remove = Remove this file
file-instead = To replace it, choose another file.
file-large-soon = This file is larger than 5 MB. Choose a smaller one, or take the picture again in a smaller size.
file-named = { $name } ({ $kind })
file-kind-pdf = Document (PDF), { $kilobytes } KB
file-kind-jpeg = Picture (JPEG), { $kilobytes } KB
file-kind-png = Picture (PNG), { $kilobytes } KB
answer-of-row = { $statement }: { $answer }
district-help = We keep only the first half, like BA1.
leave-done-text = It was kept apart from your answers, which stay as you sent them. Nobody will write to you about this survey any more.
leave-done-title = Your e-mail address is deleted
leave-text = We keep it only to write to you about the survey you answered. Your answers are kept apart from it and stay as you sent them.
leave-title = Delete your e-mail address
leave-yes = Delete my e-mail address
paper-district = The first half is enough, like BA1.
paper-file = If you want to show us something, please attach a paper copy or a picture to this form. Write your form's number on it if there is one.
paper-file-enclosed = I have attached something
paper-matrix = Cross one box in each row
paper-ranking = Write 1 beside what matters most to you, then 2 and so on, up to { $places }
question-settled = This has been decided, and your answer cannot change it.
ranking-down = Move down: { $option }
ranking-help = Type 1 beside the one you would put first, 2 beside the next, and so on. Leave the others empty.
ranking-placed = { $option }: place { $place } of { $of }
ranking-unplaced = { $option }: no place
ranking-up = Move up: { $option }
problem-date-format = Enter a real date for “{ $question }”, like 27 3 2019
problem-date-too-early = The date for “{ $question }” must be { $from } or later
problem-date-too-late = The date for “{ $question }” must be { $to } or earlier
problem-district-format = Enter a postcode or its first half for “{ $question }”, like BA1
problem-ranking-missing = Put at least one answer in order for “{ $question }”
problem-ranking-place = Enter whole numbers from 1 to { $most } for “{ $question }”
problem-ranking-twice = Give each place once: { $place } stands there twice
problem-row-missing = Select an answer for “{ $row }”

## Paper
paper-title = Paper form
paper-back = Back to the survey
paper-standard = Standard print
paper-large = Large print
paper-closes = Please return this form by { $day }.
paper-how = How to fill in this form
paper-how-pen = Use a black pen and put a cross in the box.
paper-how-wrong = If you cross the wrong box, fill it in completely and cross the right one.
paper-how-skip = Leave out whatever you do not want to answer.
paper-how-online = You can also answer online: { $address }
paper-return = Where to send it, and help
paper-section = Section { $number }:
paper-single = Cross one box
paper-several = Cross all that apply
route-section = Answer this section only if { $condition }.
route-question = Answer only if { $condition }.
route-is = you answered { $options } to question { $number }
route-is-not = you did not answer { $options } to question { $number }
route-chose = you chose { $options } at question { $number }
route-chose-none = you did not choose { $options } at question { $number }
route-said = you chose { $options } for a statement of question { $number }
route-said-none = you did not choose { $options } for any statement of question { $number }
route-ranked = you gave { $options } a place at question { $number }
route-ranked-none = you did not give { $options } a place at question { $number }
route-answered = you answered question { $number }
route-left-out = you left out question { $number }
route-exactly = you gave the number { $from } at question { $number }
route-not-exactly = you did not give the number { $from } at question { $number }
route-between = you gave a number from { $from } to { $to } at question { $number }
route-not-between = you did not give a number from { $from } to { $to } at question { $number }
route-at-least = you gave { $from } or more at question { $number }
route-not-at-least = you did not give { $from } or more at question { $number }
route-at-most = you gave { $to } or less at question { $number }
route-not-at-most = you did not give { $to } or less at question { $number }
route-contains = you wrote “{ $words }” at question { $number }
route-not-contains = you did not write “{ $words }” at question { $number }
route-days-exactly = you gave the date { $from } at question { $number }
route-not-days-exactly = you did not give the date { $from } at question { $number }
route-days-between = you gave a date from { $from } to { $to } at question { $number }
route-not-days-between = you did not give a date from { $from } to { $to } at question { $number }
route-days-from = you gave the date { $from } or a later one at question { $number }
route-not-days-from = you did not give the date { $from } or a later one at question { $number }
route-days-to = you gave the date { $to } or an earlier one at question { $number }
route-not-days-to = you did not give the date { $to } or an earlier one at question { $number }
route-nobody = You need not answer this.
list-more = { $list }, { $next }
list-and = { $list } and { $last }
list-or = { $list } or { $last }
list-more-apart = { $list }; { $next }
list-and-apart = { $list }, and { $last }
list-or-apart = { $list }, or { $last }
group-either = either { $list }
group-both = both { $list }
group-all = all of this: { $list }
group-brackets = ({ $list })
quoted = “{ $text }”

## Drop-ins
events-title = Drop-ins
events-text = Come and talk. Places are free; tell us what you need, and bring somebody if you like.
event-when = When
event-where = Where
event-access = Access
event-called-off = Called off
event-over = Over
event-no-sessions = No times are planned.
event-places-left = { $count ->
    [one] { $count } place left
   *[other] { $count } places left
}
event-full = { $waiting ->
    [0] Full. You can join the queue
    [one] Full, { $waiting } person in the queue
   *[other] Full, { $waiting } people in the queue
}
event-sign-up = Ask for a place
event-ics = Add to your calendar
event-sign-up-title = Ask for a place
event-which = Which time?
event-name = Name
event-reach = How can we reach you?
event-reach-text = Give an e-mail address or a telephone number.
event-email = E-mail address
event-phone = Telephone number
event-companion-question = Is somebody coming with you?
event-alone = No, I am coming alone
event-companion = Yes, one person (a carer, a friend, a supporter)
event-needs = What do you need?
event-needs-hint = Select all that apply. We tell you if we cannot provide it
event-needs-more = Anything else we should know
event-privacy = We use this only for the drop-in, keep it sealed, and delete it 30 days after.
event-ask = Ask for a place
event-asked-title = Look at your e-mail
event-asked-text = We have sent a message to the address you gave. It says whether you have a place or your place in the queue, and holds a link to your own page, where you can give the place back.
event-asked-nothing = If nothing comes, check the address or ask: { $contact }
need-step-free = Step-free access
need-bsl = British Sign Language interpreter
need-hearing-loop = Hearing loop
need-large-print = Large print
need-quiet = A quiet space
need-interpreter = Interpreter for another language
place-title = Your place
place-held = You have a place
place-waiting = You are in the queue
place-cancelled = You have given your place back
place-called_off = This drop-in was called off
place-over = This drop-in is over
place-queue = Queue
place-position = You are number { $position } in the queue. We tell you when a place comes free.
place-companion = With a companion
place-give-back-title = You cannot come?
place-give-back-text = Give the place back, so that somebody else can have it.
place-give-back = Give my place back
mail-hello = Hello { $name },
mail-place-subject-held = You have a place
mail-place-subject-waiting = You are in the queue
mail-place-subject-moved_up = You have a place now
mail-place-subject-again = Your place
mail-place-subject-given_back = Your place is given back
mail-place-subject-called_off = Called off
mail-place-held = You have a place.
mail-place-waiting = All places are taken. You are in the queue, and we write to you when a place comes free.
mail-place-moved_up = A place has come free, and it is yours.
mail-place-again = You asked for a place again. You had asked before; this is how it stands.
mail-place-given_back = You have given your place back. Thank you for telling us.
mail-place-called_off = We are sorry: this drop-in was called off.
mail-place-reason = The reason:
mail-place-companion = There is a place for your companion too.
mail-place-needs = You told us you need:
mail-place-link = On your own page you can see your place or give it back. Do not pass the link on:

## You said, we are doing
you-said-title = You said, we are doing
you-said-text = What people told us, and what is being done about it, or why it is not.
you-said = You said
we-are-doing = We are doing
why-not = Why we are not doing this
tracker-count = { $count ->
    [one] { $count } commitment
   *[other] { $count } commitments
}
tracker-none = There are no commitments to show.
tracker-status = Status
tracker-late = Late
tracker-owner = Organisation
tracker-owners = Owners
tracker-accountable = (accountable)
tracker-due = Due
tracker-due-none = No date stated
tracker-theme = Theme
tracker-changed = Last changed
tracker-history = What happened when
status-not_stated = Not stated
status-exploring = Exploring
status-not_started = Not started
status-on_track = On track
status-delayed = Delayed
status-done = Done
status-not_doing = Not doing

## Staff
role-administrator = Administrator
role-officer = Engagement officer
role-champion = Community Champion
role-reviewer = Equality reviewer
role-owner = Owner
role-safeguarding = Safeguarding lead

## Messages after something was done
flash-place-given-back = You have given your place back.

## What is wrong with something typed
problem-form-incomplete = Fill in the form
problem-missing = Enter { $what }
problem-too-long = Make { $what } { $max } characters or less
problem-name-missing = Enter your name
problem-email-missing = Enter an e-mail address
problem-email-format = Enter an e-mail address in the right format, like name@example.org
problem-phone-missing = Enter a telephone number
problem-phone-format = Enter a telephone number, like 07700 900123
problem-contact-missing = Enter an e-mail address or a telephone number
problem-choice-missing = Select an answer to “{ $question }”
problem-answer-missing = Enter an answer to “{ $question }”
problem-file-large = The file for “{ $question }” is larger than 5 MB. Choose a smaller one. Your other answers on this page are still here
problem-file-empty = The file for “{ $question }” is empty. Choose another one
problem-file-kind = The file for “{ $question }” must be a PDF, JPEG or PNG. Changing its name is not enough: save it as one of them
problem-file-damaged = The picture for “{ $question }” is damaged or not complete. Open it to see whether it is whole, and choose it again
problem-file-elsewhere = The file for “{ $question }” was changed on another device since you opened this page. Look at what is there now, and choose yours again if it should replace it
problem-file-too-many = Too many files are coming from where you are. Go on without the file for “{ $question }”, or try again in an hour. Your other answers on this page are still here
problem-not-an-option = Select one of the answers offered
problem-choice-or-none = Select answers, or select “{ $option }” alone
problem-choice-too-few = Select at least { $min } answers to “{ $question }”
problem-choice-too-many = Select no more than { $max } answers to “{ $question }”
problem-number-format = Enter a whole number for “{ $question }”, like 12
problem-number-too-small = Enter { $min } or more for “{ $question }”
problem-number-too-large = Enter { $max } or less for “{ $question }”
problem-answer-too-long = Make your answer { $max } characters or less
problem-nothing-answered = Answer at least one question before you send your views
problem-equality-gate = Select yes if you want to answer the equality questions
problem-receipt-missing = Enter your receipt code
problem-receipt-unknown = We cannot find that code. Check it and try again
problem-day-format = Enter a real date, like 27 3 2027
problem-day-future = Enter a date that is not in the future
problem-session-missing = Select a time

## Names of fields, as they stand in problems
field-name = the name
field-needs = what you need

## Follow one concern
follow-title = Follow one concern
follow-text = Six short steps through a made-up consultation: from what somebody said to what was done about it, and who it concerns.
follow-link = Begin
follow-staff = This step is a staff page. Sign in with the demo sign-in for { $role }; whoever started this site finds it in data/demo-sign-ins.txt.
follow-1-title = 1. The story so far
follow-1 = A programme says what it is about, what is not yet decided, and who was heard.
follow-1-link = Open the programme
follow-2-title = 2. Answering
follow-2 = Anybody answers on a telephone, without an account, and takes a receipt home.
follow-2-link = Open the survey
follow-3-title = 3. Paper
follow-3 = A Community Champion types in the forms that came on paper, by the numbers printed beside the boxes.
follow-3-link = Open the paper desk
follow-4-title = 4. The theme
follow-4 = Comments are grouped on the council's own machine; an officer reads them, names the themes and decides.
follow-4-link = Open the themes
follow-5-title = 5. The promise
follow-5 = Every theme is answered in public: what is being done, by whom and by when, or why it is not.
follow-5-link = Open the tracker
follow-6-title = 6. Who it concerns
follow-6 = A reviewer sees who said it, by protected characteristic, and can never single anybody out.
follow-6-link = Open the equality figures

## Help, privacy, cookies, accessibility
help-title = Help now
help-now = If you need help now
help-not-monitored = Nobody reads what is written on this site at once. It is no way to ask for help.
help-999 = If somebody's life is at risk, ring 999.
help-111 = For urgent help with mental health, ring NHS 111 and choose option 2.
help-samaritans = To talk to somebody at any hour, ring Samaritans on 116 123. It is free.
help-site-title = Help with this site
help-site = Every survey and every drop-in names a team you can ask.
privacy-title = Privacy
privacy-intro = This site asks people what they think and shows what comes of it. This page says what is kept and for how long. Each survey says who asks, why the law allows it and whom to ask about it.
privacy-what-title = What we keep
privacy-what = Your answers and the day they came in. Not the time of day.
privacy-not-title = What we do not keep
privacy-not = Your name, your address on the internet, your browser, your device. There is no tracking and no other company's code on any page.
privacy-equality-title = Equality questions
privacy-equality = They are optional. The answers are encrypted and kept apart from what you said. They are counted for groups of people only and may never be used for a decision about you. Tell us in writing and we stop using them.
privacy-free-text-title = What you write in your own words
privacy-free-text = Officers read it. It is never published as it is. Please do not write names or anything that tells who somebody is.
check-leave-empty = Leave this box empty
privacy-safety-title = If your words say that somebody is in danger
privacy-safety = The site looks for such words in what you send, shows you whom to call, and puts the answers in front of a person trained for it. Who opens them is recorded. Nobody can find out from them who you are.
privacy-figures-title = Figures
privacy-figures = Published figures are rounded, and small numbers are hidden, so that nobody can be singled out. They move only when at least ten more people have answered, or when a survey closes.
privacy-withdraw-title = Changing your mind
privacy-withdraw = With your receipt code you can see what you sent and change it until the survey closes; what you said before is then deleted. You can withdraw it up to 28 days after the survey closes. It is deleted at once. Figures published before stay as they are. After 28 days the receipt is forgotten, and nobody can tell any more which answers are yours.
privacy-long-title = Unfinished answers
privacy-long = They are encrypted and deleted after 30 days. If you ask for a link by e-mail, your address is used for that message and not kept. If you also ask for a reminder, it is kept encrypted, apart from your answers, until the reminder goes out or the answers are sent or deleted.
privacy-address-title = If you leave an e-mail address with your answers
privacy-address = It is encrypted and kept apart from your answers: nothing we store joins the two. It is used only to write to you about that survey, and deleted within 25 months of the survey closing, or at once by the link in every e-mail.
privacy-events-title = Drop-ins
privacy-events = Your name, how to reach you and what you need are encrypted, used for the drop-in only, and deleted 30 days after it.
privacy-formats-title = If you ask for another format or for help
privacy-formats = What you need and how to reach you is encrypted, kept apart from answers, used only to give you what you ask for, and deleted 30 days after that or after the survey closes, whichever is first.
privacy-rights-title = Your rights
privacy-rights = You can ask the body that runs a survey what it holds about you, object, and complain to the Information Commissioner's Office.
cookies-title = Cookies
cookies-text = We use only what the site needs to work. There is nothing to agree to.
cookies-caption = Cookies of this site
cookies-name = Name
cookies-purpose = What it is for
cookies-expires = How long
cookies-session = Until you close the browser
cookie-visit = Makes sure a form you send comes from this site
cookie-answers = Finds the answers you are giving (the survey's name follows)
cookie-back = Takes you from a link in an e-mail to your answers, without the link staying in the address
cookie-flash = Carries one message to the next page
cookie-staff = Keeps staff signed in
accessibility-title = Accessibility statement
accessibility-applies = This statement applies to this site. We want as many people as possible to be able to use it.
accessibility-can = You should be able to:
accessibility-can-zoom = make the text four times as large without losing any of it
accessibility-can-keyboard = do everything with the keyboard alone
accessibility-can-reader = listen to the site with a screen reader
accessibility-can-script = use every page without JavaScript
accessibility-can-speech = use speech recognition
accessibility-how-title = How accessible this site is
accessibility-how = We know of no part of it that is not accessible. It is tested automatically with every change; it has not been tested by an outside body.
accessibility-contact-title = Feedback and contact
accessibility-contact = If you find a problem, or need something in another format, ask the team named on the survey or the drop-in.
accessibility-enforcement-title = Enforcement
accessibility-enforcement = The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. If you are not happy with how we answer a complaint, contact the Equality Advisory and Support Service.
accessibility-technical-title = Technical information
accessibility-technical = The body that runs this site is committed to making it accessible, in accordance with those regulations.
accessibility-status-title = Compliance status
accessibility-status = This site is tested against the Web Content Accessibility Guidelines version 2.2, level AA, and we believe it fully complies.
accessibility-content-title = Content that is not accessible
accessibility-content = We know of none. Documents that others link to from here may not be accessible.
accessibility-next-title = What we do next
accessibility-next = Every change is tested before it is used, with and without JavaScript, on small and large screens.
accessibility-prepared-title = Preparation of this statement
accessibility-prepared = It was prepared and last reviewed on { $day }. The site was last tested on the same day, by its developers, with automatic tests and by keyboard.

## Publishing a survey (public)
survey-moved = The closing date was moved from { $was } to { $becomes }.
survey-moved-to = A closing date was set: { $becomes }.
survey-options = What the options are
survey-decision = Who decides, and when
survey-controllers = Who is responsible for your data
survey-basis = Why the law allows it
survey-retention = How long it is kept
preview-page-title = Preview of a survey
preview-banner = This is a preview.
preview-banner-text = The survey is not open yet and may still change. Nothing you enter is stored. This link works until { $until }.
preview-try = Try the questions
preview-done = That is the end of the preview
preview-done-text = Nothing you entered was stored. Tell whoever sent you the link what you found.
preview-again = Start again

## Stopping and coming back
later-save = Save and come back later
later-title = Your answers are saved
later-offer-title = Save and come back later
later-offer = You get a code with which you, and nobody else, can carry on from any phone or computer.
later-make = Get a code
later-code = Your code
later-how = To carry on, open the start page of the survey, choose “Come back to saved answers” and enter the code. You can say it over the telephone to somebody who helps you.
later-until = Your answers are kept until { $day }. If you have not sent them by then they are deleted, and nobody reads them.
later-closes = The survey closes on { $when }. Send your answers before then.
later-lost = Write the code down. We do not know whose answers these are, so we cannot find them for you without it.
later-shared = If others use this device, use “Leave this page” when you have noted the code. The answers can then be reached with the code only.
later-carry-on = Carry on now
resume-link = Come back to saved answers
resume-title = Come back to saved answers
resume-text = Enter the code you were given when you chose “Save and come back later”.
resume-here = There are other answers in this browser that were not sent. If you go on, this browser shows the ones of your code instead. Get a code for the others first if you want to keep them.
resume-label = Code
resume-hint = Twelve digits, for example 123 456 789 016
resume-button = Carry on
problem-resume-missing = Enter your code
problem-resume-length = A code has twelve digits. Check that none is missing
problem-resume-mistyped = A digit is wrong, or two of them changed places. Check the code and enter it again
problem-resume-unknown = There are no saved answers with this code. They were sent, or deleted after 30 days, or belong to another survey
elsewhere-title = Your answers were changed somewhere else
elsewhere-text = You, or somebody with your code, saved another answer after you opened this page. What you typed here is below. Choose “Continue” to keep it, or change it first.
elsewhere-saved = Saved elsewhere:
elsewhere-keep = Keep what was saved elsewhere, and drop what was typed here

## About a language
language-unchecked = The texts in this language await a check by somebody who speaks it.

## Another format, or help to take part
format-ask-title = Ask for another format or for help
format-ask-text = Everybody should be able to take part. Tell us what you need and how to reach you. It costs nothing, and you do not have to say why you need it. We answer by { $day }.
format-ask-link = Ask for another format or for help
format-print-large = Print the questions in large print yourself
format-what = What do you need?
format-large_print = Large print, sent to you
format-easy_read = Easy read: short sentences with pictures
format-bsl = British Sign Language (BSL)
format-audio = Audio: the survey to listen to
format-braille = Braille
format-language = Another language
format-phone = A telephone call: we ask the questions and write down your answers
format-paper = A paper form by post
format-more = Tell us more, or ask for something else
format-more-hint = For example, which language, how large the print should be, or when we can call
format-reach = How can we reach you?
format-reach-text = Give at least one way: an e-mail address, a telephone number, or an address for post.
format-name = What should we call you?
format-phone-hint = Say above if you would rather get a text message or use Relay UK
format-post = Postal address
format-privacy = We use this only to give you what you ask for. It is encrypted and kept apart from any answers. We delete it 30 days after you got what you need, and no later than 30 days after the survey closes.
format-send = Send
format-closed = This survey is closed, so nothing can be asked for any more. The team below can still help with other questions.
format-or-contact = Or ask the team
format-taken-title = We have your request
format-taken-text = Somebody will be in touch with you by { $day }.
format-taken-sooner = If you need an answer sooner
format-taken-back = Back to the survey
paper-formats = You can have this form in another way, free of charge: in large print, easy read, audio, Braille or British Sign Language (BSL), in another language, or over the telephone. Ask at { $address } or here:
problem-format-need-missing = Select what you need, or tell us in your own words
problem-format-contact-missing = Enter an e-mail address, a telephone number or a postal address
field-post = your postal address

## Questions, corrections and news
notices-title = Questions, corrections and news
notices-text = What people asked about this survey, what we got wrong, and what has happened since. Nothing here is changed without saying so.
notices-none = There is nothing yet.
notices-latest = Questions, corrections and news
notices-all = See all questions, corrections and news
notice-question-on = Question, { $day }
notice-correction-on = Correction, { $day }
notice-news-on = News, { $day }
notice-first-question = You asked:
notice-second-question = Answer:
notice-first-correction = What was wrong:
notice-second-correction = What is right:
notice-first-news = What happened:
notice-second-news = More about it:
notice-about = Read about it
notice-withdrawn = Taken back on { $day }.
notice-as-it-read = How it read
notice-changed = Changed on { $day }
notice-before = How it read before
notice-why-changed = Why it was changed:
mail-notice-subject-question = A question about the survey you answered
mail-notice-subject-correction = A correction to the survey you answered
mail-notice-subject-news = News of the survey you answered
mail-notice-why = You left this address with your answers to: { $title }
mail-notice-question = Somebody asked us a question about it. This is our answer.
mail-notice-correction = Something in it was wrong. We are sorry. You may want to look again at what you said.
mail-notice-news = This has happened since.
mail-notice-about = Read about it:
mail-notice-receipts = The survey is still open, so you can change what you sent. Open this page and enter your receipt code:
mail-notice-all = All questions, corrections and news:
mail-notice-leave = You do not want these messages? This deletes your address:
mail-digest-subject = What became of the survey you answered
mail-digest-text = This has changed since you last heard from us.
mail-digest-decision = What was decided is published:
mail-digest-new = New: we have said in public what we are doing about this. { $status }.
mail-digest-changed = How far this is, or when it is due, has changed. { $status }.
mail-digest-closed = This is closed. { $status }.
mail-digest-due = Due { $day }.
mail-digest-all = Everything people said, and what we are doing:
mail-digest-receipts = See which of these your own words became part of. You need your receipt code:
mail-digest-seldom = You get this at most once a week, and only when something has changed. You cannot answer this message.

## Sharing a survey
poster-title = Poster
poster-how = This page prints on one sheet of A4.
poster-go-to = Tell us what you think. Go to
poster-scan = Or point the camera of your telephone here
poster-square = Square code with the address of the survey
poster-closes = Answer by { $day }
poster-help = In another way
poster-also = You can answer in English
share-short = { $title }. Tell us what you think.
share-closes = Answer by { $day }.
share-long = { $body } wants to hear from you: { $title }
share-answer = Answer here: { $address }

## Invitations
invited-title = You are invited
invited-apart = Nothing joins your answers to your address. We see that your link was used, not what was sent by it.
invited-once = The link works until something was sent by it. Please do not pass it on.
invited-used = This link was used: answers were sent by it. Thank you. Whoever has not answered yet can use the public page of the survey.
invited-not_yet = The survey is not open yet. Please come back by the same link.
invited-closed = The survey is closed. Thank you for your interest.
invited-more = More about this survey
invited-not = You do not want to be written to?
invited-leave = Take my address off the list
invited-leave-title = Take your address off the list
invited-leave-text = You get no more messages about this survey. If you have answered, your answers stay as you sent them.
invited-leave-yes = Take me off the list
invited-left-title = You are off the list
invited-left-text = Your address is deleted. Nobody will write to you about this survey any more.
privacy-invited-title = If you were invited by e-mail
privacy-invited = The organisation that invites you gave us your address. It is encrypted, kept apart from answers, used only to invite you and to remind you at most twice, and deleted the night after the survey closes, or at once by the link in every e-mail. Nothing we store joins it to what you answer.
mail-invited-subject-invitation = Would you tell us what you think?
mail-invited-subject-reminder = There is still time to tell us what you think
mail-invited-invitation = { $body } invites you to answer a survey.
mail-invited-reminder = { $body } invited you to answer a survey. Nothing was sent by your link yet. If you answered another way, thank you: you need do nothing.
mail-invited-link = This is your own link. It works once:
mail-invited-leave = You do not want these messages? This takes your address off the list:

## Safeguarding: help for whoever wrote words of distress
## Warm, plain and true. Nothing here may promise more than is done.
safety-title = You do not have to carry this alone
safety-intro = Some of your words made us think of you. You, or somebody you know, may be in danger or very distressed. If we got that wrong, just carry on.
safety-now = Talk to somebody now
safety-999 = Ring 999 if a life is at risk or somebody is badly hurt. Or go to A&E.
safety-111 = Ring NHS 111 and choose option 2 for urgent help with your mental health, day or night.
safety-samaritans = Ring Samaritans to talk to somebody who listens. It is free, day or night.
safety-shout = Text SHOUT to 85258 if you would rather write than talk. It is free, day or night.
safety-own = Help near you
safety-next = What happens with what you wrote
safety-watched = Nobody has read it yet. If you send your answers, somebody trained for this will be asked to read them. They work { $hours }. Outside those hours nobody looks.
safety-watched-sent = Somebody trained for this will be asked to read it. They work { $hours }. Outside those hours nobody looks.
safety-unwatched = Nobody watches these answers for people who need help. Please use one of the numbers above.
safety-cannot = We do not know who you are. So we cannot ring you, answer you or send help.
safety-go-on = You can carry on, stop here, or go back and change what you wrote. All of that is fine.
safety-hours = { $first } to { $last }, { $from } to { $until }, but not on bank holidays
safety-hours-day = on { $day }, { $from } to { $until }, but not on bank holidays
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
mail-safety-subject = Something is new in a queue you look after
mail-safety-text = Please sign in and look at the queue.
mail-safety-why = You get this because you look after this queue. It says no more on purpose.

## Sections in any order
tasks-title = Your answers, section by section
tasks-text = Answer in any order, and as much as you like. What you answer is kept as you go.
tasks-read-all = Read all questions first, on one page you can print
tasks-progress = { $done } of { $of } sections done
tasks-not_started = Not started
tasks-in_progress = In progress
tasks-done = Done
tasks-waits = Cannot start yet
tasks-waits-for = Whether we ask this depends on your answers in “{ $section }”. Answer that first.
tasks-check = Check your answers and send them
tasks-check-first = Answer at least one question first.
tasks-link = All sections

## A change that takes other answers away
dropping-title = Your change removes other answers
dropping-text = With the answer you have just given, these questions are not asked any more. Your answers to them will be deleted.
dropping-keep = Keep my change
dropping-back = Go back and keep these answers
check-moved = An earlier answer was changed, perhaps on another device, so one of the questions on that page is not asked any more. What you typed for it was not kept.

## Links by e-mail
later-mail-title = Have a link sent to you as well
later-mail-text = We can send a link that brings you back without the code. The message says nothing else. We do not keep the address.
later-mail-label = E-mail address
later-mail-hint = Use one that only you can read
later-mail-send = Send the link
later-remind-legend = Do you want one reminder, on { $day }, if you have not sent your answers by then?
later-remind = Yes, remind me once. My address is kept until then, apart from my answers, and then deleted
later-reminded = We will remind you once by e-mail if you do not send your answers. Your address is kept apart from your answers and deleted then, or when you send them.
later-forget = Do not remind me, and delete my address
flash-link-mailed = The link is on its way.
flash-reminder-forgotten = Your address is deleted. You will not be reminded.
resume-filled-in = The link from your e-mail has filled your code in. Choose “Carry on”.
receipt-filled-in = The link from your e-mail has filled your code in. Choose “Show what I sent”.
mail-back-subject-link = Your link
mail-back-subject-reminder = Your reminder
mail-back-subject-receipt = Your link
mail-back-link = You asked for this link. It brings you back to what you have not sent yet:
mail-back-reminder = You asked to be reminded once. What you began is not sent yet. This link brings you back to it:
mail-back-receipt = You asked for this link. It shows you what you sent:
mail-back-until-link = It works until you send it, and no longer than { $when }.
mail-back-until-reminder = You can send it until { $when }. After that what is not sent is deleted. We will not write again.
mail-back-until-receipt = It works until { $when }.
mail-back-yours = Whoever has the link can read and change it, so do not pass it on. If you did not ask for this message, somebody typed your address by mistake: you can delete it.

## What can be done with a receipt
sent-reference = If you ask us about it, read out this reference:
sent-reference-text = It only tells us that your views came in. It opens nothing.
sent-copy = See and print a copy of what you sent
sent-mail-title = Have a link to your copy sent to you
sent-mail-text = The message holds a link that opens what you sent, and nothing else. We do not keep the address.
held-corrected = Last changed on { $day }.
held-print = You can print this page as your copy.
held-correct-title = Change what you sent
held-correct-until = You can change your answers until the survey closes on { $when }. What you said before is then deleted; figures already published stay as they are.
held-correct-open = You can change your answers until the survey closes. What you said before is then deleted; figures already published stay as they are.
held-correct = Change my answers
held-tag = Answer the equality questions, or change my answers to them
held-no-correcting = The survey is closed, or this came in another way than online, so it cannot be changed here. You can still withdraw it.
correct-title = Change what you sent
correct-text = What you sent stays as it is until you send your changes.
correct-send-title = Send your changes
correct-send-text = They take the place of what you sent before, which is then deleted. Your receipt code stays the same.
correct-send = Send my changes
correct-keep = Keep what I sent before
flash-corrected = Your changes are in. Your receipt code is still the same.
flash-kept-as-sent = What you sent stays as it is.
became-title = What became of what you said
became-read = { $read ->
    [0] Nobody has read what you wrote in your own words yet.
   *[other] { $count ->
        [1] A person has read what you wrote in your own words.
       *[other] A person has read { $read } of the { $count } things you wrote in your own words.
    }
}
became-text = What you wrote belongs to these themes, with what others said. This is what is being done about them:
became-nothing-yet = Nothing is published yet about the themes your words belong to. Come back with your code to see it here.
