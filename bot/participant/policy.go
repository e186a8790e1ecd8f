package participant

import "usynys/bot/dialog"

// PolicyAction is the action of the button that shows the personal data policy.
const PolicyAction = "policy"

// Policy shows the personal data policy, to whoever wants to read it again.
func Policy(t *dialog.Turn) error {
	t.Reply(dialog.Screen{Text: policyTexts(t)})
	return nil
}

// PolicyButton leads to the policy: to the catalogue's link, if there is one, else
// to the bot's own text.
func PolicyButton(t *dialog.Turn) dialog.Button {
	return policyButton(t, dialog.Press{Action: PolicyAction})
}

func policyButton(t *dialog.Turn, press dialog.Press) dialog.Button {
	label := dialog.Say("button_policy")
	if link := t.Catalogue.Policy.Link; link != "" {
		return dialog.Button{Label: label, URL: link}
	}
	return dialog.Button{Label: label, Press: press}
}

func policyTexts(t *dialog.Turn) []dialog.Text {
	texts := []dialog.Text{
		dialog.Say("policy_title", dialog.Data{"Version": t.Catalogue.Policy.Version}),
		dialog.Say("policy_operator", dialog.Data{"Operator": t.Catalogue.Operator.Name}),
	}
	texts = append(texts, operatorDetails(t)...)
	return append(texts, dialog.Say("policy_data"), dialog.Say("policy_purpose"), dialog.Say("policy_rights"))
}

// operatorDetails is what the catalogue tells of the operator beside the name.
func operatorDetails(t *dialog.Turn) []dialog.Text {
	var texts []dialog.Text
	if number := t.Catalogue.Operator.Number; number != "" {
		texts = append(texts, dialog.Say("policy_number", dialog.Data{"Number": number}))
	}
	if contact := t.Catalogue.Operator.Contact; contact != "" {
		texts = append(texts, dialog.Say("policy_contact", dialog.Data{"Contact": contact}))
	}
	return texts
}
