# Every text the public can meet, in Urdu. Awaiting a speaker's check.
# The keys are those of ../en/public.ftl. Urdu has two plural forms: one and other.

## Words used everywhere
back = واپس
continue = جاری رکھیں
save = محفوظ کریں
change = تبدیل کریں
change-answer = اس پر آپ کا جواب
or = یا
yes = ہاں
no = نہیں
optional = (اختیاری)
not-provided = نہیں دیا گیا
contact = رابطہ
telephone = ٹیلی فون
programme = پروگرام
survey = سروے
question = سوال
commitment = وعدہ
new-tab = (نئے ٹیب میں کھلتا ہے)
select-all = جو جو درست ہو سب منتخب کریں
text-limit = آپ { $max } حروف تک لکھ سکتے ہیں
skip = اصل مواد پر جائیں
menu = مینیو
language = زبان
site-nav = سائٹ
nav-home = شروع
nav-you-said = آپ نے کہا، ہم کر رہے ہیں
nav-events = کھلی ملاقاتیں
nav-receipts = آپ کی رسید
exit = یہ صفحہ چھوڑیں
exit-emergency = ہنگامی صورت:
made-up = فرضی
made-up-text = یہ کونسل، اس کے شراکت دار اور یہاں لوگوں کی کہی ہوئی ہر بات فرضی ہے، یہ دکھانے کے لیے کہ سائٹ کیسے کام کرتی ہے۔
minutes = { $count ->
    [one] تقریباً { $count } منٹ
   *[other] تقریباً { $count } منٹ
}
date-long = { $day } { $month } { $year }
date-and-time = { $date }، { $time }
moment-to = { $from } سے { $to } تک
time-am = { $clock } بجے (قبل از دوپہر)
time-pm = { $clock } بجے (بعد از دوپہر)
time-noon = دوپہر 12 بجے
time-midnight = رات 12 بجے
month-1 = جنوری
month-2 = فروری
month-3 = مارچ
month-4 = اپریل
month-5 = مئی
month-6 = جون
month-7 = جولائی
month-8 = اگست
month-9 = ستمبر
month-10 = اکتوبر
month-11 = نومبر
month-12 = دسمبر
date-day = دن
date-month = مہینہ
date-year = سال
pagination = صفحات
page-previous = پچھلا صفحہ
page-next = اگلا صفحہ
page-of = صفحہ { $number } از { $of }
flash-title = ہو گیا
error-summary-title = ایک مسئلہ ہے
error-prefix = غلطی:
filter = چھانٹیں
filter-all = سب
filter-apply = چھانٹی لاگو کریں
filter-clear = چھانٹی ختم کریں
filter-remove = { $filter } ہٹائیں

## Footer
footer-links = اس سائٹ کے بارے میں
footer-help = ابھی مدد
footer-privacy = رازداری
footer-cookies = کوکیز
footer-accessibility = سب کے لیے رسائی
footer-staff = عملے کا سائن اِن

## Pages about something that went wrong
error-missing-title = صفحہ نہیں ملا
error-missing-text = اگر آپ نے پتہ ٹائپ کیا تھا تو دیکھ لیں کہ وہ درست ہے۔ اگر آپ کسی لنک سے آئے ہیں تو ہو سکتا ہے کہ وہ چیز کہیں اور منتقل ہو گئی ہو یا ختم ہو چکی ہو۔
error-forged-title = ہم وہ فارم قبول نہیں کر سکے
error-forged-text = ہو سکتا ہے کہ آپ کا بھیجا ہوا صفحہ پرانا ہو، یا آپ کا براؤزر کوکیز قبول نہ کرتا ہو۔ واپس جائیں، صفحہ دوبارہ لوڈ کریں اور پھر کوشش کریں۔ اس سائٹ کو اپنے فارموں کے لیے کوکیز درکار ہیں، اور وہ انہیں کسی اور کام کے لیے استعمال نہیں کرتی۔
error-malformed-title = ہم اسے پڑھ نہیں سکے
error-malformed-text = آپ کے براؤزر نے جو بھیجا وہ نہیں ہے جو فارم مانگتا ہے۔ واپس جائیں اور دوبارہ کوشش کریں۔
error-method-title = یہ پتہ ایسا نہیں کرتا
error-method-text = واپس جائیں اور صفحے کے بٹن استعمال کریں۔
error-host-title = یہ کوئی اور سائٹ ہے
error-host-text = آپ نے جو پتہ استعمال کیا وہ اس سائٹ کا پتہ نہیں ہے۔
error-too-large-title = یہ اس صفحے کی گنجائش سے زیادہ ہے
error-too-large-text = آپ نے جو لکھا وہ آپ کے براؤزر میں اب بھی موجود ہے: واپس جائیں، اسے مختصر کریں اور دوبارہ بھیجیں۔ لمبے جواب 10,000 حروف تک ہو سکتے ہیں۔
error-too-many-title = بہت زیادہ کوششیں
error-too-many-text = آپ کے پتے سے کسی نے یہ بہت بار آزمایا ہے۔ چند منٹ انتظار کریں، واپس جائیں اور دوبارہ کوشش کریں: آپ کا لکھا ہوا کچھ بھی ضائع نہیں ہوا۔
error-unavailable-title = ہم اسے محفوظ نہیں کر سکے
error-unavailable-text = سائٹ اس وقت کچھ محفوظ نہیں کر سکتی۔ واپس جائیں اور ایک منٹ بعد دوبارہ کوشش کریں: آپ نے جو لکھا وہ آپ کے براؤزر میں اب بھی موجود ہے۔
error-internal-title = ہماری طرف سے کچھ غلط ہو گیا
error-internal-text = اس میں آپ کی کوئی غلطی نہیں۔ واپس جائیں اور دوبارہ کوشش کریں۔ اگر پھر ایسا ہو تو ہمیں نیچے دیا ہوا نمبر بتائیں۔
error-id = نمبر:
error-session-gone-title = یہ وقت اب دستیاب نہیں ہے
error-session-gone-text = یہ منسوخ ہو گیا یا گزر چکا ہے۔ اب کیا دستیاب ہے، یہ دیکھنے کے لیے واپس جائیں۔
way-home = شروع کے صفحے پر جائیں
way-you-said = دیکھیں کہ لوگوں نے کیا کہا اور کیا کیا جا رہا ہے

## Front page and programmes
home-title = اپنی رائے دیں، اور دیکھیں کہ اس کا کیا نتیجہ نکلتا ہے
home-text = سروے کا جواب دیں، کھلی ملاقات میں آئیں، اور دیکھتے رہیں کہ لوگوں کی کہی ہوئی باتوں پر کیا کیا جا رہا ہے۔
home-open = ابھی کھلے ہیں
home-open-none = اس وقت کوئی سروے کھلا نہیں ہے۔
home-events = کھلی ملاقاتیں
home-events-none = اس وقت کوئی کھلی ملاقات طے نہیں ہے۔
home-changes = حال ہی میں کیا بدلا
home-changes-none = ابھی تک کچھ شائع نہیں ہوا۔
home-programmes = پروگرام
home-programmes-none = ابھی کوئی پروگرام نہیں ہے۔
programme-surveys = سروے
programme-commitments = دیکھیں کہ لوگوں نے کیا کہا اور کیا کیا جا رہا ہے
programme-commitments-none = ابھی تک کوئی وعدہ شائع نہیں ہوا۔
programme-phases = کب کیا ہوا
programme-reached = کس کس کی بات سنی گئی
programme-assessment = مساوات پر اثر کا جائزہ
programme-decision = فیصلہ
programme-no-decision = ابھی کوئی فیصلہ نہیں ہوا۔
programme-source = ماخذ
reach-who = کون
reach-how = کیسے
reach-people = لوگ
reach-public = عام لوگ، خدمات استعمال کرنے والے، اور دیکھ بھال کرنے والے
reach-professionals = پیشہ ور افراد
reach-exact = { $count }
reach-about = تقریباً { $count }
reach-at-least = { $count } یا زیادہ
reach-itemised = یہاں درج: { $fewest } سے { $most } تک مختلف لوگ، اس پر منحصر کہ کتنے لوگ ایک سے زیادہ بار آئے۔
reach-one-itemised = یہاں ایک رابطہ درج ہے۔
reach-none-itemised = اس اقتباس میں کوئی رابطہ درج نہیں ہے۔
reach-claim = ماخذ ایک کل تعداد بھی دیتا ہے: “{ $who }”، { $people } ({ $how })۔ باقی اس اقتباس میں درج نہیں ہے۔

