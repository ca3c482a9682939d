package book

import "math"

// The shapes below accept both what Go callers write ([]string) and what
// encoding/json makes of the same answer ([]any).

func integer(answer any) (int64, bool) {
	switch n := answer.(type) {
	case int64:
		return n, true
	case int:
		return int64(n), true
	case float64:
		return int64(n), n == math.Trunc(n) && math.Abs(n) < 1<<53
	default:
		return 0, false
	}
}

func words(answer any) ([]string, bool) {
	switch many := answer.(type) {
	case nil:
		return nil, true
	case []string:
		return many, true
	case []any:
		list := make([]string, 0, len(many))
		for _, one := range many {
			word, ok := one.(string)
			if !ok {
				return nil, false
			}
			list = append(list, word)
		}
		return list, true
	default:
		return nil, false
	}
}

func numbers(answer any) (map[string]int64, bool) {
	switch tally := answer.(type) {
	case nil:
		return nil, true
	case map[string]int64:
		return tally, true
	case map[string]int:
		return mapped(tally, func(n int) (int64, bool) { return int64(n), true })
	case map[string]any:
		return mapped(tally, integer)
	default:
		return nil, false
	}
}

func texts(answer any) (map[string]string, bool) {
	switch scale := answer.(type) {
	case nil:
		return nil, true
	case map[string]string:
		return scale, true
	case map[string]any:
		return mapped(scale, func(one any) (string, bool) { word, ok := one.(string); return word, ok })
	default:
		return nil, false
	}
}

func mapped[A, B any](from map[string]A, convert func(A) (B, bool)) (map[string]B, bool) {
	to := make(map[string]B, len(from))
	for key, one := range from {
		converted, ok := convert(one)
		if !ok {
			return nil, false
		}
		to[key] = converted
	}
	return to, true
}
