//! English plurals, good enough to be right for most entities and overridable for the rest.

/// The plural of a name in snake case: its last word's.
pub(super) fn of_snake(snake: &str) -> String {
    match snake.rsplit_once('_') {
        Some((head, last)) => format!("{head}_{}", of_word(last)),
        None => of_word(snake),
    }
}

/// What one of the things is called that a name in snake case, a plural, calls all of them; a name
/// that is no plural stays.
pub(super) fn singular_of_snake(snake: &str) -> String {
    match snake.rsplit_once('_') {
        Some((head, last)) => format!("{head}_{}", singular_of_word(last)),
        None => singular_of_word(snake),
    }
}

fn singular_of_word(word: &str) -> String {
    if let Some((singular, _)) = IRREGULAR.iter().find(|(_, plural)| *plural == word) {
        return (*singular).to_owned();
    }
    let hissing = ["ss", "x", "z", "tch", "nch", "sh"];
    let hissing = |stem: &&str| hissing.iter().any(|ending| stem.ends_with(ending));
    // The singular of `analyses` is in `sis`, that of `houses` is not.
    let endings = ENDINGS
        .iter()
        .filter(|(ending, _)| *ending != "sis" || word.ends_with("yses"));
    let endings = endings.filter_map(|(ending, plural)| {
        let stem = word.strip_suffix(plural)?;
        Some(format!("{stem}{ending}"))
    });
    let hissed = word.strip_suffix("es").filter(hissing).map(str::to_owned);
    let of_y = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let plain = word.strip_suffix('s').map(str::to_owned);
    let candidates = endings.chain(hissed).chain(of_y).chain(plain);
    let mut candidates = candidates.filter(|singular| !singular.is_empty());
    let singular = candidates.find(|singular| of_word(singular) == word);
    singular.unwrap_or_else(|| word.to_owned())
}

fn of_word(word: &str) -> String {
    if UNCOUNTABLE.binary_search(&word).is_ok() {
        return word.to_owned();
    }
    if let Some((_, plural)) = IRREGULAR.iter().find(|(singular, _)| *singular == word) {
        return (*plural).to_owned();
    }
    ENDINGS
        .iter()
        .find_map(|(ending, plural)| {
            let stem = word.strip_suffix(ending)?;
            Some(format!("{stem}{plural}"))
        })
        .unwrap_or_else(|| regular(word))
}

fn regular(word: &str) -> String {
    let consonant_y = word
        .strip_suffix('y')
        .filter(|stem| stem.ends_with(|c: char| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')));
    if let Some(stem) = consonant_y {
        return format!("{stem}ies");
    }
    let hissing = ["s", "x", "z", "ch", "sh"];
    if hissing.iter().any(|ending| word.ends_with(ending)) {
        return format!("{word}es");
    }
    format!("{word}s")
}

/// Words that are their own plural, sorted.
const UNCOUNTABLE: &[&str] = &[
    "advice",
    "aircraft",
    "baggage",
    "clothes",
    "data",
    "deer",
    "equipment",
    "evidence",
    "feedback",
    "fish",
    "furniture",
    "goods",
    "hardware",
    "headquarters",
    "information",
    "knowledge",
    "logistics",
    "luggage",
    "means",
    "media",
    "merchandise",
    "metadata",
    "money",
    "music",
    "news",
    "offspring",
    "progress",
    "rice",
    "series",
    "sheep",
    "shrimp",
    "software",
    "species",
    "staff",
    "traffic",
    "weather",
];

/// Words with a plural of their own.
const IRREGULAR: &[(&str, &str)] = &[
    ("alumnus", "alumni"),
    ("appendix", "appendices"),
    ("axis", "axes"),
    ("calf", "calves"),
    ("criterion", "criteria"),
    ("curriculum", "curricula"),
    ("datum", "data"),
    ("echo", "echoes"),
    ("embargo", "embargoes"),
    ("foot", "feet"),
    ("german", "germans"),
    ("goose", "geese"),
    ("half", "halves"),
    ("hero", "heroes"),
    ("human", "humans"),
    ("knife", "knives"),
    ("leaf", "leaves"),
    ("life", "lives"),
    ("loaf", "loaves"),
    ("louse", "lice"),
    ("matrix", "matrices"),
    ("medium", "media"),
    ("mouse", "mice"),
    ("ox", "oxen"),
    ("phenomenon", "phenomena"),
    ("potato", "potatoes"),
    ("quiz", "quizzes"),
    ("roman", "romans"),
    ("scarf", "scarves"),
    ("shelf", "shelves"),
    ("talisman", "talismans"),
    ("thief", "thieves"),
    ("tomato", "tomatoes"),
    ("tooth", "teeth"),
    ("vertex", "vertices"),
    ("veto", "vetoes"),
    ("wife", "wives"),
    ("wolf", "wolves"),
];

/// Endings that change, compounds such as `salesperson` included.
const ENDINGS: &[(&str, &str)] = &[
    ("person", "people"),
    ("child", "children"),
    ("woman", "women"),
    ("man", "men"),
    ("sis", "ses"),
    ("shelf", "shelves"),
];
