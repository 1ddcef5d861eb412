# Every text the public can meet, in Welsh. Awaiting a speaker's check.
# The keys are those of ../en/public.ftl. Welsh has six plural forms: zero, one, two, few (3), many (6), other.

## Words used everywhere
back = Yn ôl
continue = Parhau
save = Cadw
change = Newid
change-answer = eich ateb i
or = neu
yes = Ie
no = Na
optional = (dewisol)
not-provided = Heb ei roi
contact = Cysylltu
telephone = Ffôn
programme = Rhaglen
survey = Arolwg
question = Cwestiwn
commitment = Ymrwymiad
new-tab = (yn agor mewn tab newydd)
apart-instead = Yn lle ateb
select-all = Dewiswch bob un sy'n berthnasol
text-limit = Gallwch roi hyd at { $max } nod
count-under-one = Mae gennych %{ "{" }count{ "}" } nod ar ôl
count-under = Mae gennych %{ "{" }count{ "}" } nod ar ôl
count-at = Nid oes gennych nodau ar ôl
count-over-one = Mae gennych %{ "{" }count{ "}" } nod yn ormod
count-over = Mae gennych %{ "{" }count{ "}" } nod yn ormod
skip = Neidio i'r prif gynnwys
menu = Dewislen
language = Iaith
site-nav = Safle
nav-home = Dechrau
nav-you-said = Dywedoch chi, rydym ni'n gwneud
nav-events = Sesiynau galw heibio
nav-receipts = Eich derbynneb
exit = Gadael y dudalen hon
exit-emergency = Argyfwng:
made-up = Dychmygol
made-up-text = Mae'r cyngor hwn, ei bartneriaid a phopeth mae pobl yn ei ddweud yma yn ddychmygol, i ddangos sut mae'r safle'n gweithio.
minutes = { $count ->
    [zero] tua { $count } munud
    [one] tua { $count } funud
    [two] tua { $count } funud
    [few] tua { $count } munud
    [many] tua { $count } munud
   *[other] tua { $count } munud
}
date-long = { $day } { $month } { $year }
date-of-week = { $weekday } { $date }
date-and-time = { $date } am { $time }
moment-to = { $from } tan { $to }
time-am = { $clock }am
time-pm = { $clock }pm
time-noon = hanner dydd
time-midnight = hanner nos
month-1 = Ionawr
month-2 = Chwefror
month-3 = Mawrth
month-4 = Ebrill
month-5 = Mai
month-6 = Mehefin
month-7 = Gorffennaf
month-8 = Awst
month-9 = Medi
month-10 = Hydref
month-11 = Tachwedd
month-12 = Rhagfyr
date-day = Diwrnod
date-month = Mis
date-year = Blwyddyn
pagination = Tudalennau
page-previous = Tudalen flaenorol
page-next = Tudalen nesaf
page-of = Tudalen { $number } o { $of }
flash-title = Wedi'i wneud
error-summary-title = Mae problem
error-prefix = Gwall:
filter = Hidlo
filter-all = Pob un
filter-apply = Defnyddio'r hidlwyr
filter-clear = Clirio'r hidlwyr
filter-remove = Tynnu'r hidlydd:

## Footer
footer-links = Am y safle hwn
footer-help = Cymorth nawr
footer-privacy = Preifatrwydd
footer-cookies = Cwcis
footer-accessibility = Hygyrchedd
footer-staff = Mewngofnodi i staff

## Pages about something that went wrong
error-missing-title = Heb ddod o hyd i'r dudalen
error-missing-text = Os gwnaethoch deipio'r cyfeiriad, gwiriwch ei fod yn gywir. Os gwnaethoch ddilyn dolen, efallai fod yr hyn roedd yn arwain ato wedi symud neu wedi dod i ben.
error-forged-title = Ni allem dderbyn y ffurflen honno
error-forged-text = Efallai fod y dudalen a anfonoch yn hen, neu nad yw eich porwr yn derbyn cwcis. Ewch yn ôl, ail-lwythwch y dudalen a rhowch gynnig arall arni. Mae angen cwcis ar y safle hwn ar gyfer ei ffurflenni, ac nid yw'n eu defnyddio ar gyfer dim byd arall.
error-malformed-title = Ni allem ddarllen hynny
error-malformed-text = Nid yr hyn a anfonodd eich porwr yw'r hyn mae'r ffurflen yn gofyn amdano. Ewch yn ôl a rhowch gynnig arall arni.
error-method-title = Nid yw'r cyfeiriad hwn yn gwneud hynny
error-method-text = Ewch yn ôl a defnyddiwch fotymau'r dudalen.
error-host-title = Safle arall yw hwn
error-host-text = Nid y cyfeiriad a ddefnyddioch yw cyfeiriad y safle hwn.
error-too-large-title = Mae hynny'n fwy nag y gall y dudalen hon ei gymryd
error-too-large-text = Mae'r hyn a deipioch yn eich porwr o hyd: ewch yn ôl, gwnewch ef yn fyrrach a'i anfon eto. Gall atebion hir fod hyd at 10,000 nod.
error-too-many-title = Gormod o gynigion
error-too-many-text = Mae rhywun yn eich cyfeiriad wedi rhoi cynnig ar hyn yn aml iawn. Arhoswch ychydig funudau, ewch yn ôl a rhowch gynnig arall arni: nid oes dim a deipioch wedi'i golli.
error-unavailable-title = Ni allem gadw hynny
error-unavailable-text = Ni all y safle gadw dim ar hyn o bryd. Ewch yn ôl a rhowch gynnig arall arni ymhen munud: mae'r hyn a deipioch yn eich porwr o hyd.
error-internal-title = Aeth rhywbeth o'i le ar ein hochr ni
error-internal-text = Nid eich bai chi yw hyn. Ewch yn ôl a rhowch gynnig arall arni. Os bydd yn digwydd eto, rhowch y rhif isod i ni.
error-id = Rhif:
error-session-gone-title = Nid yw'r amser hwn ar gael mwyach
error-session-gone-text = Cafodd ei ganslo, neu mae wedi dod i ben. Ewch yn ôl i weld beth sydd ar gael nawr.
way-home = Mynd i'r dudalen gychwyn
way-you-said = Gweld beth ddywedodd pobl a beth sy'n cael ei wneud

## Front page and programmes
home-title = Dweud eich dweud, a gweld beth ddaw o hynny
home-text = Atebwch arolwg, dewch i sesiwn galw heibio, a dilynwch beth sy'n cael ei wneud am yr hyn ddywedodd pobl.
home-open = Ar agor nawr
home-open-none = Nid oes arolwg ar agor ar hyn o bryd.
home-events = Sesiynau galw heibio
home-events-none = Nid oes sesiynau galw heibio wedi'u trefnu ar hyn o bryd.
home-changes = Beth sydd wedi newid yn ddiweddar
home-changes-none = Nid oes dim wedi'i gyhoeddi eto.
home-programmes = Rhaglenni
home-programmes-none = Nid oes rhaglenni eto.
programme-surveys = Arolygon
programme-commitments = Gweld beth ddywedodd pobl a beth sy'n cael ei wneud
programme-commitments-none = Nid oes ymrwymiadau wedi'u cyhoeddi eto.
programme-phases = Beth ddigwyddodd pryd
programme-reached = Pwy gafodd eu clywed
programme-assessment = Asesiad o'r effaith ar gydraddoldeb
programme-decision = Penderfyniad
programme-no-decision = Nid oes penderfyniad wedi'i wneud.
programme-source = Ffynhonnell
reach-who = Pwy
reach-how = Sut
reach-people = Pobl
reach-public = Y cyhoedd, pobl sy'n defnyddio gwasanaethau, a gofalwyr
reach-professionals = Gweithwyr proffesiynol
reach-exact = { $count }
reach-about = tua { $count }
reach-at-least = { $count } neu fwy
reach-itemised = Wedi'u rhestru yma: rhwng { $fewest } a { $most } o bobl wahanol, yn dibynnu ar faint ddaeth fwy nag unwaith.
reach-one-itemised = Mae un cyswllt wedi'i restru yma.
reach-none-itemised = Nid oes cysylltiadau wedi'u rhestru yn y detholiad hwn.
reach-claim = Mae'r ffynhonnell hefyd yn rhoi cyfanswm: “{ $who }”, { $people } ({ $how }). Nid yw'r gweddill wedi'i restru yn y detholiad hwn.