## Assessment
assessment-link = مساوات پر اثر کا جائزہ پڑھیں
assessment-title = مساوات پر اثر کا جائزہ، مرحلہ { $stage }
assessment-made = { $day } کو تیار کیا گیا
assessment-duty = مساوات ایکٹ 2010 (Equality Act 2010) کی دفعہ 149(1) سرکاری اداروں سے کہتی ہے کہ وہ ان ضرورتوں کا مناسب خیال رکھیں:
assessment-limb-a = امتیازی سلوک، ہراسانی، انتقامی سلوک اور ایکٹ میں یا اس کے تحت منع کیے گئے کسی بھی دوسرے برتاؤ کو ختم کرنا
assessment-limb-b = کسی متعلقہ محفوظ خصوصیت کے حامل لوگوں اور اس کے حامل نہ ہونے والوں کے درمیان مواقع کی برابری بڑھانا
assessment-limb-c = کسی متعلقہ محفوظ خصوصیت کے حامل لوگوں اور اس کے حامل نہ ہونے والوں کے درمیان اچھے تعلقات کو فروغ دینا
assessment-aims = تبدیلی کا مقصد
assessment-affected = کس پر اثر پڑے گا
assessment-rows = محفوظ خصوصیات
assessment-impact = اثر
assessment-evidence = یہ کیسے معلوم ہوا
assessment-gap = کیا معلوم نہیں ہے
assessment-mitigation = اس کے بارے میں کیا کیا جا رہا ہے
assessment-not-itemised = شائع شدہ اقتباس میں درج نہیں
assessment-conclusion = نتیجہ
assessment-quotation = ماخذ کے الفاظ میں
assessment-review = اس پر { $day } کو دوبارہ غور کیا جائے گا۔
assessment-review-none = ماخذ یہ نہیں بتاتا کہ اس پر دوبارہ کب غور کیا جائے گا۔
impact-positive = مثبت
impact-neutral = کسی فرق کی توقع نہیں
impact-negative = منفی
impact-mixed = مثبت اور منفی
impact-unknown = ابھی معلوم نہیں

## Surveys, for the public
survey-neutral-title = آپ کی رائے
survey-section-title = حصہ { $number }
survey-sections = { $count ->
    [one] { $count } حصہ
   *[other] { $count } حصے
}
survey-takes = اس میں { $minutes } لگتے ہیں، اور اس میں { $sections } ہیں
survey-all-optional = آپ کوئی بھی سوال چھوڑ سکتے ہیں، سوائے اس کے جس پر لکھا ہو کہ نہیں چھوڑ سکتے
survey-anonymous = ہم آپ کا نام نہیں پوچھتے۔ آپ کو ایک کوڈ ملے گا جس سے آپ اپنا بھیجا ہوا دیکھ سکتے ہیں، بدل سکتے ہیں یا واپس لے سکتے ہیں
survey-equality-follows = بھیجنے کے بعد، اگر آپ چاہیں تو مساوات کے کچھ سوالوں کا جواب دے سکتے ہیں ({ $minutes })
survey-start = ابھی شروع کریں
survey-start-again = نیا جواب شروع کریں
survey-resume = جہاں رکے تھے وہاں سے جاری رکھیں
survey-opens = { $when } کو کھلے گا
survey-closes = { $when } کو بند ہوگا
survey-closed-on = { $when } کو بند ہوا
survey-not-yet = اس کے بعد آپ جواب دے سکتے ہیں۔ تب تک آپ سوال پڑھ سکتے ہیں۔
survey-closed = یہ سروے بند ہو چکا ہے۔ جواب دینے والے تمام لوگوں کا شکریہ۔
survey-sent-before = اس براؤزر سے پہلے ہی کچھ بھیجا جا چکا ہے۔
survey-see-receipt = رسید دیکھیں
survey-other-ways = حصہ لینے کے دوسرے طریقے
survey-all-questions = تمام سوال ایک صفحے پر دیکھیں، پڑھنے یا پرنٹ کرنے کے لیے
survey-formats = آپ یہ سروے بڑے حروف میں، آسان زبان میں، کسی اور زبان میں یا ٹیلی فون پر مانگ سکتے ہیں:
survey-also = آپ اس طرح بھی جواب دے سکتے ہیں:
survey-easy = آسان انگریزی (Easy read)
survey-undecided = ابھی کیا طے نہیں ہوا
survey-next-steps = آگے کیا ہوگا
survey-privacy = آپ کی رازداری
survey-privacy-more = رازداری کے بارے میں مزید
survey-programme = یہ کس کا حصہ ہے
survey-progress = حصہ { $number } از { $of }
survey-grace = سروے بند ہو چکا ہے۔ چونکہ آپ نے وقت پر شروع کیا تھا، آپ اگلے دو گھنٹوں میں اب بھی اپنے جواب بھیج سکتے ہیں۔
survey-other-label = براہ کرم بتائیں
check-title = اپنی رائے بھیجنے سے پہلے اپنے جواب دیکھ لیں
check-gone = آپ کے پہلے دیے ہوئے جواب اب یہاں نہیں ہیں۔ دیکھیں کہ کیا رہ گیا ہے، اور جو کہنا چاہتے ہیں اس کا دوبارہ جواب دیں۔
check-send-title = اپنی رائے بھیجیں
check-send-text = اس کے بعد آپ کو ایک کوڈ ملے گا۔ اس سے آپ اپنا بھیجا ہوا دیکھ سکتے ہیں، سروے بند ہونے تک اسے بدل سکتے ہیں، یا واپس لے سکتے ہیں۔
check-send = اپنی رائے بھیجیں
sent-title = شکریہ۔ آپ کی رائے پہنچ گئی
sent-code = آپ کی رسید کا کوڈ
sent-received = { $day } کو موصول ہوا۔
sent-keep-code = کوڈ سنبھال کر رکھیں: اسے لکھ لیں یا یہ صفحہ پرنٹ کر لیں۔ جس کے پاس یہ کوڈ ہو وہ آپ کا بھیجا ہوا دیکھ سکتا ہے، سروے بند ہونے تک اسے بدل سکتا ہے، اور واپس لے سکتا ہے۔ ہم اسے آپ کے لیے ڈھونڈ نہیں سکتے۔
sent-withdraw-by = آپ { $day } تک واپس لے سکتے ہیں؛ اس کے بعد کوئی نہیں بتا سکتا کہ آپ کے جواب کون سے ہیں۔
sent-equality = مساوات کے سوالوں کا جواب دیں، یا ان کے جواب تبدیل کریں
sent-next = آگے کیا ہوگا
sent-closes = سروے { $day } کو بند ہوگا۔
sent-events = کھلی ملاقات میں آئیں
sent-shared-device = اگر یہ آلہ دوسرے لوگ بھی استعمال کرتے ہیں تو کوڈ لکھ لینے کے بعد براؤزر بند کر دیں۔
receipt-title = اپنا بھیجا ہوا دیکھیں، بدلیں یا واپس لیں
receipt-text = جب آپ نے اپنی رائے بھیجی تھی تو آپ کو رسید کا کوڈ دیا گیا تھا۔
receipt-label = رسید کا کوڈ
receipt-hint = مثلاً 7TX3V-0QK5M-A9C2H-ZZ41B-R8N6W-4
receipt-show = جو میں نے بھیجا وہ دکھائیں
held-title = جو آپ نے بھیجا
held-equality = اگر آپ نے مساوات کے سوالوں کا جواب دیا تھا تو وہ جواب الگ رکھے جاتے ہیں اور یہاں نہیں دکھائے جاتے۔ واپس لینے سے وہ بھی مٹ جاتے ہیں۔
held-withdraw = جو میں نے بھیجا وہ واپس لیں
held-withdraw-intro = آپ کے جواب، آپ کے الفاظ اور مساوات کے جواب فوراً مٹا دیے جاتے ہیں۔ جو اعداد پہلے شائع ہو چکے ہیں وہ ویسے ہی رہتے ہیں؛ اگلے اعداد میں آپ شامل نہیں ہوں گے۔
held-withdraw-title = کیا آپ اپنا بھیجا ہوا واپس لینا چاہتے ہیں؟
held-withdraw-text = اسے دوبارہ واپس نہیں لایا جا سکتا۔ جب تک سروے کھلا ہے آپ دوبارہ جواب دے سکتے ہیں۔
held-withdraw-yes = ہاں، واپس لیں
held-withdraw-no = نہیں، رہنے دیں
withdrawn-title = واپس لے لیا گیا
withdrawn-text = آپ کے جواب، آپ کے الفاظ اور مساوات کے جواب مٹا دیے گئے ہیں۔
withdrawn-before = اس کوڈ کے ساتھ اب کچھ نہیں ہے۔
equality-title = مساوات کے سوال
equality-received = آپ کی رائے ہمیں مل چکی ہے۔
equality-why = ہم یہ سوال اس لیے پوچھتے ہیں کہ معلوم ہو کہ ہم سب کی بات سن رہے ہیں یا نہیں، اور کیا مختلف حالات کے لوگ چیزوں کو مختلف طرح سے دیکھتے ہیں۔
equality-how = آپ کے جواب آپ کی کہی ہوئی باتوں سے الگ رکھے جاتے ہیں، اور صرف گروہوں کے اعداد کے طور پر دکھائے جاتے ہیں، کبھی کسی ایک شخص کے بارے میں نہیں۔
equality-optional = یہ سوال اختیاری ہیں۔ آپ کے جوابوں سے اس پر کوئی اثر نہیں پڑے گا کہ آپ کی رائے کو کیسے لیا جاتا ہے۔
equality-gate-question = کیا آپ مساوات کے سوالوں کا جواب دینا چاہتے ہیں؟
equality-gate-yes = ہاں، مساوات کے سوالوں کا جواب دیں ({ $minutes })
equality-gate-no = نہیں، مساوات کے سوال چھوڑ دیں
equality-stop = یہیں رک جائیں؛ اب تک کے جواب محفوظ ہیں
equality-sex-and-gender = جنس اور صنفی شناخت
equality-background = ان میں سے کون سا آپ کے پس منظر کو سب سے بہتر بیان کرتا ہے؟ ({ $group })
equality-if-sixteen = یہ سوال آپ کی مرضی پر ہے۔ اگر آپ کی عمر 16 سال یا زیادہ ہے تو اس کا جواب دیں

