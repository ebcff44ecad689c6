use jiff::civil::date;

use super::*;
use crate::check::{Acquaintances, ids};
use crate::mail::Draft;
use crate::policy::Layer;
use crate::review::{Act, Item, Refusal, Review, Section};

const TODAY: Date = date(2026, 11, 21);

/// One review of a mail to these people, with these waivers.
struct Look<'a> {
    to: &'a str,
    text: &'a str,
    policy: &'a str,
    role: Role,
    today: Date,
}

impl Default for Look<'_> {
    fn default() -> Self {
        let text = "The prices are confidential.";
        Self { to: "tanaka@client.example", text, policy: "", role: Role::Author, today: TODAY }
    }
}

impl Look<'_> {
    fn review(&self, waivers: &[Waiver]) -> Review {
        let mail = format!("From: me@ours.example\nTo: {}\nSubject: Prices\n\n{}\n", self.to, self.text);
        let draft = Draft::open(mail.as_bytes()).unwrap();
        let layers = [Layer::built_in(), Layer::given("test", format!("format = 1\n{}", self.policy))];
        let policy = Policy::resolve(&layers, &ids().collect::<Vec<_>>()).unwrap();
        let own = [AddrSpec::parse("me@ours.example").unwrap()];
        let known = Acquaintances::default();
        Review::waiving(&Case::new(&draft, &policy, &own, &known, self.today).role(self.role), waivers)
    }

    fn item(&self, waivers: &[Waiver]) -> Item {
        let review = self.review(waivers);
        let found = review.items().iter().find(|item| item.rows.iter().any(|row| WORD.contains(&row.finding.check)));
        found.unwrap_or_else(|| panic!("nothing was found: {:?}", review.items())).clone()
    }

    /// What a person would grant for thirty days.
    fn granted(&self) -> Vec<Waiver> {
        let item = self.item(&[]);
        item.offers().flat_map(|offer| offer.granted("joint work", TODAY, date(2026, 12, 21))).collect()
    }

    fn level(&self, waivers: &[Waiver]) -> Level {
        self.item(waivers).level
    }
}

const WORD: [&str; 2] = ["flagged_keyword", "placeholder_left"];

#[test]
fn what_was_waived_is_a_note_that_stays_and_asks_nothing() {
    let look = Look::default();
    let before = look.item(&[]);
    assert_eq!((before.level, before.section), (Level::Confirm, Section::LookAgain));
    let after = look.item(&look.granted());
    assert_eq!((after.level, after.act.clone(), after.section), (Level::Note, Act::None, Section::Notes));
    assert_eq!(after.key, before.key);
    assert_eq!(after.rows[0].grants()[0].reason, "joint work");
    assert_eq!(after.waivers().collect::<Vec<_>>(), look.granted());
    assert_eq!(after.offers().count(), 0);
}

#[test]
fn the_same_text_is_the_same_in_any_writing() {
    let granted = Look::default().granted();
    for text in ["Ｃｏｎｆｉｄｅｎｔｉａｌ prices.", "CONFIDENTIAL, all of it"] {
        assert_eq!(Look { text, ..Look::default() }.level(&granted), Level::Note, "{text}");
    }
    let other = "For internal use only, please.";
    assert_eq!(Look { text: other, ..Look::default() }.level(&granted), Level::Confirm);
}

#[test]
fn a_waiver_is_for_one_organisation() {
    let granted = Look::default().granted();
    for to in ["suzuki@client.example", "a@sub.client.example", "tanaka@client.example, me2@ours.example"] {
        assert_eq!(Look { to, ..Look::default() }.level(&granted), Level::Note, "{to}");
    }
    for to in ["a@partner.example", "tanaka@client.example, a@partner.example", "a@clients.example", "Tanaka <>"] {
        assert_eq!(Look { to, ..Look::default() }.level(&granted), Level::Confirm, "{to}");
    }
}

#[test]
fn each_of_several_organisations_needs_its_own() {
    let both = Look { to: "tanaka@client.example, a@partner.example", ..Look::default() };
    let granted = both.granted();
    let organizations: Vec<_> = granted.iter().map(|waiver| waiver.grant.organization.as_deref()).collect();
    assert_eq!(organizations, [Some("client.example"), Some("partner.example")]);
    assert_eq!(both.level(&granted), Level::Note);
    assert_eq!(both.level(&granted[..1]), Level::Confirm);
    // Only what is missing is offered then.
    let item = both.item(&granted[..1]);
    assert_eq!(item.offers().next().unwrap().organizations, [Some("partner.example".to_owned())]);
    assert_eq!(Look::default().level(&granted), Level::Note);
}

#[test]
fn people_who_share_a_provider_are_no_organisation() {
    let look = Look { to: "taro@gmail.com", ..Look::default() };
    let granted = look.granted();
    assert_eq!(granted[0].grant.organization.as_deref(), Some("taro@gmail.com"));
    assert_eq!(look.level(&granted), Level::Note);
    assert_eq!(Look { to: "hanako@gmail.com", ..Look::default() }.level(&granted), Level::Confirm);
}

#[test]
fn nothing_is_waived_for_whoever_only_resembles_somebody() {
    let item = Look { to: "taro@gmai.com", ..Look::default() }.item(&[]);
    assert_eq!((item.level, item.offers().count()), (Level::Confirm, 0));
    let granted = Look::default().granted();
    let both = Look { to: "tanaka@client.example, taro@gmai.com", ..Look::default() };
    assert_eq!(both.level(&granted), Level::Confirm);
}

