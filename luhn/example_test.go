package luhn_test

import (
	"fmt"

	"github.com/redactd/redactd/luhn"
)

func ExampleValid() {
	fmt.Println(luhn.Valid([]byte("4111111111111111")))
	fmt.Println(luhn.Valid([]byte("4111111111111112")))
	// Output:
	// true
	// false
}

func ExampleDigit() {
	digit, ok := luhn.Digit([]byte("7992739871"))
	fmt.Printf("%c %v\n", digit, ok)
	// Output: 3 true
}
