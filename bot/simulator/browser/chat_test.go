package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestChatAsPeopleKnowIt uses the features of an app beside texts and buttons.
func TestChatAsPeopleKnowIt(t *testing.T) {
	s := open(t, look{width: 1440, height: 900})
	s.part("commands behind the slash", func(*testing.T) {
		s.enter(phone(coordinator) + ".querySelector('.slash')")
		s.wait(`document.activeElement.closest('.commands') !== null`)
		s.wait(`document.activeElement.closest(".commands").textContent.includes("/digest")`)
		s.screenshot("commands-1440")
		s.do(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Escape))
		s.wait(phone(coordinator) + `.querySelector('.commands').hidden`)
	})
	s.part("a file from disk", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "plan.txt")
		if err := os.WriteFile(path, []byte("<b>1</b>"), 0o600); err != nil {
			t.Fatal(err)
		}
		s.do(chromedp.SetUploadFiles(chromedp.CSS(".phone:nth-of-type(3) input[type=file]"), []string{path}))
		s.wait(`[...` + phone(coordinator) + `.querySelectorAll('.file')].some((f) => f.textContent.includes('plan.txt'))`)
	})
	s.part("an album, a voice and a place", func(*testing.T) {
		for kind, shown := range map[string]string{"album": ".album .photo:nth-child(3) img", "voice": "audio", "location": ".map"} {
			s.enter(phone(coordinator) + ".querySelector('.attach')")
			s.enter(phone(coordinator) + ".querySelector('[data-attach=" + kind + "]')")
			s.wait(`!!` + phone(coordinator) + `.querySelector('` + shown + `')`)
		}
		s.screenshot("attachments-1440")
	})
	s.part("markup in a text stays text", func(*testing.T) {
		s.write(coordinator, "<img src=x onerror=alert(1)> & </b>")
		s.showsSomewhere(coordinator, "<img src=x onerror=alert(1)> & </b>")
	})
	s.part("blocking the bot in the panel", func(*testing.T) {
		blocks := fmt.Sprintf(`document.querySelector('[data-person="%d"]')`, coordinator)
		for _, blocked := range []string{"true", "false"} {
			s.enter(blocks)
			s.wait(blocks + `.getAttribute('aria-checked') === '` + blocked + `' && ` + phone(coordinator) + `.querySelector('.blocked').hidden === (` + blocked + ` === false)`)
		}
		s.screenshot("blocks-1440")
	})
	s.part("blocking the bot and a link back", func(*testing.T) {
		s.enter(phone(coordinator) + ".querySelector('.more')")
		s.enter(phone(coordinator) + ".querySelector('[data-do=block]')")
		s.wait("!" + phone(coordinator) + `.querySelector('.blocked').hidden`)
		s.focusKept()
		s.enter(phone(coordinator) + ".querySelector('.blocked button')")
		s.wait(phone(coordinator) + `.querySelector('.blocked').hidden`)
		s.focusKept()
		s.enter(phone(coordinator) + ".querySelector('.more')")
		s.enter(phone(coordinator) + ".querySelector('[data-do=link]')")
		s.wait(`document.querySelector('#link-dialog').open`)
		s.do(chromedp.KeyEvent("topic_grants"), chromedp.KeyEvent(kb.Enter))
		s.showsSomewhere(coordinator, "/start topic_grants")
	})
}
