package redacthttp_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redacthttp"
)

func ExampleBodies() {
	r, err := redact.New(policy.Default())
	if err != nil {
		panic(err)
	}
	store := http.HandlerFunc(func(_ http.ResponseWriter, req *http.Request) {
		body, err := io.ReadAll(req.Body)
		fmt.Println(string(body), err)
	})
	req := httptest.NewRequest("POST", "/tickets", strings.NewReader(`{"note": "card 4111 1111 1111 1111"}`))
	req.Header.Set("Content-Type", "application/json")
	redacthttp.Bodies(store, r, 1<<20).ServeHTTP(httptest.NewRecorder(), req)
	// Output: {"note": "card 4111 11▇▇ ▇▇▇▇ 1111"} <nil>
}
