package team

import (
	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// TemplatesAction turns the pages of the list of templates.
const TemplatesAction = "templates"

// countedDays is how many days of uses the list counts.
const countedDays = 90

// Templates answers /templates: the reasons for declining, and how often each was used.
func Templates(t *dialog.Turn) error {
	all, err := rules.Templates(t.Tx, *t.Catalogue, true)
	if err != nil {
		return err
	}
	uses, err := countUses(t)
	if err != nil {
		return err
	}
	list := newList(t, TemplatesAction, pressedPage(t), len(all))
	var lines []dialog.Text
	screen := dialog.Screen{}
	for _, template := range all[list.From:list.To] {
		key := "templates_line"
		if template.Withdrawn {
			key = "templates_line_withdrawn"
		}
		lines = append(lines, dialog.Say(key, dialog.Data{"Name": template.Button, "Total": uses[template.Code]}))
		screen.AddRow(dialog.Button{Label: template.Button, Press: dialog.Press{Action: TemplateAction, Argument: template.Code}})
	}
	if list.Number == list.Last {
		lines = append(lines, dialog.Say("templates_own_words", dialog.Data{"Total": uses[store.ReasonOwnWords]}))
	}
	screen.Text = []dialog.Text{
		dialog.Say("templates"),
		dialog.Say("templates_list", dialog.Data{"Lines": lines}),
		dialog.Say("templates_days", dialog.Data{"Days": countedDays}),
	}
	screen.Text = append(screen.Text, list.Position()...)
	list.AddPageButtons(&screen)
	screen.AddRow(desk.ActionButton("button_template_new", TemplateEditAction, ""))
	t.ShowIn(dialog.ListSlot, "", screen)
	return nil
}

// countUses counts how often each reason was used in the last days, by its code.
func countUses(t *dialog.Turn) (map[string]int, error) {
	tallies, err := t.Tx.Tallies(store.TallyDeclinedFor, t.Today().AddDays(1-countedDays), t.Today())
	uses := map[string]int{}
	for _, tally := range tallies {
		uses[tally.Key] += int(tally.Count)
	}
	return uses, err
}
