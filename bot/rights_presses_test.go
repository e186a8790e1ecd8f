package bot

import "usynys/store"

// requirement says of one ability, independently of the list, who may use it and
// how it is used.
type requirement struct {
	right store.Right
	// of says whose: [ofTheProposal] where the scope has to cover the proposal, too,
	// [ofTheAuthor] where it has to be the person's own; [ofOneself] for the rest.
	of whose
	// how lists what follows the command's name, or what a button carries. "%" stands
	// for a proposal, and each is taken in turn.
	how []string
}

type whose int

const (
	ofOneself whose = iota
	ofTheProposal
	ofTheAuthor
)

// requiredByCommands is of every command. Who adds a command says here who may use
// it, and with which words behind it.
var requiredByCommands = map[string]requirement{
	"start":       {store.Anyone, ofOneself, []string{"", "x", "q1", "i1"}},
	"new":         {store.Participate, ofOneself, []string{""}},
	"my":          {store.Participate, ofOneself, []string{""}},
	"cancel":      {store.Participate, ofOneself, []string{""}},
	"language":    {store.Anyone, ofOneself, []string{""}},
	"forget":      {store.Anyone, ofOneself, []string{""}},
	"help":        {store.Anyone, ofOneself, []string{""}},
	"queue":       {store.Read, ofOneself, []string{"", "5"}},
	"view":        {store.Read, ofTheProposal, []string{"%"}},
	"find":        {store.Read, ofOneself, []string{"", "%", "общежитие", "автор %"}},
	"release":     {store.Read, ofTheProposal, []string{"%"}},
	"accept":      {store.Decide, ofTheProposal, []string{"%"}},
	"decline":     {store.Decide, ofTheProposal, []string{"%", "% duplicate", "% потому что так решил я"}},
	"bulk":        {store.Read, ofOneself, []string{""}},
	"audit":       {store.Read, ofTheProposal, []string{"%"}},
	"stats":       {store.Figures, ofOneself, []string{""}},
	"pause":       {store.Read, ofOneself, []string{"", "1"}},
	"ask":         {store.Decide, ofTheProposal, []string{"%", "% В каком колледже не хватает мест?"}},
	"unask":       {store.Decide, ofTheProposal, []string{"%"}},
	"link":        {store.Decide, ofTheProposal, []string{"%", "% 1", "% 6"}},
	"unlink":      {store.Decide, ofTheProposal, []string{"%"}},
	"move":        {store.Decide, ofTheProposal, []string{"%"}},
	"note":        {store.Read, ofTheProposal, []string{"%", "% Спросить в колледже"}},
	"assign":      {store.Decide, ofTheProposal, []string{"%"}},
	"hand":        {store.Decide, ofTheProposal, []string{"%"}},
	"hide":        {store.Decide, ofTheProposal, []string{"%"}},
	"unhide":      {store.Decide, ofTheProposal, []string{"%"}},
	"undo":        {store.Decide, ofTheProposal, []string{"%"}},
	"reopen":      {store.Decide, ofTheProposal, []string{"%", "% Решение было ошибкой"}},
	"block":       {store.Decide, ofTheProposal, []string{"%"}},
	"unblock":     {store.Decide, ofTheProposal, []string{"%"}},
	"reveal":      {store.Reveal, ofTheProposal, []string{"%", "% Опасность для жизни"}},
	"digest":      {store.Figures, ofOneself, []string{""}},
	"invite":      {store.Manage, ofOneself, []string{""}},
	"staff":       {store.Manage, ofOneself, []string{""}},
	"templates":   {store.Manage, ofOneself, []string{""}},
	"linkgroup":   {store.Manage, ofOneself, []string{""}},
	"unlinkgroup": {store.Manage, ofOneself, []string{""}},
}