## Kinds of questions
address-apart = اگر آپ نے ای میل پتہ دیا تھا تو وہ آپ کے جوابوں سے الگ رکھا جاتا ہے۔ ہماری ہر ای میل میں دیا گیا لنک اسے مٹا دیتا ہے۔
address-help = ہم آپ کا پتہ آپ کے جوابوں سے الگ رکھتے ہیں۔ ہم اسے صرف اس سروے کے بارے میں آپ کو لکھنے کے لیے استعمال کرتے ہیں، اور سروے بند ہونے کے 25 مہینوں کے اندر مٹا دیتے ہیں۔ ہر ای میل میں ایک لنک ہوتا ہے جو اسے فوراً مٹا دیتا ہے۔
answer-of-row = { $statement }: { $answer }
district-help = ہم صرف پہلا آدھا حصہ رکھتے ہیں، جیسے BA1۔
leave-done-text = یہ آپ کے جوابوں سے الگ رکھا گیا تھا، جو ویسے ہی رہیں گے جیسے آپ نے بھیجے تھے۔ اب کوئی آپ کو اس سروے کے بارے میں نہیں لکھے گا۔
leave-done-title = آپ کا ای میل پتہ مٹا دیا گیا ہے
leave-text = ہم اسے صرف اس سروے کے بارے میں آپ کو لکھنے کے لیے رکھتے ہیں جس کا آپ نے جواب دیا۔ آپ کے جواب اس سے الگ رکھے جاتے ہیں اور ویسے ہی رہتے ہیں جیسے آپ نے بھیجے تھے۔
leave-title = اپنا ای میل پتہ مٹائیں
leave-yes = میرا ای میل پتہ مٹا دیں
paper-district = پہلا آدھا حصہ کافی ہے، جیسے BA1۔
paper-matrix = ہر قطار میں ایک خانے پر کراس لگائیں
paper-ranking = جو آپ کے لیے سب سے اہم ہے اس کے ساتھ 1 لکھیں، پھر 2، اور اسی طرح { $places } تک
question-settled = یہ طے ہو چکا ہے، اور آپ کا جواب اسے نہیں بدل سکتا۔
ranking-down = نیچے لے جائیں: { $option }
ranking-help = جسے آپ سب سے پہلے رکھیں گے اس کے ساتھ 1 لکھیں، اگلے کے ساتھ 2، اور اسی طرح آگے۔ باقی کو خالی چھوڑ دیں۔
ranking-placed = { $option }: درجہ { $place } از { $of }
ranking-unplaced = { $option }: کوئی درجہ نہیں
ranking-up = اوپر لے جائیں: { $option }
problem-date-format = “{ $question }” کے لیے ایک اصل تاریخ لکھیں، جیسے 27 3 2019
problem-date-too-early = “{ $question }” کے لیے تاریخ { $from } یا اس کے بعد کی ہونی چاہیے
problem-date-too-late = “{ $question }” کے لیے تاریخ { $to } یا اس سے پہلے کی ہونی چاہیے
problem-district-format = “{ $question }” کے لیے پوسٹ کوڈ یا اس کا پہلا آدھا حصہ لکھیں، جیسے BA1
problem-ranking-missing = “{ $question }” کے لیے کم از کم ایک جواب کو ترتیب دیں
problem-ranking-place = “{ $question }” کے لیے 1 سے { $most } تک پورے عدد لکھیں
problem-ranking-twice = ہر درجہ ایک ہی بار دیں: { $place } وہاں دو بار ہے
problem-row-missing = “{ $row }” کے لیے ایک جواب منتخب کریں

