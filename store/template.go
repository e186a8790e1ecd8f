package store

import "slices"

// Templates lists the reasons for declining: those of the catalogue as they were edited,
// then those that were added. Withdrawn ones, which proposals may still have, are listed
// with all only.
func Templates(r Reader, catalogue Catalogue, all bool) ([]Template, error) {
	edited, err := EditedTemplates.All(r)
	if err != nil {
		return nil, err
	}
	byCode := make(map[string]Template, len(edited))
	for _, t := range edited {
		byCode[t.Code] = t
	}
	var list []Template
	add := func(t Template) {
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
func TemplateOf(r Reader, catalogue Catalogue, code string) (Template, bool, error) {
	list, err := Templates(r, catalogue, true)
	if err != nil {
		return Template{}, false, err
	}
	template, found := templateWith(list, code)
	return template, found, nil
}

func templateWith(list []Template, code string) (Template, bool) {
	i := slices.IndexFunc(list, func(t Template) bool { return t.Code == code })
	if i < 0 {
		return Template{}, false
	}
	return list[i], true
}