// requiredByActions is of every button, likewise.
var requiredByActions = map[string]requirement{
	"answer": {store.Anyone, ofOneself, []string{"", "yes", "send", "%"}},
	"back":   {store.Anyone, ofOneself, []string{""}},
	"cancel": {store.Anyone, ofOneself, []string{""}},
	// With a command in it, it is tried as that command.
	"menu":            {store.Anyone, ofOneself, []string{""}},
	"draft":           {store.Participate, ofOneself, []string{"", "continue", "discard"}},
	"language":        {store.Anyone, ofOneself, []string{"kk", "xx"}},
	"mine":            {store.Participate, ofOneself, []string{"", "1"}},
	"one":             {store.Participate, ofTheAuthor, []string{"%"}},
	"answer_question": {store.Participate, ofTheAuthor, []string{"%"}},
	"send_answer":     {store.Participate, ofTheAuthor, []string{"%"}},
	"resume":          {store.Participate, ofTheAuthor, []string{"%"}},
	"differ":          {store.Participate, ofTheAuthor, []string{"%"}},
	"policy":          {store.Anyone, ofOneself, []string{""}},
	"queue":           {store.Read, ofOneself, []string{"", "5", "2026-11-30.1"}},
	"filter":          {store.Read, ofOneself, []string{"", "region", "region.KZ-10", "mine", "overdue", "clear"}},
	"card":            {store.Read, ofTheProposal, []string{"%"}},
	"find":            {store.Read, ofOneself, []string{"", "1", "%"}},
	"text":            {store.Read, ofTheProposal, []string{"%", "%.1"}},
	"files":           {store.Read, ofTheProposal, []string{"%", "%.0"}},
	"skip":            {store.Read, ofTheProposal, []string{"%"}},
	"take":            {store.Read, ofTheProposal, []string{"%"}},
	"release":         {store.Read, ofTheProposal, []string{"%"}},
	"accept":          {store.Decide, ofTheProposal, []string{"%"}},
	"decline":         {store.Decide, ofTheProposal, []string{"%"}},
	"reason":          {store.Decide, ofTheProposal, []string{"%.duplicate", "%.nonsense", "%"}},
	"own_reason":      {store.Decide, ofTheProposal, []string{"%"}},
	"bulk":            {store.Read, ofOneself, []string{""}},
	"bulk_choose":     {store.Read, ofOneself, []string{"assign", "assign.1", "move", "x"}},
	"bulk_preview":    {store.Read, ofOneself, []string{"accept", "assign.9", "move.grants", "x"}},
	"bulk_do":         {store.Read, ofOneself, []string{"accept", "assign.9", "move.grants", "x"}},
	"bulk_stop":       {store.Read, ofOneself, []string{""}},
	"bulk_cancel":     {store.Read, ofOneself, []string{""}},
	"pause":           {store.Read, ofOneself, []string{"", "day", "week", "return", "resume", "hour.9", "x"}},
	"audit":           {store.Read, ofTheProposal, []string{"%", "%.1"}},
	"stats":           {store.Figures, ofOneself, []string{"all.7.0", "people.year.0", "regions.30.0", "x"}},
	"more":            {store.Read, ofTheProposal, []string{"%"}},
	"agree":           {store.Decide, ofTheProposal, []string{"%"}},
	"ask":             {store.Decide, ofTheProposal, []string{"%"}},
	"unask":           {store.Decide, ofTheProposal, []string{"%"}},
	"link":            {store.Decide, ofTheProposal, []string{"%", "%.1", "%.6"}},
	"unlink":          {store.Decide, ofTheProposal, []string{"%"}},
	"move":            {store.Decide, ofTheProposal, []string{"%", "%.topic", "%.topic.grants", "%.region.KZ-75", "%.region.p1"}},
	"note":            {store.Read, ofTheProposal, []string{"%"}},
	"assign":          {store.Decide, ofTheProposal, []string{"%", "%.me", "%.nobody", "%.9"}},
	"hand":            {store.Decide, ofTheProposal, []string{"%", "%.9"}},
	"hide":            {store.Decide, ofTheProposal, []string{"%"}},
	"unhide":          {store.Decide, ofTheProposal, []string{"%"}},
	"undo":            {store.Decide, ofTheProposal, []string{"%"}},
	"reopen":          {store.Decide, ofTheProposal, []string{"%"}},
	"block":           {store.Decide, ofTheProposal, []string{"%", "%.24h", "%.0s"}},
	"agree_block":     {store.Decide, ofTheProposal, []string{"%"}},
	"unblock":         {store.Decide, ofTheProposal, []string{"%"}},
	"reveal":          {store.Reveal, ofTheProposal, []string{"%"}},
	"join":            {store.Anyone, ofOneself, []string{"", "abcdef"}},
	"refuse":          {store.Anyone, ofOneself, []string{"", "abcdef"}},
	"staff":           {store.Manage, ofOneself, []string{"", "1"}},
	"invites":         {store.Manage, ofOneself, []string{"", "1"}},
	"revoke":          {store.Manage, ofOneself, []string{"abcdef"}},
	"member":          {store.Manage, ofOneself, []string{"9", "1"}},
	"member_role":     {store.Manage, ofOneself, []string{"9", "9.moderator", "1.administrator"}},
	"member_scope":    {store.Manage, ofOneself, []string{"9"}},
	"member_reveal":   {store.Manage, ofOneself, []string{"9", "9.yes"}},
	"member_end":      {store.Manage, ofOneself, []string{"9", "9.yes"}},
	"templates":       {store.Manage, ofOneself, []string{"", "1"}},
	"template":        {store.Manage, ofOneself, []string{"duplicate", "x"}},
	"template_edit":   {store.Manage, ofOneself, []string{"", "duplicate"}},
	"template_off":    {store.Manage, ofOneself, []string{"duplicate", "duplicate.yes"}},
	"group_scope":     {store.Manage, ofOneself, []string{"KZ-10", ""}},
	"group_take":      {store.Read, ofOneself, []string{""}},
	"group_refresh":   {store.Read, ofOneself, []string{""}},
	"forget":          {store.Anyone, ofOneself, []string{"x"}},
}
