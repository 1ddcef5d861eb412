//! Answers that speak of nothing: "n/a", "no comment", "nothing, all was excellent".
//!
//! An answer speaks of nothing when it opens with a denial and names no subject beside it:
//! every other word only holds the sentence together, goes with a denial ("nothing *to
//! add*") or praises at large. Praise alone stays, and so does blame whatever opens it:
//! people code them. Word lists for the languages most answers come in; in a language
//! without one, only what is in no words at all speaks of nothing.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::function_words::is_function_word;
use super::language::Language;
use super::semantics::semantics;

/// What an answer speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speaks {
    /// Of something.
    OfSomething,
    /// Of nothing, but it judges at large: "nothing, all was excellent".
    AtLarge,
    /// Of nothing at all: "nothing to add", "n/a", "thanks".
    OfNothing,
}

/// An answer in another language than the rest is known by so few words, or fewer.
const SHORT: usize = 6;

/// Courtesies alone are no subject up to so many words.
const COURTEOUS: usize = 4;

/// A word of so many letters or more may have a slip in it.
const LONG: usize = 6;

/// What these (lower-case) words of an answer speak of. The language of a short answer is
/// often unknown: then any language in which it speaks of nothing will do.
pub(super) fn speaks(language: Language, words: &[&str]) -> Speaks {
    let own = EMPTY.iter().find(|empty| empty.language == language);
    let said = own.map_or(Speaks::OfSomething, |own| own.hear(words));
    if said != Speaks::OfSomething || words.len() > SHORT {
        return said;
    }
    let others = EMPTY.iter().filter(|empty| empty.language != language);
    others
        .map(|other| other.hear(words))
        .find(|said| *said != Speaks::OfSomething)
        .unwrap_or(Speaks::OfSomething)
}

/// Do these (lower-case) words only praise at large, or say nothing, denied or not? So
/// does the name of a theme that is to hold such answers.
pub(super) fn names_no_subject<'w>(mut words: impl Iterator<Item = &'w str>) -> bool {
    let english = EMPTY
        .iter()
        .find(|empty| empty.language == Language::ENGLISH);
    english.is_some_and(|english| words.all(|word| english.role(word) != Role::Subject))
}

/// What a word does in an answer that speaks of nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It denies by itself: "nothing".
    Denies,
    /// It denies what comes with it: "can't", "not".
    DeniesCompany,
    /// It goes with a denial: "think", "comments".
    Company,
    /// It praises.
    Praise,
    /// It names what is praised, at large: "service".
    AtLarge,
    /// It is a courtesy.
    Courtesy,
    /// It only holds the sentence together.
    Function,
    /// It names a subject.
    Subject,
}

/// The words of empty answers in one language.
struct Empty {
    language: Language,
    denies: HashSet<&'static str>,
    denies_company: HashSet<&'static str>,
    company: HashSet<&'static str>,
    praise: HashSet<&'static str>,
    at_large: HashSet<&'static str>,
    courtesy: HashSet<&'static str>,
}

/// Two words that together deny nothing to be said.
const NO_DENIAL: [[&str; 2]; 3] = [["no", "one"], ["not", "only"], ["nothing", "but"]];

impl Empty {
    fn hear(&self, words: &[&str]) -> Speaks {
        let roles: Vec<Role> = words.iter().map(|word| self.role(word)).collect();
        let counts = |role: Role| roles.iter().filter(|&&own| own == role).count();
        if roles.contains(&Role::Subject)
            || words.windows(2).any(|w| NO_DENIAL.iter().any(|no| no == w))
        {
            return Speaks::OfSomething;
        }
        let at = |role: Role| roles.iter().position(|&own| own == role);
        let denies = [at(Role::Denies), at(Role::DeniesCompany)];
        let Some(denies) = denies.into_iter().flatten().min() else {
            let courteous = counts(Role::Courtesy) > 0
                && counts(Role::Courtesy) + counts(Role::Function) == words.len()
                && words.len() <= COURTEOUS;
            return if courteous {
                Speaks::OfNothing
            } else {
                Speaks::OfSomething
            };
        };
        let (praise, at_large) = (counts(Role::Praise), counts(Role::AtLarge));
        let denied_itself = roles
            .windows(2)
            .any(|pair| matches!(pair, [Role::Denies | Role::DeniesCompany, Role::AtLarge]));
        let opens = at(Role::Praise).is_none_or(|praised| denies < praised);
        let enough = counts(Role::Denies) + counts(Role::Company) + praise > 0 || words.len() <= 2;
        if !opens || !enough || denied_itself || (at_large > 0 && praise == 0) {
            Speaks::OfSomething
        } else if praise == 0 {
            Speaks::OfNothing
        } else {
            Speaks::AtLarge
        }
    }

