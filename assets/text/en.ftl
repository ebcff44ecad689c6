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
policy-fault-expected = { $fault }; expected is { $expected }
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
policy-fault-unknown-name = No word list or organisation has the name { $detail }
policy-fault-unknown-word = This list does not have the word { $detail }
policy-fault-missing-key = The key { $detail } is missing
policy-fault-never-waived = No policy can let people call a finding of { $detail } no mistake

policy-expected-table = a section with keys
policy-expected-tables = sections in double brackets
policy-expected-text = a text that is not empty
policy-expected-texts = a list of texts
policy-expected-number = a whole number from { $min } to { $max }
policy-expected-level = one of { $levels }
policy-expected-scope = some of { $scopes }
policy-expected-entry = a domain, a domain with a leading dot, or an address
policy-expected-domain = a domain
policy-expected-allow-or-forbid = “allow” or “forbid”
policy-expected-address = an address
policy-expected-waivable = some of { $checks }
policy-expected-groups = two or more lists of domains or addresses
policy-expected-yes-no = true or false
policy-expected-field = to, cc, bcc or any


### settings of other checkers

import-remark = “{ $what }”: { $why }
import-taken = { $taken } of { $rows } rows taken over
import-nothing = No settings of OutlookOkan or FlexConfirmMail are here
import-exists = This file is there already, and is not written over
import-written = The policy is written; look through it, then put it where the policy of the machine stands
import-why-bad-entry = not taken over: neither a domain nor an address
import-why-wildcard = not taken over: no entry of a policy stands for this wildcard; write the domains out
import-why-template = not taken over: this is the example that the other app ships, not a rule of yours
import-why-everything = not taken over: this would match everything
import-why-not-a-word = not taken over: no visible character remains
import-why-empty-list = not taken over: nothing remains of this list, so there is none
import-why-excludes-nothing = not taken over: the list does not hold what this line takes out
import-why-free-mail = not taken over: anybody can have an address there; name single addresses
import-why-no-organization = not taken over: this recipient belongs to no organisation by name; write an [[organization]] with its name, domain and keywords
import-why-allowed = not taken over: everybody outside is asked for; nobody is ticked beforehand
import-why-files-forbidden = not taken over: a rule on files to certain recipients has no counterpart
import-why-changes-draft = not taken over: drafts are checked and never changed, delayed or sent
import-why-not-ours = not taken over: this has no counterpart or is switched off
import-why-settings = not taken over: these settings have no counterpart
import-why-threshold = not taken over: this counts domains; here it counts who sees whose address (recipients_exposed)
import-why-other-file = not taken over: the list stands in another file; import that one too
import-why-too-short = not taken over: the row lacks a column
import-why-encoding = some characters of this file could not be read; UTF-8, UTF-16 and Shift_JIS (CP932) are known
import-why-unreadable = not taken over: this is not a settings file that is known here
import-why-whole-words = taken over; Latin words count as whole words only, and width, case and spaces do not hide a word any more
import-why-always = taken over; it holds for every mail, not only for those with files
import-why-narrower = taken over for this domain and those below it; domains that only end alike do not count any more
import-why-own-domain = taken over; the other app counts the sender's own domain as inside without a line: add yours to [internal]


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


### checks

recipient_external-person =
    { $party ->
        [free_mail] Outside: a personal address at { $organization }
        [unknown] Counts as outside: where this goes cannot be seen
       *[organization] Outside: { $organization }
    }
recipient_external-organization = Outside: { $people } people at { $organization }
recipient_external-organization_many = Outside: { $people } people at { $organization }
recipient_external-field = { $people } people outside in { $field ->
        [to] To
        [cc] Cc
       *[bcc] Bcc
    }
    .why = Those with something unusual about them are listed one by one

recipient_internal-with_files =
    { $people ->
        [one] 1 person inside
       *[other] { $people } people inside
    }

recipient_internal-plain =
    { $people ->
        [one] 1 person inside
       *[other] { $people } people inside
    }


recipient_first = First time to this address
    .why = You have never approved a mail to it
recipient_first-field = { $people } of these addresses are new to you

no_recipient = Nobody stands in To, Cc or Bcc
no_recipient-delivered = Nobody stands in To, Cc or Bcc of this received mail
    .why = It carries a mark of delivery (Return-Path), so it is no draft

address_malformed-syntax =
    { $fault ->
        [full_width] { address-fault-full-width }
        [space] { address-fault-space }
        [trailing_dot] { address-fault-trailing-dot }
        [mapped] { address-fault-mapped }
       *[syntax] { address-fault-syntax }
    }
    .why = Mail to it may come back, or reach somebody else
address_malformed-unknown_tld = There is no top-level domain .{ $tld }
    .why = Look for a typing mistake at the end of the address
address_malformed-legacy = An address of an old kind that some mail servers refuse

address_unknown-name = Only a name: the address cannot be seen
    .why = Mail programs may know several people by this name
address_unknown-exchange = An internal name of the mail server: the address cannot be seen
address_unknown-field = { $people } people in { $field ->
        [to] To
        [cc] Cc
       *[bcc] Bcc
    } are named without an address

recipient_forbidden = The policy forbids mail to this address

recipient_watched = The policy asks to make sure that this recipient is meant

recipient_duplicate = The same mailbox as { $first } in { $field ->
        [to] To
        [cc] Cc
       *[bcc] Bcc
    }

outsider_joins =
    { $party ->
        [free_mail] Joins here: the quoted mails did not go to this person
        [unknown] Joins here: the quoted mails did not go to this person
       *[organization] Joins here: the quoted mails went to nobody at { $organization }
    }
    .why = This person will be able to read what is quoted
outsider_joins-unclear =
    { $party ->
        [free_mail] Perhaps new here: what is quoted names only who wrote it
        [unknown] Perhaps new here: what is quoted names only who wrote it
       *[organization] Perhaps new here: what is quoted names only who wrote it, and that was nobody at { $organization }
    }
    .why = This person will be able to read what is quoted
outsider_joins-elsewhere =
    { $party ->
        [free_mail] The quoted mail is from { $writer }, but this reply goes to somebody else
        [unknown] The quoted mail is from { $writer }, but this reply goes to somebody else
       *[organization] The quoted mail is from { $writer }, but this reply goes to { $organization }
    }
    .why = Is it for this person? They will be able to read what is quoted
outsider_joins-many = { $people } people outside join here: the quoted mails went to nobody at their organisations
    .why = They will be able to read what is quoted

recipients_exposed-two = { $people } people outside will see each other's addresses
    .why = Moved to Bcc, they would not see each other
recipients_exposed-several = { $people } people outside will see each other's addresses (pairs from different companies: { $pairs })
    .why = Moved to Bcc, they would not see each other
recipients_exposed-many = { $people } people outside will see each other's addresses (pairs from different companies: { $pairs })
    .why = Moved to Bcc, they would not see each other
recipients_exposed-mass = { $people } people of { $organizations } organisations outside will see each other's addresses (pairs from different companies: { $pairs })
    .why = Moved to Bcc, they would not see each other. A list of customers sent to all of them is a leak of personal data

bcc_present-few =
    { $people ->
        [one] 1 person is in Bcc
       *[other] { $people } people are in Bcc
    }
    .why = The others do not see them, until one of them answers to all
bcc_present-many = { $people } people outside are in Bcc
    .why = They do not see each other, but one who answers to all shows that they got this mail
bcc_present-visible = Stands in { $field ->
        [to] To
        [cc] Cc
       *[bcc] Bcc
    } too, where everybody sees it

bcc_unknown = Who is in Bcc cannot be seen here
    .why = Look at the Bcc field in your mail program

lookalike_domain =
    { $how ->
        [letters] { $domain } has letters that look like those of { $known }
        [hyphen] { $domain } differs from { $known } by a hyphen
        [ending] { $domain } has another ending than { $known }
        [spelling] { $domain } is spelt almost like { $known }
       *[label] { $domain } contains the name of { $known } and belongs to somebody else
    }
    .why = One wrong letter, and a stranger gets the mail
lookalike_domain-many = The domains of { $people } people resemble others that are known or stand in this mail
    .why = One wrong letter, and a stranger gets the mail
lookalike_domain-mixed_script = { $domain } mixes letters of different scripts
    .why = Such a name can look like another one letter by letter

lookalike_address-namesake = Not the one you know: { $known } has the same name at another organisation
    .why = Is { $address } the person you mean?
lookalike_address-near = Nearly the same as { $known }
    .why = Is { $address } the person you mean?
lookalike_address-near_first = Nearly the same as { $known }, and new to you
    .why = Is { $address } the person you mean, or a slip?

display_name_differs-address = The name says { $shown }, but the mail goes to an address at { $domain }
    .why = Only the address decides who receives it
