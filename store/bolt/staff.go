package bolt

import "usynys/store"

func (r *reader) Staff(id store.PersonID) (store.Staff, error) {
	return read[store.Staff](r, staffBucket, idKey(id))
}

func (r *reader) AllStaff() ([]store.Staff, error) {
	return collect(records[store.Staff](r, staffBucket, nil))
}

func (t *transaction) SaveStaff(staff store.Staff) error {
	return t.write(staffBucket, idKey(staff.ID), &staff)
}

func (t *transaction) DeleteStaff(id store.PersonID) error {
	return t.delete(staffBucket, idKey(id))
}
