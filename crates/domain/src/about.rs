//! About me, for my team: what a patient wants the clinic to know, field by field.

use crate::text;

/// What a tick is kept as; anything else is no tick.
pub const TICKED: &str = "yes";

/// One field of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// What to call me.
    Name,
    /// My pronouns.
    Pronouns,
    /// The language I speak best.
    Language,
    /// One item of the health check, ticked or not; see [`TICKED`].
    Health(Health),
    /// More about my health.
    HealthNotes,
    /// How I hear.
    Hearing,
    /// How I move.
    Mobility,
    /// Whether I use a CPAP.
    Cpap,
    /// What I take.
    Medicines,
    /// What I am allergic to.
    Allergies,
    /// Touch that is fine, and touch that is not.
    Touch,
    /// The word that stops everything.
    StopWord,
    /// The hand sign that stops everything.
    StopSign,
    /// Who is called in an emergency.
    EmergencyName,
    /// Their number, as typed.
    EmergencyPhone,
}

/// What a health check asks about. The clinic decides what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Health {
    /// High blood pressure.
    HighBloodPressure,
    /// Heart disease.
    Heart,
    /// Blood vessel disease, an aneurysm or a malformation.
    BloodVessels,
    /// A stroke, or bleeding in the brain.
    Stroke,
    /// Psychosis or mania, now or before.
    PsychosisOrMania,
    /// A dissociative disorder.
    Dissociation,
    /// Bladder problems.
    Bladder,
    /// Liver problems.
    Liver,
    /// Alcohol or drug problems.
    AlcoholOrDrugs,
    /// Pregnant or breastfeeding.
    PregnantOrBreastfeeding,
    /// Allergy to ketamine.
    KetamineAllergy,
    /// Asthma or another breathing problem.
    Breathing,
    /// Sleep apnea.
    SleepApnea,
    /// Glaucoma.
    Glaucoma,
}

/// A part of the sheet. In its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// Who I am.
    Me,
    /// My health.
    Health,
    /// What I take, and what I must not be given.
    Medicines,
    /// How to be with me.
    WithMe,
    /// Who is called.
    Emergency,
}

/// A line of the sheet that is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which field.
    pub field: Field,
    /// As typed; [`TICKED`] for an item of the health check, whose own words say the rest.
    pub text: String,
}

impl Field {
    /// Every field, in the order of the sheet.
    pub const ALL: [Self; 28] = [
        Self::Name,
        Self::Pronouns,
        Self::Language,
        Self::Health(Health::HighBloodPressure),
        Self::Health(Health::Heart),
        Self::Health(Health::BloodVessels),
        Self::Health(Health::Stroke),
        Self::Health(Health::PsychosisOrMania),
        Self::Health(Health::Dissociation),
        Self::Health(Health::Bladder),
        Self::Health(Health::Liver),
        Self::Health(Health::AlcoholOrDrugs),
        Self::Health(Health::PregnantOrBreastfeeding),
        Self::Health(Health::KetamineAllergy),
        Self::Health(Health::Breathing),
        Self::Health(Health::SleepApnea),
        Self::Health(Health::Glaucoma),
        Self::HealthNotes,
        Self::Hearing,
        Self::Mobility,
        Self::Cpap,
        Self::Medicines,
        Self::Allergies,
        Self::Touch,
        Self::StopWord,
        Self::StopSign,
        Self::EmergencyName,
        Self::EmergencyPhone,
    ];

    /// The permanent name used in records; of an item of the health check, `health-` and its own.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Pronouns => "pronouns",
            Self::Language => "language",
            Self::Health(item) => item.field_slug(),
            Self::HealthNotes => "health-notes",
            Self::Hearing => "hearing",
            Self::Mobility => "mobility",
            Self::Cpap => "cpap",
            Self::Medicines => "medicines",
            Self::Allergies => "allergies",
            Self::Touch => "touch",
            Self::StopWord => "stop-word",
            Self::StopSign => "stop-sign",
            Self::EmergencyName => "emergency-name",
            Self::EmergencyPhone => "emergency-phone",
        }
    }

    /// The field with this permanent name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.slug() == slug)
    }

    /// The part of the sheet it stands in.
    #[must_use]
    pub fn section(self) -> Section {
        match self {
            Self::Name | Self::Pronouns | Self::Language => Section::Me,
            Self::Health(_) | Self::HealthNotes | Self::Hearing | Self::Mobility | Self::Cpap => {
                Section::Health
            }
            Self::Medicines | Self::Allergies => Section::Medicines,
            Self::Touch | Self::StopWord | Self::StopSign => Section::WithMe,
            Self::EmergencyName | Self::EmergencyPhone => Section::Emergency,
        }
    }
}

impl Health {
    /// All items, in the order in which they are asked.
    pub const ALL: [Self; 14] = [
        Self::HighBloodPressure,
        Self::Heart,
        Self::BloodVessels,
        Self::Stroke,
        Self::PsychosisOrMania,
        Self::Dissociation,
        Self::Bladder,
        Self::Liver,
        Self::AlcoholOrDrugs,
        Self::PregnantOrBreastfeeding,
        Self::KetamineAllergy,
        Self::Breathing,
        Self::SleepApnea,
        Self::Glaucoma,
    ];

    /// The permanent name used in content.
    #[must_use]
    pub fn slug(self) -> &'static str {
        let slug = self.field_slug();
        slug.strip_prefix("health-").unwrap_or(slug)
    }

    /// The item with this permanent name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.slug() == slug)
    }

    fn field_slug(self) -> &'static str {
        match self {
            Self::HighBloodPressure => "health-high-blood-pressure",
            Self::Heart => "health-heart",
            Self::BloodVessels => "health-blood-vessels",
            Self::Stroke => "health-stroke",
            Self::PsychosisOrMania => "health-psychosis-or-mania",
            Self::Dissociation => "health-dissociation",
            Self::Bladder => "health-bladder",
            Self::Liver => "health-liver",
            Self::AlcoholOrDrugs => "health-alcohol-or-drugs",
            Self::PregnantOrBreastfeeding => "health-pregnant-or-breastfeeding",
            Self::KetamineAllergy => "health-ketamine-allergy",
            Self::Breathing => "health-breathing",
            Self::SleepApnea => "health-sleep-apnea",
            Self::Glaucoma => "health-glaucoma",
        }
    }
}

/// What is filled in, in the order of the sheet. `fields` are slugs and texts, in any order; blank
/// ones are left out, and so are names that this build does not know.
#[must_use]
pub fn sheet(fields: &[(String, String)]) -> Vec<Line> {
    Field::ALL
        .into_iter()
        .filter_map(|field| {
            let (_, text) = fields.iter().find(|(slug, _)| slug == field.slug())?;
            let is_filled = match field {
                Field::Health(_) => text == TICKED,
                _ => !text::is_blank(text),
            };
            is_filled.then(|| Line {
                field,
                text: text.clone(),
            })
        })
        .collect()
}
