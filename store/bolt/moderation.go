package bolt

import "usynys/store"

func (r *reader) Lease(seq store.Seq) (store.Lease, error) {
	return read[store.Lease](r, leasesBucket, proposalKey(seq))
}

func (r *reader) Leases() ([]store.Lease, error) {
	return collect(records[store.Lease](r, leasesBucket, nil))
}

func (t *transaction) SaveLease(lease store.Lease) error {
	return t.write(leasesBucket, proposalKey(lease.Proposal), &lease)
}

func (t *transaction) DeleteLease(seq store.Seq) error {
	return t.delete(leasesBucket, proposalKey(seq))
}

func (r *reader) Block(person store.PersonID) (store.Block, error) {
	return read[store.Block](r, blocksBucket, idKey(person))
}

func (t *transaction) SaveBlock(block store.Block) error {
	return t.write(blocksBucket, idKey(block.Person), &block)
}

func (t *transaction) DeleteBlock(person store.PersonID) error {
	return t.delete(blocksBucket, idKey(person))
}

func (r *reader) Invite(hash string) (store.Invite, error) {
	if err := keyTexts(hash); err != nil {
		return store.Invite{}, store.ErrNotFound
	}
	return read[store.Invite](r, invitesBucket, textKey(hash))
}

func (r *reader) Invites() ([]store.Invite, error) {
	return collect(records[store.Invite](r, invitesBucket, nil))
}

func (t *transaction) SaveInvite(invite store.Invite) error {
	if err := keyTexts(invite.Hash); err != nil {
		return err
	}
	return t.write(invitesBucket, textKey(invite.Hash), &invite)
}

func (t *transaction) DeleteInvite(hash string) error {
	return t.delete(invitesBucket, textKey(hash))
}

func (r *reader) Group(chat store.ChatID) (store.Group, error) {
	return read[store.Group](r, groupsBucket, idKey(chat))
}

func (r *reader) Groups() ([]store.Group, error) {
	return collect(records[store.Group](r, groupsBucket, nil))
}

func (t *transaction) SaveGroup(group store.Group) error {
	return t.write(groupsBucket, idKey(group.Chat), &group)
}

func (t *transaction) DeleteGroup(chat store.ChatID) error {
	return t.delete(groupsBucket, idKey(chat))
}

func (r *reader) Templates() ([]store.Template, error) {
	return collect(records[store.Template](r, templatesBucket, nil))
}

func (t *transaction) SaveTemplate(template store.Template) error {
	if err := keyTexts(template.Code); err != nil {
		return err
	}
	return t.write(templatesBucket, textKey(template.Code), &template)
}

func (r *reader) Bulk(person store.PersonID) (store.Bulk, error) {
	return read[store.Bulk](r, bulksBucket, idKey(person))
}

func (t *transaction) SaveBulk(bulk store.Bulk) error {
	return t.write(bulksBucket, idKey(bulk.Person), &bulk)
}

func (t *transaction) DeleteBulk(person store.PersonID) error {
	return t.delete(bulksBucket, idKey(person))
}

func (r *reader) Reply(proposal store.Seq) (store.Reply, error) {
	return read[store.Reply](r, repliesBucket, numberKey(uint64(proposal)))
}

func (t *transaction) SaveReply(reply store.Reply) error {
	return t.write(repliesBucket, numberKey(uint64(reply.Proposal)), &reply)
}

func (t *transaction) DeleteReply(proposal store.Seq) error {
	return t.delete(repliesBucket, numberKey(uint64(proposal)))
}
