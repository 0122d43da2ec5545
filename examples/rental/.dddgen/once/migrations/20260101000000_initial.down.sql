-- Drops sales_transaction_returns, sales_transaction_items and 7 more.

-- What dddgen did not make would be lost with these tables, and stops the migration: drop it above
-- this or in a migration before, and create it again after. SQLite cites what is no path of JSON.
with made (name, columns) as (
    values
        ('customers', null),
        ('vendors', null),
        ('contacts', null),
        ('items', null),
        ('warehouses', null),
        ('sales_transactions', null),
        ('warehouse_stocks', null),
        ('sales_transaction_items', null),
        ('sales_transaction_returns', null)
),
lost (what) as (
    select 'rows of ' || own.name || ', which refers to ' || made.name
        || ' on delete ' || lower(reference.on_delete)
    from sqlite_schema as own
    join pragma_foreign_key_list(own.name) as reference
    join made on made.name = reference."table" collate nocase
    where own.type = 'table' and reference.on_delete not in ('NO ACTION', 'RESTRICT')
        and own.name not in (select name from made)
)
select json_extract(
    '{}',
    'stopped, since what dddgen did not make would be lost: ' || group_concat(what, ', ')
        || '; drop it first and create it again after, each in a migration of your own, or write'
        || ' these steps into this one'
)
from lost;

drop table sales_transaction_returns;

drop table sales_transaction_items;

drop table warehouse_stocks;

drop table sales_transactions;

drop table warehouses;

drop table items;

drop table contacts;

drop table vendors;

drop table customers;