## Assessment
assessment-link = Darllen yr asesiad o'r effaith ar gydraddoldeb
assessment-title = Asesiad o'r effaith ar gydraddoldeb, cam { $stage }
assessment-made = Gwnaed ar { $day }
assessment-duty = Mae adran 149(1) o Ddeddf Cydraddoldeb 2010 yn gofyn i gyrff cyhoeddus roi sylw dyledus i'r angen i:
assessment-limb-a = ddileu gwahaniaethu, aflonyddu, erledigaeth ac unrhyw ymddygiad arall a waherddir gan y Ddeddf neu oddi tani
assessment-limb-b = hybu cyfle cyfartal rhwng personau sy'n rhannu nodwedd warchodedig berthnasol a phersonau nad ydynt yn ei rhannu
assessment-limb-c = meithrin perthynas dda rhwng personau sy'n rhannu nodwedd warchodedig berthnasol a phersonau nad ydynt yn ei rhannu
assessment-aims = Beth yw diben y newid
assessment-affected = Pwy sy'n cael eu heffeithio
assessment-rows = Beth mae'n ei olygu i bob grŵp o bobl
assessment-found = Beth a ganfuwyd
assessment-when = Pryd y cafodd ei wneud a'i wirio
assessment-signed = Cymeradwywyd ar { $day }: { $role }, { $body }
assessment-signed-staff = Aelod o'r staff
assessment-signed-elsewhere = Cafodd ei wneud a'i gymeradwyo mewn man arall. Nid yw pwy a'i cymeradwyodd wedi'i nodi yma.
assessment-duty-a = Rhoi diwedd ar wahaniaethu
assessment-duty-b = Cyfle cyfartal
assessment-duty-c = Perthynas dda
assessment-impact = Effaith
assessment-evidence = Ar beth mae'n sefyll
assessment-gap = Beth nad yw'n hysbys
assessment-mitigation = Beth sy'n cael ei wneud am hynny
assessment-not-itemised = Heb ei restru yma
assessment-conclusion = Casgliad
assessment-quotation = Yng ngeiriau'r ffynhonnell
assessment-review = Bydd yn cael ei adolygu ar { $day }.
assessment-review-none = Ni ddywedir pryd y bydd yn cael ei adolygu.
assessment-known = Beth mae hynny'n ei olygu i'r bobl hyn
assessment-limbs = Beth mae'r ddyletswydd yn ei ofyn yma
assessment-severity = Pa mor ddrwg fyddai'r niwed
assessment-likelihood = Pa mor debygol yw'r niwed
assessment-gap-plan = Beth sy'n cael ei wneud i gael gwybod
assessment-justification = Pam mae cyfiawnhad dros niwed sy'n aros
assessment-residual = Yr effaith sydd ar ôl
assessment-risk-none = Os na ddaw'r newid
assessment-risk-partial = Os mai dim ond rhan ohono a ddaw
assessment-risk-delayed = Os daw'n hwyr
assessment-actions = Beth fydd yn cael ei wneud, gan bwy ac erbyn pryd
assessment-action-by = erbyn { $day }
assessment-past = Mae'r diwrnod wedi mynd heibio
assessment-inequalities = Anghydraddoldebau iechyd
assessment-claimed = A oes unrhyw un ar ei golled
assessment-claim = Mae'r asesiad hwn yn dweud nad oes neb ar ei golled oherwydd y newid. Os daw tystiolaeth i'r gwrthwyneb, bydd yn cael ei ystyried eto.
assessment-late-why = Pam y daeth yr asesiad hwn ar ôl y penderfyniad
assessment-review-day = Diwrnod yr adolygiad nesaf
assessment-version = Cam { $stage }, fersiwn { $number }, cyhoeddwyd ar { $day }
assessment-older = Fersiwn hŷn yw hon.
assessment-newer = Darllen yr un ddiweddaraf
assessment-in-review = Mae'r asesiad hwn yn cael ei ystyried eto.
assessment-overdue = Mae'r diwrnod pan oedd yr asesiad hwn i gael ei ystyried eto wedi mynd heibio.
assessment-decided-first = Gwnaed y penderfyniad ar { $day }, cyn i'r asesiad llawn hwn gael ei gymeradwyo. Mae'r gyfraith yn gofyn am sylw dyledus cyn penderfyniad a phan gaiff ei wneud.
assessment-direct = Pam nad oedd golwg gyntaf cyn hyn:
assessment-law = Beth mae'r gyfraith yn ei ofyn
assessment-figures-note = Mae ffigurau'n sefyll fel yr oeddent ar y diwrnod y'u cymerwyd. Maent wedi'u talgrynnu, ac ni ddangosir rhifau bach. Nid yw geiriau a ddyfynnir yn dweud dim am bwy a'u hysgrifennodd.
assessment-changes = Beth newidiodd ers y fersiwn flaenorol
assessment-gone = Tynnwyd allan:
assessment-new = Rhoddwyd i mewn:
assessment-history = Fersiynau
assessment-here = y dudalen hon
assessment-quote-gone = Tynnwyd y geiriau hyn yn ôl gan y sawl a'u hysgrifennodd, neu ni ellir eu dangos mwyach.
assessment-group-care_experience = Pobl a fu mewn gofal
assessment-group-armed_forces = Pobl sy'n gwasanaethu neu a fu'n gwasanaethu yn y lluoedd arfog
assessment-group-deprivation = Pobl sy'n byw mewn ardaloedd difreintiedig
assessment-group-rural = Pobl sy'n byw mewn pentrefi ac yng nghefn gwlad
assessment-group-digital = Pobl nad ydynt ar-lein
assessment-group-inclusion = Pobl sy'n aml yn cael eu gadael allan o ofal iechyd: pobl ddigartref, pobl sy'n ddibynnol ar gyffuriau neu alcohol, ffoaduriaid, Sipsiwn, Roma a Theithwyr, gweithwyr rhyw, pobl sydd mewn cysylltiad â'r system gyfiawnder, dioddefwyr caethwasiaeth fodern
degree-low = Isel
degree-medium = Canolig
degree-high = Uchel
evidence-figure = Ffigur
evidence-theme = Thema
evidence-quote = Ysgrifennodd rhywun
evidence-event = Clywyd mewn digwyddiad
evidence-census = Cyfrifiad
evidence-jsna = Asesiad o anghenion yr ardal
evidence-research = Ymchwil
impact-positive = Cadarnhaol
impact-neutral = Dim gwahaniaeth i'w ddisgwyl
impact-negative = Negyddol
impact-mixed = Cadarnhaol a negyddol
impact-unknown = Ddim yn hysbys eto

## Surveys, for the public
survey-neutral-title = Eich barn
survey-section-title = Adran { $number }
survey-sections = { $count ->
    [zero] { $count } adran
    [one] { $count } adran
    [two] { $count } adran
    [few] { $count } adran
    [many] { $count } adran
   *[other] { $count } adran
}
survey-takes = Mae'n cymryd { $minutes } ac mae ganddo { $sections }
survey-all-optional = Gallwch adael unrhyw gwestiwn heb ei ateb oni bai ei fod yn dweud na allwch
survey-any-language = Gallwch ysgrifennu eich atebion mewn unrhyw iaith
survey-anonymous = Nid ydym yn gofyn am eich enw. Cewch god i weld, newid neu dynnu'n ôl yr hyn a anfonoch
survey-equality-follows = Ar ôl anfon, gallwch ateb rhai cwestiynau cydraddoldeb ({ $minutes }) os dymunwch
survey-start = Dechrau nawr
survey-start-again = Dechrau ymateb newydd
survey-resume = Parhau o'r lle y gwnaethoch stopio
survey-opens = Yn agor ar { $when }
survey-closes = Yn cau ar { $when }
survey-closed-on = Caeodd ar { $when }
survey-not-yet = Gallwch ei ateb o hynny ymlaen. Tan hynny gallwch ddarllen y cwestiynau.
survey-closed = Mae'r arolwg hwn wedi cau. Diolch i bawb a atebodd.
survey-sent-before = Mae rhywbeth wedi'i anfon o'r porwr hwn yn barod.
survey-see-receipt = Gweld y dderbynneb
survey-other-ways = Ffyrdd eraill o gymryd rhan
survey-all-questions = Gweld pob cwestiwn ar un dudalen, i'w darllen neu i'w hargraffu
survey-formats = Gallwch gymryd rhan mewn ffordd arall: mewn print bras, fformat hawdd ei ddeall, sain, Braille neu Iaith Arwyddion Prydain (BSL), mewn iaith arall, ar bapur neu dros y ffôn. Mae am ddim.
survey-also = Gallwch hefyd ateb:
survey-easy = Hawdd ei deall
survey-large-print = Print bras
survey-usual-print = Maint print arferol
survey-undecided = Beth sydd heb ei benderfynu eto
survey-next-steps = Beth sy'n digwydd nesaf
survey-privacy = Eich preifatrwydd
survey-privacy-more = Mwy am breifatrwydd
survey-programme = Beth mae hwn yn rhan ohono
survey-progress = Adran { $number } o { $of }
section-brought = { $count ->
    [one] Mae eich atebion yn dod ag un cwestiwn arall ar y dudalen hon:
    [two] Mae eich atebion yn dod â dau gwestiwn arall ar y dudalen hon:
   *[other] Mae eich atebion yn dod â { $count } o gwestiynau eraill ar y dudalen hon:
}
section-came = { $count ->
    [one] Un cwestiwn arall ar y dudalen hon: { $questions }
    [two] Dau gwestiwn arall ar y dudalen hon: { $questions }
   *[other] { $count } o gwestiynau eraill ar y dudalen hon: { $questions }
}
section-went = { $count ->
    [one] Nid yw un cwestiwn ar y dudalen hon yn cael ei ofyn mwyach.
    [two] Nid yw dau gwestiwn ar y dudalen hon yn cael eu gofyn mwyach.
   *[other] Nid yw { $count } o gwestiynau ar y dudalen hon yn cael eu gofyn mwyach.
}
survey-grace = Mae'r arolwg wedi cau. Gan eich bod wedi dechrau mewn pryd, gallwch anfon eich atebion o hyd yn ystod y ddwy awr nesaf.
survey-other-label = Dywedwch wrthym
check-title = Gwiriwch eich atebion cyn anfon eich barn
check-gone = Nid yw atebion a roesoch yn gynharach yma mwyach. Gwiriwch beth sydd ar goll, ac atebwch eto yr hyn rydych am ei ddweud.
check-send-title = Anfon eich barn
check-send-text = Wedyn cewch god. Gydag ef gallwch weld yr hyn a anfonoch, ei newid nes i'r arolwg gau, neu ei dynnu'n ôl.
check-send = Anfon eich barn
sent-title = Diolch. Mae eich barn wedi cyrraedd
sent-code = Cod eich derbynneb
sent-received = Derbyniwyd ar { $day }.
sent-keep-code = Cadwch y cod: ysgrifennwch ef neu argraffwch y dudalen hon. Gall pwy bynnag sydd â'r cod weld yr hyn a anfonoch, ei newid nes i'r arolwg gau, a'i dynnu'n ôl. Ni allwn ddod o hyd iddo i chi.
sent-withdraw-by = Gallwch dynnu'n ôl tan { $day }; ar ôl hynny ni all neb ddweud mwyach pa atebion yw eich rhai chi.
sent-equality = Ateb y cwestiynau cydraddoldeb, neu newid eich atebion iddynt
sent-next = Beth sy'n digwydd nesaf
sent-closes = Mae'r arolwg yn cau ar { $day }.
sent-events = Dewch i sesiwn galw heibio
sent-shared-device = Os yw eraill yn defnyddio'r ddyfais hon, caewch y porwr ar ôl nodi'r cod.
receipt-title = Gweld, newid neu dynnu'n ôl yr hyn a anfonoch
receipt-text = Cawsoch god derbynneb pan anfonoch eich barn.
receipt-label = Cod derbynneb
receipt-hint = Er enghraifft, 7TX3V-0QK5M-A9C2H-ZZ41B-R8N6W-4
receipt-show = Dangos yr hyn a anfonais
held-title = Yr hyn a anfonoch
held-equality = Os gwnaethoch ateb cwestiynau cydraddoldeb, cedwir yr atebion hynny ar wahân ac nid ydynt i'w gweld yma. Mae tynnu'n ôl yn eu dileu hwythau hefyd.
held-stop-title = Eich atebion cydraddoldeb
held-stop-text = Gallwch eu dileu ar unwaith a gadael popeth arall fel y mae. Mae ffigurau a gyhoeddwyd o'r blaen yn aros fel y maent; bydd y rhai nesaf hebddynt.
held-stop = Dileu fy atebion cydraddoldeb
held-stopped-title = Wedi'i wneud
held-stopped = Mae eich atebion cydraddoldeb wedi'u dileu, os rhoesoch rai.
held-withdraw = Tynnu'n ôl yr hyn a anfonais
held-withdraw-intro = Caiff eich atebion, eich geiriau a'ch atebion cydraddoldeb eu dileu ar unwaith. Mae ffigurau a gyhoeddwyd o'r blaen yn aros fel y maent; bydd y rhai nesaf hebddoch chi.
held-withdraw-title = Ydych chi am dynnu'n ôl yr hyn a anfonoch?
held-withdraw-text = Ni ellir ei adfer. Gallwch ateb eto tra bydd yr arolwg ar agor.
held-withdraw-yes = Ydw, tynnwch ef yn ôl
held-withdraw-no = Nac ydw, cadwch ef
withdrawn-title = Wedi'i dynnu'n ôl
withdrawn-text = Mae eich atebion, eich geiriau a'ch atebion cydraddoldeb wedi'u dileu.
withdrawn-before = Nid oes dim gyda'r cod hwn mwyach.
equality-title = Cwestiynau cydraddoldeb
equality-received = Mae eich barn gennym ni'n barod.
equality-why = Rydym yn gofyn y cwestiynau hyn i ddarganfod a ydym yn clywed gan bawb, ac a yw pobl mewn sefyllfaoedd gwahanol yn gweld pethau'n wahanol.
equality-how = Cedwir eich atebion ar wahân i'r hyn a ddywedoch wrthym. Fel ffigurau am grwpiau y cânt eu dangos, byth am un person. Gall adolygydd hefyd ddarllen yr hyn a ysgrifennodd grŵp o ddeg o bobl neu fwy, heb enwau.
equality-optional = Mae'r cwestiynau hyn yn ddewisol. Ni fydd eich atebion yn effeithio ar sut y caiff eich barn ei thrin.
equality-gate-question = Ydych chi am ateb y cwestiynau cydraddoldeb?
equality-gate-yes = Ydw, ateb y cwestiynau cydraddoldeb ({ $minutes })
equality-gate-no = Nac ydw, hepgor y cwestiynau cydraddoldeb
equality-stop = Stopio yma; cedwir yr hyn a ateboch hyd yma
equality-sex-and-gender = Rhyw a hunaniaeth rhywedd
equality-background = Pa un o'r rhain sy'n disgrifio eich cefndir orau? ({ $group })
equality-if-sixteen = Mae'r cwestiwn hwn yn wirfoddol. Atebwch ef os ydych yn 16 oed neu'n hŷn