## Paper
paper-title = کاغذی فارم
paper-back = سروے پر واپس جائیں
paper-standard = عام حروف
paper-large = بڑے حروف
paper-closes = براہ کرم یہ فارم { $day } تک واپس کر دیں۔
paper-how = یہ فارم کیسے بھریں
paper-how-pen = کالا قلم استعمال کریں اور خانے میں کراس لگائیں۔
paper-how-wrong = اگر غلط خانے میں کراس لگ جائے تو اسے پورا بھر دیں اور درست خانے میں کراس لگائیں۔
paper-how-skip = جس کا جواب نہیں دینا چاہتے اسے چھوڑ دیں۔
paper-how-online = آپ آن لائن بھی جواب دے سکتے ہیں: { $address }
paper-return = کہاں بھیجنا ہے، اور مدد
paper-section = حصہ { $number }:
paper-single = ایک خانے میں کراس لگائیں
paper-several = جو جو درست ہو سب میں کراس لگائیں
route-section = اس حصے کا جواب صرف اس صورت میں دیں جب { $condition }۔
route-question = صرف اس صورت میں جواب دیں جب { $condition }۔
route-is = آپ نے سوال { $number } کا جواب { $options } دیا ہو
route-is-not = آپ نے سوال { $number } کا جواب { $options } نہ دیا ہو
route-chose = آپ نے سوال { $number } میں { $options } منتخب کیا ہو
route-chose-none = آپ نے سوال { $number } میں { $options } منتخب نہ کیا ہو
route-said = آپ نے سوال { $number } کے کسی بیان کے لیے { $options } منتخب کیا ہو
route-said-none = آپ نے سوال { $number } کے کسی بھی بیان کے لیے { $options } منتخب نہ کیا ہو
route-ranked = آپ نے سوال { $number } میں { $options } کو کوئی درجہ دیا ہو
route-ranked-none = آپ نے سوال { $number } میں { $options } کو کوئی درجہ نہ دیا ہو
route-answered = آپ نے سوال { $number } کا جواب دیا ہو
route-left-out = آپ نے سوال { $number } چھوڑ دیا ہو
route-exactly = آپ نے سوال { $number } میں عدد { $from } دیا ہو
route-not-exactly = آپ نے سوال { $number } میں عدد { $from } نہ دیا ہو
route-between = آپ نے سوال { $number } میں { $from } سے { $to } تک کا عدد دیا ہو
route-not-between = آپ نے سوال { $number } میں { $from } سے { $to } تک کا عدد نہ دیا ہو
route-at-least = آپ نے سوال { $number } میں { $from } یا زیادہ دیا ہو
route-not-at-least = آپ نے سوال { $number } میں { $from } یا زیادہ نہ دیا ہو
route-at-most = آپ نے سوال { $number } میں { $to } یا کم دیا ہو
route-not-at-most = آپ نے سوال { $number } میں { $to } یا کم نہ دیا ہو
route-contains = آپ نے سوال { $number } میں “{ $words }” لکھا ہو
route-not-contains = آپ نے سوال { $number } میں “{ $words }” نہ لکھا ہو
route-days-exactly = آپ نے سوال { $number } میں تاریخ { $from } دی ہو
route-not-days-exactly = آپ نے سوال { $number } میں تاریخ { $from } نہ دی ہو
route-days-between = آپ نے سوال { $number } میں { $from } سے { $to } تک کی تاریخ دی ہو
route-not-days-between = آپ نے سوال { $number } میں { $from } سے { $to } تک کی تاریخ نہ دی ہو
route-days-from = آپ نے سوال { $number } میں { $from } یا اس کے بعد کی تاریخ دی ہو
route-not-days-from = آپ نے سوال { $number } میں { $from } یا اس کے بعد کی تاریخ نہ دی ہو
route-days-to = آپ نے سوال { $number } میں { $to } یا اس سے پہلے کی تاریخ دی ہو
route-not-days-to = آپ نے سوال { $number } میں { $to } یا اس سے پہلے کی تاریخ نہ دی ہو
route-nobody = آپ کو اس کا جواب دینے کی ضرورت نہیں۔
list-more = { $list }، { $next }
list-and = { $list } اور { $last }
list-or = { $list } یا { $last }
list-more-apart = { $list }؛ { $next }
list-and-apart = { $list }، اور { $last }
list-or-apart = { $list }، یا { $last }
group-either = ان میں سے کوئی ایک: { $list }
group-both = دونوں: { $list }
group-all = یہ سب: { $list }
group-brackets = ({ $list })
quoted = “{ $text }”

## Drop-ins
events-title = کھلی ملاقاتیں
events-text = آئیں اور بات کریں۔ شرکت مفت ہے؛ ہمیں بتائیں کہ آپ کو کس چیز کی ضرورت ہے، اور چاہیں تو کسی کو ساتھ لائیں۔
event-when = کب
event-where = کہاں
event-access = رسائی
event-called-off = منسوخ
event-over = ختم ہو چکی
event-no-sessions = کوئی وقت طے نہیں ہے۔
event-places-left = { $count ->
    [one] { $count } جگہ باقی ہے
   *[other] { $count } جگہیں باقی ہیں
}
event-full = { $waiting ->
    [0] جگہیں پُر ہیں۔ آپ قطار میں شامل ہو سکتے ہیں
    [one] جگہیں پُر ہیں، قطار میں { $waiting } شخص ہے
   *[other] جگہیں پُر ہیں، قطار میں { $waiting } لوگ ہیں
}
event-sign-up = جگہ مانگیں
event-ics = اپنے کیلنڈر میں شامل کریں
event-sign-up-title = جگہ مانگیں
event-which = کون سا وقت؟
event-name = نام
event-reach = ہم آپ سے کیسے رابطہ کریں؟
event-reach-text = ای میل پتہ یا ٹیلی فون نمبر دیں۔
event-email = ای میل پتہ
event-phone = ٹیلی فون نمبر
event-companion-question = کیا آپ کے ساتھ کوئی آ رہا ہے؟
event-alone = نہیں، میں اکیلے آ رہا/رہی ہوں
event-companion = ہاں، ایک شخص (دیکھ بھال کرنے والا، دوست، مددگار)
event-needs = آپ کو کس چیز کی ضرورت ہے؟
event-needs-hint = جو جو درست ہو سب منتخب کریں۔ اگر ہم فراہم نہ کر سکے تو آپ کو بتائیں گے
event-needs-more = کوئی اور بات جو ہمیں معلوم ہونی چاہیے
event-privacy = ہم اسے صرف اس ملاقات کے لیے استعمال کرتے ہیں، مہر بند رکھتے ہیں، اور اس کے 30 دن بعد مٹا دیتے ہیں۔
event-ask = جگہ مانگیں
event-asked-title = اپنی ای میل دیکھیں
event-asked-text = ہم نے آپ کے دیے ہوئے پتے پر پیغام بھیج دیا ہے۔ اس میں لکھا ہے کہ آپ کو جگہ ملی ہے یا قطار میں آپ کا نمبر کیا ہے، اور آپ کے اپنے صفحے کا لنک ہے جہاں آپ جگہ واپس کر سکتے ہیں۔
event-asked-nothing = اگر کچھ نہ آئے تو پتہ دیکھ لیں یا پوچھیں: { $contact }
need-step-free = بغیر سیڑھی کے راستہ
need-bsl = برطانوی اشاروں کی زبان (British Sign Language) کا ترجمان
need-hearing-loop = سماعت میں مدد کا لوپ
need-large-print = بڑے حروف
need-quiet = پُرسکون جگہ
need-interpreter = کسی اور زبان کا ترجمان
place-title = آپ کی جگہ
place-held = آپ کو جگہ مل گئی ہے
place-waiting = آپ قطار میں ہیں
place-cancelled = آپ نے اپنی جگہ واپس کر دی ہے
place-called_off = یہ کھلی ملاقات منسوخ ہو گئی
place-over = یہ کھلی ملاقات ختم ہو چکی ہے
place-queue = قطار
place-position = قطار میں آپ کا نمبر { $position } ہے۔ جب کوئی جگہ خالی ہوگی تو ہم آپ کو بتائیں گے۔
place-companion = ایک ساتھی کے ساتھ
place-give-back-title = آپ نہیں آ سکتے؟
place-give-back-text = جگہ واپس کر دیں، تاکہ کسی اور کو مل سکے۔
place-give-back = میری جگہ واپس کریں
mail-hello = السلام علیکم { $name }،
mail-place-subject-held = آپ کو جگہ مل گئی ہے
mail-place-subject-waiting = آپ قطار میں ہیں
mail-place-subject-moved_up = اب آپ کو جگہ مل گئی ہے
mail-place-subject-again = آپ کی جگہ
mail-place-subject-given_back = آپ کی جگہ واپس کر دی گئی ہے
mail-place-subject-called_off = منسوخ
mail-place-held = آپ کو جگہ مل گئی ہے۔
mail-place-waiting = تمام جگہیں لی جا چکی ہیں۔ آپ قطار میں ہیں، اور جب کوئی جگہ خالی ہوگی تو ہم آپ کو لکھیں گے۔
mail-place-moved_up = ایک جگہ خالی ہوئی ہے، اور وہ آپ کی ہے۔
mail-place-again = آپ نے دوبارہ جگہ مانگی۔ آپ پہلے بھی مانگ چکے تھے؛ اب صورت یہ ہے۔
mail-place-given_back = آپ نے اپنی جگہ واپس کر دی ہے۔ ہمیں بتانے کا شکریہ۔
mail-place-called_off = ہمیں افسوس ہے: یہ کھلی ملاقات منسوخ ہو گئی۔
mail-place-reason = وجہ:
mail-place-companion = آپ کے ساتھی کے لیے بھی جگہ ہے۔
mail-place-needs = آپ نے ہمیں بتایا کہ آپ کو ضرورت ہے:
mail-place-link = اپنے صفحے پر آپ اپنی جگہ دیکھ سکتے ہیں یا اسے واپس کر سکتے ہیں۔ یہ لنک کسی اور کو نہ دیں:

