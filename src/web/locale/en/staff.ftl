# Texts only staff see, on pages under /staff. They are in English alone.
# A key names what the text is for; a message is one sentence or a few, never built from parts.

## Words used everywhere
comments = Comments
place = Place
public-page = See the public page
staff-nav = Staff pages
staff-menu = Menu
date-hint = For example, 27 3 2027
clock-hint = For example, 2pm or 14:30

## Pages about something that went wrong
error-forbidden-title = You may not do this
error-forbidden-text = Your account does not include this. Ask whoever gave you the account.
error-sign-in-title = Sign in first
error-sign-in-text = You were signed out, perhaps because nothing happened for half an hour. Sign in, go back and try again: your browser may still show what you typed.
error-published-title = It is published already
error-published-text = Somebody published it while you were looking at it. Go back to see it as it is now.
error-decided-title = It was decided already
error-decided-text = Somebody decided about it while you were looking at it. Go back to see it as it is now.
error-last-administrator-title = This is the last administrator
error-last-administrator-text = Nobody could manage accounts any more. Make another administrator first.
error-survey-no-draft-title = There is nothing new to publish
error-survey-no-draft-text = Import the survey first; importing makes a draft, opening publishes it.
error-survey-over-title = The closing date has passed
error-survey-over-text = Import the survey with a later closing date, then open it.
error-survey-not-open-title = The survey is not open
error-survey-not-open-text = It was never opened, or it is closed already.
error-batch-closed-title = This bundle is closed
error-batch-closed-text = No more forms can be typed in for it. Begin a new bundle.
error-not-the-last-title = This step cannot be undone any more
error-not-the-last-text = Somebody did something after it. Go back to see the themes as they are now.
error-sample-unread-title = Read the sample first
error-sample-unread-text = It was not read as a whole, or somebody decided about these proposals while you were looking at them. Go back to see which are open now.
error-theme-answered-title = This theme is answered
error-theme-answered-text = A commitment answers it, so it cannot be taken away. Set it aside instead.
error-theme-merged-title = This theme is part of another
error-theme-merged-text = Somebody merged it while you were looking at it. Go back to see the themes as they are now.
way-sign-in = Sign in
way-staff = Go to your page

## Kinds of questions
key-ranking = Type the codes in order, the first place first, like 3 1 2
problem-keying-ranked-twice = Code { $code } stands there twice. Type each code once, or ? if you cannot tell
problem-survey-bad-picture = the picture must be on this site: its address begins with /
problem-survey-bad-row-count = needs 1 to 30 rows
problem-survey-condition-online-only = is on paper and asks about { $question }, which is not
problem-survey-two-files = asks for a second file on one page. Ask for it in another section
problem-survey-file-required = must be optional: nobody has to have a file
problem-survey-condition-email = asks about { $question }, whose answer is kept apart and never known
problem-survey-misplaced-option = this kind of question can have no such option

## Paper
condition-always = in every case
condition-never = in no case

## Keying paper in
batches = Bundles of paper forms
batch = Bundle
batch-new = Begin a new bundle
batch-label = What is written on the bundle
batch-label-hint = For example, Library box 1
batch-place = Where the forms were collected
batch-received = Received
batch-keyed = Forms typed in
batch-variant = Form
batch-open = Open
batch-closed = Closed
batch-closed-text = This bundle is closed.
batch-begin = Begin typing forms in
batch-key = Type in the next form
batch-close = Close this bundle
variant-standard = Standard
variant-large_print = Large print
variant-easy_read = Easy read
key-title = Page { $number } of { $of }
key-serial = Number on the form
key-serial-hint = If there is none, write this one on the form
key-form = Form { $serial }
key-other = Words beside the box
key-save = Save and begin the next form
key-help = How to type
key-help-code = Type the small number printed beside the box that is crossed.
key-help-several = Several boxes: type 1 4 7 or 147.
key-help-blank = Nothing crossed: leave the field empty.
key-help-unclear = You cannot tell what was meant: type ?
key-help-words = Words: type exactly what is written, [illegible] for what you cannot read.
key-help-names = Instead of a name, type [name].
key-help-tab = Tab goes to the next field. Enter saves the page; with JavaScript it goes to the next field, and from the last one it saves.
letters-title = Letters, e-mails and telephone calls
letters-text = Type them in as comments, with the way they came in:
letter-title = Type in a letter, an e-mail or a call
letter-text = Type exactly what was written or said. Instead of a name, type [name].
letter-channel = How did it come in?
letter-received = When did it come in?
letter-organisation = Organisation
letter-organisation-hint = If it is the formal response of an organisation
letter-signatures = Signatures
letter-signatures-hint = If it is a petition: how many people signed it
letter-says = What it says
letter-save = Save
channel-online = Online
channel-paper = Paper
channel-phone = Telephone
channel-event = Event
channel-letter = Letter
channel-email = E-mail
channel-organisation = Organisation

## Drop-ins
booking-held = Has a place
booking-waiting = In the queue
booking-companion = (with a companion)
event-new = Plan a new drop-in
event-title = What is it called?
event-summary = What can people expect?
event-venue = Venue
event-address = Address and how to find it
event-access-hint = Steps, lift, toilets, parking, hearing loop
event-contact = Whom to ask
event-contact-hint = A team with a telephone number or a mailbox, never a person
event-create = Plan it
event-people = Who is coming
event-coming = { $held } of { $places } places taken
event-forgotten = Deleted after the event
session-new = Add a time
session-day = Day
session-starts = From
session-ends = To
session-places = Places
session-add = Add this time
event-call-off = Call this time off
event-call-off-yes = Call it off and tell everyone
event-reason = Why?
event-reason-hint = Everyone who asked for a place will read this
event-will-be-told = { $count ->
    [0] Nobody has asked for a place.
    [one] { $count } person will be told.
   *[other] { $count } people will be told.
}

## You said, we are doing
tracker-first-note = Published.
tracker-new-for = Write a new commitment for:
tracker-public = Public
tracker-update-waits = Update waits for you
tracker-update-publish = Publish this update
tracker-update-decline = Set it aside
tracker-write = Write a commitment
tracker-edit = Change a commitment
tracker-answers-theme = It answers the theme “{ $theme }”.
tracker-title = What is it called?
you-said-hint = What people told you, in a few plain sentences
we-are-doing-hint = What is being done about it. Leave it empty if it is not being done
why-not-hint = Only if it is not being done: the reason, as you would say it to the people who asked
tracker-due-hint = Leave it empty if there is no date
tracker-owners-hint = Select every organisation that answers for it
tracker-accountable-label = Which one is accountable?
tracker-nobody-accountable = None is named
tracker-note = What changed?
tracker-note-hint = The public reads this in the history
tracker-save-public = Publish this change
tracker-publish = Publish
tracker-publish-text = From then on everybody can see it, and every change stays readable.
own-update = Report how it stands
own-update-text = An officer reads your report and publishes it.
own-note = What happened?
own-send = Send the report
own-none = Your organisation has no published commitments.

## Staff
sign-in-title = Staff sign-in
sign-in-email = E-mail address
sign-in-password = Password
sign-in = Sign in
sign-in-help = Forgotten your password? Ask an administrator for a new invitation.
sign-out = Sign out
invitation-title = Choose a password
invitation-text = Hello { $name }. Choose the password you will sign in with.
invitation-password = Password
invitation-hint = At least 12 characters. Three or four words that do not belong together are a good password
invitation-save = Save and sign in
staff-home = Your page
staff-hello = Hello { $name }
staff-do = What you do here
staff-nothing = Your account has no role yet.
staff-surveys = Surveys
staff-surveys-do = See surveys and how many answered
staff-themes = Themes
staff-themes-do = Read comments and decide about themes
staff-tracker = Commitments
staff-tracker-do = Write and publish commitments
staff-own = Your commitments
staff-own-do = Report on your organisation's commitments
staff-paper = Paper
staff-paper-do = Type in paper forms and letters
staff-events = Drop-ins
staff-events-do = Plan drop-ins and see who is coming
staff-equality = Equality figures
staff-equality-do = Read who said what, by protected characteristic
staff-people = Accounts
staff-people-do = Manage accounts
people-invitation = The account is made. Give its owner this address, which works once and for seven days:
people-name = Name
people-role = Role
people-state = State
people-change = Change
people-new = Make an account
people-add = Make the account
people-disable = Disable
people-enable = Enable
account-disabled = Disabled
account-invited = Invited
account-in-use = In use
surveys-none = There are no surveys yet.
survey-state = State
survey-state-draft = Draft
survey-state-open = Open
survey-state-closed = Closed
survey-days-left = { $count ->
    [0] Open, closes today
    [one] Open, { $count } day left
   *[other] Open, { $count } days left
}
survey-responses = Responses
survey-rounded = Rounded to five; 1 to 7 is hidden as [c].
survey-read = Read by a person
survey-was-read = Was every comment read by a person?
survey-nobody-read = Nobody has marked a comment as read yet.
survey-reader = { $name }: { $count }
survey-opens-label = Opens
survey-closes-label = Closes
survey-public-page = Public page
survey-paper-form = Paper form
survey-open = Publish and open
survey-open-text = The draft becomes a version that can never be changed. People who are half-way through an older version finish on that one.
survey-close = Close now
survey-close-text = Nobody can begin any more. Who began in time can send for two hours.
comments-none = There are no comments.
comments-read = { $percent }% of comments read

