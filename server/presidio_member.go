package server

import "math"

// An object is one of JSON. To Presidio a member that is null is not there, and members that it does not know are
// nothing to it.
type object = map[string]any

// A reading takes members of an object one after the other, up to the first mistake.
type reading struct {
	from object
	err  error
}

// take returns what a function reads of a member, the zero T behind a mistake.
func take[T any](r *reading, name string, read func(o object, name string) (T, error)) (v T) {
	if r.err == nil {
		v, r.err = read(r.from, name)
	}
	return v
}

// member returns a member. If it is not there, or anything that is empty or zero, it is the zero T.
func member[T string | bool | float64 | []any | object](o object, name string) (T, error) {
	var none T
	got, ok := o[name].(T)
	if !ok && !isEmpty(o[name]) {
		return none, badType(name, none, o[name])
	}
	return got, nil
}

// needed is member for one that has to be there.
func needed[T string | bool](o object, name string) (T, error) {
	if o[name] == nil {
		var none T
		return none, notThere(name)
	}
	return member[T](o, name)
}

func neededInteger(o object, name string) (int, error) {
	if o[name] == nil {
		return 0, notThere(name)
	}
	return integer(o, name)
}

func notThere(name string) error { return problem(invalid, "Expected parameter "+name) }

// integer returns a whole number, 0 if it is not there. One that is out of all ranges is cut.
func integer(o object, name string) (int, error) {
	v, ok := o[name].(float64)
	if o[name] != nil && (!ok || v != math.Trunc(v)) {
		return 0, badType(name, 0.0, o[name])
	}
	return int(max(math.MinInt32, min(v, math.MaxInt32))), nil
}

// truth is whether Python would take a member for true.
func truth(o object, name string) (bool, error) { return !isEmpty(o[name]), nil }

// textList returns a list of strings.
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
