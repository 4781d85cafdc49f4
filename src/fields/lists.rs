//! The closed lists of front matter and of `chancery.yaml`. The tables, the model, the schemas and the open data all take
//! their values from here.

use crate::closed_list::closed_list;

closed_list! {
    /// What kind of event an entry is about.
    pub enum EventType {
        /// A meeting in person.
        Meeting = "meeting",
        /// A telephone call.
        Call = "call",
        /// A meeting by video.
        VideoMeeting = "video-meeting",
        /// A visit to a country.
        Visit = "visit",
        /// A meeting of heads of state or government.
        Summit = "summit",
        /// A round of negotiations.
        Negotiation = "negotiation",
        /// The announcement of something that will be done.
        Announcement = "announcement",
        /// A statement by one party.
        Statement = "statement",
        /// A statement that several parties agreed on.
        JointStatement = "joint-statement",
        /// A press conference.
        PressConference = "press-conference",
        /// A speech.
        Speech = "speech",
        /// A letter or note.
        Letter = "letter",
        /// The signing of an agreement.
        Signing = "signing",
        /// A vote in an international body.
        Vote = "vote",
        /// A sanction imposed, extended or lifted.
        Sanction = "sanction",
        /// A recall of an ambassador, or an expulsion of diplomats.
        RecallExpulsion = "recall-expulsion",
        /// An appointment to an office.
        Appointment = "appointment",
        /// An envoy presents credentials.
        Credentials = "credentials",
        /// A state or government is recognised.
        Recognition = "recognition",
        /// A treaty is ratified.
        Ratification = "ratification",
        /// A state joins a treaty or an organisation.
        Accession = "accession",
        /// A state leaves a treaty or an organisation.
        Withdrawal = "withdrawal",
        /// A document that was published.
        Publication = "publication",
        /// An article of opinion.
        OpinionArticle = "opinion-article",
    }

    /// How an event was held.
    pub enum EventFormat {
        /// Everybody was there.
        InPerson = "in-person",
        /// By telephone or video.
        Virtual = "virtual",
        /// Some were there, others took part from elsewhere.
        Hybrid = "hybrid",
    }

    /// Whether an event took place.
    #[derive(Default)]
    pub enum Status {
        /// It took place.
        #[default]
        Happened = "happened",
        /// It is announced.
        Scheduled = "scheduled",
        /// It was announced and then called off.
        Cancelled = "cancelled",
        /// The entry was withdrawn.
        Withdrawn = "withdrawn",
    }

    /// How well an entry is supported by its sources.
    pub enum Verification {
        /// By one source.
        SingleSource = "single-source",
        /// By an account of each side.
        BothSides = "both-sides",
        /// By two or more sources that agree.
        Corroborated = "corroborated",
        /// By the text itself.
        PrimaryText = "primary-text",
        /// The sources contradict each other.
        Disputed = "disputed",
    }

    /// What a position does.
    #[derive(Default)]
    pub enum Act {
        /// States something.
        #[default]
        State = "state",
        /// Welcomes it.
        Welcome = "welcome",
        /// Agrees to it.
        Agree = "agree",
        /// Supports it.
        Support = "support",
        /// Praises it.
        Praise = "praise",
        /// Proposes it.
        Propose = "propose",
        /// Requests it.
        Request = "request",
        /// Announces it.
        Announce = "announce",
        /// Pledges it.
        Pledge = "pledge",
        /// Takes note of it.
        Note = "note",
        /// Expresses concern about it.
        ExpressConcern = "express-concern",
        /// Opposes it.
        Oppose = "oppose",
        /// Criticises it.
        Criticise = "criticise",
        /// Rejects it.
        Reject = "reject",
        /// Threatens it, or with it.
        Threaten = "threaten",
        /// Denies it.
        Deny = "deny",
    }

    /// The side of a position on the question of its topic.
    #[derive(PartialOrd, Ord)]
    pub enum Side {
        /// Yes.
        For = "for",
        /// Yes or no, with concerns.
        Reserved = "reserved",
        /// No.
        Against = "against",
    }

    /// What an editor says of the side of a position.
    pub enum Stance {
        /// It is on the side `for`.
        For = "for",
        /// It is on the side `reserved`.
        Reserved = "reserved",
        /// It is on the side `against`.
        Against = "against",
        /// It is on no side, whatever its act implies.
        None = "none",
    }

    /// How a position got its side.
    pub enum SideBasis {
        /// Its act implies it.
        Act = "act",
        /// An editor says so, with `stance`.
        Editor = "editor",
    }

    /// The roles that have a meaning of their own. Any other role is one of those who took part, in the writer's words.
    pub enum SpecialRole {
        /// Took part as a guest.
        Guest = "guest",
        /// Was not there, and is on record about the event.
        Comments = "comments",
        /// Was not there, and the event is directed at them: sanctioned, recalled from, addressed.
        Target = "target",
        /// Was not there, and is named.
        Mentioned = "mentioned",
    }

    /// What kind of text an account is.
    pub enum AccountKind {
        /// A readout by one of the parties.
        OfficialReadout = "official-readout",
        /// A transcript.
        Transcript = "transcript",
        /// A text that the parties agreed on.
        JointText = "joint-text",
        /// A treaty.
        Treaty = "treaty",
        /// Another release by a government.
        GovernmentRelease = "government-release",
        /// A report by a medium of a state.
        StateMedia = "state-media",
        /// A report by a news agency.
        Wire = "wire",
        /// A report by a newspaper or magazine.
        Press = "press",
        /// A report on radio or television.
        Broadcast = "broadcast",
        /// A post on a social network.
        Social = "social",
        /// A dataset.
        Dataset = "dataset",
    }

    /// How an entry relates to another one. Front matter can say only those of [`Relation::WRITTEN`]; the others are their
    /// inverses, which the other entry gets by itself.
    #[derive(Default)]
    pub enum Relation {
        /// It prepares the other.
        Prepares = "prepares",
        /// The other prepares it.
        PreparedBy = "prepared-by",
        /// It follows from the other.
        Follows = "follows",
        /// The other follows from it.
        FollowedBy = "followed-by",
        /// It responds to the other.
        RespondsTo = "responds-to",
        /// The other responds to it.
        AnsweredBy = "answered-by",
        /// Both are about one event.
        SameEvent = "same-event",
        /// It contradicts the other.
        Contradicts = "contradicts",
        /// The other contradicts it.
        ContradictedBy = "contradicted-by",
        /// The other is its background.
        Background = "background",
        /// It is the other's background.
        BackgroundTo = "background-to",
        /// They are related, and nothing more is known.
        #[default]
        Related = "related",
    }

    /// What kind of correction was made.
    #[derive(Default)]
    pub enum CorrectionKind {
        /// Something was wrong.
        #[default]
        Correction = "correction",
        /// Something was unclear.
        Clarification = "clarification",
        /// Something is new.
        Update = "update",
        /// Something was taken back.
        Retraction = "retraction",
    }

    /// Whether somebody is a person or a party.
    pub enum ActorKind {
        /// A person.
        Person = "person",
        /// A party.
        Party = "party",
    }

    /// What kind of party it is.
    pub enum PartyKind {
        /// A state.
        State = "state",
        /// A territory.
        Territory = "territory",
        /// A state or a territory, where the digest does not say which.
        StateOrTerritory = "state-or-territory",
        /// An international organisation.
        Organisation = "organisation",
        /// A bloc of states.
        Bloc = "bloc",
        /// A body of a state or an organisation, such as a ministry.
        Body = "body",
        /// A company.
        Company = "company",
        /// None of these.
        Other = "other",
    }

    /// Who owns or controls a source.
    pub enum Affiliation {
        /// A government itself.
        Government = "government",
        /// A medium that a state owns.
        StateOwned = "state-owned",
        /// A political party.
        Party = "party",
        /// A public broadcaster.
        PublicBroadcaster = "public-broadcaster",
        /// Nobody of these.
        Independent = "independent",
        /// A university or institute.
        Academic = "academic",
        /// An intergovernmental organisation.
        Intergovernmental = "intergovernmental",
    }

    /// How long the period of an issue is.
    #[derive(Default)]
    pub enum Cadence {
        /// A week.
        #[default]
        Weekly = "weekly",
        /// A month.
        Monthly = "monthly",
    }

    /// A format in which text files are compressed beforehand.
    pub enum Compression {
        /// gzip.
        Gzip = "gz",
        /// Brotli.
        Brotli = "br",
    }

    /// The level that a configuration gives to a rule.
    pub enum Level {
        /// It is not reported.
        Off = "off",
        /// It is a note.
        Note = "note",
        /// It is a warning.
        Warning = "warning",
        /// It is an error.
        Error = "error",
    }
}

