// Package signature checks and makes the signatures of webhooks: HMAC-SHA256 over the bytes of the body as they are
// sent, in the ways of Zendesk, Stripe and GitHub, and one of a header that has nothing else.
//
// What is compared is compared in constant time, with each of the secrets, so that one can take the place of another
// without a break. Errors hold nothing of a request.
package signature
