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
error-last-administrator-text = Nobody could manage accounts any more. Make another administrator first. They have to choose their password too.
error-owner-without-organisation-title = An owner belongs to an organisation
error-owner-without-organisation-text = Save the organisation of this account first.
error-account-disabled-title = This account is disabled
error-account-disabled-text = Enable it before you send an invitation.
error-survey-no-draft-title = There is nothing new to publish
error-survey-no-draft-text = Import the survey first; importing makes a draft, opening publishes it.
error-survey-over-title = The closing date has passed
error-survey-over-text = Import the survey with a later closing date, then open it.
error-survey-not-open-title = The survey is not open
error-survey-not-open-text = It was never opened, or it is closed already.
error-form-gone-title = This form cannot be changed any more
error-form-gone-text = It was withdrawn, or somebody else typed it in. Nothing was changed.
error-batch-closed-title = This bundle is closed
error-batch-closed-text = No more forms can be typed in for it. Begin a new bundle.
error-part-gone-title = This part is not there any more
error-part-gone-text = Somebody took it, or the comments were grouped anew. Go back to see the theme as it is now.
error-not-the-last-title = This step cannot be undone any more
error-not-the-last-text = Somebody did something after it. Go back to see the themes as they are now.
error-sample-unread-title = Read the sample first
error-sample-unread-text = It was not read as a whole, or somebody decided about these proposals while you were looking at them. Go back to see which are open now.
error-theme-answered-title = This theme is answered
error-theme-answered-text = A commitment answers it, so it cannot be taken away. Set it aside instead.
error-theme-merged-title = This theme is part of another
error-theme-merged-text = Somebody merged it while you were looking at it. Go back to see the themes as they are now.
error-not-to-publish-title = This is not published
error-not-to-publish-text = People were told that only staff see the answers to this question, or nobody stands by a theme of it yet.
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
batch-own = Forms you typed in
batch-own-text = You can open them again until the bundle is closed. Nobody else who types forms in can.
batch-form = Form
batch-typed = Typed in
batch-deeds = What you can do
batch-again = Open form { $serial } again
batch-close = Close this bundle
key-title = Page { $number } of { $of }
key-serial = Number on the form
key-serial-hint = If there is none, write this one on the form
key-form = Form { $serial }
key-apart = Box ticked instead
key-other = Words beside the box
key-save = Save and begin the next form
key-again = You are changing form { $serial }, which is stored. It changes when you save the last page.
key-untold = What form { $serial } says about the person is not shown again. Leave everything empty to keep it, or type all of it again.
key-sparse-title = Is that all the paper says?
key-sparse = Yes, the paper says no more
key-danger = Does a form make you fear for somebody? Save it, then choose “Somebody may be in danger” beside it:
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
letter-called = What you typed in
letter-danger = It makes me fear for somebody
letter-danger-hint = You are asked what you fear on the next page, and the safeguarding lead is told.
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
event-correct = Correct what is said about it
event-correct-title = Correct a drop-in
event-correct-text = Everyone who asked for a place at a time to come is told by e-mail, in their language, what it was before and what it is now.
event-correct-button = Save the correction and tell everyone
event-stands = Somebody else has changed this since you opened the page. It now says:
event-stands-again = What you typed is below. Save it only if it is still right.
session-correct = Correct this time
session-correct-text = If the day or the clock changes, everyone who asked for a place is told by e-mail. If there are more places, those who wait get them in their order.
session-correct-button = Save the correction
session-places-taken = Not fewer than { $held }, which are taken
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
own-update-sent = Your report is with the officer
tracker-update-waits = Update waits for you
tracker-update-publish = Publish this update
tracker-update-decline = Send it back
tracker-update-why = What should the owner change?
tracker-update-why-hint = The owner reads this, and nobody else.
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
own-update-published = Published
own-update-sent-back = Sent back
own-sent = What you sent
own-sent-last = What you sent last
own-sent-back-why = The officer says:
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
staff-programmes-do = See programmes and what their pages say
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
people-invitation = We have sent an invitation to { $email }. If it does not arrive, give them this address yourself. It works once, until { $when }, and is not shown again.
people-name = Name
people-role = Role
people-roles = Roles
people-where = Where?
people-where-hint = Tick each programme they work on
people-whole-site = The whole site
people-organisation = Organisation
people-no-organisation = None
people-other-organisation = Another organisation
people-other-organisation-hint = If it is not in the list. It is added to the list.
people-email-hint = We send an invitation there
people-no-roles = No role: whoever signs in here sees nothing.
people-take = Take away
people-give = Give a role
people-give-button = Give this role
people-belongs = Change the organisation
people-belongs-button = Save the organisation
people-invite = Send an invitation
people-invite-again = Use this if the invitation was lost or has run out. We send a new link. Links sent before stop working.
people-invite-joined = Use this if they forgot their password. They choose a new one with the link, which goes to their address and is not shown here, and are signed out everywhere. Until then the old password works.
people-invite-button = Send a new invitation
people-switch = Disable or enable
people-disable-text = They are signed out at once and cannot sign in. What they did stays.
people-enable-text = They can sign in again.
role-hint-champion = Types in paper forms, and sees nothing else
role-hint-owner = Reports on the commitments of one organisation. Choose the whole site here, and the organisation below
role-hint-reviewer = Reads figures about groups of people, and works on equality impact assessments
role-hint-safeguarding = Reads responses that hold words of distress
role-hint-officer = Builds surveys, reads comments and publishes
role-hint-administrator = Makes accounts and gives roles, for the whole site. Cannot read answers
people-state = State
people-change = Change
people-new = Make an account
people-add = Make the account
people-disable = Disable
people-enable = Enable
account-disabled = Disabled
account-invited = Invited, until { $when }
account-expired = The invitation ran out on { $when }
account-uninvited = Not invited
account-renewing = In use. A new password can be chosen until { $when }
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
survey-petitions = Petitions
survey-petitions-text = { $count ->
    [one] One petition
   *[other] { $count } petitions
} with { $signatures ->
    [one] one signature
   *[other] { $signatures } signatures
}. Each petition counts as one response; signatures are never added to people.
survey-read = Read by a person
survey-was-read = Was every comment read by a person?
survey-nobody-read = Nobody has marked a comment as read yet.
survey-reader = { $name }: { $count }
survey-opens-label = Opens
survey-closes-label = Closes
survey-public-page = Public page
survey-ways-prepare = Prepare and publish
survey-ways-run = While people answer
survey-ways-said = What people said
survey-paper-form = Paper form
survey-open = Publish and open
survey-open-text = The draft becomes a version that can never be changed. People who are half-way through an older version finish on that one.
survey-close = Close now
survey-close-text = Nobody can begin any more. Who began in time can send for two hours. It can be opened again by giving it a later closing date.
comments-none = There are no comments.
comments-read = { $percent }% of comments read

