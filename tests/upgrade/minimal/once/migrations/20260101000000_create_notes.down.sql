-- Drops notes.

drop table notes;