## Kinds of questions
address-apart = Cedwir eich cyfeiriad e-bost ar wahân i'ch atebion, os rhoesoch un. Mae'r ddolen ym mhob e-bost gennym yn ei ddileu.
address-help = Rydym yn cadw eich cyfeiriad ar wahân i'ch atebion. Dim ond i ysgrifennu atoch am yr arolwg hwn y byddwn yn ei ddefnyddio, ac rydym yn ei ddileu o fewn 25 mis i'r arolwg gau. Mae dolen ym mhob e-bost sy'n ei ddileu ar unwaith.
file-help = Un ffeil: PDF, JPEG neu PNG, 5 MB ar y mwyaf. Rydym yn tynnu o luniau ble a phryd y cawsant eu tynnu. Y tîm sy'n ei darllen; nid oes neb arall yn ei gweld.
file-added = Rydych wedi ychwanegu:
file-remove = Tynnu'r ffeil hon
file-instead = I'w disodli, dewiswch ffeil arall.
file-large-soon = Mae'r ffeil hon yn fwy na 5 MB. Dewiswch un lai, neu tynnwch y llun eto mewn maint llai.
file-named = { $name } ({ $kind })
file-kind-pdf = Dogfen (PDF), { $kilobytes } KB
file-kind-jpeg = Llun (JPEG), { $kilobytes } KB
file-kind-png = Llun (PNG), { $kilobytes } KB
answer-of-row = { $statement }: { $answer }
district-help = Dim ond yr hanner cyntaf rydym yn ei gadw, fel BA1.
leave-done-text = Roedd yn cael ei gadw ar wahân i'ch atebion, sy'n aros fel yr anfonoch nhw. Ni fydd neb yn ysgrifennu atoch am yr arolwg hwn mwyach.
leave-done-title = Mae eich cyfeiriad e-bost wedi'i ddileu
leave-text = Dim ond i ysgrifennu atoch am yr arolwg a ateboch rydym yn ei gadw. Cedwir eich atebion ar wahân iddo ac maent yn aros fel yr anfonoch nhw.
leave-title = Dileu eich cyfeiriad e-bost
leave-yes = Dileu fy nghyfeiriad e-bost
paper-district = Mae'r hanner cyntaf yn ddigon, fel BA1.
paper-file = Os ydych am ddangos rhywbeth inni, rhowch gopi papur neu lun ynghlwm wrth y ffurflen hon. Ysgrifennwch rif eich ffurflen arno os oes un.
paper-file-enclosed = Rwyf wedi atodi rhywbeth
paper-matrix = Rhowch groes mewn un blwch ym mhob rhes
paper-ranking = Ysgrifennwch 1 wrth ymyl yr hyn sydd bwysicaf i chi, yna 2 ac yn y blaen, hyd at { $places }
question-settled = Mae hyn wedi'i benderfynu, ac ni all eich ateb ei newid.
ranking-down = Symud i lawr: { $option }
ranking-help = Teipiwch 1 wrth ymyl yr un y byddech yn ei roi gyntaf, 2 wrth ymyl y nesaf, ac yn y blaen. Gadewch y lleill yn wag.
ranking-placed = { $option }: lle { $place } o { $of }
ranking-unplaced = { $option }: dim lle
ranking-up = Symud i fyny: { $option }
problem-date-format = Rhowch ddyddiad go iawn ar gyfer “{ $question }”, fel 27 3 2019
problem-date-too-early = Rhaid i'r dyddiad ar gyfer “{ $question }” fod yn { $from } neu'n hwyrach
problem-date-too-late = Rhaid i'r dyddiad ar gyfer “{ $question }” fod yn { $to } neu'n gynharach
problem-district-format = Rhowch god post neu ei hanner cyntaf ar gyfer “{ $question }”, fel BA1
problem-ranking-missing = Rhowch o leiaf un ateb yn ei drefn ar gyfer “{ $question }”
problem-ranking-place = Rhowch rifau cyfan o 1 i { $most } ar gyfer “{ $question }”
problem-ranking-twice = Rhowch bob lle unwaith: mae { $place } yno ddwywaith
problem-row-missing = Dewiswch ateb ar gyfer “{ $row }”

## Paper
paper-title = Ffurflen bapur
paper-back = Yn ôl i'r arolwg
paper-standard = Print safonol
paper-large = Print bras
paper-closes = Dychwelwch y ffurflen hon erbyn { $day }.
paper-how = Sut i lenwi'r ffurflen hon
paper-how-pen = Defnyddiwch ysgrifbin du a rhowch groes yn y blwch.
paper-how-wrong = Os rhowch groes yn y blwch anghywir, llenwch ef yn llwyr a rhowch groes yn yr un cywir.
paper-how-skip = Gadewch allan beth bynnag nad ydych am ei ateb.
paper-how-online = Gallwch hefyd ateb ar-lein: { $address }
paper-return = I ble i'w hanfon, a chymorth
paper-section = Adran { $number }:
paper-single = Rhowch groes mewn un blwch
paper-several = Rhowch groes ym mhob un sy'n berthnasol
route-section = Atebwch yr adran hon dim ond os { $condition }.
route-question = Atebwch dim ond os { $condition }.
route-is = ateboch { $options } i gwestiwn { $number }
route-is-not = na wnaethoch ateb { $options } i gwestiwn { $number }
route-chose = dewisoch { $options } yng nghwestiwn { $number }
route-chose-none = na wnaethoch ddewis { $options } yng nghwestiwn { $number }
route-said = dewisoch { $options } ar gyfer gosodiad yng nghwestiwn { $number }
route-said-none = na wnaethoch ddewis { $options } ar gyfer unrhyw osodiad yng nghwestiwn { $number }
route-row = dewisoch { $options } ar gyfer “{ $words }” yng nghwestiwn { $number }
route-row-not = na wnaethoch ddewis { $options } ar gyfer “{ $words }” yng nghwestiwn { $number }
route-first = rhoesoch { $options } yn gyntaf yng nghwestiwn { $number }
route-first-not = na wnaethoch roi { $options } yn gyntaf yng nghwestiwn { $number }
route-firsts = rhoesoch { $options } ymhlith y { $words } cyntaf yng nghwestiwn { $number }
route-firsts-not = na wnaethoch roi { $options } ymhlith y { $words } cyntaf yng nghwestiwn { $number }
route-ranked = rhoesoch le i { $options } yng nghwestiwn { $number }
route-ranked-none = na wnaethoch roi lle i { $options } yng nghwestiwn { $number }
route-answered = ateboch gwestiwn { $number }
route-left-out = gadawsoch gwestiwn { $number } heb ei ateb
route-exactly = rhoesoch y rhif { $from } yng nghwestiwn { $number }
route-not-exactly = na wnaethoch roi'r rhif { $from } yng nghwestiwn { $number }
route-between = rhoesoch rif o { $from } i { $to } yng nghwestiwn { $number }
route-not-between = na wnaethoch roi rhif o { $from } i { $to } yng nghwestiwn { $number }
route-at-least = rhoesoch { $from } neu fwy yng nghwestiwn { $number }
route-not-at-least = na wnaethoch roi { $from } neu fwy yng nghwestiwn { $number }
route-at-most = rhoesoch { $to } neu lai yng nghwestiwn { $number }
route-not-at-most = na wnaethoch roi { $to } neu lai yng nghwestiwn { $number }
route-contains = ysgrifenasoch “{ $words }” yng nghwestiwn { $number }
route-not-contains = na wnaethoch ysgrifennu “{ $words }” yng nghwestiwn { $number }
route-days-exactly = rhoesoch y dyddiad { $from } yng nghwestiwn { $number }
route-not-days-exactly = na wnaethoch roi'r dyddiad { $from } yng nghwestiwn { $number }
route-days-between = rhoesoch ddyddiad o { $from } i { $to } yng nghwestiwn { $number }
route-not-days-between = na wnaethoch roi dyddiad o { $from } i { $to } yng nghwestiwn { $number }
route-days-from = rhoesoch y dyddiad { $from } neu un hwyrach yng nghwestiwn { $number }
route-not-days-from = na wnaethoch roi'r dyddiad { $from } neu un hwyrach yng nghwestiwn { $number }
route-days-to = rhoesoch y dyddiad { $to } neu un cynharach yng nghwestiwn { $number }
route-not-days-to = na wnaethoch roi'r dyddiad { $to } neu un cynharach yng nghwestiwn { $number }
route-nobody = Nid oes angen i chi ateb hwn.
list-more = { $list }, { $next }
list-and = { $list } ac { $last }
list-or = { $list } neu { $last }
list-more-apart = { $list }; { $next }
list-and-apart = { $list }, ac { $last }
list-or-apart = { $list }, neu { $last }
group-either = naill ai { $list }
group-both = y ddau: { $list }
group-all = hyn i gyd: { $list }
group-brackets = ({ $list })
quoted = “{ $text }”

