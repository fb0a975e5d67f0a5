package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"github.com/redactd/redactd/vault"
)

// find is for the values that are there already and live long enough, which are most: reading one writes nothing.
const find = `SELECT token FROM redactd_vault WHERE lookup = $1 AND expires > $2 AND expires >= $3`

// upsert keeps the token of a record that lives, and makes it live longer; one that has expired is replaced. The
// lookup is unique, so that of those who put a value at the same time one inserts it and the others find it.
const upsert = `INSERT INTO redactd_vault AS old (token, lookup, key, expires, sealed) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (lookup) DO UPDATE SET
	token   = CASE WHEN old.expires > $6 THEN old.token  ELSE excluded.token  END,
	key     = CASE WHEN old.expires > $6 THEN old.key    ELSE excluded.key    END,
	sealed  = CASE WHEN old.expires > $6 THEN old.sealed ELSE excluded.sealed END,
	expires = CASE WHEN old.expires > $6 THEN greatest(old.expires, excluded.expires) ELSE excluded.expires END
RETURNING token`

// Put is that of vault.Store.
func (s *Store) Put(r vault.Record, today vault.Day) (vault.Token, error) {
	ctx, cancel := context.WithTimeout(context.Background(), wait)
	defer cancel()
	var token []byte
	err := s.pool.QueryRow(ctx, find, r.Lookup[:], int(today), day(r.Expires)).Scan(&token)
	if errors.Is(err, pgx.ErrNoRows) {
		err = s.pool.QueryRow(ctx, upsert,
			r.Token[:], r.Lookup[:], int64(r.Key), day(r.Expires), notNull(r.Sealed), int(today)).Scan(&token)
	}
	switch {
	case err != nil:
		return vault.Token{}, failed("a value cannot be kept", err)
	case len(token) != len(vault.Token{}):
		return vault.Token{}, errTable
	}
	return vault.Token(token), nil
}

// notNull is b, which the driver takes for no value if it is nil.
func notNull(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// Sync is that of vault.Store: Put has done it.
func (s *Store) Sync() error { return nil }
