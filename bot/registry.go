package bot

import (
	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/engine"
	"usynys/bot/notice"
	"usynys/bot/participant"
	"usynys/bot/staff/alerts"
	"usynys/bot/staff/bulk"
	"usynys/bot/staff/desk"
	"usynys/bot/staff/find"
	"usynys/bot/staff/groups"
	"usynys/bot/staff/history"
	"usynys/bot/staff/queue"
	"usynys/bot/staff/report"
	"usynys/bot/staff/review"
	"usynys/bot/staff/safety"
	"usynys/bot/staff/team"
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

// Registry lists all that the bot can do, with the right each thing needs; what is not on
// it does not exist. The router, the permission check, /help, the command menus and the
// tests read it. No other file of this package imports a room.
//
// To add something, write its handler in a file of a room, and add one line here:
//
//   - a command: a [dialog.Command], in the order of /help. Button makes it a button, too.
//     Its texts are "command_<name>" and those that the handler says.
//   - a button: a [dialog.Action]. The constant of its name is beside the function that
//     makes the button.
//   - a step: a [dialog.Step] in the Steps of its flow, which is listed here already.
//   - a job: a [dialog.Job]. Its name is stored and never changes.
//   - an alarm: a [dialog.Alarm], with its kind in package store; a decision sets it with
//     Tx.SetAlarm.
//
// Its words go into both files of package locales, who may use it into
// rights_presses_test.go, and what it shows into a transcript in testdata/conversations.
func Registry() *dialog.Registry {
	return &dialog.Registry{
		Commands: []dialog.Command{
			{Name: "start", Right: store.RightNone, Run: engine.Start},
			{Name: "new", Right: store.RightParticipate, Run: participant.New},
			{Name: "my", Right: store.RightParticipate, Run: participant.Mine},
			{Name: "cancel", Right: store.RightParticipate, Run: participant.Cancel},
			{Name: "language", Right: store.RightNone, Run: participant.ChooseLanguage},
			{Name: "forget", Right: store.RightNone, Run: participant.Forget},
			{Name: "help", Right: store.RightNone, Run: participant.Help},
			{Name: "queue", Section: queueSection, Right: store.RightRead, Button: true, Run: queue.Show},
			{Name: "view", Section: queueSection, Right: store.RightRead, Run: desk.View},
			{Name: "find", Section: queueSection, Right: store.RightRead, Button: true, Run: find.Search},
			{Name: "bulk", Section: queueSection, Right: store.RightRead, Button: true, Run: bulk.Start},
			{Name: "release", Section: queueSection, Right: store.RightRead, Button: true, Run: desk.Release},
			{Name: "note", Section: queueSection, Right: store.RightRead, Button: true, Run: review.Note},
			{Name: "audit", Section: queueSection, Right: store.RightRead, Button: true, Run: history.Show},
			{Name: "pause", Section: queueSection, Right: store.RightRead, Run: alerts.Pause},
			{Name: "accept", Section: decisionSection, Right: store.RightDecide, Button: true, Run: review.Accept},
			{Name: "decline", Section: decisionSection, Right: store.RightDecide, Button: true, Run: review.Decline},
			{Name: "ask", Section: decisionSection, Right: store.RightDecide, Button: true, Run: review.Ask},
			{Name: "unask", Section: decisionSection, Right: store.RightDecide, Button: true, Run: review.Unask},
			{Name: "move", Section: decisionSection, Right: store.RightDecide, Button: true, Run: review.Move},
			{Name: "link", Section: decisionSection, Right: store.RightDecide, Button: true, Run: review.Link},
			{Name: "unlink", Section: decisionSection, Right: store.RightDecide, Button: true, Run: review.Unlink},
			{Name: "assign", Section: decisionSection, Right: store.RightDecide, Button: true, Run: review.Assign},
			{Name: "hand", Section: decisionSection, Right: store.RightDecide, Button: true, Run: review.HandOver},
			{Name: "undo", Section: decisionSection, Right: store.RightDecide, Button: true, Run: review.Undo},
			{Name: "reopen", Section: decisionSection, Right: store.RightDecide, Button: true, Run: review.Reopen},
			{Name: "hide", Section: safetySection, Right: store.RightDecide, Button: true, Run: safety.Hide},
			{Name: "unhide", Section: safetySection, Right: store.RightDecide, Button: true, Run: safety.Unhide},
			{Name: "block", Section: safetySection, Right: store.RightDecide, Button: true, Run: safety.Block},
			{Name: "unblock", Section: safetySection, Right: store.RightDecide, Button: true, Run: safety.Unblock},
			{Name: "reveal", Section: safetySection, Right: store.RightReveal, Button: true, Run: safety.Reveal},
			{Name: "stats", Section: figuresSection, Right: store.RightFigures, Button: true, Run: report.Stats},
			{Name: "digest", Section: figuresSection, Right: store.RightFigures, Run: report.Digest},
			{Name: "invite", Section: staffSection, Right: store.RightManage, Run: team.Invite},
			{Name: "staff", Section: staffSection, Right: store.RightManage, Button: true, Run: team.List},
			{Name: "templates", Section: staffSection, Right: store.RightManage, Button: true, Run: team.Templates},
			{Name: "linkgroup", Section: staffSection, Right: store.RightManage, Group: true, Run: groups.Link},
			{Name: "unlinkgroup", Section: staffSection, Right: store.RightManage, Group: true, Run: groups.Unlink},
		},
		Actions: []dialog.Action{
			{Name: dialog.AnswerAction, Right: store.RightNone, Run: engine.Answer},
			{Name: dialog.BackAction, Right: store.RightNone, Run: engine.Back},
			{Name: dialog.CancelAction, Right: store.RightNone, Run: engine.Cancel},
			{Name: participant.MenuAction, Right: store.RightNone, Run: engine.Menu},
			{Name: participant.DraftAction, Right: store.RightParticipate, Run: participant.Draft},
			{Name: participant.LanguageAction, Right: store.RightNone, Run: participant.SetLanguage},
			{Name: participant.MineAction, Right: store.RightParticipate, Run: participant.MinePage},
			{Name: participant.OneAction, Right: store.RightParticipate, Run: participant.ShowOne},
			{Name: notice.ReplyAction, Right: store.RightParticipate, Run: participant.BeginReply},
			{Name: participant.SendReplyAction, Right: store.RightParticipate, Run: participant.SendReply},
			{Name: notice.ResumeAction, Right: store.RightParticipate, Run: participant.BeginReply},
			{Name: notice.DifferAction, Right: store.RightParticipate, Run: participant.Differ},
			{Name: participant.PolicyAction, Right: store.RightNone, Run: participant.Policy},
			{Name: participant.ForgetAction, Right: store.RightNone, Run: participant.ForgetConfirmed},
			{Name: card.FilterAction, Right: store.RightRead, Run: queue.Filter},
			{Name: card.CardAction, Right: store.RightRead, Run: desk.Card},
			{Name: bulk.ChooseAction, Right: store.RightRead, Run: bulk.Choose},
			{Name: bulk.PreviewAction, Right: store.RightRead, Run: bulk.Preview},
			{Name: bulk.ApplyAction, Right: store.RightRead, Run: bulk.Apply},
			{Name: bulk.StopAction, Right: store.RightRead, Run: bulk.Stop},
			{Name: bulk.CancelAction, Right: store.RightRead, Run: bulk.Cancel},
			{Name: card.TextAction, Right: store.RightRead, Run: review.FullText},
			{Name: card.FilesAction, Right: store.RightRead, Run: review.Files},
			{Name: card.SkipAction, Right: store.RightRead, Run: queue.Skip},
			{Name: card.TakeAction, Right: store.RightRead, Run: desk.TakeOver},
			{Name: review.ReasonAction, Right: store.RightDecide, Run: review.ChooseReason},
			{Name: review.OwnReasonAction, Right: store.RightDecide, Run: review.WriteReason},
			{Name: team.JoinAction, Right: store.RightNone, Run: team.AcceptInvite},
			{Name: team.RefuseAction, Right: store.RightNone, Run: team.DeclineInvite},
			{Name: team.InvitesAction, Right: store.RightManage, Run: team.Invites},
			{Name: team.RevokeAction, Right: store.RightManage, Run: team.Revoke},
			{Name: team.MemberAction, Right: store.RightManage, Run: team.Member},
			{Name: team.MemberRoleAction, Right: store.RightManage, Run: team.MemberRole},
			{Name: team.MemberScopeAction, Right: store.RightManage, Run: team.MemberScope},
			{Name: team.MemberRevealAction, Right: store.RightManage, Run: team.MemberReveal},
			{Name: team.MemberEndAction, Right: store.RightManage, Run: team.MemberEnd},
			{Name: team.TemplateAction, Right: store.RightManage, Run: team.Template},
			{Name: team.TemplateEditAction, Right: store.RightManage, Run: team.EditTemplate},
			{Name: team.TemplateWithdrawAction, Right: store.RightManage, Run: team.WithdrawTemplate},
			{Name: groups.ScopeAction, Right: store.RightManage, Group: true, Run: groups.SetScope},
			{Name: groups.TakeAction, Right: store.RightRead, Group: true, Run: groups.ClaimNext},
			{Name: groups.RefreshAction, Right: store.RightRead, Group: true, Run: groups.Refresh},
			{Name: alerts.PauseAction, Right: store.RightRead, Run: alerts.SetPause},
			{Name: card.MoreAction, Right: store.RightRead, Run: review.More},
			{Name: card.AgreeAction, Right: store.RightDecide, Run: review.SecondDecline},
			{Name: card.AgreeBlockAction, Right: store.RightDecide, Run: safety.SecondBlock},
		},
		Flows: []dialog.Flow{
			participant.Welcome(),
			participant.SubmitProposal(),
			participant.Reply(),
			find.Flow(),
			desk.TaskFlow(review.Tasks, safety.Tasks),
			team.JoinFlow(participant.LanguageStep()),
			team.InviteFlow(),
			team.ScopeFlow(),
			team.TemplateFlow(),
		},
		Links: []dialog.Link{
			{Prefix: team.InvitePrefix, Right: store.RightNone, Run: team.OpenInvite},
		},
		Alarms: []dialog.Alarm{
			{Kind: store.AlarmNotify, Run: review.NotifyDecision},
			{Kind: store.AlarmBulk, Run: bulk.RunBatch},
			{Kind: store.AlarmGroup, Run: groups.RefreshOnAlarm},
			{Kind: store.AlarmRemind, Run: participant.Remind},
			{Kind: store.AlarmEscalate, Run: alerts.ContinueEscalation},
			{Kind: store.AlarmRevokeWork, Run: team.RevokeRest},
			{Kind: store.AlarmMainDecided, Run: notice.NotifyDuplicates},
			{Kind: store.AlarmMainMoved, Run: notice.NotifyDuplicates},
		},
		Jobs: []dialog.Job{
			report.WeeklyDigestJob(),
			groups.DailyJob(),
			alerts.SummaryJob(),
			alerts.EscalationJob(),
		},
		Start:       participant.Start,
		Typed:       participant.Typed,
		Edited:      participant.Edited,
		Unsupported: participant.Unsupported,
		Care:        participant.OfferHelplines,
		Welcome:     participant.WelcomeFlow,
		SyncAdmins:  team.SyncAdmins,
		GroupLost:   groups.HandleLost,
	}
}
