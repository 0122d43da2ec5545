-- Creates notes.

create table notes (
    id blob not null constraint pk_notes primary key,
    title text not null
        constraint ck_notes_title_length check (length(title) between 1 and 100),
    body text
        constraint ck_notes_body_length check (length(body) between 1 and 65535),
    version integer not null,
    created_at text not null,
    created_by text not null,
    updated_at text not null,
    updated_by text not null,
    deleted_at text
) strict;
