//! Words that hold a sentence together and say nothing of its subject, by language.
//!
//! Negations are deliberately absent: "not clean" is a subject. A
//! language without a list keeps all its words; very frequent ones then count little by
//! their frequency alone.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::language::Language;

/// What is known of the small words of one language.
struct SmallWords {
    language: Language,
    /// Words that only hold sentences together.
    function: HashSet<&'static str>,
    /// Words that turn to something else.
    turns: &'static [&'static str],
}

static KNOWN: LazyLock<Vec<SmallWords>> = LazyLock::new(|| {
    let set = |words: &'static str| words.split_ascii_whitespace().collect::<HashSet<_>>();
    let known = |code: &[u8; 3], function, turns| SmallWords {
        language: Language::of(*code),
        function: set(function),
        turns,
    };
    vec![
        known(
            b"eng",
            ENGLISH,
            &[
                "although", "and", "but", "however", "though", "whereas", "while", "yet",
            ],
        ),
        known(b"cym", WELSH, &["a", "ac", "ond"]),
        known(b"pol", POLISH, &["a", "ale", "i", "jednak", "oraz"]),
        known(b"ron", ROMANIAN, &["dar", "iar", "însă", "și"]),
        known(b"fra", FRENCH, &["cependant", "et", "mais"]),
        known(b"spa", SPANISH, &["aunque", "pero", "y"]),
        known(b"por", PORTUGUESE, &["e", "embora", "mas", "porém"]),
        known(b"ita", ITALIAN, &["e", "ma", "mentre", "però"]),
        known(b"deu", GERMAN, &["aber", "doch", "jedoch", "und"]),
        known(b"tur", "", &["ama", "fakat", "ve"]),
    ]
});

fn known(language: Language) -> Option<&'static SmallWords> {
    KNOWN.iter().find(|known| known.language == language)
}

/// Is this (lower-case) word one that only holds sentences together?
pub(super) fn is_function_word(language: Language, word: &str) -> bool {
    known(language).is_some_and(|known| known.function.contains(word))
}

/// Does this (lower-case) word turn to something else ("the staff were kind but the room
/// was cold")?
pub(super) fn is_turn(language: Language, word: &str) -> bool {
    known(language).is_some_and(|known| known.turns.contains(&word))
}

/// How many of these (lower-case) words are small words of each language.
pub(super) fn small_words<'w>(words: impl Iterator<Item = &'w str>) -> Vec<(Language, usize)> {
    let mut hits: Vec<(Language, usize)> = KNOWN.iter().map(|known| (known.language, 0)).collect();
    for word in words {
        for ((_, hits), known) in hits.iter_mut().zip(KNOWN.iter()) {
            *hits += usize::from(known.function.contains(word));
        }
    }
    hits
}

const ENGLISH: &str = "
    a about above actually after again all also although always am an and another any anyone
    anything are around as at be became because become been before being below between both but
    by came can come could did do does doing done down during each either else etc even ever
    every for from further get gets getting give given gives go goes going gone got had has have
    having he hence her here hers herself him himself his how however i if in into is it its
    itself just keep kept let like ll made make makes making many may maybe me might mine more
    most much must my myself of off often on once one only onto or other others our ours
    ourselves out over own per perhaps put quite rather re really s same seem seemed seems shall
    she should since so some something soon still such t than that the their theirs them
    themselves then there therefore these they thing things this those though through thus to too
    towards under until up upon us use used using ve very via was we well went were what whatever
    when where whether which while who whoever whole whom whose why will with within would yes
    yet you your yours yourself yourselves
";

const WELSH: &str = "
    a ac ag am ar at bod chi chwi dan dros drwy dyma dyna ei eich ein eu fe fel fi fod fy fyny
    gan gen gyda gyna heb hefyd hi hon honno hwn hwnnw hwy hyn hynny i iawn iddi iddo iddyn ie is
    lle mae maen maent mai mewn mi mo mor mwy na neu ni o oedd oeddwn oes on ond os pa pan pe
    petai pob pwy r rhai rhwng roedd roeddwn rwy rydw rydym sef sut sy sydd tan ti trwy tua tuag
    un wedi wedyn wrth wyf y ydi ydw ydy ydych ydym ydynt ym yma yn yna yng yno yr yw
";

const POLISH: &str = "
    a aby albo ale bardzo bez bo by być był była było były ci co coś czy czyli dla do gdy gdyby
    gdzie go i ich ile im inne ja jak jako je jego jej jest jestem jeszcze jeśli już każdy kiedy
    kto która które którego której który których którzy lub ma mają mam mi mnie mną może można my
    na nad nam nami nas nasz nasze o od on ona one oni ono oraz po pod podczas ponieważ poza
    przed przez przy siebie się sobie swoje są ta tak także tam te tego tej ten teraz też to tu
    tutaj tych tylko tym u w we więc wszystko wy z za ze że żeby
