package store

// FigureReader reads what was counted day by day.
type FigureReader interface {
	// Entered lists the counts of the days from the first to the last, both
	// included, in no particular order.
	Entered(first, last Date) ([]Entered, error)
	// Answered lists the answer times of the days from the first to the last.
	Answered(first, last Date) ([]Answered, error)
	// Tallies lists the tallies of a kind of the days from the first to the last, in
	// no particular order.
	Tallies(kind TallyKind, first, last Date) ([]Tally, error)
}

// FigureWriter counts. No count goes below 0: taking out what was not counted is an
// error. The Count of an argument is not read.
type FigureWriter interface {
	CountEntered(entered Entered, by int) error
	CountAnswered(answered Answered, by int) error
	CountTally(tally Tally, by int) error
}
