package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"github.com/redactd/redactd/vault"
)

// Get is that of vault.Store.
func (s *Store) Get(t vault.Token) (vault.Record, bool, error) {
	ctx, cancel := context.WithTimeout(context.Background(), wait)
	defer cancel()
	r := vault.Record{Token: t}
	var lookup []byte
	var key, expires int64
	err := s.pool.QueryRow(ctx, `SELECT lookup, key, expires, sealed FROM redactd_vault WHERE token = $1`, t[:]).
		Scan(&lookup, &key, &expires, &r.Sealed)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return vault.Record{}, false, nil
	case err != nil:
		return vault.Record{}, false, failed("a value cannot be read", err)
	case len(lookup) != len(r.Lookup):
		return vault.Record{}, false, errTable
	}
	r.Lookup, r.Key = vault.Lookup(lookup), uint32(key)
	if expires < never {
		r.Expires = vault.Day(expires)
	}
	return r, true, nil
}

// Purge is that of vault.Store.
func (s *Store) Purge(today vault.Day) (int, error) {
	ctx, cancel := context.WithTimeout(context.Background(), purgeWait)
	defer cancel()
	done, err := s.pool.Exec(ctx, `DELETE FROM redactd_vault WHERE expires <= $1`, int(today))
	return int(done.RowsAffected()), failed("what has expired cannot be deleted", err)
}
