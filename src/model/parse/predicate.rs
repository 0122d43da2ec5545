//! `where = "stock < 10 and published_on is not null"`.

mod token;

use std::ops::Range;

use super::known::Known;
use super::node::Text;
use super::problems::{Problems, did_you_mean};
use super::{enumeration, modifiers};
use crate::model::{
    Field, FieldType, Literal, Predicate, PredicateOperator as Operator, PredicateTerm,
};
use crate::scalar::Scalar;
use token::{Kind, Token};

/// A problem inside the text.
type Fault = (Range<usize>, String, Option<String>);

/// Reads a predicate over the fields of an entity.
pub(super) fn read(
    text: &Text,
    fields: &[Field],
    known: &Known<'_>,
    problems: &mut Problems,
) -> Option<Predicate> {
    let parser = Parser {
        tokens: token::read(&text.value),
        end: text.value.len(),
        fields,
        known,
    };
    match parser.predicate() {
        Ok(predicate) => Some(predicate),
        Err((range, message, hint)) => {
            problems.push(text.place(&range), message, hint);
            None
        }
    }
}

struct Parser<'a> {
    tokens: Vec<Token>,
    end: usize,
    fields: &'a [Field],
    known: &'a Known<'a>,
}

impl Parser<'_> {
    fn predicate(&self) -> Result<Predicate, Fault> {
        let mut terms = Vec::new();
        let mut next = 0;
        loop {
            let (term, after) = self.term(next)?;
            terms.push(term);
            match self.tokens.get(after) {
                None => return Ok(Predicate { terms }),
                Some(token) if token.is_word("and") => next = after + 1,
                Some(token) => {
                    let hint = "comparisons are joined by `and` only";
                    return Err(fault(&token.range, "expected `and`", Some(hint)));
                }
            }
        }
    }

    /// Reads one comparison and says where the next one starts.
    fn term(&self, at: usize) -> Result<(PredicateTerm, usize), Fault> {
        let field = self.field(at)?;
        let name = field.name.clone();
        let here = self.range(at);
        if self.is_word(at + 1, "is") {
            let not = self.is_word(at + 2, "not");
            let null = at + if not { 3 } else { 2 };
            if !self.is_word(null, "null") {
                let message = "expected `null` or `not null` after `is`";
                return Err(fault(&self.range(null), message, None));
            }
            if !field.optional {
                let message = format!("`{name}` is never null: it is not `optional`");
                return Err(fault(&here, &message, None));
            }
            let operator = if not {
                Operator::IsNotNull
            } else {
                Operator::IsNull
            };
            return Ok((term(field, operator, None), null + 1));
        }
        let scalar = self.scalar(field, &here)?;
        let Some(Kind::Operator(operator)) = self.tokens.get(at + 1).map(|token| &token.kind)
        else {
            let hint = "use =, <>, <, <=, >, >=, `is null` or `is not null`";
            return Err(fault(
                &self.range(at + 1),
                "expected a comparison",
                Some(hint),
            ));
        };
        self.check_order(field, *operator, at + 1)?;
        let literal = self.literal(at + 2, scalar)?;
        self.check_value(field, &literal, at + 2)?;
        Ok((term(field, *operator, Some(literal)), at + 3))
    }

    fn field(&self, at: usize) -> Result<&Field, Fault> {
        let range = self.range(at);
        let Some(Kind::Word(word)) = self.tokens.get(at).map(|token| &token.kind) else {
            return Err(fault(&range, "expected the name of a field", None));
        };
        let names: Vec<_> = self.fields.iter().map(|field| field.name.snake()).collect();
        let field = self.fields.iter().find(|field| field.name.snake() == word);
        let field = field.ok_or_else(|| {
            let hint = did_you_mean(word, &names);
            (range.clone(), format!("unknown field `{word}`"), hint)
        })?;
        if field.secret {
            let message = format!("`{word}` is `secret`, so no index can be about it");
            return Err(fault(&range, &message, None));
        }
        if matches!(field.ty, FieldType::Composite(_)) {
            let message = format!("`{word}` has several parts, so no index can be about it");
            return Err(fault(&range, &message, None));
        }
        if field.refers_to_many() {
            let message = format!("`{word}` is a list of references, so no index can be about it");
            return Err(fault(&range, &message, None));
        }
        Ok(field)
    }

    fn scalar(&self, field: &Field, range: &Range<usize>) -> Result<Scalar, Fault> {
        let scalar = modifiers::scalar(&field.ty, self.known);
        if let Some(scalar) = scalar.filter(|scalar| scalar.spec().comparable) {
            return Ok(scalar);
        }
        let name = &field.name;
        let message = match field.ty {
            FieldType::Ref(_) => format!("`{name}` is a reference; only null checks apply"),
            _ => format!("`{name}` cannot be compared with a constant"),
        };
        Err(fault(range, &message, None))
    }

    fn check_order(&self, field: &Field, operator: Operator, at: usize) -> Result<(), Fault> {
        let unordered = match (&field.ty, modifiers::scalar(&field.ty, self.known)) {
            (FieldType::Enum(name), _) => Some(name.pascal()),
            (_, Some(scalar @ (Scalar::Bool | Scalar::Uuid))) => Some(scalar.keyword().to_owned()),
            _ => None,
        };
        let equality = matches!(operator, Operator::Equal | Operator::NotEqual);
        match unordered {
            Some(name) if !equality => {
                let message = format!("values of `{name}` have no order");
                Err(fault(&self.range(at), &message, Some("use = or <>")))
            }
            _ => Ok(()),
        }
    }

    /// Refuses a text that is no value of the field's enum.
    fn check_value(&self, field: &Field, literal: &Literal, at: usize) -> Result<(), Fault> {
        let FieldType::Enum(name) = &field.ty else {
            return Ok(());
        };
        let of = self.known.enumeration(name);
        match of.and_then(|of| enumeration::fault(literal, of)) {
            Some((message, hint)) => Err((self.range(at), message, hint)),
            None => Ok(()),
        }
    }

    fn literal(&self, at: usize, scalar: Scalar) -> Result<Literal, Fault> {
        let range = self.range(at);
        let keyword = scalar.keyword();
        let plain = matches!(
            scalar,
            Scalar::Int | Scalar::BigInt | Scalar::Decimal | Scalar::Float | Scalar::Bool
        );
        let text = match self.tokens.get(at).map(|token| &token.kind) {
            Some(Kind::Constant(text, quoted)) if *quoted != plain => text,
            Some(Kind::Word(word)) if scalar == Scalar::Bool => word,
            _ => {
                let hint = if plain {
                    "without quotes"
                } else {
                    "in single quotes"
                };
                let message = format!("expected a constant of type `{keyword}`");
                return Err(fault(&range, &message, Some(&format!("write it {hint}"))));
            }
        };
        scalar.parse(text).map_err(|expected| {
            let message = format!("`{}` is not {expected}", text.escape_debug());
            (range, message, None)
        })
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_word(word))
    }

    fn range(&self, at: usize) -> Range<usize> {
        let token = self.tokens.get(at);
        token.map_or(self.end..self.end, |token| token.range.clone())
    }
}

fn term(field: &Field, operator: Operator, literal: Option<Literal>) -> PredicateTerm {
    PredicateTerm {
        field: field.name.clone(),
        operator,
        literal,
    }
}

fn fault(range: &Range<usize>, message: &str, hint: Option<&str>) -> Fault {
    (range.clone(), message.to_owned(), hint.map(str::to_owned))
}
