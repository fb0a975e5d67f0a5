package formats

// OfMediaType returns the name of the format of a media type, which may have parameters: "" if there is none.
func OfMediaType(media string) string {
	if f := named(Options{MediaType: media}); f != nil {
		return f.name
	}
	return ""
}