## You said, we are doing
you-said-title = آپ نے کہا، ہم کر رہے ہیں
you-said-text = لوگوں نے ہمیں کیا بتایا، اور اس کے بارے میں کیا کیا جا رہا ہے، یا کیوں نہیں کیا جا رہا۔
you-said = آپ نے کہا
we-are-doing = ہم کر رہے ہیں
why-not = ہم یہ کیوں نہیں کر رہے
tracker-count = { $count ->
    [one] { $count } وعدہ
   *[other] { $count } وعدے
}
tracker-none = دکھانے کے لیے کوئی وعدہ نہیں ہے۔
tracker-status = صورت حال
tracker-late = تاخیر سے
tracker-owner = ادارہ
tracker-owners = ذمہ دار
tracker-accountable = (جواب دہ)
tracker-due = کب تک
tracker-due-none = کوئی تاریخ نہیں بتائی گئی
tracker-theme = موضوع
tracker-changed = آخری تبدیلی
tracker-history = کب کیا ہوا
status-not_stated = نہیں بتایا گیا
status-exploring = غور ہو رہا ہے
status-not_started = شروع نہیں ہوا
status-on_track = وقت کے مطابق
status-delayed = تاخیر کا شکار
status-done = مکمل
status-not_doing = نہیں کیا جا رہا

## Staff
role-administrator = منتظم
role-officer = رابطہ افسر
role-champion = کمیونٹی چیمپئن
role-reviewer = مساوات کا جائزہ لینے والا
role-owner = ذمہ دار

## Messages after something was done
flash-place-given-back = آپ نے اپنی جگہ واپس کر دی ہے۔

## What is wrong with something typed
problem-form-incomplete = فارم پُر کریں
problem-missing = { $what } لکھیں
problem-too-long = { $what } کو { $max } حروف یا اس سے کم رکھیں
problem-name-missing = اپنا نام لکھیں
problem-email-missing = ای میل پتہ لکھیں
problem-email-format = ای میل پتہ درست شکل میں لکھیں، جیسے name@example.org
problem-phone-missing = ٹیلی فون نمبر لکھیں
problem-phone-format = ٹیلی فون نمبر لکھیں، جیسے 07700 900123
problem-contact-missing = ای میل پتہ یا ٹیلی فون نمبر لکھیں
problem-choice-missing = “{ $question }” کا جواب منتخب کریں
problem-answer-missing = “{ $question }” کا جواب لکھیں
problem-not-an-option = دیے گئے جوابوں میں سے ایک منتخب کریں
problem-choice-or-none = جواب منتخب کریں، یا صرف “{ $option }” منتخب کریں
problem-choice-too-few = “{ $question }” کے لیے کم از کم { $min } جواب منتخب کریں
problem-choice-too-many = “{ $question }” کے لیے { $max } سے زیادہ جواب منتخب نہ کریں
problem-number-format = “{ $question }” کے لیے پورا عدد لکھیں، جیسے 12
problem-number-too-small = “{ $question }” کے لیے { $min } یا زیادہ لکھیں
problem-number-too-large = “{ $question }” کے لیے { $max } یا کم لکھیں
problem-answer-too-long = اپنا جواب { $max } حروف یا اس سے کم رکھیں
problem-nothing-answered = اپنی رائے بھیجنے سے پہلے کم از کم ایک سوال کا جواب دیں
problem-equality-gate = اگر آپ مساوات کے سوالوں کا جواب دینا چاہتے ہیں تو ہاں منتخب کریں
problem-receipt-missing = اپنی رسید کا کوڈ لکھیں
problem-receipt-unknown = ہمیں وہ کوڈ نہیں ملا۔ اسے دیکھ کر دوبارہ کوشش کریں
problem-day-format = ایک اصل تاریخ لکھیں، جیسے 27 3 2027
problem-day-future = ایسی تاریخ لکھیں جو مستقبل کی نہ ہو
problem-session-missing = کوئی وقت منتخب کریں

## Names of fields, as they stand in problems
field-name = نام
field-needs = آپ کو جس چیز کی ضرورت ہے

## Follow one concern
follow-title = ایک تشویش کا سفر
follow-text = ایک فرضی مشاورت کے چھ مختصر قدم: کسی کی کہی ہوئی بات سے لے کر اس پر کیا کیا گیا، اور اس کا تعلق کس سے ہے۔
follow-link = شروع کریں
follow-staff = یہ قدم عملے کا صفحہ ہے۔ { $role } کے نمونہ سائن اِن سے داخل ہوں؛ جس نے یہ سائٹ شروع کی اسے یہ data/demo-sign-ins.txt میں ملے گا۔
follow-1-title = 1. اب تک کی کہانی
follow-1 = پروگرام بتاتا ہے کہ وہ کس بارے میں ہے، ابھی کیا طے نہیں ہوا، اور کس کس کی بات سنی گئی۔
follow-1-link = پروگرام کھولیں
follow-2-title = 2. جواب دینا
follow-2 = کوئی بھی شخص ٹیلی فون پر، بغیر اکاؤنٹ کے، جواب دیتا ہے اور رسید ساتھ لے جاتا ہے۔
follow-2-link = سروے کھولیں
follow-3-title = 3. کاغذ
follow-3 = کمیونٹی چیمپئن کاغذ پر آئے ہوئے فارم، خانوں کے ساتھ چھپے ہوئے نمبروں سے، ٹائپ کرتا ہے۔
follow-3-link = کاغذی فارموں کی میز کھولیں
follow-4-title = 4. موضوع
follow-4 = تبصروں کو کونسل کی اپنی مشین پر گروہوں میں رکھا جاتا ہے؛ ایک افسر انہیں پڑھتا ہے، موضوعات کو نام دیتا ہے اور فیصلہ کرتا ہے۔
follow-4-link = موضوعات کھولیں
follow-5-title = 5. وعدہ
follow-5 = ہر موضوع کا سب کے سامنے جواب دیا جاتا ہے: کیا کیا جا رہا ہے، کون کر رہا ہے اور کب تک، یا کیوں نہیں۔
follow-5-link = وعدوں کی فہرست کھولیں
follow-6-title = 6. اس کا تعلق کس سے ہے
follow-6 = جائزہ لینے والا محفوظ خصوصیات کے لحاظ سے دیکھتا ہے کہ یہ کس نے کہا، اور کبھی کسی ایک شخص کو پہچان نہیں سکتا۔
follow-6-link = مساوات کے اعداد کھولیں

