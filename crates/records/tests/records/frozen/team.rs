//! What is for the team, as it lies on phones: clinics, questions, the sheet, the morning, the bag.

use super::*;
use domain::choosing::Candidate;
use domain::question::{Origin, Question};
use domain::ready::{Answer, Topic, Word};
use records::{AboutField, BagThing, CandidateAnswer, ReadyAnswer, question_name};

const CANDIDATE: &str = "fedcba9876543210fedcba9876543210";

#[test]
fn candidates() {
    check(
        kinds::CANDIDATE,
        &[
            Candidate {
                name: ODD.into(),
                made_at: at(1_773_568_800_123),
                chosen_at: Some(at(1_773_572_400_000)),
            },
            Candidate {
                name: "The quiet house".into(),
                made_at: at(-1),
                chosen_at: None,
            },
        ],
    );
}

#[test]
fn answers_of_candidates() {
    let answer = |question: &str, text: &str| CandidateAnswer {
        candidate: CANDIDATE.into(),
        question: question.into(),
        text: text.into(),
    };
    check(
        kinds::CANDIDATE_ANSWER,
        &[answer("watching", ODD), answer("of-the-future", "")],
    );
}

#[test]
fn fields_about_me() {
    let field = |field: &str, text: &str| AboutField {
        field: field.into(),
        text: text.into(),
    };
    check(
        kinds::ABOUT_FIELD,
        &[
            field("health-notes", ODD),
            field("health-heart", "yes"),
            field("of-the-future", ""),
        ],
    );
}

#[test]
fn questions() {
    let question = |text: &str, origin, answer: &str| Question {
        text: text.into(),
        origin,
        asked_at: at(1_773_568_800_123),
        answer: answer.into(),
        answered_at: None,
    };
    check(
        kinds::QUESTION,
        &[
            Question {
                answered_at: Some(at(1_773_572_400_000)),
                ..question(ODD, Origin::Rule("ride-adult".into()), ODD)
            },
            question(
                "Who do I call at night?",
                Origin::Clinic("night".into()),
                "",
            ),
            question("How long is it known?", Origin::Learn("risks".into()), ""),
            question("Can my sister come?", Origin::Own, "Yes"),
        ],
    );
}

#[test]
fn answers_of_the_morning() {
    let said = |topic, word, text: &str| ReadyAnswer {
        session: id(),
        topic,
        answer: Answer {
            word,
            text: text.into(),
            at: at(1_773_568_800_123),
        },
    };
    let mut answers = vec![said(Topic::Ate, Word::Hmm, ODD)];
    let others = Topic::ALL.into_iter().skip(1);
    answers.extend(others.map(|topic| said(topic, Word::Fine, "")));
    check(kinds::READY_ANSWER, &answers);
}

#[test]
fn things_of_the_bag() {
    check(
        kinds::BAG_THING,
        &[BagThing {
            session: id(),
            text: ODD.into(),
        }],
    );
}

#[test]
fn natural_names() {
    assert_eq!(
        CandidateAnswer::name("ab12", "watching"),
        "candidate/ab12/watching"
    );
    assert_eq!(AboutField::name("health-heart"), "about/health-heart");
    assert_eq!(
        ReadyAnswer::name("ab12", Topic::BloodPressure),
        "ready/ab12/blood-pressure"
    );
    let asked = |origin| question_name(&origin);
    assert_eq!(
        asked(Origin::Rule("food".into())).as_deref(),
        Some("question/rule/food")
    );
    assert_eq!(
        asked(Origin::Clinic("cost".into())).as_deref(),
        Some("question/clinic/cost")
    );
    assert_eq!(asked(Origin::Own), None);
    assert_eq!(asked(Origin::Learn("risks".into())), None);
}

#[test]
fn natural_names_are_read_out_of_records() {
    let watching = format!("candidate/{CANDIDATE}/watching");
    check_name("candidate-answer", kinds::CANDIDATE_ANSWER, Some(&watching));
    check_name("about-me", kinds::ABOUT_FIELD, Some("about/health-notes"));
    check_name(
        "team-question",
        kinds::QUESTION,
        Some("question/rule/ride-adult"),
    );
    let own = kinds::QUESTION.lines().last().expect("a body");
    check_name("team-question", own, None);
    check_name(
        "ready-answer",
        kinds::READY_ANSWER,
        Some(&format!("ready/{SESSION}/ate")),
    );
    check_name("clinic-candidate", kinds::CANDIDATE, None);
    check_name("bag-thing", kinds::BAG_THING, None);
}
