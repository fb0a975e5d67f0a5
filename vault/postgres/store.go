package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/redactd/redactd/vault"
)

// Schema makes the table of a vault. The role that masks needs to select, insert and update there, the one that
// restores to select, and the one that purges to select and delete.
const Schema = `CREATE TABLE redactd_vault (
	token   bytea   PRIMARY KEY CHECK (octet_length(token) = 16),
	lookup  bytea   NOT NULL UNIQUE CHECK (octet_length(lookup) = 16),
	key     bigint  NOT NULL, -- the id of the key that sealed is encrypted with
	expires integer NOT NULL, -- the first day, from 1970-01-01, on which it is not given back any more; 65536 for never
	sealed  bytea   NOT NULL
)`

// wait is how long a call waits for the database, purgeWait how long one does that reads the whole table.
const (
	wait      = 10 * time.Second
	purgeWait = 10 * time.Minute
)

// never is a day behind all others.
const never = 1 << 16

// A Store is a vault.Store in a database. Each Put is a transaction that waits for the disk, and several of them at
// the same time share its time. To let one Sync wait for many would be faster, but if the database crashes between a
// Put and its Sync, nothing would tell that the value is gone.
type Store struct{ pool *pgxpool.Pool }

var _ vault.Store = (*Store)(nil)

// Create makes the table of a vault, see Schema, in the database that a connection string names.
func Create(conn string) error {
	ctx, cancel := context.WithTimeout(context.Background(), wait)
	defer cancel()
	c, err := pgx.Connect(ctx, conn)
	if err != nil {
		return failed("the database cannot be reached", err)
	}
	defer c.Close(ctx)
	_, err = c.Exec(ctx, Schema)
	return failed("the table cannot be made", err)
}

// Open opens the vault in the database that a connection string names, such as "postgres://masker@db/vault" or
// "host=/run/postgresql dbname=vault".
func Open(conn string) (*Store, error) {
	config, err := pgxpool.ParseConfig(conn)
	if err != nil {
		return nil, errConn
	}
	config.ConnConfig.RuntimeParams["synchronous_commit"] = "on"
	config.ConnConfig.RuntimeParams["default_transaction_isolation"] = "read committed"
	ctx, cancel := context.WithTimeout(context.Background(), wait)
	defer cancel()
	pool, err := pgxpool.NewWithConfig(context.Background(), config)
	if err != nil {
		return nil, failed("the database cannot be reached", err)
	}
	if _, err := pool.Exec(ctx, "SELECT FROM redactd_vault LIMIT 0"); err != nil {
		pool.Close()
		return nil, failed("the database cannot be reached", err)
	}
	return &Store{pool}, nil
}

// Close waits for the calls that are under way and ends the use of the database.
func (s *Store) Close() error {
	s.pool.Close()
	return nil
}

// day is a day as the table has it, in which for ever is later than any day.
func day(expires vault.Day) int {
	if expires == 0 {
		return never
	}
	return int(expires)
}