display_name_differs-organization = The name says { $organization }, but { $domain } is not known as theirs
    .why = Only the address decides who receives it

salutation_differs-person = “{ $name }” is greeted, and is not among the recipients
    .why = Compare the greeting with the recipients: one of them may be of another mail
salutation_differs-company = “{ $name }” is greeted, and nobody there receives this
    .why = Compare the greeting with the recipients: one of them may be of another mail
salutation_differs-variant = The greeting writes { $name }, the recipient writes { $recipient }
    .why = People care how their names are written

from_unexpected-other = { $address } is none of your own addresses
    .why = The mail would go out in another name
from_unexpected-no_identity = Whether { $address } is yours cannot be told: no own addresses are set

reply_to_differs = Answers go to { $reply_to }, another organisation than { $from }

never_together = { $people } people stand here whom the policy keeps apart ({ $rule })
    .why = They would learn of each other, or of what is meant for one side only

required_recipient =
    { $field ->
        [to] { $addresses } has to stand in To of such a mail
        [cc] { $addresses } has to stand in Cc of such a mail
        [bcc] { $addresses } has to stand in Bcc of such a mail
       *[any] { $addresses } has to get such a mail too
    }
    .why = The policy asks for it ({ $rule })

list_address = A mailing list or shared mailbox: who reads { $address } is not seen here
list_address-likely = { $address } looks like a mailing list: who reads it is not seen here

subject_empty = The subject says nothing

flagged_keyword =
    { $where ->
        [subject] The subject contains “{ $word }”
        [file_name] The file name contains “{ $word }”
        [file] { $at } contains “{ $word }”
        [hidden] Text that is not displayed contains “{ $word }”
       *[text] The text contains “{ $word }”
    }
    .why =
        { $more ->
            [0] It is on the list “{ $list }”
           *[other] It is on the list “{ $list }”; { $more } more places are not told one by one
        }

internal_wording-inside_only = Words for colleagues go to people outside: “{ $phrase }”
    .why = Whoever is outside reads them too
internal_wording-greeting = “{ $phrase }” is said among colleagues
    .why = It may be right towards people who work closely with you

placeholder_left-form =
    { $where ->
        [subject] The subject still has a blank to fill in: “{ $word }”
        [file] The file still has a blank to fill in: “{ $word }”
       *[text] The text still has a blank to fill in: “{ $word }”
    }
    .why = It looks like a template in which something was forgotten
placeholder_left-mark =
    { $where ->
        [subject] The subject says that something is still missing: “{ $word }”
        [file] The file says that something is still missing: “{ $word }”
       *[text] The text says that something is still missing: “{ $word }”
    }
    .why = People write this where something is still to come

weekday_differs =
    { $month ->
        [m1] January
        [m2] February
        [m3] March
        [m4] April
        [m5] May
        [m6] June
        [m7] July
        [m8] August
        [m9] September
        [m10] October
        [m11] November
       *[m12] December
    } { $day }{ $year ->
        [none] { "" }
       *[other] , { $year }
    } is a { $weekday ->
        [mon] Monday
        [tue] Tuesday
        [wed] Wednesday
        [thu] Thursday
        [fri] Friday
        [sat] Saturday
       *[sun] Sunday
    }; the text says { $said ->
        [mon] Monday
        [tue] Tuesday
        [wed] Wednesday
        [thu] Thursday
        [fri] Friday
        [sat] Saturday
       *[sun] Sunday
    }
    .why = Either the date or the weekday is wrong

date_passed = { $date } has passed already
    .why = The text speaks of it as something to come

internal_link =
    { $what ->
        [path] This path works inside only: { $where }
        [file] This link leads to a file on your own machine
        [own_machine] This link leads to your own machine: { $where }
        [private] This link leads to a private address: { $where }
       *[intranet] This link works inside only: { $where }
        [single_label] This link works inside only: { $where }
    }
    .why = People outside cannot open it, and learn how your network is built

link_differs = The text shows { $shown }, the link leads to { $target }
    .why = Whoever clicks expects what the text says

quoted_internal-insiders = The quoted mails were among people inside only
    .why = Who is outside can read them all; cut what is not meant for them
quoted_internal-marking = The quoted mails are marked “{ $word }”, and go to somebody outside who did not have them
    .why = It is on the list “{ $list }”

hidden_text-hidden = This text goes along without being shown: “{ $text }”
    .why = Whoever looks into the mail can read it
hidden_text-plain_version =
    { $lines ->
        [one] The plain version of the text says something that the displayed one does not: “{ $text }”
       *[other] The plain version of the text says something that the displayed one does not, in { $lines } lines: “{ $text }”
    }
    .why = Some programs show the plain version

attachment_forgotten = The text says that something is attached, but there is no file
    .why = “{ $sentence }”

personal-where =
    { $where ->
        [subject] The subject
        [file]
            { $places ->
                [1] { $at }
               *[other] { $at } and other parts of the file, { $places } together,
            }
        [hidden] Text that is not displayed
       *[text] The text
    }
personal-my_number = My Numbers
personal-card = card numbers
personal-bank_account = bank accounts
personal-passport = passport numbers
personal-licence = driving licence numbers
personal-residence_card = residence card numbers
personal-insurance = health insurance numbers
personal-pension = pension numbers
personal-name = names
personal-phone = telephone numbers
personal-email = mail addresses
personal-address = postal addresses
personal-birth = birth dates

personal_data =
    { $kind ->
        [people] { personal-where } tells something of { $count } people
       *[other] { personal-where } contains { $kinds }: { $count }
    }
    .why =
        { $report ->
            [yes] It holds { $kinds }. When data of more than 1,000 people leaks, Japanese law asks for a report to the Personal Information Protection Commission
           *[no] The first is { $first } ({ $kinds })
        }

secret-what =
    { $kind ->
        [key] a key or token
        [private_key] a private key
        [address] an address with its password
       *[password] a password
    }
secret =
    { $where ->
        [subject] The subject contains { secret-what }
        [file] { $at } contains { secret-what }
        [hidden] Text that is not displayed contains { secret-what }
       *[text] The text contains { secret-what }
    }
    .why =
        { $more ->
            [0] “{ $evidence }”: everybody who reads the mail can use it
           *[other] “{ $evidence }”: everybody who reads the mail can use it; { $more } more are not told one by one
        }

password_with_archive-password = { $name } is encrypted, and a password stands in the same mail
    .why = Whoever gets hold of the mail has both; tell the password another way
password_with_archive-forbidden = { $name } is encrypted, which the policy forbids
    .why = It cannot be looked into on its way; hand it over another way

attachment_count-count = The text counts { $said ->
        [one] 1 file
       *[other] { $said } files
    }, but { $files ->
        [one] 1 is
       *[other] { $files } are
    } attached
    .why = One may be missing, or one too many
attachment_count-named = { $name } is named as attached, but it is not there
    .why = Another file may have been attached in its place

attachment_old_version-twin = “{ $name }” and “{ $other }” look like two versions of one file
    .why = One of them may be an old one
attachment_old_version-word = The file name says that it is not the final one: “{ $word }”
    .why = Look whether this is the version you mean

attachment-file =
    { $kind ->
        [pdf] { kind-pdf }, { SIZE($size) }
        [word] { kind-word }, { SIZE($size) }
        [excel] { kind-excel }, { SIZE($size) }
        [powerpoint] { kind-powerpoint }, { SIZE($size) }
        [office_macro] { kind-office_macro }, { SIZE($size) }
        [open_document] { kind-open_document }, { SIZE($size) }
        [compound] { kind-compound }, { SIZE($size) }
        [archive] { kind-archive }, { SIZE($size) }
        [disk_image] { kind-disk_image }, { SIZE($size) }
        [picture] { kind-picture }, { SIZE($size) }
        [audio] { kind-audio }, { SIZE($size) }
        [video] { kind-video }, { SIZE($size) }
        [text] { kind-text }, { SIZE($size) }
        [table] { kind-table }, { SIZE($size) }
        [html] { kind-html }, { SIZE($size) }
        [message] { kind-message }, { SIZE($size) }
        [calendar] { kind-calendar }, { SIZE($size) }
        [contact] { kind-contact }, { SIZE($size) }
        [signature] { kind-signature }, { SIZE($size) }
        [program] { kind-program }, { SIZE($size) }
        [script] { kind-script }, { SIZE($size) }
        [empty] { kind-empty }, { SIZE($size) }
       *[unknown] { kind-unknown }, { SIZE($size) }
    }
    .why =
        { $inside ->
            [not_looked] Its inside was not looked at yet
            [pending] Its inside is being looked at
            [failed] Its inside could not be looked at
            [looked] Its inside was looked at
           *[other] { $inside }
        }
attachment-inline =
    { $count ->
        [one] 1 picture in the text
       *[other] { $count } pictures in the text
    }
    .why = What they show was not looked at yet

