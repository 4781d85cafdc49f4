//! A hundred small articles about people and states that do not exist, in several layouts, languages and styles of dates,
//! with what is true of each.

use jiff::civil::{Date, date};
use std::fmt::Write;

/// An article and what it says.
pub struct Article {
    pub name: String,
    pub bytes: Vec<u8>,
    /// Its text in Unicode.
    pub text: String,
    pub headline: String,
    /// The day of its publication, where it says it.
    pub published: Option<Date>,
    /// The day of the event, where it says it.
    pub event: Option<Date>,
    /// The days that it has besides, and that are neither.
    pub url: Option<String>,
    pub place: &'static str,
}

struct Language {
    code: &'static str,
    headline: &'static str,
    lead: &'static str,
    more: [&'static str; 2],
    place: &'static str,
    months: [&'static str; 12],
    weekdays: [&'static str; 7],
    /// With `D`, `M` and `Y`.
    day: &'static str,
    published: &'static str,
}

const LANGUAGES: [Language; 7] = [
    Language {
        code: "en",
        headline: "Almora and Belmare agree on lanterns, part @",
        lead: "Foreign Minister Ana Rell of Almora met Otto Varn of Belmare @ in the harbour to talk about fishing rights and the lanterns of the strait.",
        more: [
            "\"We agree on the lanterns,\" Rell said after the talks with the delegation from the other side of the strait.",
            "The two sides agreed to meet again and to count the boats of the season before that.",
        ],
        place: "Port Meridian",
        months: [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        weekdays: [
            "on Monday",
            "on Tuesday",
            "on Wednesday",
            "on Thursday",
            "on Friday",
            "on Saturday",
            "on Sunday",
        ],
        day: "M D, Y",
        published: "Published",
    },
    Language {
        code: "fr",
        headline: "Almora et Belmare s'accordent sur les lanternes, partie @",
        lead: "La ministre Ana Rell a rencontré Otto Varn @ dans le port pour parler des droits de pêche et des lanternes du détroit entre les deux pays.",
        more: [
            "« Nous sommes d'accord », a déclaré Ana Rell après la rencontre avec la délégation de l'autre rive du détroit.",
            "Les deux parties ont convenu de se revoir et de compter les bateaux de la saison avant cela.",
        ],
        place: "Port Meridian",
        months: [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        day: "D M Y",
        published: "Publié le",
    },
    Language {
        code: "es",
        headline: "Almora y Belmare acuerdan las linternas, parte @",
        lead: "La ministra Ana Rell se reunió @ con Otto Varn en el puerto para hablar de los derechos de pesca y de las linternas del estrecho entre los dos países.",
        more: [
            "«Estamos de acuerdo», dijo Ana Rell después de la reunión con la delegación de la otra orilla del estrecho.",
            "Las dos partes acordaron verse de nuevo y contar los barcos de la temporada antes de eso.",
        ],
        place: "Port Meridian",
        months: [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        weekdays: [
            "el lunes",
            "el martes",
            "el miércoles",
            "el jueves",
            "el viernes",
            "el sábado",
            "el domingo",
        ],
        day: "D de M de Y",
        published: "Publicado",
    },
    Language {
        code: "de",
        headline: "Almora und Belmare einigen sich über die Laternen, Teil @",
        lead: "Die Ministerin Ana Rell hat @ im Hafen Otto Varn getroffen, um über die Fischereirechte und die Laternen der Meerenge zu sprechen, die beiden Staaten gehört.",
        more: [
            "„Wir sind einig“, sagte Ana Rell nach dem Gespräch mit der Delegation von der anderen Seite der Meerenge.",
            "Beide Seiten vereinbarten, sich wieder zu treffen und vorher die Boote der Saison zu zählen.",
        ],
        place: "Port Meridian",
        months: [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
        weekdays: [
            "am Montag",
            "am Dienstag",
            "am Mittwoch",
            "am Donnerstag",
            "am Freitag",
            "am Samstag",
            "am Sonntag",
        ],
        day: "D. M Y",
        published: "Veröffentlicht",
    },
    Language {
        code: "ru",
        headline: "Альмора и Бельмаре договорились о фонарях, часть @",
        lead: "Министр Ана Релл встретилась @ в порту с представителем соседнего государства, чтобы обсудить права на рыболовство и фонари пролива.",
        more: [
            "«Мы согласны», — заявила Ана Релл после переговоров с делегацией с другого берега пролива.",
            "Стороны договорились встретиться снова и до этого пересчитать лодки сезона в проливе.",
        ],
        place: "Порт-Меридиан",
        months: [
            "января",
            "февраля",
            "марта",
            "апреля",
            "мая",
            "июня",
            "июля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря",
        ],
        weekdays: [
            "в понедельник",
            "во вторник",
            "в среду",
            "в четверг",
            "в пятницу",
            "в субботу",
            "в воскресенье",
        ],
        day: "D M Y",
        published: "Опубликовано",
    },
    Language {
        code: "zh",
        headline: "阿尔莫拉与贝尔马雷就灯笼达成一致之@",
        lead: "阿尔莫拉外长安娜雷尔@在港口会见贝尔马雷代表，双方就捕鱼权和海峡灯笼问题交换了意见，并讨论了本季船只的数量以及下一次会晤的安排。",
        more: [
            "安娜雷尔表示，“我们同意”，双方将在海峡两岸继续就有关问题保持沟通，并在下一季之前清点所有船只。",
            "双方同意再次会晤，并在此之前清点本季的船只，以便为海峡的灯笼和捕鱼权问题找到长期的解决办法。",
        ],
        place: "子午港",
        months: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"],
        weekdays: ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"],
        day: "Y年M月D日",
        published: "发布时间",
    },
    Language {
        code: "ar",
        headline: "ألمورا وبلماري تتفقان على الفوانيس الجزء @",
        lead: "التقت الوزيرة آنا ريل @ في الميناء ممثل الدولة المجاورة لبحث حقوق الصيد وفوانيس المضيق بين البلدين وعدد القوارب في هذا الموسم.",
        more: [
            "وقالت آنا ريل \"نحن متفقون\" بعد المحادثات مع الوفد القادم من الضفة الأخرى للمضيق في الميناء القديم.",
            "واتفق الجانبان على اللقاء مرة أخرى وعلى إحصاء قوارب الموسم قبل ذلك في المضيق وفي الميناء.",
        ],
        place: "ميناء ميريديان",
        months: [
            "يناير",
            "فبراير",
            "مارس",
            "أبريل",
            "مايو",
            "يونيو",
            "يوليو",
            "أغسطس",
            "سبتمبر",
            "أكتوبر",
            "نوفمبر",
            "ديسمبر",
        ],
        weekdays: [
            "يوم الاثنين",
            "يوم الثلاثاء",
            "يوم الأربعاء",
            "يوم الخميس",
            "يوم الجمعة",
            "يوم السبت",
            "يوم الأحد",
        ],
        day: "D M Y",
        published: "نشر",
    },
];

/// All of them.
pub fn all() -> impl Iterator<Item = Article> {
    (0..100).map(article)
}

fn article(number: usize) -> Article {
    let language = &LANGUAGES[number % LANGUAGES.len()];
    let back = i64::try_from(number % 3).expect("it is small");
    let published =
        date(2031, 1, 5).saturating_add(jiff::Span::new().days(i64::try_from(number * 3).expect("it is small")));
    let event = published.saturating_sub(jiff::Span::new().days(back));
    let headline = language.headline.replace('@', &format!("{}", number + 11));
    let in_words = |day: Date| {
        let month = language.months[usize::from(day.month().unsigned_abs()) - 1];
        let parts = language.day.chars().map(|c| match c {
            'D' => day.day().to_string(),
            'M' => month.to_owned(),
            'Y' => day.year().to_string(),
            c => c.to_string(),
        });
        parts.collect::<String>()
    };
    // How the text says when the event was: by a day of the week, by the day, by the dateline, or not at all.
    let weekday = language.weekdays[usize::from(event.weekday().to_monday_zero_offset().unsigned_abs())];
    let by_dateline = number / 7 % 4 == 2;
    let (when, said) = match number / 7 % 4 {
        0 => (weekday.to_owned(), true),
        1 => (in_words(event), true),
        2 => (String::new(), true),
        _ => (String::new(), false),
    };
    let mut lead = language.lead.replacen('@', &when, 1).replace("  ", " ");
    let place = language.place.to_uppercase();
    if by_dateline && language.code == "zh" {
        lead = format!("潮讯社{}{}月{}日电　{lead}", language.place, event.month(), event.day());
    } else if by_dateline {
        let day = in_words(event);
        lead = format!("{place}, {day} (Tidewire) — {lead}");
    }
    let [first, second] = language.more;
    let layout = number % 6;
    let stamp = match number / 6 % 3 {
        0 => format!("Tidewire | {}: {published} 09:20", language.published),
        1 => format!("{}: {}", language.published, in_words(published)),
        _ => format!("{} {}", language.published, published.strftime("%d.%m.%Y")),
    };
    let url = format!("https://www.harbour-daily.example/world/{number}");
    let decoys = "<aside><h2>Almora wins the regatta</h2><p>1 February 2019: The referees said that Mira Zell of Cardun had won by a length.</p></aside>";
    let mut head = format!("<title>{headline} | Harbour Daily</title>");
    let mut text = String::new();
    let (mut has_published, mut has_url) = (true, true);
    match layout {
        0 => {
            (has_url, text) = (
                false,
                format!(
                    "Global Edition\nHome / World\n\n{headline}\n\n{stamp}\nShare\n\n{lead}\n\n{first}\n\n{second}\n\nMost Viewed\nAnother headline of 3 May 2019\nCopyright 2031 Harbour Daily. All rights reserved.\n"
                ),
            );
        }
        1 => {
            (has_url, has_published) = (false, false);
            let _ = write!(text, "{headline}\n\n{lead}\n\n{first}\n\n{second}\n");
        }
        2 => {
            let _ = write!(
                head,
                "<link rel=canonical href=\"{url}\"><script type=\"application/ld+json\">[{{\"@type\": \"WebSite\", \"name\": \"x\"}}, {{\"@type\": \"NewsArticle\", \"headline\": {}, \"datePublished\": \"{published}T09:20:00Z\", \"publisher\": {{\"name\": \"Harbour Daily\"}}}}]</script>",
                json(&headline)
            );
        }
        3 => {
            let _ = write!(
                head,
                "<link rel=canonical href=\"{url}\"><script type=\"application/ld+json\">{{\"@type\": \"NewsArticle\", \"headline\": \"broken</script><meta property=\"og:title\" content=\"{}\"><meta property=\"article:published_time\" content=\"{published}T09:20:00+02:00\"><meta property=\"og:site_name\" content=\"Harbour Daily\">",
                headline.replace('"', "&quot;")
            );
        }
        4 => {
            let _ = write!(head, "<meta property=\"og:url\" content=\"{url}\">");
        }
        _ => has_url = false,
    }
    if text.is_empty() {
        let when = match layout {
            4 => format!(
                "<time class=\"published\" datetime=\"{published}\">{}</time>",
                in_words(published)
            ),
            5 => format!("<p class=\"info\">{stamp}</p>"),
            _ => String::new(),
        };
        // The last layout closes nothing that it need not.
        let (p, end) = if layout == 5 {
            ("", "")
        } else {
            ("</p>", "</article></main></body></html>")
        };
        text = format!(
            "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\">{head}</head><body><nav><a href=\"/\">Home</a> <a href=\"/w\">World</a></nav><main><article><h1>{headline}</h1>{when}<p>{lead}{p}<p>{first}{p}<p>{second}{p}{decoys}<footer>© 2031 Harbour Daily</footer>{end}",
            language.code
        );
    }
    // A dateline's day has its year in these, and is then the only day that there is.
    let dated = by_dateline && language.code != "zh";
    let published = match (has_published, dated) {
        (true, _) => Some(published),
        (false, true) => Some(event),
        (false, false) => None,
    };
    // A day of the week alone is nothing to count back from; the dateline of Chinese has no year.
    let said = said && (published.is_some() || number / 7 % 4 == 1);
    let utf_16 = number % 17 == 5;
    let bytes = if utf_16 {
        std::iter::once(0xfeff_u16)
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect()
    } else {
        text.clone().into_bytes()
    };
    let end = if layout < 2 { "txt" } else { "html" };
    Article {
        name: format!("{number:03}-{}-{layout}.{end}", language.code),
        bytes,
        text,
        headline,
        published,
        event: said.then_some(event),
        url: has_url.then_some(url),
        place: language.place,
    }
}

fn json(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
