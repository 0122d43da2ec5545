-- Creates the first tables.

create table authors (
    id blob not null constraint pk_authors primary key,
    name text not null
        constraint ck_authors_name_length check (length(name) between 1 and 120),
    email text,
    website text,
    born_on text,
    version integer not null,
    created_at text not null,
    created_by text not null,
    updated_at text not null,
    updated_by text not null,
    deleted_at text
) strict;

create unique index uq_authors_email on authors (email) where deleted_at is null;

create table books (
    id blob not null constraint pk_books primary key,
    isbn text not null
        constraint ck_books_isbn_length check (length(isbn) between 1 and 255),
    title text not null
        constraint ck_books_title_length check (length(title) between 1 and 255),
    subtitle text
        constraint ck_books_subtitle_length check (length(subtitle) <= 255),
    description text
        constraint ck_books_description_length check (length(description) between 1 and 65535),
    price text collate decimal not null
        constraint ck_books_price_range check (price >= '0'),
    stock integer not null
        constraint ck_books_stock_range check (stock >= 0),
    tags text not null
        constraint ck_books_tags_json check (json_valid(tags) and json_type(tags) = 'array')
        constraint ck_books_tags_count check (json_array_length(tags) <= 10),
    published_on text,
    available integer not null
        constraint ck_books_available_bool check (available in (0, 1)),
    author_id blob not null
        constraint fk_books_author_id references authors (id) on delete restrict,
    version integer not null,
    created_at text not null,
    created_by text not null,
    updated_at text not null,
    updated_by text not null,
    deleted_at text
) strict;

create unique index uq_books_isbn on books (isbn) where deleted_at is null;

create unique index uq_books_title_author_id on books (title, author_id) where deleted_at is null;

create index ix_books_author_id on books (author_id);

create index ix_books_published_on on books (published_on) where deleted_at is null;

create index ix_books_stock_where_stock on books (stock) where deleted_at is null and stock < 10;

create table customers (
    id blob not null constraint pk_customers primary key,
    name text not null
        constraint ck_customers_name_length check (length(name) between 1 and 120),
    email text not null,
    phone text,
    newsletter integer not null
        constraint ck_customers_newsletter_bool check (newsletter in (0, 1)),
    version integer not null,
    created_at text not null,
    created_by text not null,
    updated_at text not null,
    updated_by text not null,
    deleted_at text
) strict;

create unique index uq_customers_email on customers (email) where deleted_at is null;

create table orders (
    id blob not null constraint pk_orders primary key,
    customer_id blob not null
        constraint fk_orders_customer_id references customers (id) on delete restrict,
    placed_at text not null,
    status text not null
        constraint ck_orders_status_one_of check (status in ('cancelled', 'confirmed', 'delivered', 'pending', 'shipped')),
    note text
        constraint ck_orders_note_length check (length(note) <= 500),
    total text collate decimal not null,
    version integer not null,
    created_at text not null,
    created_by text not null,
    updated_at text not null,
    updated_by text not null,
    deleted_at text
) strict;

create index ix_orders_customer_id on orders (customer_id);

create index ix_orders_placed_at on orders (placed_at) where deleted_at is null;

create table order_lines (
    id blob not null constraint pk_order_lines primary key,
    order_id blob not null
        constraint fk_order_lines_order_id references orders (id) on delete cascade,
    position integer not null,
    book_id blob not null
        constraint fk_order_lines_book_id references books (id) on delete restrict,
    quantity integer not null
        constraint ck_order_lines_quantity_range check (quantity between 1 and 100),
    unit_price text collate decimal not null
        constraint ck_order_lines_unit_price_range check (unit_price >= '0'),
    subtotal text collate decimal not null
) strict;

create unique index uq_order_lines_order_id_position on order_lines (order_id, position);

create unique index uq_order_lines_order_id_book_id on order_lines (order_id, book_id);

create index ix_order_lines_book_id on order_lines (book_id);
