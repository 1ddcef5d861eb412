# English in easy read: for pages read under /easy. Each text here stands in place of the one with the
# same key in public.ftl, and has the same values in it; every other text stays as it is there.
# One idea in a sentence, 15 words at most, hard words explained.

continue = Go on
optional = (you can leave this out)
not-provided = You did not answer this
select-all = You can choose more than one

# Before the questions
survey-takes = It takes { $minutes }. It has { $sections }.
survey-all-optional = You can leave out any question. We tell you if you cannot.
survey-any-language = You can write in any language.
survey-anonymous = We do not ask for your name. We give you a code. With the code you can look at your answers. You can change them, or take them back.
survey-equality-follows = At the end we ask some questions about you ({ $minutes }). You can say no to them.
survey-start = Start
survey-start-again = Start again with new answers
survey-resume = Go on with your answers
survey-see-receipt = See your code

# Section by section
tasks-title = The parts of this survey
tasks-text = You can do the parts in any order. We keep what you answer.
tasks-read-all = Read all the questions first
tasks-progress = You have done { $done } of { $of } parts
tasks-not_started = Not started
tasks-in_progress = Not finished
tasks-done = Done
tasks-waits = You cannot start this part yet
tasks-waits-for = First answer the part “{ $section }”. Then we know if we ask this part.
tasks-check = Look at your answers and send them
tasks-check-first = First answer one question.
tasks-link = All the parts

# Checking and sending
check-title = Look at your answers
check-gone = Some of your answers are gone. Please look at what is missing. You can answer again.
check-moved = One of your answers was changed. So we do not ask one of the questions now. We did not keep what you wrote for it.
check-send-title = Send your answers
check-send-text = When you send them, we give you a code. Please keep it. With the code you can look at your answers. You can change them until the survey ends. You can also take them back.
check-send = Send my answers
correct-title = Change your answers
correct-text = We keep your old answers until you send the new ones.
correct-send-title = Send the new answers
correct-send-text = We then delete your old answers. Your code stays the same.
correct-send = Send my new answers
correct-keep = Keep my old answers
problem-nothing-answered = Please answer one question. Then you can send your answers

# The receipt
sent-title = Thank you. We have your answers
sent-code = Your code
sent-received = We got them on { $day }.
sent-keep-code = Please write the code down, or print this page. With the code you can look at your answers. You can change them until the survey ends. You can take them back. Do not show the code to other people. They could see your answers. We cannot find your code if you lose it.
sent-withdraw-by = You can take your answers back until { $day }. After that nobody can tell which answers are yours.
sent-equality = Answer the questions about you, or change what you said
sent-next = What happens now
sent-closes = The survey ends on { $day }.
sent-events = Come and talk to us
sent-shared-device = Do other people use this phone or computer? Then write down the code and close this page.
sent-reference = This number is for you if you ring us:
sent-reference-text = It tells us that your answers came. Nobody can see your answers with it.
sent-copy = See and print my answers
sent-mail-title = Get a link by e-mail
sent-mail-text = We can send you a link. It opens your answers. We do not keep your e-mail address.
receipt-title = Look at your answers
receipt-text = We gave you a code when you sent your answers.
receipt-label = Your code
receipt-hint = It looks like this: 7TX3V-0QK5M-A9C2H-ZZ41B-R8N6W-4
receipt-show = Show my answers
receipt-filled-in = Your code is in the box. Choose “Show my answers”.
problem-receipt-missing = Write your code in the box
problem-receipt-unknown = We cannot find this code. Please look at it again
held-title = Your answers
held-equality = Did you answer the questions about you? We do not show those answers here. We keep them in another place. If you take your answers back, we delete those too.
held-stop-title = Your answers to the questions about you
held-stop-text = We can delete only these answers. We keep your other answers. Numbers that we have already shown stay the same.
held-stop = Delete my answers about me
held-stopped-title = Done
held-stopped = We have deleted your answers about you.
held-withdraw = Take my answers back
held-withdraw-intro = We delete all your answers at once. Numbers that we have already shown stay the same.
held-withdraw-title = Do you want to take your answers back?
held-withdraw-text = We cannot get them back for you. You can answer again until the survey ends.
held-withdraw-yes = Yes, delete my answers
held-withdraw-no = No, keep my answers
held-corrected = You changed them on { $day }.
held-print = You can print this page and keep it.
held-correct-title = Change your answers
held-correct-until = You can change your answers until { $when }. Then we delete your old answers. Numbers that we have already shown stay the same.
held-correct-open = You can change your answers until the survey ends. Then we delete your old answers. Numbers that we have already shown stay the same.
held-correct = Change my answers
held-tag = Answer the questions about you, or change what you said
held-no-correcting = You cannot change your answers here any more. You can still take them back.

# The equality questions
equality-title = Questions about you
equality-received = We have your answers. They are safe.
equality-why = We want to hear from all kinds of people. These questions help us to see who we heard from. The law says that we must treat people fairly.
equality-how = We keep these answers in another place than your other answers. We only count them in groups of people. We never show what one person said. Somebody may read what a group of ten or more people wrote. They do not see any names.
equality-optional = You do not have to answer. We listen to you just the same.
equality-gate-question = Do you want to answer questions about you?
equality-gate-yes = Yes, I want to answer them ({ $minutes })
equality-gate-no = No, I want to stop here
equality-stop = Stop here. We keep what you have answered
equality-sex-and-gender = Your sex and your gender
equality-background = { $group }: which one fits you best?
equality-if-sixteen = Answer this only if you are 16 or older. You can leave it out.

# Saving, and coming back
later-save = Save my answers and come back another time
later-title = We have saved your answers
later-offer-title = Save your answers and come back
later-offer = We give you a code. With the code you can go on later. You can use any phone or computer.
later-make = Give me a code
later-code = Your code
later-how = To go on, open this survey again. Choose “Go back to my saved answers”. Then write your code in the box. You can tell the code to somebody who helps you.
later-until = We keep your answers until { $day }. If you do not send them by then, we delete them. Nobody reads them.
later-closes = The survey ends on { $when }. Please send your answers before that.
later-lost = Please write the code down. We do not know which answers are yours. So we cannot find them if you lose the code.
later-shared = Do other people use this phone or computer? Write down the code. Then choose “Leave this page”.
later-carry-on = Go on now
later-mail-title = Get a link by e-mail
later-mail-text = We can send you a link. It brings you back here without the code. We do not keep your e-mail address.
later-mail-label = Your e-mail address
later-mail-hint = Use one that only you can read
later-mail-send = Send me the link
later-remind-legend = Shall we remind you once? We would write to you on { $day }.
later-remind = Yes, remind me once. Keep my e-mail address until then and delete it after that
later-reminded = We will write to you once if you do not send your answers. Then we delete your e-mail address. We delete it too when you send your answers.
later-forget = Do not remind me. Delete my e-mail address
resume-link = Go back to my saved answers
resume-title = Go back to your saved answers
resume-text = Write the code in the box. We gave it to you when you saved your answers.
resume-here = There are other answers on this phone or computer. They were not sent. If you go on, you see the answers of your code. Do you want to keep the others? Then get a code for them first.
resume-label = Your code
resume-hint = It has twelve numbers, like this: 123 456 789 016
resume-button = Go on
resume-filled-in = Your code is in the box. Choose “Go on”.
problem-resume-missing = Write your code in the box
problem-resume-length = A code has twelve numbers. Please look if one is missing
problem-resume-mistyped = One number is wrong. Please look at the code again
problem-resume-unknown = We cannot find answers with this code. They were sent, or deleted after 30 days. Or the code is for another survey