";

const ROMANIAN: &str = "
    a a-i ai aici al ale am ar are as asta atunci au avea avem aveți aș așa ca care ce cea cei
    cel cele celor chiar cine cu cum când cât câte că dacă dar de deci decât despre deși din
    dintre doar după e ea ei el ele era erau este eu fi fie foarte fost fără iar ii il in into la
    le lor lui mai me mea mei mele meu mi mie mult multe mă ne ni noastră noi nostru noștri o or
    ori pe pentru peste prin până s sa sau se si sub sunt suntem să te toate tot toți tu un una
    unde unei unele unii unor unui va vi voi vor vă îi îl îmi în între își și ți
";

const FRENCH: &str = "
    a afin ai ainsi alors après as au aucun aussi autre autres aux avait avant avec avez avoir
    avons c car ce ceci cela celle celles celui ces cet cette ceux chaque chez comme comment d
    dans de depuis des donc dont du elle elles en encore entre es est et eu eux faire fait fut il
    ils j je jusqu l la le les leur leurs lors lui là m ma mais me mes moi moins mon même n nos
    notre nous on ont ou où par parce pas peu peut plus pour pourquoi puis qu quand que quel
    quelle quelles quels qui quoi s sa sans se sera ses si son sont sous sur t ta te tes toi ton
    tous tout toute toutes très tu un une vers vos votre vous y à étaient était été être
";

const SPANISH: &str = "
    a al algo algunas algunos ante antes aquel aquella así aunque bien cada como con contra cual
    cuando cómo de del desde donde dos durante e el ella ellas ellos en entre era eran es esa
    esas ese eso esos esta estaba estado estamos estar estas este esto estos está están fue
    fueron ha haber había han has hasta hay he la las le les lo los me mi mientras mis mucho muy
    más nos nosotros nuestra nuestro o os otra otras otro otros para pero poco por porque pues
    que quien qué se sea según ser si sido sin sobre son soy su sus sí también tan tanto te tener
    tengo ti tiene tienen toda todas todo todos tu tus un una unas uno unos usted ustedes y ya yo
    él
";

const PORTUGUESE: &str = "
    a ainda ao aos apenas aquela aquele aqui as assim até bem cada com como da das de dela dele
    deles depois do dos e ela elas ele eles em entre era eram essa essas esse esses esta estamos
    estar estas estava este estes estou está estão eu foi for foram fosse há isso isto já lhe
    lhes lá mais mas me mesmo meu meus minha minhas muita muito muitos na nas nem no nos nossa
    nosso nossos num numa nós o onde os ou outra outro outros para pela pelas pelo pelos per pode
    por porque pouco qual quando que quem se seja sem sempre ser seu seus sido sobre somos sou
    sua suas são só também tanto te tem tenho ter teu teve tinha toda todas todo todos tu tua
    tudo têm um uma umas uns você vocês vos à às é
";

const ITALIAN: &str = "
    a abbiamo ad agli ai al alla alle allo anche ancora avere aveva avevo bene c che chi ci ciò
    come con contro cosa così cui d da dagli dai dal dalla dalle dei del della delle dello dentro
    di dopo dove dunque e ed era erano essere fa fare fra già gli ha hai hanno ho i il in io l la
    le lei li lo loro lui ma me meno mentre mi mia mie miei mio molto ne negli nei nel nella
    nelle no noi nostra nostro o ogni ora per perché però più poco poi proprio qua quale quali
    quando quanto quella quelle quelli quello questa queste questi questo qui quindi s sarà se
    sei senza si sia siamo siete solo sono sopra sotto sta stata state stati stato su sua sue
    sugli sui sul sulla suo suoi te ti tra tu tua tuo tutta tutte tutti tutto un una uno vi voi è
";

const GERMAN: &str = "
    aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei beim
    bin bis bist da dabei dadurch dafür damit dann das dass dein deine dem den denn der deren des
    deshalb die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen
    einer eines er es etwas euch euer für gegen gewesen hab habe haben hat hatte hatten hier hin
    hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem ins ist ja jede jedem jeden
    jeder jedes jetzt kann können könnte man manche mehr mein meine meinem meinen meiner mich mir
    mit muss nach nachdem noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seit
    sich sie sind so solche soll sollte sondern sonst um und uns unser unsere unter viel vom von
    vor wann war waren warum was weil welche welcher wenn wer werde werden wie wieder will wir
    wird wo wollen worden wurde wurden während würde zu zum zur zwischen über
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negation_is_no_function_word() {
        for word in ["not", "no", "never", "without", "against", "nothing"] {
            assert!(!is_function_word(Language::ENGLISH, word), "{word}");
        }
    }

    #[test]
    fn an_unknown_language_has_no_small_words() {
        assert!(!is_function_word(Language::of(*b"zzz"), "the"));
    }
}
