package method

import (
	"unicode/utf8"

	"usynys/bot/simulator/botapi"
	"usynys/bot/simulator/call"
	"usynys/bot/simulator/messenger"
)

var profileMethods = []*Method{
	{
		Name: "setMyCommands",
		Parameters: call.Parameters{
			call.Required("commands", call.Commands), call.Optional("scope", call.Scope), call.Optional("language_code", call.String),
		},
		run: setMyCommands,
	},
	textMethod("setMyDescription", "description", 512),
	textMethod("setMyShortDescription", "short_description", 120),
}

// textMethod returns a method that sets a text of the profile; limit counts code
// points.
func textMethod(name, parameter string, limit int) *Method {
	return &Method{
		Name:       name,
		Parameters: call.Parameters{call.Optional(parameter, call.String), call.Optional("language_code", call.String)},
		run: func(s *messenger.State, req *call.Request) (any, *botapi.Error) {
			language, err := languageCode(req)
			if err != nil {
				return nil, err
			}
			text := req.Params[parameter]
			if utf8.RuneCountInString(text) > limit {
				return nil, botapi.Violationf("%s is too long", parameter)
			}
			s.SetText(parameter, language, text)
			return true, nil
		},
	}
}

func languageCode(req *call.Request) (string, *botapi.Error) {
	code := req.Params["language_code"]
	if code == "" || len(code) == 2 && isLowerLetter(code[0]) && isLowerLetter(code[1]) {
		return code, nil
	}
	return "", botapi.Violationf("invalid language code specified")
}

func isLowerLetter(c byte) bool { return c >= 'a' && c <= 'z' }
