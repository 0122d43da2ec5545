-- Creates the first tables.

create table customers (
    id blob not null constraint pk_customers primary key,
    name text not null
        constraint ck_customers_name_length check (length(name) between 1 and 120),
    email text,
    phone text,
    address_street text
        constraint ck_customers_address_street_length check (length(address_street) between 1 and 200),
    address_city text
        constraint ck_customers_address_city_length check (length(address_city) between 1 and 100),
    address_state text
        constraint ck_customers_address_state_length check (length(address_state) = 2),
    address_zip_code text
        constraint ck_customers_address_zip_code_length check (length(address_zip_code) between 5 and 10),
    address_country text
        constraint ck_customers_address_country_length check (length(address_country) between 2 and 100),
    version integer not null,
    created_at text not null,
    created_by text not null,
    updated_at text not null,
    updated_by text not null,
    deleted_at text,
    constraint ck_customers_address_whole check ((address_street is not null) = (address_city is not null) and (address_street is not null) = (address_state is not null) and (address_street is not null) = (address_zip_code is not null) and (address_street is not null) = (address_country is not null))
) strict;

create unique index uq_customers_email on customers (email) where deleted_at is null;

create table vendors (
    id blob not null constraint pk_vendors primary key,
    name text not null
        constraint ck_vendors_name_length check (length(name) between 1 and 120),
    email text not null,
    phone text,
    address_street text not null
        constraint ck_vendors_address_street_length check (length(address_street) between 1 and 200),
    address_city text not null
        constraint ck_vendors_address_city_length check (length(address_city) between 1 and 100),
    address_state text not null
        constraint ck_vendors_address_state_length check (length(address_state) = 2),
    address_zip_code text not null
        constraint ck_vendors_address_zip_code_length check (length(address_zip_code) between 5 and 10),
    address_country text not null
        constraint ck_vendors_address_country_length check (length(address_country) between 2 and 100),
    version integer not null,
    created_at text not null,
    created_by text not null,
    updated_at text not null,
    updated_by text not null,
    deleted_at text
) strict;

create unique index uq_vendors_name on vendors (name) where deleted_at is null;

create table contacts (
    id blob not null constraint pk_contacts primary key,
    owner_type text not null
        constraint ck_contacts_owner_type_one_of check (owner_type in ('customer', 'vendor')),
    owner_id blob not null,
    label text not null
        constraint ck_contacts_label_length check (length(label) between 1 and 50),
    name text not null
        constraint ck_contacts_name_length check (length(name) between 1 and 120),
    email text,
    phone text,
    version integer not null,
    created_at text not null,
    created_by text not null,
    updated_at text not null,
    updated_by text not null,
    deleted_at text
) strict;

create unique index uq_contacts_owner_type_owner_id_label on contacts (owner_type, owner_id, label)
where deleted_at is null;

create index ix_contacts_owner_type_owner_id on contacts (owner_type, owner_id)
where deleted_at is null;

create table items (
    id blob not null constraint pk_items primary key,
    sku text not null
        constraint ck_items_sku_length check (length(sku) <= 20),
    name text not null
        constraint ck_items_name_length check (length(name) between 1 and 120),
    description text
        constraint ck_items_description_length check (length(description) <= 2000),
    vendor_id blob not null
        constraint fk_items_vendor_id references vendors (id) on delete restrict,
    daily_rate_amount text collate decimal not null
        constraint ck_items_daily_rate_amount_range check (daily_rate_amount >= '0'),
    daily_rate_currency text not null,
    version integer not null,
    created_at text not null,
    created_by text not null,
    updated_at text not null,
    updated_by text not null,
    deleted_at text
) strict;

create unique index uq_items_sku on items (sku) where deleted_at is null;

create index ix_items_vendor_id on items (vendor_id);

create index ix_items_name on items (name) where deleted_at is null;

create table warehouses (
    id blob not null constraint pk_warehouses primary key,
    code text not null
        constraint ck_warehouses_code_length check (length(code) between 1 and 10),
    name text not null
        constraint ck_warehouses_name_length check (length(name) between 1 and 120),
    address_street text not null
        constraint ck_warehouses_address_street_length check (length(address_street) between 1 and 200),
    address_city text not null
        constraint ck_warehouses_address_city_length check (length(address_city) between 1 and 100),
    address_state text not null
        constraint ck_warehouses_address_state_length check (length(address_state) = 2),
    address_zip_code text not null
        constraint ck_warehouses_address_zip_code_length check (length(address_zip_code) between 5 and 10),
    address_country text not null
        constraint ck_warehouses_address_country_length check (length(address_country) between 2 and 100),
    version integer not null,
    created_at text not null,
    created_by text not null,
    updated_at text not null,
    updated_by text not null,
    deleted_at text
) strict;

