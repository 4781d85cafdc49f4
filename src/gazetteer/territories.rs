//! The table of the states and territories of ISO 3166-1: their two-letter codes and their English names, formal and everyday ones. Those
//! of all other languages are CLDR's (`cldr.tsv`).

use super::key::key;

/// The alpha-2 code, the usual short English name, and the other English names.
type Territory = (&'static str, &'static str, &'static [&'static str]);

/// Sorted by code. A name that two of them share in use, such as "Korea", stands with both, and means neither by itself.
pub static TERRITORIES: [Territory; 249] = [
    ("AD", "Andorra", &["Principality of Andorra"]),
    (
        "AE",
        "United Arab Emirates",
        &["The United Arab Emirates", "UAE", "The UAE", "Emirates", "The Emirates"],
    ),
    ("AF", "Afghanistan", &["Islamic Republic of Afghanistan"]),
    ("AG", "Antigua and Barbuda", &["Antigua & Barbuda"]),
    ("AI", "Anguilla", &[]),
    ("AL", "Albania", &["Republic of Albania"]),
    ("AM", "Armenia", &["Republic of Armenia"]),
    ("AO", "Angola", &["Republic of Angola"]),
    ("AQ", "Antarctica", &[]),
    ("AR", "Argentina", &["Argentine Republic"]),
    ("AS", "American Samoa", &[]),
    ("AT", "Austria", &["Republic of Austria"]),
    ("AU", "Australia", &["Commonwealth of Australia"]),
    ("AW", "Aruba", &[]),
    ("AX", "Åland Islands", &["Åland"]),
    ("AZ", "Azerbaijan", &["Republic of Azerbaijan"]),
    (
        "BA",
        "Bosnia and Herzegovina",
        &["Bosnia & Herzegovina", "Bosnia", "BiH", "Herzegovina"],
    ),
    ("BB", "Barbados", &[]),
    ("BD", "Bangladesh", &["People's Republic of Bangladesh"]),
    ("BE", "Belgium", &["Kingdom of Belgium"]),
    ("BF", "Burkina Faso", &["Upper Volta"]),
    ("BG", "Bulgaria", &["Republic of Bulgaria"]),
    ("BH", "Bahrain", &["Kingdom of Bahrain"]),
    ("BI", "Burundi", &["Republic of Burundi"]),
    ("BJ", "Benin", &["Republic of Benin", "Dahomey"]),
    ("BL", "Saint Barthélemy", &["St. Barthélemy"]),
    ("BM", "Bermuda", &[]),
    ("BN", "Brunei", &["Brunei Darussalam"]),
    (
        "BO",
        "Bolivia",
        &["Bolivia, Plurinational State of", "Plurinational State of Bolivia"],
    ),
    ("BQ", "Caribbean Netherlands", &["Bonaire, Sint Eustatius and Saba"]),
    ("BR", "Brazil", &["Federative Republic of Brazil"]),
    (
        "BS",
        "Bahamas",
        &["The Bahamas", "Commonwealth of The Bahamas", "Bahamas, The"],
    ),
    ("BT", "Bhutan", &["Kingdom of Bhutan"]),
    ("BV", "Bouvet Island", &[]),
    ("BW", "Botswana", &["Republic of Botswana"]),
    (
        "BY",
        "Belarus",
        &[
            "Republic of Belarus",
            "Byelorussia",
            "Republic of Belarus",
            "Belorussia",
        ],
    ),
    ("BZ", "Belize", &[]),
    ("CA", "Canada", &[]),
    ("CC", "Cocos (Keeling) Islands", &["Cocos Islands", "Keeling Islands"]),
    (
        "CD",
        "Democratic Republic of the Congo",
        &[
            "Congo, Democratic Republic of the",
            "The Democratic Republic of the Congo",
            "Democratic Republic of Congo",
            "DR Congo",
            "DRC",
            "The DRC",
            "Congo-Kinshasa",
            "Zaire",
            "Congo, Democratic Republic",
            "Congo-Léopoldville",
            "Congo (Democratic Republic)",
        ],
    ),
    (
        "CF",
        "Central African Republic",
        &["The Central African Republic", "CAR"],
    ),
    (
        "CG",
        "Republic of the Congo",
        &[
            "Congo",
            "The Republic of the Congo",
            "Republic of Congo",
            "Congo, Republic of the",
            "Congo-Brazzaville",
            "Congo, Republic",
        ],
    ),
    ("CH", "Switzerland", &["Swiss Confederation"]),
    ("CI", "Côte d’Ivoire", &["Ivory Coast", "Republic of Côte d'Ivoire"]),
    ("CK", "Cook Islands", &["The Cook Islands"]),
    ("CL", "Chile", &["Republic of Chile"]),
    ("CM", "Cameroon", &["Republic of Cameroon"]),
    (
        "CN",
        "China",
        &[
            "People's Republic of China",
            "The People's Republic of China",
            "PRC",
            "The PRC",
            "China, People's Republic of",
            "Mainland China",
            "P.R. China",
        ],
    ),
    ("CO", "Colombia", &["Republic of Colombia"]),
    ("CR", "Costa Rica", &["Republic of Costa Rica"]),
    ("CU", "Cuba", &["Republic of Cuba"]),
    (
        "CV",
        "Cabo Verde",
        &["Cape Verde", "Republic of Cabo Verde", "Republic of Cape Verde"],
    ),
    ("CW", "Curaçao", &[]),
    ("CX", "Christmas Island", &[]),
    ("CY", "Cyprus", &["Republic of Cyprus"]),
    ("CZ", "Czechia", &["Czech Republic", "The Czech Republic"]),
    ("DE", "Germany", &["Federal Republic of Germany"]),
    ("DJ", "Djibouti", &["Republic of Djibouti"]),
    ("DK", "Denmark", &["Kingdom of Denmark"]),
    ("DM", "Dominica", &["Commonwealth of Dominica"]),
    ("DO", "Dominican Republic", &["The Dominican Republic"]),
    ("DZ", "Algeria", &["People's Democratic Republic of Algeria"]),
    ("EC", "Ecuador", &["Republic of Ecuador"]),
    ("EE", "Estonia", &["Republic of Estonia"]),
    ("EG", "Egypt", &["Arab Republic of Egypt"]),
    ("EH", "Western Sahara", &["Sahrawi Arab Democratic Republic", "SADR"]),
    ("ER", "Eritrea", &["State of Eritrea"]),
    ("ES", "Spain", &["Kingdom of Spain"]),
    ("ET", "Ethiopia", &["Federal Democratic Republic of Ethiopia"]),
    ("FI", "Finland", &["Republic of Finland"]),
    ("FJ", "Fiji", &["Republic of Fiji"]),
    (
        "FK",
        "Falkland Islands",
        &["Falkland Islands (Malvinas)", "The Falkland Islands", "Falklands"],
    ),
    (
        "FM",
        "Micronesia",
        &[
            "Micronesia, Federated States of",
            "Federated States of Micronesia",
            "FSM",
        ],
    ),
    (
        "FO",
        "Faroe Islands",
        &["The Faroe Islands", "Faeroe Islands", "Faroes"],
    ),
    ("FR", "France", &["French Republic"]),
    ("GA", "Gabon", &["Gabonese Republic"]),
    (
        "GB",
        "United Kingdom",
        &[
            "United Kingdom of Great Britain and Northern Ireland",
            "The United Kingdom",
            "UK",
            "The UK",
            "Great Britain",
            "Britain",
            "U.K. of Great Britain and Northern Ireland",
        ],
    ),
    ("GD", "Grenada", &[]),
    ("GE", "Georgia", &[]),
    ("GF", "French Guiana", &[]),
    ("GG", "Guernsey", &["Bailiwick of Guernsey"]),
    ("GH", "Ghana", &["Republic of Ghana"]),
    ("GI", "Gibraltar", &[]),
    ("GL", "Greenland", &[]),
    ("GM", "Gambia", &["The Gambia", "Republic of The Gambia", "Gambia, The"]),
    ("GN", "Guinea", &["Republic of Guinea", "Guinea-Conakry"]),
    ("GP", "Guadeloupe", &[]),
    ("GQ", "Equatorial Guinea", &["Republic of Equatorial Guinea"]),
    ("GR", "Greece", &["Hellenic Republic"]),
    (
        "GS",
        "South Georgia and the South Sandwich Islands",
        &["South Georgia & the South Sandwich Islands"],
    ),
    ("GT", "Guatemala", &["Republic of Guatemala"]),
    ("GU", "Guam", &[]),
    ("GW", "Guinea-Bissau", &["Republic of Guinea-Bissau"]),
    (
        "GY",
        "Guyana",
        &["Co-operative Republic of Guyana", "Cooperative Republic of Guyana"],
    ),
    (
        "HK",
        "Hong Kong",
        &["Hong Kong SAR", "Hong Kong Special Administrative Region"],
    ),
    (
        "HM",
        "Heard Island and McDonald Islands",
        &["Heard and McDonald Islands"],
    ),
    ("HN", "Honduras", &["Republic of Honduras"]),
    ("HR", "Croatia", &["Republic of Croatia"]),
    ("HT", "Haiti", &["Republic of Haiti"]),
    ("HU", "Hungary", &["Republic of Hungary"]),
    ("ID", "Indonesia", &["Republic of Indonesia"]),
    ("IE", "Ireland", &["Republic of Ireland", "Éire"]),
    ("IL", "Israel", &["State of Israel"]),
    ("IM", "Isle of Man", &["The Isle of Man"]),
    ("IN", "India", &["Republic of India"]),
    (
        "IO",
        "British Indian Ocean Territory",
        &["The British Indian Ocean Territory"],
    ),
    ("IQ", "Iraq", &["Republic of Iraq"]),
    (
        "IR",
        "Iran",
        &["Iran, Islamic Republic of", "Islamic Republic of Iran", "Persia"],
    ),
    ("IS", "Iceland", &["Republic of Iceland"]),
    ("IT", "Italy", &["Italian Republic"]),
    ("JE", "Jersey", &["Bailiwick of Jersey"]),
    ("JM", "Jamaica", &[]),
    ("JO", "Jordan", &["Hashemite Kingdom of Jordan"]),
    ("JP", "Japan", &[]),
    ("KE", "Kenya", &["Republic of Kenya"]),
    (
        "KG",
        "Kyrgyzstan",
        &["Kyrgyz Republic", "Kirghizia", "Kirgizstan", "Kirgizia"],
    ),
    ("KH", "Cambodia", &["Kingdom of Cambodia", "Kampuchea"]),
    ("KI", "Kiribati", &["Republic of Kiribati"]),
    ("KM", "Comoros", &["The Comoros", "Union of the Comoros"]),
    (
        "KN",
        "Saint Kitts and Nevis",
        &["St. Kitts and Nevis", "Saint Kitts & Nevis", "St. Kitts & Nevis"],
    ),
    (
        "KP",
        "North Korea",
        &[
            "Korea, Democratic People's Republic of",
            "Democratic People's Republic of Korea",
            "DPRK",
            "The DPRK",
            "Korea, North",
            "Korea",
            "DPR Korea",
        ],
    ),
    (
        "KR",
        "South Korea",
        &[
            "Korea, Republic of",
            "Republic of Korea",
            "The Republic of Korea",
            "ROK",
            "The ROK",
            "Korea, South",
            "Korea",
        ],
    ),
    ("KW", "Kuwait", &["State of Kuwait"]),
    ("KY", "Cayman Islands", &["The Cayman Islands"]),
    ("KZ", "Kazakhstan", &["Republic of Kazakhstan"]),
    ("LA", "Laos", &["Lao People's Democratic Republic", "Lao PDR"]),
    ("LB", "Lebanon", &["Lebanese Republic"]),
    ("LC", "Saint Lucia", &["St. Lucia"]),
    ("LI", "Liechtenstein", &["Principality of Liechtenstein"]),
    (
        "LK",
        "Sri Lanka",
        &["Democratic Socialist Republic of Sri Lanka", "Ceylon"],
    ),
    ("LR", "Liberia", &["Republic of Liberia"]),
    ("LS", "Lesotho", &["Kingdom of Lesotho"]),
    ("LT", "Lithuania", &["Republic of Lithuania"]),
    ("LU", "Luxembourg", &["Grand Duchy of Luxembourg"]),
    ("LV", "Latvia", &["Republic of Latvia"]),
    (
        "LY",
        "Libya",
        &[
            "State of Libya",
            "Libyan Arab Jamahiriya",
            "Socialist People's Libyan Arab Jamahiriya",
        ],
    ),
    ("MA", "Morocco", &["Kingdom of Morocco"]),
    ("MC", "Monaco", &["Principality of Monaco"]),
    (
        "MD",
        "Moldova",
        &["Moldova, Republic of", "Republic of Moldova", "Moldavia"],
    ),
    ("ME", "Montenegro", &[]),
    ("MF", "Saint Martin", &["Saint Martin (French part)", "St. Martin"]),
    ("MG", "Madagascar", &["Republic of Madagascar"]),
    (
        "MH",
        "Marshall Islands",
        &["The Marshall Islands", "Republic of the Marshall Islands"],
    ),
    (
        "MK",
        "North Macedonia",
        &[
            "Republic of North Macedonia",
            "The former Yugoslav Republic of Macedonia",
            "Macedonia",
            "Republic of Macedonia",
            "FYROM",
        ],
    ),
    ("ML", "Mali", &["Republic of Mali"]),
    ("MM", "Myanmar", &["Burma", "Republic of the Union of Myanmar"]),
    ("MN", "Mongolia", &[]),
    (
        "MO",
        "Macau",
        &["Macao", "Macau SAR", "Macao SAR", "Macao Special Administrative Region"],
    ),
    (
        "MP",
        "Northern Mariana Islands",
        &[
            "The Northern Mariana Islands",
            "Commonwealth of the Northern Mariana Islands",
        ],
    ),
    ("MQ", "Martinique", &[]),
    ("MR", "Mauritania", &["Islamic Republic of Mauritania"]),
    ("MS", "Montserrat", &[]),
    ("MT", "Malta", &["Republic of Malta"]),
    ("MU", "Mauritius", &["Republic of Mauritius"]),
    (
        "MV",
        "Maldives",
        &["The Maldives", "Republic of Maldives", "Republic of the Maldives"],
    ),
    ("MW", "Malawi", &["Republic of Malawi"]),
    ("MX", "Mexico", &["United Mexican States"]),
    ("MY", "Malaysia", &[]),
    ("MZ", "Mozambique", &["Republic of Mozambique"]),
    ("NA", "Namibia", &["Republic of Namibia"]),
    ("NC", "New Caledonia", &[]),
    (
        "NE",
        "Niger",
        &["The Niger", "Republic of the Niger", "Republic of Niger"],
    ),
    ("NF", "Norfolk Island", &[]),
    ("NG", "Nigeria", &["Federal Republic of Nigeria"]),
    ("NI", "Nicaragua", &["Republic of Nicaragua"]),
    (
        "NL",
        "Netherlands",
        &[
            "Netherlands, Kingdom of the",
            "The Netherlands",
            "Kingdom of the Netherlands",
            "Holland",
            "Kingdom of Holland",
        ],
    ),
    ("NO", "Norway", &["Kingdom of Norway"]),
    ("NP", "Nepal", &["Federal Democratic Republic of Nepal"]),
    ("NR", "Nauru", &["Republic of Nauru"]),
    ("NU", "Niue", &[]),
    ("NZ", "New Zealand", &["Aotearoa New Zealand", "Aotearoa"]),
    ("OM", "Oman", &["Sultanate of Oman"]),
    ("PA", "Panama", &["Republic of Panama"]),
    ("PE", "Peru", &["Republic of Peru"]),
    ("PF", "French Polynesia", &[]),
    (
        "PG",
        "Papua New Guinea",
        &["Independent State of Papua New Guinea", "PNG"],
    ),
    ("PH", "Philippines", &["The Philippines", "Republic of the Philippines"]),
    ("PK", "Pakistan", &["Islamic Republic of Pakistan"]),
    ("PL", "Poland", &["Republic of Poland", "Polish Republic"]),
    (
        "PM",
        "Saint Pierre and Miquelon",
        &[
            "St. Pierre and Miquelon",
            "Saint Pierre & Miquelon",
            "St. Pierre & Miquelon",
        ],
    ),
    ("PN", "Pitcairn Islands", &["Pitcairn"]),
    ("PR", "Puerto Rico", &["Commonwealth of Puerto Rico"]),
    ("PS", "Palestine", &["Palestine, State of", "State of Palestine"]),
    ("PT", "Portugal", &["Portuguese Republic"]),
    ("PW", "Palau", &["Republic of Palau"]),
    ("PY", "Paraguay", &["Republic of Paraguay"]),
    ("QA", "Qatar", &["State of Qatar"]),
    ("RE", "Réunion", &[]),
    ("RO", "Romania", &[]),
    ("RS", "Serbia", &["Republic of Serbia"]),
    ("RU", "Russia", &["Russian Federation", "The Russian Federation"]),
    ("RW", "Rwanda", &["Republic of Rwanda"]),
    ("SA", "Saudi Arabia", &["Kingdom of Saudi Arabia", "KSA", "Saudi"]),
    ("SB", "Solomon Islands", &["The Solomon Islands"]),
    ("SC", "Seychelles", &["The Seychelles", "Republic of Seychelles"]),
    ("SD", "Sudan", &["The Sudan", "Republic of the Sudan"]),
    ("SE", "Sweden", &["Kingdom of Sweden"]),
    ("SG", "Singapore", &["Republic of Singapore"]),
    (
        "SH",
        "Saint Helena, Ascension and Tristan da Cunha",
        &["St. Helena, Ascension and Tristan da Cunha"],
    ),
    ("SI", "Slovenia", &["Republic of Slovenia"]),
    ("SJ", "Svalbard and Jan Mayen", &["Svalbard & Jan Mayen"]),
    ("SK", "Slovakia", &["Slovak Republic"]),
    ("SL", "Sierra Leone", &["Republic of Sierra Leone"]),
    ("SM", "San Marino", &["Republic of San Marino"]),
    ("SN", "Senegal", &["Republic of Senegal"]),
    ("SO", "Somalia", &["Federal Republic of Somalia"]),
    ("SR", "Suriname", &["Republic of Suriname"]),
    ("SS", "South Sudan", &["Republic of South Sudan"]),
    (
        "ST",
        "São Tomé and Príncipe",
        &[
            "São Tomé & Príncipe",
            "Democratic Republic of São Tomé and Príncipe",
            "Sao Tome",
        ],
    ),
    ("SV", "El Salvador", &["Republic of El Salvador"]),
    ("SX", "Sint Maarten", &["Sint Maarten (Dutch part)", "St. Maarten"]),
    ("SY", "Syria", &["Syrian Arab Republic"]),
    (
        "SZ",
        "Eswatini",
        &["Swaziland", "Kingdom of Eswatini", "Kingdom of Swaziland"],
    ),
    (
        "TC",
        "Turks and Caicos Islands",
        &[
            "The Turks and Caicos Islands",
            "Turks & Caicos Islands",
            "Turks and Caicos",
        ],
    ),
    ("TD", "Chad", &["Republic of Chad"]),
    (
        "TF",
        "French Southern Territories",
        &["The French Southern Territories", "French Southern and Antarctic Lands"],
    ),
    ("TG", "Togo", &["Togolese Republic"]),
    ("TH", "Thailand", &["Kingdom of Thailand"]),
    ("TJ", "Tajikistan", &["Republic of Tajikistan"]),
    ("TK", "Tokelau", &[]),
    (
        "TL",
        "Timor-Leste",
        &["East Timor", "Democratic Republic of Timor-Leste"],
    ),
    ("TM", "Turkmenistan", &[]),
    ("TN", "Tunisia", &["Republic of Tunisia"]),
    ("TO", "Tonga", &["Kingdom of Tonga"]),
    (
        "TR",
        "Türkiye",
        &["Turkey", "Republic of Türkiye", "Republic of Turkey"],
    ),
    (
        "TT",
        "Trinidad and Tobago",
        &[
            "Trinidad & Tobago",
            "Republic of Trinidad and Tobago",
            "Trinidad",
            "Tobago",
        ],
    ),
    ("TV", "Tuvalu", &[]),
    (
        "TW",
        "Taiwan",
        &[
            "Taiwan, Province of China",
            "Republic of China (Taiwan)",
            "Chinese Taipei",
            "Taiwan (Province of China)",
            "Formosa",
        ],
    ),
    (
        "TZ",
        "Tanzania",
        &[
            "Tanzania, United Republic of",
            "United Republic of Tanzania",
            "Tanganyika",
        ],
    ),
    ("UA", "Ukraine", &[]),
    ("UG", "Uganda", &["Republic of Uganda"]),
    (
        "UM",
        "United States Minor Outlying Islands",
        &["U.S. Minor Outlying Islands", "U.S. Outlying Islands"],
    ),
    (
        "US",
        "United States",
        &[
            "United States of America",
            "The United States of America",
            "The United States",
            "USA",
            "The USA",
            "US",
            "The US",
            "America",
        ],
    ),
    (
        "UY",
        "Uruguay",
        &["Eastern Republic of Uruguay", "Oriental Republic of Uruguay"],
    ),
    ("UZ", "Uzbekistan", &["Republic of Uzbekistan"]),
    (
        "VA",
        "Holy See",
        &[
            "Vatican City",
            "The Holy See",
            "Vatican",
            "The Vatican",
            "Vatican City State",
            "Vatican City, Holy See",
        ],
    ),
    (
        "VC",
        "Saint Vincent and the Grenadines",
        &[
            "St. Vincent and the Grenadines",
            "Saint Vincent & the Grenadines",
            "St. Vincent & the Grenadines",
        ],
    ),
    (
        "VE",
        "Venezuela",
        &["Venezuela, Bolivarian Republic of", "Bolivarian Republic of Venezuela"],
    ),
    (
        "VG",
        "British Virgin Islands",
        &[
            "Virgin Islands, British",
            "The British Virgin Islands",
            "Virgin Islands",
        ],
    ),
    (
        "VI",
        "U.S. Virgin Islands",
        &[
            "Virgin Islands, U.S.",
            "The U.S. Virgin Islands",
            "United States Virgin Islands",
            "Virgin Islands",
            "USVI",
        ],
    ),
    (
        "VN",
        "Vietnam",
        &[
            "Viet Nam",
            "Socialist Republic of Viet Nam",
            "Socialist Republic of Vietnam",
        ],
    ),
    ("VU", "Vanuatu", &["Republic of Vanuatu"]),
    (
        "WF",
        "Wallis and Futuna",
        &["Wallis & Futuna", "Wallis and Futuna Islands"],
    ),
    ("WS", "Samoa", &["Independent State of Samoa"]),
    ("YE", "Yemen", &["Republic of Yemen"]),
    ("YT", "Mayotte", &[]),
    ("ZA", "South Africa", &["Republic of South Africa"]),
    ("ZM", "Zambia", &["Republic of Zambia"]),
    (
        "ZW",
        "Zimbabwe",
        &["Republic of Zimbabwe", "Rhodesia", "Southern Rhodesia"],
    ),
];

