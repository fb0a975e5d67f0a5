package detectors

import "bytes"

// The words between the name of a password and what is told: "password for the wifi is now x1".

// tellers stand right before what is told, or before one of the words of time.
var tellers = []string{
	"is", "was", "ist", "lautet", "luidt", "war", "es", "est", "è", "é", "e", "är", "er", "on", "to", "jest", "je", "hai", "adalah", "là", "era", "será",
	"este", "yra", "zu", "na", "om", "=", ":", "είναι", "है", "это", "теперь", "c'est", "auf", "mudou", "till", "til", "для",
}

// tellAgain may stand behind a teller: "has been reset to", "is still".
var tellAgain = []string{
	"now", "still", "just", "currently", "set", "reset", "changed", "been", "to", "jetzt", "nun", "immer", "noch", "agora", "ahora", "maintenant", "nu", "teraz", "ora", "também", "aynı", "the", "same:",
}

// tellFor begin what the password is for.
var tellFor = []string{
	"for", "to", "of", "do", "da", "de", "del", "della", "du", "des", "für", "zum", "vom", "von", "för", "til", "till", "k", "к", "от", "для", "voor", "van", "per", "pour", "pro", "pre", "na", "la", "el", "ka",
	"has", "will", "should", "must", "gitti", "untuk",
}

func tells(word []byte) bool { return anyFold(word, tellers) }

// tellerWords is how many words may stand between a name and its teller.
const tellerWords = 5

// tellerEnd returns where what is told begins, if a teller stands at b[i:], or behind what the password is for.
func tellerEnd(b []byte, i int) int {
	for n := range tellerWords {
		word, next := toldWord(b, i)
		switch {
		case len(word) == 0 || bytes.ContainsAny(word, ".,;!?\"") || n == 0 && !tells(word) && !anyFold(word, tellFor):
			return 0
		case tells(word) && (!anyFold(word, tellFor) || typedAt(b, next)):
			return afterTeller(b, next)
		case n > 0 && next < len(b) && b[next] == ':' && !anyFold(word, owners):
			return afterTeller(b, next+1)
		}
		i = next
	}
	return 0
}

// owners are whom a password is for; behind their colon stands a name.
var owners = []string{"user", "username", "account", "login", "email", "mail", "konto", "benutzer", "usuario", "utilisateur", "compte", "client", "host", "server", "id"}

// typedAt says whether the word at b[i:] looks like a password.
func typedAt(b []byte, i int) bool {
	word, _ := toldWord(b, i)
	return looksTyped(word)
}

// afterTeller skips the words of time and further tellers, and a colon that touches one.
func afterTeller(b []byte, i int) int {
	for {
		word, next := toldWord(b, i)
		if !anyFold(word, tellAgain) && !tells(word) {
			return skipTold(b, i)
		}
		i = next
	}
}

// skipTold skips the colon that touches a teller, and blanks.
func skipTold(b []byte, i int) int {
	if i < len(b) && b[i] == ':' {
		i++
	}
	return skipBlanks(b, i)
}

// toldWord returns the word behind the blanks at b[i:], without the colon that ends it, and where it ends.
func toldWord(b []byte, i int) (word []byte, end int) {
	i = skipBlanks(b, i)
	end = i
	for end < len(b) && !isBlankByte(b[end]) && (b[end] != ':' || end == i) {
		end++
	}
	return b[i:end], end
}
