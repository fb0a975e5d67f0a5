// The example is a service that keeps notes, and whose handlers never see a card: their bodies are masked before.
//
//	curl -d '{"note": "card 4111 1111 1111 1111"}' -H 'Content-Type: application/json' 127.0.0.1:8080/notes
//	curl 127.0.0.1:8080/notes
package main

import (
	"encoding/json"
	"log"
	"net/http"
	"sync"
	"time"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redacthttp"
)

// maxBody is how many bytes a note has at most.
const maxBody = 1 << 20

// notes are what was sent.
type notes struct {
	mu   sync.Mutex
	list []string
}

func (n *notes) add(w http.ResponseWriter, r *http.Request) {
	var body struct{ Note string }
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		http.Error(w, "send an object with a note", http.StatusBadRequest)
		return
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.list = append(n.list, body.Note)
	w.WriteHeader(http.StatusCreated)
}

func (n *notes) all(w http.ResponseWriter, _ *http.Request) {
	n.mu.Lock()
	defer n.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(n.list)
}

// service returns the handler of all routes, with the mask around all of them.
func service(r *redact.Redactor) http.Handler {
	var n notes
	mux := http.NewServeMux()
	mux.HandleFunc("POST /notes", n.add)
	mux.HandleFunc("GET /notes", n.all)
	return redacthttp.Bodies(mux, r, maxBody)
}

func main() {
	r, err := redact.New(policy.Default())
	if err != nil {
		log.Fatal(err)
	}
	s := http.Server{Addr: "127.0.0.1:8080", Handler: service(r), ReadTimeout: 10 * time.Second}
	log.Fatal(s.ListenAndServe())
}
