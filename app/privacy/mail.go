package privacy

import (
	"strings"
	"unicode"
)

// mails looks outwards from every @. A local part never holds an @, so no byte is read more than twice.
func (p *page) mails(start, end int) {
	line := p.text[start:end]
	for at := 0; at < len(line); at++ {
		if line[at] != '@' {
			continue
		}
		left := len(strings.TrimRightFunc(line[:at], isLocal))
		left += run(line[left:at], func(r rune) bool { return r == '.' || r == '-' })
		domain := strings.TrimRight(line[at+1:at+1+run(line[at+1:], isHost)], ".-")
		if left < at && isDomain(domain) {
			right := at + 1 + len(domain)
			p.hit(Mail, start+left, start+right, dots(3)+"@"+domain, true)
			at = right - 1
		}
	}
}

func isLocal(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._%+-", r)
}

func isHost(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '-'
}

func isDomain(host string) bool {
	dot := strings.LastIndexByte(host, '.')
	top := host[dot+1:]
	return dot > 0 && !strings.Contains(host, "..") && len(top) >= 2 && run(top, unicode.IsLetter) == len(top)
}

func dots(n int) string { return strings.Repeat("•", n) }
