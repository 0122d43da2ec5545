//! What belongs together: `implies` binds least, then `or`, `and`, `not`, comparisons, `+ -`, `* /`.

use std::ops::Range;

use super::fault::Fault;
use super::lexer::{self, Kind, Token};
use super::syntax::{Junction, Node, Syntax};
use super::tree::{Aggregate, Operation};
use crate::scalar::Scalar;

/// The most words and signs of an expression.
const LONGEST: usize = 200;
/// How deep parts may lie in parts.
const DEEPEST: usize = 24;

type Parsed = Result<Syntax, Fault>;

/// What there is beside signs.
const FUNCTIONS: &str =
    "there are `length(…)`, and `count(…)`, `sum(…)`, `min(…)` and `max(…)` of members";

/// Words that are no names of fields.
const RESERVED: &[&str] = &[
    "and", "empty", "false", "implies", "in", "is", "not", "or", "true",
];

/// Reads a text.
pub(super) fn read(text: &str) -> Parsed {
    let tokens = lexer::read(text)?;
    let end = text.len();
    if let Some(token) = tokens.get(LONGEST) {
        let message = format!("there are more than {LONGEST} words and signs here");
        return Err(Fault::new(&(token.range.start..end), message).hint("make several of it"));
    }
    let mut parser = Parser {
        tokens,
        end,
        at: 0,
        depth: 0,
    };
    let whole = parser.implication()?;
    match parser.tokens.get(parser.at) {
        None => Ok(whole),
        Some(token) => Err(unexpected(token)),
    }
}

struct Parser {
    tokens: Vec<Token>,
    end: usize,
    at: usize,
    depth: usize,
}

impl Parser {
    fn implication(&mut self) -> Parsed {
        let left = self.joined("or", Junction::Or)?;
        if !self.takes_word("implies") {
            return Ok(left);
        }
        let right = self.deeper(Self::implication)?;
        Ok(join(Junction::Implies, left, right))
    }

    /// `or` of what `and` joins, or `and` of what may be negated.
    fn joined(&mut self, word: &str, junction: Junction) -> Parsed {
        let part = |parser: &mut Self| match junction {
            Junction::And => parser.negation(),
            _ => parser.joined("and", Junction::And),
        };
        let mut left = part(self)?;
        while self.takes_word(word) {
            left = join(junction, left, part(self)?);
        }
        Ok(left)
    }

    fn negation(&mut self) -> Parsed {
        let start = self.here();
        if !self.takes_word("not") {
            return self.comparison();
        }
        let of = self.deeper(Self::negation)?;
        let range = start.start..of.range.end;
        Ok(Syntax {
            node: Node::Not(Box::new(of)),
            range,
        })
    }

    fn comparison(&mut self) -> Parsed {
        let left = self.addition()?;
        if let Some(Kind::Comparison(comparison)) = self.kind() {
            let comparison = *comparison;
            self.at += 1;
            let right = self.addition()?;
            if matches!(self.kind(), Some(Kind::Comparison(_))) {
                let fault = Fault::new(&self.here(), "two comparisons are not one");
                return Err(fault.hint("join them by `and`"));
            }
            let range = left.range.start..right.range.end;
            let node = Node::Compare(comparison, Box::new(left), Box::new(right));
            return Ok(Syntax { node, range });
        }
        if self.takes_word("is") {
            return self.emptiness(left);
        }
        let negated = self.is_word(0, "not") && self.is_word(1, "in");
        self.at += usize::from(negated);
        if self.takes_word("in") {
            return self.choice(left, negated);
        }
        Ok(left)
    }

    fn emptiness(&mut self, of: Syntax) -> Parsed {
        let negated = self.takes_word("not");
        let end = self.here().end;
        if !self.takes_word("empty") {
            let fault = Fault::new(&self.here(), "expected `empty` or `not empty` after `is`");
            return Err(match self.kind() {
                Some(Kind::Word(word)) if word == "null" => fault.hint("write `empty`"),
                _ => fault,
            });
        }
        let range = of.range.start..end;
        let of = Box::new(of);
        Ok(Syntax {
            node: Node::Empty { of, negated },
            range,
        })
    }

    fn choice(&mut self, of: Syntax, negated: bool) -> Parsed {
        self.expect('(', "`in`")?;
        let mut among = vec![self.addition()?];
        while self.takes_sign(',') {
            among.push(self.addition()?);
        }
        let end = self.expect(')', "the constants")?.end;
        let range = of.range.start..end;
        let of = Box::new(of);
        Ok(Syntax {
            node: Node::OneOf { of, among, negated },
            range,
        })
    }

    fn addition(&mut self) -> Parsed {
        let mut left = self.multiplication()?;
        loop {
            let operation = match self.kind() {
                Some(Kind::Sign('+')) => Operation::Add,
                Some(Kind::Sign('-')) => Operation::Subtract,
                _ => return Ok(left),
            };
            self.at += 1;
            left = arithmetic(operation, left, self.multiplication()?);
        }
    }

    fn multiplication(&mut self) -> Parsed {
        let mut left = self.sign()?;
        loop {
            let operation = match self.kind() {
                Some(Kind::Sign('*')) => Operation::Multiply,
                Some(Kind::Sign('/')) => Operation::Divide,
                _ => return Ok(left),
            };
            self.at += 1;
            left = arithmetic(operation, left, self.sign()?);
        }
    }

    fn sign(&mut self) -> Parsed {
        let start = self.here();
        if !self.takes_sign('-') {
            return self.value();
        }
        let of = self.deeper(Self::sign)?;
        let range = start.start..of.range.end;
        Ok(Syntax {
            node: Node::Negate(Box::new(of)),
            range,
        })
    }

