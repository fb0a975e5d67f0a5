package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5/pgconn"
)

var (
	errConn = errors.New("postgres: the connection string cannot be read: write one such as" +
		" postgres://user@host/database")
	errNoTable = errors.New("postgres: the database has no vault: make one with Create, or run Schema there")
	errTable   = errors.New("postgres: the table holds what this program has not written: make it anew by Schema")
	errSlow    = errors.New("postgres: the database does not answer in time: see whether it is up and not locked")
)

// noTable is the code of PostgreSQL for a table that is not there.
const noTable = "42P01"

// failed words what the driver or the database say, as their texts quote values and connection strings: of a database's
// error the code is told.
func failed(text string, err error) error {
	var told *pgconn.PgError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, context.DeadlineExceeded):
		return errSlow
	case !errors.As(err, &told):
		return errors.New("postgres: " + text + ": see whether the database is up and this user may use it")
	case told.Code == noTable:
		return errNoTable
	}
	return errors.New("postgres: " + text + ": the database refuses with SQLSTATE " + told.Code)
}