    fn role(&self, word: &str) -> Role {
        if let Some(role) = self.known(word) {
            return role;
        }
        let parts = word.split('\'').filter(|part| !part.is_empty());
        let longest = parts.max_by_key(|part| part.len()).unwrap_or(word);
        if longest != word
            && let Some(role) = self.known(longest)
        {
            return role;
        }
        if !word.chars().any(char::is_alphabetic) {
            return Role::Function;
        }
        self.slip(word).unwrap_or(Role::Subject)
    }

    fn known(&self, word: &str) -> Option<Role> {
        let kinds = [
            (&self.denies, Role::Denies),
            (&self.denies_company, Role::DeniesCompany),
            (&self.company, Role::Company),
            (&self.praise, Role::Praise),
            (&self.at_large, Role::AtLarge),
            (&self.courtesy, Role::Courtesy),
        ];
        let own = kinds.into_iter().find(|(words, _)| words.contains(word));
        let own = own.map(|(_, role)| role);
        own.or_else(|| is_function_word(self.language, word).then_some(Role::Function))
    }

    /// The role of a word with one slip in it ("nothng"), if that is no word itself.
    fn slip(&self, word: &str) -> Option<Role> {
        let letters = word.chars().count();
        if letters < LONG - 1 || semantics().knows(word) {
            return None;
        }
        let meant = |words: &HashSet<&str>, role| {
            let meant = words.iter().any(|known| {
                known.chars().count() >= LONG
                    && known.chars().next() == word.chars().next()
                    && is_slip(word, known)
            });
            meant.then_some(role)
        };
        meant(&self.denies, Role::Denies)
            .or_else(|| meant(&self.company, Role::Company))
            .or_else(|| meant(&self.praise, Role::Praise))
    }
}

/// Is `word` the other one with a letter added, left out, mistaken or exchanged with the
/// next?
fn is_slip(word: &str, known: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (word.chars().collect(), known.chars().collect());
    let (short, long) = if a.len() < b.len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let rest = |letters: &[char], from: usize| letters.get(from..).map(<[char]>::to_vec);
    match long.len() - short.len() {
        0 => {
            let exchanged = short.get(same) == long.get(same + 1)
                && short.get(same + 1) == long.get(same)
                && rest(short, same + 2) == rest(long, same + 2);
            exchanged || rest(short, same + 1) == rest(long, same + 1)
        }
        1 => rest(short, same) == rest(long, same + 1),
        _ => false,
    }
}

