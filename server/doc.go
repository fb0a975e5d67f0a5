// Package server masks texts over HTTP.
//
// A [Server] is an http.Handler. A request walks through the files of this package in this order: it is looked up in
// the table of routes.go, goes through the steps of steps.go, and comes to the handler of its row, which reads its body
// (body.go) and returns an answer or a [Problem] (answer.go, problem.go). Nothing else writes to a connection, but for
// handlers that stream.
//
// What the server itself says, in answers, logs and audit events, never holds a byte of a request: not of its body, and
// not of its path, query and headers either.
package server