## Themes
themes = Themes
themes-other = “{ $question }”: something else
themes-questions = Questions with comments
themes-accepted = { $count ->
    [0] No theme accepted yet
    [one] { $count } theme accepted
   *[other] { $count } themes accepted
}
themes-read-next = Read the next one
themes-read-of = { $count ->
    [one] { $read } of { $count } comment was read by a person
   *[other] { $read } of { $count } comments were read by a person
}
question-collecting = Collecting
question-grouping = Grouping
question-reviewing = Reviewing
question-agreed = Agreed
question-published = Published
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
themes-grouping-over = Grouping is over. Look again to see what was found; send or copy what you typed first.
themes-stop = Stop grouping
themes-stopped = Grouping was stopped. What was there before stays.
themes-grouped-moved = { $gained ->
    [one] { $gained } comment came to an accepted theme
   *[other] { $gained } comments came to accepted themes
}, { $lost } went from them.
themes-learned = The program learned from { $count ->
    [one] { $count } comment
   *[other] { $count } comments
} that people read and coded.
themes-learned-agreement = On comments it was not shown it agreed with them at { $f1 } of 1 (F1; { $from } to { $to }, 95 times in 100).
themes-teach = Code the comment from which the program learns most
themes-group-how = Choose how many themes, or keep to those you have
themes-group-wanted = About how many themes
themes-group-wanted-hint = From 2 to 200. Leave it empty and the program proposes a number.
themes-group-beside = What else is found
themes-group-closed = Sort into the themes that stand and propose no others
themes-failed = The comments could not be grouped. Try again; if it fails again, tell whoever runs the site.
themes-half = The grouping broke off half way. The themes below are new, and some comments are not in them yet: their sizes are wrong. Group the comments again to put that right. Nothing that somebody decided is lost.
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
theme-known-by = Words people use for it
theme-known-by-hint = With commas between, for example: bus, taxi, lift home. The program looks for these first.
theme-parts = Parts the program sees in it
theme-parts-text = Each can become a theme of its own below this one.
theme-part-take = Make it a theme
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
examples-link = Split by examples
examples-title = Split by examples
examples-text = Name the themes this one is to be split into, and give two or more comments as examples of each, or a few words. The program then sorts the other comments by them and shows you how; nothing moves before you say so.
examples-part = Theme { $number }
examples-name = Name of theme { $number }
examples-words = A few words that say it, if you like
examples-look = Offer comments with these words as examples
examples-offer = Offer these
examples-offered = Comments of this theme
examples-of = Example of
examples-of-none = None
examples-sort = Show how the rest would be sorted
problem-examples-few = Give two or more examples, or a few words
problem-examples-none = Name a theme and give examples of it
problem-examples-nothing = No comment of this theme would go to a new one. Give other examples
examples-sorted = How the comments would be sorted
examples-goes = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
examples-given = { $count } of them given as examples
examples-stay = { $count ->
    [0] No comment stays in “{ $name }”.
    [one] { $count } comment stays in “{ $name }”: it is like no example.
   *[other] { $count } comments stay in “{ $name }”: they are like no example.
}
examples-guess = The program goes by what English words mean, and by the words themselves. Look at some of each before you trust it; you can undo it in one step.
examples-do = Split it like this
theme-make-title = Make a theme
theme-make = Make it
theme-typical = Typical comments
theme-to-comments = Go to its comments
groups-title = Which groups it comes from
groups-none = Nothing was released about this theme yet. Figures are released together, when ten or more responses have come in or changed.
theme-borderline = Comments the program is least sure of
theme-list-all = All comments of this theme
theme-list-open = Proposals nobody decided about
theme-tag-proposed = proposed
theme-together = { $count ->
    [one] Accept the last proposal
   *[other] Accept { $count } proposals together
}
together-title = Accept proposals together
together-text = Read this sample first. It runs from the comments the program is surest of to those it is least sure of. Tick those that do not belong: they are taken out. All others then stay, marked as accepted together and not as read.
together-wrong = Does not belong
together-do = Accept the others
together-none = Nothing is proposed here that somebody has not decided about.
together-doubt = { $wrong } of the { $count } you read do not belong. Probably as many of the others do not either.
together-sure-legend = Accept the others all the same?
together-sure = Yes, accept them
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
step-settle = Comment { $comment }, which two people had coded differently, was settled
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
agree-title = A name under these themes
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
agree-why = Why do you put your name under them all the same?
agree-do = Put my name under these themes
agree-agreed = Whose name is under them:
agree-reason = Why, although something was open:
agree-reopen = Open them again
agreement-title = How far people agree
agreement-text = Themes can be relied on when two people who read the same comments, each for themselves, put them under the same ones. The program is measured in the same way, against people.
agreement-none = Nothing was measured yet.
agreement-measure = Measure it now
agreement-again = Measure it again
agreement-measured = Measured:
agreement-careful = Careful
agreement-out-of-date = The themes changed since agreement was measured, so the figures are about others than those there are now. Measure it again; where the meaning of a theme changed, have comments coded second again.
agreement-since-renamed = “{ $name }” was named or described anew.
agreement-since-gone = “{ $name }” became part of another, was set aside, or is no longer accepted.
agreement-since-split = Something was split from “{ $name }”.
agreement-since-new = “{ $name }” was not measured.
agreement-people = Two people, each for themselves (alpha)
agreement-blind = The program with a person who saw no proposal (mean F1)
agreement-in-sight = The program with people who had its proposals in sight (mean F1)
agreement-by-theme = Theme by theme
agreement-column-people = Two people: alpha
agreement-column-blind = Program, proposals not in sight: F1
agreement-column-in-sight = Program, proposals in sight: F1
agreement-no-figure = –
agreement-figure = { $value } ({ $low } to { $high })
agreement-twice = { $count ->
    [one] from { $count } comment that two people coded
   *[other] from { $count } comments that two people coded
}
agreement-program-from = { $count ->
    [one] from { $count } comment; precision { $precision }, recall { $recall }
   *[other] from { $count } comments; precision { $precision }, recall { $recall }
}
agreement-of-people = { $count ->
    [one] { $count } comment: both put { $both } there, one of the two { $one }
   *[other] { $count } comments: both put { $both } there, one of the two { $one }
}
agreement-of-program = { $count ->
    [one] { $count } comment: { $hits } right, { $missed } missed, { $wrong } wrong
   *[other] { $count } comments: { $hits } right, { $missed } missed, { $wrong } wrong
}
worth-reliable = Good enough to rely on
worth-tentative = Enough for tentative conclusions only
worth-wide = Perhaps enough: the interval reaches below 0.667, so more comments are needed to tell
worth-low = Not enough to conclude anything from
worth-unknown = Cannot be worked out: both said the same of everything
worth-unmeasured = Not measured
worth-few = Fewer than 30 comments: not enough to tell
worth-f1-sight = High enough, but who sees a proposal tends to agree with it
worth-f1-enough = As good as the government’s own tool asks of itself
worth-f1-wide = Perhaps enough: the interval reaches below 0.75
worth-f1-low = Below what the government’s own tool asks of itself
agreement-meaning = What these figures mean
agreement-meaning-alpha = Alpha is 1 where two people always agree and 0 where they agree as often as chance would have it. Klaus Krippendorff, who made it (Content Analysis, 2018), asks for 0.800, and for 0.667 where tentative conclusions are enough. Over all themes it is worked out from every comment with every theme. It says whether two people read alike, not whether both are right.
agreement-meaning-f1 = F1 is 1 where the program puts exactly those comments under a theme that a person puts there. Precision is the share of its proposals that are right, recall the share of what belongs there that it proposes. The mean is over the themes that either of them used. Consult, the government’s own tool, asks 0.75 of itself, from 30 comments or more.
agreement-meaning-interval = In brackets: between which figures the true one lies in 95 cases of 100, from 1,000 samples drawn anew from the comments. Of fewer than 10 comments none is told.
agreement-meaning-evidence = For the program only proposals count that it had made before a person coded the comment. Comments coded second count as “not in sight”. Comments coded first, and single proposals that somebody looked at in a sample, count as “in sight”: who sees a proposal tends to agree with it, so that figure flatters. Proposals that were accepted together unread count nowhere.
second-title = Have comments coded second
second-about = A second person codes comments that one person has coded, drawn by chance. They see neither what the first person nor what the program said, and no other page of this question until they are done or give the comments back. What they say changes no figure.
second-coded = { $count ->
    [0] Nobody has coded a comment of this question yet. Code some first: the next ones can then be drawn from them.
    [one] One comment was coded so far.
   *[other] { $count } comments were coded so far.
}
second-who = Who codes second?
second-how-many = How many comments?
second-how-many-hint = With 100 the figure over all themes is usually right to about 0.1 to each side; that of a single theme is less sure
second-draw = Draw the comments
second-sample-open = { $name } has coded { $coded } of { $count }
second-sample-done = { $name } has coded all { $count }
second-sample-part = { $name } coded { $coded } of { $count } and gave the others back
second-sample-drawn = Drawn from { $from } by { $by }. Number of the draw: { $seed }
second-end = Take the others back
second-place = Comment { $place } of { $count }
second-coded-of = { $coded } of { $count } coded
second-text = You code second: put the comment where you think it belongs. What others and the program said of it is hidden, and the other pages of this question stay closed to you until you are done or give the comments back.
second-pause = Pause
second-back = Give the rest back
second-save = Save and go on
second-field-hint = For example 3 12. Take out with -4
differ-title = Where two people differ
differ-link = { $count ->
    [0] Where two people differ: everything is settled
    [one] Where two people differ: { $count } comment is open
   *[other] Where two people differ: { $count } comments are open
}
differ-text = Decide about each, together if you can. Who coded first and who second is told afterwards. What you decide counts as your word, and can be undone like any other. The measured agreement stays as it was.
differ-none = Nothing is open.
differ-settled = Settled
differ-settled-count = { $count ->
    [0] Nothing was settled yet.
    [one] One comment was settled.
   *[other] { $count } comments were settled.
}
differ-both = Both put it under:
differ-first = The first put it there, the second did not.
differ-second = The second put it there, the first did not.
differ-in = It belongs there
differ-out = It does not belong there
differ-save = Decide and go on
differ-settled-by = Settled: { $by }. First: { $first }. Second: { $second }.
least-title = How much is asked for
least-text = Below this, publishing asks for a reason.
least-alpha = Two people: alpha
least-alpha-hint = Usually 0.667 (Krippendorff)
least-f1 = The program: F1
least-f1-hint = Usually 0.75 (Consult, the government’s own tool)
publish-themes-title = Publish what was found
publish-themes-text = The public then reads the themes as they are now, in a tree, with what belongs to each, how many people said it as released and rounded, and how it was done. Changes after that show when you publish again.
publish-themes-public = The public reads this.
publish-themes-see = See it as they do
publish-themes-changed = It differs from how things stand now. Publish it again to bring it up to date.
publish-themes-analyst = People were told that only staff see the answers to this question, so it is not published.
publish-themes-nothing = No theme of this question is accepted yet. Accept those the public should read of.
publish-themes-checks = Before it is published
publish-themes-open = Open
publish-themes-done = In order
publish-themes-why = { $check }: why is it published all the same?
publish-themes-quotes = Quotations
publish-themes-quotes-text = Comments proposed as quotations, which a person put under a theme. Pick those the public may read, word for word. Read each: nobody may be recognised in it.
publish-themes-preview = What the public will read
publish-themes-sure = Before you publish
publish-themes-sure-yes = I have read what the public will read
publish-themes-do = Publish it
publish-themes-again = Publish it again
publish-themes-withdraw = Take it back
publish-themes-withdraw-text = The page is gone at once. What was published, by whom and why it was taken back stays in the history.
publish-themes-withdraw-why = Why is it taken back?
publish-themes-history = What was published
publish-themes-published = Published
publish-themes-because = Why:
publish-themes-replaced = Published anew: { $by }
publish-themes-ended = Taken back: { $by }
check-read = Reading
check-read-done = A person has read every comment
check-grouped = Grouping
check-grouped-done = No grouping is under way, and the last one came to its end
check-grouped-under-way = The comments are being grouped at this moment: the sizes of the themes change
check-grouped-broken-off = The last grouping broke off half way. Some comments are not in the themes yet, so their sizes are wrong
check-agreed = Somebody’s name under the themes
check-agreed-done = Somebody put their name under them
check-agreed-open = Nobody has put their name under these themes
check-undecided = Proposals of the program
check-undecided-done = No theme and no assignment is left as the program proposed it
check-undecided-open = { $count ->
    [one] { $count } theme or assignment is left as the program proposed it
   *[other] { $count } themes and assignments are left as the program proposed them
}
check-agreement = Agreement
check-agreement-done = Two people agree: alpha { $alpha }, asked for { $least }
check-agreement-unmeasured = Nobody coded comments second, so it is not known how far two people agree
check-agreement-low = Two people agree too little: alpha { $alpha }, asked for { $least }
check-agreement-machine = The program agrees too little with people: F1 { $f1 }
check-quotes = Looking through quotations
check-quotes-done = No quotation is published that was not looked through
check-quotes-open = { $count ->
    [one] { $count } quotation was proposed and may not be published yet. It stays out. Say why the themes are published without it
   *[other] { $count } quotations were proposed and may not be published yet. They stay out. Say why the themes are published without them
}
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
list-read = Read by somebody
list-like = Comments that say the like
list-theme = Theme
list-any-theme = Any theme
list-stance = For or against
list-any-stance = Either
list-outside = In no theme
list-quotes = Proposed as quotations
list-strong = Strong evidence
picked-title = With the comments you picked
picked-to = Put them into
picked-move = Move them
picked-name = Make a theme of them, called
picked-new = Make the theme
picked-copies = And the comments in a bundle with them
list-bundle = Near-identical comments
list-since = Came in on or after
list-until = Came in on or before
list-day-hint = Such as 27/3/2026: a phase, or a week
problem-list-day = Enter a real date, such as 27/3/2026
list-copies = Near-identical comments
list-copies-all = Each of them
list-copies-once = One of each bundle
bundle-of = { $submissions ->
    [one] One of a bundle of near-identical comments
   *[other] One of { $submissions } near-identical comments: { $texts ->
        [one] { $texts } text
       *[other] { $texts } different texts
    }, { $points ->
        [one] { $points } point
       *[other] { $points } different points
    }
}
bundles-sum = { $submissions ->
    [one] { $submissions } comment came
   *[other] { $submissions } comments came
} in { $bundles ->
    [one] { $bundles } bundle of near-identical ones
   *[other] { $bundles } bundles of near-identical ones
}: { $texts ->
    [one] { $texts } text
   *[other] { $texts } different texts
}, { $points ->
    [one] { $points } point
   *[other] { $points } different points
}.
bundles-once = Read one of each
picked-move-all = { $count ->
    [one] Move the one that was found
   *[other] Move all { $count } that were found
}
picked-new-all = { $count ->
    [one] Make it of the one that was found
   *[other] Make it of all { $count } that were found
}
picked-out-of = Out of “{ $name }”
find-label = Find comments
find-hint = All of these words. Put words in a row in “quotation marks”; -word leaves out; begin* finds beginnings
find-by = Look for
find-words = These words
find-meaning = This meaning (English)
find-more = Narrow the list down
find-clear = Show all comments
found-none = No comment was found. Try fewer words, or the beginning of a word with a star, like wait*.
problem-found-too-many = These are too many to move in one step. Narrow them down to { $most } or fewer
found-alike = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
found-by-meaning = found by what they mean, the nearest first. This is the program’s guess from a table of English words: it misses some, and comments in other languages are not among them.
found-reading = The program is reading these comments for what they mean. That takes some seconds the first time: load this page again in a moment.
comment-like = More like this
searches-title = Kept searches
searches-none = No search of this question was kept.
searches-manage = Rename or remove
searches-back = Comments
problem-searches-too-many = This question has as many searches as it can keep. Remove one first
search-keep = Keep this search
search-keep-do = Keep it
search-name = Name of the search
search-name-hint = Colleagues see it too. A search that has this name already is replaced
search-named = Named by
search-rename = Rename
search-forget = Remove
problem-search-nothing = Look for something first, then keep the search
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
codebook-coded-workbook = Take the comments with notes (XLSX)
coded-sheet-comments = Comments
coded-sheet-themes = Themes
coded-sheet-notes = Notes
coded-note-question = The question
coded-note-count = How many comments
coded-note-taken = Taken
coded-note-care = Care
coded-note-care-text = The comments stand as they came in. People write about themselves and others: keep this file where nobody else reads it, and delete it when it was used.
coded-note-comment = The number of the comment on the site. It stays the same.
coded-note-channel = How the comment came in.
coded-note-language = The language it seems to be in (ISO 639-3); empty where it cannot be told.
coded-note-text = The words as they came in. Past 32,767 characters they are cut, and end in “[...]”.
coded-note-translation = The same in English, where somebody translated it.
coded-note-themes = The themes it belongs to, with “|” between; the sheet Themes says what they mean.
coded-note-by = Whose word each of these themes is, in the same order: person read it, batch accepted it after a sample, machine is a proposal nobody decided about, within comes from a theme below.
coded-note-stance = What the writer thinks of what is proposed: for, against or unclear; empty where nobody said.
coded-note-strong = “yes” where an officer called it strong evidence.
coded-note-note = What an officer noted.
coded-note-read = “yes” where a person has read it.
coded-note-bundle = The number of the bundle of near-identical comments it is in; empty where it is in none.
coded-note-bundle_submissions = How many comments are in that bundle.
coded-note-bundle_texts = How many different texts they are.
coded-note-bundle_points = How many different points those make.
coded-note-column = Column
coded-note-meaning = What it means
codebook-in = Bring a codebook
codebook-in-text = Themes of an earlier phase, or of a colleague. Those whose names are here already are left as they are.
codebook-table = The table
codebook-table-hint = Paste it from a spreadsheet. The first row names the columns: name, and if you like definition, excludes, number and parent
codebook-take = Make these themes
coding-title = Comment { $number }
coding-field = Themes by number
coding-field-hint = For example 3 12. Take out with -4. Add sentences that carry it, as in 3:2.
coding-field-proposed = Press + to accept what is proposed and go on, or type - to refuse it.
coding-proposals = Proposed, and decided by nobody
coding-proposals-text = Nothing of this is ticked for you. When you say yourself what the comment is about, what is proposed and not ticked goes. When you say nothing, it waits.
coding-accept = Accept what is proposed and read the next one
coding-refuse = Refuse what is proposed and read the next one
coding-accepts = all that is proposed
coding-refuses = nothing that is proposed
coding-together = accepted together with others, read by nobody
coding-themes = Themes
coding-proposed = proposed, { $percent }% sure
coding-proposed-by = proposed, { $percent }% sure: { $words }
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

