package desktop

import (
	"context"
	"sync"
)

type ctx = context.Context

// stage plays the window: it answers dialogs and counts bells.
type stage struct {
	files []string // what the next dialogs answer
	lock  sync.Mutex
	bells []bell
	asked []wanted
	gone  bool
	whole bool // fills the screen
}

func (s *stage) openFiles(w wanted) ([]string, error) {
	s.asked = append(s.asked, w)
	return s.files, nil
}

func (s *stage) openFolder(w wanted) (string, error) { return s.one(w) }

func (s *stage) saveFile(w wanted) (string, error) { return s.one(w) }

func (s *stage) one(w wanted) (string, error) {
	s.asked = append(s.asked, w)
	if len(s.files) == 0 {
		return "", nil
	}
	return s.files[0], nil
}

func (s *stage) ring(b bell) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.bells = append(s.bells, b)
}

func (s *stage) comeForward() {}

func (s *stage) fillScreen(whole bool) { s.whole = whole }

func (s *stage) quit() {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.gone = true
}

func (s *stage) left() bool {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.gone
}