## Themes
themes = Themes
themes-questions = Questions with comments
themes-other = “{ $question }”: something else
themes-accepted = Themes accepted
themes-state = State
themes-column-read = Read by a person
themes-read-short = { $read } of { $count }
themes-read-next = Read the next one
themes-read-of = { $count ->
    [one] { $read } of { $count } comment was read by a person
   *[other] { $read } of { $count } comments were read by a person
}
question-collecting = Collecting
question-grouping = Grouping
question-reviewing = Reviewing
question-agreed = Agreed
themes-list-all = { $count ->
    [one] The only comment
   *[other] All { $count } comments
}
themes-list-unread = { $count ->
    [one] { $count } comment nobody has read
   *[other] { $count } comments nobody has read
}
themes-group = Group the comments
themes-group-again = Group them again
themes-group-keeps = Grouping again changes nothing that somebody decided.
themes-grouping = Grouping the comments: { $percent }%
themes-look-again = Look again
themes-failed = The comments could not be grouped. Try again; if it fails again, tell whoever runs the site.
themes-grouped = { $count ->
    [one] { $count } comment grouped.
   *[other] { $count } comments grouped.
}
themes-size = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
themes-none = { $count ->
    [one] { $count } comment in no theme
   *[other] { $count } comments in no theme
}
themes-back = Themes
themes-commit = Answer this theme in public
theme-proposed = Proposed
theme-accepted = Accepted
theme-set_aside = Set aside
theme-merged = Merged
theme-accept = Accept this theme
theme-set-aside-do = Set aside: not about this consultation
theme-reopen = Take that back
theme-name-title = Name and meaning
theme-name = Name
theme-definition = What belongs to it
theme-definition-hint = One plain sentence
theme-excludes = What does not belong to it
theme-not = Not: { $text }
theme-terms = Words: { $words }
theme-size = { $count ->
    [one] { $count } comment from { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
   *[other] { $count } comments from { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
}
theme-size-bodies = { $count ->
    [one] { $count } comment, from
   *[other] { $count } comments, from
} { $people ->
    [one] { $people } person
   *[other] { $people } people
} and { $bodies ->
    [one] { $bodies } organisation or petition
   *[other] { $bodies } organisations or petitions
}
theme-open = { $count ->
    [one] { $count } proposal to look at
   *[other] { $count } proposals to look at
}
theme-lineage-merged = “{ $name }” became part of it.
theme-lineage-split = It was split from “{ $name }”.
theme-merge-into = Make it part of
theme-merge = Merge
theme-only-one = There is no other theme.
theme-place-title = Its place
theme-below = Stands below
theme-below-list = Themes below it
theme-at-top = No other theme
theme-place = Put it there
theme-split-title = Split
theme-split-text = Pick comments in the list below and give them a name of their own, or name words: every comment of this theme that has one of them goes to the new theme.
theme-split-name = Name of the new theme
theme-split-words = Words
theme-split-words-hint = With commas between, for example: bus, taxi, lift home
theme-split = Split by these words
theme-make-title = Make a theme
theme-make = Make it
theme-typical = Typical comments
theme-to-comments = Go to its comments
theme-borderline = Comments the program is least sure of
theme-list-all = All comments of this theme
theme-list-open = Proposals nobody decided about
theme-tag-proposed = proposed
theme-together = { $count ->
    [one] Let the last proposal stand
   *[other] Let { $count } proposals stand together
}
together-title = Let proposals stand together
together-text = Read this sample first. It runs from the comments the program is surest of to those it is least sure of. Tick those that do not belong: they are taken out. All others then stay, marked as let stand together and not as read.
together-wrong = Does not belong
together-do = Let the others stand
together-none = Nothing is proposed here that somebody has not decided about.
together-doubt = { $wrong } of the { $count } you read do not belong. Probably as many of the others do not either.
together-sure-legend = Shall the others stand all the same?
together-sure = Yes, let them stand
step-make = “{ $name }” was made, with { $count ->
    [0] no comments yet
    [one] { $count } comment
   *[other] { $count } comments
}
step-name = “{ $was }” was described anew and is called “{ $name }”
step-judge-accepted = “{ $name }” was accepted
step-judge-set_aside = “{ $name }” was set aside
step-judge-proposed = The decision about “{ $name }” was taken back
step-place = “{ $name }” was put below “{ $other }”
step-place-top = “{ $name }” was put at the top
step-merge = “{ $name }” became part of “{ $other }”, with { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
step-split = “{ $name }” was split from “{ $other }”, with { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
step-code = Comment { $comment } was coded
step-move = { $count ->
    [one] { $count } comment was put into “{ $other }”
   *[other] { $count } comments were put into “{ $other }”
}
step-move-out = { $count ->
    [one] { $count } comment was taken out of “{ $other }”
   *[other] { $count } comments were taken out of “{ $other }”
}
step-batch = { $count ->
    [one] { $count } proposal for “{ $other }” was decided about together
   *[other] { $count } proposals for “{ $other }” were decided about together
}
last-step = Last step:
undo = Undo
done-by = { $name }, { $when }
somebody = Somebody
history-link = What was done to these themes
history-title = What was done to these themes
history-text = Every step stays here, also one that was undone.
history-undone = Undone
history-none = Nothing was done yet.
history-older = Earlier steps
agree-title = Standing by these themes
agree-text = When the themes are right, put your name under them. Nothing is published by it.
agree-open = Something is still open:
agree-unread = { $count ->
    [one] { $count } comment was read by nobody
   *[other] { $count } comments were read by nobody
}
agree-undecided = { $count ->
    [one] { $count } proposed theme was neither accepted nor set aside
   *[other] { $count } proposed themes were neither accepted nor set aside
}
agree-outside = { $count ->
    [one] { $count } comment is in no theme
   *[other] { $count } comments are in no theme
}
agree-why = Why do you stand by them all the same?
agree-do = I stand by these themes
agree-agreed = Somebody stands by them:
agree-reason = Why, although something was open:
agree-reopen = Open them again
reading-link = Who reads what
reading-title = Was every comment read?
reading-readers = Read first by
reading-nobody = Nobody has read a comment yet.
reading-turns = Asked to read
reading-no-turns = Nobody was asked to read particular comments. Whoever goes on reading gets the next one that is unread.
reading-left = { $left } of { $count } left
reading-asked = Asked by
reading-take-back = Take back
reading-give-title = Ask somebody to read
reading-give-text = They get the next comments that nobody has read and nobody was asked to read, in the order they came.
reading-who = Who?
reading-count = How many comments?
reading-give = Ask them
reading-channels = How they came in
reading-languages = Languages
reading-waits = { $count ->
    [one] { $count } waits for a translation
   *[other] { $count } wait for a translation
}
language-untold = Cannot be told
list-show = Show
list-channel = Came in by
list-language = Language
list-filter = Show these
list-any-channel = Any way
list-any-language = Any language
list-all = All comments
list-unread = Read by nobody
list-mine = Those I was asked to read
list-outside = In no theme
list-quotes = Proposed as quotations
list-strong = Strong evidence
picked-title = With the comments you picked
picked-to = Put them into
picked-move = Move them
picked-name = Make a theme of them, called
picked-new = Make the theme
picked-no-theme = There is no theme yet to put them into.
comment-read = read
comment-unread = not read yet
comment-read-by = read by { $names }
comment-language = language: { $language }
comment-number = Comment { $number }
comment-open = Open
comment-pick = Pick this comment
comment-move-none = No theme
comments-mark-read = I have read these comments
codebook-link = Codebook and files
codebook-title = Codebook and files
codebook-out = The codebook
codebook-out-text = Every theme with its number, what belongs to it and what does not, what it stands below and how much was said.
codebook-csv = For a spreadsheet (CSV)
codebook-json = For a program (JSON)
codebook-coded = The comments with their themes
codebook-coded-text = Every comment in the words it came in, with its themes and what was noted. It holds whatever people wrote about themselves: keep it where nobody else reads it. That you took it is noted.
codebook-coded-take = Take the comments (CSV)
codebook-in = Bring a codebook
codebook-in-text = Themes of an earlier phase, or of a colleague. Those whose names are here already are left as they are.
codebook-table = The table
codebook-table-hint = Paste it from a spreadsheet. The first row names the columns: name, and if you like definition, excludes, number and parent
codebook-take = Make these themes
coding-title = Comment { $number }
coding-field = Themes by number
coding-field-hint = For example 3 12. Take out with -4. Add sentences that carry it: 3:2
coding-themes = Themes
coding-proposed = proposed, { $percent }% sure
coding-set-aside = { $name } (set aside)
coding-no-themes = There are no themes yet. Group the comments, or make a theme.
coding-stance = What does the writer think of what is proposed?
stance-for = For
stance-against = Against
stance-unclear = Unclear
stance-none = Not said
flag-strong = Strong evidence
flag-quote = Propose as a quotation
coding-note = Note for colleagues
coding-save = Save and read the next one
coding-translate = Put a translation beside it
coding-previous = Comment before
coding-following = Comment after
marks-title = Words that carry a theme
marks-do = Mark the words that carry a theme
marks-theme = Theme
marks-words = Words
marks-words-hint = Copy them from the comment, or give the numbers of sentences, for example 1 2
marks-remove = Remove

## Figures
figures-title = Equality figures
figures-text = Figures by protected characteristic, released so that nobody can be singled out.
figures-results-title = Results so far
figures-none = Nothing has been released for this survey yet. The first figures come with the tenth response.
figures-purpose-title = What do you read these figures for?
figures-purpose-text = Equality answers may be used to review equality of opportunity, and never for a decision about one person. What you read is noted with your purpose. You are asked once a day.
figures-purpose = Purpose
figures-purpose-hint = For example, evidence for the stage 1 assessment
figures-purpose-save = Read the figures
figures-purpose-stated = You said you read them for: { $purpose }
figures-snapshot = Figures as of { $day }, from { $responses } responses. Numbers are rounded to the nearest 5.
figures-next = They change when ten or more responses have come in or changed since.
figures-not-people = Petitions and the formal responses of organisations are read with all others and not counted here.
figures-legend-c = [c] means hidden to protect people: a small number, or one that would give a small number away. 0 is shown as 0.
figures-what = What people said
figures-who = Who said it
figures-who-all = Everybody together
figures-apply = Show these figures
figures-question = Questions
figures-themes = Themes
figures-themes-of = Themes of: { $question }
figures-row = { $question } { $part }
figures-place = { $question } Place { $part }
figures-in-place = Place { $place }
figures-unplaced = No place
figures-mean-place = Mean place
figures-ranking = “No place” and the mean are worked out from the rounded figures beside them; the mean is of those who gave a place.
figures-analyst-only = Only staff see this; it is never published.
figures-uncounted-title = Not counted here
figures-uncounted = The answers to these questions are kept, and there are no figures of them yet:
figures-addresses = { $count ->
    [0] Nobody has left an e-mail address.
    [one] One person left an e-mail address. It is kept apart from the answers.
   *[other] { $count } people left an e-mail address. They are kept apart from the answers.
}
figures-channel = How responses came in
figures-groups = Who answered
figures-by = by { $characteristic }
figures-answered = Answered by { $count }
figures-commented = Out of { $count } who commented
figures-option = Answer
figures-count = People
figures-share = Share
figures-group-people = { $count } people
figures-table-withheld = This table is not shown at all: it would give small numbers away.
figures-shares-answered = Shares are of the people in each group who answered the question.
figures-shares-everybody = Shares are of everybody in each group.
figures-no-share = There are no shares of fewer than 30 people.
figures-left-out = Fewer than ten people each, and therefore not in this table: { $groups }.
figures-words = What can be said
figures-say-none = Too few people of any group answered to compare them. Look at everybody together, and read the comments.
figures-say-more = { $group }: { $option } was chosen by { $share } of them, and by { $others } of everybody who answered.
figures-say-theme-more = { $group }: { $share } of them raised “{ $option }”, and { $others } of everybody did.
figures-say-caution = People chose to answer; this is not a sample. A difference of a few points says little.
figures-say-same = No group stands out by ten points or more.
hidden-small-or-protecting = Hidden: a small number, or one that would give a small number away
hidden-small-group = Hidden: fewer than ten people
hidden-not-stated = Hidden: people who did not say are not shown as a group
hidden-withheld = Hidden: it would say what nearly everybody in the group answered

## Messages after something was done
flash-signed-out = You are signed out.
flash-account-disabled = The account is disabled, and whoever used it is signed out.
flash-account-enabled = The account can be used again.
flash-survey-opened = The survey is published.
flash-survey-closed = The survey is closed.
flash-commitment-written = The commitment is saved. Nobody sees it until you publish it.
flash-commitment-saved = The commitment is saved.
flash-commitment-published = The commitment is published.
flash-update-published = The update is published.
flash-update-declined = The update is set aside.
flash-update-sent = Your report is with an officer, who will publish it.
flash-event-created = The drop-in is planned. Add the times now.
flash-session-added = The time is added.
flash-session-called-off = { $count ->
    [0] The time is called off. Nobody had asked for a place.
    [one] The time is called off, and { $count } person will be told.
   *[other] The time is called off, and { $count } people will be told.
}
flash-grouping = The comments are being grouped. Look again in a moment.
flash-grouping-already = The comments are being grouped already.
flash-theme-saved = The theme is saved.
flash-theme-accepted = The theme is accepted.
flash-theme-set-aside = The theme is set aside.
flash-theme-reopened = The theme is open again.
flash-theme-merged = { $count ->
    [one] The themes are merged. { $count } comment moved.
   *[other] The themes are merged. { $count } comments moved.
}
flash-theme-made = The theme is made.
flash-theme-made-of = { $count ->
    [one] The theme is made, with { $count } comment.
   *[other] The theme is made, with { $count } comments.
}
flash-theme-placed = The theme stands there now.
flash-theme-split = { $count ->
    [one] { $count } comment moved to the new theme.
   *[other] { $count } comments moved to the new theme.
}
flash-comments-moved = { $count ->
    [0] No comment moved.
    [one] { $count } comment moved.
   *[other] { $count } comments moved.
}
flash-together = { $count ->
    [one] { $count } proposal stands.
   *[other] { $count } proposals stand.
} { $out ->
    [0] None was taken out.
    [one] { $out } comment was taken out.
   *[other] { $out } comments were taken out.
}
flash-coded = { $count ->
    [0] Saved. Its themes stay as they were.
    [one] Saved. { $count } theme of the comment changed.
   *[other] Saved. { $count } themes of the comment changed.
}
flash-codebook = { $count ->
    [0] No theme was new.
    [one] { $count } theme is made.
   *[other] { $count } themes are made.
} { $known ->
    [0] {""}
    [one] { $known } was there already.
   *[other] { $known } were there already.
}
flash-all-read = Every comment was read.
flash-undone = { $count ->
    [0] It is undone.
    [one] It is undone. { $count } comment is where it was.
   *[other] It is undone. { $count } comments are where they were.
}
flash-agreed = Your name stands under these themes.
flash-agreed-before = Somebody did that while you were looking at the page.
flash-reopened = The themes are open again.
flash-reading-given = { $count ->
    [0] There is nothing left that nobody has read and nobody was asked to read.
    [one] They are asked to read { $count } comment.
   *[other] They are asked to read { $count } comments.
}
flash-reading-back = Those comments are nobody’s task now. What was read stays read.
flash-words-marked = The words are marked.
flash-words-unmarked = The mark is removed.
flash-comments-read = { $count ->
    [0] You had marked these comments before.
    [one] { $count } comment marked as read by you.
   *[other] { $count } comments marked as read by you.
}
flash-form-keyed = Form { $serial } saved. { $today } today.
flash-letter-kept = Saved, received on { $day }.
flash-batch-closed = The bundle is closed.

## What is wrong with something typed
problem-email-known = There is an account with this address already
problem-slug-format = Use small letters, digits and single hyphens, 2 to 80 of them
problem-password-missing = Enter a password
problem-password-short = Use { $min } characters or more
problem-password-long = Use { $max } characters or less
problem-password-common = Use more than one character
problem-sign-in-wrong = The e-mail address or the password is not right
problem-role-missing = Select a role
problem-clock-format = Enter a time, like 2pm or 14:30
problem-places-format = Enter the number of places as a number, like 12
problem-places-range = Offer between 1 and 1,000 places
problem-session-ends-early = The end must be after the beginning
problem-programme-missing = Select a programme
problem-status-missing = Select a status
problem-commitment-reason-missing = Say why it is not being done
problem-commitment-deed-missing = Say what is being done, or choose the status “Not doing” and say why
problem-commitment-status-contradicts = A reason why not belongs to the status “Not doing”
problem-owners-missing = Select at least one organisation
problem-theme-missing = Select a theme
problem-codebook-unreadable = Paste a table of at most 300 themes, with the names of its columns in the first row
problem-codebook-columns = One column must be called “name”
problem-codebook-row = Row { $line } cannot be used: a name has at most 120 characters and a sentence at most 1,000
problem-theme-too-deep = It cannot stand there: not below itself, and not more than three levels deep
problem-split-nothing = No comment of this theme has one of these words
problem-comments-unpicked = Pick at least one comment first
problem-reader-missing = Select who reads
problem-reading-count = Enter how many comments as a number, like 50
problem-words-missing = Enter the words, or the number of a sentence
problem-words-not-there = These words do not stand in the comment. Copy them as they are
problem-sentence-missing = There is no sentence { $number }
problem-code-unknown = “{ $typed }” is no number of a theme. Type numbers with spaces between, like 3 12
problem-code-missing = There is no theme { $number }
problem-together-doubtful = Say whether the others shall stand all the same
problem-survey-missing = Select a survey
problem-channel-missing = Select how it came in
problem-organisation-missing = Enter the organisation whose response it is
problem-signatures-format = Enter the number of signatures as a number, like 120
problem-letter-empty = Type what it says under at least one question
problem-purpose-missing = Say what you read the figures for
problem-keying-code = Type one of { $codes }, or ? if you cannot tell
problem-keying-place = Type a number from 1 to { $most }, or ? if you cannot tell
problem-serial-format = Enter the number on the form, like 12
problem-serial-check-missing = Enter the letter behind the number as well
problem-serial-check-wrong = The letter does not go with the number: check both
problem-serial-twice = Form { $serial } was typed in before. Check the number on the form
problem-survey-unreadable = cannot be read: { $why }
problem-survey-format = must be { $format }
problem-survey-unknown-key = is no key of this format
problem-survey-closes-before-opening = it closes before it opens
problem-survey-no-language = names no language
problem-survey-no-section = has no section
problem-survey-no-question = has no question
problem-survey-no-text = has no text in { $language }
problem-survey-no-alt = has a picture, and nothing says in { $language } what it shows
problem-survey-code-twice = the code is used twice
problem-survey-bad-link = the link must begin with https://, http:// or /
problem-survey-bad-bounds = the bounds make no sense
problem-survey-bad-option-count = needs 2 to 99 options
problem-survey-two-others = only one option can have a box to say more
problem-survey-bad-printed-code = the printed code must be { $width } digits and unique
problem-survey-condition-not-earlier = asks about { $question }, which is in no earlier section
problem-survey-condition-misfit = asks { $question } for something it has no answer to
problem-survey-condition-no-option = { $question } has no option { $option }
problem-survey-pipe-not-here = shows an earlier answer, which only a question, its hint, what stands above it and the introduction of a section can
problem-survey-pipe-broken = has “{ $text }”, which cannot be read: write an earlier answer like { "{{" }q1|these words{ "}}" }
problem-survey-pipe-not-earlier = shows the answer to { $question }, which is in no earlier section
problem-survey-pipe-kind = shows the answer to { $question }, which cannot be shown: only choices, rankings, numbers, dates, districts and short texts can
problem-survey-pipe-no-fallback = needs words for people who did not answer { $question }, after a bar ({ $language }): { "{{" }{ $question }|these words{ "}}" }
problem-survey-pipe-translation = does not show the same earlier answers in { $language } as in the original

## Names of fields, as they stand in problems
field-title = the title
field-you-said = what people said
field-we-are-doing = what is being done
field-why-not = the reason
field-note = what changed
field-summary = what people can expect
field-venue = the venue
field-address = the address
field-access = what the venue offers
field-contact = whom to ask
field-reason = the reason
field-theme-name = the name of the theme
field-definition = what belongs to the theme
field-excludes = what does not belong to the theme
field-split-words = the words
field-agree-why = why you stand by them
field-coding-note = the note
field-label = what is written on the bundle
field-place = where the forms were collected
field-organisation = the organisation
field-purpose = the purpose

## What makes a survey safe to publish
asked-if = Asked only if { $condition }.
asked-always = Asked of everybody.
asked-never = Asked of nobody.
asked-is = they answered { $options } to question { $number }
asked-is-not = they did not answer { $options } to question { $number }
asked-chose = they chose { $options } at question { $number }
asked-chose-none = they did not choose { $options } at question { $number }
asked-said = they chose { $options } for a statement of question { $number }
asked-said-none = they did not choose { $options } for any statement of question { $number }
asked-ranked = they gave { $options } a place at question { $number }
asked-ranked-none = they did not give { $options } a place at question { $number }
asked-answered = they answered question { $number }
asked-left-out = they left out question { $number }
asked-exactly = they gave the number { $from } at question { $number }
asked-not-exactly = they did not give the number { $from } at question { $number }
asked-between = they gave a number from { $from } to { $to } at question { $number }
asked-not-between = they did not give a number from { $from } to { $to } at question { $number }
asked-at-least = they gave { $from } or more at question { $number }
asked-not-at-least = they did not give { $from } or more at question { $number }
asked-at-most = they gave { $to } or less at question { $number }
asked-not-at-most = they did not give { $to } or less at question { $number }
asked-contains = they wrote “{ $words }” at question { $number }
asked-not-contains = they did not write “{ $words }” at question { $number }
asked-days-exactly = they gave the date { $from } at question { $number }
asked-not-days-exactly = they did not give the date { $from } at question { $number }
asked-days-between = they gave a date from { $from } to { $to } at question { $number }
asked-not-days-between = they did not give a date from { $from } to { $to } at question { $number }
asked-days-from = they gave the date { $from } or a later one at question { $number }
asked-not-days-from = they did not give the date { $from } or a later one at question { $number }
asked-days-to = they gave the date { $to } or an earlier one at question { $number }
asked-not-days-to = they did not give the date { $to } or an earlier one at question { $number }
proof-title = Proof sheet
proof-made = Printed on { $day }. This version is named by { $fingerprint }: another proof sheet with the same name shows the same questionnaire.
proof-print = Print this page for sign-off on paper.
proof-counts = At a glance
proof-sections = Sections
proof-questions = Questions
proof-required = Must be answered
proof-comments = Answered in words
proof-conditions = Conditions
proof-minutes = Answering takes
proof-equality = Equality questions
proof-equality-minutes = They take
proof-languages = Languages
proof-age = Reading age
proof-age-years = { $age } years
proof-found = What the checks found
proof-sign-off = Sign-off
proof-sign-step = For
proof-sign-name = Name and role
proof-sign-date = Date
proof-sign-signature = Signature
proof-step-wording = Wording and routing
proof-step-equality = Equality
proof-step-communications = Communications
proof-step-publication = Publication
proof-start = Start page
proof-title-of = Title
proof-purpose = What it is for
proof-options = What the options are
proof-decision = Who decides, and when
proof-controllers = Who is responsible for the answers
proof-basis = Why the law allows it
proof-retention = How long they are kept
proof-contact = Whom to ask
proof-whole = The survey as a whole
proof-heading = Heading
proof-summary = What is proposed
proof-document = Document
proof-before = Before the question
proof-woven = [answer to question { $number }, or “{ $words }”]
proof-question = Question
proof-hint = Hint
proof-easy-picture = Easy read picture shows
proof-picture = Picture shows
proof-caption = Below the picture
proof-silent = Nothing: the words beside it say the same.
proof-easy-caption = Below the easy read picture
proof-row = Statement
proof-option = Option
proof-option-hint = Its hint
proof-printed = on paper { $printed }
proof-standing-none = none of these
proof-standing-unsure = doesn’t know
proof-standing-prefer-not = prefers not to say
proof-box = with a box to say more
proof-text = Text
proof-stale = Source changed since
proof-missing = Missing
proof-version = Version { $number }, published on { $day }
proof-version-draft = Draft of version { $number }
proof-place-question = Question { $number }: { $text }
proof-place-section = Section { $number }: { $title }
proof-place-part = { $place } ({ $part })
proof-kind-single = One answer
proof-kind-likert = One step of a scale
proof-kind-matrix = One step of a scale for each statement
proof-kind-several = Several answers
proof-kind-ranking = Options put in order
proof-kind-number = A whole number
proof-kind-date = A date
proof-kind-district = A postcode district
proof-kind-file = A file: PDF, JPEG or PNG, at most 5 MB, always optional
proof-kind-email = An e-mail address, kept apart from the answers
proof-kind-short_text = One line of words
proof-kind-long_text = Words of any length
proof-flag-required = Must be answered
proof-flag-optional = Can be left out
proof-flag-sensitive = Sensitive
proof-flag-settled = The matter is settled
proof-flag-analyst = Figures for analysts only
proof-flag-online = Not on paper
proof-flag-shuffle = Options in another order for each person
proof-least = At least { $value }
proof-most = At most { $value }
proof-characters = Up to { $value } characters
tongue-en = English
tongue-cy = Welsh
tongue-ur = Urdu
tongue-pl = Polish
tongue-ar = Arabic
tongue-bn = Bengali
tongue-pa = Punjabi
tongue-ro = Romanian
tongue-so = Somali
tongue-uk = Ukrainian
tongue-easy = { $language }, easy read
found-wrong = { $count ->
    [0] Nothing must be put right.
    [one] One thing must be put right.
   *[other] { $count } things must be put right.
}
found-look = { $count ->
    [0] No condition decides nothing.
    [one] One condition is probably not what was meant.
   *[other] { $count } conditions are probably not what was meant.
}
found-advice = { $count ->
    [0] No advice on wording.
    [one] One piece of advice on wording.
   *[other] { $count } pieces of advice on wording.
}
checks-title = Checks
checks-wrong = To put right
checks-wrong-text = Until these are put right, people would be stopped, or asked what was not meant.
checks-look = Worth a look
checks-look-text = These work. They are probably not what was meant.
checks-know = Good to know
checks-know-text = This is how the routing works. It may be just what you want.
checks-advice = Advice on wording
checks-advice-text = Rules of thumb, wrong at times. You know better: leave what is right as it is.
checks-nothing = There is nothing to say about this survey.
checks-age = It can be read from the age of about { $age } on (Flesch-Kincaid). Texts for everybody aim at 9 to 11.
checks-fault = What is wrong: { $what }.
logic-faults-first = The routing is looked at once the faults above are put right.
logic-never-section = Nobody ever sees this section: its condition can never be true.
logic-empty-section = People come to this section, but none of its questions is ever asked.
logic-never-question = Question { $number } is never asked: its condition can never be true.
logic-contradiction = Question { $number } is never asked: its condition is only true for people who do not see its section.
logic-always-section = The condition is true for everybody. You can take it away.
logic-always-question = The condition of question { $number } is true for everybody. You can take it away.
logic-redundant = Everybody who sees the section fulfils the condition of question { $number } already. You can take it away.
logic-exclude = Part of the condition asks for two answers to question { $other } that exclude each other.
logic-required-never = Question { $number } must be answered, but nobody is ever asked it.
logic-dead-end = Nobody can get past question { $number }: it must be answered, and no answer to it is allowed.
logic-skipped-shows = Shown also to people who left out question { $other } or were not asked it.
logic-skipped-hides = Not shown to people who were not asked question { $other }.
logic-unsure = There are too many ways to get here to be sure about this condition. Try it out in the preview.
advice-many-questions = There are { $count } questions.
advice-many-questions-why = Above 25 questions people stop half-way, the busiest first.
advice-reading-age = The whole can be read from the age of about { $age } on.
advice-reading-age-why = One adult in six reads at the level of an eleven-year-old. Shorter sentences and shorter words help most.
advice-long-sentence = A sentence has { $count } words: “{ $start } …”
advice-long-sentence-why = Sentences over 25 words are read twice, or not at all.
advice-capitals = Words stand in capital letters.
advice-capitals-why = Capitals are slower to read, and some screen readers spell them out.
advice-jargon = “{ $word }” is a word of administration. Perhaps “{ $plain }”?
advice-jargon-why = People answer what they understand.
advice-short-form = “{ $word }” is not spelt out anywhere.
advice-short-form-why = Spell a short form out where it first stands: whoever does not know it cannot answer.
advice-two-in-one = This may be two questions: “{ $one }” and “{ $other }”.
advice-two-in-one-why = Whoever thinks differently of the two cannot answer, and nobody can tell what was meant.
advice-leading = “{ $words }” pushes towards an answer.
advice-leading-why = Answers to a question that leads can be challenged, and so can the decision.
advice-double-negative = The question says no twice.
advice-double-negative-why = People with reading difficulties, and everybody in a hurry, answer the opposite of what they mean.
advice-negative = The question says no, and its answers do as well.
advice-negative-why = It is hard to tell whether “yes” means yes. Ask what should happen rather than what should not.
advice-overlap = “{ $one }” and “{ $other }” overlap.
advice-overlap-why = Somebody on the border fits both, and figures of both are wrong.
advice-unbalanced = The scale has { $up } steps on one side and { $down } on the other.
advice-unbalanced-why = More steps on a side draw more answers to it.
advice-no-prefer-not = There is no “I prefer not to say”.
advice-no-prefer-not-why = It is a sensitive question: saying that one does not want to say is an answer.
advice-no-way-out = It must be answered, and there is no “I don’t know” or “I prefer not to say”.
advice-no-way-out-why = Whoever has no answer picks any, or stops.
advice-no-dont-know = There is no “I don’t know”.
advice-no-dont-know-why = Without it people without an opinion choose the middle, and it looks like one.
advice-no-hint = There are { $count } options and no hint how to choose.
advice-no-hint-why = Long lists are read to the end only when it is clear what for.
advice-settled = Question { $number } is about a matter that is settled.
advice-settled-why = Say so above the question, or leave it out: asking what cannot change costs trust.
checks-no-translation = { $count ->
    [one] One text is missing in { $language }: this one.
   *[other] { $count } texts are missing in { $language }. This is the first.
}
checks-stale = { $count ->
    [one] One text in { $language } was made of an earlier wording: this one.
   *[other] { $count } texts in { $language } were made of an earlier wording. This is the first.
}
advice-no-translation-why = Whoever reads that language gets English in the middle of it.
advice-stale-why = Two languages may now ask two things.
advice-no-easy-read = There is no text for { $language }, though it must be answered.
advice-no-easy-read-why = Whoever needs easy read is stopped here.
advice-no-easy-picture = { $count } of { $of } questions have no picture for easy read.
advice-no-easy-picture-why = Easy read puts a picture beside each question: it carries the meaning for people who find words hard. Upload pictures first, then choose one on the page of the question.
changes-title = What changes
changes-between = Before: { $before }. After: { $after }.
changes-first = There is nothing to compare it with: it is the first version. When it opens, everything in it is new.
changes-none = Nothing is different from the version before.
changes-all = Every change
changes-others = Changes of other versions
changes-of = What version { $number } changed
joined-title = Do they still ask the same?
joined-text = These questions were reworded. If they still ask the same, answers to both wordings count together. If not, only answers to the new wording count. Until somebody decides, only answers to the new wording count. You can change your mind: the figures follow with their next release.
joined-legend = Question { $number }: which answers count?
joined-together = It still asks the same: count answers before and after together
joined-apart = It asks something else now: count only answers to the new wording
joined-save = Save
joined-nobody = Nobody has decided yet.
joined-said-together = { $name } decided on { $day }: counted together.
joined-said-apart = { $name } decided on { $day }: only answers to the new wording count.
joined-somebody = Somebody
joined-since-kind = Only answers since { $day } are counted (version { $version }): before, it was answered in another way.
joined-since-decided = Only answers since { $day } are counted (version { $version }): its wording changed, and it asks something else now.
joined-since-undecided = Only answers since { $day } are counted (version { $version }): its wording changed, and nobody has decided yet whether it still asks the same.
joined-gone = No longer asked. The last version that asked it is version { $version }, published on { $day }.
joined-retired = “{ $option }” is no longer offered. The last version that offered it is version { $version }, published on { $day }.
flash-joined = It is kept. The figures follow with their next release.
problem-joined-missing = Say whether the question still asks the same
effect-none = Figures are not touched
effect-same = Counted together as before
effect-new = Counted from now on
effect-gone = Counted up to now
effect-decide = You decide whether answers count together
effect-apart = Only later answers are counted
effects-none = { $count ->
    [one] One change does not touch the figures.
   *[other] { $count } changes do not touch the figures.
}
effects-same = { $count ->
    [one] One change leaves answers before and after comparable.
   *[other] { $count } changes leave answers before and after comparable.
}
effects-new = { $count ->
    [one] One thing is new and counted from now on.
   *[other] { $count } things are new and counted from now on.
}
effects-gone = { $count ->
    [one] One thing is gone; what was answered stays in the figures.
   *[other] { $count } things are gone; what was answered stays in the figures.
}
effects-decide = { $count ->
    [one] One wording changed: you decide whether answers count together.
   *[other] { $count } wordings changed: you decide whether answers count together.
}
effects-apart = { $count ->
    [one] One change makes answers before and after impossible to compare.
   *[other] { $count } changes make answers before and after impossible to compare.
}
change-title-changed = The title changed from “{ $from }” to “{ $to }”.
change-purpose-changed = What it is for changed from “{ $from }” to “{ $to }”.
change-undecided-changed = What is not yet decided changed from “{ $from }” to “{ $to }”.
change-next-steps-changed = What happens next changed from “{ $from }” to “{ $to }”.
change-privacy-changed = The words on privacy changed from “{ $from }” to “{ $to }”.
change-options-changed = What the options are changed from “{ $from }” to “{ $to }”.
change-decision-changed = Who decides changed from “{ $from }” to “{ $to }”.
change-controllers-changed = Who is responsible for the answers changed from “{ $from }” to “{ $to }”.
change-basis-changed = Why the law allows it changed from “{ $from }” to “{ $to }”.
change-retention-changed = How long they are kept changed from “{ $from }” to “{ $to }”.
change-contact-changed = Whom to ask changed.
change-language-added = It is offered in { $name } now.
change-language-removed = It is no longer offered in { $name }.
change-languages-order = The order of the languages changed.
change-equality-added = The equality question “{ $name }” was added.
change-equality-removed = The equality question “{ $name }” was taken out.
change-equality-order = The order of the equality questions changed.
change-section-added = The section “{ $title }” was added.
change-section-removed = The section “{ $title }” was taken out.
change-section-moved = The section “{ $title }” stands in another place.
change-section-title-changed = The heading changed from “{ $from }” to “{ $to }”.
change-summary-changed = What is proposed was reworded: before “{ $from }”, now “{ $to }”.
change-document-changed = The document changed.
change-asked-of-others = Now asked only if { $condition }.
change-asked-of-everybody = Now asked of everybody.
change-asked-of-nobody = Now asked of nobody.
change-question-added = The question “{ $text }” was added.
change-question-removed = The question “{ $text }” was taken out.
change-question-moved = It stands in another place: it was question { $from }.
change-question-moved-section = It stands in the section “{ $title }” now.
change-wording-changed = The wording changed from “{ $from }” to “{ $to }”.
change-hint-changed = The hint changed from “{ $from }” to “{ $to }”.
change-hint-added = A hint was added: “{ $to }”.
change-hint-removed = The hint was taken out: “{ $from }”.
change-before-changed = The text before the question changed from “{ $from }” to “{ $to }”.
change-before-added = A text before the question was added: “{ $to }”.
change-before-removed = The text before the question was taken out: “{ $from }”.
change-picture-added = A picture was added.
change-picture-changed = The picture is another one.
change-picture-removed = The picture was taken out.
change-alt-changed = What the picture shows was reworded: before “{ $from }”, now “{ $to }”.
change-caption-added = Words were added below the picture: “{ $to }”.
change-caption-changed = What stands below the picture changed from “{ $from }” to “{ $to }”.
change-caption-removed = The words below the picture were taken out: “{ $from }”.
change-translation-added = A text in { $language } was added: “{ $to }”.
change-translation-removed = A text in { $language } was taken out.
change-translation-changed = A text in { $language } changed to “{ $to }”.
change-translation-checked = A translation was looked at again and left as it was.
change-required-now = It must be answered now.
change-required-no-longer = It can be left out now.
change-shuffle-now = Its options come in another order for each person now.
change-shuffle-no-longer = Its options come in one order now.
change-online-now = It is not on paper any more.
change-online-no-longer = It is on paper now.
change-sensitive-now = It counts as sensitive now.
change-sensitive-no-longer = It no longer counts as sensitive.
change-settled-now = The matter is settled now.
change-settled-no-longer = The matter is open now.
change-analyst-now = Only analysts see its figures now.
change-analyst-no-longer = Its figures are for everybody now.
change-kind-changed = It is answered in another way: before “{ $from }”, now “{ $to }”.
change-limits-changed = What is allowed as an answer changed: how many, how much or how long.
change-option-added = The option “{ $option }” was added.
change-option-removed = The option “{ $option }” was taken out.
change-option-wording = An option changed from “{ $from }” to “{ $to }”.
change-option-hint = The hint of an option changed.
change-option-standing = The option “{ $option }” now stands apart from the others, or no longer does.
change-option-box-now = The option “{ $option }” has a box to say more now.
change-option-box-no-longer = The option “{ $option }” no longer has a box to say more.
change-option-printed = The option “{ $option }” has another number on paper.
change-options-order = The order of the options changed.
change-row-added = The statement “{ $row }” was added.
change-row-removed = The statement “{ $row }” was taken out.
change-row-wording = A statement changed from “{ $from }” to “{ $to }”.
change-rows-order = The order of the statements changed.
change-something-else = Something else about it changed.

## Publishing a survey (staff)
publish-title = Ready to publish?
publish-ready = Everything is in order. The survey can be opened.
publish-in-the-way = { $count ->
    [one] One thing is in the way.
   *[other] { $count } things are in the way.
}
publish-no-draft = Everything is published. There is no draft.
publish-checks = Two checks
publish-checks-text = Two people who did not write the survey put their names under it. A signature is for the draft that was read: it falls when the draft is changed.
publish-gates = What has to be in order
publish-cautions = Think again about
publish-opens = It opens by itself: { $when }.
publish-opens-now = It opens at once.
sign-equality = Equality check
sign-equality-text = Can everybody answer it: in plain words, in other formats and languages, with no group shut out or singled out? Is the equality assessment published with it?
sign-communications = Communications check
sign-communications-text = Is it clear, correct, agreed and free of leading words? Are the dates, the contact and the privacy notice right?
sign-waiting = Not signed
sign-fallen = The draft has changed since.
sign-button = Sign: { $check }
sign-alone-label = Why do you sign alone?
problem-sign-alone = You wrote this draft or signed the other check. Enter why one person does both.
the-operator = The operator
by-whom-when = { $name }, { $when }
gate-state-done = In order
gate-state-missing = Missing
gate-state-passed = Passed with a reason
gate-pass = Go on without it
gate-pass-label = Why it is right to open without it
gate-pass-button = Record the reason and go on
gate-sound = The questionnaire has no faults
gate-purpose = What it is for
gate-undecided = What is not yet decided
gate-options = What the options are, or why there is only one
gate-decision = Who decides, and when
gate-next_steps = What happens with the answers
gate-contact = A telephone number or a postal address to ask for help
gate-controllers = Who is responsible for the data
gate-basis = Why the law allows it
gate-retention = How long the data is kept
gate-assessment = The equality assessment, stage 1, is published
gate-safeguarding = Somebody looks at words of distress, in stated hours
gate-dates = It is known when it closes
gate-translated = Every language has every text
gate-files = Every document and picture is there
gate-equality_check = The equality check
gate-communications_check = The communications check
gate-hold = No hold on publishing is in force
caution-short = It is open for less than six weeks.
caution-christmas = Part of it lies around Christmas, when few people answer.
caution-easter = Part of it lies around Easter.
caution-august = Most of it lies in August.
caution-decided_before = The decision was made before it closes.
caution-settled = It asks about something that is marked as settled.
preview-title = Show it to others
preview-text = A preview link shows the draft as people will see it, until { $until }. Whoever has the link can try the questions; nothing is stored.
preview-made = Copy this link now, it is shown once. It works until { $until }.
preview-make = Make a preview link
preview-end = End all preview links
preview-links = { $count ->
    [0] No preview link works at the moment.
    [one] One preview link works at the moment.
   *[other] { $count } preview links work at the moment.
}
field-text = the text
problem-survey-closes-first = The closing date must be after the opening date
problem-moved-without-reason = Enter why the closing date is moved. People read it on the survey's page
problem-time-format = Enter a time, like 9:00 or 23:59
problem-hold-ends-first = The last day must be the first day or later
dates-title = When it opens and closes
dates-text = Times are those of the clocks in London. A published survey opens and closes by itself.
dates-opens = Opens on
dates-opens-hint = Leave empty to open it by hand
dates-opens-at = Opens at
dates-at-hint = For example, 9:00
dates-closes = Closes on
dates-closes-hint = Six weeks or more is good practice
dates-closes-at = Closes at
dates-reason = Why the closing date is moved
dates-reason-hint = Shown on the survey's page, with the old and the new date
dates-moved = How the closing date was moved
holds-title = Holds on publishing
holds-text = During a hold nothing is published: no survey opens, no promise and no update appears. Use it in the weeks before an election.
holds-none = There is no hold.
hold-site = The whole site
hold-what = { $what }: { $from } to { $until }
hold-lifted = Lifted.
hold-lift = Lift the hold
hold-lift-label = Why it can be lifted before its last day
hold-new = Set a hold
hold-for = For
hold-from = First day
hold-until = Last day
hold-reason = Why
hold-set = Set the hold
flash-signed = Your name stands under the check.
flash-passed = The reason is recorded.
flash-saved = It is saved.
flash-previews-ended = No preview link works any more.
flash-dates-set = The dates are set.
flash-hold-set = The hold is set.
flash-hold-lifted = The hold is lifted.
error-draft-changed-title = The draft has changed
error-draft-changed-text = Somebody saved it since you read it. Read it again before you sign.
error-gates-shut-title = Something is in the way
error-gates-shut-text = The survey cannot be opened yet. The page "Ready to publish?" says what is missing.
error-held-title = Publishing is on hold
error-held-text = A hold is in force, before an election for example. It can be lifted, with a reason, on the page "Holds on publishing".
gate-console-reason = Opened at the console by whoever runs the machine.
problem-held = Publishing is on hold. Save it when the hold is over, or lift the hold first

## Another format, or help to take part (staff)
warning = Warning
formats-title = Requests for other formats and help
formats-text = People who need something to take part. Take each on, give it to them in time, and say what became of it. Officers are told by mail when somebody asks, and warned when a request is past its day or the survey nears its close.
formats-take-down = Take a request down for somebody who rings or writes
formats-none = Nobody is waiting.
formats-those-waiting = Waiting
formats-those-settled = Settled
formats-request = Request
formats-asked = Asked
formats-due = Due
formats-settled-on = Settled
formats-owner = Who sees to it
formats-nobody = Nobody yet
formats-state = State
formats-state-waiting = Waiting
formats-state-pressing = Urgent
formats-state-done = Done
formats-state-not_possible = Not possible
formats-in-words = In their own words
formats-forgotten = Deleted
formats-forgotten-text = Who asked, and for what, was deleted on time.
formats-sealed = This is encrypted and is deleted 30 days after the request is settled, or 30 days after the survey closes.
formats-fact-needs = Needs
formats-fact-more = In their words
formats-fact-name = Name
formats-fact-email = E-mail
formats-fact-phone = Telephone
formats-fact-post = Post
formats-fact-language = Language of the page they asked on
formats-what-was-done = What was done
formats-care = Who sees to it, and by when
formats-settle = Settle it
formats-became = What became of it?
formats-settle-done = They have what they need
formats-settle-not_possible = It could not be provided, and they were told
formats-note = What was done, or why it could not be
formats-note-hint = No names or contact details: this line is kept
formats-reopen = Open it again
formats-see = See the requests
formats-waiting = { $count ->
    [one] { $count } person is waiting
   *[other] { $count } people are waiting
}
formats-waiting-by = { $count ->
    [one] { $count } person is waiting for another format or for help. Due { $day }.
   *[other] { $count } people are waiting for another format or for help. The first is due { $day }.
}
formats-pressing = { $count ->
    [one] { $count } request is urgent: it is past its day, or the survey closes soon.
   *[other] { $count } requests are urgent: they are past their day, or the survey closes soon.
}
mail-format-hello = Hello { $name },
mail-format-subject-arrived = Somebody needs another format or help
mail-format-subject-soon = A request for another format is still waiting
mail-format-subject-last = The survey closes, and somebody is still waiting
mail-format-arrived = Somebody asked for another format or for help to take part.
mail-format-soon = Somebody asked for another format or for help and has had no answer. It is past its day, or the survey closes within a week.
mail-format-last = The survey closes within two days. Somebody who asked for another format or for help has had no answer and may not be able to take part.
mail-format-due = Due { $day }
mail-format-closes = The survey closes on { $day }
mail-format-link = See what is needed and how to reach them:
problem-format-state-missing = Select what became of it

## Questions, corrections and news (staff)
notices-staff-text = Answer what people ask, put right what was wrong, and tell what happened. Everything here is public and dated. A change is shown with its reason, and what it said before stays to be read.
notices-addresses = People who left an e-mail address with their answers, rounded: { $count }
notices-digest = They also hear by mail what became of what they said: a commitment that answers a theme of this survey is published, has another status or date, or is closed, or the decision is published. At most once a week, between 9am and 7pm, never during a hold, and in the language they answered in.
notices-digest-last = Last sent { $when }. Told by mail, rounded: { $count }
notices-digest-never = None has been sent yet.
notices-held = Publishing is on hold. Nothing new can be published, and mails wait until the hold is over.
notices-told = Told by mail, rounded: { $count }, { $when }
notices-to-be-told = Those who left an address are about to be told.
notices-not-told = Nobody is told by mail.
notice-new-question = Answer a question
notice-new-correction = Correct something
notice-new-news = Tell what happened
notice-change = Change it
notice-form-text = It is public as soon as you publish it. Your name and the time are kept, and not shown. Do not name whoever asked.
notice-label-first-question = What was asked
notice-label-second-question = The answer
notice-label-first-correction = What was wrong
notice-label-second-correction = What is right
notice-label-first-news = What happened, in a sentence
notice-label-second-news = More about it
notice-link = A page of this site about it
notice-link-hint = The part of its address after the name of the site, like /you-said
notice-reason = Why it is changed
notice-reason-hint = Shown in public
notice-tell = Tell people who answered
notice-tell-them = Write once to everyone who left an address, with a link to leave
notice-told-once = People who were told before are not told again. If it matters to them, publish a new correction.
notice-publish = Publish
notice-withdraw = Take it back
notice-withdraw-why = Why it is taken back
notice-withdraw-button = Take it back
field-notice-asked = what was asked
field-notice-answer = the answer
field-notice-wrong = what was wrong
field-notice-right = what is right
field-notice-headline = what happened
field-notice-news = more about it
problem-notice-link = Enter a page of this site, beginning with a slash, like /you-said
error-notice-changed-title = It has changed
error-notice-changed-text = Somebody changed it or took it back while you were looking at it. Go back to see it as it is now.
flash-notice-published = It is published.
flash-notice-changed = The change is published. What it said before can still be read.
flash-notice-withdrawn = It is taken back.

## Sharing a survey (staff)
share-title = Share this survey
share-text = Copy, print and pass on. Nothing here counts or follows the people who come.
share-address = Short address
share-address-text = Every letter and digit in it is one that nobody confuses with another. Small or capital letters make no difference.
share-square = Square code (QR)
share-square-file = Save the square code as a file to print (SVG)
share-posters = Poster, A4
share-texts = Texts to copy
share-message-label = A short message ({ $language })
share-newsletter-label = For a newsletter or an e-mail ({ $language })
share-html-label = A link for a web page, in HTML ({ $language })
share-copy = Copy this text
share-copied = Copied
share-not-yet = The survey has never been opened, so there is nothing to share yet.

## Invitations (staff)
panels-title = Invitations to a list
panels-text = Invite a panel or a group by e-mail, each person with a link of their own. Their answers are not tied to their address. The addresses are deleted the night after the survey closes.
panel-new = Make a list
panel-name = What the list is called
panel-name-hint = Only staff see it
panel-language = Language of the messages
panel-addresses = E-mail addresses
panel-addresses-hint = Paste one on each line, or rows of a table that have an address in them. Use only addresses of people who agreed to be asked
panel-file = Or take them from a file (CSV or text)
panel-faults = Lines that cannot be used
panel-more-faults = and { $count } more
panel-line = Line
panel-fault = What is wrong
panel-fault-none = There is no address in it
panel-fault-bad = The address is not in the right format
panel-fault-twice = The address stands in line { $line } already
panel-skip-legend = Lines that cannot be used
panel-skip = Leave them out and make the list without them
panel-remind-legend = Reminders
panel-remind = Remind those who have not answered, a week and two days before the close
panel-make = Make the list
panel-people = { $count ->
    [one] { $count } address
   *[other] { $count } addresses
}
panel-not-invited = Nobody was written to yet
panel-written = Last written to on { $day }
panel-deleted = The addresses are deleted
panel-fact-state = The list
panel-fact-language = Language of the messages
panel-fact-answered = Links that were used, rounded
panel-fact-reminders = Reminders sent
panel-fact-remind = Reminders go out by themselves
panel-never-who = Who has answered is shown to nobody.
panel-invite = Send the invitations
panel-invite-text = Everybody on the list gets one message with a link of their own.
panel-remind-now = Remind those who have not answered
panel-remind-text = Two reminders at most, at least three days after the last message.
panel-not-open = The survey is not open, so nobody can be invited now.
panel-not-yet = They were written to less than three days ago.
panel-reminded-enough = They were reminded twice. That is enough.
panel-delete = Delete the addresses now
panel-delete-text = Nobody on the list is written to any more, and links that were not used lead nowhere. How many were invited and answered is kept.
flash-panel-made = { $added ->
    [one] The list has { $added } address.
   *[other] The list has { $added } addresses.
} { $known ->
    [0] Nobody was written to yet.
    [one] { $known } was left out: invited before, or asked not to be written to. Nobody was written to yet.
   *[other] { $known } were left out: invited before, or asked not to be written to. Nobody was written to yet.
}
flash-panel-written = The messages are on their way.
flash-panel-deleted = The addresses are deleted.
error-panel-too-often-title = They were written to already
error-panel-too-often-text = Somebody invited or reminded them while you were looking at the page, or it is too soon. Go back to see how the list stands.
problem-panel-too-many = Paste no more than { $most } lines at once
problem-panel-empty = Paste at least one e-mail address
problem-panel-faults = { $count ->
    [one] { $count } line cannot be used. Correct it, or leave it out
   *[other] { $count } lines cannot be used. Correct them, or leave them out
}

## Safeguarding: the queue, and who leads
staff-safeguarding = Safeguarding
staff-safeguarding-do = Look at responses that say somebody may be in danger
safety-queue-text = Words of distress were heard in these responses. A program heard them: some it gets wrong, and some it misses. Nobody here can find out who wrote them.
safety-waiting = { $count ->
    [one] One response waits
   *[other] { $count } responses wait
}
safety-none = Nothing waits.
safety-case = Case { $number }
safety-ended-title = Cases that were ended
safety-ended-link = Cases that were ended
safety-ended-none = No case was ended.
safety-column-case = Case
safety-column-state = How far
safety-column-heard = What was heard
safety-column-received = Came in
safety-topic-suicide = Wanting to die
safety-topic-danger = Being in danger, or close to hurting somebody
safety-topic-abuse = Being hurt by somebody
safety-topic-self_harm = Hurting oneself
safety-whose-writer = About whoever wrote it
safety-whose-close = About somebody close to whoever wrote it
safety-long-ago = Seems to be long ago
safety-state-new = New
safety-state-looking = Being looked at
safety-state-done = Done
safety-state-nothing = Nothing needed
safety-becomes-new = Put it back for somebody else
safety-becomes-looking = I am looking at it
safety-becomes-done = Something was done
safety-becomes-nothing = Nothing is needed
safety-who = These words cannot be joined to a name, an address or a telephone number, not by anybody. If they name a person or a place, or say that a child or an adult at risk is being hurt, follow your own safeguarding procedure. That you opened this page is recorded.
safety-words = What they wrote
safety-heard-text = What was heard is marked. It was heard by a program, which does not understand what it reads.
safety-step-title = How far is it?
safety-step-legend = What happens next
safety-step = Save
safety-note = What was done
safety-note-hint = For whoever looks at this after you. Write no names and none of the words above.
safety-steps = What was done so far
safety-settings-title = Safeguarding
safety-settings-text = People who answer a survey sometimes say that a life is in danger. The site looks for such words, shows whom to call, and puts the response in a queue. Say who looks at that queue, and when.
safety-settings-promise = The days and hours are shown to the public and are a promise. State only those that are really staffed.
safety-no-leads = Nobody holds the role “Safeguarding lead” for this programme. Ask an administrator to make an account with it.
safety-lead = Who leads
safety-hours-legend = When they look
safety-hours-hint = Bank holidays are left out. Write times like 9:00 or 17:30.
safety-first = From
safety-last = To
safety-from = Start of the day
safety-until = End of the day
safety-lines-label = Your own lines of help
safety-lines-hint = Up to six, one on each line: name, number and hours. They are shown after the national ones.
safety-shown = What people see
problem-safety-day = Select a day of the week
problem-safety-days-order = The last day must not be before the first
problem-safety-hours-order = The end of the day must be after its start
problem-safety-lead = Select who leads
problem-safety-lines = Enter no more than six lines of help
problem-safety-state = Select how far it is
problem-safety-moved = Somebody else has moved this case. See how far it is, and choose again.
field-safety-note = what was done
field-safety-line = each line of help
flash-safety-step = It is noted.

## References read out
reference-title = Look a reference up
reference-text = Somebody who has answered may read out the reference on their receipt. It tells you that their views came in. It does not show what they said, and you should not ask for their receipt code.
reference-label = Reference
reference-hint = Eight letters and digits, like 7TX3-V0QK
reference-look = Look it up
reference-received = It came in on { $day }.
reference-corrected = It was last changed on { $day }.
reference-counts = It is counted.
reference-set-aside = It is set aside and not counted.
problem-reference-unknown = No response has this reference. Ask for it again; it may have been withdrawn, or belong to a survey you do not look after

## Building a survey
builder-new = Make a survey
builder-make = Make the survey
builder-build = Build this survey
builder-outline = Build
builder-survey = The survey
builder-model = What does it begin with?
builder-model-empty = An empty survey
builder-model-proposal = A consultation on a proposal
builder-model-proposal-hint = Eight questions: how far people agree, why, what it would mean for them, and for whom it would be harder.
builder-model-service = What a service is like
builder-model-service-hint = Eight questions: getting help, waiting, how people were treated, and what matters most.
builder-model-visit = After a visit or a drop-in
builder-model-visit-hint = Three short questions.
builder-model-file = A file from here or from another council
builder-file-chosen = The file
builder-file-chosen-hint = A survey file ends in .json. “Take the draft away as a file” makes one.
builder-file-text = Or the text of the file
builder-file-hint = Open the file, copy everything in it, and paste it here. A file you choose above comes first.
builder-model-copy = A copy of “{ $title }”
builder-title = Title
builder-title-hint = What people see first. Short and neutral: it may be read over somebody's shoulder.
builder-slug = Name in the address
builder-slug-hint = Small letters, digits and hyphens. Leave it empty and it is made of the title. It cannot be changed later.
builder-public-address = People will find this survey at { $path }.
builder-state-draft = Nobody outside sees this draft yet.
builder-state-published = This survey is published. Your first change makes a draft beside it; people go on answering the published one.
builder-state-beside = This is a draft beside what is published. People go on answering the published survey until you open this.
builder-takes = Answering takes { $minutes }.
builder-unfinished = { $count ->
    [one] One thing is not finished.
   *[other] { $count } things are not finished.
}
builder-to-do = To do
builder-empty = There is nothing here yet. Begin with a section: a page with a heading and a few questions.
builder-about = About the survey
builder-add-section = Add a section
builder-add-question = Add a question
builder-up = Up
builder-down = Down
builder-copy = Copy
builder-remove = Remove
builder-when = Who is asked
builder-advice = Advice
builder-checks = Logic and advice
builder-publish = Ready to publish?
builder-file = Take the draft away as a file
builder-discard = Discard this draft
builder-discard-text = What is published stays as it is. What was changed since is lost.
builder-now = Somebody changed this meanwhile
builder-now-text = What you typed is still in the form. This is what is saved now. Saving again writes over it.
builder-purpose = What is it for, and who can answer?
builder-purpose-hint = One or two sentences. Say what you want to learn and why now.
builder-undecided = What is not yet decided?
builder-undecided-hint = What people say can change this. A consultation about something that is decided is not lawful.
builder-next-steps = What happens with the answers?
builder-next-steps-hint = When will people hear, and where?
builder-privacy = Privacy
builder-privacy-hint = What becomes of the answers, in a sentence or two, and how to object.
builder-choices = What are the options, and why?
builder-choices-hint = What is proposed, what else was considered and why not, what each would cost and help. If there is only one way, say why.
builder-decision = Who decides, and when?
builder-decision-hint = The body, the meeting and its date, if it is known.
builder-controllers = Which bodies are responsible for the answers?
builder-controllers-hint = The names of the bodies, not of people.
builder-basis = Why does the law allow it?
builder-basis-hint = For most public consultations: a task in the public interest, UK GDPR article 6(1)(e), and for equality answers article 9(2)(g).
builder-retention = How long are answers kept?
builder-retention-hint = For example, comments until twelve months after the decision.
builder-team = Team
builder-team-hint = A team, never a person.
builder-email = E-mail address
builder-phone = Telephone
builder-address = Where paper forms go back to
builder-opens-hint = In London time. Leave it empty to open by hand.
builder-closes-hint = The last day. Twelve weeks are usual, fewer than six need a reason.
builder-opens-clock = Opens at
builder-closes-clock = Closes at
builder-clock-hint = Like 09:00 or 23:59
builder-written-in = The survey is written in { $language }.
builder-languages = Which other languages is it offered in?
builder-languages-hint = Each text is translated on its own; what has no translation is shown in the language it was written in.
builder-equality = Which equality questions follow?
builder-equality-hint = They come after the answers were sent, are asked apart from them, and nobody has to answer.
builder-section-new = A new section
builder-section-edit = Section
builder-section-title = Heading
builder-section-title-hint = A statement, not a question, like “A safe place in the evening”.
builder-section-summary = What is proposed, or what this part is about
builder-section-summary-hint = Plain text, or Markdown for lists, links and emphasis. People read it above the questions.
builder-document = What the link to a document says
builder-document-hint = The full proposal, for those who want it. Its address is on the page “Documents and pictures”, or on another site.
builder-href = Where that link leads
builder-code = Short name
builder-code-hint = For exports and addresses; people do not see it. Leave it empty and it is made of the heading. It is fixed once the survey is open.
builder-section-then = Save and add its first question
builder-question = Question
builder-question-hint = Ask one thing at a time, in words you would say aloud. Leave out “Do you agree that”.
builder-question-new = A new question
builder-question-edit = Question
builder-hint = Help
builder-hint-hint = One short sentence below the question, like “Choose up to three.”
builder-weave = Show an earlier answer in these texts
builder-weave-text = Copy what stands beside a question into a text above. Whoever answered the question reads their own answer there. Everybody else reads the words after the bar, and so does everybody on paper: put words of your own there, so that the sentence reads well either way.
builder-weave-words = this
builder-weave-answer = [answer to question { $number }]
builder-weave-reads = Whoever answered reads: “{ $with }” Everybody else: “{ $without }”
builder-way = How is it answered?
builder-way-single = One of a list
builder-way-single-hint = People choose one. Offer a way out: “I don't know”, “None of these”.
builder-way-several = Any of a list
builder-way-several-hint = People tick as many as apply. “None of these” unticks the others.
builder-way-likert = A scale
builder-way-likert-hint = Steps in order, with as many good ones as bad ones. The usual scales come ready below.
builder-way-matrix = One scale for several statements
builder-way-matrix-hint = Up to six statements; each stands below the other on a phone.
builder-way-ranking = Put in order
builder-way-ranking-hint = People number what matters most. Up to seven; more is hard work.
builder-way-long_text = In their own words
builder-way-long_text-hint = A large box. Every answer will be read by a person.
builder-way-short_text = A few words
builder-way-short_text-hint = One line. Never ask for a name here.
builder-way-number = A whole number
builder-way-number-hint = Like how many times, or how many weeks.
builder-way-date = A date
builder-way-date-hint = Day, month and year.
builder-way-district = Where they live, roughly
builder-way-district-hint = Only the first half of the postcode is kept.
builder-way-file = A document or a picture
builder-way-file-hint = One file: PDF, JPEG or PNG, at most 5 MB. Nobody has to have one. On paper it is sent along.
builder-way-email = An e-mail address
builder-way-email-hint = To write to them about the survey. It is kept apart from the answers.
builder-options = Options
builder-options-hint = One a line; paste as many as you like. “I don't know”, “None of these”, “Prefer not to say” and “Something else” are recognised. To choose a short name yourself, put it behind a bar: Bus | bus
builder-options-now = Options:
builder-options-more = Add options
builder-options-edit = Change, move or remove them
builder-options-title = Options
builder-options-count = { $count ->
    [one] { $count } option
   *[other] { $count } options
}
builder-no-options = There are no options yet.
builder-option = Option
builder-option-number = Option { $number }
builder-option-code = Short name { $code }, printed number { $printed }.
builder-code-kept = It was published, so both are kept for ever.
builder-rows = Add statements
builder-rows-hint = Only for one scale for several statements: one a line.
builder-row-number = Statement { $number }
builder-statement = Statement
builder-statements = Statements
builder-means = What is it?
builder-means-plain = An answer like any other
builder-means-other = “Other, please say”: with a box to say more
builder-means-none = None of these
builder-means-dont_know = They don't know
builder-means-prefer_not = They prefer not to say
builder-min = At least
builder-min-hint = For a number, or how many of a list must be chosen.
builder-max = At most
builder-max-hint = For a number, how many of a list can be chosen, or how many places there are to put in order.
builder-limit = Longest text
builder-limit-hint = In characters. Leave it empty for 200 in a line and 10,000 in a large box.
builder-from = This day or later
builder-from-hint = Leave it empty for any day.
builder-to = This day or earlier
builder-ticks = What else?
builder-tick-required = It must be answered
builder-tick-required-hint = Most questions of a consultation need not be. People leave when they must say what they do not want to.
builder-tick-shuffle = Options in another order for each person
builder-tick-shuffle-hint = So that the first is not chosen for being first. Those that stand apart stay last.
builder-tick-sensitive = Small numbers are hidden sooner
builder-tick-sensitive-hint = For what could hurt somebody who is recognised in it.
builder-tick-settled = The matter is settled
builder-tick-settled-hint = The page then says that answers cannot change it any more.
builder-tick-analyst_only = Only those who analyse the survey see its figures
builder-tick-analyst_only-hint = It is left out of what is published.
builder-tick-online_only = Left out on paper
builder-tick-online_only-hint = For what makes no sense there.
builder-before = What has to be known before answering
builder-before-hint = Stands above the question. Plain text or Markdown.
builder-picture = Picture
builder-picture-text = A photograph of the place, a plan, a map: what words say badly.
builder-picture-add = Add a picture
builder-picture-change = Change or remove the picture
builder-picture-of = Picture for { $place }
builder-picture-start = the start page
builder-picture-new = Choose a picture
builder-picture-other = Choose another picture
builder-picture-new-hint = JPEG or PNG, { $most } MB at most; below 300 KB it is there at once on a telephone. Where and when a photograph was taken is removed. If people can be recognised in it, ask them first.
builder-picture-known = Or one that is here already
builder-picture-none = No picture
builder-picture-translated = The words of a picture are translated like all others:
builder-caption = Words below the picture
builder-caption-hint = Everybody reads them: who took it, what else is to be known.
builder-public = Where people find it
builder-easy-picture = Picture beside the easy read wording
builder-easy-picture-none = No picture
builder-easy-picture-hint = One clear picture helps people who find words hard. Upload it first:
builder-easy-alt = What the easy read picture shows
builder-easy-alt-hint = Leave it empty if the words say the same: screen readers then pass over it.
builder-alt = What the picture shows
builder-alt-hint = For people who do not see it: in a sentence or two, what matters here. Screen readers read it out.
builder-is-required = must be answered
builder-is-settled = settled
builder-is-analyst = for analysts only
builder-is-online = not on paper
builder-preview = As people will see it
builder-save-outline = Save and go to the outline
builder-save-another = Save and add another
builder-save-look = Save and look at it
builder-save-stay = Save
builder-save-question = Save and go to the question
builder-when-section = Who sees this section?
builder-when-question = Who is asked this question?
builder-when-text = Choose a question of an earlier section, and the answers that lead here. Everybody else passes by.
builder-when-nothing = There is no earlier section with a question to ask about. Conditions look back only, so that a page never changes while somebody fills it in.
builder-when-root = Conditions
builder-when-group = Group { $number }
builder-when-test = Condition { $number }
builder-when-mode = How many must hold?
builder-mode-all = All of these
builder-mode-any = Any of these
builder-mode-none = None of these
builder-mode-not_all = Not all of these
builder-when-choose = Choose a question
builder-when-question-label = The answer to
builder-when-show = Show what can be chosen
builder-when-how = How?
builder-how-any = is any of the answers ticked
builder-how-none = is none of the answers ticked
builder-how-answered = was answered
builder-how-blank = was left blank
builder-how-words = contains these words
builder-how-no_words = does not contain these words
builder-how-range = lies within
builder-how-not_range = does not lie within
builder-when-answers = Answers
builder-when-words = Words
builder-when-words-hint = Capital letters do not matter.
builder-when-least = At least
builder-when-most = At most
builder-when-add = Add a condition
builder-when-add-group = Add a group
builder-when-clear = Ask everybody
builder-changes = What this draft changes
builder-questions-count = { $count ->
    [0] No questions
    [one] { $count } question
   *[other] { $count } questions
}
builder-way-kept = It was published, so this stays.
builder-dates-public = The public knows these dates. They are moved, with a reason, on a page of their own:
builder-missing = Still to write: { $what }
builder-easy-read = Easy read, in { $language }
builder-done = Done
builder-part-purpose = What it is about and what can change
builder-part-privacy = Privacy
builder-part-contact = Whom to ask
builder-part-dates = Opening and closing
builder-part-languages = Languages
builder-part-equality = Equality questions
builder-sections = Sections and questions
builder-section-number = Section { $number }:
builder-to-section = to “{ $title }”
builder-next = What next?
builder-checks-text = Questions nobody can reach, dead ends, long sentences, leading questions.
builder-proof-text = Every question, option and condition on one sheet, to read and sign off.
builder-publish-text = What is missing, who has checked it, a link to try it, and opening it.
builder-remove-section = Remove this section?
builder-remove-question = Remove this question?
builder-remove-questions = Its questions go with it:
builder-remove-options = Its options go with it:
builder-remove-text = It cannot be brought back.
builder-remove-published = It was published: what was answered stays, and its code is never used again. It cannot be brought back.
builder-keep = Keep it
builder-missing-contact = a telephone number or an address
builder-missing-dates = when it closes
builder-to-outline = Back to the outline
builder-add-more = Add more
builder-more = More: what to know before, must it be answered, where it stands
builder-preset = Options that come ready
builder-preset-none = None, I type them
builder-preset-yes_no = Yes, no
builder-preset-yes_no_unsure = Yes, no, I don't know
builder-preset-agreement = Strongly agree to strongly disagree
builder-preset-satisfaction = Very satisfied to very dissatisfied
builder-preset-ease = Very easy to very hard
builder-preset-quality = Very good to very poor
builder-preset-importance = Very important to not important at all
builder-preset-frequency = Always to never
builder-spot = Where does it stand?
builder-spot-first = First in the section
builder-spot-after = After { $number }. { $text }
builder-to-hint = Leave it empty for any day.
builder-is-shuffled = options in another order for each person
builder-is-sensitive = small numbers hidden sooner
flash-question-moved = “{ $text }” is now question { $number }, in “{ $section }”.
flash-section-moved = “{ $title }” is now section { $number }.
flash-option-moved = “{ $text }” is now number { $number } of { $of }.
builder-files = Documents and pictures
builder-files-text = Full proposals to read, and pictures. Copy the address of a document into a section or a question; pictures are chosen where they belong. A file that nothing uses is deleted after 30 days.
builder-files-none = There is no file yet.
builder-file-new = A new file
builder-file-new-hint = PDF, JPEG or PNG, { $most } MB at most. The public can open it once a published version uses it.
builder-file-add = Upload it
builder-file-address = Address:
builder-file-preview = Preview of { $name }
builder-file-used = Used in { $places }. It can be removed when nothing uses it.
builder-file-published = A published version uses it: it stays.
builder-file-elsewhere = Another survey or the library uses it: it stays.
problem-upload-missing = Select a file
problem-upload-large = The file is larger than 5 MB. Make it smaller, or split it
problem-upload-kind = The file is no PDF, JPEG or PNG, whatever it is called
problem-upload-damaged = The picture is damaged or not complete. Open it to see whether it is whole, and choose it again
problem-upload-no-picture = This is a document. Choose a picture, JPEG or PNG
problem-file-used = Something still uses this file
flash-file-added = { $name } is uploaded.
builder-library = Library
builder-library-text = Questions and sections that were kept, to be put into any survey.
builder-library-kept = Kept here
builder-library-none = Nothing is kept yet. On the page of a question or a section, press “Keep it in the library”.
builder-library-ready = Questions and sections that come ready
builder-library-equality = Equality questions
builder-library-equality-all = See the equality questions
builder-library-equality-text = Version { $version }. They follow the survey, are asked apart from it, and nobody has to answer. Which of them a survey asks is set on the page “About the survey”; what was published keeps the version it was published with.
builder-library-section = Section
builder-kept-questions = Questions kept here
builder-kept-sections = Sections kept here
builder-ready-questions = Questions that come ready
builder-ready-sections = Sections that come ready
builder-insert = Add from the library
builder-insert-text = A copy is put into this survey, without conditions. Changing it here changes nothing in the library.
builder-insert-piece = What?
builder-insert-section = A question goes to the end of this section
builder-insert-button = Add it
builder-keep-it = Keep it in the library
builder-keep-text = As it was last saved, for other surveys, without who is asked.
problem-piece-missing = Select what to add
problem-piece-no-section = Add a section first: a question stands in one
flash-piece-kept = It is kept in the library.
flash-piece-removed = It is removed from the library. Surveys that have a copy keep it.
flash-piece-inserted = A copy of it is in this survey.
field-section-title = the heading
field-proposal = what is proposed
field-document = what the link says
field-question = the question
field-hint = the help
field-before = what has to be known before
field-alt = what the picture shows
field-caption = the words below the picture
field-option = the option
field-statement = the statement
field-survey-purpose = what it is for
field-undecided = what is not yet decided
field-next-steps = what happens next
field-privacy = the privacy notice
field-choices = what the options are
field-decision = who decides
field-controllers = which bodies are responsible
field-basis = why the law allows it
field-retention = how long answers are kept
field-team = the team
field-phone = the telephone number
language-name-en = English
language-name-cy = Welsh
language-name-ur = Urdu
language-name-ar = Arabic
language-name-bn = Bengali
language-name-fa = Persian
language-name-gu = Gujarati
language-name-hi = Hindi
language-name-ku = Kurdish
language-name-lt = Lithuanian
language-name-pa = Panjabi
language-name-pl = Polish
language-name-pt = Portuguese
language-name-ro = Romanian
language-name-so = Somali
language-name-ta = Tamil
language-name-tr = Turkish
language-name-uk = Ukrainian
language-name-zh = Chinese
flash-survey-made = The survey is made. Nobody outside sees it yet.
flash-builder-saved = It is saved.
flash-builder-copied = It is copied.
flash-builder-removed = It is removed.
flash-section-added = The section is added. Now its first question.
flash-question-added = The question is added.
flash-draft-discarded = The draft is discarded.
problem-builder-changed = Somebody changed this while you were at it. Look at what is there now before you save again.
problem-edit-gone = It is not there any more
problem-edit-asked-about = { $places } asks about this. Change that condition first
problem-edit-woven-in = { $places } shows the answer to this. Change that text first
problem-edit-paper-width = Paper forms are out with one printed digit for each option: a question can have no more than nine then. Copy the question and remove this one
problem-edit-code-published = The short name was published and is kept for ever
problem-edit-code-taken = This short name is taken
problem-edit-option-code-taken = The short name { $code } is taken, or was used before
problem-edit-kind-published = It was published with another way of answering, and its answers could not be compared. Copy the question and remove this one
problem-edit-no-options-here = Options need a list, a scale or an order. Choose one of these, or remove the options
problem-edit-no-rows-here = Statements need one scale for several statements
problem-edit-preset-not-empty = This scale comes with its options, and there are some already. Choose “A scale of your own” or “One of a list”
problem-edit-preset-language = There are no words for this in { $language } yet: choose a list and type the options
problem-edit-duplicates = { $options } stands there twice
problem-document-href-missing = Enter where the link leads
problem-document-title-missing = Enter what the link says
problem-code-format = Use letters, digits, hyphens and underscores, 40 at most
problem-whole-number = Enter a whole number
problem-picture-missing = Choose a picture
problem-easy-picture-missing = Select the picture, or leave out what it shows
problem-picture-elsewhere = The picture must be on this site: its address begins with /
problem-alt-missing = Enter what the picture shows
problem-way-missing = Select how it is answered
problem-bounds-crossed = The end lies before the beginning
problem-count-bounds = Enter a number between 1 and 99
problem-limit-bounds = Enter a number between 1 and 10,000
problem-clock-format-24 = Enter a time like 09:00 or 23:59
problem-slug-taken = There is a survey of this name already. Choose another one
problem-file-missing = Choose the file, or paste its text
problem-survey-file-large = The file is larger than 2 MB. That is more than any survey: check that it is the right file
problem-survey-file-kind = This is not a survey file. A survey file ends in .json and was made by “Take the draft away as a file”, here or in another council
problem-survey-file-empty = There is nothing in this file
problem-file-faults = This is no survey file we can read. The first thing that is wrong: { $place }
problem-model-missing = Select what it begins with
problem-when-question-missing = Select a question
problem-when-option-missing = Tick at least one answer
problem-when-words-missing = Enter the words to look for
problem-when-bounds-missing = Enter the beginning, the end, or both
error-builder-changed-title = Somebody changed this meanwhile
error-builder-changed-text = Go back to see it as it is now.

## Programmes, for staff
staff-programmes = Programmes
programmes-none = There is no programme yet.
programme-new = Begin a programme
programme-make = Begin the programme
programme-settings = About this programme
programme-public = The page the public sees
programme-state-running = Still asking
programme-state-decided = Decided on { $when }
programme-state-finished = Finished
programme-draft-waits = A draft waits beside it
programme-title = Title
programme-body = Who asks
programme-body-hint = The council or the NHS body, by name.
programme-summary = What is it, in a sentence or two?
programme-summary-hint = People read it on the front page.
programme-text = What is it about?
programme-text-hint = Plain text, or Markdown for headings, lists and links.
programme-undecided = What is not yet decided?
programme-undecided-hint = What people say can change this.
programme-facts-source = Where do the facts come from?
programme-facts-source-hint = A report or a minute, by name and date. It is shown on the page.
programme-the-decision = The decision
programme-decided = What was decided, and why?
programme-decided-hint = Say what people said, and what it changed.
programme-decided-on = The day of the decision
programme-finished = Nothing more is asked: it moves to the end of every list
programme-changed = Somebody changed this while you wrote. What you typed is in the form; saving again writes over what they wrote.
field-body-name = who asks
flash-programme-made = The programme is made. Now its first survey.
problem-decision-missing = Enter what was decided, or take the day away
problem-programme-slug-taken = There is a programme of this name already. Choose another one

## Translating a survey, and what people wrote in other languages
translate-title = Translations
translate-source = The survey is written in { $language }.
translate-note-draft = What you save goes into the draft of version { $number }. Nobody outside sees it before that is opened.
translate-note-open = People are answering the survey as it is. What you save goes into a new draft, version { $number }, which they see when it is opened.
translate-none = It is offered in no other language yet.
translate-offer = Offer it in another language
translate-offer-text = The survey is offered in the language from its next version on. Until every text is there, people read the missing ones in the language the survey is written in.
translate-language = Language
translate-offer-button = Add the language
translate-progress = { $there } of { $all } texts
translate-stale-count = { $count ->
    [one] 1 to check again
   *[other] { $count } to check again
}
translate-state-missing = Missing
translate-state-stale = Check again
translate-state-there = There
translated-done = Complete
translated-begun = In progress
translated-none = Not started
translate-language-title = Translation: { $language }
translate-complete = Every text is there.
translate-pages = Pages of the survey
translate-start-page = Start page
translate-place = Question { $number }: { $what }
translate-credits = Who translated it
translate-credit = { $name }: { $count ->
    [one] 1 text
   *[other] { $count } texts
}
translate-by = { $name }, { $day }
translate-check = Checked by somebody who speaks it
translate-unchecked = Nobody who speaks it has checked it yet
translate-checked = Checked by { $name }, { $day }
translate-checked-before = { $name } checked it on { $day }, but a text has changed since
translate-checked-by = Who has read all of it?
translate-checked-by-hint = For example, the name of a colleague, an interpreter or a group. It is shown to staff only.
translate-check-button = Note the check
translate-table = Translate in a spreadsheet
translate-table-text = Send the table to a translator. They fill in the column “translation” and leave the others as they are. When it comes back, all of it is taken, or nothing and you are told which rows to put right. Empty cells change nothing.
translate-table-get = Get the table of all texts (CSV)
translate-table-file = The table that came back
translate-table-file-hint = Save it as “CSV UTF-8” in the spreadsheet.
translate-table-paste = Or paste it
translate-table-paste-hint = Copy the cells with the first row, in which the columns are named.
translate-translator = Who translated it?
translate-translator-hint = For example, the name of the translator or the agency. If you leave it empty, your name is noted.
translate-table-take = Take the table in
translate-rows = Nothing was taken. Put these rows right and send the table again:
translate-row = Line { $line }, “{ $place }”: { $what }
translate-withdraw = Stop offering it
translate-withdraw-text = From its next version on the survey is not offered in { $language } any more. The texts are kept, and are there if you offer it again.
translate-withdraw-button = Stop offering { $language }
translate-part-text = If you leave a box empty, people read that text in the language the survey is written in.
translate-before = It was translated when this said:
translate-meanwhile = Saved meanwhile:
translate-still-right = The translation is still right
translate-save-next = Save and go to the next page
problem-translation-unknown = The survey has no such text. Leave the column “place” as it is
problem-translation-twice = This text comes twice in the table
problem-translation-too-long = The translation is longer than 10,000 characters
problem-translation-changed = Somebody changed this text or its translation while you were typing. Look at both, then save again
problem-translation-woven = Keep every { "{{" }q1|words{ "}}" } of the original. Translate the words after the bar and leave the rest as it is
translate-woven = What stands in { "{{" } { "}}" } becomes somebody’s answer. Keep the code before the bar, and translate the words after it: they stand there for everybody else.
problem-table-empty = Choose the file that came back, or paste the table
problem-table-encoding = The letters of this file cannot be read. In the spreadsheet, choose “Save as” and “CSV UTF-8”, then send it again
problem-table-columns = The first row must name the columns, among them “place” and “translation”
problem-table-broken = The table is cut off or far too long. Get a new one and copy the translations into it
problem-table-rows = { $count ->
    [one] 1 row of the table stands in the way
   *[other] { $count } rows of the table stand in the way
}
problem-language-missing = Select a language
field-checked-by = who has read it
field-translator = who translated it
field-translation = the translation
flash-language-offered = The language is added. Its texts can be translated now.
flash-language-withdrawn = From its next version on the survey is not offered in that language.
flash-language-checked = The check is noted.
flash-translated = { $count ->
    [one] 1 text is saved.
   *[other] { $count } texts are saved.
}
flash-nothing-changed = Nothing was different, so nothing was saved.
flash-table-taken = { $count ->
    [one] The table is taken in: 1 text is new or different.
   *[other] The table is taken in: { $count } texts are new or different.
}
foreign-title = Comments in other languages
foreign-text = These comments are not in English. Put a translation beside each, so that everybody can read it. What the person wrote stays as it is.
foreign-waiting = { $count } waiting
foreign-none = No comment waits for a translation.
foreign-done = { $count ->
    [one] 1 comment is translated
   *[other] { $count } comments are translated
}
foreign-show-waiting = Show those that wait
foreign-comment = Comment { $number }, { $language }
foreign-words = In English
foreign-translator = Who translated it
foreign-keep = Keep the translation
foreign-link = Comments in other languages
foreign-translation = In English, translated by { $name }:
flash-comment-translated = The translation is kept beside the comment.

## Unusual responses
unusual-title = Unusual responses
unusual-text = Some responses come in an unusual way. That proves nothing: a helper types fast, and a library is one address for a whole town. None of them is blocked, deleted or left out. Every one is counted like any other.
unusual-marks = How responses were sent
unusual-what = What is unusual
unusual-figures = Figures are shown with all of them. There are none without: the difference between the two would describe a few people.
unusual-campaigns = Nearly the same words
unusual-campaigns-text = When many people send one text, say all three numbers. Count every submission, say how many texts they were, and answer every point once.
unusual-found = { $count ->
    [one] There is one such group.
   *[other] There are { $count } such groups, the largest first.
}
unusual-read = Read the text most of them sent
unusual-sentence = For the report: { $submissions } submissions used nearly the same words. They are { $distinct ->
    [one] one text
   *[other] { $distinct } different texts
} and make { $points ->
    [one] one point
   *[other] { $points } different points
}.
unusual-none = No text of eight words or more was sent by five people or more.
mark-filled = A hidden box was filled in
mark-filled-text = People do not see this box; programs that fill in forms do. A password manager may do it too.
mark-quick = Sent very fast
mark-quick-text = In less than a second for each question. Somebody may have answered beforehand and typed it in.
mark-burst = Many from one place
mark-burst-text = More than 30 in ten minutes from one place on the internet. A ward, a school or a drop-in can be one place. No address is kept.

## Responses set aside
aside-title = Responses set aside
aside-text = A late response, a second copy, a test or a response of your own staff can be set aside. It is kept and counted apart, never deleted, and can be counted again.
aside-figures = Figures and themes leave it out, and say how many were set aside and why. They move once ten responses have changed.
aside-count = { $reason }: { $count }
aside-response = Response { $number }
aside-late = Came too late
aside-duplicate = A second copy
aside-test = A test
aside-staff = From staff of the body that asks
aside-set-title = Set responses aside
aside-suggested = These may belong aside. You decide
aside-none-suggested = No response came too late, and none looks like a second copy.
aside-code = Receipt code
aside-code-hint = For a test you sent yourself, or when the person who sent it tells you.
aside-as = As what?
aside-why = Why?
aside-set = Set aside
aside-now = Set aside now
aside-none = No response is set aside.
aside-count-again = Count it again
aside-grace-title = Days of grace
aside-grace-text = What was posted in time may come in later. For so many days after the survey closes, paper, letters and e-mails are not late.
aside-grace-closes = This survey closes on { $day }.
aside-days = Days after the survey closes
aside-history = What was done
aside-was-set = { $response } was set aside ({ $reason }) by { $name }, { $when }: { $why }
aside-was-counted = { $response } is counted again, by { $name }, { $when }
problem-aside-which = Select a response, or enter a receipt code
problem-aside-reason = Select as what it is set aside
problem-aside-days = Enter a number of days from 0 to 28
flash-set-aside = { $count ->
    [one] One response is set aside.
   *[other] { $count } responses are set aside.
}
flash-counted-again = The response is counted again.
figures-aside = Left out: { $reasons }.

## As whom people answer
builder-voice-title = Ready for every survey
builder-voice = As whom people answer
builder-voice-hint = Three sections in front of all others: whom they answer for, how they know about the matter, and the name of an organisation. Organisations are told apart from people and are not asked the equality questions.
problem-edit-voice-asked = This survey asks that already
problem-survey-voice-twice = Two questions ask the same about whoever answers. Delete one of them
problem-survey-voice-kind = This question is about whoever answers, and has to keep its kind and the option for organisations

## Files that came with answers

attached-title = Files that came with answers
attached-text = Each is kept sealed until somebody takes it away to read it, and every time is noted in the audit trail. Pictures are kept without what they say about where and when they were taken. A file is deleted when its response is withdrawn.
attached-careful = Anybody can send a file. Open them only on a computer with a virus scanner, and do not enable anything a document asks you to.
attached-none = No file has come in.
attached-response = Response { $number }
attached-words = What was written with it
attached-download = Download
attached-count = Files that came in for “{ $question }”: { $count }
problem-file-optional = A document or a picture is always optional: nobody has to have one
key-file = Nothing to type. Keep what came with the form together with the form.