attachment_name_risky =
    { $why ->
        [bidi] The name has invisible characters that change the order of its letters
        [double_extension] The name hides its real ending, .{ $extension }, behind another one
        [long_spaces] A long gap pushes the end of the name out of sight
       *[trailing] The name ends with spaces or full stops, which vanish when the file is saved
    }
    .why = The file may be something else than it seems

attachment_type_differs =
    { $kind ->
        [pdf] Its content is not what its name or type says: { kind-pdf }
        [word] Its content is not what its name or type says: { kind-word }
        [excel] Its content is not what its name or type says: { kind-excel }
        [powerpoint] Its content is not what its name or type says: { kind-powerpoint }
        [office_macro] Its content is not what its name or type says: { kind-office_macro }
        [open_document] Its content is not what its name or type says: { kind-open_document }
        [compound] Its content is not what its name or type says: { kind-compound }
        [archive] Its content is not what its name or type says: { kind-archive }
        [disk_image] Its content is not what its name or type says: { kind-disk_image }
        [picture] Its content is not what its name or type says: { kind-picture }
        [audio] Its content is not what its name or type says: { kind-audio }
        [video] Its content is not what its name or type says: { kind-video }
        [text] Its content is not what its name or type says: { kind-text }
        [table] Its content is not what its name or type says: { kind-table }
        [html] Its content is not what its name or type says: { kind-html }
        [message] Its content is not what its name or type says: { kind-message }
        [calendar] Its content is not what its name or type says: { kind-calendar }
        [contact] Its content is not what its name or type says: { kind-contact }
        [signature] Its content is not what its name or type says: { kind-signature }
        [program] Its content is not what its name or type says: { kind-program }
        [script] Its content is not what its name or type says: { kind-script }
        [empty] Its content is not what its name or type says: { kind-empty }
       *[unknown] Its content is not what its name or type says: { kind-unknown }
    }
    .why =
        { $claimed ->
            [pdf] The name or type says: { kind-pdf }
            [word] The name or type says: { kind-word }
            [excel] The name or type says: { kind-excel }
            [powerpoint] The name or type says: { kind-powerpoint }
            [office_macro] The name or type says: { kind-office_macro }
            [open_document] The name or type says: { kind-open_document }
            [compound] The name or type says: { kind-compound }
            [archive] The name or type says: { kind-archive }
            [disk_image] The name or type says: { kind-disk_image }
            [picture] The name or type says: { kind-picture }
            [audio] The name or type says: { kind-audio }
            [video] The name or type says: { kind-video }
            [text] The name or type says: { kind-text }
            [table] The name or type says: { kind-table }
            [html] The name or type says: { kind-html }
            [message] The name or type says: { kind-message }
            [calendar] The name or type says: { kind-calendar }
            [contact] The name or type says: { kind-contact }
            [signature] The name or type says: { kind-signature }
            [program] The name or type says: { kind-program }
            [script] The name or type says: { kind-script }
            [empty] The name or type says: { kind-empty }
           *[unknown] The name or type says: { kind-unknown }
        }

attachment_executable =
    { $why ->
        [program] A program that runs when it is opened
        [script] A script that runs when it is opened
        [macros] It brings macros
       *[script_inside] It brings a script that runs when it is opened
    }
    .why =
        { $count ->
            [1] It would run on the computer of whoever gets it, and may be refused on its way
           *[other] { $count } of them: { $names }
        }

attachment_encrypted = It asks for a password
    .why =
        { $count ->
            [1] What is inside cannot be looked at
           *[other] { $count } of them: { $names }
        }
attachment_hidden_content-content =
    { $how ->
        [sheet] { $places ->
            [one] A hidden sheet holds { $count ->
                [one] 1 row
               *[other] { $count } rows
            }: { $where }
           *[other] { $places } hidden sheets hold { $count } rows: { $where }
        }
        [very_hidden_sheet] { $places ->
            [one] A sheet is hidden so that no menu shows it, with { $count ->
                [one] 1 row
               *[other] { $count } rows
            }: { $where }
           *[other] { $places } sheets are hidden so that no menu shows them, with { $count } rows: { $where }
        }
        [row] { $count ->
            [one] 1 hidden row holds values
           *[other] { $count } hidden rows hold values
        } (from { $where })
        [column] { $count ->
            [one] 1 hidden column holds values
           *[other] { $count } hidden columns hold values
        } (from { $where })
        [comment] { $count ->
            [one] 1 comment is in the file
           *[other] { $count } comments are in the file
        }
        [external_link] { $count ->
            [one] The file is linked to another file
           *[other] The file is linked to { $count } other files
        } and keeps values from there
        [pivot_cache] A pivot table keeps { $count ->
            [one] 1 value
           *[other] { $count } values
        } that no sheet shows
        [tracked_change] { $count ->
            [one] 1 tracked change is in the file
           *[other] { $count } tracked changes are in the file
        }
        [notes] { $places ->
            [one] 1 slide has notes for the presenter
           *[other] { $places } slides have notes for the presenter
        }
        [slide] { $places ->
            [one] 1 slide is hidden
           *[other] { $places } slides are hidden
        }
        [annotation] { $count ->
            [one] 1 annotation is in the file
           *[other] { $count } annotations are in the file
        }
        [off_page] Text stands outside the visible page
        [covered] Text stands under a box that covers it
        [earlier_revision] The file still holds an earlier version of itself
        [location] The picture tells where it was taken
        [more_files] { $count ->
            [one] Something is hidden in 1 more file inside
           *[other] Something is hidden in { $count } more files inside
        }
       *[text] Hidden text is in the file
    }
    .why =
        { $how ->
            [sheet] Whoever gets the file can show it again. Delete it if they must not have it
            [very_hidden_sheet] It comes out with a little knowledge. Delete it if they must not have it
            [row] Whoever gets the file can show them again. Delete them if they must not have them
            [column] Whoever gets the file can show them again. Delete them if they must not have them
            [external_link] “{ $excerpt }”. Break the link if they must not know it
            [pivot_cache] The values come out with a double click. Remove the data from the pivot table’s options
            [location] Remove the position from the picture’s properties if they must not know it
            [more_files] Look into each of them
            [earlier_revision] What was changed or removed can be brought back. Save it as a new file
           *[other] { $where }{ $more ->
                [0] { "" }
               *[other] { " " }and { $more } more
            }{ $places ->
                [0] { "" }
               *[other] :{ " " }
            }“{ $excerpt }”. Remove it if they must not read it
        }
attachment_hidden_content-metadata = The file’s properties name { $names }
    .why = Author, company or last editor; the mail does not name them

attachment_for_other-name = The file name says “{ $name }”, which is none of the recipients
    .why = Open the file: is it for these people?
attachment_for_other-unclear = The file name says “{ $name }”; nothing here says whether a recipient is meant
attachment_for_other-title = The heading or title in the file says “{ $name }”, which is none of the recipients
    .why = Open the file: is it for these people? It says: { $title }

attachment_size-total = All files together take { SIZE($size) } in the mail, more than { SIZE($limit) }
    .why = The mail may be refused on its way
attachment_size-empty = The file is empty
attachment_size-same_name = Another file has the same name

not_inspected =
    { $why ->
        [s_mime_encrypted] { opaque-s_mime_encrypted }
        [pgp_encrypted] { opaque-pgp_encrypted }
        [tnef] { opaque-tnef }
        [rights_protected] { opaque-rights_protected }
        [unknown_charset] { opaque-unknown_charset }
        [too_deep] { opaque-too_deep }
       *[unknown_body] { opaque-unknown_body }
    }
    .why = It was not checked
not_inspected-file =
    { $why ->
        [encrypted] { gap-encrypted }
        [too_large] { gap-too_large }
        [too_deep] { gap-too_deep }
        [too_many] { gap-too_many }
        [bomb] { gap-bomb }
        [damaged] { gap-damaged }
        [ambiguous] { gap-ambiguous }
        [time] { gap-time }
        [memory] { gap-memory }
        [crashed] { gap-crashed }
        [cancelled] { gap-cancelled }
        [cut] { gap-cut }
        [no_text] { gap-no_text }
       *[unknown_format] { gap-unknown_format }
    }
    .why =
        { $count ->
            [1] It was not checked
           *[other] { $count } files were not checked: { $names }
        }
not_inspected-named_file = { $name } is attached, but it is not here
    .why = Nothing in it was checked; open the draft itself as .eml or .msg, or add the file

