package keys

// hidden keeps a secret from printers and dumpers. Those of fmt read unexported fields, and print even
// what a pointer in them leads to if the verb is wrong for it; of a function they print the address.
type hidden[T any] func() T

func hide[T any](secret T) hidden[T] { return func() T { return secret } }

// show returns the secret, or the zero value of T if there is none.
func (h hidden[T]) show() (secret T) {
	if h != nil {
		secret = h()
	}
	return secret
}
