// Package postgres is a vault.Store in a PostgreSQL database, for many processes that mask at the same time: whoever
// puts a value, all get the same token.
//
// It is a module of its own, so that who needs no database does not download a driver.
//
// No error of this package holds what is kept, a token, or what connects to the database.
package postgres