/// Lists of one language, in the order of [`Empty`].
type Lists = [&'static str; 6];

static EMPTY: LazyLock<Vec<Empty>> = LazyLock::new(|| {
    let set = |words: &'static str| words.split_ascii_whitespace().collect::<HashSet<_>>();
    let empty = |(code, lists): &([u8; 3], Lists)| {
        let [denies, denies_company, company, praise, at_large, courtesy] = lists.map(set);
        Empty {
            language: Language::of(*code),
            denies,
            denies_company,
            company,
            praise,
            at_large,
            courtesy,
        }
    };
    LISTS.iter().map(empty).collect()
});

const LISTS: [([u8; 3], Lists); 20] = [
    (
        *b"eng",
        [
            "blank idk n na nah nil no none nope nothing nothink nought nowt unsure zero",
            "can't cannot cant couldn't couldnt don't dont hadn't haven't havent isn't not wouldn't wouldnt",
            ENGLISH_COMPANY,
            ENGLISH_PRAISE,
            "experience experiences job service services",
            "above cheers ditto dunno hello hi maybe ok okay pass please same sorry thank thanks thankyou
             yeah yep yes",
        ],
    ),
    (
        *b"cym",
        [
            "dim na nac naddo nage",
            "",
            "arall byd gwbl i'w problem problemau popeth sylw sylwadau syniad ychwanegu yw'r",
            "ardderchog bendigedig da gwych hapus hyfryd perffaith rhagorol wych",
            "gwasanaeth",
            "diolch ie iawn",
        ],
    ),
    (
        *b"pol",
        [
            "brak nic nie żadne żadnych",
            "",
            "dodania pomysłu problemów uwag wiem więcej wszystko zastrzeżeń",
            "dobra dobre dobry dobrze doskonale doskonałe fajnie idealnie porządku super wspaniale zadowolona
             zadowolony świetne świetnie",
            "usługa usługi",
            "dziękuję dzięki ok tak",
        ],
    ),
    (
        *b"ron",
        [
            "nicio niciun nimic nu",
            "",
            "adăugat comentarii comentariu idee probleme problemă sugestii știu stiu totul",
            "bine bun buna bună excelent excelentă frumos grozav minunat mulțumit mulțumită perfect super",
            "serviciul servicii",
            "da mulțumesc multumesc ok",
        ],
    ),
    (
        *b"fra",
        [
            "aucun aucune non néant rien",
            "",
            "ajouter commentaire commentaires idée problème problèmes remarque remarques sais signaler suggestion
             suggestions",
            "bien bon bonne content contente excellent excellente formidable génial merveilleux parfait parfaite
             satisfait satisfaite super top",
            "service services",
            "accord bonjour merci ok oui",
        ],
    ),
    (
        *b"spa",
        [
            "nada ninguna ninguno ningún no",
            "",
            "agregar añadir comentario comentarios idea problema problemas queja quejas sugerencia sugerencias sé",
            "bien buena bueno contenta contento estupendo excelente fantástico genial maravilloso perfecta perfecto
             satisfecha satisfecho",
            "servicio servicios",
            "gracias ok sí vale",
        ],
    ),
    (
        *b"por",
        [
            "nada nenhum nenhuma não",
            "",
            "acrescentar comentário comentários ideia problema problemas queixa queixas sei sugestão sugestões",
            "bem boa bom excelente feliz maravilhoso perfeita perfeito satisfeita satisfeito ótima ótimo",
            "serviço serviços",
            "obrigada obrigado ok sim",
        ],
    ),
    (
        *b"ita",
        [
            "nessun nessuna nessuno niente no nulla",
            "",
            "aggiungere commenti commento idea problema problemi saprei so suggerimenti suggerimento",
            "bene buona buono contenta contento eccellente fantastico meraviglioso ottima ottimo perfetta perfetto
             soddisfatta soddisfatto",
            "servizi servizio",
            "grazie ok sì",
        ],
    ),
    (
        *b"deu",
        [
            "kein keine keinen nein nichts nix",
            "",
            "ahnung angabe angaben anmerkungen beizutragen einfällt fällt hinzuzufügen idee ideen kommentar probleme
             vorschläge weiter weitere weiß",
            "ausgezeichnet bestens großartig gut gute hervorragend perfekt prima schön super toll wunderbar zufrieden",
            "service",
            "danke gerne ja ok",
        ],
    ),
    (
        *b"tur",
        [
            "hayır hiç hiçbir yok",
            "",
            "bilmiyorum bir fikrim her yorum yorumum öneri önerim şey şikayet şikayetim",
            "güzel harika iyi memnun memnunum memnunuz mükemmel süper çok",
            "hizmet",
            "ederim evet ok sağol tamam teşekkür teşekkürler",
        ],
    ),
    (
        *b"lit",
        [
            "nieko nėra",
            "ne",
            "daugiau idėjų pastabų pasiūlymų pridurti viskas žinau",
            "gerai puiku puikiai",
            "",
            "ačiū taip",
        ],
    ),
    (
        *b"som",
        [
            "maya waxba",
            "ma",
            "faallo garanayo hayo jiraan jiro",
            "fiican wanaagsan",
            "",
            "haa mahadsanid",
        ],
    ),
    (
        *b"rus",
        [
            "нет ничего",
            "не",
            "добавить замечаний знаю комментариев предложений у меня всё все",
            "замечательно отлично прекрасно хорошо",
            "",
            "да спасибо",
        ],
    ),
    (
        *b"ukr",
        [
            "немає нічого ні",
            "не",
            "додати зауважень знаю коментарів пропозицій все",
            "добре чудово відмінно",
            "",
            "дякую так",
        ],
    ),
    (
        *b"ara",
        [
            "لا لايوجد",
            "ليس",
            "أي اي تعليق تعليقات شي شيء كل لدي ملاحظات يوجد",
            "جميل جيد جيدة رائع رائعة ممتاز ممتازة",
            "",
            "شكرا نعم",
        ],
    ),
    (
        *b"urd",
        [
            "نہیں",
            "",
            "بھی تبصرہ سب شکایت مسئلہ معلوم ہے کوئی کچھ",
            "اچھا اچھی بہت بہترین ٹھیک",
            "",
            "جی شکریہ ہاں",
        ],
    ),
    (
        *b"pan",
        [
            "ਨਹੀਂ",
            "",
            "ਕੁਝ ਕੋਈ ਟਿੱਪਣੀ ਪਤਾ ਵੀ ਸਭ ਹੈ",
            "ਚੰਗਾ ਠੀਕ ਬਹੁਤ ਵਧੀਆ",
            "",
            "ਜੀ ਧੰਨਵਾਦ ਹਾਂ",
        ],
    ),
    (
        *b"ben",
        [
            "না নাই নেই",
            "",
            "অভিযোগ আমার কিছু কোন কোনো জানি মন্তব্য সব সমস্যা",
            "খুব চমৎকার ভাল ভালো",
            "",
            "ধন্যবাদ",
        ],
    ),
    (
        *b"guj",
        [
            "ના નથી નહીં",
            "",
            "કંઈ કંઈપણ કોઈ ટિપ્પણી બધું",
            "સરસ સારું",
            "",
            "આભાર હા",
        ],
    ),
    (
        *b"cmn",
        [
            "无 沒 没 無",
            "",
            "任 何 么 什 意 有 見 见 问 题 麼",
            "好 很",
            "",
            "谢 謝",
        ],
    ),
];

const ENGLISH_COMPANY: &str = "
    absolutely add added adding additional advice all alteration alterations amendments answer any
    anymore anyone anything apart applicable area areas aspect aspects believe better bit bother
    bothered certainly change changed changes comes comment comments complain complaining complaint
    complaints completely concern concerned concerns considering criticise criticism criticisms
    currently definitely different differently difficult doubt else entirely everybody everyone
    everything exactly extra extremely far fault faulted faulting faults feedback find finding found
    further generally grievances grumble grumbles guess honestly i'm idea ideas imagine immediately
    improve improved improvement improvements improves improving input issue issues know knowledge
    known left lol lot major matter mention mentioned mind minor minute moan moment much name need
    needed needs notable note notice now objection objections observation observations obvious
    occasion occurs offer offhand one opinion otherwise overall particular particularly personally
    point possible possibly present presently previous previously probably problem problems question
    questions quibbles real really reason recall recommend recommendation recommendations record
    regret regrets remark remarks report request requests right say see seriously single situation
    someone sort special specific specifically spring springs stage stands suggest suggestion
    suggestions sure tell thing things think thought time today totally truly type unfortunately
    usual view views want wanted way ways whatever whatsoever whole wish wonder word words worried
    worries worry worse worth wow wrong x xx xxx yet
";

const ENGLISH_PRAISE: &str = "
    ace adequate admirable alright amazed amazing awesome beautiful best bless brill brilliant
    brilliantly class content contented delighted excellence excellent excellently exceptional
    exceptionally exemplary fab fabulous fabulously fantastic fantastically faultless faultlessly
    fine first flawless glad good grand grateful great greatly happily happy ideal immaculate
    impeccable impressed impressive incredible lovely magic magnificent
    marvellous marvelous nice nicely notch outstanding perfect perfection perfectly pleasant pleased
    pleasing pleasure positive praise recommended satisfaction satisfactory satisfied satisfying
    smashing smooth smoothly splendid spot standard stunning sublime super superb superbly superior
    terrific thankful thrilled top tremendous welcome wonderful wonderfully
";

#[cfg(test)]
mod tests {
    use super::*;

    fn of(language: Language, text: &str) -> Speaks {
        let canonical = super::super::words::canonical(text);
        let words: Vec<&str> = super::super::words::words(&canonical).collect();
        speaks(language, &words)
    }

    fn english(text: &str) -> Speaks {
        of(Language::ENGLISH, text)
    }

    #[test]
    fn an_empty_answer_denies_and_names_nothing_else() {
        for text in [
            "no",
            "None.",
            "nothing to add",
            "I can’t think of anything",
            "N/A",
            "No comment",
            "Not that I know of",
            "No complaints whatsoever",
            "Absolutely nothing",
            "don’t know",
            "I wouldn't change a thing",
        ] {
            assert_eq!(english(text), Speaks::OfNothing, "{text}");
        }
    }

    #[test]
    fn a_denial_with_praise_at_large_speaks_of_nothing_too() {
        for text in [
            "Nothing, all was excellent.",
            "No, everything is fine as it is",
            "None - very happy with the service",
            "Can’t fault it, brilliant 👍",
            "Nothing, you were all wonderful, thank you so much",
        ] {
            assert_eq!(english(text), Speaks::AtLarge, "{text}");
        }
    }

    #[test]
    fn a_denial_of_something_speaks_of_it() {
        for text in [
            "anything",
            "I can't think straight",
            "Nothing was explained",
            "No parking",
            "No services",
            "No service at all, it was great before",
            "No one was there",
            "Nothing. The library is great",
            "Not clean",
            "Don't go there",
            "No cuts",
            "Nothing but noise",
            "No, a terrible plan",
            "No charges",
        ] {
            assert_eq!(english(text), Speaks::OfSomething, "{text}");
        }
    }

    #[test]
    fn praise_and_blame_alone_are_something() {
        for text in ["Excellent", "Everything was great", "Awful", "I love it"] {
            assert_eq!(english(text), Speaks::OfSomething, "{text}");
        }
    }

    #[test]
    fn a_word_of_courtesy_or_assent_alone_says_nothing() {
        for text in ["Thank you", "yes", "OK", "as above", "Thanks", "maybe"] {
            assert_eq!(english(text), Speaks::OfNothing, "{text}");
        }
        assert_eq!(english("Yes to the cycle lane"), Speaks::OfSomething);
    }

    #[test]
    fn a_slip_of_the_pen_is_forgiven_and_another_word_is_not() {
        for text in ["Nothng", "nothimg to add", "No complants"] {
            assert_eq!(english(text), Speaks::OfNothing, "{text}");
        }
        assert_eq!(english("Notting Hill"), Speaks::OfSomething);
        assert_eq!(english("No chances"), Speaks::OfSomething);
    }

    #[test]
    fn nothing_is_nothing_in_many_languages_known_or_not() {
        for (code, text) in [
            (b"cym", "Dim byd i'w ychwanegu"),
            (b"cym", "Dim, popeth yn wych"),
            (b"pol", "Nie mam uwag"),
            (b"pol", "Nic, wszystko było w porządku"),
            (b"ron", "Nimic de adăugat"),
            (b"fra", "Rien à ajouter, tout était parfait"),
            (b"spa", "Nada, todo bien"),
            (b"por", "Não sei"),
            (b"ita", "Niente da aggiungere"),
            (b"deu", "Nein, alles gut"),
            (b"tur", "Yok"),
            (b"som", "Waxba"),
            (b"rus", "Нет комментариев"),
            (b"ara", "لا شيء"),
            (b"urd", "کچھ نہیں"),
            (b"pan", "ਕੁਝ ਨਹੀਂ"),
            (b"ben", "কিছু না"),
            (b"cmn", "没有意见"),
        ] {
            for language in [Language::of(*code), Language::ENGLISH] {
                assert_ne!(of(language, text), Speaks::OfSomething, "{text}");
            }
        }
        for (code, text) in [
            (b"cym", "Dim llyfrgell"),
            (b"pol", "Brak autobusów"),
            (b"deu", "Keine Parkplätze"),
            (b"urd", "کوئی بس نہیں"),
        ] {
            assert_eq!(of(Language::of(*code), text), Speaks::OfSomething, "{text}");
        }
    }

    #[test]
    fn no_words_are_no_answer_of_this_kind() {
        assert_eq!(english(""), Speaks::OfSomething);
        assert_eq!(of(Language::of(*b"zzz"), "xylo phone"), Speaks::OfSomething);
    }

    #[test]
    fn a_theme_for_such_answers_is_known_by_its_words() {
        assert!(names_no_subject(["praise", "excellent"].into_iter()));
        assert!(names_no_subject(["nothing", "to", "add"].into_iter()));
        assert!(!names_no_subject(["praise", "for", "staff"].into_iter()));
    }
}
