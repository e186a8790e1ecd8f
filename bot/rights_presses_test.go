package bot

import "usynys/store"

// requirement says, independently of the registry, who may use an ability, and how it is
// used.
type requirement struct {
	right store.Right
	// of is [ofTheProposal] if the scope has to cover the proposal, [ofTheAuthor] if it
	// has to be the person's own, [ofOneself] for the rest.
	of whose
	// how lists arguments of the command, or of the button. "%" is replaced by each
	// proposal in turn.
	how []string
}

type whose int

const (
	ofOneself whose = iota
	ofTheProposal
	ofTheAuthor
)

// requiredByCommands has the requirement of every command, with the arguments to try.
var requiredByCommands = map[string]requirement{
	"start":       {store.RightNone, ofOneself, []string{"", "x", "q1", "i1"}},
	"new":         {store.RightParticipate, ofOneself, []string{""}},
	"my":          {store.RightParticipate, ofOneself, []string{""}},
	"cancel":      {store.RightParticipate, ofOneself, []string{""}},
	"language":    {store.RightNone, ofOneself, []string{""}},
	"forget":      {store.RightNone, ofOneself, []string{""}},
	"help":        {store.RightNone, ofOneself, []string{""}},
	"queue":       {store.RightRead, ofOneself, []string{"", "5"}},
	"view":        {store.RightRead, ofTheProposal, []string{"%"}},
	"find":        {store.RightRead, ofOneself, []string{"", "%", "общежитие", "автор %"}},
	"release":     {store.RightRead, ofTheProposal, []string{"%"}},
	"accept":      {store.RightDecide, ofTheProposal, []string{"%"}},
	"decline":     {store.RightDecide, ofTheProposal, []string{"%", "% duplicate", "% потому что так решил я"}},
	"bulk":        {store.RightRead, ofOneself, []string{""}},
	"audit":       {store.RightRead, ofTheProposal, []string{"%"}},
	"stats":       {store.RightFigures, ofOneself, []string{""}},
	"pause":       {store.RightRead, ofOneself, []string{"", "1"}},
	"ask":         {store.RightDecide, ofTheProposal, []string{"%", "% В каком колледже не хватает мест?"}},
	"unask":       {store.RightDecide, ofTheProposal, []string{"%"}},
	"link":        {store.RightDecide, ofTheProposal, []string{"%", "% 1", "% 6"}},
	"unlink":      {store.RightDecide, ofTheProposal, []string{"%"}},
	"move":        {store.RightDecide, ofTheProposal, []string{"%"}},
	"note":        {store.RightRead, ofTheProposal, []string{"%", "% Спросить в колледже"}},
	"assign":      {store.RightDecide, ofTheProposal, []string{"%"}},
	"hand":        {store.RightDecide, ofTheProposal, []string{"%"}},
	"hide":        {store.RightDecide, ofTheProposal, []string{"%"}},
	"unhide":      {store.RightDecide, ofTheProposal, []string{"%"}},
	"undo":        {store.RightDecide, ofTheProposal, []string{"%"}},
	"reopen":      {store.RightDecide, ofTheProposal, []string{"%", "% Решение было ошибкой"}},
	"block":       {store.RightDecide, ofTheProposal, []string{"%"}},
	"unblock":     {store.RightDecide, ofTheProposal, []string{"%"}},
	"reveal":      {store.RightReveal, ofTheProposal, []string{"%", "% Опасность для жизни"}},
	"digest":      {store.RightFigures, ofOneself, []string{""}},
	"invite":      {store.RightManage, ofOneself, []string{""}},
	"staff":       {store.RightManage, ofOneself, []string{""}},
	"templates":   {store.RightManage, ofOneself, []string{""}},
	"linkgroup":   {store.RightManage, ofOneself, []string{""}},
	"unlinkgroup": {store.RightManage, ofOneself, []string{""}},
}