#[test]
fn mails_that_stay_inside_are_a_case_of_their_own() {
    let text = "Please send it by YYYY/MM/DD.";
    let inside = Look { to: "a@ours.example", text, ..Look::default() };
    let granted = inside.granted();
    assert_eq!(granted[0].grant.organization, None);
    assert_eq!(inside.level(&granted), Level::Note);
    assert_eq!(Look { text, ..Look::default() }.level(&granted), Level::Confirm);
    assert_eq!(inside.level(&Look { text, ..Look::default() }.granted()), Level::Confirm);
}

#[test]
fn it_counts_from_the_first_day_to_the_last() {
    let granted = Look::default().granted();
    let on = |today| Look { today, ..Look::default() }.level(&granted);
    assert_eq!(on(date(2026, 11, 20)), Level::Confirm);
    assert_eq!(on(TODAY), Level::Note);
    assert_eq!(on(date(2026, 12, 21)), Level::Note);
    assert_eq!(on(date(2026, 12, 22)), Level::Confirm);
}

#[test]
fn a_policy_that_became_stricter_shortens_what_was_granted() {
    let granted = Look::default().granted();
    let on = |policy, today| Look { policy, today, ..Look::default() }.level(&granted);
    assert_eq!(on("[waivers]\nmax_days = 7", date(2026, 11, 28)), Level::Note);
    assert_eq!(on("[waivers]\nmax_days = 7", date(2026, 11, 29)), Level::Confirm);
    assert_eq!(on("[waivers]\nchecks = []", TODAY), Level::Confirm);
    assert_eq!(on("[waivers]\nchecks = [\"internal_link\"]", TODAY), Level::Confirm);
    let forever = Waiver { grant: Grant { until: Date::MAX, ..granted[0].grant.clone() }, ..granted[0].clone() };
    assert_eq!(Look { today: date(2027, 11, 21), ..Look::default() }.level(&[forever]), Level::Confirm);
}

#[test]
fn what_asks_for_more_than_a_tick_is_never_waived() {
    let granted = Look::default().granted();
    for level in ["prove", "justify", "block"] {
        let policy = format!("[[keywords]]\nname = \"confidential\"\nlevel = \"{level}\"");
        let look = Look { policy: &policy, ..Look::default() };
        assert_eq!(look.level(&granted).id(), level);
        assert_eq!(look.item(&granted).offers().count(), 0);
        assert_eq!(look.item(&granted).rows[0].standing, Standing::Never);
    }
    let blank = Look { text: "[Company Name]", ..Look::default() };
    assert_eq!(blank.item(&[]).offers().count(), 0, "a blank of a form is for typing");
}

#[test]
fn an_item_that_asks_for_more_offers_nothing() {
    let policy = "[[keywords]]\nname = \"mine\"\nlevel = \"justify\"\nwords = [\"confidential\"]";
    let item = Look { policy, ..Look::default() }.item(&[]);
    assert!(item.rows.len() == 2 && item.level == Level::Justify, "{item:?}");
    assert_eq!(item.offers().count(), 0);
}

#[test]
fn a_second_checker_starts_from_nothing() {
    let granted = Look::default().granted();
    let second = Look { role: Role::SecondChecker, ..Look::default() };
    let item = second.item(&granted);
    assert_eq!((item.level, item.offers().count()), (Level::Confirm, 0));
}

#[test]
fn neither_a_roll_call_nor_personal_data_is_offered() {
    let text = "My card: 4111 1111 1111 1111. It is confidential.";
    let review = Look { text, ..Look::default() }.review(&[]);
    let offered: BTreeSet<_> =
        review.items().iter().flat_map(Item::offers).map(|offer| offer.subject.check.as_str()).collect();
    assert_eq!(offered.into_iter().collect::<Vec<_>>(), ["flagged_keyword"]);
    assert!(review.items().iter().any(|item| item.rows.iter().any(|row| row.finding.check == "personal_data")));
}

#[test]
fn where_more_may_have_been_found_than_told_nothing_is_waived() {
    let granted = Look::default().granted();
    let level = |times: usize| Look { text: &"confidential\n".repeat(times), ..Look::default() }.level(&granted);
    assert_eq!((level(9), level(10)), (Level::Note, Level::Confirm));
    let text = format!("{}Dear [Company Name]", "Name: TBD\n".repeat(30));
    let review = Look { text: &text, ..Look::default() }.review(&[]);
    assert!(review.items().iter().all(|item| item.offers().next().is_none()));
}

#[test]
fn a_crowd_is_looked_at_each_time() {
    let to = |count: usize| (0..count).map(|n| format!("a@c{n}.example")).collect::<Vec<_>>().join(", ");
    let (ten, eleven) = (to(10), to(11));
    assert_eq!(Look { to: &ten, ..Look::default() }.granted().len(), 10);
    assert_eq!(Look { to: &eleven, ..Look::default() }.granted().len(), 0);
}

#[test]
fn nothing_is_waived_before_it_was_looked_at() {
    let look = Look::default();
    let mut review = look.review(&[]);
    let key = look.item(&[]).key;
    let at = |milliseconds: i64| jiff::Timestamp::from_millisecond(1_700_000_000_000 + milliseconds).unwrap();
    assert_eq!(review.may_waive(&key, at(0)), Err(Refusal::NotSeen));
    review.see(&key, at(0));
    assert_eq!(review.may_waive(&key, at(599)), Err(Refusal::TooSoon));
    assert_eq!(review.may_waive(&key, at(600)), Ok(()));
    let recipient = review.items().iter().find(|item| item.rows[0].finding.check == "recipient_external").unwrap();
    assert_eq!(review.may_waive(&recipient.key, at(600)), Err(Refusal::NothingAsked));
}
