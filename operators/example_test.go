package operators_test

import (
	"fmt"
	"unicode/utf8"

	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

// show prints what op makes of a value, as the engine writes it.
func show(op redact.Operator, entity redact.Entity, text string) {
	fmt.Printf("%q\n", apply(op, entity, text))
}

func apply(op redact.Operator, entity redact.Entity, text string) string {
	v := redact.Value{Entity: entity, Text: []byte(text)}
	if op.Keeps() {
		return text
	}
	if op.Replace != nil {
		return string(op.Replace(nil, v))
	}
	hide := make([]bool, len(text))
	op.Hide(v, hide)
	var out []byte
	for i := 0; i < len(text); {
		_, n := utf8.DecodeRuneInString(text[i:])
		if hide[i] {
			out = append(out, op.Box...)
		} else {
			out = append(out, text[i:i+n]...)
		}
		i += n
	}
	return string(out)
}

func ExampleMask() {
	card, _ := operators.Mask(operators.CardMask())
	show(card, "CREDIT_CARD", "4111 1111 1111 1111")
	show(card, "CREDIT_CARD", "3056-930902-5904")
	all, _ := operators.Mask(operators.MaskOptions{Box: "*"})
	show(all, "EMAIL_ADDRESS", "jo.doe@example.com")
	_, err := operators.Mask(operators.MaskOptions{Shown: operators.Shown{First: 10, Last: 4}})
	fmt.Println(err)
	// Output:
	// "4111 11▇▇ ▇▇▇▇ 1111"
	// "▇▇▇▇-▇▇▇▇▇▇-5904"
	// "**.***@*******.***"
	// operators: mask: show_first and show_last must be 0 or more, and together leave at least 4 of 16 digits hidden: use at most 12, such as 6 and 4
}

func ExampleCardMask() {
	o := operators.CardMask()
	o.Box = "X"
	card, _ := operators.Mask(o)
	show(card, "CREDIT_CARD", "378282246310005")
	// Output: "378282XXXXX0005"
}

func ExampleHideAll() {
	op, _ := operators.HideAll("")
	show(op, "CARD_CVV", "123")
	show(op, "CARD_TRACK", "^DOE/JANE A^2512101?")
	// Output:
	// "▇▇▇"
	// "▇▇▇▇▇▇▇▇▇ ▇▇▇▇▇▇▇▇▇▇"
}

func ExampleReplace() {
	op, _ := operators.Replace("")
	show(op, "EMAIL_ADDRESS", "jo.doe@example.com")
	op, _ = operators.Replace("<{entity}>")
	show(op, "EMAIL_ADDRESS", "jo.doe@example.com")
	// Output:
	// "[EMAIL_ADDRESS]"
	// "<EMAIL_ADDRESS>"
}

func ExampleRemove() {
	show(operators.Remove(), "EMAIL_ADDRESS", "jo.doe@example.com")
	// Output: ""
}

func ExampleKeep() {
	show(operators.Keep(), "CARD_EXPIRY", "12/27")
	// Output: "12/27"
}
