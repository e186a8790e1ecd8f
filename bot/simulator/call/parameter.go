package call

import "usynys/bot/simulator/botapi"

// Parameter is one parameter of a method.
type Parameter struct {
	Name     string
	Type     Type
	Required bool

	// notSimulated marks a parameter that the Bot API has and the simulator lacks. A
	// bot that needs it needs it simulated first.
	notSimulated bool
}

// Required returns a parameter that every call must have.
func Required(name string, t Type) Parameter {
	return Parameter{Name: name, Type: t, Required: true}
}

// Optional returns a parameter that a call may have.
func Optional(name string, t Type) Parameter { return Parameter{Name: name, Type: t} }

// NotSimulated returns a parameter that is refused.
func NotSimulated(name string, t Type) Parameter {
	return Parameter{Name: name, Type: t, notSimulated: true}
}

// Parameters are those of one method.
type Parameters []Parameter

// Find returns the parameter with the name.
func (ps Parameters) Find(name string) (Parameter, bool) {
	for _, p := range ps {
		if p.Name == name {
			return p, true
		}
	}
	return Parameter{}, false
}

// Validate checks that every parameter of the call is known and of the right type,
// and that no required one is missing.
func (ps Parameters) Validate(req *Request) *botapi.Error {
	for name, raw := range req.Params {
		p, ok := ps.Find(name)
		switch {
		case !ok:
			return botapi.Violationf("unknown parameter %q of %s in Bot API 10.1", name, req.Method)
		case p.notSimulated:
			return botapi.Violationf("parameter %q of %s is not simulated", name, req.Method)
		case !p.Type.valid(raw), p.Type.isText() && req.notString[name]:
			return botapi.Violationf("parameter %q of %s must be of type %s", name, req.Method, p.Type.Name)
		}
	}
	for _, p := range ps {
		_, given := req.Params[p.Name]
		uploaded := p.Type.Name == File.Name && req.uploads[p.Name] != nil
		if p.Required && !given && !uploaded {
			return botapi.Violationf("parameter %q of %s is required", p.Name, req.Method)
		}
	}
	return nil
}
