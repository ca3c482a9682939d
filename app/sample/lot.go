package sample

import (
	"fmt"
	"hash/fnv"
	"strconv"
)

// lot decides what the paper leaves open. A question is asked in words and has
// one answer for a seed, whatever was asked before it: adding a record to the
// year moves no other.
type lot uint64

// draw answers a question with a number.
func (l lot) draw(question ...any) uint64 {
	sum := fnv.New64a()
	fmt.Fprintln(sum, append([]any{uint64(l)}, question...)...)
	return mix(sum.Sum64())
}

// mix is the finaliser of splitmix64: FNV alone leaves the low bits of short
// questions too much alike.
func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below answers with a number from 0 up to n.
func (l lot) below(n int, question ...any) int { return int(l.draw(question...) % uint64(n)) }

// chance is true in percent of the questions.
func (l lot) chance(percent int, question ...any) bool { return l.below(100, question...) < percent }

// one of many, by a question.
func one[T any](l lot, many []T, question ...any) T { return many[l.below(len(many), question...)] }

// shuffled is many in an order of the question's own.
func shuffled[T any](l lot, many []T, question ...any) []T {
	order := append([]T(nil), many...)
	for i := len(order) - 1; i > 0; i-- {
		j := l.below(i+1, append([]any{"place " + strconv.Itoa(i)}, question...)...)
		order[i], order[j] = order[j], order[i]
	}
	return order
}

// uuid is an identity in the form of a UUIDv7 made at an instant (Unix
// milliseconds).
func (l lot) uuid(instant int64, question ...any) string {
	a := l.draw(append([]any{"uuid high"}, question...)...)
	b := l.draw(append([]any{"uuid low"}, question...)...)
	return fmt.Sprintf("%08x-%04x-7%03x-%04x-%012x",
		uint64(instant)>>16&0xffffffff, instant&0xffff, a&0xfff, 0x8000|b>>48&0x3fff, b&0xffffffffffff)
}
