// Package method has the methods of the Bot API that the simulator knows: their
// parameters, and what they do to the messenger. A method that is not in the table
// is refused as Telegram refuses an unknown one.
package method
