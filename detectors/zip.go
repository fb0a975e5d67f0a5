package detectors

import (
	"strings"

	"github.com/redactd/redactd/redact"
)

// ZIP codes of the United States: beside a word, or behind the letters of a state that has codes such as this. They
// are off: five digits beside a word are as often in the address of a shop.

const zipCode redact.Entity = "US_ZIP_CODE"

func zipRows() []redact.Detector {
	word := id{
		name: "us_zip_code", country: "US",
		about:   "US ZIP code: five digits, or nine as ZIP+4, beside a word; a prefix that is in use",
		example: "62704",
		grouped: "99999-9999", plain: "99999|99999 9999",
		valid: func(v []byte) bool { return (len(v) == 5 || len(v) == 9) && stateOf(v) != "" }, pass: 0.9,
		words: "zip, zip code, zipcode*, zips, zip codes, postal code, postalcode, postcode, mailing address, codigo postal",
	}.detector()
	word.Off = true
	return []redact.Detector{word, {
		Name: "us_zip_state", Entity: zipCode, Region: "US", Prior: 5, Alone: true, Off: true, Pass: 0.02,
		About:   "US ZIP code right behind the two letters of the state that its prefix belongs to",
		Example: "IL 62704",
		Trigger: redact.Labelled(5, 5), Before: 8, After: 12,
		Match: matchStateZIP, Words: states(),
	}}
}

// matchStateZIP wants the state in capitals, and a word of its own.
func matchStateZIP(t redact.Text, found []redact.Match) []redact.Match {
	end := digitsEnd(t.B, t.At)
	state := t.At
	for state > 0 && (t.B[state-1] == ' ' || t.B[state-1] == ',') {
		state--
	}
	if state < 2 || state == t.At || isAlnum(t.Byte(state-3)) || stateOf(t.B[t.At:end]) != string(t.B[state-2:state]) {
		return found
	}
	if four := digitsEnd(t.B, end+1); t.Byte(end) == '-' && four == end+1+4 {
		end = four
	}
	if isAlnum(t.Byte(end)) {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: end, NoWords: true})
}

// stateOf returns the letters of the state that the first three digits of a code belong to, "" if none does.
func stateOf(v []byte) string {
	for _, s := range zipStates {
		state, prefixes, _ := strings.Cut(s, " ")
		for r := range strings.SplitSeq(prefixes, " ") {
			first, last, _ := strings.Cut(r, "-")
			if string(v[:3]) >= first && string(v[:3]) <= max(first, last) {
				return state
			}
		}
	}
	return ""
}

// states returns the letters of all states.
func states() (list []string) {
	for _, s := range zipStates {
		list = append(list, strings.ToLower(s[:2]))
	}
	return list
}

// zipStates are the states, districts and territories, each with the prefixes of its codes (Wikipedia, "List of ZIP
// Code prefixes", after the labelling list L002 of the Postal Service).
var zipStates = []string{
	"AL 350-352 354-369", "AK 995-999", "AZ 850-865", "AR 716-729", "CA 900-908 910-928 930-961", "CO 800-816", "CT 060-062 064-069",
	"DE 197-199", "DC 200 202-205 569", "FL 320-339 341-342 344 346-347 349", "GA 300-319 398-399", "GU 969", "HI 967-968",
	"ID 832-838", "IL 600-620 622-629", "IN 460-479", "IA 500-516 520-528", "KS 660-662 664-679", "KY 400-418 420-427",
	"LA 700-701 703-708 710-714", "ME 039-049", "MD 206-212 214-219", "MA 010-027 055", "MI 480-499", "MN 550-551 553-567",
	"MS 386-397", "MO 630-631 633-641 644-658", "MT 590-599", "NE 680-681 683-693", "NV 889-891 893-895 897-898", "NH 030-038",
	"NJ 070-089", "NM 870-871 873-875 877-884", "NY 005 063 100-149", "NC 270-289", "ND 580-588", "OH 430-459",
	"OK 730-731 734-741 743-749", "OR 970-979", "PA 150-196", "PR 006-007 009", "RI 028-029", "SC 290-299", "SD 570-577",
	"TN 370-385", "TX 733 750-770 772-799 885", "UT 840-847", "VT 050-054 056-059", "VI 008", "VA 201 220-246", "WA 980-986 988-994",
	"WV 247-268", "WI 530-532 534-535 537-549", "WY 820-831",
}
