// Package strictyaml reads files of settings in YAML, and shows what is wrong in them without what may be secret.
//
// A document has one meaning: bytes that are no text are refused, and so are, by whoever walks over the nodes, keys that
// stand there twice, aliases and tags.
package strictyaml
