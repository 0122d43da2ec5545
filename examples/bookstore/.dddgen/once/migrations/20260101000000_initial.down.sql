-- Drops orders, customers and 2 more.

drop table orders;

drop table customers;

drop table books;

drop table authors;