malformed =
    { $kind ->
        [no_boundary] { defect-no_boundary }
        [start_boundary_not_found] { defect-start_boundary_not_found }
        [close_boundary_not_found] { defect-close_boundary_not_found }
        [content_outside_parts] { defect-content_outside_parts }
        [content_lost] { defect-content_lost }
        [invalid_base64] { defect-invalid_base64 }
        [invalid_quoted_printable] { defect-invalid_quoted_printable }
        [unknown_transfer_encoding] { defect-unknown_transfer_encoding }
        [unknown_charset] { defect-unknown_charset }
        [undecodable_characters] { defect-undecodable_characters }
        [duplicate_field] { defect-duplicate_field }
        [invalid_header_line] { defect-invalid_header_line }
        [missing_header_body_separator] { defect-missing_header_body_separator }
        [too_many_headers] { defect-too_many_headers }
        [too_many_parts] { defect-too_many_parts }
        [too_deep] { defect-too_deep }
        [nul_bytes] { defect-nul_bytes }
       *[broken_item] { defect-broken_item }
    }
    .why = Others may see something else than what is shown here

approval_outdated = This is not what was approved: the bytes have changed since
    .why = The approvals in this file do not hold, so everything is asked again


### file kinds

kind-pdf = PDF
kind-word = Word document
kind-excel = Excel workbook
kind-powerpoint = PowerPoint presentation
kind-office_macro = Office file with macros
kind-open_document = OpenDocument file
kind-compound = Compound file
kind-archive = Archive
kind-disk_image = Disk image
kind-picture = Picture
kind-audio = Sound
kind-video = Video
kind-text = Text
kind-table = Table (CSV)
kind-html = Web page (HTML)
kind-message = Mail
kind-calendar = Calendar entry
kind-contact = Contact
kind-signature = Signature
kind-program = Program
kind-script = Script
kind-empty = Empty file
kind-unknown = File of an unknown kind


### inside files

gap-encrypted = It is encrypted and cannot be read
gap-unknown_format = Its format cannot be read here
gap-too_large = It is too large to be read
gap-too_deep = It lies too many files deep to be read
gap-too_many = It holds too many files; not all were read
gap-bomb = It unpacks to far more than it should, and was not read
gap-damaged = It is damaged; not all of it can be read
gap-ambiguous = Different programs will show different contents
gap-time = It could not be read in time
gap-memory = It took more memory than allowed
gap-crashed = Reading it failed
gap-cancelled = Reading it was stopped
gap-cut = It is long; only the beginning was read
gap-no_text = Its letters are pictures of letters; what it says cannot be searched

inside-sheets =
    { $count ->
        [one] 1 sheet
       *[other] { $count } sheets
    }
inside-rows =
    { $count ->
        [one] 1 row
       *[other] { $count } rows
    }
inside-pages =
    { $count ->
        [one] 1 page
       *[other] { $count } pages
    }
inside-slides =
    { $count ->
        [one] 1 slide
       *[other] { $count } slides
    }
inside-paragraphs =
    { $count ->
        [one] 1 paragraph
       *[other] { $count } paragraphs
    }
inside-lines =
    { $count ->
        [one] 1 line
       *[other] { $count } lines
    }
inside-entries =
    { $count ->
        [one] 1 file
       *[other] { $count } files
    }
inside-attachments =
    { $count ->
        [one] 1 attachment
       *[other] { $count } attachments
    }
inside-pixels = { $width }×{ $height } pixels
inside-kind =
    { $count ->
        [one] { $kind }
       *[other] { $count } × { $kind }
    }
inside-with-kinds = { $counts } ({ $kinds })
inside-separator = { ", " }


### circumstances

quiet-insiders = Only people inside get this mail
quiet-excepted = Everybody outside who gets this mail is of an organisation where the policy takes this for usual
quiet-below-threshold = The words of this list do not add up to what the policy asks for
quiet-quoted = It stands in quoted history
quiet-signature = It stands in a signature
quiet-disclaimer = It stands in a disclaimer
quiet-thread = All of them took part in the quoted mails already
quiet-meeting = It lets people into a meeting
quiet-oneself = A copy for yourself
waived = You called this no mistake here, until { $until }: { $reason }
waived-for = No mistake in mails to { $organization } from { $granted } to { $until }: { $reason }
waived-inside = people inside only


### start and paste

start-guidance = Before you press Send: open the draft here, look at everything it asks about, and approve it
start-records = Records
start-settings = Settings
start-policy = Policy
start-help = Help
start-drop = Drop a draft here
start-drop-now = Let go to open it
start-formats = .eml, .msg, .txt, a mail folder (mbox), or an approval file (.yubisashi)
start-open = Open a draft…
start-path = Or the path of a file
start-path-hint = folder/draft.eml
start-path-open = Open
start-paste = Paste a draft
start-parts = Enter it in parts
start-paste-why = For mail programs that save no files: paste the whole text with its headers, or recipients, subject and text one by one
start-somebody-elses = Check somebody else’s draft
start-recent = Recent drafts
start-samples = Try with a sample
start-samples-why = Practice: nothing is recorded

reading-title = Reading the draft
reading-bytes = { SIZE($read) } of { SIZE($all) } read
reading-checks = Checking
reading-stop = Cancel


### review screen

review-title = Check before sending
review-title-second = Second check before sending
review-title-own = Your approval
review-home = Back to start
review-read-only = You approved this draft; nothing can be answered here
source-pasted = Pasted draft
source-sample = Sample
within-title = Mail inside a mail
within-back = Back to the outer mail
within-back-named = Back to { $name }
within-back-keys = Esc or Alt+←
progress = { $done } of { $all } { $all ->
        [one] item
       *[other] items
    } confirmed
tab-items = Items
tab-message = Message

section-look-again = Look again
section-recipients = Recipients
section-exposure = Who sees whom
section-attachments = Attachments
section-notes = Worth knowing
section-count =
    { $count ->
        [one] { $count } item
       *[other] { $count } items
    }
section-nothing = nothing
section-none = none

people-both =
    { $outside ->
        [one] { $outside } person
       *[other] { $outside } people
    } of { $organizations ->
        [one] { $organizations } company
       *[other] { $organizations } companies
    } outside, { $inside } inside
people-outside =
    { $outside ->
        [one] { $outside } person
       *[other] { $outside } people
    } of { $organizations ->
        [one] { $organizations } company
       *[other] { $organizations } companies
    } outside
people-inside = { $inside } inside, nobody outside
people-count =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
people-unfold = Show all { $count }
people-fold = Show fewer
people-without-address = without address

mark-prove = type to confirm
mark-justify = give a reason
mark-block = cannot be approved

act-type-outsiders = Type how many recipients are outside
act-type-count = Type how many people these are
act-type-word = Type the word itself
act-hint-number = number
act-hint-word = word
act-type-domain = Type the domain you mean, from memory; it is hidden meanwhile
act-hint-domain = domain
act-domain-give = This is what I mean
act-half-width = Type plain letters and digits; switch the input method off
act-reason = Why may this go out all the same?
act-reason-hint = The reason goes into the record
act-reason-give = Enter reason
act-blocked = This draft cannot be approved under the policy; send it back to mend it

answer-typed = Typed { $text }
answer-reason = Reason given: { $text }
answer-carried-over = Kept from the version before
answer-take-back = Take back
waive = Not a mistake here…
waive-named = Not a mistake here… { $sentence }
waived-take-back = Ask again
waived-take-back-named = Ask again: { $sentence }

refusal-not-seen = Look at the place in the message first
refusal-too-soon = That was too quick; look at it and answer again
refusal-wrong = That is not what is there; look again
refusal-other-domain = This address is at { $domain }, not at the domain you typed
refusal-other-domain-back = Send back to mend the address…
refusal-no-reason = A reason needs words

item-name = { $level }: { $sentence }, { $evidence }, { $state }
state-open = not answered
state-answered = answered
state-nothing-asked = nothing to answer

send-back-author = Send back…
send-back-second = Send back…
next-item = Next item
approve-author = Approve
approve-second = Approve
remains =
    { $n ->
        [one] { $n } item remains
       *[other] { $n } items remain
    }
remains-nothing = Everything is answered
remains-blocked = The policy does not let this draft pass
remains-policy = The policy has mistakes; nothing can be approved until they are mended
remains-recording = Being recorded…
remains-inspecting =
    { $n ->
        [one] { $n } file is still being looked into
       *[other] { $n } files are still being looked into
    }
inspecting-do-not-wait = Do not wait

naming-offer = Add { $name } ({ $domain }) to the names you keep?
naming-why = Greetings and file names are then compared with it. It makes no domain known or internal
naming-add-more = Add…
naming-add-name = Add { $name } ({ $domain }) to the names you keep…
naming-decline = Not now
naming-decline-name = Do not add { $name } ({ $domain }) to the names you keep
naming-name = Name
naming-add = Add
naming-cancel = Cancel
naming-no-name = This is not the name of an organisation
naming-added = { $name } ({ $domain }) is now among the names you keep
naming-declined = The name of { $domain } will not be asked for again
undo = Undo

