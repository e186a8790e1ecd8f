package dialog

// Choice is one of the options of a question.
type Choice struct {
	Label    any
	Argument string
}

// PagePrefix begins the argument of a button that turns the page of choices; see
// [ParsePage].
const PagePrefix = "page."

// AddChoicePage adds a button a row for each choice of the present page, and the
// buttons that turn the page.
func (t *Turn) AddChoicePage(screen *Screen, choices []Choice, pageSize int) {
	list := List{Page: Paginate(t.Session.Page, len(choices), pageSize), Prefix: PagePrefix, Press: func(argument string) Press {
		return t.AnswerButton("", argument).Press
	}}
	list.AddChoices(screen, choices)
	list.AddPageButtons(screen)
}

// SetPage turns the page if that is what the input asks for.
func (t *Turn) SetPage(input Input) bool {
	page, found := PageNumber(PagePrefix, input.Press.Argument)
	if input.Kind != Pressed || !found {
		return false
	}
	t.Session.Page = page
	return true
}

// ParsePage returns the page of choices that an argument leads to, if it leads to one.
func ParsePage(argument string) (number int, found bool) { return PageNumber(PagePrefix, argument) }

// Page is a part of a list: the entries From up to but not including To.
type Page struct{ Number, Last, From, To int }

// Paginate is the page with a number, or the nearest there is.
func Paginate(number, length, size int) Page {
	last := max(0, (length-1)/size)
	number = min(max(number, 0), last)
	return Page{Number: number, Last: last, From: number * size, To: min(length, (number+1)*size)}
}

// Buttons are the buttons that lead to the page before and the page after, as far as
// there are such pages. button makes one that leads to the page with a number.
func (p Page) Buttons(button func(label Text, number int) Button) []Button {
	var buttons []Button
	if p.Number > 0 {
		buttons = append(buttons, button(Say("button_previous"), p.Number-1))
	}
	if p.Number < p.Last {
		buttons = append(buttons, button(Say("button_next"), p.Number+1))
	}
	return buttons
}