## What is hidden in comments, who sees what was written, and quotations
redaction-title = Hidden words
redaction-link = Hide words, or show them
redaction-text = Names, numbers and addresses that were found in comments are hidden from everybody until you decide. What no pattern can find, you mark by hand.
redaction-waiting = { $count ->
    [0] No comment waits for a decision.
    [one] { $count } comment holds something nobody has decided about.
   *[other] { $count } comments hold something nobody has decided about.
}
redaction-next = Decide about the next comment
redaction-open-title = See what was written
redaction-open-text = To decide, you have to see what people wrote. Say once today what for; it is recorded with your name.
redaction-open-one-text = What is hidden in this comment is shown to you for today. That is recorded with your name and your reason.
redaction-open = Show what was written
redaction-open-why = What for
redaction-open-hint = Recorded with your name
redaction-original = As written
redaction-original-text = You opened what was written today. Others see it without what is hidden.
opened-for-redacting = To decide what is hidden
opened-for-coding = The hidden words are needed to tell what it is about
opened-for-welfare = Somebody may need help
opened-for-asked = The person who wrote it asked
opened-for-law = A request for information, or a complaint
opened-for-other = Something else
redaction-note = In your own words
redaction-note-hint = Needed for “something else”
redaction-kinds-title = All of one kind
redaction-kinds-text = Look at the examples first. Everything of the kind that waits is taken out at once; you can undo it.
redaction-of-kind = { $kind }: { $count ->
    [one] { $count } place
   *[other] { $count } places
} in { $comments ->
    [one] { $comments } comment
   *[other] { $comments } comments
}
redaction-all = { $count ->
    [one] Take out the only one
   *[other] Take out all { $count }
}
redaction-queue-title = Comments that wait
redaction-written = As it was written
redaction-shown = As others see it
redaction-to-coding = This comment and its themes
redaction-found = What was found
redaction-nothing = Nothing was found or marked in this comment.
redaction-about = { $kind }: { $sign }
redaction-take-out = Take out
redaction-leave = Leave
redaction-save = Save and go on
redaction-mark = Hide other words
redaction-words = The words to hide
redaction-words-hint = Type or paste them as they stand in the comment. Every place where they stand is hidden.
redaction-kind = What they are
redaction-why = Why they are hidden
redaction-mark-do = Hide these words
redaction-rare = Look for what no pattern finds: things that are harmless one by one and tell who somebody is together, such as a rare illness and a small village.
redaction-last = { $count ->
    [one] You decided about { $count } place, { $when }.
   *[other] You decided about { $count } places, { $when }.
}
redaction-kind-email = E-mail address
redaction-kind-link = Web address or name on a social network
redaction-kind-nhs_number = NHS number
redaction-kind-ni_number = National Insurance number
redaction-kind-phone = Telephone number
redaction-kind-birth = Date
redaction-kind-postcode = Postcode
redaction-kind-name = Name
redaction-kind-detail = Another detail
redaction-sign-shape = it has the shape of one
redaction-sign-check_digit = its check digit is right
redaction-sign-said = it is spelled out in words
redaction-sign-before = the words before it say so
redaction-sign-long_ago = it lies long enough ago to be a day of birth
redaction-sign-title = it follows a title such as Dr
redaction-sign-relative = it follows a word for a relative or friend
redaction-sign-work = it follows the word for somebody’s work
redaction-sign-called = it follows “called” or “my name is”
redaction-sign-staff = somebody who works on this site has this name
redaction-sign-hand = marked by hand
redaction-why-person = it names somebody, or reaches them
redaction-why-staff = it names a member of staff
redaction-why-place = it tells where somebody lives
redaction-why-date = it tells when something happened to somebody
redaction-why-private = it tells of health or family what only they would tell
redaction-why-rare = together with other words it tells who it is
redaction-why-public = a public service, place or figure
redaction-why-mistaken = it is not what it was taken for
redaction-why-other = another reason, which I give below
redaction-state-proposed = Waits
redaction-state-accepted = Taken out
redaction-state-left = Left
problem-redaction-reason-missing = Select a reason
problem-redaction-kind-missing = Select what the words are
problem-redaction-note-missing = Say the reason in your own words
problem-redaction-words-missing = Enter the words to hide
problem-redaction-words-not-there = These words do not stand in the comment, or are hidden already
field-redaction-note = The reason
field-quote-why = The reason
flash-redaction-decided = { $count ->
    [0] Nothing changed
    [one] Decided about { $count } place
   *[other] Decided about { $count } places
}
flash-redaction-all = { $count ->
    [0] Nothing of this kind waits any more
    [one] { $count } place was taken out
   *[other] { $count } places were taken out
}
flash-redaction-undone = { $count ->
    [0] There was nothing left to undo
    [one] { $count } place waits again
   *[other] { $count } places wait again
}
flash-redaction-marked = { $count ->
    [one] The words are hidden
   *[other] The words are hidden in { $count } places
}
quotes-title = Quotations
quotes-text = Words proposed while coding. They may be published once everything hidden in the comment is decided, ten people or more have answered the survey, and somebody has looked at them a second time. Nothing about the person stands beside them.
quotes-none = Nobody has proposed a quotation for this question. Tick “Propose as a quotation” while you code a comment.
quotes-count = { $count } of { $all } may be published
quote-public = May be published
quote-not-public = Not published
quote-look = Look a second time
quote-words = The words to publish
quote-words-hint = Shorten them to what is needed. They have to stand together in the comment as others see it.
quote-checks = Before anybody reads them
quote-checks-hint = Tick all that are true. If one is not, do not publish.
quote-check-rare = Nothing in them, put together, tells who wrote them
quote-check-others = They do not tell who anybody else is: family, neighbours, staff
quote-check-circumstances = No place, date, illness or event in them is so rare that people nearby would know
quote-check-yourself = If I had written them, I would not mind reading them in the newspaper
quote-why = If they may not be published: why
quote-why-own = Why you look alone, or why they may not be published
quote-why-own-hint = You proposed these words. Somebody else should look a second time; if nobody can, say why.
quote-pass = May be published
quote-refuse = May not be published
quote-passed = Passed: { $name }, { $when }.
quote-refused = Not to be published: { $name }, { $when }.
problem-quote-why-missing = Say why they may not be published
problem-quote-why-alone = You proposed these words: say why nobody else looks at them
problem-quote-words-not-there = The words have to stand together in the comment as others see it
problem-quote-unchecked = Tick all four, or do not publish the words
flash-quote-passed = The words may be published
flash-quote-refused = The words will not be published
unfit-gone = Its response is not counted, or was sent by an organisation.
unfit-few_responses = Fewer than ten people have answered the survey.
unfit-undecided = Something in the comment waits for a decision whether it is hidden.
unfit-unchecked = Nobody has looked a second time and passed the words.
unfit-changed = The words that were passed do not stand in the comment as others see it now.
unfit-no_consent = The person did not say that they may be quoted.
unfit-small_tag = Fewer than ten people belong to the group beside it.