exposure-nobody = Nobody outside sees the address of another person outside
exposure-one-organization = { $people } people outside see each other's address, all of one company
exposure-pairs = { $people } people outside see each other's address ({ $pairs ->
        [one] { $pairs } pair
       *[other] { $pairs } pairs
    } from different companies)
exposure-bcc-hides = In Bcc they would not see each other
exposure-bcc-unknown = Whether somebody is in Bcc cannot be seen in this draft
exposure-show-table = Show table
exposure-hide-table = Hide table
exposure-sees = sees { $who }
exposure-sees-not = does not see { $who }
exposure-people = people
exposure-with-bcc = { $visible } + { $hidden } in Bcc
exposure-more =
    { $count ->
        [one] { $count } more organisation
       *[other] { $count } more organisations
    }

banner-past = This mail went out already. It is judged as in the trial: by that policy, on its own day, without your settings. The way to the start leads back to the results
banner-practice = Practice: nothing is sent or recorded
banner-newer = The draft was changed on disk
banner-newer-kept = Answers to what stays the same are kept
banner-newer-open = Open new version
banner-second = Second check of an approved draft
banner-own = You approved this draft yourself; it is only shown
banner-outdated = The draft is not what was approved
banner-changes = Changed since the version before
banner-changes-kept = Answers to what stayed the same are kept
signed-author =
    { $items ->
        [one] { $person } approved it on { $time } and answered { $items } item
       *[other] { $person } approved it on { $time } and answered { $items } items
    }
signed-second =
    { $items ->
        [one] { $person } approved it in a second check on { $time } and answered { $items } item
       *[other] { $person } approved it in a second check on { $time } and answered { $items } items
    }
not-approved-blocked = Not approved: the policy does not let this draft pass
not-approved-changed = Not approved: the draft on disk is not the one that was checked
not-approved-same-person = Not approved: the second check has to be done by another person
change-from = The sender changed
change-recipient-added = { $field } added: { $who }
change-recipient-removed = { $field } removed: { $who }
change-subject = Subject changed from “{ $before }” to “{ $after }”
change-text = The text changed
change-more-lines =
    { $count ->
        [one] { $count } more line
       *[other] { $count } more lines
    }
change-file-added = File added: { $name }
change-file-removed = File removed: { $name }
change-file-replaced = File replaced under the same name: { $name }
change-only-encoding = Only the encoding changed; the content is the same


### message

header-from = From
header-reply-to = Reply-To
header-subject = Subject
header-sender = Sender
header-importance = Importance
importance-high = high
importance-low = low
header-sensitivity = Sensitivity
sensitivity-personal = personal
sensitivity-private = private
sensitivity-confidential = company confidential
header-read-receipt = Receipt
receipt-read = A read receipt is asked for
receipt-read-to = A read receipt is asked for, to { $to }
header-delivery-receipt = Delivery
receipt-delivery = A delivery receipt is asked for
receipt-delivery-to = A delivery receipt is asked for, to { $to }
header-deferred = Sent later
header-expires = Expires
header-reply-by = Reply by
header-invitation = Meeting
invitation = Invitation: { $summary }
invitation-cancelled = Cancelled: { $summary }
invitation-answer = Answer to: { $summary }
header-when = When
header-where = Where
header-organizer = Organizer
recipient-invited = named only in the invitation
field-nobody = nobody
field-unknown = not known
subject-none = no subject
body-title = Text of the message
body-empty = There is no text
copy-address = Copy address
copy = Copy
copy-name =
    { $count ->
        [one] Copy address { $address }
       *[other] Copy { $count } addresses
    }
file-save = Save
file-inside = Look inside…
file-as-mail = Open as a mail
file-open = Open
file-opened = opened
file-approved = approved as a mail
file-returned = sent back as a mail
file-inspecting = Looking into it…
file-without-name = File without a name
file-size = { SIZE($bytes) }
files-count =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
find-field = Find in the message
find-count = { $at } of { $count }
find-previous = Previous
find-next = Next
find-close = Close
why = Why?
why-named = Why? { $sentence }
why-rule = Rule
why-evidence = Evidence
why-value = Set by
why-level = Level
why-own = stricter in your own settings
why-change = To change it
why-change-level = The policy can set another level for { $key } under [levels]; in the settings you can make it stricter
why-change-key = Whoever looks after the policy can change { $key }; in the settings you can make it stricter
why-change-waived = “Ask again” stands below the finding and in the settings
why-change-own = You made it stricter in the settings, and can take that back there
inside-close = Close
preview-picture = Picture in the file
inside-nothing = There is nothing of it that could be shown here; open or save it
inside-title = Inside { $name }
inside-files = Files inside
inside-text = What is inside
inside-evidence = Evidence { $at } of { $count }
inside-encrypted = Asks for a password
inside-macros = Brings macros
inside-script = Brings a script that runs when it is opened
inside-out-of-sight = Out of sight: { $how }
spot-sheet = Sheet { $name }
spot-cell = Cell { $name }
spot-page = Page { $number }
spot-slide = Slide { $number }
spot-paragraph = Paragraph { $number }
spot-line = Line { $number }
spot-at-line = line { $number }
spot-at-page = p.{ $number }
spot-at-slide = slide { $number }
spot-at-paragraph = ¶{ $number }
hidden-sheet = Hidden sheet
hidden-very_hidden_sheet = Sheet hidden from the menus
hidden-row = Hidden rows
hidden-column = Hidden columns
hidden-comment = Comment
hidden-external_link = Link to another workbook
hidden-pivot_cache = Data kept by a pivot table
hidden-tracked_change = Tracked changes
hidden-text = Hidden text
hidden-notes = Speaker notes
hidden-slide = Hidden slide
hidden-annotation = Annotation
hidden-off_page = Text outside the page
hidden-covered = Covered text
hidden-earlier_revision = Earlier revision
hidden-location = Where the picture was taken
property-title = Title
property-author = Author
property-company = Company
property-last_saved_by = Last saved by
property-subject = Subject


### done

done-not-sent = Not sent yet
done-approved = This draft is approved, exactly as it was shown
done-returned = Sent back
done-returned-why = It is not approved. What to mend stands below
done-practice = Practice finished
done-practice-why = Nothing was recorded, and nobody gets this mail
done-files = With { $files }
done-recorded = Entry { $number } in the records: { $person }, { $when }
done-another = Check another draft

done-send = Send it from your mail program
    .why = Go back to the draft there, change nothing and send it
done-compare = Look once more whether it is the same
    .why = If the draft was opened or saved again since, compare it with what was approved (F5)
done-compare-now = Read again and compare
done-keep = Keep a proof
    .why = The approval file holds the draft and who approved it when. The copy opens in your mail program; the original is never touched
done-save = Save the approval file…
done-open-copy = Open a copy in the mail program
done-copy-proof = Copy a short proof
done-saved = Saved: { $path }
done-copied = Copied
done-second = Ask somebody for a second check
    .why = Save the approval file and give it to the other person. Whoever opens it here answers everything anew
done-earlier = Approved before

compare-identical = Identical, byte for byte
compare-same = The same content: a mail program has written it anew
compare-not-comparable = Not comparable: { $parts }
compare-different = Different from what was approved: { $parts }
compare-different-what = Check this version anew before you send it



seal-author = APPROVED
seal-second =
    APPROVED
    SECOND CHECK
seal-practice = PRACTICE

proof-author =
    Approved before sending: { $subject }
    { $person }, { $when }
    Entry { $number }, digest { $digest }
proof-second =
    Approved before sending (second check): { $subject }
    { $person }, { $when }
    Entry { $number }, digest { $digest }


todo-title = To mend
todo-subject = Please mend before sending: { $subject }
todo-line = - { $sentence }
todo-line-at = - { $sentence }: { $place }
todo-copy = Copy the list


### a folder of messages

folder-title = Which message of { $name }?
folder-search = Search in sender, recipients, subject
folder-count =
    { $count ->
        [one] 1 message
       *[other] { $count } messages
    }
folder-row = To { $to } · from { $from } · { $when }
folder-nobody = nobody
folder-no-date = no date


### records

records-title = Records
records-loading = Reading the records
records-empty = Nothing is recorded yet. Each approval and each draft sent back will stand here
records-choose = Choose an entry to see it in detail
records-to-list = All entries
records-search = Search in subject, people, number
records-verify = Verify all
records-broken = The records do not hold: something was changed afterwards. Keep a copy and tell whoever looks after them
records-more-faults = { $count } more
records-count =
    { $count ->
        [one] 1 entry
       *[other] { $count } entries
    }
