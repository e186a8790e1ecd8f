package bot

import "slices"

// change is one line of a difference: unchanged, removed or added.
type change struct {
	kind byte // '=', '-' or '+'
	line string
}

// difference returns the changes between two lists of lines, by their longest common
// subsequence. Removed lines come before those added in their place.
func difference(before, after []string) []change {
	common := make([][]int, len(before)+1)
	for i := range common {
		common[i] = make([]int, len(after)+1)
	}
	for i, line := range slices.Backward(before) {
		for j := len(after) - 1; j >= 0; j-- {
			if line == after[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var changes []change
	i, j := 0, 0
	for i < len(before) || j < len(after) {
		switch {
		case i < len(before) && j < len(after) && before[i] == after[j]:
			changes = append(changes, change{'=', before[i]})
			i, j = i+1, j+1
		case i < len(before) && (j == len(after) || common[i+1][j] >= common[i][j+1]):
			changes = append(changes, change{'-', before[i]})
			i++
		default:
			changes = append(changes, change{'+', after[j]})
			j++
		}
	}
	return changes
}

// unchanged counts the unchanged lines.
func unchanged(changes []change) int {
	count := 0
	for _, c := range changes {
		if c.kind == '=' {
			count++
		}
	}
	return count
}