// requiredByActions has the requirement of every button.
var requiredByActions = map[string]requirement{
	"answer": {store.RightNone, ofOneself, []string{"", "yes", "send", "%"}},
	"back":   {store.RightNone, ofOneself, []string{""}},
	"cancel": {store.RightNone, ofOneself, []string{""}},
	// With the name of a command it is tried as that command.
	"menu":            {store.RightNone, ofOneself, []string{""}},
	"draft":           {store.RightParticipate, ofOneself, []string{"", "continue", "discard"}},
	"language":        {store.RightNone, ofOneself, []string{"kk", "xx"}},
	"mine":            {store.RightParticipate, ofOneself, []string{"", "1"}},
	"one":             {store.RightParticipate, ofTheAuthor, []string{"%"}},
	"answer_question": {store.RightParticipate, ofTheAuthor, []string{"%"}},
	"send_answer":     {store.RightParticipate, ofTheAuthor, []string{"%"}},
	"resume":          {store.RightParticipate, ofTheAuthor, []string{"%"}},
	"differ":          {store.RightParticipate, ofTheAuthor, []string{"%"}},
	"policy":          {store.RightNone, ofOneself, []string{""}},
	"queue":           {store.RightRead, ofOneself, []string{"", "5", "2026-11-30.1"}},
	"filter":          {store.RightRead, ofOneself, []string{"", "region", "region.KZ-10", "mine", "overdue", "clear"}},
	"card":            {store.RightRead, ofTheProposal, []string{"%"}},
	"find":            {store.RightRead, ofOneself, []string{"", "1", "%"}},
	"text":            {store.RightRead, ofTheProposal, []string{"%", "%.1"}},
	"files":           {store.RightRead, ofTheProposal, []string{"%", "%.0"}},
	"skip":            {store.RightRead, ofTheProposal, []string{"%"}},
	"take":            {store.RightRead, ofTheProposal, []string{"%"}},
	"release":         {store.RightRead, ofTheProposal, []string{"%"}},
	"accept":          {store.RightDecide, ofTheProposal, []string{"%"}},
	"decline":         {store.RightDecide, ofTheProposal, []string{"%"}},
	"reason":          {store.RightDecide, ofTheProposal, []string{"%.duplicate", "%.nonsense", "%"}},
	"own_reason":      {store.RightDecide, ofTheProposal, []string{"%"}},
	"bulk":            {store.RightRead, ofOneself, []string{""}},
	"bulk_choose":     {store.RightRead, ofOneself, []string{"assign", "assign.1", "move", "x"}},
	"bulk_preview":    {store.RightRead, ofOneself, []string{"accept", "assign.9", "move.grants", "x"}},
	"bulk_do":         {store.RightRead, ofOneself, []string{"accept", "assign.9", "move.grants", "x"}},
	"bulk_stop":       {store.RightRead, ofOneself, []string{""}},
	"bulk_cancel":     {store.RightRead, ofOneself, []string{""}},
	"pause":           {store.RightRead, ofOneself, []string{"", "day", "week", "return", "resume", "hour.9", "x"}},
	"audit":           {store.RightRead, ofTheProposal, []string{"%", "%.1"}},
	"stats":           {store.RightFigures, ofOneself, []string{"all.7.0", "people.year.0", "regions.30.0", "x"}},
	"more":            {store.RightRead, ofTheProposal, []string{"%"}},
	"agree":           {store.RightDecide, ofTheProposal, []string{"%"}},
	"ask":             {store.RightDecide, ofTheProposal, []string{"%"}},
	"unask":           {store.RightDecide, ofTheProposal, []string{"%"}},
	"link":            {store.RightDecide, ofTheProposal, []string{"%", "%.1", "%.6"}},
	"unlink":          {store.RightDecide, ofTheProposal, []string{"%"}},
	"move":            {store.RightDecide, ofTheProposal, []string{"%", "%.topic", "%.topic.grants", "%.region.KZ-75", "%.region.p1"}},
	"note":            {store.RightRead, ofTheProposal, []string{"%"}},
	"assign":          {store.RightDecide, ofTheProposal, []string{"%", "%.me", "%.nobody", "%.9"}},
	"hand":            {store.RightDecide, ofTheProposal, []string{"%", "%.9"}},
	"hide":            {store.RightDecide, ofTheProposal, []string{"%"}},
	"unhide":          {store.RightDecide, ofTheProposal, []string{"%"}},
	"undo":            {store.RightDecide, ofTheProposal, []string{"%"}},
	"reopen":          {store.RightDecide, ofTheProposal, []string{"%"}},
	"block":           {store.RightDecide, ofTheProposal, []string{"%", "%.24h", "%.0s"}},
	"agree_block":     {store.RightDecide, ofTheProposal, []string{"%"}},
	"unblock":         {store.RightDecide, ofTheProposal, []string{"%"}},
	"reveal":          {store.RightReveal, ofTheProposal, []string{"%"}},
	"join":            {store.RightNone, ofOneself, []string{"", "abcdef"}},
	"refuse":          {store.RightNone, ofOneself, []string{"", "abcdef"}},
	"staff":           {store.RightManage, ofOneself, []string{"", "1"}},
	"invites":         {store.RightManage, ofOneself, []string{"", "1"}},
	"revoke":          {store.RightManage, ofOneself, []string{"abcdef"}},
	"member":          {store.RightManage, ofOneself, []string{"9", "1"}},
	"member_role":     {store.RightManage, ofOneself, []string{"9", "9.moderator", "1.administrator"}},
	"member_scope":    {store.RightManage, ofOneself, []string{"9"}},
	"member_reveal":   {store.RightManage, ofOneself, []string{"9", "9.yes"}},
	"member_end":      {store.RightManage, ofOneself, []string{"9", "9.yes"}},
	"templates":       {store.RightManage, ofOneself, []string{"", "1"}},
	"template":        {store.RightManage, ofOneself, []string{"duplicate", "x"}},
	"template_edit":   {store.RightManage, ofOneself, []string{"", "duplicate"}},
	"template_off":    {store.RightManage, ofOneself, []string{"duplicate", "duplicate.yes"}},
	"group_scope":     {store.RightManage, ofOneself, []string{"KZ-10", ""}},
	"group_take":      {store.RightRead, ofOneself, []string{""}},
	"group_refresh":   {store.RightRead, ofOneself, []string{""}},
	"forget":          {store.RightNone, ofOneself, []string{"x"}},
}