impl Act {
    /// The side that the act implies on the question of its topic; most acts imply none. To take note is neutral in
    /// diplomatic usage; to agree, to pledge or to threaten says nothing of the question by itself.
    pub const fn implied_side(self) -> Option<Side> {
        match self {
            Self::Welcome | Self::Support | Self::Praise => Some(Side::For),
            Self::ExpressConcern => Some(Side::Reserved),
            Self::Oppose | Self::Criticise | Self::Reject => Some(Side::Against),
            Self::State
            | Self::Agree
            | Self::Propose
            | Self::Request
            | Self::Announce
            | Self::Pledge
            | Self::Note
            | Self::Threaten
            | Self::Deny => None,
        }
    }
}

impl Stance {
    /// The side that it names.
    pub const fn side(self) -> Option<Side> {
        match self {
            Self::For => Some(Side::For),
            Self::Reserved => Some(Side::Reserved),
            Self::Against => Some(Side::Against),
            Self::None => None,
        }
    }
}

impl SpecialRole {
    /// Whether somebody with this role was there.
    pub const fn is_present(self) -> bool {
        matches!(self, Self::Guest)
    }
}

impl EventType {
    /// Whether those who take part in such an event signed one text without having met for it.
    pub const fn is_signed_together(self) -> bool {
        matches!(self, Self::OpinionArticle)
    }