## Comments by one group, for reviewers
group-comments-title = What a group said
group-comments-link = Read what a group said
group-comments-text = Comments of one group on one question, from those who had answered by { $day }. Names and whatever tells who somebody is are left out. Do not lay two lists side by side: one text known again in both tells two things about one person. What you read is noted with your purpose.
group-comments-question = Question
group-comments-group = Group
group-comments-read = Read the comments
group-comments-count = { $count } people of this group commented, rounded to the nearest 5. The order is mixed.
group-comments-english = In English:
group-comments-refused = These comments are not shown. Fewer than ten people of this group commented, or fewer than ten others did, or reading them beside other groups would set a few people apart.

## Who answered against who lives here
who-title = Who answered, and who lives here
who-link = Who answered, and who lives here
who-with = Compare with
who-with-none = Choose an area
who-no-area = Nothing is compared: no area is set for this programme, or there are no figures of who lives there. Choose another area to compare with, such as England. An officer can set the area in the settings of the programme; whoever runs the site can import its figures.
who-compare = Compare
who-words = Compared with { $set }
who-say-none = No group answered clearly more or less than its share.
who-say-under = { $group } answered less than their share: { $share } of those who said, and { $baseline } of those who live here.
who-say-over = { $group } answered more than their share: { $share } of those who said, and { $baseline } of those who live here.
who-caution = People chose to answer. However well the shares fit, what they said is not what everybody who lives here would say. Shares are worked out from numbers rounded to the nearest 5; the ranges hold whatever was rounded. Where a number is hidden, nothing is worked out from it.
who-table = { $characteristic }: those who answered and those who live here
who-group = Group
who-group-of = { $characteristic }: { $group }
who-judged = Compared
who-share = Share of those who said
who-range = Likely range
who-baseline = Share of those who live here
who-points = Difference in points
who-ratio = Times their share
who-between = { $low } to { $high }
who-flag-under = Under
who-flag-over = Over
who-flag-in-line = In line
who-flag-few = Too few to compare
who-answered = { $count } people said which group they belong to; the rest are left out on both sides.
who-source = Compared with { $population }, { $day }. Source: { $source }.
who-without = { $set } has no figures for: { $names }.
who-fit-none = There are too few people, or a number is hidden, to judge the groups together.
who-fit-alike = Together the groups differ from those who live here by no more than chance would explain (chi-square { $chi }, degrees of freedom { $degrees }).
who-fit-little = Together the groups differ from those who live here by more than chance, but by little (chi-square { $chi }, degrees of freedom { $degrees }, size { $size }).
who-fit-some = Together the groups differ from those who live here by more than chance, and clearly (chi-square { $chi }, degrees of freedom { $degrees }, size { $size }).
who-fit-much = Together the groups differ from those who live here by much more than chance (chi-square { $chi }, degrees of freedom { $degrees }, size { $size }).
who-fit-merged = The groups are small; this compares the largest with all others together.

## Groups to reach out to
outreach-title = Groups to reach out to
outreach-text = Officers of the programme see this list and say what came of it. While the survey is open there is time to hear from more people; afterwards the gap belongs in the assessment.
outreach-text-officer = A reviewer compared who answered with who lives here, and asks for more to be done to hear from these groups. Say what came of it, so that the assessment can say so too.
outreach-group = Group
outreach-groups-missed = Answered less than their share, or too few to compare
outreach-groups-rest = All other groups
outreach-plan = What should be done to hear from them
outreach-plan-hint = For example, a stall at the college in freshers’ week, with paper forms
outreach-add = Add to the list
outreach-added = Asked for by { $name }, { $when }
outreach-done-by = { $name }, { $when }
outreach-was-done = Done
outreach-waits = Waiting
outreach-outcome = What came of it
outreach-done = This is done
outreach-none = Nobody has asked for more to be done to hear from a group.
field-outreach-plan = what should be done
field-outreach-outcome = what came of it
problem-outreach-group = Select a group
flash-outreach-added = The group is on the list
flash-outreach-done = Noted
flash-outreach-was-done = Somebody else had already said what came of it

## Weighted figures
weighted-title = Weighted figures
weighted-link = Figures weighted to who lives here
weighted-text = What the answers would be if each group had answered in its share of those who live here. The figures as they came in always stand first. Weighting evens out groups; it does not make those who chose to answer speak for those who did not. It is done from released figures, for one characteristic at a time: answers by two characteristics together are not released.
weighted-by = Weighted by
weighted-with = To the shares of
weighted-as-it-came = As it came in
weighted-column = Weighted by { $characteristic }
weighted-range = Likely range, weighted
weighted-effective = { $people } people in these groups answered. Weighted, they tell as much as { $effective } would without weights. The likely range follows from that, and does not allow for rounding.
weighted-source = Weighted to { $set }: { $population }, { $day }. Source: { $source }.
weighted-weights = What one person of each group counts for
weighted-weight = Weight
weighted-withheld = Nothing can be weighted: these figures are not released.
weighted-empty = Nothing can be weighted: too few people of these groups answered, or their number is hidden: { $groups }. No weight makes up for people who were not heard.
weighted-no-baseline = { $set } has no figures for this characteristic.
weighted-caution-heavy = One person of a small group counts for { $weight } here. A few answers decide the result; use the figures as they came in.
weighted-caution-half = The weights are so uneven that more than half of what was said is lost. Use the figures as they came in.

## Differences between groups
differences-title = Where groups answered differently
differences-link = Where groups answered differently
differences-summary = Every question and theme was compared by every characteristic: { $made } comparisons. { $not } could not be made, because a number is hidden or a group has fewer than 30 people. { $out ->
    [0] None stands out.
    [one] One stands out.
   *[other] { $out } stand out.
  }
differences-caution = People chose to answer; this is not a sample. A difference shows where to look, and not why it is there. Read what people said, and decide about each: take it up, or set it aside and say why.
differences-how = How this is worked out
differences-how-text = The share of a group who gave an answer is compared with the share of the other groups of the same characteristic together. With this many comparisons some would differ by chance alone, so a difference stands out only if at most about one in twenty of those listed can be expected to be chance (Benjamini and Hochberg). Of two groups only the smaller is listed, because the other says the same.
differences-how-rounded = Everything is worked out from released figures. They are rounded to the nearest 5, and what rounding may have changed is allowed for: the range of a difference holds whatever the exact numbers are. Hidden numbers are not compared.
differences-show = Differences
differences-show-open = Still to be decided
differences-show-taken_up = Taken up
differences-show-set_aside = Set aside
differences-by-all = Every characteristic
differences-apply = Show these
differences-title-open = What stands out, the strongest evidence first
differences-title-taken_up = Taken up
differences-title-set_aside = Set aside
differences-none-open = No difference that stands out is waiting for a decision.
differences-none-taken_up = None has been taken up.
differences-none-set_aside = None has been set aside.
differences-read-comments = Read what this group said
small-title = Small groups
small-text = Groups of a fifth of the people or fewer, and groups too small to compare. What they said is easily lost among large groups, so each is named here whatever was found.
small-below = What can be said of small groups stands below this list
small-people = About { $count } people said that they belong to this group.
small-hidden = How many they are is hidden, because it would give a small number away. Neither figures nor comments can be shown; ask people of this group in another way.
small-not-compared = They or the other groups are too few to compare, or their numbers are hidden.
small-tally = { $all ->
    [one] One answer or theme can be compared.
   *[other] { $all } answers and themes can be compared.
  } Five points or more above the others: { $more }; below: { $less }; about the same: { $alike }.