records-row = { $number } · { $event } · { $when } · { $person }
records-entry = Entry { $number }: { $event }, { $when }, { $person }
records-entry-role = Entry { $number }: { $event }, { $when }, { $person } ({ $role })
records-removed = Content removed
records-removed-why = The content was removed; that this was recorded, by whom and when, still holds
records-missing = Content missing
records-missing-why = The content cannot be read. Verify the records to see what is wrong
records-removal-of = Content of entry { $number } removed
records-recipients = Recipients
records-within = Inside
records-note = Note
records-findings = What was asked
records-finding = { $level }: { $sentence }
records-ticked = Confirmed, { $when }{ $said }
records-typed = Typed “{ $said }”, { $when }
records-reason = Reason: { $said } ({ $when })
records-digest = SHA-256 of the draft
records-remove = Remove content…


### settings

settings-title = Settings
settings-system = As the system
settings-remove = Remove
settings-remove-one = Remove { $name }
settings-add = Add
settings-own = Who you are
    .why = The first one signs where none of them is in From
settings-own-save = Save addresses
settings-own-saved = Saved
settings-group = Domains of your own or your group
    .why = They count as inside too. example.com is that domain alone, .example.com everything below it
settings-group-policy = The policy says who is inside, so these are without effect
settings-group-field = Domain or address
settings-group-shared = without effect: anybody can have an address there
settings-group-unreadable = This is neither a domain nor an address
settings-organizations = Organisations you know by name
    .why = Where a greeting or a file name holds one of them, it is compared with the recipients. It makes no domain known or internal
settings-organization-add = Add an organisation…
settings-organization-names = Names, one on each line: in kanji, kana, Latin letters
settings-organization-names-hint = Client Ltd
settings-organization-domains = Domains, one on each line; .example.com is everything below it
settings-organization-no-name = Enter at least one name
settings-organization-no-domain = Enter at least one domain
settings-organization-unreadable = This cannot be read: { $words }
settings-organization-shared = Anybody can have an address there; enter the address: { $words }
settings-organization-too-many = An organisation has at most 20 names and 50 domains
settings-edit = Edit
settings-edit-one = Edit { $name }
settings-removed = { $name } was removed
settings-save = Save
settings-cancel = Cancel
settings-declined = Domains whose name is not asked for: { $domains }
settings-declined-ask = Ask again
settings-looks = Window and language
settings-language = Language
settings-language-ja = 日本語
settings-language-en = English
settings-theme = Colours
settings-theme-light = Light
settings-theme-dark = Dark
settings-text-size = Text size
settings-on-top = Keep the window in front of others
settings-still = Reduce motion
settings-watched = Watched folder
    .why = A draft that is saved or dragged into it opens here by itself
settings-watched-choose = Choose folder…
settings-watched-other = Other folder…
settings-watched-stop = Stop watching
settings-watched-days = Known drafts are removed from it after
settings-days =
    { $days ->
        [one] 1 day
       *[other] { $days } days
    }
settings-learn = People you know
    .why = Recipients of mail you sent before are no first-time ones, and domains that resemble theirs stand out. Only addresses and days are kept, on this machine
settings-learn-choose = Learn from a folder of sent mail…
settings-learn-forget = Forget what was learned
settings-learn-progress = Read: { $read } of { $all }
settings-levels = Stricter levels
    .why = Ask more of yourself than the policy does, never less
settings-levels-all =
    { $count ->
        [0] All checks
        [one] All checks (1 stricter)
       *[other] All checks ({ $count } stricter)
    }
settings-levels-search = Search
settings-waivers = Not a mistake here
    .why = What you called no mistake: until its last day, the same text in mails to the same organisation is only a note
settings-waivers-none = Nothing so far
settings-waivers-policy = The policy lets nobody call a finding no mistake
settings-waivers-all =
    { $count ->
        [one] 1 text
       *[other] { $count } texts
    }
settings-waivers-ended = Ended, without effect
settings-waivers-not-allowed = Without effect: the policy does not allow it
settings-waivers-take-back = Ask again: { $text }, { $organization }
settings-waivers-taken-back = Asks again: { $text }
settings-level-policy = As the policy: { $level }
settings-level-policy-range = As the policy: { $lowest } to { $highest }
settings-more = More
settings-x-unsent = Give copies a mark (X-Unsent) with which classic Outlook opens them as drafts
settings-renderer = Drawing, from the next start on
settings-renderer-auto = Automatic
settings-renderer-wgpu = wgpu
settings-renderer-glow = OpenGL
settings-file = All of this is kept in

check-name-approval_outdated = Approval file with other bytes
check-name-malformed = Damaged mail
check-name-not_inspected = What could not be looked into
check-name-subject_empty = Empty subject
check-name-flagged_keyword = Words of the lists
check-name-internal_wording = Words for colleagues
check-name-placeholder_left = Blanks of a template
check-name-weekday_differs = Wrong weekday
check-name-date_passed = Date that has passed
check-name-internal_link = Links for inside only
check-name-link_differs = Links that lead elsewhere
check-name-quoted_internal = Internal history goes outside
check-name-hidden_text = Text that is not shown
check-name-no_recipient = No recipient
check-name-address_malformed = Malformed address
check-name-address_unknown = Name without an address
check-name-recipient_forbidden = Forbidden recipient
check-name-recipient_watched = Watched recipient
check-name-recipient_external = Recipients outside
check-name-recipient_internal = Recipients inside
check-name-recipient_first = First time to an address
check-name-recipient_duplicate = Same mailbox twice
check-name-outsider_joins = Somebody new in a reply
check-name-recipients_exposed = Outsiders see each other’s addresses
check-name-bcc_present = People in Bcc
check-name-bcc_unknown = Bcc cannot be seen
check-name-lookalike_domain = Look-alike domain
check-name-lookalike_address = Nearly a known address
check-name-display_name_differs = Name and address differ
check-name-salutation_differs = Greeting of somebody else
check-name-from_unexpected = From is not your own
check-name-reply_to_differs = Answers go elsewhere
check-name-never_together = Kept apart
check-name-required_recipient = Required recipient
check-name-list_address = Mailing list
check-name-attachment_forgotten = Forgotten file
check-name-attachment_count = Number of files
check-name-personal_data = Personal data
check-name-secret = Passwords and keys
check-name-password_with_archive = Encrypted file and its password
check-name-attachment = Attached files
check-name-attachment_name_risky = Misleading file name
check-name-attachment_old_version = Old versions of files
check-name-attachment_type_differs = Content of another kind
check-name-attachment_executable = Files that run
check-name-attachment_encrypted = Files with a password
check-name-attachment_hidden_content = Hidden content of files
check-name-attachment_for_other = File for somebody else
check-name-attachment_size = Size of files


### dates

date-month =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[other] Dec
    }
date-month-number = { $month }
date-stamp = { $day } { date-month } { $year }
date-day = { $day } { date-month } { $year }
date-time = { $day } { date-month } { $year }, { $time }


### pages

page-back = Back


### paste

paste-title = Paste a draft
paste-whole = Whole
paste-parts = In parts
paste-whole-why = Copy the whole mail with its headers (From, To, Cc, Subject) in your mail program and paste it here
paste-text = Text with headers
paste-long = { SIZE($size) } of text were pasted; that is too long to be edited here
paste-clear = Clear
paste-read = Check this draft
paste-keys = Ctrl/⌘ Enter
paste-nothing = Nothing is entered yet
part-field-to = To
part-field-cc = Cc
part-field-bcc = Bcc
part-field-subject = Subject
part-field-body = Text
part-field-from = From (may stay empty)
paste-files = Files
paste-files-why = Files dropped on the window are put here
paste-files-add = Add files…
paste-files-remove = Remove
paste-files-remove-one = Remove { $name }


### introduction

introduce-title = Which addresses are yours?
introduce-why = They tell who is inside and who is outside, and who signs an approval. This is asked once; the settings can change it
introduce-use = Use { $address }
introduce-use-why = The draft is from this address
introduce-go-on = Go on to the draft
introduce-nothing = Enter at least one address of your own
introduce-recorded = What is kept, and where
introduce-recorded-what = Each approval and each draft sent back is recorded on this computer: sender, recipients, subject, what was found and what you answered, never the text of the mail. Nothing leaves this computer
introduce-trail = Records
introduce-settings = Settings

own-addresses = Your own addresses, one or several
own-unreadable = These are no addresses: { $words }

inside-organizations = Everybody at { $domains } counts as inside, everybody else as outside
inside-but-shared = { $inside }. Anybody can have an address at { $domains }, so those count as outside
inside-shared = Anybody can have an address at { $domains }, so everybody counts as outside
inside-nobody-yet = As long as no own address is known, everybody counts as outside
inside-policy = The policy says who is inside: { $domains }
inside-policy-nobody = The policy says that nobody is inside


### dialogs

dialog-replace = Open { $name } instead?
    .why = The answers to the draft in front of you will be lost
    .yes = Open it
    .no = Stay here
dialog-close = Close the window?
    .why = The draft is not approved yet, and its answers will be lost
    .yes = Close the window
    .no = Stay here
