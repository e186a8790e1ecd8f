package method

import (
	"unicode/utf8"

	"usynys/bot/simulator/botapi"
	"usynys/bot/simulator/call"
	"usynys/bot/simulator/messenger"
)

const maxToast = 200 // code points

var callbackMethods = []*Method{{
	Name: "answerCallbackQuery",
	Parameters: call.Parameters{
		call.Required("callback_query_id", call.String), call.Optional("text", call.String),
		call.Optional("show_alert", call.Boolean), call.Optional("url", call.String),
		call.Optional("cache_time", call.Integer),
	},
	run: answerCallbackQuery,
}}

func answerCallbackQuery(s *messenger.State, req *call.Request) (any, *botapi.Error) {
	toast := messenger.Toast{
		QueryID: req.Params["callback_query_id"], Text: req.Params["text"],
		Alert: req.Bool("show_alert"), URL: req.Params["url"],
	}
	if utf8.RuneCountInString(toast.Text) > maxToast {
		return nil, botapi.Violationf("MESSAGE_TOO_LONG")
	}
	return true, s.Answer(toast)
}
