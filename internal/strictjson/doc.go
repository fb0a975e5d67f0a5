// Package strictjson reads JSON that has one meaning only.
//
// Where readers differ, one of them may see a text that another does not, so whatever they differ on is refused:
// members twice or in another case, unknown members, invalid UTF-8, halves of surrogate pairs, null for nothing, and
// what stands behind the document. Errors say where and what, and hold none of the input.
//
// It appends strings to answers as well, as encoding/json writes them.
package strictjson