small-weak = With so few people chance alone may show as much: read what they said before relying on a number.
difference-title = A difference between groups
difference-say = { $share } of them chose “{ $answer }”: { $than }.
difference-say-theme = { $share } of them raised “{ $answer }”: { $than }.
difference-say-place = { $share } of them put “{ $answer }” in this place: { $than }.
difference-say-number = { $share } of them answered { $answer }: { $than }.
difference-than = { $side ->
    [more] { $points ->
        [one] 1 point
       *[other] { $points } points
      } more than { $groups ->
        [one] the other group
       *[other] the other groups together
      } ({ $others })
    [less] { $points ->
        [one] 1 point
       *[other] { $points } points
      } less than { $groups ->
        [one] the other group
       *[other] the other groups together
      } ({ $others })
   *[same] about as many as in { $groups ->
        [one] the other group
       *[other] the other groups together
      } ({ $others })
  }
difference-say-gone = “{ $answer }” cannot be compared any more.
difference-size = { $points } { $count ->
    [one] point
   *[other] points
  }, between { $low } and { $high } whatever was rounded.
evidence-weak = Weak evidence
evidence-some = Some evidence
evidence-strong = Strong evidence
difference-without = Not among the others, because their numbers are hidden: { $groups }.
difference-not-compared = This cannot be compared now: a number is hidden, or a group has fewer than 30 people.
difference-sides = What every group answered
difference-of = Out of
difference-this = (this group)
difference-rounded = Numbers are rounded to the nearest 5; [c] is hidden to protect people.
difference-whole = The whole question
difference-v-little = Over all answers, the question and this characteristic hardly hang together (Cramér’s V { $v }).
difference-v-some = Over all answers, the question and this characteristic hang together somewhat (Cramér’s V { $v }).
difference-v-much = Over all answers, the question and this characteristic hang together strongly (Cramér’s V { $v }).
difference-scale = Take one person of this group and one of the others: in { $pairs } of 100 such pairs the one of this group answered nearer to “{ $end }”, where 50 would mean no difference. { $evidence }, from rounded numbers.
difference-scale-all = { $evidence } that the groups of this characteristic differ on the scale, all compared together, from rounded numbers.
difference-channel-title = Could the way they answered explain it?
difference-channel-unknown = It cannot be told: how people of this group answered, online or otherwise, is not released.
difference-channel-no = No. This group answered in much the same ways as the others, online or otherwise. That can explain at most { $points } of the { $all } points.
difference-channel-part = Not all of it. How they answered, online or otherwise, can explain at most { $points } of the { $all } points.
difference-channel-may = It may. This group answered in other ways than the others, or too much of that is hidden, so it cannot be ruled out that this explains all of the { $all } points. Answers by way and group together are not released.
difference-tables = All figures of this question by this characteristic
difference-decision = What is decided
difference-changed = The difference has changed by ten points or more, or points the other way, since this was decided. Look again.
difference-gone = It cannot be compared any more.
difference-decide = What happens with this difference?
difference-reason = Why
difference-reason-hint = For example, what it may mean for people of this group, or why it says little
difference-save = Save the decision
difference-undo = Take the decision back
difference-cannot-decide = A difference that cannot be compared cannot be decided about. What the group said can still be read.
difference-history = Earlier decisions
difference-decided = { $name }, { $when }, at { $points } points
difference-undone = Taken back or replaced by { $name }, { $when }
difference-was-taken_up = Taken up on { $when } at { $points } points: { $reason }
difference-was-set_aside = Set aside on { $when } at { $points } points: { $reason }
verdict-taken_up = Taken up
verdict-set_aside = Set aside
problem-difference-verdict = Select whether it is taken up or set aside
flash-difference-taken-up = The difference is taken up
flash-difference-set-aside = The difference is set aside
flash-difference-undone = The decision is taken back
flash-difference-was-undone = That decision had been taken back or replaced before

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
figures-what = What people said
figures-who = Who said it
figures-who-all = Everybody together
figures-apply = Show these figures
figures-question = Questions
figures-themes = Themes
figures-themes-of = Themes of: { $question }
figures-uncounted-title = Not counted here
figures-uncounted = The answers to these questions are kept, and there are no figures of them yet:
figures-addresses = { $count ->
    [0] Nobody has left an e-mail address.
    [one] One person left an e-mail address. It is kept apart from the answers.
   *[other] { $count } people left an e-mail address. They are kept apart from the answers.
}
figures-groups = Who answered
figures-by = by { $characteristic }
figures-commented = Out of { $count } who commented
figures-group-people = { $count } people
figures-table-withheld = This table is not shown at all: it would give small numbers away.
figures-shares-answered = Shares are of the people in each group who answered the question.
figures-shares-everybody = Shares are of everybody in each group.
figures-no-share = There are no shares of fewer than 30 people.
figures-left-out = Fewer than ten people each, and therefore not in this table: { $groups }.
figures-words = What can be said
figures-say-none = Too few people of any group answered to compare them. Look at everybody together, and read the comments.
figures-say-more = { $group }: { $share } of them chose “{ $option }”, more than the { $others } of everybody who answered.
figures-say-less = { $group }: { $share } of them chose “{ $option }”, less than the { $others } of everybody who answered.
figures-say-theme-more = { $group }: { $share } of them raised “{ $option }”, more than the { $others } of everybody.
figures-say-theme-less = { $group }: { $share } of them raised “{ $option }”, less than the { $others } of everybody.
figures-say-caution = People chose to answer; this is not a sample. A difference of a few points says little.
figures-say-same = No group stands out by ten points or more.

## Messages after something was done
flash-signed-out = You are signed out.
flash-account-disabled = The account is disabled, and whoever used it is signed out.
flash-role-given = The role is given.
flash-role-held = They held this role already. Nothing was changed.
flash-role-taken = The role is taken away.
flash-role-gone = They did not hold this role any more. Nothing was changed.
flash-invitation-sent = We have sent the invitation to their address.
flash-organisation-set = The organisation is saved.
flash-account-unchanged = Nothing was changed.
flash-account-enabled = The account can be used again.
flash-survey-opened = The survey is published.
flash-second-drawn = { $count ->
    [one] One comment waits to be coded second.
   *[other] { $count } comments wait to be coded second.
}
flash-second-busy = They are coding comments of this question second already.
flash-second-nothing = There is no comment that one other person coded and they have not read.
flash-second-done = All of them are coded. What came of it is measured below.
flash-second-back = The rest is given back. What was coded counts.
flash-measured = It is measured.
flash-nothing-measured = There is nothing to measure yet.
flash-least = It is asked for from now on.
flash-settled = The comment is settled. Themes it went into: { $in }. Themes it went out of: { $out }.
flash-themes-published = It is published.
flash-themes-withdrawn = It is taken back. The public does not read it any more.
flash-themes-not-public = Nothing of this question is published.
flash-survey-closed = The survey is closed.
flash-commitment-written = The commitment is saved. Nobody sees it until you publish it.
flash-commitment-saved = The commitment is saved.
flash-commitment-published = The commitment is published.
flash-update-published = The update is published.
flash-update-declined = The report went back to its owner, with your words.
flash-update-sent = Your report is with an officer, who will publish it.
flash-event-created = The drop-in is planned. Add the times now.
flash-session-added = The time is added.
flash-event-corrected = { $told ->
    [0] The correction is saved.
    [one] The correction is saved. One person will be told.
   *[other] The correction is saved. { $told } people will be told.
}
flash-event-corrected-ring = { $told ->
    [one] The correction is saved. One person asked for a place.
   *[other] The correction is saved. { $told } people asked for a place.
} { $ring ->
    [one] One of them left a telephone number only: please ring them.
   *[other] { $ring } of them left a telephone number only: please ring them.
}
flash-event-unchanged = Nothing was changed, and nobody is told.
flash-session-called-off = { $count ->
    [0] The time is called off. Nobody had asked for a place.
    [one] The time is called off, and { $count } person will be told.
   *[other] The time is called off, and { $count } people will be told.
}
flash-grouping = The comments are being grouped. Look again in a moment.
flash-grouping-stopped = Grouping is being stopped
flash-grouping-over = The grouping was over already
flash-nothing-to-teach = There is nothing the program wants to learn at the moment
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
flash-theme-split-into = { $count ->
    [one] { $count } comment went to the new themes.
   *[other] { $count } comments went to the new themes.
}
flash-search-kept = The search is kept.
flash-search-renamed = The search has a new name.
flash-search-forgotten = The search is removed.
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
flash-coded-waits = Saved. What is proposed for the comment still waits for a decision.
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
flash-form-changed = Form { $serial } is changed.
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
problem-where-missing = Select the programmes the role is for, or the whole site
problem-where-both = Select programmes or the whole site, not both
problem-where-site-only = This role is not held for one programme. Select the whole site
problem-body-missing = Select the organisation. An owner answers for the commitments of one
problem-body-first = First save the organisation below. An owner answers for the commitments of one
problem-body-both = Select an organisation or name another one, not both
problem-body-letters = Write the name with letters from A to Z or numbers
problem-body-known = That organisation is in the list. Choose it there
problem-invitation-often = Too many invitations were sent in the last hour. Wait an hour and try again
problem-clock-format = Enter a time, like 2pm or 14:30
problem-places-format = Enter the number of places as a number, like 12
problem-places-range = Offer between 1 and 1,000 places
problem-session-ends-early = The end must be after the beginning
problem-session-past = This is over already. Enter a time to come
problem-places-taken = { $held } places are taken. Enter that number or more
problem-event-changed = Somebody else has changed this meanwhile. Look at what it says now
problem-programme-missing = Select a programme
problem-status-missing = Select a status
problem-commitment-reason-missing = Say why it is not being done
problem-commitment-deed-missing = Say what is being done, or choose the status “Not doing” and say why
problem-commitment-status-contradicts = A reason why not belongs to the status “Not doing”
problem-owners-missing = Select at least one organisation
problem-theme-missing = Select a theme
problem-group-themes = Enter a number of themes from 2 to 200, or leave it empty
problem-codebook-unreadable = Paste a table of at most 300 themes, with the names of its columns in the first row
problem-codebook-columns = One column must be called “name”
problem-codebook-row = Row { $line } cannot be used: a name has at most 120 characters and a sentence at most 1,000
problem-theme-too-deep = It cannot stand there: not below itself, and not more than three levels deep
problem-split-nothing = No comment of this theme has one of these words
problem-comments-unpicked = Pick at least one comment first
problem-reader-missing = Select who reads
problem-coder-missing = Select who codes second
problem-second-count = Enter how many comments as a number from 1 to 2,000
problem-share-of-one = Enter a number from 0 to 1 with up to three decimals, like 0.667
problem-settle-missing = Select whether it belongs there
problem-publish-unsure = Read what the public will read, and say that you did
problem-reading-count = Enter how many comments as a number, like 50
problem-words-missing = Enter the words, or the number of a sentence
problem-words-not-there = These words do not stand in the comment. Copy them as they are
problem-sentence-missing = There is no sentence { $number }
problem-code-unknown = “{ $typed }” is no number of a theme. Type numbers with spaces between, like 3 12
problem-code-nothing-proposed = Nothing is proposed for this comment. Type the numbers of its themes
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
problem-keying-sparse = { $said ->
    [0] None of the { $asked } questions has an answer
    [one] One of the { $asked } questions has an answer
   *[other] { $said } of the { $asked } questions have an answer
  }. Look at the paper again, and tick the box if that is all
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
problem-survey-condition-not-earlier = asks about { $question }, which does not come before it
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
field-known-by = the words people use for it