dialog-leave = Leave this draft?
    .why = The draft is not approved yet, and its answers will be lost
    .yes = Leave it
    .no = Stay here
dialog-remove = Remove the content of entry { $number }?
    .why = Subject, recipients, findings and answers are deleted for good. The entry itself stays, so the records still hold; the removal is recorded too
    .yes = Remove the content
    .no = Keep it
dialog-watch = Watch this folder?
    .why =
        { $days ->
            [one] A draft saved there opens here by itself. Drafts that were opened here are removed from this folder after 1 day, only there and only unchanged ones; other files are left alone
           *[other] A draft saved there opens here by itself. Drafts that were opened here are removed from this folder after { $days } days, only there and only unchanged ones; other files are left alone
        }
    .yes = Watch it
    .no = Do not watch it
dialog-send-back = Send this draft back
dialog-send-back-why = What is wrong with it? It goes into the record and into a list that you can copy
dialog-send-back-note = Note
dialog-send-back-yes = Send back
dialog-send-back-no = Cancel
dialog-send-back-nothing = Choose an item or write a note
dialog-waive = Not a mistake here
dialog-waive-why = Until the day you choose, this text is only a note in mails to the same organisation. Your reason goes into the record of each of them
dialog-waive-for = In mails to { $organizations }
dialog-waive-reason = Reason
dialog-waive-hint = Why it is right here
dialog-waive-until = For how long
dialog-waive-last = Up to and including { $until }; “Ask again” in the settings ends it at any time
dialog-waive-yes = Not a mistake here
dialog-waive-no = Cancel
dialog-waive-no-reason = Write a reason


### policy

policy-title = Policy in force
policy-values = Values
policy-lists = Word lists and known organisations
policy-levels = Levels
policy-levels-shipped = Every check has the level it ships with
policy-internal-none = no rule; your own addresses decide
policy-built-in = built in
policy-machine = from { $file }
policy-given = from { $file }, given at the start
policy-digest = Digest { $digest }


### rehearsal

policy-rehearse = Try on past mail…
policy-rehearse-why = What a policy would have asked of mail that went out already
rehearsal-title = Try a policy on past mail
rehearsal-why = How often each check would have raised an alarm, in which mails, and how long answering would have taken. The mails are only read, and nothing leaves this computer
rehearsal-mails = Past mail
rehearsal-mails-hint = a folder, or an mbox file
rehearsal-pick-folder = Folder…
rehearsal-pick-file = mbox file…
rehearsal-policy = Policy
rehearsal-policy-in-force = In force
rehearsal-policy-file = Another file
rehearsal-compare = Compare with
rehearsal-compare-none = Nothing
rehearsal-compare-file = Another file
rehearsal-first-file = Policy file
rehearsal-second-file = Policy file to compare with
rehearsal-file-hint = policy.toml
rehearsal-choose = Choose…
rehearsal-choose-named = Choose: { $name }
rehearsal-start = Try it
rehearsal-no-mails = Choose the mail first
rehearsal-no-policy = Choose the policy file first
rehearsal-conditions = Each mail counts as its own sender’s, on its own day. Your settings and the people you know play no part, so everybody gets the same figures
rehearsal-finding = Looking for mails
rehearsal-stop = Stop
rehearsal-stopping = Stopping
rehearsal-policy-broken = A policy does not hold, so nothing was tried. Mend the file and try again
rehearsal-result = { $mails ->
    [one] { $mails } mail in { $name }
   *[other] { $mails } mails in { $name }
}
rehearsal-in-force = the policy in force
rehearsal-under = Under { $policy }
rehearsal-first-is = First: { $policy }
rehearsal-second-is = Second: { $policy }
rehearsal-stopped = Stopped after { $done } of { $all } mails; the figures are about those
rehearsal-unread = { $count ->
    [one] { $count } more could not be read
   *[other] { $count } more could not be read
}
rehearsal-unread-more = and { $count } more
rehearsal-percent = { $percent } %
rehearsal-alarmed = mails with an alarm
rehearsal-blocked = mails blocked
rehearsal-acts = acts for each mail
rehearsal-seconds = seconds for each mail
rehearsal-in-all = In all: ticks { $ticks }, typed { $typed }, reasons { $reasons }
rehearsal-model = The seconds follow a model: { $tick } for a tick, { $type } for something typed, { $reason } for a reason. What is found at one place is answered in one act and counted once; opening and approving are left out
rehearsal-quiet = No check would have raised an alarm
rehearsal-check = Check
rehearsal-first = First
rehearsal-second = Second
rehearsal-difference = Change
rehearsal-count = Count
rehearsal-cost = Seconds
rehearsal-spoken = { $name }: { $first } for 100 mails, { $second } seconds; { $details }
rehearsal-spoken-compared = { $name }: first { $first }, second { $second } for 100 mails; { $details }
rehearsal-costs = Seconds for 100 mails: { $first } → { $second }
rehearsal-only-first = { $mails ->
    [one] Only under the first: { $mails } mail
   *[other] Only under the first: { $mails } mails
}
rehearsal-only-second = { $mails ->
    [one] Only under the second: { $mails } mail
   *[other] Only under the second: { $mails } mails
}
rehearsal-evidence = “{ $text }”
rehearsal-open = Look at the mail
rehearsal-open-of = Look at the mail { $path }
rehearsal-copy-path = Copy path
rehearsal-copy-path-of = Copy path { $path }
rehearsal-copy = Copy the table


### problems

problem-trail-does-not-hold = The trail itself does not hold, so it proves nothing. Run `yubisashi trail verify`
problem-policy-broken = The policy does not hold, so nothing can be approved. What is wrong stands below
policy-faults-what = Whoever looks after the policy has to mend the file; then start Yubisashi again

notice-dismiss = Dismiss

problem-file-missing = There is no such file any more: { $path }. If it was moved, open it from its new place
problem-file-exists = There is a file of this name already: { $path }. Choose another name
problem-file-is-folder = This is a folder: { $path }. Open a single draft in it
problem-file-not-a-file = This is no ordinary file: { $path }
problem-not-a-folder = A file stands where a folder is needed: { $path }. Move it away and try again
problem-file-denied = No permission to use { $path }. Ask whoever looks after this computer, or choose another place
problem-file-read-only = Nothing can be written to { $path }: the disk is read-only. Choose another place
problem-disk-full = The disk is full, so nothing was written: { $path }. Free some space and try again
problem-file-too-large = The file is larger than { SIZE($limit) }, which is the most that can be read: { $path }
problem-not-in-folder = The message is not in the folder any more, or was changed there: { $path }. Save it in your mail program and open the folder again
problem-not-in-mail = { $name } is not in the mail around it any more, or there are two of that name. Open the outer mail again
problem-mail-too-deep = Mails are opened up to { $count } mails deep. Save { $name } and open it as a file
problem-file-empty = The file is empty: { $path }. Save the draft once more in your mail program
problem-trail-busy = Another window has been writing the records for too long. Nothing was approved; close that window and try again
problem-no-locks = The folder of the records stands on a file system without locks, where the records could break. Nothing was approved; choose a local disk: { $path }
problem-trail-tampered = The records do not end as they should, so nothing is added to them: { $path }. Verify them on the records page and keep a copy
problem-file-newer = { $path } was written by a newer version. Update Yubisashi
problem-file-broken = { $path } is damaged and was left as it is: { $detail }
problem-file-failed = { $path } cannot be used: { $detail }
problem-changed-since = The draft has changed since it was approved, so no copy was opened. Read it again and compare
problem-internal = A fault in Yubisashi stopped this. Nothing was approved; please report it with what you did
problem-no-dialog = No file dialog appeared. Enter the path on the start page instead
problem-no-dialog-field = No file dialog appeared. Type the path into the field beside the button
problem-no-past-mail = { $path } holds no mail (.eml, .msg, Maildir, mbox). Choose another folder, or save mails there from your mail program
problem-no-program = No program opened { $path }: { $detail }
problem-no-sample = There is no sample { $name }
problem-no-thread = The computer has no room for more work right now: { $detail }. Close something and try again
problem-risky-file = { $name } could run as a program, so it is not opened from here. Save it if you must look

problem-too-many-organizations = The list of organisations is full; remove some in the settings. A policy has room for many
problem-no-person = Nobody can answer yet: enter your own address below, then approve
problem-not-recorded = It could not be recorded, so the draft is neither approved nor sent back
said-found = A draft appeared in the watched folder: { $path }. It waits among the recent drafts
said-unchanged = Read again: nothing has changed
said-learned = Learned { $people } addresses from { $mails } mails you sent. Passed over: { $others }
said-learned-cut = Learned { $people } addresses from { $mails } mails you sent. Passed over: { $others }. The folder holds more than is read at once
said-forgotten = What was learned from folders is forgotten; what you approved stays
said-rehearsed = The trial on past mail has ended; what came of it stands on the page of the policy, under “Try on past mail”
said-copy-opened = A copy was opened: { $path }
said-file-saved = Saved: { $path }
problem-copy-changed = No copy was written: the bytes are not the approved ones. Read the draft again and compare