## Help, privacy, cookies, accessibility
help-title = ابھی مدد
help-now = اگر آپ کو ابھی مدد چاہیے
help-not-monitored = اس سائٹ پر جو لکھا جاتا ہے اسے کوئی فوراً نہیں پڑھتا۔ یہ مدد مانگنے کا ذریعہ نہیں ہے۔
help-999 = اگر کسی کی جان کو خطرہ ہو تو 999 پر فون کریں۔
help-111 = ذہنی صحت کے لیے فوری مدد کے لیے NHS 111 پر فون کریں۔
help-samaritans = کسی بھی وقت کسی سے بات کرنے کے لیے Samaritans کو 116 123 پر فون کریں۔ یہ مفت ہے۔
help-site-title = اس سائٹ کے بارے میں مدد
help-site = ہر سروے اور ہر کھلی ملاقات پر ایک ٹیم کا نام ہوتا ہے جس سے آپ پوچھ سکتے ہیں۔
privacy-title = رازداری
privacy-intro = یہ سائٹ لوگوں سے ان کی رائے پوچھتی ہے اور دکھاتی ہے کہ اس کا کیا نتیجہ نکلتا ہے۔ یہ صفحہ بتاتا ہے کہ کیا رکھا جاتا ہے اور کتنے عرصے تک۔ ہر سروے بتاتا ہے کہ کون پوچھ رہا ہے، قانون اس کی اجازت کیوں دیتا ہے اور اس بارے میں کس سے پوچھا جائے۔
privacy-what-title = ہم کیا رکھتے ہیں
privacy-what = آپ کے جواب اور وہ دن جب وہ آئے۔ دن کا وقت نہیں۔
privacy-not-title = ہم کیا نہیں رکھتے
privacy-not = آپ کا نام، انٹرنیٹ پر آپ کا پتہ، آپ کا براؤزر، آپ کا آلہ۔ کسی صفحے پر نہ کوئی نگرانی ہے اور نہ کسی دوسری کمپنی کا کوڈ۔
privacy-equality-title = مساوات کے سوال
privacy-equality = یہ اختیاری ہیں۔ جوابوں کو خفیہ زبان میں بدل کر آپ کی کہی ہوئی باتوں سے الگ رکھا جاتا ہے۔ انہیں صرف لوگوں کے گروہوں کے لیے گنا جاتا ہے اور آپ کے بارے میں کسی فیصلے کے لیے کبھی استعمال نہیں کیا جا سکتا۔ ہمیں لکھ کر بتائیں تو ہم ان کا استعمال بند کر دیں گے۔
privacy-free-text-title = جو آپ اپنے الفاظ میں لکھتے ہیں
privacy-free-text = افسران اسے پڑھتے ہیں۔ اسے کبھی جوں کا توں شائع نہیں کیا جاتا۔ براہ کرم نام یا کوئی ایسی بات نہ لکھیں جس سے کسی کی پہچان ہو جائے۔
privacy-figures-title = اعداد
privacy-figures = شائع ہونے والے اعداد کو گول کیا جاتا ہے اور چھوٹے اعداد چھپائے جاتے ہیں، تاکہ کسی ایک شخص کو پہچانا نہ جا سکے۔ یہ صرف اس وقت بدلتے ہیں جب کم از کم دس مزید لوگ جواب دے چکے ہوں، یا جب سروے بند ہو جائے۔
privacy-withdraw-title = اپنا ارادہ بدلنا
privacy-withdraw = اپنی رسید کے کوڈ سے آپ اپنا بھیجا ہوا دیکھ سکتے ہیں اور سروے بند ہونے تک اسے بدل سکتے ہیں؛ جو آپ نے پہلے کہا تھا وہ پھر مٹا دیا جاتا ہے۔ سروے بند ہونے کے 28 دن بعد تک آپ اسے واپس لے سکتے ہیں۔ اسے فوراً مٹا دیا جاتا ہے۔ پہلے شائع ہونے والے اعداد ویسے ہی رہتے ہیں۔ 28 دن کے بعد رسید بھلا دی جاتی ہے، اور کوئی نہیں بتا سکتا کہ آپ کے جواب کون سے ہیں۔
privacy-long-title = ادھورے جواب
privacy-long = انہیں خفیہ زبان میں بدل کر رکھا جاتا ہے اور 30 دن بعد مٹا دیا جاتا ہے۔ اگر آپ ای میل سے لنک منگوائیں تو آپ کا پتہ صرف اس پیغام کے لیے استعمال ہوتا ہے اور رکھا نہیں جاتا۔ اگر آپ یاد دہانی بھی چاہیں تو پتہ خفیہ زبان میں بدل کر آپ کے جوابات سے الگ رکھا جاتا ہے، یہاں تک کہ یاد دہانی چلی جائے یا جوابات بھیج دیے جائیں یا مٹا دیے جائیں۔
privacy-address-title = اگر آپ اپنے جوابوں کے ساتھ ای میل پتہ دیں
privacy-address = اسے خفیہ زبان میں بدل کر آپ کے جوابوں سے الگ رکھا جاتا ہے: ہماری محفوظ کی ہوئی کوئی چیز دونوں کو نہیں ملاتی۔ اسے صرف اس سروے کے بارے میں آپ کو لکھنے کے لیے استعمال کیا جاتا ہے، اور سروے بند ہونے کے 25 مہینوں کے اندر، یا ہر ای میل میں دیے گئے لنک سے فوراً، مٹا دیا جاتا ہے۔
privacy-events-title = کھلی ملاقاتیں
privacy-events = آپ کا نام، آپ سے رابطے کا طریقہ اور آپ کی ضرورتیں خفیہ زبان میں بدل کر رکھی جاتی ہیں، صرف اس ملاقات کے لیے استعمال ہوتی ہیں، اور اس کے 30 دن بعد مٹا دی جاتی ہیں۔
privacy-rights-title = آپ کے حقوق
privacy-rights = آپ سروے کرانے والے ادارے سے پوچھ سکتے ہیں کہ اس کے پاس آپ کے بارے میں کیا ہے، اعتراض کر سکتے ہیں، اور Information Commissioner's Office سے شکایت کر سکتے ہیں۔
cookies-title = کوکیز
cookies-text = ہم صرف وہی استعمال کرتے ہیں جو سائٹ کے کام کرنے کے لیے ضروری ہے۔ کسی چیز پر رضامندی دینے کی ضرورت نہیں۔
cookies-caption = اس سائٹ کی کوکیز
cookies-name = نام
cookies-purpose = یہ کس لیے ہے
cookies-expires = کتنے عرصے تک
cookies-session = جب تک آپ براؤزر بند نہ کریں
cookie-visit = یقینی بناتی ہے کہ آپ کا بھیجا ہوا فارم اسی سائٹ سے آیا ہے
cookie-answers = آپ کے دیے جا رہے جواب تلاش کرتی ہے (اس کے بعد سروے کا نام آتا ہے)
cookie-back = ای میل کے لنک سے آپ کو آپ کے جوابات تک لے جاتی ہے، اور لنک ایڈریس میں نہیں رہتا
cookie-flash = اگلے صفحے تک ایک پیغام لے جاتی ہے
cookie-staff = عملے کو سائن اِن رکھتی ہے
accessibility-title = سب کے لیے رسائی کا بیان
accessibility-applies = یہ بیان اس سائٹ کے بارے میں ہے۔ ہم چاہتے ہیں کہ زیادہ سے زیادہ لوگ اسے استعمال کر سکیں۔
accessibility-can = آپ یہ سب کر سکتے ہوں:
accessibility-can-zoom = متن کو چار گنا بڑا کرنا، بغیر اس کا کوئی حصہ کھوئے
accessibility-can-keyboard = سب کچھ صرف کی بورڈ سے کرنا
accessibility-can-reader = اسکرین ریڈر سے سائٹ سننا
accessibility-can-script = ہر صفحہ JavaScript کے بغیر استعمال کرنا
accessibility-can-speech = بول کر استعمال کرنا
accessibility-how-title = یہ سائٹ کتنی قابلِ رسائی ہے
accessibility-how = ہمیں اس کا کوئی ایسا حصہ معلوم نہیں جو قابلِ رسائی نہ ہو۔ ہر تبدیلی کے ساتھ اسے خودکار طور پر جانچا جاتا ہے؛ کسی بیرونی ادارے نے اسے نہیں جانچا۔
accessibility-contact-title = رائے اور رابطہ
accessibility-contact = اگر آپ کو کوئی مسئلہ ملے، یا کوئی چیز کسی اور شکل میں چاہیے، تو اس ٹیم سے پوچھیں جس کا نام سروے یا کھلی ملاقات پر دیا گیا ہے۔
accessibility-enforcement-title = نفاذ
accessibility-enforcement = سرکاری اداروں (ویب سائٹس اور موبائل ایپلیکیشنز) (نمبر 2) کے قابلِ رسائی ہونے کے ضوابط 2018 کا نفاذ Equality and Human Rights Commission کرتا ہے۔ اگر آپ شکایت کے ہمارے جواب سے مطمئن نہ ہوں تو Equality Advisory and Support Service سے رابطہ کریں۔
accessibility-technical-title = تکنیکی معلومات
accessibility-technical = جو ادارہ یہ سائٹ چلاتا ہے وہ ان ضوابط کے مطابق اسے قابلِ رسائی بنانے کا پابند ہے۔
accessibility-status-title = ضوابط کی پابندی
accessibility-status = اس سائٹ کو Web Content Accessibility Guidelines کے ورژن 2.2، درجہ AA کے مطابق جانچا جاتا ہے، اور ہمارا یقین ہے کہ یہ اس پر پوری اترتی ہے۔
accessibility-content-title = وہ مواد جو قابلِ رسائی نہیں
accessibility-content = ہمیں ایسا کوئی مواد معلوم نہیں۔ جن دستاویزات کے لنک دوسرے یہاں دیتے ہیں، ہو سکتا ہے وہ قابلِ رسائی نہ ہوں۔
accessibility-next-title = ہم آگے کیا کریں گے
accessibility-next = ہر تبدیلی استعمال سے پہلے جانچی جاتی ہے، JavaScript کے ساتھ اور اس کے بغیر، چھوٹی اور بڑی اسکرینوں پر۔
accessibility-prepared-title = اس بیان کی تیاری
accessibility-prepared = یہ بیان { $day } کو تیار کیا گیا اور آخری بار دیکھا گیا۔ سائٹ کو آخری بار اسی دن اس کے بنانے والوں نے خودکار ٹیسٹوں اور کی بورڈ سے جانچا۔