field-search-name = the name of the search
field-definition = what belongs to the theme
field-excludes = what does not belong to the theme
field-split-words = the words
field-agree-why = why you put your name under them
field-coding-note = the note
field-label = what is written on the bundle
field-place = where the forms were collected
field-organisation = the organisation
field-purpose = the purpose
field-send-back-why = what the owner should change

## What makes a survey safe to publish
asked-if = Asked only if { $condition }.
asked-always = Asked of everybody.
asked-section = Asked of everybody who sees this section. People see it only if { $section }.
asked-section-if = Asked only if { $condition }, and only of people who see this section. People see it only if { $section }.
asked-of-section = Asked of everybody who sees this section.
asked-never = Asked of nobody.
asked-is = they answered { $options } to question { $number }
asked-is-not = they did not answer { $options } to question { $number }
asked-chose = they chose { $options } at question { $number }
asked-chose-none = they did not choose { $options } at question { $number }
asked-said = they chose { $options } for a statement of question { $number }
asked-said-none = they did not choose { $options } for any statement of question { $number }
asked-row = they chose { $options } for “{ $words }” at question { $number }
asked-row-not = they did not choose { $options } for “{ $words }” at question { $number }
asked-first = they put { $options } first at question { $number }
asked-first-not = they did not put { $options } first at question { $number }
asked-firsts = they put { $options } among the first { $words } at question { $number }
asked-firsts-not = they did not put { $options } among the first { $words } at question { $number }
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
proof-flag-apart = People can tick a box instead of answering
proof-least = At least { $value }
proof-most = At most { $value }
proof-characters = Up to { $value } characters
tongue-easy = { $language }, easy read
found-wrong = { $count ->
    [0] Nothing must be put right.
    [one] One thing must be put right.
   *[other] { $count } things must be put right.
}
found-look = { $count ->
    [0] Every condition decides something.
    [one] One condition is probably not what was meant.
   *[other] { $count } conditions are probably not what was meant.
}
found-advice = { $count ->
    [0] No advice on wording.
    [one] One piece of advice on wording.
   *[other] { $count } pieces of advice on wording.
}
checks-title = Problems and advice
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
advice-no-easy-read = There is no wording for { $language }.
advice-no-easy-read-why = Whoever needs easy read meets the ordinary wording here, and may stop.
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
gate-uploads-pass = Say why
gate-uploads-label = Why a file is needed: it can show who sent it, or hold more than you may keep
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
gate-translated = Every text is there in { $language }
gate-files = Every document and picture is there
gate-uploads = Why people are asked to send a file
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
problem-moved-to-nothing = Enter the new closing date. The public knows the old one
problem-dates-held = Publishing is on hold, so it cannot be opened again before the hold is over
problem-dates-changed = Somebody else has opened the survey or moved its closing date meanwhile. Look at the dates of the survey, then enter yours again
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
dates-reason-hint = Shown on the survey's page, with the old and the new date, and in the mail to those who left an address
close-title = Close it now?
close-promised = The public was told that it closes { $when }. The new date is published with your reason.
close-reason = Why it closes now
close-not = Leave it open
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
coding-is-case = With safeguarding
raise-title = Somebody may be in danger
raise-text = This hands the response to the safeguarding lead, who is told by mail at once. They read all of it; it cannot be joined to a name. If a life is at risk now and you can tell whose or where, ring 999 first.
raise-nobody = Nobody leads safeguarding in this programme yet, so nobody is told. Name somebody, and follow your own procedure meanwhile.
raise-topic = What do you fear?
raise-whose = Who is it about?
raise-why = What makes you think so
raise-why-hint = For whoever looks at this after you. Write no names.
raise-button = Hand it to safeguarding
problem-raise-topic = Choose what you fear
problem-raise-whose = Choose whom it is about
flash-safety-raised = { $what } is with safeguarding.
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
builder-languages-hint = Each text is translated on its own; what has no translation is shown in the language it was written in. Every other language is added on the page of translations.
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
builder-way-file-hint = One file: PDF, JPEG or PNG, at most 5 MB. Nobody has to have one. On paper it is sent along. The survey opens only when somebody has written down why files are needed.
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
builder-tick-dont_know = People can tick “I don’t know” instead
builder-tick-dont_know-hint = A real answer of its own. Options to choose from have theirs among them.
builder-tick-prefer_not = People can tick “I’d rather not say” instead
builder-tick-prefer_not-hint = For what is nobody’s business, or hard to write down.
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
builder-is-apart = with a way of not answering
builder-is-online = not on paper
builder-preview = As people will see it
builder-save-outline = Save and go to the outline
builder-save-another = Save and add another
builder-save-look = Save and look at it
builder-save-stay = Save
builder-save-question = Save and go to the question
builder-when-section = Who sees this section?
builder-when-question = Who is asked this question?
builder-when-text = Choose a question that comes before, and the answers that lead here. Everybody else passes by. What an answer on the same page brings is there at once, or the page comes back with it.
builder-when-places = How many first places count
builder-when-places-hint = 1 unless you say otherwise.
problem-when-places = Enter a whole number from 1 to { $most }
builder-when-nothing = No question comes before this to ask about. Conditions look back only, so that a page never changes while somebody fills it in.
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
builder-how-first = stands among the first places
builder-how-not_first = does not stand among the first places
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
words-title = Public texts in { $language }
words-text = These are the words the public reads besides surveys. Write the translation beside each of them. What you save is public at once; a commitment waits until it is published. While a translation is missing, or has to be checked again, people read the English words. They are told so, and how to ask for a translation.
words-none = There is nothing to translate yet.
words-save = Save and publish
words-save-next = Save, publish and go to the next page
words-alike = { $heading } ({ $number } of { $of })
words-question = question { $code }
words-of-programme = The programme
words-of-event = Drop-in
words-of-session = Drop-in
words-of-commitment = Commitment
words-of-update = Commitment
words-of-theme = Theme
words-of-notice = Notice
words-programme-title = Title
words-programme-body-name = Who asks
words-programme-summary = Summary
words-programme-body = What it is about (keep marks such as ** and - at the start of a line)
words-programme-undecided = What is not yet decided
words-programme-decision = What was decided (keep marks such as ** and - at the start of a line)
words-programme-source = Where the facts come from
words-phase-title = Phase { $number }: title
words-phase-period = Phase { $number }: when it was
words-phase-body = Phase { $number }: what happened (keep marks such as ** and - at the start of a line)
words-met-who = People we spoke with, line { $number }: who
words-met-how = People we spoke with, line { $number }: how
words-event-title = Title
words-event-summary = What to expect
words-event-access = What the venue offers
words-event-contact = Whom to ask
words-session-called-off = Why a sitting was called off
words-commitment-title = Title
words-commitment-you-said = You said
words-commitment-we-are-doing = We are doing
words-commitment-why-not = Why we are not doing it
words-update-note = What changed
words-theme-name = Name
words-theme-definition = What belongs to it
words-theme-excludes = What does not belong to it
words-notice-first = The question, what was wrong, or the headline
words-notice-second = The answer, what is right, or the news

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
translated-unchecked = Not checked
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
easy-questions = { $own } of { $all } questions have their own easy words
easy-unchecked = Nobody with lived experience has checked it yet
easy-check = Checked by people with lived experience
easy-check-text = Ask people who use easy read, such as people with a learning disability, to read all of it. When a word changes afterwards, it has to be checked again.
easy-checked-by = Which group or organisation checked it?
easy-checked-by-hint = For example, “Larkmoor People First, reading group”. Write a role or an organisation, never the name of a person.
easy-checked-on = When did they check it?
problem-checked-on-missing = Enter the day on which they checked it
problem-checked-on-future = The day on which they checked it cannot be in the future
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
translate-gone = Texts that are not there any more
translate-gone-text = Nothing on this page is saved yet. Copy what you need from these boxes, then save the page again: that saves the other texts and leaves these out.
translate-still-right = The translation is still right
translate-save-next = Save and go to the next page
problem-translation-unknown = There is no such text any more, or the column “place” was changed. Get a new table and copy the translations into it
problem-translation-gone = This text was taken away while you were typing. Copy what you need of your translation, then save the others
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
unusual-campaigns-text = When many people send one text, say all three numbers. Count every submission, say how many texts they were, and answer every point once. What came in is looked through every hour.
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
aside-response = Response { $number }
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

