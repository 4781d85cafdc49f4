//! Closed lists: enums of which every value has a word, by which front matter, data and the strings of themes name it.

/// Declares an enum and, once, the word of each of its values.
///
/// `ALL` has the values and `WORDS` their words, both in the order of the declaration, which is the order in which messages,
/// schemas and pages list them.
macro_rules! closed_list {
    ($($(#[$about:meta])* pub enum $list:ident {
        $($(#[$meaning:meta])* $value:ident = $word:literal,)+
    })+) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $list {
            $($(#[$meaning])* $value,)+
        }

        impl $list {
            /// Every value.
            pub const ALL: [Self; Self::WORDS.len()] = [$(Self::$value),+];

            /// The word of every value.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word of this value.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$value => $word,)+
                }
            }

            /// The value that has this word.
            pub fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$value),)+
                    _ => None,
                }
            }
        }
    )+};
}

pub(crate) use closed_list;

#[cfg(test)]
mod tests {
    closed_list! {
        /// A colour.
        #[derive(Default)]
        pub enum Colour {
            /// The first.
            #[default]
            Red = "red",
            /// The last.
            DarkBlue = "dark-blue",
        }
    }

    #[test]
    fn every_value_has_its_word() {
        assert_eq!(Colour::WORDS, ["red", "dark-blue"]);
        for (value, word) in Colour::ALL.into_iter().zip(Colour::WORDS) {
            assert_eq!(value.word(), *word);
            assert_eq!(Colour::from_word(word), Some(value));
        }
        assert_eq!(Colour::from_word("Red"), None);
        assert_eq!(Colour::default(), Colour::Red);
    }
}
