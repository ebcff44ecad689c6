use super::*;

#[test]
fn a_plain_draft_is_read() {
    let draft = open(b"To: a@client.example\nSubject: Hi\n\nHello").unwrap();
    assert_eq!(draft.recipients.len(), 1);
    assert_eq!(draft.subject, "Hi");
    assert_eq!(draft.bodies.first().unwrap().shown, "Hello");
    assert!(draft.bcc_known && draft.defects.is_empty());
}
