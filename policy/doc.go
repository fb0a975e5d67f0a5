// Package policy reads policies from YAML: what to look for and what to do with it.
//
// A policy file says what differs from a built-in profile, "default" unless it names another:
//
//	version: 1
//	name: support
//	extends: default            # or another of Profiles: see docs/profiles.md
//	entities:
//	  only: [CREDIT_CARD]       # look for nothing else; a family of the catalogue is named as [secrets]
//	  skip: [IP_ADDRESS]        # or leave these out
//	detectors:
//	  off: [phone_any]          # rows of the catalogue by name; on: turns them on again
//	countries: [SE, GB]         # of all national identifiers these only, and those as likely
//	locale: de-AT               # where the texts are from: identifiers of that country are likelier
//	min_score: 0.5              # report from this probability on, above 0 and below 1
//	thresholds: {CREDIT_CARD: 0.3}
//	operators:
//	  default: replace
//	  CREDIT_CARD: {mask: {show_bin: true, show_last: 4, box: "▇", by_length: {15: {show_last: 4}}}}
//	  EMAIL_ADDRESS: {mask: {keep_domain: true}}
//	  PHONE_NUMBER: {replace: "<{entity} {n}>"}   # with {n} the same value has the same number
//	  IP_ADDRESS: keep          # or remove, hide
//	  US_SSN: hash              # with a key set: hash, token, encrypt, vault, fpe, surrogate, shift; to a recipient: seal
//	  IBAN_CODE: {token: {days: 30}}        # restored for 30 days; also of encrypt, seal and vault
//	  DATE_TIME: {shift: {max_days: 90, order: dmy}}
//	  DATE_OF_BIRTH: {generalise: {months: true, order: mdy}}   # of addresses ipv4_bits: 16, ipv6_bits: 32
//	  US_BANK_NUMBER: {fpe: {luhn: true}}   # and of cards keep_bin
//	allow:
//	  values: [support@example.com]
//	  patterns: ['.*@example\.(com|org)']   # of the whole value
//	  file: allow.txt           # a value a line, in the policy's folder
//	deny: [Project Nightingale] # always hidden; or {values: [...], patterns: [...], file: deny.txt}
//	id: support/7               # what tells it from all others in audits
//	when:                       # other settings for some texts: the first that holds counts
//	  - fields: [email, contact.*]   # the last parts of a field's name, see redact.Redactor.Field
//	    formats: [json]              # see redact.Redactor.Format
//	    operators: {default: hash}
//	cards: {keep_plus: true}    # how cards are looked for: see the fields of detectors.CardOptions
//	rules:                      # detectors of your own
//	  - name: employee_id       # as in reports; the entity is EMPLOYEE_ID unless it says otherwise
//	    pattern: 'EMP-\d{6}'
//	    words: [employee, staff, personal*]
//	    match: [EMP-104711]     # texts in which it must find something, or with no_match nothing
//	  - name: project_names
//	    entity: PROJECT
//	    list: [Bluebird, Red Oak]
//
// # Rules
//
// A rule has a pattern or a list. A pattern is written as for package regexp; ^ and $ are the beginning and the
// end of a line. Its group value, as in (?P<value>...), is what is hidden, if it names one, and its group check
// what the validator is given; else both are the whole match. A rule may say
//
//   - words: context words, with a * for any ending; with required: true nothing is found without one of them or
//     its country;
//   - score: how likely a match is right by itself, 0.99 if it says nothing, or the same in bits, 0 for 0.5;
//   - validator: luhn, verhoeff, damm, mod97, iban, iso7064_mod11_2, iso7064_mod11_10, iso7064_mod37_36,
//     date_yymmdd, date_ddmmyy or date_yyyymmdd;
//   - entity, country, operator, about; match and no_match, which are tried whenever the policy is read.
//
// A pattern is not run over the text: it is asked around what each of its matches must hold, 3 fixed characters in
// a row, a number of 4 digits or more, an @, a code of fixed length or a word of 8 letters and digits. One that has
// none of these is refused, and so is one that matches the empty string or never matches. At most 1,024 bytes of
// a match are looked at; one that ends in a repeat without end, such as \S+, is hidden as far as it goes.
//
// Patterns with look-around or back-references need an engine that may take very long. It is given little time and
// space; where it gives up, all that the match could have held is hidden, and the finding says Undecided. Time
// depends on the machine, so for these alone the output may differ from run to run.
//
// The entries of a list, or the lines of the list_file in the policy's folder, are found whatever their case, as
// whole words, unless ignore_case and whole_words are false.
//
// # Mistakes
//
// A list takes the place of the profile's list; thresholds and operators add to the profile's. The
// security code, PIN and track data of cards stay hidden whatever the operators say. A mistake is
// an error with its line and column, all mistakes at once, and what allow and deny list is never
// quoted. Schema returns what editors and other tools check a policy with.
package policy
