package postgres_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/vault"
	"github.com/redactd/redactd/vault/postgres"
	"github.com/redactd/redactd/vault/vaulttest"
)

func connect(folder, database string) (*pgx.Conn, error) {
	return pgx.Connect(context.Background(), "host="+folder+" user=tests dbname="+database)
}

// open opens a vault in a new database.
func open(t testing.TB) (*postgres.Store, string) {
	t.Helper()
	conn := connection(t)
	require.NoError(t, postgres.Create(conn))
	s, err := postgres.Open(conn)
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s, conn
}

func random() vault.Record {
	r := vault.Record{Key: 7, Sealed: make([]byte, 44)}
	for _, b := range [][]byte{r.Token[:], r.Lookup[:], r.Sealed} {
		_, _ = rand.Read(b)
	}
	return r
}

func TestStore(t *testing.T) {
	vaulttest.Run(t, func(t *testing.T) vault.Store {
		s, _ := open(t)
		return s
	})
}

// TestWritersAgree lets several stores, as processes have them, put the same values at the same time.
func TestWritersAgree(t *testing.T) {
	const writers, values = 6, 200
	_, conn := open(t)
	lookups := make([]vault.Lookup, values)
	for i := range lookups {
		lookups[i] = random().Lookup
	}
	told := make([][]vault.Token, writers)
	var wait sync.WaitGroup
	for w := range writers {
		s, err := postgres.Open(conn)
		require.NoError(t, err)
		defer s.Close()
		wait.Go(func() {
			for _, l := range lookups {
				r := random()
				r.Lookup = l
				token, err := s.Put(r, 1)
				if err != nil {
					t.Error(err)
				}
				told[w] = append(told[w], token)
			}
		})
	}
	wait.Wait()
	for w := range writers {
		require.True(t, slices.Equal(told[0], told[w]))
	}
}

// TestErrorsTellNothing has what can go wrong, of which the driver's texts would quote.
func TestErrorsTellNothing(t *testing.T) {
	_, err := postgres.Open("host='unclosed secret")
	require.ErrorContains(t, err, "postgres: the connection string cannot be read: write one such as")
	require.NotContains(t, err.Error(), "secret")
	_, err = postgres.Open("host=/nowhere user=secret")
	require.ErrorContains(t, err, "postgres: the database cannot be reached: see whether")
	require.NotContains(t, err.Error(), "secret")
	require.Error(t, postgres.Create("host=/nowhere"))

	conn := connection(t)
	_, err = postgres.Open(conn)
	require.ErrorContains(t, err, "postgres: the database has no vault")
	require.NoError(t, postgres.Create(conn))
	require.ErrorContains(t, postgres.Create(conn), "SQLSTATE 42P07")

	s, err := postgres.Open(conn)
	require.NoError(t, err)
	first, second := random(), random()
	second.Token = first.Token // which nobody draws twice
	_, err = s.Put(first, 1)
	require.NoError(t, err)
	_, err = s.Put(second, 1)
	require.EqualError(t, err, "postgres: a value cannot be kept: the database refuses with SQLSTATE 23505")
	require.NoError(t, s.Close())
	_, err = s.Put(second, 1)
	require.ErrorContains(t, err, "postgres: a value cannot be kept")
	_, _, err = s.Get(first.Token)
	require.ErrorContains(t, err, "postgres: a value cannot be read")
}

// BenchmarkPut puts fresh values with that many writers.
func BenchmarkPut(b *testing.B) {
	for _, writers := range []int{1, 4, 16} {
		b.Run(fmt.Sprint(writers), func(b *testing.B) {
			s, _ := open(b)
			b.SetParallelism(writers)
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					if _, err := s.Put(random(), 1); err != nil {
						b.Error(err)
					}
				}
			})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "values/s")
		})
	}
}

// BenchmarkGet reads values one after the other, as a Restorer does.
func BenchmarkGet(b *testing.B) {
	s, _ := open(b)
	r := random()
	_, err := s.Put(r, 1)
	require.NoError(b, err)
	for b.Loop() {
		if _, ok, err := s.Get(r.Token); !ok || err != nil {
			b.Fatal("not found")
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "values/s")
}
