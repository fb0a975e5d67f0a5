package vault

// A Store keeps records. It is safe for concurrent use. After an error it may be asked again: what was put is not
// lost to another Sync.
//
// Package vaulttest has the tests that every store has to pass.
type Store interface {
	// Put keeps r and returns the token under which its value can be found. That is the token of another record if
	// one with the same lookup is there and lives today: it then lives as long as the longer of the two, and r is
	// dropped. All writers get the same token for a lookup.
	Put(r Record, today Day) (Token, error)
	// Sync returns nil once everything that was put before the call, by whomever through this Store, is kept for
	// good: neither a killed process nor a power cut takes it. Until then it may be lost, and Get may not find it.
	Sync() error
	// Get returns the record of a token, be it expired or not, and false if there is none.
	Get(t Token) (r Record, ok bool, err error)
	// Purge deletes the records that have expired and returns how many there were.
	Purge(today Day) (int, error)
	// Close ends the use of the store. What was put and not synced may be lost.
	Close() error
}