    fn value(&mut self) -> Parsed {
        let range = self.here();
        let Some(token) = self.tokens.get(self.at).cloned() else {
            return Err(Fault::new(&range, "something is missing at the end"));
        };
        self.at += 1;
        let node = match token.kind {
            Kind::Number(number) => Node::Number(number),
            Kind::Text(text) => Node::Text(text),
            Kind::Sign('(') => {
                let inner = self.deeper(Self::implication)?;
                self.expect(')', "what is in brackets")?;
                return Ok(inner);
            }
            Kind::Word(word) => return self.word(word, range),
            _ => return Err(unexpected(&token)),
        };
        Ok(Syntax { node, range })
    }

    /// A name, or a word that says what follows.
    fn word(&mut self, word: String, mut range: Range<usize>) -> Parsed {
        let node = match (word.as_str(), self.kind()) {
            ("true" | "false", _) => Node::Bool(word == "true"),
            ("length", Some(Kind::Sign('('))) => {
                self.at += 1;
                let of = self.deeper(Self::addition)?;
                range.end = self.expect(')', "what has a length")?.end;
                Node::Length(Box::new(of))
            }
            (_, Some(Kind::Sign('('))) if aggregate(&word).is_some() => {
                self.at += 1;
                let of = Box::new(self.deeper(Self::addition)?);
                range.end = self.expect(')', "what is gathered")?.end;
                Node::Aggregate(aggregate(&word).unwrap_or(Aggregate::Count), of)
            }
            (_, Some(Kind::Text(text))) if typed(&word).is_some() => {
                let node = Node::Typed(typed(&word).unwrap_or(Scalar::Date), text.clone());
                range.end = self.here().end;
                self.at += 1;
                node
            }
            (_, Some(Kind::Sign('('))) => {
                let fault = Fault::new(&range, format!("there is no function `{word}`"));
                return Err(fault.hint(FUNCTIONS));
            }
            _ if RESERVED.contains(&word.as_str()) => {
                return Err(Fault::new(&range, format!("`{word}` cannot stand here")));
            }
            _ => self.path(word, &mut range)?,
        };
        Ok(Syntax { node, range })
    }

    fn path(&mut self, mut name: String, range: &mut Range<usize>) -> Result<Node, Fault> {
        while self.takes_sign('.') {
            let Some(Kind::Word(part)) = self.kind() else {
                return Err(Fault::new(&self.here(), "expected the name of a part"));
            };
            name = format!("{name}.{part}");
            range.end = self.here().end;
            self.at += 1;
        }
        Ok(Node::Name(name))
    }

    fn deeper(&mut self, part: fn(&mut Self) -> Parsed) -> Parsed {
        self.depth += 1;
        if self.depth > DEEPEST {
            let fault = Fault::new(
                &self.here(),
                "brackets and signs lie too deep in each other",
            );
            return Err(fault.hint("make several of it"));
        }
        let parsed = part(self)?;
        self.depth -= 1;
        Ok(parsed)
    }

    fn kind(&self) -> Option<&Kind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    fn here(&self) -> Range<usize> {
        let token = self.tokens.get(self.at);
        token.map_or(self.end..self.end, |token| token.range.clone())
    }

    fn is_word(&self, ahead: usize, word: &str) -> bool {
        let token = self.tokens.get(self.at + ahead);
        token.is_some_and(|token| matches!(&token.kind, Kind::Word(text) if text == word))
    }

    fn takes_word(&mut self, word: &str) -> bool {
        let is = self.is_word(0, word);
        self.at += usize::from(is);
        is
    }

    fn takes_sign(&mut self, sign: char) -> bool {
        let is = self.kind() == Some(&Kind::Sign(sign));
        self.at += usize::from(is);
        is
    }

    fn expect(&mut self, sign: char, after: &str) -> Result<Range<usize>, Fault> {
        let range = self.here();
        if self.takes_sign(sign) {
            return Ok(range);
        }
        Err(Fault::new(
            &range,
            format!("expected `{sign}` after {after}"),
        ))
    }
}

/// What stands where nothing of its kind can.
fn unexpected(token: &Token) -> Fault {
    match &token.kind {
        Kind::Word(word)
            if ["AND", "OR", "NOT", "IN", "IS", "IMPLIES"].contains(&word.as_str()) =>
        {
            let lower = word.to_lowercase();
            Fault::new(&token.range, format!("`{word}` cannot stand here"))
                .hint(format!("write `{lower}`"))
        }
        Kind::Word(_) | Kind::Number(_) | Kind::Text(_) => {
            let fault = Fault::new(&token.range, "a sign is missing before this");
            fault.hint("join two conditions by `and`, `or` or `implies`")
        }
        Kind::Sign(sign) => Fault::new(&token.range, format!("`{sign}` cannot stand here")),
        Kind::Comparison(_) => Fault::new(&token.range, "there is nothing to compare here"),
    }
}

/// What is made of members by the function of that name.
fn aggregate(word: &str) -> Option<Aggregate> {
    let mut all = Aggregate::ALL.into_iter();
    all.find(|aggregate| aggregate.keyword() == word)
}

/// The type that a word before a text states.
fn typed(word: &str) -> Option<Scalar> {
    match word {
        "date" => Some(Scalar::Date),
        "time" => Some(Scalar::Time),
        "datetime" => Some(Scalar::DateTime),
        _ => None,
    }
}

fn join(junction: Junction, left: Syntax, right: Syntax) -> Syntax {
    Syntax {
        range: left.range.start..right.range.end,
        node: Node::Join(junction, Box::new(left), Box::new(right)),
    }
}

fn arithmetic(operation: Operation, left: Syntax, right: Syntax) -> Syntax {
    Syntax {
        range: left.range.start..right.range.end,
        node: Node::Arithmetic(operation, Box::new(left), Box::new(right)),
    }
}