## Equality impact assessments
staff-assessments = Assessments
staff-assessments-do = Write equality impact assessments, agree with them and publish them
assess-none = There are no assessments yet.
assess-begin = Begin an assessment
assess-programme = What it is about
assess-stage = Which stage
assess-stage-hint = The first look is made while nothing is decided. The full assessment follows it, before the decision.
assess-stage-1 = Stage 1, the first look
assess-stage-2 = Stage 2, the full assessment
assess-direct = Why there is no stage 1
assess-direct-hint = Only for a stage 2 without a signed stage 1 before it. It is published.
assess-version = Stage { $stage }, version { $number }
assess-review = To be looked at again on { $day }
assess-overdue = Overdue
assess-state-draft = Draft
assess-state-submitted = Handed in
assess-state-returned = Given back
assess-state-agreed = Agreed
assess-state-signed_off = Signed off
assess-state-in_review = Being looked at again
assess-state-closed = Closed
assess-caution = Warning
assess-caution-decided_first = The decision was made on { $day } and this full assessment is not signed off. Due regard comes before a decision and with it, with an open mind. Finish it, say why it is late, and tell whoever decided.
assess-caution-signed_after = The decision was made on { $day }, before this was signed off. The public page says so.
assess-caution-only_first_look = The decision was made on { $day } with a first look alone. A full assessment should have come before it: begin one now.
assess-caution-review_far = It is looked at again only on { $day }. Half a year is usual.
assess-caution-review_overdue = It was to be looked at again on { $day }.
assess-caution-actions_past = Something promised in it was due on { $day }. See whether it is done.
assess-caution-claims_none = It says that nobody is worse off. Others will rely on that. Was everybody asked who may be: people who use the service least, carers, people who did not answer?
assess-whole = The assessment as a whole
assess-write-about = Write aims, who is affected and the conclusion
assess-nothing-written = Nothing written yet
assess-groups = Group by group
assess-groups-text = The nine characteristics of the Equality Act each need a row, also where no difference is expected. The local groups below them need one where they are affected.
assess-evidence-count = { $count ->
    [0] no evidence
    [one] one piece of evidence
   *[other] { $count } pieces of evidence
  }
assess-missing = { $count ->
    [one] One thing is missing before it can be handed in
   *[other] { $count } things are missing before it can be handed in
  }
assess-complete = Nothing is missing: it can be handed in.
assess-publish = Publish it
assess-publish-text = The public reads the version that is signed off, with everything in it. Earlier versions stay readable, with what changed.
assess-next = What can be done now
assess-deed-submit = Hand it in
assess-deed-submit-text = A second person reads it. It cannot be changed until it comes back.
assess-deed-return = Give it back
assess-deed-return-text = Whoever wrote it can change it again. What is written anew is handed in and agreed anew.
assess-deed-agree = Agree with it
assess-deed-agree-text = You read it as the equality lead and stand by it.
assess-deed-sign_off = Sign it off
assess-deed-sign_off-text = It never changes again. A change is a new version. The versions before it become history.
assess-deed-review = Look at it again
assess-deed-review-text = For a review that is due, or because something new is known.
assess-deed-keep = Keep it as it is
assess-deed-keep-text = You looked at it again and nothing has to change.
assess-deed-revise = Begin a new version
assess-deed-revise-text = It begins with what this version says. This one stays in force until the new one is signed off.
assess-deed-close = Close it
assess-deed-close-text = Nothing more is to come: the change is delivered, or given up. It stays readable.
assess-note-submit = What whoever reads it should know
assess-note-return = What is to be changed
assess-note-agree = What you want to say with it
assess-note-sign_off = What you want to say with it
assess-note-review = Why it is looked at again
assess-note-keep = Why nothing has to change
assess-note-close = Why nothing more is to come
assess-next-review = When it is looked at again next
assess-alone = Why you do this alone
assess-alone-hint = You wrote in this version. A second person should do this. If there is nobody, say why: it is kept with your name.
assess-alone-why = By one person alone, because: { $why }
assess-claim = Nobody is worse off
assess-claim-label = This assessment says that no group is worse off because of the change
assess-claim-hint = Others rely on this: it is kept as a claim, and later evidence against it opens the assessment again.
assess-claim-since = This assessment says so since { $day }. Evidence against it opens it again, and everybody who writes assessments here is told.
assess-relied = Since then, this relied on it:
assess-relied-none = Nothing was opened, decided or promised since then.
assess-relied-survey = The survey { $survey } was opened
assess-relied-decision = The decision of { $day }
assess-relied-commitments = { $count ->
    [one] One published commitment
   *[other] { $count } published commitments
  }
assess-doubts = Evidence against it
assess-doubt = New evidence that somebody is worse off
assess-doubt-hint = What was found, about which group.
assess-doubt-send = Bring this evidence
assess-doubt-by = { $source }. { $who }, { $day }
assess-site = Noticed by the site
assess-operator = The operator
assess-steps = What was done
assess-did-write = { $who } began to write in version { $number }, { $day }
assess-did-submit = { $who } handed version { $number } in, { $day }
assess-did-return = { $who } gave version { $number } back, { $day }
assess-did-agree = { $who } agreed with version { $number }, { $day }
assess-did-sign_off = { $who } signed version { $number } off, { $day }
assess-did-publish = { $who } published version { $number }, { $day }
assess-did-review = { $who } began to look at version { $number } again, { $day }
assess-did-keep = { $who } kept version { $number } as it is, { $day }
assess-did-revise = { $who } began a new version after version { $number }, { $day }
assess-did-close = { $who } closed version { $number }, { $day }
assess-overdue-title = When the review is overdue
assess-overdue-shown = The public page will say that the day has passed. People who write assessments here are told four weeks before.
assess-overdue-hidden = The public page does not say so.
assess-overdue-hide = Do not say so in public
assess-overdue-show = Say so in public
assess-aims-hint = What will change, and what is it to achieve?
assess-affected-hint = Who uses it now, who could, who cares for them, who works there?
assess-inequalities-hint = Who gets care and who does not, and how well they fare: does the change make that more equal, or less? Think of people who are often left out.
assess-conclusion-hint = What follows from it: go on, change the plan, or stop.
assess-late-why = Why it comes after the decision
assess-late-why-hint = The decision is made. The reason is published.
assess-review-on = When it is looked at again
assess-review-on-hint = Within a year; half a year is usual.
assess-assessed-on = When it was made
assess-quotation = Wording of an older source
assess-quotation-hint = It is shown as a quotation beside the words of the law, never instead of them.
assess-to-write = Go to what you write
assess-shelf = What people said
assess-shelf-text = Choose a question, theme or characteristic. What you pin stays as it is today. Every button keeps what you typed.
assess-choose = Choose
assess-noted = When you look by characteristic, it is noted that you did, for this assessment.
assess-reviewers-only = Reviewers also see figures by characteristic.
assess-look = Show
assess-unstated = Press “Show” once more: it is noted first what you read these figures for.
assess-frozen = As released on { $day }, rounded; small numbers are not shown.
assess-pin = Pin
assess-offers-none = Nothing can be pinned here: there are no figures yet, or too few people answered to show any.
assess-surveys-none = No survey of this programme was opened yet.
assess-purpose = { $title }: { $group }
assess-figure-all = { $option }: { $count } people
assess-figure-all-share = { $option }: { $share } of those who answered ({ $count } people)
assess-figure-group = { $group }: { $option }, { $count } people
assess-figure-group-share = { $group }: { $option }, { $share } ({ $count } people)
assess-figure-source = { $survey }: { $question }. Figures of { $day }
assess-quote-source = { $survey }: { $question }
assess-row-missing = Before it can be handed in:
assess-take-out = Take out
assess-quote-hint = Quoted words say nothing about who wrote them. They go if the person takes them back.
assess-evidence-none = Nothing yet. Pin figures, themes and quotations, or add what is known from elsewhere.
assess-add-evidence = Add evidence from elsewhere
assess-kind = What it is
assess-says = What it says
assess-source = Where it comes from
assess-source-hint = With its date, so that others find it.
assess-known-hint = Say also why, where no difference is expected.
assess-limbs-hint = Section 149 of the Equality Act 2010. Tick what the change touches.
assess-only-first = For marriage and civil partnership the Act asks for this alone (section 149(7)).
assess-if-harm = If somebody may be worse off
assess-add-action = Add an action
assess-action = What will be done
assess-owner = Who does it
assess-owner-hint = A team or a post rather than a name: it is published.
assess-due = By when
assess-justification-hint = Only where harm stays: what is the aim, and why is there no way that harms less?
assess-risks = If the change is not delivered as meant
assess-risks-later = Needed for stage 2.
assess-save-next = Save and go to { $group }
field-aims = what the change is for
field-affected = who is affected
field-inequalities = inequalities in health
field-conclusion = the conclusion
field-quotation = the wording of the older source
field-late-why = why it comes after the decision
field-known = what it means for these people
field-gap = what is not known
field-gap-plan = what is done to find out
field-mitigation = what is done about it
field-justification = why harm is justified
field-risk = the risk
field-evidence = what the evidence says
field-source = where it comes from
field-action = what will be done
field-owner = who does it
field-direct-why = why there is no stage 1
field-step-note = what you say with it
field-alone = why you do this alone
problem-assess-impact-missing = { $group }: choose an impact
problem-assess-neutral-why = { $group }: say why no difference is expected, or pin evidence
problem-assess-unknown-plan = { $group }: say what is done to find out
problem-assess-evidence-missing = { $group }: pin evidence, or say what is done to find out
problem-assess-gap-plan = { $group }: say what is done to find out what is not known
problem-assess-harm-answer = { $group }: say what is done about harm and add an action with owner and date, or justify it
problem-assess-severity-missing = { $group }: say how bad harm would be
problem-assess-likelihood-missing = { $group }: say how likely harm is
problem-assess-residual-missing = { $group }: say what impact is left
problem-assess-risks-missing = { $group }: say what happens if the change does not come, comes in part or late
problem-assess-aims-missing = Say what the change is for
problem-assess-affected-missing = Say who is affected
problem-assess-conclusion-missing = Write a conclusion
problem-assess-inequalities-missing = Say what the change does to inequalities in health
problem-assess-late-why = Say why this assessment comes after the decision
problem-assess-claim-contradicts = Some row says that somebody is worse off, or that it is not known: do not say that nobody is
problem-assess-review-missing = Enter the day it is looked at again
problem-assess-review-past = Enter a day to come for the next review
problem-assess-review-far = Enter a day within a year for the next review
problem-assess-kind-missing = Choose what the evidence is
problem-assess-due-missing = Enter the day by which it is done
problem-assess-programme-missing = Choose what it is about
problem-assess-stage-missing = Choose a stage
problem-assess-no-first-look = No stage 1 is signed off for this programme. Begin with stage 1, or say why there is none
problem-assess-note-missing = Say why, or what is to be changed
problem-assess-alone-missing = You wrote in this version: let a second person do this, or say why you do it alone
problem-assess-incomplete = Something is missing. See the list of what is missing
problem-assess-changed = Somebody else wrote here while you did. Your words are below; theirs are kept until you save again
error-assess-moved-title = The assessment has moved on
error-assess-moved-text = Somebody handed it in, gave it back or signed it off while you were looking at it. Go back to see it as it is now.
error-assess-full-title = This row holds enough evidence
error-assess-full-text = Nobody can read more. Take some out, then pin what matters most.
flash-assess-begun = The assessment is begun
flash-assess-saved = Saved
flash-assess-pinned = Saved and pinned
flash-assess-not-pinned = Saved, not pinned: new figures came meanwhile. Look at them and pin again
flash-assess-taken-out = Saved and taken out
flash-assess-submit = Handed in
flash-assess-return = Given back
flash-assess-agree = Agreed
flash-assess-sign_off = Signed off
flash-assess-publish = Published
flash-assess-review = It is being looked at again
flash-assess-keep = Kept as it is
flash-assess-revise = A new version is begun
flash-assess-close = Closed
flash-assess-doubted = The evidence is kept, the assessment is open again, and people are told
flash-assess-overdue = Saved
mail-assess-due-subject = An assessment is to be looked at again: { $programme }
mail-assess-overdue-subject = An assessment is overdue: { $programme }
mail-assess-doubted-subject = Evidence against an assessment: { $programme }
mail-assess-due = The stage { $stage } equality impact assessment of { $programme } is to be looked at again on { $day }.
mail-assess-overdue = The stage { $stage } equality impact assessment of { $programme } was to be looked at again on { $day }.
mail-assess-doubted = The stage { $stage } equality impact assessment of { $programme } says that nobody is worse off. Somebody brought evidence against that, and the assessment is open again. The page says who relied on it.
mail-assess-will-show = If that day passes, the public page of the assessment will say so. This can be switched off on the page of the assessment.
mail-assess-shows = The public page of the assessment says so. This can be switched off on the page of the assessment.
mail-assess-why = You get this because you write assessments of this programme.

