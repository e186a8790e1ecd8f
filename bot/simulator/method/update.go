package method

import (
	"context"
	"slices"
	"time"

	"usynys/bot/simulator/botapi"
	"usynys/bot/simulator/call"
	"usynys/bot/simulator/messenger"
)

var updateMethods = []*Method{
	{
		Name: "getUpdates",
		Parameters: call.Parameters{
			call.Optional("offset", call.Integer), call.Optional("limit", call.Integer),
			call.Optional("timeout", call.Integer), call.Optional("allowed_updates", call.Strings),
		},
		wait: getUpdates,
	},
	{
		Name:       "deleteWebhook",
		Parameters: call.Parameters{call.Optional("drop_pending_updates", call.Boolean)},
		run:        deleteWebhook,
	},
	{Name: "getMe", run: getMe},
}

// maxUpdates is the largest limit of getUpdates, and the default.
const maxUpdates = 100

func getUpdates(ctx context.Context, s *messenger.State, req *call.Request) (any, *botapi.Error) {
	poll := messenger.Poll{
		Offset: req.Integer("offset"), Limit: maxUpdates, Timeout: time.Duration(req.Integer("timeout")) * time.Second,
	}
	if poll.Timeout < 0 {
		return nil, botapi.Violationf("timeout must not be negative")
	}
	if _, given := req.Params["limit"]; given {
		poll.Limit = int(req.Integer("limit"))
		if poll.Limit < 1 || poll.Limit > maxUpdates {
			return nil, botapi.Violationf("limit must be between 1 and 100")
		}
	}
	if _, given := req.Params["allowed_updates"]; given {
		if err := req.Decode("allowed_updates", &poll.Allowed); err != nil {
			return nil, err
		}
		for _, kind := range poll.Allowed {
			if !slices.Contains(botapi.UpdateKinds, kind) {
				return nil, botapi.Violationf("allowed_updates names the unknown kind %q", kind)
			}
		}
	}
	return s.Poll(ctx, poll)
}

func deleteWebhook(s *messenger.State, req *call.Request) (any, *botapi.Error) {
	s.SetWebhook("")
	if req.Bool("drop_pending_updates") {
		s.DropUpdates()
	}
	return true, nil
}

func getMe(s *messenger.State, _ *call.Request) (any, *botapi.Error) {
	return struct {
		botapi.User
		CanJoinGroups  bool `json:"can_join_groups"`
		CanReadAll     bool `json:"can_read_all_group_messages"`
		SupportsInline bool `json:"supports_inline_queries"`
		CanConnect     bool `json:"can_connect_to_business"`
		HasMainWebApp  bool `json:"has_main_web_app"`
	}{User: s.Bot(), CanJoinGroups: true, CanReadAll: s.PrivacyOff()}, nil
}
