package desktop

import (
	"context"
	"os"
	"path/filepath"

	"feltbog/app/boot"
	"feltbog/app/durable"
	"feltbog/app/fault"
	"feltbog/app/sample"
)

// practise opens a book of the sample year, which is recorded first when it is
// not there yet: beside its place, so that half a year is never taken for one.
func (d *door) practise(ctx context.Context, as string) (*boot.App, error) {
	name := map[string]string{"coordinator": "coordinator.feltbog", "A": "pc-A.feltbog"}[as]
	if name == "" {
		return nil, fault.At("as", fault.New(fault.Invalid))
	}
	if d.folder == "" {
		return nil, fault.New(fault.NotWritable)
	}
	if _, err := os.Stat(d.practiceFolder()); err != nil {
		half := d.practiceFolder() + "-half"
		if err := os.RemoveAll(half); err != nil {
			return nil, durable.Fault(err)
		}
		if err := sample.Make(ctx, half, sample.Options{Laptops: 5, Seed: 1, Config: d.config}); err != nil {
			return nil, err
		}
		if err := os.Rename(half, d.practiceFolder()); err != nil {
			return nil, durable.Fault(err)
		}
	}
	return d.open(ctx, filepath.Join(d.practiceFolder(), name), "")
}

func (d *door) practiceFolder() string { return filepath.Join(d.folder, "practice") }
