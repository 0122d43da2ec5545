//! The value object `ContactOwner`.

use uuid::Uuid;

use crate::ids::CustomerId;
use crate::ids::VendorId;
use crate::validation::Violations;
use crate::value_objects::partners::ContactOwnerType;

/// What contacts have as their owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContactOwner {
    /// It is a customer.
    Customer(CustomerId),
    /// It is a vendor.
    Vendor(VendorId),
}

/// What is said of a contact owner before any rule is checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContactOwnerDraft {
    /// What kind of owner it is.
    pub r#type: Option<String>,
    /// Its id among those of that kind.
    pub id: Option<Uuid>,
}

impl ContactOwner {
    /// The aggregate of that kind and with that id.
    pub fn new(kind: ContactOwnerType, id: Uuid) -> Self {
        match kind {
            ContactOwnerType::Customer => Self::Customer(id.into()),
            ContactOwnerType::Vendor => Self::Vendor(id.into()),
        }
    }

    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: ContactOwnerDraft) -> Result<Self, Violations> {
        let ContactOwnerDraft { r#type, id } = draft;
        let mut violations = Violations::default();
        let r#type = violations.required("type", r#type, ContactOwnerType::parse);
        let id = violations.required("id", id, Ok);
        violations.finish(|| Some(Self::new(r#type?, id?)))
    }

    /// What kind of aggregate it is.
    pub fn r#type(&self) -> ContactOwnerType {
        match self {
            Self::Customer(_) => ContactOwnerType::Customer,
            Self::Vendor(_) => ContactOwnerType::Vendor,
        }
    }

    /// Its id among those of that kind.
    pub fn id(&self) -> Uuid {
        match self {
            Self::Customer(id) => (*id).into(),
            Self::Vendor(id) => (*id).into(),
        }
    }

    /// The id of the customer, if it is one.
    pub fn as_customer(&self) -> Option<CustomerId> {
        if let Self::Customer(id) = self {
            Some(*id)
        } else {
            None
        }
    }

    /// The id of the vendor, if it is one.
    pub fn as_vendor(&self) -> Option<VendorId> {
        if let Self::Vendor(id) = self {
            Some(*id)
        } else {
            None
        }
    }
}

impl From<ContactOwner> for ContactOwnerDraft {
    fn from(details: ContactOwner) -> Self {
        Self {
            r#type: Some(details.r#type().to_string()),
            id: Some(details.id()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(draft: ContactOwnerDraft) -> Vec<(String, &'static str)> {
        let violations = ContactOwner::parse(draft).expect_err("it says too little");
        violations
            .iter()
            .map(|found| (found.field.clone(), found.invalid.rule))
            .collect()
    }

    #[test]
    fn says_what_its_draft_says() {
        for kind in ContactOwnerType::ALL {
            let value = ContactOwner::new(*kind, Uuid::now_v7());
            assert_eq!(value.r#type(), *kind);
            let draft = ContactOwnerDraft::from(value.clone());
            assert_eq!(ContactOwner::parse(draft), Ok(value));
        }
    }

    #[test]
    fn is_of_one_kind_alone() {
        let id = Uuid::now_v7();
        let value = ContactOwner::Customer(id.into());
        assert_eq!(value.as_customer(), Some(id.into()));
        let of = [value.as_customer().is_some(), value.as_vendor().is_some()];
        assert_eq!(of.iter().filter(|is_of| **is_of).count(), 1);
        let value = ContactOwner::Vendor(id.into());
        assert_eq!(value.as_vendor(), Some(id.into()));
        let of = [value.as_customer().is_some(), value.as_vendor().is_some()];
        assert_eq!(of.iter().filter(|is_of| **is_of).count(), 1);
    }

    #[test]
    fn names_every_part_that_is_missing_or_unknown() {
        let missing = [
            (String::from("type"), "required"),
            (String::from("id"), "required"),
        ];
        assert_eq!(rules(ContactOwnerDraft::default()), missing);
        let unknown = ContactOwnerDraft {
            r#type: Some(String::from("nonsense")),
            id: Some(Uuid::now_v7()),
        };
        assert_eq!(rules(unknown), [(String::from("type"), "one_of")]);
    }
}