## Drop-ins
events-title = Sesiynau galw heibio
events-text = Dewch i siarad. Mae lleoedd am ddim; dywedwch wrthym beth sydd ei angen arnoch, a dewch â rhywun os dymunwch.
event-when = Pryd
event-where = Ble
event-access = Mynediad
event-called-off = Wedi'i ganslo
event-over = Wedi dod i ben
event-no-sessions = Nid oes amseroedd wedi'u trefnu.
event-places-left = { $count ->
    [zero] { $count } lle ar ôl
    [one] { $count } lle ar ôl
    [two] { $count } le ar ôl
    [few] { $count } lle ar ôl
    [many] { $count } lle ar ôl
   *[other] { $count } lle ar ôl
}
event-full = { $waiting ->
    [zero] Llawn. Gallwch ymuno â'r rhestr aros
    [one] Llawn, { $waiting } person ar y rhestr aros
    [two] Llawn, { $waiting } berson ar y rhestr aros
    [few] Llawn, { $waiting } pherson ar y rhestr aros
    [many] Llawn, { $waiting } pherson ar y rhestr aros
   *[other] Llawn, { $waiting } o bobl ar y rhestr aros
}
event-sign-up = Gofyn am le
event-ics = Ychwanegu at eich calendr
event-sign-up-title = Gofyn am le
event-which = Pa amser?
event-name = Enw
event-reach = Sut gallwn ni gysylltu â chi?
event-reach-text = Rhowch gyfeiriad e-bost neu rif ffôn.
event-email = Cyfeiriad e-bost
event-phone = Rhif ffôn
event-companion-question = A oes rhywun yn dod gyda chi?
event-alone = Nac oes, rwy'n dod ar fy mhen fy hun
event-companion = Oes, un person (gofalwr, ffrind, cefnogwr)
event-needs = Beth sydd ei angen arnoch?
event-needs-hint = Dewiswch bob un sy'n berthnasol. Byddwn yn dweud wrthych os na allwn ei ddarparu
event-needs-more = Unrhyw beth arall y dylem ei wybod
event-privacy = Dim ond ar gyfer y sesiwn galw heibio y byddwn yn defnyddio hyn. Rydym yn ei gadw dan sêl, ac yn ei ddileu 30 diwrnod wedyn.
event-ask = Gofyn am le
event-asked-title = Edrychwch ar eich e-bost
event-asked-text = Rydym wedi anfon neges i'r cyfeiriad a roesoch. Mae'n dweud a oes gennych le neu ble rydych chi ar y rhestr aros, ac mae ynddi ddolen i'ch tudalen eich hun, lle gallwch roi'r lle yn ôl.
event-asked-nothing = Os na ddaw dim, gwiriwch y cyfeiriad neu gofynnwch: { $contact }
need-step-free = Mynediad heb risiau
need-bsl = Dehonglydd Iaith Arwyddion Prydain
need-hearing-loop = Dolen glyw
need-large-print = Print bras
need-quiet = Lle tawel
need-interpreter = Cyfieithydd ar gyfer iaith arall
place-title = Eich lle
place-held = Mae gennych le
place-waiting = Rydych ar y rhestr aros
place-cancelled = Nid ydych ar restr y sesiwn galw heibio hon mwyach
place-called_off = Cafodd y sesiwn galw heibio hon ei chanslo
place-over = Mae'r sesiwn galw heibio hon wedi dod i ben
place-queue = Rhestr aros
place-position = Rydych yn rhif { $position } ar y rhestr aros. Byddwn yn dweud wrthych pan ddaw lle'n rhydd.
place-companion = Gyda chydymaith
place-give-back-title = Methu dod?
place-give-back-text = Rhowch y lle yn ôl, fel y gall rhywun arall ei gael.
place-give-back = Rhoi fy lle yn ôl
place-leave-title = Ddim eisiau aros mwyach?
place-leave-text = Gadewch y rhestr aros, fel y gall eraill symud i fyny.
place-leave = Gadael y rhestr aros
mail-hello = Helo { $name },
mail-place-subject-held = Mae gennych le
mail-place-subject-waiting = Rydych ar y rhestr aros
mail-place-subject-moved_up = Mae gennych le nawr
mail-place-subject-again = Eich lle
mail-place-subject-given_back = Mae eich lle wedi'i roi'n ôl
mail-place-subject-called_off = Wedi'i ganslo
mail-place-held = Mae gennych le.
mail-place-waiting = Mae pob lle wedi'i gymryd. Rydych ar y rhestr aros, a byddwn yn ysgrifennu atoch pan ddaw lle'n rhydd.
mail-place-moved_up = Mae lle wedi dod yn rhydd, a chi biau ef.
mail-place-again = Gwnaethoch ofyn am le eto. Roeddech wedi gofyn o'r blaen; dyma sut mae pethau.
mail-place-given_back = Rydych wedi rhoi eich lle yn ôl. Diolch am roi gwybod i ni.
mail-place-called_off = Mae'n ddrwg gennym: cafodd y sesiwn galw heibio hon ei chanslo.
mail-place-reason = Y rheswm:
mail-place-companion = Mae lle i'ch cydymaith hefyd.
mail-place-needs = Dywedoch wrthym fod angen:
mail-place-link = Ar eich tudalen eich hun gallwch weld eich lle neu ei roi'n ôl. Peidiwch â rhannu'r ddolen:
mail-place-subject-changed = Mae sesiwn galw heibio wedi newid
mail-place-changed = Mae rhywbeth am y sesiwn galw heibio y gwnaethoch ofyn am ddod iddi wedi newid. Mae eich lle yn aros fel yr oedd. Os na allwch ddod nawr, rhowch ef yn ôl ar eich tudalen eich hun.
mail-place-before = Cynt:
mail-place-now = Nawr:
place-fact-when = Pryd
place-fact-title = Enw'r sesiwn
place-fact-summary = Beth i'w ddisgwyl
place-fact-venue = Lleoliad
place-fact-address = Sut i ddod o hyd iddo
place-fact-access = Mynediad
place-fact-contact = Pwy i ofyn

## You said, we are doing
you-said-title = Dywedoch chi, rydym ni'n gwneud
you-said-text = Beth ddywedodd pobl wrthym, a beth sy'n cael ei wneud am hynny, neu pam nad yw'n cael ei wneud.
you-said = Dywedoch chi
we-are-doing = Rydym ni'n gwneud
why-not = Pam nad ydym yn gwneud hyn
tracker-count = { $count ->
    [zero] { $count } ymrwymiad
    [one] { $count } ymrwymiad
    [two] { $count } ymrwymiad
    [few] { $count } ymrwymiad
    [many] { $count } ymrwymiad
   *[other] { $count } ymrwymiad
}
tracker-none = Nid oes ymrwymiadau i'w dangos.
tracker-status = Statws
tracker-late = Hwyr
tracker-owner = Sefydliad
tracker-owners = Cyfrifoldeb
tracker-accountable = (atebol)
tracker-due = I'w wneud erbyn
tracker-due-none = Dim dyddiad wedi'i nodi
tracker-theme = Thema
tracker-changed = Newidiwyd ddiwethaf
tracker-history = Beth ddigwyddodd pryd
status-not_stated = Heb ei nodi
status-exploring = Yn ystyried
status-not_started = Heb ddechrau
status-on_track = Ar y trywydd iawn
status-delayed = Wedi'i ohirio
status-done = Wedi'i wneud
status-not_doing = Ddim yn ei wneud

## What people said, question by question
told-title = Beth ddywedodd pobl
told-themes = Themâu
told-link = Beth ddywedodd pobl
told-link-theme = Beth ddywedodd pobl am hyn
told-others = Cwestiynau eraill yr arolwg hwn
told-list-text = Ar gyfer pob cwestiwn: y themâu yn yr hyn a ysgrifennodd pobl, faint a'i dywedodd, a beth sy'n cael ei wneud am hynny.
told-published = Cyhoeddwyd ar { $day }.
told-question-gone = Cwestiwn nad yw'n cael ei ofyn bellach
told-no-figures = Nid oes ffigurau wedi'u rhyddhau eto.
told-figures = Ffigurau ar { $day }. Pobl a ysgrifennodd ateb: { $count }.
told-legend = Mae rhifau wedi'u talgrynnu i'r 5 agosaf. Ystyr [c] yw bod rhif wedi'i guddio i ddiogelu pobl.
told-several = Gall un person ddweud sawl peth, felly gall rhifau'r themâu gyda'i gilydd fod yn fwy na nifer y bobl.
told-people = Pobl a ddywedodd hyn: { $count }
told-not-counted = Pobl a ddywedodd hyn: heb eu cyfrif eto
told-not = Nid yw'n cynnwys:
told-answer = Ein hateb
told-how = Sut y daeth y themâu i fod
told-read-all = Darllenodd person bob ateb.
told-read-part = Darllenodd pobl { $percent }% o'r atebion.
told-machine = Cynigiodd rhaglen gyfrifiadurol ar ein cyfrifiaduron ein hunain grwpiau o atebion tebyg. Pobl a benderfynodd pa themâu sydd.
told-by-people = Daeth pobl o hyd i'r themâu heb raglen gyfrifiadurol.
told-sorted = Rhoddodd y rhaglen rai atebion dan thema heb iddynt gael eu gwirio fesul un.
told-agreement-reliable = Trefnodd dau berson rai o'r un atebion, y naill heb weld gwaith y llall ({ $count }). Roeddent yn cytuno'n dda.
told-agreement-tentative = Trefnodd dau berson rai o'r un atebion, y naill heb weld gwaith y llall ({ $count }). Roeddent yn cytuno'n weddol dda. Darllenwch y rhifau gyda pheth gofal.
told-agreement-low = Trefnodd dau berson rai o'r un atebion, y naill heb weld gwaith y llall ({ $count }). Roeddent yn cytuno llai nag y gofynnir amdano fel arfer. Darllenwch y rhifau gyda gofal mawr.
told-agreement-none = Nid ydym wedi mesur i ba raddau y byddai dau berson yn cytuno am y themâu.
told-campaigns = Roedd rhai atebion yr un testun, neu bron yr un. Grwpiau o destunau o'r fath: { $groups }. Atebion ynddynt: { $comments }. Pwyntiau gwahanol a wnânt: { $points }. Mae pob ateb yn cael ei gyfrif.
told-bodies = Darllenwyd deisebau ac atebion ffurfiol sefydliadau gyda phob ateb arall. Nid ydynt yn cael eu cyfrif ymhlith pobl.

## Staff
role-administrator = Gweinyddwr
role-officer = Swyddog ymgysylltu
role-champion = Hyrwyddwr Cymunedol
role-reviewer = Adolygydd cydraddoldeb
role-owner = Perchennog
role-safeguarding = Arweinydd diogelu

## Messages after something was done
flash-place-given-back = Nid ydych ar restr y sesiwn galw heibio hon mwyach.

## What is wrong with something typed
problem-form-incomplete = Llenwch y ffurflen
problem-missing = Rhowch { $what }
problem-too-long = Gwnewch { $what } yn { $max } nod neu lai
problem-name-missing = Rhowch eich enw
problem-email-missing = Rhowch gyfeiriad e-bost
problem-email-format = Rhowch gyfeiriad e-bost yn y fformat cywir, fel name@example.org
problem-phone-missing = Rhowch rif ffôn
problem-phone-format = Rhowch rif ffôn, fel 07700 900123
problem-contact-missing = Rhowch gyfeiriad e-bost neu rif ffôn
problem-choice-missing = Dewiswch ateb i “{ $question }”
problem-answer-missing = Rhowch ateb i “{ $question }”
problem-file-large = Mae'r ffeil ar gyfer “{ $question }” yn fwy na 5 MB. Dewiswch un lai. Mae eich atebion eraill ar y dudalen hon yma o hyd
problem-file-empty = Mae'r ffeil ar gyfer “{ $question }” yn wag. Dewiswch un arall
problem-file-kind = Rhaid i'r ffeil ar gyfer “{ $question }” fod yn PDF, JPEG neu PNG. Nid yw newid ei henw yn ddigon: cadwch hi fel un ohonynt
problem-file-damaged = Mae'r llun ar gyfer “{ $question }” wedi'i ddifrodi neu'n anghyflawn. Agorwch ef i weld a yw'n gyfan, a dewiswch ef eto
problem-file-elsewhere = Newidiwyd y ffeil ar gyfer “{ $question }” ar ddyfais arall ers ichi agor y dudalen hon. Edrychwch beth sydd yno nawr, a dewiswch eich un chi eto os dylai ei disodli
problem-file-too-many = Mae gormod o ffeiliau yn dod o'r lle rydych chi. Ewch ymlaen heb y ffeil ar gyfer “{ $question }”, neu rhowch gynnig arall arni ymhen awr. Mae eich atebion eraill ar y dudalen hon yma o hyd
problem-not-an-option = Dewiswch un o'r atebion a gynigir
problem-choice-or-none = Dewiswch atebion, neu dewiswch “{ $option }” yn unig
problem-choice-too-few = Dewiswch o leiaf { $min } ateb i “{ $question }”
problem-choice-too-many = Dewiswch ddim mwy na { $max } ateb i “{ $question }”
problem-number-format = Rhowch rif cyfan ar gyfer “{ $question }”, fel 12
problem-number-too-small = Rhowch { $min } neu fwy ar gyfer “{ $question }”
problem-number-too-large = Rhowch { $max } neu lai ar gyfer “{ $question }”
problem-answer-or-apart = Atebwch y cwestiwn, neu diciwch “{ $option }”, nid y ddau
problem-apart-twice = Ticiwch un yn unig o’r blychau o dan yr ateb
problem-answer-too-long = Gwnewch eich ateb yn { $max } nod neu lai
problem-nothing-answered = Atebwch o leiaf un cwestiwn cyn anfon eich barn
problem-equality-gate = Dewiswch ydw os ydych am ateb y cwestiynau cydraddoldeb
problem-receipt-missing = Rhowch eich cod derbynneb
problem-receipt-unknown = Ni allwn ddod o hyd i'r cod hwnnw. Gwiriwch ef a rhowch gynnig arall arni
problem-day-format = Rhowch ddyddiad go iawn, fel 27 3 2027
problem-day-future = Rhowch ddyddiad nad yw yn y dyfodol
problem-session-missing = Dewiswch amser

