package policy_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

const profilesDoc = "../docs/profiles.md"

// found returns the entities that a profile finds in a text.
func found(t *testing.T, profile, text string) (list []redact.Entity) {
	t.Helper()
	p, err := policy.Profile(profile)
	require.NoError(t, err)
	r, err := redact.New(p)
	require.NoError(t, err)
	for f, err := range r.Find(strings.NewReader(text)) {
		require.NoError(t, err)
		list = append(list, f.Entity)
	}
	return list
}

// TestStrictLeavesNoRowOut: what is off in the catalogue or in the default profile is on there.
func TestStrictLeavesNoRowOut(t *testing.T) {
	p, err := policy.Profile("strict")
	require.NoError(t, err)
	require.Len(t, p.Detectors, len(detectors.All()))
	for _, d := range p.Detectors {
		require.False(t, d.Off, "%s: switch it on, by region", d.Name)
	}
	require.Empty(t, p.Only)
}

// TestSecretsKnowsNobody finds each secret of the catalogue and nothing about people.
func TestSecretsKnowsNobody(t *testing.T) {
	p, err := policy.Profile("secrets")
	require.NoError(t, err)
	for _, d := range detectors.Secrets() {
		require.Contains(t, p.Only, d.Entity, d.Name)
	}
	text := "SSN 536-90-4399, card 4111 1111 1111 1111 cvv 123, ada@example.org, +44 20 7946 0958, born 1.2.1980"
	require.Empty(t, found(t, "secrets", text))
	for _, text := range []string{
		"mysql -pS3cr3t!x shop", "creds are admin / Adm1n!2024", "482913 is your login code",
		"postgres://ada:s3cret@db/shop", "password=hunter2", "-----BEGIN PRIVATE KEY-----",
	} {
		require.Len(t, found(t, "secrets", text), 1, text)
	}
}

// TestPCILeavesTheRest finds cardholder data and sensitive authentication data only.
func TestPCILeavesTheRest(t *testing.T) {
	require.Equal(t, []redact.Entity{"CREDIT_CARD", "CARD_EXPIRY", "CARD_CVV"},
		found(t, "pci", "card 4111 1111 1111 1111 exp 12/27 cvv 123"))
	require.Empty(t, found(t, "pci", "SSN 536-90-4399, password=hunter2, ada@example.org, IBAN DE89370400440532013000"))
}

// TestSafeHarborLetsStay what it says may: years, ages up to 89, three digits of a ZIP code of many people.
func TestSafeHarborLetsStay(t *testing.T) {
	p, err := policy.Profile("hipaa")
	require.NoError(t, err)
	for text, want := range map[string]string{
		"age 34": "age 34", "89 years old": "89 years old", "aged 90": "aged 90+", "a 97-year-old man": "a 90+-year-old man",
		"seen 11/24/2026":      "seen 2026",
		"seen 24 Nov 2026":     "seen 2026",
		"on Nov 24 she left":   "on [DATE_TIME] she left",
		"zip 94107":            "zip 941**",
		"zip 03601":            "zip 000**",
		"born 4/5/1962":        "born 1962",
		"born on May 5, 1901":  fmt.Sprintf("born on %d or earlier", time.Now().Year()-90),
		"postcode EC1A 1BB":    "postcode [UK_POSTCODE]",
		"at 52.5200, 13.4049!": "at [LOCATION_COORDINATES]!",
	} {
		got := masked(t, p, text)
		require.Equal(t, want, got)
		require.Equal(t, want, masked(t, p, got), "masked twice")
	}
}

// TestPresidioSpeaksPresidio writes the names that its users know.
func TestPresidioSpeaksPresidio(t *testing.T) {
	p, err := policy.Profile("presidio")
	require.NoError(t, err)
	require.Equal(t, "mail <EMAIL_ADDRESS>, card <CREDIT_CARD>",
		masked(t, p, "mail ada@example.org, card 4111 1111 1111 1111"))
}

// TestFamilies: the name of a family stands for the entities of its rows that are on.
func TestFamilies(t *testing.T) {
	p := parse(t, "version: 1\nentities: {only: [cards, phones], skip: [CARD_EXPIRY]}")
	require.Equal(t, []redact.Entity{
		"CARD_CVV", "CARD_EXPIRY", "CARD_PIN", "CARD_TRACK", "CREDIT_CARD", "PHONE_NUMBER",
	}, p.Only)
	personal := parse(t, "version: 1\nentities: {only: [personal]}").Only
	require.Contains(t, personal, redact.Entity("DATE_OF_BIRTH"))
	require.NotContains(t, personal, redact.Entity("DATE_TIME"), "rows that are off stay off")
	_, err := policy.Parse("p", []byte("version: 1\nentities: {only: [secret]}"))
	require.ErrorContains(t, err, `there is no entity "secret"`)
}

// TestGemOptions runs the table of the document: an option of the gem, the lines of a policy that extends zendesk, a
// text and what becomes of it.
func TestGemOptions(t *testing.T) {
	rows := table(t, "| the gem's option |")
	require.GreaterOrEqual(t, len(rows), 8)
	for _, row := range rows {
		p := parse(t, "version: 1\nextends: zendesk\n"+unquoted(row[1]))
		require.Equal(t, unquoted(row[3]), masked(t, p, unquoted(row[2])), row[0])
	}
}

// TestSafeHarbor wants the 18 identifiers in the document, and each entity that it names to be looked for.
func TestSafeHarbor(t *testing.T) {
	p, err := policy.Profile("hipaa")
	require.NoError(t, err)
	rows := table(t, "| 164.514(b)(2)(i) |")
	require.Len(t, rows, 18)
	for i, row := range rows {
		require.Equal(t, "("+string(rune('A'+i))+")", row[0])
		for _, name := range regexp.MustCompile("`([A-Z_]+)`").FindAllStringSubmatch(row[2], -1) {
			require.True(t, slices.ContainsFunc(p.Detectors, func(d redact.Detector) bool {
				return !d.Off && d.Entity == redact.Entity(name[1])
			}), "%s %s", row[0], name[1])
		}
	}
}

// TestEveryProfileIsExplained wants a section for each, in order.
func TestEveryProfileIsExplained(t *testing.T) {
	text, err := os.ReadFile(profilesDoc)
	require.NoError(t, err)
	var sections []string
	for _, m := range regexp.MustCompile(`(?m)^## ([a-z]+)$`).FindAllStringSubmatch(string(text), -1) {
		sections = append(sections, m[1])
	}
	require.Equal(t, policy.Profiles(), sections)
}

// table returns the cells of the table of the document that begins with a head.
func table(t *testing.T, head string) (rows [][]string) {
	t.Helper()
	text, err := os.ReadFile(profilesDoc)
	require.NoError(t, err)
	_, body, ok := strings.Cut(string(text), "\n"+head)
	require.True(t, ok, head)
	for line := range strings.SplitSeq(body, "\n") {
		if strings.HasPrefix(line, "|--") {
			continue
		}
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		if len(rows) > 0 && !strings.HasPrefix(line, "|") {
			break
		}
		if strings.HasPrefix(line, "| ") {
			rows = append(rows, cells)
		}
	}
	return rows
}

// unquoted takes the marks of code off a cell; several are lines.
func unquoted(cell string) string {
	return strings.ReplaceAll(strings.Trim(cell, "`"), "`, `", "\n")
}
