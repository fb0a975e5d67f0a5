package server

import "math"

// An object is one of JSON. To Presidio a member that is null is not there, and members that it does not know are nothing
// to it.
type object = map[string]any

// member returns a member of an object. If it is not there, or anything that is empty or zero, it is the zero T.
func member[T string | bool | float64 | []any | object](o object, name string) (T, error) {
	var none T
	got, ok := o[name].(T)
	if !ok && !isEmpty(o[name]) {
		return none, badType(name, none, o[name])
	}
	return got, nil
}

// needed is member for one that has to be there, with its very type.
func needed[T string | bool | float64](o object, name string) (T, error) {
	if o[name] == nil {
		var none T
		return none, problem(invalid, "Expected parameter "+name)
	}
	return member[T](o, name)
}

// integer returns a member that is a whole number, and whether it is there. One that is out of all ranges is cut.
func integer(o object, name string) (n int, ok bool, err error) {
	v, ok := o[name].(float64)
	switch {
	case o[name] == nil:
		return 0, false, nil
	case !ok || v != math.Trunc(v):
		return 0, true, badType(name, 0.0, o[name])
	}
	return int(max(math.MinInt32, min(v, math.MaxInt32))), true, nil
}

// textList returns a member that is a list of strings.
func textList(o object, name string) ([]string, error) {
	list, err := member[[]any](o, name)
	if err != nil {
		return nil, err
	}
	out := make([]string, 0, len(list))
	for _, v := range list {
		s, ok := v.(string)
		if !ok {
			return nil, badType(name, "", v)
		}
		out = append(out, s)
	}
	return out, nil
}

// isEmpty says whether a value is one of those that Python takes for false.
func isEmpty(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case bool:
		return !v
	case float64:
		return v == 0
	case []any:
		return len(v) == 0
	case object:
		return len(v) == 0
	}
	return false
}

// badType says that a member of a name of ours has a value of the wrong type.
func badType(name string, want, got any) error {
	w, g := typeName(want), typeName(got)
	if w == "" || g == "" {
		return problem(invalid, "Invalid parameter value for '"+name+"'.")
	}
	return problem(invalid, "Invalid parameter value for "+name+". Expecting '"+w+"', but got '"+g+"'.")
}

// typeName returns what Presidio calls a type, "" for those that it has no name for.
func typeName(v any) string {
	switch v := v.(type) {
	case string:
		return "string"
	case bool:
		return "boolean"
	case []any:
		return "array"
	case float64:
		if v == math.Trunc(v) {
			return "number"
		}
	}
	return ""
}
