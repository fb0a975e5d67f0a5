package detectors

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// What announces a date of birth.

// birthWords are the words for a birth.
var birthWords = []string{
	"dob", "birth", "birthdate", "birthday", "dateofbirth", "bdate", "born",
	"geb", "geboren", "geborene", "geborener", "geburtsdatum", "geburtstag", "geburtsdat", "gebdat", "gebdatum",
	"né", "née", "naissance", "ddn", "nacido", "nacida", "nacimiento", "nací",
	"nascita", "nascido", "nascida", "nascimento", "geboortedatum", "född", "födelsedatum", "født", "fødselsdato",
	"fødselsdag", "syntynyt", "syntymäaika", "urodzony", "urodzona", "urodzenia", "narozen", "narozena", "narození",
	"született", "doğum", "рождения", "родился", "родилась", "народження", "γέννησης", "出生日期", "出生", "生年月日", "생년월일", "الميلاد",
}

// birthLinks may stand right before a date, behind a word for a birth that is farther off. Those that every row knows,
// such as "is" and "on", must not be among them: a word of a row is no filler for the others.
var birthLinks = []string{"am", "le", "el", "il", "em", "den", "dne", "dnia", "date", "datum"}

// birthYears are words for the year of a birth, and birthYearLinks what may stand right before it.
var (
	birthYears     = []string{"yob", "birthyear", "yearofbirth", "geburtsjahr", "jahrgang", "födelseår", "fødselsår", "geboortejaar"}
	birthYearLinks = append([]string{"in", "en", "i", "year", "jahr", "yr"}, birthLinks...)
)

// isYearOfBirth says whether b ends in such a word, and signs behind it.
func isYearOfBirth(b []byte) bool {
	b = bytes.TrimRight(b, " \t\"':=(>\\")
	return anyFold(b[nameStart(b, len(b)):], birthYears)
}

// behindBirth returns the words for a birth, and phrases that end in what else the last word before a date can be: that
// word alone, such as the name of a column, says nothing.
func behindBirth(last []string) []string {
	list := slices.Clone(birthWords)
	for _, word := range last {
		list = append(list, "born "+word)
	}
	return list
}

// birthBefore says whether one of the words for a birth is among the last words of b, and no digit stands behind it.
func birthBefore(b []byte) bool {
	if i := bytes.LastIndexAny(b, "0123456789;|<{}"); i >= 0 {
		b = b[i+1:]
	}
	for at := 0; at < len(b); {
		if !isLetter(b[at]) && b[at] < utf8.RuneSelf {
			at++
			continue
		}
		end := birthWordEnd(b, at)
		if isBirthWord(b[at:end]) {
			return true
		}
		at = end
	}
	return false
}

// birthWordEnd is nameEnd, but camelCase begins a new word.
func birthWordEnd(b []byte, at int) int {
	end := nameEnd(b, at)
	for i := at + 1; i < end; i++ {
		if isUpperByte(b[i]) && isLowerByte(b[i-1]) {
			return i
		}
	}
	return end
}

func isBirthWord(word []byte) bool {
	return slices.ContainsFunc(birthWords, func(s string) bool {
		return bytes.EqualFold(word, []byte(s)) || s[0] >= utf8.RuneSelf && bytes.HasSuffix(word, []byte(s))
	})
}