/// Whether a text is one of the codes, in two capital letters.
pub fn is_code(text: &str) -> bool {
    territory(text).is_some()
}

/// The usual short English name of the state or territory with this code.
pub fn english_name(code: &str) -> Option<&'static str> {
    territory(code).map(|(_, name, _)| *name)
}

/// The code of the only state or territory with this English name, short or formal, whatever its accents and capitals.
///
/// It folds every English name; names in all languages are found faster, by [`super::find`].
pub fn code_of_english(name: &str) -> Option<&'static str> {
    let wanted = key(name);
    let mut found = english_names()
        .filter(|(_, name)| key(name) == wanted)
        .map(|(code, _)| code);
    let code = found.next()?;
    found.all(|other| other == code).then_some(code)
}

fn territory(code: &str) -> Option<&'static Territory> {
    let at = TERRITORIES.binary_search_by(|(known, _, _)| (*known).cmp(code)).ok()?;
    TERRITORIES.get(at)
}

/// Every English name with its code; of each territory, the usual name first.
pub fn english_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    let all = |(code, name, others): &'static Territory| {
        std::iter::once(name)
            .chain(others.iter())
            .map(move |name| (*code, *name))
    };
    TERRITORIES.iter().flat_map(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_unique() {
        for pair in TERRITORIES.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
        }
        for (code, _, _) in &TERRITORIES {
            let is_code = code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
            assert!(is_code, "{code}");
        }
    }

    #[test]
    fn names_shared_by_two_are_those_meant_to_be() {
        let mut shared = Vec::new();
        let mut seen = std::collections::HashMap::new();
        for (code, name) in english_names() {
            let key = key(name);
            assert!(!key.is_empty(), "{code}");
            if seen.insert(key, code).is_some_and(|other| other != code) {
                shared.push(name);
            }
        }
        assert_eq!(shared, ["Korea", "Virgin Islands"]);
    }

    #[test]
    fn names_and_codes() {
        for (name, code) in [
            ("United States", Some("US")),
            ("U.S.A.", Some("US")),
            ("the netherlands", Some("NL")),
            ("Cote d'Ivoire", Some("CI")),
            ("Deutschland", None),
            ("Korea", None),
            ("Atlantis", None),
        ] {
            assert_eq!(code_of_english(name), code, "{name}");
        }
        assert_eq!(english_name("CI"), Some("Côte d’Ivoire"));
        assert_eq!(english_name("XX"), None);
        assert!(is_code("NO") && !is_code("no") && !is_code("XX"));
    }
}
