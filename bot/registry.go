package bot

import (
	"usynys/bot/admin"
	"usynys/bot/coordinator"
	"usynys/bot/dialog"
	"usynys/bot/engine"
	"usynys/bot/moderator"
	"usynys/bot/participant"
	"usynys/bot/proposal"
	"usynys/store"
)

// The sections of /help for the staff.
const (
	queueSection    = "queue"
	decisionSection = "decision"
	safetySection   = "safety"
	figuresSection  = "figures"
	staffSection    = "staff"
)

// Registry lists all that the bot can do, with the right each thing needs. The router,
// the permission check, /help, the command menus and the tests read it; what is not on
// it does not exist. No other file of this package imports a room.
func Registry() *dialog.Registry {
	return &dialog.Registry{
		Commands: []dialog.Command{
			{Name: "start", Right: store.Anyone, Run: engine.Start},
			{Name: "new", Right: store.Participate, Run: participant.New},
			{Name: "my", Right: store.Participate, Run: participant.Mine},
			{Name: "cancel", Right: store.Participate, Run: participant.Cancel},
			{Name: "language", Right: store.Anyone, Run: participant.ChooseLanguage},
			{Name: "forget", Right: store.Anyone, Run: participant.Forget},
			{Name: "help", Right: store.Anyone, Run: participant.Help},
			{Name: "queue", Section: queueSection, Right: store.Read, Button: true, Run: moderator.Queue},
			{Name: "view", Section: queueSection, Right: store.Read, Run: moderator.View},
			{Name: "find", Section: queueSection, Right: store.Read, Button: true, Run: moderator.Find},
			{Name: "bulk", Section: queueSection, Right: store.Read, Button: true, Run: moderator.Bulk},
			{Name: "release", Section: queueSection, Right: store.Read, Button: true, Run: moderator.Release},
			{Name: "note", Section: queueSection, Right: store.Read, Button: true, Run: moderator.Note},
			{Name: "audit", Section: queueSection, Right: store.Read, Button: true, Run: moderator.Audit},
			{Name: "pause", Section: queueSection, Right: store.Read, Run: moderator.Pause},
			{Name: "accept", Section: decisionSection, Right: store.Decide, Button: true, Run: moderator.Accept},
			{Name: "decline", Section: decisionSection, Right: store.Decide, Button: true, Run: moderator.Decline},
			{Name: "ask", Section: decisionSection, Right: store.Decide, Button: true, Run: moderator.Ask},
			{Name: "unask", Section: decisionSection, Right: store.Decide, Button: true, Run: moderator.Unask},
			{Name: "move", Section: decisionSection, Right: store.Decide, Button: true, Run: moderator.Move},
			{Name: "link", Section: decisionSection, Right: store.Decide, Button: true, Run: moderator.Link},
			{Name: "unlink", Section: decisionSection, Right: store.Decide, Button: true, Run: moderator.Unlink},
			{Name: "assign", Section: decisionSection, Right: store.Decide, Button: true, Run: moderator.Assign},
			{Name: "hand", Section: decisionSection, Right: store.Decide, Button: true, Run: moderator.Hand},
			{Name: "undo", Section: decisionSection, Right: store.Decide, Button: true, Run: moderator.Undo},
			{Name: "reopen", Section: decisionSection, Right: store.Decide, Button: true, Run: moderator.Reopen},
			{Name: "hide", Section: safetySection, Right: store.Decide, Button: true, Run: moderator.Hide},
			{Name: "unhide", Section: safetySection, Right: store.Decide, Button: true, Run: moderator.Unhide},
			{Name: "block", Section: safetySection, Right: store.Decide, Button: true, Run: moderator.Block},
			{Name: "unblock", Section: safetySection, Right: store.Decide, Button: true, Run: moderator.Unblock},
			{Name: "reveal", Section: safetySection, Right: store.Reveal, Button: true, Run: moderator.Reveal},
			{Name: "stats", Section: figuresSection, Right: store.Figures, Button: true, Run: moderator.Stats},
			{Name: "digest", Section: figuresSection, Right: store.Figures, Run: coordinator.Digest},
			{Name: "invite", Section: staffSection, Right: store.Manage, Run: admin.Invite},
			{Name: "staff", Section: staffSection, Right: store.Manage, Button: true, Run: admin.Staff},
			{Name: "templates", Section: staffSection, Right: store.Manage, Button: true, Run: admin.Templates},
			{Name: "linkgroup", Section: staffSection, Right: store.Manage, Group: true, Run: admin.LinkGroup},
			{Name: "unlinkgroup", Section: staffSection, Right: store.Manage, Group: true, Run: admin.UnlinkGroup},
		},
		Actions: []dialog.Action{
			{Name: dialog.AnswerAction, Right: store.Anyone, Run: engine.Answer},
			{Name: dialog.BackAction, Right: store.Anyone, Run: engine.Back},
			{Name: dialog.CancelAction, Right: store.Anyone, Run: engine.Cancel},
			{Name: participant.MenuAction, Right: store.Anyone, Run: engine.Menu},
			{Name: participant.DraftAction, Right: store.Participate, Run: participant.Draft},
			{Name: participant.LanguageAction, Right: store.Anyone, Run: participant.SetLanguage},
			{Name: participant.MineAction, Right: store.Participate, Run: participant.MinePage},
			{Name: participant.OneAction, Right: store.Participate, Run: participant.One},
			{Name: proposal.AnswerQuestionAction, Right: store.Participate, Run: participant.Answer},
			{Name: participant.SendAnswerAction, Right: store.Participate, Run: participant.SendAnswer},
			{Name: proposal.ResumeAction, Right: store.Participate, Run: participant.Answer},
			{Name: proposal.DifferAction, Right: store.Participate, Run: participant.Differ},
			{Name: participant.PolicyAction, Right: store.Anyone, Run: participant.Policy},
			{Name: participant.ForgetAction, Right: store.Anyone, Run: participant.ForgetConfirmed},
			{Name: proposal.FilterAction, Right: store.Read, Run: moderator.Filter},
			{Name: proposal.CardAction, Right: store.Read, Run: moderator.Card},
			{Name: moderator.BulkChooseAction, Right: store.Read, Run: moderator.BulkChoose},
			{Name: moderator.BulkPreviewAction, Right: store.Read, Run: moderator.BulkPreview},
			{Name: moderator.BulkDoAction, Right: store.Read, Run: moderator.BulkDo},
			{Name: moderator.BulkStopAction, Right: store.Read, Run: moderator.BulkStop},
			{Name: moderator.BulkCancelAction, Right: store.Read, Run: moderator.BulkCancel},
			{Name: proposal.TextAction, Right: store.Read, Run: moderator.Text},
			{Name: proposal.FilesAction, Right: store.Read, Run: moderator.Files},
			{Name: proposal.SkipAction, Right: store.Read, Run: moderator.Skip},
			{Name: proposal.TakeAction, Right: store.Read, Run: moderator.Take},
			{Name: moderator.ReasonAction, Right: store.Decide, Run: moderator.Reason},
			{Name: moderator.OwnReasonAction, Right: store.Decide, Run: moderator.OwnReason},
			{Name: admin.JoinAction, Right: store.Anyone, Run: admin.Join},
			{Name: admin.RefuseAction, Right: store.Anyone, Run: admin.Refuse},
			{Name: admin.InvitesAction, Right: store.Manage, Run: admin.Invites},
			{Name: admin.RevokeAction, Right: store.Manage, Run: admin.Revoke},
			{Name: admin.MemberAction, Right: store.Manage, Run: admin.Member},
			{Name: admin.MemberRoleAction, Right: store.Manage, Run: admin.MemberRole},
			{Name: admin.MemberScopeAction, Right: store.Manage, Run: admin.MemberScope},
			{Name: admin.MemberRevealAction, Right: store.Manage, Run: admin.MemberReveal},
			{Name: admin.MemberEndAction, Right: store.Manage, Run: admin.MemberEnd},
			{Name: admin.TemplateAction, Right: store.Manage, Run: admin.Template},
			{Name: admin.TemplateEditAction, Right: store.Manage, Run: admin.EditTemplate},
			{Name: admin.TemplateWithdrawAction, Right: store.Manage, Run: admin.WithdrawTemplate},
			{Name: admin.GroupScopeAction, Right: store.Manage, Group: true, Run: admin.SetGroupScope},
			{Name: admin.GroupTakeAction, Right: store.Read, Group: true, Run: admin.TakeNext},
			{Name: admin.GroupRefreshAction, Right: store.Read, Group: true, Run: admin.RefreshGroup},
			{Name: moderator.PauseAction, Right: store.Read, Run: moderator.Paused},
			{Name: proposal.MoreAction, Right: store.Read, Run: moderator.More},
			{Name: proposal.AgreeAction, Right: store.Decide, Run: moderator.Agree},
			{Name: proposal.AgreeBlockAction, Right: store.Decide, Run: moderator.AgreeBlock},
		},
		Flows: []dialog.Flow{
			participant.Welcome(),
			participant.SubmitProposal(),
			participant.AnswerQuestion(),
			moderator.FindFlow(),
			moderator.TaskFlow(moderator.ReviewTasks(), moderator.SafetyTasks()),
			admin.JoinFlow(participant.LanguageStep()),
			admin.InviteFlow(),
			admin.ScopeFlow(),
			admin.TemplateFlow(),
		},
		Links: []dialog.Link{
			{Prefix: admin.InvitePrefix, Right: store.Anyone, Run: admin.OpenInvite},
		},
		Alarms: []dialog.Alarm{
			{Kind: store.AlarmTell, Run: moderator.Tell},
			{Kind: store.AlarmBulk, Run: moderator.BulkPart},
			{Kind: store.AlarmGroup, Run: admin.GroupAlarm},
			{Kind: store.AlarmRemind, Run: participant.Remind},
			{Kind: store.AlarmEscalate, Run: moderator.EscalateRest},
			{Kind: store.AlarmUnburden, Run: admin.UnburdenRest},
		},
		Jobs: []dialog.Job{
			coordinator.WeeklyDigest(),
			admin.DailyGroups(),
			moderator.Summary(),
			moderator.Escalation(),
		},
		Start:       participant.Start,
		Typed:       participant.Typed,
		Edited:      participant.Edited,
		Unsupported: participant.Unsupported,
		Care:        participant.Care,
		Welcome:     participant.WelcomeFlow,
		SyncAdmins:  admin.SyncAdmins,
		GroupLost:   admin.LoseGroup,
	}
}
