package server

import (
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

// operatorConfig says what is done with which entity.
type operatorConfig struct {
	makers map[string]maker
	params map[string]object // by entity, or "DEFAULT"
	safe   bool
}

// otherEntities is the entity of the parameters for all that have none of their own.
const otherEntities = "DEFAULT"

// readConfig reads the member of a request that says what is done with which entity. Parameters are looked at when an
// operator is made, as Presidio does: those of an entity that does not occur may be wrong.
func readConfig(body object, name string, makers map[string]maker) (operatorConfig, error) {
	c := operatorConfig{makers: makers, params: map[string]object{}}
	all, err := member[object](body, name)
	if err != nil {
		return c, err
	}
	for entity, v := range all {
		params, ok := v.(object)
		if !ok {
			return c, problem(invalid, "Invalid parameter value for '"+name+"'.")
		}
		if isEmpty(params["type"]) {
			return c, problem(invalid, "Invalid input, operator config must contain operator_name")
		}
		c.params[entity] = params
	}
	return c, nil
}

// of returns the parameters for an entity, nil if there are none.
func (c *operatorConfig) of(entity string) object {
	if params, ok := c.params[entity]; ok {
		return params
	}
	return c.params[otherEntities]
}

// keeps says whether nothing is done with an entity.
func (c *operatorConfig) keeps(p piece) bool { return c.nameFor(p.entity) == "keep" }

// nameFor is the name of the operator for an entity. What may not be stored in any form that gives it back, or tells
// two of them apart, is replaced whatever the request says, unless Presidio's way is asked for.
func (c *operatorConfig) nameFor(entity string) string {
	name, _ := c.of(entity)["type"].(string)
	switch name {
	case "keep", "mask", "hash", "encrypt":
		if c.safe && operators.NeverStored(redact.Entity(entity)) {
			return "replace"
		}
	}
	return name
}

// operator makes the operator for an entity.
func (c *operatorConfig) operator(entity string) (op operator, name string, err error) {
	name = c.nameFor(entity)
	newOperator, ok := c.makers[name]
	if !ok {
		return nil, "", problem(invalid, "Invalid operator class.")
	}
	op, err = newOperator(c.of(entity))
	return op, name, err
}
