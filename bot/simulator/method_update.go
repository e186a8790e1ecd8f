package simulator

import "context"

var updateMethods = []*method{
	{
		name: "getUpdates",
		parameters: []parameter{
			optional("offset", integerKind), optional("limit", integerKind),
			optional("timeout", integerKind), optional("allowed_updates", stringsKind),
		},
		wait: func(ctx context.Context, s *Server, req *request) (any, *failure) {
			return waitForUpdates(ctx, s, req)
		},
	},
	{
		name:       "deleteWebhook",
		parameters: []parameter{optional("drop_pending_updates", booleanKind)},
		run:        runDeleteWebhook,
	},
	{name: "getMe", run: runGetMe},
}

func runDeleteWebhook(s *Server, req *request) (any, *failure) {
	s.poll.webhook = ""
	if req.flag("drop_pending_updates") {
		s.queue.drop(len(s.queue.items))
		s.announce()
	}
	return true, nil
}

func runGetMe(s *Server, _ *request) (any, *failure) {
	return struct {
		userJSON
		CanJoinGroups  bool `json:"can_join_groups"`
		CanReadAll     bool `json:"can_read_all_group_messages"`
		SupportsInline bool `json:"supports_inline_queries"`
		CanConnect     bool `json:"can_connect_to_business"`
		HasMainWebApp  bool `json:"has_main_web_app"`
	}{userJSON: s.bot(), CanJoinGroups: true, CanReadAll: s.options.PrivacyOff}, nil
}
