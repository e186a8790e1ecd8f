package rules

import (
	"slices"

	"usynys/store"
)

// Templates lists the reasons for declining: those of the catalogue as they were edited,
// then those that were added. Withdrawn ones, which proposals may still have, are listed
// with all only.
func Templates(r store.Reader, catalogue store.Catalogue, all bool) ([]store.ReasonTemplate, error) {
	edited, err := store.EditedTemplates.All(r)
	if err != nil {
		return nil, err
	}
	byCode := make(map[string]store.ReasonTemplate, len(edited))
	for _, t := range edited {
		byCode[t.Code] = t
	}
	var list []store.ReasonTemplate
	add := func(t store.ReasonTemplate) {
		if all || !t.Withdrawn {
			list = append(list, t)
		}
	}
	for _, t := range catalogue.Reasons {
		if changed, found := byCode[t.Code]; found {
			t = changed
			delete(byCode, t.Code)
		}
		add(t)
	}
	for _, t := range edited {
		if _, left := byCode[t.Code]; left {
			add(t)
		}
	}
	return list, nil
}

// TemplateOf returns the reason with a code, withdrawn or not.
func TemplateOf(r store.Reader, catalogue store.Catalogue, code string) (store.ReasonTemplate, bool, error) {
	list, err := Templates(r, catalogue, true)
	if err != nil {
		return store.ReasonTemplate{}, false, err
	}
	template, found := templateWith(list, code)
	return template, found, nil
}

func templateWith(list []store.ReasonTemplate, code string) (store.ReasonTemplate, bool) {
	i := slices.IndexFunc(list, func(t store.ReasonTemplate) bool { return t.Code == code })
	if i < 0 {
		return store.ReasonTemplate{}, false
	}
	return list[i], true
}
