package bot

import (
	"usynys/bot/admin"
	"usynys/bot/coordinator"
	"usynys/bot/dialog"
	"usynys/bot/moderator"
	"usynys/bot/participant"
	"usynys/bot/proposal"
	"usynys/store"
)

// Abilities is the list of all that the bot can do, with the right each thing
// needs. The router, the permission check, /help, the command menus and the
// tests read it; what is not on it does not exist.
func Abilities() *dialog.Abilities {
	return &dialog.Abilities{
		Commands: []dialog.Command{
			{Name: "start", Right: store.Anyone, Run: start},
			{Name: "new", Right: store.Participate, Run: participant.New},
			{Name: "my", Right: store.Participate, Run: participant.Mine},
			{Name: "cancel", Right: store.Participate, Run: participant.Cancel},
			{Name: "language", Right: store.Anyone, Run: participant.ChooseLanguage},
			{Name: "forget", Right: store.Anyone, Run: participant.Forget},
			{Name: "help", Right: store.Anyone, Run: help},
			{Name: "queue", Right: store.Read, Run: moderator.Queue},
			{Name: "view", Right: store.Read, Run: moderator.View},
			{Name: "find", Right: store.Read, Run: moderator.Find},
			{Name: "release", Right: store.Read, Run: moderator.Release},
			{Name: "accept", Right: store.Decide, Run: moderator.Accept},
			{Name: "decline", Right: store.Decide, Run: moderator.Decline},
			{Name: "pause", Right: store.Read, Run: moderator.Pause},
			{Name: "ask", Right: store.Decide, Run: moderator.Ask},
			{Name: "link", Right: store.Decide, Run: moderator.Link},
			{Name: "unlink", Right: store.Decide, Run: moderator.Unlink},
			{Name: "move", Right: store.Decide, Run: moderator.Move},
			{Name: "note", Right: store.Read, Run: moderator.Note},
			{Name: "assign", Right: store.Decide, Run: moderator.Assign},
			{Name: "hand", Right: store.Decide, Run: moderator.Hand},
			{Name: "hide", Right: store.Decide, Run: moderator.Hide},
			{Name: "unhide", Right: store.Decide, Run: moderator.Unhide},
			{Name: "undo", Right: store.Decide, Run: moderator.Undo},
			{Name: "reopen", Right: store.Decide, Run: moderator.Reopen},
			{Name: "block", Right: store.Decide, Run: moderator.Block},
			{Name: "unblock", Right: store.Decide, Run: moderator.Unblock},
			{Name: "reveal", Right: store.Reveal, Run: moderator.Reveal},
			{Name: "digest", Right: store.Figures, Run: coordinator.Digest},
			{Name: "linkgroup", Right: store.Manage, Group: true, Run: admin.LinkGroup},
			{Name: "unlinkgroup", Right: store.Manage, Group: true, Run: admin.UnlinkGroup},
		},
		Actions: []dialog.Action{
			{Name: dialog.AnswerAction, Right: store.Anyone, Run: answer},
			{Name: dialog.BackAction, Right: store.Anyone, Run: back},
			{Name: dialog.CancelAction, Right: store.Anyone, Run: cancel},
			{Name: participant.MenuAction, Right: store.Anyone, Run: menu},
			{Name: participant.DraftAction, Right: store.Participate, Run: participant.Draft},
			{Name: participant.LanguageAction, Right: store.Anyone, Run: participant.SetLanguage},
			{Name: participant.MineAction, Right: store.Participate, Run: participant.MinePage},
			{Name: participant.OneAction, Right: store.Participate, Run: participant.One},
			{Name: proposal.AnswerQuestionAction, Right: store.Participate, Run: participant.Answer},
			{Name: proposal.ResumeAction, Right: store.Participate, Run: participant.Answer},
			{Name: proposal.DifferAction, Right: store.Participate, Run: participant.Differ},
			{Name: participant.PolicyAction, Right: store.Anyone, Run: participant.Policy},
			{Name: participant.ForgetAction, Right: store.Anyone, Run: participant.ForgetConfirmed},
			{Name: proposal.QueueAction, Right: store.Read, Run: moderator.Queue},
			{Name: proposal.FilterAction, Right: store.Read, Run: moderator.Filter},
			{Name: proposal.CardAction, Right: store.Read, Run: moderator.Card},
			{Name: moderator.FindAction, Right: store.Read, Run: moderator.Find},
			{Name: proposal.TextAction, Right: store.Read, Run: moderator.Text},
			{Name: proposal.FilesAction, Right: store.Read, Run: moderator.Files},
			{Name: proposal.SkipAction, Right: store.Read, Run: moderator.Skip},
			{Name: proposal.TakeAction, Right: store.Read, Run: moderator.Take},
			{Name: proposal.ReleaseAction, Right: store.Read, Run: moderator.Release},
			{Name: proposal.AcceptAction, Right: store.Decide, Run: moderator.Accept},
			{Name: proposal.DeclineAction, Right: store.Decide, Run: moderator.Decline},
			{Name: moderator.ReasonAction, Right: store.Decide, Run: moderator.Reason},
			{Name: moderator.OwnReasonAction, Right: store.Decide, Run: moderator.OwnReason},
			{Name: admin.GroupScopeAction, Right: store.Manage, Group: true, Run: admin.SetGroupScope},
			{Name: admin.GroupTakeAction, Right: store.Read, Group: true, Run: admin.TakeNext},
			{Name: admin.GroupRefreshAction, Right: store.Read, Group: true, Run: admin.RefreshGroup},
			{Name: moderator.PauseAction, Right: store.Read, Run: moderator.Paused},
			{Name: proposal.MoreAction, Right: store.Read, Run: moderator.More},
			{Name: proposal.AgreeAction, Right: store.Decide, Run: moderator.Agree},
			{Name: proposal.AskAction, Right: store.Decide, Run: moderator.Ask},
			{Name: proposal.LinkAction, Right: store.Decide, Run: moderator.Link},
			{Name: proposal.UnlinkAction, Right: store.Decide, Run: moderator.Unlink},
			{Name: proposal.MoveAction, Right: store.Decide, Run: moderator.Move},
			{Name: proposal.NoteAction, Right: store.Read, Run: moderator.Note},
			{Name: proposal.AssignAction, Right: store.Decide, Run: moderator.Assign},
			{Name: proposal.HandAction, Right: store.Decide, Run: moderator.Hand},
			{Name: proposal.HideAction, Right: store.Decide, Run: moderator.Hide},
			{Name: proposal.UnhideAction, Right: store.Decide, Run: moderator.Unhide},
			{Name: proposal.UndoAction, Right: store.Decide, Run: moderator.Undo},
			{Name: proposal.ReopenAction, Right: store.Decide, Run: moderator.Reopen},
			{Name: proposal.BlockAction, Right: store.Decide, Run: moderator.Block},
			{Name: proposal.AgreeBlockAction, Right: store.Decide, Run: moderator.AgreeBlock},
			{Name: proposal.UnblockAction, Right: store.Decide, Run: moderator.Unblock},
			{Name: proposal.RevealAction, Right: store.Reveal, Run: moderator.Reveal},
		},
		Flows: []dialog.Flow{
			participant.Welcome(),
			participant.SubmitProposal(),
			participant.AnswerQuestion(),
			moderator.FindFlow(),
			moderator.TaskFlow(),
		},
		Alarms: []dialog.Alarm{
			{Kind: store.AlarmTell, Run: moderator.Tell},
			{Kind: store.AlarmGroup, Run: admin.GroupAlarm},
			{Kind: store.AlarmRemind, Run: participant.Remind},
			{Kind: store.AlarmEscalate, Run: moderator.EscalateRest},
		},
		Jobs: []dialog.Job{
			coordinator.WeeklyDigest(),
			admin.DailyGroups(),
			moderator.Summary(),
			moderator.Escalation(),
		},
	}
}