## Publishing figures

figures-publish = Publish these figures
figures-publish-text = The public can see the figures of every question, except those only staff see. The next page says which they are, before anything is public.
figures-publish-look = See what would be public, and publish
figures-publish-title = Publish the figures
figures-publish-already = The public sees these figures already.
figures-publish-warning = Careful
figures-publish-open = People are still answering this survey.
figures-publish-open-until = People are still answering this survey, until { $when }.
figures-publish-open-means = Whoever has yet to answer can then see what others said. Some people follow the others, some think that it is settled and do not answer at all. Early figures can also look very different at the end. Most surveys show no figures before they close.
figures-publish-which = Which figures
figures-publish-goes-on = From then on new figures appear by themselves, until they are taken back. Who people are is not among them, and themes of comments are published on pages of their own.
figures-publish-what = What the public will see
figures-publish-not = Only staff see the figures of these:
figures-publish-why = Why are they shown while people are still answering?
figures-publish-why-hint = It is kept with your name and the date.
figures-publish-sure-yes = I have looked at which figures will be public
problem-figures-publish-why = Say why they are shown while people are still answering
figures-public-since = The public sees these figures since { $day }.
figures-withdraw = Take these figures back
figures-withdraw-text = The public finds nothing there any more. What somebody kept or copied stays with them.
flash-figures-published = The figures are public.
flash-figures-withdrawn = The figures were taken back.
flash-figures-not-public = The figures were not public any more.


programme-area = Area it is about
programme-area-hint = Who answered is compared with who lives there. Areas are those there are figures of; whoever runs the site can import more.
programme-area-none = None, or there are no figures of it
problem-area-unknown = Choose an area from the list

## The audit trail
staff-audit = Audit trail
staff-audit-do = See who did what
audit-text = Every deed of staff stands here, the newest first. Answers do not, nor what anybody wrote.
audit-whole = { $since ->
    [0] The trail is whole. Every entry, up to number { $seq }, was checked on { $when }.
    [one] The trail is whole. Every entry up to number { $seq } was checked on { $when }, and the one since then just now.
   *[other] The trail is whole. Every entry up to number { $seq } was checked on { $when }, and the { $since } since then just now.
}
audit-behind = The trail was whole up to number { $seq } when it was checked on { $when }. { $since } entries since then are not checked yet.
audit-unchecked = The trail was not checked yet. It has { $since } entries.
audit-broken = The trail is broken at entry { $seq }: something was changed or is missing there. Tell whoever runs this site at once.
audit-check = Check the whole trail now
audit-filter = Show only
audit-who = Who
audit-deed = What they did
audit-programme = In which programme
audit-about = About one thing
audit-about-hint = As it stands in the list, such as survey:3
audit-from = From this day
audit-until = Until this day
audit-day-hint = For example, 23/11/2026
audit-show = Show
audit-everybody = Everybody
audit-everything = Everything
audit-all-programmes = All programmes
audit-operator = Whoever runs this site, at its console
audit-system = The site itself
audit-none = Nothing was found.
audit-when = When
audit-thing = About what
audit-more = More
audit-newest = The newest
audit-older = Older
audit-all = Show everything
flash-audit-checking = The whole trail is being checked. Look at this page again in a minute.
problem-days-turned = The first day has to come before the last
problem-audit-thing = Write a kind of thing and its number, such as survey:3
audit-about-assessment = Assessment { $id }
audit-about-baseline = Population figures { $id }
audit-about-batch = Bundle of paper { $id }
audit-about-case = Safeguarding case { $id }
audit-about-comment = Comment { $id }
audit-about-commitment = Commitment { $id }
audit-about-event = Drop-in { $id }
audit-about-hold = Hold { $id }
audit-about-notice = Notice { $id }
audit-about-piece = Library piece { $id }
audit-about-programme = Programme { $id }
audit-about-response = Response { $id }
audit-about-staff = Account { $id }
audit-about-survey = Survey { $id }
audit-about-theme = Theme { $id }
deed-assessment-write = Worked on an equality impact assessment
deed-attached-read = Took away a file that came with an answer
deed-baseline-import = Took in figures of who could have answered
deed-comments-original = Dealt with what comments may say about people
deed-equality-read = Read or decided about figures by characteristic
deed-events-run = Set up or changed a drop-in
deed-figures-publish = Published the figures of a survey
deed-figures-withdraw = Withdrew the figures of a survey
deed-file-add = Added a file to a survey
deed-file-remove = Removed a file from a survey
deed-library-forget = Removed something from the library
deed-library-keep = Kept something in the library
deed-paper-key = Took in paper forms or a letter
deed-programme-create = Made a programme
deed-programme-import = Took a programme in from a file
deed-programme-set = Changed the settings of a programme
deed-response-set_aside = Decided which responses count
deed-responses-export = Took the responses of a survey away as a file
deed-safeguarding-read = Read or dealt with a response that holds words of distress
deed-staff-add = Made an account
deed-staff-disable = Disabled an account
deed-staff-enable = Enabled an account
deed-staff-invite = Sent an invitation to an account
deed-staff-organisation = Changed the organisation of an account
deed-staff-password = Chose a password
deed-staff-role-give = Gave a role
deed-staff-role-take = Took a role away
deed-staff-sign-in = Signed in
deed-survey-build = Changed the draft of a survey
deed-survey-edit = Changed a survey or what belongs to it
deed-survey-help = Helped somebody take part, or made sure a group was heard
deed-survey-import = Took a survey in from a file
deed-survey-sign_off = Signed off a check of a survey
deed-themes-agree = Agreed the themes of a question
deed-themes-batch = Coded several comments at once
deed-themes-code = Coded a comment
deed-themes-decide = Decided about a theme, a quotation or a translation
deed-themes-give_reading = Gave somebody comments to read
deed-themes-group = Had comments grouped into themes
deed-themes-least = Set how much coders have to agree
deed-themes-make = Made a theme
deed-themes-measure = Measured how much coders agree
deed-themes-merge = Put two themes together
deed-themes-move = Moved a comment to another theme
deed-themes-place = Moved a theme in the tree
deed-themes-publish = Published themes
deed-themes-rename = Changed the name of a theme
deed-themes-reopen = Opened agreed themes again
deed-themes-search-drop = Removed a kept search
deed-themes-search-keep = Kept a search of comments
deed-themes-search-rename = Renamed a kept search
deed-themes-second-back = Took back a second coding
deed-themes-second-done = Finished a second coding
deed-themes-second-draw = Drew comments for a second coding
deed-themes-settle = Settled where two coders differed
deed-themes-split = Split a theme
deed-themes-stop = Stopped the grouping of comments
deed-themes-take_comments = Took comments away as a file
deed-themes-take_reading_back = Took back comments given to read
deed-themes-undo = Undid a step about themes
deed-themes-withdraw = Withdrew published themes
deed-tracker-agree = Published an update of an owner
deed-tracker-change = Changed a commitment
deed-tracker-decline = Declined an update of an owner
deed-tracker-own = Reported on a commitment of their own
deed-tracker-publish = Published a commitment
deed-tracker-write = Wrote a commitment
deed-words-translate = Translated public words
