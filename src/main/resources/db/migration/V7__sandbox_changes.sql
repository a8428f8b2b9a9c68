-- What became of a sandbox's post after it was published. A deleted one keeps its row without words and pictures, since its key
-- was used and others may answer it.
alter table sandbox_post
    add column edited_at timestamptz,
    add column deleted_at timestamptz;
