package page

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"math"
	"net/http"

	"usynys/bot/simulator"
)

// sendSample sends a built-in file, for people without a file at hand.
func sendSample(w http.ResponseWriter, r *http.Request, h *phone) {
	var asked struct{ Kind, Caption string }
	if !read(w, r, &asked) {
		return
	}
	var uploads []simulator.Upload
	switch asked.Kind {
	case "photo":
		uploads = []simulator.Upload{samplePhoto(0)}
	case "album":
		uploads = []simulator.Upload{samplePhoto(0), samplePhoto(1), samplePhoto(2)}
	case "voice":
		uploads = []simulator.Upload{{Kind: "voice", Data: sampleVoice()}}
	case "document":
		uploads = []simulator.Upload{{Kind: "document", Name: "plan.txt", Data: []byte("Step 1. Step 2. Step 3.\n")}}
	default:
		http.Error(w, "there is no such sample", http.StatusBadRequest)
		return
	}
	if _, err := h.person.Upload(asked.Caption, uploads...); err != nil {
		http.Error(w, "that can't be sent: the caption has more than 1,024 characters", http.StatusBadRequest)
	}
}

// skies has the colours of the built-in pictures: sky above, sky below, hills.
var skies = [][3]color.RGBA{
	{{92, 160, 222, 255}, {246, 214, 170, 255}, {70, 120, 88, 255}},
	{{38, 52, 96, 255}, {226, 128, 100, 255}, {44, 66, 84, 255}},
	{{120, 190, 230, 255}, {232, 244, 250, 255}, {196, 160, 92, 255}},
}

// samplePhoto returns a picture of hills under a sun.
func samplePhoto(number int) simulator.Upload {
	const width, height = 640, 420
	sky := skies[number%len(skies)]
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		far := 250 + int(30*math.Sin(float64(x)/90)+12*math.Sin(float64(x)/31))
		near := 320 + int(36*math.Sin(float64(x)/130+2)+6*math.Sin(float64(x)/23))
		for y := range height {
			shade := mix(sky[0], sky[1], float64(y)/300)
			switch {
			case y > near:
				shade = mix(sky[2], color.RGBA{20, 40, 40, 255}, float64(y-near)/220)
			case y > far:
				shade = mix(sky[2], sky[1], 0.45)
			case math.Hypot(float64(x-470), float64(y-130)) < 44:
				shade = color.RGBA{255, 240, 196, 255}
			}
			picture.SetRGBA(x, y, shade)
		}
	}
	var out bytes.Buffer
	_ = png.Encode(&out, picture) // a buffer takes everything
	return simulator.Upload{Kind: "photo", Name: "photo.png", Data: out.Bytes()}
}

func mix(a, b color.RGBA, share float64) color.RGBA {
	share = min(max(share, 0), 1)
	between := func(from, to uint8) uint8 { return uint8(float64(from) + (float64(to)-float64(from))*share) }
	return color.RGBA{between(a.R, b.R), between(a.G, b.G), between(a.B, b.B), 255}
}

// sampleVoice returns two seconds of a soft hum, as a WAV that every browser plays.
func sampleVoice() []byte {
	const rate, seconds = 8000, 2
	var samples bytes.Buffer
	for i := range rate * seconds {
		at := float64(i) / rate
		loudness := 60 * math.Sin(math.Pi*at/seconds) * (0.6 + 0.4*math.Sin(9*at))
		samples.WriteByte(uint8(128 + loudness*math.Sin(2*math.Pi*180*at)))
	}
	var out bytes.Buffer
	out.WriteString("RIFF")
	size := make([]byte, 4)
	binary.LittleEndian.PutUint32(size, uint32(36+samples.Len()))
	out.Write(size)
	out.WriteString("WAVEfmt ")
	out.Write([]byte{16, 0, 0, 0, 1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0})
	out.WriteString("data")
	binary.LittleEndian.PutUint32(size, uint32(samples.Len()))
	out.Write(size)
	out.Write(samples.Bytes())
	return out.Bytes()
}
