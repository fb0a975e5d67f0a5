package vault

// Nowhere is a Store that keeps nothing: Put fails. It stands where a store has to be named and none is used, such as
// for a policy that is only checked.
type Nowhere struct{}

const errNowhere problem = "there is none: name the file of one"

// Put fails.
func (Nowhere) Put(Record, Day) (Token, error) { return Token{}, errNowhere }

// Sync does nothing.
func (Nowhere) Sync() error { return nil }

// Get finds nothing.
func (Nowhere) Get(Token) (Record, bool, error) { return Record{}, false, nil }

// Purge finds nothing.
func (Nowhere) Purge(Day) (int, error) { return 0, nil }

// Close does nothing.
func (Nowhere) Close() error { return nil }
