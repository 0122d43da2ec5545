//! Lists come in pages, and no page is unbounded.

/// Which page of a list, and how long a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRequest {
    number: u32,
    size: u32,
}

impl PageRequest {
    /// The largest page size.
    pub const MAX_SIZE: u32 = 100;

    /// Page `number` (from 1) of `size` items; none where either is out of range.
    pub const fn new(number: u32, size: u32) -> Option<Self> {
        if number == 0 || size == 0 || size > Self::MAX_SIZE {
            return None;
        }
        Some(Self { number, size })
    }

    /// Its number, from 1.
    pub const fn number(self) -> u32 {
        self.number
    }

    /// The most items that it holds.
    pub const fn size(self) -> u32 {
        self.size
    }

    /// How many items come before it.
    pub fn offset(self) -> u64 {
        u64::from(self.number - 1) * u64::from(self.size)
    }
}

impl Default for PageRequest {
    fn default() -> Self {
        Self {
            number: 1,
            size: 20,
        }
    }
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// The items, in order.
    pub items: Vec<T>,
    /// How many items all pages have together.
    pub total: u64,
    /// Which page this is.
    pub request: PageRequest,
}

impl<T> Page<T> {
    /// The number of pages; 0 where there is no item.
    pub fn pages(&self) -> u64 {
        self.total.div_ceil(u64::from(self.request.size()))
    }
}