## Names of fields, as they stand in problems
field-name = yr enw
field-needs = beth sydd ei angen arnoch

## Follow one concern
follow-title = Dilyn un pryder
follow-text = Chwe cham byr drwy ymgynghoriad dychmygol: o'r hyn ddywedodd rhywun i'r hyn a wnaed am hynny, ac ar bwy mae'n effeithio.
follow-link = Dechrau
follow-staff = Tudalen staff yw'r cam hwn. Mewngofnodwch gyda manylion y demo ar gyfer { $role }; mae'r sawl a ddechreuodd y safle hwn yn eu cael yn data/demo-sign-ins.txt.
follow-1-title = 1. Yr hanes hyd yma
follow-1 = Mae rhaglen yn dweud beth yw ei diben, beth sydd heb ei benderfynu eto, a phwy gafodd eu clywed.
follow-1-link = Agor y rhaglen
follow-2-title = 2. Ateb
follow-2 = Mae unrhyw un yn ateb ar ffôn, heb gyfrif, ac yn mynd â derbynneb adref.
follow-2-link = Agor yr arolwg
follow-3-title = 3. Papur
follow-3 = Mae Hyrwyddwr Cymunedol yn teipio'r ffurflenni a ddaeth ar bapur, yn ôl y rhifau sydd wedi'u hargraffu wrth ymyl y blychau.
follow-3-link = Agor y ddesg bapur
follow-4-title = 4. Y thema
follow-4 = Caiff sylwadau eu grwpio ar beiriant y cyngor ei hun; mae swyddog yn eu darllen, yn enwi'r themâu ac yn penderfynu.
follow-4-link = Agor y themâu
follow-5-title = 5. Yr addewid
follow-5 = Caiff pob thema ei hateb yn gyhoeddus: beth sy'n cael ei wneud, gan bwy ac erbyn pryd, neu pam nad yw.
follow-5-link = Agor y traciwr
follow-6-title = 6. Ar bwy mae'n effeithio
follow-6 = Mae adolygydd yn gweld pwy ddywedodd hynny, yn ôl nodwedd warchodedig, ac ni all byth adnabod neb.
follow-6-link = Agor y ffigurau cydraddoldeb

## Help, privacy, cookies, accessibility
help-title = Cymorth nawr
help-now = Os oes angen cymorth arnoch nawr
help-not-monitored = Nid oes neb yn gwylio'r wefan hon ddydd a nos, felly peidiwch â'i defnyddio i ofyn am gymorth brys. Os oes angen help arnoch nawr:
help-site-title = Cymorth gyda'r safle hwn
help-site = Mae pob arolwg a phob sesiwn galw heibio yn enwi tîm y gallwch ofyn iddo.
help-translation-title = Iaith arall
help-translation = Nid yw rhai geiriau ar y wefan hon yn eich iaith chi eto. I ofyn am gyfieithiad, ysgrifennwch at y tîm a enwir ar yr arolwg neu'r sesiwn galw heibio, neu ffoniwch nhw. Dywedwch wrthynt pa dudalen rydych am ei darllen, ac ym mha iaith. Nid yw'n costio dim. Cewch ysgrifennu atynt yn eich iaith eich hun.
privacy-title = Preifatrwydd
privacy-intro = Mae'r safle hwn yn gofyn barn pobl ac yn dangos beth ddaw ohoni. Mae'r dudalen hon yn dweud beth sy'n cael ei gadw ac am ba hyd. Mae pob arolwg yn dweud pwy sy'n gofyn, pam mae'r gyfraith yn caniatáu hynny a phwy i ofyn iddynt amdano.
privacy-what-title = Beth rydym yn ei gadw
privacy-what = Eich atebion a'r diwrnod y daethant i mewn. Nid yr amser o'r dydd.
privacy-not-title = Beth nad ydym yn ei gadw
privacy-not = Eich enw, eich cyfeiriad ar y rhyngrwyd, eich porwr, eich dyfais. Nid oes tracio na chod unrhyw gwmni arall ar unrhyw dudalen.
privacy-equality-title = Cwestiynau cydraddoldeb
privacy-equality = Maent yn ddewisol. Caiff yr atebion eu hamgryptio a'u cadw ar wahân i'r hyn a ddywedoch. Cânt eu cyfrif ar gyfer grwpiau o bobl. Gall adolygydd cydraddoldeb hefyd ddarllen yr hyn a ysgrifennodd grŵp o ddeg o bobl neu fwy, heb enwau a heb unrhyw beth arall amdanynt; cofnodir beth a ddarllenwyd ac i ba ddiben. Ni ellir byth eu defnyddio ar gyfer penderfyniad amdanoch chi. Dywedwch wrthym yn ysgrifenedig a byddwn yn rhoi'r gorau i'w defnyddio.
privacy-equality-ends = Caiff geiriau a ysgrifennwch wrth ymyl ateb yno eu dileu 28 diwrnod ar ôl i'r arolwg gau. Flwyddyn ar ôl iddo gau dinistrir yr allwedd a allai ddweud pa rai o'r atebion hyn yw eich rhai chi. Gyda'ch cod derbynneb gallwch eu dileu i gyd ar unwaith.
privacy-free-text-title = Beth rydych yn ei ysgrifennu yn eich geiriau eich hun
privacy-free-text = Mae swyddogion yn ei ddarllen. Mae enwau, rhifau a chyfeiriadau y mae'r wefan yn dod o hyd iddynt ynddo wedi'u cuddio rhagddynt; cofnodir pwy sy'n eu hagor ac i ba ddiben. Ni chaiff byth ei gyhoeddi fel y mae: gellir dyfynnu ychydig eiriau pan fydd rhywun wedi gwirio nad ydynt yn dweud pwy yw neb. Peidiwch ag ysgrifennu enwau nac unrhyw beth sy'n dweud pwy yw rhywun.
check-leave-empty = Gadewch y blwch hwn yn wag
privacy-safety-title = Os yw eich geiriau'n dweud bod rhywun mewn perygl
privacy-safety = Mae'r safle'n chwilio am eiriau o'r fath yn yr hyn a anfonwch, yn dangos i chi bwy i'w ffonio, ac yn rhoi'r atebion gerbron rhywun sydd wedi'i hyfforddi ar gyfer hyn. Cofnodir pwy sy'n eu hagor. Ni all neb ganfod ohonynt pwy ydych chi.
privacy-figures-title = Ffigurau
privacy-figures = Caiff ffigurau a gyhoeddir eu talgrynnu, a chaiff rhifau bach eu cuddio, fel na ellir adnabod neb. Dim ond pan fydd o leiaf ddeg yn fwy o bobl wedi ateb, neu pan fydd arolwg yn cau, y byddant yn newid.
privacy-withdraw-title = Newid eich meddwl
privacy-withdraw = Gyda'ch cod derbynneb gallwch weld yr hyn a anfonoch a'i newid nes i'r arolwg gau; caiff yr hyn a ddywedoch o'r blaen ei ddileu wedyn. Gallwch ei dynnu'n ôl hyd at 28 diwrnod ar ôl i'r arolwg gau. Caiff ei ddileu ar unwaith. Mae ffigurau a gyhoeddwyd o'r blaen yn aros fel y maent. Ar ôl 28 diwrnod caiff y dderbynneb ei hanghofio, ac ni all neb ddweud mwyach pa atebion yw eich rhai chi.
privacy-long-title = Atebion heb eu gorffen
privacy-long = Cânt eu hamgryptio a'u dileu ar ôl 30 diwrnod. Os gofynnwch am ddolen drwy e-bost, defnyddir eich cyfeiriad ar gyfer y neges honno ac ni chaiff ei gadw. Os gofynnwch hefyd am nodyn atgoffa, cedwir y cyfeiriad wedi'i amgryptio, ar wahân i'ch atebion, nes i'r nodyn fynd neu nes i'r atebion gael eu hanfon neu eu dileu.
privacy-address-title = Os gadewch gyfeiriad e-bost gyda'ch atebion
privacy-address = Caiff ei amgryptio a'i gadw ar wahân i'ch atebion: nid oes dim rydym yn ei gadw yn cysylltu'r ddau. Dim ond i ysgrifennu atoch am yr arolwg hwnnw y caiff ei ddefnyddio, a chaiff ei ddileu o fewn 25 mis i'r arolwg gau, neu ar unwaith drwy'r ddolen ym mhob e-bost.
privacy-events-title = Sesiynau galw heibio
privacy-events = Caiff eich enw, sut i gysylltu â chi a beth sydd ei angen arnoch eu hamgryptio, eu defnyddio ar gyfer y sesiwn galw heibio yn unig, a'u dileu 30 diwrnod ar ei hôl.
privacy-rights-title = Eich hawliau
privacy-rights = Gallwch ofyn i'r corff sy'n cynnal arolwg beth mae'n ei gadw amdanoch, gwrthwynebu, a chwyno wrth Swyddfa'r Comisiynydd Gwybodaeth.
cookies-title = Cwcis
cookies-text = Dim ond yr hyn sydd ei angen ar y safle i weithio rydym yn ei ddefnyddio. Nid oes dim i gytuno iddo.
cookies-caption = Cwcis y safle hwn
cookies-name = Enw
cookies-purpose = Beth yw ei ddiben
cookies-expires = Am ba hyd
cookies-session = Nes i chi gau'r porwr
cookie-visit = Yn sicrhau bod ffurflen a anfonwch yn dod o'r safle hwn
cookie-answers = Yn dod o hyd i'r atebion rydych yn eu rhoi (mae enw'r arolwg yn dilyn)
cookie-back = Yn mynd â chi o ddolen mewn e-bost at eich atebion, heb i'r ddolen aros yn y cyfeiriad
cookie-flash = Yn cario un neges i'r dudalen nesaf
cookie-staff = Yn cadw staff wedi'u mewngofnodi
accessibility-title = Datganiad hygyrchedd
accessibility-applies = Mae'r datganiad hwn yn berthnasol i'r safle hwn. Rydym am i gynifer o bobl â phosibl allu ei ddefnyddio.
accessibility-can = Dylech allu:
accessibility-can-zoom = gwneud y testun bedair gwaith mor fawr heb golli dim ohono
accessibility-can-keyboard = gwneud popeth gyda'r bysellfwrdd yn unig
accessibility-can-reader = gwrando ar y safle gyda darllenydd sgrin
accessibility-can-script = defnyddio pob tudalen heb JavaScript
accessibility-can-speech = defnyddio adnabod lleferydd
accessibility-how-title = Pa mor hygyrch yw'r safle hwn
accessibility-how = Ni wyddom am unrhyw ran ohono nad yw'n hygyrch. Caiff ei brofi'n awtomatig gyda phob newid; nid yw wedi'i brofi gan gorff allanol.
accessibility-contact-title = Adborth a chysylltu
accessibility-contact = Os dewch o hyd i broblem, neu os oes angen rhywbeth arnoch mewn fformat arall, gofynnwch i'r tîm a enwir ar yr arolwg neu'r sesiwn galw heibio.
accessibility-enforcement-title = Gorfodi
accessibility-enforcement = Y Comisiwn Cydraddoldeb a Hawliau Dynol sy'n gorfodi Rheoliadau Hygyrchedd Cyrff y Sector Cyhoeddus (Gwefannau a Chymwysiadau Symudol) (Rhif 2) 2018. Os nad ydych yn hapus â sut rydym yn ateb cwyn, cysylltwch â'r Gwasanaeth Cynghori a Chymorth Cydraddoldeb.
accessibility-technical-title = Gwybodaeth dechnegol
accessibility-technical = Mae'r corff sy'n cynnal y safle hwn wedi ymrwymo i'w wneud yn hygyrch, yn unol â'r rheoliadau hynny.
accessibility-status-title = Statws cydymffurfio
accessibility-status = Caiff y safle hwn ei brofi yn erbyn y Canllawiau Hygyrchedd Cynnwys Gwe fersiwn 2.2, lefel AA, a chredwn ei fod yn cydymffurfio'n llawn.
accessibility-content-title = Cynnwys nad yw'n hygyrch
accessibility-content = Ni wyddom am ddim. Efallai na fydd dogfennau y mae eraill yn cysylltu â nhw o'r fan hon yn hygyrch.
accessibility-next-title = Beth a wnawn nesaf
accessibility-next = Caiff pob newid ei brofi cyn ei ddefnyddio, gyda JavaScript a hebddo, ar sgriniau bach a mawr.
accessibility-prepared-title = Paratoi'r datganiad hwn
accessibility-prepared = Cafodd ei baratoi a'i adolygu ddiwethaf ar { $day }. Cafodd y safle ei brofi ddiwethaf ar yr un diwrnod, gan ei ddatblygwyr, gyda phrofion awtomatig a chyda'r bysellfwrdd.

