package participant

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"usynys/bot/dialog"
	"usynys/store"
)

// PolicyAction is the action of the button that shows the personal data policy.
const PolicyAction = "policy"

// Policy shows the personal data policy.
func Policy(t *dialog.Turn) error {
	t.Reply(dialog.Screen{Text: policyTexts(t)})
	return nil
}

// PolicyButton returns a button that shows the policy: the catalogue's link, if there is
// one, else the bot's own text.
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

// operatorDetails returns the operator's number and contact, if the catalogue has them.
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

// The answers to the question of consent.
const (
	agree      = "yes"
	disagree   = "no"
	readPolicy = "policy"
	readAgain  = "again"
)

func consentStep() dialog.Step {
	return dialog.Step{
		ID:   "consent",
		Ask:  askConsent,
		Take: takeConsent,
		Answered: func(t *dialog.Turn) (bool, error) {
			return t.Person.Consent.Given(), nil
		},
	}
}

func askConsent(t *dialog.Turn) (dialog.Screen, error) {
	screen := dialog.Screen{Text: append(consentTexts(t), dialog.Say("ask_consent"))}
	screen.AddRow(t.AnswerButton(dialog.Say("button_agree"), agree), t.AnswerButton(dialog.Say("button_disagree"), disagree))
	screen.AddRow(policyButton(t, t.AnswerButton(dialog.Say("button_policy"), readPolicy).Press))
	return screen, nil
}

func takeConsent(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	if input.Kind != dialog.Pressed {
		return buttonsOnlyProblem()
	}
	switch input.Press.Argument {
	case agree:
		hash, err := consentHash(t)
		if err != nil {
			return dialog.Stay, err
		}
		t.Person.Consent = store.Consent{Version: t.Catalogue.Policy.Version, Hash: hash, At: t.Now.UTC()}
		return dialog.Next, nil
	case disagree:
		screen := dialog.Screen{Text: []dialog.Text{dialog.Say("consent_refused")}}
		screen.AddRow(t.AnswerButton(dialog.Say("button_agree"), agree))
		screen.AddRow(t.AnswerButton(dialog.Say("button_read_again"), readAgain))
		t.Show(screen)
		return dialog.Handled, nil
	case readPolicy:
		screen := dialog.Screen{Text: policyTexts(t)}
		screen.AddRow(t.AnswerButton(dialog.Say("button_back"), readAgain))
		t.Show(screen)
		return dialog.Handled, nil
	case readAgain:
		return dialog.Stay, nil
	}
	return dialog.Stay, dialog.ErrStale
}

// consentTexts returns the texts that a person agrees to.
func consentTexts(t *dialog.Turn) []dialog.Text {
	texts := append([]dialog.Text{dialog.Say("consent_operator", dialog.Data{"Operator": t.Catalogue.Operator.Name})}, operatorDetails(t)...)
	texts = append(texts, dialog.Say("consent_data"), dialog.Say("consent_abroad"), dialog.Say("consent_publication"))
	if t.Person.Age.Minor() {
		texts = append(texts, dialog.Say("consent_minor"))
	}
	return texts
}

// consentHash returns the SHA-256 of the words that the person saw, in their language.
func consentHash(t *dialog.Turn) (string, error) {
	var words strings.Builder
	for _, text := range consentTexts(t) {
		rendered, err := t.Wording(t.Person.Language, text)
		if err != nil {
			return "", err
		}
		words.WriteString(rendered + "\n")
	}
	sum := sha256.Sum256([]byte(words.String()))
	return hex.EncodeToString(sum[:]), nil
}
