-- Drops order_lines, orders and 3 more.

drop table order_lines;

drop table orders;

drop table customers;

drop table books;

drop table authors;