    /// Whether the parties of such an event are together, or act as one. Credentials are presented in an audience, so both
    /// are there; to appoint, recognise, ratify, join or leave is an act of one party, whoever else is named.
    pub const fn is_together(self) -> bool {
        match self {
            Self::Meeting
            | Self::Call
            | Self::VideoMeeting
            | Self::Visit
            | Self::Summit
            | Self::Negotiation
            | Self::Credentials
            | Self::Signing
            | Self::JointStatement
            | Self::PressConference => true,
            Self::Announcement
            | Self::Statement
            | Self::Speech
            | Self::Letter
            | Self::Vote
            | Self::Sanction
            | Self::RecallExpulsion
            | Self::Appointment
            | Self::Recognition
            | Self::Ratification
            | Self::Accession
            | Self::Withdrawal
            | Self::Publication
            | Self::OpinionArticle => false,
        }
    }
}

impl Status {
    /// The word of a status that readers need to be told: an event that took place has none.
    pub fn news(self) -> Option<&'static str> {
        (self != Self::Happened).then(|| self.word())
    }
}

impl Relation {
    /// The words that front matter can use.
    pub const WRITTEN: &'static [&'static str] = &[
        Self::Prepares.word(),
        Self::Follows.word(),
        Self::RespondsTo.word(),
        Self::SameEvent.word(),
        Self::Contradicts.word(),
        Self::Background.word(),
    ];

    /// How the other entry relates to this one.
    pub fn inverse(self) -> Self {
        match self {
            Self::Prepares => Self::PreparedBy,
            Self::PreparedBy => Self::Prepares,
            Self::Follows => Self::FollowedBy,
            Self::FollowedBy => Self::Follows,
            Self::RespondsTo => Self::AnsweredBy,
            Self::AnsweredBy => Self::RespondsTo,
            Self::Contradicts => Self::ContradictedBy,
            Self::ContradictedBy => Self::Contradicts,
            Self::Background => Self::BackgroundTo,
            Self::BackgroundTo => Self::Background,
            Self::SameEvent | Self::Related => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Act, Relation, Side};

    #[test]
    fn an_act_implies_the_side_that_the_method_says() {
        let implied = |side| Act::ALL.into_iter().filter(move |act| act.implied_side() == Some(side));
        assert!(implied(Side::For).eq([Act::Welcome, Act::Support, Act::Praise]));
        assert!(implied(Side::Reserved).eq([Act::ExpressConcern]));
        assert!(implied(Side::Against).eq([Act::Oppose, Act::Criticise, Act::Reject]));
    }

    #[test]
    fn the_inverse_of_an_inverse_is_the_relation_itself() {
        for relation in Relation::ALL {
            assert_eq!(relation.inverse().inverse(), relation);
            let can_be_written = |relation: Relation| Relation::WRITTEN.contains(&relation.word());
            assert!(
                relation == Relation::Related || can_be_written(relation) || can_be_written(relation.inverse()),
                "{relation:?}"
            );
        }
    }
}
