//! Which facts of a record a pack reads, for forms that show just those.

use super::{AttributedBy, DedupKey, Into, Pack};
use crate::condition::{Fact, Test, When};
use crate::sorted::Set;
use crate::vocabulary::Activity;

/// A field of a record that some rule reads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// A fact that may be missing.
    Fact(Fact),
    /// How well it was passed.
    Grade,
    /// The account it belongs to.
    Account,
    /// This tag.
    Tag(String),
    /// The date of the certificate.
    CertificateIssuedOn,
    /// The identity of the course.
    CourseId,
    /// The identity of its content.
    ContentKey,
    /// The identity of its project.
    ProjectKey,
}

impl Pack {
    /// The fields that the rules in force read of a record of this activity.
    #[must_use]
    pub fn reads(&self, activity: Activity) -> Set<Field> {
        let mut fields = Set::new();
        let rules = &self.rules;
        let mut add = |when: &When| -> bool {
            let applies = may_be(when, activity);
            if applies {
                fields_of(when, &mut fields);
            }
            applies
        };
        for (_, when) in &rules.exclusions {
            add(when);
        }
        for ruling in &rules.rulings {
            add(&ruling.when);
        }
        for bonus in &rules.bonuses {
            add(&bonus.when);
        }
        for rounding in &rules.roundings {
            add(&rounding.when);
        }
        for cap in &rules.caps {
            add(&cap.when);
        }
        for (_, when) in &rules.deemed {
            add(when);
        }
        for minimum in &rules.minima {
            add(&minimum.when);
            minimum.in_year_of.iter().for_each(|it| _ = add(it));
        }
        let mut more = Set::new();
        for class in &rules.classes {
            if add(&class.when) && matches!(class.into, Into::Stated(_)) {
                more.insert(Field::Fact(Fact::Category));
            }
        }
        for rate in &rules.rates {
            if add(&rate.when) {
                more.extend(rate.unit.map(|it| Field::Fact(Fact::Quantity(it))));
            }
        }
        for attribution in &rules.attributions {
            let by_certificate = matches!(
                attribution.by,
                AttributedBy::Certificate | AttributedBy::CertificateElseCompletion
            );
            if add(&attribution.when) && by_certificate {
                more.insert(Field::CertificateIssuedOn);
            }
        }
        for dedup in &rules.dedups {
            if add(&dedup.when) {
                more.insert(match dedup.key {
                    DedupKey::Content => Field::ContentKey,
                    DedupKey::Project => Field::ProjectKey,
                });
            }
        }
        if !rules.inductions.is_empty() {
            more.insert(Field::Account);
        }
        for minimum in &rules.minima {
            if may_be(&minimum.when, activity) {
                more.extend(minimum.scope.tag.clone().map(Field::Tag));
                more.extend(minimum.scope.course.as_ref().map(|_| Field::CourseId));
            }
        }
        fields.extend(more);
        fields
    }

    /// The activities for which some rate is in force, in the vocabulary's order.
    #[must_use]
    pub fn rated_activities(&self) -> Vec<Activity> {
        let rated = |activity: &&Activity| {
            let rates = self.rules.rates.iter().map(|it| &it.when);
            let rulings = self.rules.rulings.iter().map(|it| &it.when);
            rates.chain(rulings).any(|when| may_be(when, **activity))
        };
        Activity::ALL.iter().filter(rated).copied().collect()
    }
}

/// Whether a condition can hold for some record of an activity.
fn may_be(when: &When, activity: Activity) -> bool {
    when.0.iter().all(|test| match test {
        Test::Activity(allowed) => allowed.contains(&activity),
        Test::Any(conditions) => conditions.iter().any(|it| may_be(it, activity)),
        _ => true,
    })
}

fn fields_of(when: &When, fields: &mut Set<Field>) {
    for test in &when.0 {
        match test {
            Test::Activity(_) => {}
            Test::Level(_) => _ = fields.insert(Field::Fact(Fact::Level)),
            Test::Mode(_) => _ = fields.insert(Field::Fact(Fact::Mode)),
            Test::Host(_) => _ = fields.insert(Field::Fact(Fact::Host)),
            Test::Grade(_) => _ = fields.insert(Field::Grade),
            Test::Category(_) => _ = fields.insert(Field::Fact(Fact::Category)),
            Test::Tag(tags) => fields.extend(tags.iter().cloned().map(Field::Tag)),
            Test::Role(_) => _ = fields.insert(Field::Fact(Fact::Role)),
            Test::Account(_) => _ = fields.insert(Field::Account),
            Test::Course(_) => _ = fields.insert(Field::CourseId),
            Test::Certificate(_) => _ = fields.insert(Field::CertificateIssuedOn),
            Test::Completed { .. } => {}
            Test::ApprovedBy(_) => _ = fields.insert(Field::Fact(Fact::ApprovedBy)),
            Test::Flag(flag, _) => _ = fields.insert(Field::Fact(Fact::Flag(*flag))),
            Test::States(unit, _) | Test::AtLeast(unit, _) => {
                fields.insert(Field::Fact(Fact::Quantity(*unit)));
            }
            Test::Any(conditions) => conditions.iter().for_each(|it| fields_of(it, fields)),
            Test::Not(condition) => fields_of(condition, fields),
        }
    }
}
