package proposal

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// ReasonText is why something was decided, for the author or for staff: the
// template as it was at the time, the moderator's own words with the language they
// are in, or both.
func ReasonText(catalogue *store.Catalogue, reason store.Reason) dialog.Text {
	written := dialog.Data{"Reason": reason.Text, "Language": dialog.Say("language_" + string(reason.Language))}
	switch {
	case reason.Code == "":
		return dialog.Say("reason_written", written)
	case reason.Text == "":
		return dialog.Say("reason", dialog.Data{"Reason": templateText(catalogue, reason)})
	}
	written["Reason"], written["Words"] = templateText(catalogue, reason), reason.Text
	return dialog.Say("reason_both", written)
}

// templateText is the text of a template when it was used. Of a reason that was
// kept without it, the catalogue has the text, or else only the code is known.
func templateText(catalogue *store.Catalogue, reason store.Reason) any {
	if reason.Template != (store.LocalizedText{}) {
		return reason.Template
	}
	if template, ok := catalogue.Reason(reason.Code); ok {
		return template.Text
	}
	return reason.Code
}