create unique index uq_warehouses_code on warehouses (code) where deleted_at is null;

create table sales_transactions (
    id blob not null constraint pk_sales_transactions primary key,
    number text not null
        constraint ck_sales_transactions_number_length check (length(number) between 1 and 20),
    customer_id blob not null
        constraint fk_sales_transactions_customer_id references customers (id) on delete restrict,
    payment_terms text not null
        constraint ck_sales_transactions_payment_terms_one_of check (payment_terms in ('net_15', 'net_30', 'prepaid')),
    status text not null
        constraint ck_sales_transactions_status_one_of check (status in ('cancelled', 'completed', 'confirmed', 'draft', 'shipped')),
    payment_status text not null
        constraint ck_sales_transactions_payment_status_one_of check (payment_status in ('paid', 'refunded', 'unpaid')),
    currency text not null,
    note text
        constraint ck_sales_transactions_note_length check (length(note) <= 500),
    cancellation_reason text
        constraint ck_sales_transactions_cancellation_reason_length check (length(cancellation_reason) between 1 and 500),
    total_amount text collate decimal not null,
    version integer not null,
    created_at text not null,
    created_by text not null,
    updated_at text not null,
    updated_by text not null,
    deleted_at text
) strict;

create unique index uq_sales_transactions_number on sales_transactions (number)
where deleted_at is null;

create index ix_sales_transactions_customer_id on sales_transactions (customer_id);

create index ix_sales_transactions_status_payment_status on sales_transactions (status, payment_status)
where deleted_at is null;

create table warehouse_stocks (
    id blob not null constraint pk_warehouse_stocks primary key,
    warehouse_id blob not null
        constraint fk_warehouse_stocks_warehouse_id references warehouses (id) on delete cascade,
    position integer not null,
    item_id blob not null
        constraint fk_warehouse_stocks_item_id references items (id) on delete restrict,
    quantity integer not null
        constraint ck_warehouse_stocks_quantity_range check (quantity between 0 and 1000000)
) strict;

create unique index uq_warehouse_stocks_warehouse_id_position on warehouse_stocks (warehouse_id, position);

create unique index uq_warehouse_stocks_warehouse_id_item_id on warehouse_stocks (warehouse_id, item_id);

create index ix_warehouse_stocks_item_id on warehouse_stocks (item_id);

create table sales_transaction_items (
    id blob not null constraint pk_sales_transaction_items primary key,
    sales_transaction_id blob not null
        constraint fk_sales_transaction_items_sales_transaction_id references sales_transactions (id) on delete cascade,
    position integer not null,
    item_id blob not null
        constraint fk_sales_transaction_items_item_id references items (id) on delete restrict,
    quantity integer not null
        constraint ck_sales_transaction_items_quantity_range check (quantity between 1 and 1000),
    unit_price text collate decimal not null
        constraint ck_sales_transaction_items_unit_price_range check (unit_price >= '0'),
    amount text collate decimal not null
) strict;

create unique index uq_sales_transaction_items_sales_transaction_id_position on sales_transaction_items (sales_transaction_id, position);

create unique index uq_sales_transaction_items_sales_transaction_id_item_id on sales_transaction_items (sales_transaction_id, item_id);

create index ix_sales_transaction_items_item_id on sales_transaction_items (item_id);

create table sales_transaction_returns (
    id blob not null constraint pk_sales_transaction_returns primary key,
    sales_transaction_id blob not null
        constraint fk_sales_transaction_returns_sales_transaction_id references sales_transactions (id) on delete cascade,
    position integer not null,
    item_id blob not null
        constraint fk_sales_transaction_returns_item_id references items (id) on delete restrict,
    quantity integer not null
        constraint ck_sales_transaction_returns_quantity_range check (quantity between 1 and 1000),
    reason text not null
        constraint ck_sales_transaction_returns_reason_length check (length(reason) between 1 and 500),
    returned_on text not null
) strict;

create unique index uq_sales_transaction_returns_sales_transaction_id_position on sales_transaction_returns (sales_transaction_id, position);

create index ix_sales_transaction_returns_item_id on sales_transaction_returns (item_id);