## About this language
language-unchecked = Mae'r testunau Cymraeg yn aros i gael eu gwirio gan siaradwr Cymraeg.
partly-english = Mae rhai geiriau ar y dudalen hon yn Saesneg yn unig.
partly-english-ask = Sut i ofyn am gyfieithiad

## Publishing a survey (public)
survey-moved = Symudwyd y dyddiad cau o { $was } i { $becomes }.
survey-moved-to = Pennwyd dyddiad cau: { $becomes }.
survey-options = Beth yw'r opsiynau
survey-decision = Pwy sy'n penderfynu, a phryd
survey-controllers = Pwy sy'n gyfrifol am eich data
survey-basis = Pam mae'r gyfraith yn caniatáu hyn
survey-retention = Am ba hyd y caiff ei gadw
preview-page-title = Rhagolwg o arolwg
preview-banner = Rhagolwg yw hwn.
preview-banner-text = Nid yw'r arolwg ar agor eto a gall newid o hyd. Ni chaiff dim a rowch yma ei gadw. Mae'r ddolen hon yn gweithio tan { $until }.
preview-try = Rhoi cynnig ar y cwestiynau
preview-done = Dyna ddiwedd y rhagolwg
preview-done-text = Ni chadwyd dim a roesoch. Dywedwch wrth y sawl a anfonodd y ddolen atoch beth welsoch chi.
preview-again = Dechrau eto

## Stopping and coming back
later-save = Cadw a dod yn ôl yn nes ymlaen
later-title = Mae eich atebion wedi'u cadw
later-offer-title = Cadw a dod yn ôl yn nes ymlaen
later-offer = Rydych yn cael cod. Gyda hwnnw gallwch chi, a neb arall, fwrw ymlaen o unrhyw ffôn neu gyfrifiadur.
later-make = Cael cod
later-code = Eich cod
later-how = I fwrw ymlaen, agorwch dudalen gychwyn yr arolwg, dewiswch “Dod yn ôl at atebion a gadwyd” a rhowch y cod. Gallwch ei ddweud dros y ffôn wrth rywun sy'n eich helpu.
later-until = Cedwir eich atebion tan { $day }. Os na fyddwch wedi eu hanfon erbyn hynny cânt eu dileu, ac nid oes neb yn eu darllen.
later-closes = Mae'r arolwg yn cau ar { $when }. Anfonwch eich atebion cyn hynny.
later-lost = Ysgrifennwch y cod. Nid ydym yn gwybod pwy biau'r atebion hyn, felly ni allwn ddod o hyd iddynt i chi hebddo.
later-shared = Os yw eraill yn defnyddio'r ddyfais hon, defnyddiwch “Gadael y dudalen hon” ar ôl nodi'r cod. Wedyn dim ond gyda'r cod y gellir cyrraedd yr atebion.
later-carry-on = Bwrw ymlaen nawr
resume-link = Dod yn ôl at atebion a gadwyd
resume-title = Dod yn ôl at atebion a gadwyd
resume-text = Rhowch y cod a gawsoch pan ddewisoch “Cadw a dod yn ôl yn nes ymlaen”.
resume-here = Mae atebion eraill yn y porwr hwn na chawsant eu hanfon. Os ewch ymlaen, bydd y porwr hwn yn dangos rhai eich cod chi yn eu lle. Os ydych am gadw'r lleill, mynnwch god iddynt yn gyntaf.
resume-label = Cod
resume-hint = Deuddeg digid, er enghraifft 123 456 789 016
resume-button = Bwrw ymlaen
problem-resume-missing = Rhowch eich cod
problem-resume-length = Mae deuddeg digid mewn cod. Gwiriwch nad oes un ar goll
problem-resume-mistyped = Mae digid yn anghywir, neu mae dau wedi newid lle. Gwiriwch y cod a rhowch ef eto
problem-resume-unknown = Nid oes atebion wedi'u cadw gyda'r cod hwn. Cawsant eu hanfon, neu eu dileu ar ôl 30 diwrnod, neu maent yn perthyn i arolwg arall
elsewhere-title = Newidiwyd eich atebion yn rhywle arall
elsewhere-text = Cadwodd chi, neu rywun sydd â'ch cod, ateb arall ar ôl i chi agor y dudalen hon. Mae'r hyn a deipioch yma isod. Dewiswch “Parhau” i'w gadw, neu ei newid yn gyntaf.
elsewhere-saved = Wedi'i gadw yn rhywle arall:
elsewhere-keep = Cadw'r hyn a gadwyd yn rhywle arall, a gollwng yr hyn a deipiwyd yma

## Another format, or help to take part
format-ask-title = Gofyn am fformat arall neu am help
format-ask-text = Dylai pawb allu cymryd rhan. Dywedwch wrthym beth sydd ei angen arnoch a sut i gysylltu â chi. Mae am ddim, ac nid oes rhaid i chi ddweud pam mae ei angen arnoch. Byddwn yn ateb erbyn { $day }.
format-ask-link = Gofyn am fformat arall neu am help
format-print-large = Argraffu'r cwestiynau mewn print bras eich hun
format-what = Beth sydd ei angen arnoch?
format-large_print = Print bras, wedi'i anfon atoch
format-easy_read = Hawdd ei Deall: brawddegau byr gyda lluniau
format-bsl = Iaith Arwyddion Prydain (BSL)
format-audio = Sain: yr arolwg i wrando arno
format-braille = Braille
format-language = Iaith arall
format-phone = Galwad ffôn: rydym ni'n gofyn y cwestiynau ac yn ysgrifennu eich atebion
format-paper = Ffurflen bapur drwy'r post
format-more = Dywedwch fwy wrthym, neu gofynnwch am rywbeth arall
format-more-hint = Er enghraifft, pa iaith, pa mor fawr y dylai'r print fod, neu pryd y gallwn ffonio
format-reach = Sut gallwn gysylltu â chi?
format-reach-text = Rhowch o leiaf un ffordd: cyfeiriad e-bost, rhif ffôn, neu gyfeiriad post.
format-name = Beth dylem eich galw?
format-phone-hint = Dywedwch uchod os byddai'n well gennych gael neges destun neu ddefnyddio Relay UK
format-post = Cyfeiriad post
format-privacy = Dim ond i roi'r hyn yr ydych yn gofyn amdano i chi y byddwn yn defnyddio hyn. Caiff ei amgryptio a'i gadw ar wahân i unrhyw atebion. Byddwn yn ei ddileu 30 diwrnod ar ôl i chi gael yr hyn oedd ei angen, a heb fod yn hwyrach na 30 diwrnod ar ôl i'r arolwg gau.
format-send = Anfon
format-closed = Mae'r arolwg hwn wedi cau, felly ni ellir gofyn am ddim mwy. Gall y tîm isod helpu o hyd gyda chwestiynau eraill.
format-or-contact = Neu gofynnwch i'r tîm
format-taken-title = Mae eich cais gennym
format-taken-text = Bydd rhywun yn cysylltu â chi erbyn { $day }.
format-taken-sooner = Os oes angen ateb arnoch yn gynt
format-taken-back = Yn ôl i'r arolwg
paper-formats = Gallwch gael y ffurflen hon mewn ffordd arall, yn rhad ac am ddim: mewn print bras, fformat hawdd ei ddeall, sain, Braille neu Iaith Arwyddion Prydain (BSL), mewn iaith arall, neu dros y ffôn. Gofynnwch yn { $address } neu yma:
problem-format-need-missing = Dewiswch beth sydd ei angen arnoch, neu dywedwch wrthym yn eich geiriau eich hun
problem-format-contact-missing = Rhowch gyfeiriad e-bost, rhif ffôn neu gyfeiriad post
field-post = eich cyfeiriad post
survey-formats-contact = Neu gofynnwch i'r tîm:
privacy-formats-title = Os gofynnwch am fformat arall neu am help
privacy-formats = Caiff yr hyn sydd ei angen arnoch a sut i gysylltu â chi ei amgryptio a'i gadw ar wahân i atebion. Dim ond i roi'r hyn yr ydych yn gofyn amdano i chi y caiff ei ddefnyddio, a chaiff ei ddileu 30 diwrnod ar ôl hynny neu ar ôl i'r arolwg gau, pa un bynnag sydd gyntaf.