### help

help-title = How a draft gets in, and how you get back
help-idea = Yubisashi checks a finished draft and sends nothing itself. Save the draft as a file, open it here, and send it from your mail program once it is approved
help-drop = Dropping a mail straight out of Outlook does nothing: save it as a file first
help-in = In
help-back = Back
help-not = What does not work
help-outlook-classic = Outlook, classic
    .in = Open the draft in its own window, choose File, Save as, Outlook message format (.msg), and open that file here
    .back = The draft is still open in Outlook: send it there. A copy opened from here comes up as a draft when the mark X-Unsent is on in the settings
    .not = Dragging the mail out of the list into this window. A draft saved as .msg often holds no sender; that is usual
help-outlook-new = Outlook, new, and on the web
    .in = Select the text and the recipients in the compose window and enter the draft here in parts; drop the files beside it
    .back = Go back to the compose window and send it there
    .not = It saves no drafts as files, and dropping or opening a filled draft as .msg does not work there
help-gmail = Gmail
    .in = Enter the draft here in parts: recipients, subject and text from the compose window, files beside them
    .back = Go back to the compose window and send it there
    .not = A Gmail draft cannot be downloaded, and copying the compose window leaves the headers out
help-thunderbird = Thunderbird
    .in = Save the draft, choose File, Save as, File (.eml), and open that file here; or drag it from the Drafts folder to the desktop first
    .back = Open the draft in Thunderbird’s Drafts folder and send it. To compare, save it as a file again
    .not = Drops from Thunderbird do not arrive on every system; save as a file there
help-apple-mail = Apple Mail
    .in = Close the draft so that it is saved, drag it from Drafts to the desktop (.eml), and open that file here
    .back = Open the draft in Drafts and send it
    .not = Save as offers no .eml in every version; dragging to the desktop does
help-mutt = mutt
    .in = Postpone the mail, open the file of the postponed folder here, and choose the mail
    .back = Recall the postponed mail and send it
    .not = Postponed drafts may hold fields of mutt’s own; they are read and left alone
help-keys = Keys
key-move = To the item above or below
key-tick = Confirm the item in hand and go to the next open one
key-next = To the next open item
key-approve = Approve, once nothing remains
key-find = Find in the message
key-inside = Look inside the file of the item in hand
key-evidence = Next evidence inside a file; with Shift the one before
key-read-again = Read the draft again; after approving, compare
key-open = Open a draft, on the start page
key-paste = Paste a draft, on the start page
key-back = Back; in a question, no


### samples

sample-quotation = Quotation to a known customer
    .planted = Nothing is planted: this is how an ordinary mail feels
sample-internal = One line to a colleague
    .planted = Nothing is planted: an internal mail without files asks for nothing
sample-exposed = Holiday notice to many firms
    .planted = Twelve people of six companies stand in Cc and see each other
sample-forgotten = Invoice without the invoice
    .planted = The text says that a file is attached, and there is none
sample-confidential = Details of the next model
    .planted = A word from the list of markings stands in the text
sample-namesake = The wrong Tanaka
    .planted = The mail goes to a Tanaka of another company, who was never written to before
sample-lookalike = A domain that is nearly right
    .planted = Two letters of the customer’s domain changed places
sample-hidden_sheet = A list nobody sees
    .planted = A look-alike domain, somebody else’s name, a blank, and 1,200 customers on a hidden sheet
sample-outsider = Reply that grew
    .planted = Somebody of another company joins a thread that does not know them
sample-newsletter = Newsletter in Bcc
    .planted = Twenty-five people in Bcc, one of them twice
sample-risky_name = A file name with two endings
    .planted = The file looks like a PDF by name and ends in .exe
sample-malformed = A mail written badly
    .planted = A full-width at sign, two subjects, and a last part that never ends
sample-en_quotation = Quotation in English
    .planted = Nothing is planted: this is how an ordinary mail feels
sample-en_forgotten = Minutes without the minutes
    .planted = The text says that a file is attached, and there is none
sample-en_reply_to = A reply with an empty subject
    .planted = The subject is empty, answers go to another domain, and a flagged phrase stands in the text


### trail and proof

role-author = author
role-second_checker = second checker
approved-by = { $person } ({ $role }), { $at }

content-part-from = From
content-part-reply_to = Reply-To
content-part-to = To
content-part-cc = Cc
content-part-bcc = Bcc
content-part-subject = subject
content-part-text = text
content-part-attachments = attachments

event-approved = approved
event-returned = sent back
event-record_removed = record removed

trail-holds = { $count ->
    [0] The trail holds; nothing is recorded yet
    [one] The trail holds: one entry
   *[other] The trail holds: { $count } entries
}
trail-fault-at-line = { $file }, line { $line }: { $fault }
trail-fault-at-file = { $file }: { $fault }
trail-fault-unreadable = the line is no entry
trail-fault-last-unreadable = the last line is no entry, though it was reported as one
trail-fault-newer = written by a newer version; what follows cannot be judged here
trail-fault-sequence = the number is not the next one: a line was removed, inserted or moved
trail-fault-chain = the line before is not the one that was there when this one was written
trail-fault-misfiled = the entry stands in the file of another month
trail-fault-head-missing = the head is missing
trail-fault-head-unreadable = the head cannot be read
trail-fault-head-leads = the head knows more entries than there are: the end was cut off
trail-fault-head-lags = there are more entries than the head can have missed
trail-fault-head-differs = the last entry is not the one the head knows
trail-fault-record-missing = the record behind the entry is gone, and no entry says that it was removed
trail-fault-record-changed = the record behind the entry was changed
trail-fault-record-differs = the record says something else than its entry
trail-fault-removal-unknown = something is said to be removed that never was there

package-broken = This is not an approval file, or it is damaged
package-duplicate = The approval file holds two entries of one name, so it cannot be trusted
package-overlap = Entries of the approval file overlap, so it cannot be trusted
package-too-large = The approval file is larger than allowed
package-unexpected = The approval file holds something that does not belong there
package-no-draft = There is no draft in the approval file
package-no-approval = An approval is missing in the approval file
package-newer = The approval file was written by a newer version. Install that version to open it
package-other-approval = The approval does not belong to this file

package-fault-draft-changed = approval { $number } is of other bytes than those in the file
package-fault-chain = approval { $number } does not follow the one before it
package-fault-not-approved = approval { $number } is none: the draft was sent back
package-fault-same-person = approval { $number } is by somebody who approved before

verify-identical = identical to what was approved by { $approved }, entry { $number }
verify-sent-back = these bytes were sent back by { $approved }, entry { $number }
verify-same-content = the same content as approved by { $approved }, entry { $number }; written anew by a mail program{ $missing_count ->
    [0] {""}
   *[other] ; not comparable: { $missing }
}
verify-differs = differs from what was approved by { $approved }, entry { $number }: { $parts }{ $missing_count ->
    [0] {""}
   *[other] ; not comparable: { $missing }
}
verify-unknown = nothing like it was approved here
verify-package-holds = holds; approved by { $approvals }
verify-package-broken = does not hold: { $faults }{ $parts_count ->
    [0] {""}
   *[other] ; what differs: { $parts }
}


### command line

check-no-drafts = { $path } holds no drafts (.eml, .msg, .txt, .mbox)
rehearse-nothing = { $path } holds no mail (.eml, .msg, Maildir, mbox)
rehearse-cut = There are more mails than are read at once; the first { $count } are
rehearse-progress = { $done } of { $all } mails
rehearse-mails = Mails: { $mails }{ $unread ->
    [0] {""}
   *[other] ; could not be read: { $unread }
}
rehearse-policy = Policy: { $file }
rehearse-policy-in-force = Policy: the one in force
rehearse-without-alarm = Without an alarm: { $percent } % ({ $mails }); cannot be approved: { $blocked }
rehearse-effort = For each mail: { $acts } acts, about { $seconds } s (in all: ticks { $ticks }, typed { $typed }, reasons { $reasons })
rehearse-alarms = Alarms per 100 mails
rehearse-roll-calls = Called out and to be confirmed, per 100 mails
rehearse-in-mails = in { $mails ->
    [one] { $mails } mail
   *[other] { $mails } mails
}
rehearse-compared = Mails with an alarm only under the first policy: { $first }; only under the second: { $second }
rehearse-only-first = only under the first, in { $mails ->
    [one] { $mails } mail
   *[other] { $mails } mails
}
rehearse-only-second = only under the second, in { $mails ->
    [one] { $mails } mail
   *[other] { $mails } mails
}
