// Package policy reads policies from YAML: what to look for and what to do with it.
//
// A policy file says what differs from a built-in profile, "default" unless it names another:
//
//	version: 1
//	name: support
//	extends: default            # or zendesk, luhnybin
//	entities:
//	  only: [CREDIT_CARD]       # look for nothing else
//	  skip: [IP_ADDRESS]        # or leave these out
//	detectors:
//	  off: [phone_any]          # rows of the catalogue by name; on: turns them on again
//	countries: [SE, GB]         # of all national identifiers these only, and those as likely
//	min_score: 0.5              # report from this probability on, above 0 and below 1
//	thresholds: {CREDIT_CARD: 0.3}
//	operators:
//	  default: replace
//	  CREDIT_CARD: {mask: {show_first: 6, show_last: 4, box: "▇"}}
//	  EMAIL_ADDRESS: {replace: "<{entity}>"}
//	  IP_ADDRESS: keep          # or remove, hide
//	allow:
//	  values: [support@example.com]
//	  patterns: ['.*@example\.(com|org)']   # of the whole value
//	deny: [Project Nightingale] # always hidden
//	cards: {keep_plus: true}    # how cards are looked for: see the fields of detectors.CardOptions
//
// A list takes the place of the profile's list; thresholds and operators add to the profile's. The
// security code, PIN and track data of cards stay hidden whatever the operators say. A mistake is
// an error with its line and column, all mistakes at once, and what allow and deny list is never
// quoted.
package policy