## Questions, corrections and news
notices-title = Cwestiynau, cywiriadau a newyddion
notices-text = Yr hyn a ofynnodd pobl am yr arolwg hwn, yr hyn a gawsom yn anghywir, a'r hyn sydd wedi digwydd ers hynny. Nid oes dim yma yn cael ei newid heb ddweud hynny.
notices-none = Nid oes dim eto.
notices-latest = Cwestiynau, cywiriadau a newyddion
notices-all = Gweld yr holl gwestiynau, cywiriadau a newyddion
notice-question-on = Cwestiwn, { $day }
notice-correction-on = Cywiriad, { $day }
notice-news-on = Newyddion, { $day }
notice-first-question = Gofynnoch chi:
notice-second-question = Ateb:
notice-first-correction = Beth oedd yn anghywir:
notice-second-correction = Beth sy'n gywir:
notice-first-news = Beth ddigwyddodd:
notice-second-news = Mwy amdano:
notice-about = Darllen amdano
notice-withdrawn = Tynnwyd yn ôl ar { $day }.
notice-as-it-read = Fel yr oedd yn darllen
notice-changed = Newidiwyd ar { $day }
notice-before = Fel yr oedd yn darllen o'r blaen
notice-why-changed = Pam y cafodd ei newid:
mail-notice-subject-question = Cwestiwn am yr arolwg a ateboch
mail-notice-subject-correction = Cywiriad i'r arolwg a ateboch
mail-notice-subject-news = Newyddion am yr arolwg a ateboch
mail-notice-why = Gadawsoch y cyfeiriad hwn gyda'ch atebion i: { $title }
mail-notice-question = Gofynnodd rhywun gwestiwn i ni amdano. Dyma ein hateb.
mail-notice-correction = Roedd rhywbeth ynddo'n anghywir. Mae'n ddrwg gennym. Efallai yr hoffech edrych eto ar yr hyn a ddywedoch.
mail-notice-news = Mae hyn wedi digwydd ers hynny.
mail-notice-about = Darllenwch amdano:
mail-notice-receipts = Mae'r arolwg yn dal ar agor, felly gallwch newid yr hyn a anfonoch. Agorwch y dudalen hon a rhowch eich cod derbynneb:
mail-notice-all = Yr holl gwestiynau, cywiriadau a newyddion:
mail-notice-leave = Nid ydych eisiau'r negeseuon hyn? Mae hyn yn dileu eich cyfeiriad:
mail-digest-subject = Beth ddaeth o'r arolwg a ateboch
mail-digest-text = Mae hyn wedi newid ers i chi glywed gennym ddiwethaf.
mail-digest-decision = Mae'r hyn a benderfynwyd wedi'i gyhoeddi:
mail-digest-new = Newydd: rydym wedi dweud yn gyhoeddus beth rydym yn ei wneud am hyn. { $status }.
mail-digest-changed = Mae pa mor bell y mae hyn, neu ei ddyddiad, wedi newid. { $status }.
mail-digest-closed = Mae hyn wedi dod i ben. { $status }.
mail-digest-due = Erbyn { $day }.
mail-digest-all = Popeth a ddywedodd pobl, a'r hyn rydym yn ei wneud:
mail-digest-receipts = Gweld pa rai o'r rhain y daeth eich geiriau chi yn rhan ohonynt. Bydd angen eich cod derbynneb arnoch:
mail-digest-seldom = Cewch hwn unwaith yr wythnos ar y mwyaf, a dim ond pan fydd rhywbeth wedi newid. Ni allwch ateb y neges hon.

## Sharing a survey
poster-title = Poster
poster-how = Mae'r dudalen hon yn argraffu ar un ddalen A4.
poster-go-to = Dywedwch eich barn wrthym. Ewch i
poster-scan = Neu pwyntiwch gamera eich ffôn yma
poster-square = Cod sgwâr gyda chyfeiriad yr arolwg
poster-closes = Atebwch erbyn { $day }
poster-help = Mewn ffordd arall
poster-also = Gallwch ateb yn Gymraeg
share-short = { $title }. Dywedwch eich barn wrthym.
share-closes = Atebwch erbyn { $day }.
share-long = Mae { $body } am glywed gennych: { $title }
share-answer = Atebwch yma: { $address }

## Invitations
invited-title = Rydych wedi cael gwahoddiad
invited-apart = Nid oes dim yn cysylltu eich atebion â'ch cyfeiriad. Gwelwn fod eich dolen wedi'i defnyddio, nid beth a anfonwyd drwyddi.
invited-once = Mae'r ddolen yn gweithio nes bod rhywbeth wedi'i anfon drwyddi. Peidiwch â'i rhannu.
invited-used = Defnyddiwyd y ddolen hon: anfonwyd atebion drwyddi. Diolch. Gall unrhyw un nad yw wedi ateb eto ddefnyddio tudalen gyhoeddus yr arolwg.
invited-not_yet = Nid yw'r arolwg ar agor eto. Dewch yn ôl drwy'r un ddolen.
invited-closed = Mae'r arolwg wedi cau. Diolch am eich diddordeb.
invited-more = Mwy am yr arolwg hwn
invited-not = Nid ydych eisiau i ni ysgrifennu atoch?
invited-leave = Tynnu fy nghyfeiriad oddi ar y rhestr
invited-leave-title = Tynnu eich cyfeiriad oddi ar y rhestr
invited-leave-text = Ni fyddwch yn cael rhagor o negeseuon am yr arolwg hwn. Os ydych wedi ateb, mae eich atebion yn aros fel yr anfonoch nhw.
invited-leave-yes = Tynnwch fi oddi ar y rhestr
invited-left-title = Rydych oddi ar y rhestr
invited-left-text = Mae eich cyfeiriad wedi'i ddileu. Ni fydd neb yn ysgrifennu atoch am yr arolwg hwn mwyach.
privacy-invited-title = Os cawsoch wahoddiad drwy e-bost
privacy-invited = Y sefydliad sy'n eich gwahodd a roddodd eich cyfeiriad i ni. Caiff ei amgryptio a'i gadw ar wahân i atebion. Dim ond i'ch gwahodd ac i'ch atgoffa ddwywaith ar y mwyaf y caiff ei ddefnyddio, a chaiff ei ddileu y noson ar ôl i'r arolwg gau, neu ar unwaith drwy'r ddolen ym mhob e-bost. Nid oes dim rydym yn ei gadw yn ei gysylltu â'r hyn yr ydych yn ei ateb.
mail-invited-subject-invitation = A wnewch chi ddweud eich barn wrthym?
mail-invited-subject-reminder = Mae amser o hyd i ddweud eich barn wrthym
mail-invited-invitation = Mae { $body } yn eich gwahodd i ateb arolwg.
mail-invited-reminder = Fe wnaeth { $body } eich gwahodd i ateb arolwg. Nid oes dim wedi'i anfon drwy eich dolen eto. Os ydych wedi ateb mewn ffordd arall, diolch: nid oes angen i chi wneud dim.
mail-invited-link = Dyma eich dolen eich hun. Mae'n gweithio unwaith:
mail-invited-leave = Nid ydych eisiau'r negeseuon hyn? Mae hyn yn tynnu eich cyfeiriad oddi ar y rhestr:

## Diogelu: cymorth i bwy bynnag a ysgrifennodd eiriau o drallod
safety-title = Does dim rhaid i chi wynebu hyn ar eich pen eich hun
safety-intro = Gwnaeth rhai o'ch geiriau i ni feddwl amdanoch. Efallai eich bod chi, neu rywun rydych yn ei adnabod, mewn perygl neu mewn trallod mawr. Os ydym wedi camddeall, ewch ymlaen.
safety-now = Siaradwch â rhywun nawr
safety-999 = Ffoniwch 999 os yw bywyd mewn perygl neu os yw rhywun wedi'i anafu'n ddrwg. Neu ewch i'r adran damweiniau ac achosion brys.
safety-111 = Ffoniwch GIG 111 a dewiswch opsiwn 2 am gymorth brys gyda'ch iechyd meddwl, ddydd neu nos.
safety-samaritans = Ffoniwch y Samariaid i siarad â rhywun sy'n gwrando. Mae am ddim, ddydd neu nos.
safety-shout = Tecstiwch SHOUT i 85258 os yw'n well gennych ysgrifennu na siarad. Mae am ddim, ddydd neu nos.
safety-own = Cymorth yn eich ardal
safety-next = Beth sy'n digwydd i'r hyn a ysgrifennoch
safety-watched = Nid oes neb wedi'i ddarllen eto. Os anfonwch eich atebion, gofynnir i rywun sydd wedi'i hyfforddi ar gyfer hyn eu darllen. Dyma eu horiau gwaith: { $hours }. Nid oes neb yn edrych y tu allan i'r oriau hynny.
safety-watched-sent = Gofynnir i rywun sydd wedi'i hyfforddi ar gyfer hyn ei ddarllen. Dyma eu horiau gwaith: { $hours }. Nid oes neb yn edrych y tu allan i'r oriau hynny.
safety-unwatched = Nid oes neb yn gwylio'r atebion hyn am bobl sydd angen cymorth. Defnyddiwch un o'r rhifau uchod.
safety-cannot = Nid ydym yn gwybod pwy ydych chi. Felly ni allwn eich ffonio, eich ateb nac anfon cymorth.
safety-go-on = Gallwch fynd ymlaen, stopio yma, neu fynd yn ôl a newid yr hyn a ysgrifennoch. Mae pob un o'r rheini'n iawn.
safety-hours = rhwng { $first } a { $last }, { $from } i { $until }, ond nid ar wyliau banc
safety-hours-day = { $day }, { $from } i { $until }, ond nid ar wyliau banc
weekday-1 = dydd Llun
weekday-2 = dydd Mawrth
weekday-3 = dydd Mercher
weekday-4 = dydd Iau
weekday-5 = dydd Gwener
weekday-6 = dydd Sadwrn
weekday-7 = dydd Sul
mail-safety-subject = Mae rhywbeth newydd mewn ciw yr ydych yn gofalu amdano
mail-safety-text = Mewngofnodwch ac edrychwch ar y ciw.
mail-safety-why = Rydych yn cael hwn am eich bod yn gofalu am y ciw hwn. Nid yw'n dweud mwy, o fwriad.
mail-account-subject = Dewiswch eich cyfrinair
mail-account-text = Helo { $name }. Mae gennych gyfrif i weithio gydag ymgynghoriad. Dewiswch eich cyfrinair yma:
mail-account-until = Mae'r ddolen yn gweithio unwaith, tan { $when }. Os ydych yn mewngofnodi eisoes, mae eich hen gyfrinair yn gweithio nes i chi ddewis un newydd.
mail-account-why = Rydych yn cael hwn am fod gweinyddwr wedi eich gwahodd. Os nad oeddech yn ei ddisgwyl, peidiwch â gwneud dim.

## Sections in any order
tasks-title = Eich atebion, adran wrth adran
tasks-text = Atebwch mewn unrhyw drefn, a chymaint ag y mynnwch. Cedwir eich atebion wrth i chi fynd ymlaen.
tasks-read-all = Darllen pob cwestiwn yn gyntaf, ar un dudalen y gallwch ei hargraffu
tasks-progress = { $done } o { $of } adran wedi'u gwneud
tasks-not_started = Heb ddechrau
tasks-in_progress = Ar y gweill
tasks-done = Wedi'i wneud
tasks-waits = Ni ellir dechrau eto
tasks-waits-for = Mae'n dibynnu ar eich atebion yn “{ $section }” a ydym yn gofyn hyn. Atebwch honno yn gyntaf.
tasks-check = Gwirio eich atebion a'u hanfon
tasks-check-first = Atebwch o leiaf un cwestiwn yn gyntaf.
tasks-link = Pob adran

## A change that takes other answers away
dropping-title = Mae eich newid yn dileu atebion eraill
dropping-text = Gyda'r ateb rydych newydd ei roi, nid yw'r cwestiynau hyn yn cael eu gofyn mwyach. Caiff eich atebion iddynt eu dileu.
dropping-keep = Cadw fy newid
dropping-back = Mynd yn ôl a chadw'r atebion hyn
check-moved = Newidiwyd ateb cynharach, efallai ar ddyfais arall, felly nid yw un o'r cwestiynau ar y dudalen honno yn cael ei ofyn mwyach. Ni chadwyd yr hyn a deipioch ar ei gyfer.

