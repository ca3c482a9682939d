package desktop

import (
	"context"
	"strconv"
	"sync"

	"feltbog/app/boot"
	"feltbog/app/fault"
)

// Job is long work as it stands. State is "running", "done", "stopped" or
// "failed"; Total is 0 while it is not known. Sealed belongs to "seal", Batch
// to "look" and "take-in", Returned to "send-back". Work that did not come to its
// end tells what it had done by then.
type Job struct {
	ID       string     `json:"id"`
	Kind     string     `json:"kind"`
	State    string     `json:"state"`
	Done     int64      `json:"done"`
	Total    int64      `json:"total"`
	Fault    Fault      `json:"fault"`
	Sealed   Sealed     `json:"sealed"`
	Batch    Batch      `json:"batch"`
	Returned []Returned `json:"returned"`
}

// jobs are the long work begun since the program started. They are few and
// small, so none is forgotten while it may still be asked for.
type jobs struct {
	lock    sync.Mutex
	begun   []*running
	asides  []context.CancelFunc // of work nobody asked for
	ongoing sync.WaitGroup
}

type running struct {
	job  Job
	stop context.CancelFunc
}

// result puts what a job made into its answer.
type result func(*Job)

// begin starts work and gives the job as it stands at once. The caller holds
// the door's lock, so no book is being swapped.
func (d *door) begin(kind string, work func(context.Context, func(done, total int64)) (result, error)) Job {
	ctx, stop := context.WithCancel(context.Background())
	j := &d.jobs
	j.lock.Lock()
	defer j.lock.Unlock()
	one := &running{stop: stop, job: Job{ID: strconv.Itoa(len(j.begun) + 1), Kind: kind, State: "running"}}
	one.job.Fault, one.job.Batch, one.job.Returned = faultOf(nil), batchOf(boot.Batch{}), []Returned{}
	j.begun = append(j.begun, one)
	j.ongoing.Go(func() {
		defer stop()
		made, err := call(d, kind, func(context.Context) (result, error) {
			made, err := work(ctx, func(done, total int64) { j.progress(one, done, total) })
			if err != nil && ctx.Err() != nil {
				err = fault.New(fault.Stopped).Because(err)
			}
			return made, err
		})
		j.end(one, made, err)
	})
	return one.job
}

// aside does work that nobody waits for, until stopAll.
func (j *jobs) aside(work func(context.Context)) {
	ctx, stop := context.WithCancel(context.Background())
	j.lock.Lock()
	defer j.lock.Unlock()
	j.asides = append(j.asides, stop)
	j.ongoing.Go(func() {
		defer stop()
		work(ctx)
	})
}

func (j *jobs) progress(one *running, done, total int64) {
	j.lock.Lock()
	defer j.lock.Unlock()
	one.job.Done, one.job.Total = done, total
}

func (j *jobs) end(one *running, made result, err error) {
	j.lock.Lock()
	defer j.lock.Unlock()
	if made != nil {
		made(&one.job)
	}
	switch {
	case err == nil:
		one.job.State = "done"
	case fault.Is(err, fault.Stopped):
		one.job.State = "stopped"
	default:
		one.job.State = "failed"
	}
	one.job.Fault = faultOf(err)
}

func (j *jobs) look(id string) (Job, error) {
	j.lock.Lock()
	defer j.lock.Unlock()
	one, err := j.find(id)
	if err != nil {
		return Job{}, err
	}
	return one.job, nil
}

func (j *jobs) stop(id string) error {
	j.lock.Lock()
	defer j.lock.Unlock()
	one, err := j.find(id)
	if err != nil {
		return err
	}
	one.stop()
	return nil
}

func (j *jobs) find(id string) (*running, error) {
	number, err := strconv.Atoi(id)
	if err != nil || number < 1 || number > len(j.begun) {
		return nil, fault.New(fault.NotFound)
	}
	return j.begun[number-1], nil
}

// stopAll ends all work and returns when it has ended.
func (j *jobs) stopAll() {
	j.lock.Lock()
	for _, one := range j.begun {
		one.stop()
	}
	for _, stop := range j.asides {
		stop()
	}
	j.asides = nil
	j.lock.Unlock()
	j.ongoing.Wait()
}

// Jobs is long work that was begun.
type Jobs struct{ door *door }

// Look tells how a job stands.
func (j *Jobs) Look(id string) (Job, error) {
	return call(j.door, "Jobs.Look", func(context.Context) (Job, error) { return j.door.jobs.look(id) })
}

// Stop asks a job to stop. It has stopped when Look says so; what it was about
// to change is then as it was.
func (j *Jobs) Stop(id string) error {
	_, err := call(j.door, "Jobs.Stop", func(context.Context) (struct{}, error) {
		return struct{}{}, j.door.jobs.stop(id)
	})
	return err
}