## About this language
language-unchecked = اردو کے یہ متن ابھی اردو بولنے والے کی جانچ کے منتظر ہیں۔

## Publishing a survey (public)
survey-moved = بند ہونے کی تاریخ { $was } سے بدل کر { $becomes } کر دی گئی۔
survey-moved-to = بند ہونے کی تاریخ مقرر کی گئی: { $becomes }۔
survey-options = متبادل راستے کیا ہیں
survey-decision = فیصلہ کون کرے گا، اور کب
survey-controllers = آپ کے ڈیٹا کا ذمہ دار کون ہے
survey-basis = قانون اس کی اجازت کیوں دیتا ہے
survey-retention = اسے کتنے عرصے تک رکھا جاتا ہے
preview-page-title = سروے کی جھلک
preview-banner = یہ ایک جھلک ہے۔
preview-banner-text = سروے ابھی کھلا نہیں ہے اور اس میں تبدیلی ہو سکتی ہے۔ آپ جو کچھ یہاں لکھیں گے وہ محفوظ نہیں کیا جائے گا۔ یہ لنک { $until } تک کام کرتا ہے۔
preview-try = سوالوں کو آزما کر دیکھیں
preview-done = جھلک یہاں ختم ہوتی ہے
preview-done-text = آپ نے جو لکھا وہ محفوظ نہیں کیا گیا۔ جس نے آپ کو لنک بھیجا تھا اسے بتائیں کہ آپ کو کیا نظر آیا۔
preview-again = دوبارہ شروع کریں

## Stopping and coming back
later-save = محفوظ کریں اور بعد میں واپس آئیں
later-title = آپ کے جوابات محفوظ ہو گئے ہیں
later-offer-title = محفوظ کریں اور بعد میں واپس آئیں
later-offer = آپ کو ایک کوڈ ملے گا جس سے آپ، اور صرف آپ، کسی بھی فون یا کمپیوٹر سے آگے جاری رکھ سکتے ہیں۔
later-make = کوڈ حاصل کریں
later-code = آپ کا کوڈ
later-how = جاری رکھنے کے لیے سروے کا پہلا صفحہ کھولیں، ”محفوظ جوابات پر واپس آئیں“ چنیں اور کوڈ لکھیں۔ آپ یہ کوڈ فون پر اس شخص کو بتا سکتے ہیں جو آپ کی مدد کرتا ہے۔
later-until = آپ کے جوابات { $day } تک رکھے جائیں گے۔ اگر آپ نے اس وقت تک انہیں نہ بھیجا تو وہ حذف کر دیے جائیں گے اور انہیں کوئی نہیں پڑھے گا۔
later-closes = سروے { $when } کو بند ہوگا۔ اس سے پہلے اپنے جوابات بھیج دیں۔
later-lost = کوڈ لکھ لیں۔ ہمیں نہیں معلوم کہ یہ کس کے جوابات ہیں، اس لیے اس کے بغیر ہم انہیں آپ کے لیے نہیں ڈھونڈ سکتے۔
later-shared = اگر یہ آلہ دوسرے بھی استعمال کرتے ہیں تو کوڈ لکھ لینے کے بعد ”یہ صفحہ چھوڑیں“ استعمال کریں۔ پھر جوابات تک صرف کوڈ سے پہنچا جا سکتا ہے۔
later-carry-on = ابھی جاری رکھیں
resume-link = محفوظ جوابات پر واپس آئیں
resume-title = محفوظ جوابات پر واپس آئیں
resume-text = وہ کوڈ لکھیں جو آپ کو ”محفوظ کریں اور بعد میں واپس آئیں“ چننے پر ملا تھا۔
resume-here = اس براؤزر میں اور جوابات ہیں جو بھیجے نہیں گئے۔ اگر آپ آگے بڑھیں تو یہ براؤزر ان کے بجائے آپ کے کوڈ والے جوابات دکھائے گا۔ اگر آپ انہیں بھی رکھنا چاہتے ہیں تو پہلے ان کے لیے کوڈ حاصل کریں۔
resume-label = کوڈ
resume-hint = بارہ ہندسے، مثلاً 123 456 789 016
resume-button = جاری رکھیں
problem-resume-missing = اپنا کوڈ لکھیں
problem-resume-length = کوڈ میں بارہ ہندسے ہوتے ہیں۔ دیکھیں کہ کوئی رہ تو نہیں گیا
problem-resume-mistyped = کوئی ہندسہ غلط ہے، یا دو ہندسوں کی جگہ بدل گئی ہے۔ کوڈ دیکھ کر دوبارہ لکھیں
problem-resume-unknown = اس کوڈ کے ساتھ کوئی محفوظ جوابات نہیں ہیں۔ وہ بھیجے جا چکے ہیں، یا 30 دن بعد حذف ہو گئے، یا کسی اور سروے کے ہیں
elsewhere-title = آپ کے جوابات کہیں اور بدل دیے گئے
elsewhere-text = آپ نے، یا کسی نے جس کے پاس آپ کا کوڈ ہے، آپ کے یہ صفحہ کھولنے کے بعد کوئی اور جواب محفوظ کیا۔ جو آپ نے یہاں لکھا وہ نیچے ہے۔ اسے رکھنے کے لیے ”جاری رکھیں“ چنیں، یا پہلے اسے بدل لیں۔
elsewhere-saved = کہیں اور محفوظ کیا گیا:
elsewhere-keep = جو کہیں اور محفوظ ہوا اسے رکھیں، اور جو یہاں لکھا گیا اسے چھوڑ دیں

## Sections in any order
tasks-title = آپ کے جوابات، حصہ بہ حصہ
tasks-text = جس ترتیب سے چاہیں اور جتنا چاہیں جواب دیں۔ آپ کے جوابات ساتھ ساتھ محفوظ ہوتے جاتے ہیں۔
tasks-read-all = پہلے تمام سوالات ایک صفحے پر پڑھیں، جسے آپ پرنٹ کر سکتے ہیں
tasks-progress = { $of } میں سے { $done } حصے مکمل
tasks-not_started = شروع نہیں ہوا
tasks-in_progress = جاری ہے
tasks-done = مکمل
tasks-waits = ابھی شروع نہیں ہو سکتا
tasks-waits-for = ہم یہ پوچھیں گے یا نہیں، یہ ”{ $section }“ میں آپ کے جوابات پر منحصر ہے۔ پہلے اس کا جواب دیں۔
tasks-check = اپنے جوابات دیکھیں اور بھیجیں
tasks-check-first = پہلے کم از کم ایک سوال کا جواب دیں۔
tasks-link = تمام حصے