## Links by e-mail
later-mail-title = Cael dolen drwy e-bost hefyd
later-mail-text = Gallwn anfon dolen sy'n dod â chi yn ôl heb y cod. Nid yw'r neges yn dweud dim arall. Nid ydym yn cadw'r cyfeiriad.
later-mail-label = Cyfeiriad e-bost
later-mail-hint = Defnyddiwch un na all neb ond chi ei ddarllen
later-mail-send = Anfon y ddolen
later-remind-legend = Ydych chi am gael un nodyn atgoffa, ar { $day }, os na fyddwch wedi anfon eich atebion erbyn hynny?
later-remind = Ydw, atgoffwch fi unwaith. Cedwir fy nghyfeiriad tan hynny, ar wahân i'm hatebion, ac yna caiff ei ddileu
later-reminded = Byddwn yn eich atgoffa unwaith drwy e-bost os na fyddwch yn anfon eich atebion. Cedwir eich cyfeiriad ar wahân i'ch atebion, a'i ddileu bryd hynny neu pan fyddwch yn anfon eich atebion.
later-forget = Peidiwch â'm hatgoffa, a dilëwch fy nghyfeiriad
flash-link-mailed = Mae'r ddolen ar ei ffordd.
flash-reminder-forgotten = Mae eich cyfeiriad wedi'i ddileu. Ni chewch eich atgoffa.
resume-filled-in = Mae'r ddolen o'ch e-bost wedi llenwi eich cod. Dewiswch “Bwrw ymlaen”.
receipt-filled-in = Mae'r ddolen o'ch e-bost wedi llenwi eich cod. Dewiswch “Dangos yr hyn a anfonais”.
mail-back-subject-link = Eich dolen
mail-back-subject-reminder = Eich nodyn atgoffa
mail-back-subject-receipt = Eich dolen
mail-back-link = Gofynnoch am y ddolen hon. Mae'n dod â chi yn ôl at yr hyn nad ydych wedi'i anfon eto:
mail-back-reminder = Gofynnoch am gael eich atgoffa unwaith. Nid yw'r hyn a ddechreuoch wedi'i anfon eto. Mae'r ddolen hon yn dod â chi yn ôl ato:
mail-back-receipt = Gofynnoch am y ddolen hon. Mae'n dangos i chi yr hyn a anfonoch:
mail-back-until-link = Mae'n gweithio nes i chi anfon eich atebion, a dim hwyrach na { $when }.
mail-back-until-reminder = Gallwch eu hanfon tan { $when }. Wedi hynny caiff yr hyn nas anfonwyd ei ddileu. Ni fyddwn yn ysgrifennu eto.
mail-back-until-receipt = Mae'n gweithio tan { $when }.
mail-back-yours = Gall pwy bynnag sydd â'r ddolen ddarllen a newid yr atebion, felly peidiwch â'i rhannu. Os na ofynnoch am y neges hon, teipiodd rhywun eich cyfeiriad drwy gamgymeriad: gallwch ei dileu.

## What can be done with a receipt
sent-reference = Os gofynnwch i ni amdano, darllenwch y cyfeirnod hwn:
sent-reference-text = Dim ond dweud wrthym fod eich barn wedi cyrraedd y mae. Nid yw'n agor dim.
sent-copy = Gweld ac argraffu copi o'r hyn a anfonoch
sent-mail-title = Cael dolen i'ch copi drwy e-bost
sent-mail-text = Mae'r neges yn cynnwys dolen sy'n agor yr hyn a anfonoch, a dim arall. Nid ydym yn cadw'r cyfeiriad.
held-corrected = Newidiwyd ddiwethaf ar { $day }.
held-print = Gallwch argraffu'r dudalen hon fel eich copi.
held-correct-title = Newid yr hyn a anfonoch
held-correct-until = Gallwch newid eich atebion nes i'r arolwg gau ar { $when }. Wedyn caiff yr hyn a ddywedoch o'r blaen ei ddileu; mae ffigurau a gyhoeddwyd eisoes yn aros fel y maent.
held-correct-open = Gallwch newid eich atebion nes i'r arolwg gau. Wedyn caiff yr hyn a ddywedoch o'r blaen ei ddileu; mae ffigurau a gyhoeddwyd eisoes yn aros fel y maent.
held-correct = Newid fy atebion
held-tag = Ateb y cwestiynau cydraddoldeb, neu newid fy atebion iddynt
held-no-correcting = Mae'r arolwg wedi cau, neu daeth hwn i mewn mewn ffordd arall nag ar-lein, felly ni ellir ei newid yma. Gallwch ei dynnu'n ôl o hyd.
correct-title = Newid yr hyn a anfonoch
correct-text = Mae'r hyn a anfonoch yn aros fel y mae nes i chi anfon eich newidiadau.
correct-send-title = Anfon eich newidiadau
correct-send-text = Maent yn cymryd lle'r hyn a anfonoch o'r blaen, a gaiff ei ddileu wedyn. Mae cod eich derbynneb yn aros yr un fath.
correct-send = Anfon fy newidiadau
correct-keep = Cadw'r hyn a anfonais o'r blaen
flash-corrected = Mae eich newidiadau wedi cyrraedd. Mae cod eich derbynneb yr un fath o hyd.
flash-kept-as-sent = Mae'r hyn a anfonoch yn aros fel y mae.
became-title = Beth ddaeth o'r hyn a ddywedoch
became-read = { $read ->
    [0] Nid oes neb wedi darllen eto yr hyn a ysgrifennoch yn eich geiriau eich hun.
   *[other] { $count ->
        [1] Mae rhywun wedi darllen yr hyn a ysgrifennoch yn eich geiriau eich hun.
       *[other] Mae rhywun wedi darllen { $read } o'r { $count } peth a ysgrifennoch yn eich geiriau eich hun.
    }
}
became-text = Mae'r hyn a ysgrifennoch yn perthyn i'r themâu hyn, gyda'r hyn a ddywedodd eraill. Dyma beth sy'n cael ei wneud yn eu cylch:
became-nothing-yet = Nid oes dim wedi'i gyhoeddi eto am y themâu y mae eich geiriau yn perthyn iddynt. Dewch yn ôl gyda'ch cod i'w weld yma.

## Figures of a survey

date-month-year = { $month } { $year }

figures-public-title = Sut atebodd pobl
figures-public-see = Gweld yr hyn y mae'r cyhoedd yn ei weld
figures-chose = Pobl a ddewisodd ateb. Nid pawb ydyn nhw, a chyfrannau o'r rhai a atebodd y cwestiwn yw'r cyfrannau.
figures-files = Y ffigurau hyn fel ffeil
figures-language = Ym mha iaith yr atebodd pobl
figures-variant = Pa ffurf o'r cwestiynau a atebwyd
figures-when = Pryd y daeth yr ymatebion
figures-week = Wythnos { $day }
figures-band = { $from } i { $to }
figures-band-from = { $from } neu fwy
figures-band-to = { $to } neu lai
figures-band-any = Unrhyw rif
figures-left-blank = Heb ei ateb
figures-not-asked = Heb ei ofyn
figures-blank = Heb ei ateb: { $count }
figures-unasked = Heb ei ofyn: { $count }
figures-balance = { $first }: { $one }. { $last }: { $other }. { $side ->
    [none] Mae'r ddwy ochr yr un maint.
    [first] Mae'r ochr gyntaf yn fwy o { $points } pwynt.
   *[last] Mae'r ail ochr yn fwy o { $points } pwynt.
}
figures-median = Yr ateb canol yw “{ $answer }”: o'r rhai â barn, rhoddodd hanner neu fwy yr ateb hwn neu un o'i flaen yn y rhestr, a hanner neu fwy yr ateb hwn neu un ar ei ôl.
figures-quartiles = Wedi'i gyfrifo o'r ffigurau hyn: rhoddodd chwarter { $lower } neu lai, hanner { $median } neu lai, tri chwarter { $upper } neu lai.
figures-snapshot = Ffigurau ar { $day }, o { $responses } ymateb. Mae'r rhifau wedi'u talgrynnu i'r 5 agosaf.
figures-next = Maen nhw'n newid pan fydd deg ymateb neu fwy wedi dod i mewn neu wedi newid ers hynny.
figures-not-people = Mae deisebau ac ymatebion ffurfiol sefydliadau yn cael eu darllen gyda'r lleill, ac nid ydynt yn cael eu cyfrif yma.
figures-legend-c = Ystyr [c] yw wedi'i guddio i ddiogelu pobl: rhif bach, neu un a fyddai'n datgelu rhif bach. Dangosir 0 fel 0.
figures-all-hidden = Ni ellir dangos unrhyw rif yma: mae pob un yn fach, neu byddai’n datgelu rhif bach.
figures-row = { $question } { $part }
figures-place = { $question } Safle { $part }
figures-in-place = Safle { $place }
figures-unplaced = Dim safle
figures-mean-place = Safle cymedrig
figures-beside = Heb roi dim mewn trefn, a dweud
figures-ranking = Mae “Dim safle” a'r cymedr wedi'u cyfrifo o'r ffigurau wedi'u talgrynnu wrth eu hymyl; cymedr y rhai a roddodd safle ydyw.
figures-analyst-only = Staff yn unig sy'n gweld hyn; ni chaiff byth ei gyhoeddi.
figures-channel = Sut y daeth yr ymatebion
figures-answered = Atebwyd gan { $count }
figures-option = Ateb
figures-count = Pobl
figures-share = Cyfran
figures-aside = Heb eu cyfrif: { $reasons }.
aside-count = { $reason }: { $count }
aside-late = Daeth yn rhy hwyr
aside-duplicate = Yr eildro gan yr un person
aside-test = Prawf
aside-staff = Gan y sefydliad sy'n gofyn
channel-online = Ar-lein
channel-paper = Papur
channel-phone = Ffôn
channel-event = Digwyddiad
channel-letter = Llythyr
channel-email = E-bost
channel-organisation = Sefydliad
variant-standard = Safonol
variant-large_print = Print bras
variant-easy_read = Hawdd ei ddeall
hidden-small-or-protecting = Wedi'i guddio: rhif bach, neu un a fyddai'n datgelu rhif bach
hidden-small-group = Wedi'i guddio: llai na deg o bobl
hidden-not-stated = Wedi'i guddio: nid yw pobl na ddywedodd yn cael eu dangos fel grŵp
hidden-withheld = Wedi'i guddio: byddai'n dweud beth atebodd bron pawb yn y grŵp
joined-since-kind = Dim ond atebion ers { $day } sy'n cael eu cyfrif (fersiwn { $version }): cyn hynny roedd yn cael ei ateb mewn ffordd arall.
joined-since-decided = Dim ond atebion ers { $day } sy'n cael eu cyfrif (fersiwn { $version }): newidiodd y geiriad, ac mae'n gofyn rhywbeth arall nawr.
joined-since-undecided = Dim ond atebion ers { $day } sy'n cael eu cyfrif (fersiwn { $version }): newidiodd y geiriad, ac nid oes neb wedi penderfynu eto a yw'n gofyn yr un peth.
joined-gone = Nid yw'n cael ei ofyn mwyach. Y fersiwn olaf a'i gofynnodd yw fersiwn { $version }, a gyhoeddwyd ar { $day }.
joined-retired = Nid yw “{ $option }” yn cael ei gynnig mwyach. Y fersiwn olaf a'i cynigiodd yw fersiwn { $version }, a gyhoeddwyd ar { $day }.
