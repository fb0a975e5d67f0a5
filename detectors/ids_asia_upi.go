package detectors

import "github.com/redactd/redactd/redact"

const (
	// upiLocal and upiHandle are how long the two sides of an address may be.
	upiLocal  = 64
	upiHandle = 20
	// bitsUPIHandle is what a handle says that nothing but a payment address ends with.
	bitsUPIHandle = 16
)

// inUPI finds the addresses that money is sent to in India: one '@' between a name or a number and the handle of a bank
// or an app. A handle that is not known needs a word.
func inUPI() redact.Detector {
	return redact.Detector{
		Name: "in_upi_id", Entity: "IN_UPI_ID", Region: "IN",
		About:   "Indian payment address (UPI): the handle of a bank or an app behind the '@', and no domain",
		Example: "ravi.sharma@okhdfcbank",
		Trigger: redact.At(), Before: idReach, After: idReach,
		Match: matchUPI, Prior: bitsPlain, WordBits: bitsIDWord, Alone: true,
		Words: []string{
			"upi", "upi id", "upi address", "vpa", "bhim", "gpay", "google pay", "phonepe", "phone pe", "paytm", "यूपीआई",
		},
	}
}

// upiHandles are those that the National Payments Corporation of India lists for apps, and of large banks.
var upiHandles = []string{
	"abfspay", "airtel", "apl", "axisb", "axisbank", "axl", "barodampay", "boi", "cnrb", "federal", "fbl",
	"freecharge", "hdfcbank", "ibl", "icici", "idbi", "idfcbank", "idfcfirst", "ikwik", "indus", "jupiteraxis",
	"kotak", "naviaxis", "okaxis", "okhdfcbank", "okicici", "oksbi", "paytm", "pingpay", "pnb", "postbank",
	"ptaxis", "pthdfc", "ptsbi", "ptyes", "rapl", "sbi", "sliceaxis", "superyes", "tapicici", "timecosmos",
	"uboi", "unionbank", "upi", "waaxis", "wahdfcbank", "waicici", "wasbi", "yapl", "ybl", "yescred", "yesg",
	"yesfam", "yespay",
}

// matchUPI takes the address around the '@' at t.At.
func matchUPI(t redact.Text, found []redact.Match) []redact.Match {
	start, end := t.At, t.At+1
	for start > 0 && t.At-start <= upiLocal && isUPILocal(t.B[start-1]) {
		start--
	}
	for end < len(t.B) && end-t.At <= upiHandle && isAlnum(t.B[end]) {
		end++
	}
	local, handle := t.B[start:t.At], t.B[t.At+1:end]
	if len(local) < 2 || len(local) > upiLocal || len(handle) < 2 || len(handle) > upiHandle || !isAlnum(local[0]) ||
		goesOnAsAddress(t, start, end) {
		return found
	}
	m := redact.Match{Start: start, End: end}
	if anyFold(handle, upiHandles) {
		m.Terms[0] = redact.Term{Name: "handle of a bank or an app", Bits: bitsUPIHandle}
	}
	return append(found, m)
}

func isUPILocal(c byte) bool { return isAlnum(c) || c == '.' || c == '-' || c == '_' }

// goesOnAsAddress says whether what stands beside t.B[start:end] makes it part of an e-mail address, a login or a path.
func goesOnAsAddress(t redact.Text, start, end int) bool {
	switch before := t.Byte(start - 1); {
	case before == '@' || before == '/' || before == ':' && t.Byte(start-2) == '/' || before >= 0x80:
		return true
	}
	switch after := t.Byte(end); after {
	case '.', '-', ':':
		return isAlnum(t.Byte(end+1)) || t.Byte(end+1) == '/'
	case '@', '_', '/', '(', '\\':
		return true
	default:
		return after >= 0x80
	}
}
