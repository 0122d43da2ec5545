//! English past participles: what has been done once a verb was, good enough for most and a table
//! for those that no rule knows.

/// What the verb at the start of a name in snake case has become: `pay_back` is `paid_back`.
pub(super) fn of_snake(snake: &str) -> String {
    match snake.split_once('_') {
        // A letter is no verb: `x_ray` is `x_rayed`.
        Some((letter, verb)) if letter.len() == 1 => format!("{letter}_{}", of_word(verb)),
        Some((verb, rest)) => format!("{}_{rest}", of_word(verb)),
        None => of_word(snake),
    }
}

fn of_word(word: &str) -> String {
    if let Some((_, participle)) = IRREGULAR.iter().find(|(verb, _)| *verb == word) {
        return (*participle).to_owned();
    }
    if word.ends_with("ed") && word.len() > 4 {
        return word.to_owned();
    }
    if word.ends_with('e') {
        return format!("{word}d");
    }
    if let Some(stem) = word.strip_suffix('y')
        && !stem.ends_with(is_vowel)
    {
        return format!("{stem}ied");
    }
    match word.chars().last() {
        Some(last) if is_doubled(word) => format!("{word}{last}ed"),
        _ => format!("{word}ed"),
    }
}

/// Whether the last letter is doubled: a short word that ends in a single vowel and a consonant.
fn is_doubled(word: &str) -> bool {
    let mut letters = word.chars().rev();
    let (last, vowel) = (letters.next(), letters.next());
    let closed = last.is_some_and(|c| !is_vowel(c) && !matches!(c, 'w' | 'x' | 'y'));
    let short = letters.all(|c| !is_vowel(c));
    closed && vowel.is_some_and(is_vowel) && short
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Verbs with a participle of their own, and those whose last letter is doubled though they are
/// not short.
const IRREGULAR: &[(&str, &str)] = &[
    ("admit", "admitted"),
    ("allot", "allotted"),
    ("annul", "annulled"),
    ("begin", "begun"),
    ("break", "broken"),
    ("bring", "brought"),
    ("build", "built"),
    ("buy", "bought"),
    ("cancel", "cancelled"),
    ("catch", "caught"),
    ("choose", "chosen"),
    ("come", "come"),
    ("commit", "committed"),
    ("compel", "compelled"),
    ("confer", "conferred"),
    ("control", "controlled"),
    ("cut", "cut"),
    ("defer", "deferred"),
    ("deter", "deterred"),
    ("do", "done"),
    ("draw", "drawn"),
    ("drive", "driven"),
    ("enrol", "enrolled"),
    ("equip", "equipped"),
    ("excel", "excelled"),
    ("expel", "expelled"),
    ("feed", "fed"),
    ("find", "found"),
    ("forbid", "forbidden"),
    ("freeze", "frozen"),
    ("fulfil", "fulfilled"),
    ("get", "got"),
    ("give", "given"),
    ("go", "gone"),
    ("hide", "hidden"),
    ("hold", "held"),
    ("incur", "incurred"),
    ("infer", "inferred"),
    ("instal", "installed"),
    ("keep", "kept"),
    ("label", "labelled"),
    ("lay", "laid"),
    ("lead", "led"),
    ("leave", "left"),
    ("lend", "lent"),
    ("let", "let"),
    ("level", "levelled"),
    ("lose", "lost"),
    ("make", "made"),
    ("meet", "met"),
    ("need", "needed"),
    ("occur", "occurred"),
    ("omit", "omitted"),
    ("outbid", "outbid"),
    ("outdo", "outdone"),
    ("override", "overridden"),
    ("overrun", "overrun"),
    ("pay", "paid"),
    ("permit", "permitted"),
    ("prefer", "preferred"),
    ("put", "put"),
    ("quit", "quit"),
    ("read", "read"),
    ("rebuild", "rebuilt"),
    ("rebut", "rebutted"),
    ("recur", "recurred"),
    ("refer", "referred"),
    ("remit", "remitted"),
    ("reset", "reset"),
    ("resell", "resold"),
    ("resend", "resent"),
    ("rise", "risen"),
    ("run", "run"),
    ("seed", "seeded"),
    ("seek", "sought"),
    ("sell", "sold"),
    ("send", "sent"),
    ("set", "set"),
    ("shut", "shut"),
    ("sign", "signed"),
    ("speak", "spoken"),
    ("spend", "spent"),
    ("split", "split"),
    ("stand", "stood"),
    ("steal", "stolen"),
    ("submit", "submitted"),
    ("take", "taken"),
    ("teach", "taught"),
    ("tell", "told"),
    ("throw", "thrown"),
    ("transfer", "transferred"),
    ("transmit", "transmitted"),
    ("travel", "travelled"),
    ("undo", "undone"),
    ("uphold", "upheld"),
    ("weed", "weeded"),
    ("wind", "wound"),
    ("withdraw", "withdrawn"),
    ("withhold", "withheld"),
    ("write", "written"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_has_been_done() {
        let cases = [
            ("confirm", "confirmed"),
            ("ship", "shipped"),
            ("deliver", "delivered"),
            ("cancel", "cancelled"),
            ("resume", "resumed"),
            ("deny", "denied"),
            ("destroy", "destroyed"),
            ("pay_back", "paid_back"),
            ("put_on_hold", "put_on_hold"),
            ("fix", "fixed"),
            ("need", "needed"),
            ("return", "returned"),
            ("open", "opened"),
            ("reopen", "reopened"),
            ("shelve", "shelved"),
            ("archived", "archived"),
            ("agree", "agreed"),
            ("occur", "occurred"),
            ("annul", "annulled"),
            ("control", "controlled"),
            ("x_ray", "x_rayed"),
        ];
        for (verb, expected) in cases {
            assert_eq!(of_snake(verb), expected, "{verb}");
        }
    }
}
