//! The words of dates by language: weekdays, months, and what may stand between the parts of a date.

/// A language's words, folded.
pub struct Calendar {
    /// The primary subtag.
    pub language: &'static str,
    /// Monday's names first.
    pub weekdays: [&'static [&'static str]; 7],
    /// January's names first.
    pub months: [&'static [&'static str]; 12],
    /// What may stand between a weekday, a day, a month and a year.
    pub joints: &'static [&'static str],
    /// What parts or joins two days.
    pub ranges: &'static [&'static str],
    /// Whether weekdays and months have a capital, so that "may" is none.
    pub capitals: bool,
}

/// The language's words, where they are known.
pub fn calendar(language: &str) -> Option<&'static Calendar> {
    CALENDARS.iter().find(|calendar| calendar.language == language)
}

static CALENDARS: [Calendar; 5] = [
    Calendar {
        language: "en",
        weekdays: [
            &["monday", "mon"],
            &["tuesday", "tue", "tues"],
            &["wednesday", "wed"],
            &["thursday", "thu", "thur", "thurs"],
            &["friday", "fri"],
            &["saturday", "sat"],
            &["sunday", "sun"],
        ],
        months: [
            &["january", "jan"],
            &["february", "feb"],
            &["march", "mar"],
            &["april", "apr"],
            &["may"],
            &["june", "jun"],
            &["july", "jul"],
            &["august", "aug"],
            &["september", "sep", "sept"],
            &["october", "oct"],
            &["november", "nov"],
            &["december", "dec"],
        ],
        joints: &["the", "of", "a"],
        ranges: &["and", "to", "or", "until", "through"],
        capitals: true,
    },
    Calendar {
        language: "fr",
        weekdays: [
            &["lundi"],
            &["mardi"],
            &["mercredi"],
            &["jeudi"],
            &["vendredi"],
            &["samedi"],
            &["dimanche"],
        ],
        months: [
            &["janvier"],
            &["fevrier"],
            &["mars"],
            &["avril"],
            &["mai"],
            &["juin"],
            &["juillet"],
            &["aout"],
            &["septembre"],
            &["octobre"],
            &["novembre"],
            &["decembre"],
        ],
        joints: &["le", "un"],
        ranges: &["et", "au", "ou", "a"],
        capitals: false,
    },
    Calendar {
        language: "es",
        weekdays: [
            &["lunes"],
            &["martes"],
            &["miercoles"],
            &["jueves"],
            &["viernes"],
            &["sabado"],
            &["domingo"],
        ],
        months: [
            &["enero"],
            &["febrero"],
            &["marzo"],
            &["abril"],
            &["mayo"],
            &["junio"],
            &["julio"],
            &["agosto"],
            &["septiembre", "setiembre"],
            &["octubre"],
            &["noviembre"],
            &["diciembre"],
        ],
        joints: &["el", "de", "del"],
        ranges: &["y", "al", "o", "a"],
        capitals: false,
    },
    Calendar {
        language: "de",
        weekdays: [
            &["montag"],
            &["dienstag"],
            &["mittwoch"],
            &["donnerstag"],
            &["freitag"],
            &["samstag", "sonnabend"],
            &["sonntag"],
        ],
        months: [
            &["januar", "janner"],
            &["februar"],
            &["marz"],
            &["april"],
            &["mai"],
            &["juni"],
            &["juli"],
            &["august"],
            &["september"],
            &["oktober"],
            &["november"],
            &["dezember"],
        ],
        joints: &["der", "den", "dem", "ein"],
        ranges: &["und", "bis", "oder"],
        capitals: true,
    },
    Calendar {
        language: "ru",
        weekdays: [
            &["понедельник"],
            &["вторник"],
            &["среда", "среду"],
            &["четверг"],
            &["пятница", "пятницу"],
            &["суббота", "субботу"],
            &["воскресенье"],
        ],
        months: [
            &["января"],
            &["февраля"],
            &["марта"],
            &["апреля"],
            &["мая"],
            &["июня"],
            &["июля"],
            &["августа"],
            &["сентября"],
            &["октября"],
            &["ноября"],
            &["декабря"],
        ],
        joints: &[],
        ranges: &["и", "по", "или"],
        capitals: false,
    },
];
