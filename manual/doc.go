// Package manual hides what somebody has pointed at: strings, stretches, and what stands in <redact> tags. Nothing is
// searched for but that.
//
// Each hidden character becomes a blank box, and line breaks stay, so that a text keeps its shape. In HTML tags stay
// where they are: a string is found as a reader sees it, with character references and across tags, and also in the
// values of attributes, comments and scripts. Characters without a width and the kind and number of blanks make no
// difference to it.
//
// Tags are those of Zendesk's redaction of comments: <redact>847564</redact> hides what is inside, and an attribute
// redact on <a> or <img> takes the tag away.
package manual