## A change that takes other answers away
dropping-title = آپ کی تبدیلی سے دوسرے جوابات مٹ جائیں گے
dropping-text = آپ نے ابھی جو جواب دیا ہے اس کے بعد یہ سوالات نہیں پوچھے جاتے۔ ان کے لیے آپ کے جوابات مٹا دیے جائیں گے۔
dropping-keep = میری تبدیلی رکھیں
dropping-back = واپس جائیں اور یہ جوابات رکھیں
check-moved = پہلے کا ایک جواب بدل دیا گیا ہے، شاید کسی اور آلے پر، اس لیے اس صفحے کا ایک سوال اب نہیں پوچھا جاتا۔ اس کے لیے آپ نے جو لکھا تھا وہ محفوظ نہیں ہوا۔

## Links by e-mail
later-mail-title = ای میل سے لنک بھی منگوائیں
later-mail-text = ہم ایک لنک بھیج سکتے ہیں جو آپ کو کوڈ کے بغیر واپس لاتا ہے۔ پیغام میں اور کچھ نہیں ہوتا۔ ہم پتہ نہیں رکھتے۔
later-mail-label = ای میل کا پتہ
later-mail-hint = وہ پتہ لکھیں جسے صرف آپ پڑھ سکتے ہوں
later-mail-send = لنک بھیجیں
later-remind-legend = اگر آپ نے { $day } تک اپنے جوابات نہ بھیجے ہوں تو کیا آپ اس دن ایک یاد دہانی چاہتے ہیں؟
later-remind = ہاں، مجھے ایک بار یاد دلائیں۔ میرا پتہ اس وقت تک میرے جوابات سے الگ رکھا جائے گا اور پھر مٹا دیا جائے گا
later-reminded = اگر آپ نے اپنے جوابات نہ بھیجے تو ہم آپ کو ای میل سے ایک بار یاد دلائیں گے۔ آپ کا پتہ آپ کے جوابات سے الگ رکھا جاتا ہے اور اس وقت، یا جوابات بھیجنے پر، مٹا دیا جاتا ہے۔
later-forget = مجھے یاد نہ دلائیں، اور میرا پتہ مٹا دیں
flash-link-mailed = لنک بھیجا جا رہا ہے۔
flash-reminder-forgotten = آپ کا پتہ مٹا دیا گیا ہے۔ آپ کو یاد نہیں دلایا جائے گا۔
resume-filled-in = آپ کی ای میل کے لنک نے آپ کا کوڈ لکھ دیا ہے۔ ”جاری رکھیں“ چنیں۔
receipt-filled-in = آپ کی ای میل کے لنک نے آپ کا کوڈ لکھ دیا ہے۔ ”جو میں نے بھیجا وہ دکھائیں“ چنیں۔
mail-back-subject-link = آپ کا لنک
mail-back-subject-reminder = آپ کی یاد دہانی
mail-back-subject-receipt = آپ کا لنک
mail-back-link = آپ نے یہ لنک منگوایا تھا۔ یہ آپ کو اس پر واپس لاتا ہے جو آپ نے ابھی نہیں بھیجا:
mail-back-reminder = آپ نے کہا تھا کہ آپ کو ایک بار یاد دلایا جائے۔ جو آپ نے شروع کیا تھا وہ ابھی نہیں بھیجا گیا۔ یہ لنک آپ کو اس پر واپس لاتا ہے:
mail-back-receipt = آپ نے یہ لنک منگوایا تھا۔ یہ آپ کو وہ دکھاتا ہے جو آپ نے بھیجا:
mail-back-until-link = یہ اس وقت تک کام کرتا ہے جب تک آپ بھیج نہ دیں، اور { $when } سے زیادہ نہیں۔
mail-back-until-reminder = آپ { $when } تک بھیج سکتے ہیں۔ اس کے بعد جو نہیں بھیجا گیا وہ مٹا دیا جائے گا۔ ہم دوبارہ نہیں لکھیں گے۔
mail-back-until-receipt = یہ { $when } تک کام کرتا ہے۔
mail-back-yours = جس کے پاس یہ لنک ہو وہ جوابات پڑھ اور بدل سکتا ہے، اس لیے اسے آگے نہ دیں۔ اگر آپ نے یہ پیغام نہیں منگوایا تو کسی نے غلطی سے آپ کا پتہ لکھ دیا ہے: آپ اسے مٹا سکتے ہیں۔

## What can be done with a receipt
sent-reference = اگر آپ ہم سے اس بارے میں پوچھیں تو یہ حوالہ نمبر پڑھ کر سنائیں:
sent-reference-text = اس سے ہمیں صرف یہ پتہ چلتا ہے کہ آپ کی رائے پہنچ گئی۔ اس سے کچھ نہیں کھلتا۔
sent-copy = اپنے بھیجے ہوئے کی نقل دیکھیں اور پرنٹ کریں
sent-mail-title = اپنی نقل کا لنک ای میل سے منگوائیں
sent-mail-text = پیغام میں ایک لنک ہوتا ہے جو آپ کا بھیجا ہوا کھولتا ہے، اور کچھ نہیں۔ ہم پتہ نہیں رکھتے۔
held-corrected = آخری بار { $day } کو بدلا گیا۔
held-print = آپ اس صفحے کو اپنی نقل کے طور پر پرنٹ کر سکتے ہیں۔
held-correct-title = اپنا بھیجا ہوا بدلیں
held-correct-until = آپ سروے بند ہونے تک، یعنی { $when } تک، اپنے جوابات بدل سکتے ہیں۔ جو آپ نے پہلے کہا تھا وہ پھر مٹا دیا جاتا ہے؛ جو اعداد شائع ہو چکے ہیں وہ ویسے ہی رہتے ہیں۔
held-correct-open = آپ سروے بند ہونے تک اپنے جوابات بدل سکتے ہیں۔ جو آپ نے پہلے کہا تھا وہ پھر مٹا دیا جاتا ہے؛ جو اعداد شائع ہو چکے ہیں وہ ویسے ہی رہتے ہیں۔
held-correct = میرے جوابات بدلیں
held-tag = مساوات کے سوالوں کا جواب دیں، یا میرے جواب بدلیں
held-no-correcting = سروے بند ہو چکا ہے، یا یہ آن لائن کے علاوہ کسی اور طریقے سے آیا تھا، اس لیے اسے یہاں نہیں بدلا جا سکتا۔ آپ اسے اب بھی واپس لے سکتے ہیں۔
correct-title = اپنا بھیجا ہوا بدلیں
correct-text = جب تک آپ اپنی تبدیلیاں نہ بھیجیں، آپ کا بھیجا ہوا ویسا ہی رہتا ہے۔
correct-send-title = اپنی تبدیلیاں بھیجیں
correct-send-text = یہ اس کی جگہ لے لیں گی جو آپ نے پہلے بھیجا تھا، اور وہ مٹا دیا جائے گا۔ آپ کی رسید کا کوڈ وہی رہتا ہے۔
correct-send = میری تبدیلیاں بھیجیں
correct-keep = جو میں نے پہلے بھیجا تھا وہی رکھیں
flash-corrected = آپ کی تبدیلیاں پہنچ گئیں۔ آپ کی رسید کا کوڈ وہی ہے۔
flash-kept-as-sent = آپ کا بھیجا ہوا ویسا ہی رہتا ہے۔
became-title = جو آپ نے کہا اس کا کیا بنا
became-read = { $read ->
    [0] جو آپ نے اپنے الفاظ میں لکھا اسے ابھی کسی نے نہیں پڑھا۔
   *[other] { $count ->
        [1] جو آپ نے اپنے الفاظ میں لکھا اسے ایک شخص نے پڑھ لیا ہے۔
       *[other] آپ نے اپنے الفاظ میں جو { $count } باتیں لکھیں ان میں سے { $read } پڑھ لی گئی ہیں۔
    }
}
became-text = آپ کی بات دوسروں کی باتوں کے ساتھ ان موضوعات میں شامل ہے۔ ان کے بارے میں یہ کیا جا رہا ہے:
became-nothing-yet = جن موضوعات میں آپ کے الفاظ شامل ہیں ان کے بارے میں ابھی کچھ شائع نہیں ہوا۔ اسے یہاں دیکھنے کے لیے اپنے کوڈ کے ساتھ واپس آئیں۔
