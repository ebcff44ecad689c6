### The sentences of Yubisashi in English.
###
### Sentence case; no full stop after a single sentence; "…" on a button that asks more first; name the thing, not the
### feeling. The same ids, variables and attributes stand in ja.ftl. { SIZE($bytes) } writes a count of bytes.


### general

app-name = Yubisashi
list-more = { $list } and { $count } more
size-bytes =
    { $count ->
        [one] { $count } byte
       *[other] { $count } bytes
    }

level-note = Note
level-confirm = Confirm
level-prove = Prove
level-justify = Give a reason
level-block = Blocked

side-external = EXTERNAL
side-internal = INTERNAL
side-unknown = UNKNOWN

field-to = To
field-cc = Cc
field-bcc = Bcc

format-eml = Mail file (.eml)
format-msg = Outlook item (.msg)
format-text = Text

scope-subject = subject
scope-body = text
scope-attachment_name = file names
scope-attachment_text = text of files


### opening

open-empty = The file is empty
open-too-large = The mail is larger than { SIZE($limit) }, which is the most that can be checked
open-not-mail = This is not a mail. Save the draft as .eml or .msg and open that
open-no-header = There is no header: neither recipients nor a subject. Save the draft as .eml or .msg, or enter its parts
open-not-outlook = This is not an Outlook message, or it is damaged
open-not-outlook-detail = This is not an Outlook message, or it is damaged: { $detail }


### policy faults

policy-fault-place = { $file }, line { $line }, column { $column }: { $fault }
policy-fault-place-expected = { $file }, line { $line }, column { $column }: { $fault }; expected is { $expected }
policy-fault-unreadable = The file cannot be read: { $detail }
policy-fault-syntax = This is not TOML: { $detail }
policy-fault-unknown-key = There is no key { $detail }
policy-fault-unknown-check = There is no check, grade or word list { $detail }
policy-fault-bad-value = This value does not fit: { $detail }
policy-fault-bad-entry = Nobody is named by this: { $detail }
policy-fault-bad-pattern = This regular expression cannot be used, or matches everywhere: { $detail }
policy-fault-duplicate-name = The name { $detail } stands twice in this file
policy-fault-newer-format = The file has format { $detail }, which needs a newer version of this app
policy-fault-missing-format = The file does not say its format: { $detail }
policy-fault-missing-key = The key { $detail } is missing

policy-expected-table = a section with keys
policy-expected-tables = sections in double brackets
policy-expected-text = a text that is not empty
policy-expected-texts = a list of texts
policy-expected-number = a whole number from { $min } to { $max }
policy-expected-level = one of { $levels }
policy-expected-scope = some of { $scopes }
policy-expected-entry = a domain, a domain with a leading dot, or an address
policy-expected-domain = a domain
policy-expected-address = an address


### settings faults

settings-fault-syntax = The settings cannot be read, line { $line }, column { $column }: { $detail }
settings-fault-bad-value = A setting does not fit, line { $line }, column { $column }: { $detail }
settings-fault-newer-format = The settings have format { $detail }, which needs a newer version of this app
settings-fault-missing-format = The settings do not say their format: { $detail }


### defects

defect-no_boundary = A part that should hold others does not say how they are divided
defect-start_boundary_not_found = The parts that were announced are not there
defect-close_boundary_not_found = The last part ends early: its end mark is missing
defect-content_outside_parts = There is text outside the declared parts, which some mail programs show
defect-content_lost = Some of the content does not reach the displayed text
defect-invalid_base64 = An encoded part is damaged (base64)
defect-invalid_quoted_printable = An encoded part is damaged (quoted-printable)
defect-unknown_transfer_encoding = A part has an unknown transfer encoding: { $detail }
defect-unknown_charset = A part has an unknown character set: { $detail }
defect-undecodable_characters = Some characters cannot be read and will show as �
defect-duplicate_field = The field { $detail } stands more than once; mail programs differ in which one they use
defect-invalid_header_line = A line of the header is not a field: { $detail }
defect-missing_header_body_separator = The header does not end with an empty line
defect-too_many_headers = There are more header fields than can be read
defect-too_many_parts = There are more parts than can be read
defect-too_deep = Messages or parts are nested too deeply to be read
defect-nul_bytes = The header contains NUL bytes
defect-broken_item = A part of the Outlook item is missing or damaged: { $detail }


### opaque

opaque-s_mime_encrypted = The text is encrypted (S/MIME)
opaque-pgp_encrypted = The text is encrypted (OpenPGP)
opaque-tnef = The content stands in a format of Outlook's own (winmail.dat)
opaque-rights_protected = The text is rights-protected by Microsoft
opaque-unknown_charset = The text has an unknown character set: { $detail }
opaque-unknown_body = The text has a format that cannot be read here: { $detail }
opaque-too_deep = The content is nested too deeply to be read


### addresses

address-fault-syntax = This is not a valid mail address
address-fault-full-width = The address has full-width characters; mail programs differ in what they make of them
address-fault-space = The address has a space or an invisible character in it
address-fault-trailing-dot = The domain ends with a full stop
address-fault-mapped = The domain has characters that are replaced when the mail is sent, so that it goes elsewhere than it seems


### findings


### circumstances


### start and paste


### review screen

review-title = Check before sending


### message


### done


### records


### settings


### problems

problem-policy-broken = The policy does not hold, so nothing can be approved. What is wrong stands below


### help


### samples


### command line
